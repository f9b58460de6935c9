"""SQLite's write-ahead log as bytes on the disk: what a kill left there, and where a power cut may have cut it.

The format: https://sqlite.org/fileformat2.html#walformat and https://sqlite.org/walformat.html (the index).
"""

from __future__ import annotations

import os
import struct
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

HEADER, FRAME_HEAD = 32, 24
_INDEX_BYTES = 136


class Place(NamedTuple):
    """How far the log had grown: which turn of it (its two salts), how many frames."""

    first_salt: int
    second_salt: int
    frames: int

    @property
    def turn(self) -> tuple[int, int]:
        """Which writing of the log from its beginning."""
        return self.first_salt, self.second_salt


@dataclass(frozen=True, slots=True)
class Index:
    """What the wal-index says: committed frames, frames copied back, frames whose copying back was begun."""

    place: Place
    copied: int
    being_copied: int


@dataclass(frozen=True, slots=True)
class Log:
    """The frames of the log's present turn: page numbers, and after which frame each commit ends."""

    page_bytes: int
    turn: tuple[int, int]
    pages: tuple[int, ...]
    commits: tuple[int, ...]

    def end_of(self, frames: int) -> int:
        """The byte after that many frames."""
        return HEADER + frames * (FRAME_HEAD + self.page_bytes)


def beside(ledger: Path, ending: str) -> Path:
    """The ledger's log (`-wal`) or its index (`-shm`)."""
    return ledger.with_name(ledger.name + ending)


def read_index(ledger: Path) -> Index | None:
    """The wal-index as it stands, None when there is none."""
    try:
        return index_in(beside(ledger, "-shm").read_bytes()[:_INDEX_BYTES])
    except FileNotFoundError:
        return None


class OwnIndex:
    """The wal-index read by a process that has the ledger open itself.

    It never closes what it opened: closing any descriptor of a file drops all the locks that the process holds on it
    (POSIX), SQLite's too, and the next program to come would take the ledger for one that nobody has open.
    """

    def __init__(self, ledger: Path) -> None:
        self._path = beside(ledger, "-shm")
        self._open: dict[int, int] = {}

    def read(self) -> Index | None:
        try:
            inode = self._path.stat().st_ino
            if inode not in self._open:
                self._open[inode] = os.open(self._path, os.O_RDONLY)
        except FileNotFoundError:
            return None
        descriptor = self._open[inode]
        os.lseek(descriptor, 0, os.SEEK_SET)
        return index_in(os.read(descriptor, _INDEX_BYTES))


def index_in(head: bytes) -> Index | None:
    """What the wal-index's first bytes say, None when they say nothing yet."""
    # The 13th byte: initialised. The log's salts stand as in the log, the rest in the machine's own order.
    if len(head) < _INDEX_BYTES or not head[12]:
        return None
    (frames,) = struct.unpack_from("=I", head, 16)
    first_salt, second_salt = struct.unpack_from(">II", head, 32)
    (copied,) = struct.unpack_from("=I", head, 96)
    (being_copied,) = struct.unpack_from("=I", head, 128)
    return Index(Place(first_salt, second_salt, frames), copied, being_copied)


def read_log(ledger: Path) -> Log | None:
    """The frames of the log's present turn, committed or not; None without a log."""
    path = beside(ledger, "-wal")
    if not path.is_file() or path.stat().st_size < HEADER:
        return None
    content = path.read_bytes()
    page_bytes, _, *salts = struct.unpack_from(">IIII", content, 8)
    pages: list[int] = []
    commits: list[int] = []
    step = FRAME_HEAD + page_bytes
    for at in range(HEADER, len(content) - step + 1, step):
        page, size_after, *own = struct.unpack_from(">IIII", content, at)
        if own != salts:
            break
        pages.append(page)
        if size_after:
            commits.append(len(pages))
    return Log(page_bytes, (salts[0], salts[1]), tuple(pages), tuple(commits))


@dataclass(frozen=True, slots=True)
class Wreck:
    """What a kill left in the files: frames of a transaction that has no end, and a copying back half-way."""

    unfinished_frames: int
    in_checkpoint: bool


def wreck_of(ledger: Path) -> Wreck:
    """Read it before anybody opens the ledger again, for that mends it."""
    index, log = read_index(ledger), read_log(ledger)
    if index is None or log is None:
        return Wreck(0, in_checkpoint=False)
    same = index.place.turn == log.turn
    done = index.place.frames if same else 0
    return Wreck(max(0, len(log.pages) - done), in_checkpoint=same and index.being_copied > index.copied)

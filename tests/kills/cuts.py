"""A power cut: what a kill left is copied, and what no disk had promised to keep is torn off the copy."""

from __future__ import annotations

import random
import shutil
from collections.abc import Sequence
from pathlib import Path

from courier_desktop.paths import ledger_path
from tests.kills.story import Commit, Story
from tests.kills.wal import HEADER, Log, beside, read_index, read_log

_FULL = 2
_SECTOR = 512
_TEARS = ("cut", "zeros", "flip")


def image_of(folder: Path, to: Path) -> Path:
    """The ledger and its log as they stand, without the index: that one lives in memory."""
    to.mkdir(parents=True)
    source, copy = ledger_path(folder), ledger_path(to)
    shutil.copyfile(source, copy)
    if beside(source, "-wal").is_file():
        shutil.copyfile(beside(source, "-wal"), beside(copy, "-wal"))
    return to


def cut_power(folder: Path, image: Path, story: Story, luck: random.Random) -> str:
    """Tear the image where a cut may: in what came after the last sync. What was done, "" when nothing could be.

    With synchronous = FULL each commit syncs the log before it is answered; below that only a checkpoint does.
    """
    log, index = read_log(folder_ledger := ledger_path(folder)), read_index(folder_ledger)
    if log is None or index is None or index.place.turn != log.turn:
        return ""
    kept = index.being_copied
    if story.synchronous >= _FULL:
        last = [one.place.frames for one in story.answered if one.place and one.place.turn == log.turn]
        kept = max([kept, *last])
    path = beside(ledger_path(image), "-wal")
    # Before a turn's first sync even the log's own header may be torn.
    start, size = log.end_of(kept) if kept else 0, path.stat().st_size
    torn = _tear_pages(ledger_path(image), log, index.being_copied, luck)
    if start >= size:
        return torn
    return f"{torn}{_tear_log(path, luck.randrange(start, size), luck)} (frames kept: {kept} of {len(log.pages)})"


def cut_deep(folder: Path, image: Path, commits: Sequence[Commit], luck: random.Random) -> list[Commit] | None:
    """Cut the image's log anywhere after what was copied back; the answered commits that must still be there.

    Not what a power cut may do, but what the log must stand: it ends at a commit, wherever it was torn.
    """
    log, index = read_log(folder_ledger := ledger_path(folder)), read_index(folder_ledger)
    if log is None or index is None or index.place.turn != log.turn or not log.pages:
        return None
    path = beside(ledger_path(image), "-wal")
    at = luck.randrange(log.end_of(index.being_copied), path.stat().st_size + 1)
    # A bit turned before finished commits is damage, which opening tells of; a tear has nothing whole behind it.
    _tear_log(path, at, luck, _TEARS[:2])
    whole = (at - HEADER) // (log.end_of(1) - HEADER)
    return [one for one in commits if one.place is None or one.place.turn != log.turn or one.place.frames <= whole]


def _tear_log(path: Path, at: int, luck: random.Random, tears: Sequence[str] = _TEARS) -> str:
    # The log's head lies in one sector, which is written whole or not at all.
    how, at = ("zeros", 0) if at < HEADER else (luck.choice(tears), at)
    content = bytearray(path.read_bytes())
    if how == "cut" or at >= len(content):
        del content[at:]
    elif how == "flip":
        content[at] ^= 1 << luck.randrange(8)
    else:
        content[at:] = bytes(len(content) - at)
    path.write_bytes(content)
    return f"log: {how} at byte {at}"


def _tear_pages(path: Path, log: Log, being_copied: int, luck: random.Random) -> str:
    """Pages that a checkpoint was writing back may be half old, half new, or neither: the log still has them."""
    torn = 0
    with path.open("r+b") as file:
        for page in sorted(set(log.pages[:being_copied])):
            # The first sector of the first page holds the file's own sign, and a sector is written whole.
            sector = luck.randrange(1, log.page_bytes // _SECTOR)
            file.seek((page - 1) * log.page_bytes + sector * _SECTOR)
            if luck.random() < 0.5:
                file.write(luck.randbytes(_SECTOR))
                torn += 1
    return f"{torn} pages half-written; " if torn else ""

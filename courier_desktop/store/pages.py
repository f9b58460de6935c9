"""The pages of a ledger's file read without SQLite: every row that still stands in one, whatever the pages around it.

The format is SQLite's, https://www.sqlite.org/fileformat2.html: trees of pages, rows as records in their cells.
"""

from __future__ import annotations

import struct
from typing import IO, TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PAGE = 4096
TABLE_LEAF, TABLE_INTERIOR, INDEX_LEAF, INDEX_INTERIOR = 0x0D, 0x05, 0x0A, 0x02
_LEAVES = frozenset({TABLE_LEAF, INDEX_LEAF})
_WAL_HEAD, _FRAME_HEAD = 32, 24
# No row of ours is longer; a length beyond it is noise.
_LONGEST_ROW = 64 << 20

Value = int | float | str | bytes | None


class Cell(NamedTuple):
    """A row as it stands in a cell: its number (0 in a table that has none) and its columns."""

    number: int
    values: tuple[Value, ...]


class Image:
    """The newest content of every page: the file's, over which its write-ahead log lies."""

    def __init__(self, path: Path, wal: Path | None) -> None:
        """Open both to be read; the log counts as far as its last finished transaction. OSError."""
        self._file: IO[bytes] | None = path.open("rb") if path.exists() else None
        self._wal: IO[bytes] | None = wal.open("rb") if wal is not None and wal.exists() else None
        self._newer: dict[int, int] = {}
        self.count = -(-path.stat().st_size // PAGE) if path.exists() else 0
        if self._wal is not None:
            self._newer = _newest_frames(self._wal)
            self.count = max(self.count, max(self._newer, default=0))

    def page(self, number: int) -> bytes:
        """That page, pages counting from 1; shorter, or empty, where the file ends."""
        place = self._newer.get(number)
        if place is not None and self._wal is not None:
            self._wal.seek(place)
            return self._wal.read(PAGE)
        if self._file is None:
            return b""
        self._file.seek((number - 1) * PAGE)
        return self._file.read(PAGE)

    def close(self) -> None:
        """Close both files."""
        for file in (self._file, self._wal):
            if file is not None:
                file.close()

    def cells(self, number: int) -> tuple[int, list[Cell], list[int]]:
        """The kind of a page (0 for none), its rows as far as they can be read, and the pages below it."""
        page = self.page(number)
        head = 100 if number == 1 else 0
        if len(page) < head + 12:
            return 0, [], []
        kind = page[head]
        if kind not in {TABLE_LEAF, TABLE_INTERIOR, INDEX_LEAF, INDEX_INTERIOR}:
            return 0, [], []
        found: list[Cell] = []
        below: list[int] = []
        first = head + (8 if kind in _LEAVES else 12)
        count = min(int.from_bytes(page[head + 3 : head + 5]), (len(page) - first) // 2)
        for at in range(first, first + 2 * count, 2):
            place = int.from_bytes(page[at : at + 2])
            try:
                cell, child = self._cell(page, place, kind)
            except (ValueError, IndexError, struct.error, MemoryError):
                continue
            if child:
                below.append(child)
            if cell is not None:
                found.append(cell)
        if kind not in _LEAVES:
            below.append(int.from_bytes(page[head + 8 : head + 12]))
        return kind, found, below

    def _cell(self, page: bytes, place: int, kind: int) -> tuple[Cell | None, int]:
        child = 0
        if kind not in _LEAVES:
            child, place = int.from_bytes(page[place : place + 4]), place + 4
        if kind == TABLE_INTERIOR:
            return None, child
        try:
            return self._row(page, place, table=kind == TABLE_LEAF), child
        except (ValueError, IndexError, struct.error, MemoryError):
            if child:
                return None, child
            raise

    def _row(self, page: bytes, place: int, *, table: bool) -> Cell:
        size, place = _varint(page, place)
        number = 0
        if table:
            number, place = _varint(page, place)
        if size > _LONGEST_ROW:
            raise ValueError
        most = PAGE - 35 if table else (PAGE - 12) * 64 // 255 - 23
        if size <= most:
            payload = page[place : place + size]
        else:
            least = (PAGE - 12) * 32 // 255 - 23
            fits = least + (size - least) % (PAGE - 4)
            here = fits if fits <= most else least
            payload = page[place : place + here] + self._rest(page[place + here : place + here + 4], size - here)
        if len(payload) != size:
            raise ValueError
        return Cell(number, _record(payload))

    def _rest(self, pointer: bytes, size: int) -> bytes:
        """What of a row lies in pages of its own."""
        parts: list[bytes] = []
        number, left = int.from_bytes(pointer), size
        while left > 0:
            if not 1 < number <= self.count:
                raise ValueError
            page = self.page(number)
            parts.append(page[4 : 4 + left])
            left -= len(parts[-1])
            if not parts[-1]:
                raise ValueError
            number = int.from_bytes(page[:4])
        return b"".join(parts)


def tree(image: Image, root: int) -> Iterator[tuple[int, list[Cell] | None]]:
    """Every page of the tree below a root with its rows; None for one that is no page of a tree any more."""
    waiting, seen = [root], set[int]()
    while waiting:
        number = waiting.pop()
        if number in seen or not 1 <= number <= image.count:
            yield number, None
            continue
        seen.add(number)
        kind, found, below = image.cells(number)
        yield number, found if kind else None
        waiting.extend(reversed(below))


def _newest_frames(wal: IO[bytes]) -> dict[int, int]:
    """Where in the log the newest content of each page stands, as far as its last finished transaction.

    Frames behind a damaged one count too, which SQLite would leave out: rows are judged one by one later.
    """
    wal.seek(_WAL_HEAD)
    salt = wal.read(_FRAME_HEAD)[8:16]
    place = _WAL_HEAD
    finished: dict[int, int] = {}
    open_ones: dict[int, int] = {}
    while True:
        wal.seek(place)
        frame = wal.read(_FRAME_HEAD)
        if len(frame) < _FRAME_HEAD or frame[8:16] != salt:
            break
        open_ones[int.from_bytes(frame[:4])] = place + _FRAME_HEAD
        if frame[4:8] != b"\0\0\0\0":
            finished |= open_ones
            open_ones = {}
        place += _FRAME_HEAD + PAGE
    # The last frame may be cut short: then its transaction was never confirmed.
    wal.seek(0, 2)
    return {number: at for number, at in finished.items() if at + PAGE <= wal.tell()}


def _varint(content: bytes, place: int) -> tuple[int, int]:
    value = 0
    for n in range(8):
        byte = content[place + n]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:  # noqa: PLR2004 - the highest bit says that more follows
            return value, place + n + 1
    value = value << 8 | content[place + 8]
    return value - (1 << 64) if value >= 1 << 63 else value, place + 9


_WHOLE = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}
_FIRST_BLOB = 12


def _record(payload: bytes) -> tuple[Value, ...]:
    """The columns of a record. ValueError when its head does not fit its body."""
    head, place = _varint(payload, 0)
    kinds: list[int] = []
    while place < head:
        kind, place = _varint(payload, place)
        kinds.append(kind)
    values: list[Value] = []
    for kind in kinds:
        value, size = _value(payload, place, kind)
        if place + size > len(payload):
            raise ValueError
        values.append(value)
        place += size
    if place != len(payload):
        raise ValueError
    return tuple(values)


def _value(payload: bytes, place: int, kind: int) -> tuple[Value, int]:
    if kind in _WHOLE:
        size = _WHOLE[kind]
        return int.from_bytes(payload[place : place + size], signed=True), size
    if kind >= _FIRST_BLOB:
        size = (kind - _FIRST_BLOB) // 2
        content = payload[place : place + size]
        # A letter that is none any more costs that letter, not its row.
        return (content.decode("utf-8", "replace") if kind % 2 else content), size
    match kind:
        case 0:
            return None, 0
        case 7:
            return struct.unpack(">d", payload[place : place + 8])[0], 8
        case 8 | 9:
            return kind - 8, 0
        case _:
            raise ValueError

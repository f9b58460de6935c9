"""What disks and other programs do to a ledger's file: bits flipped in a chosen place, a file cut short."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

PAGE = 4096
TABLE_LEAF, TABLE_INTERIOR, INDEX_LEAF, INDEX_INTERIOR = 0x0D, 0x05, 0x0A, 0x02


def pages(path: Path) -> int:
    """How many pages the file holds."""
    return path.stat().st_size // PAGE


def page_type(path: Path, page: int) -> int:
    """The first byte of a page: which kind of tree it belongs to. Pages count from 1."""
    with path.open("rb") as file:
        file.seek((page - 1) * PAGE + (100 if page == 1 else 0))
        return file.read(1)[0]


def root_of(path: Path, name: str) -> int:
    """The first page of that table's or index's tree."""
    with closing(sqlite3.connect(f"{path.as_uri()}?immutable=1", uri=True)) as conn:
        return int(conn.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (name,)).fetchone()[0])


def leaves(path: Path, name: str) -> list[int]:
    """The leaf pages of that table or index, in order."""
    return list(_leaves(path.read_bytes(), root_of(path, name)))


def _leaves(content: bytes, page: int) -> Iterator[int]:
    start = (page - 1) * PAGE
    head = start + (100 if page == 1 else 0)
    kind = content[head]
    if kind in {TABLE_LEAF, INDEX_LEAF}:
        yield page
        return
    cells = int.from_bytes(content[head + 3 : head + 5])
    for n in range(cells):
        at = head + 12 + 2 * n
        cell = start + int.from_bytes(content[at : at + 2])
        yield from _leaves(content, int.from_bytes(content[cell : cell + 4]))
    yield from _leaves(content, int.from_bytes(content[head + 8 : head + 12]))


def first_free_page(path: Path) -> int:
    """The first page of the list of free ones, 0 when nothing is free."""
    with path.open("rb") as file:
        file.seek(32)
        return int.from_bytes(file.read(4))


def spoil_page(path: Path, page: int, seed: int = 1) -> None:
    """Fill a page with noise."""
    with path.open("r+b") as file:
        file.seek((page - 1) * PAGE)
        file.write(random.Random(seed).randbytes(PAGE))


def flip(path: Path, offset: int, mask: int = 0x10) -> None:
    """Flip bits of one byte."""
    with path.open("r+b") as file:
        file.seek(offset)
        byte = file.read(1)[0]
        file.seek(offset)
        file.write(bytes((byte ^ mask,)))


def cut(path: Path, size: int) -> None:
    """Cut the file short."""
    with path.open("r+b") as file:
        file.truncate(size)

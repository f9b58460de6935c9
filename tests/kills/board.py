"""What a worker is doing at this moment, on a board that outlives it: the parent reads it after the kill."""

from __future__ import annotations

import mmap
import os
from enum import IntEnum
from pathlib import Path
from typing import Final

_BYTES = 64
_COMMITS_AT: Final = slice(8, 16)


class Phase(IntEnum):
    """Where a kill may land. The order is that of the printed table."""

    STARTING = 0
    OPENING = 1
    BETWEEN = 2
    TRANSACTION = 3
    COMMIT = 4
    FILES = 5
    COPYING = 6
    RENAMING = 7
    CLOSING = 8


class Board:
    """A small file mapped by both: the phase, and how many commits came back."""

    def __init__(self, path: Path) -> None:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            os.ftruncate(descriptor, _BYTES)
            self._map = mmap.mmap(descriptor, _BYTES)
        finally:
            os.close(descriptor)

    @property
    def phase(self) -> Phase:
        return Phase(self._map[0])

    @phase.setter
    def phase(self, phase: Phase) -> None:
        self._map[0] = phase

    @property
    def commits(self) -> int:
        return int.from_bytes(self._map[_COMMITS_AT], "little")

    @commits.setter
    def commits(self, count: int) -> None:
        self._map[_COMMITS_AT] = count.to_bytes(8, "little")

    def wipe(self) -> None:
        """Make it ready for the next life."""
        self._map[:] = bytes(_BYTES)

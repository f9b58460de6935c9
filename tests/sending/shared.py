"""What the killing test and the programs it kills share: the time, and how far the newest program has come."""

from __future__ import annotations

import mmap
import struct
from datetime import UTC, datetime, timedelta
from pathlib import Path

_CELL = struct.Struct("d")
_CELLS = 8


class Shared:
    """A few numbers in a file that every process maps: each is written by one side only."""

    SHIFT, READY, STOPPED = 0, 1, 2

    def __init__(self, path: Path) -> None:
        """The file is made where there is none."""
        if not path.exists():
            path.write_bytes(bytes(_CELL.size * _CELLS))
        with path.open("r+b") as file:
            self._map = mmap.mmap(file.fileno(), _CELL.size * _CELLS)

    def __getitem__(self, cell: int) -> float:
        return float(_CELL.unpack_from(self._map, cell * _CELL.size)[0])

    def __setitem__(self, cell: int, value: float) -> None:
        _CELL.pack_into(self._map, cell * _CELL.size, value)

    def __call__(self) -> datetime:
        """The real clock, moved ahead by as many seconds as the test says."""
        return datetime.now(UTC) + timedelta(seconds=self[self.SHIFT])

    def close(self) -> None:
        self._map.close()

"""The writers of an export: CSV, JSON lines, XLSX, all with the same two methods."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, Protocol

from courier_desktop.domain.exports.cells import to_cell

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from courier_desktop.domain.exports.columns import Table
    from courier_desktop.domain.exports.lines import Row

# A row and its JSON line, which the digest needs anyway.
Line = tuple["Row", str]


class Writer(Protocol):
    """Writes one table after another into a folder."""

    def write(self, table: Table, lines: Iterable[Line]) -> str:
        """Write a table; the name of the file in which it stands."""

    def close(self, check: Callable[[], object]) -> None:
        """Finish what is open; `check` is asked now and then and may raise."""

    def release(self) -> None:
        """Let go of whatever is still open."""


class CsvWriter:
    """One CSV file a table: UTF-8 with its mark, commas, the rule of the apostrophe (domain.exports.cells)."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def write(self, table: Table, lines: Iterable[Line]) -> str:
        """Write a table; its file."""
        name = f"{table.name}.csv"
        columns = table.columns
        with (self._folder / name).open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(table.names)
            writer.writerows(
                [to_cell(value, column) for value, column in zip(row, columns, strict=True)] for row, _ in lines
            )
        return name

    def close(self, check: Callable[[], object] = lambda: None) -> None:
        """Nothing stays open."""

    def release(self) -> None:
        """Nothing stays open."""


class JsonLinesWriter:
    """One file a table, one JSON object a line, UTF-8."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def write(self, table: Table, lines: Iterable[Line]) -> str:
        """Write a table; its file."""
        name = f"{table.name}.jsonl"
        with (self._folder / name).open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(f"{line}\n" for _, line in lines)
        return name

    def close(self, check: Callable[[], object] = lambda: None) -> None:
        """Nothing stays open."""

    def release(self) -> None:
        """Nothing stays open."""

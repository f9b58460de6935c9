"""A sheet as it was read: its name and its cells as text, nothing understood yet."""

from __future__ import annotations

from courier_desktop.domain.intake.cleaning import clean_rows
from courier_desktop.domain.values import dataclass


@dataclass(frozen=True, slots=True)
class RawTable:
    """A sheet's cells, every row as wide as the widest; `first_row` is the sheet's number of `rows[0]`.

    `rows` are the cells as they came, `cells` the same cleaned.
    """

    name: str
    rows: list[list[str]]
    cells: list[list[str]]
    first_row: int = 1

    @property
    def width(self) -> int:
        """How many columns there are."""
        return len(self.rows[0]) if self.rows else 0

    def sheet_row(self, index: int) -> int:
        """The number that the spreadsheet shows beside `rows[index]`."""
        return index + self.first_row


def squared(name: str, rows: list[list[str]], first_row: int = 1) -> RawTable:
    """A table whose short rows are filled with empty cells; the rows given are used, not copied."""
    width = max(map(len, rows), default=0)
    for row in rows:
        if len(row) < width:
            row.extend([""] * (width - len(row)))
    return RawTable(name, rows, clean_rows(rows), first_row)

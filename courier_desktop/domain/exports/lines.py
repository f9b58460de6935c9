"""A row as one JSON object: what a JSON lines file holds, and what the digest of a file is taken over."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from courier_desktop.domain.exports.cells import Value, to_json
from courier_desktop.domain.exports.columns import Kind, Table

if TYPE_CHECKING:
    from collections.abc import Sequence

Row = list[Value]
_TYPES: dict[Kind, tuple[type, ...]] = {Kind.WHOLE: (int,), Kind.NUMBER: (float, int), Kind.FLAG: (bool,)}


def to_line(names: Sequence[str], row: Row) -> str:
    """The row as a line without its end."""
    return to_json(dict(zip(names, row, strict=True)))


def from_line(names: tuple[str, ...], line: str) -> Row:
    """The row that a line holds. ValueError when it has other columns."""
    found = json.loads(line)
    if not isinstance(found, dict) or tuple(found) != names:
        raise ValueError(line[:80])
    return list(found.values())


def fits(table: Table, row: Row) -> bool:
    """Whether each value is of its column's kind (of the kinds that files which go in have)."""
    return len(row) == len(table.columns) and all(
        column.kind is Kind.JSON
        or (value is None and column.empty)
        # Not isinstance: True is no whole number.
        or type(value) in _TYPES.get(column.kind, (str,))
        for value, column in zip(row, table.columns, strict=True)
    )

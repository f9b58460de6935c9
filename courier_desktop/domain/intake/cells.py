"""Cells read by field: the first that is filled, or several joined."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING

from courier_desktop.domain.intake.fields import Field

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from courier_desktop.domain.intake.mapping import Mapping

    Getter = Callable[[Sequence[str]], str]
    Joiner = Callable[[list[list[str]]], str]

Row = list[str]
Rows = list[list[str]]


class Cells:
    """The cells of each field in a sheet's cleaned rows, by a mapping."""

    __slots__ = ("_fallback", "_own", "_primary", "_spare", "mapping")

    def __init__(self, mapping: Mapping) -> None:
        """Look up once where each field stands."""
        self.mapping = mapping
        self._primary = {field: mapping.columns(field) for field in Field}
        self._fallback = {field: mapping.columns(field, fallback=True) for field in Field}
        self._own = {field: _getter(columns) for field, columns in self._primary.items()}
        self._spare = {field: _getter(columns) for field, columns in self._fallback.items()}

    def has(self, field: Field) -> bool:
        """Whether any column means that field."""
        return bool(self._primary[field] or self._fallback[field])

    def columns(self, field: Field) -> tuple[int, ...]:
        """All columns of the field, the primary ones first."""
        return self._primary[field] + self._fallback[field]

    def owner(self, field: Field) -> Getter:
        """What reads the first filled primary cell of the field in a row, empty when none is."""
        return self._own[field]

    def reader(self, field: Field) -> Getter:
        """What reads the first filled cell of the field in a row, fallbacks last."""
        return _getter(self.columns(field))

    def own(self, row: Sequence[str], field: Field) -> str:
        """The first filled primary cell of the field in one row."""
        return self._own[field](row)

    def spare(self, row: Sequence[str], field: Field) -> str:
        """The first filled fallback cell of the field in one row."""
        return self._spare[field](row)

    def first(self, row: Sequence[str], field: Field) -> str:
        """The first filled cell of the field in one row, fallbacks last."""
        return self._own[field](row) or self._spare[field](row)

    def joined(self, rows: Rows, field: Field, mark: str) -> str:
        """All different filled cells of the field in an order's rows, joined; fallbacks only without any other."""
        columns = self._primary[field]
        if len(columns) == 1 and len(rows) == 1:
            return rows[0][columns[0]] or self._spare[field](rows[0])
        found = dict.fromkeys(text for row in rows for i in columns if (text := row[i]))
        return mark.join(found) if found else next((text for row in rows if (text := self._spare[field](row))), "")

    def joiner(self, field: Field, mark: str) -> Joiner:
        """What reads the joined cells of the field in an order's rows."""
        if not self.has(field):
            return _nothing
        columns, joined = self._primary[field], self.joined
        if len(columns) != 1 or self._fallback[field]:
            return lambda rows: joined(rows, field, mark)
        column = columns[0]
        return lambda rows: rows[0][column] if len(rows) == 1 else joined(rows, field, mark)

    def filled(self, row: Sequence[str], field: Field) -> list[tuple[int, str]]:
        """Every filled cell of the field in a row as (column, text), fallbacks last."""
        return [(i, text) for i in self.columns(field) if (text := row[i])]


def merged(rows: Rows) -> Row:
    """An order's rows as one: of each column the first filled cell."""
    if len(rows) == 1:
        return rows[0]
    return [next(filter(None, cells), "") for cells in zip(*rows, strict=True)]


def _getter(columns: tuple[int, ...]) -> Getter:
    """What reads the first filled of these columns."""
    if not columns:
        return _nothing
    if len(columns) == 1:
        return itemgetter(columns[0])

    def read(row: Sequence[str]) -> str:
        for i in columns:
            if text := row[i]:
                return text
        return ""

    return read


def _nothing(_row: object) -> str:
    return ""

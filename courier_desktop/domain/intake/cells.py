"""Cells read by field: the first that is filled, or several joined."""

from __future__ import annotations

from typing import TYPE_CHECKING

from courier_desktop.domain.intake.cleaning import is_error
from courier_desktop.domain.intake.fields import Field

if TYPE_CHECKING:
    from collections.abc import Sequence

    from courier_desktop.domain.intake.mapping import Mapping

Rows = list[list[str]]


class Cells:
    """The cells of each field in a sheet's cleaned rows, by a mapping."""

    __slots__ = ("_fallback", "_primary", "mapping")

    def __init__(self, mapping: Mapping) -> None:
        """Look up once where each field stands."""
        self.mapping = mapping
        self._primary = {field: mapping.columns(field) for field in Field}
        self._fallback = {field: mapping.columns(field, fallback=True) for field in Field}

    def has(self, field: Field) -> bool:
        """Whether any column means that field."""
        return bool(self._primary[field] or self._fallback[field])

    def columns(self, field: Field) -> tuple[int, ...]:
        """All columns of the field, the primary ones first."""
        return self._primary[field] + self._fallback[field]

    def own(self, row: Sequence[str], field: Field) -> str:
        """The first filled primary cell of the field in one row."""
        for i in self._primary[field]:
            if (text := row[i]) and not (text[0] == "#" and is_error(text)):
                return text
        return ""

    def spare(self, row: Sequence[str], field: Field) -> str:
        """The first filled fallback cell of the field in one row."""
        for i in self._fallback[field]:
            if (text := row[i]) and not (text[0] == "#" and is_error(text)):
                return text
        return ""

    def first(self, rows: Rows, field: Field) -> str:
        """The first filled cell of the field in an order's rows, fallbacks last."""
        if self._primary[field]:
            for row in rows:
                if text := self.own(row, field):
                    return text
        if self._fallback[field]:
            for row in rows:
                if text := self.spare(row, field):
                    return text
        return ""

    def joined(self, rows: Rows, field: Field, mark: str) -> str:
        """All different filled cells of the field in an order's rows, joined."""
        columns = self._primary[field]
        if len(columns) == 1 and len(rows) == 1:
            text = self.own(rows[0], field)
            return text or self.first(rows, field)
        found = dict.fromkeys(text for row in rows for i in columns if (text := row[i]) and not is_error(text))
        return mark.join(found) if found else self.first(rows, field)

    def raws(self, rows: Rows, field: Field) -> list[tuple[int, str]]:
        """Every filled cell of the field as (column, text), also a spreadsheet's errors; fallbacks last."""
        return [
            (i, text)
            for columns in (self._primary[field], self._fallback[field])
            for row in rows
            for i in columns
            if (text := row[i])
        ]

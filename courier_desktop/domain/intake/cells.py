"""Cells read by field: cleaned, the first that is filled, or several joined."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from courier_desktop.domain.intake.fields import Field

if TYPE_CHECKING:
    from collections.abc import Sequence

    from courier_desktop.domain.intake.mapping import Mapping

Rows = list[list[str]]
_FORMULA = re.compile(r'^="?(.*?)"?$', re.DOTALL)
# Only what a spreadsheet protects so: 's-Hertogenbosch keeps its apostrophe.
_APOSTROPHE = re.compile(r"^['’](?=[=+\-@\t\r\d'’(#])")
_DOUBTFUL = frozenset("'’=-.#/nNsSuU?(")
_NOTHING = frozenset(
    {
        *(
            "-",
            "--",
            "---",
            ".",
            "..",
            "/",
            "n/a",
            "#n/a",
            "n/d",
            "s/d",
            "null",
            "none",
            "nan",
            "na",
            "#ref!",
            "#value!",
        ),
        *(
            "#¿nombre?",
            "#name?",
            "#div/0!",
            "no informado",
            "no informada",
            "nao informado",
            "não informado",
            "sin dato",
        ),
        *(
            "sin datos",
            "(null)",
            "undefined",
            "?",
            "no aplica",
            "not provided",
            "(en blanco)",
            "(blank)",
            "nil",
            "sin informacion",
            "sin información",
        ),
    }
)
_LONGEST_NOTHING = 16


def clean_cell(raw: str) -> str:
    """The cell as meant: `="00123"` and `'+52…` unwrapped, white space folded."""
    text = raw.strip()
    if not text:
        return ""
    if text[0] in "'’=":
        text = unwrapped(text)
    return " ".join(text.split())


def unwrapped(text: str) -> str:
    """The text that a spreadsheet's protection wraps: `="00123"` is 00123, `'=1+1` is =1+1; formulas stay text."""
    if text.startswith('="') and text.endswith('"') and len(text) > 2:  # noqa: PLR2004 - the wrapping itself
        found = _FORMULA.match(text)
        return found[1].replace('""', '"') if found else text
    return _APOSTROPHE.sub("", text, count=1)


def says_nothing(text: str) -> bool:
    """Whether the cell only says that there is nothing: "-", "N/A", "No informado"."""
    return not text or (text[0] in _DOUBTFUL and len(text) <= _LONGEST_NOTHING and text.lower() in _NOTHING)


class Cells:
    """The cells of each field in a sheet's rows, by a mapping."""

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
            if (raw := row[i]) and (text := clean_cell(raw)) and not says_nothing(text):
                return text
        return ""

    def spare(self, row: Sequence[str], field: Field) -> str:
        """The first filled fallback cell of the field in one row."""
        for i in self._fallback[field]:
            if (raw := row[i]) and (text := clean_cell(raw)) and not says_nothing(text):
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
        if not columns:
            return self.first(rows, field)
        found: list[str] = []
        for row in rows:
            for i in columns:
                if (raw := row[i]) and (text := clean_cell(raw)) and not says_nothing(text) and text not in found:
                    found.append(text)
        return mark.join(found) if found else self.first(rows, field)

    def raws(self, rows: Rows, field: Field) -> list[tuple[int, str]]:
        """Every filled cell of the field as (column, text), also those that say there is nothing; fallbacks last."""
        return [
            (i, text)
            for columns in (self._primary[field], self._fallback[field])
            for row in rows
            for i in columns
            if (raw := row[i]) and (text := clean_cell(raw))
        ]

"""Which column means what, as confirmed: kept per sender for each header, and overruled by COLUMN=FIELD."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from courier_desktop.domain.intake.columns import GROUP_MARK, Guess
from courier_desktop.domain.intake.fields import JOINED_FIELDS, Field
from courier_desktop.domain.intake.titles import title_key
from courier_desktop.domain.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_FALLBACK_MARK = "?"
_LETTERS = 2


@dataclass(frozen=True, slots=True)
class Mapping:
    """The field of each column, by index; `fallback` holds the columns that count only where others are empty."""

    fields: tuple[Field | None, ...]
    fallback: frozenset[int] = frozenset()

    def columns(self, field: Field, *, fallback: bool = False) -> tuple[int, ...]:
        """The columns of that field, in their order."""
        return tuple(i for i, f in enumerate(self.fields) if f is field and (i in self.fallback) is fallback)

    def with_field(self, column: int, field: Field | None) -> Mapping:
        """The mapping after the person gave a column another field; what is chosen by hand is no fallback."""
        fields = (*self.fields[:column], field, *self.fields[column + 1 :])
        return Mapping(fields, self.fallback - {column})


def mapping_of(guesses: Sequence[Guess]) -> Mapping:
    """The mapping that the guesses propose."""
    return Mapping(
        tuple(guess.field for guess in guesses), frozenset(i for i, guess in enumerate(guesses) if guess.fallback)
    )


def signature(titles: Sequence[str]) -> str:
    """One text for all sheets with the same titles in the same order; our own column of problems does not count."""
    keys = [title_key(title.replace(GROUP_MARK, " ")) for title in titles]
    while keys and keys[-1] in {"", "problema"}:
        keys.pop()
    return "|".join(keys)


def to_text(mapping: Mapping) -> str:
    """The mapping as text to keep."""
    return json.dumps(
        [(field or "") + (_FALLBACK_MARK if i in mapping.fallback else "") for i, field in enumerate(mapping.fields)]
    )


def from_text(text: str, width: int) -> Mapping | None:
    """The mapping kept as that text, for a sheet of `width` columns; None when it is not for such a sheet."""
    try:
        kept = json.loads(text)
        fields = tuple(Field(item.rstrip(_FALLBACK_MARK)) if item else None for item in kept)
    except (ValueError, TypeError, AttributeError):
        return None
    if len(fields) > width:
        return None
    fallback = frozenset(i for i, item in enumerate(kept) if item.endswith(_FALLBACK_MARK))
    return Mapping(fields + (None,) * (width - len(fields)), fallback)


def parse_override(text: str, titles: Sequence[str]) -> tuple[int, Field | None] | None:
    """Column and field of "COLUMN=FIELD": the column by title, by letter (B) or by number (2); "" or "none" = unused.

    None when no such column or field exists.
    """
    column, mark, name = text.rpartition("=")
    if not mark:
        return None
    index = _column_named(column.strip(), titles)
    word = name.strip().lower().replace("-", "_")
    if index is None:
        return None
    if word in {"", "none", "-"}:
        return index, None
    return (index, Field(word)) if word in Field.__members__.values() else None


def overruled(mapping: Mapping, chosen: Iterable[tuple[int, Field | None]]) -> Mapping:
    """The mapping after those choices; another column of a field that stands once gives way."""
    for column, field in chosen:
        for other in mapping.columns(field) if field and field not in JOINED_FIELDS else ():
            mapping = Mapping(mapping.fields, mapping.fallback | {other})
        mapping = mapping.with_field(column, field)
    return mapping


def _column_named(name: str, titles: Sequence[str]) -> int | None:
    """The column of that title; else of that letter or number."""
    key = title_key(name)
    for i, title in enumerate(titles):
        if key and key in {title_key(title), title_key(title.rpartition(GROUP_MARK)[2])}:
            return i
    if name.isdecimal() and 0 < int(name) <= len(titles):
        return int(name) - 1
    if name.isascii() and name.isalpha() and len(name) <= _LETTERS:
        index = 0
        for letter in name.upper():
            index = index * 26 + ord(letter) - ord("A") + 1
        return index - 1 if index <= len(titles) else None
    return None

"""How a value stands as text in a CSV cell, and back: nothing a spreadsheet would run, and nothing lost.

The rule of the apostrophe: a text gets one in front when it begins with an apostrophe or with what a spreadsheet would
take for a formula, or when it is empty in a column that may hold nothing. Whoever reads takes one away from each cell
of text that begins with it; an empty cell is then nothing (null) where the column may hold nothing, else an empty text.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from courier_desktop.domain.exports.columns import Column, Kind
from courier_desktop.domain.money import Money, format_money, plain_amount

if TYPE_CHECKING:
    from collections.abc import Callable

Value = str | int | float | bool | None | Money | list[object] | dict[str, object]

APOSTROPHE = "'"
_GUARDED = (APOSTROPHE, "=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def _plain(value: object) -> object:
    """What JSON itself does not know."""
    if isinstance(value, Money):
        return {"amount": value.amount_minor, "currency": value.currency, "text": format_money(value)}
    raise TypeError(type(value))


# Without blanks, letters as they are.
to_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=_plain).encode


def to_cell(value: Value, column: Column) -> str:
    """The value as the text of a cell."""
    if column.kind is Kind.JSON:
        return _guarded(to_json(value), column)
    if isinstance(value, str):
        return _guarded(value, column)
    if value is None:
        return ""
    if isinstance(value, bool):
        return "1" if value else "0"
    return plain_amount(value) if isinstance(value, Money) else repr(value)


def _guarded(text: str, column: Column) -> str:
    if text.startswith(_GUARDED) or (not text and column.empty):
        return APOSTROPHE + text
    return text


def from_cell(text: str, column: Column) -> Value:
    """The value that such a cell holds. ValueError when it holds none of that kind."""
    if not text and column.empty:
        return None
    return _DECODERS.get(column.kind, _text)(text)


def _text(text: str) -> str:
    return text.removeprefix(APOSTROPHE)


def _flag(text: str) -> bool:
    if text not in {"0", "1"}:
        raise ValueError(text)
    return text == "1"


def _json(text: str) -> Value:
    value: Value = json.loads(_text(text))
    return value


_DECODERS: dict[Kind, Callable[[str], Value]] = {
    Kind.WHOLE: int,
    Kind.NUMBER: float,
    Kind.FLAG: _flag,
    Kind.JSON: _json,
}

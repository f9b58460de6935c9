"""Calm tables of text: aligned columns, numbers to the right, nothing that could steer a terminal."""

from __future__ import annotations

import shutil
import sys
import unicodedata
from typing import TYPE_CHECKING

from courier_desktop.domain.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence

_GAP = "  "
_NARROWEST = 8


@dataclass(frozen=True, slots=True)
class Column:
    """A column's head; `right` = numbers, `gives` = it is cut first where the terminal is narrow."""

    head: str
    right: bool = False
    gives: bool = False


def clean(text: str) -> str:
    """One line of printable signs: line breaks and control characters become spaces."""
    return "".join(" " if unicodedata.category(c) in {"Cc", "Cf", "Zl", "Zp"} else c for c in text)


def width_of(text: str) -> int:
    """How many places a terminal gives to the text."""
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in {"W", "F"} else 1 for c in text
    )


def table(columns: Sequence[Column], rows: Sequence[Sequence[str]], *, indent: str = "") -> list[str]:
    """The rows below their heads."""
    cells = [[clean(cell) for cell in row] for row in rows]
    widths = [
        max([width_of(column.head), *(width_of(row[place]) for row in cells)]) for place, column in enumerate(columns)
    ]
    _narrow(columns, widths, _room() - len(indent))
    heads = [column.head for column in columns]
    lines = [_line(columns, widths, heads), *(_line(columns, widths, row) for row in cells)]
    return [f"{indent}{line}".rstrip() for line in (lines if any(heads) else lines[1:])]


def _room() -> int:
    """How wide the terminal is; without bound where the output goes to a file."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else 10_000


def _narrow(columns: Sequence[Column], widths: list[int], room: int) -> None:
    """Take what is too wide from the columns that give, the widest first."""
    over = sum(widths) + len(_GAP) * (len(widths) - 1) - room
    giving = [place for place, column in enumerate(columns) if column.gives]
    while over > 0 and giving:
        widest = max(giving, key=lambda place: widths[place])
        if widths[widest] <= _NARROWEST:
            return
        widths[widest] -= 1
        over -= 1


def _line(columns: Sequence[Column], widths: Sequence[int], cells: Sequence[str]) -> str:
    return _GAP.join(
        _padded(_cut(cell, width), width, right=column.right)
        for column, width, cell in zip(columns, widths, cells, strict=True)
    )


def _padded(text: str, width: int, *, right: bool) -> str:
    space = " " * (width - width_of(text))
    return space + text if right else text + space


def _cut(text: str, width: int) -> str:
    if width_of(text) <= width:
        return text
    kept = ""
    for c in text:
        if width_of(kept + c) > width - 1:
            break
        kept += c
    return f"{kept}…"

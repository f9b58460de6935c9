"""Where a sheet's header stands, and its columns' titles: below notes, on two merged rows, or nowhere."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from courier_desktop.domain.intake.columns import GROUP_MARK, Guess, guess_title
from courier_desktop.domain.intake.fields import Field
from courier_desktop.domain.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence

    from courier_desktop.domain.intake.table import RawTable

_LOOK = 40
_LEAST = 2
_ALIKE = 0.6
_FIGURES = 3
_GROUP_LENGTH = 60
_ANCHORS = frozenset({Field.ORDER_NUMBER, Field.RECIPIENT_NAME, Field.STREET, Field.FULL_ADDRESS, Field.PHONE})


@dataclass(frozen=True, slots=True)
class Header:
    """The titles of the columns and where the orders begin; `row` is the header's index, -1 when there is none."""

    titles: tuple[str, ...]
    row: int
    body: int


def find_header(table: RawTable) -> Header:
    """The header of the sheet: among the first rows the one whose cells say most; titles are made up without one."""
    known: dict[str, Guess] = {}
    best, best_score = -1, 0.0
    for i, row in enumerate(table.rows[:_LOOK]):
        score = _score(row, known)
        if score > best_score:
            best, best_score = i, score
    if best < 0:
        first = next((i for i, row in enumerate(table.rows) if any(row)), 0)
        if not _looks_titled(table.rows[first : first + 2]):
            return Header(_made_up(table.width), -1, first)
        best = first
    if best + 1 < len(table.rows) and _continues(table.rows[best], table.rows[best + 1], best_score):
        best += 1
    above = table.rows[best - 1] if best else []
    titles = _titles(table.rows[best], above)
    return Header(titles, best, best + 1)


def header_score(table: RawTable) -> float:
    """How much the sheet's best row looks like the header of orders; 0 when none does."""
    known: dict[str, Guess] = {}
    return max((_score(row, known) for row in table.rows[:_LOOK]), default=0.0)


def _score(row: Sequence[str], known: dict[str, Guess]) -> float:
    """How much a row looks like a header: the titles it knows, weighed by their share of its filled cells."""
    filled = [cell for cell in row if cell.strip()]
    if len(filled) < _LEAST:
        return 0.0
    hits, anchors = 0.0, 0
    for cell in filled:
        if _is_figure(cell):
            continue
        guess = known.get(cell) or guess_title(cell)
        known[cell] = guess
        if guess.confidence > 0:
            hits += guess.confidence if guess.field else guess.confidence / 2
            anchors += guess.field in _ANCHORS
    if hits < 1 or (hits < _LEAST and not anchors):
        return 0.0
    return hits * math.sqrt(hits / len(filled))


def _looks_titled(rows: Sequence[Sequence[str]]) -> bool:
    """Whether the first of these rows holds titles nobody knows: words, all different, above a row with figures."""
    if len(rows) < _LEAST:
        return False
    titles = [cell.strip() for cell in rows[0] if cell.strip()]
    worded = all(len(cell) <= _GROUP_LENGTH and sum(c.isdigit() for c in cell) < _FIGURES for cell in titles)
    figures = any(any(c.isdigit() for c in cell) for cell in rows[1])
    return worded and figures and _LEAST <= len(titles) == len(set(titles)) and not any(map(_is_figure, titles))


def _continues(row: Sequence[str], below: Sequence[str], score: float) -> bool:
    """Whether the row below is the second half of a header on two rows: titles too, also where this row is empty."""
    fills = any(not cell.strip() and under.strip() for cell, under in zip(row, below, strict=True))
    return fills and _score(below, {}) >= score * _ALIKE


def _is_figure(cell: str) -> bool:
    """Whether the cell is a figure, a date, a phone: no title begins so."""
    text = cell.strip()
    return not any(c.isalpha() for c in text) and text not in {"#", "№"}


def _titles(row: Sequence[str], above: Sequence[str]) -> tuple[str, ...]:
    """The row's titles, each with its group's from the merged row above, if that row holds groups."""
    groups = _groups(row, above)
    titles: list[str] = []
    for i, cell in enumerate(row):
        own = " ".join(cell.split("\n")[0].split()) if "\n" in cell else " ".join(cell.split())
        own = own or " ".join(cell.split())
        group = groups[i] if i < len(groups) else ""
        if not own:
            own, group = (above[i].strip(), "") if groups else ("", "")
        titles.append(f"{group}{GROUP_MARK}{own}" if group else own)
    return tuple(titles)


def _groups(row: Sequence[str], above: Sequence[str]) -> list[str]:
    """The group of each column, spread to the right over merged cells; empty when the row above holds none."""
    named = [i for i, cell in enumerate(above) if cell.strip()]
    filled = sum(1 for cell in row if cell.strip())
    spans = any(i + 1 < len(row) and not above[i + 1].strip() and row[i + 1].strip() for i in named)
    if len(named) < _LEAST or len(named) > filled or not spans:
        return []
    if any(len(above[i]) > _GROUP_LENGTH or _is_figure(above[i]) for i in named):
        return []
    spread, current = [], ""
    for i, cell in enumerate(above):
        current = " ".join(cell.split()) or current
        spread.append(current if i < len(row) and row[i].strip() else "")
    return spread


def _made_up(width: int) -> tuple[str, ...]:
    """A, B, C … for a sheet without header."""
    return tuple(_letters(i) for i in range(width))


def _letters(index: int) -> str:
    """The spreadsheet's letters of a column: 0 is A, 26 is AA."""
    text = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        text = chr(ord("A") + rest) + text
    return text

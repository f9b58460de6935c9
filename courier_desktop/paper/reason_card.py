"""The reason card: one page with a QR for each reason, for at the door, delivered and undo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from courier_desktop.domain.reasons import REASONS, reason_number
from courier_desktop.domain.scan import CardAct, act_qr, reason_qr
from courier_desktop.paper import texts
from courier_desktop.paper.fit import Block, in_box, one_line
from courier_desktop.paper.fonts import EXTRABOLD, MEDIUM, SEMIBOLD
from courier_desktop.paper.formats import SHEET_FORMATS, mm
from courier_desktop.paper.ink import Align, Box
from courier_desktop.paper.pdf import write_pdf

if TYPE_CHECKING:
    from pathlib import Path

    from courier_desktop.domain.words import Language
    from courier_desktop.paper.formats import PageFormat
    from courier_desktop.paper.ink import Ink

_MARGIN = mm(12)
_COLUMNS, _ROWS = 4, 5
_GUTTER = mm(3)
_QR = mm(28)
_HEAD = mm(18)
_CELL_FOOT = mm(12)

_ACTS = (
    (CardAct.AT_DOOR, texts.CARD_AT_DOOR),
    (CardAct.DELIVERED, texts.CARD_DELIVERED),
    (CardAct.UNDO, texts.CARD_UNDO),
)


def reason_card_pdf(
    path: Path, language: Language, courier: str = "", page_format: PageFormat = SHEET_FORMATS["letter"]
) -> None:
    """Write the card as a one-page PDF; raises OSError when it cannot be written."""
    write_pdf(path, [lambda ink: draw_reason_card(ink, language, courier, page_format)], page_format)


def draw_reason_card(ink: Ink, language: Language, courier: str, page_format: PageFormat) -> None:
    """Paint the card: the three acts first, then the seventeen reasons in the order of their numbers."""
    wide = page_format.width - 2 * _MARGIN
    title = one_line(Block(texts.REASON_CARD.in_(language), EXTRABOLD, 58, wide // 2))
    ink.text(Box("title", _MARGIN, _MARGIN - 10, wide // 2, title.height), title)
    name = one_line(Block(courier, SEMIBOLD, 34, wide // 2))
    ink.text(Box("courier", _MARGIN + wide - wide // 2, _MARGIN + 8, wide // 2, name.height), name, Align.RIGHT)
    how = in_box(Block(texts.CARD_HOW.in_(language), MEDIUM, 27, wide), mm(8))
    ink.text(Box("how", _MARGIN, _MARGIN + 68, wide, how.height), how)
    cells = [(word.in_(language), "", act_qr(act)) for act, word in _ACTS]
    cells += [(reason.words.in_(language), reason_number(code), reason_qr(code)) for code, reason in REASONS.items()]
    for place, cell in enumerate(cells):
        _draw_cell(ink, _cell(place, page_format), cell)


def _cell(place: int, page_format: PageFormat) -> Box:
    top = _MARGIN + _HEAD
    wide = (page_format.width - 2 * _MARGIN - (_COLUMNS - 1) * _GUTTER) // _COLUMNS
    high = (page_format.height - top - _MARGIN - (_ROWS - 1) * _GUTTER) // _ROWS
    row, column = divmod(place, _COLUMNS)
    return Box(f"cell {place}", _MARGIN + column * (wide + _GUTTER), top + row * (high + _GUTTER), wide, high)


def _draw_cell(ink: Ink, box: Box, cell: tuple[str, str, str]) -> None:
    """The QR above; below it a reason's number and words, or an act's word white on black."""
    word, number, qr_text = cell
    ink.frame(box, 3)
    foot = Box(f"{box.name} foot", box.x, box.y + box.height - _CELL_FOOT, box.width, _CELL_FOOT, box.name)
    ink.qr(Box(f"{box.name} qr", box.x, box.y + (foot.y - box.y - _QR) // 2 + 4, box.width, _QR, box.name), qr_text)
    if number:
        _draw_reason(ink, foot, number, word)
        return
    ink.slab(foot)
    text = one_line(Block(word, EXTRABOLD, 42, box.width - mm(5)))
    y = foot.y + (foot.height - text.height) // 2
    ink.text(Box(f"{box.name} word", box.x, y, box.width, text.height, foot.name), text, Align.CENTRE, white=True)


def _draw_reason(ink: Ink, foot: Box, number: str, word: str) -> None:
    digits = one_line(Block(number, EXTRABOLD, 58, mm(12)))
    middle = foot.y + foot.height // 2 - mm(0.5)
    place = Box(f"{foot.inside} number", foot.x, middle - digits.height // 2, mm(13), digits.height, foot.inside)
    ink.text(place, digits, Align.CENTRE)
    room = foot.width - mm(15)
    text = in_box(Block(word, SEMIBOLD, 28, room, shrink=0.95, keep=26, balance=True), foot.height - mm(1))
    place = Box(f"{foot.inside} word", foot.x + mm(13), middle - text.height // 2, room, text.height, foot.inside)
    ink.text(place, text)

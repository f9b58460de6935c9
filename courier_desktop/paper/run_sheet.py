"""The run sheet: what a driver without a phone takes along, stop after stop, and hands in again."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from courier_desktop.domain.money import format_money
from courier_desktop.domain.reasons import REASONS, reason_number
from courier_desktop.paper import texts
from courier_desktop.paper.application import ensure_gui
from courier_desktop.paper.fit import Block, one_line
from courier_desktop.paper.fonts import BOLD, EXTRABOLD, MEDIUM, REGULAR, SEMIBOLD
from courier_desktop.paper.formats import SHEET_FORMATS, mm
from courier_desktop.paper.ink import Align, Box
from courier_desktop.paper.pdf import write_pdf
from courier_desktop.paper.run_stop import MeasuredStop, draw_stop, measure_stop

if TYPE_CHECKING:
    from pathlib import Path

    from courier_desktop.domain.paper_rows import RunSheet
    from courier_desktop.domain.words import Words
    from courier_desktop.paper.formats import PageFormat
    from courier_desktop.paper.ink import Ink
    from courier_desktop.paper.pdf import Page, Progress

_MARGIN = mm(9)
_HEAD, _NEXT_HEAD = mm(27), mm(7)
_FOOT = mm(17)
_CLOSING = mm(27)
_LEGEND_COLUMNS = 4


def run_sheet_pdf(
    path: Path,
    sheet: RunSheet,
    page_format: PageFormat = SHEET_FORMATS["letter"],
    progress: Progress | None = None,
) -> None:
    """Write the sheet as a PDF of as many pages as it takes; errors and `progress` as in `write_pdf`."""
    # The stops are measured with Qt's fonts before anything is drawn.
    ensure_gui()
    write_pdf(path, run_sheet_pages(sheet, page_format), page_format, progress=progress)


def run_sheet_pages(sheet: RunSheet, page_format: PageFormat = SHEET_FORMATS["letter"]) -> list[Page]:
    """The pages in order: for `write_pdf` and `paint_pages`. No stop is parted by a page's end. Needs Qt running."""
    wide = page_format.width - 2 * _MARGIN
    bottom = page_format.height - _MARGIN - _FOOT
    tallest = bottom - _MARGIN - _HEAD
    measured = [measure_stop(stop, sheet.language, wide, tallest) for stop in sheet.stops]
    heights = [*(stop.height for stop in measured), _CLOSING]
    pages: list[list[int]] = [[]]
    y = _MARGIN + _HEAD
    for place, height in enumerate(heights):
        if y + height > bottom and pages[-1]:
            pages.append([])
            y = _MARGIN + _NEXT_HEAD
        pages[-1].append(place)
        y += height
    return [
        partial(_draw_page, sheet=sheet, page_format=page_format, measured=measured, page=(number, pages))
        for number in range(len(pages))
    ]


def _draw_page(
    ink: Ink,
    *,
    sheet: RunSheet,
    page_format: PageFormat,
    measured: list[MeasuredStop],
    page: tuple[int, list[list[int]]],
) -> None:
    number, pages = page
    wide = page_format.width - 2 * _MARGIN
    if number == 0:
        _draw_head(ink, sheet, wide)
        y = _MARGIN + _HEAD
    else:
        _draw_next_head(ink, sheet, wide)
        y = _MARGIN + _NEXT_HEAD
    for place in pages[number]:
        if place == len(measured):
            _draw_closing(ink, sheet, Box("closing", _MARGIN, y, wide, _CLOSING))
        else:
            stop = measured[place]
            draw_stop(ink, stop, Box(f"stop {stop.stop.position}", _MARGIN, y, wide, stop.height))
            y += stop.height
    foot = Box("foot", _MARGIN, page_format.height - _MARGIN - _FOOT, wide, _FOOT)
    _draw_foot(ink, sheet, foot, (number + 1, len(pages)))


def _draw_head(ink: Ink, sheet: RunSheet, wide: int) -> None:
    """The route in a black box, what the day is about beside it, the figures below."""
    code = one_line(Block(sheet.code, EXTRABOLD, 88, mm(60)))
    slab = Box("route", _MARGIN, _MARGIN, max(mm(18), code.width + mm(5)), mm(13))
    ink.slab(slab)
    middle = slab.y + (slab.height - code.height) // 2
    ink.text(Box("code", slab.x, middle, slab.width, code.height, "route"), code, Align.CENTRE, white=True)
    left = slab.x + slab.width + mm(4)
    room = _MARGIN + wide - left
    title = " · ".join(part for part in (texts.day_words(sheet.day, sheet.language), sheet.name) if part)
    day = one_line(Block(title, BOLD, 54, room - mm(50)))
    ink.text(Box("day", left, _MARGIN - 6, room - mm(50), day.height), day)
    who = f"{texts.RUN_SHEET.in_(sheet.language)} · {sheet.courier}"
    courier = one_line(Block(who, MEDIUM, 27, room - mm(50)))
    ink.text(Box("courier", left, _MARGIN + 66, room - mm(50), courier.height), courier)
    _draw_cash_total(ink, sheet, Box("cash total", _MARGIN + wide - mm(46), _MARGIN, mm(46), mm(13)))
    figures = (
        (texts.DRIVER, sheet.driver or "—", 0.36),
        (texts.VEHICLE, sheet.vehicle or "—", 0.28),
        (texts.LEAVES, texts.hour_words(sheet.starts_at), 0.12),
        (texts.STOPS, str(len(sheet.stops)), 0.12),
        (texts.PIECES, str(sheet.pieces), 0.12),
    )
    _draw_figures(ink, sheet, figures, Box("figures", _MARGIN, _MARGIN + mm(15), wide, mm(11)))
    ink.fill(_MARGIN, _MARGIN + _HEAD - 4, wide, 4)


def _draw_cash_total(ink: Ink, sheet: RunSheet, box: Box) -> None:
    ink.frame(box, 4)
    word = one_line(Block(texts.TO_COLLECT.in_(sheet.language), SEMIBOLD, 23, box.width - 24))
    ink.text(Box("to collect", box.x + 12, box.y + 8, box.width - 24, word.height, box.name), word, Align.RIGHT)
    amount = one_line(Block(format_money(sheet.cash), EXTRABOLD, 52, box.width - 24))
    place = Box("total", box.x + 12, box.y + 66 - amount.height // 2, box.width - 24, amount.height, box.name)
    ink.text(place, amount, Align.RIGHT)


def _draw_figures(ink: Ink, sheet: RunSheet, figures: tuple[tuple[Words, str, float], ...], box: Box) -> None:
    x = box.x
    for words, value, share in figures:
        wide = int(box.width * share)
        label = one_line(Block(words.in_(sheet.language), REGULAR, 22, wide - 16))
        ink.text(Box(f"{words.en} label", x, box.y, wide, label.height), label)
        figure = one_line(Block(value, SEMIBOLD, 36, wide - 16))
        ink.text(Box(words.en, x, box.y + 28, wide, figure.height), figure)
        x += wide


def _draw_next_head(ink: Ink, sheet: RunSheet, wide: int) -> None:
    parts = (sheet.code, texts.day_words(sheet.day, sheet.language), sheet.driver)
    line = one_line(Block(" · ".join(part for part in parts if part), BOLD, 28, wide))
    ink.text(Box("head", _MARGIN, _MARGIN - 8, wide, line.height), line)
    ink.fill(_MARGIN, _MARGIN + _NEXT_HEAD - 4, wide, 4)


def _draw_closing(ink: Ink, sheet: RunSheet, box: Box) -> None:
    """What is handed in at the end of the day, and who signs for it."""
    title = one_line(Block(texts.HANDED_IN.in_(sheet.language), BOLD, 30, box.width))
    ink.text(Box("handed in", box.x, box.y + 22, box.width, title.height), title)
    wide = (box.width - 2 * mm(5)) // 3
    for place, words in enumerate((texts.CASH_HANDED_IN, texts.PIECES_BACK, texts.PAPERS_BACK)):
        _draw_blank(ink, sheet, words, Box(words.en, box.x + place * (wide + mm(5)), box.y + 76, wide, 34))
    half = (box.width - mm(5)) // 2
    for place, words in enumerate((texts.DRIVER_SIGNS, texts.OFFICE_SIGNS)):
        _draw_blank(ink, sheet, words, Box(words.en, box.x + place * (half + mm(5)), box.y + 156, half, 34))


def _draw_blank(ink: Ink, sheet: RunSheet, words: Words, box: Box) -> None:
    """A word and a line to write on, up to the box's right edge."""
    label = one_line(Block(words.in_(sheet.language), REGULAR, 24, box.width * 2 // 3))
    ink.text(box, label)
    left = box.x + label.width + 12
    ink.fill(left, box.y + label.height, box.x + box.width - left, 2)


def _draw_foot(ink: Ink, sheet: RunSheet, box: Box, page: tuple[int, int]) -> None:
    """What the numbers beside the tick boxes mean, and which page this is."""
    ink.fill(box.x, box.y, box.width, 2)
    label = one_line(Block(texts.REASONS_FOOT.in_(sheet.language), BOLD, 20, box.width // 2))
    ink.text(Box("reasons", box.x, box.y + 8, box.width // 2, label.height), label)
    words = texts.PAGE.in_(sheet.language).format(*page)
    number = one_line(Block(words, SEMIBOLD, 20, box.width // 2))
    ink.text(
        Box("page", box.x + box.width // 2, box.y + 8, box.width - box.width // 2, number.height), number, Align.RIGHT
    )
    wide = box.width // _LEGEND_COLUMNS
    rows = -(-len(REASONS) // _LEGEND_COLUMNS)
    for place, (code, reason) in enumerate(REASONS.items()):
        column, row = divmod(place, rows)
        x, y = box.x + column * wide, box.y + 34 + row * 21
        digits = one_line(Block(reason_number(code), BOLD, 18, 30))
        ink.text(Box(f"number {reason_number(code)}", x, y, 30, digits.height), digits)
        word = one_line(Block(reason.words.in_(sheet.language), REGULAR, 18, wide - 44))
        ink.text(Box(f"reason {reason_number(code)}", x + 30, y, wide - 44, word.height), word)

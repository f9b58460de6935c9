"""One stop of the run sheet: measured first, painted once its place is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from courier_desktop.domain.money import format_money
from courier_desktop.domain.paper_rows import RunSheetStop
from courier_desktop.domain.phone import display_phone
from courier_desktop.domain.reasons import ReasonCode, reason_number
from courier_desktop.domain.values import dataclass
from courier_desktop.domain.words import Language
from courier_desktop.paper import texts
from courier_desktop.paper.fit import Block, Setting, one_line, stack
from courier_desktop.paper.fonts import BOLD, EXTRABOLD, MEDIUM, REGULAR, SEMIBOLD
from courier_desktop.paper.formats import mm
from courier_desktop.paper.ink import Align, Box

if TYPE_CHECKING:
    from courier_desktop.paper.ink import Ink

_PAD = 10
_PLACE = mm(16)
_TIMES = mm(43)
_GAP = 20

# 21 modules of 8 dots, and the quiet zone on its left.
_QR, _QUIET = 168, 32
_CODE = _QR + _QUIET + 28

_TICKS = 44
_TICK = 25
_CASH = 58


@dataclass(frozen=True, slots=True)
class MeasuredStop:
    """A stop with its texts set; `height` in dots, all that it takes on the page."""

    stop: RunSheetStop
    language: Language
    texts: tuple[Setting, ...]
    times: tuple[Setting, ...]
    height: int


def measure_stop(stop: RunSheetStop, language: Language, wide: int, tallest: int) -> MeasuredStop:
    """The stop set for a line `wide` dots wide; never higher than `tallest`, whatever its texts."""
    room = wide - _PLACE - _TIMES - _GAP - _CODE
    settings = stack(_texts(stop, language, room), tallest - 2 * _TICKS - 2 * _PAD)
    times = tuple(one_line(block) for block in _times(stop, language))
    right = sum(setting.height for setting in times) + (_CASH + 6 if stop.cash else 0)
    high = max(sum(setting.height for setting in settings), right)
    code = _QR + 8 + 32
    return MeasuredStop(stop, language, settings, times, max(high + 4 + 2 * _TICKS, code) + 2 * _PAD)


def draw_stop(ink: Ink, measured: MeasuredStop, box: Box) -> None:
    """Paint the stop in its box and a rule below it."""
    stop = measured.stop
    y = box.y + _PAD
    _draw_place(ink, measured, y, box)
    _draw_stack(ink, measured.texts, Box("text", box.x + _PLACE, y, 0, 0, box.name), Align.LEFT)
    code_left = box.x + box.width - _QR
    times_right = code_left - _QUIET - 28
    times = Box("times", times_right - _TIMES, y, _TIMES, 0, box.name)
    below = _draw_stack(ink, measured.times, times, Align.RIGHT)
    if stop.cash:
        _draw_cash(ink, measured, Box(f"{box.name} cash", times.x, below + 6, _TIMES, _CASH))
    ink.qr(Box(f"{box.name} qr", code_left, y, _QR, _QR), stop.qr_text)
    number = one_line(Block(stop.number, BOLD, 26, _QR + _QUIET))
    ink.text(
        Box(f"{box.name} number", code_left - _QUIET, y + _QR + 8, _QR + _QUIET, number.height), number, Align.RIGHT
    )
    _draw_ticks(ink, measured, Box(box.name, box.x, box.y + box.height - _PAD - 2 * _TICKS, times_right - box.x, 0))
    ink.fill(box.x, box.y + box.height - 2, box.width, 2)


def _texts(stop: RunSheetStop, language: Language, room: int) -> tuple[Block, ...]:
    address = stop.address
    lines = [
        Block(stop.recipient, BOLD, 38, room, keep=26, balance=True),
        Block(address.street_line(texts.INTERIOR.in_(language)), MEDIUM, 31, room, keep=26),
        Block(address.city_line(), SEMIBOLD, 28, room, keep=24),
    ]
    for words, text in (
        (texts.BETWEEN_SHORT, address.between),
        (texts.REFERENCES_SHORT, address.references),
        (texts.NOTE, stop.note),
    ):
        if text:
            lines.append(Block(f"{words.in_(language)}: {text}", REGULAR, 26, room, shrink=0.9))
    if stop.signed_copy:
        lines.append(Block(f"✱ {texts.SIGNED_COPY.in_(language)}", BOLD, 26, room))
    return tuple(block for block in lines if block.text)


def _times(stop: RunSheetStop, language: Language) -> tuple[Block, ...]:
    window = texts.window_words(stop.window_from, stop.window_to, language) or texts.NO_PROMISE.in_(language)
    lines = [Block(window, BOLD, 38 if stop.window_from or stop.window_to else 28, _TIMES)]
    details = [texts.PLANNED.in_(language).format(texts.hour_words(stop.planned_at))] if stop.planned_at else []
    if stop.attempt > 1:
        details.append(texts.ATTEMPT.in_(language).format(stop.attempt, stop.max_attempts))
    if details:
        lines.append(Block(" · ".join(details), REGULAR, 25, _TIMES))
    if stop.phone:
        lines.append(Block(display_phone(stop.phone), SEMIBOLD, 31, _TIMES))
    return tuple(lines)


def _draw_place(ink: Ink, measured: MeasuredStop, y: int, box: Box) -> None:
    stop = measured.stop
    place = one_line(Block(str(stop.position), EXTRABOLD, 84, _PLACE - 18))
    ink.text(Box(f"{box.name} place", box.x, y - 12, _PLACE - 18, place.height), place)
    pieces = one_line(
        Block(
            texts.pieces_words(stop.pieces, measured.language),
            SEMIBOLD if stop.pieces == 1 else EXTRABOLD,
            24,
            _PLACE - 14,
        )
    )
    ink.text(Box(f"{box.name} pieces", box.x, y + place.height - 16, _PLACE - 14, pieces.height), pieces)


def _draw_stack(ink: Ink, settings: tuple[Setting, ...], box: Box, align: Align) -> int:
    """The settings under one another from the box's top; where they end."""
    y = box.y
    for place, setting in enumerate(settings):
        ink.text(Box(f"{box.inside} {box.name} {place}", box.x, y, box.width, setting.height), setting, align)
        y += setting.height
    return y


def _draw_cash(ink: Ink, measured: MeasuredStop, box: Box) -> None:
    ink.frame(box, 4)
    word = one_line(Block(texts.COLLECT.in_(measured.language), BOLD, 23, 110))
    middle = box.y + box.height // 2
    ink.text(Box(f"{box.name} word", box.x + 14, middle - word.height // 2, 110, word.height, box.name), word)
    if measured.stop.cash:
        room = box.width - word.width - 40
        amount = one_line(Block(format_money(measured.stop.cash), EXTRABOLD, 42, room))
        place = Box(
            f"{box.name} amount",
            box.x + box.width - 14 - room,
            middle - amount.height // 2,
            room,
            amount.height,
            box.name,
        )
        ink.text(place, amount, Align.RIGHT)


def _draw_ticks(ink: Ink, measured: MeasuredStop, box: Box) -> None:
    """Two lines: delivered, to whom and when; not delivered, and the reasons' numbers."""
    language = measured.language
    first, second = box.y + 4, box.y + _TICKS + 4
    label_right = max(
        _draw_tick(ink, texts.DELIVERED.in_(language), BOLD, Box(f"{box.name} delivered", box.x, first, 0, 0)),
        _draw_tick(ink, texts.NOT_DELIVERED.in_(language), BOLD, Box(f"{box.name} failed", box.x, second, 0, 0)),
    )
    left = label_right + _GAP
    blanks = [(texts.RECEIVED_BY, 0.40), (texts.RELATION, 0.30), (texts.HOUR, 0.30)]
    if measured.stop.cash:
        blanks = [(texts.RECEIVED_BY, 0.32), (texts.RELATION, 0.24), (texts.HOUR, 0.17), (texts.CASH_TAKEN, 0.27)]
    room = box.x + box.width - left
    x = left
    for words, share in blanks:
        label = one_line(Block(words.in_(language), REGULAR, 24, int(room * share) - 60))
        ink.text(Box(f"{box.name} {words.en}", x, first, 0, label.height), label)
        line_left = x + label.width + 8
        x += int(room * share)
        ink.fill(line_left, first + 27, x - 16 - line_left, 2)
    step = room // len(ReasonCode)
    for place, code in enumerate(ReasonCode):
        tick = Box(f"{box.name} reason {reason_number(code)}", left + place * step, second, 0, 0)
        _draw_tick(ink, reason_number(code), MEDIUM, tick)


def _draw_tick(ink: Ink, word: str, weight: int, box: Box) -> int:
    """A square to tick and its word; where the word ends."""
    ink.frame(Box(f"{box.name} tick", box.x, box.y, _TICK, _TICK), 2)
    text = one_line(Block(word, weight, 23, 400))
    ink.text(Box(box.name, box.x + _TICK + 6, box.y - 2, 0, text.height), text)
    return box.x + _TICK + 6 + text.width

"""The columns of the shipments table, in the order they leave a narrow window, and what paints each cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QRectF

from courier_desktop.domain.rows import ShipmentRow, SortBy, Window
from courier_desktop.domain.statuses import STATUSES, Status
from courier_desktop.ui.format import DASH, late_text, money_text, promise_text, time_text
from courier_desktop.ui.language import current_language
from courier_desktop.ui.parts.keyset import Column
from courier_desktop.ui.parts.paint import CENTER, RIGHT, draw_pill, pill_width, put, write, write_elided
from courier_desktop.ui.parts.status import DELAY_LOOK, STATUS_LOOKS, status_word
from courier_desktop.ui.parts.strip import strip_tone
from courier_desktop.ui.parts.table import CHECK_WIDTH, Cell, CellDelegate, CheckCell, TextCell
from courier_desktop.ui.theme.fonts import Type, text_width
from courier_desktop.ui.theme.icons import draw_icon
from courier_desktop.ui.theme.tokens import Tone

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QPainter

    from courier_desktop.services.context import Context

ICON, GAP, PILL_HEIGHT = 16, 6, 20
OVER = frozenset({Status.RETURNING, Status.RETURNED, Status.CANCELLED, Status.LOST_OR_DAMAGED})
COMMON = (Status.REGISTERED, Status.AT_DEPOT, Status.ATTEMPT_FAILED, Status.READY_FOR_PICKUP, Status.DELIVERED)
translate = QCoreApplication.translate


def shipment_columns(ctx: Context) -> tuple[Column, ...]:
    """The columns; those that leave first bear the highest figure. `key` is the SortBy of those that sort."""
    shown = _Spoken(ctx)
    return (
        Column("check", "", CHECK_WIDTH - 6, check=True),
        Column(
            SortBy.NUMBER,
            translate("ShipmentColumns", "Guía"),
            _fit(f"{ctx.settings.prefix}-048231W", Type.STRONG),
            text=_number,
        ),
        Column(SortBy.STATUS, translate("ShipmentColumns", "Estado"), _status_width(), text=shown.status),
        Column(
            SortBy.RECIPIENT,
            translate("ShipmentColumns", "Destinatario"),
            104,
            stretch=6,
            text=lambda row: row.recipient,
        ),
        Column(
            SortBy.COLONIA,
            translate("ShipmentColumns", "Colonia"),
            100,
            stretch=1,
            leaves=4,
            text=lambda row: row.colonia,
        ),
        Column(SortBy.PROMISE, translate("ShipmentColumns", "Promesa"), 136, text=shown.promise),
        Column("route", translate("ShipmentColumns", "Ruta"), 56, leaves=5, text=lambda row: row.route_code),
        Column("attempt", translate("ShipmentColumns", "Intento"), 60, leaves=6, text=attempt_text),
        Column("days", translate("ShipmentColumns", "Días"), 52, leaves=7, right=True, text=shown.days),
        Column("postal_code", translate("ShipmentColumns", "CP"), 62, leaves=8, text=lambda row: row.postal_code),
        Column(
            "sender",
            translate("ShipmentColumns", "Remitente"),
            120,
            stretch=2,
            leaves=9,
            text=lambda row: row.sender,
        ),
        Column(
            SortBy.CASH,
            translate("ShipmentColumns", "Cobro"),
            _fit("$14,312.50", Type.STRONG) + 4,
            right=True,
            text=lambda row: money_text(row.cash),
        ),
    )


def shipment_cells(ctx: Context) -> Sequence[CellDelegate]:
    """The delegates of those columns, in their order."""
    return (
        CheckCell(),
        TextCell(_number, role=Type.STRONG, exact=True),
        StatusCell(),
        RecipientCell(),
        TextCell(lambda row: row.colonia, quiet=True),
        PromiseCell(ctx),
        TextCell(lambda row: row.route_code or DASH, quiet=True),
        TextCell(attempt_text, quiet=True, exact=True),
        DaysCell(ctx),
        TextCell(lambda row: row.postal_code or DASH, quiet=True, exact=True),
        TextCell(lambda row: row.sender, quiet=True),
        CashCell(),
    )


def _fit(text: str, role: Type) -> int:
    """A column's width that holds that text with its padding: money, times and numbers never elide."""
    return round(text_width(text, role)) + 13


def _status_width() -> int:
    """The status column holds every common status whole, and "out for delivery" with its hourglass."""
    word = max(text_width(status_word(status), Type.MEDIUM) for status in COMMON)
    late = text_width(status_word(Status.OUT_FOR_DELIVERY), Type.MEDIUM) + GAP + ICON
    return round(max(word, late)) + ICON + GAP + 14


def _number(row: ShipmentRow) -> str:
    return row.number


def attempt_of(row: ShipmentRow) -> int:
    """Which attempt this is: the one under way or to come, and after a failure the one that failed."""
    if row.status is Status.ATTEMPT_FAILED:
        return max(1, row.attempts)
    return min(row.attempts + 1, max(row.max_attempts, row.attempts))


def attempt_text(row: ShipmentRow) -> str:
    """The attempt of those promised: "1/2"."""
    return f"{attempt_of(row)}/{row.max_attempts}"


def days_still(ctx: Context, row: ShipmentRow) -> int:
    """Whole days since the shipment moved, on the courier's calendar."""
    zone = ctx.zone
    return (ctx.clock().astimezone(zone).date() - row.moved_at.astimezone(zone).date()).days


def late_pill(window: Window) -> str:
    """What the amber pill says of a time outside the promise: "+41"; "" inside it."""
    return late_text(window.late_minutes) if window.late_minutes else ""


class _Spoken:
    """What a screen reader hears of the cells that are drawn."""

    def __init__(self, ctx: Context) -> None:
        self._ctx = ctx

    def status(self, row: ShipmentRow) -> str:
        word = status_word(row.status)
        return translate("ShipmentColumns", "{0}, con contratiempo").format(word) if row.delayed else word

    def promise(self, row: ShipmentRow) -> str:
        zone, point = self._ctx.zone, row.window.done or row.window.estimate
        shown = promise_of(self._ctx, row)
        return " ".join([shown, *([time_text(point, zone)] if point else []), late_pill(row.window)]).strip()

    def days(self, row: ShipmentRow) -> str:
        return str(days_still(self._ctx, row))


def promise_of(ctx: Context, row: ShipmentRow) -> str:
    """The promise as the column shows it; a dash for what will not arrive."""
    if row.status in OVER:
        return DASH
    return promise_text(row.window.start, row.window.end, ctx.clock(), ctx.zone, current_language())


class StatusCell(CellDelegate):
    """Icon and word in the status's tone; the hourglass of a delay after the word."""

    def paint_cell(self, painter: QPainter, cell: Cell) -> None:
        row, box = cell.row, cell.text_rect
        look = STATUS_LOOKS[row.status]
        ink = cell.theme.t2 if look.tone is Tone.NEUTRAL else cell.theme.tone(look.tone).text
        draw_icon(painter, QRectF(box.x() - 1, box.y(), ICON + 2, box.height()), look.icon, ink, ICON)
        left = box.x() + ICON + GAP + 1
        room = QRectF(left, box.y(), box.right() - left - (ICON + 2 if row.delayed else 0), box.height())
        wide = write_elided(painter, room, status_word(row.status), Type.MEDIUM, ink)
        if row.delayed:
            amber = cell.theme.tone(DELAY_LOOK.tone).text
            at = QRectF(left + wide + GAP, box.y(), ICON, box.height())
            draw_icon(painter, at, DELAY_LOOK.icon, amber, ICON)

    def tooltip(self, row: ShipmentRow) -> str:
        return STATUSES[row.status].words.in_(current_language())


class RecipientCell(CellDelegate):
    """The name, and how many pieces when there are several; a pin where the address is not complete."""

    def paint_cell(self, painter: QPainter, cell: Cell) -> None:
        row, box = cell.row, cell.text_rect
        right = box.right()
        if row.pieces > 1:
            text = pieces_text(row.pieces)
            put(painter, box, text, Type.SMALL, cell.quiet, RIGHT)
            right -= text_width(text, Type.SMALL) + 8
        if row.needs_address and not STATUSES[row.status].end:
            amber = cell.theme.tone(Tone.AMBER).text
            at = QRectF(right - ICON, box.y(), ICON, box.height())
            draw_icon(painter, at, "map-marker-question-outline", amber, ICON)
            right -= ICON + 4
        role = Type.STRONG if cell.current else Type.BODY
        write_elided(
            painter, QRectF(box.x(), box.y(), right - box.x(), box.height()), row.recipient, role, cell.theme.t1
        )

    def tooltip(self, row: ShipmentRow) -> str:
        if row.needs_address:
            return translate("ShipmentColumns", "{0} · domicilio incompleto").format(row.recipient)
        return row.recipient


def pieces_text(pieces: int) -> str:
    """How many pieces, short: "×3"."""
    return f"×{pieces}"


class PromiseCell(CellDelegate):
    """The window, then the real time in green, the estimate quietly, or how late it is in a pill."""

    def __init__(self, ctx: Context) -> None:
        super().__init__()
        self._ctx = ctx

    def paint_cell(self, painter: QPainter, cell: Cell) -> None:
        row, box = cell.row, cell.text_rect
        text = promise_of(self._ctx, row)
        write(painter, box, text, Type.BODY, cell.theme.t2)
        left = box.x() + text_width(text, Type.BODY) + 5
        if row.status not in OVER:
            self._paint_point(painter, QRectF(left, box.y(), box.right() + 6 - left, box.height()), cell)

    def _paint_point(self, painter: QPainter, box: QRectF, cell: Cell) -> None:
        window = cell.row.window
        late = late_pill(window)
        if late:
            wide = min(pill_width("", late) - 6, box.width())
            pill = QRectF(box.x() + 1, round(box.center().y() - PILL_HEIGHT / 2), wide, PILL_HEIGHT)
            tone = cell.theme.tone(strip_tone(window))
            draw_pill(painter, pill, "", "", tone)
            put(painter, pill, late, Type.SMALL_STRONG, tone.text, CENTER)
        elif window.done is not None:
            ink = cell.theme.tone(Tone.GREEN).text
            write(painter, box, time_text(window.done, self._ctx.zone), Type.SMALL_STRONG, ink)
        elif window.estimate is not None:
            write(painter, box, time_text(window.estimate, self._ctx.zone), Type.SMALL, cell.quiet)


class DaysCell(CellDelegate):
    """Days without movement: amber at the courier's limit, red at twice it."""

    def __init__(self, ctx: Context) -> None:
        super().__init__()
        self._ctx = ctx

    def paint_cell(self, painter: QPainter, cell: Cell) -> None:
        row, days = cell.row, days_still(self._ctx, cell.row)
        if STATUSES[row.status].end:
            put(painter, cell.text_rect, DASH, Type.BODY, cell.quiet, RIGHT)
            return
        limit = self._ctx.settings.stuck_days
        tone = Tone.RED if days >= 2 * limit else Tone.AMBER if days >= limit else None
        ink = cell.theme.t2 if tone is None else cell.theme.tone(tone).text
        put(painter, cell.text_rect, str(days), Type.BODY if tone is None else Type.STRONG, ink, RIGHT)


class CashCell(CellDelegate):
    """What is to collect, or was; a dash for nothing."""

    def paint_cell(self, painter: QPainter, cell: Cell) -> None:
        row = cell.row
        if row.cash is None:
            put(painter, cell.text_rect, DASH, Type.BODY, cell.quiet, RIGHT)
            return
        put(painter, cell.text_rect, money_text(row.cash), Type.STRONG, cell.theme.t1, RIGHT)

    def tooltip(self, row: ShipmentRow) -> str:
        if row.collected is None:
            return ""
        return translate("ShipmentColumns", "Cobrado: {0}").format(money_text(row.collected))


def column_places(columns: Sequence[Column]) -> Callable[[str], int]:
    """Where the column of that key stands, -1 for none."""
    places = {column.key: place for place, column in enumerate(columns)}
    return lambda key: places.get(key, -1)

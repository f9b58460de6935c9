"""The log of setbacks as a table: its lines, its columns, how each cell is painted."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QRectF, Qt

from courier_desktop.domain.rows import DelayRow
from courier_desktop.domain.values import dataclass, replace
from courier_desktop.services import delays
from courier_desktop.ui.format import count_text, moment_text, near_day_text, window_text
from courier_desktop.ui.language import current_language
from courier_desktop.ui.parts.keyset import Column, RowsTable
from courier_desktop.ui.parts.paint import draw_pill, pill_width, put, write, write_elided
from courier_desktop.ui.parts.status import CAUSE_ICONS, Look, cause_word
from courier_desktop.ui.parts.table import Cell, CellDelegate, TableView, TextCell
from courier_desktop.ui.theme.fonts import Type, text_width
from courier_desktop.ui.theme.icons import draw_icon
from courier_desktop.ui.theme.tokens import Tone

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from zoneinfo import ZoneInfo

    from PySide6.QtGui import QPainter

    from courier_desktop.services.context import Context

_UNDER_WORD = " " * 6  # the head stands over the cause's word, not over its icon
translate = QCoreApplication.translate


class Course(Enum):
    """How far a setback has come."""

    OPEN = "open"
    OVER = "over"
    LIFTED = "lifted"


@dataclass(frozen=True, slots=True)
class LogLine:
    """A setback, over how many shipments it still lies, and its times in words."""

    row: DelayRow
    under: int
    when: str
    lasts: str

    @property
    def course(self) -> Course:
        """Open while it lies over a shipment; over when all of them ended; lifted when a person ended it."""
        if self.row.lifted_at is not None:
            return Course.LIFTED
        return Course.OPEN if self.under else Course.OVER


def log_lines(ctx: Context) -> tuple[LogLine, ...]:
    """The log, the newest first."""
    under, now, zone = delays.still_under(ctx), ctx.clock(), ctx.zone
    return tuple(
        LogLine(row, under.get(row.delay_id, 0), _when(row.declared_at, now, zone), _lasts(row, now, zone))
        for row in delays.newest(ctx)
    )


def _when(at: datetime, now: datetime, zone: ZoneInfo) -> str:
    return moment_text(at, now, zone, current_language())


def _lasts(row: DelayRow, now: datetime, zone: ZoneInfo) -> str:
    if row.minutes is not None:
        return f"+{row.minutes} min"
    if row.window.start is None or row.window.end is None:
        return ""
    day, today = (at.astimezone(zone).date() for at in (row.window.start, now))
    return f"{near_day_text(day, today, current_language())} {window_text(row.window.start, row.window.end, zone)}"


def course_word(line: LogLine) -> str:
    """The word of how far it has come."""
    match line.course:
        case Course.OPEN:
            return translate("Delays", "Sobre %n guía(s)", "", line.under)
        case Course.OVER:
            return translate("Delays", "Terminado")
        case Course.LIFTED:
            return translate("Delays", "Levantado")


COURSE_LOOKS = {
    Course.OPEN: Look("timer-sand", Tone.AMBER),
    Course.OVER: Look("check-all", Tone.NEUTRAL),
    Course.LIFTED: Look("check", Tone.GREEN),
}


def summary_of(lines: Sequence[LogLine]) -> str:
    """How many lie over how many shipments now; "" for an empty log."""
    if not lines:
        return ""
    open_now = [line for line in lines if line.course is Course.OPEN]
    if not open_now:
        return translate("Delays", "Ninguno abierto")
    under = sum(line.under for line in open_now)
    parts = (
        translate("Delays", "%n abierto(s)", "", len(open_now)),
        translate("Delays", "sobre %n guía(s)", "", under),
    )
    return " · ".join(parts)


def told_text(line: LogLine) -> str:
    """How many of its notices people have confirmed: "2 de 5"; a dash when it told nobody."""
    if not line.row.notices:
        return "—"
    return translate("Delays", "{0} de {1}").format(line.row.confirmed, line.row.notices)


class _Cause(CellDelegate):
    def paint_cell(self, painter: QPainter, cell: Cell) -> None:
        line: LogLine = cell.row
        if cell.current:
            painter.fillRect(QRectF(cell.rect.x(), cell.rect.y(), 3, cell.rect.height()), cell.theme.fill)
        ink = cell.theme.tone(Tone.AMBER).text if line.course is Course.OPEN else cell.theme.t2
        box = QRectF(cell.rect.x() + 16, cell.rect.y(), 20, cell.rect.height())
        draw_icon(painter, box, CAUSE_ICONS[line.row.cause], ink, 17)
        role = Type.STRONG if cell.current else Type.MEDIUM
        write_elided(painter, cell.rect.adjusted(46, 0, -6, 0), cause_word(line.row.cause), role, cell.theme.t1)

    def tooltip(self, row: LogLine) -> str:
        return cause_word(row.row.cause)


class _Lasts(CellDelegate):
    def paint_cell(self, painter: QPainter, cell: Cell) -> None:
        write(painter, cell.text_rect, cell.row.lasts, Type.STRONG, cell.theme.t1)


class _Told(CellDelegate):
    """The confirmed among its notices; amber while some wait."""

    def paint_cell(self, painter: QPainter, cell: Cell) -> None:
        row, theme = cell.row.row, cell.theme
        waits = row.confirmed < row.notices and cell.row.course is Course.OPEN
        ink = theme.tone(Tone.AMBER).text if waits else theme.t1 if row.notices else cell.quiet
        put(painter, cell.text_rect, told_text(cell.row), Type.MEDIUM, ink, _RIGHT)


class _Course(CellDelegate):
    def paint_cell(self, painter: QPainter, cell: Cell) -> None:
        look, word = COURSE_LOOKS[cell.row.course], course_word(cell.row)
        box = QRectF(cell.rect.x() + 6, cell.rect.center().y() - 10.5, pill_width(look.icon, word), 22)
        draw_pill(painter, box, look.icon, word, cell.theme.tone(look.tone))


_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def log_table() -> RowsTable[LogLine]:
    """The model of the log."""
    columns = [
        Column(
            "cause", _UNDER_WORD + translate("Delays", "Causa"), 150, 1, text=lambda line: cause_word(line.row.cause)
        ),
        Column("scope", translate("Delays", "A quién"), 130, 3, text=lambda line: line.row.scope_label),
        Column("lasts", translate("Delays", "Retraso"), 132, text=lambda line: line.lasts),
        Column("shipments", translate("Delays", "Guías"), 58, right=True, text=lambda line: str(line.row.shipments)),
        Column("told", translate("Delays", "Avisados"), 76, right=True, text=told_text),
        Column("course", translate("Delays", "Estado"), 150, text=course_word),
        Column("when", translate("Delays", "Cuándo"), 124, leaves=2, text=lambda line: line.when),
        Column("who", translate("Delays", "Quién"), 96, 1, leaves=5, text=lambda line: line.row.declared_by),
    ]
    return RowsTable([_under_head(column) for column in columns], lambda line: line.row.delay_id)


def _under_head(column: Column) -> Column:
    """No narrower than its head, whatever the language."""
    return replace(column, width=max(column.width, round(text_width(column.title, Type.CAPTION_STRONG)) + 14))


class LogView(TableView):
    """The table of the log."""

    def __init__(self, model: RowsTable[LogLine]) -> None:
        super().__init__(
            [
                _Cause(),
                TextCell(lambda line: line.row.scope_label),
                _Lasts(),
                TextCell(lambda line: count_text(line.row.shipments), right=True),
                _Told(),
                _Course(),
                TextCell(lambda line: line.when, quiet=True, exact=True),
                TextCell(lambda line: line.row.declared_by, quiet=True),
            ]
        )
        self.setModel(model)
        self.setAccessibleName(translate("Delays", "Contratiempos declarados"))

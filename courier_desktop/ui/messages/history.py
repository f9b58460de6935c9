"""Every notice of late, whatever became of it: the log that says who did what when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QRectF

from courier_desktop.domain.notices import NoticeState
from courier_desktop.domain.rows import NoticeRow
from courier_desktop.domain.values import dataclass
from courier_desktop.services import notices
from courier_desktop.ui.delays.words import long_why
from courier_desktop.ui.format import moment_text
from courier_desktop.ui.language import current_language
from courier_desktop.ui.messages.looks import event_word, notice_look, notice_word
from courier_desktop.ui.parts.keyset import Column, RowsTable
from courier_desktop.ui.parts.paint import draw_pill, pill_width
from courier_desktop.ui.parts.table import Cell, CellDelegate, TableView, TextCell
from courier_desktop.ui.theme.fonts import Type

if TYPE_CHECKING:
    from datetime import datetime

    from PySide6.QtGui import QPainter

    from courier_desktop.services.context import Context

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Entry:
    """One notice, its times in words, and what became of it."""

    notice: NoticeRow
    planned: str
    became: str


def entries(ctx: Context) -> tuple[Entry, ...]:
    """The notices of late, the newest first."""
    rows = notices.history(ctx)
    params, now, zone = notices.why_params(ctx, rows), ctx.clock(), ctx.zone

    def at(moment: datetime | None) -> str:
        return "" if moment is None else moment_text(moment, now, zone, current_language())

    def became(row: NoticeRow) -> str:
        if row.state is NoticeState.CONFIRMED:
            return translate("Messages", "confirmado por {0}, {1}").format(row.confirmed_by, at(row.confirmed_at))
        if row.state in (NoticeState.OPENED, NoticeState.MAYBE_SENT):
            return translate("Messages", "abierto por {0}, {1}").format(row.opened_by, at(row.opened_at))
        return long_why(row.why, params.get(row.notice_id, {})) if row.why else ""

    return tuple(Entry(row, at(row.planned_at), became(row)) for row in rows)


class _State(CellDelegate):
    def paint_cell(self, painter: QPainter, cell: Cell) -> None:
        notice: NoticeRow = cell.row.notice
        look, word = notice_look(notice), notice_word(notice)
        box = QRectF(cell.rect.x() + 6, cell.rect.center().y() - 10.5, pill_width(look.icon, word), 22)
        draw_pill(painter, box, look.icon, word, cell.theme.tone(look.tone))


def history_table() -> RowsTable[Entry]:
    """The model of the history."""
    columns = [
        Column("when", translate("Messages", "Preparado"), 128, text=lambda one: one.planned),
        Column("state", translate("Messages", "Estado"), 124, text=lambda one: notice_word(one.notice)),
        Column("recipient", translate("Messages", "Destinatario"), 150, 2, text=lambda one: one.notice.recipient),
        Column("event", translate("Messages", "Aviso"), 130, text=lambda one: event_word(one.notice.event)),
        Column("number", translate("Messages", "Guía"), 118, text=lambda one: one.notice.number),
        Column("became", translate("Messages", "Qué pasó"), 200, 4, leaves=3, text=lambda one: one.became),
    ]
    return RowsTable(columns, lambda one: one.notice.notice_id)


class HistoryView(TableView):
    """The table of the history."""

    def __init__(self, model: RowsTable[Entry]) -> None:
        super().__init__(
            [
                TextCell(lambda one: one.planned, quiet=True, exact=True),
                _State(),
                TextCell(lambda one: one.notice.recipient, role=Type.MEDIUM),
                TextCell(lambda one: event_word(one.notice.event)),
                TextCell(lambda one: one.notice.number, exact=True),
                TextCell(lambda one: one.became, quiet=True),
            ]
        )
        self.setModel(model)
        self.setAccessibleName(translate("Messages", "Historial de avisos"))

"""The table of what goes by itself: when, how far it came, to whom, by which channel, what became of it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QRectF

from courier_desktop.domain.ids import NoticeId
from courier_desktop.domain.notices import Channel, NoticeState
from courier_desktop.domain.rows import NoticeRow
from courier_desktop.domain.times import day_start, local_day
from courier_desktop.domain.values import dataclass
from courier_desktop.services import message_flow, messages, notices
from courier_desktop.services.message_flow import Flow
from courier_desktop.services.messages import Counts
from courier_desktop.ui.contacts.words import CHANNEL_ICONS, channel_word
from courier_desktop.ui.format import DASH, moment_text
from courier_desktop.ui.language import current_language
from courier_desktop.ui.messages.carried_words import became
from courier_desktop.ui.messages.looks import event_word, notice_look, notice_word
from courier_desktop.ui.parts.keyset import Column, KeysetModel
from courier_desktop.ui.parts.paint import draw_pill, pill_width, write_elided
from courier_desktop.ui.parts.table import Cell, CellDelegate, CheckCell, TableView, TextCell
from courier_desktop.ui.theme.fonts import Type
from courier_desktop.ui.theme.icons import draw_icon

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from PySide6.QtGui import QPainter

    from courier_desktop.services.context import Context
    from courier_desktop.services.messages import Asked
    from courier_desktop.ui.jobs import Jobs

translate = QCoreApplication.translate
Key = tuple[str, str]
DAYS = (1, 7, 30)


@dataclass(frozen=True, slots=True)
class CarriedFilter:
    """What is listed: states and channels (none = all), of so many days, today with them; or `only` that one."""

    states: frozenset[NoticeState] = frozenset()
    channels: frozenset[Channel] = frozenset()
    days: int = 7
    only: NoticeId | None = None


@dataclass(frozen=True, slots=True)
class CarriedRow:
    """One notice, its time in words, and what became of it."""

    notice: NoticeRow
    planned: str
    became: str

    @property
    def what(self) -> str:
        """What it tells, about which guide."""
        return f"{event_word(self.notice.event)} · {self.notice.number}"


@dataclass(frozen=True, slots=True)
class Overview:
    """What stands around the table: the gateways that are on, and how many are in each state."""

    flows: tuple[Flow, ...]
    counts: Counts


def since_of(ctx: Context, days: int) -> datetime:
    """From when on that many days are listed."""
    from datetime import timedelta

    return day_start(local_day(ctx.clock(), ctx.zone) - timedelta(days=days - 1), ctx.zone)


def overview(ctx: Context, days: int) -> Overview:
    """The gateways' flow, and the counts of those days."""
    return Overview(message_flow.flows(ctx), messages.counts(ctx, since_of(ctx, days)))


def page_of(
    ctx: Context, shown: CarriedFilter, after: Key | None, limit: int, stop: Callable[[], bool]
) -> tuple[Sequence[CarriedRow], Key | None]:
    """A page of the list in words; it gives up when another is asked for."""
    from courier_desktop.domain.errors import CancelledError

    if shown.only is None:
        found, following = messages.lines(ctx, asked_of(ctx, shown, after), limit)
    else:
        found, following = (messages.line(ctx, shown.only),), None
    if stop():
        raise CancelledError
    flows = {flow.channel: flow for flow in message_flow.flows(ctx)}
    why = notices.why_params(ctx, [line.notice for line in found])
    now, zone, language = ctx.clock(), ctx.zone, current_language()
    rows = [
        CarriedRow(
            line.notice,
            moment_text(line.notice.planned_at, now, zone, language),
            became(line, why.get(line.notice.notice_id, {}), flows.get(line.notice.channel), now, zone),
        )
        for line in found
    ]
    return rows, following


def asked_of(ctx: Context, shown: CarriedFilter, after: Key | None) -> Asked:
    """What the services are asked for that filter."""
    return messages.Asked(
        states=tuple(sorted(shown.states)),
        channels=tuple(sorted(shown.channels)),
        before=after,
        carried=True,
        since=since_of(ctx, shown.days),
    )


class _State(CellDelegate):
    def paint_cell(self, painter: QPainter, cell: Cell) -> None:
        notice: NoticeRow = cell.row.notice
        look, word = notice_look(notice), notice_word(notice)
        box = QRectF(cell.rect.x() + 6, cell.rect.center().y() - 10.5, pill_width(look.icon, word), 22)
        draw_pill(painter, box, look.icon, word, cell.theme.tone(look.tone))


class _Channel(CellDelegate):
    def paint_cell(self, painter: QPainter, cell: Cell) -> None:
        if by_no_way(cell.row.notice):
            write_elided(painter, cell.text_rect, DASH, Type.BODY, cell.theme.t3)
            return
        channel: Channel = cell.row.notice.channel
        icon = QRectF(cell.rect.x() + 6, cell.rect.y(), 18, cell.rect.height())
        draw_icon(painter, icon, CHANNEL_ICONS[channel], cell.theme.t2, 16)
        write_elided(painter, cell.rect.adjusted(30, 0, -4, 0), channel_word(channel), Type.BODY, cell.theme.t2)


def carried_columns() -> list[Column]:
    """The columns, the check first."""
    return [
        Column("check", "", 40, check=True, text=_spoken),
        Column("when", translate("Carried", "Preparado"), 112, leaves=4, text=lambda one: one.planned),
        Column("state", translate("Carried", "Estado"), 134, text=lambda one: notice_word(one.notice)),
        Column("recipient", translate("Carried", "Destinatario"), 140, 2, text=lambda one: one.notice.recipient),
        Column("channel", translate("Carried", "Canal"), 108, leaves=3, text=_channel_of),
        Column("event", translate("Carried", "Aviso"), 146, leaves=5, text=lambda one: event_word(one.notice.event)),
        Column("number", translate("Carried", "Guía"), 112, text=lambda one: one.notice.number),
        Column("became", translate("Carried", "Qué pasó"), 150, 4, leaves=1, text=lambda one: one.became),
    ]


def carried_model(jobs: Jobs) -> KeysetModel[CarriedRow, Key]:
    """The model, in pages."""
    return KeysetModel(carried_columns(), jobs, lambda one: one.notice.notice_id, "messages.carried")


def fetch_of(ctx: Context, shown: CarriedFilter) -> Callable[..., tuple[Sequence[CarriedRow], Key | None]]:
    """How the model fetches that filter's pages."""
    return partial(page_of, ctx, shown)


class CarriedTable(TableView):
    """The table of what goes by itself."""

    def __init__(self, model: KeysetModel[CarriedRow, Key]) -> None:
        super().__init__(
            [
                CheckCell(),
                TextCell(lambda one: one.planned, quiet=True, exact=True),
                _State(),
                TextCell(lambda one: one.notice.recipient, role=Type.MEDIUM, lead=True),
                _Channel(),
                TextCell(lambda one: event_word(one.notice.event)),
                TextCell(lambda one: one.notice.number, exact=True),
                TextCell(lambda one: one.became, quiet=True),
            ],
            opaque=True,
        )
        self.setModel(model)
        self.setAccessibleName(translate("Carried", "Mensajes automáticos"))


def by_no_way(notice: NoticeRow) -> bool:
    """Whether it may go by no channel at all."""
    return notice.state is NoticeState.BLOCKED and notice.channel is Channel.WA_ME


def _channel_of(one: CarriedRow) -> str:
    return DASH if by_no_way(one.notice) else channel_word(one.notice.channel)


def _spoken(one: CarriedRow) -> str:
    parts = (notice_word(one.notice), one.notice.recipient, one.what, _channel_of(one), one.became)
    return ", ".join(part for part in parts if part)

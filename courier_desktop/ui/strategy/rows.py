"""The matrix: a row for each notice with its switch, channels, hours, wait, merging, limit and yesterday's count."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from courier_desktop.domain.notices import IN_BETWEEN, Channel, NoticeEvent
from courier_desktop.domain.strategy import CustomerKind, Rule, SenderPolicy, Strategy, default_rule
from courier_desktop.domain.values import dataclass
from courier_desktop.ui.format import count_text
from courier_desktop.ui.messages.looks import event_word
from courier_desktop.ui.parts.chip import Segmented
from courier_desktop.ui.parts.paint import CENTER, RIGHT, put, rounded, write_elided
from courier_desktop.ui.parts.rows import RowDelegate, RowsModel, RowsView
from courier_desktop.ui.strategy.words import (
    CHANNEL_ICONS,
    EVENT_ICONS,
    SENDER_ICON,
    channel_short,
    hours_text,
    news_word,
)
from courier_desktop.ui.theme.fonts import Type, text_width
from courier_desktop.ui.theme.icons import draw_icon
from courier_desktop.ui.theme.theme import current_theme

if TYPE_CHECKING:
    from PySide6.QtGui import QColor, QMouseEvent

    from courier_desktop.services.strategy_preview import Preview
    from courier_desktop.ui.theme.theme import Theme

ROW, HEAD = 33, 38
translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleRow:
    """One line of the matrix; `event` None = the shops' line. `own` = differs from what it would follow."""

    event: NoticeEvent | None
    rule: Rule
    policy: SenderPolicy
    carried: frozenset[Channel]
    own: bool = False
    count: int | None = None

    @property
    def on(self) -> bool:
        """Whether anything is told at all."""
        return self.rule.on if self.event is not None else self.policy.news.value != "none"


def rows_of(strategy: Strategy, kind: CustomerKind, carried: frozenset[Channel], seen: Preview | None) -> list[RuleRow]:
    """The lines for a kind of customer; the counts of the day that was tried stand beside everybody's."""
    counts = None if seen is None or kind is not CustomerKind.PERSON else seen.events
    rows = []
    for event in NoticeEvent:
        rule = strategy.rule(event, kind)
        plain = default_rule(event) if kind is CustomerKind.PERSON else strategy.rule(event)
        count = None if counts is None else counts.get(event, 0)
        rows.append(
            RuleRow(event=event, rule=rule, policy=strategy.sender, carried=carried, own=rule != plain, count=count)
        )
    told = strategy.sender != SenderPolicy() or bool(strategy.senders)
    shops = RuleRow(event=None, rule=Rule(), policy=strategy.sender, carried=carried, own=told)
    return [*rows, shops]


def spoken(row: RuleRow) -> str:
    """What a screen reader says of a line."""
    state = translate("Strategy", "encendido") if row.on else translate("Strategy", "apagado")
    if row.event is None:
        return ", ".join((translate("Strategy", "Tiendas"), news_word(row.policy.news)))
    channels = ", ".join(map(channel_short, row.rule.channels))
    wait = translate("Strategy", "espera %n min", "", row.rule.wait_minutes)
    parts = (event_word(row.event), state, channels, hours_text(row.rule), wait)
    return ", ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class Columns:
    """Where each column begins and ends, for a width."""

    channels: QRectF
    hours: QRectF
    wait: QRectF
    merge: QRectF
    limit: QRectF
    count: QRectF


def columns(rect: QRectF) -> Columns:
    """The columns of a row or of the head."""
    right, y, high = rect.right() - 16, rect.y(), rect.height()
    count = QRectF(right - 46, y, 46, high)
    limit = QRectF(count.x() - 52, y, 44, high)
    merge = QRectF(limit.x() - 48, y, 44, high)
    wait = QRectF(merge.x() - 60, y, 54, high)
    hours = QRectF(wait.x() - 96, y, 92, high)
    left = rect.x() + 236
    return Columns(QRectF(left, y, hours.x() - left - 6, high), hours, wait, merge, limit, count)


class RulesDelegate(RowDelegate):
    """Paints a line; one that is switched off stays quiet."""

    def __init__(self) -> None:
        super().__init__(ROW, inset=6, radius=7)

    def paint_row(self, painter: QPainter, rect: QRectF, row: RuleRow, theme: Theme, *, current: bool) -> None:
        ink = theme.t1 if row.on else theme.t3
        quiet = theme.t2 if current else theme.t3
        _switch(painter, switch_rect(rect), theme, on=row.on)
        icon = EVENT_ICONS[row.event] if row.event is not None else SENDER_ICON
        draw_icon(painter, QRectF(rect.x() + 58, rect.y(), 18, rect.height()), icon, ink, 17)
        name = event_word(row.event) if row.event is not None else translate("Strategy", "A las tiendas")
        role = Type.STRONG if current else Type.MEDIUM
        wide = write_elided(painter, QRectF(rect.x() + 84, rect.y(), 140, rect.height()), name, role, ink)
        if row.own:
            dot = QRectF(rect.x() + 90 + wide, rect.center().y() - 3, 6, 6)
            rounded(painter, dot, 3, theme.accent)
        if row.event is None:
            self._paint_sender(painter, rect, row, quiet)
        elif row.on:
            self._paint_rule(painter, columns(rect), row, theme, quiet)
        if row.count is not None and row.event is not None:
            shown = count_text(row.count) if row.count else "–"
            put(painter, columns(rect).count, shown, Type.SMALL_STRONG, ink if row.count else quiet, RIGHT)

    def _paint_sender(self, painter: QPainter, rect: QRectF, row: RuleRow, quiet: QColor) -> None:
        said = news_word(row.policy.news)
        if row.policy.news.value == "digest":
            said = f"{said} · {row.policy.digest_at}"
        place = QRectF(columns(rect).channels.x(), rect.y(), rect.width() - 260, rect.height())
        write_elided(painter, place, said, Type.SMALL, quiet)

    def _paint_rule(self, painter: QPainter, places: Columns, row: RuleRow, theme: Theme, quiet: QColor) -> None:
        left = places.channels.x()
        for channel in row.rule.channels:
            carried = channel is Channel.WA_ME or channel in row.carried
            box = QRectF(left, places.channels.y(), 18, places.channels.height())
            draw_icon(painter, box, CHANNEL_ICONS[channel], theme.t1 if carried else theme.line2, 16)
            left += 23
        put(painter, places.hours, hours_text(row.rule) or "–", Type.SMALL, quiet, CENTER)
        wait = (
            translate("Strategy", "{count} min").format(count=row.rule.wait_minutes) if row.rule.wait_minutes else "–"
        )
        put(painter, places.wait, wait, Type.SMALL, quiet, CENTER)
        if row.rule.merge:
            draw_icon(painter, places.merge, "layers-triple-outline", quiet, 16)
        else:
            put(painter, places.merge, "–", Type.SMALL, quiet, CENTER)
        limited = row.rule.most_a_day and row.event in IN_BETWEEN
        put(painter, places.limit, str(row.rule.most_a_day) if limited else "–", Type.SMALL, quiet, CENTER)


def switch_rect(rect: QRectF) -> QRectF:
    """Where a line's switch stands."""
    return QRectF(rect.x() + 18, rect.center().y() - 8, 30, 16)


def _switch(painter: QPainter, track: QRectF, theme: Theme, *, on: bool) -> None:
    rounded(painter, track, 8, theme.fill if on else theme.surface, None if on else theme.ctl)
    knob = QRectF(track.right() - 14 if on else track.x() + 2, track.y() + 2, 12, 12)
    rounded(painter, knob, 6, theme.on_fill if on else theme.ctl)


class RulesView(RowsView):
    """The lines; a click on a switch turns it."""

    switched = Signal()

    def __init__(self) -> None:
        self.lines = RowsModel(lambda row: row.event or "shops", spoken)
        super().__init__(self.lines, RulesDelegate(), translate("Strategy", "Avisos"))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and switch_rect(QRectF(self.visualRect(index))).adjusted(-4, -8, 4, 8).contains(
            event.position()
        ):
            self.switched.emit()


class RulesHead(QWidget):
    """Above the lines: for whom, and what each column is."""

    def __init__(self) -> None:
        super().__init__()
        self.kinds = Segmented(
            [
                (CustomerKind.PERSON, translate("Strategy", "Todos")),
                (CustomerKind.COMPANY, translate("Strategy", "Empresas")),
                (CustomerKind.SPECIAL, translate("Strategy", "Especiales")),
            ],
            translate("Strategy", "Para quién"),
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 3, 0, 3)
        row.addWidget(self.kinds, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        self.setFixedHeight(HEAD)

    def sizeHint(self) -> QSize:
        return QSize(620, HEAD)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), current_theme()
        places = columns(QRectF(self.rect()))
        centred = (
            (places.hours, translate("Strategy", "Horario")),
            (places.wait, translate("Strategy", "Espera")),
            (places.merge, translate("Strategy", "Juntar")),
            (places.limit, translate("Strategy", "Tope")),
        )
        left = self.kinds.geometry().right() + 8
        if left + text_width(translate("Strategy", "Canales"), Type.CAPTION) < places.hours.x():
            place = QRectF(max(left, places.channels.x()), 0, 80, self.height())
            write_elided(painter, place, translate("Strategy", "Canales"), Type.CAPTION, theme.t3)
        for place, text in centred:
            put(painter, place, text, Type.CAPTION, theme.t3, CENTER)
        put(painter, places.count, translate("Strategy", "Ese día"), Type.CAPTION, theme.t3, RIGHT)
        painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), theme.line)

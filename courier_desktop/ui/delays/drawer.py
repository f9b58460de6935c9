"""A setback opened beside the log: what was written, whom it touched and what became of each one's notice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QRectF, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from courier_desktop.domain.rows import NoticeRow, ShipmentRow
from courier_desktop.domain.values import dataclass
from courier_desktop.services import delays, notices
from courier_desktop.ui.delays.log import COURSE_LOOKS, Course, LogLine, course_word
from courier_desktop.ui.format import moment_text, promise_text, time_text
from courier_desktop.ui.language import current_language
from courier_desktop.ui.messages.looks import notice_look, notice_word
from courier_desktop.ui.parts.button import Button, Kind
from courier_desktop.ui.parts.cards import Card, Rule
from courier_desktop.ui.parts.floating import Drawer
from courier_desktop.ui.parts.label import IconLabel, Label
from courier_desktop.ui.parts.paint import RIGHT, put, write, write_elided
from courier_desktop.ui.parts.rows import RowDelegate, RowsModel, RowsView
from courier_desktop.ui.parts.status import CAUSE_ICONS, Pill, cause_word
from courier_desktop.ui.theme.fonts import Type, text_width
from courier_desktop.ui.theme.icons import draw_icon
from courier_desktop.ui.theme.tokens import Tone

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from courier_desktop.domain.ids import DelayId
    from courier_desktop.services.context import Context
    from courier_desktop.ui.theme.theme import Theme

ROW = 46
LEAST_ROWS = 4
translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Touched:
    """One shipment of a setback with its notice, None when none was planned; its times in words."""

    row: ShipmentRow
    notice: NoticeRow | None
    times: str


def touched(ctx: Context, delay_id: DelayId) -> tuple[Touched, ...]:
    """The shipments of a setback, those with a notice first."""
    told = {notice.shipment_id: notice for notice in notices.of_delay(ctx, delay_id)}
    now, zone, language = ctx.clock(), ctx.zone, current_language()

    def times(row: ShipmentRow) -> str:
        promised = promise_text(row.window.start, row.window.end, now, zone, language)
        point = row.window.done or row.window.estimate
        return f"{promised} → {time_text(point, zone)}" if point is not None else promised

    rows = [Touched(row, told.get(row.shipment_id), times(row)) for row in delays.shipments_of(ctx, delay_id)]
    return tuple(sorted(rows, key=lambda one: one.notice is None))


class _TouchedDelegate(RowDelegate):
    """Recipient and times at the left, what became of the notice at the right."""

    def __init__(self) -> None:
        super().__init__(ROW, inset=2)

    def rule_below(self, row: Touched) -> float | None:
        return 8

    def paint_row(self, painter: QPainter, rect: QRectF, row: Touched, theme: Theme, *, current: bool) -> None:
        upper = QRectF(rect.x() + 10, rect.y() + 5, rect.width() - 20, 18)
        lower = upper.translated(0, 18)
        taken = self._paint_notice(painter, upper, row, theme)
        room = upper.adjusted(0, 0, -taken - 8, 0)
        write_elided(painter, room, row.row.recipient, Type.MEDIUM, theme.t1)
        quiet = theme.t2 if current else theme.t3
        write(painter, lower, row.row.number, Type.SMALL, quiet)
        put(painter, lower, row.times, Type.SMALL, quiet, RIGHT)

    def _paint_notice(self, painter: QPainter, rect: QRectF, row: Touched, theme: Theme) -> float:
        if row.notice is None:
            word = translate("Delays", "sin aviso")
            put(painter, rect, word, Type.SMALL_MEDIUM, theme.t3, RIGHT)
            return text_width(word, Type.SMALL_MEDIUM)
        look, word = notice_look(row.notice), notice_word(row.notice)
        ink = theme.tone(look.tone).text
        put(painter, rect, word, Type.SMALL_MEDIUM, ink, RIGHT)
        width = text_width(word, Type.SMALL_MEDIUM)
        draw_icon(painter, QRectF(rect.right() - width - 22, rect.y(), 18, rect.height()), look.icon, ink, 15)
        return width + 24


class SetbackDrawer(Drawer):
    """Shows one setback; `lift_asked`, `messages_asked`, `shipment_opened` with the shipment's id."""

    lift_asked = Signal()
    messages_asked = Signal()
    shipment_opened = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._icon = IconLabel("timer-sand", Tone.AMBER, 20)
        self._title, self._pill = Label("", Type.HEAD).set_eliding(), Pill(height=24)
        self._scope, self._lasts = Label("", Type.MEDIUM, wrap=True), Label("", Type.STRONG)
        self._who, self._note = Label("", Type.SMALL, "t2", wrap=True), Label("", Type.BODY, wrap=True)
        self._note_card = Card(margin=10, quiet=True)
        self._count = Label("", Type.SMALL_STRONG, "t2")
        self._model = RowsModel(lambda one: one.row.shipment_id, _spoken)
        self.view = RowsView(self._model, _TouchedDelegate(), self.tr("Guías del contratiempo"))
        self._lift = Button(self.tr("Levantar"), Kind.FILLED, icon="check", key="L")
        self._messages = Button(self.tr("Ver mensajes"), Kind.OUTLINED, icon="send-outline", key="W")
        self._build()
        self._lift.clicked.connect(self.lift_asked)
        self._messages.clicked.connect(self.messages_asked)
        self.view.row_opened.connect(lambda one: self.shipment_opened.emit(one.row.shipment_id))

    def show_line(self, line: LogLine, ctx: Context) -> None:
        """Show that setback; its shipments come with `show_touched`."""
        row, language = line.row, current_language()
        look = COURSE_LOOKS[line.course]
        self._icon.set_icon(CAUSE_ICONS[row.cause], look.tone if line.course is Course.OPEN else "t2")
        self._title.setText(cause_word(row.cause))
        self._pill.show_look(course_word(line), look)
        self._scope.setText(row.scope_label)
        self._lasts.setText(line.lasts)
        who = self.tr("Lo declaró {0}, {1}").format(row.declared_by, line.when)
        if row.lifted_at is not None:
            who += "\n" + self.tr("Levantado {0}").format(moment_text(row.lifted_at, ctx.clock(), ctx.zone, language))
        self._who.setText(who)
        self._note.setText(row.note)
        self._note_card.setVisible(bool(row.note))
        self._lift.setVisible(line.course is Course.OPEN)
        self._messages.setVisible(row.notices > 0)

    def show_touched(self, rows: tuple[Touched, ...]) -> None:
        """Show its shipments."""
        self._model.set_rows(rows)
        self._count.setText(self.tr("%n guía(s)", "", len(rows)))
        self.view.setMinimumHeight(ROW * min(LEAST_ROWS, max(1, len(rows))))

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._icon)
        head.addWidget(self._title, 1)
        head.addWidget(self._pill)
        self.head.addLayout(head)
        what = QVBoxLayout()
        what.setSpacing(2)
        what.addWidget(self._lasts)
        what.addWidget(self._scope)
        self.body.addLayout(what)
        self._note_card.body.addWidget(self._note)
        self.body.addWidget(self._note_card)
        self.body.addWidget(self._who)
        self.body.addWidget(Rule())
        self.body.addWidget(self._count)
        self.body.addWidget(self.view, 1)
        self.foot.addWidget(self._lift)
        self.foot.addWidget(self._messages)
        self.foot.addStretch(1)
        self.view.setFocusPolicy(Qt.FocusPolicy.TabFocus)


def _spoken(one: Touched) -> str:
    state = notice_word(one.notice) if one.notice is not None else translate("Delays", "sin aviso")
    return f"{one.row.recipient}, {one.row.number}, {one.times}, {state}"

"""The Delays page: the log of setbacks, each with its cause, its notices and its end."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from courier_desktop.domain.topics import Topic
from courier_desktop.services import acts, delays
from courier_desktop.ui.delays.drawer import SetbackDrawer, touched
from courier_desktop.ui.delays.log import Course, LogLine, LogView, log_lines, log_table, summary_of
from courier_desktop.ui.keys import KeyHelp
from courier_desktop.ui.page import MARGIN, Page, PageHead
from courier_desktop.ui.parts.button import Button, Kind
from courier_desktop.ui.parts.cards import Card, EmptyState, SkeletonRows
from courier_desktop.ui.parts.floating import DrawerPane
from courier_desktop.ui.parts.status import cause_word

if TYPE_CHECKING:
    from courier_desktop.domain.ids import ActId, DelayId
    from courier_desktop.services.context import Context
    from courier_desktop.ui.shell import Shell


def _lift(ctx: Context, delay_id: DelayId) -> tuple[int, ActId | None]:
    """How many shipments it lay over, and the act that takes that back."""
    count = delays.lift(ctx, delay_id)
    act = acts.last_act(ctx)
    return count, act.act_id if act is not None else None


class DelaysPage(Page):
    """A table of what was declared; Enter opens one, L ends it, F8 declares another."""

    topics: ClassVar[frozenset[Topic]] = frozenset({Topic.DELAYS, Topic.NOTICES, Topic.SHIPMENTS})

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._new = Button(self.tr("Declarar contratiempo"), Kind.FILLED, icon="timer-sand", key="F8")
        self._head = PageHead(self.title, [self._new])
        self._model = log_table()
        self.view = LogView(self._model)
        self.drawer = SetbackDrawer()
        self._first = Button(self.tr("Declarar contratiempo"), Kind.FILLED, icon="timer-sand", key="F8")
        self._pane, self._empty = QStackedWidget(), self._empty_state()
        self._loading = SkeletonRows()
        self._wanted: DelayId | None = None
        self._is_open = False
        self._build()
        self._connect()
        self._loading.begin()

    @property
    def title(self) -> str:
        """The page's name."""
        return self.tr("Contratiempos")

    def keys(self) -> list[KeyHelp]:
        """Open, end, declare."""
        keys = [KeyHelp("F8", self.tr("Declarar un contratiempo"), self._declare, self.tr("declarar"))]
        if self._model.rows:
            keys += [
                KeyHelp("Return", self.tr("Ver el contratiempo"), self._open, self.tr("ver")),
                KeyHelp("L", self.tr("Levantar: ya no retrasa a nadie"), self._lift_current, self.tr("levantar")),
                KeyHelp("W", self.tr("Ver sus mensajes"), self._show_messages, self.tr("mensajes")),
            ]
        if self._is_open:
            keys.append(KeyHelp("Esc", self.tr("Cerrar el detalle"), self._close, self.tr("cerrar")))
        return keys

    def refresh(self) -> None:
        """Read the log anew."""
        self.shell.jobs.run(partial(log_lines, self.shell.ctx), done=self._show, key="delays.log")

    def open_filter(self, **filters: object) -> None:
        """`delay_id` opens that setback."""
        wanted = filters.get("delay_id")
        if wanted:
            self._wanted = wanted  # type: ignore[assignment]  # ids are texts
            self.refresh()

    def first_focus(self) -> QWidget:
        """The table, or the button while there is nothing."""
        return self.view if self._model.rows else self._first

    def _empty_state(self) -> EmptyState:
        return EmptyState(
            "timer-sand",
            self.tr("Nadie sale de su ventana"),
            self.tr("Si algo retrasa una ruta, decláralo: verás a quién le toca y qué se le dice antes de avisar."),
            self._first,
        )

    def _build(self) -> None:
        card = Card(margin=1, spacing=0)
        card.body.addWidget(self._pane)
        for widget in (self._loading, self._empty, self.view):
            self._pane.addWidget(widget)
        self._drawer_pane = DrawerPane(card, self.drawer)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, 4, MARGIN, 15)
        column.setSpacing(12)
        column.addWidget(self._head)
        column.addWidget(self._drawer_pane, 1)

    def _connect(self) -> None:
        self._new.clicked.connect(self._declare)
        self._first.clicked.connect(self._declare)
        self.view.row_opened.connect(lambda _line: self._open())
        self.view.row_changed.connect(lambda _line: self._fill_drawer())
        self.drawer.closed.connect(self._close)
        self.drawer.lift_asked.connect(self._lift_current)
        self.drawer.messages_asked.connect(self._show_messages)
        self.drawer.shipment_opened.connect(self.shell.open_shipment)

    def _show(self, lines: tuple[LogLine, ...]) -> None:
        self._loading.end()
        had_rows = bool(self._model.rows)
        self._model.set_rows(lines)
        self._pane.setCurrentWidget(self.view if lines else self._empty)
        self._new.setVisible(bool(lines))
        self._head.summary.setText(summary_of(lines))
        self._choose(lines)
        if self._is_open:
            self._fill_drawer()
        if lines and not had_rows:
            if self._first.hasFocus():
                self.view.setFocus()
            self.hints_changed.emit()

    def _choose(self, lines: tuple[LogLine, ...]) -> None:
        place = self._model.row_of(self._wanted) if self._wanted else -1
        if place >= 0:
            self._wanted = None
            self.view.setCurrentIndex(self._model.index(place, 0))
            self._open()
        elif lines and not self.view.currentIndex().isValid():
            self.view.setCurrentIndex(self._model.index(0, 0))

    def _current(self) -> LogLine | None:
        line = self.view.row
        return line if isinstance(line, LogLine) else None

    def _open(self) -> None:
        if self._current() is None:
            return
        self._set_open(is_open=True)
        self._fill_drawer()

    def _close(self) -> None:
        self._set_open(is_open=False)
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _set_open(self, *, is_open: bool) -> None:
        self._is_open = is_open
        self._drawer_pane.set_open(is_open)
        self.hints_changed.emit()

    def _fill_drawer(self) -> None:
        line = self._current()
        if line is None or not self._is_open:
            return
        self.drawer.show_line(line, self.shell.ctx)
        work = partial(touched, self.shell.ctx, line.row.delay_id)
        self.shell.jobs.run(work, done=self.drawer.show_touched, key="delays.touched")

    def _declare(self) -> None:
        self.shell.declare_setback()

    def _show_messages(self) -> None:
        line = self._current()
        if line is not None and line.row.notices:
            self.shell.go("messages", delay_id=line.row.delay_id)

    def _lift_current(self) -> None:
        line = self._current()
        if line is None:
            return
        if line.course is not Course.OPEN:
            self.shell.say(self.tr("Ese contratiempo ya no está sobre ninguna guía."))
            return
        word = cause_word(line.row.cause)
        self.shell.jobs.run(
            partial(_lift, self.shell.ctx, line.row.delay_id), done=lambda done: self._lifted(word, *done)
        )

    def _lifted(self, word: str, count: int, act_id: ActId | None) -> None:
        undo = partial(self.shell.jobs.run, partial(acts.undo, self.shell.ctx, act_id))
        self.shell.offer_undo(self.tr("%n guía(s) sin contratiempo: {0}", "", count).format(word), undo)

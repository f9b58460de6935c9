"""The drawer of one shipment: it follows the current row, shows all that is known, and offers the next step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from courier_desktop.ui.parts.button import Button, IconButton, Kind
from courier_desktop.ui.parts.floating import Drawer
from courier_desktop.ui.parts.label import Label
from courier_desktop.ui.parts.status import DELAY_LOOK, Pill
from courier_desktop.ui.shipments.columns import attempt_of
from courier_desktop.ui.shipments.drawer_lists import HistoryList, NoticeList
from courier_desktop.ui.shipments.drawer_parts import Extras, MoneyCard, PromiseCard, WhoBlock
from courier_desktop.ui.shipments.history import history_lines, notice_line
from courier_desktop.ui.shipments.next_step import NextAction, Step, next_action
from courier_desktop.ui.theme.fonts import Type

if TYPE_CHECKING:
    from courier_desktop.domain.rows import NoticeRow, ShipmentDetail, ShipmentRow
    from courier_desktop.ui.shipments.history import Telling

FEW = 3


class ShipmentDrawer(Drawer):
    """Shows a shipment's detail. What is pressed comes as signals; it never takes the focus by itself."""

    step_pressed = Signal()
    mark_pressed = Signal()
    more_pressed = Signal()
    copy_pressed = Signal(str)
    event_pressed = Signal(str)
    notice_pressed = Signal(str)
    up_pressed = Signal()
    down_pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.detail: ShipmentDetail | None = None
        self.action = NextAction(Step.NONE)
        self._telling: Telling | None = None
        self._all_history = False
        self._number = Label("", Type.HEAD)
        self._status, self._delayed = Pill(height=24), Pill(self.tr("Contratiempo"), DELAY_LOOK, height=24)
        self._attempt = Label("", Type.SMALL, "t2")
        self._promise, self._who, self._money = PromiseCard(), WhoBlock(), MoneyCard()
        self._history_more = Button("", Kind.LINK, height=20)
        self._history = HistoryList(self.tr("Historia"))
        self._notices_head = Label(self.tr("Avisos"), Type.SMALL_STRONG, "t2")
        self._notices = NoticeList(self.tr("Avisos"))
        self._notices_more = Button(self.tr("ver su vida"), Kind.LINK, key="Ctrl+M", height=20)
        self._extras = Extras()
        self._step = Button("", Kind.FILLED, key="Ctrl+Return")
        self._step.set_key_shown(False)
        self.mark_button = Button(self.tr("Marcar"), icon="check-circle-outline", key="S")
        self.more_button = IconButton("dots-horizontal", self.tr("Más"), key="X", kind=Kind.OUTLINED, height=32)
        self.setAccessibleName(self.tr("Ficha del envío"))
        self._build_head()
        self._build_body()
        self._build_foot()

    @property
    def rows(self) -> tuple[ShipmentRow, ...]:
        """The shipment shown, for acts that take several; its buttons never mean the selection."""
        return () if self.detail is None else (self.detail.row,)

    def _build_head(self) -> None:
        copy = IconButton("content-copy", self.tr("Copiar la guía"), key="Ctrl+C")
        copy.clicked.connect(lambda: self.copy_pressed.emit(self._number.text()))
        up = IconButton("chevron-up", self.tr("El anterior"), key="Up")
        down = IconButton("chevron-down", self.tr("El siguiente"), key="Down")
        close = IconButton("close", self.tr("Cerrar la ficha"), key="Esc")
        up.clicked.connect(self.up_pressed)
        down.clicked.connect(self.down_pressed)
        close.clicked.connect(self.closed)
        row = QHBoxLayout()
        row.setSpacing(2)
        row.addWidget(self._number)
        row.addWidget(copy)
        row.addStretch(1)
        for button in (up, down, close):
            row.addWidget(button)
        pills = QHBoxLayout()
        pills.setSpacing(6)
        pills.addWidget(self._status)
        pills.addWidget(self._delayed)
        pills.addStretch(1)
        pills.addWidget(self._attempt)
        self.head.addLayout(row)
        self.head.addLayout(pills)

    def _build_body(self) -> None:
        history = QHBoxLayout()
        history.addWidget(Label(self.tr("Historia"), Type.SMALL_STRONG, "t2"))
        history.addStretch(1)
        history.addWidget(self._history_more)
        self._history_more.clicked.connect(self._turn_history)
        self._history.pressed.connect(self._press_event)
        self._who.phone.clicked.connect(lambda: self.copy_pressed.emit(str(self._who.phone.property("digits"))))
        for part in (self._promise, self._who, self._money):
            self.body.addWidget(part)
        self.body.addLayout(history)
        notices = QHBoxLayout()
        notices.addWidget(self._notices_head)
        notices.addStretch(1)
        notices.addWidget(self._notices_more)
        self._notices.pressed.connect(self.press_notice)
        self._notices_more.clicked.connect(self.press_notice)
        self.body.addWidget(self._history)
        self.body.addLayout(notices)
        for below in (self._notices, self._extras):
            self.body.addWidget(below)
        self.body.addStretch(1)

    def _build_foot(self) -> None:
        self._step.clicked.connect(self.step_pressed)
        self.mark_button.clicked.connect(self.mark_pressed)
        self.more_button.clicked.connect(self.more_pressed)
        for button in (self._step, self.mark_button, self.more_button):
            self.foot.addWidget(button)
        self.foot.addStretch(1)

    def show_detail(self, detail: ShipmentDetail, telling: Telling) -> None:
        """Show that shipment; another one begins at the top with three lines of history."""
        if self.detail is None or self.detail.row.shipment_id != detail.row.shipment_id:
            self._all_history = False
            self.scroll_area.verticalScrollBar().setValue(0)
        self.detail, self._telling = detail, telling
        row = detail.row
        self._number.setText(row.number)
        self._status.show_status(row.status)
        self._delayed.setVisible(row.delayed)
        self._attempt.setText(self.tr("intento {0} de {1}").format(attempt_of(row), row.max_attempts))
        self._promise.show_promise(row, telling)
        self._who.show_who(detail)
        self._money.show_money(row)
        self._show_history()
        self._show_notices()
        self._extras.show_extras(detail, telling)
        self._show_step(next_action(detail))

    def set_letters_shown(self, shown: bool) -> None:
        """Hide the keycaps while the letters mean the selection."""
        self.mark_button.set_key_shown(shown)

    def _show_step(self, action: NextAction) -> None:
        self.action = action
        self._step.setVisible(action.step is not Step.NONE)
        self._step.setText(action.text)
        self._step.set_key("Ctrl+Return")
        self._step.set_icon(action.icon)

    def _press_event(self, place: int) -> None:
        if self.detail is not None:
            self.event_pressed.emit(self.detail.events[place].event_id)

    def press_notice(self, place: int = 0) -> None:
        """The life of that notice, the newest first, is asked for."""
        shown = [] if self.isHidden() else self._notices_shown()
        if int(place) < len(shown):
            self.notice_pressed.emit(shown[int(place)].notice_id)

    def _turn_history(self) -> None:
        self._all_history = not self._all_history
        self._show_history()

    def _show_history(self) -> None:
        if self.detail is None or self._telling is None:
            return
        lines = history_lines(self.detail, self._telling)
        self._history.show_lines(lines if self._all_history else lines[:FEW])
        self._history_more.setVisible(len(lines) > FEW)
        every = self.tr("ver los {0}").format(len(lines))
        self._history_more.setText(self.tr("ver menos") if self._all_history else every)

    def _show_notices(self) -> None:
        if self.detail is None or self._telling is None:
            return
        shown = self._notices_shown()
        self._notices.show_lines([notice_line(notice, self._telling) for notice in shown])
        self._notices_head.setVisible(bool(shown))
        self._notices.setVisible(bool(shown))
        self._notices_more.setVisible(bool(shown))

    def _notices_shown(self) -> list[NoticeRow]:
        """The newest first."""
        notices = () if self.detail is None else self.detail.notices
        return sorted(notices, key=lambda notice: notice.planned_at, reverse=True)

"""The locked screen: it covers the window until somebody chooses their name and types their PIN."""

from __future__ import annotations

import time
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from courier_desktop.domain.errors import CourierError, RefusedError
from courier_desktop.domain.fold import fold
from courier_desktop.services import pins, staff
from courier_desktop.ui.errors import sentence_of
from courier_desktop.ui.hint_bar import HintBar
from courier_desktop.ui.keys import Hint
from courier_desktop.ui.parts.button import Button, Kind
from courier_desktop.ui.parts.cards import Card
from courier_desktop.ui.parts.fields import Field
from courier_desktop.ui.parts.label import IconLabel, Label
from courier_desktop.ui.parts.people import MEMBER_ROW, MemberDelegate, MembersModel
from courier_desktop.ui.parts.rows import RowsView
from courier_desktop.ui.pin_popover import pin_edit
from courier_desktop.ui.rail import BrandBlock
from courier_desktop.ui.theme.fonts import Type
from courier_desktop.ui.theme.theme import current_theme

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from courier_desktop.domain.staff import StaffId, StaffMember
    from courier_desktop.services.context import Context
    from courier_desktop.ui.jobs import BugReport, Jobs

WIDTH = 420
MOST_ROWS = 6
# What the screen needs besides the names: brand, head, PIN with an error of two lines, button, hints.
_BESIDES = 350
_SECOND_MS = 1000


class LockScreen(QWidget):
    """Covers its parent. `entered` comes with the member once the services have let them in."""

    entered = Signal(object)

    def __init__(self, ctx: Context, jobs: Jobs, seconds: Callable[[], float] = time.monotonic) -> None:
        """`seconds` counts on though the clock is set; tests move it."""
        super().__init__()
        self._ctx, self._jobs, self._seconds = ctx, jobs, seconds
        self._trying = False
        self.rescued = False
        """Whether who came in did so by the recovery number."""
        self._shown: StaffMember | None = None
        self._held: dict[StaffId, float] = {}
        self._model = MembersModel()
        self.list = RowsView(self._model, MemberDelegate(), self.tr("Quién va a trabajar"))
        self.pin = pin_edit()
        self.field = Field(self.tr("PIN"), self.pin)
        self.button = Button(self.tr("Entrar"), Kind.FILLED, key="Return", height=40)
        self._second = QTimer(self)
        self.setAccessibleName(self.tr("Pantalla bloqueada"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._build()
        self._connect()

    def _build(self) -> None:
        settings = self._ctx.settings
        brand = BrandBlock()
        brand.setMaximumWidth(WIDTH)
        brand.show_brand(settings.company, settings.city, settings.logo)
        hints = HintBar(asks_all=False)
        hints.show_hints([Hint(("Up", "Down"), self.tr("elegir")), Hint(("Return",), self.tr("entrar"))])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(brand)
        column.addStretch(2)
        column.addWidget(self._build_card(), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        column.addWidget(hints)

    def _build_card(self) -> Card:
        card = Card(margin=20, spacing=12)
        card.setFixedWidth(WIDTH)
        head = QHBoxLayout()
        head.setSpacing(10)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(Label(self.tr("¿Quién va a trabajar?"), Type.HEAD))
        why = Label(self.tr("Lo que marques llevará tu nombre."), Type.SMALL, "t2", wrap=True)
        words.addWidget(why)
        head.addWidget(IconLabel("lock-outline", "t2", 20, tinted=36))
        head.addLayout(words, 1)
        self.list.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.button)
        for part in (head, foot):
            part.setContentsMargins(0, 0, 0, 0)
        card.body.addLayout(head)
        card.body.addWidget(self.list)
        card.body.addWidget(self.field)
        card.body.addLayout(foot)
        return card

    def _connect(self) -> None:
        self.pin.installEventFilter(self)
        self.list.row_changed.connect(self._show_member)
        self.list.row_opened.connect(lambda _row: self.enter())
        self.list.clicked.connect(lambda _index: self.pin.setFocus(Qt.FocusReason.OtherFocusReason))
        self.button.clicked.connect(self.enter)
        self.button.refused.connect(lambda _why: self.pin.setFocus(Qt.FocusReason.OtherFocusReason))
        self._second.setInterval(_SECOND_MS)
        self._second.timeout.connect(self._tell_wait)

    def ask(self) -> None:
        """Show who may come in, and wait for them."""
        self.pin.clear()
        self.pin.setFocus(Qt.FocusReason.OtherFocusReason)
        self.refresh()

    def refresh(self) -> None:
        """Read the names anew: another program may have changed them."""
        self._jobs.run(partial(_who_may, self._ctx), done=self._show_members, key="lock-members")

    def _show_members(self, found: tuple[Sequence[StaffMember], StaffId | None]) -> None:
        active, last = found
        before = self.list.row
        self._model.set_rows(active)
        self._fit_list()
        if before is None and last is not None:
            self.list.choose_id(last)
        if self.list.row is None:
            self.list.choose(0)
        if self.list.row is not None:
            self._show_member(self.list.row)

    def _fit_list(self) -> None:
        """As many names as the height allows; the others are scrolled to."""
        room = (self.height() - _BESIDES) // MEMBER_ROW
        self.list.setFixedHeight(MEMBER_ROW * max(1, min(MOST_ROWS, room, len(self._model.rows))) + 2)
        self.list.scrollTo(self.list.currentIndex())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_list()

    def _show_member(self, one: StaffMember) -> None:
        """What that member needs to come in; what was typed for another goes."""
        if one == self._shown:
            return
        if self._shown is not None:
            self.pin.clear()
        self._shown = one
        self.pin.setReadOnly(not one.has_pin)
        self.pin.setPlaceholderText("" if one.has_pin else self.tr("{name} entra sin PIN").format(name=one.name))
        self.field.show_error("")
        self._tell_wait()

    # ------------------------------------------------------------------------------------------------------ coming in

    def enter(self) -> None:
        """Try to come in as the member chosen."""
        one = self.list.row
        if one is None or self._trying or self._left_s(one):
            return
        self._trying = True
        self._jobs.run(
            partial(staff.enter, self._ctx, one.staff_id, self.pin.text()),
            done=self._entered,
            failed=partial(self._refused, one),
            key="lock-enter",
        )

    def _entered(self, one: StaffMember) -> None:
        self._trying = False
        self.rescued = self._shown is not None and self._shown.has_pin and not one.has_pin
        self.pin.clear()
        self._held.clear()
        self._second.stop()
        self.entered.emit(one)

    def _refused(self, one: StaffMember, error: CourierError | BugReport) -> None:
        self._trying = False
        seconds = int(error.params.get("seconds", 0)) if isinstance(error, CourierError) else 0
        if seconds:
            self._held[one.staff_id] = self._seconds() + seconds
            self._second.start()
        if self.list.row == one:
            self.field.show_error(sentence_of(error))
            self._tell_wait()
        self.pin.selectAll()

    def _left_s(self, one: StaffMember) -> float:
        """How many seconds that member still has to wait, as far as this screen knows; the services know it for all."""
        return max(0.0, self._held.get(one.staff_id, 0.0) - self._seconds())

    def _tell_wait(self) -> None:
        """Count the wait down; at its end the PIN may be typed again."""
        one = self.list.row
        left = self._left_s(one) if one is not None else 0.0
        if one is not None and left:
            wait = pins.wait_text(timedelta(seconds=left))
            self.field.show_error(sentence_of(RefusedError("pin_wait", name=one.name, wait=wait)))
            self.button.block(self.field.error)
            return
        if self.button.reason:
            self.button.block("")
            self.field.show_error("")
        if not any(until > self._seconds() for until in self._held.values()):
            self._second.stop()

    # ----------------------------------------------------------------------------------------------------------- keys

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.pin and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._steer(event)
        return super().eventFilter(watched, event)

    def _steer(self, event: QKeyEvent) -> bool:
        """The arrows walk the names and a letter goes to the next name that begins so; figures are the PIN's."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.key() in steps:
            self.list.choose(self.list.currentIndex().row() + steps[Qt.Key(event.key())])
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.enter()
            return True
        if event.text().isalpha():
            self._go_to(fold(event.text()))
            return True
        return False

    def _go_to(self, letter: str) -> None:
        here, rows = self.list.currentIndex().row(), self._model.rows
        for place in [*range(here + 1, len(rows)), *range(here + 1)]:
            if fold(rows[place].name).startswith(letter):
                self.list.choose(place)
                return

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # No key ever reaches the window below.
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(QRectF(self.rect()), current_theme().win)


def _who_may(ctx: Context) -> tuple[Sequence[StaffMember], StaffId | None]:
    return tuple(one for one in staff.members(ctx) if one.active), staff.last_here(ctx)

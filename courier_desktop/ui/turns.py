"""Whose turn it is at the window: it locks itself when nobody touches it, and shows who came in."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QToolTip, QWidget
from shiboken6 import isValid

if TYPE_CHECKING:
    from datetime import datetime

    from courier_desktop.domain.staff import StaffMember
    from courier_desktop.ui.lock import LockScreen
    from courier_desktop.ui.window_shell import ShellWindow

LOCK_KEY = "Ctrl+L"
_TOUCHES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
    }
)


class Turns(QObject):
    """Locks and opens one window. `changed`: another person acts, or nobody does."""

    changed = Signal()

    def __init__(self, window: ShellWindow) -> None:
        super().__init__(window)
        self._window = window
        self._screen: LockScreen | None = None
        self._before: QWidget | None = None
        self._touched: datetime = window.ctx.clock()
        self._watched: QObject | None = None
        self._guarded = False
        # The one key that works in an open sheet too: who walks away must not have to close it first.
        QShortcut(QKeySequence(LOCK_KEY), window).activated.connect(self.lock)

    def begin(self) -> None:
        """At the start of the window, before it is seen: lock it unless it is clear who goes on."""
        ctx = self._window.ctx
        if not ctx.staffed:
            return
        from courier_desktop.services import staff

        if staff.begin(ctx):
            self.lock()
        self.settle()

    @property
    def locked(self) -> bool:
        """Whether the screen is locked."""
        return self._screen is not None

    def lock(self) -> None:
        """Cover the window; nobody acts until somebody comes in. Without any staff it only says where to define it."""
        window = self._window
        if self.locked:
            return
        if not window.ctx.staffed:
            window.say(self.tr("Para bloquear la pantalla, agrega antes a tu personal en Ajustes"))
            return
        from courier_desktop.services import staff
        from courier_desktop.ui.lock import LockScreen

        self._before = QApplication.focusWidget()
        popup = QApplication.activePopupWidget()
        if popup is not None:
            popup.close()
        QToolTip.hideText()
        # What is being typed is stored, in the name of who typed it, before that person's turn is over.
        if self._before is not None:
            self._before.clearFocus()
        window.jobs.run(partial(staff.leave, window.ctx))
        self._screen = LockScreen(window.ctx, window.jobs)
        self._screen.entered.connect(self._open)
        window.cover(self._screen)
        self._screen.ask()
        self.changed.emit()

    def settle(self) -> None:
        """The staff may have changed, here or in another program: see who acts now."""
        from courier_desktop.services import staff

        ctx = self._window.ctx
        self._window.jobs.run(partial(staff.look_again, ctx), done=self._settled, key="turns")

    def look(self) -> None:
        """Lock the screen when it is time; the window's clock asks every few seconds."""
        self._watch()
        ctx = self._window.ctx
        now, minutes = ctx.clock(), ctx.settings.lock_minutes
        # A clock that was set back must not keep the screen open for that long.
        self._touched = min(self._touched, now)
        if self._guarded and minutes and not self.locked and now - self._touched >= timedelta(minutes=minutes):
            self.lock()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _TOUCHES:
            self._touched = self._window.ctx.clock()
        return False

    def _watch(self) -> None:
        """Hear every touch, at the native window: it hears them before the widgets do, and little else."""
        handle = self._window.windowHandle()
        if handle is not None and handle is not self._watched:
            handle.installEventFilter(self)
            self._watched = handle

    def _settled(self, guarded: bool) -> None:
        self._guarded = guarded
        if self._screen is not None:
            self._screen.refresh()
        elif self._window.ctx.staffed and self._window.ctx.staff is None:
            self.lock()
        self.changed.emit()

    def _open(self, member: StaffMember) -> None:
        screen, self._screen = self._screen, None
        if screen is None:
            return
        self._touched = self._window.ctx.clock()
        self._window.uncover(screen)
        self._focus_again()
        if screen.rescued:
            said = self.tr("{name} entró con su número de rescate y ya no tiene PIN: elige otro abajo a la izquierda")
            self._window.say(said.format(name=member.name))
        self.changed.emit()

    def _focus_again(self) -> None:
        """Go on where the keyboard was, else at the page's own beginning."""
        before, self._before = self._before, None
        page = self._window.stack.page
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        elif page is not None:
            page.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)

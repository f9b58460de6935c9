"""What can be pressed: hover, the keyboard's focus ring, Enter as well as Space, and blocking with a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QEnterEvent, QFocusEvent, QKeyEvent

MOUSE = (Qt.FocusReason.MouseFocusReason, Qt.FocusReason.PopupFocusReason)


class Pressable(QAbstractButton):
    """Base of every painted button. `blocked` looks off yet takes the focus, and says why to the reader and the eye."""

    refused = Signal(str)

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ring = False
        self._hover = False
        self._reason = ""
        self.setText(text)
        self.setAccessibleName(text)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    @property
    def ringed(self) -> bool:
        """Whether the keyboard's focus ring shows."""
        return self._ring and self.hasFocus()

    @property
    def hovered(self) -> bool:
        """Whether the mouse is over it and it can be pressed."""
        return self._hover and not self.off

    @property
    def off(self) -> bool:
        """Whether it looks and acts switched off."""
        return bool(self._reason) or not self.isEnabled()

    @property
    def reason(self) -> str:
        """Why it is blocked; "" when it is not."""
        return self._reason

    def block(self, reason: str) -> None:
        """Refuse to be pressed from now on, and say why; "" allows it again."""
        self._reason = reason
        self.setAccessibleDescription(reason)
        self.setToolTip(reason)
        self.setCursor(Qt.CursorShape.ArrowCursor if reason else Qt.CursorShape.PointingHandCursor)
        self.update()

    def setText(self, text: str) -> None:
        super().setText(text)
        self.setAccessibleName(text)
        self.updateGeometry()

    def nextCheckState(self) -> None:
        if not self._reason:
            super().nextCheckState()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if (
            event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        ):
            self.press()
            return
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right):
            event.ignore()  # QAbstractButton would wander to a neighbour of its own choosing
            return
        if self._reason and event.key() == Qt.Key.Key_Space:
            self.refused.emit(self._reason)
            return
        super().keyPressEvent(event)

    def press(self) -> None:
        """Do what a click does, or tell the reason."""
        if self._reason:
            self.refused.emit(self._reason)
        else:
            self.click()

    def focusInEvent(self, event: QFocusEvent) -> None:
        if event.reason() != Qt.FocusReason.ActiveWindowFocusReason:
            self._ring = event.reason() not in MOUSE
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def enterEvent(self, event: QEnterEvent) -> None:
        self._hover = True
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._hover = False
        self.update()
        super().leaveEvent(event)

    def event(self, event: QEvent) -> bool:
        if self._reason and event.type() in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick):
            self.refused.emit(self._reason)
            return True
        return super().event(event)

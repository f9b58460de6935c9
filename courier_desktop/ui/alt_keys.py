"""Alt and a letter or figure is a key, not a text: Qt's fields would write it."""

from __future__ import annotations

import sys

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

_FIELDS = (QLineEdit, QPlainTextEdit, QTextEdit)


class AltKeys(QObject):
    """Watches whichever text field of the window has the focus."""

    def __init__(self, window: QWidget) -> None:
        """For that window's fields; on a Mac, Alt writes letters, and fields keep it."""
        super().__init__(window)
        self._window = window
        app = QApplication.instance()
        if isinstance(app, QApplication) and sys.platform != "darwin":
            app.focusChanged.connect(self._moved)

    def _moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        if isinstance(new, _FIELDS) and new.window() is self._window:
            # A filter installed twice is moved, not doubled.
            new.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.modifiers() == Qt.KeyboardModifier.AltModifier
            and event.text()
        ):
            # The same without its text: the field has no use for it, and whoever it is the key of hears it.
            bare = QKeyEvent(event.type(), event.key(), event.modifiers(), "", event.isAutoRepeat())
            QApplication.sendEvent(watched, bare)
            return True
        return False

"""A scanner that types: tells a burst of characters from single keys, wherever the focus is but in a text field."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

# A person's next key comes later than this, a scanner's sooner.
KEY_GAP_MS, BURST_GAP_MS = 45, 150
BURST = 3
LEAST_SCAN = 6
ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ScanWedge(QObject):
    """Watches widgets; `scanned` carries a whole read. Keys that were no read are played to the focus as they came."""

    scanned = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._kept: list[QKeyEvent] = []
        self._playing = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._gap)

    def watch(self, widget: QWidget) -> None:
        """Listen to that widget and all within it that may have the focus."""
        for one in (widget, *widget.findChildren(QWidget)):
            if not isinstance(one, QLineEdit | QPlainTextEdit):
                one.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._playing or event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if watched is not QApplication.focusWidget():
            return False
        if event.key() in ENTERS and self._kept:
            return self._enter(event)
        if not _typed(event) or (event.key() == Qt.Key.Key_Space and not self._kept):
            return False  # no read begins with a space, and a button needs it with its release
        if event.isAutoRepeat():
            return True
        self._keep(event)
        return True

    @property
    def busy(self) -> bool:
        """Whether keys are held back until it is clear who types."""
        return bool(self._kept)

    @property
    def _text(self) -> str:
        return "".join(event.text() for event in self._kept)

    def _keep(self, event: QKeyEvent) -> None:
        self._kept.append(_copy(event))
        self._timer.start(BURST_GAP_MS if len(self._kept) >= BURST else KEY_GAP_MS)

    def _enter(self, event: QKeyEvent) -> bool:
        if len(self._kept) < LEAST_SCAN:
            self._kept.append(_copy(event))
            self._play()
        else:
            self._finish()
        return True

    def _gap(self) -> None:
        """The burst is over without Enter: a long one is a read all the same."""
        if len(self._kept) >= LEAST_SCAN:
            self._finish()
        else:
            self._play()

    def _finish(self) -> None:
        text = self._text
        self._timer.stop()
        self._kept.clear()
        self.scanned.emit(text)

    def _play(self) -> None:
        """Give the keys to whoever has the focus now, one after the other."""
        self._timer.stop()
        kept, self._kept = self._kept, []
        self._playing = True
        try:
            for event in kept:
                target = QApplication.focusWidget()
                if target is not None:
                    QApplication.sendEvent(target, event)
        finally:
            self._playing = False


def _typed(event: QKeyEvent) -> bool:
    """Whether the key writes a character: no Ctrl or Alt held."""
    held = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
    text = event.text()
    return held == Qt.KeyboardModifier.NoModifier and len(text) == 1 and text.isprintable()


def _copy(event: QKeyEvent) -> QKeyEvent:
    return QKeyEvent(event.type(), event.key(), event.modifiers(), event.text())

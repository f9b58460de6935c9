"""A person's hands for tests: keys, text and the mouse, as Qt's own test module gives them, typed."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

NONE = Qt.KeyboardModifier.NoModifier


def key(widget: QWidget, which: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
    """Press and release that key on the widget."""
    QTest.keyClick(widget, which, held)


def key_anywhere(which: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
    """Press that key on whatever has the focus."""
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClick(widget, which, held)


def type_text(widget: QWidget, text: str) -> None:
    """Type the text into the widget."""
    QTest.keyClicks(widget, text)


def click(widget: QWidget, at: QPoint | None = None, held: Qt.KeyboardModifier = NONE) -> None:
    """A left click, in the middle unless told where."""
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, held, at if at is not None else widget.rect().center())

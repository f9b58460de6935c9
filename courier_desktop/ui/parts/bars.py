"""The two inverse bars: undo at the bottom centre, and the bulk bar docked under a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout

from courier_desktop.ui.parts.button import Button, IconButton, Kind
from courier_desktop.ui.parts.label import IconLabel, Label
from courier_desktop.ui.parts.paint import rounded
from courier_desktop.ui.theme.fonts import Type
from courier_desktop.ui.theme.theme import current_theme

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

UNDO_MS = 10_000


class UndoBar(QFrame):
    """Names what was done and how many; ten seconds, one at a time; Ctrl+Z undoes later too."""

    undone = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._act: Callable[[], object] | None = None
        self._text = Label("", Type.MEDIUM, "oninv")
        self._button = Button(self.tr("Deshacer"), Kind.INVERSE, key="Ctrl+Z")
        close = IconButton("close", self.tr("Cerrar"), kind=Kind.INVERSE)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 6, 8, 6)
        row.setSpacing(8)
        for part in (IconLabel("check-circle", "inv_green", 18), self._text, self._button, close):
            row.addWidget(part)
        row.insertSpacing(2, 24)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(UNDO_MS)
        self._timer.timeout.connect(self.hide)
        self._button.clicked.connect(self._undo)
        close.clicked.connect(self.hide)
        self.hide()

    def offer(self, text: str, act: Callable[[], object] | None = None) -> None:
        """Say what was done. `act` undoes just that; without it `undone` is emitted."""
        self._button.setHidden(False)
        self._act = act
        self._text.setText(text)
        self.setAccessibleName(text)
        self.adjustSize()
        self.show()
        self.raise_()
        self._timer.start()

    def say(self, text: str) -> None:
        """Say something that has no way back."""
        self.offer(text)
        self._button.hide()
        self.adjustSize()

    def paintEvent(self, event: QPaintEvent) -> None:
        rounded(QPainter(self), QRectF(self.rect()), 10, current_theme().inv)

    def _undo(self) -> None:
        self.hide()
        act, self._act = self._act, None
        if act is not None:
            act()
        else:
            self.undone.emit()


class BulkBar(QFrame):
    """How many are checked, their sum, the actions, Esc. Put it under the table: rows are never covered."""

    closed = Signal()

    def __init__(self, actions: Sequence[Button], more: Button | None = None) -> None:
        super().__init__()
        self._count = Label("", Type.STRONG, "oninv")
        self._sum = Label("", Type.SMALL, "inv2")
        self.buttons = list(actions)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self._count)
        column.addWidget(self._sum)
        row = QHBoxLayout(self)
        row.setContentsMargins(19, 13, 12, 13)
        row.setSpacing(4)
        row.addWidget(IconLabel("checkbox-marked-outline", "oninv", 18))
        row.addLayout(column, 1)
        for button in (*self.buttons, *([more] if more is not None else [])):
            button.set_kind(Kind.INVERSE)
            row.addWidget(button)
        close = IconButton("close", self.tr("Quitar la selección"), key="Esc", kind=Kind.INVERSE)
        close.clicked.connect(self.closed)
        row.addWidget(close)
        self.hide()

    def show_selection(self, count: int, summary: str) -> None:
        """Show how many and their sum; none hides the bar."""
        self._count.setText(self.tr("%n seleccionada(s)", None, count))
        self._sum.setText(summary)
        self.setAccessibleName(f"{self._count.text()} {summary}")
        self.setVisible(count > 0)

    def set_narrow(self, narrow: bool) -> None:
        """Leave out the last action where the place is narrow; it stands under "Más" too."""
        if self.buttons:
            self.buttons[-1].setVisible(not narrow)

    def paintEvent(self, event: QPaintEvent) -> None:
        inner = QRectF(self.rect()).adjusted(7, 5, -7, -5)
        rounded(QPainter(self), inner, 10, current_theme().inv)

"""The number just given, big enough to write on the parcel, with its slip one key away."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout

from courier_desktop.ui.parts.button import Button
from courier_desktop.ui.parts.label import IconLabel, Label
from courier_desktop.ui.parts.paint import rounded
from courier_desktop.ui.theme.fonts import Type
from courier_desktop.ui.theme.theme import current_theme
from courier_desktop.ui.theme.tokens import Tone

QWIDGETSIZE_MAX = (1 << 24) - 1


class SavedCard(QFrame):
    """Hidden until something is saved."""

    print_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.number, self._words = Label("", Type.WELCOME), Label("", Type.SMALL_MEDIUM, "t2")
        self.number.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._print = Button(self.tr("Imprimir etiqueta"), icon="printer-outline", key="Ctrl+P")
        self._print.clicked.connect(self.print_asked)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(IconLabel("check-circle", Tone.GREEN, 24))
        head.addWidget(self.number)
        head.addStretch(1)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self._words.set_eliding(), 1)
        foot.addWidget(self._print)
        self._column = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._column.addLayout(head)
        self._column.addLayout(foot)
        self.set_flat(flat=False)
        self.hide()

    def set_flat(self, *, flat: bool) -> None:
        """One line, for a low window, without the recipient; else two."""
        direction = QBoxLayout.Direction.LeftToRight if flat else QBoxLayout.Direction.TopToBottom
        self._column.setDirection(direction)
        self._column.setContentsMargins(*((10, 1, 3, 1) if flat else (14, 8, 10, 10)))
        self._column.setSpacing(8 if flat else 4)
        self.number.set_role(Type.TITLE if flat else Type.WELCOME)
        self._print.set_key_shown(not flat)
        self._words.setMaximumWidth(0 if flat else QWIDGETSIZE_MAX)

    def show_saved(self, number: str, words: str) -> None:
        """Show that number and who it is for; "" hides the card."""
        self.number.setText(number)
        self._words.setText(words)
        self.setAccessibleName(f"{number} {words}".strip())
        self.setVisible(bool(number))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), current_theme()
        rounded(painter, self.rect().toRectF(), 10, theme.tone(Tone.GREEN).tint)

"""The line over the stops that says what was just refused, read wrongly, or is worth a look."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from courier_desktop.ui.parts.button import IconButton
from courier_desktop.ui.parts.cards import NoticeLine
from courier_desktop.ui.theme.tokens import Tone

_ICONS = {Tone.RED: "alert-circle-outline", Tone.AMBER: "alert-outline", Tone.NEUTRAL: "undo"}


class ToldLine(QWidget):
    """One sentence in its tone until the next one; "" takes it away."""

    def __init__(self) -> None:
        super().__init__()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(12, 10, 12, 2)
        self._line: NoticeLine | None = None
        self.text = ""
        self.hide()

    def show_text(self, text: str, tone: Tone = Tone.RED) -> None:
        """Say that."""
        self.text = text
        if self._line is not None:
            self._row.removeWidget(self._line)
            self._line.deleteLater()
            self._line = None
        if text:
            self._line = NoticeLine(text, _ICONS.get(tone, "information-outline"), tone)
            close = IconButton("close", self.tr("Cerrar"), height=24)
            close.clicked.connect(lambda: self.show_text(""))
            self._line.row.addWidget(close)
            self._row.addWidget(self._line)
        self.setAccessibleName(text)
        self.setVisible(bool(text))

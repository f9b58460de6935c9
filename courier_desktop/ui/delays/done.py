"""The setback sheet's last page: it is recorded; the notices may be sent now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from courier_desktop.ui.keys import KeyHelp
from courier_desktop.ui.parts.button import LARGE, Button, Kind
from courier_desktop.ui.parts.label import IconLabel, Label
from courier_desktop.ui.theme.fonts import Type
from courier_desktop.ui.theme.tokens import Tone

if TYPE_CHECKING:
    from courier_desktop.services.delays import Declared


class DonePanel(QWidget):
    """What was recorded and what waits; Enter goes on to the messages."""

    closed = Signal()
    messages_asked = Signal()
    undo_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._what, self._calls = Label("", Type.HEAD), Label("", Type.BODY, "t2")
        self._send = Button("", Kind.FILLED, icon="send-outline", key="Return", height=LARGE)
        self._later = Button(self.tr("Después"), Kind.OUTLINED, key="Esc", height=LARGE)
        self._send.clicked.connect(self.messages_asked)
        self._later.clicked.connect(self.closed)
        middle = Qt.AlignmentFlag.AlignHCenter
        column = QVBoxLayout(self)
        column.setSpacing(6)
        column.addStretch(2)
        column.addWidget(IconLabel("check-circle", Tone.GREEN, 40), 0, middle)
        column.addSpacing(6)
        column.addWidget(self._what, 0, middle)
        column.addWidget(self._calls, 0, middle)
        column.addSpacing(14)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        row.addWidget(self._send)
        row.addWidget(self._later)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(3)

    def show_result(self, what: Declared) -> None:
        """Say what was done, what goes by itself, what waits for a hand."""
        alone = what.notices - what.by_hand
        self._what.setText(self.tr("Quedó registrado en %n guía(s)", "", what.shipments))
        calls = self.tr("%n bloqueado(s) queda(n) en Hoy para llamar por teléfono.", "", what.blocked)
        goes = self.tr("%n aviso(s) sale(n) solo(s).", "", alone)
        says = [goes] * (alone > 0) + [calls] * (what.blocked > 0)
        self._calls.setText(" ".join(says))
        self._calls.setVisible(bool(says))
        hand = self.tr("Enviar ahora %n aviso(s)", "", what.by_hand)
        self._send.setText(hand if what.by_hand else self.tr("Ver los mensajes"))
        self.setAccessibleName(f"{self._what.text()}. {self._calls.text()}")

    def keys(self) -> list[KeyHelp]:
        """Enter sends or shows them, Ctrl+Z takes it back."""
        return [
            KeyHelp("Return", self._send.text(), self.messages_asked.emit, self._send.text().lower()),
            KeyHelp("Ctrl+Z", self.tr("Deshacer"), self.undo_asked.emit, self.tr("deshacer")),
        ]

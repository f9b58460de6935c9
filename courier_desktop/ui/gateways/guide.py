"""How a gateway is set up: its steps in order, what it cannot do and costs, its warning, the whole guide to read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from courier_desktop.ui.language import current_language
from courier_desktop.ui.parts.button import Button, IconButton
from courier_desktop.ui.parts.cards import NoticeLine
from courier_desktop.ui.parts.fields import CheckBox
from courier_desktop.ui.parts.label import IconLabel, Label
from courier_desktop.ui.parts.paint import CENTER, put, rounded
from courier_desktop.ui.theme.fonts import Type
from courier_desktop.ui.theme.theme import current_theme
from courier_desktop.ui.theme.tokens import Tone

if TYPE_CHECKING:
    from collections.abc import Callable

    from courier_desktop.domain.gateway_forms import GatewayForm

_ADDRESS = re.compile(r"https?://[^\s»”\"]+[^\s»”\".,;:)]")
_COMMAND = re.compile(r"docker (?:run|compose) .+$")


class Guide(QScrollArea):
    """The left half of a gateway's page. `understood` comes when the warning's tick is set; it stays so."""

    understood = Signal()

    def __init__(self, form: GatewayForm, open_url: Callable[[QUrl], bool] = QDesktopServices.openUrl) -> None:
        super().__init__()
        language = current_language()
        self._open_url = open_url
        self.tick = CheckBox(self.tr("Entiendo el riesgo"))
        self.read = Button(self.tr("Leer la guía completa"), icon="text-box-outline", key="F1")
        inner = QWidget()
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(20, 14, 16, 16)
        self._column.setSpacing(10)
        if form.warning is not None:
            self._add_warning(form.warning.in_(language))
        self._column.addWidget(Label(self.tr("Cómo se prepara"), Type.CARD))
        for place, step in enumerate(form.steps, start=1):
            self._add_step(place, step.in_(language))
        if form.notes:
            self._column.addSpacing(4)
            self._column.addWidget(Label(self.tr("Bueno saberlo"), Type.CARD))
        for note in form.notes:
            self._add_line(_sign("information-outline"), note.in_(language))
        self._column.addSpacing(2)
        self._column.addWidget(self.read, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addStretch(1)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Cómo se prepara"))
        self.setWidget(inner)
        self.tick.clicked.connect(self.understood)

    def show_understood(self, understood: bool) -> None:
        """Show whether the warning was read."""
        self.tick.setChecked(understood)
        # What was understood stays so.
        self.tick.setEnabled(not understood)

    def _add_warning(self, text: str) -> None:
        line = NoticeLine(text, "alert-outline", Tone.RED)
        self._column.addWidget(line)
        self._column.addWidget(self.tick)
        self._column.addSpacing(4)

    def _add_step(self, place: int, text: str) -> None:
        row = self._add_line(_Figure(place), text)
        command, address = _COMMAND.search(text), _ADDRESS.search(text)
        if command is not None:
            copy = IconButton("content-copy", self.tr("Copiar la orden"))
            copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(command.group()))
            row.addWidget(copy, 0, Qt.AlignmentFlag.AlignTop)
        elif address is not None:
            go = IconButton("open-in-new", self.tr("Abrir {address}").format(address=address.group()))
            go.clicked.connect(lambda: self._open_url(QUrl(address.group())))
            row.addWidget(go, 0, Qt.AlignmentFlag.AlignTop)

    def _add_line(self, sign: QWidget, text: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        words = Label(text, Type.BODY, "t1", wrap=True)
        row.addWidget(words, 1)
        self._column.addLayout(row)
        return row


def _sign(icon: str) -> QWidget:
    """An icon as wide as a step's number."""
    made = IconLabel(icon, "t3", 17)
    made.setFixedWidth(22)
    return made


class _Figure(QWidget):
    """The step's number in a circle."""

    def __init__(self, figure: int) -> None:
        super().__init__()
        self._figure = str(figure)
        self.setFixedSize(22, 22)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), current_theme()
        rounded(painter, QRectF(0, 0, 22, 22), 11, theme.soft)
        put(painter, QRectF(0, 0, 22, 22), self._figure, Type.SMALL_STRONG, theme.accent, CENTER)

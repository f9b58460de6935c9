"""The first run: an empty ledger says what to do first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from courier_desktop.ui.parts.button import Button, Kind
from courier_desktop.ui.parts.cards import Card
from courier_desktop.ui.parts.label import IconLabel, Label
from courier_desktop.ui.parts.paint import rounded
from courier_desktop.ui.theme.fonts import Type
from courier_desktop.ui.theme.theme import current_theme

if TYPE_CHECKING:
    from collections.abc import Callable

    from courier_desktop.ui.shell import Shell

_WIDTH = 900


class Welcome(QWidget):
    """Good morning: drop a file, type a shipment, see a sample day, set the company, try the printer."""

    def __init__(self, shell: Shell, make_sample: Callable[[], object], print_trial: Callable[[], object]) -> None:
        super().__init__()
        self._shell, self._make_sample, self._print_trial = shell, make_sample, print_trial
        inner = QWidget()
        inner.setMaximumWidth(_WIDTH)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(self._head())
        column.addWidget(self._drop_card(), 1)
        column.addLayout(self._cards())
        column.addLayout(self._promise())
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(inner, 100)
        row.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addStretch(1)
        outer.addLayout(row, 6)
        outer.addStretch(2)

    def _head(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(6)
        column.addWidget(Label(self.tr("Empecemos por las guías de hoy."), Type.WELCOME, wrap=True))
        says = self.tr("Aquí verás lo que te necesita: mensajes, paradas tarde, intentos, cobros. Todavía no hay nada.")
        column.addWidget(Label(says, Type.BODY, "t2", wrap=True))
        return column

    def _drop_card(self) -> QWidget:
        card = DropCard()
        column = card.column
        column.addWidget(_Sheets(), 0, Qt.AlignmentFlag.AlignHCenter)
        title = Label(self.tr("Suelta aquí el archivo de tu tienda o tu hoja de guías"), Type.HEAD, wrap=True)
        says = self.tr(
            "CSV, TSV o Excel de Shopify, WooCommerce, Tiendanube, Mercado Libre, Amazon o la tuya.\n"
            "Verás cada columna y cada problema antes de guardar. Nada se pierde."
        )
        detail = Label(says, Type.BODY, "t2", wrap=True)
        for label in (title, detail):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(label)
        self.first = Button(
            self.tr("Elegir archivo…"), Kind.FILLED, icon="file-upload-outline", key="Ctrl+I", height=40
        )
        self.first.clicked.connect(self._shell.ask_import)
        typed = Button(self.tr("Teclear una guía"), icon="form-textbox", key="Ctrl+N", height=40)
        typed.clicked.connect(self._shell.ask_new)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        row.addWidget(self.first)
        row.addWidget(typed)
        row.addStretch(1)
        column.addSpacing(8)
        column.addLayout(row)
        return card

    def _cards(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        sample = Button(self.tr("Abrir el ejemplo"), key="Ctrl+E")
        sample.clicked.connect(self._make_sample)
        mine = Button(self.tr("Ponerlos"))
        mine.clicked.connect(lambda: self._shell.go("settings"))
        trial = Button(self.tr("Imprimir prueba"), key="Ctrl+P")
        trial.clicked.connect(self._print_trial)
        says = (
            (
                "play-circle-outline",
                self.tr("Ver un día de ejemplo"),
                self.tr("Un día completo ya hecho: guías, rutas, avisos y un contratiempo. Se borra de un clic."),
                sample,
            ),
            (
                "whatsapp",
                self.tr("Tu número y tu logo"),
                self.tr("Salen en la etiqueta y en cada aviso. El color de tu marca pinta toda la ventana."),
                mine,
            ),
            (
                "printer-outline",
                self.tr("Probar la impresora"),
                self.tr("Una etiqueta de prueba de 100 × 150 mm, a su tamaño exacto."),
                trial,
            ),
        )
        for icon, title, text, button in says:
            row.addWidget(_card(icon, title, text, button), 1)
        return row

    def _promise(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(IconLabel("shield-check-outline", "t2", 18))
        says = self.tr(
            "Todo queda en esta computadora. Funciona sin internet y sin cuenta;"
            " lo que necesite red espera y te lo dice."
        )
        row.addWidget(Label(says, Type.SMALL_MEDIUM, "t2", wrap=True), 1)
        return row


def _card(icon: str, title: str, text: str, button: Button) -> Card:
    card = Card(margin=16, spacing=6)
    row = QHBoxLayout()
    row.setSpacing(12)
    row.addWidget(IconLabel(icon, "accent", 18, tinted=34), 0, Qt.AlignmentFlag.AlignTop)
    column = QVBoxLayout()
    column.setSpacing(3)
    column.addWidget(Label(title, Type.CARD, wrap=True))
    column.addWidget(Label(text, Type.SMALL, "t2", wrap=True))
    column.addStretch(1)
    column.addSpacing(6)
    column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
    row.addLayout(column, 1)
    card.body.addLayout(row)
    return card


class DropCard(QWidget):
    """A surface with a dashed edge: files may be dropped anywhere on the window, this says so."""

    def __init__(self) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(24, 20, 24, 20)
        self.column.setSpacing(6)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = current_theme(), QPainter(self)
        box = QRectF(self.rect())
        rounded(painter, box, 12, theme.surface)
        pen = QPen(theme.ctl, 2, Qt.PenStyle.CustomDashLine)
        pen.setDashPattern([5, 3.5])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 11, 11)


class _Sheets(QWidget):
    """Three small slips, the middle one in the courier's colour."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(180, 104)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        middle = QPointF(self.width() / 2, self.height() / 2)
        for shift, turn in ((-48, -7.0), (48, 7.0)):
            self._sheet(painter, middle + QPointF(shift, 3), turn, first=False)
        self._sheet(painter, middle, 0.0, first=True)

    def _sheet(self, painter: QPainter, middle: QPointF, turn: float, *, first: bool) -> None:
        theme = current_theme()
        painter.save()
        painter.translate(middle)
        painter.rotate(turn)
        rounded(painter, QRectF(-30, -42, 60, 84), 5, theme.surface, theme.line2)
        rounded(painter, QRectF(-22, -34, 22, 20), 4, theme.fill if first else theme.line2)
        for top, width in ((-34, 20), (-26, 20)):
            rounded(painter, QRectF(4, top, width - 2, 4), 2, theme.line2)
        for top, width in ((-6, 44), (3, 44), (12, 34)):
            rounded(painter, QRectF(-22, top, width, 4), 2, theme.line2)
        rounded(painter, QRectF(-22, 24, 44, 9), 2, theme.t3 if first else theme.line2)
        painter.restore()

"""The Telegram link of a recipient: a QR code to show them, and the address to copy."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from courier_desktop.paper.codes import qr_image
from courier_desktop.ui.keys import KeyHelp
from courier_desktop.ui.parts.button import Button, Keycap, Kind
from courier_desktop.ui.parts.floating import SHADOW, Popover
from courier_desktop.ui.parts.label import IconLabel, Label
from courier_desktop.ui.theme.fonts import Type

SIDE, QUIET, WIDTH = 4, 4, 300
translate = QCoreApplication.translate


class QrPicture(QWidget):
    """A QR code, dark on white in every theme: phones read it so."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._image = qr_image(text)
        self.setAccessibleName(translate("Contacts", "Código QR del enlace"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        side = SIDE * (self._image.width() + 2 * QUIET)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), Qt.GlobalColor.white)
        edge = SIDE * QUIET
        painter.drawImage(QRectF(self.rect()).adjusted(edge, edge, -edge, -edge), self._image)


class LinkPopover(Popover):
    """Shows the link once; Enter copies it."""

    def __init__(self, link: str) -> None:
        super().__init__()
        self.link = link
        title = translate("Contacts", "Enlace de Telegram")
        self.setAccessibleName(title)
        self.body.setContentsMargins(SHADOW + 14, SHADOW + 10, SHADOW + 14, SHADOW + 12)
        self.body.setSpacing(8)
        head = QHBoxLayout()
        head.setSpacing(7)
        head.addWidget(IconLabel("send", "t2", 17))
        head.addWidget(Label(title, Type.CARD))
        head.addStretch(1)
        head.addWidget(Keycap("Esc"))
        self.body.addLayout(head)
        why = translate("Contacts", "Quien lo abra y presione Iniciar recibe los avisos. Sirve una vez.")
        told = Label(why, Type.SMALL, "t2", wrap=True)
        told.setFixedWidth(WIDTH)
        self.body.addWidget(told)
        self.body.addWidget(QrPicture(link), 0, Qt.AlignmentFlag.AlignHCenter)
        shown = Label(link, Type.SMALL, "t3", wrap=True)
        shown.setFixedWidth(WIDTH)
        self.body.addWidget(shown)
        self._copy = Button(translate("Contacts", "Copiar"), Kind.FILLED, icon="content-copy", key="Return")
        self._copy.clicked.connect(self.copy)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self._copy)
        self.body.addLayout(foot)

    def keys(self) -> list[KeyHelp]:
        return [KeyHelp("Return", translate("Contacts", "Copiar"), self.copy)]

    def first_focus(self) -> QWidget:
        return self._copy

    def copy(self) -> None:
        """Put the link on the clipboard and close."""
        QGuiApplication.clipboard().setText(self.link)
        self.close_up()

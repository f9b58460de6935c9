"""What only some gateways have: the exact request of the generic one, the way to a session's QR code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from courier_desktop.domain.messaging import GatewayName
from courier_desktop.ui.parts.button import Button

if TYPE_CHECKING:
    from collections.abc import Callable

    from courier_desktop.services.gateways import Standing

# Where the services that hold a WhatsApp session show its QR code.
_PANELS = {GatewayName.WAHA: "/dashboard", GatewayName.EVOLUTION: "/manager"}
_LINES = 9


class Extras(QWidget):
    """Two buttons, each there only where it means something. `request_asked` comes with the first."""

    request_asked = Signal()

    def __init__(self, name: GatewayName, open_url: Callable[[QUrl], bool] = QDesktopServices.openUrl) -> None:
        super().__init__()
        translate = QCoreApplication.translate
        self._name, self._open_url, self._address = name, open_url, ""
        self.panel = Button(translate("Gateways", "Abrir su panel: ahí está el QR"), icon="qrcode-scan", key="F7")
        self.request = Button(translate("Gateways", "Ver la petición exacta"), icon="text-box-search-outline", key="F4")
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setAccessibleName(self.request.text())
        self.text.setFixedHeight(self.text.fontMetrics().lineSpacing() * _LINES + 20)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for button in (self.panel, self.request):
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.text)
        self.panel.clicked.connect(self.open_panel)
        self.request.clicked.connect(self.request_asked)
        self.panel.hide()
        self.text.hide()
        self.request.setVisible(name is GatewayName.HTTP)
        self.setVisible(name is GatewayName.HTTP)

    @property
    def has_panel(self) -> bool:
        """Whether there is a QR code to scan."""
        return not self.panel.isHidden()

    @property
    def has_request(self) -> bool:
        """Whether its request can be shown."""
        return not self.request.isHidden()

    def show_standing(self, one: Standing) -> None:
        """Offer the panel while WhatsApp is not connected there."""
        base = str(one.values.get("base_url", "")).rstrip("/")
        self._address = f"{base}{_PANELS[one.name]}" if base and one.name in _PANELS else ""
        wanted = "gateway_session" in {one.trouble, one.check_code}
        self.panel.setVisible(bool(self._address) and wanted)
        self.setVisible(self.has_panel or self.has_request)

    def show_request(self, text: str) -> None:
        """Show that request; "" for none."""
        self.text.setPlainText(text)
        self.text.setVisible(bool(text))

    def open_panel(self) -> None:
        """Open the service's own page in the browser."""
        self._open_url(QUrl(self._address))

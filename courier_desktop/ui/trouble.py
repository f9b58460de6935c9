"""What stands in place of the window when the ledger cannot be opened: what happened, what was kept, what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from courier_desktop.domain.settings import Settings
from courier_desktop.domain.wording import say
from courier_desktop.ui.language import current_language
from courier_desktop.ui.parts.button import Button, Kind
from courier_desktop.ui.parts.cards import ErrorCard
from courier_desktop.ui.theme.apply import apply_theme, chosen_theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from courier_desktop.domain.errors import LedgerOpenError

LEDGER_DID_NOT_OPEN = 3
_WIDTH, _HEIGHT, _EDGE = 560, 260, 20


def trouble_window(error: LedgerOpenError) -> QWidget:
    """The window that says why the ledger did not open; closing it ends the program."""
    window = QWidget()
    window.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    window.setWindowTitle("Courier Desktop")
    leave = Button(QCoreApplication.translate("Trouble", "Cerrar el programa"), Kind.FILLED)
    leave.clicked.connect(window.close)
    happened = say(str(error.params["why"]), current_language(), **error.params)
    kept = QCoreApplication.translate("Trouble", "El archivo quedó como estaba; nada se borró ni se cambió.")
    column = QVBoxLayout(window)
    column.setContentsMargins(_EDGE, _EDGE, _EDGE, _EDGE)
    column.addWidget(ErrorCard(happened, kept, [leave]))
    column.addStretch(1)
    window.resize(_WIDTH, _HEIGHT)
    return window


def show_trouble(app: QApplication, error: LedgerOpenError) -> QWidget:
    """Show it; the program ends when it is closed. Keep the window alive."""
    default = Settings()
    apply_theme(app, chosen_theme(app, default.theme, default.accent))
    window = trouble_window(error)
    app.setQuitOnLastWindowClosed(True)
    window.show()
    return window

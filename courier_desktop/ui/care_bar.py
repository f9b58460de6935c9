"""The line at the page's head that says what is wrong with the ledger."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from courier_desktop.ui.parts.button import Button
from courier_desktop.ui.parts.cards import NoticeLine
from courier_desktop.ui.theme.tokens import Tone

# What harms nothing by itself.
_MILD = frozenset({"clock_set_back", "ledger_only_to_read", "drift_found"})


class CareBar(QWidget):
    """A line that says what is wrong with the ledger and offers what to do; hidden while all is well."""

    asked = Signal()
    dismissed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.code = ""
        self.notice = NoticeLine("", "shield-alert-outline", Tone.RED)
        self.more = Button(self.tr("Ver qué hacer"), height=28)
        self.fine = Button(self.tr("Está bien"), height=28)
        self.more.clicked.connect(self.asked)
        self.fine.clicked.connect(self.dismissed)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.more, self.fine):
            buttons.addWidget(button)
        self.notice.row.addLayout(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 0, 20, 8)
        column.addWidget(self.notice)
        self.hide()

    def tell(self, code: str, sentence: str, *, more: bool, fine: bool) -> None:
        """Say it; `more` offers the ways out, `fine` lets the person say that it is right as it is."""
        self.code = code
        self.notice.show_text(sentence, Tone.AMBER if code in _MILD else Tone.RED)
        self.more.setVisible(more)
        self.fine.setVisible(fine)
        self.setAccessibleName(sentence)
        self.show()

    def clear(self) -> None:
        """All is well."""
        self.code = ""
        self.hide()

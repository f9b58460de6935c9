"""What stands around the table: the slot for a card over it, the words in place of an empty list, the bulk sums."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from courier_desktop.domain.money import Money
from courier_desktop.ui.format import money_text
from courier_desktop.ui.parts.button import Button
from courier_desktop.ui.parts.cards import EmptyState
from courier_desktop.ui.theme.theme import current_theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from courier_desktop.domain.rows import ShipmentRow
    from courier_desktop.ui.shipments.empty import EmptyWords

translate = QCoreApplication.translate


class CardSlot(QWidget):
    """Holds one card over the list, or nothing."""

    def __init__(self) -> None:
        super().__init__()
        self._card: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 10, 12, 10)
        self.hide()

    def show_card(self, card: QWidget) -> None:
        """Put that card in, in place of another."""
        self.drop()
        self._card = card
        self._column.addWidget(card)
        self.show()

    def drop(self) -> bool:
        """Take the card away; whether there was one."""
        card, self._card = self._card, None
        self.hide()
        if card is not None:
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        return card is not None


class EmptyCover(QWidget):
    """Lies over an empty table: what is missing, why, and a way out; `way_pressed` says which."""

    way_pressed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._shown: QWidget | None = None
        self._column = QVBoxLayout(self)
        self.hide()

    def show_words(self, words: EmptyWords | None) -> None:
        """Say why the list is empty; None takes the words away."""
        old, self._shown = self._shown, None
        if old is not None:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.setVisible(words is not None)
        if words is not None:
            button = Button(words.verb, key=words.key)
            button.clicked.connect(lambda: self.way_pressed.emit(words.way))
            self._shown = EmptyState(words.icon, words.missing, words.why, button)
            self._column.addWidget(self._shown)
            self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), current_theme().surface)


def bulk_summary(rows: Sequence[ShipmentRow]) -> str:
    """What the bulk bar says of the checked rows: pieces, and what they have to collect in each currency."""
    pieces = translate("ShipmentList", "%n bulto(s)", None, sum(row.pieces for row in rows))
    due: dict[str, int] = {}
    for row in rows:
        if row.cash is not None and row.collected is None:
            due[row.cash.currency] = due.get(row.cash.currency, 0) + row.cash.amount_minor
    sums = [
        translate("ShipmentList", "{0} por cobrar").format(money_text(Money(amount, code)))
        for code, amount in due.items()
    ]
    return " · ".join([pieces, *sums])

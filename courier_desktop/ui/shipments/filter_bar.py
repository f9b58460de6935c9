"""The head of the page: title and count, overlay chips, view, and the row of letters."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from courier_desktop.domain.rows import ShipmentCounts, View
from courier_desktop.ui.format import count_text
from courier_desktop.ui.page import MARGIN, PageHead
from courier_desktop.ui.parts.button import Button, IconButton, Kind
from courier_desktop.ui.parts.chip import Chip
from courier_desktop.ui.parts.status import DELAY_LOOK, STATUS_LOOKS, Look
from courier_desktop.ui.shipments.filters import LETTERS, RARE, Filter, chip_word, view_button_word
from courier_desktop.ui.theme.tokens import Tone

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from courier_desktop.domain.statuses import Status

CASH_LOOK = Look("cash", Tone.NEUTRAL)
GAP = 6


class FilterBar(QWidget):
    """Title, chips and view. It only shows; what was pressed comes as signals."""

    letter_pressed = Signal(object)
    all_pressed = Signal()
    delayed_pressed = Signal()
    cash_pressed = Signal()
    view_pressed = Signal()
    more_pressed = Signal()

    def __init__(self, title: str) -> None:
        super().__init__()
        self._delayed = Chip(self.tr("Contratiempo"), key="C", look=DELAY_LOOK)
        self._cash = Chip(self.tr("Por cobrar"), key="P", look=CASH_LOOK)
        self.view_button = Button(
            view_button_word(View.TODAY), Kind.OUTLINED, icon="filter-variant", height=28
        ).set_chevron()
        self.more_button = IconButton("dots-horizontal", self.tr("Más"), key=".", kind=Kind.OUTLINED)
        self._all = Chip(self.tr("Todas"), key="T")
        self._letters = {status: self._letter(key, status) for key, status in LETTERS.items()}
        self._rare = {status: self._letter("", status) for status in RARE}
        self._only = Chip("")
        self._words_shown = True
        self._build(title)
        self._connect()

    def _letter(self, key: str, status: Status) -> Chip:
        chip = Chip(chip_word(status), key=key, look=STATUS_LOOKS[status])
        chip.clicked.connect(partial(self.letter_pressed.emit, status))
        if not key:
            chip.hide()
        return chip

    def _build(self, title: str) -> None:
        right = QHBoxLayout()
        right.setSpacing(8)
        box = QWidget()
        box.setLayout(right)
        right.setContentsMargins(0, 0, 0, 0)
        for widget in (self._delayed, self._cash, self.view_button, self.more_button):
            right.addWidget(widget)
        self._head = PageHead(title, [box], beside=True)
        self._row = QHBoxLayout()
        self._row.setSpacing(GAP)
        self._only.hide()
        for chip in (self._all, *self._letters.values(), *self._rare.values(), self._only):
            self._row.addWidget(chip)
        self._row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, 2, MARGIN, 12)
        column.setSpacing(10)
        column.addWidget(self._head)
        column.addLayout(self._row)

    def _connect(self) -> None:
        self._all.clicked.connect(self.all_pressed)
        self._only.clicked.connect(self.all_pressed)
        self._delayed.clicked.connect(self.delayed_pressed)
        self._cash.clicked.connect(self.cash_pressed)
        self.view_button.clicked.connect(self.view_pressed)
        self.more_button.clicked.connect(self.more_pressed)

    def show_filter(self, shown: Filter) -> None:
        """Show what is filtered."""
        self._all.setChecked(False)
        for status, chip in self._letters.items():
            chip.setChecked(status in shown.statuses)
        for status, chip in self._rare.items():
            chip.setChecked(status in shown.statuses)
            chip.setVisible(status in shown.statuses)
        self._delayed.setChecked(shown.delayed)
        self._cash.setChecked(shown.cash)
        self.view_button.setText(view_button_word(shown.view))
        self._only.setText(shown.label or (f"“{shown.text}”" if shown.text else self.tr("Solo las pedidas")))
        self._only.setChecked(bool(shown.only or shown.text))
        self._only.setVisible(bool(shown.only or shown.text))
        self._fit()

    def show_counts(self, counts: ShipmentCounts) -> None:
        """Show how many each chip would show; with a plus when so many hold the words that only some were counted."""
        more = "" if counts.whole else "+"
        self._all.set_count(count_text(counts.total) + more)
        for status, chip in (*self._letters.items(), *self._rare.items()):
            chip.set_count(count_text(counts.by_status.get(status, 0)) + more)
        self._delayed.set_count(count_text(counts.delayed) + more)
        self._cash.set_count(count_text(counts.cash) + more)
        self._fit()

    def show_summary(self, text: str) -> None:
        """Say how many are listed and checked."""
        self._head.summary.setText(text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Inactive chips drop their words where the row would not hold them."""
        chips = (self._all, *self._letters.values(), *self._rare.values(), self._only)
        for chip in (*chips, self._delayed, self._cash):
            chip.set_word_shown(True)
        shown = [chip for chip in chips if not chip.isHidden()]
        wanted = sum(chip.sizeHint().width() + GAP for chip in shown)
        roomy = wanted <= self.width() - 2 * MARGIN
        for chip in (*chips, self._delayed, self._cash):
            chip.set_word_shown(roomy)

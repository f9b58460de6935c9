"""Over the table of what goes by itself: letters for states, chips for channels, the days, the gateways' trouble."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from courier_desktop.domain.notices import Channel, NoticeState
from courier_desktop.ui.contacts.words import CHANNEL_ICONS, channel_word
from courier_desktop.ui.format import count_text
from courier_desktop.ui.messages.carried_table import DAYS
from courier_desktop.ui.messages.looks import NOTICE_LOOKS, state_word
from courier_desktop.ui.parts.button import Button, Kind
from courier_desktop.ui.parts.cards import NoticeLine
from courier_desktop.ui.parts.chip import Chip, Segmented
from courier_desktop.ui.parts.flow import Flow
from courier_desktop.ui.parts.status import Look
from courier_desktop.ui.theme.tokens import Tone

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from courier_desktop.services.messages import Counts
    from courier_desktop.ui.messages.carried_table import CarriedFilter

GAP = 6
STATE_LETTERS: dict[str, NoticeState] = {
    "C": NoticeState.QUEUED,
    "E": NoticeState.SENT,
    "R": NoticeState.DELIVERED,
    "L": NoticeState.READ,
    "P": NoticeState.MAYBE_SENT,
    "N": NoticeState.FAILED,
    "X": NoticeState.EXPIRED,
    "B": NoticeState.BLOCKED,
    "D": NoticeState.NOT_SENT,
}
CHANNEL_LETTERS: dict[str, Channel] = {
    "W": Channel.WHATSAPP,
    "S": Channel.SMS,
    "G": Channel.TELEGRAM,
    "K": Channel.EMAIL,
}


class CarriedBar(QWidget):
    """It only shows; what was pressed comes as signals."""

    state_pressed = Signal(object)
    channel_pressed = Signal(object)
    all_pressed = Signal()
    days_chosen = Signal(object)
    gateways_pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._all = Chip(self.tr("Todos"), key="T")
        self._states = {
            state: Chip(state_word(state), key=key, look=NOTICE_LOOKS[state]) for key, state in STATE_LETTERS.items()
        }
        self._channels = {
            channel: Chip(channel_word(channel), key=key, look=Look(CHANNEL_ICONS[channel], Tone.NEUTRAL))
            for key, channel in CHANNEL_LETTERS.items()
        }
        self._filled: frozenset[Chip] = frozenset()
        self.days = Segmented([(days, self._days_word(days)) for days in DAYS], self.tr("De cuándo"))
        self.gateways = Button(self.tr("Servicios"), Kind.OUTLINED, icon="cog-outline", key="F6", height=28)
        self._trouble = NoticeLine("", "pause-circle-outline", Tone.RED)
        self._mend = Button(self.tr("Ver en Ajustes"), Kind.OUTLINED, key="F6", height=28)
        self._build()
        self._all.clicked.connect(self.all_pressed)
        for state, chip in self._states.items():
            chip.clicked.connect(partial(self.state_pressed.emit, state))
        for channel, chip in self._channels.items():
            chip.clicked.connect(partial(self.channel_pressed.emit, channel))
        self.days.chosen.connect(self.days_chosen)
        for button in (self.gateways, self._mend):
            button.clicked.connect(self.gateways_pressed)

    def show_filter(self, shown: CarriedFilter) -> None:
        """Show what is filtered."""
        self._all.setChecked(not shown.states and not shown.channels)
        for state, chip in self._states.items():
            chip.setChecked(state in shown.states)
        for channel, chip in self._channels.items():
            chip.setChecked(channel in shown.channels)
        self._fit()
        self.days.choose(shown.days)

    def show_counts(self, counts: Counts) -> None:
        """Show how many stand in each state and go by each channel; an empty one shows its letter and sign alone."""
        for state, chip in self._states.items():
            count = counts.states.get(state, 0)
            chip.set_count(count_text(count) if count else "")
        self._filled = frozenset(chip for state, chip in self._states.items() if counts.states.get(state))
        for channel, chip in self._channels.items():
            count = counts.channels.get(channel, 0)
            chip.set_count(count_text(count))
            chip.setVisible(count > 0 or chip.isChecked())
        self._all.set_count(count_text(sum(counts.states.values())))
        self._fit()

    def show_trouble(self, sentence: str) -> None:
        """Say which gateway lets nothing through; "" takes it away."""
        self._trouble.show_text(sentence)
        self._trouble.setVisible(bool(sentence))
        self.gateways.setVisible(not sentence)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Chips of nothing show their letter and sign alone; where the row is short, those from its end on do."""
        for chip in self._states.values():
            chip.set_word_shown(chip in self._filled)
        shown = [self._all, *self._states.values()]
        over = sum(chip.sizeHint().width() + GAP for chip in shown) - GAP - self.width()
        for chip in reversed(self._states.values()):
            if over <= 0:
                break
            before = chip.sizeHint().width()
            chip.set_word_shown(False)
            over -= before - chip.sizeHint().width()
        for chip in self._states.values():
            # Where even the letters are too many, those of nothing leave; their keys still work.
            chip.setVisible(over <= 0 or chip in self._filled or chip.isChecked())

    def _days_word(self, days: int) -> str:
        return self.tr("Hoy") if days == 1 else self.tr("{0} días").format(days)

    def _build(self) -> None:
        self._trouble.row.addWidget(self._mend)
        states, row = Flow(GAP), QHBoxLayout()
        row.setSpacing(GAP)
        for chip in (self._all, *self._states.values()):
            states.addWidget(chip)
        for chip in self._channels.values():
            row.addWidget(chip)
            chip.hide()
        row.addStretch(1)
        row.addWidget(self.days)
        row.addWidget(self.gateways)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._trouble)
        column.addLayout(states)
        column.addLayout(row)
        self._trouble.hide()

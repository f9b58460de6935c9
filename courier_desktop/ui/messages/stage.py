"""The middle of the Messages page: how far the notice is, the message, the question and the one next thing."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from courier_desktop.ui.messages.bubble import ChatCard
from courier_desktop.ui.messages.stepper import Stepper
from courier_desktop.ui.parts.button import LARGE, Button, Kind
from courier_desktop.ui.parts.cards import Card, NoticeLine
from courier_desktop.ui.parts.label import IconLabel, Label
from courier_desktop.ui.theme.fonts import Type
from courier_desktop.ui.theme.tokens import Tone

if TYPE_CHECKING:
    from courier_desktop.domain.rows import NoticeRow
    from courier_desktop.ui.messages.offers import Around, Choice, Offer

CHAT_WIDTH = 440
MOST_OTHERS, IN_A_ROW = 4, 3


class _Rest(QWidget):
    """When the batch is through: what was done, and what comes next."""

    def __init__(self) -> None:
        super().__init__()
        self._icon = IconLabel("check-circle", Tone.GREEN, 40)
        self._title, self._under = Label("", Type.HEAD, wrap=True), Label("", Type.BODY, "t2", wrap=True)
        self.button = Button("", Kind.FILLED, icon="arrow-right", key="Return", height=LARGE)
        middle = Qt.AlignmentFlag.AlignHCenter
        column = QVBoxLayout(self)
        column.setContentsMargins(30, 0, 30, 0)
        column.setSpacing(6)
        column.addStretch(2)
        column.addWidget(self._icon, 0, middle)
        for label in (self._title, self._under):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(label)
        column.addSpacing(10)
        column.addWidget(self.button, 0, middle)
        column.addStretch(3)

    def say(self, title: str, under: str, button: str, *, done: bool) -> None:
        """Say it; `button` "" for none."""
        self._icon.set_icon("check-circle" if done else "send-outline", Tone.GREEN if done else "t3")
        self._title.setText(title)
        self._under.setText(under)
        self._under.setVisible(bool(under))
        self.button.setText(button)
        self.button.setVisible(bool(button))
        self.setAccessibleName(f"{title}. {under}")


class StageCard(Card):
    """`asked` carries the Act; `rested` is the rest's button."""

    asked = Signal(object)
    rested = Signal()

    def __init__(self) -> None:
        super().__init__(margin=1, spacing=0)
        self.chat, self._stepper = ChatCard(), Stepper()
        self._warning = NoticeLine("", "alert-circle-outline", Tone.AMBER)
        self._question, self._under = Label("", Type.CARD, wrap=True), Label("", Type.SMALL, "t2", wrap=True)
        self.barred = Button(self.tr("Abrir en WhatsApp"), Kind.OUTLINED, icon="lock-outline", height=LARGE)
        self.primary = Button("", Kind.FILLED, height=LARGE)
        self.second = Button("", Kind.OUTLINED, height=LARGE)
        self.others = [Button("", Kind.PLAIN) for _ in range(MOST_OTHERS)]
        self._rest, self._pane = _Rest(), QStackedWidget()
        self._choices: dict[Button, Choice] = {}
        self._build()
        self._rest.button.clicked.connect(self.rested)
        for button in (self.primary, self.second, *self.others):
            button.clicked.connect(partial(self._pressed, button))

    @property
    def resting(self) -> bool:
        """Whether it shows that the batch is through."""
        return self._pane.currentWidget() is self._rest

    def show_notice(self, notice: NoticeRow, offer: Offer, around: Around) -> None:
        """Show that notice and what may be done with it."""
        self._pane.setCurrentIndex(0)
        self._stepper.show_notice(notice, around.now, around.zone)
        self.chat.show_notice(notice)
        self._question.setText(offer.question)
        self._question.set_ink(Tone.RED if offer.barred and offer.primary is not None else "t1")
        self._under.setText(offer.under)
        self._under.setVisible(bool(offer.under))
        self.barred.setVisible(bool(offer.barred))
        self.barred.block(offer.barred)
        self._choices.clear()
        self._fill(self.primary, offer.primary)
        self._fill(self.second, offer.second)
        for place, button in enumerate(self.others):
            self._fill(button, offer.others[place] if place < len(offer.others) else None)
        self._last_row.setVisible(len(offer.others) > IN_A_ROW)

    def show_rest(self, title: str, under: str, button: str, *, done: bool) -> None:
        """Show that nothing waits here."""
        self._pane.setCurrentWidget(self._rest)
        self._rest.say(title, under, button, done=done)

    def warn(self, sentence: str) -> None:
        """Say on top why something was refused, or that the pace is too high; "" takes it away."""
        self._warning.show_text(sentence)
        self._warning.setVisible(bool(sentence))

    def _fill(self, button: Button, choice: Choice | None) -> None:
        button.setVisible(choice is not None)
        if choice is not None:
            self._choices[button] = choice
            button.setText(choice.text)
            button.set_key(choice.key)
            button.set_icon(choice.icon)

    def _pressed(self, button: Button) -> None:
        self.asked.emit(self._choices[button].act)

    def _build(self) -> None:
        middle = QWidget()
        middle.setMaximumWidth(CHAT_WIDTH)
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 14, 0, 14)
        column.setSpacing(0)
        column.addStretch(1)
        column.addWidget(self._stepper)
        column.addSpacing(10)
        column.addWidget(self.chat, 20)
        column.addSpacing(14)
        for label in (self._question, self._under):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(label)
        column.addSpacing(9)
        column.addLayout(_centered([self.barred, self.primary, self.second]))
        column.addSpacing(5)
        column.addLayout(_centered(self.others[:IN_A_ROW]))
        self._last_row = QWidget()
        self._last_row.setLayout(_centered(self.others[IN_A_ROW:]))
        column.addWidget(self._last_row)
        column.addStretch(1)
        work = QWidget()
        row = QHBoxLayout(work)
        row.setContentsMargins(16, 0, 16, 0)
        row.addStretch(1)
        row.addWidget(middle, 100)
        row.addStretch(1)
        self._pane.addWidget(work)
        self._pane.addWidget(self._rest)
        head = QVBoxLayout()
        head.setContentsMargins(12, 12, 12, 0)
        head.addWidget(self._warning)
        self.body.addLayout(head)
        self.body.addWidget(self._pane, 1)
        self.warn("")


def _centered(buttons: list[Button]) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    row.addStretch(1)
    for button in buttons:
        row.addWidget(button)
    row.addStretch(1)
    return row

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
    from PySide6.QtGui import QResizeEvent

    from courier_desktop.domain.rows import NoticeRow
    from courier_desktop.ui.messages.offers import Around, Choice, Offer

CHAT_WIDTH, STEP_GAP, QUESTION_GAP = 440, 10, 14
MOST_OTHERS, IN_A_ROW = 4, 3
LOW = 400
QWIDGETSIZE_MAX = (1 << 24) - 1


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
    """`asked` carries the Act; `rested` the key of the rest's button."""

    asked = Signal(object)
    rested = Signal(str)

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
        self._middle = QWidget()
        self._choices: dict[Button, Choice] = {}
        self._build()
        self._rest.button.clicked.connect(lambda: self.rested.emit(self._rest.button.key))
        for button in (self.primary, self.second, *self.others):
            button.clicked.connect(partial(self._pressed, button))

    @property
    def resting(self) -> bool:
        """Whether it shows that the batch is through."""
        return self._pane.currentWidget() is self._rest

    def show_notice(self, notice: NoticeRow, offer: Offer, around: Around) -> None:
        """Show that notice and what may be done with it."""
        self._pane.setCurrentIndex(0)
        self._stepper.show_notice(notice, around.now, around.zone, around.doubt)
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
        self._fit_middle()
        self._fit_others()

    def show_rest(self, title: str, under: str, button: str, *, done: bool, key: str = "Return") -> None:
        """Show that nothing waits here; `rested` carries the button's key when it is pressed."""
        self._pane.setCurrentWidget(self._rest)
        self._rest.button.set_key(key)
        self._rest.say(title, under, button, done=done)

    def warn(self, sentence: str) -> None:
        """Say on top why something was refused, or that the pace is too high; "" takes it away."""
        self._warning.show_text(sentence)
        self._warning.setVisible(bool(sentence))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # Where the place is low, the message comes before how far it has come.
        self._stepper.setVisible(self.height() >= LOW)
        self._fit_middle()
        self._fit_others()

    def _fit_middle(self) -> None:
        """As wide as a chat and no higher than its words need: what is left over stands above and below."""
        width = max(200, min(CHAT_WIDTH, self.width() - 34))
        self._middle.setFixedWidth(width)
        words = [label for label in (self._question, self._under) if not label.isHidden()]
        height = sum(label.heightForWidth(width) for label in words)
        height += self._stepper.sizeHint().height() if self.height() >= LOW else 0
        height += STEP_GAP + self.chat.maximumHeight() + QUESTION_GAP
        self._middle.setMaximumHeight(min(height, QWIDGETSIZE_MAX))

    def _fit_others(self) -> None:
        """Where the place is narrow the quiet buttons drop their icons, never their words or keys."""
        shown = [button for button in self.others[:IN_A_ROW] if button in self._choices]
        for button in shown:
            button.set_icon(self._choices[button].icon)
        if sum(button.sizeHint().width() + 8 for button in shown) + 16 > self.width():
            for button in shown:
                button.set_icon("")

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
        column = QVBoxLayout(self._middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._stepper)
        column.addSpacing(STEP_GAP)
        column.addWidget(self.chat, 20)
        column.addSpacing(QUESTION_GAP)
        for label in (self._question, self._under):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(label)
        work = QWidget()
        outer = QVBoxLayout(work)
        outer.setContentsMargins(0, 14, 0, 14)
        outer.setSpacing(0)
        outer.addStretch(1)
        outer.addWidget(self._middle, 40, Qt.AlignmentFlag.AlignHCenter)
        outer.addSpacing(11)
        outer.addLayout(_centered([self.barred, self.primary, self.second]))
        outer.addSpacing(5)
        outer.addLayout(_centered(self.others[:IN_A_ROW]))
        self._last_row = QWidget()
        self._last_row.setLayout(_centered(self.others[IN_A_ROW:]))
        outer.addWidget(self._last_row)
        outer.addStretch(1)
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

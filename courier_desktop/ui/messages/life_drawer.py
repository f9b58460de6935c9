"""The whole life of one message beside the list: its channel, each send and what was answered, times, cost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from courier_desktop.domain.messaging import GATEWAY_TITLES
from courier_desktop.domain.notices import Channel, NoticeState
from courier_desktop.domain.rows import NoticeRow
from courier_desktop.domain.values import dataclass, field
from courier_desktop.services import message_life, notices
from courier_desktop.services.message_life import MessageLife
from courier_desktop.ui.contacts.words import CHANNEL_ICONS, channel_word
from courier_desktop.ui.format import phone_text, time_text
from courier_desktop.ui.messages.carried_words import attempt_words, cost_words, sentence, times_words
from courier_desktop.ui.messages.looks import event_word, notice_look, notice_word
from courier_desktop.ui.messages.whatsapp_text import WhatsAppText
from courier_desktop.ui.parts.button import Button, IconButton, Kind
from courier_desktop.ui.parts.cards import Card, Rule
from courier_desktop.ui.parts.floating import Drawer
from courier_desktop.ui.parts.label import IconLabel, Label
from courier_desktop.ui.parts.status import Pill
from courier_desktop.ui.theme.fonts import Type

if TYPE_CHECKING:
    from datetime import datetime
    from zoneinfo import ZoneInfo

    from courier_desktop.domain.ids import NoticeId
    from courier_desktop.services.context import Context
    from courier_desktop.services.message_life import Attempt
    from courier_desktop.ui.messages.carried_acts import CarriedAct

translate = QCoreApplication.translate
# Of a message that waited for days for its service, the last sends tell enough.
MOST_ATTEMPTS = 12
TIME_WIDTH = 44


@dataclass(frozen=True, slots=True)
class Life:
    """A notice, its messages from the newest on, and which guides go along in each."""

    notice: NoticeRow
    lives: tuple[MessageLife, ...] = ()
    together: dict[str, tuple[str, ...]] = field(default_factory=dict)


def life_of(ctx: Context, notice_id: NoticeId) -> Life:
    """The life of that notice."""
    lives = message_life.of_notice(ctx, notice_id)
    together = {
        one.facts.message_id: tuple(notices.one(ctx, other).number for other in one.notices if other != notice_id)
        for one in lives
        if len(one.notices) > 1
    }
    return Life(notices.one(ctx, notice_id), lives, together)


class LifeDrawer(Drawer):
    """`asked` carries a CarriedAct; `shipment_pressed` and `settle_pressed` lead on."""

    asked = Signal(object)
    shipment_pressed = Signal()
    settle_pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.life: Life | None = None
        self._waits = ""
        self._who, self._what = Label("", Type.HEAD).set_eliding(), Label("", Type.SMALL_MEDIUM, "t2").set_eliding()
        self._pill = Pill(height=24)
        self._why = Label("", Type.BODY, "t2", wrap=True)
        self._text = WhatsAppText(tight=True)
        self._story = QWidget()
        self._settle = Button(self.tr("Aclarar"), Kind.FILLED, icon="message-question-outline", key="A")
        self._acts: dict[CarriedAct, Button] = {}
        self.shipment = Button(self.tr("Ver envío"), Kind.LINK, key="V", height=22)
        self.setAccessibleName(self.tr("Vida del mensaje"))
        self._build()
        self._settle.clicked.connect(self.settle_pressed)
        self.shipment.clicked.connect(self.shipment_pressed)

    def show_life(self, life: Life, waits: str, ctx: Context) -> None:
        """Show that one; `waits` = what the list says of it."""
        if self.life is None or self.life.notice.notice_id != life.notice.notice_id:
            self.scroll_area.verticalScrollBar().setValue(0)
        elif life == self.life and waits == self._waits:
            return
        self.life, self._waits = life, waits
        notice = life.notice
        self._who.setText(notice.recipient)
        self._what.setText(f"{event_word(notice.event)} · {notice.number}")
        self._pill.show_look(notice_word(notice), notice_look(notice))
        self._why.setText(waits)
        # Of one that was sent, its story says it.
        told = life.lives and notice.state not in {NoticeState.QUEUED, NoticeState.MAYBE_SENT}
        self._why.setVisible(bool(waits) and not told)
        self._text.show_text(notice.text)
        self._tell(life, ctx)
        self._offer(notice)

    def _offer(self, notice: NoticeRow) -> None:
        from courier_desktop.ui.messages.carried_acts import acts_for

        possible = acts_for(notice)
        for act, button in self._acts.items():
            button.setVisible(act in possible)
        in_doubt = notice.state is NoticeState.MAYBE_SENT
        self._settle.setVisible(in_doubt)
        self.show_foot(in_doubt or bool(possible))

    def _tell(self, life: Life, ctx: Context) -> None:
        """The messages' stories anew."""
        old = self._story
        self._story = QWidget()
        column = QVBoxLayout(self._story)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for one in life.lives:
            # The first one waited from when the notice was planned.
            since = life.notice.planned_at if one is life.lives[-1] else one.facts.queued_at
            column.addWidget(Rule())
            column.addWidget(_Story(one, since, life.together.get(one.facts.message_id, ()), ctx))
        place = self.body.indexOf(old)
        self.body.removeWidget(old)
        self.body.insertWidget(place, self._story)
        old.hide()
        old.deleteLater()

    def _build(self) -> None:
        from courier_desktop.ui.messages.carried_acts import CarriedAct, act_button

        close = IconButton("close", self.tr("Cerrar"), key="Esc")
        close.clicked.connect(self.closed)
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self._who, 1)
        row.addWidget(close)
        pills = QHBoxLayout()
        pills.setSpacing(8)
        pills.addWidget(self._pill)
        pills.addWidget(self._what, 1)
        pills.addWidget(self.shipment)
        self.head.addLayout(row)
        self.head.addLayout(pills)
        card = Card(margin=12, quiet=True)
        card.body.addWidget(self._text)
        for widget in (self._why, card, self._story):
            self.body.addWidget(widget)
        self.body.addStretch(1)
        self.foot.addWidget(self._settle)
        for act in (CarriedAct.AGAIN, CarriedAct.NOW, CarriedAct.BY_HAND, CarriedAct.CANCEL):
            button = act_button(act)
            button.clicked.connect(lambda _=False, act=act: self.asked.emit(act))
            self._acts[act] = button
            self.foot.addWidget(button)
        self.foot.addStretch(1)


class _Story(QWidget):
    """One message: by what, to which address, how far, what it cost, each send."""

    def __init__(self, life: MessageLife, since: datetime, together: tuple[str, ...], ctx: Context) -> None:
        super().__init__()
        facts, zone = life.facts, ctx.zone
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 2)
        column.setSpacing(4)
        head = QHBoxLayout()
        head.setSpacing(7)
        by = GATEWAY_TITLES[facts.gateway] if facts.gateway is not None else channel_word(facts.channel)
        head.addWidget(IconLabel(CHANNEL_ICONS[facts.channel], "t2", 16))
        head.addWidget(Label(by, Type.STRONG))
        head.addWidget(Label(_address(facts.channel, facts.address), Type.SMALL, "t3").set_eliding(), 1)
        column.addLayout(head)
        for text in (times_words(life, since, ctx.clock(), zone), cost_words(life), _together(together)):
            if text:
                column.addWidget(Label(text, Type.SMALL_MEDIUM, "t2", wrap=True))
        shown = life.attempts[-MOST_ATTEMPTS:]
        if len(life.attempts) > len(shown):
            words = self.tr("%n intento(s) antes de estos", "", len(life.attempts) - len(shown))
            column.addWidget(Label(words, Type.CAPTION, "t3"))
        for attempt in shown:
            column.addWidget(_Send(attempt, zone))
        if not life.attempts and facts.why:
            column.addWidget(Label(sentence(facts.why), Type.SMALL, "t2", wrap=True))


class _Send(QWidget):
    """One send: when, what became of it, the service's own words beneath."""

    def __init__(self, attempt: Attempt, zone: ZoneInfo) -> None:
        super().__init__()
        when = Label(time_text(attempt.began_at, zone), Type.SMALL, "t3")
        when.setFixedWidth(TIME_WIDTH)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Label(attempt_words(attempt), Type.SMALL_MEDIUM, "t1", wrap=True))
        if attempt.said:
            words.addWidget(Label(f"«{attempt.said}»", Type.CAPTION, "t3", wrap=True))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(6)
        row.addWidget(when, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)


def _address(channel: Channel, address: str) -> str:
    return phone_text(address) if channel in {Channel.SMS, Channel.WHATSAPP} else address


def _together(numbers: tuple[str, ...]) -> str:
    if not numbers:
        return ""
    return translate("Carried", "va junto con {0}").format(", ".join(numbers))

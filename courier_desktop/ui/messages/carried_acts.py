"""What is done with several messages at once: cancel, send again, try now, pass to a hand; what came of it is said."""

from __future__ import annotations

from enum import Enum
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

from courier_desktop.domain.notices import Channel, NoticeState
from courier_desktop.services import messages
from courier_desktop.ui.errors import sentence_of
from courier_desktop.ui.messages.carried_words import bulk_words
from courier_desktop.ui.parts.button import Button

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from courier_desktop.domain.errors import CourierError
    from courier_desktop.domain.ids import NoticeId
    from courier_desktop.domain.rows import NoticeRow
    from courier_desktop.services.context import Context
    from courier_desktop.services.messages import Bulk
    from courier_desktop.ui.jobs import BugReport
    from courier_desktop.ui.shell import Shell

translate = QCoreApplication.translate


class CarriedAct(Enum):
    """What may be done with messages that go by themselves."""

    CANCEL = "cancel"
    AGAIN = "again"
    NOW = "now"
    BY_HAND = "by_hand"


ACTS: tuple[CarriedAct, ...] = (CarriedAct.CANCEL, CarriedAct.AGAIN, CarriedAct.NOW, CarriedAct.BY_HAND)
KEYS: dict[CarriedAct, tuple[str, str]] = {
    CarriedAct.CANCEL: ("Del", "minus-circle-outline"),
    CarriedAct.AGAIN: ("O", "refresh"),
    CarriedAct.NOW: ("I", "send-clock-outline"),
    CarriedAct.BY_HAND: ("M", "gesture-tap"),
}
_WAYS: dict[CarriedAct, Callable[[Context, Sequence[NoticeId]], Bulk]] = {
    CarriedAct.CANCEL: messages.cancel,
    CarriedAct.AGAIN: messages.send_again,
    CarriedAct.NOW: messages.try_now,
    CarriedAct.BY_HAND: messages.by_hand_instead,
}


def act_word(act: CarriedAct) -> str:
    """The act on its button."""
    return {
        CarriedAct.CANCEL: translate("Carried", "Cancelar"),
        CarriedAct.AGAIN: translate("Carried", "Reenviar"),
        CarriedAct.NOW: translate("Carried", "Intentar ya"),
        CarriedAct.BY_HAND: translate("Carried", "A mano"),
    }[act]


def act_button(act: CarriedAct) -> Button:
    """Its button."""
    key, icon = KEYS[act]
    return Button(act_word(act), icon=icon, key=key)


def acts_for(notice: NoticeRow) -> frozenset[CarriedAct]:
    """What may be done with that one now."""
    if notice.state is NoticeState.QUEUED:
        return frozenset({CarriedAct.CANCEL, CarriedAct.NOW, CarriedAct.BY_HAND})
    if notice.state in {NoticeState.FAILED, NoticeState.NOT_SENT} and notice.channel is not Channel.WA_ME:
        return frozenset({CarriedAct.AGAIN, CarriedAct.BY_HAND})
    return frozenset()


def done_words(act: CarriedAct, count: int) -> str:
    """What was done with how many."""
    return {
        CarriedAct.CANCEL: translate("Carried", "%n cancelado(s)", "", count),
        CarriedAct.AGAIN: translate("Carried", "%n por reenviar", "", count),
        CarriedAct.NOW: translate("Carried", "%n se intenta(n) ya", "", count),
        CarriedAct.BY_HAND: translate("Carried", "%n por enviar a mano", "", count),
    }[act]


class CarriedActs(QObject):
    """Does them through the lane. `told` after each, whether something was done."""

    told = Signal(bool)

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell

    def do(self, act: CarriedAct, ids: Sequence[NoticeId]) -> None:
        """Do that with those."""
        if ids:
            work = partial(_WAYS[act], self._shell.ctx, ids)
            self._shell.jobs.run(work, done=partial(self._done, act), failed=self._refuse)

    def _done(self, act: CarriedAct, what: Bulk) -> None:
        words = bulk_words(done_words(act, what.done), what)
        # Trying sooner writes no history: there is nothing to take back.
        if what.done and act is not CarriedAct.NOW:
            self._shell.offer_undo(words)
        else:
            self._shell.say(words)
        self.told.emit(bool(what.done))

    def _refuse(self, error: CourierError | BugReport) -> None:
        self._shell.say(sentence_of(error))
        self.told.emit(False)

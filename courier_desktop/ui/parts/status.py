"""What a status, a stop, a cause, a next step or a message looks like: icon, tone and word; the pill that shows it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from courier_desktop.domain.causes import CAUSES, Cause
from courier_desktop.domain.reasons import Need, NextStep
from courier_desktop.domain.statuses import STATUSES, STOP_WORDS, Status, StopState
from courier_desktop.domain.values import dataclass
from courier_desktop.domain.words import Language, Words
from courier_desktop.ui.language import current_language
from courier_desktop.ui.parts.paint import PILL, draw_pill, pill_width
from courier_desktop.ui.theme.theme import current_theme
from courier_desktop.ui.theme.tokens import Tone


@dataclass(frozen=True, slots=True)
class Look:
    """An icon and the tone it stands in."""

    icon: str
    tone: Tone


STATUS_LOOKS: dict[Status, Look] = {
    Status.REGISTERED: Look("clipboard-text-outline", Tone.NEUTRAL),
    Status.PICKUP_SCHEDULED: Look("calendar-clock-outline", Tone.NEUTRAL),
    Status.PICKED_UP: Look("hand-extended-outline", Tone.VIOLET),
    Status.AT_DEPOT: Look("warehouse", Tone.VIOLET),
    Status.IN_TRANSIT: Look("swap-horizontal", Tone.VIOLET),
    Status.OUT_FOR_DELIVERY: Look("truck-outline", Tone.BLUE),
    Status.ATTEMPT_FAILED: Look("close-circle", Tone.RED),
    Status.ON_HOLD: Look("pause-circle-outline", Tone.AMBER),
    Status.READY_FOR_PICKUP: Look("storefront-outline", Tone.AMBER),
    Status.DELIVERED: Look("check-circle", Tone.GREEN),
    Status.RETURNING: Look("arrow-u-left-top", Tone.RUST),
    Status.RETURNED: Look("package-variant-closed-check", Tone.RUST),
    Status.CANCELLED: Look("cancel", Tone.NEUTRAL),
    Status.LOST_OR_DAMAGED: Look("alert-octagon", Tone.RED),
}

# A column and a pill have no room for the vocabulary's longest words.
SHORT_WORDS: dict[Status, Words] = {
    Status.READY_FOR_PICKUP: Words("En mostrador", "At the counter", "No balcão"),
    Status.RETURNED: Words("Devuelto", "Returned", "Devolvido"),
    Status.LOST_OR_DAMAGED: Words("Siniestrado", "Lost or damaged", "Extraviado"),
    Status.ATTEMPT_FAILED: Words("Intento fallido", "Attempt failed", "Sem sucesso"),
    Status.RETURNING: Words("En devolución", "Returning", "Em devolução"),
}

STOP_LOOKS: dict[StopState, Look] = {
    StopState.PENDING: Look("circle-outline", Tone.NEUTRAL),
    StopState.NEXT: Look("arrow-right-circle-outline", Tone.BLUE),
    StopState.AT_DOOR: Look("door-open", Tone.BLUE),
    StopState.DONE: Look("check-bold", Tone.GREEN),
    StopState.FAILED: Look("close-circle", Tone.RED),
    StopState.SKIPPED: Look("skip-next-circle-outline", Tone.NEUTRAL),
}

CAUSE_ICONS: dict[Cause, str] = {
    Cause.TRAFFIC: "traffic-light-outline",
    Cause.WEATHER: "weather-pouring",
    Cause.ROAD_CLOSURE: "boom-gate-outline",
    Cause.ACCIDENT: "car-emergency",
    Cause.VEHICLE: "car-wrench",
    Cause.VOLUME: "layers-triple-outline",
    Cause.LATE_DEPARTURE: "clock-start",
    Cause.SENDER_LATE: "store-clock-outline",
    Cause.ADDRESS_CHECK: "map-marker-question-outline",
    Cause.SECURITY: "shield-alert-outline",
    Cause.HOLIDAY: "calendar-remove-outline",
}

NEXT_LOOKS: dict[NextStep, Look] = {
    NextStep.RETRY: Look("restore", Tone.BLUE),
    NextStep.HOLD: Look("pause-circle-outline", Tone.AMBER),
    NextStep.COUNTER: Look("storefront-outline", Tone.AMBER),
    NextStep.RETURN: Look("arrow-u-left-top", Tone.RUST),
    NextStep.OFFICE: Look("account-tie-outline", Tone.NEUTRAL),
}

NEED_ICONS: dict[Need, str] = {
    Need.PHOTO: "camera-outline",
    Need.CALLS: "phone-outline",
    Need.NOTE: "note-edit-outline",
    Need.NEW_PROMISE: "calendar-plus",
    Need.DELAY: "timer-sand",
}

DELAY_LOOK = Look("timer-sand", Tone.AMBER)


def status_word(status: Status, language: Language | None = None) -> str:
    """The short word of that status, as tables and pills show it."""
    return SHORT_WORDS.get(status, STATUSES[status].words).in_(language or current_language())


def stop_word(state: StopState) -> str:
    """The word of that stop state."""
    return STOP_WORDS[state].in_(current_language())


def cause_word(cause: Cause) -> str:
    """The word of that cause."""
    return CAUSES[cause].in_(current_language())


class Pill(QWidget):
    """A tinted pill: icon and word."""

    def __init__(self, text: str = "", look: Look | None = None, *, height: int = PILL) -> None:
        super().__init__()
        self._text, self._look, self._height = text, look or Look("", Tone.NEUTRAL), height
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text)

    @classmethod
    def of_status(cls, status: Status, *, height: int = PILL) -> Pill:
        """The pill of that status."""
        return cls(status_word(status), STATUS_LOOKS[status], height=height)

    def show_look(self, text: str, look: Look) -> None:
        """Say something else."""
        self._text, self._look = text, look
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def show_status(self, status: Status) -> None:
        """Say another status."""
        self.show_look(status_word(status), STATUS_LOOKS[status])

    def sizeHint(self) -> QSize:
        return QSize(int(pill_width(self._look.icon, self._text)), self._height)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        tone = current_theme().tone(self._look.tone)
        draw_pill(QPainter(self), QRectF(self.rect()), self._look.icon, self._text, tone)

"""What a notice looks like in each state of its life, and in which words its event is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from courier_desktop.domain.notices import NoticeEvent, NoticeState
from courier_desktop.ui.parts.status import Look
from courier_desktop.ui.theme.tokens import Tone

if TYPE_CHECKING:
    from courier_desktop.domain.rows import NoticeRow

translate = QCoreApplication.translate

NOTICE_LOOKS: dict[NoticeState, Look] = {
    NoticeState.PREPARED: Look("clock-outline", Tone.NEUTRAL),
    NoticeState.OPENED: Look("open-in-new", Tone.BLUE),
    NoticeState.CONFIRMED: Look("check", Tone.GREEN),
    NoticeState.MAYBE_SENT: Look("message-question-outline", Tone.VIOLET),
    NoticeState.BLOCKED: Look("message-off-outline", Tone.RED),
    NoticeState.EXPIRED: Look("clock-alert-outline", Tone.NEUTRAL),
    NoticeState.NOT_SENT: Look("minus-circle-outline", Tone.NEUTRAL),
    NoticeState.QUEUED: Look("send-clock-outline", Tone.BLUE),
    NoticeState.SENT: Look("check", Tone.GREEN),
    NoticeState.DELIVERED: Look("check-all", Tone.GREEN),
    NoticeState.READ: Look("check-all", Tone.BLUE),
    NoticeState.FAILED: Look("message-alert-outline", Tone.RED),
}
_BY_PHONE = Look("phone-outline", Tone.GREEN)
_NO_WHATSAPP = Look("phone-off-outline", Tone.AMBER)


def notice_look(notice: NoticeRow) -> Look:
    """Its look: the state's, and of those not sent by how they ended."""
    if notice.why == "told_by_phone":
        return _BY_PHONE
    if notice.why == "no_whatsapp":
        return _NO_WHATSAPP
    if notice.why == "opted_out":
        return NOTICE_LOOKS[NoticeState.BLOCKED]
    return NOTICE_LOOKS[notice.state]


def notice_word(notice: NoticeRow) -> str:
    """Its state in a word or two."""
    if notice.why == "told_by_phone":
        return translate("Notices", "Por teléfono")
    if notice.why == "no_whatsapp":
        return translate("Notices", "Sin WhatsApp")
    if notice.why == "opted_out":
        return translate("Notices", "Bloqueado")
    return state_word(notice.state)


def state_word(state: NoticeState) -> str:
    """A state in a word or two."""
    return {
        NoticeState.PREPARED: translate("Notices", "Preparado"),
        NoticeState.OPENED: translate("Notices", "Abierto"),
        NoticeState.CONFIRMED: translate("Notices", "Confirmado"),
        NoticeState.MAYBE_SENT: translate("Notices", "Pudo salir"),
        NoticeState.BLOCKED: translate("Notices", "Bloqueado"),
        NoticeState.EXPIRED: translate("Notices", "Venció"),
        NoticeState.NOT_SENT: translate("Notices", "No se envió"),
        NoticeState.QUEUED: translate("Notices", "En cola"),
        NoticeState.SENT: translate("Notices", "Enviado"),
        NoticeState.DELIVERED: translate("Notices", "Recibido"),
        NoticeState.READ: translate("Notices", "Leído"),
        NoticeState.FAILED: translate("Notices", "No llegó"),
    }[state]


def event_word(event: NoticeEvent) -> str:
    """What the notice tells, in a word or two."""
    return {
        NoticeEvent.AT_DEPOT: translate("Notices", "Llegó a bodega"),
        NoticeEvent.OUT_FOR_DELIVERY: translate("Notices", "Salió a reparto"),
        NoticeEvent.YOU_ARE_NEXT: translate("Notices", "Sigue su entrega"),
        NoticeEvent.AT_THE_DOOR: translate("Notices", "En la puerta"),
        NoticeEvent.DELIVERED: translate("Notices", "Entregado"),
        NoticeEvent.ATTEMPT_FAILED: translate("Notices", "Intento fallido"),
        NoticeEvent.READY_FOR_PICKUP: translate("Notices", "En mostrador"),
        NoticeEvent.DELAY: translate("Notices", "Nueva hora"),
        NoticeEvent.NOT_TODAY: translate("Notices", "Hoy no llega"),
        NoticeEvent.ADDRESS_NEEDED: translate("Notices", "Pide la dirección"),
        NoticeEvent.RETURNING: translate("Notices", "Regresa al remitente"),
        NoticeEvent.CANCELLED: translate("Notices", "Cancelado"),
    }[event]

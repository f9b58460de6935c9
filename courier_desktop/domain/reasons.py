"""Why an attempt failed: records with behaviour, never free text. Their order is the reason card's numbering."""

from __future__ import annotations

from enum import StrEnum

from courier_desktop.domain.values import dataclass
from courier_desktop.domain.words import Words


class Fault(StrEnum):
    """Whose doing the failed attempt was."""

    RECIPIENT = "recipient"
    SENDER = "sender"
    COURIER = "courier"
    FORCE_MAJEURE = "force_majeure"
    OFFICE_DECIDES = "office_decides"


class NextStep(StrEnum):
    """What comes after the failed attempt unless the office decides otherwise."""

    RETRY = "retry"
    HOLD = "hold"
    COUNTER = "counter"
    RETURN = "return"
    OFFICE = "office"


class Need(StrEnum):
    """What must be recorded with the reason."""

    PHOTO = "photo"
    CALLS = "calls"
    NOTE = "note"
    NEW_PROMISE = "new_promise"
    DELAY = "delay"


class ReasonCode(StrEnum):
    """The stable codes of the reasons."""

    RECIPIENT_ABSENT = "recipient_absent"
    NO_CONTACT = "no_contact"
    BUSINESS_CLOSED = "business_closed"
    ADDRESS_INCOMPLETE = "address_incomplete"
    ADDRESS_NOT_FOUND = "address_not_found"
    RECIPIENT_MOVED = "recipient_moved"
    REFUSED = "refused"
    COD_NOT_READY = "cod_not_ready"
    RESCHEDULE_REQUESTED = "reschedule_requested"
    ACCESS_RESTRICTED = "access_restricted"
    IDENTITY_NOT_PROVED = "identity_not_proved"
    UNSAFE_AREA = "unsafe_area"
    VEHICLE_OR_TRAFFIC = "vehicle_or_traffic"
    WEATHER_OR_CLOSURE = "weather_or_closure"
    OUT_OF_TIME = "out_of_time"
    PARCEL_PROBLEM = "parcel_problem"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Reason:
    """A reason's words and what it does: fault, whether it spends an attempt, what follows, what it needs."""

    words: Words
    fault: Fault
    counts: bool
    next: NextStep
    needs: tuple[Need, ...] = ()


REASONS: dict[ReasonCode, Reason] = {
    ReasonCode.RECIPIENT_ABSENT: Reason(
        Words("Destinatario ausente", "Nobody in to receive it", "Destinatário ausente"),
        Fault.RECIPIENT,
        counts=True,
        next=NextStep.RETRY,
        needs=(Need.PHOTO,),
    ),
    ReasonCode.NO_CONTACT: Reason(
        Words(
            "No contesta llamadas ni mensajes",
            "Could not reach by phone or message",
            "Não atende ligações nem mensagens",
        ),
        Fault.RECIPIENT,
        counts=True,
        next=NextStep.RETRY,
        needs=(Need.CALLS,),
    ),
    ReasonCode.BUSINESS_CLOSED: Reason(
        Words("Negocio cerrado", "Business closed", "Estabelecimento fechado"),
        Fault.RECIPIENT,
        counts=True,
        next=NextStep.RETRY,
        needs=(Need.PHOTO,),
    ),
    ReasonCode.ADDRESS_INCOMPLETE: Reason(
        Words("Dirección incompleta", "Incomplete address", "Endereço incompleto"),
        Fault.SENDER,
        counts=True,
        next=NextStep.HOLD,
    ),
    ReasonCode.ADDRESS_NOT_FOUND: Reason(
        Words("Domicilio no localizado", "Address not found", "Endereço não localizado"),
        Fault.SENDER,
        counts=True,
        next=NextStep.HOLD,
        needs=(Need.PHOTO,),
    ),
    ReasonCode.RECIPIENT_MOVED: Reason(
        Words("Cambió de domicilio o desconocido", "Moved or unknown there", "Mudou-se ou desconhecido"),
        Fault.RECIPIENT,
        counts=True,
        next=NextStep.HOLD,
        needs=(Need.NOTE,),
    ),
    ReasonCode.REFUSED: Reason(
        Words("Rechazado por el destinatario", "Refused by the recipient", "Recusado pelo destinatário"),
        Fault.RECIPIENT,
        counts=True,
        next=NextStep.RETURN,
        needs=(Need.NOTE,),
    ),
    ReasonCode.COD_NOT_READY: Reason(
        Words("No tenía el pago", "Payment not ready (cash on delivery)", "Pagamento não disponível"),
        Fault.RECIPIENT,
        counts=True,
        next=NextStep.RETRY,
    ),
    ReasonCode.RESCHEDULE_REQUESTED: Reason(
        Words("Pidió otro día u otra hora", "Asked for another day or time", "Pediu outro dia ou horário"),
        Fault.RECIPIENT,
        counts=True,
        next=NextStep.RETRY,
        needs=(Need.NEW_PROMISE,),
    ),
    ReasonCode.ACCESS_RESTRICTED: Reason(
        Words("Sin acceso (caseta, vigilancia)", "No access (gate, guard)", "Sem acesso (portaria)"),
        Fault.RECIPIENT,
        counts=True,
        next=NextStep.RETRY,
        needs=(Need.NOTE,),
    ),
    ReasonCode.IDENTITY_NOT_PROVED: Reason(
        Words("No acreditó identidad o NIP", "ID or PIN not proved", "Identidade ou PIN não comprovado"),
        Fault.RECIPIENT,
        counts=True,
        next=NextStep.RETRY,
    ),
    ReasonCode.UNSAFE_AREA: Reason(
        Words("Zona de riesgo", "Unsafe area", "Área de risco"),
        Fault.FORCE_MAJEURE,
        counts=False,
        next=NextStep.COUNTER,
        needs=(Need.NOTE,),
    ),
    ReasonCode.VEHICLE_OR_TRAFFIC: Reason(
        Words(
            "Falla de unidad, choque o tráfico",
            "Vehicle fault, crash or traffic",
            "Falha do veículo, acidente ou trânsito",
        ),
        Fault.COURIER,
        counts=False,
        next=NextStep.RETRY,
        needs=(Need.DELAY,),
    ),
    ReasonCode.WEATHER_OR_CLOSURE: Reason(
        Words("Clima, bloqueo o calle cerrada", "Weather, blockade or closed road", "Clima, bloqueio ou rua fechada"),
        Fault.FORCE_MAJEURE,
        counts=False,
        next=NextStep.RETRY,
        needs=(Need.DELAY,),
    ),
    ReasonCode.OUT_OF_TIME: Reason(
        Words("No alcanzó la ruta", "Ran out of time", "Não deu tempo"),
        Fault.COURIER,
        counts=False,
        next=NextStep.RETRY,
    ),
    ReasonCode.PARCEL_PROBLEM: Reason(
        Words(
            "Paquete dañado, incompleto o mal ruteado",
            "Parcel damaged, short or misrouted",
            "Pacote avariado, incompleto ou fora de rota",
        ),
        Fault.COURIER,
        counts=False,
        next=NextStep.OFFICE,
        needs=(Need.PHOTO,),
    ),
    ReasonCode.OTHER: Reason(
        Words("Otro (explicar)", "Other (explain)", "Outro (explicar)"),
        Fault.OFFICE_DECIDES,
        counts=True,
        next=NextStep.OFFICE,
        needs=(Need.NOTE,),
    ),
}


_SINGLE_KEYS = 9


def reason_number(code: ReasonCode) -> str:
    """The key on the keyboard and on the reason card: "1" to "9", then "01" to "08"."""
    place = list(REASONS).index(code) + 1
    return str(place) if place <= _SINGLE_KEYS else f"0{place - _SINGLE_KEYS}"


def reason_by_number(number: str) -> ReasonCode | None:
    """The reason a card's number stands for, or None."""
    return next((code for code in REASONS if reason_number(code) == number), None)

"""What a message says for the codes of causes, reasons, relations and missing parts: phrases that fit its sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from courier_desktop.domain.causes import CAUSES, Cause
from courier_desktop.domain.reasons import REASONS, ReasonCode
from courier_desktop.domain.words import Language, Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

# After "por" (es), "because of" (en), "por causa" (pt).
_CAUSES: dict[Cause, Words] = {
    Cause.TRAFFIC: Words("tráfico", "traffic", "do trânsito"),
    Cause.WEATHER: Words("el clima", "the weather", "do clima"),
    Cause.ROAD_CLOSURE: Words("un bloqueo en el camino", "a closed road on the way", "de um bloqueio no caminho"),
    Cause.ACCIDENT: Words("un accidente en el camino", "an accident on the way", "de um acidente no caminho"),
    Cause.VEHICLE: Words("una falla de nuestra unidad", "a fault in our vehicle", "de uma falha no nosso veículo"),
    Cause.VOLUME: Words(
        "la gran cantidad de entregas de hoy",
        "today's high number of deliveries",
        "do grande volume de entregas de hoje",
    ),
    Cause.LATE_DEPARTURE: Words("haber salido tarde a ruta", "our late departure", "da nossa saída atrasada"),
    Cause.SENDER_LATE: Words(
        "haberlo recibido tarde del remitente",
        "the sender handing it over late",
        "do atraso do remetente em nos entregar",
    ),
    Cause.ADDRESS_CHECK: Words("una revisión del domicilio", "an address check", "de uma verificação de endereço"),
    Cause.SECURITY: Words("seguridad en la zona", "safety in the area", "da segurança na região"),
    Cause.HOLIDAY: Words("ser día inhábil", "a public holiday", "de um feriado"),
}
# After "pero" (es), "but" (en), "mas" (pt).
_REASONS: dict[ReasonCode, Words] = {
    ReasonCode.RECIPIENT_ABSENT: Words(
        "no encontramos a nadie que lo recibiera",
        "there was nobody in to receive it",
        "não encontramos ninguém para receber",
    ),
    ReasonCode.NO_CONTACT: Words(
        "no logramos comunicarnos contigo", "we could not reach you", "não conseguimos falar com você"
    ),
    ReasonCode.BUSINESS_CLOSED: Words(
        "el negocio estaba cerrado", "the business was closed", "o estabelecimento estava fechado"
    ),
    ReasonCode.ADDRESS_INCOMPLETE: Words(
        "al domicilio le faltan datos", "the address is incomplete", "o endereço está incompleto"
    ),
    ReasonCode.ADDRESS_NOT_FOUND: Words(
        "no encontramos el domicilio", "we could not find the address", "não encontramos o endereço"
    ),
    ReasonCode.RECIPIENT_MOVED: Words(
        "en el domicilio nos dijeron que no estás ahí",
        "we were told that you are not at that address",
        "no endereço disseram que você não está mais lá",
    ),
    ReasonCode.REFUSED: Words("no lo quisieron recibir", "it was not accepted", "a entrega foi recusada"),
    ReasonCode.COD_NOT_READY: Words(
        "el pago no estaba listo", "the payment was not ready", "o pagamento não estava disponível"
    ),
    ReasonCode.RESCHEDULE_REQUESTED: Words(
        "nos pidieron otro día u otra hora",
        "we were asked for another day or time",
        "pediram outro dia ou horário",
    ),
    ReasonCode.ACCESS_RESTRICTED: Words("no nos dieron acceso", "we were not let in", "não liberaram a nossa entrada"),
    ReasonCode.IDENTITY_NOT_PROVED: Words(
        "no pudimos confirmar la identidad de quien recibía",
        "we could not confirm the identity of the person there",
        "não conseguimos confirmar a identidade de quem receberia",
    ),
    ReasonCode.UNSAFE_AREA: Words(
        "no era seguro llegar hasta tu domicilio",
        "it was not safe to reach your address",
        "não era seguro chegar ao seu endereço",
    ),
    ReasonCode.VEHICLE_OR_TRAFFIC: Words(
        "tuvimos un problema en el camino", "we had trouble on the way", "tivemos um problema no caminho"
    ),
    ReasonCode.WEATHER_OR_CLOSURE: Words(
        "el clima o un cierre de calles no nos dejó llegar",
        "the weather or a closed road kept us away",
        "o clima ou uma rua fechada não nos deixou chegar",
    ),
    ReasonCode.OUT_OF_TIME: Words(
        "no alcanzamos a llegar a tiempo", "we ran out of time", "não conseguimos chegar a tempo"
    ),
    ReasonCode.PARCEL_PROBLEM: Words(
        "tu paquete necesita una revisión", "your parcel needs a check", "seu pacote precisa de uma verificação"
    ),
    ReasonCode.OTHER: Words("hubo un imprevisto", "something unexpected came up", "houve um imprevisto"),
}
_RELATIONS: dict[str, Words] = {
    "recipient": Words("", "", ""),
    "family": Words("familiar", "family", "familiar"),
    "guard": Words("vigilancia", "security guard", "portaria"),
    "reception": Words("recepción", "reception", "recepção"),
    "neighbour": Words("vecino", "neighbour", "vizinho"),
    "coworker": Words("compañero de trabajo", "co-worker", "colega de trabalho"),
    "employee": Words("empleado", "employee", "funcionário"),
    "other": Words("", "", ""),
}
# What the office types for the recipient in person.
_SELF = frozenset({"titular", "destinatario", "recipient", "self", "destinatário", "other", "otro"})
_PARTS: dict[str, Words] = {
    "street": Words("la calle", "the street", "a rua"),
    "exterior": Words("el número exterior", "the house number", "o número"),
    "interior": Words("el número interior", "the unit number", "o complemento"),
    "colonia": Words("la colonia", "the neighbourhood", "o bairro"),
    "postal_code": Words("el código postal", "the postal code", "o CEP"),
    "municipality": Words("el municipio", "the city", "a cidade"),
    "state": Words("el estado", "the state", "o estado"),
    "between": Words("entre qué calles está", "the streets it lies between", "entre quais ruas fica"),
    "references": Words("una referencia", "a landmark", "um ponto de referência"),
}
_AND = Words("y", "and", "e")


def cause_phrase(cause: str, language: Language) -> str:
    """What follows "viene retrasado por": of a cause's code or words, else the text itself."""
    code = _code_of(cause, {code.value: words for code, words in CAUSES.items()})
    if code is not None:
        return _CAUSES[Cause(code)].in_(language)
    return f"de {cause}" if cause and language is Language.PT else cause


def reason_phrase(reason: str, language: Language) -> str:
    """What follows "pasamos a entregarlo, pero": of a reason's code or words, else the text as something unforeseen."""
    code = _code_of(reason, {code.value: record.words for code, record in REASONS.items()})
    if code is not None:
        return _REASONS[ReasonCode(code)].in_(language)
    other = _REASONS[ReasonCode.OTHER].in_(language)
    return f"{other}: {reason}" if reason else ""


def relation_phrase(relation: str, language: Language) -> str:
    """Who that was to the recipient; "" for the recipient in person."""
    code = _code_of(relation, _RELATIONS)
    if code is not None:
        return _RELATIONS[code].in_(language)
    return "" if relation.casefold() in _SELF else relation


def missing_phrase(missing: Iterable[str], language: Language) -> str:
    """The missing parts of an address as a list in words: "la calle, el número exterior y el código postal"."""
    return in_a_row([_PARTS[part].in_(language) for part in missing if part in _PARTS], language)


def in_a_row(items: list[str], language: Language) -> str:
    """The items as one phrase: "a, b y c"."""
    if len(items) < 2:  # noqa: PLR2004 - one needs no "and"
        return "".join(items)
    return f"{', '.join(items[:-1])} {_AND.in_(language)} {items[-1]}"


def _code_of(text: str, known: Mapping[str, Words]) -> str | None:
    """The code that a text is, or whose words it is in any language."""
    wanted = text.casefold()
    if not wanted:
        return None
    if wanted in known:
        return wanted
    return next(
        (code for code, words in known.items() if wanted in {one.casefold() for one in (words.es, words.en, words.pt)}),
        None,
    )

"""The words on paper, in the reader's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from courier_desktop.domain.words import Language, Words

if TYPE_CHECKING:
    from datetime import date, datetime

DELIVER_TO = Words("ENTREGAR A", "DELIVER TO", "ENTREGAR A")
PHONE_ENDS = Words("Tel. termina en {}", "Phone ends in {}", "Tel. termina em {}")
INTERIOR = Words("int.", "unit", "compl.")
SENT_BY = Words("Remite: {}", "From: {}", "Remetente: {}")
STOP = Words("parada {}", "stop {}", "parada {}")
ROUTE = Words("ruta", "route", "rota")
PIECE = Words("bulto", "piece", "volume")
BETWEEN = Words("Entre calles", "Between", "Entre ruas")
REFERENCES = Words("Referencias", "Look for", "Referências")
COLLECT = Words("COBRAR", "COLLECT", "COBRAR")
IN_CASH = Words("en efectivo", "in cash", "em dinheiro")
FOR_ALL_PIECES = Words("por los {} bultos", "for all {} pieces", "pelos {} volumes")
PAID = Words("PAGADO", "PAID", "PAGO")
NOTHING_DUE = Words("no se cobra nada", "nothing to collect", "nada a cobrar")
ARRIVES = Words("LLEGA", "ARRIVES", "CHEGA")
DAY_AND_HOUR = Words("Día y hora", "Day and hour", "Dia e hora")
BY_MESSAGE = Words("por mensaje", "by message", "por mensagem")
QUESTIONS = Words(
    "¿Dudas? Apunta la cámara al código y te contestamos.",
    "Questions? Point your camera at the code and we answer.",
    "Dúvidas? Aponte a câmera para o código e respondemos.",
)
ATTEMPT = Words("Intento {} de {}", "Attempt {} of {}", "Tentativa {} de {}")
SIGNED_COPY = Words("Regresar copia firmada", "Bring back the signed copy", "Devolver via assinada")
PRIVACY = Words(
    "Tus datos solo se usan para entregarte.",
    "Your details are used for this delivery only.",
    "Seus dados são usados só para esta entrega.",
)
PRIVACY_NOTICE = Words("Aviso de privacidad: {}", "Privacy notice: {}", "Aviso de privacidade: {}")

RUN_SHEET = Words("Hoja de ruta", "Run sheet", "Folha de rota")
DRIVER = Words("Repartidor", "Driver", "Entregador")
VEHICLE = Words("Unidad", "Vehicle", "Veículo")
LEAVES = Words("Sale", "Leaves", "Sai")
STOPS = Words("Paradas", "Stops", "Paradas")
PIECES = Words("Bultos", "Pieces", "Volumes")
TO_COLLECT = Words("Por cobrar", "To collect", "A cobrar")
PAGE = Words("Página {} de {}", "Page {} of {}", "Página {} de {}")
ONE_PIECE = Words("1 bulto", "1 piece", "1 volume")
MANY_PIECES = Words("{} bultos", "{} pieces", "{} volumes")
BETWEEN_SHORT = Words("Entre", "Between", "Entre")
REFERENCES_SHORT = Words("Ref.", "Look for", "Ref.")
NOTE = Words("Nota", "Note", "Nota")
PLANNED = Words("plan {}", "plan {}", "plano {}")
PROMISED = Words("Prometido", "Promised", "Prometido")
NO_PROMISE = Words("Sin hora prometida", "No promised hour", "Sem hora prometida")
LAST_ATTEMPT = Words("último intento", "last attempt", "última tentativa")
AT_THE_DOOR = Words("En puerta", "At the door", "Na porta")
DELIVERED = Words("Entregado", "Delivered", "Entregue")
NOT_DELIVERED = Words("No se pudo", "Not delivered", "Não deu")
RECEIVED_BY = Words("Recibió", "Received by", "Recebeu")
RELATION = Words("Relación", "Relation", "Relação")
HOUR = Words("Hora", "Hour", "Hora")
CASH_TAKEN = Words("Cobré $", "Took $", "Recebi $")
REASONS_FOOT = Words("Motivos", "Reasons", "Motivos")
HANDED_IN = Words("Al regresar", "On return", "Na volta")
CASH_HANDED_IN = Words("Efectivo entregado", "Cash handed in", "Dinheiro entregue")
PIECES_BACK = Words("Bultos de regreso", "Pieces brought back", "Volumes devolvidos")
PAPERS_BACK = Words("Copias firmadas", "Signed copies", "Vias assinadas")
DRIVER_SIGNS = Words("Firma del repartidor", "Driver's signature", "Assinatura do entregador")
OFFICE_SIGNS = Words("Firma de la oficina", "Office's signature", "Assinatura do escritório")

REASON_CARD = Words("Tarjeta de motivos", "Reason card", "Cartão de motivos")
CARD_HOW = Words(
    "1. Lee el QR de la parada en la hoja de ruta.   2. Lee aquí lo que pasó.   DESHACER corrige la última lectura.",
    "1. Scan the stop's QR on the run sheet.   2. Scan here what happened.   UNDO takes back the last scan.",
    "1. Leia o QR da parada na folha de rota.   2. Leia aqui o que houve.   DESFAZER corrige a última leitura.",
)
CARD_AT_DOOR = Words("EN PUERTA", "AT THE DOOR", "NA PORTA")
CARD_DELIVERED = Words("ENTREGADO", "DELIVERED", "ENTREGUE")
CARD_UNDO = Words("DESHACER", "UNDO", "DESFAZER")
CARD_FAILED = Words("No se pudo: ¿por qué?", "Not delivered: why?", "Não deu: por quê?")

_DAYS = {
    Language.ES: ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"),
    Language.EN: ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    Language.PT: (
        "segunda-feira",
        "terça-feira",
        "quarta-feira",
        "quinta-feira",
        "sexta-feira",
        "sábado",
        "domingo",
    ),
}
_MONTHS = {
    Language.ES: ("ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep", "oct", "nov", "dic"),
    Language.EN: ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
    Language.PT: ("jan", "fev", "mar", "abr", "mai", "jun", "jul", "ago", "set", "out", "nov", "dez"),
}
_BOTH = Words("{} a {}", "{} to {}", "{} às {}")
_FROM = Words("desde {}", "from {}", "a partir de {}")
_UNTIL = Words("antes de {}", "before {}", "antes de {}")


def day_words(day: date, language: Language) -> str:
    """The day as one says it: "jueves 19 nov"."""
    return f"{_DAYS[language][day.weekday()]} {day.day} {_MONTHS[language][day.month - 1]}"


def hour_words(moment: datetime) -> str:
    """The hour of a local time: "12:00"."""
    return f"{moment.hour:02d}:{moment.minute:02d}"


def window_words(start: datetime | None, end: datetime | None, language: Language) -> str:
    """The window as one says it: "12:00 a 13:00", "desde 12:00", "antes de 13:00"; "" when nothing is promised."""
    if start and end:
        return _BOTH.in_(language).format(hour_words(start), hour_words(end))
    if start:
        return _FROM.in_(language).format(hour_words(start))
    return _UNTIL.in_(language).format(hour_words(end)) if end else ""


def weight_words(grams: int, language: Language) -> str:
    """The weight: "850 g", "1.4 kg" ("1,4 kg" in Brazil)."""
    if grams < 1000:  # noqa: PLR2004 - grams in a kilogram
        return f"{grams} g"
    text = f"{grams / 1000:.1f} kg"
    return text.replace(".", ",") if language is Language.PT else text


def pieces_words(count: int, language: Language) -> str:
    """How many parcels: "1 bulto", "3 bultos"."""
    return ONE_PIECE.in_(language) if count == 1 else MANY_PIECES.in_(language).format(count)

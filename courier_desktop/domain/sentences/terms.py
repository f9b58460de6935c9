"""The words that stand for a code inside a sentence."""

from __future__ import annotations

from courier_desktop.domain.causes import CAUSES
from courier_desktop.domain.reasons import REASONS
from courier_desktop.domain.staff import RIGHT_WORDS, ROLE_WORDS
from courier_desktop.domain.statuses import STATUSES
from courier_desktop.domain.words import Words

AND = Words("y", "and", "e")
OR = Words("o", "or", "ou")

STATUS_WORDS: dict[str, Words] = {status.value: rule.words for status, rule in STATUSES.items()}
CAUSE_WORDS: dict[str, Words] = {cause.value: words for cause, words in CAUSES.items()}

ADDRESS_PARTS: dict[str, Words] = {
    "street": Words("la calle", "the street", "a rua"),
    "exterior": Words("el número exterior", "the street number", "o número"),
    "interior": Words("el número interior", "the flat or unit", "o complemento"),
    "colonia": Words("la colonia", "the neighbourhood", "o bairro"),
    "postal_code": Words("el código postal", "the postal code", "o CEP"),
    "municipality": Words("el municipio", "the town", "a cidade"),
    "state": Words("el estado", "the state", "o estado"),
    "between": Words("entre qué calles está", "the streets it lies between", "entre quais ruas fica"),
    "references": Words("las referencias", "the landmarks", "as referências"),
}

LEFT_REASONS: dict[str, Words] = {
    "not_found": Words("no apareció", "not found", "não apareceu"),
    "no_room": Words("no cupo", "no room", "não coube"),
    "damaged": Words("dañado", "damaged", "avariado"),
    "held": Words("detenido", "held", "retido"),
    "other_day": Words("va otro día", "goes another day", "vai outro dia"),
}

STATES: dict[str, Words] = {
    "draft": Words("en armado", "being built", "em montagem"),
    "loading": Words("en carga", "loading", "em carga"),
    "published": Words("en la calle", "on the road", "na rua"),
    "closed": Words("cerrada", "closed", "fechada"),
    "prepared": Words("preparado", "prepared", "preparado"),
    "opened": Words("abierto", "opened", "aberto"),
    "confirmed": Words("confirmado", "confirmed", "confirmado"),
    "maybe_sent": Words("pudo haber salido", "may have gone out", "pode ter saído"),
    "blocked": Words("bloqueado", "blocked", "bloqueado"),
    "expired": Words("vencido", "expired", "vencido"),
    "not_sent": Words("no se envió", "not sent", "não enviado"),
    "queued": Words("en cola", "queued", "na fila"),
    "sending": Words("saliendo", "being sent", "saindo"),
    "unknown": Words("pudo haber salido", "may have gone out", "pode ter saído"),
    "sent": Words("enviado", "sent", "enviado"),
    "delivered": Words("recibido", "delivered", "recebido"),
    "read": Words("leído", "read", "lido"),
    "failed": Words("no llegó", "did not arrive", "não chegou"),
}

# Which table turns the value of a parameter into words; a value that is not in its table stands as it is.
TABLES: dict[str, dict[str, Words]] = {
    "status": STATUS_WORDS,
    "from": STATUS_WORDS,
    "to": STATUS_WORDS,
    "allowed": STATUS_WORDS,
    "missing": ADDRESS_PARTS,
    "reason": {code.value: reason.words for code, reason in REASONS.items()} | LEFT_REASONS,
    "cause": CAUSE_WORDS,
    "state": STATES,
    "role": {role.value: words for role, words in ROLE_WORDS.items()},
    "right": {right.value: words for right, words in RIGHT_WORDS.items()},
}

# These hold several codes, separated by commas, and the word before the last one.
LISTS: dict[str, Words] = {"allowed": OR, "missing": AND}

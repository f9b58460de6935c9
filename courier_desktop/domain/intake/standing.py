"""What a shop's words say of an order: cancelled, refunded, paid, delivered, picked up, paid at the door."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache

from courier_desktop.domain.fold import fold


class Standing(StrEnum):
    """How an order stands; the first that fits counts."""

    CANCELLED = "cancelled"
    PARTLY_REFUNDED = "partly_refunded"
    REFUNDED = "refunded"
    RETURNED = "returned"
    UNDELIVERED = "undelivered"
    DELIVERED = "delivered"
    REJECTED = "rejected"
    PART_PAID = "part_paid"
    PENDING = "pending"
    PAID = "paid"
    AT_DEPOT = "at_depot"
    OPEN = "open"
    UNKNOWN = "unknown"


# The first that fits counts, so "parcialmente reembolsado" stands before "reembolsado".
_STANDINGS: tuple[tuple[Standing, re.Pattern[str]], ...] = tuple(
    (standing, re.compile("|".join(patterns)))
    for standing, patterns in (
        (
            Standing.CANCELLED,
            (r"(?<!sin )(?<!no )(?<!nao )\b(?:cancel[ael]|cancelou|canceld|anulad|voided|void\b|trash|descartad)",),
        ),
        (
            Standing.PARTLY_REFUNDED,
            (
                r"\b(?:partial\w*|parcial\w*)[ _-]+(?:refund|reembols|estorn|devuel|devol)",
                r"\b(?:reembols|estorn|devuel)\w*[ _-]+parcial",
            ),
        ),
        (Standing.REFUNDED, (r"\b(?:refund|reembols|estorn|chargeback|contracargo)",)),
        (Standing.RETURNED, (r"\b(?:devuelt|devoluc|devolvid|returned|returning|return\b|retornad)",)),
        (
            Standing.UNDELIVERED,
            (
                r"\b(?:no|sin|nao|not|por|para|a) (?:entreg|deliver)",
                r"\bundelivered|entrega fallida|pendiente de entrega",
            ),
        ),
        (Standing.DELIVERED, (r"\b(?:entregad[oa]|delivered|entregue)\b",)),
        (
            Standing.REJECTED,
            (r"\b(?:failed|fallid|fallo|rechazad|recusad|declin|denied|denegad|expired|expirad|vencid)",),
        ),
        (
            Standing.PART_PAID,
            (r"\bpartial\w*[ _-]+paid", r"\bparcial\w*[ _-]+pag", r"\bpag\w*[ _-]+parcial"),
        ),
        (
            Standing.PENDING,
            (
                r"\b(?:pending|pendiente|pendente|on[ -]hold|en espera|unpaid|aguardando|awaiting|impag|em aberto)",
                r"\b(?:no|nao|por|sin) pag|\bfalta",
            ),
        ),
        (
            Standing.PAID,
            (
                r"^(?:si|yes|sim)$",
                r"\b(?:paid|pagad[oa]|pago|recibido|confirmad[oa]|aprobad[oa]|aprovad[oa])\b",
                r"\b(?:authorized|accredited|acreditad[oa]|liquidad[oa]|prepagad[oa])\b",
            ),
        ),
        (
            Standing.AT_DEPOT,
            (r"\ben (?:almacen|bodega|deposito|cedis|centro)", r"\bin (?:warehouse|depot)|\bno deposito|at depot"),
        ),
        (
            Standing.OPEN,
            (
                r"\b(?:abiert|abert|open|archiv|arquiv|nuev[oa]|new|process|proces|complet)",
                r"\b(?:en camino|en ruta|en transito)",
                r"\b(?:enviad|shipped|unshipped|fulfilled|unfulfilled|partial|list[oa] para|ready|etiqueta|por enviar)",
                r"\b(?:no esta empaquetad|empaquetad|embalad|program|asignad|reparto|registrad|activ|acuerda|acordas)",
                r"\b(?:paquete de|despach|recolect|concretad|pronto|enviar)",
            ),
        ),
    )
)
_PICKUP = re.compile(
    r"\b(?:punto|ponto) de (?:retiro|retirada|recogida|entrega)"
    r"|\bretir[oae]\w* (?:en|por|na|no|local|personal)|\bretirada\b|\bretirar\b|^retiro\b|\bsucursal de retiro"
    r"|\bpick[ -]?up\b|\bclick (?:and|&|y) collect|\bin[ -]store\b|\bcollection\b"
    r"|\brecog\w+ en\b|\brecoleccion en (?:tienda|sucursal)|\bpasa\w* (?:a|por)\b"
    r"|\b(?:entrega|recoge|envio) (?:en|a) (?:tienda|local)\b"
)
_ELSEWHERE = re.compile(r"\bmercado envios full\b|^full$|\bfulfil\w+ by\b|^afn$|^amazon$|\bfba\b")
_DIGITAL = re.compile(r"\b(?:digital|descarga|download|virtual|e-?gift)\b")
_CASH = re.compile(
    r"contra[ -]?entrega|contra[ -]?r?reembolso|^(?:a )?reembolso|\bc\.?o\.?d\.?\b|\bpce\b|en destino"
    r"|cash[ _](?:on[ _])?delivery|(?:pay|payment|paid) (?:up)?on (?:delivery|receipt)"
    r"|(?:al|cuando) (?:recib|entreg)|efectivo (?:al|contra|en|a la|por)|dinheiro na"
    r"|(?:na|en la|a la|en|ao) (?:entrega|receber|domicilio)"
    r"|(?:por|x|p/) ?cobrar|\bcobrar\b|\bcobro\b"
)
_NO_CASH = re.compile(r"^(?:no|sin|nao)\b|\bprepag|\bsin cobr|\bno cobr|\bya pag")
_BARE_CASH = re.compile(r"^(?:efectivo|cash|dinheiro|contado|efvo\.?)\b")
_BY_HAND = re.compile(r"^$|\bmanual\b|\bpersonalizad|\bcustom\b")
_YES = frozenset({"si", "s", "yes", "y", "true", "verdadero", "verdadeiro", "x", "1", "sim", "ok", "v", "✓", "✔"})
_NO = frozenset({"no", "n", "false", "falso", "0", "nao", "-", "--", "n/a", "na", "ninguno", "none", "null"})


@lru_cache(maxsize=2048)
def standing_of(text: str) -> Standing:
    """How an order stands by one of its status cells."""
    folded = fold(text).replace("_", " ").strip()
    if not folded:
        return Standing.UNKNOWN
    return next((standing for standing, pattern in _STANDINGS if pattern.search(folded)), Standing.UNKNOWN)


def says_standing(text: str) -> bool:
    """Whether the cell says how an order stands, rather than where it goes."""
    return standing_of(text) is not Standing.UNKNOWN


@lru_cache(maxsize=2048)
def is_pickup(text: str) -> bool:
    """Whether the way of shipping is that the buyer comes for it."""
    return bool(_PICKUP.search(fold(text).replace("_", " ")))


@lru_cache(maxsize=2048)
def ships_elsewhere(text: str) -> bool:
    """Whether the market place's own warehouse ships it."""
    return bool(_ELSEWHERE.search(fold(text).strip()))


@lru_cache(maxsize=2048)
def is_digital(text: str) -> bool:
    """Whether nothing has to be carried."""
    return bool(_DIGITAL.search(fold(text)))


@lru_cache(maxsize=2048)
def is_cash_at_door(text: str) -> bool:
    """Whether the way of paying is that the recipient pays at the door."""
    folded = fold(text).replace("_", " ").strip()
    return bool(_CASH.search(folded)) and not _NO_CASH.search(folded)


@lru_cache(maxsize=2048)
def is_bare_cash(text: str) -> bool:
    """Whether only "cash" is said, which is at the door unless the order is paid."""
    return bool(_BARE_CASH.search(fold(text).strip()))


@lru_cache(maxsize=2048)
def is_by_hand(text: str) -> bool:
    """Whether the shop takes the money itself, by no gateway."""
    return bool(_BY_HAND.search(fold(text).strip()))


@lru_cache(maxsize=512)
def truth(text: str) -> bool | None:
    """Yes or no, None when the cell says neither."""
    folded = fold(text).strip()
    if folded in _YES:
        return True
    return False if folded in _NO else None

"""What a shop is told of its parcels: one line each, or one digest of its day."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from courier_desktop.domain.values import dataclass
from courier_desktop.domain.words import Language, Words

if TYPE_CHECKING:
    from collections.abc import Sequence

# A digest names no more parcels of a kind; the rest are counted.
MOST_NAMED = 25


class News(StrEnum):
    """What became of a parcel, in the order in which a digest tells it."""

    FAILED = "failed"
    LATE = "late"
    RETURNING = "returning"
    UNDER_WAY = "under_way"
    DELIVERED = "delivered"


_HEADS = {
    News.FAILED: Words("No se pudo entregar", "Could not be delivered", "Não foi possível entregar"),
    News.LATE: Words("Con retraso", "Delayed", "Com atraso"),
    News.RETURNING: Words("De regreso contigo", "On the way back to you", "Voltando para você"),
    News.UNDER_WAY: Words("Siguen en camino", "Still on the way", "Ainda a caminho"),
    News.DELIVERED: Words("Entregados", "Delivered", "Entregues"),
}
_ONE = {
    News.FAILED: Words("no se pudo entregar", "could not be delivered", "não foi possível entregar"),
    News.LATE: Words("viene con retraso", "is delayed", "está com atraso"),
    News.RETURNING: Words("va de regreso contigo", "is on its way back to you", "está voltando para você"),
    News.UNDER_WAY: Words("sigue en camino", "is still on the way", "ainda está a caminho"),
    News.DELIVERED: Words("se entregó", "was delivered", "foi entregue"),
}
_SUBJECT = Words("Tus envíos de {day}", "Your parcels of {day}", "Seus envios de {day}")
_HELLO = Words(
    "Hola, {shop}. Te escribimos de *{company}*.",
    "Hello, {shop}. This is *{company}*.",
    "Olá, {shop}. Aqui é *{company}*.",
)
_HELLO_BARE = Words("Hola, {shop}.", "Hello, {shop}.", "Olá, {shop}.")
_SUM = Words("Así van tus envíos ({day}):", "Your parcels ({day}):", "Seus envios ({day}):")
_MORE = Words("y {count} más", "and {count} more", "e mais {count}")
_OF_ONE = Words(
    "Guía {number} ({recipient}): {became}{detail}.",
    "Parcel {number} ({recipient}): {became}{detail}.",
    "Guia {number} ({recipient}): {became}{detail}.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ParcelNews:
    """One parcel as its shop is told of it; `detail` is in words already: who received it, why not, until when."""

    number: str
    recipient: str
    place: str
    news: News
    detail: str = ""


def digest_words(who: tuple[str, str], day: str, parcels: Sequence[ParcelNews], language: Language) -> tuple[str, str]:
    """Subject and text of a shop's day; `who` = the courier's name and the shop's. What needs the shop comes first."""
    company, shop = who
    hello = (_HELLO if company else _HELLO_BARE).in_(language).format(company=company, shop=shop)
    parts = [hello, _SUM.in_(language).format(day=day)]
    for news in News:
        mine = [one for one in parcels if one.news is news]
        if mine:
            parts.append(_section(news, mine, language))
    return _SUBJECT.in_(language).format(day=day), "\n\n".join(parts)


def each_words(company: str, parcel: ParcelNews, language: Language) -> str:
    """One parcel's news as a message of its own."""
    detail = f", {parcel.detail}" if parcel.detail else ""
    said = _OF_ONE.in_(language).format(
        number=parcel.number, recipient=parcel.recipient, became=_ONE[parcel.news].in_(language), detail=detail
    )
    return f"*{company}*\n\n{said}" if company else said


def _section(news: News, parcels: Sequence[ParcelNews], language: Language) -> str:
    lines = [f"*{_HEADS[news].in_(language)}: {len(parcels)}*"]
    if news is not News.UNDER_WAY:
        lines += [_line(one) for one in parcels[:MOST_NAMED]]
        if len(parcels) > MOST_NAMED:
            lines.append(_MORE.in_(language).format(count=len(parcels) - MOST_NAMED))
    return "\n".join(lines)


def _line(parcel: ParcelNews) -> str:
    return " · ".join(part for part in (parcel.number, parcel.recipient, parcel.place, parcel.detail) if part)

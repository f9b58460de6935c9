"""Several parcels of one person share a message: which may, and what it says."""

from __future__ import annotations

from datetime import date
from itertools import takewhile
from typing import TYPE_CHECKING

from courier_desktop.domain.notices import Channel, NoticeEvent
from courier_desktop.domain.values import dataclass
from courier_desktop.domain.words import Language, Words

if TYPE_CHECKING:
    from collections.abc import Sequence

# A message never names more parcels: whoever gets more reads the rest in the next one.
MOST_MERGED = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """For whom a notice is bound and what it tells; `day` = the courier's day on which it was planned."""

    address: str
    channel: Channel
    event: NoticeEvent
    language: Language
    day: date
    merges: bool = True


def may_merge(one: Bound, other: Bound) -> bool:
    """Whether both may be one message: the same address, channel, event, language and day, and the rule allows it.

    What a person sends by hand stays as it is: they read what they send.
    """
    return one.merges and bool(one.address) and one.channel is not Channel.WA_ME and one == other


_ALL_OF_THEM = Words(
    "Son {count} paquetes: {numbers}.",
    "These are {count} parcels: {numbers}.",
    "São {count} pacotes: {numbers}.",
)
_AND = Words(" y ", " and ", " e ")
_OF = Words("Guía {number}:", "Parcel {number}:", "Guia {number}:")


def merged_words(parcels: Sequence[tuple[str, str]], language: Language) -> str:
    """One text for several parcels, (number, its own text) each; it names every one of them.

    What all say is said once: the first and last lines that they share. Between them stands, where the parcels differ
    in no more than their number, one parcel's own text; else each parcel's, under its number.
    """
    if len(parcels) == 1:
        return parcels[0][1]
    numbers = [number for number, _ in parcels]
    texts = [text.split("\n\n") for _, text in parcels]
    head = _shared(texts)
    tail = _shared([text[len(head) :][::-1] for text in texts])[::-1]
    own = [text[len(head) : len(text) - len(tail)] for text in texts]
    named = _ALL_OF_THEM.in_(language).format(count=len(parcels), numbers=_listed(numbers, language))
    bare = [[part.replace(number, "") for part in parts] for number, parts in zip(numbers, own, strict=True)]
    if all(parts == bare[0] for parts in bare):
        listed = _listed(numbers, language)
        return "\n\n".join([*head, named, *(part.replace(numbers[0], listed) for part in own[0]), *tail])
    each = [
        f"{_OF.in_(language).format(number=number)}\n" + "\n".join(parts)
        for number, parts in zip(numbers, own, strict=True)
    ]
    return "\n\n".join([*head, named, *each, *tail])


def _shared(texts: Sequence[Sequence[str]]) -> list[str]:
    """The parts with which all begin."""
    together = takewhile(lambda parts: all(part == parts[0] for part in parts), zip(*texts, strict=False))
    return [parts[0] for parts in together]


def _listed(numbers: Sequence[str], language: Language) -> str:
    return ", ".join(numbers[:-1]) + _AND.in_(language) + numbers[-1]

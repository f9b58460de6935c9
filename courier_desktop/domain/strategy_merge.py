"""Several parcels of one person share a message: which may, and what it says."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from itertools import takewhile
from typing import TYPE_CHECKING

from courier_desktop.domain.notices import Channel, NoticeEvent
from courier_desktop.domain.strategy import CustomerKind
from courier_desktop.domain.values import dataclass
from courier_desktop.domain.words import Language, Words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from courier_desktop.domain.strategy import Rule

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
    kind: CustomerKind = CustomerKind.PERSON
    merges: bool = True


def may_merge(one: Bound, other: Bound) -> bool:
    """Whether both may be one message: the same address, channel, event, language and day, and the rule allows it.

    What a person sends by hand stays as it is: they read what they send.
    """
    return one.merges and bool(one.address) and one.channel is not Channel.WA_ME and one == other


def merges_until(goes_at: datetime, rule: Rule) -> datetime:
    """Until when a notice must have been planned to go along with a message that goes then.

    It need not have waited as long as the first one did, only so long that a mark can be taken back.
    """
    return goes_at - timedelta(minutes=min(1, rule.wait_minutes))


_ALL_OF_THEM = Words(
    "Son {count} paquetes: {numbers}.",
    "These are {count} parcels: {numbers}.",
    "São {count} pacotes: {numbers}.",
)
_PARCELS = Words("{count} paquetes", "{count} parcels", "{count} pacotes")
_AND = Words(" y ", " and ", " e ")
_OF = Words("Guía {number}:", "Parcel {number}:", "Guia {number}:")
# The line of the bundled templates that names the parcel says how many pieces it has.
_PIECES = r"{number} · \d+ \w+"


def merged_words(parcels: Sequence[tuple[str, str]], language: Language) -> str:
    """One text for several parcels, (number, its own text) each; it names every one of them.

    What all say is said once: the first and last parts that they share. Between them stands, where the parcels differ
    in no more than their number, one parcel's own text; else each parcel's, under its number.
    """
    if len(parcels) == 1:
        return parcels[0][1]
    texts = [text.split("\n\n") for _, text in parcels]
    head = _shared(texts)
    tail = _shared([text[len(head) :][::-1] for text in texts])[::-1]
    own = [(number, text[len(head) : len(text) - len(tail)]) for (number, _), text in zip(parcels, texts, strict=True)]
    return "\n\n".join([*head, *_middle(own, language), *tail])


def _middle(own: Sequence[tuple[str, list[str]]], language: Language) -> list[str]:
    """What the parcels do not share, each one's number and parts."""
    numbers = [number for number, _ in own]
    listed = ", ".join(numbers[:-1]) + _AND.in_(language) + numbers[-1]
    count = _PARCELS.in_(language).format(count=len(own))
    named = _ALL_OF_THEM.in_(language).format(count=len(own), numbers=listed)
    bare = [[_about(number, part, "", "") for part in parts] for number, parts in own]
    if any(parts != bare[0] for parts in bare):
        each = [f"{_OF.in_(language).format(number=number)}\n" + "\n".join(parts) for number, parts in own]
        return [named, *each]
    told = [_about(numbers[0], part, listed, count) for part in own[0][1]]
    return told if any(count in part for part in told) else [named, *told]


def _about(number: str, part: str, listed: str, count: str) -> str:
    """The part with all the numbers in the place of one, and how many parcels they are in that of its pieces."""
    counted = re.sub(_PIECES.format(number=re.escape(number)), lambda _: f"{listed} · {count}", part)
    return counted if counted != part else part.replace(number, listed)


def _shared(texts: Sequence[Sequence[str]]) -> list[str]:
    """The parts with which all begin."""
    together = takewhile(lambda parts: all(part == parts[0] for part in parts), zip(*texts, strict=False))
    return [parts[0] for parts in together]

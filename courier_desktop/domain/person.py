"""What one person is in the ledger, who may be the same, what is held about them, and what an erasure leaves."""

from __future__ import annotations

import re
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from courier_desktop.domain.address import Address
from courier_desktop.domain.contacts import ContactId
from courier_desktop.domain.fold import fold, tokens
from courier_desktop.domain.ids import PartyId, TextId
from courier_desktop.domain.person_messages import Talk
from courier_desktop.domain.phone import digits, phone_key
from courier_desktop.domain.rows import PartyRow, ShipmentDetail
from courier_desktop.domain.values import dataclass
from courier_desktop.domain.words import Language

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# Stands where a name stood. It has no letter and no digit, so that no search finds it.
ERASED = "•••••"
_WORD = re.compile(r"[^\W_]+")
_LEAST_DIGITS = 7
_LEAST_WORDS = 2
_NO_TALK = Talk()


class Why(StrEnum):
    """Why a person is erased: a code, for the ledger holds no words about people."""

    ASKED = "asked"
    """The person asked for it."""
    NO_LONGER_NEEDED = "no_longer_needed"
    MISTAKE = "mistake"
    """The wrong person's particulars were entered."""


@dataclass(frozen=True, slots=True)
class KnownParty:
    """A recipient's row with the address it stood beside, as far as it is known."""

    party_id: PartyId
    name: str
    phone: str
    address: Address


@dataclass(frozen=True, slots=True)
class Candidate:
    """Rows that bear one name with one phone or one address. Those of one `group` are taken for the same person.

    Who only ever wrote has no rows, but a `contact`.
    `alike` = its name is a spelling of the group's first; a shop's phone on all its orders makes strangers share one.
    """

    parties: tuple[PartyId, ...]
    group: int
    alike: bool
    name: str
    phone: str
    place: str
    shipments: int = 0
    under_way: int = 0
    contact: ContactId | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """All rows that are one person, as the office chose them; of who only ever wrote, the `contacts`."""

    parties: tuple[PartyId, ...]
    contacts: tuple[ContactId, ...] = ()

    @staticmethod
    def of(candidates: Iterable[Candidate]) -> Person:
        """The person that these are together."""
        listed = list(candidates)
        found = dict.fromkeys(party for one in listed for party in one.parties)
        return Person(tuple(sorted(found)), tuple(one.contact for one in listed if one.contact is not None))


class MentionKind(StrEnum):
    """Where a text stands that may name the person though it is about something else."""

    SETBACK_NOTE = "setback_note"
    SHIPMENT = "shipment"
    NOTICE = "notice"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Mention:
    """A text that may name the person: of a setback, of another's shipment. `number` is empty without a shipment."""

    text_id: TextId
    kind: MentionKind
    number: str
    text: str


@dataclass(frozen=True, slots=True)
class OptOutRow:
    """A phone that wants no notices: since when, by whom noted, where it came from."""

    phone: str
    since: datetime
    actor: str
    source: str


@dataclass(frozen=True, slots=True)
class SenderRow:
    """The person as a sender, and how many shipments they sent."""

    party: PartyRow
    shipments: int


@dataclass(frozen=True, slots=True)
class FormerValues:
    """What was noted earlier, or by mistake, on a shipment, and is still held."""

    parties: tuple[PartyRow, ...] = ()
    addresses: tuple[Address, ...] = ()
    texts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class HeldShipment:
    """A shipment to the person: all that is known of it, and what was noted before it was corrected."""

    detail: ShipmentDetail
    ended: bool
    former: FormerValues


@dataclass(frozen=True, slots=True)
class FormerShipment:
    """A shipment that bore the person's name and is another's now: only what was theirs. `number` may be empty."""

    number: str
    values: FormerValues


@dataclass(frozen=True, slots=True)
class Held:
    """Everything held about one person. Names, phones and the rest are told once each, the newest first."""

    person: Person
    names: tuple[str, ...]
    phones: tuple[str, ...]
    emails: tuple[str, ...]
    companies: tuple[str, ...]
    addresses: tuple[Address, ...]
    language: Language
    shipments: tuple[HeldShipment, ...]
    former: tuple[FormerShipment, ...]
    opt_outs: tuple[OptOutRow, ...]
    senders: tuple[SenderRow, ...]
    mentions: tuple[Mention, ...]
    drafts: tuple[str, ...]
    talk: Talk = _NO_TALK

    @property
    def notices(self) -> int:
        """How many notices were written to them."""
        return sum(len(one.detail.notices) for one in self.shipments)

    @property
    def under_way(self) -> tuple[str, ...]:
        """The numbers of their shipments that have not ended."""
        return tuple(one.detail.row.number for one in self.shipments if not one.ended)


class CopyState(StrEnum):
    """What a look into another file said."""

    HOLDS = "holds"
    CLEAN = "clean"
    CLOSED = "closed"
    """Encrypted or unreadable: nobody can look."""


class CopyPlace(StrEnum):
    """Where another copy of the ledger stands."""

    HERE = "here"
    """In this computer's folder of backups."""
    SECOND = "second"
    BESIDE = "beside"
    """Beside the ledger: set aside by a repair or by hand."""


@dataclass(frozen=True, slots=True)
class OtherCopy:
    """A backup, or a ledger set aside: where it stands, when it was made, whether the person is still in it."""

    path: str
    place: CopyPlace
    made_at: datetime | None
    state: CopyState


@dataclass(frozen=True, slots=True)
class ErasePreview:
    """What an erasure would blank, what stands in its way, and what it does not reach."""

    shipments: tuple[str, ...]
    under_way: tuple[str, ...]
    parties: int
    addresses: int
    texts: int
    mentions: int
    opt_outs: int
    drafts: int
    copies: tuple[OtherCopy, ...]

    @property
    def nothing(self) -> bool:
        """Whether there is nothing left to blank."""
        return not (self.parties or self.addresses or self.texts or self.mentions)


@dataclass(frozen=True, slots=True)
class Erased:
    """What was done. `freed` = the pages are free of the old words, checked in the file itself."""

    shipments: tuple[str, ...]
    parties: int
    addresses: int
    texts: int
    mentions: int
    freed: bool
    left: tuple[str, ...]
    copies: tuple[OtherCopy, ...]


# ------------------------------------------------------------------------------------------------- who is the same


def name_key(name: str) -> str:
    """The folded words of a name; "" for none."""
    return " ".join(tokens(name))


def place_key(address: Address) -> str:
    """What two spellings of one door share; "" when the street or the number is not known."""
    street, number = " ".join(tokens(address.street)), " ".join(tokens(f"{address.exterior} {address.interior}"))
    if not street or not (number or any(c.isdigit() for c in street)):
        return ""
    return f"{street}|{number}|{fold(address.postal_code)}"


def candidates_among(rows: Sequence[KnownParty]) -> tuple[Candidate, ...]:
    """The rows as candidates, one for each name with its phone or place, those that may be one person in one group.

    Two rows may be one person when they share a phone, or bear the same name at the same address. Groups come in the
    order in which their first row came.
    """
    owner: dict[str, int] = {}
    above: dict[int, int] = {}

    def root(place: int) -> int:
        while above[place] != place:
            place = above[place]
        return place

    for place, row in enumerate(rows):
        above[place] = place
        for key in _keys(row):
            low, high = sorted((root(owner.setdefault(key, place)), root(place)))
            above[high] = low
    groups: dict[int, list[KnownParty]] = {}
    for place, row in enumerate(rows):
        groups.setdefault(root(place), []).append(row)
    return tuple(one for number, group in enumerate(groups.values(), start=1) for one in _candidates_of(number, group))


def _keys(row: KnownParty) -> list[str]:
    keys = [f"={row.party_id}"]
    if phone := phone_key(row.phone):
        keys.append(phone)
    name, place = name_key(row.name), place_key(row.address)
    if name and place:
        keys.append(f"{name}@{place}")
    return keys


def _candidates_of(number: int, group: Sequence[KnownParty]) -> list[Candidate]:
    by_face: dict[tuple[str, str], list[KnownParty]] = {}
    for row in group:
        face = (name_key(row.name), phone_key(row.phone) or place_key(row.address))
        by_face.setdefault(face, []).append(row)
    first = group[0].name
    return [
        Candidate(
            parties=tuple(sorted(row.party_id for row in rows)),
            group=number,
            alike=names_alike(first, rows[0].name),
            name=rows[0].name,
            phone=rows[0].phone,
            place=_line(rows[0].address),
        )
        for rows in by_face.values()
    ]


def _line(address: Address) -> str:
    return ", ".join(part for part in (address.street_line(), address.city_line()) if part)


def names_alike(one: str, other: str) -> bool:
    """Whether one name is a shorter or another spelling of the other: all its words stand in it."""
    first, second = set(tokens(one)), set(tokens(other))
    return not first or not second or first <= second or second <= first


# ------------------------------------------------------------------------------------------ where a text names them


@dataclass(frozen=True, slots=True)
class Marks:
    """What gives a person away in a text: full names as folded words, and phones' last digits."""

    names: tuple[tuple[str, ...], ...]
    phones: tuple[str, ...]

    @staticmethod
    def of(names: Iterable[str], phones: Iterable[str]) -> Marks:
        """The marks of these. A single word names too many people, so only names of two and more count."""
        words = dict.fromkeys(tuple(tokens(name)) for name in names)
        ends = dict.fromkeys(digits(phone)[-10:] for phone in phones)
        return Marks(
            tuple(one for one in words if len(one) >= _LEAST_WORDS),
            tuple(one for one in ends if len(one) >= _LEAST_DIGITS),
        )

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Where the text names them: beginnings and ends, in order, none over another."""
        words = list(_WORD.finditer(text))
        folded = ["".join(tokens(word.group())) for word in words]
        found: list[tuple[int, int]] = []
        place = 0
        while place < len(words):
            length = self._length_at(folded, place)
            if length:
                found.append((words[place].start(), words[place + length - 1].end()))
            place += length or 1
        return found

    def _length_at(self, folded: Sequence[str], place: int) -> int:
        """How many words from there on are a name or a phone; 0 for none."""
        for name in self.names:
            if tuple(folded[place : place + len(name)]) == name:
                return len(name)
        run = ""
        for length, word in enumerate(folded[place:], start=1):
            if not word.isdigit():
                break
            run += word
            if any(run.endswith(phone) for phone in self.phones):
                return length
        return 0

    def names_them(self, text: str) -> bool:
        """Whether the text gives them away."""
        return bool(self.spans(text))

    def blanked(self, text: str) -> str:
        """The text with a mark where it names them."""
        for start, end in reversed(self.spans(text)):
            text = f"{text[:start]}{ERASED}{text[end:]}"
        return text

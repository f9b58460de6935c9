"""What belongs to one person of each shipment: which rows about people, places and texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from courier_desktop.domain import events as ev
from courier_desktop.domain.ids import AddressId, PartyId, ShipmentId, TextId
from courier_desktop.domain.shipment import ShipmentState
from courier_desktop.domain.values import dataclass, field
from courier_desktop.store import ledger, states
from courier_desktop.store import persons as rows

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

    from courier_desktop.domain.person import Person

_TEXTS = ("contents_id", "note_id", "received_by_id", "text_id", "values_id")
# The courier's own words about the day, not the person's.
_NOT_THEIRS = (ev.DelayDeclared, ev.DelayEnded)


@dataclass(frozen=True, slots=True)
class Share:
    """The rows of one shipment that are about the person. `state` is None for a registration that was taken back.

    `whole` = the shipment is theirs, and so is everything on it; else only what stood there while it bore their name.
    """

    shipment_id: ShipmentId
    state: ShipmentState | None
    whole: bool
    parties: tuple[PartyId, ...]
    addresses: tuple[AddressId, ...]
    texts: tuple[TextId, ...]

    @property
    def under_way(self) -> bool:
        """Whether their parcel has not come to its end."""
        return self.whole and self.state is not None and not self.state.ended


def shares_of(conn: sqlite3.Connection, person: Person) -> list[Share]:
    """What belongs to the person, shipment by shipment, the newest first."""
    theirs = rows.shipments_of(conn, person.parties)
    left = [party for party in person.parties if party not in theirs]
    named = rows.bearers(conn, left) if left else {}
    ids = sorted({*theirs.values(), *named.values()}, reverse=True)
    known = states.load(conn, ids)
    return [_share(ledger.of_shipment(conn, one), one, known.get(one), frozenset(person.parties)) for one in ids]


def _share(
    events: Sequence[ev.Event], shipment_id: ShipmentId, state: ShipmentState | None, parties: frozenset[PartyId]
) -> Share:
    seen = _Seen(shipment_id, PartyId(shipment_id), AddressId(shipment_id))
    for event in events:
        seen.take(event.fact, parties)
    whole = state is None or state.recipient_id in parties
    if whole:
        return Share(shipment_id, state, whole, tuple(seen.parties), tuple(seen.addresses), tuple(seen.texts))
    now = set() if state is None else {state.address_id}
    kept = set() if state is None else {state.note_id, state.contents_id, state.received_by_id}
    return Share(
        shipment_id,
        state,
        whole,
        tuple(one for one in seen.parties if one in parties),
        tuple(one for one in seen.their_addresses if one not in now),
        tuple(one for one in seen.their_texts if one not in kept),
    )


@dataclass(slots=True)
class _Seen:
    """The rows that a shipment's events name, in their order; `their_…` = while it bore the person's name."""

    shipment_id: ShipmentId
    party: PartyId
    address: AddressId
    parties: dict[PartyId, None] = field(default_factory=dict)
    addresses: dict[AddressId, None] = field(default_factory=dict)
    texts: dict[TextId, None] = field(default_factory=dict)
    their_addresses: dict[AddressId, None] = field(default_factory=dict)
    their_texts: dict[TextId, None] = field(default_factory=dict)

    def take(self, fact: ev.Fact, persons: frozenset[PartyId]) -> None:
        """Note what one more fact names."""
        if isinstance(fact, ev.Registered):
            self.party = fact.recipient_id or PartyId(self.shipment_id)
            self.address = fact.address_id or AddressId(self.shipment_id)
        elif isinstance(fact, ev.Amended):
            self.party = fact.recipient_id or self.party
            self.address = fact.address_id or self.address
        texts = texts_in(fact)
        self.parties[self.party] = None
        self.addresses[self.address] = None
        self.texts.update(dict.fromkeys(texts))
        if self.party in persons:
            self.their_addresses[self.address] = None
            self.their_texts.update(dict.fromkeys(texts))


def texts_in(fact: ev.Fact) -> tuple[TextId, ...]:
    """The texts about people that a fact names."""
    if isinstance(fact, _NOT_THEIRS):
        return ()
    return tuple(one for name in _TEXTS if (one := getattr(fact, name, None)))


def flat(shares: Iterable[Share]) -> tuple[list[PartyId], list[AddressId], list[TextId]]:
    """All rows of these shares: parties, addresses, texts."""
    listed = list(shares)
    return (
        [one for share in listed for one in share.parties],
        [one for share in listed for one in share.addresses],
        [one for share in listed for one in share.texts],
    )

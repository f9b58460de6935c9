"""Enter shipments in the ledger, one or thousands, and correct what is known of them."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING

from courier_desktop.domain import events as ev
from courier_desktop.domain.address import Address, clean_postal_code, tidy
from courier_desktop.domain.draft import Party, Promise
from courier_desktop.domain.errors import NotFoundError, RefusedError
from courier_desktop.domain.fold import fold
from courier_desktop.domain.ids import AddressId, PartyId, ShipmentId, TextId
from courier_desktop.domain.money import Money
from courier_desktop.domain.notices import NoticeEvent
from courier_desktop.domain.staff import Right
from courier_desktop.domain.statuses import Status
from courier_desktop.domain.topics import Topic
from courier_desktop.domain.tracking_number import make_numbers
from courier_desktop.domain.values import dataclass, field, replace
from courier_desktop.services.noticing import Occurrence, plan_notices
from courier_desktop.services.record import record
from courier_desktop.store import ledger, people, search, states
from courier_desktop.store import shipments as rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from courier_desktop.domain.draft import ShipmentDraft
    from courier_desktop.domain.settings import Settings
    from courier_desktop.services.context import Context, Tx

# So many at once that their objects stay in the processor's cache.
_BATCH = 250


@dataclass(frozen=True, slots=True)
class Registered:
    """A shipment's id and number, and its place in the ledger."""

    shipment_id: ShipmentId
    number: str
    ordinal: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What the office corrects; None = unchanged. Money(0) = none, an empty text takes it away.

    A promise is only changed for another one; one that never was is taken back as a correction.
    """

    recipient: Party | None = None
    address: Address | None = None
    pieces: int | None = None
    cash_on_delivery: Money | None = None
    declared_value: Money | None = None
    promise: Promise | None = None
    signed_copy: bool | None = None
    contents: str | None = None
    note: str | None = None
    weight_g: int | None = None


def register(ctx: Context, draft: ShipmentDraft) -> Registered:
    """Enter one shipment."""
    with ctx.write(Right.REGISTER) as tx:
        return register_in(tx, [draft])[0]


def register_in(
    tx: Tx, drafts: Sequence[ShipmentDraft], *, progress: Callable[[int], None] | None = None
) -> list[Registered]:
    """Enter many shipments in the caller's transaction, in their order; `progress` hears how many are in."""
    first = rows.next_serials(tx.conn, tx.ctx.settings.prefix, len(drafts))
    done: list[Registered] = []
    senders: dict[str, PartyId] = {}
    for start in range(0, len(drafts), _BATCH):
        done.extend(_register_batch(tx, drafts[start : start + _BATCH], first + start, senders))
        if progress is not None:
            progress(len(done))
    tx.topics.add(Topic.PARTIES)
    return done


@dataclass(slots=True)
class _Rows:
    """The rows about people that a batch adds, written at one go, and what makes their ids."""

    new_id: Callable[[], str]
    parties: list[people.PartyValues] = field(default_factory=list)
    addresses: list[tuple[object, ...]] = field(default_factory=list)
    texts: list[tuple[str, str]] = field(default_factory=list)
    search: list[tuple[int, search.Terms]] = field(default_factory=list)

    def text(self, text: str) -> TextId:
        """The id of a text that is added."""
        text_id = TextId(self.new_id())
        self.texts.append((text_id, text.strip()))
        return text_id


def _register_batch(
    tx: Tx, drafts: Sequence[ShipmentDraft], first_serial: int, senders: dict[str, PartyId]
) -> list[Registered]:
    added = _Rows(tx.id_maker())
    events: list[ev.Event] = []
    done: list[Registered] = []
    numbers = make_numbers(tx.ctx.settings.prefix, first_serial, len(drafts))
    # A shipment's ordinal is the number of the event that registers it.
    first_ordinal = ledger.last_seq(tx.conn) + 1
    for serial, (draft, number) in enumerate(zip(drafts, numbers, strict=True), start=first_serial):
        born = Registered(ShipmentId(added.new_id()), number, first_ordinal + len(events))
        sender_id = _sender_id(tx, draft.sender, senders, added)
        # The rows hold the address tidied, and the search must find what they hold.
        address = clean_address(draft.address)
        added.parties.append(people.party_values(born.shipment_id, draft.recipient))
        added.addresses.append(people.address_values(born.shipment_id, address))
        fact = _registered_fact(tx.ctx.settings, draft, (number, serial, sender_id), address.missing(), added)
        events.append(tx.event(fact, born.shipment_id))
        if draft.promise is not None or draft.status is not Status.REGISTERED:
            events.extend(_first_steps(tx, draft, born.shipment_id))
        added.search.append((born.ordinal, _terms(fact, draft, address)))
        done.append(born)
    people.add_parties(tx.conn, added.parties)
    people.add_addresses(tx.conn, added.addresses)
    people.add_texts(tx.conn, added.texts)
    record(tx, events)
    search.add(tx.conn, added.search)
    return done


# A file names few senders, each thousands of times.
@lru_cache(maxsize=256)
def sender_key(name: str) -> str:
    """The folded name under which a sender is known."""
    return fold(name) or "-"


def _sender_id(tx: Tx, sender: Party, known: dict[str, PartyId], added: _Rows) -> PartyId:
    key = sender_key(sender.name)
    if key not in known:
        party_id = people.sender_by_key(tx.conn, key)
        if party_id is None:
            party_id = PartyId(added.new_id())
            added.parties.append(people.party_values(party_id, sender, key))
        known[key] = party_id
    return known[key]


def _registered_fact(
    settings: Settings, draft: ShipmentDraft, whose: tuple[str, int, PartyId], missing: tuple[str, ...], added: _Rows
) -> ev.Registered:
    number, serial, sender_id = whose
    cash, declared = draft.cash_on_delivery, draft.declared_value
    return ev.Registered(
        number=number,
        serial=serial,
        sender_id=sender_id,
        order_number=draft.order_number,
        order_key=fold(draft.order_key or draft.order_number),
        pieces=max(1, draft.pieces),
        currency=(cash or declared).currency if (cash or declared) else settings.currency,  # type: ignore[union-attr]
        cash_minor=cash.amount_minor if cash and cash.amount_minor else None,
        declared_minor=declared.amount_minor if declared else None,
        weight_g=draft.weight_g,
        signed_copy=draft.signed_copy,
        contents_id=added.text(draft.contents) if draft.contents.strip() else None,
        note_id=added.text(draft.note) if draft.note.strip() else None,
        missing=missing,
        max_attempts=settings.max_attempts,
        final=draft.status is Status.DELIVERED,
    )


def _first_steps(tx: Tx, draft: ShipmentDraft, shipment_id: ShipmentId) -> list[ev.Event]:
    """The promise that came with the file, and the status it says the parcel has already."""
    steps: list[ev.Event] = []
    if draft.promise is not None:
        fact: ev.Fact = ev.PromiseMade(start=draft.promise.start, end=draft.promise.end)
        steps.append(tx.event(fact, shipment_id))
    if draft.status is Status.DELIVERED:
        at = min(draft.delivered_at, tx.now) if draft.delivered_at else tx.now
        steps.append(tx.event(ev.Delivered(pieces=max(1, draft.pieces)), shipment_id, at=at))
    elif draft.status is not Status.REGISTERED:
        steps.append(tx.event(ev.StatusMarked(status=draft.status), shipment_id))
    return steps


def clean_address(address: Address) -> Address:
    """The address tidied, its postal code as text with its leading zero."""
    tidied = tidy(address)
    code = clean_postal_code(tidied.postal_code, tidied.country)
    return tidied if code == tidied.postal_code else replace(tidied, postal_code=code)


def _terms(fact: ev.Registered, draft: ShipmentDraft, a: Address) -> search.Terms:
    return search.search_terms(
        fact.number,
        draft.recipient.phone or draft.recipient.phone_typed,
        a.postal_code,
        draft.recipient.name,
        draft.recipient.company,
        draft.sender.name,
        a.street,
        a.exterior,
        a.colonia,
        fact.order_number,
        draft.note,
    )


def amend(ctx: Context, shipment_id: ShipmentId, changes: Changes) -> None:
    """Correct what is known of a shipment. RefusedError when it has ended."""
    with ctx.write(Right.REGISTER) as tx:
        amend_in(tx, shipment_id, changes)


def amend_in(tx: Tx, shipment_id: ShipmentId, changes: Changes) -> None:
    """The same in the caller's transaction."""
    state = states.load(tx.conn, [shipment_id]).get(shipment_id)
    if state is None:
        raise NotFoundError(number=shipment_id)
    if state.ended:
        raise RefusedError("end_state", number=state.number, status=state.status.value)
    added = _Rows(tx.id_maker())
    address = clean_address(changes.address) if changes.address else None
    fact = ev.Amended(
        recipient_id=_new_party(changes.recipient, added),
        address_id=_new_address(address, added),
        cash_minor=None if changes.cash_on_delivery is None else changes.cash_on_delivery.amount_minor,
        declared_minor=None if changes.declared_value is None else changes.declared_value.amount_minor,
        weight_g=changes.weight_g,
        signed_copy=changes.signed_copy,
        # A corrected text may be empty; None = unchanged.
        contents_id=None if changes.contents is None else added.text(changes.contents),
        note_id=None if changes.note is None else added.text(changes.note),
        missing=None if address is None else address.missing(),
    )
    people.add_parties(tx.conn, added.parties)
    people.add_addresses(tx.conn, added.addresses)
    people.add_texts(tx.conn, added.texts)
    events = [tx.event(fact, shipment_id, state.route_id)]
    if changes.pieces is not None and changes.pieces != state.pieces:
        events.append(tx.event(ev.PiecesCounted(pieces=changes.pieces), shipment_id, state.route_id))
    if changes.promise is not None:
        promised = ev.PromiseChanged(start=changes.promise.start, end=changes.promise.end)
        events.append(tx.event(promised, shipment_id, state.route_id))
    record(tx, events)


def _new_party(party: Party | None, added: _Rows) -> PartyId | None:
    if party is None:
        return None
    party_id = PartyId(added.new_id())
    added.parties.append(people.party_values(party_id, party))
    return party_id


def _new_address(address: Address | None, added: _Rows) -> AddressId | None:
    if address is None:
        return None
    address_id = AddressId(added.new_id())
    added.addresses.append(people.address_values(address_id, address))
    return address_id


def ask_for_address(ctx: Context, shipment_ids: Sequence[ShipmentId]) -> int:
    """Prepare the question for what is missing in these addresses; how many notices came of it."""
    with ctx.write(Right.NOTIFY) as tx:
        found = states.load(tx.conn, shipment_ids)
        events: list[ev.Event] = []
        for state in found.values():
            if state.missing:
                what = Occurrence(
                    event=NoticeEvent.ADDRESS_NEEDED, occurred_at=tx.now, occasion=",".join(state.missing)
                )
                events.extend(plan_notices(tx, state, what))
        record(tx, events)
        return sum(1 for event in events if isinstance(event.fact, ev.NoticePlanned))

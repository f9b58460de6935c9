"""Who a person is in the ledger, what is held about them, and the file of it that they may ask for."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from courier_desktop.domain.contacts import plain_address
from courier_desktop.domain.errors import NotFoundError
from courier_desktop.domain.fold import tokens
from courier_desktop.domain.ids import AddressId, ShipmentId
from courier_desktop.domain.notices import Channel
from courier_desktop.domain.person import Candidate, KnownParty, candidates_among, name_key
from courier_desktop.domain.phone import digits, normalize_phone, phone_key
from courier_desktop.domain.staff import Right
from courier_desktop.domain.times import local_day
from courier_desktop.domain.tracking_number import find_numbers
from courier_desktop.domain.values import dataclass, replace
from courier_desktop.services.person_held import held_in
from courier_desktop.store import contacts, people, search, states
from courier_desktop.store import persons as rows
from courier_desktop.store import shipments as shipment_rows

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from courier_desktop.domain.person import Held, Person
    from courier_desktop.services.context import Context
    from courier_desktop.store.persons import PartyOfShipment

_SEEDS, _NAMESAKES = 40, 400


@dataclass(frozen=True, slots=True)
class PersonFiles:
    """Where the page and the machine-readable file stand."""

    page: Path
    values: Path


def candidates(ctx: Context, text: str) -> tuple[Candidate, ...]:
    """Who may be meant by a tracking number, a phone, a name or an address; nobody is an empty tuple.

    Somebody to whom nothing was ever sent, but who wrote, is found by the phone or address that they wrote from.
    """
    with ctx.read() as conn:
        numbers = find_numbers(text)
        exact = list(shipment_rows.find_numbers(conn, numbers).values()) if numbers else []
        seeds = rows.recipients_of(conn, exact) or _by_words(ctx, conn, text)
        return _grouped(conn, seeds) or _strangers(ctx, conn, text)


def _strangers(ctx: Context, conn: sqlite3.Connection, text: str) -> tuple[Candidate, ...]:
    """Who only ever wrote: found by their phone, or by their address on any channel."""
    phone = phone_key(normalize_phone(text, ctx.settings.region).e164)
    found = [contacts.by_phone(conn, phone)]
    found += [contacts.by_address(conn, channel, plain_address(channel, text)) for channel in Channel]
    known = {one.contact_id: one for one in found if one is not None and not one.phone_key.startswith("#")}
    return tuple(
        Candidate(
            parties=(),
            group=1,
            alike=True,
            name=one.name,
            phone=one.phone_key,
            place=", ".join(each.address for each in contacts.addresses_of(conn, one.contact_id)),
            contact=one.contact_id,
        )
        for one in known.values()
    )


def candidates_of(ctx: Context, shipment_id: ShipmentId) -> tuple[Candidate, ...]:
    """The recipient of that shipment, and all that may be the same person. NotFoundError for an unknown id."""
    with ctx.read() as conn:
        seeds = rows.recipients_of(conn, [shipment_id])
        if not seeds:
            raise NotFoundError(number=shipment_id)
        return _grouped(conn, seeds)


def _by_words(ctx: Context, conn: sqlite3.Connection, text: str) -> list[PartyOfShipment]:
    """The recipients that the search field finds, those first whose own name or phone it is."""
    phone = normalize_phone(text, ctx.settings.region).e164
    by_phone = rows.recipients_by_phone(conn, _spellings(phone)) if phone else []
    ids = [ShipmentId(row["shipment_id"]) for row in search.hits(conn, text, _SEEDS)]
    found = rows.recipients_of(conn, ids)
    wanted = tokens(text)
    own = [one for one in found if _is_named(one, wanted)]
    return [*by_phone, *(own or ([] if by_phone else found))]


def _is_named(one: PartyOfShipment, wanted: Sequence[str]) -> bool:
    """Whether each word begins one of the name's, or stands in the phone."""
    names, number = tokens(one.name), digits(one.phone)
    return all(any(name.startswith(word) for name in names) or (word.isdigit() and word in number) for word in wanted)


def _spellings(e164: str) -> list[str]:
    """How one phone may stand in the rows: WhatsApp puts a 1 after Mexico's 52."""
    key = phone_key(e164)
    return [key, f"+521{key[3:]}"] if key.startswith("+52") else [key]


def _grouped(conn: sqlite3.Connection, seeds: Sequence[PartyOfShipment]) -> tuple[Candidate, ...]:
    """The seeds with all rows that may be the same people, as candidates with their figures."""
    found = {one.party_id: one for one in seeds}
    for _ in range(2):
        # A second round: a namesake at the same address may bear another phone.
        phones = dict.fromkeys(spelt for one in found.values() if one.phone for spelt in _spellings(one.phone))
        more = rows.recipients_by_phone(conn, list(phones))
        for name in dict.fromkeys(one.name for one in found.values()):
            more += _namesakes(conn, name)
        found |= {one.party_id: one for one in more if one.party_id not in found}
    known = [_known(conn, one) for one in found.values()]
    told = {one.party_id for one in seeds}
    grouped = candidates_among(known)
    meant = {one.group for one in grouped if told.intersection(one.parties)}
    return tuple(_counted(conn, one) for one in grouped if one.group in meant)


def _namesakes(conn: sqlite3.Connection, name: str) -> list[PartyOfShipment]:
    if not name_key(name):
        return []
    ids = [ShipmentId(row["shipment_id"]) for row in search.hits(conn, name, _NAMESAKES)]
    return [one for one in rows.recipients_of(conn, ids) if name_key(one.name) == name_key(name)]


def _known(conn: sqlite3.Connection, one: PartyOfShipment) -> KnownParty:
    from courier_desktop.domain.address import Address

    address = people.address_of(conn, AddressId(one.address_id)) if one.address_id else Address()
    return KnownParty(one.party_id, one.name, one.phone, address)


def _counted(conn: sqlite3.Connection, one: Candidate) -> Candidate:
    ids = list(rows.shipments_of(conn, one.parties).values())
    known = states.load(conn, ids)
    return replace(one, shipments=len(known), under_way=sum(not state.ended for state in known.values()))


def held(ctx: Context, person: Person) -> Held:
    """Everything held about the person; staff and drivers are not asked. NotFoundError when no row is left."""
    with ctx.read() as conn:
        return held_in(ctx, conn, person)


def export_person(ctx: Context, person: Person, folder: Path) -> PersonFiles:
    """Write all that is held into the folder: a page in the person's language, and JSON. Each file appears whole.

    Needs Right.EXPORT. Raises OSError when it cannot be written.
    """
    from courier_desktop.services.person_file import as_json
    from courier_desktop.services.person_page import Letterhead, page

    ctx.need(Right.EXPORT)
    all_of_it = held(ctx, person)
    settings, now = ctx.settings, ctx.clock()
    contact = " · ".join(part for part in (settings.phone,) if part)
    courier = settings.company or "Courier Desktop"
    name = "-".join(tokens(all_of_it.names[0])) if all_of_it.names else "persona"
    stem = f"{name[:60] or 'persona'}-{local_day(now, ctx.zone).isoformat()}"
    folder.mkdir(parents=True, exist_ok=True)
    files = PersonFiles(folder / f"{stem}.html", folder / f"{stem}.json")
    _write_whole(files.page, page(all_of_it, Letterhead(courier, contact, now, ctx.zone)))
    _write_whole(files.values, as_json(all_of_it, courier, now))
    return files


def _write_whole(path: Path, text: str) -> None:
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        beside.write_text(text, encoding="utf-8", newline="\n")
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)

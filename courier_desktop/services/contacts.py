"""Whom a notice reaches, and where: the contact behind a recipient, its addresses, what it prefers and refuses."""

from __future__ import annotations

import secrets
from functools import lru_cache
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from courier_desktop.domain.contacts import (
    WINDOW,
    ChannelOptOut,
    Contact,
    ContactAddress,
    ContactId,
    phone_in,
    plain_address,
    same_address,
)
from courier_desktop.domain.errors import NotFoundError
from courier_desktop.domain.notices import Channel, OptOut
from courier_desktop.domain.phone import normalize_phone, phone_key
from courier_desktop.domain.places import zone_of
from courier_desktop.domain.staff import Right
from courier_desktop.domain.strategy import Recipient, kind_of
from courier_desktop.domain.times import from_text
from courier_desktop.domain.values import replace
from courier_desktop.domain.words import Language
from courier_desktop.store import contacts as rows
from courier_desktop.store import inbound as inbound_rows
from courier_desktop.store import people, states

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable
    from datetime import datetime

    from courier_desktop.domain.address import Address
    from courier_desktop.domain.ids import ShipmentId
    from courier_desktop.services.context import Context, Tx


def recipient_of(conn: sqlite3.Connection, party: sqlite3.Row, ctx: Context, place: Address | None = None) -> Recipient:
    """What planning needs to know of a party's row: a few look-ups by index.

    `place` = where the parcel goes, for the clock there.
    """
    phone, email = party["phone"], plain_address(Channel.EMAIL, party["email"])
    key = phone_key(phone)
    contact, known, wishes = known_of(conn, party)
    refused = frozenset(one.channel for one in wishes)
    typed = {Channel.WA_ME: phone, Channel.SMS: phone, Channel.WHATSAPP: phone, Channel.EMAIL: email}
    wish = people.opt_out_of(conn, key) if key else None
    language = (contact.language if contact else None) or (Language(party["language"]) if party["language"] else None)
    return Recipient(
        kind=kind_of(party["company"], contact.kind or "" if contact else ""),
        addresses=_reached(typed, known, ctx.clock()),
        preferred=contact.preferred if contact else None,
        language=language,
        zone=_zone((contact.zone if contact else "") or (zone_of(place) if place else "")),
        refused=refused,
        opt_out=OptOut(from_text(wish["since"]), wish["actor"], wish["source"]) if wish else None,
        problem="" if phone else normalize_phone(party["phone_typed"], ctx.settings.region).problem,
    )


def known_of(
    conn: sqlite3.Connection, party: sqlite3.Row
) -> tuple[Contact | None, list[ContactAddress], list[ChannelOptOut]]:
    """The contact behind a party's row, by phone else by mail; the addresses known of them, what they refuse.

    While nobody has joined the contact of the phone with that of the mail, the mail's address and wish count too.
    """
    contact = rows.by_phone(conn, phone_key(party["phone"]))
    mail = rows.by_address(conn, Channel.EMAIL, plain_address(Channel.EMAIL, party["email"]))
    first = contact or mail
    if first is None:
        return None, [], []
    known, refused = rows.addresses_of(conn, first.contact_id), rows.refused_by(conn, first.contact_id)
    if mail is not None and mail.contact_id != first.contact_id:
        known += [one for one in rows.addresses_of(conn, mail.contact_id) if one.channel is Channel.EMAIL]
        refused += [one for one in rows.refused_by(conn, mail.contact_id) if one.channel is Channel.EMAIL]
    return first, known, refused


def _reached(typed: dict[Channel, str], known: Iterable[ContactAddress], now: datetime) -> dict[Channel, str]:
    """Where each channel reaches them now: what the shipment says, else what was learned; none that failed lately."""
    found = {channel: address for channel, address in typed.items() if address}
    listed = list(known)
    for one in listed:
        typed_one = found.get(one.channel, "")
        if typed_one and not one.reaches(now) and same_address(one.channel, one.address, typed_one):
            del found[one.channel]
    for one in listed:
        if one.reaches(now):
            found.setdefault(one.channel, one.address)
    return found


@lru_cache(maxsize=64)
def _zone(name: str) -> ZoneInfo | None:
    """The time zone of that name; None for none, or one that this computer does not know."""
    if not name:
        return None
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def window_open(conn: sqlite3.Connection, channel: Channel, address: str, now: datetime) -> bool:
    """Whether the person there wrote by that channel in the last 24 hours, from whatever spelling of theirs."""
    plain = plain_address(channel, address)
    heard = rows.last_heard(conn, channel, plain, phone_in(channel, plain))
    return heard is not None and now - heard < WINDOW


# --------------------------------------------------------------------------- what is learned in others' transactions


def contact_at(tx: Tx, channel: Channel, address: str, name: str = "") -> Contact:
    """The contact whom a channel reaches there, made when there is none: by address, by phone, by whom we wrote to.

    `name` = what they call themselves there.
    """
    plain = plain_address(channel, address)
    if not plain:
        return new_contact(tx, name=name)
    key = phone_in(channel, plain)
    found = rows.by_address(tx.conn, channel, plain) or rows.by_phone(tx.conn, key)
    if found is not None:
        return with_phone(tx, found, key)
    party_id = inbound_rows.written_to(tx.conn, plain)
    party = people.party_row(tx.conn, party_id) if party_id is not None else None
    key = key or (phone_key(party["phone"]) if party is not None else "")
    return rows.by_phone(tx.conn, key) or new_contact(tx, phone_key=key, name=party["name"] if party else name)


def with_phone(tx: Tx, found: Contact, key: str) -> Contact:
    """The contact with the phone that is told of them; who was known twice is one."""
    if not key or (found.phone_key and not found.phone_key.startswith("#")):
        return found
    other = rows.by_phone(tx.conn, key)
    if other is not None and other.contact_id != found.contact_id:
        rows.move_all(tx.conn, found.contact_id, other.contact_id)
        rows.drop(tx.conn, found.contact_id)
        return other
    known = replace(found, phone_key=key)
    rows.save(tx.conn, known)
    return known


def new_contact(tx: Tx, *, phone_key: str = "", name: str = "") -> Contact:
    """A fresh contact, written."""
    made = Contact(contact_id=ContactId(tx.ctx.new_id()), phone_key=phone_key, name=name, made_at=tx.now)
    rows.save(tx.conn, made)
    return made


def learn(tx: Tx, channel: Channel, sent_to: str, learned: str) -> None:
    """A gateway told under which other address the person it reached at `sent_to` writes back."""
    plain = plain_address(channel, learned)
    if not (sent_to and plain):
        return
    contact = contact_at(tx, channel, sent_to)
    known = rows.address(tx.conn, channel, plain)
    if known is None:
        fresh = ContactAddress(
            channel=channel, address=plain, contact_id=contact.contact_id, learned_at=tx.now, learned_from="gateway"
        )
        rows.save_address(tx.conn, fresh)


def address_failed(tx: Tx, channel: Channel, address: str, why: str) -> None:
    """A channel could not reach anybody there, for good as far as it knows: it is left alone for some days.

    `why` is a code of wording. What they write from there later makes it usable at once.
    """
    plain = plain_address(channel, address)
    if not plain:
        return
    known = rows.address(tx.conn, channel, plain)
    if known is None:
        contact = contact_at(tx, channel, plain)
        known = ContactAddress(
            channel=channel, address=plain, contact_id=contact.contact_id, learned_at=tx.now, learned_from="gateway"
        )
    rows.save_address(tx.conn, replace(known, usable=False, why=why, judged_at=tx.now))


def refuses(tx: Tx, channel: Channel, address: str, source: str) -> None:
    """The person there wants nothing by that channel: a gateway said so, `source` is its word or a code."""
    if not address:
        return
    contact = contact_at(tx, channel, address)
    rows.refuse(tx.conn, contact.contact_id, channel, OptOut(tx.now, "", source))


# ----------------------------------------------------------------------------------------------- what staff may do


def start_token(ctx: Context, shipment_id: ShipmentId) -> str:
    """What the Telegram link for a shipment's recipient bears: 96 random bits, good for one press of START.

    The same until it is used. NotFoundError for an unknown shipment.
    """
    with ctx.write(Right.NOTIFY) as tx:
        return start_token_in(tx, contact_of_shipment(tx, shipment_id))


def start_token_in(tx: Tx, contact: Contact) -> str:
    """The same for a contact, inside a transaction under way."""
    if not contact.start_token:
        contact = replace(contact, start_token=secrets.token_urlsafe(12))
        rows.save(tx.conn, contact)
    return contact.start_token


def contact_of_shipment(tx: Tx, shipment_id: ShipmentId) -> Contact:
    """The contact behind a shipment's recipient, made when there is none. NotFoundError for an unknown shipment."""
    state = states.load(tx.conn, [shipment_id]).get(shipment_id)
    if state is None:
        raise NotFoundError(number=shipment_id)
    party = people.party_row(tx.conn, state.recipient_id)
    email = plain_address(Channel.EMAIL, party["email"])
    key = phone_key(party["phone"])
    found, _, _ = known_of(tx.conn, party)
    if found is not None:
        return found
    made = new_contact(tx, phone_key=key, name=party["name"])
    if email and not key:
        rows.save_address(tx.conn, _noted(tx, made, Channel.EMAIL, email))
    return made


def _noted(tx: Tx, contact: Contact, channel: Channel, address: str) -> ContactAddress:
    return ContactAddress(
        channel=channel, address=address, contact_id=contact.contact_id, learned_at=tx.now, learned_from="office"
    )

"""A recipient's card: how each channel reaches them now, what staff noted of them, and what staff may change."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from courier_desktop.domain.contacts import (
    ContactAddress,
    ContactId,
    ReceivedRow,
    held_until,
    same_address,
)
from courier_desktop.domain.errors import NotFoundError, RefusedError
from courier_desktop.domain.ids import ShipmentId
from courier_desktop.domain.messaging import GatewayName
from courier_desktop.domain.notices import Channel, OptOut
from courier_desktop.domain.places import zone_of
from courier_desktop.domain.staff import Right
from courier_desktop.domain.strategy import CustomerKind, kind_of
from courier_desktop.domain.topics import Topic
from courier_desktop.domain.values import dataclass, replace
from courier_desktop.domain.words import Language, language_of
from courier_desktop.gateways.telegram import start_link
from courier_desktop.services.contacts import contact_of_shipment, known_of, new_contact, recipient_of, start_token_in
from courier_desktop.store import contacts as rows
from courier_desktop.store import gateways, people, states
from courier_desktop.store import inbound as inbound_rows

if TYPE_CHECKING:
    import sqlite3

    from courier_desktop.domain.contacts import Contact, InboundId
    from courier_desktop.domain.shipment import ShipmentState
    from courier_desktop.services.context import Context

_LATELY = 5
_SHOWN = (Channel.WHATSAPP, Channel.SMS, Channel.TELEGRAM, Channel.EMAIL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """How one channel reaches them: `address` "" = not at all.

    `learned_at` None = as the shipment says, else `learned_address` is known of them. `why`, a code of wording, and
    `until` = it failed and is left alone till then. `window_until` = they wrote, so that a free text may go till then.
    `refused` = they want nothing by it.
    """

    channel: Channel
    address: str = ""
    learned_address: str = ""
    learned_at: datetime | None = None
    why: str = ""
    until: datetime | None = None
    window_until: datetime | None = None
    refused: OptOut | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """What staff may note of a contact; None and "" = as the shipment and the courier say."""

    kind: CustomerKind | None = None
    preferred: Channel | None = None
    language: Language | None = None
    zone: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactCard:
    """A recipient across channels. `kind`, `language` and `zone` are those that hold, `noted` what staff chose.

    `bot` = whether a Telegram bot is set, so that there is a link to give. `contact_id` None = nothing is known yet.
    """

    shipment_id: ShipmentId
    contact_id: ContactId | None
    name: str
    phone: str
    email: str
    kind: CustomerKind
    language: Language
    zone: str
    noted: Noted
    consent_at: datetime | None
    consent_from: str
    wish: OptOut | None
    reaches: tuple[Reach, ...]
    received: tuple[ReceivedRow, ...]
    bot: bool


def card(ctx: Context, shipment_id: ShipmentId) -> ContactCard:
    """The card of a shipment's recipient. NotFoundError for an unknown shipment."""
    with ctx.read() as conn:
        state = _state(conn, shipment_id)
        party = people.party_row(conn, state.recipient_id)
        place = people.address_of(conn, state.address_id)
        now = recipient_of(conn, party, ctx, place)
        contact, known, wishes = known_of(conn, party)
        refused = {one.channel: one.wish for one in wishes}
        received = inbound_rows.of_contact(conn, contact.contact_id, _LATELY) if contact is not None else []
        noted = _noted(contact)
        told = dict.fromkeys((Channel.WHATSAPP, Channel.SMS), party["phone"])
        told[Channel.EMAIL] = party["email"]
        return ContactCard(
            shipment_id=shipment_id,
            contact_id=contact.contact_id if contact is not None else None,
            name=party["name"],
            phone=party["phone"] or party["phone_typed"],
            email=party["email"],
            kind=kind_of(party["company"], noted.kind or ""),
            language=now.language or language_of(ctx.settings.recipient_language),
            zone=noted.zone or zone_of(place) or ctx.settings.zone,
            noted=noted,
            consent_at=contact.consent_at if contact is not None else None,
            consent_from=contact.consent_from if contact is not None else "",
            wish=now.opt_out,
            reaches=tuple(
                _reach(ctx, one, now.addresses.get(one) or told.get(one, ""), known, refused.get(one)) for one in _SHOWN
            ),
            received=tuple(received),
            bot=bool(_bot(conn)),
        )


def _state(conn: sqlite3.Connection, shipment_id: ShipmentId) -> ShipmentState:
    state = states.load(conn, [shipment_id]).get(shipment_id)
    if state is None:
        raise NotFoundError(number=shipment_id)
    return state


def _noted(contact: Contact | None) -> Noted:
    if contact is None:
        return Noted()
    return Noted(kind=contact.kind, preferred=contact.preferred, language=contact.language, zone=contact.zone)


def _reach(ctx: Context, channel: Channel, address: str, known: list[ContactAddress], refused: OptOut | None) -> Reach:
    """The channel with what is known of its address, or of another spelling of it."""
    now = ctx.clock()
    row = next((one for one in known if one.channel is channel and same_address(channel, one.address, address)), None)
    row = row or next((one for one in known if one.channel is channel), None)
    heard = [ends for one in known if one.channel is channel and (ends := one.window_ends()) is not None]
    failed = row is not None and not row.reaches(now)
    return Reach(
        channel=channel,
        address=address or (row.address if row is not None else ""),
        learned_address=row.address if row is not None else "",
        learned_at=row.learned_at if row is not None else None,
        why=row.why if failed and row is not None else "",
        until=held_until(row.why, row.judged_at) if failed and row is not None and row.judged_at else None,
        window_until=max((one for one in heard if one > now), default=None),
        refused=refused,
    )


def _bot(conn: sqlite3.Connection) -> str:
    row = gateways.load(conn, GatewayName.TELEGRAM)
    return str(row.settings.get("bot", "")).strip().lstrip("@") if row.switched_on else ""


# ----------------------------------------------------------------------------------------------- what staff may do


def note(ctx: Context, shipment_id: ShipmentId, noted: Noted) -> None:
    """Note what kind of customer the recipient is, which channel and language they prefer, and where their clock is.

    RefusedError for a time zone that does not exist.
    """
    if noted.zone:
        try:
            ZoneInfo(noted.zone)
        except (ValueError, OSError, KeyError):
            raise RefusedError("zone_unknown", value=noted.zone) from None
    with ctx.write(Right.NOTIFY) as tx:
        contact = contact_of_shipment(tx, shipment_id)
        rows.save(
            tx.conn,
            replace(contact, kind=noted.kind, preferred=noted.preferred, language=noted.language, zone=noted.zone),
        )
        tx.topics.add(Topic.PARTIES)


def consented(ctx: Context, shipment_id: ShipmentId, words: str) -> None:
    """Note that the recipient consents, and where that comes from; what they wrote themselves before stays."""
    with ctx.write(Right.NOTIFY) as tx:
        contact = contact_of_shipment(tx, shipment_id)
        if contact.consent_at is None:
            said = f"office {words.strip()}".strip()
            rows.save(tx.conn, replace(contact, consent_at=tx.now, consent_from=said))
        tx.topics.add(Topic.PARTIES)


def refuse(ctx: Context, shipment_id: ShipmentId, channel: Channel, source: str = "office") -> None:
    """Note that the recipient wants nothing by that channel."""
    with ctx.write(Right.NOTIFY) as tx:
        contact = contact_of_shipment(tx, shipment_id)
        rows.refuse(tx.conn, contact.contact_id, channel, OptOut(tx.now, tx.who, source))
        tx.topics.update((Topic.PARTIES, Topic.NOTICES))


def accept(ctx: Context, shipment_id: ShipmentId, channel: Channel) -> None:
    """The recipient takes messages by that channel again."""
    with ctx.write(Right.NOTIFY) as tx:
        rows.accept(tx.conn, contact_of_shipment(tx, shipment_id).contact_id, channel)
        tx.topics.update((Topic.PARTIES, Topic.NOTICES))


def telegram_link(ctx: Context, shipment_id: ShipmentId) -> str:
    """The link by which the recipient opens a talk with the bot, good for one press. RefusedError without a bot."""
    with ctx.write(Right.NOTIFY) as tx:
        bot = _bot(tx.conn)
        if not bot:
            raise RefusedError("telegram_bot_missing")
        try:
            return start_link(bot, start_token_in(tx, contact_of_shipment(tx, shipment_id)))
        except ValueError:
            raise RefusedError("telegram_bot_missing") from None


def join(ctx: Context, inbound_id: InboundId, shipment_id: ShipmentId) -> None:
    """Whoever wrote that message is that shipment's recipient: all that hangs on them hangs on the recipient.

    RefusedError when they are known by another phone already.
    """
    with ctx.write(Right.NOTIFY) as tx:
        told = inbound_rows.shown(tx.conn, inbound_id)
        if told is None or told.contact_id is None:
            raise NotFoundError(number=inbound_id)
        stranger = rows.load(tx.conn, told.contact_id)
        into = contact_of_shipment(tx, shipment_id)
        if stranger is not None and stranger.contact_id != into.contact_id:
            if stranger.phone_key and into.phone_key:
                raise RefusedError("contact_has_phone", phone=stranger.phone_key)
            rows.move_all(tx.conn, stranger.contact_id, into.contact_id)
            rows.drop(tx.conn, stranger.contact_id)
            rows.save(tx.conn, _both(into, stranger))
        inbound_rows.set_shipment(tx.conn, inbound_id, shipment_id)
        tx.topics.update((Topic.PARTIES, Topic.MESSAGES))


def _both(into: Contact, other: Contact) -> Contact:
    """One contact of two: the earlier consent, and what only the other knew."""
    first = min((one for one in (into, other) if one.consent_at is not None), key=_consent, default=into)
    return replace(
        into,
        phone_key=into.phone_key or other.phone_key,
        kind=into.kind or other.kind,
        preferred=into.preferred or other.preferred,
        language=into.language or other.language,
        zone=into.zone or other.zone,
        consent_at=first.consent_at,
        consent_from=first.consent_from,
    )


def _consent(one: Contact) -> datetime:
    return one.consent_at or one.made_at


def split(ctx: Context, channel: Channel, address: str) -> None:
    """That address is somebody else's: it and what was written from it hang on a contact of their own from now on."""
    with ctx.write(Right.NOTIFY) as tx:
        known = rows.address(tx.conn, channel, address)
        if known is None:
            raise NotFoundError(number=address)
        fresh = new_contact(tx)
        rows.save_address(tx.conn, replace(known, contact_id=fresh.contact_id))
        inbound_rows.move_address(tx.conn, channel, address, known.contact_id, fresh.contact_id)
        tx.topics.update((Topic.PARTIES, Topic.MESSAGES))

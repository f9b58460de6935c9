"""What came in: stored once, its sender known, the shipment found, a word of opting out obeyed at once."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from hashlib import blake2b
from typing import TYPE_CHECKING, Any  # the texts of a message, by the names of its fields

from courier_desktop.domain.contacts import (
    BLOCKED_THERE,
    Contact,
    ContactAddress,
    Deed,
    InboundId,
    phone_in,
    plain_address,
    spellings,
)
from courier_desktop.domain.errors import NotFoundError
from courier_desktop.domain.ids import ShipmentId, TextId
from courier_desktop.domain.messaging import GatewayName, Inbound, InboundKind, Post, channel_of
from courier_desktop.domain.notices import Channel, OptOut
from courier_desktop.domain.opt_out_words import Meaning, confirmation, meaning
from courier_desktop.domain.phone import phone_key
from courier_desktop.domain.staff import Right
from courier_desktop.domain.times import to_text
from courier_desktop.domain.topics import Topic
from courier_desktop.domain.tracking_number import find_numbers
from courier_desktop.domain.values import dataclass, replace
from courier_desktop.domain.words import language_of
from courier_desktop.services.contacts import contact_at, with_phone
from courier_desktop.services.notices import opt_in_in, opt_out_in
from courier_desktop.store import contacts as contact_rows
from courier_desktop.store import gateways as gateway_rows
from courier_desktop.store import inbound as rows
from courier_desktop.store import notices as notice_rows
from courier_desktop.store import outbox, people
from courier_desktop.store import shipments as shipment_rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from courier_desktop.domain.contacts import ContactId, ReceivedRow
    from courier_desktop.services.context import Context, Tx

_MOST = 200
# A "thank you" after the delivery is about what was delivered.
_STILL_MEANT = timedelta(days=3)
_LONGEST = 20_000
_ASKS = frozenset({Deed.OPTED_OUT, Deed.OPTED_IN, Deed.STARTED, Deed.BLOCKED, Deed.UNBLOCKED})
# What takes a wish back when it was said later: messages come out of order, and the last word counts.
_AFTER_OUT = (Deed.OPTED_OUT, Deed.OPTED_IN, Deed.STARTED)
_AFTER_IN = (Deed.OPTED_OUT,)
_AFTER_BLOCK = (Deed.BLOCKED, Deed.UNBLOCKED, Deed.STARTED, Deed.OPTED_IN)
_WORDS = {Meaning.OPT_OUT: Deed.OPTED_OUT, Meaning.OPT_IN: Deed.OPTED_IN, Meaning.ASK_STAFF: Deed.ASK_STAFF}
_KINDS = {
    InboundKind.START: Deed.STARTED,
    InboundKind.BLOCKED: Deed.BLOCKED,
    InboundKind.UNBLOCKED: Deed.UNBLOCKED,
}


@dataclass(frozen=True, slots=True)
class Taken:
    """What a post brought that was not known: the messages in their order, and how many of them asked for what."""

    fresh: tuple[InboundId, ...] = ()
    opted_out: int = 0
    opted_in: int = 0
    ask_staff: int = 0


def take(ctx: Context, gateway: GatewayName, post: Post) -> Taken:
    """Store what came in, in one transaction; what is known already changes nothing."""
    with ctx.write(Right.UPKEEP) as tx:
        return take_in(tx, gateway, post)


def take_in(tx: Tx, gateway: GatewayName, post: Post) -> Taken:
    """The same inside a transaction under way, so that the caller keeps with it where the next poll begins."""
    channel = channel_of(gateway, gateway_rows.load(tx.conn, gateway).settings)
    fresh: list[tuple[InboundId, Deed]] = []
    for raw in post.inbound:
        one = _clean(tx, raw)
        if not rows.known(tx.conn, gateway, one.reference):
            fresh.append(_take_one(tx, gateway, channel, one))
    if fresh:
        tx.topics.update((Topic.MESSAGES, Topic.PARTIES))
    deeds = [deed for _, deed in fresh]
    return Taken(
        tuple(inbound_id for inbound_id, _ in fresh),
        deeds.count(Deed.OPTED_OUT),
        deeds.count(Deed.OPTED_IN),
        deeds.count(Deed.ASK_STAFF),
    )


def _clean(tx: Tx, one: Inbound) -> Inbound:
    """The message in texts that the ledger can hold, with an id and a time: none is lost for the want of one."""
    at = one.at if one.at.tzinfo is not None else one.at.replace(tzinfo=UTC)
    texts: dict[str, Any] = {
        name: _plain(getattr(one, name))
        for name in (
            *("reference", "address", "text", "whole", "phone", "name", "subject", "payload", "answers"),
            *("media_reference", "media_type"),
        )
    }
    if not texts["reference"]:
        said = "\0".join((texts["address"], to_text(at), one.kind, texts["text"], texts["payload"]))
        texts["reference"] = f"~{blake2b(said.encode(), digest_size=16).hexdigest()}"
    return replace(one, at=min(at, tx.now), **texts)


def _plain(text: str) -> str:
    return text[:_LONGEST].encode("utf-8", "replace").decode().replace("\0", "")


def _take_one(tx: Tx, gateway: GatewayName, channel: Channel, one: Inbound) -> tuple[InboundId, Deed]:
    address = plain_address(channel, one.address)
    contact = _contact_of(tx, channel, address, one)
    deed = _deed_of(channel, one)
    inbound_id = InboundId(tx.ctx.new_id())
    text_id, whole_id = _texts(tx, one.text), _texts(tx, one.whole if one.whole != one.text else "")
    values = rows.InboundValues(
        inbound_id=inbound_id,
        gateway=gateway,
        channel=channel,
        reference=one.reference,
        address=address,
        contact_id=contact.contact_id,
        shipment_id=_shipment_of(tx, gateway, contact, one),
        kind=one.kind,
        text_id=text_id,
        whole_id=whole_id,
        subject=one.subject,
        # A start link's token is spent, and opens nothing any more.
        payload="" if one.kind is InboundKind.START else one.payload,
        answers=one.answers,
        media_reference=one.media_reference,
        media_type=one.media_type,
        at=one.at,
        taken_at=tx.now,
        deed=deed,
    )
    contact = _heard(tx, contact, values)
    _obey(tx, contact, values, one.text.strip() or one.subject)
    rows.add(tx.conn, values)
    return inbound_id, deed


def _texts(tx: Tx, text: str) -> TextId | None:
    if not text:
        return None
    text_id = TextId(tx.ctx.new_id())
    people.add_texts(tx.conn, [(text_id, text)])
    return text_id


# ------------------------------------------------------------------------------------------------------- from whom


def _contact_of(tx: Tx, channel: Channel, address: str, one: Inbound) -> Contact:
    """Who wrote: the one whose start link it is, whose address, whose phone, to whom we wrote; else somebody new."""
    if one.kind is InboundKind.START and (told := contact_rows.by_token(tx.conn, one.payload)) is not None:
        spent = replace(told, start_token="")
        contact_rows.save(tx.conn, spent)
        return spent
    found = contact_at(tx, channel, address, one.name)
    return with_phone(tx, found, phone_key(one.phone))


def _heard(tx: Tx, contact: Contact, one: rows.InboundValues) -> Contact:
    """Learn from where they write and when; the first time they do is consent."""
    if one.address:
        _learn(tx, contact, one)
    agrees = one.deed not in {Deed.OPTED_OUT, Deed.BLOCKED}
    if agrees and (contact.consent_at is None or one.at < contact.consent_at):
        contact = replace(contact, consent_at=one.at, consent_from=one.channel.value)
        contact_rows.save(tx.conn, contact)
    return contact


def _learn(tx: Tx, contact: Contact, one: rows.InboundValues) -> None:
    known = contact_rows.address(tx.conn, one.channel, one.address)
    address = known or ContactAddress(
        channel=one.channel,
        address=one.address,
        contact_id=contact.contact_id,
        learned_at=one.at,
        learned_from=one.gateway.value,
    )
    spoke = one.deed is not Deed.BLOCKED
    last = address.last_inbound_at
    heard = one.at if spoke and (last is None or one.at > last) else last
    back = spoke and (address.judged_at is None or one.at >= address.judged_at)
    if back:
        address = replace(address, usable=True, why="", judged_at=None)
    contact_rows.save_address(
        tx.conn,
        replace(
            address,
            contact_id=contact.contact_id,
            learned_at=min(address.learned_at, one.at),
            last_inbound_at=heard,
        ),
    )


# ----------------------------------------------------------------------------------------------------- about what


def _shipment_of(tx: Tx, gateway: GatewayName, contact: Contact, one: Inbound) -> ShipmentId | None:
    """The shipment that is meant: that of the message it answers, one it names, else the newest of their phone."""
    answered = _answered(tx, gateway, one.answers)
    if answered is not None:
        return answered
    numbers = find_numbers(f"{one.subject}\n{one.text}")
    if numbers:
        named = shipment_rows.find_numbers(tx.conn, numbers)
        found = next((named[number] for number in numbers if number in named), None)
        if found is not None:
            return found
    if not contact.phone_key.startswith("+"):
        return None
    theirs = rows.shipments_of_phone(tx.conn, spellings(contact.phone_key))
    lately = to_text(tx.now - _STILL_MEANT)
    under_way = (each.shipment_id for each in theirs if each.under_way)
    return next(under_way, next((each.shipment_id for each in theirs if each.moved_at >= lately), None))


def _answered(tx: Tx, gateway: GatewayName, answers: str) -> ShipmentId | None:
    """The shipment of the message that is answered, named by the gateway's id or by ours."""
    if not answers:
        return None
    sent = outbox.by_reference(tx.conn, gateway, answers) or outbox.load(tx.conn, answers)
    if sent is None:
        return None
    notices = [notice_rows.load(tx.conn, one) for one in outbox.notices_of(tx.conn, sent.message_id)]
    return next((one.shipment_id for one in notices if one is not None), None)


# ------------------------------------------------------------------------------------------------- what they wish


def _deed_of(channel: Channel, one: Inbound) -> Deed:
    """What the message asks of the program; most ask nothing."""
    if one.kind in _KINDS:
        return _KINDS[one.kind]
    if one.kind not in {InboundKind.TEXT, InboundKind.BUTTON}:
        return Deed.NONE
    # Whoever presses a mailbox's own "unsubscribe" writes only a subject.
    text = one.text if one.text.strip() or channel is not Channel.EMAIL else one.subject
    asked = meaning(text)
    return Deed.NONE if asked is None else _WORDS[asked]


def _obey(tx: Tx, contact: Contact, one: rows.InboundValues, said: str) -> None:
    """Do what the message asks, unless the same person has said otherwise since."""
    if one.deed in _ASKS and _do(tx, contact, rows.Asked(one.channel, one.deed, one.at, said)):
        _confirm(tx, contact, one)
    if one.deed in _ASKS:
        # One that came late may have undone what was said after it.
        for later in rows.asked_after(tx.conn, contact.contact_id, one.at):
            _do(tx, contact, later)


def _do(tx: Tx, contact: Contact, asked: rows.Asked) -> bool:
    """Do one thing that was asked; whether it is an opt-out and news."""
    match asked.deed:
        case Deed.OPTED_OUT if not _outdone(tx, contact, _AFTER_OUT, asked.at):
            return _opt_out(tx, contact, asked.at, asked.said)
        case Deed.OPTED_IN | Deed.STARTED if not _outdone(tx, contact, _AFTER_IN, asked.at):
            _opt_in(tx, contact, asked.at)
        case Deed.BLOCKED if not _outdone(tx, contact, _AFTER_BLOCK, asked.at):
            wish = OptOut(asked.at, tx.who, BLOCKED_THERE)
            contact_rows.refuse(tx.conn, contact.contact_id, asked.channel, wish)
        case Deed.UNBLOCKED:
            _unblock(tx, contact, asked)
        case _:
            pass
    return False


def _outdone(tx: Tx, contact: Contact, deeds: tuple[Deed, ...], at: datetime) -> bool:
    return rows.done_after(tx.conn, contact.contact_id, deeds, at)


def _unblock(tx: Tx, contact: Contact, one: rows.Asked) -> None:
    """They let us write there again; what they said in words stays."""
    for each in contact_rows.refused_by(tx.conn, contact.contact_id):
        if each.channel is one.channel and each.wish.source == BLOCKED_THERE and each.wish.since <= one.at:
            contact_rows.accept(tx.conn, contact.contact_id, one.channel)


def _opt_out(tx: Tx, contact: Contact, at: datetime, said: str) -> bool:
    """A word on one channel means all of them; who has no phone refuses each channel that is known. Whether news."""
    if contact.phone_key.startswith("+"):
        return opt_out_in(tx, contact.phone_key, said, at)
    known = {one.channel for one in contact_rows.addresses_of(tx.conn, contact.contact_id)}
    wish = OptOut(at, tx.who, said)
    return sum(contact_rows.refuse(tx.conn, contact.contact_id, one, wish) for one in sorted(known)) > 0


def _opt_in(tx: Tx, contact: Contact, at: datetime) -> None:
    """They want notices again, on all channels; a wish that staff noted later than they wrote stays."""
    if contact.phone_key.startswith("+"):
        wish = people.opt_out_of(tx.conn, phone_key(contact.phone_key))
        if wish is not None and wish["since"] <= to_text(at):
            opt_in_in(tx, contact.phone_key)
    for one in contact_rows.refused_by(tx.conn, contact.contact_id):
        if one.wish.since <= at:
            contact_rows.accept(tx.conn, contact.contact_id, one.channel)


def _confirm(tx: Tx, contact: Contact, one: rows.InboundValues) -> None:
    """The one answer: a message of no notice, so that the wish itself does not hold it back."""
    party = _newest_party(tx, contact)
    language = contact.language or language_of(party or tx.ctx.settings.recipient_language)
    text_id = TextId(tx.ctx.new_id())
    people.add_texts(tx.conn, [(text_id, confirmation(language, tx.ctx.settings.company))])
    phone = phone_in(one.channel, one.address)
    outbox.add_message(
        tx.conn,
        outbox.MessageFacts(
            message_id=tx.ctx.new_id(),
            dedupe=f"optout:{contact.contact_id}:{to_text(one.at)}",
            channel=one.channel,
            address=phone or one.address,
            language=language,
            text_id=text_id,
            subject=tx.ctx.settings.company if one.channel is Channel.EMAIL else "",
            queued_at=tx.now,
            not_before=tx.now,
            expires_at=tx.now + timedelta(days=1),
            next_try_at=tx.now,
        ),
    )


def _newest_party(tx: Tx, contact: Contact) -> str:
    """The language noted for the newest recipient with their phone; "" for none."""
    if not contact.phone_key.startswith("+"):
        return ""
    theirs = rows.shipments_of_phone(tx.conn, spellings(contact.phone_key))
    return str(people.party_row(tx.conn, theirs[0].party_id)["language"]) if theirs else ""


# ---------------------------------------------------------------------------------------------------------- lists


def newest(ctx: Context, before: datetime | None = None, limit: int = _MOST) -> tuple[ReceivedRow, ...]:
    """What came in, newest first; only what is older than `before`, for the next page."""
    with ctx.read() as conn:
        return tuple(rows.newest(conn, "9999" if before is None else to_text(before), limit))


def unseen(ctx: Context, limit: int = _MOST) -> tuple[ReceivedRow, ...]:
    """What nobody has read, the longest waiting first."""
    with ctx.read() as conn:
        return tuple(rows.unseen(conn, limit))


def unseen_count(ctx: Context) -> int:
    """How much nobody has read."""
    with ctx.read() as conn:
        return rows.unseen_count(conn)


def of_contact(ctx: Context, contact_id: ContactId, limit: int = _MOST) -> tuple[ReceivedRow, ...]:
    """What a contact wrote, newest first."""
    with ctx.read() as conn:
        return tuple(rows.of_contact(conn, contact_id, limit))


def of_shipment(ctx: Context, shipment_id: ShipmentId, limit: int = _MOST) -> tuple[ReceivedRow, ...]:
    """What was written about a shipment, newest first."""
    with ctx.read() as conn:
        return tuple(rows.of_shipment(conn, shipment_id, limit))


def mark_seen(ctx: Context, ids: Sequence[InboundId]) -> int:
    """Somebody has read these; how many nobody had."""
    with ctx.write(Right.NOTIFY) as tx:
        tx.topics.add(Topic.MESSAGES)
        return rows.mark_seen(tx.conn, ids, tx.now)


def set_shipment(ctx: Context, inbound_id: InboundId, shipment_id: ShipmentId | None) -> None:
    """Say by hand which shipment a message is about. NotFoundError for a message that is not there."""
    with ctx.write(Right.NOTIFY) as tx:
        if not rows.set_shipment(tx.conn, inbound_id, shipment_id):
            raise NotFoundError(number=inbound_id)
        tx.topics.add(Topic.MESSAGES)

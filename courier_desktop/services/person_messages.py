"""What a person's shipments, phones and mail lead to: contacts, what went to them by itself, what they wrote."""

from __future__ import annotations

from typing import TYPE_CHECKING

from courier_desktop.domain.contacts import Contact, ContactId, InboundId, Known, plain_address, spellings
from courier_desktop.domain.ids import PartyId, ShipmentId, TextId
from courier_desktop.domain.messaging import OutcomeKind
from courier_desktop.domain.notices import Channel
from courier_desktop.domain.person_messages import HeldAttempt, HeldMessage, Talk
from courier_desktop.domain.phone import phone_key
from courier_desktop.domain.times import from_text
from courier_desktop.domain.values import dataclass
from courier_desktop.store import contacts as contact_rows
from courier_desktop.store import inbound as inbound_rows
from courier_desktop.store import outbox, people, persons
from courier_desktop.store import person_messages as rows

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

    from courier_desktop.services.context import Tx


@dataclass(frozen=True, slots=True)
class Traces:
    """The rows of messages that are about one person, and the texts that they bear."""

    contacts: tuple[Contact, ...] = ()
    messages: tuple[str, ...] = ()
    received: tuple[InboundId, ...] = ()
    texts: tuple[TextId, ...] = ()

    @property
    def count(self) -> int:
        """How many rows there are."""
        return len(self.contacts) + len(self.messages) + len(self.received)


def traces_of(
    conn: sqlite3.Connection,
    parties: Sequence[PartyId],
    shipments: Sequence[ShipmentId],
    strangers: Sequence[ContactId] = (),
) -> Traces:
    """The traces of whoever these recipients' rows are, and of all that these shipments told and were told.

    `strangers` = contacts that are the person besides, of somebody who only ever wrote.

    A contact is theirs when nobody else's row bears its phone: a shop's phone on all its orders says nothing.
    """
    known = [row for one in parties if (row := people.party_row(conn, one)) is not None]
    keys = {phone_key(row["phone"]) for row in known} - {""}
    mails = {plain_address(Channel.EMAIL, row["email"]) for row in known} - {""}
    own = {key for key in keys if _only_theirs(conn, key, parties)}
    found = [contact_rows.by_phone(conn, key) for key in sorted(own)]
    found += [
        one
        for mail in sorted(mails)
        if (one := contact_rows.by_address(conn, Channel.EMAIL, mail)) is not None
        and (not one.phone_key or one.phone_key in own)
    ]
    found += [
        one
        for each in strangers
        if (one := contact_rows.load(conn, each)) is not None
        and (not one.phone_key or _only_theirs(conn, one.phone_key, parties))
    ]
    contacts = {one.contact_id: one for one in found if one is not None and not one.phone_key.startswith("#")}
    learned = [each.address for one in contacts for each in contact_rows.addresses_of(conn, one)]
    spelt = [each for key in keys for each in spellings(key)]
    messages = rows.messages_of(conn, shipments, parties, (*spelt, *mails, *learned))
    received = rows.received_of(conn, shipments, list(contacts))
    return Traces(
        tuple(contacts.values()),
        tuple(messages),
        tuple(received),
        tuple(rows.texts_of(conn, messages, received)),
    )


def strangers_of(conn: sqlite3.Connection, texts: Sequence[TextId]) -> tuple[ContactId, ...]:
    """Who wrote these texts, for an erasure that names nobody else."""
    return tuple(rows.writers_of(conn, texts))


def _only_theirs(conn: sqlite3.Connection, key: str, parties: Sequence[PartyId]) -> bool:
    theirs = set(parties)
    return all(one.party_id in theirs for one in persons.recipients_by_phone(conn, spellings(key)))


def talk_of(conn: sqlite3.Connection, traces: Traces) -> Talk:
    """The traces as they are told to the person."""
    messages = [_message(conn, one) for one in traces.messages]
    came = [row for one in traces.received if (row := inbound_rows.shown(conn, one)) is not None]
    # One that was blanked is nobody's any more.
    received = [row for row in came if row.address or row.text or row.subject]
    return Talk(
        tuple(
            Known(
                contact=one,
                addresses=tuple(contact_rows.addresses_of(conn, one.contact_id)),
                refused=tuple(contact_rows.refused_by(conn, one.contact_id)),
            )
            for one in traces.contacts
        ),
        tuple(sorted((one for one in messages if one is not None), key=lambda one: one.queued_at, reverse=True)),
        tuple(sorted(received, key=lambda one: one.at, reverse=True)),
    )


def _message(conn: sqlite3.Connection, message_id: str) -> HeldMessage | None:
    facts = outbox.load(conn, message_id)
    if facts is None or not facts.address:
        return None
    return HeldMessage(
        channel=facts.channel,
        to=facts.address,
        subject=facts.subject,
        text=people.text_of(conn, facts.text_id),
        values=facts.template.values if facts.template is not None else (),
        state=facts.state,
        why=facts.why,
        said=facts.said,
        queued_at=facts.queued_at,
        sent_at=facts.sent_at,
        delivered_at=facts.delivered_at,
        read_at=facts.read_at,
        attempts=tuple(
            HeldAttempt(
                from_text(row["began_at"]),
                OutcomeKind(row["outcome"]) if row["outcome"] else None,
                row["code"],
                row["said"],
            )
            for row in outbox.attempts_of(conn, message_id)
        ),
    )


def words_of(conn: sqlite3.Connection, traces: Traces) -> list[str]:
    """What stands in the rows themselves and must not stand in the file any more."""
    learned = [each.address for one in traces.contacts for each in contact_rows.addresses_of(conn, one.contact_id)]
    names = [one.name for one in traces.contacts]
    return [*names, *learned, *rows.words_of(conn, traces.messages, traces.received)]


def blank_in(tx: Tx, traces: Traces) -> None:
    """Blank the rows; their texts are blanked with the others. What still waited does not go any more."""
    rows.blank_messages(tx.conn, traces.messages, tx.now)
    rows.blank_received(tx.conn, traces.received)
    for one in traces.contacts:
        rows.forget_contact(tx.conn, one.contact_id)


def flat_texts(traces: Traces, besides: Iterable[TextId]) -> tuple[TextId, ...]:
    """The texts of the traces that are not among these."""
    known = set(besides)
    return tuple(one for one in traces.texts if one not in known)

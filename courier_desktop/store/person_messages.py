"""The rows of messages about one person: found by their shipments, addresses and contacts, and blanked."""

from __future__ import annotations

import secrets
from hashlib import blake2b
from typing import TYPE_CHECKING

from courier_desktop.domain.contacts import ContactId, InboundId
from courier_desktop.domain.ids import PartyId, ShipmentId, TextId
from courier_desktop.domain.times import to_text
from courier_desktop.store import contacts, people, plain

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence
    from datetime import datetime

_SALT = "erased_references"
_FRESH_BYTES = 16


def messages_of(
    conn: sqlite3.Connection, shipments: Sequence[ShipmentId], parties: Sequence[PartyId], addresses: Iterable[str]
) -> list[str]:
    """The ids of messages that carried notices of these shipments, or went to these addresses for none or for these.

    An address that others share says nothing about theirs.
    """
    found: dict[str, None] = {}
    for one in shipments:
        rows = conn.execute(
            "SELECT DISTINCT x.message_id FROM notices AS n JOIN outbox_notices AS x ON x.notice_id = n.notice_id"
            " WHERE n.shipment_id = ?",
            (one,),
        )
        found.update((row[0], None) for row in rows)
    known = set(parties)
    for address in dict.fromkeys(one for one in addresses if one):
        rows = conn.execute("SELECT message_id, party_id FROM outbox WHERE address = ?", (address,))
        found.update((row[0], None) for row in rows if row[1] is None or row[1] in known)
    return list(found)


def received_of(
    conn: sqlite3.Connection, shipments: Sequence[ShipmentId], whose: Sequence[ContactId]
) -> list[InboundId]:
    """The ids of what came in about these shipments or from these contacts."""
    found: dict[InboundId, None] = {}
    for column, ids in (("shipment_id", shipments), ("contact_id", whose)):
        sql = f"SELECT inbound_id FROM inbound WHERE {column} = ? AND {column} IS NOT NULL"
        for one in ids:
            found.update((InboundId(row[0]), None) for row in conn.execute(sql, (one,)))
    return list(found)


def writers_of(conn: sqlite3.Connection, texts: Sequence[TextId]) -> list[ContactId]:
    """The contacts who wrote these texts."""
    # A full read of what came in, once for an erasure that is done again: no index names a text.
    wanted = set(texts)
    rows = conn.execute("SELECT contact_id, text_id, whole_id FROM inbound WHERE contact_id IS NOT NULL")
    return list(dict.fromkeys(ContactId(row[0]) for row in rows if row[1] in wanted or row[2] in wanted))


def texts_of(conn: sqlite3.Connection, messages: Iterable[str], received: Iterable[InboundId]) -> list[TextId]:
    """The texts of these messages."""
    found: dict[TextId, None] = {}
    for one in messages:
        row = conn.execute("SELECT text_id FROM outbox WHERE message_id = ?", (one,)).fetchone()
        found.update({TextId(row[0]): None} if row is not None and row[0] else {})
    for each in received:
        row = conn.execute("SELECT text_id, whole_id FROM inbound WHERE inbound_id = ?", (each,)).fetchone()
        found.update((TextId(one), None) for one in (row or ()) if one)
    return list(found)


def words_of(conn: sqlite3.Connection, messages: Iterable[str], received: Iterable[InboundId]) -> list[str]:
    """What stands in these rows themselves that may tell of the person."""
    found: list[str] = []
    for one in messages:
        row = conn.execute(
            "SELECT address, subject, template, said, reference FROM outbox WHERE message_id = ?", (one,)
        ).fetchone()
        found.extend(row or ())
        tried = conn.execute("SELECT said FROM outbox_attempts WHERE message_id = ?", (one,))
        found.extend(row[0] for row in tried)
    for each in received:
        row = conn.execute(
            "SELECT address, subject, payload, reference, answers, media_reference FROM inbound WHERE inbound_id = ?",
            (each,),
        ).fetchone()
        found.extend(row or ())
    return [one for one in dict.fromkeys(found) if one]


def hidden_reference(conn: sqlite3.Connection, reference: str, *, salted_anew: bool = False) -> str | None:
    """A gateway's id as it stands after an erasure: it may hold a phone. None while nothing was ever erased.

    `salted_anew` makes the salt of this ledger's when there is none.
    """
    salt = plain.kept(conn, _SALT)
    if salt is None:
        if not salted_anew:
            return None
        salt = secrets.token_hex(_FRESH_BYTES)
        plain.keep(conn, _SALT, salt)
    return f"#{blake2b(reference.encode(), key=bytes.fromhex(salt), digest_size=_FRESH_BYTES).hexdigest()}"


def blank_messages(conn: sqlite3.Connection, ids: Iterable[str], now: datetime) -> None:
    """Blank messages that went; what still waits does not go any more."""
    for one in ids:
        row = conn.execute("SELECT reference FROM outbox WHERE message_id = ?", (one,)).fetchone()
        hidden = _hidden(conn, row[0]) if row is not None else ""
        conn.execute(
            "UPDATE outbox SET address = '', subject = '', template = '', said = '', reference = ?, asked_at = NULL,"
            " next_try_at = NULL, why = CASE state WHEN 'queued' THEN 'person_erased' ELSE why END,"
            " ended_at = CASE state WHEN 'queued' THEN ? ELSE ended_at END,"
            " state = CASE state WHEN 'queued' THEN 'blocked' ELSE state END WHERE message_id = ?",
            (hidden, to_text(now), one),
        )
        conn.execute("UPDATE outbox_attempts SET said = '' WHERE message_id = ?", (one,))


def blank_received(conn: sqlite3.Connection, ids: Iterable[InboundId]) -> None:
    """Blank what came in; its id stays as a digest, so that it is not stored a second time."""
    for one in ids:
        row = conn.execute("SELECT reference FROM inbound WHERE inbound_id = ?", (one,)).fetchone()
        hidden = _hidden(conn, row[0]) if row is not None else ""
        conn.execute(
            "UPDATE inbound SET reference = ?, address = '', subject = '', payload = '', answers = '',"
            " media_reference = '' WHERE inbound_id = ?",
            (hidden, one),
        )


def _hidden(conn: sqlite3.Connection, reference: str) -> str:
    if not reference or reference.startswith("#"):
        return reference
    return hidden_reference(conn, reference, salted_anew=True) or ""


def forget_contact(conn: sqlite3.Connection, contact_id: ContactId) -> None:
    """Take a contact away; of one who refuses channels only that stays, under digests of phone and addresses."""
    contact = contacts.load(conn, contact_id)
    refused = {one.channel for one in contacts.refused_by(conn, contact_id)}
    if contact is None or not refused:
        conn.execute("UPDATE inbound SET contact_id = NULL WHERE contact_id = ?", (contact_id,))
        contacts.drop(conn, contact_id)
        return
    known = contacts.addresses_of(conn, contact_id)
    key = contact.phone_key or (known[0].address if known else contact_id)
    if not key.startswith("#"):
        key = str(people.hidden_key(conn, key, secrets.token_hex(_FRESH_BYTES)))
    conn.execute(
        "UPDATE contacts SET phone_key = ?, name = '', kind = '', preferred = '', language = '', zone = '',"
        " consent_at = NULL, consent_from = '', start_token = NULL WHERE contact_id = ?",
        (key, contact_id),
    )
    for one in known:
        where = (one.channel.value, one.address)
        if one.channel in refused:
            hidden = people.hidden_key(conn, one.address)
            conn.execute(
                "UPDATE OR REPLACE contact_addresses SET address = ? WHERE channel = ? AND address = ?",
                (hidden, *where),
            )
        else:
            conn.execute("DELETE FROM contact_addresses WHERE channel = ? AND address = ?", where)

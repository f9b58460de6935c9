"""The rows of contacts: who they are, where each channel reaches them, which channels they refuse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from courier_desktop.domain.contacts import BLOCKED_THERE, ChannelOptOut, Contact, ContactAddress, ContactId
from courier_desktop.domain.notices import Channel, OptOut
from courier_desktop.domain.strategy import CustomerKind
from courier_desktop.domain.times import from_text, maybe_from_text, to_text
from courier_desktop.domain.words import Language
from courier_desktop.store import people
from courier_desktop.store.faults import of_a_row

if TYPE_CHECKING:
    import sqlite3
    from datetime import datetime

_COLUMNS = (
    *("contact_id", "phone_key", "name", "kind", "preferred", "language", "zone", "consent_at", "consent_from"),
    *("start_token", "made_at"),
)
_SAVE = (
    f"INSERT INTO contacts ({', '.join(_COLUMNS)}) VALUES ({', '.join('?' * len(_COLUMNS))})"
    f" ON CONFLICT (contact_id) DO UPDATE SET {', '.join(f'{one} = excluded.{one}' for one in _COLUMNS[1:])}"
)


@of_a_row
def contact_from(row: sqlite3.Row) -> Contact:
    """The contact that a row holds."""
    return Contact(
        contact_id=ContactId(row["contact_id"]),
        phone_key=row["phone_key"] or "",
        name=row["name"],
        kind=CustomerKind(row["kind"]) if row["kind"] else None,
        preferred=Channel(row["preferred"]) if row["preferred"] else None,
        language=Language(row["language"]) if row["language"] else None,
        zone=row["zone"],
        consent_at=maybe_from_text(row["consent_at"]),
        consent_from=row["consent_from"],
        start_token=row["start_token"] or "",
        made_at=from_text(row["made_at"]),
    )


@of_a_row
def address_from(row: sqlite3.Row) -> ContactAddress:
    """The address that a row holds."""
    return ContactAddress(
        channel=Channel(row["channel"]),
        address=row["address"],
        contact_id=ContactId(row["contact_id"]),
        learned_at=from_text(row["learned_at"]),
        learned_from=row["learned_from"],
        usable=bool(row["usable"]),
        why=row["why"],
        judged_at=maybe_from_text(row["judged_at"]),
        last_inbound_at=maybe_from_text(row["last_inbound_at"]),
    )


def load(conn: sqlite3.Connection, contact_id: ContactId) -> Contact | None:
    """The contact of that id."""
    row = conn.execute("SELECT * FROM contacts WHERE contact_id = ?", (contact_id,)).fetchone()
    return None if row is None else contact_from(row)


def by_phone(conn: sqlite3.Connection, phone_key: str) -> Contact | None:
    """The contact of that phone, also one whose person was erased and who refuses a channel."""
    if not phone_key:
        return None
    row = conn.execute(
        "SELECT * FROM contacts WHERE phone_key IN (?, ?)", (phone_key, people.hidden_key(conn, phone_key))
    ).fetchone()
    return None if row is None else contact_from(row)


def by_address(conn: sqlite3.Connection, channel: Channel, address: str) -> Contact | None:
    """The contact whom that channel reaches there, also one whose person was erased and who refuses a channel."""
    if not address:
        return None
    row = conn.execute(
        "SELECT c.* FROM contact_addresses AS a JOIN contacts AS c ON c.contact_id = a.contact_id"
        " WHERE a.channel = ? AND a.address IN (?, ?)",
        (channel.value, address, people.hidden_key(conn, address)),
    ).fetchone()
    return None if row is None else contact_from(row)


def by_token(conn: sqlite3.Connection, token: str) -> Contact | None:
    """The contact who was given that start link."""
    if not token:
        return None
    row = conn.execute("SELECT * FROM contacts WHERE start_token = ?", (token,)).fetchone()
    return None if row is None else contact_from(row)


def save(conn: sqlite3.Connection, contact: Contact) -> None:
    """Write a contact's row. IntegrityError when another bears the phone or the token."""
    conn.execute(
        _SAVE,
        (
            contact.contact_id,
            contact.phone_key or None,
            contact.name,
            contact.kind.value if contact.kind else "",
            contact.preferred.value if contact.preferred else "",
            contact.language.value if contact.language else "",
            contact.zone,
            None if contact.consent_at is None else to_text(contact.consent_at),
            contact.consent_from,
            contact.start_token or None,
            to_text(contact.made_at),
        ),
    )


def drop(conn: sqlite3.Connection, contact_id: ContactId) -> None:
    """Take a contact away with all that hangs on it."""
    for table in ("channel_opt_outs", "contact_addresses", "contacts"):
        conn.execute(f"DELETE FROM {table} WHERE contact_id = ?", (contact_id,))


# ---------------------------------------------------------------------------------------------------- addresses


def addresses_of(conn: sqlite3.Connection, contact_id: ContactId) -> list[ContactAddress]:
    """Where each channel reaches a contact; of one channel the one heard from last first, then the newest.

    None of an erased person's: those stand there without the address.
    """
    rows = conn.execute(
        "SELECT * FROM contact_addresses WHERE contact_id = ? AND address NOT LIKE '#%'"
        " ORDER BY channel, last_inbound_at DESC, learned_at DESC, address",
        (contact_id,),
    )
    return [address_from(row) for row in rows]


def address(conn: sqlite3.Connection, channel: Channel, text: str) -> ContactAddress | None:
    """The row of that address."""
    row = conn.execute(
        "SELECT * FROM contact_addresses WHERE channel = ? AND address = ?", (channel.value, text)
    ).fetchone()
    return None if row is None else address_from(row)


def save_address(conn: sqlite3.Connection, one: ContactAddress) -> None:
    """Write an address; it is its contact's from now on."""
    conn.execute(
        "INSERT INTO contact_addresses VALUES (?,?,?,?,?,?,?,?,?) ON CONFLICT (channel, address) DO UPDATE SET"
        " contact_id = excluded.contact_id, learned_at = excluded.learned_at, learned_from = excluded.learned_from,"
        " usable = excluded.usable, why = excluded.why, judged_at = excluded.judged_at,"
        " last_inbound_at = excluded.last_inbound_at",
        (
            one.channel.value,
            one.address,
            one.contact_id,
            to_text(one.learned_at),
            one.learned_from,
            int(one.usable),
            one.why,
            None if one.judged_at is None else to_text(one.judged_at),
            None if one.last_inbound_at is None else to_text(one.last_inbound_at),
        ),
    )


def last_heard(conn: sqlite3.Connection, channel: Channel, text: str, phone_key: str) -> datetime | None:
    """When the person whom that channel reaches there wrote last on it, whatever spelling of theirs it came from."""
    row = conn.execute(
        "SELECT last_inbound_at FROM contact_addresses WHERE channel = ? AND address = ?", (channel.value, text)
    ).fetchone()
    if phone_key and (row is None or row[0] is None):
        row = conn.execute(
            "SELECT max(a.last_inbound_at) FROM contacts AS c JOIN contact_addresses AS a"
            " ON a.contact_id = c.contact_id WHERE c.phone_key = ? AND a.channel = ?",
            (phone_key, channel.value),
        ).fetchone()
    return None if row is None else maybe_from_text(row[0])


# ------------------------------------------------------------------------------------------------------- wishes


def refused_by(conn: sqlite3.Connection, contact_id: ContactId) -> list[ChannelOptOut]:
    """The channels of which a contact wants nothing."""
    rows = conn.execute("SELECT * FROM channel_opt_outs WHERE contact_id = ? ORDER BY channel", (contact_id,))
    return [
        ChannelOptOut(Channel(row["channel"]), OptOut(from_text(row["since"]), row["actor"], row["source"]))
        for row in rows
    ]


def refuse(conn: sqlite3.Connection, contact_id: ContactId, channel: Channel, wish: OptOut) -> bool:
    """Note that a contact wants nothing by that channel; whether it is news.

    The first note stays, but a person's word goes before a block, which ends when they let us in again.
    """
    changed = conn.execute(
        "INSERT INTO channel_opt_outs VALUES (?,?,?,?,?) ON CONFLICT (contact_id, channel) DO UPDATE SET"
        " since = excluded.since, actor = excluded.actor, source = excluded.source"
        " WHERE channel_opt_outs.source = ? AND excluded.source <> ?",
        (contact_id, channel.value, to_text(wish.since), wish.actor, wish.source, BLOCKED_THERE, BLOCKED_THERE),
    )
    return changed.rowcount > 0


def accept(conn: sqlite3.Connection, contact_id: ContactId, channel: Channel) -> bool:
    """The contact takes messages by that channel again; whether they had refused it."""
    return (
        conn.execute(
            "DELETE FROM channel_opt_outs WHERE contact_id = ? AND channel = ?", (contact_id, channel.value)
        ).rowcount
        > 0
    )


def move_all(conn: sqlite3.Connection, one: ContactId, into: ContactId) -> None:
    """Hang all that hangs on one contact on another; the one then has nothing."""
    for table in ("contact_addresses", "inbound"):
        conn.execute(f"UPDATE {table} SET contact_id = ? WHERE contact_id = ?", (into, one))
    conn.execute("UPDATE OR IGNORE channel_opt_outs SET contact_id = ? WHERE contact_id = ?", (into, one))

"""The rows of messages that came in: each stored once, listed newest first, marked as seen."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from courier_desktop.domain.contacts import ContactId, Deed, InboundId, ReceivedRow
from courier_desktop.domain.ids import PartyId, ShipmentId, TextId
from courier_desktop.domain.messaging import GatewayName, InboundKind
from courier_desktop.domain.notices import Channel
from courier_desktop.domain.times import from_text, maybe_from_text, to_text
from courier_desktop.domain.values import dataclass
from courier_desktop.store.faults import of_a_row
from courier_desktop.store.person_messages import hidden_reference

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

_SHOWN = (
    "SELECT i.*, coalesce(t.text, '') AS text, coalesce(w.text, '') AS whole, coalesce(c.name, '') AS name,"
    " coalesce(s.number, '') AS number, coalesce(p.name, '') AS recipient FROM inbound AS i"
    " LEFT JOIN texts AS t ON t.text_id = i.text_id"
    " LEFT JOIN texts AS w ON w.text_id = i.whole_id"
    " LEFT JOIN contacts AS c ON c.contact_id = i.contact_id"
    " LEFT JOIN shipments AS s ON s.shipment_id = i.shipment_id"
    " LEFT JOIN parties AS p ON p.party_id = coalesce(s.recipient_id, s.shipment_id)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class InboundValues:
    """A message as it is stored; its words stand among the texts."""

    inbound_id: InboundId
    gateway: GatewayName
    channel: Channel
    reference: str
    address: str
    contact_id: ContactId
    shipment_id: ShipmentId | None
    kind: InboundKind
    text_id: TextId | None
    whole_id: TextId | None
    subject: str
    payload: str
    answers: str
    media_reference: str
    media_type: str
    at: datetime
    taken_at: datetime
    deed: Deed


def known(conn: sqlite3.Connection, gateway: GatewayName, reference: str) -> bool:
    """Whether that message was stored already, also one of a person who was erased."""
    row = conn.execute(
        "SELECT 1 FROM inbound WHERE gateway = ? AND reference IN (?, ?)",
        (gateway.value, reference, hidden_reference(conn, reference)),
    ).fetchone()
    return row is not None


def add(conn: sqlite3.Connection, one: InboundValues) -> None:
    """Store a message. IntegrityError when the gateway's id stands there already."""
    conn.execute(
        "INSERT INTO inbound VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,NULL)",
        (
            one.inbound_id,
            one.gateway.value,
            one.channel.value,
            one.reference,
            one.address,
            one.contact_id,
            one.shipment_id,
            one.kind.value,
            one.text_id,
            one.whole_id,
            one.subject,
            one.payload,
            one.answers,
            one.media_reference,
            one.media_type,
            to_text(one.at),
            to_text(one.taken_at),
            one.deed.value,
        ),
    )


@of_a_row
def row_from(row: sqlite3.Row) -> ReceivedRow:
    """A message as faces show it."""
    return ReceivedRow(
        inbound_id=InboundId(row["inbound_id"]),
        gateway=GatewayName(row["gateway"]),
        channel=Channel(row["channel"]),
        address=row["address"],
        contact_id=None if row["contact_id"] is None else ContactId(row["contact_id"]),
        name=row["name"],
        shipment_id=None if row["shipment_id"] is None else ShipmentId(row["shipment_id"]),
        number=row["number"],
        recipient=row["recipient"],
        kind=InboundKind(row["kind"]),
        text=row["text"],
        whole=row["whole"],
        subject=row["subject"],
        media_type=row["media_type"],
        at=from_text(row["at"]),
        deed=Deed(row["what"]),
        seen_at=maybe_from_text(row["seen_at"]),
    )


def shown(conn: sqlite3.Connection, inbound_id: InboundId) -> ReceivedRow | None:
    """One message."""
    row = conn.execute(f"{_SHOWN} WHERE i.inbound_id = ?", (inbound_id,)).fetchone()
    return None if row is None else row_from(row)


def newest(conn: sqlite3.Connection, before: str, limit: int) -> list[ReceivedRow]:
    """The newest messages older than that time ("9999" = any), newest first."""
    rows = conn.execute(f"{_SHOWN} WHERE i.at < ? ORDER BY i.at DESC LIMIT ?", (before, limit))
    return [row_from(row) for row in rows]


def unseen(conn: sqlite3.Connection, limit: int) -> list[ReceivedRow]:
    """Those that nobody has read, the oldest first."""
    rows = conn.execute(f"{_SHOWN} WHERE i.seen_at IS NULL ORDER BY i.at LIMIT ?", (limit,))
    return [row_from(row) for row in rows]


def unseen_count(conn: sqlite3.Connection) -> int:
    """How many nobody has read."""
    return int(conn.execute("SELECT count(*) FROM inbound WHERE seen_at IS NULL").fetchone()[0])


def of_contact(conn: sqlite3.Connection, contact_id: ContactId, limit: int) -> list[ReceivedRow]:
    """A contact's messages, newest first."""
    rows = conn.execute(f"{_SHOWN} WHERE i.contact_id = ? ORDER BY i.at DESC LIMIT ?", (contact_id, limit))
    return [row_from(row) for row in rows]


def of_shipment(conn: sqlite3.Connection, shipment_id: ShipmentId, limit: int) -> list[ReceivedRow]:
    """The messages about a shipment, newest first."""
    rows = conn.execute(
        f"{_SHOWN} WHERE i.shipment_id = ? AND i.shipment_id IS NOT NULL ORDER BY i.at DESC LIMIT ?",
        (shipment_id, limit),
    )
    return [row_from(row) for row in rows]


def mark_seen(conn: sqlite3.Connection, ids: Sequence[InboundId], now: datetime) -> int:
    """Somebody has read these; how many were unread."""
    return sum(
        conn.execute(
            "UPDATE inbound SET seen_at = ? WHERE inbound_id = ? AND seen_at IS NULL", (to_text(now), one)
        ).rowcount
        for one in ids
    )


def set_shipment(conn: sqlite3.Connection, inbound_id: InboundId, shipment_id: ShipmentId | None) -> bool:
    """Say which shipment a message is about; whether there is such a message."""
    changed = conn.execute("UPDATE inbound SET shipment_id = ? WHERE inbound_id = ?", (shipment_id, inbound_id))
    return changed.rowcount > 0


def done_after(conn: sqlite3.Connection, contact_id: ContactId, deeds: Sequence[Deed], at: datetime) -> bool:
    """Whether a contact said one of these later than that: news come out of order, and their last word counts."""
    marks = ", ".join("?" * len(deeds))
    row = conn.execute(
        f"SELECT 1 FROM inbound WHERE contact_id = ? AND at > ? AND what IN ({marks}) LIMIT 1",
        (contact_id, to_text(at), *(one.value for one in deeds)),
    ).fetchone()
    return row is not None


class Asked(NamedTuple):
    """What a message asked of the program, by which channel and when, in which words."""

    channel: Channel
    deed: Deed
    at: datetime
    said: str


def asked_after(conn: sqlite3.Connection, contact_id: ContactId, at: datetime) -> list[Asked]:
    """What a contact asked later than that, in the order in which they wrote."""
    rows = conn.execute(
        "SELECT i.channel, i.what, i.at, coalesce(nullif(t.text, ''), i.subject) AS said FROM inbound AS i"
        " LEFT JOIN texts AS t ON t.text_id = i.text_id"
        " WHERE i.contact_id = ? AND i.at > ? AND i.what NOT IN ('', 'ask_staff') ORDER BY i.at",
        (contact_id, to_text(at)),
    )
    return [Asked(Channel(row["channel"]), Deed(row["what"]), from_text(row["at"]), row["said"]) for row in rows]


def move_address(conn: sqlite3.Connection, channel: Channel, address: str, one: ContactId, into: ContactId) -> None:
    """What a contact wrote from that address is another's."""
    conn.execute(
        "UPDATE inbound SET contact_id = ? WHERE contact_id = ? AND channel = ? AND address = ?",
        (into, one, channel.value, address),
    )


# ------------------------------------------------------------------------------------------------ whose, about what


class Meant(NamedTuple):
    """A shipment of some phone, and its recipient."""

    shipment_id: ShipmentId
    party_id: PartyId
    name: str
    under_way: bool
    moved_at: str


def shipments_of_phone(conn: sqlite3.Connection, phones: Sequence[str], limit: int = 50) -> list[Meant]:
    """The newest shipments whose recipient has one of these phones (E.164, each spelling for itself) now."""
    own, other = "s.recipient_id IS NULL AND s.shipment_id = p.party_id", "s.recipient_id = p.party_id"
    marks = ", ".join("?" * len(phones))
    parts = [
        "SELECT s.ordinal, s.shipment_id, p.party_id, p.name, s.active_until = '9999', s.moved_at"
        f" FROM parties AS p JOIN shipments AS s ON {joined}"
        f" WHERE p.phone IN ({marks}) AND p.phone <> '' AND p.sender_key IS NULL"
        for joined in (own, other)
    ]
    rows = conn.execute(f"{' UNION ALL '.join(parts)} ORDER BY 1 DESC LIMIT ?", (*phones, *phones, limit))
    return [Meant(ShipmentId(row[1]), PartyId(row[2]), row[3], bool(row[4]), row[5]) for row in rows]


def written_to(conn: sqlite3.Connection, address: str) -> PartyId | None:
    """The recipient to whom a message went at that address last."""
    row = conn.execute(
        "SELECT party_id FROM outbox WHERE address = ? ORDER BY queued_at DESC LIMIT 1", (address,)
    ).fetchone()
    return None if row is None or row[0] is None else PartyId(row[0])

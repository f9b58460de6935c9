"""The questions that lists, the drawer and the counts ask of the derived rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from courier_desktop.domain.ids import DelayId, PartyId, ShipmentId
from courier_desktop.domain.rows import View
from courier_desktop.store.lists import JOINED, ROW, VIEWS

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence


def waiting(conn: sqlite3.Connection, until: str) -> tuple[int, int]:
    """How many wait for a route, and how many of them are promised before that time (UTC text)."""
    row = conn.execute(
        f"SELECT count(*), coalesce(sum(s.promise_end < ?), 0) FROM shipments AS s WHERE {VIEWS[View.NO_ROUTE]}",
        (until,),
    ).fetchone()
    return int(row[0]), int(row[1])


def rows_of(conn: sqlite3.Connection, ids: Sequence[ShipmentId]) -> Sequence[sqlite3.Row]:
    """The list rows of these shipments, in the order asked for."""
    found: dict[str, sqlite3.Row] = {}
    for start in range(0, len(ids), 500):
        some = ids[start : start + 500]
        marks = ", ".join("?" * len(some))
        for row in conn.execute(f"SELECT {ROW} FROM shipments AS s{JOINED} WHERE s.shipment_id IN ({marks})", some):
            found[row["shipment_id"]] = row
    return [found[one] for one in ids if one in found]


def find_numbers(conn: sqlite3.Connection, numbers: Sequence[str]) -> dict[str, ShipmentId]:
    """The shipments of these numbers."""
    marks = ", ".join("?" * len(numbers))
    rows = conn.execute(f"SELECT number, shipment_id FROM shipments WHERE number IN ({marks})", numbers)
    return {row[0]: ShipmentId(row[1]) for row in rows}


def ordinal_of(conn: sqlite3.Connection, shipment_id: ShipmentId) -> int:
    """A shipment's ordinal."""
    return int(conn.execute("SELECT ordinal FROM shipments WHERE shipment_id = ?", (shipment_id,)).fetchone()[0])


def next_serials(conn: sqlite3.Connection, prefix: str, count: int) -> int:
    """Reserve that many serial numbers of a prefix; the first of them."""
    row = conn.execute(
        "INSERT INTO serials VALUES (?, ?) ON CONFLICT (prefix) DO UPDATE SET last = last + ? RETURNING last",
        (prefix, count, count),
    ).fetchone()
    return int(row[0]) - count + 1


def on_open_routes(conn: sqlite3.Connection, day: str) -> Sequence[sqlite3.Row]:
    """The published routes of a day and earlier that are not closed: id and day."""
    return conn.execute("SELECT route_id, day FROM routes WHERE state = 'published' AND day <= ?", (day,)).fetchall()


def ids_in_zone(conn: sqlite3.Connection, postal_codes: Sequence[str]) -> list[ShipmentId]:
    """The shipments under way whose postal code begins with one of these."""
    likes = " OR ".join("a.postal_code LIKE ? || '%'" for _ in postal_codes)
    rows = conn.execute(
        "SELECT s.shipment_id FROM shipments AS s"
        " JOIN addresses AS a ON a.address_id = coalesce(s.address_id, s.shipment_id)"
        f" WHERE s.active_until = '9999' AND ({likes}) ORDER BY s.ordinal",
        tuple(postal_codes),
    )
    return [ShipmentId(row[0]) for row in rows]


def stuck(conn: sqlite3.Connection, before: str, limit: int) -> Sequence[sqlite3.Row]:
    """Shipments under way that have not moved since a time, the oldest first."""
    return conn.execute(
        "SELECT shipment_id, number, status, moved_at FROM shipments"
        " WHERE active_until = '9999' AND moved_at < ? AND status NOT IN ('registered', 'ready_for_pickup', 'on_hold')"
        " ORDER BY moved_at LIMIT ?",
        (before, limit),
    ).fetchall()


def hit_row(conn: sqlite3.Connection, shipment_id: ShipmentId) -> sqlite3.Row | None:
    """One shipment as the search field shows it."""
    row: sqlite3.Row | None = conn.execute(
        "SELECT s.shipment_id, s.number, s.status, p.name AS recipient, a.street, a.exterior, a.colonia,"
        " r.code AS route_code FROM shipments AS s"
        " JOIN parties AS p ON p.party_id = coalesce(s.recipient_id, s.shipment_id)"
        " JOIN addresses AS a ON a.address_id = coalesce(s.address_id, s.shipment_id)"
        " LEFT JOIN routes AS r ON r.route_id = s.route_id"
        " WHERE s.shipment_id = ?",
        (shipment_id,),
    ).fetchone()
    return row


def under_delay(conn: sqlite3.Connection, delay_id: DelayId) -> list[ShipmentId]:
    """The shipments over which a setback lies now."""
    rows = conn.execute("SELECT shipment_id FROM shipments WHERE delay_id = ? ORDER BY ordinal", (delay_id,))
    return [ShipmentId(row[0]) for row in rows]


def none_at_all(conn: sqlite3.Connection) -> bool:
    """Whether the ledger holds no shipment."""
    return conn.execute("SELECT 1 FROM shipments LIMIT 1").fetchone() is None


def with_delay(conn: sqlite3.Connection, ids: Sequence[ShipmentId]) -> set[ShipmentId]:
    """Which of these lie under a setback."""
    if not ids:
        return set()
    marks = ", ".join("?" * len(ids))
    rows = conn.execute(
        f"SELECT shipment_id FROM shipments WHERE delay_id IS NOT NULL AND shipment_id IN ({marks})",
        tuple(ids),
    )
    return {ShipmentId(row[0]) for row in rows}


def failed_attempts(conn: sqlite3.Connection, limit: int) -> Sequence[sqlite3.Row]:
    """Failed attempts that nobody has dealt with, the oldest first."""
    return conn.execute(
        "SELECT s.shipment_id, s.number, s.reason, s.cash_minor, s.currency, p.name AS recipient FROM shipments AS s"
        " JOIN parties AS p ON p.party_id = coalesce(s.recipient_id, s.shipment_id) WHERE s.status = 'attempt_failed'"
        " ORDER BY s.moved_at LIMIT ?",
        (limit,),
    ).fetchall()


def delays_lying(conn: sqlite3.Connection) -> int:
    """How many setbacks lie over some shipment now."""
    return int(conn.execute("SELECT count(DISTINCT delay_id) FROM shipments WHERE delay_id IS NOT NULL").fetchone()[0])


def resolved_since(conn: sqlite3.Connection, since: str) -> int:
    """How many matters people settled since then: notices sent by hand, stops decided."""
    row = conn.execute("SELECT count(*) FROM notices WHERE confirmed_at >= ?", (since,)).fetchone()
    return int(row[0])


def newest_of_phone(conn: sqlite3.Connection, phone: str) -> tuple[ShipmentId, PartyId] | None:
    """The newest shipment whose recipient has that phone now, and the recipient's row; None for a stranger's."""
    own, other = "s.recipient_id IS NULL AND s.shipment_id = p.party_id", "s.recipient_id = p.party_id"
    parts = [
        "SELECT s.ordinal, s.shipment_id, p.party_id FROM parties AS p"
        f" JOIN shipments AS s ON {joined} WHERE p.phone = ? AND p.phone <> '' AND p.sender_key IS NULL"
        for joined in (own, other)
    ]
    row = conn.execute(f"{' UNION ALL '.join(parts)} ORDER BY 1 DESC LIMIT 1", (phone, phone)).fetchone()
    return None if row is None else (ShipmentId(row[1]), PartyId(row[2]))

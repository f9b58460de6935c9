"""What a shop is told: its parcels of a day, and the notices of its recipients."""

from __future__ import annotations

from typing import TYPE_CHECKING

from courier_desktop.domain.times import to_text

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator
    from datetime import datetime

_PARCEL = (
    "SELECT s.shipment_id, s.sender_id, s.number, s.status, s.reason, s.relation, s.delivered_at, s.moved_at,"
    " s.delay_cause, s.final, r.text AS received_by, p.name AS recipient, a.colonia, a.municipality"
)
_ITS_ROWS = (
    " JOIN parties AS p ON p.party_id = coalesce(s.recipient_id, s.shipment_id)"
    " JOIN addresses AS a ON a.address_id = coalesce(s.address_id, s.shipment_id)"
    " LEFT JOIN texts AS r ON r.text_id = s.received_by_id"
)


def parcels_since(conn: sqlite3.Connection, since: datetime) -> Iterator[sqlite3.Row]:
    """Every parcel under way, and those that ended since then, by shop and number."""
    # A walk of the parcels under way, at each digest's time of the day.
    rows: Iterator[sqlite3.Row] = conn.execute(
        f"{_PARCEL} FROM shipments AS s{_ITS_ROWS} WHERE s.active_until >= ? ORDER BY s.sender_id, s.number",
        (to_text(since),),
    )
    return rows


def told_between(conn: sqlite3.Connection, since: datetime, until: datetime) -> Iterator[sqlite3.Row]:
    """The parcels of which something was planned to be told in that time, with the event and its occasion."""
    rows: Iterator[sqlite3.Row] = conn.execute(
        f"{_PARCEL}, n.event, n.occasion FROM notices AS n JOIN shipments AS s ON s.shipment_id = n.shipment_id"
        f"{_ITS_ROWS} WHERE n.planned_at >= ? AND n.planned_at < ? ORDER BY n.planned_at, n.notice_id",
        (to_text(since), to_text(until)),
    )
    return rows

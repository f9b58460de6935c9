"""Everything there is, row after row, for an export."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator


def shipments(conn: sqlite3.Connection) -> Iterator[sqlite3.Row]:
    """Every shipment with its people, address and texts, oldest first."""
    return iter(
        conn.execute(
            "SELECT s.*, f.name AS sender, p.name AS recipient, p.phone, p.phone_typed, p.email, p.company, p.language,"
            " a.street, a.exterior, a.interior, a.colonia, a.postal_code, a.municipality,"
            " a.state AS address_state, a.country,"
            " a.between_streets, a.reference, a.latitude, a.longitude,"
            " c.text AS contents, n.text AS note, r.text AS received_by, o.code AS route_code"
            " FROM shipments AS s"
            " JOIN parties AS f ON f.party_id = s.sender_id"
            " JOIN parties AS p ON p.party_id = coalesce(s.recipient_id, s.shipment_id)"
            " JOIN addresses AS a ON a.address_id = coalesce(s.address_id, s.shipment_id)"
            " LEFT JOIN texts AS c ON c.text_id = s.contents_id"
            " LEFT JOIN texts AS n ON n.text_id = s.note_id"
            " LEFT JOIN texts AS r ON r.text_id = s.received_by_id"
            " LEFT JOIN routes AS o ON o.route_id = s.route_id"
            " ORDER BY s.ordinal"
        )
    )


def events(conn: sqlite3.Connection) -> Iterator[sqlite3.Row]:
    """Every event of the ledger, oldest first, with the number and the route's code that people know."""
    return iter(
        conn.execute(
            "SELECT l.seq, lower(hex(l.event_id)) AS event_id, a.act_id, a.actor, a.recorded_at, l.kind, l.body,"
            " coalesce(l.occurred_at, a.recorded_at) AS occurred_at, s.number, r.code AS route_code FROM ledger AS l"
            " JOIN acts AS a ON a.first_seq = l.act"
            " LEFT JOIN shipments AS s ON s.shipment_id = l.shipment_id"
            " LEFT JOIN routes AS r ON r.route_id = l.route_id ORDER BY l.seq"
        )
    )


def notices(conn: sqlite3.Connection) -> Iterator[sqlite3.Row]:
    """Every notice with its text, oldest first."""
    return iter(
        conn.execute(
            "SELECT n.*, t.text, s.number, p.name AS recipient, p.phone FROM notices AS n"
            " JOIN shipments AS s ON s.shipment_id = n.shipment_id"
            " JOIN parties AS p ON p.party_id = coalesce(s.recipient_id, s.shipment_id)"
            " LEFT JOIN texts AS t ON t.text_id = n.text_id ORDER BY n.planned_at, n.notice_id"
        )
    )

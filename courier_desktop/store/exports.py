"""Everything there is, row after row, for an export: each table's columns in the order of domain.exports.tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from courier_desktop.domain.statuses import STATUSES
from courier_desktop.store import chain

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

_PHASE = " ".join(f"WHEN '{status.value}' THEN '{rule.phase.value}'" for status, rule in STATUSES.items())
_PLACE = (
    "a.street, a.exterior, a.interior, a.colonia, a.postal_code, a.municipality, a.state, a.country,"
    " a.between_streets, a.reference, a.latitude, a.longitude"
)
_RECIPIENT = " JOIN parties AS p ON p.party_id = coalesce(s.recipient_id, s.shipment_id)"
_UUID = (
    "lower(substr(hex(l.event_id), 1, 8) || '-' || substr(hex(l.event_id), 9, 4) || '-'"
    " || substr(hex(l.event_id), 13, 4) || '-' || substr(hex(l.event_id), 17, 4) || '-'"
    " || substr(hex(l.event_id), 21))"
)

# The tables of messages, in the order of their keys; their columns go out as they stand.
_MESSAGES = {
    "contacts": "contact_id",
    "contact_addresses": "channel, address",
    "channel_opt_outs": "contact_id, channel",
    "outbox": "message_id",
    "outbox_notices": "notice_id, message_id",
    "outbox_attempts": "message_id, attempt",
    "inbound": "inbound_id",
    "message_templates": "event, language, channel",
    "template_maps": "gateway, event, language",
    "prices": "gateway, country, category, valid_from",
}

# Full reads, on purpose and in the order of an index: no sort that would hold a table in memory.
_ROWS: dict[str, str] = {
    "shipments": (
        f"SELECT s.number, s.order_number, s.status, CASE s.status {_PHASE} END, f.name, p.name, p.company,"
        f" CASE p.phone WHEN '' THEN p.phone_typed ELSE p.phone END, p.email, p.language, {_PLACE},"
        " s.pieces, coalesce(c.text, ''), coalesce(n.text, ''), s.weight_g, s.signed_copy, s.cash_minor,"
        " s.collected_minor, s.declared_minor, s.currency, s.promise_start, s.promise_end, s.promise_start,"
        " s.promise_end, CASE WHEN s.delay_id IS NOT NULL OR s.delivered_at IS NOT NULL THEN s.delay_cause END,"
        " s.delay_minutes, s.attempts, s.reason, s.next_step, s.missing, s.owed, o.code, coalesce(r.text, ''),"
        " s.relation, s.registered_at, s.delivered_at, s.registered_at, s.moved_at, s.delivered_at, s.ordinal,"
        " s.shipment_id, s.sender_id, coalesce(s.recipient_id, s.shipment_id),"
        " coalesce(s.address_id, s.shipment_id), s.route_id, s.delay_id"
        " FROM shipments AS s"
        " JOIN parties AS f ON f.party_id = s.sender_id"
        f"{_RECIPIENT}"
        " JOIN addresses AS a ON a.address_id = coalesce(s.address_id, s.shipment_id)"
        " LEFT JOIN texts AS c ON c.text_id = s.contents_id"
        " LEFT JOIN texts AS n ON n.text_id = s.note_id"
        " LEFT JOIN texts AS r ON r.text_id = s.received_by_id"
        " LEFT JOIN routes AS o ON o.route_id = s.route_id"
        " ORDER BY s.ordinal"
    ),
    "notices": (
        "SELECT s.number, p.name, CASE p.phone WHEN '' THEN p.phone_typed ELSE p.phone END, n.event, n.occasion,"
        " n.channel, n.language, n.state, n.why, coalesce(t.text, ''), n.planned_at, n.planned_at, n.not_before,"
        " n.expires_at, n.opened_at, n.opened_by, n.confirmed_at, n.confirmed_by, n.notice_id, n.shipment_id,"
        " n.delay_id, n.text_id FROM notices AS n"
        " JOIN shipments AS s ON s.shipment_id = n.shipment_id"
        f"{_RECIPIENT}"
        " LEFT JOIN texts AS t ON t.text_id = n.text_id ORDER BY n.planned_at, n.notice_id"
    ),
    "routes": (
        "SELECT r.day, r.code, r.name, d.name, r.state,"
        " (SELECT count(*) FROM stops AS x WHERE x.route_id = r.route_id AND x.on_route),"
        " r.starts_at, r.starts_at, r.minutes_per_stop, r.published_at, r.closed_at, r.route_id, r.driver_id"
        " FROM routes AS r LEFT JOIN drivers AS d ON d.driver_id = r.driver_id ORDER BY r.day, r.code, r.route_id"
    ),
    "stops": (
        "SELECT r.day, r.code, x.position, s.number, p.name, x.state, x.loaded, x.left_reason, x.marked_at,"
        " x.on_route, x.route_id, x.shipment_id FROM routes AS r"
        " CROSS JOIN stops AS x ON x.route_id = r.route_id"
        " JOIN shipments AS s ON s.shipment_id = x.shipment_id"
        f"{_RECIPIENT} ORDER BY r.day, r.code, r.route_id, x.position, s.ordinal"
    ),
    "delays": (
        "SELECT d.declared_at, d.cause, d.scope, d.scope_refs, d.minutes, d.new_start, d.new_end,"
        " coalesce(t.text, ''), (SELECT count(*) FROM delay_shipments AS x WHERE x.delay_id = d.delay_id),"
        " d.declared_at, d.declared_by, d.lifted_at, d.delay_id"
        " FROM delays AS d LEFT JOIN texts AS t ON t.text_id = d.note_id ORDER BY d.declared_at, d.delay_id"
    ),
    "delay_shipments": (
        "SELECT s.number, x.delay_id, x.shipment_id FROM delay_shipments AS x"
        " JOIN shipments AS s ON s.shipment_id = x.shipment_id ORDER BY x.delay_id, x.shipment_id"
    ),
    "acts": (
        "SELECT a.first_seq, coalesce(lead(a.first_seq) OVER (ORDER BY a.first_seq),"
        " (SELECT max(seq) + 1 FROM ledger)) - a.first_seq, a.recorded_at, a.actor, a.source, a.place,"
        " a.recorded_at, a.act_id FROM acts AS a ORDER BY a.first_seq"
    ),
    "events": (
        "SELECT l.seq, s.number, r.code, l.kind, coalesce(l.occurred_at, a.recorded_at), a.actor, a.source, a.place,"
        f" coalesce(l.occurred_at, a.recorded_at), a.recorded_at, {_UUID}, a.act_id, l.act, l.shipment_id,"
        " l.route_id, l.body, lower(hex(l.chain)) FROM ledger AS l"
        " CROSS JOIN acts AS a ON a.first_seq = l.act"
        " LEFT JOIN shipments AS s ON s.shipment_id = l.shipment_id"
        " LEFT JOIN routes AS r ON r.route_id = l.route_id ORDER BY l.seq"
    ),
    "parties": (
        "SELECT name, phone, phone_typed, email, company, language, sender_key, party_id FROM parties ORDER BY party_id"
    ),
    "addresses": f"SELECT {_PLACE}, a.address_id FROM addresses AS a ORDER BY a.address_id",
    "texts": "SELECT text, text_id FROM texts ORDER BY text_id",
    "drivers": "SELECT name, phone, vehicle, active, driver_id FROM drivers ORDER BY driver_id",
    "staff": "SELECT name, role, active, staff_id FROM staff ORDER BY staff_id",
    "opt_outs": "SELECT phone_key, since, actor, source FROM opt_outs ORDER BY phone_key",
    "settings": "SELECT name, value FROM settings ORDER BY name",
    "serials": "SELECT prefix, last FROM serials ORDER BY prefix",
    "column_maps": "SELECT sender_key, signature, mapping FROM column_maps ORDER BY sender_key, signature",
    "imported_orders": "SELECT ordinal, lower(hex(said)) FROM imported_orders ORDER BY ordinal",
    **{table: f"SELECT * FROM {table} ORDER BY {key}" for table, key in _MESSAGES.items()},
}


def rows(conn: sqlite3.Connection, table: str) -> Iterator[tuple[object, ...]]:
    """A table's rows as SQLite holds their values; every one of its own is read when it is asked for."""
    cursor = conn.cursor()
    cursor.row_factory = None
    return cursor.execute(_ROWS[table])


def count(conn: sqlite3.Connection, table: str) -> int:
    """How many rows there are, for the progress."""
    # A full read, and another follows: all of it goes out.
    name = "ledger" if table == "events" else table
    return int(conn.execute(f"SELECT count(*) FROM {name}").fetchone()[0])


def head(conn: sqlite3.Connection) -> tuple[int, str]:
    """The newest event's number and digest in hexadecimal."""
    seq, digest = chain.head(conn)
    return seq, digest.hex()


def schema_version(conn: sqlite3.Connection) -> int:
    """The version of the ledger's tables."""
    return int(conn.execute("PRAGMA user_version").fetchone()[0])

"""Orders that came from files: which are in the ledger, and what their file last said of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from courier_desktop.domain.ids import PartyId, ShipmentId
from courier_desktop.domain.statuses import STATUSES, Status

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

_AT_ONCE = 500


class KnownOrder(NamedTuple):
    """An order in the ledger. `said` holds the marks of what its file said, empty when it came otherwise."""

    shipment_id: ShipmentId
    number: str
    status: Status
    said: bytes


def known_orders(conn: sqlite3.Connection, sender_id: PartyId, keys: Sequence[str]) -> dict[str, KnownOrder]:
    """Those of these orders of a sender that are in the ledger, by key."""
    found: dict[str, KnownOrder] = {}
    for start in range(0, len(keys), _AT_ONCE):
        some = keys[start : start + _AT_ONCE]
        marks = ", ".join("?" * len(some))
        rows = conn.execute(
            "SELECT s.order_key, s.shipment_id, s.number, s.status, coalesce(o.said, x'') FROM shipments AS s"
            " LEFT JOIN imported_orders AS o ON o.ordinal = s.ordinal"
            f" WHERE s.sender_id = ? AND s.order_key IN ({marks}) AND s.order_key <> ''",
            (sender_id, *some),
        )
        for key, shipment_id, number, status, said in rows:
            found[key] = KnownOrder(ShipmentId(shipment_id), number, Status(status), bytes(said))
    return found


def remember_said(conn: sqlite3.Connection, rows: Iterable[tuple[bytes, ShipmentId]]) -> None:
    """Keep the marks of what a file said of these shipments."""
    conn.executemany(
        "INSERT INTO imported_orders SELECT ordinal, ? FROM shipments WHERE shipment_id = ?"
        " ON CONFLICT (ordinal) DO UPDATE SET said = excluded.said",
        rows,
    )


def remember_new(conn: sqlite3.Connection, rows: Iterable[tuple[int, bytes]]) -> None:
    """The same for shipments that are new, by their ordinals."""
    conn.executemany("INSERT INTO imported_orders VALUES (?,?)", rows)


# One value for each field that an import compares, in that order (services/intake/said.py).
_VALUES = (
    "SELECT s.shipment_id, p.name, p.company, CASE p.phone WHEN '' THEN p.phone_typed ELSE p.phone END, p.email,"
    " a.street, a.exterior, a.interior, a.colonia, a.postal_code, a.municipality, a.state, a.country,"
    " a.between_streets, a.reference, coalesce(c.text, ''), coalesce(n.text, ''), CAST(s.pieces AS TEXT),"
    " CAST(coalesce(s.weight_g, '') AS TEXT), coalesce(s.cash_minor || ' ' || s.currency, '')"
    " FROM shipments AS s JOIN parties AS p ON p.party_id = coalesce(s.recipient_id, s.shipment_id)"
    " JOIN addresses AS a ON a.address_id = coalesce(s.address_id, s.shipment_id)"
    " LEFT JOIN texts AS c ON c.text_id = s.contents_id LEFT JOIN texts AS n ON n.text_id = s.note_id"
)


def values_now(conn: sqlite3.Connection, shipment_ids: Sequence[ShipmentId]) -> dict[ShipmentId, tuple[str, ...]]:
    """What the ledger says of these shipments, field by field as text."""
    found: dict[ShipmentId, tuple[str, ...]] = {}
    for start in range(0, len(shipment_ids), _AT_ONCE):
        some = shipment_ids[start : start + _AT_ONCE]
        marks = ", ".join("?" * len(some))
        for row in conn.execute(f"{_VALUES} WHERE s.shipment_id IN ({marks})", some):
            found[ShipmentId(row[0])] = tuple(row)[1:]
    return found


def ended_among(conn: sqlite3.Connection, shipment_ids: Sequence[ShipmentId]) -> set[ShipmentId]:
    """Which of these shipments have ended."""
    ends = [status.value for status, rule in STATUSES.items() if rule.end]
    found: set[ShipmentId] = set()
    for start in range(0, len(shipment_ids), _AT_ONCE):
        some = shipment_ids[start : start + _AT_ONCE]
        marks, states = ", ".join("?" * len(some)), ", ".join("?" * len(ends))
        rows = conn.execute(
            f"SELECT shipment_id FROM shipments WHERE shipment_id IN ({marks}) AND status IN ({states})",
            (*some, *ends),
        )
        found.update(ShipmentId(row[0]) for row in rows)
    return found

"""The derived rows of setbacks."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from courier_desktop.domain.ids import DelayId, ShipmentId
from courier_desktop.domain.times import to_text
from courier_desktop.store.many import write_many

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

    from courier_desktop.domain import events as ev


def save(conn: sqlite3.Connection, event: ev.Event, fact: ev.DelayDeclared) -> None:
    """Add a setback."""
    conn.execute(
        "INSERT INTO delays VALUES (?,?,?,?,?,?,?,?,?,?,NULL) ON CONFLICT (delay_id) DO NOTHING",
        (
            fact.delay_id,
            fact.cause.value,
            fact.scope,
            json.dumps(fact.scope_refs, ensure_ascii=False),
            fact.minutes,
            None if fact.new_start is None else to_text(fact.new_start),
            None if fact.new_end is None else to_text(fact.new_end),
            fact.note_id,
            to_text(event.occurred_at),
            event.actor,
        ),
    )


def end(conn: sqlite3.Connection, delay_id: DelayId, at: str | None) -> None:
    """Note when a setback ended; None takes that back."""
    conn.execute("UPDATE delays SET lifted_at = ? WHERE delay_id = ?", (at, delay_id))


def drop(conn: sqlite3.Connection, delay_id: DelayId) -> None:
    """Take away the row of a setback that a correction undid."""
    conn.execute("DELETE FROM delays WHERE delay_id = ?", (delay_id,))


def add_shipments(conn: sqlite3.Connection, rows: Iterable[tuple[DelayId, ShipmentId]]) -> None:
    """Note which shipments a setback touched."""
    write_many(conn, "INSERT INTO delay_shipments VALUES (?,?) ON CONFLICT DO NOTHING", list(rows))


def forget_shipment(conn: sqlite3.Connection, shipment_id: ShipmentId) -> None:
    """Drop a shipment's setbacks before they are worked out anew."""
    conn.execute("DELETE FROM delay_shipments WHERE shipment_id = ?", (shipment_id,))


def newest(conn: sqlite3.Connection, limit: int) -> Sequence[sqlite3.Row]:
    """The newest setbacks with their notes and how many shipments they touched."""
    return conn.execute(
        "SELECT d.*, t.text AS note,"
        " (SELECT count(*) FROM delay_shipments AS x WHERE x.delay_id = d.delay_id) AS shipments"
        " FROM delays AS d LEFT JOIN texts AS t ON t.text_id = d.note_id ORDER BY d.declared_at DESC LIMIT ?",
        (limit,),
    ).fetchall()


def shipments_of(conn: sqlite3.Connection, delay_id: DelayId) -> list[ShipmentId]:
    """The shipments that a setback touched, in the order of their registration."""
    rows = conn.execute(
        "SELECT x.shipment_id FROM delay_shipments AS x JOIN shipments AS s ON s.shipment_id = x.shipment_id"
        " WHERE x.delay_id = ? ORDER BY s.ordinal",
        (delay_id,),
    )
    return [ShipmentId(row[0]) for row in rows]


def still_under(conn: sqlite3.Connection) -> dict[DelayId, int]:
    """Over how many shipments each setback lies now; those over none are left out."""
    rows = conn.execute("SELECT delay_id, count(*) FROM shipments WHERE delay_id IS NOT NULL GROUP BY delay_id")
    return {DelayId(row[0]): int(row[1]) for row in rows}

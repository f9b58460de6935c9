"""The append-only table of events: what goes in and how it is read back."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from courier_desktop.domain import events as ev
from courier_desktop.domain.ids import ActId, EventId, RouteId, ShipmentId
from courier_desktop.domain.shipment import corrected_ids as ev_corrected
from courier_desktop.domain.times import from_text, to_text

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Sequence

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def append(conn: sqlite3.Connection, events: Sequence[ev.Event]) -> int:
    """Write the events in this order; the seq of the first, the others follow it without a gap.

    IntegrityError when an event id stands there already.
    """
    first = last_seq(conn) + 1
    conn.executemany(
        "INSERT INTO ledger (event_id, act_id, shipment_id, route_id, kind, body, actor, occurred_at, recorded_at)"
        " VALUES (?,?,?,?,?,?,?,?,?)",
        [
            (
                event.event_id,
                event.act_id,
                event.shipment_id,
                event.route_id,
                event.fact.kind,
                _encode(ev.to_body(event.fact)),
                event.actor,
                to_text(event.occurred_at),
                to_text(event.recorded_at),
            )
            for event in events
        ],
    )
    return first


def holds(conn: sqlite3.Connection, event_id: EventId) -> bool:
    """Whether that event was recorded already."""
    return conn.execute("SELECT 1 FROM ledger WHERE event_id = ?", (event_id,)).fetchone() is not None


def last_seq(conn: sqlite3.Connection) -> int:
    """The number of the newest event, 0 in an empty ledger."""
    return int(conn.execute("SELECT coalesce(max(seq), 0) FROM ledger").fetchone()[0])


def of_shipment(conn: sqlite3.Connection, shipment_id: ShipmentId) -> list[ev.Event]:
    """A shipment's events, oldest first."""
    rows = conn.execute("SELECT * FROM ledger WHERE shipment_id = ? ORDER BY seq", (shipment_id,))
    return [event_of(row) for row in rows]


def of_route(conn: sqlite3.Connection, route_id: RouteId) -> list[ev.Event]:
    """A route's events (its own and its stops'), oldest first."""
    rows = conn.execute("SELECT * FROM ledger WHERE route_id = ? ORDER BY seq", (route_id,))
    return [event_of(row) for row in rows]


def of_act(conn: sqlite3.Connection, act_id: ActId) -> list[ev.Event]:
    """The events of one act, oldest first."""
    return [event_of(row) for row in conn.execute("SELECT * FROM ledger WHERE act_id = ? ORDER BY seq", (act_id,))]


def newest_acts(conn: sqlite3.Connection, limit: int) -> list[ev.Event]:
    """The newest events first, as many as asked for."""
    return [event_of(row) for row in conn.execute("SELECT * FROM ledger ORDER BY seq DESC LIMIT ?", (limit,))]


def by_shipment(conn: sqlite3.Connection) -> Iterator[tuple[int, ev.Event]]:
    """Every shipment's events with their numbers, one shipment after another, each oldest first."""
    rows = conn.execute("SELECT * FROM ledger WHERE shipment_id IS NOT NULL ORDER BY shipment_id, seq")
    return ((int(row["seq"]), event_of(row)) for row in rows)


def by_route(conn: sqlite3.Connection) -> Iterator[ev.Event]:
    """Every route's events, one route after another, each oldest first."""
    rows = conn.execute("SELECT * FROM ledger WHERE route_id IS NOT NULL ORDER BY route_id, seq")
    return (event_of(row) for row in rows)


def headers(conn: sqlite3.Connection) -> Iterable[ev.Event]:
    """The events that concern neither a shipment nor a route (setbacks, their corrections), oldest first."""
    # A full read of the ledger: only `rebuild` and `verify` ask this.
    rows = conn.execute("SELECT * FROM ledger WHERE shipment_id IS NULL AND route_id IS NULL ORDER BY seq")
    return (event_of(row) for row in rows)


def event_of(row: sqlite3.Row) -> ev.Event:
    """The event that a row of the ledger holds."""
    return ev.Event(
        event_id=EventId(row["event_id"]),
        act_id=ActId(row["act_id"]),
        shipment_id=None if row["shipment_id"] is None else ShipmentId(row["shipment_id"]),
        route_id=None if row["route_id"] is None else RouteId(row["route_id"]),
        fact=ev.from_body(row["kind"], json.loads(row["body"])),
        actor=row["actor"],
        occurred_at=from_text(row["occurred_at"]),
        recorded_at=from_text(row["recorded_at"]),
    )


def by_ids(conn: sqlite3.Connection, ids: Sequence[EventId]) -> list[ev.Event]:
    """The events of these ids, oldest first."""
    marks = ", ".join("?" * len(ids))
    rows = conn.execute(f"SELECT * FROM ledger WHERE event_id IN ({marks}) ORDER BY seq", ids)
    return [event_of(row) for row in rows]


def corrected_among(conn: sqlite3.Connection, events: Sequence[ev.Event]) -> frozenset[EventId]:
    """Which of these events were taken back by a later correction of the same shipment, route or setback."""
    places = {(event.shipment_id, event.route_id) for event in events}
    found: set[EventId] = set()
    for shipment_id, route_id in places:
        if shipment_id is not None:
            found |= ev_corrected(of_shipment(conn, shipment_id))
        elif route_id is not None:
            found |= ev_corrected(of_route(conn, route_id))
        else:
            rows = conn.execute(
                "SELECT * FROM ledger WHERE kind = 'corrected' AND shipment_id IS NULL AND route_id IS NULL"
                " ORDER BY seq"
            )
            found |= ev_corrected([event_of(row) for row in rows])
    return frozenset(found)

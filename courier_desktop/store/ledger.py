"""The append-only table of events: what goes in and how it is read back."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from courier_desktop.domain import events as ev
from courier_desktop.domain.event_bodies import from_body, to_json
from courier_desktop.domain.ids import ActId, EventId, RouteId, ShipmentId
from courier_desktop.domain.shipment import corrected_ids as ev_corrected
from courier_desktop.domain.times import from_text, to_text
from courier_desktop.store import chain
from courier_desktop.store.faults import of_a_row

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Sequence

# The events with the act that each belongs to; `{}` takes the rest of the question.
_EVENTS = (
    "SELECT l.seq, l.event_id, a.act_id, a.actor, a.source, a.place, a.recorded_at, l.shipment_id, l.route_id,"
    " l.kind, l.body, l.occurred_at FROM ledger AS l JOIN acts AS a ON a.first_seq = l.act"
)
# By the index that holds those few alone: the planner would walk through the ledger for its order.
_EVENTS_OF_NEITHER = (
    _EVENTS.replace("ledger AS l", "ledger AS l INDEXED BY ledger_of_neither")
    + " WHERE l.shipment_id IS NULL AND l.route_id IS NULL"
)


def append(conn: sqlite3.Connection, events: Sequence[ev.Event]) -> int:
    """Write the events in this order; the seq of the first, the others follow it without a gap.

    IntegrityError when an event id stands there already, or an act that others have come after.
    """
    last, before = chain.head(conn)
    seq, act_id, act = last, *_newest_act(conn)
    acts: list[tuple[object, ...]] = []
    rows: list[tuple[object, ...]] = []
    envelope, who, recorded = None, "", ""
    for event in events:
        seq += 1
        if event.act_id != act_id:
            act_id, act = event.act_id, seq
            acts.append((act, *_of_act(event)))
        # Of an import's thousands of events all but what happened is the same.
        if envelope != (envelope := (event.act_id, event.actor, event.source, event.place, event.recorded_at)):
            who, recorded = chain.act_text(*_of_act(event)), to_text(event.recorded_at)
        occurred = None if event.occurred_at is event.recorded_at else to_text(event.occurred_at)
        what = (
            event.shipment_id,
            event.route_id,
            event.fact.kind,
            to_json(event.fact),
            None if occurred == recorded else occurred,
        )
        event_id = id_bytes(event.event_id)
        before = chain.digest(before, seq, event_id, who + chain.event_text(*what))
        rows.append((seq, event_id, act, *what, before))
    conn.executemany("INSERT INTO acts VALUES (?,?,?,?,?,?)", acts)
    conn.executemany("INSERT INTO ledger VALUES (?,?,?,?,?,?,?,?,?)", rows)
    return last + 1


def _of_act(event: ev.Event) -> tuple[str, str, str, str, str]:
    """The columns of the event's act but its place in the ledger."""
    return event.act_id, event.actor, event.source.value, event.place, to_text(event.recorded_at)


def _newest_act(conn: sqlite3.Connection) -> tuple[str, int]:
    row = conn.execute("SELECT act_id, first_seq FROM acts ORDER BY first_seq DESC LIMIT 1").fetchone()
    return ("", 0) if row is None else (str(row[0]), int(row[1]))


def id_bytes(event_id: str) -> bytes:
    """The 16 bytes under which an event's id (a UUID's text) is kept."""
    return bytes.fromhex(event_id.replace("-", ""))


def id_text(event_id: bytes) -> EventId:
    """The text of such an id."""
    text = event_id.hex()
    return EventId(f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}")


def holds(conn: sqlite3.Connection, event_id: EventId) -> bool:
    """Whether that event was recorded already."""
    return conn.execute("SELECT 1 FROM ledger WHERE event_id = ?", (id_bytes(event_id),)).fetchone() is not None


def last_seq(conn: sqlite3.Connection) -> int:
    """The number of the newest event, 0 in an empty ledger."""
    return int(conn.execute("SELECT coalesce(max(seq), 0) FROM ledger").fetchone()[0])


def of_shipment(conn: sqlite3.Connection, shipment_id: ShipmentId) -> list[ev.Event]:
    """A shipment's events, oldest first."""
    rows = conn.execute(f"{_EVENTS} WHERE l.shipment_id = ? ORDER BY l.seq", (shipment_id,))
    return [event_of(row) for row in rows]


def of_route(conn: sqlite3.Connection, route_id: RouteId) -> list[ev.Event]:
    """A route's events (its own and its stops'), oldest first."""
    rows = conn.execute(f"{_EVENTS} WHERE l.route_id = ? ORDER BY l.seq", (route_id,))
    return [event_of(row) for row in rows]


def of_act(conn: sqlite3.Connection, act_id: ActId) -> list[ev.Event]:
    """The events of one act, oldest first."""
    rows = conn.execute(
        f"{_EVENTS} WHERE a.act_id = ? AND l.seq >= a.first_seq AND l.seq < coalesce("
        "(SELECT min(n.first_seq) FROM acts AS n WHERE n.first_seq > a.first_seq), l.seq + 1) ORDER BY l.seq",
        (act_id,),
    )
    return [event_of(row) for row in rows]


def newest_acts(conn: sqlite3.Connection, limit: int) -> list[ev.Event]:
    """The newest events first, as many as asked for."""
    return [event_of(row) for row in conn.execute(f"{_EVENTS} ORDER BY l.seq DESC LIMIT ?", (limit,))]


def by_shipment(conn: sqlite3.Connection) -> Iterator[tuple[int, ev.Event]]:
    """Every shipment's events with their numbers, one shipment after another, each oldest first."""
    rows = conn.execute(f"{_EVENTS} WHERE l.shipment_id IS NOT NULL ORDER BY l.shipment_id, l.seq")
    return ((int(row["seq"]), event_of(row)) for row in rows)


def by_route(conn: sqlite3.Connection) -> Iterator[ev.Event]:
    """Every route's events, one route after another, each oldest first."""
    rows = conn.execute(f"{_EVENTS} WHERE l.route_id IS NOT NULL ORDER BY l.route_id, l.seq")
    return (event_of(row) for row in rows)


def headers(conn: sqlite3.Connection) -> Iterable[ev.Event]:
    """The events that concern neither a shipment nor a route (setbacks, their corrections), oldest first."""
    rows = conn.execute(f"{_EVENTS_OF_NEITHER} ORDER BY l.seq")
    return (event_of(row) for row in rows)


def of_kind(conn: sqlite3.Connection, kind: str) -> list[ev.Event]:
    """Every event of a kind, oldest first."""
    # A full read of the ledger, for kinds that are rare: an erasure asks once.
    return [event_of(row) for row in conn.execute(f"{_EVENTS} WHERE l.kind = ? ORDER BY l.seq", (kind,))]


@of_a_row
def event_of(row: sqlite3.Row) -> ev.Event:
    """The event that a row of the ledger and its act hold."""
    recorded_at = from_text(row["recorded_at"])
    occurred = row["occurred_at"]
    return ev.Event(
        event_id=id_text(row["event_id"]),
        act_id=ActId(row["act_id"]),
        shipment_id=None if row["shipment_id"] is None else ShipmentId(row["shipment_id"]),
        route_id=None if row["route_id"] is None else RouteId(row["route_id"]),
        fact=from_body(row["kind"], json.loads(row["body"])),
        actor=row["actor"],
        occurred_at=recorded_at if occurred is None else from_text(occurred),
        recorded_at=recorded_at,
        source=ev.Source(row["source"]),
        place=row["place"],
    )


def by_ids(conn: sqlite3.Connection, ids: Sequence[EventId]) -> list[ev.Event]:
    """The events of these ids, oldest first."""
    marks = ", ".join("?" * len(ids))
    keys = [id_bytes(one) for one in ids]
    rows = conn.execute(f"{_EVENTS} WHERE l.event_id IN ({marks}) ORDER BY l.seq", keys)
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
            rows = conn.execute(f"{_EVENTS_OF_NEITHER} AND l.kind = 'corrected' ORDER BY l.seq")
            found |= ev_corrected([event_of(row) for row in rows])
    return frozenset(found)


class NamedEvent(NamedTuple):
    """An event as people can find it: place in the ledger, kind, number, time; empty when the row is gone."""

    seq: int
    event_id: str = ""
    kind: str = ""
    number: str = ""
    recorded_at: str = ""
    actor: str = ""


def named(conn: sqlite3.Connection, seq: int) -> NamedEvent:
    """The event of that place, told by what the rows say now."""
    row = conn.execute(
        "SELECT l.event_id, l.kind, s.number, a.recorded_at, a.actor FROM ledger AS l"
        " LEFT JOIN acts AS a ON a.first_seq = l.act LEFT JOIN shipments AS s ON s.shipment_id = l.shipment_id"
        " WHERE l.seq = ?",
        (seq,),
    ).fetchone()
    if row is None:
        return NamedEvent(seq)
    return NamedEvent(seq, id_text(row[0]), row[1], row[2] or "", row[3] or "", row[4] or "")

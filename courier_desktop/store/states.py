"""The derived rows of shipments and their stops: states in, states out."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, TypeVar

from courier_desktop.domain.causes import Cause
from courier_desktop.domain.ids import AddressId, DelayId, PartyId, RouteId, ShipmentId, TextId
from courier_desktop.domain.reasons import Need, NextStep, ReasonCode
from courier_desktop.domain.shipment import ShipmentState, StopFacts
from courier_desktop.domain.statuses import Status, StopState
from courier_desktop.domain.times import from_text, maybe_from_text, to_text
from courier_desktop.store.faults import of_a_row
from courier_desktop.store.many import write_many

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import datetime

_T = TypeVar("_T")

# Sorts after every time: a shipment that has not ended is active for ever.
STILL_ACTIVE = "9999"

_COLUMNS = (
    "ordinal",
    "shipment_id",
    "number",
    "serial",
    "sender_id",
    "recipient_id",
    "address_id",
    "order_number",
    "order_key",
    "pieces",
    "currency",
    "registered_at",
    "moved_at",
    "max_attempts",
    "status",
    "final",
    "cash_minor",
    "declared_minor",
    "collected_minor",
    "weight_g",
    "signed_copy",
    "contents_id",
    "note_id",
    "missing",
    "attempts",
    "reason",
    "next_step",
    "owed",
    "received_by_id",
    "relation",
    "delivered_at",
    "pieces_delivered",
    "promise_start",
    "promise_end",
    "promise_frozen",
    "delay_id",
    "delay_cause",
    "delay_minutes",
    "delay_start",
    "delay_end",
    "route_id",
    "load_rejected",
    "active_until",
)
_STATUSES = {status: status.value for status in Status}
_FIXED = frozenset({"ordinal", "shipment_id"})
_INSERT = f"INSERT INTO shipments ({', '.join(_COLUMNS)}) VALUES ({', '.join('?' * len(_COLUMNS))})"
_UPDATE = f"UPDATE shipments SET {', '.join(f'{c} = ?' for c in _COLUMNS if c not in _FIXED)} WHERE shipment_id = ?"


def insert(conn: sqlite3.Connection, states: Iterable[tuple[int, ShipmentState]]) -> None:
    """Add the rows of new shipments; the number is the ordinal (the seq of the registration)."""
    write_many(conn, _INSERT, [(ordinal, state.shipment_id, *_values(state)) for ordinal, state in states])


def update(conn: sqlite3.Connection, states: Iterable[ShipmentState]) -> None:
    """Write the rows of known shipments anew."""
    write_many(conn, _UPDATE, [(*_values(state), state.shipment_id) for state in states])


def _other_than(own: str, one: str) -> str | None:
    """A row's id, None for the one that bears the shipment's own."""
    return None if one == own else one


def _text(moment: datetime | None) -> str | None:
    return None if moment is None else to_text(moment)


def _values(state: ShipmentState) -> tuple[object, ...]:
    """The row without ordinal and id, in the order of _COLUMNS."""
    moved_at = to_text(state.moved_at)
    return (
        state.number,
        state.serial,
        state.sender_id,
        _other_than(state.shipment_id, state.recipient_id),
        _other_than(state.shipment_id, state.address_id),
        state.order_number,
        state.order_key,
        state.pieces,
        state.currency,
        to_text(state.registered_at),
        moved_at,
        state.max_attempts,
        _STATUSES[state.status],
        int(state.final),
        state.cash_minor,
        state.declared_minor,
        state.collected_minor,
        state.weight_g,
        int(state.signed_copy),
        state.contents_id,
        state.note_id,
        ",".join(state.missing),
        state.attempts,
        state.reason,
        state.next_step,
        ",".join(state.owed),
        state.received_by_id,
        state.relation,
        _text(state.delivered_at),
        state.pieces_delivered,
        _text(state.promise_start),
        _text(state.promise_end),
        int(state.promise_frozen),
        state.delay_id,
        state.delay_cause,
        state.delay_minutes,
        _text(state.delay_start),
        _text(state.delay_end),
        state.route_id,
        state.load_rejected,
        moved_at if state.ended else STILL_ACTIVE,
    )


def load(conn: sqlite3.Connection, ids: Sequence[ShipmentId]) -> dict[ShipmentId, ShipmentState]:
    """The current states of these shipments, by id; unknown ids are left out."""
    found: dict[ShipmentId, ShipmentState] = {}
    for start in range(0, len(ids), 500):
        some = list(ids[start : start + 500])
        marks = ", ".join("?" * len(some))
        stops: dict[str, list[StopFacts]] = {}
        for row in conn.execute(f"SELECT * FROM stops WHERE shipment_id IN ({marks})", some):
            stops.setdefault(row["shipment_id"], []).append(_stop_of(row))
        for row in conn.execute(f"SELECT * FROM shipments WHERE shipment_id IN ({marks})", some):
            state = state_of(row, tuple(stops.get(row["shipment_id"], ())))
            found[state.shipment_id] = state
    return found


def all_of(conn: sqlite3.Connection) -> Iterator[ShipmentState]:
    """Every shipment's state without its stops, oldest first."""
    # A full read: only a change of the time zone asks this.
    return (state_of(row, ()) for row in conn.execute("SELECT * FROM shipments ORDER BY ordinal"))


@of_a_row
def state_of(row: sqlite3.Row, stops: tuple[StopFacts, ...]) -> ShipmentState:
    """The state that a row of `shipments` and its stops hold."""
    return ShipmentState(
        shipment_id=ShipmentId(row["shipment_id"]),
        number=row["number"],
        serial=row["serial"],
        sender_id=PartyId(row["sender_id"]),
        recipient_id=PartyId(row["recipient_id"] or row["shipment_id"]),
        address_id=AddressId(row["address_id"] or row["shipment_id"]),
        order_number=row["order_number"],
        order_key=row["order_key"],
        pieces=row["pieces"],
        currency=row["currency"],
        registered_at=from_text(row["registered_at"]),
        moved_at=from_text(row["moved_at"]),
        max_attempts=row["max_attempts"],
        status=Status(row["status"]),
        final=bool(row["final"]),
        cash_minor=row["cash_minor"],
        declared_minor=row["declared_minor"],
        collected_minor=row["collected_minor"],
        weight_g=row["weight_g"],
        signed_copy=bool(row["signed_copy"]),
        contents_id=_id(TextId, row["contents_id"]),
        note_id=_id(TextId, row["note_id"]),
        missing=_split(row["missing"]),
        attempts=row["attempts"],
        reason=_id(ReasonCode, row["reason"]),
        next_step=_id(NextStep, row["next_step"]),
        owed=tuple(Need(need) for need in _split(row["owed"])),
        received_by_id=_id(TextId, row["received_by_id"]),
        relation=row["relation"],
        delivered_at=maybe_from_text(row["delivered_at"]),
        pieces_delivered=row["pieces_delivered"],
        promise_start=maybe_from_text(row["promise_start"]),
        promise_end=maybe_from_text(row["promise_end"]),
        promise_frozen=bool(row["promise_frozen"]),
        delay_id=_id(DelayId, row["delay_id"]),
        delay_cause=_id(Cause, row["delay_cause"]),
        delay_minutes=row["delay_minutes"],
        delay_start=maybe_from_text(row["delay_start"]),
        delay_end=maybe_from_text(row["delay_end"]),
        route_id=_id(RouteId, row["route_id"]),
        load_rejected=row["load_rejected"],
        stops=stops,
    )


def _split(text: str) -> tuple[str, ...]:
    return tuple(text.split(",")) if text else ()


def _id(make: Callable[[str], _T], value: str | None) -> _T | None:
    return None if value is None else make(value)


def _stop_of(row: sqlite3.Row) -> StopFacts:
    return StopFacts(
        route_id=RouteId(row["route_id"]),
        state=StopState(row["state"]),
        loaded=tuple(json.loads(row["loaded"])),
        left_reason=row["left_reason"],
        marked_at=maybe_from_text(row["marked_at"]),
        on_route=bool(row["on_route"]),
    )


def save_stops(conn: sqlite3.Connection, states: Iterable[ShipmentState]) -> None:
    """Write the stops of these shipments; positions are the route's (`order_stops`) and stay."""
    rows = [
        (
            stop.route_id,
            state.shipment_id,
            stop.state.value,
            json.dumps(stop.loaded),
            stop.left_reason,
            _text(stop.marked_at),
            int(stop.on_route),
        )
        for state in states
        for stop in state.stops
    ]
    write_many(
        conn,
        "INSERT INTO stops (route_id, shipment_id, position, state, loaded, left_reason, marked_at, on_route)"
        " VALUES (?,?,0,?,?,?,?,?) ON CONFLICT (route_id, shipment_id) DO UPDATE SET state = excluded.state,"
        " loaded = excluded.loaded, left_reason = excluded.left_reason, marked_at = excluded.marked_at,"
        " on_route = excluded.on_route",
        rows,
    )


def drop_stops(conn: sqlite3.Connection, gone: Iterable[tuple[RouteId, ShipmentId]]) -> None:
    """Take these stops off their routes."""
    write_many(conn, "DELETE FROM stops WHERE route_id = ? AND shipment_id = ?", list(gone))


def order_stops(conn: sqlite3.Connection, route_id: RouteId, order: Sequence[ShipmentId]) -> None:
    """Number the stops of a route as they stand in this order, from 1; one that was left behind has no place."""
    conn.execute("UPDATE stops SET position = 0 WHERE route_id = ? AND NOT on_route", (route_id,))
    write_many(
        conn,
        "UPDATE stops SET position = ? WHERE route_id = ? AND shipment_id = ?",
        [(place, route_id, shipment_id) for place, shipment_id in enumerate(order, start=1)],
    )


def remove(conn: sqlite3.Connection, shipment_id: ShipmentId) -> None:
    """Take away the derived rows of a shipment whose registration was taken back."""
    conn.execute("DELETE FROM stops WHERE shipment_id = ?", (shipment_id,))
    conn.execute("DELETE FROM shipments WHERE shipment_id = ?", (shipment_id,))

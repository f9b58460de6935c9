"""Derive everything again from the ledger, or compare and tell what drifted."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from courier_desktop.domain.route import RouteFacts, fold_route
from courier_desktop.domain.shipment import ShipmentState, fold
from courier_desktop.domain.staff import Right
from courier_desktop.domain.topics import Topic
from courier_desktop.services.record import fold_notices, project_delay, refold_delays_of
from courier_desktop.store import integrity as rows
from courier_desktop.store import ledger, search, states
from courier_desktop.store import notices as notice_rows
from courier_desktop.store import routes as route_rows
from courier_desktop.store import shipments as shipment_rows

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterator

    from courier_desktop.domain import events as ev
    from courier_desktop.domain.ids import ShipmentId
    from courier_desktop.services.context import Context

_MOST_SHOWN = 50


@dataclass(frozen=True, slots=True)
class Drift:
    """A derived row that differs from what the ledger says: which table, whose row, which fields."""

    table: str
    key: str
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Verified:
    """What was compared and what differed (the first ones; `drifted` counts all), and what SQLite says of its file."""

    events: int
    shipments: int
    drifted: int
    drifts: tuple[Drift, ...]
    damage: tuple[str, ...]

    @property
    def clean(self) -> bool:
        """Whether everything is as the ledger says."""
        return not self.drifted and not self.damage


def rebuild(ctx: Context, *, progress: Callable[[int], None] | None = None) -> int:
    """Derive every row anew from the ledger in one transaction; how many shipments there are."""
    with ctx.write(Right.REPAIR) as tx:
        conn = tx.conn
        rows.clear_derived(conn)
        count = 0
        for ordinal, state, events in _folded(conn):
            states.insert(conn, [(ordinal, state)])
            states.save_stops(conn, [state])
            notice_rows.save(conn, fold_notices(events).values())
            refold_delays_of(conn, state.shipment_id, events)
            count += 1
            if progress is not None and count % 500 == 0:
                progress(count)
        for route in _folded_routes(conn):
            route_rows.save(conn, route)
            states.order_stops(conn, route.route_id, route.order)
        for event in ledger.headers(conn):
            project_delay(conn, event)
        for shipment_id, ordinal in rows.ordinals(conn):
            search.add(conn, [(ordinal, shipment_rows.search_words(conn, shipment_id))])
        tx.topics.update(Topic)
    return count


def _folded(conn: sqlite3.Connection) -> Iterator[tuple[int, ShipmentState, list[ev.Event]]]:
    for _, group in groupby(ledger.by_shipment(conn), key=lambda pair: pair[1].shipment_id):
        numbered = list(group)
        events = [event for _, event in numbered]
        state = fold(events)
        if state is not None:
            yield numbered[0][0], state, events


def _folded_routes(conn: sqlite3.Connection) -> Iterator[RouteFacts]:
    for _, group in groupby(ledger.by_route(conn), key=lambda event: event.route_id):
        route = fold_route(list(group))
        if route is not None:
            yield route


def verify(ctx: Context, *, progress: Callable[[int], None] | None = None) -> Verified:
    """Compare every derived row with what the ledger says, and let SQLite check its file. Nothing is changed."""
    drifts: list[Drift] = []
    with ctx.read() as conn:
        damage = rows.quick_check(conn)
        seen: set[ShipmentId] = set()
        for _, state, events in _folded(conn):
            seen.add(state.shipment_id)
            drifts.extend(_shipment_drift(conn, state, events))
            if progress is not None and len(seen) % 500 == 0:
                progress(len(seen))
        routes = {route.route_id: route for route in _folded_routes(conn)}
        for route in routes.values():
            drifts.extend(_difference("routes", route.route_id, route, route_rows.load(conn, route.route_id)))
        drifts.extend(Drift("shipments", one, ("extra",)) for one in rows.shipments_beside(conn, len(seen), seen))
        drifts.extend(Drift("search", str(one), ("missing",)) for one in rows.unsearchable(conn))
        events_count = ledger.last_seq(conn)
    return Verified(events_count, len(seen), len(drifts), tuple(drifts[:_MOST_SHOWN]), damage)


def _shipment_drift(conn: sqlite3.Connection, state: ShipmentState, events: list[ev.Event]) -> Iterator[Drift]:
    live = states.load(conn, [state.shipment_id]).get(state.shipment_id)
    yield from _difference("shipments", state.number, _sorted_stops(state), live and _sorted_stops(live))
    folded = fold_notices(events)
    kept = {notice.notice_id: notice for notice in notice_rows.of_shipment(conn, state.shipment_id)}
    for notice_id in folded.keys() | kept.keys():
        yield from _difference("notices", notice_id, folded.get(notice_id), kept.get(notice_id))


def _sorted_stops(state: ShipmentState) -> ShipmentState:
    from dataclasses import replace

    return replace(state, stops=tuple(sorted(state.stops, key=lambda stop: stop.route_id)))


def _difference(table: str, key: str, ours: object, live: object) -> Iterator[Drift]:
    if ours == live:
        return
    if ours is None or live is None:
        yield Drift(table, key, ("missing" if live is None else "extra",))
        return
    from dataclasses import fields

    names = tuple(f.name for f in fields(ours) if getattr(ours, f.name) != getattr(live, f.name))  # type: ignore[arg-type]  # dataclasses
    yield Drift(table, key, names)

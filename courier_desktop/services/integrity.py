"""Derive everything again from the ledger, or compare and tell what drifted."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING

from courier_desktop.domain.route import RouteFacts, fold_route
from courier_desktop.domain.shipment import ShipmentState, fold
from courier_desktop.domain.staff import Right
from courier_desktop.domain.tallies import Tally, sum_of, tallies_of, tallies_of_notice
from courier_desktop.domain.topics import Topic
from courier_desktop.domain.values import dataclass
from courier_desktop.services.record import fold_notices, project_delay, refold_delays_of
from courier_desktop.store import chain, ledger, search, states, tallies
from courier_desktop.store import integrity as rows
from courier_desktop.store import notices as notice_rows
from courier_desktop.store import routes as route_rows
from courier_desktop.store.ledger import NamedEvent

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Iterator
    from zoneinfo import ZoneInfo

    from courier_desktop.domain import events as ev
    from courier_desktop.domain.ids import ShipmentId
    from courier_desktop.domain.notice_life import NoticeFacts
    from courier_desktop.services.context import Context, Tx

_MOST_SHOWN = 50


@dataclass(frozen=True, slots=True)
class Drift:
    """A derived row that differs from what the ledger says: which table, whose row, which fields."""

    table: str
    key: str
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Verified:
    """What was compared and what differed (the first ones; `drifted` counts all), and what SQLite says of its file.

    `chain_break` names the first event that is not as it was recorded; `head` is the newest event's digest.
    """

    events: int
    shipments: int
    drifted: int
    drifts: tuple[Drift, ...]
    damage: tuple[str, ...]
    chain_break: NamedEvent | None
    head: str

    @property
    def clean(self) -> bool:
        """Whether everything is as the ledger says."""
        return not self.drifted and not self.damage and self.chain_break is None


def rebuild(ctx: Context, *, progress: Callable[[int], None] | None = None) -> int:
    """Derive every row anew from the ledger in one transaction; how many shipments there are."""
    with ctx.write(Right.REPAIR) as tx:
        return rebuild_in(tx, ctx.zone, progress)


def rebuild_in(tx: Tx, zone: ZoneInfo, progress: Callable[[int], None] | None = None) -> int:
    """The same in the caller's transaction, the figures by the days of that zone."""
    conn = tx.conn
    rows.clear_derived(conn)
    search.clear(conn)
    count = 0
    figures: Counter[Tally] = Counter()
    for ordinal, state, events in _folded(conn):
        notices = fold_notices(events).values()
        states.insert(conn, [(ordinal, state)])
        states.save_stops(conn, [state])
        notice_rows.save(conn, notices)
        refold_delays_of(conn, state.shipment_id, events)
        search.add(conn, [(ordinal, search.terms_of(conn, state))])
        figures.update(_figures(state, notices, zone))
        count += 1
        if progress is not None and count % 500 == 0:
            progress(count)
    for route in _folded_routes(conn):
        route_rows.save(conn, route)
        states.order_stops(conn, route.route_id, route.order)
    for event in ledger.headers(conn):
        project_delay(conn, event)
    tallies.add(conn, figures)
    tx.topics.update(Topic)
    return count


def count_again(tx: Tx, zone: ZoneInfo) -> None:
    """Work out every figure anew from the rows that stand there: for another time zone, where days begin elsewhere."""
    tallies.clear(tx.conn)
    moved: Counter[Tally] = Counter()
    # A full read of shipments and notices: the time zone is set once in a courier's life.
    for state in states.all_of(tx.conn):
        moved.update(sum_of([tallies_of(state, zone)]))
    for notice in notice_rows.all_of(tx.conn):
        moved.update(sum_of([tallies_of_notice(notice, zone)]))
    tallies.add(tx.conn, moved)


def _figures(state: ShipmentState, notices: Iterable[NoticeFacts], zone: ZoneInfo) -> Counter[Tally]:
    """What a shipment and its notices add to the figures."""
    return sum_of([tallies_of(state, zone), *(tallies_of_notice(notice, zone) for notice in notices)])


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


def size(ctx: Context) -> int:
    """How many shipments a rebuild or a check goes through."""
    with ctx.read() as conn:
        return rows.how_many(conn)


def verify(ctx: Context, *, progress: Callable[[int], None] | None = None) -> Verified:
    """Compare every derived row with what the ledger says, follow the hash chain, and let SQLite check its file.

    Nothing is changed.
    """
    drifts: list[Drift] = []
    with ctx.read() as conn:
        damage = rows.quick_check(conn)
        # While the chain is followed no shipment is done yet; whoever looks on may still stop it.
        broken = chain.first_break(conn, None if progress is None else lambda _seq: progress(0))
        seen: set[ShipmentId] = set()
        figures: Counter[Tally] = Counter()
        for ordinal, state, events in _folded(conn):
            seen.add(state.shipment_id)
            drifts.extend(_shipment_drift(conn, ordinal, state, events))
            figures.update(_figures(state, fold_notices(events).values(), ctx.zone))
            if progress is not None and len(seen) % 500 == 0:
                progress(len(seen))
        routes = {route.route_id: route for route in _folded_routes(conn)}
        for route in routes.values():
            drifts.extend(_difference("routes", route.route_id, route, route_rows.load(conn, route.route_id)))
        drifts.extend(Drift("shipments", one, ("extra",)) for one in rows.shipments_beside(conn, len(seen), seen))
        drifts.extend(_figures_drift(figures, tallies.all_of(conn)))
        events_count, head = chain.head(conn)
        first = None if broken is None else ledger.named(conn, broken)
    return Verified(
        events=events_count,
        shipments=len(seen),
        drifted=len(drifts),
        drifts=tuple(drifts[:_MOST_SHOWN]),
        damage=damage,
        chain_break=first,
        head=head.hex(),
    )


def _figures_drift(counted: Counter[Tally], kept: dict[Tally, int]) -> Iterator[Drift]:
    for tally in sorted(counted.keys() | kept.keys()):
        if counted.get(tally, 0) != kept.get(tally, 0):
            yield Drift("tallies", " ".join(part for part in tally if part), ("n",))


def _shipment_drift(
    conn: sqlite3.Connection, ordinal: int, state: ShipmentState, events: list[ev.Event]
) -> Iterator[Drift]:
    live = states.load(conn, [state.shipment_id]).get(state.shipment_id)
    yield from _difference("shipments", state.number, _sorted_stops(state), live and _sorted_stops(live))
    if live is not None and not search.is_indexed(conn, ordinal, search.terms_of(conn, live)):
        yield Drift("search", state.number, ("missing",))
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

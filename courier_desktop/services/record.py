"""The one door to the ledger: append events and write what they derive, in the caller's transaction."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from courier_desktop.domain import events as ev
from courier_desktop.domain.notice_life import NoticeFacts, apply_notice
from courier_desktop.domain.route import apply_route, fold_route
from courier_desktop.domain.shipment import ShipmentState, apply, corrected_ids, fold
from courier_desktop.domain.tallies import sum_of, sum_of_shipments, tallies_of_notice
from courier_desktop.domain.times import to_text
from courier_desktop.domain.topics import Topic
from courier_desktop.store import delays as delay_rows
from courier_desktop.store import ledger, search, states, tallies
from courier_desktop.store import notices as notice_rows
from courier_desktop.store import routes as route_rows
from courier_desktop.store import shipments as shipment_rows

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping, Sequence

    from courier_desktop.domain.ids import NoticeId, RouteId, ShipmentId
    from courier_desktop.services.context import Tx

_ROUTE_SHAPING = (ev.StopAssigned, ev.StopRemoved, ev.LeftBehind, ev.RouteOrdered, ev.Corrected)
_ROUTE_FACTS = (ev.RouteOpened, ev.RouteChanged, ev.LoadScanned, ev.LoadClosed, ev.RoutePublished, ev.RouteClosed)
_TOPICS: dict[type[ev.Fact], Topic] = {
    **dict.fromkeys(ev.NOTICE_FACTS, Topic.NOTICES),
    **dict.fromkeys((*_ROUTE_SHAPING, *_ROUTE_FACTS), Topic.ROUTES),
    **dict.fromkeys((ev.DelayApplied, ev.DelayLifted, ev.DelayDeclared, ev.DelayEnded), Topic.DELAYS),
}

_SHIPMENTS_ALONE = frozenset({ev.Registered, ev.PromiseMade, ev.StatusMarked})


def record(
    tx: Tx, events: Sequence[ev.Event], *, known: Mapping[ShipmentId, ShipmentState] | None = None
) -> dict[ShipmentId, ShipmentState]:
    """Append these events and bring every derived row up to them; the new states of their shipments.

    `known` = states that the caller loaded in this transaction, so that they need not be loaded again.

    A projection that fails raises, and the caller's transaction takes the events back with it.
    """
    conn = tx.conn
    first_seq = ledger.append(conn, events)
    # An import of thousands has one kind or two, none of which concerns notices, routes or delays.
    kinds = {type(event.fact) for event in events}
    if kinds == {ev.Registered}:
        new_states = _project_births(tx, events, first_seq)
    else:
        new_states = _project_shipments(tx, events, first_seq, known or {})
    if kinds - _SHIPMENTS_ALONE:
        _project_notices(tx, events)
        _project_routes(conn, events)
        _project_delays(conn, events)
    tx.topics.add(Topic.SHIPMENTS)
    tx.topics.update(_TOPICS[kind] for kind in kinds & _TOPICS.keys())
    if ev.Corrected in kinds:
        tx.topics.update((Topic.NOTICES, Topic.ROUTES, Topic.DELAYS))
    return new_states


def _project_births(tx: Tx, events: Sequence[ev.Event], first_seq: int) -> dict[ShipmentId, ShipmentState]:
    """The same for registrations alone: there was nothing before them."""
    born = [state for event in events if (state := apply(None, event)) is not None]
    states.insert(tx.conn, enumerate(born, start=first_seq))
    tallies.add(tx.conn, sum_of_shipments(born, tx.ctx.zone))
    return {state.shipment_id: state for state in born}


def _project_shipments(
    tx: Tx, events: Sequence[ev.Event], first_seq: int, known: Mapping[ShipmentId, ShipmentState]
) -> dict[ShipmentId, ShipmentState]:
    conn = tx.conn
    own = [event for event in events if event.shipment_id is not None]
    born = {
        event.shipment_id: seq
        for seq, event in enumerate(events, start=first_seq)
        if event.shipment_id is not None and isinstance(event.fact, ev.Registered)
    }
    asked = dict.fromkeys(event.shipment_id for event in own if event.shipment_id is not None)
    unknown = [one for one in asked if one not in born and one not in known]
    before = {one: known[one] for one in asked if one in known} | states.load(conn, unknown)
    after: dict[ShipmentId, ShipmentState] = {}
    for event in own:
        if (shipment_id := event.shipment_id) is None:
            continue
        old = after.get(shipment_id) or before.get(shipment_id)
        # What a correction takes back may lie anywhere in the past, so the state is folded anew.
        corrects = isinstance(event.fact, ev.Corrected)
        new = fold(ledger.of_shipment(conn, shipment_id)) if corrects else apply(old, event)
        if new is not None:
            after[shipment_id] = new
        elif old is not None:
            # The registration itself was taken back.
            after.pop(shipment_id, None)
            _forget(conn, old)
    states.insert(conn, [(seq, after[one]) for one, seq in born.items() if one in after])
    changed = [state for one, state in after.items() if one not in born and state != before.get(one)]
    states.update(conn, changed)
    _index_again(conn, [(before[state.shipment_id], state) for state in changed if state.shipment_id in before])
    _project_stops(conn, before, [state for state in after.values() if state.stops or before.get(state.shipment_id)])
    gone = [before[one] for one in asked if one in before and one not in after]
    _count(tx, [before[one.shipment_id] for one in changed if one.shipment_id in before] + gone, after, changed, born)
    return {**before, **after}


def _count(
    tx: Tx,
    old: Sequence[ShipmentState],
    after: Mapping[ShipmentId, ShipmentState],
    changed: Sequence[ShipmentState],
    born: Mapping[ShipmentId, int],
) -> None:
    """Bring the figures up to the states that came and went."""
    zone = tx.ctx.zone
    moved = sum_of_shipments((*changed, *(after[one] for one in born if one in after)), zone)
    moved.subtract(sum_of_shipments(old, zone))
    tallies.add(tx.conn, moved)


def _forget(conn: sqlite3.Connection, state: ShipmentState) -> None:
    """Take away what was derived of a shipment."""
    search.remove(conn, shipment_rows.ordinal_of(conn, state.shipment_id), search.terms_of(conn, state))
    states.remove(conn, state.shipment_id)


def _index_again(conn: sqlite3.Connection, changed: Iterable[tuple[ShipmentState, ShipmentState]]) -> None:
    """Bring the search up to states that name other people, places or notes than before."""
    for old, new in changed:
        if _named(old) != _named(new):
            ordinal = shipment_rows.ordinal_of(conn, new.shipment_id)
            search.change(conn, ordinal, search.terms_of(conn, old), search.terms_of(conn, new))


def _named(state: ShipmentState) -> tuple[object, ...]:
    """Whose rows hold the words under which a shipment is found."""
    return (state.recipient_id, state.address_id, state.note_id)


def _project_stops(
    conn: sqlite3.Connection, before: dict[ShipmentId, ShipmentState], after: Iterable[ShipmentState]
) -> None:
    touched = []
    for state in after:
        old = before.get(state.shipment_id)
        if old is not None and old.stops == state.stops:
            continue
        touched.append(state)
        gone = {stop.route_id for stop in (old.stops if old else ())} - {stop.route_id for stop in state.stops}
        states.drop_stops(conn, [(route_id, state.shipment_id) for route_id in gone])
    states.save_stops(conn, touched)


def _project_notices(tx: Tx, events: Sequence[ev.Event]) -> None:
    conn = tx.conn
    fresh: dict[NoticeId, NoticeFacts] = {}
    old: list[NoticeFacts] = []
    for event in events:
        if isinstance(event.fact, ev.Corrected) and event.shipment_id is not None:
            _refold_notices(tx, event.shipment_id)
        if not isinstance(event.fact, ev.NOTICE_FACTS):
            continue
        notice_id: NoticeId = event.fact.notice_id
        known = fresh.get(notice_id)
        if known is None and not isinstance(event.fact, ev.NoticePlanned):
            known = notice_rows.load(conn, notice_id)
            old.extend([known] if known else [])
        changed = apply_notice(known, event)
        if changed is not None:
            fresh[notice_id] = changed
    notice_rows.save(conn, fresh.values())
    _count_notices(tx, old, fresh.values())


def _count_notices(tx: Tx, old: Iterable[NoticeFacts], new: Iterable[NoticeFacts]) -> None:
    moved = sum_of(tallies_of_notice(notice, tx.ctx.zone) for notice in new)
    moved.subtract(sum_of(tallies_of_notice(notice, tx.ctx.zone) for notice in old))
    tallies.add(tx.conn, moved)


def fold_notices(events: Iterable[ev.Event]) -> dict[NoticeId, NoticeFacts]:
    """The notices of one shipment after all its events."""
    kept = list(events)
    gone = corrected_ids(kept)
    found: dict[NoticeId, NoticeFacts] = {}
    for event in kept:
        if event.event_id in gone or not isinstance(event.fact, ev.NOTICE_FACTS):
            continue
        changed = apply_notice(found.get(event.fact.notice_id), event)
        if changed is not None:
            found[event.fact.notice_id] = changed
    return found


def _refold_notices(tx: Tx, shipment_id: ShipmentId) -> None:
    after = fold_notices(ledger.of_shipment(tx.conn, shipment_id))
    before = {notice.notice_id: notice for notice in notice_rows.of_shipment(tx.conn, shipment_id)}
    notice_rows.drop(tx.conn, before.keys() - after.keys())
    notice_rows.save(tx.conn, after.values())
    _count_notices(tx, before.values(), after.values())


def _project_routes(conn: sqlite3.Connection, events: Sequence[ev.Event]) -> None:
    shaping = [event for event in events if isinstance(event.fact, (*_ROUTE_SHAPING, *_ROUTE_FACTS)) and event.route_id]
    for route_id, group in groupby(sorted(shaping, key=lambda e: e.route_id or ""), key=lambda e: e.route_id):
        if route_id is not None:
            _project_route(conn, route_id, list(group))


def _project_route(conn: sqlite3.Connection, route_id: RouteId, events: list[ev.Event]) -> None:
    if any(isinstance(event.fact, ev.Corrected) for event in events):
        before = None
        after = fold_route(ledger.of_route(conn, route_id))
    else:
        before = after = route_rows.load(conn, route_id)
        for event in events:
            after = apply_route(after, event)
    if after is None:
        route_rows.drop(conn, route_id)
        return
    if after != before:
        route_rows.save(conn, after)
    # The stops' rows are written before the route is, so its order may look right and not be numbered yet.
    if any(isinstance(event.fact, _ROUTE_SHAPING) for event in events):
        states.order_stops(conn, route_id, after.order)


def _project_delays(conn: sqlite3.Connection, events: Sequence[ev.Event]) -> None:
    applied = [
        (e.fact.delay_id, e.shipment_id) for e in events if isinstance(e.fact, ev.DelayApplied) and e.shipment_id
    ]
    delay_rows.add_shipments(conn, applied)
    for event in events:
        if isinstance(event.fact, ev.Corrected) and event.shipment_id is not None:
            refold_delays_of(conn, event.shipment_id, ledger.of_shipment(conn, event.shipment_id))
        elif event.shipment_id is None and event.route_id is None:
            project_delay(conn, event)


def refold_delays_of(conn: sqlite3.Connection, shipment_id: ShipmentId, events: Sequence[ev.Event]) -> None:
    """Work out anew which setbacks touched a shipment."""
    gone = corrected_ids(events)
    delay_rows.forget_shipment(conn, shipment_id)
    kept = [e.fact.delay_id for e in events if isinstance(e.fact, ev.DelayApplied) and e.event_id not in gone]
    delay_rows.add_shipments(conn, [(delay_id, shipment_id) for delay_id in kept])


def project_delay(conn: sqlite3.Connection, event: ev.Event) -> None:
    """Bring the row of a setback up to one of its events."""
    fact = event.fact
    if isinstance(fact, ev.DelayDeclared):
        delay_rows.save(conn, event, fact)
    elif isinstance(fact, ev.DelayEnded):
        delay_rows.end(conn, fact.delay_id, to_text(event.occurred_at))
    elif isinstance(fact, ev.Corrected):
        _refold_setbacks(conn, fact)


def _refold_setbacks(conn: sqlite3.Connection, correction: ev.Corrected) -> None:
    """Work out anew the setbacks that a correction touches, be it by taking another correction back."""
    events = list(ledger.headers(conn))
    known = {event.event_id: event for event in events}
    named, touched = list(correction.amends), set()
    for event_id in named:
        fact = known[event_id].fact
        if isinstance(fact, ev.Corrected):
            named.extend(fact.amends)
        elif isinstance(fact, ev.DelayDeclared | ev.DelayEnded):
            touched.add(fact.delay_id)
    gone = corrected_ids(events)
    for delay_id in touched:
        delay_rows.drop(conn, delay_id)
    for event in events:
        fact = event.fact
        if (
            isinstance(fact, ev.DelayDeclared | ev.DelayEnded)
            and fact.delay_id in touched
            and event.event_id not in gone
        ):
            project_delay(conn, event)

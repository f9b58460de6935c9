"""The load check: each read answers at once, right or wrong; the closing asks a reason for each one left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from courier_desktop.domain import events as ev
from courier_desktop.domain.errors import NotFoundError, RefusedError
from courier_desktop.domain.rows import RouteState, ScanRow, ScanVerdict
from courier_desktop.domain.staff import Right
from courier_desktop.domain.tracking_number import find_numbers
from courier_desktop.services.acts import undo_in
from courier_desktop.services.record import record
from courier_desktop.store import ledger, people, states
from courier_desktop.store import routes as rows
from courier_desktop.store import shipments as shipment_rows

if TYPE_CHECKING:
    from collections.abc import Mapping

    from courier_desktop.domain.ids import RouteId, ShipmentId
    from courier_desktop.domain.route import RouteFacts
    from courier_desktop.domain.shipment import ShipmentState
    from courier_desktop.services.context import Context, Tx

_MOST_SHOWN = 40


def scan(ctx: Context, route_id: RouteId, text: str) -> ScanRow:
    """What a read at the load check means; a right one is recorded, one piece a read."""
    with ctx.write(Right.ROUTES) as tx:
        route = _open_route(tx, route_id)
        number, state = _read(tx, text)
        if state is None:
            return _answer(tx, ScanVerdict.UNKNOWN, text, None, number)
        if state.ended:
            return _answer(tx, ScanVerdict.REFUSED, text, state, code="end_state")
        if state.route_id != route_id:
            return _answer(tx, ScanVerdict.WRONG_ROUTE, text, state)
        stop = state.stop
        free = [piece for piece in range(1, state.pieces + 1) if stop is None or piece not in stop.loaded]
        if not free:
            return _answer(tx, ScanVerdict.ALREADY, text, state, piece=state.pieces)
        record(tx, [tx.event(ev.LoadScanned(route_id=route_id, piece=free[0]), state.shipment_id, route_id)])
        place = _loaded(tx, route)
        return _answer(tx, ScanVerdict.RIGHT, text, state, piece=free[0], place=place)


def _open_route(tx: Tx, route_id: RouteId) -> RouteFacts:
    route = rows.load(tx.conn, route_id)
    if route is None:
        raise NotFoundError(number=route_id)
    if route.state not in {RouteState.DRAFT, RouteState.LOADING}:
        raise RefusedError("load_over", route=route.code)
    return route


def _read(tx: Tx, text: str) -> tuple[str, ShipmentState | None]:
    numbers = find_numbers(text)
    found = shipment_rows.find_numbers(tx.conn, numbers) if numbers else {}
    if not found:
        return (numbers[0] if numbers else text.strip()[:40]), None
    number, shipment_id = next(iter(found.items()))
    return number, states.load(tx.conn, [shipment_id])[shipment_id]


def _loaded(tx: Tx, route: RouteFacts) -> int:
    found = states.load(tx.conn, route.order)
    return sum(len(s.stop.loaded) for s in found.values() if s.route_id == route.route_id and s.stop)


def _answer(
    tx: Tx, verdict: ScanVerdict, text: str, state: ShipmentState | None, number: str = "", **seen: int | str
) -> ScanRow:
    if state is None:
        return ScanRow(verdict, text, None, number, "", 0, 0, 0, "", "", cash_due=False)
    party = people.party_row(tx.conn, state.recipient_id)
    address = people.address_of(tx.conn, state.address_id)
    other = rows.load(tx.conn, state.route_id) if state.route_id and verdict is ScanVerdict.WRONG_ROUTE else None
    return ScanRow(
        verdict=verdict,
        text=text,
        shipment_id=state.shipment_id,
        number=state.number,
        recipient=party["name"],
        piece=int(seen.get("piece", 0)),
        pieces=state.pieces,
        place=int(seen.get("place", 0)),
        other_route=other.code if other else "",
        colonia=address.colonia,
        cash_due=bool(state.cash_minor) and verdict is ScanVerdict.RIGHT,
        code=str(seen.get("code", "")),
    )


def undo_scan(ctx: Context, route_id: RouteId) -> ScanRow | None:
    """Take back the last right read of this route's load check; the read, None when there is none."""
    with ctx.write(Right.ROUTES) as tx:
        _open_route(tx, route_id)
        events = ledger.of_route(tx.conn, route_id)
        gone = {one for event in events if isinstance(event.fact, ev.Corrected) for one in event.fact.amends}
        for event in reversed(events):
            if not isinstance(event.fact, ev.LoadScanned) or event.event_id in gone or event.shipment_id is None:
                continue
            undo_in(tx, event.act_id)
            state = states.load(tx.conn, [event.shipment_id])[event.shipment_id]
            return _answer(tx, ScanVerdict.RIGHT, state.number, state, piece=event.fact.piece)
    return None


def last_reads(ctx: Context, route_id: RouteId) -> tuple[ScanRow, ...]:
    """The right reads of a route, the newest first, for opening its load check again."""
    with ctx.peek() as tx:
        events = ledger.of_route(tx.conn, route_id)
        gone = {one for event in events if isinstance(event.fact, ev.Corrected) for one in event.fact.amends}
        reads = [e for e in events if isinstance(e.fact, ev.LoadScanned) and e.event_id not in gone and e.shipment_id]
        found = states.load(tx.conn, [e.shipment_id for e in reads if e.shipment_id])
        shown: list[ScanRow] = []
        for place, event in enumerate(reads, start=1):
            state = found.get(event.shipment_id) if event.shipment_id else None
            if state is not None and isinstance(event.fact, ev.LoadScanned):
                row = _answer(tx, ScanVerdict.RIGHT, state.number, state, piece=event.fact.piece, place=place)
                shown.append(row)
        return tuple(reversed(shown))[:_MOST_SHOWN]


def close_load(ctx: Context, route_id: RouteId, reasons: Mapping[ShipmentId, str]) -> int:
    """End the load check. Each shipment with an unread piece stays behind with its reason; how many did.

    RefusedError counts those without a reason. A shipment left behind cannot be delivered on this route.
    """
    with ctx.write(Right.ROUTES) as tx:
        route = _open_route(tx, route_id)
        found = states.load(tx.conn, route.order)
        left = [s for s in found.values() if s.route_id == route_id and s.stop and len(s.stop.loaded) < s.pieces]
        missing = [state for state in left if not reasons.get(state.shipment_id)]
        if missing:
            raise RefusedError("left_reason_required", route=route.code, count=len(missing))
        events = [
            tx.event(ev.LeftBehind(route_id=route_id, reason=reasons[s.shipment_id]), s.shipment_id, route_id)
            for s in left
        ]
        record(tx, [*events, tx.event(ev.LoadClosed(), route_id=route_id)])
        return len(left)

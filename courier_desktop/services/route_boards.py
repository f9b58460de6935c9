"""What the routes page shows: a day's routes with their figures, one route's stops, its load check."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from courier_desktop.domain.errors import NotFoundError
from courier_desktop.domain.ids import RouteId, ShipmentId
from courier_desktop.domain.money import Money
from courier_desktop.domain.reasons import Need, NextStep, ReasonCode
from courier_desktop.domain.rows import LoadBoard, RouteBoard, RouteRow, RouteState, ScanRow, StopRow, Window
from courier_desktop.domain.shipment import ENDED_STOPS
from courier_desktop.domain.statuses import Status, StopState
from courier_desktop.domain.times import day_end, local_day, maybe_from_text, to_text
from courier_desktop.domain.values import dataclass, replace
from courier_desktop.services.estimates import times_of
from courier_desktop.store import people, shipments
from courier_desktop.store import routes as rows

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence
    from datetime import date

    from courier_desktop.domain.estimate import RouteTimes
    from courier_desktop.domain.route import RouteFacts
    from courier_desktop.services.context import Context


def routes_of_day(ctx: Context, day: date | None = None) -> tuple[RouteRow, ...]:
    """A day's routes (today's without one) by code; routes of earlier days still out come first."""
    asked = day or local_day(ctx.clock(), ctx.zone)
    with ctx.read() as conn:
        return tuple(board_in(ctx, conn, route_id).route for route_id in rows.ids_of_day(conn, asked))


def board(ctx: Context, route_id: RouteId) -> RouteBoard:
    """A route with its stops in order."""
    with ctx.read() as conn:
        return board_in(ctx, conn, route_id)


def find_route(ctx: Context, code_or_id: str) -> RouteId:
    """The route of that id, or the latest of that code ("R3"). NotFoundError."""
    with ctx.read() as conn:
        if rows.load(conn, RouteId(code_or_id)) is not None:
            return RouteId(code_or_id)
        found = rows.find(conn, code_or_id, local_day(ctx.clock(), ctx.zone))
    if found is None:
        raise NotFoundError(number=code_or_id)
    return found


def board_in(ctx: Context, conn: sqlite3.Connection, route_id: RouteId) -> RouteBoard:
    """The same within a read."""
    route = rows.load(conn, route_id)
    if route is None:
        raise NotFoundError(number=route_id)
    found = rows.stop_rows(conn, route_id)
    times = times_of(ctx, route, found)
    stops = tuple(_stop_row(row, place, times) for place, row in enumerate(found))
    if route.state is RouteState.PUBLISHED and times.next_index is not None:
        stops = _with_next(stops, times.next_index)
    return RouteBoard(_route_row(conn, route, stops, times), stops)


def _with_next(stops: tuple[StopRow, ...], index: int) -> tuple[StopRow, ...]:
    if any(stop.state is StopState.AT_DOOR for stop in stops) or stops[index].state is not StopState.PENDING:
        return stops
    return (*stops[:index], replace(stops[index], state=StopState.NEXT), *stops[index + 1 :])


def _stop_row(row: sqlite3.Row, place: int, times: RouteTimes) -> StopRow:
    state = StopState(row["stop_state"])
    marked_at = maybe_from_text(row["marked_at"])
    done = marked_at if state is StopState.DONE else None
    currency = row["currency"]
    return StopRow(
        shipment_id=ShipmentId(row["shipment_id"]),
        position=place + 1,
        number=row["number"],
        recipient=row["recipient"],
        phone=row["phone"],
        address=people.address_from(row),
        state=state,
        status=Status(row["status"]),
        delayed=row["delay_id"] is not None,
        planned_at=times.planned[place],
        window=Window(
            maybe_from_text(row["promise_start"]), maybe_from_text(row["promise_end"]), times.estimated[place], done
        ),
        marked_at=marked_at,
        pieces=row["pieces"],
        loaded=len(json.loads(row["loaded"])),
        left_reason=row["left_reason"],
        cash=None if row["cash_minor"] is None else Money(row["cash_minor"], currency),
        collected=None if row["collected_minor"] is None else Money(row["collected_minor"], currency),
        received_by=row["received_by"] or "",
        reason=None if row["reason"] is None else ReasonCode(row["reason"]),
        next_step=None if row["next_step"] is None else NextStep(row["next_step"]),
        attempts=row["attempts"],
        max_attempts=row["max_attempts"],
        owed=tuple(Need(need) for need in row["owed"].split(",") if need),
        signed_copy=bool(row["signed_copy"]),
        note=row["note"] or "",
        relation=row["relation"] or "",
    )


def _route_row(conn: sqlite3.Connection, route: RouteFacts, stops: Sequence[StopRow], times: RouteTimes) -> RouteRow:
    driver = people.driver_of_route(conn, route.route_id)
    upcoming = stops[times.next_index] if times.next_index is not None else None
    currency = next((s.cash.currency for s in stops if s.cash), "MXN")
    marks = [stop.marked_at for stop in stops if stop.marked_at is not None]
    return RouteRow(
        route_id=route.route_id,
        code=route.code,
        name=route.name,
        day=route.day,
        driver=driver["name"] if driver else "",
        driver_id=route.driver_id,
        vehicle=driver["vehicle"] if driver else "",
        state=route.state,
        starts_at=route.starts_at,
        minutes_per_stop=route.minutes_per_stop,
        stops=len(stops),
        done=sum(stop.state is StopState.DONE for stop in stops),
        failed=sum(stop.state is StopState.FAILED for stop in stops),
        pieces=sum(stop.pieces for stop in stops),
        loaded=sum(stop.loaded for stop in stops),
        shift_minutes=round(times.shift.total_seconds() / 60),
        ends_at=times.ends_at,
        next_stop=_place(upcoming),
        next_at=upcoming.window.estimate if upcoming else None,
        next_state=upcoming.state if upcoming else None,
        last_mark_at=max(marks, default=None),
        cash=Money(sum(s.cash.amount_minor for s in stops if s.cash), currency),
        collected=Money(sum(s.collected.amount_minor for s in stops if s.collected), currency),
        beads=tuple(stop.state for stop in stops),
        late=tuple(stop.state not in ENDED_STOPS and stop.window.late_minutes > 0 for stop in stops),
    )


def _place(stop: StopRow | None) -> str:
    if stop is None:
        return ""
    street = " ".join(part for part in (stop.address.street, stop.address.exterior) if part)
    return ", ".join(part for part in (street, stop.address.colonia) if part)


@dataclass(frozen=True, slots=True)
class Waiting:
    """How many shipments have no route yet, and how many of them are promised by the end of the day asked for."""

    total: int
    due: int


def waiting(ctx: Context, day: date) -> Waiting:
    """What waits to be put on a route."""
    with ctx.read() as conn:
        return Waiting(*shipments.waiting(conn, to_text(day_end(day, ctx.zone))))


def load_board(ctx: Context, route_id: RouteId, reads: tuple[ScanRow, ...] = ()) -> LoadBoard:
    """The load check of a route: how many of how many, what has not been read."""
    shown = board(ctx, route_id)
    unread = tuple(stop for stop in shown.stops if stop.loaded < stop.pieces)
    return LoadBoard(shown.route, shown.route.loaded, shown.route.pieces, reads, unread)

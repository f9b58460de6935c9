"""The estimated time of every stop on the routes that are out, worked out when asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from courier_desktop.domain.estimate import RouteTimes, StopTimes, estimate
from courier_desktop.domain.ids import RouteId, ShipmentId
from courier_desktop.domain.rows import RouteState
from courier_desktop.domain.statuses import StopState
from courier_desktop.domain.times import local_day, maybe_from_text
from courier_desktop.store import routes as route_rows
from courier_desktop.store import shipments as rows

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from courier_desktop.domain.route import RouteFacts
    from courier_desktop.services.context import Context


def estimates_of(ctx: Context, conn: sqlite3.Connection) -> Mapping[ShipmentId, datetime]:
    """The estimates of all stops still to be done on routes that are out."""
    found: dict[ShipmentId, datetime] = {}
    for row in rows.on_open_routes(conn, local_day(ctx.clock(), ctx.zone).isoformat()):
        route = route_rows.load(conn, RouteId(row["route_id"]))
        if route is None:
            continue
        stops = route_rows.stop_marks(conn, route.route_id)
        times = times_of(ctx, route, stops)
        found.update(
            (ShipmentId(stop["shipment_id"]), moment)
            for stop, moment in zip(stops, times.estimated, strict=True)
            if moment is not None
        )
    return found


def times_of(ctx: Context, route: RouteFacts, stops: Sequence[sqlite3.Row]) -> RouteTimes:
    """A route's times; a learning estimate will stand behind this same function."""
    marks = [
        StopTimes(StopState(stop["stop_state"]), maybe_from_text(stop["marked_at"]), _not_before(stop))
        for stop in stops
    ]
    out = route.state is RouteState.PUBLISHED
    return estimate(marks, route.starts_at, route.minutes_per_stop, ctx.clock(), started=out)


def _not_before(stop: sqlite3.Row) -> datetime | None:
    """The middle of the window that a setback still lying over the stop gave it."""
    start, end = maybe_from_text(stop["delay_start"]), maybe_from_text(stop["delay_end"])
    if stop["delay_id"] is None or start is None or end is None:
        return None
    return start + (end - start) / 2

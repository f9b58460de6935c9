"""The derived rows of routes, and the questions a route's board asks."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from courier_desktop.domain.ids import DriverId, RouteId, ShipmentId
from courier_desktop.domain.route import RouteFacts
from courier_desktop.domain.rows import RouteState
from courier_desktop.domain.times import from_text, maybe_from_text, to_text
from courier_desktop.store.faults import of_a_row

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence


def save(conn: sqlite3.Connection, route: RouteFacts) -> None:
    """Write a route's row."""
    conn.execute(
        "INSERT INTO routes VALUES (?,?,?,?,?,?,?,?,?,?) ON CONFLICT (route_id) DO UPDATE SET code = excluded.code,"
        " name = excluded.name, day = excluded.day, starts_at = excluded.starts_at,"
        " minutes_per_stop = excluded.minutes_per_stop, driver_id = excluded.driver_id, state = excluded.state,"
        " published_at = excluded.published_at, closed_at = excluded.closed_at",
        (
            route.route_id,
            route.code,
            route.name,
            route.day.isoformat(),
            to_text(route.starts_at),
            route.minutes_per_stop,
            route.driver_id,
            route.state.value,
            None if route.published_at is None else to_text(route.published_at),
            None if route.closed_at is None else to_text(route.closed_at),
        ),
    )


def drop(conn: sqlite3.Connection, route_id: RouteId) -> None:
    """Take away the row of a route that a correction undid."""
    conn.execute("DELETE FROM routes WHERE route_id = ?", (route_id,))


def load(conn: sqlite3.Connection, route_id: RouteId) -> RouteFacts | None:
    """The route of that id, with its stops' order."""
    row = conn.execute("SELECT * FROM routes WHERE route_id = ?", (route_id,)).fetchone()
    return None if row is None else _facts(conn, row)


@of_a_row
def _facts(conn: sqlite3.Connection, row: sqlite3.Row) -> RouteFacts:
    order = conn.execute(
        "SELECT shipment_id FROM stops WHERE route_id = ? AND on_route ORDER BY position", (row["route_id"],)
    )
    return RouteFacts(
        route_id=RouteId(row["route_id"]),
        code=row["code"],
        name=row["name"],
        day=date.fromisoformat(row["day"]),
        starts_at=from_text(row["starts_at"]),
        minutes_per_stop=row["minutes_per_stop"],
        driver_id=None if row["driver_id"] is None else DriverId(row["driver_id"]),
        state=RouteState(row["state"]),
        order=tuple(ShipmentId(one[0]) for one in order),
        published_at=maybe_from_text(row["published_at"]),
        closed_at=maybe_from_text(row["closed_at"]),
    )


def ids_of_day(conn: sqlite3.Connection, day: date) -> list[RouteId]:
    """The routes of a day, by code, and those of earlier days that are still open, first."""
    rows = conn.execute(
        "SELECT route_id FROM routes WHERE day = ? OR (state = 'published' AND day < ?)"
        " ORDER BY day, length(code), code",
        (day.isoformat(), day.isoformat()),
    )
    return [RouteId(row[0]) for row in rows]


def codes_of_day(conn: sqlite3.Connection, day: date) -> set[str]:
    """The codes in use on a day."""
    return {row[0] for row in conn.execute("SELECT code FROM routes WHERE day = ?", (day.isoformat(),))}


def find(conn: sqlite3.Connection, code: str, day: date) -> RouteId | None:
    """The route of that code: that day's, else the latest of an earlier day."""
    row = conn.execute(
        "SELECT route_id FROM routes WHERE upper(code) = upper(?) AND day <= ? ORDER BY day DESC LIMIT 1",
        (code, day.isoformat()),
    ).fetchone()
    return None if row is None else RouteId(row[0])


def stop_rows(conn: sqlite3.Connection, route_id: RouteId) -> Sequence[sqlite3.Row]:
    """A route's stops in order, with all that a board and a run sheet show."""
    return conn.execute(
        "SELECT st.position, st.state AS stop_state, st.loaded, st.left_reason, st.marked_at, s.*,"
        " p.name AS recipient, p.phone AS phone, n.text AS note, r.text AS received_by,"
        " a.street, a.exterior, a.interior, a.colonia, a.postal_code, a.municipality, a.state, a.country,"
        " a.between_streets, a.reference, a.latitude, a.longitude, st.on_route"
        " FROM stops AS st"
        " JOIN shipments AS s ON s.shipment_id = st.shipment_id"
        " JOIN parties AS p ON p.party_id = coalesce(s.recipient_id, s.shipment_id)"
        " JOIN addresses AS a ON a.address_id = coalesce(s.address_id, s.shipment_id)"
        " LEFT JOIN texts AS n ON n.text_id = s.note_id"
        " LEFT JOIN texts AS r ON r.text_id = s.received_by_id"
        " WHERE st.route_id = ? AND st.on_route ORDER BY st.position",
        (route_id,),
    ).fetchall()


def stop_marks(conn: sqlite3.Connection, route_id: RouteId) -> Sequence[sqlite3.Row]:
    """A route's stops in order: id, state, when marked, the setback over it. All that an estimate asks."""
    return conn.execute(
        "SELECT st.shipment_id, st.state AS stop_state, st.marked_at, s.delay_id, s.delay_start, s.delay_end"
        " FROM stops AS st JOIN shipments AS s ON s.shipment_id = st.shipment_id"
        " WHERE st.route_id = ? AND st.on_route ORDER BY st.position",
        (route_id,),
    ).fetchall()


def out_with_driver(conn: sqlite3.Connection, driver_ids: Sequence[str]) -> list[RouteId]:
    """The routes not closed yet of these drivers."""
    marks = ", ".join("?" * len(driver_ids))
    rows = conn.execute(
        "SELECT route_id FROM routes WHERE state IN ('draft', 'loading', 'published')"
        f" AND driver_id IN ({marks}) ORDER BY day, code",
        tuple(driver_ids),
    )
    return [RouteId(row[0]) for row in rows]


def first_to_do(conn: sqlite3.Connection, route_id: RouteId, but: ShipmentId) -> ShipmentId | None:
    """The first pending stop of a route that is out, another one apart; None while the driver stands at a door."""
    row = conn.execute(
        "SELECT st.shipment_id, st.state FROM stops AS st JOIN routes AS r ON r.route_id = st.route_id"
        " WHERE st.route_id = ? AND st.on_route AND st.shipment_id <> ? AND st.state IN ('pending', 'at_door')"
        " AND r.state = 'published' ORDER BY st.state, st.position LIMIT 1",
        (route_id, but),
    ).fetchone()
    return None if row is None or row["state"] == "at_door" else ShipmentId(row["shipment_id"])

"""Today: what needs me now, the routes, who is about to leave the promised window."""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta
from typing import TYPE_CHECKING

from courier_desktop.domain.errors import LedgerOpenError
from courier_desktop.domain.ids import ShipmentId
from courier_desktop.domain.money import Money, format_money
from courier_desktop.domain.notices import NoticeState
from courier_desktop.domain.rows import RouteRow, RouteState, ShipmentQuery, StopRow, View
from courier_desktop.domain.shipment import ENDED_STOPS
from courier_desktop.domain.statuses import STATUSES, Status
from courier_desktop.domain.times import day_start, from_text, local_day, to_text
from courier_desktop.domain.today_rows import LeavingRow, TodayBoard, TodayKind, TodayLine
from courier_desktop.paths import backups_dir
from courier_desktop.services.noticing import expire_due
from courier_desktop.services.route_boards import board_in
from courier_desktop.store import gateways as gateway_rows
from courier_desktop.store import lists, tallies
from courier_desktop.store import notices as notice_rows
from courier_desktop.store import routes as route_rows
from courier_desktop.store import shipments as rows

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from courier_desktop.services.context import Context

_MOST_LEAVING = 50


def today(ctx: Context) -> TodayBoard:
    """All that the page shows, in one consistent view."""
    # A full disk takes no expiry, and what can be read is shown all the same.
    with suppress(LedgerOpenError):
        expire_due(ctx)
    now, zone = ctx.clock(), ctx.zone
    day = local_day(now, zone)
    since = to_text(day_start(day, zone))
    with ctx.read() as conn:
        boards = [board_in(ctx, conn, one) for one in route_rows.ids_of_day(conn, day)]
        routes = tuple(board.route for board in boards)
        figures = _figures(conn, day.isoformat())
        leaving = _leaving([(b.route, stop) for b in boards for stop in b.stops])
        lines = _lines(ctx, conn, routes, leaving)
        resolved = rows.resolved_since(conn, since)
        empty = figures["shipments"] == 0 and rows.none_at_all(conn)
        due = Money(tallies.by_bucket(conn, "cash_due").get(ctx.settings.currency, 0), ctx.settings.currency)
    return TodayBoard(
        shipments=figures["shipments"],
        routes_count=len(routes),
        cash_count=figures["cash_count"],
        delivered=figures["delivered"],
        failed=figures["failed"],
        in_window=figures["in_window"],
        out_of_window=figures["out_of_window"],
        cash_due=due,
        lines=lines,
        resolved=resolved,
        routes=routes,
        leaving=leaving,
        empty=empty,
    )


def _figures(conn: sqlite3.Connection, day: str) -> dict[str, int]:
    """The day's figures by their names on the board, all from the rows that are kept current."""
    status, cash = tallies.by_bucket(conn, "status"), tallies.by_bucket(conn, "cash")
    delivered, ended = tallies.by_bucket(conn, "delivered", day), tallies.since(conn, "ended", day)
    return {
        "shipments": sum(n for code, n in status.items() if not STATUSES[Status(code)].end) + sum(ended.values()),
        "cash_count": sum(n for code, n in cash.items() if not STATUSES[Status(code)].end),
        "delivered": sum(delivered.values()),
        "failed": sum(tallies.by_bucket(conn, "failed", day).values()),
        "in_window": delivered.get("in", 0),
        "out_of_window": delivered.get("out", 0),
    }


def _leaving(stops: Sequence[tuple[RouteRow, StopRow]]) -> tuple[LeavingRow, ...]:
    """The stops still to be done whose estimate leaves the window, the worst first."""
    late = [
        LeavingRow(stop.shipment_id, stop.number, stop.recipient, route.code, stop.address.colonia, stop.window)
        for route, stop in stops
        if route.state is RouteState.PUBLISHED and stop.state not in ENDED_STOPS and stop.window.late_minutes > 0
    ]
    return tuple(sorted(late, key=lambda row: -row.window.late_minutes)[:_MOST_LEAVING])


def _lines(
    ctx: Context, conn: sqlite3.Connection, routes: Sequence[RouteRow], leaving: Sequence[LeavingRow]
) -> tuple[TodayLine, ...]:
    """What waits for a person, by urgency; what has nothing waiting is left out."""
    found = [
        _stops_late(conn, leaving),
        _gateway(ctx, conn),
        _messages(conn),
        _calls(ctx, conn),
        _attempts(conn),
        _maybe_sent(conn),
        _not_arrived(ctx, conn),
        _addresses(conn),
        _yesterday(ctx, routes),
        _loads(routes),
        _stuck(ctx, conn),
        _backup(ctx),
    ]
    return tuple(line for line in found if line is not None)


def _stops_late(conn: sqlite3.Connection, leaving: Sequence[LeavingRow]) -> TodayLine | None:
    """Only those whom no setback notice has told yet."""
    told = rows.with_delay(conn, [row.shipment_id for row in leaving])
    untold = [row for row in leaving if row.shipment_id not in told]
    if not untold:
        return None
    worst = untold[0]
    detail: dict[str, str | int] = {"route": worst.route_code, "minutes": worst.window.late_minutes}
    return TodayLine(TodayKind.STOPS_LATE, len(untold), worst.recipient, worst.number, detail)


def _gateway(ctx: Context, conn: sqlite3.Connection) -> TodayLine | None:
    """The gateway that holds up most messages; nothing while all go."""
    if not any(row.switched_on for row in gateway_rows.load_all(conn).values()):
        return None
    # Imported here: who sends by hand only never pays for it.
    from courier_desktop.services import gateways

    found = sorted(gateways.troubles(ctx), key=lambda one: -one.waiting)
    if not found:
        return None
    first = found[0]
    detail: dict[str, str | int] = {
        "gateway": first.name.value,
        "code": first.code,
        "said": first.said,
        "since": to_text(first.since) if first.since else "",
        "until": to_text(first.until) if first.until else "",
        "waiting": first.waiting,
        "held": int(first.held),
    }
    return TodayLine(TodayKind.GATEWAY, len(found), first.title, "", detail)


def _messages(conn: sqlite3.Connection) -> TodayLine | None:
    waiting = notice_rows.shown_by_state(conn, (NoticeState.PREPARED, NoticeState.OPENED), 500)
    if not waiting:
        return None
    first = waiting[0]
    routes = sorted({row["route_code"] for row in waiting if row["route_code"]})
    detail: dict[str, str | int] = {
        "event": first["event"],
        "routes": ", ".join(routes),
        "since": first["planned_at"],
    }
    return TodayLine(TodayKind.MESSAGES, len(waiting), first["recipient"], first["number"], detail)


def _calls(ctx: Context, conn: sqlite3.Connection) -> TodayLine | None:
    """Blocked notices of today that nobody can be told by message: a call is due."""
    since = to_text(day_start(local_day(ctx.clock(), ctx.zone), ctx.zone))
    blocked = notice_rows.blocked_calls(conn, since)
    if not blocked:
        return None
    first = blocked[0]
    detail: dict[str, str | int] = {"why": first["why"]}
    return TodayLine(TodayKind.CALLS, len(blocked), first["recipient"], first["number"], detail)


def _attempts(conn: sqlite3.Connection) -> TodayLine | None:
    failed = rows.failed_attempts(conn, 500)
    if not failed:
        return None
    first = failed[0]
    cash = sum(row["cash_minor"] or 0 for row in failed)
    detail: dict[str, str | int] = {"reason": first["reason"] or ""}
    if cash:
        detail["cash"] = format_money(Money(cash, first["currency"]))
    return TodayLine(TodayKind.ATTEMPTS, len(failed), first["recipient"], first["number"], detail)


def _maybe_sent(conn: sqlite3.Connection) -> TodayLine | None:
    unsure = notice_rows.shown_by_state(conn, (NoticeState.MAYBE_SENT,), 500)
    if not unsure:
        return None
    first = unsure[0]
    detail: dict[str, str | int] = {"since": first["opened_at"] or first["planned_at"]}
    return TodayLine(TodayKind.MAYBE_SENT, len(unsure), first["recipient"], first["number"], detail)


def _not_arrived(ctx: Context, conn: sqlite3.Connection) -> TodayLine | None:
    """Today's messages that no service could bring, and that no other channel took on."""
    failed = notice_rows.shown_failed(conn, day_start(local_day(ctx.clock(), ctx.zone), ctx.zone), 500)
    if not failed:
        return None
    first = failed[0]
    return TodayLine(TodayKind.NOT_ARRIVED, len(failed), first["recipient"], first["number"], {"why": first["why"]})


def _addresses(conn: sqlite3.Connection) -> TodayLine | None:
    some = [ShipmentId(row[0]) for row in lists.ids(conn, ShipmentQuery(view=View.NEEDS_ADDRESS), "", 500)]
    if not some:
        return None
    first = rows.rows_of(conn, some[:1])[0]
    detail: dict[str, str | int] = {"missing": first["missing"]}
    return TodayLine(TodayKind.ADDRESSES, len(some), first["recipient"], first["number"], detail)


def _yesterday(ctx: Context, routes: Sequence[RouteRow]) -> TodayLine | None:
    """Routes of earlier days that nobody closed: their stops wait for a decision."""
    day = local_day(ctx.clock(), ctx.zone)
    old = [route for route in routes if route.day < day]
    undone = sum(route.stops - route.done for route in old)
    if not old:
        return None
    return TodayLine(TodayKind.YESTERDAY, undone, old[0].name, old[0].code, {"day": old[0].day.isoformat()})


def _loads(routes: Sequence[RouteRow]) -> TodayLine | None:
    loading = [route for route in routes if route.state is RouteState.LOADING and route.loaded < route.pieces]
    if not loading:
        return None
    first = loading[0]
    detail: dict[str, str | int] = {"loaded": first.loaded, "pieces": first.pieces}
    return TodayLine(TodayKind.LOADS_OPEN, len(loading), first.name, first.code, detail)


def _stuck(ctx: Context, conn: sqlite3.Connection) -> TodayLine | None:
    before = ctx.clock() - timedelta(days=ctx.settings.stuck_days)
    found = rows.stuck(conn, to_text(before), 500)
    if not found:
        return None
    first = found[0]
    days = (ctx.clock() - from_text(first["moved_at"])).days
    detail: dict[str, str | int] = {"status": first["status"], "days": days}
    return TodayLine(TodayKind.STUCK, len(found), "", first["number"], detail)


def _backup(ctx: Context) -> TodayLine | None:
    """Backups that have not reached the second place for days, or cannot be made at all."""
    # Imported here: most ledgers have nothing to say of it, and their window must not pay for it.
    if not backups_dir(ctx.store.path.parent).is_dir():
        return None
    from courier_desktop.services import backups

    found = backups.late(ctx)
    if found is None:
        return None
    away = bool(found.second_trouble) and not found.trouble
    detail: dict[str, str | int] = {
        "code": found.second_trouble if away else found.trouble,
        "path": found.second_folder if away else found.folder,
    }
    return TodayLine(TodayKind.BACKUP, found.second_late_days if away else 0, "", "", detail)


def counts_for_rail(ctx: Context) -> dict[str, int]:
    """What waits on each page: today, delays, messages. Cheap enough to ask after every write."""
    with ctx.read() as conn:
        waiting = tallies.by_bucket(conn, "waiting")
        late = rows.delays_lying(conn)
    return {"messages": sum(waiting.values()), "delays": late}


def ids_of(ctx: Context, kind: TodayKind) -> tuple[ShipmentId, ...]:
    """The shipments behind a line of Today."""
    with ctx.read() as conn:
        if kind is TodayKind.ATTEMPTS:
            return tuple(ShipmentId(row["shipment_id"]) for row in rows.failed_attempts(conn, 500))
        if kind is TodayKind.STUCK:
            before = ctx.clock() - timedelta(days=ctx.settings.stuck_days)
            return tuple(ShipmentId(row["shipment_id"]) for row in rows.stuck(conn, to_text(before), 500))
        if kind is TodayKind.CALLS:
            since = to_text(day_start(local_day(ctx.clock(), ctx.zone), ctx.zone))
            return tuple(ShipmentId(row["shipment_id"]) for row in notice_rows.blocked_calls(conn, since))
    return ()

"""Marking one stop, durable, against a bare durable SQLite insert into a table of one column."""

from __future__ import annotations

import sqlite3
import tempfile
from functools import partial
from itertools import cycle
from pathlib import Path
from typing import TYPE_CHECKING

from bench.days import drafts
from bench.measure import milliseconds, percentile, report, seconds
from courier_desktop.domain.staff import Right
from courier_desktop.domain.statuses import Status
from courier_desktop.services import marking, registering, routes
from courier_desktop.services.open import close_context, open_context

if TYPE_CHECKING:
    from courier_desktop.domain.ids import ShipmentId
    from courier_desktop.services.context import Context

STOPS = 600
A_ROUTE = 40


def run() -> None:
    """Print the marks' p50 and p99 beside the floor's, measured in turn: one mark, one bare insert, and again."""
    with tempfile.TemporaryDirectory() as folder:
        ours, floor = _in_turn(Path(folder))
    for name, share in (("p50", 0.5), ("p99", 0.99)):
        mine, bare = percentile(ours, share), percentile(floor, share)
        report(f"mark a stop {name} / bare durable insert", milliseconds(mine), milliseconds(bare), mine / bare, "")


def _in_turn(folder: Path) -> tuple[list[float], list[float]]:
    ctx = open_context(folder)
    bare = _bare(folder)
    ours, floor = [], []
    targets = cycle((marking.AT_DOOR, Status.DELIVERED))
    for n, shipment_id in enumerate(one for one in _on_routes(ctx) for _ in range(2)):
        what = marking.Mark(shipment_ids=(shipment_id,), target=next(targets), received_by="Ella")
        ours.append(seconds(partial(marking.mark, ctx, what)))
        floor.append(seconds(partial(bare.execute, "INSERT INTO t VALUES (?)", (str(n),))))
    bare.close()
    close_context(ctx)
    return ours, floor


def _on_routes(ctx: Context) -> list[ShipmentId]:
    with ctx.write(Right.UPKEEP) as tx:
        ids = [one.shipment_id for one in registering.register_in(tx, list(drafts(STOPS)))]
    for start in range(0, STOPS, A_ROUTE):
        route_id = routes.create(ctx, f"Ruta {start}")
        routes.assign(ctx, route_id, ids[start : start + A_ROUTE])
        routes.publish(ctx, route_id)
    return ids


def _bare(folder: Path) -> sqlite3.Connection:
    conn = sqlite3.connect(folder / "floor.db", isolation_level=None)
    conn.execute("PRAGMA journal_mode = WAL")
    conn.execute("PRAGMA synchronous = FULL")
    conn.execute("CREATE TABLE t (x TEXT)")
    return conn


if __name__ == "__main__":
    run()

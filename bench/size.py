"""Bytes of the file for each shipment with three events and its place in the search index, by table."""

from __future__ import annotations

import random
import sqlite3
import tempfile
from pathlib import Path

from bench.ledgers import LAST_DAY, DayClock, believable
from bench.measure import report
from courier_desktop.domain import events as ev
from courier_desktop.domain.draft import Promise
from courier_desktop.domain.staff import Right
from courier_desktop.domain.statuses import Status
from courier_desktop.paths import ledger_path
from courier_desktop.services import registering
from courier_desktop.services.open import close_context, fold_log, open_context
from courier_desktop.services.record import record

SHIPMENTS = 20_000
GATE = 900


def run(shipments: int = SHIPMENTS) -> None:
    """Print the bytes a shipment, and the tables that take most of them."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        ctx = open_context(folder, actor="Ana", place="oficina", clock=DayClock())
        promise = Promise(LAST_DAY, LAST_DAY)
        with ctx.write(Right.REGISTER) as tx:
            made = registering.register_in(tx, believable(random.Random(2), shipments, 0, promise))
        with ctx.write(Right.MARK) as tx:
            record(tx, [tx.event(ev.StatusMarked(status=Status.AT_DEPOT), one.shipment_id) for one in made])
        fold_log(ctx)
        shares = _shares(ctx.store.conn(), shipments)
        close_context(ctx)
        size = ledger_path(folder).stat().st_size / shipments
    report("bytes a shipment (3 events, search index)", f"{size:,.0f} B", f"{GATE} B", size / GATE, "gate 900, aim 700")
    print("  " + ", ".join(f"{table} {share:,.0f}" for table, share in shares[:10]))


def _shares(conn: sqlite3.Connection, shipments: int) -> list[tuple[str, float]]:
    """The bytes a shipment of each table and index, the largest first; none where SQLite was built without dbstat."""
    try:
        rows = conn.execute("SELECT name, sum(pgsize) FROM dbstat GROUP BY name ORDER BY 2 DESC").fetchall()
    except sqlite3.OperationalError:
        return []
    return [(row[0], row[1] / shipments) for row in rows]


if __name__ == "__main__":
    run()

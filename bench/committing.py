"""One event written for good, against the disk's floor; and its worst hundredth when the log is folded at rest."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from functools import partial
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from bench.ledgers import copied_ledger
from bench.measure import milliseconds, percentile, report, seconds
from courier_desktop.domain import events as ev
from courier_desktop.domain.ids import ShipmentId
from courier_desktop.domain.rows import ShipmentQuery, View
from courier_desktop.domain.staff import Right
from courier_desktop.domain.statuses import Status
from courier_desktop.services.open import close_context, fold_log, open_context
from courier_desktop.services.record import record
from courier_desktop.store import lists

if TYPE_CHECKING:
    from courier_desktop.services.context import Context

COMMITS = 1_000
ROUNDS = 3
# The window folds the log when nobody has written for two seconds; a busy desk marks some dozen stops between.
BETWEEN_RESTS = 50
SHIPMENTS = 10_000


def run() -> None:
    """Print p50 beside the floor's, and p99 beside that of SQLite's own folding within the commit."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        floors, p50, rested, default = [], [], [], []
        for n in range(ROUNDS):
            floors.append(_floor(folder / f"floor{n}"))
            at_rest = _commits(copied_ledger(SHIPMENTS, folder / f"rest{n}"), folds=True)
            within = _commits(copied_ledger(SHIPMENTS, folder / f"within{n}"), folds=False)
            p50.append(percentile(at_rest, 0.5))
            rested.append(percentile(at_rest, 0.99))
            default.append(percentile(within, 0.99))
    ours, floor = median(p50), median(floors)
    what = "record one event p50 / append 24 KB + fdatasync"
    report(what, milliseconds(ours), milliseconds(floor), ours / floor, "gate 2.0, aim 1.3 (peer does no work)")
    ours, peer = median(rested), median(default)
    report(
        "p99, log folded at rest / within commits",
        milliseconds(ours),
        milliseconds(peer),
        ours / peer,
        "gate 0.5, aim 0.25",
    )
    bare = median(_bare_commits() for _ in range(ROUNDS))
    ours = median(p50)
    report("record one event p50 / same rows, plain SQLite", milliseconds(ours), milliseconds(bare), ours / bare, "")


def _floor(path: Path) -> float:
    """The median seconds of appending six pages to a file and waiting until they are on the disk."""
    page = os.urandom(24 * 1024)
    with path.open("wb", buffering=0) as file:

        def append() -> None:
            file.write(page)
            os.fdatasync(file.fileno())

        return percentile([seconds(append) for _ in range(COMMITS)], 0.5)


def _commits(folder: Path, *, folds: bool) -> list[float]:
    ctx = open_context(folder, actor="Ana", place="oficina")
    if not folds:
        ctx.store.conn().execute("PRAGMA wal_autocheckpoint = 1000")
    with ctx.read() as conn:
        ids = [ShipmentId(row[0]) for row in lists.ids(conn, ShipmentQuery(view=View.ALL), "", COMMITS)]
    taken = []
    for n, one in enumerate(ids):
        taken.append(seconds(partial(_record_one, ctx, one)))
        if folds and n % BETWEEN_RESTS == 0:
            fold_log(ctx)
    close_context(ctx)
    return taken


def _record_one(ctx: Context, shipment_id: ShipmentId) -> None:
    with ctx.write(Right.MARK) as tx:
        record(tx, [tx.event(ev.StatusMarked(status=Status.AT_DEPOT), shipment_id)])


def _bare_commits() -> float:
    """The same rows written by SQL alone: the event, its act, its shipment's state."""
    with tempfile.TemporaryDirectory() as name:
        folder = copied_ledger(SHIPMENTS, Path(name) / "bare")
        conn = sqlite3.connect(folder / "courier.db", isolation_level=None)
        conn.execute("PRAGMA synchronous = FULL")
        last = conn.execute("SELECT max(seq) FROM ledger").fetchone()[0]
        ids = [
            row[0]
            for row in conn.execute("SELECT shipment_id FROM shipments ORDER BY ordinal DESC LIMIT ?", (COMMITS,))
        ]
        taken = [seconds(partial(_bare_commit, conn, last + n, one)) for n, one in enumerate(ids, start=1)]
        conn.close()
    return percentile(taken, 0.5)


def _bare_commit(conn: sqlite3.Connection, seq: int, shipment_id: str) -> None:
    conn.execute("BEGIN IMMEDIATE")
    act = (seq, f"act-{seq:09d}", "Ana", "staff", "oficina", "2026-11-19T19:00:00.000Z")
    conn.execute("INSERT INTO acts VALUES (?,?,?,?,?,?)", act)
    event = (seq, os.urandom(16), seq, shipment_id, None, "status", '{"status":"at_depot"}', None, os.urandom(16))
    conn.execute("INSERT INTO ledger VALUES (?,?,?,?,?,?,?,?,?)", event)
    conn.execute(
        "UPDATE shipments SET status = 'at_depot', moved_at = ?, active_until = '9999' WHERE shipment_id = ?",
        ("2026-11-19T19:00:00.000Z", shipment_id),
    )
    conn.execute("COMMIT")


if __name__ == "__main__":
    run()

"""Importing a shop's CSV of 100,000 orders, from file to ledger, against SQLite alone inserting the same final rows."""

from __future__ import annotations

import csv
import sqlite3
import sys
import tempfile
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from bench.days import drafts
from bench.measure import report
from courier_desktop.services.intake.importing import apply_import, plan_import
from courier_desktop.services.intake.inspect import inspect_file
from courier_desktop.services.open import close_context, open_context

if TYPE_CHECKING:
    from courier_desktop.services.context import Context

ROWS = 100_000
# The final rows but the search index: what the peer inserts.
TABLES = ("acts", "ledger", "shipments", "parties", "addresses", "texts")
_HEAD = (
    "Numero de pedido",
    "Nombre Destinatario",
    "Telefono Destinatario",
    "Calle Destinatario",
    "Num. Ext. Destinatario",
    "Colonia Destinatario",
    "C.P. Dest.",
    "Municipio Dest.",
    "Estado Dest.",
    "Referencias Dest",
    "Contenido",
    "Contra entrega",
)


def run(rows: int = ROWS) -> None:
    """Print the import's seconds beside the bare inserts' of the very rows it made."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _write(folder / "pedidos.csv", rows)
        ctx = open_context(folder / "ours")
        begun = perf_counter()
        plan = plan_import(ctx, inspect_file(folder / "pedidos.csv"), "Moda Tapatía")
        planned = perf_counter() - begun
        done = apply_import(ctx, plan)
        ours = perf_counter() - begun
        if done.added != rows:
            msg = f"{done.added} of {rows} orders went in"
            raise RuntimeError(msg)
        bare = _bare(ctx, folder)
        close_context(ctx)
        size = (folder / "ours" / "courier.db").stat().st_size
    what = f"import {rows:,} CSV rows / raw executemany"
    report(what, f"{ours:.1f} s", f"{bare:.1f} s", ours / bare, "gate 2.5, aim 1.7 (peer has no search index)")
    speed, planning = f"{rows / ours:,.0f} rows/s", f"{planned:.1f} s"
    print(f"  of which reading, recognising and planning {planning}; {speed}; {size / rows:,.0f} B/shipment")


def _write(path: Path, rows: int) -> None:
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(_HEAD)
        for draft in drafts(rows):
            at, cash = draft.address, draft.cash_on_delivery
            amount = f"{cash.amount_minor / 100:.2f}" if cash else ""
            place = (at.street, at.exterior, at.colonia, at.postal_code, at.municipality, at.state, at.references)
            who = (draft.order_number, draft.recipient.name, draft.recipient.phone_typed)
            writer.writerow((*who, *place, draft.contents, amount))


def _bare(ctx: Context, folder: Path) -> float:
    """The seconds of one transaction that inserts the same rows, with the same indexes, into the same tables."""
    with ctx.read() as source:
        content = {table: [tuple(row) for row in source.execute(f"SELECT * FROM {table}")] for table in TABLES}
    empty = open_context(folder / "bare")
    close_context(empty)
    conn = sqlite3.connect(folder / "bare" / "courier.db", isolation_level=None)
    begun = perf_counter()
    conn.execute("BEGIN IMMEDIATE")
    for table, rows in content.items():
        if rows:
            conn.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * len(rows[0]))})", rows)
    conn.execute("COMMIT")
    taken = perf_counter() - begun
    conn.close()
    return taken


if __name__ == "__main__":
    run(int(sys.argv[1]) if len(sys.argv) > 1 else ROWS)

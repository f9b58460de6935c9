"""Importing a shop's CSV of 100,000 orders, from file to ledger, against SQLite or sqlite-utils with its final rows."""

from __future__ import annotations

import csv
import sqlite3
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING, NamedTuple

from bench.days import drafts
from bench.measure import report
from courier_desktop.services.intake.importing import apply_import, plan_import
from courier_desktop.services.intake.inspect import inspect_file
from courier_desktop.services.open import close_context, open_context
from courier_desktop.store import search, states

if TYPE_CHECKING:
    from courier_desktop.services.context import Context

ROWS = 100_000
ROUNDS = 3
Content = dict[str, tuple[list[str], list[tuple[object, ...]]]]
# The final rows but the search index: what the peers insert.
TABLES = ("acts", "ledger", "shipments", "parties", "addresses", "texts", "imported_orders")
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


class _Times(NamedTuple):
    """The seconds of one import, of its first half, and of each peer with the very rows it made."""

    ours: float
    planning: float
    bare: float
    dictionaries: float


def run(rows: int = ROWS) -> None:
    """Print the import's seconds beside the bare inserts' of the very rows it made, and beside sqlite-utils'."""
    with tempfile.TemporaryDirectory() as name:
        _write(Path(name) / "pedidos.csv", rows)
        rounds = [_round(Path(name), n, rows) for n in range(ROUNDS)]
        size = (Path(name) / "ours-0" / "courier.db").stat().st_size
    ours, bare, planning = (median(getattr(one, of) for one in rounds) for of in ("ours", "bare", "planning"))
    ratio = median(one.ours / one.bare for one in rounds)
    limits = "gate 2.5, aim 1.7 (peer has no search index)"
    report(f"import {rows:,} CSV rows / raw executemany", f"{ours:.1f} s", f"{bare:.1f} s", ratio, limits)
    slow = rounds[0].dictionaries
    report(
        "import / sqlite-utils insert_all, same rows",
        f"{ours:.1f} s",
        f"{slow:.1f} s",
        ours / slow,
        "gate 0.25, aim 0.17",
    )
    speed, rest = f"{rows / ours:,.0f} rows/s", f"{size / rows:,.0f} B/shipment"
    print(f"  of which reading, recognising and planning {planning:.1f} s; {speed}; {rest}")


def _round(folder: Path, n: int, rows: int) -> _Times:
    """One import into a new ledger, then the peers with the same rows; the slow peer only in the first round."""
    ctx = open_context(folder / f"ours-{n}")
    begun = perf_counter()
    plan = plan_import(ctx, inspect_file(folder / "pedidos.csv"), "Moda Tapatía")
    planned = perf_counter() - begun
    done = apply_import(ctx, plan)
    ours = perf_counter() - begun
    if done.added != rows:
        msg = f"{done.added} of {rows} orders went in"
        raise RuntimeError(msg)
    del plan, done
    content = _final_rows(ctx)
    searched = _search_rows(ctx) if n == 0 else {}
    close_context(ctx)
    bare = _bare(content, folder / f"bare-{n}")
    slow = _dictionaries(content | searched, folder / "dictionaries") if n == 0 else 0.0
    return _Times(ours, planned, bare, slow)


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


def _final_rows(ctx: Context) -> Content:
    """The stored columns and the rows of each table that the import wrote."""
    found: Content = {}
    with ctx.read() as conn:
        for table in TABLES:
            columns = [row["name"] for row in conn.execute(f"PRAGMA table_info({table})")]
            found[table] = columns, [tuple(row) for row in conn.execute(f"SELECT {', '.join(columns)} FROM {table}")]
    return found


def _search_rows(ctx: Context) -> Content:
    """The same of the search index, which keeps no copy of what was put into it."""
    words: list[tuple[object, ...]] = []
    digits: list[tuple[object, ...]] = []
    with ctx.read() as conn:
        for ordinal, state in enumerate(states.all_of(conn), start=1):
            terms = search.terms_of(conn, state)
            words.append((ordinal, terms.words))
            digits.append((ordinal, terms.digits))
        known = [tuple(row) for row in conn.execute("SELECT word FROM words")]
    return {
        "search": (["rowid", "text"], words),
        "phone_digits": (["rowid", "digits"], digits),
        "words": (["word"], known),
    }


def _bare(content: Content, folder: Path) -> float:
    """The seconds of one transaction that inserts the same rows, with the same indexes, into the same tables."""
    close_context(open_context(folder))
    conn = sqlite3.connect(folder / "courier.db", isolation_level=None)
    begun = perf_counter()
    conn.execute("BEGIN IMMEDIATE")
    for table, (columns, rows) in content.items():
        conn.executemany(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})", rows)
    conn.execute("COMMIT")
    taken = perf_counter() - begun
    conn.close()
    return taken


def _dictionaries(content: Content, folder: Path) -> float:
    """The seconds of sqlite-utils, which is handed the same rows, the search index's too, as dictionaries."""
    from sqlite_utils import Database

    close_context(open_context(folder))
    database = Database(folder / "courier.db", execute_plugins=False)
    begun = perf_counter()
    for table, (columns, rows) in content.items():
        database.table(table).insert_all(dict(zip(columns, row, strict=True)) for row in rows)
    taken = perf_counter() - begun
    database.close()
    return taken


if __name__ == "__main__":
    run(int(sys.argv[1]) if len(sys.argv) > 1 else ROWS)

"""The figures kept current: written with every change, so that no page counts the whole ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING

from courier_desktop.domain.tallies import Tally
from courier_desktop.store.many import write_many

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping


def add(conn: sqlite3.Connection, changes: Mapping[Tally, int]) -> None:
    """Add these differences to the figures; a figure that comes to nothing leaves no row."""
    moved = [(*tally, n) for tally, n in changes.items() if n]
    write_many(
        conn,
        "INSERT INTO tallies VALUES (?,?,?,?) ON CONFLICT (what, day, bucket) DO UPDATE SET n = n + excluded.n",
        moved,
    )
    gone = [tuple(tally) for tally, n in changes.items() if n < 0]
    write_many(conn, "DELETE FROM tallies WHERE what = ? AND day = ? AND bucket = ? AND n = 0", gone)


def clear(conn: sqlite3.Connection) -> None:
    """Forget every figure."""
    conn.execute("DELETE FROM tallies")


def all_of(conn: sqlite3.Connection) -> dict[Tally, int]:
    """Every figure there is."""
    # A full read of some thousand rows: only `verify` asks this.
    return {Tally(row[0], row[1], row[2]): int(row[3]) for row in conn.execute("SELECT * FROM tallies")}


def by_bucket(conn: sqlite3.Connection, what: str, day: str = "") -> dict[str, int]:
    """One kind of figure on one day, by bucket."""
    rows = conn.execute("SELECT bucket, n FROM tallies WHERE what = ? AND day = ?", (what, day))
    return {row[0]: int(row[1]) for row in rows}


def since(conn: sqlite3.Connection, what: str, day: str) -> dict[str, int]:
    """One kind of figure from a day on, by bucket."""
    rows = conn.execute("SELECT bucket, sum(n) FROM tallies WHERE what = ? AND day >= ? GROUP BY bucket", (what, day))
    return {row[0]: int(row[1]) for row in rows}

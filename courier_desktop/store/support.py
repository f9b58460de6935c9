"""The ledger's shape for whoever mends it: tables, counts and pragmas, and not one value that somebody typed."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from courier_desktop.store.looks import reader

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable
    from pathlib import Path

_ASKED = (
    *("user_version", "application_id", "schema_version", "page_size", "page_count", "freelist_count"),
    *("journal_mode", "synchronous", "auto_vacuum", "encoding", "secure_delete"),
)


def pragmas(conn: sqlite3.Connection) -> dict[str, str | int]:
    """What SQLite says of the file."""
    return {name: conn.execute(f"PRAGMA {name}").fetchone()[0] for name in _ASKED}


def schema(conn: sqlite3.Connection) -> list[str]:
    """The statements that made the tables, indexes, triggers and views, by name."""
    rows = conn.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY type, name")
    return [str(row[0]) for row in rows]


def counts(conn: sqlite3.Connection, step: Callable[[int, int], None]) -> dict[str, int]:
    """How many rows each table holds; `step` hears n of total."""
    own = "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name"
    names = [str(row[0]) for row in conn.execute(own)]
    found = {}
    for place, name in enumerate(names):
        step(place, len(names))
        # A full read of each table: only a support file asks.
        found[name] = int(conn.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0])
    return found


def kinds(conn: sqlite3.Connection) -> dict[str, int]:
    """How many events of each kind there are."""
    # A full read of the ledger: only a support file asks.
    return {str(row[0]): int(row[1]) for row in conn.execute("SELECT kind, count(*) FROM ledger GROUP BY kind")}


def span(conn: sqlite3.Connection) -> tuple[str | None, str | None]:
    """When the first and the newest act were recorded."""
    first, last = (
        conn.execute(f"SELECT recorded_at FROM acts ORDER BY first_seq {way} LIMIT 1").fetchone()
        for way in ("ASC", "DESC")
    )
    return (first[0] if first else None, last[0] if last else None)


def roles(conn: sqlite3.Connection) -> dict[str, int]:
    """How many of the staff have each role."""
    return {str(row[0]): int(row[1]) for row in conn.execute("SELECT role, count(*) FROM staff GROUP BY role")}


def shape_of_file(path: Path) -> dict[str, str | int]:
    """The pragmas of a ledger that the program could not open. sqlite3.Error when SQLite cannot either."""
    with closing(reader(path)) as conn:
        return pragmas(conn)

"""One statement for many rows, and for none nothing: an event touches few of the derived tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence


def write_many(conn: sqlite3.Connection, sql: str, rows: Iterable[Sequence[object]]) -> None:
    """Run the statement once for each of these rows of values."""
    listed = rows if isinstance(rows, list) else list(rows)
    # Asked for no rows, SQLite prepares the statement all the same: ten times in the recording of one event.
    if listed:
        conn.executemany(sql, listed)

"""One transaction, whole or not at all."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator


@contextmanager
def whole(conn: sqlite3.Connection) -> Iterator[None]:
    """BEGIN IMMEDIATE; committed at the end, rolled back by whatever ends it before."""
    conn.execute("BEGIN IMMEDIATE")
    try:
        yield
        conn.execute("COMMIT")
    except BaseException:
        # A full disk makes SQLite roll back by itself.
        if conn.in_transaction:
            conn.execute("ROLLBACK")
        raise

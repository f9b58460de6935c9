"""Schema changes, one function each, run in order by sqlite-utils; `user_version` counts them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from courier_desktop.store import schema
from courier_desktop.store.transactions import whole

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable

    from sqlite_utils import Database

# "CDLG": tells our file from any other SQLite file.
APPLICATION_ID = 0x43444C47


def _to_chained_acts(db: Database) -> None:
    """From the first release: acts of their own, the hash chain, short rows, an index without a copy, figures kept."""
    from courier_desktop.store.second_ledger import move

    move(db)


def _to_messages(db: Database) -> None:
    """From the second release: the tables of messages that go by themselves; nothing that stands there changes."""
    schema.lay(db.conn, schema.THIRD)


# What brings a file of version n to n + 1 stands at place n - 1. A new file is laid as this version wants it.
STEPS: tuple[Callable[[Database], None], ...] = (_to_chained_acts, _to_messages)
VERSION = len(STEPS) + 1


def migrate(conn: sqlite3.Connection) -> None:
    """Bring the file to this program's version, all steps in one transaction: an interrupted one never happened."""
    # sqlite_utils costs some 340 ms to import: only when there is something to migrate.
    from sqlite_utils import Database

    db = Database(conn, execute_plugins=False)
    with whole(conn):
        # Asked again inside the lock: another process may have migrated meanwhile.
        done = int(conn.execute("PRAGMA user_version").fetchone()[0])
        if done == 0:
            schema.lay(conn)
        else:
            for step in STEPS[done - 1 :]:
                step(db)
        conn.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        conn.execute(f"PRAGMA user_version = {VERSION}")

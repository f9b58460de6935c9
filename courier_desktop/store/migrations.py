"""Schema changes, one function each, run in order by sqlite-utils; `user_version` counts them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from courier_desktop.store import schema

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable

    from sqlite_utils import Database

# "CDLG": tells our file from any other SQLite file.
APPLICATION_ID = 0x43444C47


def _lay_the_tables(db: Database) -> None:
    for part in (schema.LEDGER, schema.PEOPLE, schema.DERIVED, schema.PLAIN, schema.SEARCH):
        for statement in _statements(part):
            db.execute(statement)


STEPS: tuple[Callable[[Database], None], ...] = (_lay_the_tables,)
VERSION = len(STEPS)


def migrate(conn: sqlite3.Connection) -> None:
    """Bring the file to this program's version, all steps in one transaction: an interrupted one never happened."""
    # sqlite_utils costs some 340 ms to import: only when there is something to migrate.
    from sqlite_utils import Database

    db = Database(conn, execute_plugins=False)
    conn.execute("BEGIN IMMEDIATE")
    try:
        # Asked again inside the lock: another process may have migrated meanwhile.
        done = int(conn.execute("PRAGMA user_version").fetchone()[0])
        for step in STEPS[done:]:
            step(db)
        conn.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        conn.execute(f"PRAGMA user_version = {VERSION}")
    except BaseException:
        conn.execute("ROLLBACK")
        raise
    conn.execute("COMMIT")


def _statements(script: str) -> list[str]:
    """The statements of a script; a trigger's body keeps its semicolons (executescript would commit)."""
    import sqlite3

    found: list[str] = []
    pending = ""
    for line in script.strip().splitlines():
        pending += line + "\n"
        if sqlite3.complete_statement(pending):
            found.append(pending)
            pending = ""
    return found

"""What `rebuild` and `verify` ask: they read everything, on purpose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from courier_desktop.domain.ids import ShipmentId

if TYPE_CHECKING:
    import sqlite3

_DERIVED = ("stops", "notices", "delay_shipments", "delays", "routes", "shipments", "tallies")


def clear_derived(conn: sqlite3.Connection) -> None:
    """Empty every derived table; the search index has a `clear` of its own."""
    for table in _DERIVED:
        conn.execute(f"DELETE FROM {table}")


def quick_check(conn: sqlite3.Connection) -> tuple[str, ...]:
    """What SQLite finds wrong with its file; empty when all is well."""
    found = tuple(str(row[0]) for row in conn.execute("PRAGMA quick_check(20)"))
    return () if found == ("ok",) else found


def how_many(conn: sqlite3.Connection) -> int:
    """How many shipments there are."""
    # A full read of an index: only `verify` asks this, for its progress.
    return int(conn.execute("SELECT count(*) FROM shipments").fetchone()[0])


def shipments_beside(conn: sqlite3.Connection, known: int, ids: set[ShipmentId]) -> list[ShipmentId]:
    """Rows of shipments that the ledger does not know."""
    # A full read: only `verify` asks this, which has read the whole ledger before.
    if how_many(conn) == known:
        return []
    return [one for row in conn.execute("SELECT shipment_id FROM shipments") if (one := ShipmentId(row[0])) not in ids]

"""What `rebuild` and `verify` ask: they read everything, on purpose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from courier_desktop.domain.ids import ShipmentId

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

_DERIVED = ("stops", "notices", "delay_shipments", "delays", "routes", "shipments", "search_text")


def clear_derived(conn: sqlite3.Connection) -> None:
    """Empty every derived table and the search index."""
    for table in _DERIVED:
        conn.execute(f"DELETE FROM {table}")
    conn.execute("INSERT INTO search (search) VALUES ('rebuild')")


def ordinals(conn: sqlite3.Connection) -> Iterator[tuple[ShipmentId, int]]:
    """Every shipment with its ordinal, oldest first."""
    rows = conn.execute("SELECT shipment_id, ordinal FROM shipments ORDER BY ordinal").fetchall()
    return ((ShipmentId(row[0]), int(row[1])) for row in rows)


def quick_check(conn: sqlite3.Connection) -> tuple[str, ...]:
    """What SQLite finds wrong with its file; empty when all is well."""
    found = tuple(str(row[0]) for row in conn.execute("PRAGMA quick_check(20)"))
    return () if found == ("ok",) else found


def shipments_beside(conn: sqlite3.Connection, known: int, ids: set[ShipmentId]) -> list[ShipmentId]:
    """Rows of shipments that the ledger does not know."""
    if int(conn.execute("SELECT count(*) FROM shipments").fetchone()[0]) == known:
        return []
    return [one for row in conn.execute("SELECT shipment_id FROM shipments") if (one := ShipmentId(row[0])) not in ids]


def unsearchable(conn: sqlite3.Connection) -> list[int]:
    """Ordinals of shipments that the search index does not hold."""
    rows = conn.execute("SELECT ordinal FROM shipments WHERE ordinal NOT IN (SELECT ordinal FROM search_text)")
    return [int(row[0]) for row in rows]

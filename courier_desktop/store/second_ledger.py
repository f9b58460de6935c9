"""The step from the first release's tables to the second's: every fact is moved, none is changed."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from courier_desktop.domain.tallies import Tally, sum_of, tallies_of, tallies_of_notice
from courier_desktop.store import chain, notices, plain, schema, search, states, tallies
from courier_desktop.store.ledger import id_bytes

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from sqlite_utils import Database

_AT_ONCE = 500
# What the second release keeps as it was; the rest is laid anew.
_RECAST = ("ledger", "shipments", "parties", "addresses")
_OLD_INDEXES = (
    "shipments_by_order",
    "shipments_by_activity",
    "shipments_by_status",
    "shipments_by_route",
    "shipments_by_delay",
    "shipments_by_recipient",
    "ledger_by_shipment",
    "ledger_by_route",
    "ledger_by_act",
    "parties_by_phone",
)


def move(db: Database) -> None:
    """Move every row of a file of the first release into this release's tables, in the caller's transaction."""
    conn: sqlite3.Connection = db.conn
    for trigger in ("ledger_keeps_its_rows", "ledger_loses_no_row"):
        conn.execute(f"DROP TRIGGER {trigger}")
    for index in _OLD_INDEXES:
        conn.execute(f"DROP INDEX {index}")
    for table in _RECAST:
        conn.execute(f"ALTER TABLE {table} RENAME TO old_{table}")
    conn.execute("DROP TABLE search")
    conn.execute("DROP TABLE search_text")
    kept = set(db.table_names())
    missing = (one for part in schema.SECOND for one in schema.statements(part) if not _stands(one, kept, conn))
    for statement in missing:
        conn.execute(statement)
    _move_events(conn)
    for table in ("shipments", "parties", "addresses"):
        conn.execute(f"INSERT INTO {table} SELECT * FROM old_{table}")
    for table in _RECAST:
        conn.execute(f"DROP TABLE old_{table}")
    _derive(conn)


def _stands(statement: str, tables: set[str], conn: sqlite3.Connection) -> bool:
    """Whether the first release has that table or index already."""
    words = statement.split()
    kind = next(place for place, word in enumerate(words) if word in {"TABLE", "INDEX", "TRIGGER", "VIEW"})
    name = words[kind + 1]
    if words[kind] == "TABLE":
        return name in tables
    return conn.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (name,)).fetchone() is not None


def _move_events(conn: sqlite3.Connection) -> None:
    """The events with their numbers, an act's together, chained from the first on. Nobody knows on which PC."""
    before, act, act_id = chain.BEGINNING, 0, ""
    old = conn.execute(
        "SELECT seq, event_id, act_id, actor, recorded_at, shipment_id, route_id, kind, body, occurred_at"
        " FROM old_ledger ORDER BY seq"
    )
    while rows := old.fetchmany(_AT_ONCE):
        acts: list[tuple[object, ...]] = []
        events: list[tuple[object, ...]] = []
        for seq, event_id, of_act, actor, recorded, *what, occurred in rows:
            if of_act != act_id:
                act, act_id = seq, of_act
                acts.append((act, act_id, actor, "staff", "", recorded))
            at = None if occurred == recorded else occurred
            key = id_bytes(event_id)
            before = chain.link(before, seq, key, act_id, actor, "staff", "", recorded, *what, at)
            events.append((seq, key, act, *what, at, before))
        conn.executemany("INSERT INTO acts VALUES (?,?,?,?,?,?)", acts)
        conn.executemany("INSERT INTO ledger VALUES (?,?,?,?,?,?,?,?,?)", events)


def _derive(conn: sqlite3.Connection) -> None:
    """Build the search index and the figures over the shipments and notices that stand there."""
    zone = ZoneInfo(plain.load_settings(conn).zone)
    figures: Counter[Tally] = Counter()
    for some in _in_batches(conn.execute("SELECT ordinal, shipment_id FROM shipments ORDER BY ordinal")):
        found = states.load(conn, [one["shipment_id"] for one in some])
        terms = [(int(one["ordinal"]), search.terms_of(conn, found[one["shipment_id"]])) for one in some]
        search.add(conn, terms)
        figures.update(sum_of(tallies_of(state, zone) for state in found.values()))
    for some in _in_batches(conn.execute("SELECT * FROM notices")):
        figures.update(sum_of(tallies_of_notice(notices.facts_of(row), zone) for row in some))
    tallies.add(conn, figures)


def _in_batches(cursor: sqlite3.Cursor) -> Iterator[list[sqlite3.Row]]:
    while rows := cursor.fetchmany(_AT_ONCE):
        yield rows

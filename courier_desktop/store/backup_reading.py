"""Read a ledger's file of any version without touching it: what it holds, where two of them part."""

from __future__ import annotations

import sqlite3
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

from courier_desktop.domain.backup_rows import Gone, LedgerFacts, Loss, group_of
from courier_desktop.domain.errors import CancelledError, RefusedError
from courier_desktop.domain.times import from_text
from courier_desktop.store.durable import Step, no_step
from courier_desktop.store.looks import file_uri
from courier_desktop.store.migrations import APPLICATION_ID, VERSION

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path

_NUMBERS_SHOWN = 12
# Steps of SQLite's machine: some hundredths of a second.
_ASK_EVERY = 200_000


@contextmanager
def frozen(path: Path, name: str = "") -> Iterator[sqlite3.Connection]:
    """A connection to a file that nobody writes: nothing is made beside it. RefusedError when it cannot be read.

    `name` = what the file is called to a person, if not by its own name.
    """
    try:
        with closing(sqlite3.connect(f"{file_uri(path)}?immutable=1", uri=True)) as conn:
            yield conn
    except (sqlite3.DatabaseError, ValueError, TypeError, OverflowError) as error:
        # The last three are values that no column of ours can hold: bits became them.
        raise RefusedError("backup_damaged", name=name or path.name) from error


@contextmanager
def live(path: Path) -> Iterator[sqlite3.Connection]:
    """A read-only connection to a ledger that others may be writing. sqlite3.DatabaseError when it cannot be read."""
    with closing(sqlite3.connect(f"{file_uri(path)}?mode=ro", uri=True, isolation_level=None)) as conn:
        conn.execute("BEGIN")
        yield conn


def look_into(path: Path) -> LedgerFacts:
    """What a backup's file holds. RefusedError when it is no ledger of ours, of a newer program, or damaged."""
    with frozen(path) as conn:
        return facts(conn, path.name)


def facts(conn: sqlite3.Connection, name: str) -> LedgerFacts:
    """What a ledger holds. RefusedError when it is no ledger of ours or of a newer program."""
    version = int(conn.execute("PRAGMA user_version").fetchone()[0])
    owner = int(conn.execute("PRAGMA application_id").fetchone()[0])
    if owner != APPLICATION_ID:
        raise RefusedError("backup_not_ours", name=name)
    if version > VERSION:
        raise RefusedError("backup_newer", name=name, theirs=version, ours=VERSION)
    chain = ", lower(hex(chain))" if _has(conn, "ledger", "chain") else ", ''"
    last = conn.execute(f"SELECT seq{chain} FROM ledger ORDER BY seq DESC LIMIT 1").fetchone() or (0, "")
    return LedgerFacts(
        schema=version,
        events=int(last[0]),
        shipments=int(conn.execute("SELECT count(*) FROM shipments").fetchone()[0]),
        ledger=first_event(conn),
        chain=str(last[1]),
        newest_at=_recorded_at(conn, int(last[0])),
    )


def first_event(conn: sqlite3.Connection) -> str:
    """The id of the first event, which tells one ledger from another; "" while there is none."""
    first = conn.execute("SELECT event_id FROM ledger ORDER BY seq LIMIT 1").fetchone()
    return _id_text(first[0]) if first else ""


def damage(conn: sqlite3.Connection, step: Step = no_step) -> tuple[str, ...]:
    """What SQLite finds wrong with the file; empty when all is well. `step` may cancel it."""
    with cancellable(conn, step):
        found = tuple(str(row[0]) for row in conn.execute("PRAGMA quick_check(5)"))
    return () if found == ("ok",) else found


@contextmanager
def cancellable(conn: sqlite3.Connection, step: Step) -> Iterator[None]:
    """Ask now and then, in the middle of a long statement, whether it is still wanted; CancelledError when not."""
    met: list[CancelledError] = []

    def ask() -> int:
        try:
            step(0, 1)
        except CancelledError as error:
            met.append(error)
        return len(met)

    conn.set_progress_handler(ask, _ASK_EVERY)
    try:
        yield
    except sqlite3.OperationalError as error:
        if met:
            raise met[0] from error
        raise
    finally:
        conn.set_progress_handler(None, 0)


def common_events(one: sqlite3.Connection, other: sqlite3.Connection) -> int:
    """Up to which seq both hold the same events: ledgers only grow, so where one event agrees all before it do."""
    low, high = 0, min(_last(one), _last(other))
    while low < high:
        middle = (low + high + 1) // 2
        if _event_at(one, middle) == _event_at(other, middle):
            low = middle
        else:
            high = middle - 1
    return low


def events_after(conn: sqlite3.Connection, seq: int) -> int:
    """How many events stand after that one."""
    return int(conn.execute("SELECT count(*) FROM ledger WHERE seq > ?", (seq,)).fetchone()[0])


def loss_after(conn: sqlite3.Connection, seq: int) -> Loss:
    """What stands after that event."""
    groups: dict[Gone, int] = {}
    for kind, count in conn.execute("SELECT kind, count(*) FROM ledger WHERE seq > ? GROUP BY kind", (seq,)):
        group = group_of(kind)
        groups[group] = groups.get(group, 0) + count
    numbers = conn.execute(
        "SELECT s.number FROM ledger l JOIN shipments s ON s.shipment_id = l.shipment_id"
        " WHERE l.seq > ? AND l.kind = 'registered' ORDER BY l.seq LIMIT ?",
        (seq, _NUMBERS_SHOWN),
    ).fetchall()
    first = conn.execute("SELECT min(seq) FROM ledger WHERE seq > ?", (seq,)).fetchone()[0]
    return Loss(
        events=sum(groups.values()),
        groups=tuple((one, groups[one]) for one in Gone if one in groups),
        numbers=tuple(str(row[0]) for row in numbers),
        since=_recorded_at(conn, int(first or 0)),
        newest_at=_recorded_at(conn, _last(conn)),
    )


def _last(conn: sqlite3.Connection) -> int:
    return int(conn.execute("SELECT coalesce(max(seq), 0) FROM ledger").fetchone()[0])


def _event_at(conn: sqlite3.Connection, seq: int) -> str:
    row = conn.execute("SELECT event_id FROM ledger WHERE seq <= ? ORDER BY seq DESC LIMIT 1", (seq,)).fetchone()
    return _id_text(row[0]) if row else ""


def _id_text(event_id: str | bytes) -> str:
    """An event's id in one shape: the first release wrote text, later ones 16 bytes."""
    return event_id.hex() if isinstance(event_id, bytes) else event_id.replace("-", "")


def _recorded_at(conn: sqlite3.Connection, seq: int) -> datetime | None:
    """When that event was recorded; None for an event that is not there."""
    if _has(conn, "acts", "recorded_at"):
        row = conn.execute(
            "SELECT recorded_at FROM acts WHERE first_seq <= ? ORDER BY first_seq DESC LIMIT 1", (seq,)
        ).fetchone()
    else:
        row = conn.execute("SELECT recorded_at FROM ledger WHERE seq = ?", (seq,)).fetchone()
    return from_text(str(row[0])) if row and seq else None


def _has(conn: sqlite3.Connection, table: str, column: str) -> bool:
    return conn.execute("SELECT 1 FROM pragma_table_info(?) WHERE name = ?", (table, column)).fetchone() is not None

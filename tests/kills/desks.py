"""The kinds of ledger that lives go on with: a desk's, one with backups, one of the first release, none yet."""

from __future__ import annotations

import gzip
import json
import shutil
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from courier_desktop.domain.event_bodies import from_body
from courier_desktop.paths import ledger_path
from courier_desktop.services import backups, integrity
from courier_desktop.store import ledger
from tests.fakes.desk import copied, migrated_ledger
from tests.kills.book import Book, opened
from tests.kills.broken import BROKEN, BROKEN_BACKUP
from tests.kills.file_works import FILE_WORKS, FIRST_OPENING, MIGRATION, MORE_DESK_WORKS
from tests.kills.witness import digest
from tests.kills.works import DESK_WORKS

FIRST_RELEASE = Path(__file__).resolve().parent.parent / "data" / "ledger-1.db.gz"
_KEPT_SHIPMENTS = 24
_ALL = 10**9


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of ledger: which works are done over it, how often among all, for how many lives, with which mates."""

    name: str
    works: tuple[str, ...]
    share: float
    lives: int
    mates: tuple[str, ...] = ()


DESK = Kind(
    "desk",
    (*DESK_WORKS, *MORE_DESK_WORKS, *BROKEN),
    0.7,
    30,
    ("mark", "send by hand", "register", "routes", "import"),
)
BACKUPS = Kind("backups", (*FILE_WORKS, *BROKEN_BACKUP), 0.18, 14, ("mark", "register"))
OLD = Kind("old", tuple(MIGRATION), 0.06, 1)
NONE = Kind("none", tuple(FIRST_OPENING), 0.06, 4)
KINDS = (DESK, BACKUPS, OLD, NONE)
# Two programs restore one ledger only after the other has closed it: that is refused, and tried elsewhere.
ALONE = frozenset({"restore"})
# Two programs that open one ledger at the same moment.
REOPENING = "open and close"


@dataclass(slots=True)
class Desk:
    """One ledger that lives go on with.

    `kept` = what each backup of it holds, `seen` = the files looked into, `aside` = what the last restore set aside.
    """

    kind: Kind
    folder: Path
    book: Book
    lives: int = 0
    kept: dict[str, dict[str, str]] = field(default_factory=dict)
    seen: set[str] = field(default_factory=set)
    aside: dict[str, str] = field(default_factory=dict)

    @property
    def second(self) -> Path:
        """The second place of its backups."""
        return self.folder.with_name(f"{self.folder.name}-second")

    def leave(self) -> None:
        shutil.rmtree(self.folder)
        shutil.rmtree(self.second, ignore_errors=True)


class Desks:
    """Makes desks; their templates are made once."""

    def __init__(self, folder: Path, works: Sequence[str]) -> None:
        self._folder = folder
        self.template = migrated_ledger(folder / "template")
        self._old = folder / "old"
        self._old_book = Book()
        if set(works) & set(OLD.works):
            first_release(self._old)
            self._old_book = _migrated_book(self._old, folder / "old-migrated")

    @property
    def old_events(self) -> int:
        """How many events the first release's file holds."""
        return len(self._old_book.events)

    def make(self, kind: Kind, name: str) -> Desk:
        folder = self._folder / name
        if kind is OLD:
            return Desk(kind, copied(self._old, folder), self._old_book.copy())
        if kind is NONE:
            folder.mkdir()
            return Desk(kind, folder, Book())
        desk = Desk(kind, copied(self.template, folder), _fresh_book())
        if kind is BACKUPS:
            with opened(folder) as ctx:
                backups.choose_place(ctx, desk.second)
        return desk


def _fresh_book() -> Book:
    return Book(plain={"company": {"Mensajería Colibrí"}, "draft": {""}})


def first_release(folder: Path) -> Path:
    """A part of the first release's real file: one route, its shipments and some others, with all that befell them."""
    folder.mkdir()
    path = ledger_path(folder)
    path.write_bytes(gzip.decompress(FIRST_RELEASE.read_bytes()))
    with closing(sqlite3.connect(path)) as conn:
        for trigger in ("ledger_keeps_its_rows", "ledger_loses_no_row"):
            conn.execute(
                f"CREATE TEMP TABLE IF NOT EXISTS {trigger} AS SELECT sql FROM sqlite_master WHERE name = ?", (trigger,)
            )
            conn.execute(f"DROP TRIGGER main.{trigger}")
        _keep_part(conn)
        for trigger in ("ledger_keeps_its_rows", "ledger_loses_no_row"):
            conn.execute(str(conn.execute(f"SELECT sql FROM temp.{trigger}").fetchone()[0]))
        conn.commit()
        conn.execute("VACUUM")
        conn.execute("PRAGMA journal_mode = WAL")
    return folder


def _keep_part(conn: sqlite3.Connection) -> None:
    conn.execute(
        "CREATE TEMP TABLE kept_routes AS SELECT route_id FROM routes ORDER BY"
        " (SELECT count(*) FROM ledger WHERE ledger.route_id = routes.route_id) LIMIT 1"
    )
    conn.execute(
        "CREATE TEMP TABLE kept_shipments AS SELECT DISTINCT shipment_id FROM shipments WHERE"
        " NOT EXISTS (SELECT 1 FROM ledger WHERE ledger.shipment_id = shipments.shipment_id AND route_id IS NOT NULL"
        " AND route_id NOT IN (SELECT route_id FROM kept_routes)) ORDER BY ordinal"
    )
    gone = "shipment_id NOT IN (SELECT shipment_id FROM kept_shipments)"
    conn.execute(f"DELETE FROM ledger WHERE shipment_id IS NOT NULL AND {gone}")
    conn.execute("DELETE FROM ledger WHERE route_id IS NOT NULL AND route_id NOT IN (SELECT route_id FROM kept_routes)")
    conn.execute("DELETE FROM routes WHERE route_id NOT IN (SELECT route_id FROM kept_routes)")
    for table in ("shipments", "stops", "notices", "delay_shipments"):
        conn.execute(f"DELETE FROM {table} WHERE {gone}")
    conn.execute("DELETE FROM imported_orders WHERE ordinal NOT IN (SELECT ordinal FROM shipments)")
    _close_the_gaps(conn)


def _close_the_gaps(conn: sqlite3.Connection) -> None:
    """Number the events anew; a shipment's ordinal is the number of its registration."""
    numbers = [int(row[0]) for row in conn.execute("SELECT seq FROM ledger ORDER BY seq")]
    moves = [(new, old) for new, old in enumerate(numbers, start=1) if new != old]
    for table, column in (("ledger", "seq"), ("shipments", "ordinal"), ("imported_orders", "ordinal")):
        conn.executemany(f"UPDATE {table} SET {column} = ? WHERE {column} = ?", moves)


def _migrated_book(old: Path, scratch: Path) -> Book:
    """What the part holds as this release reads it; every fact must be the one that the first release wrote."""
    with closing(sqlite3.connect(ledger_path(old))) as conn:
        conn.row_factory = sqlite3.Row
        rows = conn.execute("SELECT * FROM ledger ORDER BY seq").fetchall()
    with opened(copied(old, scratch)) as ctx:
        assert integrity.verify(ctx).clean
        with ctx.read() as conn:
            events = ledger.newest_acts(conn, _ALL)[::-1]
    written = [
        (
            row["event_id"],
            row["act_id"],
            row["shipment_id"],
            row["route_id"],
            from_body(row["kind"], json.loads(row["body"])),
            row["actor"],
        )
        for row in rows
    ]
    assert written == [(e.event_id, e.act_id, e.shipment_id, e.route_id, e.fact, e.actor) for e in events]
    return Book({event.event_id: digest(event) for event in events})

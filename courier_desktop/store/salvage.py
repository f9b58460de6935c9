"""What can still be read out of a damaged ledger, gathered row by row into a scratch file beside the new one."""

from __future__ import annotations

import json
import re
import sqlite3
from collections import Counter
from typing import TYPE_CHECKING, Any

from courier_desktop.domain import events as ev
from courier_desktop.domain.errors import LedgerOpenError
from courier_desktop.domain.ids import ActId
from courier_desktop.domain.settings import Settings
from courier_desktop.domain.times import from_text
from courier_desktop.domain.values import dataclass, field, replace
from courier_desktop.store import chain, ledger, pages, schema
from courier_desktop.store.outbox_schema import MESSAGING
from courier_desktop.store.pages import INDEX_INTERIOR, INDEX_LEAF, Cell, Image, Value
from courier_desktop.store.salvage_mending import DERIVED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    # Hears pages done, of all; may raise CancelledError.
    Step = Callable[[int, int], object]

_AT_ONCE = 1000
_PARTS = (schema.LEDGER, schema.PEOPLE, schema.PLAIN)
_HOLDS: dict[str, tuple[type, ...]] = {"TEXT": (str,), "INTEGER": (int,), "BLOB": (bytes,), "REAL": (int, float)}
# The columns of the first release's events, and what of them became an act's.
_OLD_COLUMNS = 10
_ID = re.compile(r"[0-9a-v]{13}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d")


@dataclass(frozen=True, slots=True)
class Shape:
    """How a table's rows look in a page."""

    name: str
    columns: tuple[str, ...]
    types: tuple[tuple[type, ...], ...]
    may_be_empty: tuple[bool, ...]
    number_at: int
    """Which column is the row's number; -1 when the table's rows have none."""
    in_index: bool

    def row(self, cell: Cell) -> tuple[Value, ...] | None:
        """The cell as this table's row, None when it is none."""
        if len(cell.values) != len(self.types):
            return None
        values = list(cell.values)
        if self.number_at >= 0:
            if values[self.number_at] is not None:
                return None
            values[self.number_at] = cell.number
        for value, types, empty in zip(values, self.types, self.may_be_empty, strict=True):
            if not (isinstance(value, types) or (value is None and empty)):
                return None
        return tuple(values)


@dataclass(slots=True)
class Gathered:
    """What was found: rows of each table, pages that are not what they should be, rows that fit nowhere."""

    rows: Counter[str] = field(default_factory=Counter)
    pages: int = 0
    broken_pages: int = 0
    misfits: int = 0


def lay_scratch(conn: sqlite3.Connection) -> tuple[Shape, ...]:
    """Make the tables that are salvaged, as this version has them; their shapes."""
    # A crash ends the whole salvage, so nothing of this need be safe.
    conn.execute("PRAGMA journal_mode = OFF")
    conn.execute("PRAGMA synchronous = OFF")
    schema.lay(conn, (*_PARTS, schema.DERIVED))
    derived = set(re.findall(r"CREATE TABLE (\w+)", schema.DERIVED))
    schema.lay(conn, (MESSAGING,))
    kept = {str(row[0]) for row in conn.execute("SELECT name FROM sqlite_master WHERE type = 'table'")} - derived
    # A row found is a row, whoever it contradicts.
    for index in conn.execute("SELECT name FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL").fetchall():
        conn.execute(f"DROP INDEX {index[0]}")
    listed = conn.execute("SELECT name, wr FROM pragma_table_list WHERE schema = 'main' AND type = 'table'").fetchall()
    tables = [(name, wr) for name, wr in listed if name in kept or name in DERIVED]
    return tuple(_shape(conn, name, in_index=bool(wr)) for name, wr in tables if not name.startswith("sqlite_"))


def _shape(conn: sqlite3.Connection, name: str, *, in_index: bool) -> Shape:
    columns = conn.execute(
        'SELECT type, "notnull", pk, name FROM pragma_table_info(?) ORDER BY cid', (name,)
    ).fetchall()
    number_at = -1 if in_index else next((n for n, column in enumerate(columns) if column[2]), -1)
    return Shape(
        name=name,
        columns=tuple(column[3] for column in columns),
        types=tuple(_HOLDS[column[0]] for column in columns),
        may_be_empty=tuple(not needed and not pk for _, needed, pk, _ in columns),
        number_at=number_at,
        in_index=in_index,
    )


def gather(image: Image, conn: sqlite3.Connection, shapes: Sequence[Shape], step: Step) -> Gathered:
    """Bring every row that can be read into the scratch tables: along each table's tree, then page by page.

    What no tree leads to any more counts only where a tree is broken: then a page tells by its rows whose it was.
    """
    found = Gathered(pages=image.count)
    seen: set[int] = set()
    broken: list[Shape] = []
    roots = _roots(image)
    take = _Taker(conn, found)
    for shape in shapes:
        whole = shape.name in roots
        for number, cells in pages.tree(image, roots.get(shape.name, 0)):
            if len(seen) % _AT_ONCE == 0:
                step(len(seen), image.count)
            seen.add(number)
            whole = whole and cells is not None
            found.broken_pages += cells is None
            take.rows(shape, cells or ())
        if not whole:
            broken.append(shape)
    if broken:
        _gather_strays(image, roots, seen, broken, take, step)
    take.end()
    return found


def _roots(image: Image) -> dict[str, int]:
    """The first page of every table and index that the list of tables still names."""
    roots: dict[str, int] = {}
    for _, cells in pages.tree(image, 1):
        for cell in cells or ():
            match cell.values:
                case ("table" | "index", str(name), str(), int(root), *_):
                    roots.setdefault(name, root)
    return roots


def _gather_strays(
    image: Image, roots: dict[str, int], seen: set[int], broken: Sequence[Shape], take: _Taker, step: Step
) -> None:
    wanted = {shape.name for shape in broken}
    for name, root in roots.items():
        if name not in wanted:
            seen.update(number for number, cells in pages.tree(image, root) if cells is not None)
    likely = [shape for shape in broken if shape.name in _STRAY]
    for number in range(2, image.count + 1):
        if number % _AT_ONCE == 0:
            step(number, image.count)
        if number in seen:
            continue
        kind, cells, _below = image.cells(number)
        for shape in likely:
            if kind and shape.in_index == (kind in {INDEX_LEAF, INDEX_INTERIOR}):
                take.strays(shape, cells)


class _Taker:
    """Writes rows into the scratch tables, many at once; the first of two under one key stays."""

    def __init__(self, conn: sqlite3.Connection, found: Gathered) -> None:
        self._conn, self._found = conn, found
        self._waiting: dict[str, list[tuple[Value, ...]]] = {}
        self._old_act = ("", 0)

    def rows(self, shape: Shape, cells: Iterable[Cell]) -> None:
        """Take the cells of a page that is this table's."""
        for cell in cells:
            row = shape.row(cell)
            if row is not None:
                self._take(shape.name, row)
            elif shape.name != "ledger" or not self._old_event(cell):
                self._found.misfits += 1

    def strays(self, shape: Shape, cells: Iterable[Cell]) -> None:
        """Take those cells of anybody's page that can only be this table's."""
        for cell in cells:
            row = shape.row(cell)
            if row is not None and _STRAY[shape.name](row):
                self._take(shape.name, row)
            elif shape.name == "ledger":
                self._old_event(cell)

    def end(self) -> None:
        """Write what waits."""
        for name in list(self._waiting):
            self._write(name)

    def _old_event(self, cell: Cell) -> bool:
        """Take an event as the first release wrote it: each with its act's own words."""
        match cell.values:
            case (
                None,
                str(event_id),
                str(act_id),
                shipment,
                route,
                str(kind),
                str(body),
                str(actor),
                str(at),
                str(rec),
            ):
                pass
            case _:
                return False
        if not _ID.fullmatch(event_id):
            return False
        if act_id != self._old_act[0]:
            self._old_act = (act_id, cell.number)
            self._take("acts", (cell.number, act_id, actor, "staff", "", rec))
        occurred = None if at == rec else at
        row = (cell.number, ledger.id_bytes(event_id), self._old_act[1], shipment, route, kind, body, occurred, b"")
        self._take("ledger", row)
        return True

    def _take(self, name: str, row: tuple[Value, ...]) -> None:
        waiting = self._waiting.setdefault(name, [])
        waiting.append(row)
        if len(waiting) >= _AT_ONCE:
            self._write(name)

    def _write(self, name: str) -> None:
        rows = self._waiting.pop(name)
        marks = ", ".join("?" * len(rows[0]))
        before = self._conn.total_changes
        self._conn.executemany(f"INSERT OR IGNORE INTO {name} VALUES ({marks})", rows)
        self._found.rows[name] += self._conn.total_changes - before


def _is_id(value: Value) -> bool:
    return isinstance(value, str) and _ID.fullmatch(value) is not None


def _is_time(value: Value) -> bool:
    return isinstance(value, str) and _TIME.match(value) is not None


# Which rows of a page that no tree leads to can only be this table's. The other tables' could be an index's as well.
_STRAY: dict[str, Callable[[tuple[Value, ...]], bool]] = {
    "ledger": lambda row: isinstance(row[1], bytes) and len(row[1]) == chain.DIGEST_BYTES,
    "acts": lambda row: _is_id(row[1]) and _is_time(row[5]),
    "parties": lambda row: _is_id(row[0]),
    "addresses": lambda row: _is_id(row[0]),
    "texts": lambda row: _is_id(row[0]) and not _is_id(row[1]),
    "opt_outs": lambda row: _is_time(row[1]),
    "drivers": lambda row: _is_id(row[0]),
    "shipments": lambda row: _is_id(row[1]) and _is_time(row[11]),
    "settings": lambda row: isinstance(row[0], str) and hasattr(Settings(), row[0]),
}


# ---------------------------------------------------------------------------------------------------- the events found


@dataclass(frozen=True, slots=True)
class FoundEvent:
    """A row of the ledger that was found.

    `event` None = it cannot be understood; `altered` = not as it was recorded; `nobody` = its act is lost, so who did
    it and when it was recorded is not known.
    """

    seq: int
    event: ev.Event | None
    altered: bool
    nobody: bool


_FOUND = (
    "SELECT l.seq, l.event_id, a.act_id, a.actor, a.source, a.place, a.recorded_at,"
    " l.shipment_id, l.route_id, l.kind, l.body, l.occurred_at, l.chain, l.act"
    " FROM ledger AS l LEFT JOIN acts AS a ON a.first_seq = l.act ORDER BY l.seq"
)
_UNKNOWN = "?"


def events_in_order(conn: sqlite3.Connection) -> Iterator[FoundEvent]:
    """Every event that was found, oldest first. An event without an act is recorded when the one before it was."""
    cursor = conn.cursor()
    cursor.row_factory = sqlite3.Row
    before, expected, recorded = chain.BEGINNING, 1, "1970-01-01T00:00:00.000Z"
    for row in cursor.execute(_FOUND):
        values: dict[str, Any] = dict(row)
        seq, digest, nobody = int(row["seq"]), bytes(row["chain"]), row["act_id"] is None
        if nobody:
            recorded = row["occurred_at"] or recorded
            values |= {"act_id": f"lost-{row['act']}", "actor": _UNKNOWN, "source": "program", "place": ""}
            values["recorded_at"] = recorded
        recorded = values["recorded_at"]
        altered = False
        if not nobody and digest and seq == expected and before:
            said = [row[name] for name in row.keys()[2:12]]
            altered = chain.link(before, seq, bytes(row["event_id"]), *said) != digest
        yield FoundEvent(seq, _understood(values), altered, nobody)
        before, expected = digest, seq + 1


def _understood(values: dict[str, Any]) -> ev.Event | None:
    try:
        from_text(values["recorded_at"])
        return _of_one_mind(ledger.event_of(values))  # type: ignore[arg-type]  # read by name, as a row is
    except (LedgerOpenError, ValueError, TypeError):
        return None


def _of_one_mind(event: ev.Event) -> ev.Event:
    """The event with one route: its fact names it once more, and a bit of either may have fallen."""
    named = getattr(event.fact, "route_id", None)
    if event.route_id is None or named is None or named == event.route_id:
        return event
    right = event.route_id if _ID.fullmatch(event.route_id) else named
    return replace(event, route_id=right, fact=replace(event.fact, route_id=right))  # type: ignore[type-var]  # a dataclass


class Distinct:
    """Keeps two shipments from bearing one number or one order, which a fallen bit may make them."""

    def __init__(self, conn: sqlite3.Connection) -> None:
        """Begin with the shipments that the ledger holds."""
        rows = conn.execute("SELECT shipment_id, number, sender_id, order_key FROM shipments").fetchall()
        self._numbers = {str(row[1]): str(row[0]) for row in rows}
        self._orders = {(str(row[2]), str(row[3])): str(row[0]) for row in rows if row[3]}

    def told_apart(self, event: ev.Event) -> ev.Event:
        """The event, a registration under a number and an order that no other shipment bears."""
        fact = event.fact
        if not isinstance(fact, ev.Registered) or event.shipment_id is None:
            return event
        if self._numbers.setdefault(fact.number, event.shipment_id) != event.shipment_id:
            fact = replace(fact, number=f"{fact.number}-{event.shipment_id[-4:]}")
        order = (fact.sender_id, fact.order_key)
        if fact.order_key and self._orders.setdefault(order, event.shipment_id) != event.shipment_id:
            fact = replace(fact, order_key="")
        return event if fact is event.fact else replace(event, fact=fact)


def append(conn: sqlite3.Connection, events: Sequence[ev.Event], fresh_act: Callable[[], ActId]) -> int:
    """Append those that the ledger lacks, in this order; how many. An act that others came after continues anew."""
    lacking = [event for event in events if not ledger.holds(conn, event.event_id)]
    renamed: dict[ActId, ActId] = {}
    begun: set[ActId] = set()
    newest = conn.execute("SELECT act_id FROM acts ORDER BY first_seq DESC LIMIT 1").fetchone()
    previous = None if newest is None else ActId(newest[0])
    ready: list[ev.Event] = []
    for event in lacking:
        act = renamed.get(event.act_id, event.act_id)
        if act != previous and (act in begun or _stands(conn, act)):
            act = renamed[event.act_id] = fresh_act()
        previous = act
        begun.add(act)
        ready.append(event if act == event.act_id else replace(event, act_id=act))
    if ready:
        ledger.append(conn, ready)
    return len(ready)


def _stands(conn: sqlite3.Connection, act: ActId) -> bool:
    return conn.execute("SELECT 1 FROM acts WHERE act_id = ?", (act,)).fetchone() is not None


# -------------------------------------------------------------------------------------------------- all but the events


def bring_rows(conn: sqlite3.Connection, scratch: Path, shapes: Sequence[Shape]) -> None:
    """Bring every row found but events and staff into the new ledger; it is newer than what stands there."""
    conn.execute("ATTACH ? AS found", (str(scratch),))
    try:
        conn.execute("BEGIN IMMEDIATE")
        for shape in shapes:
            if shape.name not in {"ledger", "acts", "staff", *DERIVED}:
                names = ", ".join(shape.columns)
                conn.execute(
                    f"INSERT OR REPLACE INTO main.{shape.name} ({names}) SELECT {names} FROM found.{shape.name}"
                )
        # A message whose row was lost may have gone: nothing goes until the owner has looked and switches it on.
        conn.execute("UPDATE gateways SET switched_on = 0, lease_holder = '', lease_until = NULL")
        conn.execute("COMMIT")
    finally:
        if conn.in_transaction:
            conn.execute("ROLLBACK")
        conn.execute("DETACH found")


def share_events(conn: sqlite3.Connection, scratch: Path) -> bool:
    """Whether the ledger holds any of the events found: else it is another courier's."""
    conn.execute("ATTACH ? AS found", (str(scratch),))
    try:
        row = conn.execute("SELECT 1 FROM found.ledger AS f JOIN main.ledger AS l ON l.event_id = f.event_id LIMIT 1")
        return row.fetchone() is not None
    finally:
        conn.execute("DETACH found")


def take_staff(conn: sqlite3.Connection, scratch: sqlite3.Connection) -> None:
    """Lay the staff aside in the scratch file: until everything is derived again nobody can come in."""
    rows = [tuple(row) for row in conn.execute("SELECT * FROM staff")]
    scratch.executemany("INSERT OR IGNORE INTO staff VALUES (?,?,?,?,?,?,?)", rows)
    conn.execute("DELETE FROM staff")


def give_staff(conn: sqlite3.Connection, scratch: sqlite3.Connection) -> None:
    """Put the staff back."""
    rows = [tuple(row) for row in scratch.execute("SELECT * FROM staff")]
    conn.executemany("INSERT OR REPLACE INTO staff VALUES (?,?,?,?,?,?,?)", rows)


_BLANKS = {
    "parties": (
        "INSERT OR IGNORE INTO parties (party_id, name, phone, phone_typed, email, company, language)"
        " VALUES (?, '', '', '', '', '', '')"
    ),
    "addresses": "INSERT OR IGNORE INTO addresses VALUES (?, '', '', '', '', '', '', '', '', '', '', NULL, NULL)",
    "texts": "INSERT OR IGNORE INTO texts VALUES (?, '')",
    "drivers": "INSERT OR IGNORE INTO drivers VALUES (?, '', '', '', 0)",
}


def blank(conn: sqlite3.Connection, table: str, ids: Iterable[str]) -> int:
    """Put an empty row under each id that the events name and nobody found; how many."""
    before = conn.total_changes
    conn.executemany(_BLANKS[table], [(one,) for one in ids])
    return conn.total_changes - before


def count_on(conn: sqlite3.Connection) -> None:
    """See that the next number of each prefix comes after every number there is."""
    last: dict[str, int] = {}
    for number, serial in conn.execute("SELECT number, serial FROM shipments"):
        prefix = str(number).partition("-")[0]
        last[prefix] = max(last.get(prefix, 0), int(serial))
    conn.executemany(
        "INSERT INTO serials VALUES (?,?) ON CONFLICT (prefix) DO UPDATE SET last = max(last, excluded.last)",
        sorted(last.items()),
    )


def settings_hold(conn: sqlite3.Connection) -> None:
    """Drop settings that are no JSON any more: their defaults take their place."""
    for name, value in conn.execute("SELECT name, value FROM settings").fetchall():
        try:
            json.loads(value)
        except ValueError:
            conn.execute("DELETE FROM settings WHERE name = ?", (name,))

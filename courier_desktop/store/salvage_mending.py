"""What a damaged ledger's derived rows still know of events that are lost: how shipments and routes began."""

from __future__ import annotations

import json
import uuid
from datetime import date
from typing import TYPE_CHECKING

from courier_desktop.domain import events as ev
from courier_desktop.domain.ids import AddressId, DriverId, PartyId, TextId
from courier_desktop.domain.times import from_text

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

# Read from the ledger's events, so a scratch file holds them beside the events to tell what these lack.
DERIVED = ("shipments", "routes")
_TRIGGERS = ("ledger_keeps_its_rows", "ledger_loses_no_row", "acts_keep_their_rows", "acts_lose_no_row")

_UNREGISTERED = (
    "SELECT * FROM shipments AS s WHERE s.ordinal > ? AND s.ordinal NOT IN (SELECT seq FROM ledger)"
    " AND NOT EXISTS (SELECT 1 FROM ledger AS l WHERE l.shipment_id = s.shipment_id AND l.kind = 'registered')"
)
_UNOPENED = (
    "SELECT r.*, min(l.seq) AS first FROM routes AS r JOIN ledger AS l ON l.route_id = r.route_id"
    " WHERE NOT EXISTS (SELECT 1 FROM ledger AS o WHERE o.route_id = r.route_id AND o.kind = 'route_opened')"
    " GROUP BY r.route_id HAVING first > ?"
)
_ACT_OF = "SELECT first_seq, recorded_at FROM acts WHERE first_seq <= ? ORDER BY first_seq DESC LIMIT 1"
_ORPHANS = (
    "SELECT l.seq FROM ledger AS l WHERE l.shipment_id IS NOT NULL AND l.shipment_id NOT IN"
    " (SELECT shipment_id FROM ledger WHERE kind = 'registered' AND shipment_id IS NOT NULL)"
)


def mend(conn: sqlite3.Connection, held: int) -> int:
    """Write anew the registrations and the routes' beginnings that are lost, from what was derived of them; how many.

    A backup that the new ledger begins with has the first `held` events, so those are not lost.
    """
    conn.row_factory = _named
    try:
        mended = [_register(conn, row) for row in conn.execute(_UNREGISTERED, (held,)).fetchall()]
        mended += [_open_route(conn, row) for row in conn.execute(_UNOPENED, (held,)).fetchall()]
    finally:
        conn.row_factory = None
    return sum(mended)


def drop_orphans(conn: sqlite3.Connection, main: sqlite3.Connection) -> int:
    """Drop the events of shipments whose registration nobody holds: nothing could be shown of them; how many."""
    orphans = [int(row[0]) for row in conn.execute(_ORPHANS)]
    known = {row[0] for row in main.execute("SELECT shipment_id FROM ledger WHERE kind = 'registered'")}
    gone = [
        seq
        for seq in orphans
        if conn.execute("SELECT shipment_id FROM ledger WHERE seq = ?", (seq,)).fetchone()[0] not in known
    ]
    drop(conn, gone)
    return len(gone)


def drop(conn: sqlite3.Connection, seqs: Iterable[int]) -> None:
    """Take these events out of the scratch file, which is no ledger."""
    for trigger in _TRIGGERS:
        conn.execute(f"DROP TRIGGER IF EXISTS {trigger}")
    conn.executemany("DELETE FROM ledger WHERE seq = ?", [(seq,) for seq in seqs])


def states_found(conn: sqlite3.Connection) -> dict[str, tuple[str, str]]:
    """Number and status of every shipment as the damaged ledger had derived them."""
    rows = conn.execute("SELECT shipment_id, number, status FROM shipments")
    return {str(row[0]): (str(row[1]), str(row[2])) for row in rows}


def statuses_now(conn: sqlite3.Connection) -> dict[str, str]:
    """The status of every shipment as the new ledger has it."""
    return {str(row[0]): str(row[1]) for row in conn.execute("SELECT shipment_id, status FROM shipments")}


def _register(conn: sqlite3.Connection, row: dict[str, object]) -> bool:
    try:
        registered = ev.Registered(
            number=str(row["number"]),
            serial=_whole(row["serial"]),
            sender_id=PartyId(str(row["sender_id"])),
            recipient_id=None if row["recipient_id"] is None else PartyId(str(row["recipient_id"])),
            address_id=None if row["address_id"] is None else AddressId(str(row["address_id"])),
            order_number=str(row["order_number"]),
            order_key=str(row["order_key"]),
            pieces=_whole(row["pieces"]),
            currency=str(row["currency"]),
            cash_minor=_maybe_whole(row["cash_minor"]),
            declared_minor=_maybe_whole(row["declared_minor"]),
            weight_g=_maybe_whole(row["weight_g"]),
            signed_copy=bool(row["signed_copy"]),
            contents_id=None if row["contents_id"] is None else TextId(str(row["contents_id"])),
            note_id=None if row["note_id"] is None else TextId(str(row["note_id"])),
            missing=tuple(part for part in str(row["missing"]).split(",") if part),
            max_attempts=_whole(row["max_attempts"]),
            final=bool(row["final"]),
        )
        at = str(row["registered_at"])
        from_text(at)
    except (ValueError, TypeError):
        return False
    return _write(conn, _whole(row["ordinal"]), registered, at, shipment_id=str(row["shipment_id"]))


def _open_route(conn: sqlite3.Connection, row: dict[str, object]) -> bool:
    try:
        opened = ev.RouteOpened(
            code=str(row["code"]),
            name=str(row["name"]),
            day=date.fromisoformat(str(row["day"])),
            starts_at=from_text(str(row["starts_at"])),
            minutes_per_stop=_whole(row["minutes_per_stop"]),
            driver_id=None if row["driver_id"] is None else DriverId(str(row["driver_id"])),
        )
    except (ValueError, TypeError):
        return False
    first = _whole(row["first"])
    free = conn.execute(
        "SELECT max(seq) + 1 AS free FROM ledger WHERE seq < ? AND seq + 1 NOT IN (SELECT seq FROM ledger)",
        (first - 1,),
    ).fetchone()
    seq = 1 if free is None or free["free"] is None else _whole(free["free"])
    at = conn.execute("SELECT recorded_at FROM acts WHERE first_seq <= ? ORDER BY first_seq DESC", (first,)).fetchone()
    if at is None or conn.execute("SELECT 1 FROM ledger WHERE seq = ?", (seq,)).fetchone():
        return False
    return _write(conn, seq, opened, str(at["recorded_at"]), route_id=str(row["route_id"]))


def _write(
    conn: sqlite3.Connection,
    seq: int,
    fact: ev.Fact,
    at: str,
    *,
    shipment_id: str | None = None,
    route_id: str | None = None,
) -> bool:
    """The fact in its old place, in the act that stood there if that is known."""
    from courier_desktop.domain.event_bodies import to_body

    act = conn.execute(_ACT_OF, (seq,)).fetchone()
    if act is None or str(act["recorded_at"]) < at:
        act = {"first_seq": seq, "recorded_at": at}
        conn.execute("INSERT OR IGNORE INTO acts VALUES (?,?,?,?,?,?)", (seq, f"lost-{seq}", "?", "program", "", at))
    occurred = None if act["recorded_at"] == at else at
    body = json.dumps(to_body(fact), ensure_ascii=False, separators=(",", ":"))
    row = (seq, uuid.uuid4().bytes, act["first_seq"], shipment_id, route_id, fact.kind, body, occurred, b"")
    conn.execute("INSERT OR IGNORE INTO ledger VALUES (?,?,?,?,?,?,?,?,?)", row)
    return True


def _whole(value: object) -> int:
    if not isinstance(value, int):
        raise TypeError
    return value


def _maybe_whole(value: object) -> int | None:
    return None if value is None else _whole(value)


def _named(cursor: sqlite3.Cursor, row: tuple[object, ...]) -> dict[str, object]:
    return {column[0]: value for column, value in zip(cursor.description, row, strict=True)}

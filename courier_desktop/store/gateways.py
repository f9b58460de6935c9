"""The gateways' rows: what their owner set, and how each stands."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from courier_desktop.domain.gateway_forms import Value
from courier_desktop.domain.messaging import GatewayName
from courier_desktop.domain.times import maybe_from_text, to_text
from courier_desktop.domain.values import dataclass, field

if TYPE_CHECKING:
    import sqlite3


@dataclass(frozen=True, slots=True, kw_only=True)
class GatewayRow:
    """One gateway as the ledger's file knows it. `sent_today` counts the messages of the local `day`.

    `wait_until` = nothing goes before. `failures` = how often in a row it was out of reach.
    """

    gateway: GatewayName
    switched_on: bool = False
    understood: bool = False
    settings: dict[str, Value] = field(default_factory=dict)
    paused_why: str = ""
    paused_said: str = ""
    paused_at: datetime | None = None
    wait_until: datetime | None = None
    last_sent_at: datetime | None = None
    day: str = ""
    sent_today: int = 0
    failures: int = 0
    cursor: str = ""
    polled_at: datetime | None = None
    lease_holder: str = ""
    lease_until: datetime | None = None
    checked_at: datetime | None = None
    check_code: str = ""
    check_said: str = ""


def load(conn: sqlite3.Connection, gateway: GatewayName) -> GatewayRow:
    """That gateway's row; one that is off where there is none."""
    row = conn.execute("SELECT * FROM gateways WHERE gateway = ?", (gateway.value,)).fetchone()
    return GatewayRow(gateway=gateway) if row is None else _row(row)


def load_all(conn: sqlite3.Connection) -> dict[GatewayName, GatewayRow]:
    """Every gateway that somebody has set."""
    # A full read: a handful of rows, one for each kind.
    names = {one.value for one in GatewayName}
    rows = (row for row in conn.execute("SELECT * FROM gateways") if row["gateway"] in names)
    return {one.gateway: one for one in map(_row, rows)}


def _row(row: sqlite3.Row) -> GatewayRow:
    settings = json.loads(row["settings"])
    return GatewayRow(
        gateway=GatewayName(row["gateway"]),
        switched_on=bool(row["switched_on"]),
        understood=bool(row["understood"]),
        settings=settings if isinstance(settings, dict) else {},
        paused_why=row["paused_why"],
        paused_said=row["paused_said"],
        paused_at=maybe_from_text(row["paused_at"]),
        wait_until=maybe_from_text(row["wait_until"]),
        last_sent_at=maybe_from_text(row["last_sent_at"]),
        day=row["day"],
        sent_today=row["sent_today"],
        failures=row["failures"],
        cursor=row["cursor"],
        polled_at=maybe_from_text(row["polled_at"]),
        lease_holder=row["lease_holder"],
        lease_until=maybe_from_text(row["lease_until"]),
        checked_at=maybe_from_text(row["checked_at"]),
        check_code=row["check_code"],
        check_said=row["check_said"],
    )


def make(conn: sqlite3.Connection, gateway: GatewayName) -> None:
    """Its row, where there is none yet."""
    conn.execute(
        "INSERT INTO gateways (gateway, switched_on, understood, settings, paused_why, paused_said, day, sent_today,"
        " failures, cursor, lease_holder, check_code, check_said)"
        " VALUES (?, 0, 0, '{}', '', '', '', 0, 0, '', '', '', '') ON CONFLICT (gateway) DO NOTHING",
        (gateway.value,),
    )


def save_settings(conn: sqlite3.Connection, gateway: GatewayName, settings: dict[str, Value]) -> None:
    """Keep what its owner set; no secret is among it."""
    make(conn, gateway)
    conn.execute("UPDATE gateways SET settings = ? WHERE gateway = ?", (json.dumps(settings), gateway.value))


def switch(conn: sqlite3.Connection, gateway: GatewayName, *, on: bool) -> None:
    """Switch it on or off; switched on it begins anew: neither paused nor told to wait."""
    make(conn, gateway)
    conn.execute("UPDATE gateways SET switched_on = ? WHERE gateway = ?", (int(on), gateway.value))
    if on:
        resume(conn, gateway)


def understand(conn: sqlite3.Connection, gateway: GatewayName) -> None:
    """Its owner has read the warning."""
    make(conn, gateway)
    conn.execute("UPDATE gateways SET understood = 1 WHERE gateway = ?", (gateway.value,))


def pause(conn: sqlite3.Connection, gateway: GatewayName, why: str, said: str, now: datetime) -> None:
    """Nothing goes until somebody acts: `why` is a code of wording."""
    make(conn, gateway)
    conn.execute(
        "UPDATE gateways SET paused_why = ?, paused_said = ?, paused_at = ? WHERE gateway = ?",
        (why, said, to_text(now), gateway.value),
    )


def resume(conn: sqlite3.Connection, gateway: GatewayName) -> None:
    """It goes on: nothing holds it back any more."""
    conn.execute(
        "UPDATE gateways SET paused_why = '', paused_said = '', paused_at = NULL, wait_until = NULL, failures = 0"
        " WHERE gateway = ?",
        (gateway.value,),
    )


def wait(conn: sqlite3.Connection, gateway: GatewayName, until: datetime, failures: int) -> None:
    """Nothing goes before that time; it stands in the file, so that a restart does not forget it."""
    conn.execute(
        "UPDATE gateways SET wait_until = ?, failures = ? WHERE gateway = ?", (to_text(until), failures, gateway.value)
    )


def take_lease(conn: sqlite3.Connection, gateway: GatewayName, holder: str, now: datetime, lasts: timedelta) -> bool:
    """Whether the holder has the gateway to itself from now on, for so long: it had it, or nobody has."""
    make(conn, gateway)
    taken = conn.execute(
        "UPDATE gateways SET lease_holder = ?, lease_until = ? WHERE gateway = ?"
        " AND (lease_holder IN ('', ?) OR lease_until <= ? OR lease_until > ?)",
        # One that ends later than any could was taken by a clock that has been set back since.
        (holder, to_text(now + lasts), gateway.value, holder, to_text(now), to_text(now + 10 * lasts)),
    )
    return taken.rowcount == 1


def drop_lease(conn: sqlite3.Connection, gateway: GatewayName, holder: str) -> None:
    """The holder lets go of the gateway."""
    conn.execute(
        "UPDATE gateways SET lease_holder = '', lease_until = NULL WHERE gateway = ? AND lease_holder = ?",
        (gateway.value, holder),
    )


def note_sent(conn: sqlite3.Connection, gateway: GatewayName, now: datetime, day: str) -> None:
    """One more message went, or may have, on that local day."""
    conn.execute(
        "UPDATE gateways SET last_sent_at = ?, failures = 0, wait_until = NULL,"
        " sent_today = CASE day WHEN ? THEN sent_today + 1 ELSE 1 END, day = ? WHERE gateway = ?",
        (to_text(now), day, day, gateway.value),
    )


def note_begun(conn: sqlite3.Connection, gateway: GatewayName, now: datetime) -> None:
    """A send begins: the pace counts from here."""
    conn.execute("UPDATE gateways SET last_sent_at = ? WHERE gateway = ?", (to_text(now), gateway.value))


def keep_cursor(conn: sqlite3.Connection, gateway: GatewayName, cursor: str, now: datetime) -> None:
    """Where its next poll begins."""
    make(conn, gateway)
    conn.execute(
        "UPDATE gateways SET cursor = ?, polled_at = ? WHERE gateway = ?", (cursor, to_text(now), gateway.value)
    )


def keep_check(conn: sqlite3.Connection, gateway: GatewayName, code: str, said: str, now: datetime) -> None:
    """What its last check found; `code` "" = all is well."""
    make(conn, gateway)
    conn.execute(
        "UPDATE gateways SET checked_at = ?, check_code = ?, check_said = ? WHERE gateway = ?",
        (to_text(now), code, said, gateway.value),
    )

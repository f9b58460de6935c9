"""Rows about the staff: who works here, their PINs' hashes, and how long a wrong PIN still holds the door."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from courier_desktop.domain.staff import Role, StaffId, StaffMember
from courier_desktop.domain.times import from_text, to_text
from courier_desktop.domain.values import dataclass

if TYPE_CHECKING:
    import sqlite3


@dataclass(frozen=True, slots=True)
class Door:
    """What stands between a member and coming in: the PIN's hash ("" = none), the wrong PINs so far, the wait."""

    pin: str
    failed: int
    locked_until: datetime | None


def members(conn: sqlite3.Connection) -> tuple[StaffMember, ...]:
    """Everybody, in the order they were added."""
    return tuple(_member(row) for row in conn.execute("SELECT * FROM staff ORDER BY staff_id"))


def member(conn: sqlite3.Connection, staff_id: StaffId) -> StaffMember | None:
    """The one of that id."""
    row = conn.execute("SELECT * FROM staff WHERE staff_id = ?", (staff_id,)).fetchone()
    return None if row is None else _member(row)


def anyone(conn: sqlite3.Connection) -> bool:
    """Whether somebody active is defined."""
    # A courier has a few dozen at most.
    return conn.execute("SELECT 1 FROM staff WHERE active LIMIT 1").fetchone() is not None


def role_of(conn: sqlite3.Connection, staff_id: StaffId) -> Role | None:
    """The role of an active member; None for anybody else."""
    row = conn.execute("SELECT role FROM staff WHERE staff_id = ? AND active", (staff_id,)).fetchone()
    return None if row is None else Role(row[0])


def save(conn: sqlite3.Connection, one: StaffMember) -> None:
    """Add or change name, role and whether active; the PIN stays as it is."""
    conn.execute(
        "INSERT INTO staff (staff_id, name, role, pin, active, failed, locked_until) VALUES (?,?,?,'',?,0,NULL)"
        " ON CONFLICT (staff_id) DO UPDATE SET name = excluded.name, role = excluded.role, active = excluded.active",
        (one.staff_id, one.name, one.role.value, int(one.active)),
    )


def door(conn: sqlite3.Connection, staff_id: StaffId) -> Door:
    """How that member comes in."""
    row = conn.execute("SELECT pin, failed, locked_until FROM staff WHERE staff_id = ?", (staff_id,)).fetchone()
    return Door(
        row["pin"] or "", row["failed"], None if row["locked_until"] is None else from_text(row["locked_until"])
    )


def set_pin(conn: sqlite3.Connection, staff_id: StaffId, hashed: str) -> None:
    """Keep the hash of a PIN, "" for none; the wrong ones so far are forgotten."""
    conn.execute("UPDATE staff SET pin = ?, failed = 0, locked_until = NULL WHERE staff_id = ?", (hashed, staff_id))


def set_wait(conn: sqlite3.Connection, staff_id: StaffId, failed: int, until: datetime | None) -> None:
    """Keep how many wrong PINs there were, and until when none is taken."""
    conn.execute(
        "UPDATE staff SET failed = ?, locked_until = ? WHERE staff_id = ?",
        (failed, None if until is None else to_text(until), staff_id),
    )


def _member(row: sqlite3.Row) -> StaffMember:
    return StaffMember(
        staff_id=StaffId(row["staff_id"]),
        name=row["name"],
        role=Role(row["role"]),
        has_pin=bool(row["pin"]),
        active=bool(row["active"]),
    )

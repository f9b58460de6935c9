"""The recovery number of an owner who forgets the PIN: shown once, written down, good for coming in once."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from courier_desktop.domain.staff import Right, Role
from courier_desktop.services import pins
from courier_desktop.store import plain
from courier_desktop.store import staff as rows

if TYPE_CHECKING:
    from courier_desktop.domain.staff import StaffId, StaffMember
    from courier_desktop.services.context import Context

# As long as the longest PIN, so that it is typed where the PIN is.
FIGURES = 8


def make(ctx: Context, member: StaffMember) -> str:
    """A new number for an owner with a PIN, the only time it is seen; "" for anybody else, whom an owner can help."""
    if member.role is not Role.OWNER or not member.has_pin:
        return ""
    number = f"{secrets.randbelow(10**FIGURES):0{FIGURES}}"
    hashed = pins.hash_pin(number)
    with ctx.write(Right.STAFF) as tx:
        plain.keep(tx.conn, _key(member.staff_id), hashed)
    return number


def fits(ctx: Context, staff_id: StaffId, typed: str) -> bool:
    """Whether that is the member's number."""
    if len(typed) != FIGURES:
        return False
    with ctx.read() as conn:
        hashed = plain.kept(conn, _key(staff_id))
    return hashed is not None and pins.matches(typed, hashed)


def spend(ctx: Context, staff_id: StaffId) -> None:
    """The number is used up, and the PIN that was forgotten goes with it."""
    with ctx.write(Right.UPKEEP) as tx:
        plain.keep(tx.conn, _key(staff_id), None)
        rows.set_pin(tx.conn, staff_id, "")


def spaced(number: str) -> str:
    """The number as it is read and written down: "4827 1936"."""
    half = len(number) // 2
    return f"{number[:half]} {number[half:]}"


def _key(staff_id: StaffId) -> str:
    return f"recovery:{staff_id}"

"""The staff: who works here, with what role and PIN, and whose turn it is at this screen."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import TYPE_CHECKING

from courier_desktop.domain.errors import RefusedError
from courier_desktop.domain.fold import fold
from courier_desktop.domain.staff import Right, Role, StaffId, StaffMember
from courier_desktop.domain.topics import Topic
from courier_desktop.domain.values import replace
from courier_desktop.services import pins, recovery
from courier_desktop.store import plain
from courier_desktop.store import staff as rows

if TYPE_CHECKING:
    import sqlite3
    from datetime import datetime

    from courier_desktop.services.context import Context, Tx

LONGEST_NAME = 60
_NOBODY = StaffId("")


def members(ctx: Context) -> tuple[StaffMember, ...]:
    """Everybody: the active first, each by name."""
    with ctx.read() as conn:
        everybody = rows.members(conn)
    return tuple(sorted(everybody, key=lambda one: (not one.active, fold(one.name))))


def named(ctx: Context, name: str, *, active: bool = True) -> StaffMember:
    """The member of that name, however accents and capitals were typed: an active one, or one who left.

    RefusedError when there is none.
    """
    found = [one for one in members(ctx) if one.active is active and fold(one.name) == fold(name)]
    if not found:
        raise RefusedError("staff_unknown", name=name.strip())
    return found[0]


# ------------------------------------------------------------------------------------------------------ who works here


def add(ctx: Context, name: str, role: Role = Role.OFFICE, pin: str = "") -> StaffMember:
    """Add somebody. The first one is the owner, whatever was asked, and whoever adds is that owner from then on.

    RefusedError for an empty or taken name, or what is no PIN.
    """
    hashed = _hashed(pin)
    with ctx.write(Right.STAFF) as tx:
        first = not rows.anyone(tx.conn)
        made = StaffMember(StaffId(ctx.new_id()), _free_name(tx.conn, name), Role.OWNER if first else role)
        rows.save(tx.conn, made)
        rows.set_pin(tx.conn, made.staff_id, hashed)
        tx.topics.add(Topic.STAFF)
    made = replace(made, has_pin=bool(hashed))
    if first:
        ctx.staff, ctx.staffed = made, True
    return made


def change(
    ctx: Context, staff_id: StaffId, *, name: str | None = None, role: Role | None = None, pin: str | None = None
) -> StaffMember:
    """Call somebody otherwise, give another role, a new PIN or none (""); None leaves each as it is.

    What is in the ledger keeps the old name; a new PIN ends the wait for wrong ones. RefusedError for an empty or taken
    name, for what is no PIN, and for the last active owner.
    """
    hashed = _hashed(pin) if pin is not None else None
    with ctx.write(Right.STAFF) as tx:
        one = _member(tx.conn, staff_id)
        called = one.name if name is None else _free_name(tx.conn, name, staff_id)
        changed = _save(tx, replace(one, name=called, role=role or one.role))
        if hashed is None:
            return changed
        rows.set_pin(tx.conn, staff_id, hashed)
        return replace(changed, has_pin=bool(hashed))


def set_active(ctx: Context, staff_id: StaffId, *, active: bool) -> StaffMember:
    """Let somebody in again, or no more; nobody is ever deleted. RefusedError for the last active owner."""
    with ctx.write(Right.STAFF) as tx:
        one = _member(tx.conn, staff_id)
        if active and not one.active:
            _free_name(tx.conn, one.name, staff_id)
        return _save(tx, replace(one, active=active))


def change_own_pin(ctx: Context, current: str, pin: str) -> None:
    """Let whoever acts choose another PIN by the one in force ("" when there is none); wrong ones count as at the door.

    RefusedError as `enter` gives it, and for what is no PIN.
    """
    if ctx.staff is None:
        raise RefusedError("nobody_in")
    hashed = _hashed(pin)
    _admit(ctx, ctx.staff.staff_id, current)
    with ctx.write(Right.UPKEEP) as tx:
        rows.set_pin(tx.conn, ctx.staff.staff_id, hashed)
        tx.topics.add(Topic.STAFF)


# ----------------------------------------------------------------------------------------------------- whose turn it is


def enter(ctx: Context, staff_id: StaffId, pin: str = "") -> StaffMember:
    """Let a member act from now on; an owner's recovery number lets in once and takes the forgotten PIN away.

    RefusedError: `pin_needed`, `pin_wrong` or `pin_wait`, the last two with `seconds` to wait; `staff_unknown`.
    """
    one = _admit(ctx, staff_id, pin)
    with ctx.write(Right.UPKEEP) as tx:
        plain.keep(tx.conn, _last_key(ctx), json.dumps(staff_id))
    ctx.staff, ctx.staffed = one, True
    ctx.published(frozenset({Topic.STAFF}))
    return one


def act_as(ctx: Context, staff_id: StaffId, pin: str = "") -> None:
    """Let a member act as long as this context lasts, beside whoever sits at the window. RefusedError as `enter`."""
    ctx.staff = _admit(ctx, staff_id, pin)


def leave(ctx: Context) -> None:
    """Nobody acts until the next one enters; without any staff everything stays as it is."""
    ctx.staff = None


def begin(ctx: Context) -> bool:
    """At the start of a window: whether somebody must come in first.

    While nobody has a PIN, the last one at this computer goes on; so does the only one there is. Who acts already (the
    window is built anew) goes on if the ledger still knows them: it may be another one, restored.
    """
    ctx.reload_staff()
    active = [one for one in members(ctx) if one.active]
    if ctx.staff is None and not any(one.has_pin for one in active):
        last = last_here(ctx)
        known = active if len(active) == 1 else [one for one in active if one.staff_id == last]
        ctx.staff = known[0] if known else None
    ctx.staffed = bool(active)
    return ctx.staffed and ctx.staff is None


def last_here(ctx: Context) -> StaffId | None:
    """Who came in last at this computer."""
    with ctx.read() as conn:
        kept = plain.kept(conn, _last_key(ctx))
    return None if kept is None else StaffId(json.loads(kept))


def _last_key(ctx: Context) -> str:
    return f"last_in:{ctx.place}"


def look_again(ctx: Context) -> bool:
    """Take the staff as it is stored, as another program may have left it; whether anybody active has a PIN."""
    ctx.reload_staff()
    return is_guarded(ctx)


def is_guarded(ctx: Context) -> bool:
    """Whether anybody active has a PIN, so that an unattended screen should lock itself."""
    return any(one.active and one.has_pin for one in members(ctx))


def _admit(ctx: Context, staff_id: StaffId, pin: str) -> StaffMember:
    """The member, when that is the PIN.

    A try is counted before its PIN is looked at, in a transaction of its own: neither killing the program nor trying
    in two windows at once gives a free one.
    """
    with ctx.read() as conn:
        one = _active(conn, staff_id)
    if not one.has_pin:
        return one
    if not pins.is_pin(pin):
        raise RefusedError("pin_needed", name=one.name)
    with ctx.write(Right.UPKEEP) as tx:
        hashed = rows.door(tx.conn, staff_id).pin
        held, failed = _held(tx, staff_id)
        if not held:
            rows.set_wait(tx.conn, staff_id, failed + 1, _until(tx.now, failed + 1))
    if held:
        raise RefusedError("pin_wait", name=one.name, wait=pins.wait_text(held), seconds=_whole_seconds(held))
    if not pins.matches(pin, hashed):
        if recovery.fits(ctx, staff_id, pin):
            recovery.spend(ctx, staff_id)
            return replace(one, has_pin=False)
        wait = pins.wait_after(failed + 1)
        told = pins.wait_text(wait) if wait else ""
        raise RefusedError("pin_wrong", name=one.name, wait=told, seconds=_whole_seconds(wait))
    with ctx.write(Right.UPKEEP) as tx:
        rows.set_wait(tx.conn, staff_id, 0, None)
    return one


def _held(tx: Tx, staff_id: StaffId) -> tuple[timedelta, int]:
    """How long the door is still held, and how many wrong PINs there were.

    Never longer than the wait those earned: when the clock was set back, the wait begins anew from now. A clock set
    back does not end it either, for the end of the wait is kept, not its beginning.
    """
    door = rows.door(tx.conn, staff_id)
    if door.locked_until is None or door.locked_until <= tx.now:
        return timedelta(), door.failed
    earned = pins.wait_after(door.failed)
    left = door.locked_until - tx.now
    if left > earned:
        rows.set_wait(tx.conn, staff_id, door.failed, tx.now + earned)
        left = earned
    return left, door.failed


def _until(now: datetime, failed: int) -> datetime | None:
    wait = pins.wait_after(failed)
    return now + wait if wait else None


def _whole_seconds(wait: timedelta) -> int:
    return -(-wait // timedelta(seconds=1))


# --------------------------------------------------------------------------------------------------------------- checks


def _member(conn: sqlite3.Connection, staff_id: StaffId) -> StaffMember:
    found = rows.member(conn, staff_id)
    if found is None:
        raise RefusedError("staff_unknown")
    return found


def _active(conn: sqlite3.Connection, staff_id: StaffId) -> StaffMember:
    found = rows.member(conn, staff_id)
    if found is None or not found.active:
        raise RefusedError("staff_unknown", name=found.name if found is not None else "")
    return found


def _save(tx: Tx, one: StaffMember) -> StaffMember:
    rows.save(tx.conn, one)
    if not any(other.active and other.role is Role.OWNER for other in rows.members(tx.conn)):
        raise RefusedError("staff_last_owner", name=one.name)
    tx.topics.add(Topic.STAFF)
    return one


def _free_name(conn: sqlite3.Connection, name: str, own: StaffId = _NOBODY) -> str:
    """The name on one line, that nobody else active bears."""
    kept = " ".join(name.split())[:LONGEST_NAME].strip()
    if not kept:
        raise RefusedError("missing_name")
    if any(one.active and one.staff_id != own and fold(one.name) == fold(kept) for one in rows.members(conn)):
        raise RefusedError("staff_name_taken", name=kept)
    return kept


def _hashed(pin: str) -> str:
    if not pin:
        return ""
    if not pins.is_pin(pin):
        raise RefusedError("pin_form")
    return pins.hash_pin(pin)

"""Care of the ledger: has it gone back, is the clock behind, is the file whole; asked without holding anybody up."""

from __future__ import annotations

import json
import sqlite3
from contextlib import suppress
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from courier_desktop.domain.errors import LedgerOpenError
from courier_desktop.domain.staff import Right
from courier_desktop.domain.times import from_text, to_text
from courier_desktop.domain.values import dataclass
from courier_desktop.paths import seen_path
from courier_desktop.store import care as rows
from courier_desktop.store.faults import said_as_ledger_errors, why_of

if TYPE_CHECKING:
    from pathlib import Path

    from courier_desktop.services.context import Context
    from courier_desktop.services.integrity import Verified

# A clock may be put right by some minutes; summer time does not touch UTC.
_CLOCK_SLACK = timedelta(minutes=10)
_CHECK_EVERY = timedelta(hours=24)
_MOST_TOLD = 20


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that the owner should know: a code of wording with what its sentence needs."""

    code: str
    params: dict[str, str | int]


@dataclass(frozen=True, slots=True)
class Checked:
    """What the last check in the background found. `code` is a code of wording, "" when all was well."""

    at: datetime
    code: str
    detail: tuple[str, ...] = ()


# -------------------------------------------------------------------------------------------- has the ledger gone back


def note_seen(ctx: Context) -> None:
    """Note beside the ledger how far it has come, so that a file that falls behind is noticed; quietly, and cheap."""
    if ctx.store.read_only:
        return
    path = seen_path(ctx.store.path.parent)
    before = rows.load_seen(path)
    with ctx.read() as conn:
        now = rows.newest(conn)
        if before is not None and not rows.holds(conn, before):
            # It has gone back: the note stays until somebody says that this is right.
            return
    if now is not None and now != before:
        # A place that takes no note will tell of itself at the next write.
        with suppress(OSError):
            rows.save_seen(path, now)


def forget_seen(data_dir: Path) -> None:
    """Expect nothing of the ledger any more: another one is put in its place on purpose."""
    seen_path(data_dir).unlink(missing_ok=True)


def last_seen(data_dir: Path) -> int:
    """The number of the newest event that was known to stand there; 0 when none is known."""
    seen = rows.load_seen(seen_path(data_dir))
    return 0 if seen is None else seen.seq


def went_back(ctx: Context) -> Finding | None:
    """The finding that events are missing which this ledger had held; None when it holds what it should."""
    seen = rows.load_seen(seen_path(ctx.store.path.parent))
    if seen is None:
        return None
    with ctx.read() as conn:
        if rows.holds(conn, seen):
            return None
        now = rows.newest(conn)
    at = from_text(seen.at).astimezone(ctx.zone)
    last = 0 if now is None else now.seq
    return Finding("ledger_went_back", {"last": last, "seen": seen.seq, "at": f"{at:%d/%m/%Y %H:%M}"})


def accept(ctx: Context) -> None:
    """Somebody says that the ledger is right as it is: expect no more of it than it holds."""
    forget_seen(ctx.store.path.parent)
    note_seen(ctx)


# ----------------------------------------------------------------------------------------------------------- the clock


def clock_behind(ctx: Context) -> Finding | None:
    """The finding that this computer's clock is behind what was recorded; None when it is not, or is believed."""
    with ctx.read() as conn:
        latest, trusted = rows.latest_recorded(conn), rows.trusted_until(conn)
    if latest is None or (trusted is not None and latest <= trusted) or from_text(latest) <= ctx.clock() + _CLOCK_SLACK:
        return None
    return Finding("clock_set_back", {"at": f"{from_text(latest).astimezone(ctx.zone):%d/%m/%Y %H:%M}"})


def trust_clock(ctx: Context) -> None:
    """Somebody says that the clock is right, and that it was ahead when those acts were recorded."""
    with ctx.write(Right.UPKEEP) as tx:
        latest = rows.latest_recorded(tx.conn)
        if latest is not None:
            rows.trust_until(tx.conn, latest)


# ----------------------------------------------------------------------------------------- the check in the background


def last_check(ctx: Context) -> Checked | None:
    """What the last check found; None when there was none."""
    with ctx.read() as conn:
        said = rows.checked(conn)
    try:
        values = json.loads(said or "")
        return Checked(from_text(values["at"]), str(values["code"]), tuple(str(one) for one in values["detail"]))
    except (ValueError, KeyError, TypeError):
        return None


def check_due(ctx: Context) -> bool:
    """Whether a day has gone by since the last check, or the last one found something."""
    last = last_check(ctx)
    if ctx.store.read_only:
        return False
    return last is None or bool(last.code) or not timedelta(0) <= ctx.clock() - last.at < _CHECK_EVERY


def check(ctx: Context) -> Checked:
    """Read every page, then compare everything with the history; what was found is kept for the window.

    Minutes with a large ledger: `courier-desktop verify --quietly` runs it in a program of its own, at low priority.
    """
    from courier_desktop.services import integrity

    try:
        damage = rows.every_page(ctx.store.path)
        verified = None if damage else integrity.verify(ctx)
    except sqlite3.Error as error:
        why = why_of(error, ctx.store.path)
        if why is None:
            raise
        damage, verified = (str(error),), None
    except LedgerOpenError as error:
        damage, verified = (str(error.params["why"]),), None
    if verified is None:
        found = Checked(ctx.clock(), "ledger_damaged", damage)
        _keep(ctx, found)
        return found
    return note(ctx, verified)


def note(ctx: Context, verified: Verified) -> Checked:
    """Keep what a check of the ledger found, for the window to tell."""
    if verified.damage:
        found = Checked(ctx.clock(), "ledger_damaged", verified.damage)
    elif verified.clean:
        found = Checked(ctx.clock(), "")
    else:
        broken = verified.chain_break
        code = "ledger_altered" if broken is not None else "drift_found"
        first = () if broken is None else (f"{broken.seq} {broken.number} {broken.kind}".strip(),)
        drifts = tuple(f"{one.table} {one.key}: {', '.join(one.fields)}" for one in verified.drifts[:_MOST_TOLD])
        found = Checked(ctx.clock(), code, (*first, *drifts))
    _keep(ctx, found)
    return found


def _keep(ctx: Context, found: Checked) -> None:
    said = json.dumps({"at": to_text(found.at), "code": found.code, "detail": list(found.detail)})
    # A file that takes no note any more is told by the exit status.
    with suppress(LedgerOpenError), said_as_ledger_errors(ctx.store.path), ctx.store.write() as conn:
        rows.keep_checked(conn, said)

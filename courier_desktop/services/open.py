"""Open the ledger of a data folder and hand out its context."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from datetime import UTC, datetime
from enum import Enum, auto
from typing import TYPE_CHECKING

from courier_desktop.domain.errors import LedgerOpenError
from courier_desktop.paths import erasures_path, ledger_path, restore_note
from courier_desktop.services.context import Context
from courier_desktop.store import plain, staff
from courier_desktop.store.db import Store
from courier_desktop.store.faults import said_while_opening

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def now_utc() -> datetime:
    """The machine's clock, aware UTC."""
    return datetime.now(UTC)


class Opening(Enum):
    """How a ledger is opened."""

    USUAL = auto()
    """Made when there is none, unless one has been there."""
    ANEW = auto()
    """Made anew where one has been and is no more."""
    TO_LOOK = auto()
    """Only to look at: nothing can be written."""


def open_context(
    data_dir: Path,
    *,
    actor: str = "",
    place: str = "",
    clock: Callable[[], datetime] = now_utc,
    how: Opening = Opening.USUAL,
) -> Context:
    """The context over that folder's ledger, made when there is none. Raises LedgerOpenError.

    `place` names this computer; its name on the network when not given.
    """
    path = ledger_path(data_dir)
    if restore_note(data_dir).exists():
        _finish_restore(data_dir)
    if how is Opening.ANEW:
        from courier_desktop.services.care import forget_seen

        forget_seen(data_dir)
    store = Store(path, read_only=how is Opening.TO_LOOK, begin_new=how is Opening.ANEW)
    with store.read() as conn:
        settings, staffed = plain.load_settings(conn), staff.anyone(conn)
    place = place or _this_computer()
    ctx = Context(store=store, clock=clock, settings=settings, actor=actor, place=place, staffed=staffed)
    if how is not Opening.TO_LOOK and erasures_path(data_dir).exists():
        _erase_again(ctx)
    return ctx


def _this_computer() -> str:
    """This computer's name on the network (`platform` would ask the same, and costs the window's start)."""
    return os.environ.get("COMPUTERNAME", "") if sys.platform == "win32" else os.uname().nodename


def _erase_again(ctx: Context) -> None:
    """Erase from a restored ledger whoever was erased since it was copied; a full disk leaves it to the next start."""
    from courier_desktop.store import erasures

    with ctx.read() as conn:
        seen = plain.kept(conn, erasures.SEEN)
    if seen != erasures.digest(ctx.store.path.parent):
        from courier_desktop.services import erasing

        with suppress(LedgerOpenError):
            erasing.reapply_kept_aside(ctx)


def _finish_restore(data_dir: Path) -> None:
    """Finish the restore that a crash interrupted, before the ledger is opened."""
    from courier_desktop.store import backup_restoring

    with said_while_opening(ledger_path(data_dir)):
        backup_restoring.finish(data_dir)


def close_context(ctx: Context) -> None:
    """Close every connection, and note how far the ledger has come."""
    # The window is painted before it needs anything of the ledger's history.
    from courier_desktop.services.care import note_seen

    with suppress(LedgerOpenError):
        note_seen(ctx)
    ctx.store.close()


def fold_log(ctx: Context) -> None:
    """Fold the ledger's write-ahead log into its file: for a moment in which nobody writes.

    Where it cannot be, on a full disk say, the log goes on holding what it holds.
    """
    with suppress(LedgerOpenError):
        ctx.store.fold_log()

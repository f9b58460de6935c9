"""Open the ledger of a data folder and hand out its context."""

from __future__ import annotations

import platform
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from courier_desktop.paths import ledger_path
from courier_desktop.services.context import Context
from courier_desktop.store import plain
from courier_desktop.store.db import Store

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def now_utc() -> datetime:
    """The machine's clock, aware UTC."""
    return datetime.now(UTC)


def open_context(
    data_dir: Path, *, actor: str = "", place: str = "", clock: Callable[[], datetime] = now_utc
) -> Context:
    """The context over that folder's ledger, made when there is none. Raises LedgerOpenError.

    `place` names this computer; its name on the network when not given.
    """
    store = Store(ledger_path(data_dir))
    with store.read() as conn:
        settings = plain.load_settings(conn)
    return Context(store=store, clock=clock, settings=settings, actor=actor, place=place or platform.node())


def close_context(ctx: Context) -> None:
    """Close every connection."""
    ctx.store.close()

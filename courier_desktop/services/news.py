"""Hear of what another program wrote into the same ledger: a command beside the window, a second window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from courier_desktop.domain.topics import Topic
from courier_desktop.store import plain

if TYPE_CHECKING:
    from courier_desktop.services.context import Context


class OtherWriters:
    """Asked again and again from one thread, tells whether another connection has written since the last time."""

    def __init__(self, ctx: Context) -> None:
        """Begin with what stands there now."""
        self._ctx = ctx
        self._seen: int | None = None

    def heard(self) -> bool:
        """Whether something was written meanwhile; then every listener is told to look again."""
        version = plain.writes_seen(self._ctx.store.conn())
        changed = self._seen is not None and version != self._seen
        self._seen = version
        if changed:
            self._ctx.reload_settings()
            self._ctx.published(frozenset(Topic))
        return changed

"""What every use case is handed: the ledger, the clock, the settings, who acts."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from courier_desktop.domain.ids import ActId
from courier_desktop.domain.settings import Settings
from courier_desktop.domain.topics import Topic
from courier_desktop.services.ids import IdSource
from courier_desktop.store import plain
from courier_desktop.store.db import Store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from contextlib import AbstractContextManager

    from courier_desktop.domain import events as ev
    from courier_desktop.domain.ids import EventId, RouteId, ShipmentId


@dataclass(slots=True)
class Context:
    """Passed to every service, never global. `clock` gives aware UTC; `actor` is who acts ("" = the desk's name)."""

    store: Store
    clock: Callable[[], datetime]
    settings: Settings
    actor: str = ""
    listeners: list[Callable[[frozenset[Topic]], None]] = field(default_factory=list)
    ids: IdSource = field(default_factory=IdSource)

    @property
    def zone(self) -> ZoneInfo:
        """The courier's time zone."""
        return ZoneInfo(self.settings.zone)

    @property
    def who(self) -> str:
        """Whose name a mark bears."""
        return self.actor or self.settings.staff or "oficina"

    def new_id(self) -> str:
        """A fresh time-ordered id."""
        return self.ids.next(int(self.clock().timestamp() * 1000))

    def new_event_id(self) -> EventId:
        """A fresh time-ordered id of an event."""
        return self.ids.next_event(int(self.clock().timestamp() * 1000))

    def read(self) -> AbstractContextManager[sqlite3.Connection]:
        """One consistent view for several queries."""
        return self.store.read()

    @contextmanager
    def write(self) -> Iterator[Tx]:
        """One transaction; after the commit, never after a rollback, the topics it touched are published."""
        tx = Tx(ctx=self, act_id=ActId(self.new_id()), now=self.clock())
        with self.store.write() as conn:
            tx.conn = conn
            yield tx
        if Topic.SETTINGS in tx.topics:
            self.reload_settings()
        self.published(frozenset(tx.topics))

    @contextmanager
    def peek(self) -> Iterator[Tx]:
        """What a write would see, without writing: for previews that share a write's code."""
        tx = Tx(ctx=self, act_id=ActId(self.new_id()), now=self.clock())
        with self.store.read() as conn:
            tx.conn = conn
            yield tx

    def published(self, topics: frozenset[Topic]) -> None:
        """Tell every listener that these may have changed."""
        if topics:
            for listener in tuple(self.listeners):
                listener(topics)

    def reload_settings(self) -> None:
        """Take the settings as they are stored."""
        with self.store.read() as conn:
            self.settings = plain.load_settings(conn)


@dataclass(slots=True)
class Tx:
    """One write under way: its connection, its act (what one Ctrl+Z takes back), the topics it touches."""

    ctx: Context
    act_id: ActId
    now: datetime
    conn: sqlite3.Connection = field(init=False)
    topics: set[Topic] = field(default_factory=set)

    def event(
        self,
        fact: ev.Fact,
        shipment_id: ShipmentId | None = None,
        route_id: RouteId | None = None,
        at: datetime | None = None,
        event_id: EventId | None = None,
    ) -> ev.Event:
        """The fact in its envelope: by whom, when it happened (now unless said), when it is recorded."""
        # Imported here: a window that only shows itself needs no event yet, and they cost a tenth of its start.
        from courier_desktop.domain.events import Event

        return Event(
            event_id=event_id or self.ctx.new_event_id(),
            act_id=self.act_id,
            shipment_id=shipment_id,
            route_id=route_id,
            fact=fact,
            actor=self.ctx.who,
            occurred_at=at or self.now,
            recorded_at=self.now,
        )

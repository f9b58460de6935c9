"""What every use case is handed: the ledger, the clock, the settings, who acts."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import contextmanager
from datetime import datetime
from functools import cache, partial
from typing import TYPE_CHECKING

from courier_desktop.domain.errors import RefusedError
from courier_desktop.domain.ids import ActId
from courier_desktop.domain.settings import Settings
from courier_desktop.domain.staff import Right, Role, StaffMember, may
from courier_desktop.domain.topics import Topic
from courier_desktop.domain.values import dataclass, field
from courier_desktop.services.ids import IdSource
from courier_desktop.store import plain
from courier_desktop.store import staff as staff_rows
from courier_desktop.store.db import Store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from contextlib import AbstractContextManager
    from zoneinfo import ZoneInfo

    from courier_desktop.domain import events as ev
    from courier_desktop.domain.ids import EventId, RouteId, ShipmentId
    from courier_desktop.gateways.secrets import Secrets  # noqa: TC004 - nobody evaluates these annotations, and


@cache
def _envelopes() -> tuple[type[ev.Event], dict[str, ev.Source]]:
    """What an event is made of. A window that only shows itself needs none yet, and their module costs its start."""
    from courier_desktop.domain.events import Event, Source

    return Event, {source.value: source for source in Source}


@dataclass(slots=True)
class Context:
    """Passed to every service, never global. `clock` gives aware UTC; `actor` is who acts ("" = the desk's name).

    `place` names this computer. `staffed` = somebody is defined in the staff; `staff` is the member who acts, None
    while nobody has come in. `secrets` = where passwords stand, None = the operating system's keyring.
    """

    store: Store
    clock: Callable[[], datetime]
    settings: Settings
    actor: str = ""
    place: str = ""
    staffed: bool = False
    staff: StaffMember | None = None
    listeners: list[Callable[[frozenset[Topic]], None]] = field(default_factory=list)
    ids: IdSource = field(default_factory=IdSource)
    secrets: Secrets | None = field(default=None, repr=False)

    @property
    def zone(self) -> ZoneInfo:
        """The courier's time zone."""
        from zoneinfo import ZoneInfo

        return ZoneInfo(self.settings.zone)

    @property
    def who(self) -> str:
        """Whose name a mark bears."""
        if self.staff is not None:
            return self.staff.name
        return self.actor or self.settings.staff or "oficina"

    @property
    def role(self) -> Role:
        """The role that acts: the owner's while nobody is defined in the staff, a reader's while nobody has come in."""
        return _role(self.staff.role if self.staff is not None else None, staffed=self.staffed)

    @property
    def source(self) -> str:
        """The code of where a person's act comes from: "driver" or "staff"."""
        return "driver" if self.role is Role.DRIVER else "staff"

    def need(self, right: Right) -> None:
        """RefusedError when the one who acts may not do what needs that right."""
        _refuse(self.staff.role if self.staff is not None else None, right, staffed=self.staffed)

    def _need_now(self, conn: sqlite3.Connection, right: Right, member: StaffMember | None) -> None:
        """The same by what the ledger says at this moment: another program may have changed the staff."""
        if right is Right.UPKEEP:
            return
        role = staff_rows.role_of(conn, member.staff_id) if member is not None else None
        _refuse(role, right, staffed=role is not None or staff_rows.anyone(conn))

    def new_id(self) -> str:
        """A fresh time-ordered id."""
        return self.ids.next(int(self.clock().timestamp() * 1000))

    def new_event_id(self) -> EventId:
        """A fresh time-ordered id of an event."""
        return self.ids.next_event(int(self.clock().timestamp() * 1000))

    def read(self, stop: Callable[[], bool] | None = None) -> AbstractContextManager[sqlite3.Connection]:
        """One consistent view for several queries; CancelledError out of one that runs when `stop` holds."""
        return self.store.read(stop)

    @contextmanager
    def write(self, right: Right) -> Iterator[Tx]:
        """One transaction; after the commit, never after a rollback, the topics it touched are published.

        RefusedError, and nothing is written, when the one who acts lacks the right.
        """
        self.need(right)
        member = self.staff
        # What the program does by itself is nobody's act, whoever sits before it.
        source = "program" if right is Right.UPKEEP else self.source
        tx = Tx(ctx=self, act_id=ActId(self.new_id()), now=self.clock(), source=source, who=self.who)
        with self.store.write() as conn:
            self._need_now(conn, right, member)
            tx.conn = conn
            yield tx
        if Topic.SETTINGS in tx.topics:
            self.reload_settings()
        if Topic.STAFF in tx.topics:
            self.reload_staff()
        self.published(frozenset(tx.topics))

    @contextmanager
    def peek(self) -> Iterator[Tx]:
        """What a write would see, without writing: for previews that share a write's code."""
        tx = Tx(ctx=self, act_id=ActId(self.new_id()), now=self.clock(), source=self.source, who=self.who)
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

    def reload_staff(self) -> None:
        """Take the staff as it is stored: whoever acts may have another role now, or may not come in any more."""
        member = self.staff
        with self.store.read() as conn:
            self.staffed = staff_rows.anyone(conn)
            fresh = staff_rows.member(conn, member.staff_id) if member is not None else None
        if self.staff is member:
            self.staff = fresh if fresh is not None and fresh.active else None


def _role(acting: Role | None, *, staffed: bool) -> Role:
    return acting or (Role.READ_ONLY if staffed else Role.OWNER)


def _refuse(acting: Role | None, right: Right, *, staffed: bool) -> None:
    """RefusedError unless that role, or nobody (None), has the right."""
    role = _role(acting, staffed=staffed)
    if may(role, right):
        return
    if acting is None:
        raise RefusedError("nobody_in")
    raise RefusedError("role_forbids", role=role.value, right=right.value)


@dataclass(slots=True)
class Tx:
    """One write under way: its connection, its act (what one Ctrl+Z takes back), the topics it touches.

    `source` is the code of what records it (domain.events.Source) and `who` the name of who acts, the same for all its
    events, though another person comes in meanwhile. `shared` = what its parts share, each under its own type.
    """

    ctx: Context
    act_id: ActId
    now: datetime
    source: str
    who: str
    conn: sqlite3.Connection = field(init=False)
    topics: set[Topic] = field(default_factory=set)
    shared: dict[type, object] = field(default_factory=dict, init=False)
    _ms: int = field(default=0, init=False)

    def id_maker(self) -> Callable[[], str]:
        """What makes fresh ids, time-ordered by the act's moment."""
        return partial(self.ctx.ids.next, self._unix_ms())

    def _unix_ms(self) -> int:
        self._ms = self._ms or int(self.now.timestamp() * 1000)
        return self._ms

    def event(
        self,
        fact: ev.Fact,
        shipment_id: ShipmentId | None = None,
        route_id: RouteId | None = None,
        at: datetime | None = None,
        event_id: EventId | None = None,
    ) -> ev.Event:
        """The fact in its envelope: by whom, when it happened (now unless said), when it is recorded."""
        kind, sources = _envelopes()
        return kind(
            event_id=event_id or self.ctx.ids.next_event(self._unix_ms()),
            act_id=self.act_id,
            shipment_id=shipment_id,
            route_id=route_id,
            fact=fact,
            actor=self.who,
            occurred_at=at or self.now,
            recorded_at=self.now,
            source=sources[self.source],
            place=self.ctx.place,
        )

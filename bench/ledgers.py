"""Whole ledgers of ten thousand to a million shipments with about six events each, made once and kept."""

from __future__ import annotations

import json
import random
import shutil
import sys
import tempfile
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from bench.days import draft
from bench.names import FIRST, LAST, SHOPS
from courier_desktop.domain import events as ev
from courier_desktop.domain.causes import Cause
from courier_desktop.domain.draft import Party, Promise, ShipmentDraft
from courier_desktop.domain.ids import ActId, DelayId, DriverId, RouteId, ShipmentId
from courier_desktop.domain.reasons import NextStep, ReasonCode
from courier_desktop.domain.staff import Right
from courier_desktop.domain.statuses import Status
from courier_desktop.domain.times import at_local, local_day
from courier_desktop.paths import ledger_path
from courier_desktop.services import marking, registering, routes, settings
from courier_desktop.services.context import Context, Tx
from courier_desktop.services.open import close_context, open_context
from courier_desktop.services.record import record
from courier_desktop.store import states
from courier_desktop.store.migrations import VERSION

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator


SIZES = (10_000, 100_000, 1_000_000)
# The day on which the ledger ends: half of its stops are done.
LAST_DAY = datetime(2026, 11, 19, 19, 0, tzinfo=UTC)
_STOPS = 45
_BRAND = 1  # raise when the ledgers made here change, so that kept ones are made anew
_A_TRANSACTION = 20_000


class DayClock:
    """A clock that the generator moves from day to day."""

    def __init__(self) -> None:
        self.now = LAST_DAY

    def __call__(self) -> datetime:
        """The moment it stands at."""
        return self.now


def kept_ledger(shipments: int) -> Path:
    """The data folder of a ledger of that size, made now when it is not kept from an earlier run."""
    folder = Path(tempfile.gettempdir()) / "courier-desktop-bench" / f"{shipments}-{VERSION}.{_BRAND}"
    if not folder.exists():
        beside = folder.with_name(f"{folder.name}.part")
        shutil.rmtree(beside, ignore_errors=True)
        begun = perf_counter()
        make(beside, shipments)
        beside.rename(folder)
        print(f"  made a ledger of {shipments:,} shipments in {perf_counter() - begun:.0f} s")
    return folder


def open_kept(shipments: int) -> Context:
    """The context over that ledger, at its last day."""
    return open_context(kept_ledger(shipments), actor="Ana", place="oficina", clock=DayClock())


def copied_ledger(shipments: int, to: Path) -> Path:
    """A copy of that ledger for a benchmark that writes."""
    return Path(shutil.copytree(kept_ledger(shipments), to))


def make(folder: Path, shipments: int) -> None:
    """Make a ledger: days of up to 300 shipments on routes of 45, the last day still going on."""
    clock = DayClock()
    ctx = open_context(folder, actor="Ana", place="oficina", clock=clock)
    settings.change(ctx, "company", "Mensajería Colibrí")
    drivers = [settings.save_driver(ctx, f"{FIRST[n]} {LAST[n]}").driver_id for n in range(8)]
    a_day = min(300, max(_STOPS, shipments // 30))
    counts = [a_day] * (shipments // a_day) + ([shipments % a_day] if shipments % a_day else [])
    past = _Past(ctx, clock, drivers)
    for some in _by_transaction(counts[:-1], past.first_day(len(counts))):
        with ctx.store.write() as conn:
            conn.execute("PRAGMA wal_autocheckpoint = 20000")
            for day, count in some:
                past.add_day(conn, day, count)
    clock.now = LAST_DAY
    _today(ctx, clock, counts[-1], drivers)
    ctx.store.conn().execute("PRAGMA wal_checkpoint(TRUNCATE)")
    (folder / "made.json").write_text(json.dumps({"shipments": shipments}), encoding="utf-8")
    close_context(ctx)


def _by_transaction(counts: list[int], first: datetime) -> Iterator[list[tuple[datetime, int]]]:
    batch: list[tuple[datetime, int]] = []
    for n, count in enumerate(counts):
        batch.append((first + timedelta(days=n), count))
        if sum(one for _, one in batch) >= _A_TRANSACTION:
            yield batch
            batch = []
    if batch:
        yield batch


def believable(chance: random.Random, count: int, first: int, promise: Promise) -> list[ShipmentDraft]:
    """So many shipments of all the shops with that promise, the first of them the `first` of its kind."""
    senders = [Party(name) for name in SHOPS]
    made = [draft(chance, first + n, senders[(first + n) % len(SHOPS)]) for n in range(count)]
    return [
        ShipmentDraft(**{name: getattr(one, name) for name in one.__slots__} | {"promise": promise}) for one in made
    ]


@dataclass
class _Past:
    """The days gone by: every shipment registered, at the depot, on a route, ended."""

    ctx: Context
    clock: DayClock
    drivers: list[DriverId]
    chance: random.Random = field(default_factory=lambda: random.Random(11))
    count: int = 0

    def first_day(self, days: int) -> datetime:
        """The morning of the first of so many days before the last."""
        morning = at_local(local_day(LAST_DAY, self.ctx.zone), "08:00", self.ctx.zone)
        return morning - timedelta(days=days)

    def act(self, conn: sqlite3.Connection, at: datetime, source: str = "staff") -> Tx:
        """An act of that moment inside the open transaction."""
        self.clock.now = at
        tx = Tx(ctx=self.ctx, act_id=ActId(self.ctx.new_id()), now=at, source=source, who=self.ctx.who)
        tx.conn = conn
        return tx

    def add_day(self, conn: sqlite3.Connection, morning: datetime, count: int) -> None:
        """One day: an import, the depot, the routes, each stop, the closing."""
        promise = Promise(morning + timedelta(hours=2), morning + timedelta(hours=10))
        made = registering.register_in(
            self.act(conn, morning, "import"), believable(self.chance, count, self.count, promise)
        )
        self.count += count
        ids = [one.shipment_id for one in made]
        known = states.load(conn, ids)
        depot = self.act(conn, morning + timedelta(hours=1))
        events = [depot.event(ev.StatusMarked(status=Status.AT_DEPOT), one) for one in ids]
        for n, start in enumerate(range(0, len(ids), _STOPS)):
            events += self._route(conn, n, morning, ids[start : start + _STOPS])
        if self.chance.random() < 0.1:
            events += self._delay(conn, morning, ids[: _STOPS // 2])
        record(self.act(conn, morning + timedelta(hours=12)), events, known=known)

    def _route(self, conn: sqlite3.Connection, n: int, morning: datetime, ids: list[ShipmentId]) -> list[ev.Event]:
        out = self.act(conn, morning + timedelta(hours=2, seconds=n))
        route_id = RouteId(self.ctx.new_id())
        day = local_day(morning, self.ctx.zone)
        opened = ev.RouteOpened(
            code=f"R{n + 1}",
            name=f"Ruta {n + 1}",
            day=day,
            starts_at=out.now,
            minutes_per_stop=8,
            driver_id=self.drivers[n % len(self.drivers)],
        )
        events = [out.event(opened, route_id=route_id)]
        for one in ids:
            events.append(out.event(ev.StopAssigned(route_id=route_id), one, route_id))
            events.append(out.event(ev.StatusMarked(status=Status.OUT_FOR_DELIVERY), one, route_id))
        events.append(out.event(ev.RoutePublished(), route_id=route_id))
        failed: list[ShipmentId] = []
        for place, one in enumerate(ids):
            at = out.now + timedelta(minutes=8 * place + self.chance.randint(0, 7))
            fact = self._outcome()
            failed += [one] if isinstance(fact, ev.AttemptFailed) else []
            events.append(self.act(conn, at, "driver").event(fact, one, route_id))
        closing = self.act(conn, morning + timedelta(hours=11))
        events.append(closing.event(ev.RouteClosed(), route_id=route_id))
        for one in failed:
            events.append(closing.event(ev.ReturnStarted(), one))
            events.append(closing.event(ev.StatusMarked(status=Status.RETURNED), one))
        return events

    def _outcome(self) -> ev.Fact:
        if self.chance.random() < 0.94:
            return ev.Delivered(pieces=1, relation="titular")
        if self.chance.random() < 0.5:
            return ev.Cancelled()
        return ev.AttemptFailed(reason=ReasonCode.NO_CONTACT, counts=True, next_step=NextStep.RETRY)

    def _delay(self, conn: sqlite3.Connection, morning: datetime, ids: list[ShipmentId]) -> list[ev.Event]:
        act = self.act(conn, morning + timedelta(hours=1, minutes=30))
        delay_id = DelayId(self.ctx.new_id())
        declared = ev.DelayDeclared(delay_id=delay_id, cause=Cause.TRAFFIC, scope="shipments", minutes=45)
        applied = ev.DelayApplied(delay_id=delay_id, cause=Cause.TRAFFIC, minutes=45)
        return [act.event(declared), *(act.event(applied, one) for one in ids)]


def _today(ctx: Context, clock: DayClock, count: int, drivers: list[DriverId]) -> None:
    """The last day by the very services that the window calls, with the notices they write."""
    clock.now = at_local(local_day(LAST_DAY, ctx.zone), "08:00", ctx.zone)
    promise = Promise(clock.now + timedelta(hours=2), clock.now + timedelta(hours=10))
    with ctx.write(Right.REGISTER) as tx:
        made = registering.register_in(tx, believable(random.Random(3), count, 10**7, promise))
    ids = tuple(one.shipment_id for one in made)
    marking.mark(ctx, marking.Mark(shipment_ids=ids, target=Status.AT_DEPOT))
    for n, start in enumerate(range(0, len(ids) * 2 // 3, _STOPS)):
        route_id = routes.create(ctx, f"Ruta {n + 1}", driver_id=drivers[n % len(drivers)])
        stops = ids[start : start + _STOPS]
        routes.assign(ctx, route_id, stops)
        routes.publish(ctx, route_id)
        for one in stops[: len(stops) // 2]:
            clock.now += timedelta(seconds=20)
            marking.mark(ctx, marking.Mark(shipment_ids=(one,), target=Status.DELIVERED))
    clock.now = max(clock.now, LAST_DAY)


if __name__ == "__main__":
    for asked in [int(word) for word in sys.argv[1:]] or SIZES:
        where = kept_ledger(asked)
        print(where, f"{ledger_path(where).stat().st_size / asked:,.0f} B/shipment")

"""The ledgers that the pictures show: nothing yet, the sample day, a big courier's day of 5,000 shipments.

"carried" is the sample day half an hour later, with services on that carry the notices.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from itertools import cycle
from typing import TYPE_CHECKING

from bench.days import drafts
from courier_desktop.domain.causes import Cause
from courier_desktop.domain.draft import Party
from courier_desktop.domain.reasons import ReasonCode
from courier_desktop.domain.staff import Right
from courier_desktop.domain.statuses import Status
from courier_desktop.services import delays, marking, notices, registering, routes, settings
from courier_desktop.services.context import Context
from courier_desktop.services.open import close_context, open_context
from courier_desktop.services.sample import load_sample_day
from docs.carried import MINUTES, send_for_a_while

if TYPE_CHECKING:
    from pathlib import Path

    from courier_desktop.domain.draft import ShipmentDraft
    from courier_desktop.domain.ids import RouteId, ShipmentId

# Thursday 19 November 2026, 11:42 in Mexico City.
NOW = datetime(2026, 11, 19, 17, 42, tzinfo=UTC)
SHIPMENTS = 5_000
EARLIER, ON_ROUTES = 3_200, 1_400
A_ROUTE, THE_LONG_ROUTE = 44, 92
INCOMPLETE, FAILING, MINUTES_PER_STOP = 0.004, 0.06, 5
SENDERS = ("Moda Tapatía", "Dulces Regionales", "Papelería El Lápiz", "Farmacia San Rafael", "Refacciones Ávila")
PLACES = (
    ("Oblatos", "44380", "Guadalajara"),
    ("Americana", "44160", "Guadalajara"),
    ("Jardines Alcalde", "44290", "Guadalajara"),
    ("Lomas de Polanco", "44960", "Guadalajara"),
    ("Chapalita", "45040", "Zapopan"),
    ("Bosques de San Isidro", "45133", "Zapopan"),
    ("Residencial Santa Margarita", "45140", "Zapopan"),
    ("Loma Dorada", "45402", "Tonalá"),
    ("Hacienda Santa Fe", "45653", "Tlajomulco de Zúñiga"),
    ("Ojo de Agua", "45610", "San Pedro Tlaquepaque"),
)
DRIVERS = ("Guadalupe Ávalos", "Antonio Ramírez", "Beto Muñoz", "Jesús Íñiguez", "Toño Villaseñor", "Óscar Güemes")
REASONS = (ReasonCode.RECIPIENT_ABSENT, ReasonCode.BUSINESS_CLOSED, ReasonCode.COD_NOT_READY, ReasonCode.NO_CONTACT)


@dataclass(slots=True)
class Clock:
    """A clock that stands where it is put."""

    moment: datetime = field(default=NOW)

    def __call__(self) -> datetime:
        """The moment, aware UTC."""
        return self.moment


def moment_of(kind: str) -> datetime:
    """When that ledger is looked at."""
    return NOW + timedelta(minutes=MINUTES) if kind == "carried" else NOW


def make_ledger(kind: str, folder: Path) -> None:
    """Make that ledger ("empty", "sample", "carried" or "full") in a new folder, as it is at `moment_of`."""
    clock = Clock()
    ctx = open_context(folder, clock=clock)
    if kind in {"sample", "carried"}:
        load_sample_day(ctx)
    if kind == "carried":
        send_for_a_while(ctx, clock)
    elif kind == "full":
        _Full(ctx, clock).make()
    close_context(ctx)


@dataclass(slots=True)
class _Full:
    """A courier with thirty routes: the week before is done, today is under way."""

    ctx: Context
    clock: Clock
    chance: random.Random = field(default_factory=lambda: random.Random(19))  # noqa: S311 - the same day each time

    def make(self) -> None:
        """Register, deliver what is older, load and mark today's routes, declare one setback."""
        for name, value in (("company", "Mensajería Colibrí"), ("city", "Guadalajara"), ("staff", "Ana Lucía")):
            settings.change(self.ctx, name, value)
        settings.change(self.ctx, "phone", "+523336150042")
        drivers = cycle([settings.save_driver(self.ctx, name).driver_id for name in DRIVERS])
        self.clock.moment = NOW - timedelta(days=5)
        ids = self._register()
        self._earlier(ids[:EARLIER])
        self.clock.moment = NOW - timedelta(hours=4)
        made: list[RouteId] = []
        rest = ids[EARLIER : EARLIER + ON_ROUTES]
        while rest:
            size = THE_LONG_ROUTE if len(made) == 1 else A_ROUTE
            place = PLACES[len(made) % len(PLACES)]
            name = f"{place[2]} – {place[0]}"
            starts = NOW - timedelta(minutes=self.chance.randint(130, 190))
            self.clock.moment = min(self.clock.moment, starts - timedelta(minutes=20))
            route_id, _ = routes.make(
                self.ctx,
                name,
                rest[:size],
                driver_id=next(drivers),
                starts_at=starts,
                minutes_per_stop=MINUTES_PER_STOP,
            )
            self.clock.moment = starts
            made.append(route_id)
            self._drive(route_id, rest[:size])
            rest = rest[size:]
        self._send(500)
        self.clock.moment = NOW - timedelta(minutes=20)
        draft = delays.DelayDraft(cause=Cause.TRAFFIC, scope=delays.Scope.ROUTE, refs=(made[2],), minutes=45)
        delays.declare(self.ctx, draft)

    def _register(self) -> list[ShipmentId]:
        with self.ctx.write(Right.UPKEEP) as tx:
            return [one.shipment_id for one in registering.register_in(tx, [*map(self._varied, drafts(SHIPMENTS))])]

    def _varied(self, draft: ShipmentDraft) -> ShipmentDraft:
        """The same shipment of one of several shops, to one of ten colonias."""
        colonia, code, municipality = self.chance.choice(PLACES)
        known = self.chance.random() > INCOMPLETE
        address = replace(draft.address, colonia=colonia, postal_code=code if known else "", municipality=municipality)
        return replace(draft, sender=Party(self.chance.choice(SENDERS)), address=address)

    def _earlier(self, ids: list[ShipmentId]) -> None:
        """The days before: most delivered, some still waiting at the counter or on their way back."""
        batch = 200
        ends = (Status.DELIVERED,) * 13 + (Status.READY_FOR_PICKUP, Status.ON_HOLD, Status.RETURNING)
        for place in range(0, len(ids), batch):
            self.clock.moment = NOW - timedelta(days=4, hours=3) + timedelta(hours=5 * place / batch)
            self._mark(ids[place : place + batch], Status.AT_DEPOT)
            self._mark(ids[place : place + batch], ends[place // batch], received_by="Familiar")

    def _drive(self, route_id: RouteId, ids: list[ShipmentId]) -> None:
        """One route's morning, up to now: some run ahead of their plan, some behind it."""
        routes.publish(self.ctx, route_id)
        self._send(2 * len(ids))
        begun = self.clock.moment
        rest = NOW - timedelta(minutes=self.chance.randint(2, 18))
        done = int((rest - begun) / timedelta(minutes=MINUTES_PER_STOP) * self.chance.uniform(0.78, 1.08))
        for place, shipment_id in enumerate(ids[:done], start=1):
            self.clock.moment = begun + (rest - begun) * place / done
            if self.chance.random() < FAILING:
                self._mark([shipment_id], Status.ATTEMPT_FAILED, reason=self.chance.choice(REASONS))
            else:
                self._mark([shipment_id], Status.DELIVERED, received_by="Titular")

    def _send(self, most: int) -> None:
        """The office sends what waits."""
        for notice in notices.by_hand(self.ctx)[:most]:
            notices.open_link(self.ctx, notice.notice_id, past_quiet_hours=True)
            notices.confirm(self.ctx, notice.notice_id)

    def _mark(
        self, ids: list[ShipmentId], target: Status, *, received_by: str = "", reason: ReasonCode | None = None
    ) -> None:
        what = marking.Mark(shipment_ids=tuple(ids), target=target, received_by=received_by, reason=reason)
        marking.mark(self.ctx, what)

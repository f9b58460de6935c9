"""A courier's desk over a real ledger with a clock that tests move, and short words for what they do all the time."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any  # the keywords of many kinds of draft and mark

from courier_desktop.domain import events as ev
from courier_desktop.domain.address import Address
from courier_desktop.domain.draft import Party, ShipmentDraft
from courier_desktop.domain.ids import RouteId, ShipmentId
from courier_desktop.domain.notices import NoticeEvent
from courier_desktop.domain.rows import NoticeRow
from courier_desktop.domain.shipment import ShipmentState
from courier_desktop.domain.statuses import Status
from courier_desktop.services import loading, marking, notices, registering, routes, settings
from courier_desktop.services.context import Context
from courier_desktop.services.open import close_context, open_context
from courier_desktop.store import ledger, states

# A Thursday, 09:00 in Mexico City.
MORNING = datetime(2026, 11, 19, 15, 0, tzinfo=UTC)


class Clock:
    """A clock that stands until it is moved."""

    def __init__(self, now: datetime = MORNING) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def advance(self, **step: float) -> None:
        self.now += timedelta(**step)


@dataclass
class Desk:
    """The ledger's context and its clock."""

    ctx: Context
    clock: Clock
    count: int = 0

    def draft(self, **changes: Any) -> ShipmentDraft:  # noqa: ANN401
        """The next shipment's draft; every one has another recipient, phone and order number."""
        self.count += 1
        n = self.count
        values: dict[str, Any] = {
            "sender": Party("Moda Tapatía"),
            "recipient": Party(f"Itzel Ochoa {n}", phone=f"+5233148{n:05d}", phone_typed=f"33148{n:05d}"),
            "address": Address(
                street="Calle Gómez de Mendiola",
                exterior=str(1800 + n),
                colonia="Oblatos",
                postal_code="44380",
                municipality="Guadalajara",
            ),
            "order_number": f"#{n}",
        }
        return ShipmentDraft(**values | changes)

    def shipment(self, **changes: Any) -> ShipmentId:  # noqa: ANN401
        return registering.register(self.ctx, self.draft(**changes)).shipment_id

    def shipments(self, count: int, **changes: Any) -> list[ShipmentId]:  # noqa: ANN401
        return [self.shipment(**changes) for _ in range(count)]

    def driver(self, name: str = "Beto Muñoz") -> str:
        return settings.save_driver(self.ctx, name, vehicle="moto").driver_id

    def route(self, ids: Sequence[ShipmentId], *, out: bool = True, **how: Any) -> RouteId:  # noqa: ANN401
        """A route with these stops, out unless said otherwise."""
        route_id = routes.create(self.ctx, "Oriente", **how)
        assert routes.assign(self.ctx, route_id, ids).refused == {}
        if out:
            routes.publish(self.ctx, route_id)
        return route_id

    def load(self, route_id: RouteId, ids: Sequence[ShipmentId]) -> None:
        """Read every piece of these onto the route."""
        for one in ids:
            state = self.state(one)
            for _ in range(state.pieces):
                loading.scan(self.ctx, route_id, state.number)

    def mark(self, shipment_id: ShipmentId, target: Status | str, **how: Any) -> marking.MarkOutcome:  # noqa: ANN401
        what = marking.Mark(shipment_ids=(shipment_id,), target=target, **how)
        return marking.mark(self.ctx, what).outcomes[0]

    def state(self, shipment_id: ShipmentId) -> ShipmentState:
        with self.ctx.read() as conn:
            return states.load(conn, [shipment_id])[shipment_id]

    def facts(self, shipment_id: ShipmentId) -> list[ev.Fact]:
        with self.ctx.read() as conn:
            return [event.fact for event in ledger.of_shipment(conn, shipment_id)]

    def notices(self, shipment_id: ShipmentId) -> list[NoticeRow]:
        """Oldest first."""
        return list(reversed(notices.of_shipment(self.ctx, shipment_id)))

    def told(self, shipment_id: ShipmentId) -> list[NoticeEvent]:
        return [notice.event for notice in self.notices(shipment_id)]


@contextmanager
def desk_over(data_dir: Path, clock: Clock | None = None) -> Iterator[Desk]:
    """A desk over that folder's ledger, closed at the end."""
    moved = clock or Clock()
    ctx = open_context(data_dir, actor="Ana", clock=moved)
    try:
        yield Desk(ctx, moved)
    finally:
        close_context(ctx)


def migrated_ledger(folder: Path) -> Path:
    """A folder whose ledger is empty and at this program's version, to be copied."""
    with desk_over(folder) as desk:
        settings.change(desk.ctx, "company", "Mensajería Colibrí")
        settings.change(desk.ctx, "phone", "33 3615 0042")
    return folder


def copied(template: Path, to: Path) -> Path:
    """A copy of that folder."""
    shutil.copytree(template, to)
    return to

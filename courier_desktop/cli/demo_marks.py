"""What happens in the demonstration's afternoon: a load check, a departure, doors, messages, a closing."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Protocol

from courier_desktop.domain.errors import RefusedError
from courier_desktop.domain.reasons import ReasonCode
from courier_desktop.domain.rows import RouteState
from courier_desktop.domain.statuses import Status, StopState
from courier_desktop.domain.values import dataclass
from courier_desktop.services import loading, marking, notices, route_boards, routes
from courier_desktop.services.context import Context
from courier_desktop.services.marking import AT_DOOR, Mark
from courier_desktop.services.routes import Decision, LeftReason, default_decision
from courier_desktop.services.today import today

if TYPE_CHECKING:
    from collections.abc import Sequence

    from courier_desktop.domain.ids import RouteId
    from courier_desktop.domain.rows import ScanRow, StopRow

# A bottle's bar code: scanned by mistake every day.
_NOT_OURS = "7501055300075"
_UNDONE = 2
_FAILS = 12
_SENDS = 4
_STAY_WAITING = 3
_CAUGHT_UP = timedelta(minutes=45)
_OPEN = frozenset({StopState.PENDING, StopState.NEXT, StopState.AT_DOOR})


class _Clock(Protocol):
    def pass_minutes(self, minutes: float) -> None: ...

    def pass_until(self, moment: datetime) -> None: ...


@dataclass(frozen=True, slots=True)
class Afternoon:
    """Acts through the services as an office would, each at its own moment."""

    ctx: Context
    clock: _Clock

    def _stops(self, route_id: RouteId) -> tuple[StopRow, ...]:
        return route_boards.board(self.ctx, route_id).stops

    def load(self, route_id: RouteId) -> tuple[list[ScanRow], list[tuple[str, str]]]:
        """Every read, odd ones among them, and what stays behind with its reason; the load check is closed."""
        unread = route_boards.load_board(self.ctx, route_id).unread
        *loaded, last = unread
        elsewhere = next(
            stop.number
            for route in today(self.ctx).routes
            if route.state is RouteState.PUBLISHED
            for stop in self._stops(route.route_id)
            if stop.state in _OPEN
        )
        texts = [stop.number for stop in loaded for _ in range(stop.pieces - stop.loaded)]
        texts[3:3] = [elsewhere, texts[2], _NOT_OURS]
        reads = [self._read(route_id, text) for text in texts]
        loading.close_load(self.ctx, route_id, {last.shipment_id: LeftReason.NO_ROOM.value})
        return reads, [(last.number, LeftReason.NO_ROOM.value)]

    def _read(self, route_id: RouteId, text: str) -> ScanRow:
        self.clock.pass_minutes(0.1)
        return loading.scan(self.ctx, route_id, text)

    def publish(self, route_id: RouteId) -> int:
        """The route leaves; how many stops with it."""
        self.clock.pass_minutes(10)
        return routes.publish(self.ctx, route_id)

    def deliver(self, first: RouteId, others: Sequence[RouteId]) -> list[StopRow]:
        """Every stop still to be done is marked at its time, but for the last two of the first route.

        Those of the first route as they stand afterwards.
        """
        todo = [stop for stop in self._stops(first) if stop.state in _OPEN][:-_UNDONE]
        theirs = [stop for one in others for stop in self._stops(one) if stop.state in _OPEN]
        told_at_door = {stop.shipment_id for stop in todo}
        for place, stop in enumerate(sorted((*todo, *theirs), key=_due), start=1):
            self.clock.pass_until(_due(stop))
            if stop.shipment_id in told_at_door:
                self._mark(stop, AT_DOOR)
                self.clock.pass_minutes(2)
            self._mark(stop, Status.ATTEMPT_FAILED if place % _FAILS == 0 else Status.DELIVERED)
            if place % _SENDS == 0:
                self.send()
        return [stop for stop in self._stops(first) if stop.shipment_id in told_at_door]

    def _mark(self, stop: StopRow, target: Status | str) -> None:
        handed = target == Status.DELIVERED
        what = Mark(
            shipment_ids=(stop.shipment_id,),
            target=target,
            reason=ReasonCode.NO_CONTACT if target == Status.ATTEMPT_FAILED else None,
            calls=2 if target == Status.ATTEMPT_FAILED else None,
            received_by=stop.recipient if handed else "",
            relation="recipient" if handed else "",
            collected=stop.cash if handed else None,
        )
        marking.mark(self.ctx, what)

    def send(self) -> None:
        """Ana opens and confirms what waits, but for the last few."""
        waiting = notices.by_hand(self.ctx)
        for row in waiting[:-_STAY_WAITING]:
            self.clock.pass_minutes(0.2)
            try:
                notices.open_link(self.ctx, row.notice_id)
                notices.confirm(self.ctx, row.notice_id)
            except RefusedError:
                # Opted out meanwhile, or its time went by: it stays as it is and says why.
                continue

    def close_all(self, route_ids: Sequence[RouteId]) -> None:
        """The other routes are closed as each stop's reason suggests."""
        for route_id in route_ids:
            stops = {stop.shipment_id: stop for stop in self._stops(route_id)}
            undone = routes.undecided(self.ctx, route_id)
            routes.close(self.ctx, route_id, {one: default_decision(stops[one].next_step) for one in undone})

    def close(self, route_id: RouteId) -> list[tuple[StopRow, Decision]]:
        """The route is closed; each undone stop with what was decided."""
        self.clock.pass_minutes(20)
        stops = {stop.shipment_id: stop for stop in self._stops(route_id)}
        undone = [stops[one] for one in routes.undecided(self.ctx, route_id)]
        decisions = {stop.shipment_id: default_decision(stop.next_step) for stop in undone}
        never_reached = [stop.shipment_id for stop in undone if stop.state in _OPEN]
        for one in never_reached[-1:]:
            decisions[one] = Decision.COUNTER
        routes.close(self.ctx, route_id, decisions)
        return [(stop, decisions[stop.shipment_id]) for stop in undone]


def _due(stop: StopRow) -> datetime:
    """When the stop is reached: by its estimate, or within its window where the driver can still make up for it."""
    estimate, end = stop.window.estimate, stop.window.end
    if estimate is None or end is None:
        return estimate or stop.planned_at or datetime.min.replace(tzinfo=UTC)
    return estimate if estimate - end > _CAUGHT_UP else min(estimate, end - timedelta(minutes=4))

"""The figures that are kept current instead of counted: what each shipment and each notice adds to them."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from courier_desktop.domain.notices import WAITING
from courier_desktop.domain.statuses import STATUSES, Status
from courier_desktop.domain.times import local_day

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime
    from zoneinfo import ZoneInfo

    from courier_desktop.domain.notice_life import NoticeFacts
    from courier_desktop.domain.shipment import ShipmentState

# The statuses from which a shipment may be put on a route.
ROUTABLE = frozenset(
    {Status.REGISTERED, Status.PICKED_UP, Status.AT_DEPOT, Status.IN_TRANSIT, Status.ATTEMPT_FAILED},
)


_WITH_A_DAY = frozenset({Status.ATTEMPT_FAILED, *(status for status, rule in STATUSES.items() if rule.end)})


class Tally(NamedTuple):
    """One figure: what is counted, on which local day ("" = whatever the day), and of which kind.

    `status`, `delayed`, `cash`, `missing`, `no_route`: shipments by status; `cash_due`: what is still to be collected
    from those under way, minor units by currency; `ended`, `ended_cash`: ended on a day, by status; `delivered`: on a
    day, "in", "out" of or "without" a promise; `failed`: on a day; `notices`: planned on a day, by state; `waiting`:
    notices that wait for a person, by state.
    """

    what: str
    day: str
    bucket: str


def tallies_of(state: ShipmentState, zone: ZoneInfo) -> Iterator[tuple[Tally, int]]:
    """What a shipment in that state adds to the figures."""
    due = state.cash_minor is not None and state.collected_minor is None
    traits = (state.delay_id is not None, due, bool(state.missing), state.route_id is None)
    for tally in _by_status(state.status, *traits):
        yield tally, 1
    if state.status is Status.ATTEMPT_FAILED:
        yield Tally("failed", _day(state.moved_at, zone), ""), 1
    if STATUSES[state.status].end:
        yield from _ended(state, zone, due=due)
    elif due:
        yield Tally("cash_due", "", state.currency), state.cash_minor or 0


# A day's shipments stand in few ways, thousands in the same.
@lru_cache(maxsize=256)
def _by_status(status: Status, *traits: bool) -> tuple[Tally, ...]:
    """The figures by status of a shipment that is delayed, has cash due, lacks something, is on no route."""
    delayed, due, lacking, off_route = traits
    under_way = not STATUSES[status].end
    told = {
        "status": True,
        "delayed": delayed,
        "cash": due,
        "missing": under_way and lacking,
        "no_route": under_way and off_route and status in ROUTABLE,
    }
    return tuple(Tally(what, "", status.value) for what, counts in told.items() if counts)


def _ended(state: ShipmentState, zone: ZoneInfo, *, due: bool) -> Iterator[tuple[Tally, int]]:
    day = _day(state.moved_at, zone)
    yield Tally("ended", day, state.status.value), 1
    if due:
        yield Tally("ended_cash", day, state.status.value), 1
    if state.status is Status.DELIVERED and state.delivered_at is not None:
        late = None if state.promise_end is None else state.delivered_at > state.promise_end
        kept = "without" if late is None else "out" if late else "in"
        yield Tally("delivered", _day(state.delivered_at, zone), kept), 1


def sum_of_shipments(states: Iterable[ShipmentState], zone: ZoneInfo) -> Counter[Tally]:
    """What all these shipments add together; an import's thousands stand in two or three ways, counted first."""
    found: Counter[Tally] = Counter()
    alike: Counter[tuple[Status, bool, bool, bool, bool]] = Counter()
    for state in states:
        if state.status in _WITH_A_DAY:
            for tally, n in tallies_of(state, zone):
                found[tally] += n
            continue
        due = state.cash_minor is not None and state.collected_minor is None
        alike[state.status, state.delay_id is not None, due, bool(state.missing), state.route_id is None] += 1
        if due:
            found[Tally("cash_due", "", state.currency)] += state.cash_minor or 0
    for traits, n in alike.items():
        for tally in _by_status(*traits):
            found[tally] += n
    return found


def tallies_of_notice(notice: NoticeFacts, zone: ZoneInfo) -> Iterator[tuple[Tally, int]]:
    """What a notice in that state adds to the figures."""
    yield Tally("notices", _day(notice.planned_at, zone), notice.state.value), 1
    if notice.state in WAITING:
        yield Tally("waiting", "", notice.state.value), 1


def sum_of(parts: Iterable[Iterable[tuple[Tally, int]]]) -> Counter[Tally]:
    """All these contributions together."""
    found: Counter[Tally] = Counter()
    for part in parts:
        for tally, n in part:
            found[tally] += n
    return found


def _day(moment: datetime, zone: ZoneInfo) -> str:
    return local_day(moment, zone).isoformat()

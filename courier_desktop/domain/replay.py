"""What would no longer be allowed once some events never counted: what stands on a mark that is to be corrected."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from courier_desktop.domain import events as ev
from courier_desktop.domain.route import RouteFacts, apply_route
from courier_desktop.domain.rows import RouteState
from courier_desktop.domain.shipment import ENDED_STOPS, ShipmentState, apply
from courier_desktop.domain.statuses import STATUSES, Status
from courier_desktop.domain.transitions import Refused, plan_transition

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from courier_desktop.domain.ids import EventId

_MARKS: dict[type[ev.Fact], Status] = {
    ev.Delivered: Status.DELIVERED,
    ev.AttemptFailed: Status.ATTEMPT_FAILED,
    ev.PutOnHold: Status.ON_HOLD,
    ev.PutAtCounter: Status.READY_FOR_PICKUP,
    ev.ReturnStarted: Status.RETURNING,
    ev.Cancelled: Status.CANCELLED,
}
_NOT_ROUTABLE = frozenset({Status.ON_HOLD, Status.READY_FOR_PICKUP, Status.RETURNING})
_BEFORE_LEAVING = frozenset({RouteState.DRAFT, RouteState.LOADING})


def marked_status(fact: ev.Fact) -> Status | None:
    """The status that a fact puts a shipment in; None when it marks none."""
    return fact.status if isinstance(fact, ev.StatusMarked) else _MARKS.get(type(fact))


def ends(fact: ev.Fact) -> bool:
    """Whether the fact puts a shipment in an end state."""
    status = marked_status(fact)
    return status is not None and STATUSES[status].end


def broken(
    events: Sequence[ev.Event], gone: Collection[EventId], gone_then: Collection[EventId]
) -> tuple[ev.Event, ...]:
    """The events of one shipment that are right while `gone` never counted, and wrong once `gone_then` never did.

    Events that come back (in `gone`, not in `gone_then`) are among them when they fit no longer. Oldest first.
    """
    wrong = _wrong(events, gone)
    return tuple(event for event in _wrong(events, gone_then).values() if event.event_id not in wrong)


def _wrong(events: Sequence[ev.Event], gone: Collection[EventId]) -> dict[EventId, ev.Event]:
    state: ShipmentState | None = None
    found: dict[EventId, ev.Event] = {}
    for event in events:
        if event.event_id in gone:
            continue
        if not _fits(state, event.fact):
            found[event.event_id] = event
        state = apply(state, event)
    return found


def _fits(state: ShipmentState | None, fact: ev.Fact) -> bool:
    """Whether the rules allow that fact on that state. What only tells, or only corrects, always fits."""
    if isinstance(fact, (*ev.NOTICE_FACTS, ev.Corrected)):
        return True
    if isinstance(fact, ev.Registered) or state is None:
        return isinstance(fact, ev.Registered) and state is None
    status = marked_status(fact)
    if status is not None:
        return _may_be_marked(state, status)
    check = _CHECKS.get(type(fact))
    return check is None or check(state, fact)


def _may_be_marked(state: ShipmentState, status: Status) -> bool:
    # Marked twice is a repeat, not a contradiction: what stood between was taken back.
    if status is state.status and not STATUSES[status].end:
        return True
    return not isinstance(plan_transition(state.status, status, load_rejected=bool(state.load_rejected)), Refused)


def _at_the_door(state: ShipmentState, _fact: ev.AtDoor) -> bool:
    return state.status is Status.OUT_FOR_DELIVERY


def _may_be_assigned(state: ShipmentState, fact: ev.StopAssigned) -> bool:
    if state.ended or state.status in _NOT_ROUTABLE or state.route_id == fact.route_id:
        return False
    return state.stop is None or state.stop.state in ENDED_STOPS


def _is_stop(state: ShipmentState, fact: ev.StopRemoved | ev.LoadScanned | ev.LeftBehind) -> bool:
    return any(stop.route_id == fact.route_id for stop in state.stops)


def _lies_over(state: ShipmentState, fact: ev.DelayLifted) -> bool:
    return state.delay_id == fact.delay_id


_CHECKS: dict[type[ev.Fact], Callable[[ShipmentState, Any], bool]] = {
    ev.AtDoor: _at_the_door,
    ev.StopAssigned: _may_be_assigned,
    ev.StopRemoved: _is_stop,
    ev.LoadScanned: _is_stop,
    ev.LeftBehind: _is_stop,
    ev.DelayLifted: _lies_over,
}


def broken_on_route(
    events: Sequence[ev.Event], gone: Collection[EventId], gone_then: Collection[EventId]
) -> tuple[ev.Event, ...]:
    """The same for the events of one route."""
    wrong = _wrong_on_route(events, gone)
    return tuple(event for event in _wrong_on_route(events, gone_then).values() if event.event_id not in wrong)


def _wrong_on_route(events: Sequence[ev.Event], gone: Collection[EventId]) -> dict[EventId, ev.Event]:
    route: RouteFacts | None = None
    found: dict[EventId, ev.Event] = {}
    for event in events:
        if event.event_id in gone:
            continue
        if not _fits_route(route, event.fact):
            found[event.event_id] = event
        route = apply_route(route, event)
    return found


def _fits_route(route: RouteFacts | None, fact: ev.Fact) -> bool:
    if isinstance(fact, ev.RouteOpened):
        return route is None
    allowed = _ROUTE_STATES.get(type(fact))
    return allowed is None or (route is not None and route.state in allowed)


_STILL_OPEN = _BEFORE_LEAVING | {RouteState.PUBLISHED}
_ROUTE_STATES: dict[type[ev.Fact], frozenset[RouteState]] = {
    ev.RouteChanged: _STILL_OPEN,
    ev.RouteOrdered: _STILL_OPEN,
    ev.StopAssigned: _STILL_OPEN,
    ev.LoadScanned: _BEFORE_LEAVING,
    ev.LeftBehind: _BEFORE_LEAVING,
    ev.LoadClosed: _BEFORE_LEAVING,
    ev.RoutePublished: _BEFORE_LEAVING,
    ev.RouteClosed: frozenset({RouteState.PUBLISHED}),
}

"""A route's current state, derived from its facts."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from courier_desktop.domain import events as ev
from courier_desktop.domain.ids import DriverId, RouteId, ShipmentId
from courier_desktop.domain.rows import RouteState
from courier_desktop.domain.shipment import corrected_ids
from courier_desktop.domain.values import dataclass, replace

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True, kw_only=True)
class RouteFacts:
    """Everything derived about one route but its stops' own states."""

    route_id: RouteId
    code: str
    name: str
    day: date
    starts_at: datetime
    minutes_per_stop: int
    driver_id: DriverId | None = None
    state: RouteState = RouteState.DRAFT
    order: tuple[ShipmentId, ...] = ()
    published_at: datetime | None = None
    closed_at: datetime | None = None


def fold_route(events: Iterable[ev.Event]) -> RouteFacts | None:
    """The route after all these events, oldest first, corrected ones left out."""
    kept = list(events)
    gone = corrected_ids(kept)
    route: RouteFacts | None = None
    for event in kept:
        if event.event_id not in gone:
            route = apply_route(route, event)
    return route


def apply_route(route: RouteFacts | None, event: ev.Event) -> RouteFacts | None:
    """The route after one more event; facts that do not concern it leave it."""
    fact = event.fact
    if isinstance(fact, ev.RouteOpened):
        return _opened(event, fact)
    if route is None:
        return None
    if isinstance(fact, ev.RouteChanged):
        return _changed(route, fact)
    if isinstance(fact, ev.RouteOrdered | ev.StopAssigned | ev.StopRemoved | ev.LeftBehind):
        return replace(route, order=_order(route, fact, event.shipment_id))
    return _progress(route, fact, event)


def _opened(event: ev.Event, fact: ev.RouteOpened) -> RouteFacts:
    if event.route_id is None:
        msg = "an opened route has an id"
        raise ValueError(msg)
    return RouteFacts(
        route_id=event.route_id,
        code=fact.code,
        name=fact.name,
        day=fact.day,
        starts_at=fact.starts_at,
        minutes_per_stop=fact.minutes_per_stop,
        driver_id=fact.driver_id,
    )


def _changed(route: RouteFacts, fact: ev.RouteChanged) -> RouteFacts:
    return replace(
        route,
        name=route.name if fact.name is None else fact.name,
        driver_id=route.driver_id if fact.driver_id is None else fact.driver_id,
        starts_at=fact.starts_at or route.starts_at,
        minutes_per_stop=fact.minutes_per_stop or route.minutes_per_stop,
    )


def _order(route: RouteFacts, fact: ev.Fact, shipment_id: ShipmentId | None) -> tuple[ShipmentId, ...]:
    if isinstance(fact, ev.RouteOrdered):
        known = set(route.order)
        front = tuple(one for one in fact.order if one in known)
        placed = set(front)
        return (*front, *(one for one in route.order if one not in placed))
    if shipment_id is None or (isinstance(fact, ev.StopRemoved) and fact.skipped):
        return route.order
    rest = tuple(one for one in route.order if one != shipment_id)
    return (*rest, shipment_id) if isinstance(fact, ev.StopAssigned) else rest


def _progress(route: RouteFacts, fact: ev.Fact, event: ev.Event) -> RouteFacts:
    if isinstance(fact, ev.LoadScanned):
        return replace(route, state=RouteState.LOADING) if route.state is RouteState.DRAFT else route
    if isinstance(fact, ev.LoadClosed):
        return replace(route, state=RouteState.LOADING)
    if isinstance(fact, ev.RoutePublished):
        return replace(route, state=RouteState.PUBLISHED, published_at=event.occurred_at)
    if isinstance(fact, ev.RouteClosed):
        return replace(route, state=RouteState.CLOSED, closed_at=event.occurred_at)
    return route

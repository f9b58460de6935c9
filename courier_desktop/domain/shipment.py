"""A shipment's current state, derived from its facts by one pure `apply`."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from courier_desktop.domain import events as ev
from courier_desktop.domain.causes import Cause
from courier_desktop.domain.ids import AddressId, DelayId, EventId, PartyId, RouteId, ShipmentId, TextId
from courier_desktop.domain.reasons import Need, NextStep, ReasonCode
from courier_desktop.domain.statuses import STATUSES, Status, StopState
from courier_desktop.domain.values import dataclass, replace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


@dataclass(frozen=True, slots=True, kw_only=True)
class StopFacts:
    """What became of the shipment on one route."""

    route_id: RouteId
    state: StopState = StopState.PENDING
    loaded: tuple[int, ...] = ()
    left_reason: str = ""
    marked_at: datetime | None = None
    on_route: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class ShipmentState:
    """Everything derived about one shipment. Times are aware UTC, money integer minor units of `currency`."""

    shipment_id: ShipmentId
    number: str
    serial: int
    sender_id: PartyId
    recipient_id: PartyId
    address_id: AddressId
    order_number: str
    order_key: str
    pieces: int
    currency: str
    registered_at: datetime
    moved_at: datetime
    max_attempts: int
    status: Status = Status.REGISTERED
    final: bool = False
    cash_minor: int | None = None
    declared_minor: int | None = None
    collected_minor: int | None = None
    weight_g: int | None = None
    signed_copy: bool = False
    contents_id: TextId | None = None
    note_id: TextId | None = None
    missing: tuple[str, ...] = ()
    attempts: int = 0
    reason: ReasonCode | None = None
    next_step: NextStep | None = None
    owed: tuple[Need, ...] = ()
    received_by_id: TextId | None = None
    relation: str = ""
    delivered_at: datetime | None = None
    pieces_delivered: int = 0
    promise_start: datetime | None = None
    promise_end: datetime | None = None
    promise_frozen: bool = False
    delay_id: DelayId | None = None
    delay_cause: Cause | None = None
    delay_minutes: int | None = None
    delay_start: datetime | None = None
    delay_end: datetime | None = None
    route_id: RouteId | None = None
    load_rejected: str = ""
    stops: tuple[StopFacts, ...] = ()

    @property
    def ended(self) -> bool:
        """Whether the shipment is in an end state."""
        return STATUSES[self.status].end

    @property
    def stop(self) -> StopFacts | None:
        """The stop on the route it is on now."""
        return next((stop for stop in self.stops if stop.route_id == self.route_id), None)


def fold(events: Iterable[ev.Event]) -> ShipmentState | None:
    """The state after all these events of one shipment, oldest first; corrected ones never counted."""
    kept = list(events)
    gone = corrected_ids(kept)
    state: ShipmentState | None = None
    for event in kept:
        if event.event_id not in gone:
            state = apply(state, event)
    return state


def corrected_ids(events: Iterable[ev.Event]) -> frozenset[EventId]:
    """The ids of the events that later corrections took back; a correction may itself be taken back."""
    gone: set[EventId] = set()
    for event in reversed(list(events)):
        if isinstance(event.fact, ev.Corrected) and event.event_id not in gone:
            gone.update(event.fact.amends)
    return frozenset(gone)


def apply(state: ShipmentState | None, event: ev.Event) -> ShipmentState | None:
    """The state after one more event. Facts that do not concern the state (notices, corrections) leave it."""
    fact = event.fact
    if isinstance(fact, ev.Registered):
        return _registered(event, fact)
    step = _STEPS.get(type(fact))
    if state is None or step is None:
        return state
    return step(state, fact, event)


def _registered(event: ev.Event, fact: ev.Registered) -> ShipmentState:
    if event.shipment_id is None:
        msg = "a registration names its shipment"
        raise ValueError(msg)
    return ShipmentState(
        shipment_id=event.shipment_id,
        number=fact.number,
        serial=fact.serial,
        sender_id=fact.sender_id,
        recipient_id=fact.recipient_id or PartyId(event.shipment_id),
        address_id=fact.address_id or AddressId(event.shipment_id),
        order_number=fact.order_number,
        order_key=fact.order_key,
        pieces=fact.pieces,
        currency=fact.currency,
        registered_at=event.occurred_at,
        moved_at=event.occurred_at,
        max_attempts=fact.max_attempts,
        final=fact.final,
        cash_minor=fact.cash_minor,
        declared_minor=fact.declared_minor,
        weight_g=fact.weight_g,
        signed_copy=fact.signed_copy,
        contents_id=fact.contents_id,
        note_id=fact.note_id,
        missing=fact.missing,
    )


def _amended(state: ShipmentState, fact: ev.Amended, _event: ev.Event) -> ShipmentState:
    names = ("recipient_id", "address_id", "weight_g", "signed_copy", "contents_id", "note_id", "missing")
    changes: dict[str, Any] = {name: value for name in names if (value := getattr(fact, name)) is not None}
    for name in ("cash_minor", "declared_minor"):
        if (amount := getattr(fact, name)) is not None:
            changes[name] = amount or None
    return replace(state, **changes)


def _pieces(state: ShipmentState, fact: ev.PiecesCounted, _event: ev.Event) -> ShipmentState:
    return replace(state, pieces=fact.pieces)


_ON_THE_ROAD = frozenset({Status.OUT_FOR_DELIVERY, Status.DELIVERED, Status.ATTEMPT_FAILED})
_NOT_GOING = frozenset(
    {
        Status.ON_HOLD,
        Status.READY_FOR_PICKUP,
        Status.RETURNING,
        Status.RETURNED,
        Status.CANCELLED,
        Status.LOST_OR_DAMAGED,
    }
)
ENDED_STOPS = frozenset({StopState.DONE, StopState.FAILED, StopState.SKIPPED})


def _moved(state: ShipmentState, event: ev.Event, status: Status, /, **changes: Any) -> ShipmentState:  # noqa: ANN401 - any field of the state
    stop = state.stop
    if status not in _ON_THE_ROAD and stop is not None and stop.state in ENDED_STOPS:
        # Off the road: the route keeps its stop as history, the parcel is free for another.
        changes["route_id"] = None
    elif status in _NOT_GOING and stop is not None:
        # Nobody drives there any more: the next stop must not wait for this one.
        changes |= {"route_id": None, "stops": _with_stop(state, stop.route_id, state=StopState.SKIPPED)}
    if STATUSES[status].end:
        changes["delay_id"] = None
    return replace(state, status=status, moved_at=event.occurred_at, **changes)


def _with_stop(state: ShipmentState, route_id: RouteId | None, /, **changes: Any) -> tuple[StopFacts, ...]:  # noqa: ANN401 - any field of the state
    return tuple(replace(stop, **changes) if stop.route_id == route_id else stop for stop in state.stops)


def _status(state: ShipmentState, fact: ev.StatusMarked, event: ev.Event) -> ShipmentState:
    changes: dict[str, Any] = {}
    if fact.status in {Status.AT_DEPOT, Status.PICKED_UP, Status.IN_TRANSIT} and not fact.implied:
        # Back in our hands: the rejection and the failure's next step are dealt with.
        changes = {"load_rejected": "", "reason": None, "next_step": None}
    return _moved(state, event, fact.status, **changes)


def _stop_assigned(state: ShipmentState, fact: ev.StopAssigned, _event: ev.Event) -> ShipmentState:
    others = tuple(stop for stop in state.stops if stop.route_id != fact.route_id)
    return replace(state, route_id=fact.route_id, load_rejected="", stops=(*others, StopFacts(route_id=fact.route_id)))


def _stop_removed(state: ShipmentState, fact: ev.StopRemoved, _event: ev.Event) -> ShipmentState:
    if fact.skipped:
        stops = _with_stop(state, fact.route_id, state=StopState.SKIPPED)
    else:
        stops = tuple(stop for stop in state.stops if stop.route_id != fact.route_id)
    return replace(state, route_id=None if state.route_id == fact.route_id else state.route_id, stops=stops)


def _load_scan(state: ShipmentState, fact: ev.LoadScanned, _event: ev.Event) -> ShipmentState:
    stop = next((stop for stop in state.stops if stop.route_id == fact.route_id), None)
    if stop is None or fact.piece in stop.loaded:
        return state
    loaded = tuple(sorted((*stop.loaded, fact.piece)))
    return replace(state, stops=_with_stop(state, fact.route_id, loaded=loaded, left_reason=""))


def _left_behind(state: ShipmentState, fact: ev.LeftBehind, _event: ev.Event) -> ShipmentState:
    return replace(
        state,
        load_rejected=fact.reason,
        route_id=None if state.route_id == fact.route_id else state.route_id,
        stops=_with_stop(state, fact.route_id, state=StopState.SKIPPED, left_reason=fact.reason, on_route=False),
    )


def _at_door(state: ShipmentState, _fact: ev.AtDoor, event: ev.Event) -> ShipmentState:
    stops = _with_stop(state, state.route_id, state=StopState.AT_DOOR, marked_at=event.occurred_at)
    return replace(state, moved_at=event.occurred_at, stops=stops)


def _delivered(state: ShipmentState, fact: ev.Delivered, event: ev.Event) -> ShipmentState:
    return _moved(
        state,
        event,
        Status.DELIVERED,
        delivered_at=event.occurred_at,
        pieces_delivered=fact.pieces,
        received_by_id=fact.received_by_id,
        relation=fact.relation,
        collected_minor=fact.collected_minor,
        reason=None,
        next_step=None,
        delay_id=None,
        stops=_with_stop(state, state.route_id, state=StopState.DONE, marked_at=event.occurred_at),
    )


def _attempt_failed(state: ShipmentState, fact: ev.AttemptFailed, event: ev.Event) -> ShipmentState:
    return _moved(
        state,
        event,
        Status.ATTEMPT_FAILED,
        reason=fact.reason,
        next_step=fact.next_step,
        owed=fact.owed,
        attempts=state.attempts + (1 if fact.counts else 0),
        delay_id=None,
        stops=_with_stop(state, state.route_id, state=StopState.FAILED, marked_at=event.occurred_at),
    )


def _on_hold(state: ShipmentState, _fact: ev.PutOnHold, event: ev.Event) -> ShipmentState:
    return _moved(state, event, Status.ON_HOLD, next_step=None)


def _counter(state: ShipmentState, _fact: ev.PutAtCounter, event: ev.Event) -> ShipmentState:
    return _moved(state, event, Status.READY_FOR_PICKUP, next_step=None, delay_id=None)


def _returning(state: ShipmentState, _fact: ev.ReturnStarted, event: ev.Event) -> ShipmentState:
    return _moved(state, event, Status.RETURNING, next_step=None, delay_id=None)


def _cancelled(state: ShipmentState, _fact: ev.Cancelled, event: ev.Event) -> ShipmentState:
    return _moved(state, event, Status.CANCELLED, delay_id=None)


def _promise_made(state: ShipmentState, fact: ev.PromiseMade, _event: ev.Event) -> ShipmentState:
    return replace(state, promise_start=fact.start, promise_end=fact.end, promise_frozen=fact.frozen)


def _promise_changed(state: ShipmentState, fact: ev.PromiseChanged, _event: ev.Event) -> ShipmentState:
    owed = tuple(need for need in state.owed if need is not Need.NEW_PROMISE)
    return replace(state, promise_start=fact.start, promise_end=fact.end, promise_frozen=False, owed=owed)


def _delay(state: ShipmentState, fact: ev.DelayApplied, _event: ev.Event) -> ShipmentState:
    return replace(
        state,
        delay_id=fact.delay_id,
        delay_cause=fact.cause,
        delay_minutes=fact.minutes,
        delay_start=fact.new_start,
        delay_end=fact.new_end,
    )


def _delay_lifted(state: ShipmentState, fact: ev.DelayLifted, _event: ev.Event) -> ShipmentState:
    # The cause stays: every late delivery closes with its cause.
    return replace(state, delay_id=None) if state.delay_id == fact.delay_id else state


_STEPS: dict[type[ev.Fact], Callable[[ShipmentState, Any, ev.Event], ShipmentState]] = {
    ev.Amended: _amended,
    ev.PiecesCounted: _pieces,
    ev.StatusMarked: _status,
    ev.StopAssigned: _stop_assigned,
    ev.StopRemoved: _stop_removed,
    ev.LoadScanned: _load_scan,
    ev.LeftBehind: _left_behind,
    ev.AtDoor: _at_door,
    ev.Delivered: _delivered,
    ev.AttemptFailed: _attempt_failed,
    ev.PutOnHold: _on_hold,
    ev.PutAtCounter: _counter,
    ev.ReturnStarted: _returning,
    ev.Cancelled: _cancelled,
    ev.PromiseMade: _promise_made,
    ev.PromiseChanged: _promise_changed,
    ev.DelayApplied: _delay,
    ev.DelayLifted: _delay_lifted,
}

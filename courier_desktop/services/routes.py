"""Make a route, order it, load it, send it out, close it."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from courier_desktop.domain import events as ev
from courier_desktop.domain.errors import NotFoundError, RefusedError
from courier_desktop.domain.estimate import StopTimes, estimate
from courier_desktop.domain.ids import DriverId, RouteId, ShipmentId
from courier_desktop.domain.notice_planning import Block, Plan
from courier_desktop.domain.notices import NoticeEvent
from courier_desktop.domain.reasons import NextStep
from courier_desktop.domain.rows import RouteState
from courier_desktop.domain.shipment import ENDED_STOPS
from courier_desktop.domain.staff import Right
from courier_desktop.domain.statuses import Status, StopState
from courier_desktop.domain.times import at_local, local_day
from courier_desktop.domain.transitions import Refused, plan_transition
from courier_desktop.domain.values import dataclass, replace
from courier_desktop.services.estimates import estimates_of
from courier_desktop.services.noticing import foresee, occurrence, plan_notices
from courier_desktop.services.record import record
from courier_desktop.store import routes as rows
from courier_desktop.store import states

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from courier_desktop.domain.route import RouteFacts
    from courier_desktop.domain.shipment import ShipmentState
    from courier_desktop.services.context import Context, Tx

_DEFAULT_START = "09:00"


class LeftReason(StrEnum):
    """Why a parcel did not go with its route."""

    NOT_FOUND = "not_found"
    NO_ROOM = "no_room"
    DAMAGED = "damaged"
    HELD = "held"
    OTHER_DAY = "other_day"


class Decision(StrEnum):
    """What becomes of a stop left undone when its route closes."""

    TOMORROW = "tomorrow"
    COUNTER = "counter"
    HOLD = "hold"
    RETURN = "return"


def default_decision(next_step: NextStep | None) -> Decision:
    """What a failure's next step means at the closing."""
    choices = {NextStep.HOLD: Decision.HOLD, NextStep.COUNTER: Decision.COUNTER, NextStep.RETURN: Decision.RETURN}
    return choices.get(next_step, Decision.TOMORROW) if next_step else Decision.TOMORROW


@dataclass(frozen=True, slots=True)
class AssignOutcome:
    """Which shipments went onto the route, and which not and why (a code of wording)."""

    assigned: tuple[ShipmentId, ...]
    refused: dict[ShipmentId, str]


def create(
    ctx: Context,
    name: str,
    *,
    driver_id: DriverId | None = None,
    starts_at: datetime | None = None,
    minutes_per_stop: int | None = None,
    code: str = "",
) -> RouteId:
    """Open a route for the day of its start (today, 09:00 local or now if later).

    Without a code it gets the next free one: R1, R2 and so on.
    """
    with ctx.write(Right.ROUTES) as tx:
        return _open_in(tx, _Opening(name, driver_id, starts_at, minutes_per_stop, code))


@dataclass(frozen=True, slots=True)
class _Opening:
    """What a new route is opened with; what is not said is the usual."""

    name: str
    driver_id: DriverId | None
    starts_at: datetime | None
    minutes_per_stop: int | None
    code: str = ""


def _open_in(tx: Tx, asked: _Opening) -> RouteId:
    zone = tx.ctx.zone
    start = asked.starts_at or max(at_local(local_day(tx.now, zone), _DEFAULT_START, zone), tx.now)
    day = local_day(start, zone)
    route_id = RouteId(tx.ctx.new_id())
    fact = ev.RouteOpened(
        code=_free_code(tx, asked.code, day),
        name=asked.name.strip(),
        day=day,
        starts_at=start,
        minutes_per_stop=asked.minutes_per_stop or tx.ctx.settings.minutes_per_stop,
        driver_id=asked.driver_id,
    )
    record(tx, [tx.event(fact, route_id=route_id)])
    return route_id


def make(
    ctx: Context,
    name: str,
    shipment_ids: Sequence[ShipmentId],
    *,
    driver_id: DriverId | None = None,
    starts_at: datetime | None = None,
    minutes_per_stop: int | None = None,
) -> tuple[RouteId, AssignOutcome]:
    """Open a route and put these shipments on it, in this order: one act, so one undo takes both back."""
    with ctx.write(Right.ROUTES) as tx:
        route_id = _open_in(tx, _Opening(name, driver_id, starts_at, minutes_per_stop))
        return route_id, assign_in(tx, route_id, shipment_ids)


def _free_code(tx: Tx, code: str, day: date) -> str:
    taken = {one.upper() for one in rows.codes_of_day(tx.conn, day)}
    asked = code.strip().upper()
    if asked:
        if asked in taken:
            raise RefusedError("route_code_taken", code=asked)
        return asked
    return next(f"R{n}" for n in range(1, len(taken) + 2) if f"R{n}" not in taken)


def _route(tx: Tx, route_id: RouteId, *allowed: RouteState) -> RouteFacts:
    route = rows.load(tx.conn, route_id)
    if route is None:
        raise NotFoundError(number=route_id)
    if allowed and route.state not in allowed:
        code = "route_closed" if route.state is RouteState.CLOSED else "route_state"
        raise RefusedError(code, route=route.code, state=route.state.value)
    return route


_OPEN = (RouteState.DRAFT, RouteState.LOADING, RouteState.PUBLISHED)


def change(
    ctx: Context,
    route_id: RouteId,
    *,
    name: str | None = None,
    driver_id: DriverId | None = None,
    starts_at: datetime | None = None,
    minutes_per_stop: int | None = None,
) -> None:
    """Change a route's name, driver or times; None = unchanged."""
    with ctx.write(Right.ROUTES) as tx:
        _route(tx, route_id, *_OPEN)
        fact = ev.RouteChanged(name=name, driver_id=driver_id, starts_at=starts_at, minutes_per_stop=minutes_per_stop)
        record(tx, [tx.event(fact, route_id=route_id)])


def assign(ctx: Context, route_id: RouteId, shipment_ids: Sequence[ShipmentId]) -> AssignOutcome:
    """Put shipments at the end of a route; from another route that has not left they move over."""
    with ctx.write(Right.ROUTES) as tx:
        return assign_in(tx, route_id, shipment_ids)


def assign_in(tx: Tx, route_id: RouteId, shipment_ids: Sequence[ShipmentId]) -> AssignOutcome:
    """The same in the caller's transaction. On a route that is out they leave at once: promise and notice with them."""
    route = _route(tx, route_id, *_OPEN)
    found = states.load(tx.conn, shipment_ids)
    events: list[ev.Event] = []
    refused: dict[ShipmentId, str] = {}
    for shipment_id in dict.fromkeys(shipment_ids):
        state = found.get(shipment_id)
        code = _not_assignable(tx, state, route_id)
        if state is None or code:
            refused[shipment_id] = code
            continue
        if state.route_id is not None and _still_open(state):
            gone = ev.StopRemoved(route_id=state.route_id)
            events.append(tx.event(gone, shipment_id, state.route_id))
        events.append(tx.event(ev.StopAssigned(route_id=route_id), shipment_id, route_id))
    after = record(tx, events)
    assigned = tuple(one for one in dict.fromkeys(shipment_ids) if one not in refused)
    if route.state is RouteState.PUBLISHED:
        _join_on_the_road(tx, [after[one] for one in assigned])
    return AssignOutcome(assigned, refused)


def _join_on_the_road(tx: Tx, joined: Sequence[ShipmentState]) -> None:
    """Stops added to a route that is out: their window lies around the time they are now expected."""
    times = estimates_of(tx.ctx, tx.conn)
    width = timedelta(minutes=tx.ctx.settings.window_minutes)
    left: list[ev.Event] = []
    for state in joined:
        start = _quarter(times.get(state.shipment_id, tx.now) - width / 2)
        left.extend(_leave(tx, state, (start, start + width)))
    after = record(tx, left)
    record(tx, [event for state in joined for event in _out_notice(tx, after.get(state.shipment_id, state))])


def _not_assignable(tx: Tx, state: ShipmentState | None, route_id: RouteId) -> str:
    if state is None:
        return "number_unknown"
    if state.ended:
        return "end_state"
    if state.route_id == route_id:
        return "already_on_route"
    if state.status in {Status.ON_HOLD, Status.READY_FOR_PICKUP, Status.RETURNING}:
        return "not_routable"
    if state.route_id is not None:
        other = rows.load(tx.conn, state.route_id)
        if other is not None and other.state is RouteState.PUBLISHED and _still_open(state):
            return "on_another_route"
    return ""


def _still_open(state: ShipmentState) -> bool:
    return state.stop is not None and state.stop.state not in ENDED_STOPS


def unassign(ctx: Context, route_id: RouteId, shipment_ids: Sequence[ShipmentId]) -> None:
    """Take shipments off a route that has not left."""
    with ctx.write(Right.ROUTES) as tx:
        _route(tx, route_id, RouteState.DRAFT, RouteState.LOADING)
        found = states.load(tx.conn, shipment_ids)
        here = [one for one, state in found.items() if state.route_id == route_id]
        record(tx, [tx.event(ev.StopRemoved(route_id=route_id), one, route_id) for one in here])


def reorder(ctx: Context, route_id: RouteId, order: Sequence[ShipmentId]) -> None:
    """Put the stops in this order; those not named keep theirs at the end."""
    with ctx.write(Right.ROUTES) as tx:
        route = _route(tx, route_id, *_OPEN)
        if tuple(order) != route.order:
            record(tx, [tx.event(ev.RouteOrdered(order=tuple(order)), route_id=route_id)])


def publish(ctx: Context, route_id: RouteId) -> int:
    """Send the route out: every promise is frozen, every recipient's notice prepared; how many stops left with it.

    RefusedError when it has no stop, or the load check was begun and not closed.
    """
    with ctx.write(Right.ROUTES) as tx:
        route, here = _ready(tx, route_id)
        windows = planned_windows(ctx, route, here)
        events: list[ev.Event] = [tx.event(ev.RoutePublished(), route_id=route_id)]
        for state in here:
            events.extend(_leave(tx, state, windows[state.shipment_id]))
        after = record(tx, events)
        notices: list[ev.Event] = []
        for state in here:
            notices.extend(_out_notice(tx, after[state.shipment_id]))
        record(tx, notices)
        return len(here)


@dataclass(frozen=True, slots=True)
class Departure:
    """What publishing would do: windows frozen and from when to when, notices prepared, how many each block keeps."""

    stops: int
    kept: int
    first: datetime
    last: datetime
    notices: int
    blocked: dict[str, int]


def foresee_departure(ctx: Context, route_id: RouteId) -> Departure:
    """What `publish` would freeze and prepare, before anything happens. RefusedError as there."""
    with ctx.peek() as tx:
        route, here = _ready(tx, route_id)
        windows = planned_windows(ctx, route, here)
        kept, notices, blocked, spans = 0, 0, Counter[str](), []
        for state in here:
            keeps = _keeps_promise(tx, state)
            start, end = (state.promise_start, state.promise_end) if keeps else windows[state.shipment_id]
            spans += [at for at in (start, end) if at is not None]
            kept += keeps
            out = replace(state, status=Status.OUT_FOR_DELIVERY, promise_start=start, promise_end=end)
            outcome = foresee(tx, out, occurrence(tx, NoticeEvent.OUT_FOR_DELIVERY, tx.now)).outcome
            notices += isinstance(outcome, Plan)
            if isinstance(outcome, Block):
                blocked[outcome.code] += 1
    return Departure(len(here), kept, min(spans), max(spans), notices, dict(blocked))


def _ready(tx: Tx, route_id: RouteId) -> tuple[RouteFacts, list[ShipmentState]]:
    """The route and its stops' states, when it may leave."""
    route = _route(tx, route_id, RouteState.DRAFT, RouteState.LOADING)
    found = states.load(tx.conn, route.order)
    own = [found[one] for one in route.order if one in found and found[one].route_id == route_id]
    # What was delivered before its route left is told no more that it comes.
    here = [state for state in own if _still_open(state)]
    if not here:
        raise RefusedError("route_has_no_stops", route=route.code)
    _check_load(route, here)
    return route, here


def _check_load(route: RouteFacts, here: Sequence[ShipmentState]) -> None:
    """A load check that was begun must be closed; a route that nobody scans may leave as it is (reality wins)."""
    begun = any(state.stop and state.stop.loaded for state in here)
    unread = sum(max(0, state.pieces - len(state.stop.loaded)) for state in here if state.stop)
    if begun and unread:
        raise RefusedError("load_not_closed", route=route.code, count=unread)


def planned_windows(
    ctx: Context, route: RouteFacts, stops: Sequence[ShipmentState]
) -> Mapping[ShipmentId, tuple[datetime, datetime]]:
    """Each stop's window: the planned time in its middle, on the quarter of an hour, never before the start."""
    marks = [StopTimes(StopState.PENDING, None) for _ in stops]
    times = estimate(marks, route.starts_at, route.minutes_per_stop, route.starts_at)
    width = timedelta(minutes=ctx.settings.window_minutes)
    found = {}
    for state, planned in zip(stops, times.planned, strict=True):
        start = max(_quarter(planned - width / 2), _quarter(route.starts_at))
        found[state.shipment_id] = (start, start + width)
    return found


def _quarter(moment: datetime) -> datetime:
    """The quarter of an hour at or before that moment: people are told 11:15, not 11:13."""
    return moment.replace(minute=moment.minute - moment.minute % 15, second=0, microsecond=0)


def _leave(tx: Tx, state: ShipmentState, window: tuple[datetime, datetime]) -> list[ev.Event]:
    events: list[ev.Event] = []
    plan = plan_transition(state.status, Status.OUT_FOR_DELIVERY, load_rejected=bool(state.load_rejected))
    if not isinstance(plan, Refused):
        implied = [ev.StatusMarked(status=step, implied=True) for step in plan.implied]
        steps = [*implied, ev.StatusMarked(status=Status.OUT_FOR_DELIVERY)]
        events += [tx.event(step, state.shipment_id, state.route_id) for step in steps]
    start, end = (state.promise_start, state.promise_end) if _keeps_promise(tx, state) else window
    if start is not None and end is not None:
        fact = ev.PromiseMade(start=start, end=end, frozen=True)
        events.append(tx.event(fact, state.shipment_id, state.route_id))
    return events


def _keeps_promise(tx: Tx, state: ShipmentState) -> bool:
    """A window already agreed on for this day stays; publishing only freezes it."""
    if state.promise_start is None or state.promise_end is None:
        return False
    zone = tx.ctx.zone
    whole_day = state.promise_end - state.promise_start > timedelta(hours=12)
    return not whole_day and local_day(state.promise_start, zone) >= local_day(tx.now, zone)


def _out_notice(tx: Tx, state: ShipmentState) -> list[ev.Event]:
    what = occurrence(tx, NoticeEvent.OUT_FOR_DELIVERY, tx.now)
    return plan_notices(tx, state, what)


def reassign_rest(ctx: Context, route_id: RouteId, driver_id: DriverId) -> RouteId:
    """Give the stops still to be done to another driver, as a route of its own that is out at once; its id."""
    with ctx.write(Right.ROUTES) as tx:
        route = _route(tx, route_id, RouteState.PUBLISHED)
        found = states.load(tx.conn, route.order)
        rest = [found[one] for one in route.order if found[one].route_id == route_id and _still_open(found[one])]
        if not rest:
            raise RefusedError("route_has_no_stops", route=route.code)
        other = RouteId(ctx.new_id())
        start = max(tx.now, route.starts_at)
        opened = ev.RouteOpened(
            code=_free_code(tx, "", route.day),
            name=route.name,
            day=route.day,
            starts_at=start,
            minutes_per_stop=route.minutes_per_stop,
            driver_id=driver_id,
        )
        events = [tx.event(opened, route_id=other)]
        for state in rest:
            events.append(tx.event(ev.StopRemoved(route_id=route_id), state.shipment_id, route_id))
            events.append(tx.event(ev.StopAssigned(route_id=other), state.shipment_id, other))
            events.extend(
                tx.event(ev.LoadScanned(route_id=other, piece=piece), state.shipment_id, other)
                for piece in (state.stop.loaded if state.stop else ())
            )
        # The promises stay frozen as they were told: a new driver is no reason to move them.
        events.append(tx.event(ev.RoutePublished(), route_id=other))
        record(tx, events)
        return other


def undecided(ctx: Context, route_id: RouteId) -> tuple[ShipmentId, ...]:
    """The stops that a closing must decide: not delivered, or failed and not yet dealt with."""
    with ctx.read() as conn:
        route = rows.load(conn, route_id)
        if route is None:
            raise NotFoundError(number=route_id)
        found = states.load(conn, route.order)
        return tuple(one for one in route.order if _needs_decision(found.get(one), route_id))


def _needs_decision(state: ShipmentState | None, route_id: RouteId) -> bool:
    if state is None or state.route_id != route_id:
        return False
    return state.status in {Status.OUT_FOR_DELIVERY, Status.ATTEMPT_FAILED, Status.AT_DEPOT, Status.REGISTERED}


def close(ctx: Context, route_id: RouteId, decisions: Mapping[ShipmentId, Decision]) -> int:
    """End the route; every undone stop must be decided. How many were. RefusedError counts what is missing."""
    with ctx.write(Right.ROUTES) as tx:
        route = _route(tx, route_id, RouteState.PUBLISHED)
        found = states.load(tx.conn, route.order)
        waiting = [found[one] for one in route.order if _needs_decision(found.get(one), route_id)]
        missing = [state for state in waiting if state.shipment_id not in decisions]
        if missing:
            raise RefusedError("undecided_stops", route=route.code, count=len(missing))
        for state in waiting:
            decide_in(tx, state, decisions[state.shipment_id])
        record(tx, [tx.event(ev.RouteClosed(), route_id=route_id)])
        return len(waiting)


def decide(ctx: Context, shipment_ids: Sequence[ShipmentId], decision: Decision) -> int:
    """Deal with failed attempts without waiting for the closing; how many."""
    with ctx.write(Right.DECIDE) as tx:
        found = states.load(tx.conn, shipment_ids)
        some = [state for state in found.values() if state.status in {Status.ATTEMPT_FAILED, Status.OUT_FOR_DELIVERY}]
        for state in some:
            decide_in(tx, state, decision)
        return len(some)


def decide_in(tx: Tx, state: ShipmentState, decision: Decision) -> None:
    """One undone stop: off its route, back to the depot, then where the decision says, with its notice."""
    shipment_id, route_id = state.shipment_id, state.route_id
    events: list[ev.Event] = []
    undone = state.status is Status.OUT_FOR_DELIVERY
    if route_id is not None:
        pending = state.stop is not None and state.stop.state not in ENDED_STOPS
        removed = ev.StopRemoved(route_id=route_id, skipped=True) if pending else None
        if removed is not None:
            events.append(tx.event(removed, shipment_id, route_id))
    if state.status is not Status.AT_DEPOT:
        events.append(tx.event(ev.StatusMarked(status=Status.AT_DEPOT), shipment_id, route_id))
    final = {
        Decision.COUNTER: ev.PutAtCounter(
            until=local_day(tx.now, tx.ctx.zone) + timedelta(days=tx.ctx.settings.counter_days)
        ),
        Decision.HOLD: ev.PutOnHold(),
        Decision.RETURN: ev.ReturnStarted(),
    }.get(decision)
    if final is not None:
        events.append(tx.event(final, shipment_id, route_id))
    after = record(tx, events)[shipment_id]
    notice = _decision_notice(decision, undone=undone)
    if notice is not None:
        record(tx, plan_notices(tx, after, occurrence(tx, notice, tx.now)))


def _decision_notice(decision: Decision, *, undone: bool) -> NoticeEvent | None:
    """A failed attempt was told already; "not today" is for the stop nobody reached."""
    told = {Decision.COUNTER: NoticeEvent.READY_FOR_PICKUP, Decision.RETURN: NoticeEvent.RETURNING}
    if decision in told:
        return told[decision]
    return NoticeEvent.NOT_TODAY if undone and decision is Decision.TOMORROW else None

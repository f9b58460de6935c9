"""Mark what happened to shipments: each step of the way, at the door, delivered, failed. One verb for every face."""

from __future__ import annotations

from datetime import date, datetime
from functools import reduce
from typing import TYPE_CHECKING

from courier_desktop.domain import events as ev
from courier_desktop.domain.draft import Promise
from courier_desktop.domain.errors import RefusedError
from courier_desktop.domain.ids import ActId, EventId, ShipmentId, TextId
from courier_desktop.domain.money import Money
from courier_desktop.domain.notices import MessageValues, NoticeEvent
from courier_desktop.domain.reasons import REASONS, Need, NextStep, ReasonCode
from courier_desktop.domain.shipment import apply
from courier_desktop.domain.staff import Right
from courier_desktop.domain.statuses import Status, StopState
from courier_desktop.domain.times import local_day
from courier_desktop.domain.transitions import Refused, plan_transition
from courier_desktop.domain.values import dataclass, field
from courier_desktop.services.noticing import occurrence, plan_notices, recipient_language
from courier_desktop.services.record import record
from courier_desktop.services.spoken import spoken_day, spoken_time
from courier_desktop.store import ledger, people, states
from courier_desktop.store import routes as route_rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from courier_desktop.domain.shipment import ShipmentState
    from courier_desktop.services.context import Context, Tx

AT_DOOR = "at_door"

# These say what becomes of a shipment, which is not a driver's to say.
_DECISIONS = frozenset(
    {
        Status.ON_HOLD,
        Status.READY_FOR_PICKUP,
        Status.RETURNING,
        Status.RETURNED,
        Status.CANCELLED,
        Status.LOST_OR_DAMAGED,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """What a person or a scan says of shipments. `target` is a status, or AT_DOOR.

    `at` = when it happened (now unless said); `event_id` makes a repeated mark from a phone count once.
    """

    shipment_ids: tuple[ShipmentId, ...]
    target: Status | str
    reason: ReasonCode | None = None
    note: str = ""
    received_by: str = ""
    relation: str = ""
    collected: Money | None = None
    calls: int | None = None
    promise: Promise | None = None
    until: date | None = None
    at: datetime | None = None
    event_id: EventId | None = None


@dataclass(frozen=True, slots=True)
class MarkOutcome:
    """What became of one shipment's mark. `refused` is a code of wording, "" when it was recorded."""

    shipment_id: ShipmentId
    number: str
    refused: str = ""
    params: dict[str, str | int] = field(default_factory=dict)
    warning: str = ""
    warning_params: dict[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class MarkResult:
    """All outcomes in the order asked for, and the act to undo."""

    act_id: ActId
    outcomes: tuple[MarkOutcome, ...]

    @property
    def done(self) -> int:
        """How many were recorded."""
        return sum(1 for one in self.outcomes if not one.refused)


def mark(ctx: Context, what: Mark) -> MarkResult:
    """Record the mark for every shipment that allows it; the others come back with the reason. One act, one undo."""
    with ctx.write(Right.DECIDE if what.target in _DECISIONS else Right.MARK) as tx:
        return mark_in(tx, what)


def mark_in(tx: Tx, what: Mark) -> MarkResult:
    """The same in the caller's transaction."""
    found = states.load(tx.conn, what.shipment_ids)
    outcomes = [_mark_one(tx, found.get(shipment_id), shipment_id, what) for shipment_id in what.shipment_ids]
    return MarkResult(tx.act_id, tuple(outcomes))


def _mark_one(tx: Tx, state: ShipmentState | None, shipment_id: ShipmentId, what: Mark) -> MarkOutcome:
    if state is None:
        return MarkOutcome(shipment_id, "", "number_unknown", {"number": shipment_id})
    if what.event_id is not None and ledger.holds(tx.conn, what.event_id):
        return MarkOutcome(shipment_id, state.number)
    try:
        steps = _steps(tx, state, what)
    except RefusedError as refusal:
        return MarkOutcome(shipment_id, state.number, refusal.refusal, refusal.params)
    after = reduce(lambda reached, step: apply(reached, step) or reached, steps, state)
    record(tx, [*steps, *_notices(tx, after, what)], known={shipment_id: state})
    warning, params = _warning(after, what)
    return MarkOutcome(shipment_id, state.number, warning=warning, warning_params=params)


def _steps(tx: Tx, state: ShipmentState, what: Mark) -> list[ev.Event]:
    """The implied steps and the mark itself. RefusedError says why it may not be."""
    at = what.at or tx.now
    if at > tx.now:
        raise RefusedError("in_the_future", number=state.number)
    # What happens now may be marked though the clock was set back since: the ledger's own numbers keep the order.
    if what.at is not None and at < state.registered_at and what.target != Status.PICKED_UP:
        raise RefusedError("before_registration", number=state.number)
    if what.target == AT_DOOR:
        return _door_steps(tx, state, what)
    target = Status(what.target)
    implied = _implied(state, target)
    fact = _fact(tx, state, target, what)
    steps = [
        tx.event(ev.StatusMarked(status=step, implied=True), state.shipment_id, state.route_id, at) for step in implied
    ]
    steps.append(tx.event(fact, state.shipment_id, state.route_id, at, what.event_id))
    if what.promise is not None:
        changed = ev.PromiseChanged(start=what.promise.start, end=what.promise.end)
        steps.append(tx.event(changed, state.shipment_id, None, at))
    return steps


def _implied(state: ShipmentState, target: Status) -> tuple[Status, ...]:
    plan = plan_transition(state.status, target, load_rejected=bool(state.load_rejected))
    if isinstance(plan, Refused):
        # Later params win: the number and the load check's own reason belong to the sentence.
        own: dict[str, str | int] = {"number": state.number, "reason": state.load_rejected}
        raise RefusedError(plan.code, **{**plan.params, **own})
    return plan.implied


def _door_steps(tx: Tx, state: ShipmentState, what: Mark) -> list[ev.Event]:
    if state.load_rejected or (state.stop is not None and state.stop.state is StopState.AT_DOOR):
        code = "rejected_at_load" if state.load_rejected else "already_at_door"
        raise RefusedError(code, number=state.number, reason=state.load_rejected)
    at = what.at or tx.now
    steps = []
    if state.status is not Status.OUT_FOR_DELIVERY:
        on_the_way = (*_implied(state, Status.OUT_FOR_DELIVERY), Status.OUT_FOR_DELIVERY)
        steps = [
            tx.event(ev.StatusMarked(status=s, implied=True), state.shipment_id, state.route_id, at) for s in on_the_way
        ]
    return [*steps, tx.event(ev.AtDoor(), state.shipment_id, state.route_id, at, what.event_id)]


def _fact(tx: Tx, state: ShipmentState, target: Status, what: Mark) -> ev.Fact:
    if target is Status.ATTEMPT_FAILED:
        return _failure(tx, state, what)
    note_id = _text(tx, what.note)
    if target is Status.DELIVERED:
        return ev.Delivered(
            pieces=state.pieces,
            received_by_id=_text(tx, what.received_by),
            relation=what.relation,
            collected_minor=what.collected.amount_minor if what.collected else None,
            note_id=note_id,
        )
    if target is Status.ON_HOLD:
        return ev.PutOnHold(note_id=note_id)
    if target is Status.READY_FOR_PICKUP:
        return ev.PutAtCounter(until=what.until, note_id=note_id)
    if target is Status.RETURNING:
        return ev.ReturnStarted(note_id=note_id)
    if target is Status.CANCELLED:
        return ev.Cancelled(note_id=note_id)
    return ev.StatusMarked(status=target, note_id=note_id)


def _failure(tx: Tx, state: ShipmentState, what: Mark) -> ev.AttemptFailed:
    if what.reason is None:
        raise RefusedError("reason_required", number=state.number)
    reason = REASONS[what.reason]
    if Need.NOTE in reason.needs and not what.note.strip():
        raise RefusedError("note_required", number=state.number, reason=what.reason.value)
    attempts = state.attempts + (1 if reason.counts else 0)
    used_up = reason.next is NextStep.RETRY and reason.counts and attempts >= state.max_attempts
    return ev.AttemptFailed(
        reason=what.reason,
        counts=reason.counts,
        next_step=NextStep.COUNTER if used_up else reason.next,
        owed=_owed(reason.needs, what),
        calls=what.calls,
        note_id=_text(tx, what.note),
    )


def _owed(needs: Sequence[Need], what: Mark) -> tuple[Need, ...]:
    """What the reason asks for and the mark did not bring: evidence still owed."""
    given = {Need.NOTE: bool(what.note), Need.CALLS: what.calls is not None, Need.NEW_PROMISE: what.promise is not None}
    return tuple(need for need in needs if not given.get(need, False))


def _text(tx: Tx, text: str) -> TextId | None:
    if not text.strip():
        return None
    text_id = TextId(tx.ctx.new_id())
    people.add_texts(tx.conn, [(text_id, text.strip())])
    return text_id


def _warning(state: ShipmentState, what: Mark) -> tuple[str, dict[str, str | int]]:
    """Cash that does not add up is recorded as told, and said."""
    if state.status is not Status.DELIVERED or what.target == AT_DOOR or not state.cash_minor:
        return "", {}
    if state.collected_minor is None:
        return "amount_missing", {"number": state.number, "due": _money(state.cash_minor, state)}
    if state.collected_minor != state.cash_minor:
        return "amount_differs", {
            "number": state.number,
            "due": _money(state.cash_minor, state),
            "given": _money(state.collected_minor, state),
        }
    return "", {}


def _money(amount_minor: int, state: ShipmentState) -> str:
    from courier_desktop.domain.money import format_money

    return format_money(Money(amount_minor, state.currency))


_TOLD = {
    Status.AT_DEPOT: NoticeEvent.AT_DEPOT,
    Status.OUT_FOR_DELIVERY: NoticeEvent.OUT_FOR_DELIVERY,
    Status.DELIVERED: NoticeEvent.DELIVERED,
    Status.ATTEMPT_FAILED: NoticeEvent.ATTEMPT_FAILED,
    Status.READY_FOR_PICKUP: NoticeEvent.READY_FOR_PICKUP,
    Status.RETURNING: NoticeEvent.RETURNING,
    Status.CANCELLED: NoticeEvent.CANCELLED,
}


def _notices(tx: Tx, after: ShipmentState, what: Mark) -> list[ev.Event]:
    at = what.at or tx.now
    event = NoticeEvent.AT_THE_DOOR if what.target == AT_DOOR else _TOLD.get(Status(what.target))
    out: list[ev.Event] = []
    if event is not None:
        values = _values(tx, after, what, event)
        out += plan_notices(tx, after, occurrence(tx, event, at, values))
    if event in {NoticeEvent.DELIVERED, NoticeEvent.ATTEMPT_FAILED}:
        out += _next_in_line(tx, after, at)
    return out


def _values(tx: Tx, state: ShipmentState, what: Mark, event: NoticeEvent) -> MessageValues:
    language = recipient_language(tx, state)
    zone, at = tx.ctx.zone, what.at or tx.now
    if event is NoticeEvent.DELIVERED:
        return MessageValues(
            received_by=what.received_by,
            relation=what.relation,
            delivered_at=spoken_time(at.astimezone(zone), language),
        )
    if event is NoticeEvent.ATTEMPT_FAILED and state.reason is not None:
        return MessageValues(
            reason=REASONS[state.reason].words.in_(language).lower(),
            next_step=state.next_step.value if state.next_step else "",
            attempt=max(1, state.attempts),
        )
    if event is NoticeEvent.READY_FOR_PICKUP and what.until is not None:
        return MessageValues(until=spoken_day(what.until, local_day(tx.now, zone), language))
    return MessageValues()


def _next_in_line(tx: Tx, state: ShipmentState, at: datetime) -> list[ev.Event]:
    """Tell the first stop still to be done on the same route that it is next, once the route is out."""
    if state.route_id is None:
        return []
    coming = route_rows.first_to_do(tx.conn, state.route_id, state.shipment_id)
    if coming is None:
        return []
    one = states.load(tx.conn, [coming])[coming]
    return [] if one.ended else plan_notices(tx, one, occurrence(tx, NoticeEvent.YOU_ARE_NEXT, at))

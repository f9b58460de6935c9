"""Write up a setback: see whom it touches and what each will be told before anything happens, then apply it."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from courier_desktop.domain import events as ev
from courier_desktop.domain.causes import CAUSES, Cause
from courier_desktop.domain.errors import RefusedError
from courier_desktop.domain.ids import DelayId, RouteId, ShipmentId, TextId
from courier_desktop.domain.notice_planning import Block, Plan
from courier_desktop.domain.notices import Channel, MessageValues, NoticeEvent
from courier_desktop.domain.rows import AffectedRow, DelayPreview, DelayRow, RouteState, ShipmentRow, Window
from courier_desktop.domain.shipment import ENDED_STOPS, ShipmentState
from courier_desktop.domain.staff import Right
from courier_desktop.domain.times import from_text, local_day, maybe_from_text
from courier_desktop.domain.values import dataclass, field
from courier_desktop.domain.words import Language, language_of
from courier_desktop.services import shipments
from courier_desktop.services.estimates import estimates_of
from courier_desktop.services.noticing import Foreseen, Occurrence, foresee, plan_notices, recipient_language
from courier_desktop.services.record import record
from courier_desktop.services.spoken import spoken_day, spoken_time
from courier_desktop.store import delays as rows
from courier_desktop.store import notices as notice_rows
from courier_desktop.store import people, states
from courier_desktop.store import routes as route_rows
from courier_desktop.store import shipments as shipment_rows

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping, Sequence

    from courier_desktop.services.context import Context, Tx

_TWO_OPTIONS_FROM = timedelta(minutes=120)


class Scope(StrEnum):
    """Whom a setback touches."""

    ROUTE = "route"
    DRIVER = "driver"
    ZONE = "zone"
    LIST = "list"


@dataclass(frozen=True, slots=True, kw_only=True)
class DelayDraft:
    """A setback as the office writes it: `minutes` or a new window; `refs` = ids of the scope, or postal codes."""

    cause: Cause
    scope: Scope
    refs: tuple[str, ...]
    minutes: int | None = None
    new_start: datetime | None = None
    new_end: datetime | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Declared:
    """What declaring did; `by_hand` of the notices wait for a person, the others go by themselves."""

    delay_id: DelayId
    shipments: int
    notices: int
    blocked: int
    by_hand: int = 0


@dataclass(frozen=True, slots=True)
class _Touched:
    """One shipment under the setback: its state, its estimate with the setback, its new window."""

    state: ShipmentState
    window: Window
    new_start: datetime | None
    new_end: datetime | None

    @property
    def leaves(self) -> bool:
        return self.window.late_minutes > 0


@dataclass(frozen=True, slots=True)
class _Reviewed:
    touched: _Touched
    seen: Foreseen | None
    options: bool = False
    blocked: str = ""
    params: dict[str, str | int] = field(default_factory=dict)


def preview(ctx: Context, draft: DelayDraft) -> DelayPreview:
    """Whom the setback touches, each one's message, and the log's entry. Nothing is written."""
    _check(draft)
    with ctx.peek() as tx:
        reviewed = [_review(tx, touched, draft, DelayId("preview")) for touched in _touched(tx, draft)]
        shown = [_affected_row(tx, one) for one in reviewed]
        log = log_entry(tx, draft, len(shown))
    shown.sort(key=lambda row: (not row.leaves, bool(row.blocked)))
    return DelayPreview(tuple(shown), log)


def declare(
    ctx: Context,
    draft: DelayDraft,
    *,
    notify: frozenset[ShipmentId] | None = None,
    texts: Mapping[ShipmentId, str] | None = None,
) -> Declared:
    """Record the setback over all it touches and prepare the notices of those whose window it breaks.

    `notify` = only these get one (None = all that may); `texts` = words the office changed, by shipment.
    Blocked ones are kept with their reason and become calls in Today. One act, one undo.
    """
    _check(draft)
    with ctx.write(Right.DELAYS) as tx:
        delay_id = DelayId(ctx.new_id())
        touched = _touched(tx, draft)
        record(tx, [_declared(tx, draft, delay_id), *(_applied(tx, one, draft, delay_id) for one in touched)])
        planned: list[ev.Event] = []
        for one in touched:
            if one.leaves and (notify is None or one.state.shipment_id in notify):
                text = (texts or {}).get(one.state.shipment_id)
                planned.extend(plan_notices(tx, one.state, _occurrence(tx, one, draft, delay_id, text)))
        record(tx, planned)
    notices = [e.fact for e in planned if isinstance(e.fact, ev.NoticePlanned)]
    blocked = sum(1 for fact in notices if fact.blocked)
    by_hand = sum(1 for fact in notices if not fact.blocked and fact.channel is Channel.WA_ME)
    return Declared(delay_id, len(touched), len(notices) - blocked, blocked, by_hand)


def lift(ctx: Context, delay_id: DelayId) -> int:
    """End a setback: it lies over its shipments no longer; how many."""
    with ctx.write(Right.DELAYS) as tx:
        under = shipment_rows.under_delay(tx.conn, delay_id)
        events = [tx.event(ev.DelayLifted(delay_id=delay_id), one) for one in under]
        record(tx, [*events, tx.event(ev.DelayEnded(delay_id=delay_id))])
        return len(under)


def _check(draft: DelayDraft) -> None:
    if draft.minutes is None and (draft.new_start is None or draft.new_end is None):
        raise RefusedError("delay_needs_time")
    if draft.minutes is not None and draft.minutes <= 0:
        raise RefusedError("delay_needs_time")
    if draft.new_start is not None and draft.new_end is not None and draft.new_end <= draft.new_start:
        raise RefusedError("window_backwards")
    if not draft.refs:
        raise RefusedError("delay_needs_scope")


def _touched(tx: Tx, draft: DelayDraft) -> list[_Touched]:
    ids = _in_scope(tx, draft)
    found = states.load(tx.conn, ids)
    times = estimates_of(tx.ctx, tx.conn)
    return [_touch(tx, found[one], times.get(one), draft) for one in ids if one in found and _still_coming(found[one])]


def _in_scope(tx: Tx, draft: DelayDraft) -> list[ShipmentId]:
    if draft.scope is Scope.ROUTE:
        return [one for ref in draft.refs for one in _order(tx, RouteId(ref))]
    if draft.scope is Scope.DRIVER:
        out = route_rows.out_with_driver(tx.conn, draft.refs)
        return [one for route_id in out for one in _order(tx, route_id)]
    if draft.scope is Scope.ZONE:
        return shipment_rows.ids_in_zone(tx.conn, draft.refs)
    return [ShipmentId(ref) for ref in draft.refs]


def _order(tx: Tx, route_id: RouteId) -> tuple[ShipmentId, ...]:
    route = route_rows.load(tx.conn, route_id)
    return route.order if route is not None and route.state is not RouteState.CLOSED else ()


def _still_coming(state: ShipmentState) -> bool:
    return not state.ended and not (state.stop is not None and state.stop.state in ENDED_STOPS)


def _touch(tx: Tx, state: ShipmentState, estimate: datetime | None, draft: DelayDraft) -> _Touched:
    start, end = state.promise_start, state.promise_end
    if draft.minutes is None:
        new = draft.new_end
        return _Touched(state, Window(start, end, new), draft.new_start, draft.new_end)
    late = timedelta(minutes=draft.minutes)
    base = estimate or _middle(start, end)
    new = None if base is None else base + late
    if new is None:
        return _Touched(state, Window(start, end, None), None, None)
    half = timedelta(minutes=tx.ctx.settings.window_minutes) / 2
    first = _five(new - half)
    return _Touched(state, Window(start, end, new), first, first + half * 2)


def _middle(start: datetime | None, end: datetime | None) -> datetime | None:
    return start + (end - start) / 2 if start and end else None


def _five(moment: datetime) -> datetime:
    """The multiple of five minutes at or before that moment: a new hour is told finer than the first promise."""
    return moment.replace(minute=moment.minute - moment.minute % 5, second=0, microsecond=0)


def _review(tx: Tx, one: _Touched, draft: DelayDraft, delay_id: DelayId) -> _Reviewed:
    if not one.leaves:
        return _Reviewed(one, None)
    seen = foresee(tx, one.state, _occurrence(tx, one, draft, delay_id, None))
    if isinstance(seen.outcome, Plan):
        return _Reviewed(one, seen, options=_options(tx, one))
    if isinstance(seen.outcome, Block):
        return _Reviewed(one, seen, blocked=seen.outcome.code, params=seen.outcome.params)
    return _Reviewed(one, seen, blocked=seen.outcome.code)


def _options(tx: Tx, one: _Touched) -> bool:
    """Over two hours late, or another day: the recipient chooses between waiting and another day."""
    if one.window.end is None or one.window.estimate is None:
        return False
    zone = tx.ctx.zone
    next_day = local_day(one.window.estimate, zone) != local_day(one.window.end, zone)
    return next_day or one.window.estimate - one.window.end > _TWO_OPTIONS_FROM


def _occurrence(tx: Tx, one: _Touched, draft: DelayDraft, delay_id: DelayId, text: str | None) -> Occurrence:
    state = one.state
    language = recipient_language(tx, state)
    zone, today = tx.ctx.zone, local_day(tx.now, tx.ctx.zone)

    def said(moment: datetime | None) -> str:
        return "" if moment is None else spoken_time(moment.astimezone(zone), language)

    values = MessageValues(
        cause=CAUSES[draft.cause].in_(language).lower(),
        day=_day(one.new_start, today, language, tx),
        window_from=said(one.new_start),
        window_to=said(one.new_end),
        old_from=said(one.window.start),
        old_to=said(one.window.end),
        options=_options(tx, one),
    )
    return Occurrence(
        event=NoticeEvent.DELAY,
        occurred_at=tx.now,
        occasion=_occasion(draft, one),
        delay_id=None if delay_id == "preview" else delay_id,
        text=text,
        until=_until(tx, one),
        values=values,
    )


def _until(tx: Tx, one: _Touched) -> datetime | None:
    """A new hour is worth telling until it is over; past or unknown ones until the day's end, as always."""
    return one.new_end if one.new_end is not None and one.new_end > tx.now else None


def _day(start: datetime | None, today: date, language: Language, tx: Tx) -> str:
    return "" if start is None else spoken_day(local_day(start, tx.ctx.zone), today, language)


def _occasion(draft: DelayDraft, one: _Touched) -> str:
    """Never two notices for the same cause and window."""
    window = one.new_start.isoformat() if one.new_start else ""
    return f"{draft.cause.value}@{window}"


def _affected_row(tx: Tx, one: _Reviewed) -> AffectedRow:
    state = one.touched.state
    party = people.party_row(tx.conn, state.recipient_id)
    plan = one.seen.outcome if one.seen is not None and isinstance(one.seen.outcome, Plan) else None
    return AffectedRow(
        shipment_id=state.shipment_id,
        number=state.number,
        recipient=party["name"],
        window=one.touched.window,
        leaves=one.touched.leaves,
        new_start=one.touched.new_start,
        new_end=one.touched.new_end,
        channel=plan.channel if plan else None,
        options=one.options,
        blocked=one.blocked,
        blocked_params=one.params,
        text=one.seen.text if one.seen else "",
        address=one.seen.address if one.seen else "",
    )


def _declared(tx: Tx, draft: DelayDraft, delay_id: DelayId) -> ev.Event:
    note_id = None
    if draft.note.strip():
        note_id = TextId(tx.ctx.new_id())
        people.add_texts(tx.conn, [(note_id, draft.note.strip())])
    fact = ev.DelayDeclared(
        delay_id=delay_id,
        cause=draft.cause,
        scope=draft.scope.value,
        scope_refs=draft.refs,
        minutes=draft.minutes,
        new_start=draft.new_start,
        new_end=draft.new_end,
        note_id=note_id,
    )
    return tx.event(fact)


def _applied(tx: Tx, one: _Touched, draft: DelayDraft, delay_id: DelayId) -> ev.Event:
    fact = ev.DelayApplied(
        delay_id=delay_id, cause=draft.cause, minutes=draft.minutes, new_start=one.new_start, new_end=one.new_end
    )
    return tx.event(fact, one.state.shipment_id, one.state.route_id)


def log_entry(tx: Tx, draft: DelayDraft, count: int) -> str:
    """The line of the log, in the courier's own language: when, who, cause, scope, how long, how many, note."""
    language = language_of(tx.ctx.settings.language)
    zone = tx.ctx.zone
    when = tx.now.astimezone(zone).strftime("%Y-%m-%d %H:%M")
    late = f"+{draft.minutes} min" if draft.minutes is not None else _said_window(draft, tx)
    scope = scope_label(tx.conn, draft.scope.value, draft.refs)
    head = f"{when} · {tx.ctx.who} · {CAUSES[draft.cause].in_(language)} · {scope} · {late} · {count}"
    return f"{head} · {draft.note.strip()}" if draft.note.strip() else head


def _said_window(draft: DelayDraft, tx: Tx) -> str:
    if draft.new_start is None or draft.new_end is None:
        return ""
    zone = tx.ctx.zone
    return f"{draft.new_start.astimezone(zone):%d/%m %H:%M}-{draft.new_end.astimezone(zone):%H:%M}"


def scope_label(conn: sqlite3.Connection, scope: str, refs: Sequence[str]) -> str:
    """The scope's own words: route codes, drivers' names, postal codes, or guide numbers."""
    if scope == Scope.ROUTE.value:
        found = [route_rows.load(conn, RouteId(ref)) for ref in refs]
        return ", ".join(f"{route.code} {route.name}".strip() for route in found if route is not None)
    if scope == Scope.DRIVER.value:
        names = {driver.driver_id: driver.name for driver in people.drivers(conn)}
        return ", ".join(names.get(ref, "") for ref in refs)  # type: ignore[call-overload]  # refs are driver ids here
    if scope == Scope.ZONE.value:
        return "CP " + ", ".join(refs)
    loaded = states.load(conn, [ShipmentId(ref) for ref in refs])
    return ", ".join(state.number for state in loaded.values())


def newest(ctx: Context, limit: int = 200) -> tuple[DelayRow, ...]:
    """The log of setbacks, the newest first."""
    with ctx.read() as conn:
        return tuple(_delay_row(conn, row) for row in rows.newest(conn, limit))


def shipments_of(ctx: Context, delay_id: DelayId) -> tuple[ShipmentRow, ...]:
    """The shipments that a setback touched, as lists show them."""
    with ctx.read() as conn:
        touched = rows.shipments_of(conn, delay_id)
    return shipments.rows_of(ctx, touched)


def still_under(ctx: Context) -> dict[DelayId, int]:
    """Over how many shipments each setback lies now; those over none are left out."""
    with ctx.read() as conn:
        return rows.still_under(conn)


def _delay_row(conn: sqlite3.Connection, row: sqlite3.Row) -> DelayRow:
    import json

    notices, confirmed = notice_rows.of_delay(conn, DelayId(row["delay_id"]))
    return DelayRow(
        delay_id=DelayId(row["delay_id"]),
        cause=Cause(row["cause"]),
        scope=row["scope"],
        scope_label=scope_label(conn, row["scope"], json.loads(row["scope_refs"])),
        minutes=row["minutes"],
        window=Window(maybe_from_text(row["new_start"]), maybe_from_text(row["new_end"])),
        note=row["note"] or "",
        declared_at=from_text(row["declared_at"]),
        declared_by=row["declared_by"],
        lifted_at=maybe_from_text(row["lifted_at"]),
        shipments=row["shipments"],
        notices=notices,
        confirmed=confirmed,
    )

"""What lists, the search field and the drawer show of shipments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from courier_desktop.domain import events as ev
from courier_desktop.domain.causes import Cause
from courier_desktop.domain.draft import Party
from courier_desktop.domain.errors import NotFoundError, RefusedError
from courier_desktop.domain.event_bodies import to_body
from courier_desktop.domain.fold import tokens
from courier_desktop.domain.ids import PartyId, ShipmentId
from courier_desktop.domain.money import Money
from courier_desktop.domain.phone import phone_key
from courier_desktop.domain.reasons import NextStep, ReasonCode
from courier_desktop.domain.rows import (
    EventRow,
    NoticeRow,
    PageKey,
    PartyRow,
    PieceRow,
    SearchHit,
    ShipmentCounts,
    ShipmentDetail,
    ShipmentPage,
    ShipmentQuery,
    ShipmentRow,
    Window,
)
from courier_desktop.domain.shipment import ShipmentState, corrected_ids
from courier_desktop.domain.statuses import STATUSES, Status
from courier_desktop.domain.times import from_text, local_day, maybe_from_text
from courier_desktop.domain.tracking_number import find_numbers
from courier_desktop.domain.values import replace
from courier_desktop.domain.words import Language, language_of
from courier_desktop.services.estimates import estimates_of
from courier_desktop.services.notices import notice_row
from courier_desktop.services.noticing import since_text
from courier_desktop.store import ledger, lists, people, search, states
from courier_desktop.store import notices as notice_rows
from courier_desktop.store import routes as route_rows
from courier_desktop.store import shipments as rows

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime

    from courier_desktop.services.context import Context


def page(
    ctx: Context,
    query: ShipmentQuery,
    after: PageKey | None = None,
    limit: int = 200,
    *,
    stop: Callable[[], bool] | None = None,
) -> ShipmentPage:
    """The next rows of a list, by key. CancelledError once `stop` holds: another list is asked for meanwhile."""
    with ctx.read(stop) as conn:
        found = lists.page(conn, query, since_text(ctx), after, limit + 1)
        times = estimates_of(ctx, conn)
        shown = tuple(list_row(row, times) for row in found[:limit])
    if len(found) <= limit:
        return ShipmentPage(shown, None)
    last = found[limit - 1]
    return ShipmentPage(shown, PageKey(last["sort_value"], last["tie"]))


def list_row(row: sqlite3.Row, times: Mapping[ShipmentId, datetime]) -> ShipmentRow:
    """A list's row out of the store's."""
    shipment_id = ShipmentId(row["shipment_id"])
    currency = row["currency"]
    return ShipmentRow(
        shipment_id=shipment_id,
        number=row["number"],
        status=Status(row["status"]),
        delayed=row["delay_id"] is not None,
        recipient=row["recipient"],
        colonia=row["colonia"],
        postal_code=row["postal_code"],
        sender=row["sender"],
        pieces=row["pieces"],
        window=window_of(row, times),
        cash=None if row["cash_minor"] is None else Money(row["cash_minor"], currency),
        collected=None if row["collected_minor"] is None else Money(row["collected_minor"], currency),
        route_code=row["route_code"] or "",
        attempts=row["attempts"],
        max_attempts=row["max_attempts"],
        registered_at=from_text(row["registered_at"]),
        moved_at=from_text(row["moved_at"]),
        needs_address=bool(row["missing"]),
        reason=None if row["reason"] is None else ReasonCode(row["reason"]),
        next_step=None if row["next_step"] is None else NextStep(row["next_step"]),
    )


def window_of(row: sqlite3.Row, times: Mapping[ShipmentId, datetime]) -> Window:
    """The promise beside the estimate; a declared new window is told by the estimate when no route gives one."""
    estimate = times.get(ShipmentId(row["shipment_id"]))
    if estimate is None and row["delay_id"] is not None:
        estimate = maybe_from_text(row["delay_end"])
    return Window(
        start=maybe_from_text(row["promise_start"]),
        end=maybe_from_text(row["promise_end"]),
        estimate=None if STATUSES[Status(row["status"])].end else estimate,
        done=maybe_from_text(row["delivered_at"]),
    )


def counts(ctx: Context, query: ShipmentQuery) -> ShipmentCounts:
    """The figures on the filter chips of a view."""
    day = local_day(ctx.clock(), ctx.zone).isoformat()
    with ctx.read() as conn:
        found = lists.counts(conn, query, since_text(ctx), day)
    return ShipmentCounts(
        total=sum(found.by_status.values()),
        by_status={Status(status): n for status, n in found.by_status.items()},
        delayed=found.delayed,
        cash=found.cash,
        whole=found.whole,
    )


def ids(ctx: Context, query: ShipmentQuery, limit: int = 5000) -> tuple[ShipmentId, ...]:
    """The ids of all that a list holds, newest first, at most so many."""
    with ctx.read() as conn:
        return tuple(ShipmentId(row[0]) for row in lists.ids(conn, query, since_text(ctx), limit))


def rows_of(ctx: Context, shipment_ids: Sequence[ShipmentId]) -> tuple[ShipmentRow, ...]:
    """The list rows of these shipments, in this order."""
    with ctx.read() as conn:
        times = estimates_of(ctx, conn)
        return tuple(list_row(row, times) for row in rows.rows_of(conn, shipment_ids))


def find(ctx: Context, text: str, limit: int = 12, *, stop: Callable[[], bool] | None = None) -> tuple[SearchHit, ...]:
    """What the F2 field answers: the exact number first, then the newest that hold every word.

    CancelledError once `stop` holds: another text is asked for meanwhile.
    """
    with ctx.read(stop) as conn:
        numbers = find_numbers(text)
        exact = rows.find_numbers(conn, numbers) if numbers else {}
        found = list(search.hits(conn, text, limit)) if tokens(text) else []
        first = [hit_of(row) for one in exact.values() if (row := rows.hit_row(conn, one)) is not None]
    seen = {hit.shipment_id for hit in first}
    return (*first, *(hit for row in found if (hit := hit_of(row)).shipment_id not in seen))[:limit]


def hit_of(row: sqlite3.Row) -> SearchHit:
    """A search answer out of the store's row."""
    street = " ".join(part for part in (row["street"], row["exterior"]) if part)
    return SearchHit(
        shipment_id=ShipmentId(row["shipment_id"]),
        number=row["number"],
        recipient=row["recipient"],
        place=", ".join(part for part in (street, row["colonia"]) if part),
        status=Status(row["status"]),
        route_code=row["route_code"] or "",
    )


def resolve(ctx: Context, scanned: str) -> ShipmentId:
    """The shipment whose number stands inside a scan, a link or typed text.

    NotFoundError when no shipment bears it; RefusedError("check_digit") when the text is near a number but mistyped.
    """
    numbers = find_numbers(scanned)
    with ctx.read() as conn:
        found = rows.find_numbers(conn, numbers) if numbers else {}
    for number in numbers:
        if number in found:
            return found[number]
    if not numbers and any(c.isdigit() for c in scanned) and "-" in scanned:
        raise RefusedError("check_digit", number=scanned.strip()[:40])
    raise NotFoundError(number=scanned.strip()[:40])


def detail(ctx: Context, shipment_id: ShipmentId) -> ShipmentDetail:
    """All that the drawer shows. NotFoundError for an unknown id."""
    with ctx.read() as conn:
        found = rows.rows_of(conn, [shipment_id])
        if not found:
            raise NotFoundError(number=shipment_id)
        row = found[0]
        state = states.load(conn, [shipment_id])[shipment_id]
        events = ledger.of_shipment(conn, shipment_id)
        shown = tuple(notice_row(one) for one in notice_rows.shown_of_shipment(conn, shipment_id))
        return _detail(ctx, conn, row, state, (events, shown))


def _detail(
    ctx: Context,
    conn: sqlite3.Connection,
    row: sqlite3.Row,
    state: ShipmentState,
    parts: tuple[list[ev.Event], tuple[NoticeRow, ...]],
) -> ShipmentDetail:
    events, shown = parts
    address = people.address_of(conn, state.address_id)
    route = route_rows.load(conn, state.route_id) if state.route_id else None
    driver = people.driver_of_route(conn, state.route_id) if state.route_id else None
    stop = state.stop
    place = route.order.index(state.shipment_id) + 1 if route and state.shipment_id in route.order else 0
    loaded = set(stop.loaded) if stop else set()
    return ShipmentDetail(
        row=list_row(row, estimates_of(ctx, conn)),
        phase=STATUSES[state.status].phase,
        recipient=_party(conn, state.recipient_id),
        sender=_party(conn, state.sender_id),
        address=address,
        missing=state.missing,
        order_number=state.order_number,
        contents=people.text_of(conn, state.contents_id),
        note=people.text_of(conn, state.note_id),
        weight_g=state.weight_g,
        signed_copy=state.signed_copy,
        pieces=tuple(PieceRow(n, state.pieces, n in loaded) for n in range(1, state.pieces + 1)),
        route_id=state.route_id,
        stop=place,
        stops=len(route.order) if route else 0,
        driver=driver["name"] if driver else "",
        delay_cause=Cause(state.delay_cause) if state.delay_cause and state.delay_id else None,
        received_by=people.text_of(conn, state.received_by_id),
        relation=state.relation,
        owed=state.owed,
        events=event_rows(conn, events),
        notices=shown,
        declared=None if state.declared_minor is None else Money(state.declared_minor, state.currency),
    )


def _party(conn: sqlite3.Connection, party_id: PartyId) -> PartyRow:
    row = people.party_row(conn, party_id)
    refused = people.opt_out_of(conn, phone_key(row["phone"])) if row["phone"] else None
    return PartyRow(
        party_id,
        row["name"],
        row["phone"],
        row["phone_typed"],
        row["email"],
        language_of(row["language"]),
        from_text(refused["since"]) if refused else None,
        refused["actor"] if refused else "",
        row["company"],
    )


def event_rows(conn: sqlite3.Connection, events: Sequence[ev.Event]) -> tuple[EventRow, ...]:
    """A shipment's history, newest first; notices have their own list."""
    gone = corrected_ids(events)
    by = {
        one: event
        for event in events
        if isinstance(event.fact, ev.Corrected) and event.event_id not in gone
        for one in event.fact.amends
    }
    shown = [event for event in events if not isinstance(event.fact, ev.NOTICE_FACTS)]
    return tuple(_event_row(conn, event, by.get(event.event_id)) for event in reversed(shown))


_SHOWN_STATUS: dict[type[ev.Fact], Status] = {
    ev.Registered: Status.REGISTERED,
    ev.Delivered: Status.DELIVERED,
    ev.AttemptFailed: Status.ATTEMPT_FAILED,
    ev.PutOnHold: Status.ON_HOLD,
    ev.PutAtCounter: Status.READY_FOR_PICKUP,
    ev.ReturnStarted: Status.RETURNING,
    ev.Cancelled: Status.CANCELLED,
}


def _event_row(conn: sqlite3.Connection, event: ev.Event, corrected: ev.Event | None) -> EventRow:
    fact = event.fact
    status = fact.status if isinstance(fact, ev.StatusMarked) else _SHOWN_STATUS.get(type(fact))
    row = EventRow(
        event_id=event.event_id,
        act_id=event.act_id,
        kind=fact.kind,
        status=status,
        occurred_at=event.occurred_at,
        recorded_at=event.recorded_at,
        actor=event.actor,
        implied=isinstance(fact, ev.StatusMarked) and fact.implied,
        corrected=corrected is not None,
        detail=_event_detail(conn, event),
        source=event.source.value,
        place=event.place,
    )
    if corrected is None or not isinstance(corrected.fact, ev.Corrected):
        return row
    return replace(
        row,
        corrected_by=corrected.actor,
        corrected_at=corrected.recorded_at,
        corrected_why=corrected.fact.why,
        corrected_note=people.text_of(conn, corrected.fact.note_id),
    )


def _event_detail(conn: sqlite3.Connection, event: ev.Event) -> dict[str, str | int]:
    fact = event.fact
    detail: dict[str, str | int] = {
        name: value
        for name, value in to_body(fact).items()
        if isinstance(value, str | int) and not name.endswith("_id")
    }
    for name in ("note_id", "received_by_id"):
        text = people.text_of(conn, getattr(fact, name, None))
        if text:
            detail[name.removesuffix("_id")] = text
    if event.route_id is not None:
        route = route_rows.load(conn, event.route_id)
        if route is not None:
            detail["route"] = route.code
    return detail


def senders(ctx: Context) -> list[str]:
    """The names of all senders."""
    with ctx.read() as conn:
        return people.sender_names(conn)


def known_recipient(ctx: Context, phone: str) -> Party | None:
    """The recipient who last had that phone, for typing less."""
    with ctx.read() as conn:
        row = people.party_by_phone(conn, phone)
    if row is None:
        return None
    return Party(row["name"], row["phone"], row["phone_typed"], row["email"], row["company"], Language(row["language"]))

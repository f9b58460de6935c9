"""Undo: take back a whole act by one correcting event for each thing it touched."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from courier_desktop.domain import events as ev
from courier_desktop.domain.errors import RefusedError
from courier_desktop.domain.notices import NoticeState
from courier_desktop.domain.rows import ActRow
from courier_desktop.domain.shipment import corrected_ids
from courier_desktop.domain.staff import Right
from courier_desktop.services.record import record
from courier_desktop.store import ledger, states
from courier_desktop.store import notices as notice_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from courier_desktop.domain.ids import ActId, ShipmentId
    from courier_desktop.services.context import Context, Tx

_LOOK_BACK = 4000
_NOBODYS = (ev.Corrected, ev.NoticeExpired, ev.NoticeUnsure)


@dataclass(frozen=True, slots=True)
class Undone:
    """What was taken back."""

    act: ActRow


def last_act(ctx: Context) -> ActRow | None:
    """The newest act that may be undone, None when there is none among the latest events."""
    with ctx.read() as conn:
        newest = ledger.newest_acts(conn, _LOOK_BACK)
    gone = {one for event in newest if isinstance(event.fact, ev.Corrected) for one in event.fact.amends}
    for _, group in groupby(newest, key=lambda event: event.act_id):
        act = [event for event in group if event.event_id not in gone]
        # What merely ran out of time, or was left unanswered, was nobody's act.
        if act and not all(isinstance(event.fact, _NOBODYS) for event in act):
            return act_row(act)
    return None


def last_act_of(ctx: Context, shipment_id: ShipmentId) -> ActRow | None:
    """The newest act that changed this shipment and may be undone, with all else that it touched; None for none."""
    with ctx.read() as conn:
        events = ledger.of_shipment(conn, shipment_id)
        gone = corrected_ids(events)
        meant = [
            e for e in events if e.event_id not in gone and not isinstance(e.fact, (ev.Corrected, *ev.NOTICE_FACTS))
        ]
        if not meant:
            return None
        act = ledger.of_act(conn, meant[-1].act_id)
        lost = ledger.corrected_among(conn, act)
    return act_row([event for event in act if event.event_id not in lost])


def act_row(act: Sequence[ev.Event]) -> ActRow:
    """What an act was: its leading fact, how many shipments it touched."""
    ordered = sorted(act, key=lambda event: (_weight(event.fact), event.event_id))
    lead = ordered[0]
    shipments = {event.shipment_id for event in act if event.shipment_id is not None}
    detail: dict[str, str | int] = {}
    if isinstance(lead.fact, ev.StatusMarked):
        detail["status"] = lead.fact.status.value
    if isinstance(lead.fact, ev.AttemptFailed):
        detail["reason"] = lead.fact.reason.value
    return ActRow(lead.act_id, lead.fact.kind, len(shipments), "", detail)


_LEADING: tuple[type[ev.Fact], ...] = (
    ev.RouteClosed,
    ev.RoutePublished,
    ev.RouteOpened,
    ev.LoadClosed,
    ev.DelayDeclared,
    ev.DelayEnded,
    ev.Delivered,
    ev.AttemptFailed,
    ev.AtDoor,
)
_LAST: tuple[type[ev.Fact], ...] = (*ev.NOTICE_FACTS, ev.PromiseMade)


def _weight(fact: ev.Fact) -> int:
    if type(fact) in _LEADING:
        return _LEADING.index(type(fact))
    if isinstance(fact, ev.StatusMarked) and fact.implied:
        return 98
    return 99 if isinstance(fact, _LAST) else 50


def undo(ctx: Context, act_id: ActId | None = None, why: str = "undo") -> Undone:
    """Take an act back (the newest that may be, without an id). RefusedError when something stands on it."""
    if act_id is None:
        newest = last_act(ctx)
        if newest is None:
            raise RefusedError("nothing_to_undo")
        act_id = newest.act_id
    with ctx.write(Right.UNDO) as tx:
        number = _first_number(tx, ledger.of_act(tx.conn, act_id))
        act = undo_in(tx, act_id, why)
        row = act_row(act)
        return Undone(ActRow(row.act_id, row.kind, row.count, number, row.detail))


def undo_in(tx: Tx, act_id: ActId, why: str) -> list[ev.Event]:
    """Record the corrections of an act in the caller's transaction; the events that were taken back."""
    act = [event for event in ledger.of_act(tx.conn, act_id) if not isinstance(event.fact, ev.Corrected)]
    gone = ledger.corrected_among(tx.conn, act)
    act = [event for event in act if event.event_id not in gone]
    if not act:
        raise RefusedError("nothing_to_undo")
    _only_untouched_registrations(tx, act)
    _only_untouched_routes(tx, act)
    kept = _still_meant(tx, act)
    record(tx, list(_corrections(tx, kept, why)))
    return kept


def _only_untouched_registrations(tx: Tx, act: list[ev.Event]) -> None:
    """A registration is taken back whole, and only while nothing has happened to the shipment since."""
    own = {event.event_id for event in act}
    born = [event.shipment_id for event in act if isinstance(event.fact, ev.Registered) and event.shipment_id]
    for shipment_id in born:
        events = ledger.of_shipment(tx.conn, shipment_id)
        gone = corrected_ids(events)
        later = [e for e in events if e.event_id not in own | gone and not isinstance(e.fact, ev.Corrected)]
        if later:
            number = states.load(tx.conn, [shipment_id])[shipment_id].number
            raise RefusedError("registration_in_use", number=number)


def _only_untouched_routes(tx: Tx, act: list[ev.Event]) -> None:
    """A route's opening is taken back only while nothing else has happened to it: its stops would hang in the air."""
    own = {event.event_id for event in act}
    for fact, route_id in [(event.fact, event.route_id) for event in act]:
        if not isinstance(fact, ev.RouteOpened) or route_id is None:
            continue
        events = ledger.of_route(tx.conn, route_id)
        gone = corrected_ids(events)
        if any(e.event_id not in own | gone and not isinstance(e.fact, ev.Corrected) for e in events):
            raise RefusedError("route_in_use", route=fact.code)


def _still_meant(tx: Tx, act: list[ev.Event]) -> list[ev.Event]:
    """The act without the notices that went out meanwhile: those have happened."""
    out: list[ev.Event] = []
    for event in act:
        if isinstance(event.fact, ev.NoticePlanned):
            notice = notice_rows.load(tx.conn, event.fact.notice_id)
            if notice is not None and notice.state in {
                NoticeState.CONFIRMED,
                NoticeState.MAYBE_SENT,
                NoticeState.OPENED,
            }:
                continue
        out.append(event)
    return out


def _corrections(tx: Tx, events: list[ev.Event], why: str) -> Iterable[ev.Event]:
    def place(event: ev.Event) -> tuple[str, str]:
        return (event.shipment_id or "", event.route_id or "")

    for _, group in groupby(sorted(events, key=place), key=place):
        some = list(group)
        fact = ev.Corrected(amends=tuple(event.event_id for event in some), why=why)
        yield tx.event(fact, some[0].shipment_id, some[0].route_id)


def _first_number(tx: Tx, act: list[ev.Event]) -> str:
    ids = [event.shipment_id for event in act if event.shipment_id is not None]
    found = states.load(tx.conn, ids[:1])
    return next((state.number for state in found.values()), "")

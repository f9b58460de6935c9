"""Undo: take back a whole act by one correcting event for each thing it touched."""

from __future__ import annotations

from datetime import timedelta
from itertools import groupby
from typing import TYPE_CHECKING

from courier_desktop.domain import events as ev
from courier_desktop.domain.corrections import UNDO
from courier_desktop.domain.errors import RefusedError
from courier_desktop.domain.rows import ActRow
from courier_desktop.domain.shipment import corrected_ids
from courier_desktop.domain.staff import Right
from courier_desktop.domain.values import dataclass
from courier_desktop.services.taking_back import foresee_taking, leaves_an_end, living, take_back
from courier_desktop.store import ledger, states

if TYPE_CHECKING:
    from collections.abc import Sequence

    from courier_desktop.domain.ids import ActId, ShipmentId
    from courier_desktop.services.context import Context, Tx

_LOOK_BACK = 4000
# A slip of the finger: so long its own maker takes an end back with Ctrl+Z. Later it is a correction, with a reason.
SLIP = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Undone:
    """What was taken back."""

    act: ActRow


def last_act(ctx: Context) -> ActRow | None:
    """The newest act of this person or this computer that may be undone, None for none among the latest events."""
    with ctx.read() as conn:
        newest = ledger.newest_acts(conn, _LOOK_BACK)
    gone = corrected_ids(reversed(newest))
    for _, group in groupby(newest, key=lambda event: event.act_id):
        act = [event for event in group if event.event_id not in gone]
        nobodys = _a_gateways(act) or all(_nobodys(event.fact) for event in act)
        if not (nobodys or _final(act)) and _ours(ctx, act[0]):
            return act_row(act)
    return None


def _ours(ctx: Context, event: ev.Event) -> bool:
    """Whether it was done here: Ctrl+Z never takes back what a colleague does at another desk meanwhile."""
    return event.actor == ctx.who or event.place == ctx.place


def _a_gateways(act: Sequence[ev.Event]) -> bool:
    """Whether a gateway's word made the act: what it told has happened, and what followed from it."""
    return any(event.source is ev.Source.GATEWAY for event in act)


def _final(act: Sequence[ev.Event]) -> bool:
    """Whether the act erased a person: that stays, and Ctrl+Z goes on to what was done before."""
    return any(isinstance(event.fact, ev.PersonErased) for event in act)


def _nobodys(fact: ev.Fact) -> bool:
    """Whether no person did it: it ran out of time or was left unanswered; an undo goes back step by step."""
    if isinstance(fact, ev.Corrected):
        return fact.why == UNDO
    return isinstance(fact, ev.NoticeExpired | ev.NoticeUnsure)


def last_act_of(ctx: Context, shipment_id: ShipmentId) -> ActRow | None:
    """The newest act that changed this shipment and may be undone, with all else that it touched; None for none."""
    with ctx.read() as conn:
        events = ledger.of_shipment(conn, shipment_id)
        gone = corrected_ids(events)
        meant = [
            e for e in events if e.event_id not in gone and not isinstance(e.fact, (ev.Corrected, *ev.NOTICE_FACTS))
        ]
        if not meant or _final(meant[-1:]):
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


def undo(ctx: Context, act_id: ActId | None = None) -> Undone:
    """Take an act back (the newest that may be, without an id). RefusedError when something stands on it."""
    if act_id is None:
        newest = last_act(ctx)
        if newest is None:
            raise RefusedError("nothing_to_undo")
        act_id = newest.act_id
    # One's own marks need no more than the right to mark; what another did needs more.
    with ctx.write(Right.MARK) as tx:
        number = _first_number(tx, ledger.of_act(tx.conn, act_id))
        act = undo_in(tx, act_id)
        row = act_row(act)
        return Undone(ActRow(row.act_id, row.kind, row.count, number, row.detail))


def undo_in(tx: Tx, act_id: ActId) -> list[ev.Event]:
    """Record the corrections of an act in the caller's transaction; the events that were taken back."""
    act = living(tx, ledger.of_act(tx.conn, act_id))
    if not act:
        raise RefusedError("nothing_to_undo")
    if any(event.actor != tx.who for event in act):
        tx.ctx.need(Right.UNDO)
    taking = foresee_taking(tx, act)
    if taking.refused:
        raise RefusedError(taking.refused, **taking.params)
    if not taking.events:
        # It only planned messages, and those have gone.
        raise RefusedError("notice_gone_already")
    if taking.later:
        raise RefusedError("later_marks_stand", number=_first_number(tx, taking.later))
    if leaves_an_end(tx, taking.events) and not _slipped(tx, act):
        raise RefusedError("end_needs_correction", number=_first_number(tx, act))
    take_back(tx, taking.events, UNDO)
    return taking.events


def _slipped(tx: Tx, act: Sequence[ev.Event]) -> bool:
    """Whether the one who did it takes it back at once."""
    return all(event.actor == tx.who and tx.now - event.recorded_at <= SLIP for event in act)


def _first_number(tx: Tx, act: Sequence[ev.Event]) -> str:
    ids = [event.shipment_id for event in act if event.shipment_id is not None]
    found = states.load(tx.conn, ids[:1])
    return next((state.number for state in found.values()), "")

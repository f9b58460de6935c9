"""Correct something that happened earlier: see first what would be taken back, then say why, then record it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from courier_desktop.domain import events as ev
from courier_desktop.domain.corrections import (
    Correction,
    CorrectionDone,
    CorrectionPreview,
    Stand,
    Why,
)
from courier_desktop.domain.errors import NotFoundError, RefusedError
from courier_desktop.domain.ids import ShipmentId
from courier_desktop.domain.money import Money
from courier_desktop.domain.notices import NoticeEvent, NoticeState
from courier_desktop.domain.shipment import fold
from courier_desktop.domain.staff import Right
from courier_desktop.domain.values import dataclass
from courier_desktop.services.shipments import event_rows
from courier_desktop.services.taking_back import Taking, foresee_taking, leaves_an_end, living, take_back
from courier_desktop.store import ledger, people, states
from courier_desktop.store import notices as notice_rows
from courier_desktop.store import routes as route_rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from courier_desktop.domain.ids import EventId
    from courier_desktop.domain.shipment import ShipmentState
    from courier_desktop.services.context import Context, Tx

_WAITING = frozenset({NoticeState.PREPARED, NoticeState.QUEUED, NoticeState.BLOCKED})


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a correction is about: the event, its act as far as it still counts, and the part that is to go."""

    event: ev.Event
    shipment_id: ShipmentId
    act: list[ev.Event]
    part: list[ev.Event]
    whole_only: bool


def preview(ctx: Context, event_id: EventId, *, whole: bool = False) -> CorrectionPreview:
    """What correcting that event would do, before anything happens. NotFoundError for an unknown event."""
    with ctx.peek() as tx:
        asked = _asked(tx, event_id, whole=whole)
        taking = _foreseen(tx, asked)
        return _preview(tx, asked, taking)


def correct(ctx: Context, what: Correction) -> CorrectionDone:
    """Record that the event never counted, nor what went with it. RefusedError says why not and how to do it properly.

    What leaves an end state (delivered, returned, cancelled, lost) needs Right.CORRECT_END and a reason.
    """
    with ctx.write(Right.MARK) as tx:
        asked = _asked(tx, what.event_id, whole=what.whole)
        number = _number(tx, asked.shipment_id)
        taking = _foreseen(tx, asked)
        if taking.refused:
            raise RefusedError(taking.refused, **taking.params)
        _need_rights(tx, taking)
        _need_why(tx, asked, taking, what)
        if taking.later and not what.along:
            raise RefusedError("later_marks_stand", number=number)
        why = what.why.value if what.why is not None else ""
        take_back(tx, taking.all, why, what.note.strip())
        touched = {event.shipment_id for event in taking.all if event.shipment_id is not None}
        return CorrectionDone(tx.act_id, number, len(touched))


def _need_rights(tx: Tx, taking: Taking) -> None:
    if any(event.actor != tx.who for event in taking.all):
        tx.ctx.need(Right.UNDO)
    if leaves_an_end(tx, taking.all):
        tx.ctx.need(Right.CORRECT_END)


def _need_why(tx: Tx, asked: _Asked, taking: Taking, what: Correction) -> None:
    number = _number(tx, asked.shipment_id)
    if what.why is None:
        if leaves_an_end(tx, taking.all):
            status = states.load(tx.conn, [asked.shipment_id])[asked.shipment_id].status
            raise RefusedError("end_state_needs_reason", number=number, status=status.value)
        raise RefusedError("correction_needs_why", number=number)
    if what.why is Why.OTHER and not what.note.strip():
        raise RefusedError("correction_needs_why", number=number)


def _asked(tx: Tx, event_id: EventId, *, whole: bool) -> _Asked:
    event = next(iter(ledger.by_ids(tx.conn, [event_id])), None)
    if event is None or event.shipment_id is None or not states.load(tx.conn, [event.shipment_id]):
        raise NotFoundError(number=event_id)
    act = living(tx, ledger.of_act(tx.conn, event.act_id))
    # The end of a setback counts for all it lay over: one shipment alone would stay under a setback that is over.
    whole_only = any(isinstance(one.fact, ev.DelayEnded) for one in act)
    part = act if whole or whole_only else _part(act, event.shipment_id)
    return _Asked(event, event.shipment_id, act, part, whole_only)


def _part(act: Sequence[ev.Event], shipment_id: ShipmentId) -> list[ev.Event]:
    """What the act did to that shipment; with the messages to others that only its mark called for."""
    moved = {one.shipment_id for one in act if not isinstance(one.fact, ev.NOTICE_FACTS)}
    alone = moved == {shipment_id}
    return [one for one in act if one.shipment_id == shipment_id or (alone and isinstance(one.fact, ev.NOTICE_FACTS))]


def _foreseen(tx: Tx, asked: _Asked) -> Taking:
    if asked.event.event_id not in {event.event_id for event in asked.part}:
        return Taking([]).refuse("already_corrected", number=_number(tx, asked.shipment_id))
    return foresee_taking(tx, asked.part)


def _preview(tx: Tx, asked: _Asked, taking: Taking) -> CorrectionPreview:
    events = ledger.of_shipment(tx.conn, asked.shipment_id)
    own = [event for event in taking.all if event.shipment_id == asked.shipment_id]
    fact = ev.Corrected(amends=tuple(event.event_id for event in own), why="")
    then = fold([*events, tx.event(fact, asked.shipment_id)])
    shown = {row.event_id: row for row in event_rows(tx.conn, events)}
    taken, later = ({event.event_id for event in some} for some in (taking.events, taking.later))
    acted = {event.shipment_id for event in asked.act if not isinstance(event.fact, ev.NOTICE_FACTS)}
    return CorrectionPreview(
        event=shown[asked.event.event_id],
        shipment_id=asked.shipment_id,
        number=_number(tx, asked.shipment_id),
        taken=tuple(row for row in shown.values() if row.event_id in taken),
        later=tuple(row for row in shown.values() if row.event_id in later),
        before=_stand(tx, states.load(tx.conn, [asked.shipment_id])[asked.shipment_id]),
        after=None if then is None else _stand(tx, then),
        shipments=len(acted - {None}),
        touched=len({event.shipment_id for event in taking.all if not isinstance(event.fact, ev.NOTICE_FACTS)}),
        ends=leaves_an_end(tx, taking.all),
        restores=isinstance(asked.event.fact, ev.Corrected),
        whole_only=asked.whole_only,
        withdrawn=_withdrawn(tx, taking),
        gone_out=tuple(e.fact.event for e in taking.gone_out if isinstance(e.fact, ev.NoticePlanned)),
        refused=taking.refused,
        params=taking.params,
    )


def _withdrawn(tx: Tx, taking: Taking) -> tuple[NoticeEvent, ...]:
    """The messages that have not gone out and would be taken back."""
    facts = [event.fact for event in taking.all if isinstance(event.fact, ev.NoticePlanned)]
    found = [notice_rows.load(tx.conn, fact.notice_id) for fact in facts]
    return tuple(one.event for one in found if one is not None and one.state in _WAITING)


def _number(tx: Tx, shipment_id: ShipmentId) -> str:
    return states.load(tx.conn, [shipment_id])[shipment_id].number


def _stand(tx: Tx, state: ShipmentState) -> Stand:
    party, address = people.party_row(tx.conn, state.recipient_id), people.address_of(tx.conn, state.address_id)
    route = route_rows.load(tx.conn, state.route_id) if state.route_id else None

    def money(amount: int | None) -> Money | None:
        return None if amount is None else Money(amount, state.currency)

    return Stand(
        status=state.status,
        promise_start=state.promise_start,
        promise_end=state.promise_end,
        route=route.code if route is not None else "",
        attempts=state.attempts,
        delayed=state.delay_id is not None,
        pieces=state.pieces,
        cash=money(state.cash_minor),
        collected=money(state.collected_minor),
        declared=money(state.declared_minor),
        received_by=people.text_of(tx.conn, state.received_by_id),
        recipient=party["name"],
        phone=party["phone"] or party["phone_typed"],
        address=", ".join(part for part in (address.street_line(), address.city_line()) if part),
        note=people.text_of(tx.conn, state.note_id),
        contents=people.text_of(tx.conn, state.contents_id),
        weight_g=state.weight_g,
        signed_copy=state.signed_copy,
    )

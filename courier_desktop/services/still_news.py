"""Whether a notice that has waited is still news: not when a later step was told, nor when its cause was undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from courier_desktop.domain import events as ev
from courier_desktop.domain.notices import IN_BETWEEN, NoticeEvent
from courier_desktop.domain.shipment import corrected_ids
from courier_desktop.store import ledger
from courier_desktop.store import notices as notice_rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from courier_desktop.domain.notice_life import NoticeFacts
    from courier_desktop.services.context import Tx


def outdated(tx: Tx, notice: NoticeFacts) -> str:
    """Why it is no news any more, a code of wording; "" = it still is.

    One that waits for the first time needs no asking: what makes it worthless ends it at once. One that was being sent
    then, or may have gone out, comes back later.
    """
    if _withdrawn(ledger.of_shipment(tx.conn, notice.shipment_id), notice):
        return "withdrawn"
    known = notice_rows.of_shipment(tx.conn, notice.shipment_id)
    return "superseded" if any(makes_old(notice, one) for one in known) else ""


def planned(tx: Tx, notice: NoticeFacts) -> list[ev.Event]:
    """The event that planned it."""
    return [
        one
        for one in ledger.of_shipment(tx.conn, notice.shipment_id)
        if isinstance(one.fact, ev.NoticePlanned) and one.fact.notice_id == notice.notice_id
    ]


def makes_old(notice: NoticeFacts, later: NoticeFacts) -> bool:
    """Whether the later one tells a further step, after which the first is no news any more."""
    return later.planned_at > notice.planned_at and notice.event in IN_BETWEEN and notice.event not in kept(later.event)


def kept(event: NoticeEvent) -> frozenset[NoticeEvent]:
    """The in-between notices that stay news when that event is told."""
    return frozenset({event, NoticeEvent.DELAY} if event in IN_BETWEEN else {event})


def _withdrawn(history: Sequence[ev.Event], notice: NoticeFacts) -> bool:
    """Whether what it tells was taken back, and has not happened anew since."""
    gone = corrected_ids(history)
    if not gone:
        return False
    # What goes on by another channel is planned by a gateway's word, but tells of the same.
    acts = {
        one.act_id
        for one in history
        if isinstance(one.fact, ev.NoticePlanned)
        and (one.fact.event, one.fact.occasion) == (notice.event, notice.occasion)
    }
    marks = [one for one in history if not isinstance(one.fact, (ev.Corrected, *ev.NOTICE_FACTS))]
    called = [one for one in marks if one.act_id in acts]
    if not called or any(one.event_id not in gone for one in called):
        return False
    again = {_what(one) for one in marks if one.event_id not in gone}
    return not any(_what(one) in again for one in called)


def _what(event: ev.Event) -> tuple[object, ...]:
    fact = event.fact
    return (fact.kind, fact.status) if isinstance(fact, ev.StatusMarked) else (fact.kind,)

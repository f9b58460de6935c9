"""A notice's current state, derived from its facts."""

from __future__ import annotations

from datetime import datetime

from courier_desktop.domain import events as ev
from courier_desktop.domain.ids import DelayId, NoticeId, ShipmentId, TextId
from courier_desktop.domain.notices import TAKEN, Channel, NoticeEvent, NoticeState
from courier_desktop.domain.values import dataclass, replace
from courier_desktop.domain.words import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeFacts:
    """Everything derived about one notice. Confirmed = it went: by whose word, a person's or a gateway's, and when."""

    notice_id: NoticeId
    shipment_id: ShipmentId
    event: NoticeEvent
    occasion: str
    channel: Channel
    language: Language
    state: NoticeState
    why: str
    text_id: TextId | None
    delay_id: DelayId | None
    planned_at: datetime
    not_before: datetime
    expires_at: datetime | None
    opened_at: datetime | None = None
    opened_by: str = ""
    confirmed_at: datetime | None = None
    confirmed_by: str = ""


def apply_notice(notice: NoticeFacts | None, event: ev.Event) -> NoticeFacts | None:
    """The notice after one more of its events."""
    fact = event.fact
    if isinstance(fact, ev.NoticePlanned):
        return _planned(event, fact)
    if notice is None:
        return None
    if isinstance(fact, ev.NoticeEdited):
        return replace(notice, text_id=fact.text_id)
    if isinstance(fact, ev.NoticeOpened):
        return replace(notice, state=NoticeState.OPENED, opened_at=event.occurred_at, opened_by=event.actor)
    if isinstance(fact, ev.NoticeConfirmed):
        return replace(notice, state=NoticeState.CONFIRMED, confirmed_at=event.occurred_at, confirmed_by=event.actor)
    return _told(notice, event) or _ended(notice, fact)


def _waits(channel: Channel) -> NoticeState:
    """How a notice waits: for a person's hand or for a gateway."""
    return NoticeState.PREPARED if channel is Channel.WA_ME else NoticeState.QUEUED


def _told(notice: NoticeFacts, event: ev.Event) -> NoticeFacts | None:
    """What a gateway told: it only goes forward, and what arrived was no failure. None = it told nothing."""
    match event.fact:
        case ev.NoticeAccepted():
            if notice.state in TAKEN:
                return notice
            went = replace(notice, confirmed_at=event.occurred_at, confirmed_by=event.actor)
            return replace(went, state=NoticeState.SENT, why="")
        case ev.NoticeDelivered():
            return notice if notice.state is NoticeState.READ else replace(notice, state=NoticeState.DELIVERED, why="")
        case ev.NoticeRead():
            return replace(notice, state=NoticeState.READ, why="")
        case ev.NoticeFailed(why=why):
            arrived = notice.state in {NoticeState.DELIVERED, NoticeState.READ}
            return notice if arrived else replace(notice, state=NoticeState.FAILED, why=why)
        case _:
            return None


def _planned(event: ev.Event, fact: ev.NoticePlanned) -> NoticeFacts:
    if event.shipment_id is None:
        msg = "a notice belongs to a shipment"
        raise ValueError(msg)
    return NoticeFacts(
        notice_id=fact.notice_id,
        shipment_id=event.shipment_id,
        event=fact.event,
        occasion=fact.occasion,
        channel=fact.channel,
        language=fact.language,
        state=NoticeState.BLOCKED if fact.blocked else _waits(fact.channel),
        why=fact.blocked,
        text_id=fact.text_id,
        delay_id=fact.delay_id,
        planned_at=event.occurred_at,
        not_before=fact.not_before,
        expires_at=fact.expires_at,
    )


def _ended(notice: NoticeFacts, fact: ev.Fact) -> NoticeFacts:
    if isinstance(fact, ev.NoticeUnsure):
        return replace(notice, state=NoticeState.MAYBE_SENT)
    if isinstance(fact, ev.NoticeReady):
        return replace(notice, state=_waits(notice.channel), why="", opened_at=None, opened_by="")
    if isinstance(fact, ev.NoticeNotSent):
        return replace(notice, state=NoticeState.NOT_SENT, why=fact.why)
    if isinstance(fact, ev.NoticeExpired):
        return replace(notice, state=NoticeState.EXPIRED, why=fact.why)
    return notice

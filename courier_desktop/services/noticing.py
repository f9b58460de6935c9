"""Plan the notices that events call for, inside the transaction that records the events."""

from __future__ import annotations

import json
from dataclasses import fields
from datetime import datetime
from typing import TYPE_CHECKING, Any

from courier_desktop.domain import events as ev
from courier_desktop.domain.ids import DelayId, NoticeId, TextId
from courier_desktop.domain.money import Money, format_money
from courier_desktop.domain.notice_planning import Block, Plan, Situation, Unneeded, expiry, first_allowed, plan_notice
from courier_desktop.domain.notices import IN_BETWEEN, NOT_GONE, Channel, MessageValues, NoticeEvent, NoticeState
from courier_desktop.domain.staff import Right
from courier_desktop.domain.strategy import next_channel
from courier_desktop.domain.times import day_start, local_day, to_text
from courier_desktop.domain.values import dataclass, replace
from courier_desktop.domain.words import Language, language_of
from courier_desktop.services.contacts import recipient_of
from courier_desktop.services.message_templates import written
from courier_desktop.services.planning import planning
from courier_desktop.services.spoken import first_name, spoken_day, spoken_time
from courier_desktop.services.still_news import kept, outdated
from courier_desktop.store import ledger, people, states
from courier_desktop.store import notices as notice_rows

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

    from courier_desktop.domain.address import Address
    from courier_desktop.domain.notice_life import NoticeFacts
    from courier_desktop.domain.shipment import ShipmentState
    from courier_desktop.domain.strategy import Recipient
    from courier_desktop.services.context import Context, Tx


_NO_VALUES = MessageValues()
# Nobody was told by these.
_CAME_TO_NOTHING = frozenset({NoticeState.FAILED, NoticeState.NOT_SENT, NoticeState.EXPIRED, NoticeState.BLOCKED})
_VALUE_NAMES = tuple(field.name for field in fields(MessageValues))


@dataclass(frozen=True, slots=True, kw_only=True)
class Occurrence:
    """An event that may call for a notice; `values` are the words that only this event knows."""

    event: NoticeEvent
    occurred_at: datetime
    occasion: str = ""
    implied: bool = False
    delay_id: DelayId | None = None
    text: str | None = None
    until: datetime | None = None
    values: MessageValues = _NO_VALUES


# Told once for each trip, not once for ever: the day tells the trips apart.
_EACH_TRIP = frozenset(
    {
        NoticeEvent.OUT_FOR_DELIVERY,
        NoticeEvent.YOU_ARE_NEXT,
        NoticeEvent.AT_THE_DOOR,
        NoticeEvent.ATTEMPT_FAILED,
        NoticeEvent.NOT_TODAY,
    }
)


def occurrence(tx: Tx, event: NoticeEvent, at: datetime, values: MessageValues | None = None) -> Occurrence:
    """The occurrence of that event at that time, its occasion set so that it is told once."""
    occasion = local_day(at, tx.ctx.zone).isoformat() if event in _EACH_TRIP else ""
    return Occurrence(event=event, occurred_at=at, occasion=occasion, values=values or _NO_VALUES)


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What the rules make of an occurrence, with the text it would send and to where; nothing is written yet."""

    outcome: Plan | Block | Unneeded
    language: Language
    text: str
    address: str = ""


def recipient_for(tx: Tx, state: ShipmentState) -> Recipient:
    """Whom a shipment's notices are for, as they stand now, by the clock of where it goes."""
    party = people.party_row(tx.conn, state.recipient_id)
    return recipient_of(tx.conn, party, tx.ctx, people.address_of(tx.conn, state.address_id))


def recipient_language(tx: Tx, state: ShipmentState) -> Language:
    """The language in which a shipment's recipient is told."""
    return recipient_for(tx, state).language or language_of(tx.ctx.settings.recipient_language)


def foresee(tx: Tx, state: ShipmentState, what: Occurrence) -> Foreseen:
    """What would be told to the recipient, and whether it may."""
    return _foresee(tx, state, what, notice_rows.of_shipment(tx.conn, state.shipment_id))


def _foresee(tx: Tx, state: ShipmentState, what: Occurrence, known: Sequence[NoticeFacts]) -> Foreseen:
    ctx = tx.ctx
    party = people.party_row(tx.conn, state.recipient_id)
    address = people.address_of(tx.conn, state.address_id)
    recipient = recipient_of(tx.conn, party, ctx, address)
    language = recipient.language or language_of(ctx.settings.recipient_language)
    shared = planning(tx)
    outcome = plan_notice(_situation(tx, recipient, state, what, known), shared.rules)
    if isinstance(outcome, Unneeded):
        return Foreseen(outcome, language, "")
    if isinstance(outcome, Plan):
        shared.note(tx, recipient, what.event, state.shipment_id)
    text = what.text
    if not text:
        channel = outcome.channel if isinstance(outcome, Plan) else Channel.WA_ME
        values = _values(tx, (party, address), state, what.values, language)
        text = written(tx.conn, ctx.settings, (what.event, language, channel), values).body
    to = recipient.addresses.get(outcome.channel, "") if isinstance(outcome, Plan) else ""
    return Foreseen(outcome, language, text, to)


def values_of(tx: Tx, state: ShipmentState, language: Language, own: MessageValues = _NO_VALUES) -> MessageValues:
    """What a message to a shipment's recipient could say now; `own` = what only an event knows."""
    whose = people.party_row(tx.conn, state.recipient_id), people.address_of(tx.conn, state.address_id)
    return _values(tx, whose, state, own, language)


def _situation(
    tx: Tx, recipient: Recipient, state: ShipmentState, what: Occurrence, known: Sequence[NoticeFacts]
) -> Situation:
    shared = planning(tx)
    return Situation(
        event=what.event,
        occasion=what.occasion,
        occurred_at=what.occurred_at,
        now=tx.now,
        recipient=recipient,
        imported_final=state.final,
        implied=what.implied,
        told=frozenset((n.event, n.occasion) for n in known),
        told_today=shared.told_today(tx, recipient, what.event, state.shipment_id),
        delay_notices_today=sum(
            1
            for n in known
            if n.event is NoticeEvent.DELAY and n.planned_at >= shared.today and n.state is not NoticeState.BLOCKED
        ),
        until=what.until,
    )


def plan_notices(tx: Tx, state: ShipmentState, what: Occurrence) -> list[ev.Event]:
    """The events that an occurrence calls for: a planned or blocked notice, and what it makes worthless."""
    known = notice_rows.of_shipment(tx.conn, state.shipment_id)
    events = _supersede(tx, state, what.event, known)
    seen = _foresee(tx, state, what, known)
    if isinstance(seen.outcome, Unneeded):
        return events
    text_id = TextId(tx.ctx.new_id())
    people.add_texts(tx.conn, [(text_id, seen.text)])
    blocked = seen.outcome.code if isinstance(seen.outcome, Block) else ""
    zone = tx.ctx.zone
    plan = seen.outcome if isinstance(seen.outcome, Plan) else None
    fact = ev.NoticePlanned(
        notice_id=NoticeId(tx.ctx.new_id()),
        event=what.event,
        occasion=what.occasion,
        channel=plan.channel if plan else Channel.WA_ME,
        language=seen.language,
        not_before=plan.not_before if plan else tx.now,
        expires_at=plan.expires_at if plan else what.until or expiry(what.event, what.occurred_at, zone),
        text_id=text_id,
        blocked=blocked,
        delay_id=what.delay_id,
        values_id=_keep_values(tx, what.values) if plan and plan.channel is Channel.WHATSAPP else None,
    )
    return [*events, tx.event(fact, state.shipment_id, state.route_id)]


def _keep_values(tx: Tx, own: MessageValues) -> TextId | None:
    """What only the occasion knows, kept for an approved template; None when it knows nothing."""
    said = _own(own)
    if not said:
        return None
    values_id = TextId(tx.ctx.new_id())
    people.add_texts(tx.conn, [(values_id, json.dumps(said, ensure_ascii=False))])
    return values_id


def values_then(tx: Tx, state: ShipmentState, notice: NoticeFacts) -> MessageValues:
    """What a planned notice could say, with what its occasion knew."""
    planned = next(
        (
            event.fact
            for event in ledger.of_shipment(tx.conn, state.shipment_id)
            if isinstance(event.fact, ev.NoticePlanned) and event.fact.notice_id == notice.notice_id
        ),
        None,
    )
    kept = people.text_of(tx.conn, planned.values_id) if planned and planned.values_id else ""
    own: dict[str, Any] = json.loads(kept) if kept else {}
    known = {name: tuple(value) if isinstance(value, list) else value for name, value in own.items()}
    return values_of(tx, state, notice.language, MessageValues(**known))  # type: ignore[arg-type]  # as they were taken down


def fall_back(tx: Tx, notice: NoticeFacts) -> list[ev.Event]:
    """What goes on telling a notice whose channel cannot reach the recipient: the same words by the next channel.

    Nothing when no channel is left, its time went by, or a later step was told since. Only after a final failure of the
    recipient's address: what may have gone out is never told again.
    """
    state = states.load(tx.conn, [notice.shipment_id]).get(notice.shipment_id)
    if state is None or notice.expires_at is None:
        return []
    known = notice_rows.of_shipment(tx.conn, notice.shipment_id)
    tried = frozenset(n.channel for n in known if (n.event, n.occasion) == (notice.event, notice.occasion))
    recipient, rules = recipient_for(tx, state), planning(tx).rules
    channel = next_channel(rules.strategy, recipient, rules.way, notice.event, tried)
    if channel is None or told_elsewhere(notice, known) or outdated(tx, notice):
        return []
    rule = rules.strategy.rule(notice.event, recipient.kind)
    not_before = first_allowed(tx.now, notice.expires_at, rule, rules, recipient.zone)
    if not_before >= notice.expires_at:
        return []
    # Its own text, so that changing or erasing one leaves the other as it went.
    text_id = TextId(tx.ctx.new_id())
    people.add_texts(tx.conn, [(text_id, people.text_of(tx.conn, notice.text_id))])
    fact = ev.NoticePlanned(
        notice_id=NoticeId(tx.ctx.new_id()),
        event=notice.event,
        occasion=notice.occasion,
        channel=channel,
        language=notice.language,
        not_before=not_before,
        expires_at=notice.expires_at,
        text_id=text_id,
        delay_id=notice.delay_id,
    )
    return [tx.event(fact, state.shipment_id, state.route_id)]


def told_elsewhere(notice: NoticeFacts, known: Iterable[NoticeFacts]) -> bool:
    """Whether the same is told, or may have been, by another of the shipment's notices: none says it twice."""
    return any(
        one.notice_id != notice.notice_id
        and (one.event, one.occasion) == (notice.event, notice.occasion)
        and one.state not in _CAME_TO_NOTHING
        for one in known
    )


def _supersede(tx: Tx, state: ShipmentState, event: NoticeEvent, known: Sequence[NoticeFacts]) -> list[ev.Event]:
    """In-between notices still waiting lose their meaning once a later step is told."""
    keeps = kept(event)
    return [
        tx.event(ev.NoticeExpired(notice_id=n.notice_id, why="superseded"), state.shipment_id, state.route_id)
        for n in known
        if n.state in NOT_GONE and n.event in IN_BETWEEN and n.event not in keeps
    ]


def _values(
    tx: Tx, whose: tuple[sqlite3.Row, Address], state: ShipmentState, own: MessageValues, language: Language
) -> MessageValues:
    """The words of a message: what the shipment knows, over which the occurrence's own values lie."""
    return replace(_shipment_values(tx, whose, state, language), **_own(own))


def _own(own: MessageValues) -> dict[str, Any]:
    """Those that are not as in a message of which nothing is known."""
    return {name: value for name in _VALUE_NAMES if (value := getattr(own, name)) != getattr(_NO_VALUES, name)}


def _shipment_values(
    tx: Tx, whose: tuple[sqlite3.Row, Address], state: ShipmentState, language: Language
) -> MessageValues:
    ctx, (recipient, address) = tx.ctx, whose
    sender = people.party_row(tx.conn, state.sender_id)
    zone = ctx.zone
    today = local_day(tx.now, zone)
    start, end = state.promise_start, state.promise_end
    return MessageValues(
        company=ctx.settings.company,
        company_phone=ctx.settings.phone,
        staff=ctx.settings.staff,
        recipient=recipient["name"],
        first_name=first_name(recipient["name"]),
        sender=sender["name"],
        number=state.number,
        pieces=state.pieces,
        driver=_driver_name(tx, state),
        cash=format_money(Money(state.cash_minor, state.currency)) if state.cash_minor else "",
        day=spoken_day(local_day(start, zone), today, language) if start else "",
        window_from=spoken_time(start.astimezone(zone), language) if start else "",
        window_to=spoken_time(end.astimezone(zone), language) if end else "",
        missing=state.missing,
        street=address.street,
        attempt=min(state.attempts + 1, state.max_attempts),
        max_attempts=state.max_attempts,
    )


def _driver_name(tx: Tx, state: ShipmentState) -> str:
    if state.route_id is None:
        return ""
    row = people.driver_of_route(tx.conn, state.route_id)
    return "" if row is None else first_name(row["name"])


def expire_due(ctx: Context) -> int:
    """Let notices whose time went by expire; how many. Nothing does in a ledger that is only looked at."""
    if ctx.store.read_only:
        return 0
    with ctx.read() as conn:
        due = notice_rows.due_to_expire(conn, ctx.clock())
    if not due:
        return 0
    from courier_desktop.services.record import record

    with ctx.write(Right.UPKEEP) as tx:
        fresh = notice_rows.due_to_expire(tx.conn, tx.now)
        record(tx, [tx.event(ev.NoticeExpired(notice_id=n.notice_id, why="day_over"), n.shipment_id) for n in fresh])
    return len(fresh)


def since_text(ctx: Context) -> str:
    """The start of the courier's today as the ledger writes it."""
    return to_text(day_start(local_day(ctx.clock(), ctx.zone), ctx.zone))

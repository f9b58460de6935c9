"""Take up a gateway's next message: whose turn it is, whether it may still go, its row written before its request."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from courier_desktop.domain import events as ev
from courier_desktop.domain.contacts import same_address
from courier_desktop.domain.corrections import UNDO
from courier_desktop.domain.ids import NoticeId, PartyId, TextId
from courier_desktop.domain.messaging import GATEWAY_TITLES, MessageState, Outgoing
from courier_desktop.domain.notice_planning import after_quiet, first_allowed
from courier_desktop.domain.notices import NoticeState
from courier_desktop.domain.outbox_rules import LEASE, next_turn
from courier_desktop.domain.staff import Right
from courier_desktop.domain.times import day_end, local_day
from courier_desktop.domain.topics import Topic
from courier_desktop.domain.values import dataclass, replace
from courier_desktop.services import merging
from courier_desktop.services import wording_of_messages as words
from courier_desktop.services.contacts import recipient_of
from courier_desktop.services.planning import planning
from courier_desktop.services.record import record
from courier_desktop.services.still_news import outdated, planned
from courier_desktop.services.taking_back import take_back
from courier_desktop.store import gateways as gateway_rows
from courier_desktop.store import notices as notice_rows
from courier_desktop.store import outbox as rows
from courier_desktop.store import people, states
from courier_desktop.store.outbox import MessageFacts

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence

    from courier_desktop.domain.messaging import GatewayName
    from courier_desktop.domain.notice_life import NoticeFacts
    from courier_desktop.domain.shipment import ShipmentState
    from courier_desktop.domain.strategy import Recipient
    from courier_desktop.services.context import Context, Tx
    from courier_desktop.services.gateways import Ready

# How often a turn that finds only messages which may not go looks for the next one before it lets others write.
_LOOKS = 50
# What `sender_news` writes.
TO_SHOPS = ("digest:", "sender:")


@dataclass(frozen=True, slots=True)
class Wait:
    """Nothing goes now: not before `until`, None = until something new comes. `why` = a code of wording, or ""."""

    until: datetime | None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Taken:
    """A message whose row says that it is being sent; the gateway is to send it now, before `until`."""

    facts: MessageFacts
    message: Outgoing
    until: datetime


@contextmanager
def by_gateway(ctx: Context, name: GatewayName) -> Iterator[Tx]:
    """A write in which a gateway acts, not a person."""
    with ctx.write(Right.UPKEEP) as tx:
        tx.source = ev.Source.GATEWAY.value
        tx.who = GATEWAY_TITLES[name]
        yield tx


def take_up(ctx: Context, ready: Ready, holder: str, luck: float) -> Taken | Wait:
    """The next message that this gateway is to send now, its row and attempt written; else how long to wait.

    Only the one holder of the gateway's lease takes up anything. What may not go any more ends on the way. While there
    is nothing to do nothing is written: every write makes the windows look at their pages again.
    """
    wait = _nothing_now(ctx, ready, luck)
    if wait is not None:
        return wait
    with by_gateway(ctx, ready.name) as tx:
        wait = _held_back(tx, ready, holder, luck)
        if wait is not None:
            return wait
        for _ in range(_LOOKS):
            facts = _next(tx, ready)
            if facts is None:
                return Wait(rows.next_due(tx.conn, ready.traits.channel, tx.now))
            if facts.state is MessageState.QUEUED:
                return _begin(tx, ready, facts)
        return Wait(tx.now)


def _nothing_now(ctx: Context, ready: Ready, luck: float) -> Wait | None:
    """How long to wait as far as reading tells; None when something may be due."""
    now = ctx.clock()
    with ctx.read() as conn:
        held = _holds(ctx, conn, ready, luck)
        if held is not None:
            return held
        channel = ready.traits.channel
        if rows.due(conn, channel, now) is None and rows.due_notice(conn, channel, now) is None:
            return Wait(rows.next_due(conn, channel, now))
    return None


def _held_back(tx: Tx, ready: Ready, holder: str, luck: float) -> Wait | None:
    """What holds the whole gateway back, another's lease too; what is not held back is in this holder's hands."""
    row = gateway_rows.load(tx.conn, ready.name)
    if row.switched_on and not gateway_rows.take_lease(tx.conn, ready.name, holder, tx.now, LEASE):
        return Wait(row.lease_until, "gateway_elsewhere")
    return _holds(tx.ctx, tx.conn, ready, luck)


def _holds(ctx: Context, conn: sqlite3.Connection, ready: Ready, luck: float) -> Wait | None:
    """What holds the gateway back: off, paused, told to wait, its pace, its day's limit."""
    now = ctx.clock()
    row = gateway_rows.load(conn, ready.name)
    if not row.switched_on:
        return Wait(None)
    if row.paused_why:
        return Wait(None, row.paused_why)
    # No service asks for more than a day: such a wait is of a clock that was set back.
    if row.wait_until is not None and now < row.wait_until <= now + timedelta(hours=25):
        return Wait(row.wait_until, "gateway_busy")
    turn = next_turn(ready.traits, row.last_sent_at, luck)
    # A last send in the future is a clock that was set back: it holds nothing back.
    if turn is not None and now < turn <= now + timedelta(hours=1):
        return Wait(turn)
    today = local_day(now, ctx.zone)
    cap = ready.traits.daily_cap
    if cap is not None and row.day == today.isoformat() and row.sent_today >= cap:
        return Wait(day_end(today, ctx.zone), "gateway_day_limit")
    return None


def _next(tx: Tx, ready: Ready) -> MessageFacts | None:
    """The next message of the channel: QUEUED when it may go now, ended or put off when it may not; None for none."""
    facts = rows.due(tx.conn, ready.traits.channel, tx.now)
    if facts is None:
        facts = _compose(tx, ready)
    elif notices := rows.notices_of(tx.conn, facts.message_id):
        facts = _still(tx, facts, notices)
    elif facts.expires_at is not None and facts.expires_at <= tx.now:
        facts = _end(tx, facts, MessageState.EXPIRED, "day_over")
    elif facts.dedupe.startswith(TO_SHOPS) and facts.party_id is not None:
        facts = _to_shop(tx, facts, facts.party_id)
    return facts


def _still(tx: Tx, facts: MessageFacts, ids: Sequence[NoticeId]) -> MessageFacts:
    """A message that waited for another try: whether its notices still call for it."""
    found = [one for one in (notice_rows.load(tx.conn, one) for one in ids) if one is not None]
    waiting = [one for one in found if one.state is NoticeState.QUEUED]
    living = [one for one in waiting if not _is_over(tx, one)]
    if not living:
        return _end_with(tx, facts, ids)
    recipient = _recipient(tx, living[0])
    if recipient is None:
        return _end(tx, facts, MessageState.BLOCKED, "withdrawn")
    address = recipient.addresses.get(facts.channel, "")
    if len(living) < len(ids) or (address and not same_address(facts.channel, address, facts.address)):
        # It carries what may not go any more, or to where they are no more: what is left is told by a message anew.
        return _end(tx, facts, MessageState.BLOCKED, "message_made_anew")
    return _may_go(tx, facts, living, recipient)


def _end_with(tx: Tx, facts: MessageFacts, ids: Sequence[NoticeId]) -> MessageFacts:
    """A message all of whose notices are over ends as they did; those that were undone are no more."""
    left = [one for one in (notice_rows.load(tx.conn, each) for each in ids) if one is not None]
    why = next((one.why for one in left if one.why), "withdrawn")
    return _end(tx, facts, MessageState.EXPIRED if why == "day_over" else MessageState.BLOCKED, why)


def _is_over(tx: Tx, notice: NoticeFacts) -> bool:
    """Whether a notice that has waited for another try is not to be told any more; then it is ended."""
    late = notice.expires_at is not None and notice.expires_at <= tx.now
    why = "day_over" if late else outdated(tx, notice)
    if not why:
        return False
    if why == "withdrawn":
        # Its cause was undone while it might have gone out. It has not, and goes as its cause did.
        take_back(tx, planned(tx, notice), UNDO)
    else:
        record(tx, [tx.event(ev.NoticeExpired(notice_id=notice.notice_id, why=why), notice.shipment_id)])
    return True


def _compose(tx: Tx, ready: Ready) -> MessageFacts | None:
    """The message of the notice whose turn it is, with those that go along with it."""
    channel = ready.traits.channel
    row = rows.due_notice(tx.conn, channel, tx.now)
    first = notice_rows.load(tx.conn, NoticeId(row["notice_id"])) if row is not None else None
    if first is None:
        return None
    recipient = _recipient(tx, first)
    address = recipient.addresses.get(channel, "") if recipient is not None else ""
    # An approved template tells of one parcel.
    alone = not address or ready.traits.templates
    so_far = len(rows.of_notice(tx.conn, first.notice_id))
    # One that waits anew is asked about alone.
    over = so_far > 0 and _is_over(tx, first)
    notices = [first] if alone or so_far else [first, *_fresh(tx, merging.going_along(tx, first, address)[1:])]
    shipment = _shipment(tx, first)
    facts = MessageFacts(
        message_id=tx.ctx.new_id(),
        dedupe=f"notice:{first.notice_id}:{so_far}",
        channel=channel,
        address=address,
        party_id=shipment.recipient_id if shipment is not None else None,
        language=first.language,
        text_id=_text_id(tx, notices),
        queued_at=tx.now,
        not_before=first.not_before,
        expires_at=min((one.expires_at for one in notices if one.expires_at is not None), default=None),
        next_try_at=tx.now,
    )
    rows.add_message(tx.conn, facts, [one.notice_id for one in notices])
    if over:
        return _end_with(tx, facts, [first.notice_id])
    if recipient is None:
        return _end(tx, facts, MessageState.BLOCKED, "withdrawn")
    return _may_go(tx, facts, notices, recipient)


def _fresh(tx: Tx, notices: Sequence[NoticeFacts]) -> list[NoticeFacts]:
    """Those whose time has not gone by, that wait for the first time, and where no night holds them back."""
    living = (one for one in notices if one.expires_at is None or one.expires_at > tx.now)
    return [one for one in living if not rows.of_notice(tx.conn, one.notice_id) and _awake(tx, one)]


def _awake(tx: Tx, notice: NoticeFacts) -> bool:
    """Whether it is no quiet hour where its parcel goes: one person may wait in two places."""
    recipient = _recipient(tx, notice)
    return recipient is not None and after_quiet(tx.now, planning(tx).rules, recipient.zone) <= tx.now


def _to_shop(tx: Tx, facts: MessageFacts, shop: PartyId) -> MessageFacts:
    """What is told to a shop by itself keeps to the same rules: not to one that wants none, not at night."""
    to = recipient_of(tx.conn, people.party_row(tx.conn, shop), tx.ctx)
    if to.opt_out is not None or to.refuses(facts.channel):
        return _end(tx, facts, MessageState.BLOCKED, "opted_out" if to.opt_out is not None else "recipient_stopped")
    return _put_off(tx, facts, after_quiet(tx.now, planning(tx).rules, to.zone))


def _put_off(tx: Tx, facts: MessageFacts, opens: datetime) -> MessageFacts:
    """The message as it is when it may go now, else to be looked at again then."""
    if opens <= tx.now:
        return facts
    later = replace(facts, next_try_at=opens)
    rows.save(tx.conn, later)
    return replace(later, state=MessageState.BLOCKED)


def _text_id(tx: Tx, notices: Sequence[NoticeFacts]) -> TextId | None:
    """The text of those notices as one message."""
    if len(notices) == 1:
        return notices[0].text_id
    text_id = TextId(tx.ctx.new_id())
    people.add_texts(tx.conn, [(text_id, merging.merged_text(tx, notices))])
    return text_id


def _may_go(tx: Tx, facts: MessageFacts, notices: Sequence[NoticeFacts], recipient: Recipient) -> MessageFacts:
    """The message as it is to go, or ended or put off: the rules are asked again at the last moment."""
    if recipient.opt_out is not None or facts.channel in recipient.refused:
        return _not_sent(tx, facts, notices, "opted_out" if recipient.opt_out is not None else "recipient_stopped")
    if not facts.address:
        return _not_sent(tx, facts, notices, recipient.problem or "address_unfit")
    if facts.expires_at is not None and facts.expires_at <= tx.now:
        record(tx, [tx.event(ev.NoticeExpired(notice_id=n.notice_id, why="day_over"), n.shipment_id) for n in notices])
        return _end(tx, facts, MessageState.EXPIRED, "day_over")
    rules = planning(tx).rules
    rule = rules.strategy.rule(notices[0].event, recipient.kind)
    ends = facts.expires_at or tx.now + timedelta(days=1)
    return _put_off(tx, facts, first_allowed(tx.now, ends, rule, rules, recipient.zone))


def _not_sent(tx: Tx, facts: MessageFacts, notices: Sequence[NoticeFacts], why: str) -> MessageFacts:
    record(tx, [tx.event(ev.NoticeNotSent(notice_id=one.notice_id, why=why), one.shipment_id) for one in notices])
    return _end(tx, facts, MessageState.BLOCKED, why)


def _end(tx: Tx, facts: MessageFacts, state: MessageState, why: str) -> MessageFacts:
    ended = replace(facts, state=state, why=why, ended_at=tx.now, asked_at=None)
    rows.save(tx.conn, ended)
    tx.topics.add(Topic.MESSAGES)
    return ended


def _begin(tx: Tx, ready: Ready, facts: MessageFacts) -> Taken:
    """The row before the request: from here on a crash leaves "it may have gone out"."""
    attempt = facts.attempts + 1
    said = words.said(tx, ready, facts)
    until = tx.now + LEASE / 2
    begun = replace(
        facts,
        gateway=ready.name,
        # Another gateway's id of it says nothing to this one.
        reference=facts.reference if facts.gateway is ready.name else "",
        state=MessageState.SENDING,
        attempts=attempt,
        began_at=tx.now,
        template=said.template,
        subject=said.subject,
        segments=said.segments,
        text_id=said.text_id,
        cost=said.cost,
        cost_told=False,
        why="",
        said="",
    )
    rows.save(tx.conn, begun)
    rows.begin_attempt(tx.conn, facts.message_id, attempt, ready.name, tx.now)
    gateway_rows.note_begun(tx.conn, ready.name, tx.now)
    tx.topics.add(Topic.MESSAGES)
    message = Outgoing(
        message_id=facts.message_id,
        address=facts.address,
        text=said.text,
        language=facts.language,
        reference=begun.reference,
        subject=said.subject,
        template=said.template,
        expires_at=facts.expires_at,
        attempt=attempt,
        window_open=said.window_open,
    )
    return Taken(begun, message, until)


def keep_reference(ctx: Context, taken: Taken, reference: str) -> Taken | None:
    """Keep the gateway's id of a message, had before its send, so that a crash does not lose it.

    None: this program slept meanwhile, and another has taken the message over.
    """
    if not reference or reference == taken.facts.reference or taken.facts.gateway is None:
        return taken
    with by_gateway(ctx, taken.facts.gateway) as tx:
        now = rows.load(tx.conn, taken.facts.message_id)
        if now is None or not still_in(now, taken):
            return None
        # As it stands now: its person may have been erased meanwhile.
        facts = replace(now, reference=rows.own_reference(tx.conn, now, reference))
        rows.save(tx.conn, facts)
    return Taken(facts, replace(taken.message, reference=reference), taken.until)


def still_in(now: MessageFacts, taken: Taken) -> bool:
    """Whether a message is still in the hands of whoever took it up: in no other's, nor settled."""
    return now.state is MessageState.SENDING and now.attempts == taken.facts.attempts


def _shipment(tx: Tx, notice: NoticeFacts) -> ShipmentState | None:
    return states.load(tx.conn, [notice.shipment_id]).get(notice.shipment_id)


def _recipient(tx: Tx, notice: NoticeFacts) -> Recipient | None:
    """Whom a notice is for, as they stand now; None when its shipment is gone."""
    shipment = _shipment(tx, notice)
    if shipment is None:
        return None
    place = people.address_of(tx.conn, shipment.address_id)
    return recipient_of(tx.conn, people.party_row(tx.conn, shipment.recipient_id), tx.ctx, place)

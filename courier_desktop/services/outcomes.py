"""What became of messages: the outcome of a send, what gateways tell later, what a crash or a person leaves open."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from courier_desktop.domain import events as ev
from courier_desktop.domain.messaging import (
    UNDER_WAY,
    Feed,
    Found,
    InFlight,
    MessageState,
    Outcome,
    OutcomeKind,
    Reconciled,
    StateNews,
    forward,
)
from courier_desktop.domain.notices import NoticeState
from courier_desktop.domain.outbox_rules import MOST_TRIES, next_question, wait_before_retry, wait_for_the_line
from courier_desktop.domain.times import local_day
from courier_desktop.domain.topics import Topic
from courier_desktop.domain.values import replace
from courier_desktop.services import contacts
from courier_desktop.services.fallbacks import fall_back
from courier_desktop.services.outbox import Taken, by_gateway
from courier_desktop.services.record import record
from courier_desktop.store import gateways as gateway_rows
from courier_desktop.store import notices as notice_rows
from courier_desktop.store import outbox as rows
from courier_desktop.store import people

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence
    from datetime import datetime

    from courier_desktop.domain.ids import NoticeId
    from courier_desktop.domain.messaging import GatewayName
    from courier_desktop.services.context import Context, Tx
    from courier_desktop.services.gateways import Ready
    from courier_desktop.store.outbox import MessageFacts

_ASKED_AT_ONCE = 50
_ASK_AGAIN = timedelta(seconds=60)
# Nothing of these was processed by the service: the same row goes again.
_AGAIN = frozenset({OutcomeKind.RETRY_WAIT, OutcomeKind.RETRY_BACKOFF, OutcomeKind.CONFIG_ERROR})
# A gateway that says of these that they did not go may be believed.
_MAY_YET_GO = frozenset({MessageState.SENT, MessageState.UNKNOWN})
# A notice in another state has ended otherwise: that its message did not go does not bring it back.
_OURS = frozenset({NoticeState.QUEUED, NoticeState.MAYBE_SENT, NoticeState.SENT})
# What became of them is not known yet.
_OPEN = frozenset({MessageState.SENDING, MessageState.UNKNOWN})
# The line or the service as a whole, not this message.
_LINE = frozenset({"gateway_unreachable", "gateway_tls"})


def settle(ctx: Context, ready: Ready, taken: Taken, outcome: Outcome, luck: float) -> None:
    """Write what became of a send; a message that was settled meanwhile (its state was told) only goes forward."""
    with by_gateway(ctx, ready.name) as tx:
        now = rows.load(tx.conn, taken.facts.message_id)
        if now is None:
            return
        if not now.address:
            # The person was erased meanwhile: nothing that names them comes back.
            outcome = replace(outcome, said="", reference="", learned="")
        became = (outcome.kind.value, outcome.code, outcome.said)
        rows.end_attempt(tx.conn, now.message_id, taken.facts.attempts, tx.now, became)
        tx.topics.add(Topic.MESSAGES)
        if outcome.kind is OutcomeKind.SENT:
            _sent(tx, ready, now, outcome)
        elif outcome.kind is OutcomeKind.UNKNOWN_MAYBE_SENT:
            _unknown(tx, ready, now, outcome.code, outcome.said)
        elif now.attempts != taken.facts.attempts or now.state not in _OPEN:
            # It did not go then: whoever took it over since, while this program slept, knows more.
            return
        elif outcome.kind in _AGAIN:
            _again(tx, ready, now, outcome, luck)
        else:
            _final(tx, now, outcome)


def _sent(tx: Tx, ready: Ready, now: MessageFacts, outcome: Outcome) -> None:
    day = local_day(tx.now, tx.ctx.zone).isoformat()
    gateway_rows.note_sent(tx.conn, ready.name, tx.now, day)
    asked = next_question(tx.now, tx.now) if ready.traits.states is Feed.POLLED else None
    sent = replace(
        now,
        state=forward(now.state, MessageState.SENT),
        reference=rows.own_reference(tx.conn, now, outcome.reference),
        sent_at=now.sent_at or tx.now,
        asked_at=asked,
        segments=outcome.segments or now.segments,
        cost=outcome.cost or now.cost,
        cost_told=outcome.cost is not None or now.cost_told,
    )
    rows.save(tx.conn, sent)
    if outcome.learned and outcome.learned != now.address:
        contacts.learn(tx, now.channel, now.address, outcome.learned)
    _tell(tx, sent, lambda notice_id: ev.NoticeAccepted(notice_id=notice_id, gateway=ready.name.value))


def _again(tx: Tx, ready: Ready, now: MessageFacts, outcome: Outcome, luck: float) -> None:
    """Not processed: the row waits, and with it the gateway where the trouble is the gateway's."""
    row = gateway_rows.load(tx.conn, ready.name)
    at = tx.now
    tries = now.attempts
    if outcome.kind is OutcomeKind.CONFIG_ERROR:
        gateway_rows.pause(tx.conn, ready.name, outcome.code or "gateway_credentials", outcome.said, tx.now)
        tx.topics.add(Topic.GATEWAYS)
        tries = 0
    elif outcome.kind is OutcomeKind.RETRY_WAIT:
        at = tx.now + timedelta(seconds=max(1.0, outcome.wait_s))
        gateway_rows.wait(tx.conn, ready.name, at, row.failures)
        tries = 0
    elif outcome.code in _LINE:
        failures = row.failures + 1
        gateway_rows.wait(tx.conn, ready.name, tx.now + wait_for_the_line(failures, luck), failures)
        tx.topics.add(Topic.GATEWAYS)
        tries = 0
    elif _spent(tx, now) >= MOST_TRIES:
        _final(tx, now, replace(outcome, kind=OutcomeKind.FINAL_CONTENT, code="tried_enough"))
        return
    else:
        at = tx.now + wait_before_retry(tries, luck)
    again = replace(now, state=MessageState.QUEUED, next_try_at=at, asked_at=None, why=outcome.code, said=outcome.said)
    rows.save(tx.conn, again)
    if now.state is MessageState.UNKNOWN:
        # Another program took it for cut, while this one slept and knew better.
        _tell(tx, again, lambda notice_id: ev.NoticeReady(notice_id=notice_id), _OURS)


def _spent(tx: Tx, now: MessageFacts) -> int:
    """How often the service itself could not; the line's troubles do not count."""
    tried = rows.attempts_of(tx.conn, now.message_id)
    return sum(one["outcome"] == OutcomeKind.RETRY_BACKOFF.value and one["code"] not in _LINE for one in tried)


def _unknown(tx: Tx, ready: Ready, now: MessageFacts, code: str, said: str) -> None:
    """It may have gone out: counted as sent, told as unknown, asked about where the gateway can tell."""
    gateway_rows.note_sent(tx.conn, ready.name, tx.now, local_day(tx.now, tx.ctx.zone).isoformat())
    asked = tx.now if ready.traits.reconciles or ready.traits.harmless else None
    unknown = replace(now, state=forward(now.state, MessageState.UNKNOWN), why=code, said=said, asked_at=asked)
    rows.save(tx.conn, unknown)
    if unknown.state is MessageState.UNKNOWN:
        _tell(tx, unknown, lambda notice_id: ev.NoticeUnsure(notice_id=notice_id))


def _final(tx: Tx, now: MessageFacts, outcome: Outcome) -> None:
    """It will not go by that channel."""
    stopped = outcome.kind is OutcomeKind.OPTED_OUT
    state = MessageState.BLOCKED if stopped else forward(now.state, MessageState.FAILED)
    code = outcome.code or "gateway_refused"
    ended = replace(now, state=state, why=code, said=outcome.said, ended_at=tx.now, asked_at=None)
    rows.save(tx.conn, ended)
    if stopped:
        contacts.refuses(tx, now.channel, now.address, code)
        _tell(tx, ended, lambda notice_id: ev.NoticeNotSent(notice_id=notice_id, why="recipient_stopped"), _OURS)
    else:
        _tell(tx, ended, lambda notice_id: ev.NoticeFailed(notice_id=notice_id, why=code), _OURS)
    if outcome.kind is OutcomeKind.FINAL_RECIPIENT:
        contacts.address_failed(tx, now.channel, now.address, code)
        # Who asked for silence on one channel is not told by another instead.
        fall_back(tx, rows.notices_of(tx.conn, now.message_id))


def _tell(
    tx: Tx, facts: MessageFacts, fact: Callable[[NoticeId], ev.Fact], only: Collection[NoticeState] = tuple(NoticeState)
) -> None:
    """Write in the history of each notice that the message carries what became of it; of those in these states."""
    events = []
    for notice_id in rows.notices_of(tx.conn, facts.message_id):
        notice = notice_rows.load(tx.conn, notice_id)
        # A notice that was taken back, or ended by hand, has its own end.
        ended = notice is None or notice.state is NoticeState.CONFIRMED or notice.why == "person_erased"
        if notice is not None and not ended and notice.state in only:
            events.append(tx.event(fact(notice_id), notice.shipment_id))
    if events:
        record(tx, events)


# ---------------------------------------------------------------------------------------------------- told later


def take_states(tx: Tx, name: GatewayName, news: Sequence[StateNews]) -> int:
    """Write what a gateway told of messages, in whatever order it came; how many of them moved."""
    return sum(_take_state(tx, name, one) for one in news)


def _take_state(tx: Tx, name: GatewayName, news: StateNews) -> bool:
    now = rows.load(tx.conn, news.message_id) if news.message_id else None
    if now is None or now.gateway is not name:
        now = rows.by_reference(tx.conn, name, news.reference)
    if now is None:
        return False
    if news.state is MessageState.FAILED and news.again_s > 0 and now.state in _MAY_YET_GO:
        if now.attempts < MOST_TRIES:
            send_again(tx, now, news.again_s, news.code, news.said)
            return True
        news = replace(news, code="tried_enough")
    elif news.state is MessageState.FAILED and news.again_s > 0 and now.state in UNDER_WAY:
        # Told twice: it goes again already.
        return False
    was = now.state
    state = forward(was, news.state)
    reference = now.reference or rows.own_reference(tx.conn, now, news.reference)
    at = news.at if news.at is not None and news.at <= tx.now else tx.now
    told = replace(
        now,
        state=state,
        reference=reference,
        sent_at=now.sent_at or (at if state not in {MessageState.FAILED, MessageState.UNKNOWN} else None),
        delivered_at=now.delivered_at or (at if news.state is MessageState.DELIVERED else None),
        read_at=now.read_at or (at if news.state is MessageState.READ else None),
        segments=news.segments or now.segments,
        cost=news.cost or now.cost,
        cost_told=news.cost is not None or now.cost_told,
        asked_at=None if state in {MessageState.READ, MessageState.FAILED} else now.asked_at,
    )
    if state is not was and state is not MessageState.FAILED:
        told = replace(told, why="", said="")
    if state is MessageState.FAILED and state is not was:
        told = replace(told, why=news.code or "not_delivered", said=news.said, ended_at=tx.now)
    if told == now:
        return False
    rows.save(tx.conn, told)
    tx.topics.add(Topic.MESSAGES)
    if state is not was:
        _tell_state(tx, told, was, recipient=news.recipient)
    return state is not was


def _tell_state(tx: Tx, told: MessageFacts, was: MessageState, *, recipient: bool) -> None:
    gateway = told.gateway.value if told.gateway else ""
    before_sent = was in {MessageState.QUEUED, MessageState.SENDING, MessageState.UNKNOWN}
    if before_sent and told.state is not MessageState.FAILED:
        _tell(tx, told, lambda notice_id: ev.NoticeAccepted(notice_id=notice_id, gateway=gateway))
    match told.state:
        case MessageState.DELIVERED:
            _tell(tx, told, lambda notice_id: ev.NoticeDelivered(notice_id=notice_id))
        case MessageState.READ:
            _tell(tx, told, lambda notice_id: ev.NoticeRead(notice_id=notice_id))
        case MessageState.FAILED:
            _tell(tx, told, lambda notice_id: ev.NoticeFailed(notice_id=notice_id, why=told.why), _OURS)
            if recipient:
                contacts.address_failed(tx, told.channel, told.address, told.why)
                fall_back(tx, rows.notices_of(tx.conn, told.message_id))
        case _:
            pass


def to_ask(ctx: Context, ready: Ready) -> list[InFlight]:
    """The messages about which the gateway is to be asked now."""
    with ctx.read() as conn:
        found = rows.to_ask(conn, ready.name, ctx.clock(), _ASKED_AT_ONCE)
        return [
            InFlight(
                message_id=one.message_id,
                reference=one.reference,
                address=one.address,
                text=people.text_of(conn, one.text_id),
                state=one.state,
                began_at=one.began_at or one.queued_at,
            )
            for one in found
        ]


def keep_answers(ctx: Context, ready: Ready, asked: Sequence[InFlight], news: Sequence[StateNews]) -> int:
    """Write what the gateway told of sent messages, and when each is asked about next; how many moved."""
    with by_gateway(ctx, ready.name) as tx:
        moved = take_states(tx, ready.name, news)
        for one in asked:
            facts = rows.load(tx.conn, one.message_id)
            if facts is not None and facts.asked_at is not None and facts.state is not MessageState.UNKNOWN:
                at = next_question(facts.sent_at or one.began_at, tx.now)
                rows.save(tx.conn, replace(facts, asked_at=at))
        return moved


def keep_reconciled(ctx: Context, ready: Ready, answers: Sequence[Reconciled]) -> int:
    """Write what a gateway's books say of messages whose send was cut; how many of them were settled."""
    settled = 0
    with by_gateway(ctx, ready.name) as tx:
        for one in answers:
            facts = rows.load(tx.conn, one.message_id)
            if facts is None or facts.state is not MessageState.UNKNOWN:
                continue
            settled += _reconcile(tx, ready, facts, one)
    return settled


def _reconcile(tx: Tx, ready: Ready, facts: MessageFacts, answer: Reconciled) -> bool:
    match answer.found:
        case Found.THERE if answer.news is not None:
            news = replace(answer.news, message_id=facts.message_id)
            asked = next_question(tx.now, tx.now) if ready.traits.states is Feed.POLLED else None
            rows.save(tx.conn, replace(facts, asked_at=asked))
            return bool(take_states(tx, ready.name, [news]))
        case Found.NOT_THERE:
            send_again(tx, facts)
            return True
        case Found.NOT_YET:
            rows.save(tx.conn, replace(facts, asked_at=tx.now + _ASK_AGAIN))
            return False
        case _:
            if ready.traits.harmless:
                send_again(tx, facts)
                return True
            # Nobody can tell but a person.
            rows.save(tx.conn, replace(facts, asked_at=None))
            return False


def send_again(tx: Tx, facts: MessageFacts, after_s: float = 0.0, code: str = "", said: str = "") -> None:
    """It did not go: the same row waits for its next try."""
    at = tx.now + timedelta(seconds=after_s)
    queued = replace(
        facts, state=MessageState.QUEUED, next_try_at=at, asked_at=None, ended_at=None, why=code, said=said
    )
    rows.save(tx.conn, queued)
    tx.topics.add(Topic.MESSAGES)
    _tell(tx, queued, lambda notice_id: ev.NoticeReady(notice_id=notice_id), _OURS)


# ------------------------------------------------------------------------------------------------- after a crash


def recover(ctx: Context, ready: Ready, holder: str) -> int:
    """What was being sent when another holder of the gateway died may have gone out; how many.

    Only whoever has the lease now asks: what it sends itself is not under way when it asks.
    """
    with ctx.read() as conn:
        if not rows.in_flight(conn, ready.name):
            return 0
    with by_gateway(ctx, ready.name) as tx:
        if gateway_rows.load(tx.conn, ready.name).lease_holder != holder:
            return 0
        cut = rows.in_flight(tx.conn, ready.name)
        for one in cut:
            rows.end_attempt(tx.conn, one.message_id, one.attempts, tx.now, ("unknown_maybe_sent", "program_ended", ""))
            _unknown(tx, ready, one, "program_ended", "")
        tx.topics.add(Topic.MESSAGES)
    return len(cut)


def recover_left(ctx: Context) -> int:
    """The same for gateways that were switched off meanwhile, and whose holder is gone: nobody else asks for theirs."""
    now = ctx.clock()
    with ctx.read() as conn:
        off = [name for name, row in gateway_rows.load_all(conn).items() if not row.switched_on and _free(row, now)]
        left = [name for name in off if rows.in_flight(conn, name)]
    count = 0
    for name in left:
        with by_gateway(ctx, name) as tx:
            row = gateway_rows.load(tx.conn, name)
            cut = rows.in_flight(tx.conn, name) if not row.switched_on and _free(row, tx.now) else []
            for one in cut:
                became = ("unknown_maybe_sent", "program_ended", "")
                rows.end_attempt(tx.conn, one.message_id, one.attempts, tx.now, became)
                # Asked of the gateway itself once it is on again; until then of a person.
                unknown = replace(one, state=MessageState.UNKNOWN, why="program_ended", said="", asked_at=tx.now)
                rows.save(tx.conn, unknown)
                _tell(tx, unknown, lambda notice_id: ev.NoticeUnsure(notice_id=notice_id))
            count += len(cut)
            tx.topics.add(Topic.MESSAGES)
    return count


def _free(row: gateway_rows.GatewayRow, now: datetime) -> bool:
    return row.lease_until is None or row.lease_until <= now

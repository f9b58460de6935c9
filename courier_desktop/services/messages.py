"""Notices in bulk, whatever carries them: found by state and channel, cancelled, tried again, passed to a hand."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from typing import TYPE_CHECKING

from courier_desktop.domain import events as ev
from courier_desktop.domain.errors import RefusedError
from courier_desktop.domain.ids import NoticeId, TextId
from courier_desktop.domain.messaging import MessageState
from courier_desktop.domain.notices import Channel, NoticeState
from courier_desktop.domain.rows import NoticeRow
from courier_desktop.domain.staff import Right
from courier_desktop.domain.topics import Topic
from courier_desktop.domain.values import dataclass, field, replace
from courier_desktop.services.notices import notice_row
from courier_desktop.services.notices import one as one_notice
from courier_desktop.services.noticing import told_elsewhere
from courier_desktop.services.record import record
from courier_desktop.store import notices as rows
from courier_desktop.store import outbox, people
from courier_desktop.store.outbox import MessageFacts

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Sequence

    from courier_desktop.domain.notice_life import NoticeFacts
    from courier_desktop.services.context import Context, Tx

# Those that are over and did not reach anybody.
_MAY_GO_AGAIN = frozenset({NoticeState.FAILED, NoticeState.NOT_SENT})
_NOT_GONE = frozenset({NoticeState.PREPARED, NoticeState.QUEUED})
_AT_ONCE = 400
_BY_HAND_INSTEAD = _MAY_GO_AGAIN | {NoticeState.QUEUED}


@dataclass(frozen=True, slots=True)
class Asked:
    """Which notices are looked for; empty = all. `before` = the last one shown: (planned_at text, id).

    `carried` = only what goes by a gateway, and what may go by no way at all; `since` = planned from then on.
    """

    states: tuple[NoticeState, ...] = ()
    channels: tuple[Channel, ...] = ()
    before: tuple[str, str] | None = None
    carried: bool = False
    since: datetime | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A notice with the message that carries it, or carried it last; None while none does."""

    notice: NoticeRow
    message: MessageFacts | None


@dataclass(frozen=True, slots=True)
class Counts:
    """How many of the notices that gateways carry stand in each state, and go by each channel."""

    states: dict[NoticeState, int] = field(default_factory=dict)
    channels: dict[Channel, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Bulk:
    """What a bulk act did: how many, and of those it left why, by code."""

    done: int = 0
    left: dict[str, int] = field(default_factory=dict)


def find(ctx: Context, asked: Asked, limit: int = 200) -> tuple[tuple[NoticeRow, ...], tuple[str, str] | None]:
    """The notices in those states and channels, newest first, and the key for the next page (None = no more)."""
    with ctx.read() as conn:
        found = rows.shown_found(conn, _wanted(asked), limit)
    return tuple(notice_row(row) for row in found), _next(found, limit)


def lines(ctx: Context, asked: Asked, limit: int = 200) -> tuple[tuple[Line, ...], tuple[str, str] | None]:
    """The same, each with its message."""
    with ctx.read() as conn:
        found = rows.shown_found(conn, _wanted(asked), limit)
        carried: dict[NoticeId, MessageFacts] = {}
        for start in range(0, len(found), _AT_ONCE):
            carried |= outbox.newest_of_notices(conn, [row["notice_id"] for row in found[start : start + _AT_ONCE]])
    shown = (notice_row(row) for row in found)
    return tuple(Line(one, carried.get(one.notice_id)) for one in shown), _next(found, limit)


def line(ctx: Context, notice_id: NoticeId) -> Line:
    """One notice with its message."""
    with ctx.read() as conn:
        carried = outbox.newest_of_notices(conn, [notice_id])
    return Line(one_notice(ctx, notice_id), carried.get(notice_id))


def counts(ctx: Context, since: datetime) -> Counts:
    """How many of those that gateways carry, planned since then, stand in each state and go by each channel."""
    with ctx.read() as conn:
        found = rows.carried_since(conn, since)
    by_state: Counter[NoticeState] = Counter()
    by_channel: Counter[Channel] = Counter()
    for state, channel, count in found:
        by_state[state] += count
        by_channel[channel] += count
    return Counts(dict(by_state), dict(by_channel))


def _wanted(asked: Asked) -> rows.Wanted:
    return rows.Wanted(
        states=asked.states,
        channels=asked.channels,
        carried=asked.carried,
        since=asked.since,
        before=asked.before,
    )


def _next(found: Sequence[sqlite3.Row], limit: int) -> tuple[str, str] | None:
    last = found[-1] if len(found) == limit else None
    return None if last is None else (last["planned_at"], last["notice_id"])


def cancel(ctx: Context, ids: Sequence[NoticeId]) -> Bulk:
    """They will not go: those that have not gone anywhere yet. One act, one undo."""

    def one(tx: Tx, notice: NoticeFacts) -> str:
        if notice.state not in _NOT_GONE:
            return "notice_gone_already"
        if any(facts.state is MessageState.SENDING for facts in outbox.of_notice(tx.conn, notice.notice_id)[:1]):
            return "notice_being_sent"
        _record(tx, notice, ev.NoticeNotSent(notice_id=notice.notice_id, why="skipped"))
        return ""

    with ctx.write(Right.NOTIFY) as tx:
        return _each(tx, ids, one)


def send_again(ctx: Context, ids: Sequence[NoticeId]) -> Bulk:
    """They wait for their channel once more: those that failed or were not sent, whose time has not gone by."""

    def one(tx: Tx, notice: NoticeFacts) -> str:
        if notice.state is NoticeState.MAYBE_SENT:
            return "notice_ask_first"
        if notice.state not in _MAY_GO_AGAIN:
            return "notice_not_failed"
        if notice.expires_at is not None and notice.expires_at <= tx.now:
            return "day_over"
        if told_elsewhere(notice, rows.of_shipment(tx.conn, notice.shipment_id)):
            return "notice_told_elsewhere"
        _record(tx, notice, ev.NoticeReady(notice_id=notice.notice_id))
        return ""

    with ctx.write(Right.NOTIFY) as tx:
        return _each(tx, ids, one)


def try_now(ctx: Context, ids: Sequence[NoticeId]) -> Bulk:
    """Those that wait for another try are tried at once, as far as their gateway's pace allows."""

    def one(tx: Tx, notice: NoticeFacts) -> str:
        for facts in outbox.of_notice(tx.conn, notice.notice_id)[:1]:
            if facts.state is MessageState.QUEUED:
                outbox.save(tx.conn, replace(facts, next_try_at=tx.now))
                tx.topics.add(Topic.MESSAGES)
                return ""
        return "notice_waits_no_try"

    with ctx.write(Right.NOTIFY) as tx:
        return _each(tx, ids, one)


def by_hand_instead(ctx: Context, ids: Sequence[NoticeId]) -> Bulk:
    """They are prepared for a person to send by WhatsApp: those that a gateway has not sent and will not now."""

    def one(tx: Tx, notice: NoticeFacts) -> str:
        if notice.channel is Channel.WA_ME:
            return "notice_by_hand_already"
        if notice.state is NoticeState.MAYBE_SENT:
            return "notice_ask_first"
        if notice.state not in _BY_HAND_INSTEAD:
            return "notice_gone_already"
        known = rows.of_shipment(tx.conn, notice.shipment_id)
        same = [n for n in known if (n.event, n.occasion) == (notice.event, notice.occasion)]
        if any(n.channel is Channel.WA_ME for n in same):
            return "notice_by_hand_already"
        if told_elsewhere(notice, known):
            return "notice_told_elsewhere"
        if any(facts.state is MessageState.SENDING for facts in outbox.of_notice(tx.conn, notice.notice_id)[:1]):
            return "notice_being_sent"
        _prepare(tx, notice)
        return ""

    with ctx.write(Right.NOTIFY) as tx:
        return _each(tx, ids, one)


def _prepare(tx: Tx, notice: NoticeFacts) -> None:
    if notice.state is NoticeState.QUEUED:
        _record(tx, notice, ev.NoticeNotSent(notice_id=notice.notice_id, why="by_hand"))
    text_id = TextId(tx.ctx.new_id())
    people.add_texts(tx.conn, [(text_id, people.text_of(tx.conn, notice.text_id))])
    fact = ev.NoticePlanned(
        notice_id=NoticeId(tx.ctx.new_id()),
        event=notice.event,
        occasion=notice.occasion,
        channel=Channel.WA_ME,
        language=notice.language,
        not_before=tx.now,
        expires_at=notice.expires_at,
        text_id=text_id,
        delay_id=notice.delay_id,
    )
    _record(tx, notice, fact)


def _record(tx: Tx, notice: NoticeFacts, fact: ev.Fact) -> None:
    record(tx, [tx.event(fact, notice.shipment_id)])


def _each(tx: Tx, ids: Sequence[NoticeId], act: Callable[[Tx, NoticeFacts], str]) -> Bulk:
    """The act on each; RefusedError when it could be done to none of them, for one same reason."""
    left: Counter[str] = Counter()
    done = 0
    for notice_id in dict.fromkeys(ids):
        notice = rows.load(tx.conn, notice_id)
        code = act(tx, notice) if notice is not None else "notice_gone"
        done += not code
        left.update([code] if code else [])
    if not done and len(left) == 1:
        raise RefusedError(next(iter(left)))
    return Bulk(done, dict(left))

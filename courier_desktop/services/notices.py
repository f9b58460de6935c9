"""Send by hand and keep the books of it: open, confirm, next; edit; what is blocked or expired says why."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from courier_desktop.domain import events as ev
from courier_desktop.domain.contacts import spellings
from courier_desktop.domain.errors import NotFoundError, RefusedError
from courier_desktop.domain.ids import DelayId, NoticeId, PartyId, ShipmentId, TextId
from courier_desktop.domain.messaging import MessageState
from courier_desktop.domain.notice_planning import in_quiet_hours
from courier_desktop.domain.notices import NOT_GONE, Channel, NoticeEvent, NoticeState
from courier_desktop.domain.phone import phone_key
from courier_desktop.domain.rows import NoticeRow
from courier_desktop.domain.staff import Right
from courier_desktop.domain.times import at_local, from_text, local_day, maybe_from_text, to_text
from courier_desktop.domain.topics import Topic
from courier_desktop.domain.values import replace
from courier_desktop.domain.words import Language
from courier_desktop.gateways.wa_me import wa_me_link
from courier_desktop.services.noticing import expire_due, recipient_for, since_text
from courier_desktop.services.planning import rules_of
from courier_desktop.services.record import record
from courier_desktop.store import notices as rows
from courier_desktop.store import outbox, people, states, tallies
from courier_desktop.store import shipments as shipment_rows
from courier_desktop.store.inbound import shipments_of_phone

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime
    from zoneinfo import ZoneInfo

    from courier_desktop.domain.notice_life import NoticeFacts
    from courier_desktop.services.context import Context, Tx

_BY_HAND = (NoticeState.PREPARED, NoticeState.OPENED)
_UNSETTLED = (*_BY_HAND, NoticeState.QUEUED, NoticeState.MAYBE_SENT)
_MOST = 500
_FORGOTTEN = timedelta(minutes=30)


def notice_row(row: sqlite3.Row) -> NoticeRow:
    """A notice as faces show it, its wa.me link ready; no link when it must not go or is over."""
    sendable = NoticeState(row["state"]) in {NoticeState.PREPARED, NoticeState.OPENED, NoticeState.MAYBE_SENT}
    text = row["text"] or ""
    by_hand = row["channel"] == Channel.WA_ME.value
    link = wa_me_link(row["phone"], text) if sendable and by_hand and row["phone"] else None
    return NoticeRow(
        notice_id=NoticeId(row["notice_id"]),
        shipment_id=ShipmentId(row["shipment_id"]),
        number=row["number"],
        recipient=row["recipient"],
        to=row["phone"],
        event=NoticeEvent(row["event"]),
        channel=Channel(row["channel"]),
        language=Language(row["language"]),
        state=NoticeState(row["state"]),
        why=row["why"],
        text=text,
        link=link.url if link else "",
        text_on_clipboard=link.text_on_clipboard if link else False,
        planned_at=from_text(row["planned_at"]),
        not_before=from_text(row["not_before"]),
        expires_at=maybe_from_text(row["expires_at"]),
        opened_at=maybe_from_text(row["opened_at"]),
        opened_by=row["opened_by"],
        confirmed_at=maybe_from_text(row["confirmed_at"]),
        confirmed_by=row["confirmed_by"],
        delay_id=None if row["delay_id"] is None else DelayId(row["delay_id"]),
        route_code=row["route_code"] or "",
    )


def by_hand(ctx: Context) -> tuple[NoticeRow, ...]:
    """The run to send by hand: opened first, then prepared, oldest first; what went past its time expires before."""
    expire_due(ctx)
    with ctx.read() as conn:
        found = rows.shown_by_state(conn, _BY_HAND, _MOST)
    shown = [notice_row(row) for row in found]
    return tuple(sorted(shown, key=lambda n: n.state is not NoticeState.OPENED))


def in_state(ctx: Context, states_asked: Sequence[NoticeState]) -> tuple[NoticeRow, ...]:
    """Notices in these states, oldest first."""
    with ctx.read() as conn:
        return tuple(notice_row(row) for row in rows.shown_by_state(conn, states_asked, _MOST))


def history(ctx: Context, limit: int = _MOST) -> tuple[NoticeRow, ...]:
    """Every notice of late, whatever became of it, newest first."""
    with ctx.read() as conn:
        return tuple(notice_row(row) for row in rows.shown_newest(conn, "", limit))


def run_today(ctx: Context) -> tuple[NoticeRow, ...]:
    """Today's whole run by hand (sent ones too), and all that waits for an answer or a call, oldest first."""
    expire_due(ctx)
    with ctx.read() as conn:
        found = rows.shown_by_hand_since(conn, since_text(ctx), _MOST)
        waiting = rows.shown_by_state(conn, (*_BY_HAND, NoticeState.MAYBE_SENT), _MOST)
    shown = {row["notice_id"]: notice_row(row) for row in (*waiting, *found)}
    return tuple(sorted(shown.values(), key=lambda n: (n.planned_at, n.notice_id)))


def of_today(ctx: Context) -> tuple[NoticeRow, ...]:
    """All of today's notices on every channel, and all that wait to go or for an answer, oldest first."""
    expire_due(ctx)
    with ctx.read() as conn:
        found = rows.shown_newest(conn, since_text(ctx), _MOST)
        waiting = rows.shown_by_state(conn, _UNSETTLED, _MOST)
    shown = {row["notice_id"]: notice_row(row) for row in (*waiting, *found)}
    return tuple(sorted(shown.values(), key=lambda n: (n.planned_at, n.notice_id)))


def of_shipment(ctx: Context, shipment_id: ShipmentId) -> tuple[NoticeRow, ...]:
    """A shipment's notices, newest first."""
    with ctx.read() as conn:
        return tuple(notice_row(row) for row in rows.shown_of_shipment(conn, shipment_id))


def of_delay(ctx: Context, delay_id: DelayId) -> tuple[NoticeRow, ...]:
    """The notices that a setback planned, whatever became of them, oldest first."""
    with ctx.read() as conn:
        return tuple(notice_row(row) for row in rows.shown_of_delay(conn, delay_id))


def one(ctx: Context, notice_id: NoticeId) -> NoticeRow:
    """One notice."""
    with ctx.read() as conn:
        row = rows.shown(conn, notice_id)
        if row is None:
            raise NotFoundError(number=notice_id)
        return notice_row(row)


def counts(ctx: Context) -> dict[NoticeState, int]:
    """How many notices of today, and earlier ones still waiting, stand in each state."""
    day = local_day(ctx.clock(), ctx.zone).isoformat()
    with ctx.read() as conn:
        today, waiting = tallies.since(conn, "notices", day), tallies.by_bucket(conn, "waiting")
    return {NoticeState(state): n for state, n in (today | waiting).items()}


def confirmed_this_month(ctx: Context) -> int:
    """How many notices people have confirmed since the first of the courier's month."""
    first = local_day(ctx.clock(), ctx.zone).replace(day=1)
    with ctx.read() as conn:
        return rows.confirmed_since(conn, to_text(at_local(first, "00:00", ctx.zone)))


def why_params(ctx: Context, notices: Sequence[NoticeRow]) -> Mapping[NoticeId, dict[str, str | int]]:
    """What the sentence of each one's `why` needs: by whom and since when; only of those that need something."""
    out: dict[NoticeId, dict[str, str | int]] = {}
    with ctx.read() as conn:
        for notice in notices:
            refused = people.opt_out_of(conn, phone_key(notice.to)) if notice.why == "opted_out" else None
            if refused is not None:
                out[notice.notice_id] = _opt_out_params(ctx, refused)
            elif notice.why == "too_many_delays":
                out[notice.notice_id] = {"count": ctx.settings.delay_notices_a_day}
    return out


def _opt_out_params(ctx: Context, refused: sqlite3.Row) -> dict[str, str | int]:
    return {"who": refused["actor"], "since": local_day(from_text(refused["since"]), ctx.zone).isoformat()}


def _waiting(tx: Tx, notice_id: NoticeId, allowed: Sequence[NoticeState]) -> NoticeFacts:
    notice = rows.load(tx.conn, notice_id)
    if notice is None:
        raise NotFoundError(number=notice_id)
    if notice.state not in allowed:
        raise RefusedError("notice_not_waiting", state=notice.state.value, why=notice.why)
    return notice


def _record(tx: Tx, notice: NoticeFacts, fact: ev.Fact) -> None:
    state = states.load(tx.conn, [notice.shipment_id])[notice.shipment_id]
    record(tx, [tx.event(fact, notice.shipment_id, state.route_id)])


def open_link(ctx: Context, notice_id: NoticeId, *, past_quiet_hours: bool = False) -> NoticeRow:
    """Note that WhatsApp is opened with the text; the row whose link the face opens.

    RefusedError when the recipient opted out meanwhile, the hour is quiet, or the notice's time went by.
    """
    with ctx.write(Right.NOTIFY) as tx:
        notice = _waiting(tx, notice_id, (NoticeState.PREPARED, NoticeState.OPENED, NoticeState.MAYBE_SENT))
        if notice.channel is not Channel.WA_ME:
            raise RefusedError("notice_goes_by_gateway")
        _still_allowed(tx, notice, past_quiet_hours=past_quiet_hours)
        _record(tx, notice, ev.NoticeOpened(notice_id=notice_id))
    return one(ctx, notice_id)


def confirm_and_open(ctx: Context, sent: NoticeId, following: NoticeId, *, past_quiet_hours: bool = False) -> NoticeRow:
    """Confirm one and open the next in one act, so that one undo takes both back; the next one's row.

    RefusedError when the next may not go: then the first is confirmed all the same.
    """
    with ctx.write(Right.NOTIFY) as tx:
        notice = _waiting(tx, sent, (NoticeState.OPENED, NoticeState.MAYBE_SENT))
        _record(tx, notice, ev.NoticeConfirmed(notice_id=sent))
        refusal = None
        try:
            after = _waiting(tx, following, (NoticeState.PREPARED, NoticeState.OPENED))
            _still_allowed(tx, after, past_quiet_hours=past_quiet_hours)
            _record(tx, after, ev.NoticeOpened(notice_id=following))
        except RefusedError as error:
            refusal = error
    if refusal is not None:
        raise refusal
    return one(ctx, following)


def _still_allowed(tx: Tx, notice: NoticeFacts, *, past_quiet_hours: bool) -> None:
    row = rows.shown(tx.conn, notice.notice_id)
    phone = row["phone"] if row is not None else ""
    if not phone:
        raise RefusedError("no_phone")
    refused = people.opt_out_of(tx.conn, phone_key(phone))
    if refused is not None:
        raise RefusedError("opted_out", **_opt_out_params(tx.ctx, refused))
    if notice.expires_at is not None and notice.expires_at <= tx.now:
        raise RefusedError("day_over")
    rules = rules_of(tx.ctx)
    if not past_quiet_hours and in_quiet_hours(tx.now, rules, _clock_there(tx, notice)):
        raise RefusedError("quiet_hours", until=rules.quiet_until)


def _clock_there(tx: Tx, notice: NoticeFacts) -> ZoneInfo | None:
    """The zone of a notice's recipient, where it is known."""
    return recipient_for(tx, states.load(tx.conn, [notice.shipment_id])[notice.shipment_id]).zone


def confirm(ctx: Context, notice_id: NoticeId) -> None:
    """A person says that it was sent."""
    with ctx.write(Right.NOTIFY) as tx:
        notice = _waiting(tx, notice_id, (NoticeState.OPENED, NoticeState.MAYBE_SENT))
        for one in (notice, *_settle(tx, notice_id, went=True)):
            _record(tx, one, ev.NoticeConfirmed(notice_id=one.notice_id))


def _settle(tx: Tx, notice_id: NoticeId, *, went: bool) -> list[NoticeFacts]:
    """Write what a person says of a gateway's message that may have gone out; the other notices that were in it."""
    for message in outbox.of_notice(tx.conn, notice_id)[:1]:
        if message.state is MessageState.UNKNOWN:
            state, why = (MessageState.SENT, "") if went else (MessageState.FAILED, "told_not_sent")
            settled = replace(message, state=state, why=why, asked_at=None, sent_at=tx.now if went else None)
            outbox.save(tx.conn, settled)
            tx.topics.add(Topic.MESSAGES)
            others = [rows.load(tx.conn, one) for one in outbox.notices_of(tx.conn, message.message_id)]
            asked = [one for one in others if one is not None and one.state is NoticeState.MAYBE_SENT]
            return [one for one in asked if one.notice_id != notice_id]
    return []


def _not_amid_a_send(tx: Tx, notice_id: NoticeId) -> None:
    """RefusedError while a gateway sends it: what is said of it now would come too late."""
    if any(one.state is MessageState.SENDING for one in outbox.of_notice(tx.conn, notice_id)[:1]):
        raise RefusedError("notice_being_sent")


def not_sent(ctx: Context, notice_id: NoticeId) -> None:
    """It was opened but not sent: it waits again."""
    with ctx.write(Right.NOTIFY) as tx:
        notice = _waiting(tx, notice_id, (NoticeState.OPENED, NoticeState.MAYBE_SENT))
        for one in (notice, *_settle(tx, notice_id, went=False)):
            _record(tx, one, ev.NoticeReady(notice_id=one.notice_id))


def unsure(ctx: Context, notice_id: NoticeId) -> None:
    """It was opened and nobody said what became of it."""
    with ctx.write(Right.NOTIFY) as tx:
        notice = _waiting(tx, notice_id, (NoticeState.OPENED,))
        _record(tx, notice, ev.NoticeUnsure(notice_id=notice_id))


def forget_opened(ctx: Context) -> int:
    """Those opened half an hour ago and never answered may have gone out; how many."""
    moment = to_text(ctx.clock() - _FORGOTTEN)
    with ctx.read() as conn:
        if not rows.opened_before(conn, moment):
            return 0
    with ctx.write(Right.UPKEEP) as tx:
        forgotten = rows.opened_before(tx.conn, moment)
        for notice in forgotten:
            _record(tx, notice, ev.NoticeUnsure(notice_id=notice.notice_id))
        return len(forgotten)


def told_by_phone(ctx: Context, notice_id: NoticeId) -> None:
    """The recipient of a blocked notice was called instead: no call is due any more."""
    with ctx.write(Right.NOTIFY) as tx:
        notice = _waiting(tx, notice_id, (NoticeState.BLOCKED,))
        _record(tx, notice, ev.NoticeNotSent(notice_id=notice_id, why="told_by_phone"))


def drop(ctx: Context, notice_id: NoticeId, why: str) -> None:
    """It will not be sent: `why` is "no_whatsapp", "skipped" or another code of wording."""
    with ctx.write(Right.NOTIFY) as tx:
        notice = _waiting(tx, notice_id, (*NOT_GONE, NoticeState.OPENED, NoticeState.MAYBE_SENT))
        _not_amid_a_send(tx, notice_id)
        # The others of its message did not go either, and wait again.
        for one in _settle(tx, notice_id, went=False):
            _record(tx, one, ev.NoticeReady(notice_id=one.notice_id))
        _record(tx, notice, ev.NoticeNotSent(notice_id=notice_id, why=why))


def edit(ctx: Context, notice_id: NoticeId, text: str) -> None:
    """Change a waiting notice's words. RefusedError when nothing is left of them."""
    if not text.strip():
        raise RefusedError("text_empty")
    with ctx.write(Right.NOTIFY) as tx:
        notice = _waiting(tx, notice_id, (*NOT_GONE, NoticeState.OPENED))
        _not_amid_a_send(tx, notice_id)
        text_id = TextId(ctx.new_id())
        people.add_texts(tx.conn, [(text_id, text.strip())])
        _record(tx, notice, ev.NoticeEdited(notice_id=notice_id, text_id=text_id))


def opt_out(ctx: Context, phone: str, source: str) -> None:
    """This phone wants no more notices: those waiting are blocked, with who, when and where it came from."""
    with ctx.write(Right.NOTIFY) as tx:
        opt_out_in(tx, phone, source)


def opt_out_in(tx: Tx, phone: str, source: str, since: datetime | None = None) -> bool:
    """The same inside a transaction under way, `since` then (None = now); whether it is news."""
    key = phone_key(phone)
    news = people.opt_out_of(tx.conn, key) is None
    if news:
        people.set_opt_out(tx.conn, key, to_text(since or tx.now), tx.who, source)
        _note(tx, phone, source, lambda one, note_id: ev.OptedOut(party_id=one, note_id=note_id))
    for theirs in shipments_of_phone(tx.conn, spellings(key), _MOST):
        waiting = [one for one in rows.of_shipment(tx.conn, theirs.shipment_id) if one.state in NOT_GONE]
        facts = [ev.NoticeNotSent(notice_id=one.notice_id, why="opted_out") for one in waiting]
        if facts:
            record(tx, [tx.event(fact, theirs.shipment_id) for fact in facts])
    tx.topics.update((Topic.PARTIES, Topic.NOTICES))
    return news


def opt_in(ctx: Context, phone: str, reason: str = "") -> None:
    """The phone wants notices again; `reason` = why the office says so."""
    with ctx.write(Right.NOTIFY) as tx:
        opt_in_in(tx, phone, reason)


def opt_in_in(tx: Tx, phone: str, reason: str = "") -> bool:
    """The same inside a transaction under way; whether it is news."""
    known = people.opt_out_of(tx.conn, phone_key(phone))
    if known is not None:
        since, by = from_text(known["since"]), known["actor"]
        people.clear_opt_out(tx.conn, phone_key(phone))
        source = " · ".join(part for part in (known["source"], reason.strip()) if part)
        _note(
            tx,
            phone,
            source,
            lambda one, note_id: ev.OptedIn(party_id=one, since=since, noted_by=by, note_id=note_id),
        )
    tx.topics.update((Topic.PARTIES, Topic.NOTICES))
    return known is not None


def _note(tx: Tx, phone: str, source: str, fact: Callable[[PartyId, TextId | None], ev.Fact]) -> None:
    """Write in the history of the recipient's newest shipment what became of their wish; a stranger has none."""
    found = shipment_rows.newest_of_phone(tx.conn, phone)
    if found is None:
        return
    shipment_id, party_id = found
    note_id = TextId(tx.ctx.new_id()) if source else None
    people.add_texts(tx.conn, [(note_id, source)] if note_id is not None else [])
    record(tx, [tx.event(fact(party_id, note_id), shipment_id)])

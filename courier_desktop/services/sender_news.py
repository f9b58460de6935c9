"""Tell the shops of their parcels as the strategy says: each one, or one digest a day."""

from __future__ import annotations

import json
from datetime import date, timedelta
from itertools import groupby
from typing import TYPE_CHECKING

from courier_desktop.domain.ids import PartyId, TextId
from courier_desktop.domain.messaging import TEMPLATED
from courier_desktop.domain.notice_planning import after_quiet
from courier_desktop.domain.notices import NoticeEvent
from courier_desktop.domain.staff import Right
from courier_desktop.domain.statuses import Status
from courier_desktop.domain.strategy import SENDER_EVENTS, Rule, SenderNews, SenderPolicy
from courier_desktop.domain.strategy_digest import News, ParcelNews, digest_words, each_words
from courier_desktop.domain.times import at_local, day_end, day_start, from_text, local_day, to_text
from courier_desktop.domain.topics import Topic
from courier_desktop.domain.words import language_of
from courier_desktop.services.contacts import recipient_of, window_open
from courier_desktop.services.gateways import active
from courier_desktop.services.message_words import cause_phrase, reason_phrase, relation_phrase
from courier_desktop.services.planning import planning, strategy_in, way_in
from courier_desktop.services.spoken import spoken_day, spoken_time
from courier_desktop.store import outbox, people, plain
from courier_desktop.store import sender_news as rows
from courier_desktop.store.outbox import MessageFacts

if TYPE_CHECKING:
    import sqlite3
    from datetime import datetime

    from courier_desktop.domain.notices import Channel
    from courier_desktop.domain.strategy import Recipient, Strategy
    from courier_desktop.domain.words import Language
    from courier_desktop.services.context import Context, Tx

_DIGESTS = "strategy_digests"
_EACH_UNTIL = "strategy_each_until"
# A mark can be taken back so long; only then a shop is told.
_SETTLES = timedelta(minutes=2)
# What was marked while no program ran is told afterwards, so far back.
_BACK = timedelta(hours=12)
_EVENT_NEWS = {
    NoticeEvent.DELIVERED: News.DELIVERED,
    NoticeEvent.ATTEMPT_FAILED: News.FAILED,
    NoticeEvent.DELAY: News.LATE,
    NoticeEvent.NOT_TODAY: News.FAILED,
    NoticeEvent.RETURNING: News.RETURNING,
}


def due(ctx: Context) -> int:
    """Write the messages to shops whose time has come, each once; how many. Cheap when there are none."""
    with ctx.read() as conn:
        strategy = strategy_in(conn)
        if not _tells(strategy) or not way_in(conn).on or not _anything_due(ctx, conn, strategy):
            return 0
    with ctx.write(Right.UPKEEP) as tx:
        made = _digests(tx, strategy) + _each(tx, strategy)
        if made:
            tx.topics.add(Topic.MESSAGES)
    return made


def pass_over(tx: Tx) -> None:
    """What is due by now counts as told: another copy of this ledger may have told it."""
    done, strategy = _done(tx.conn), strategy_in(tx.conn)
    kept = done or {}
    for day, at in _due_times(kept, strategy, tx.now, tx.ctx):
        kept.setdefault(day.isoformat(), []).append(at)
    newest = sorted(kept)[-2:]
    if newest:
        plain.keep(tx.conn, _DIGESTS, json.dumps({one: kept[one] for one in newest}))
    if plain.kept(tx.conn, _EACH_UNTIL) is not None:
        plain.keep(tx.conn, _EACH_UNTIL, to_text(tx.now))


def _policies(strategy: Strategy) -> tuple[SenderPolicy, ...]:
    return (strategy.sender, *strategy.senders.values())


def _tells(strategy: Strategy) -> bool:
    return any(one.news is not SenderNews.NONE for one in _policies(strategy))


def _anything_due(ctx: Context, conn: sqlite3.Connection, strategy: Strategy) -> bool:
    if _due_times(_done(conn), strategy, ctx.clock(), ctx):
        return True
    known = plain.kept(conn, _EACH_UNTIL)
    rested = known is None or from_text(known) + _SETTLES <= ctx.clock() - _SETTLES
    return rested and any(one.news is SenderNews.EACH for one in _policies(strategy))


# ------------------------------------------------------------------------------------------------------------ digests


def _done(conn: sqlite3.Connection) -> dict[str, list[str]] | None:
    """By day, the digest times that are done; None when no digest was ever due."""
    text = plain.kept(conn, _DIGESTS)
    body = json.loads(text) if text else None
    return body if isinstance(body, dict) else None


def _due_times(
    done: dict[str, list[str]] | None, strategy: Strategy, now: datetime, ctx: Context
) -> list[tuple[date, str]]:
    """The digest times that have come and are not done: today's, and yesterday's if nobody was there for them."""
    times = sorted({one.digest_at for one in _policies(strategy) if one.news is SenderNews.DIGEST})
    today = local_day(now, ctx.zone)
    days = [today] if done is None else [today - timedelta(days=1), today]
    return [
        (day, at)
        for day in days
        for at in times
        if at_local(day, at, ctx.zone) <= now and at not in (done or {}).get(day.isoformat(), [])
    ]


def _digests(tx: Tx, strategy: Strategy) -> int:
    done = _done(tx.conn)
    times = _due_times(done, strategy, tx.now, tx.ctx)
    kept = done or {}
    made = 0
    for day, at in times:
        made += _digests_of(tx, strategy, day, at)
        kept.setdefault(day.isoformat(), []).append(at)
    newest = sorted(kept)[-2:]
    if times:
        plain.keep(tx.conn, _DIGESTS, json.dumps({one: kept[one] for one in newest}))
    return made


def _digests_of(tx: Tx, strategy: Strategy, day: date, at: str) -> int:
    since = day_start(day, tx.ctx.zone)
    made = 0
    for sender_id, parcels in groupby(list(rows.parcels_since(tx.conn, since)), lambda row: str(row["sender_id"])):
        policy = strategy.policy(sender_id)
        if policy.news is SenderNews.DIGEST and policy.digest_at == at:
            made += _digest(tx, policy, (sender_id, day), list(parcels))
    return made


def _digest(tx: Tx, policy: SenderPolicy, whose: tuple[str, date], parcels: list[sqlite3.Row]) -> int:
    sender_id, day = whose
    shop, to, language = _shop(tx, sender_id)
    told = [news for row in parcels if (news := _of_day(tx.ctx, row, day, language)) is not None]
    # A day on which nothing came to an end, failed or ran late is no news.
    if all(one.news is News.UNDER_WAY for one in told):
        return 0
    said = spoken_day(day, local_day(tx.now, tx.ctx.zone), language)
    subject, text = digest_words((tx.ctx.settings.company, shop), said, told, language)
    return _queue(tx, policy, to, (f"digest:{sender_id}:{day.isoformat()}", sender_id), (subject, text, language))


def _of_day(ctx: Context, row: sqlite3.Row, day: date, language: Language) -> ParcelNews | None:
    """What a shop's digest of that day says of a parcel; None when it is no news of that day."""
    status = Status(row["status"])
    start, end = day_start(day, ctx.zone), day_end(day, ctx.zone)
    at = row["delivered_at"] if status is Status.DELIVERED else row["moved_at"]
    of_day = start <= from_text(at) < end
    if row["final"]:
        return None
    if status is Status.DELIVERED:
        return _parcel(ctx, row, News.DELIVERED, language) if of_day else None
    if status in {Status.RETURNING, Status.RETURNED}:
        return _parcel(ctx, row, News.RETURNING, language) if of_day else None
    if status in {Status.CANCELLED, Status.LOST_OR_DAMAGED, Status.REGISTERED, Status.PICKUP_SCHEDULED}:
        return None
    failed = row["reason"] is not None and of_day
    late = row["delay_cause"] is not None
    return _parcel(ctx, row, News.FAILED if failed else News.LATE if late else News.UNDER_WAY, language)


# -------------------------------------------------------------------------------------------------------- one by one


def _each(tx: Tx, strategy: Strategy) -> int:
    """The news of each parcel since the last time, once they have stood for two minutes."""
    known = plain.kept(tx.conn, _EACH_UNTIL)
    until = tx.now - _SETTLES
    since = max(from_text(known), tx.now - _BACK) if known else until
    if until <= since:
        # The first time there is nothing behind; a clock that was set back waits.
        if known is None or from_text(known) > tx.now:
            plain.keep(tx.conn, _EACH_UNTIL, to_text(until))
        return 0
    made = 0
    for row in list(rows.told_between(tx.conn, since, until)):
        policy = strategy.policy(row["sender_id"])
        if policy.news is SenderNews.EACH and NoticeEvent(row["event"]) in SENDER_EVENTS:
            made += _one(tx, policy, row)
    plain.keep(tx.conn, _EACH_UNTIL, to_text(until))
    return made


def _one(tx: Tx, policy: SenderPolicy, row: sqlite3.Row) -> int:
    sender_id = str(row["sender_id"])
    _, to, language = _shop(tx, sender_id)
    parcel = _parcel(tx.ctx, row, _EVENT_NEWS[NoticeEvent(row["event"])], language)
    text = each_words(tx.ctx.settings.company, parcel, language)
    # What went on by another channel is the same news.
    dedupe = f"sender:{sender_id}:{row['shipment_id']}:{row['event']}:{row['occasion']}"
    return _queue(tx, policy, to, (dedupe, sender_id), (parcel.number, text, language))


# ------------------------------------------------------------------------------------------------------------- common


def _shop(tx: Tx, sender_id: str) -> tuple[str, Recipient, Language]:
    """A shop's name, how it is reached, its language."""
    party = people.party_row(tx.conn, PartyId(sender_id))
    to = recipient_of(tx.conn, party, tx.ctx)
    return str(party["name"]), to, to.language or language_of(tx.ctx.settings.recipient_language)


def _parcel(ctx: Context, row: sqlite3.Row, news: News, language: Language) -> ParcelNews:
    detail = ""
    if news is News.DELIVERED and row["delivered_at"]:
        at = spoken_time(from_text(row["delivered_at"]).astimezone(ctx.zone), language)
        by = row["received_by"] or relation_phrase(row["relation"], language)
        detail = f"{at}, {by}" if by else at
    elif news is News.FAILED and row["reason"]:
        detail = reason_phrase(row["reason"], language)
    elif news is News.LATE and row["delay_cause"]:
        detail = cause_phrase(row["delay_cause"], language)
    place = row["colonia"] or row["municipality"]
    return ParcelNews(number=row["number"], recipient=row["recipient"], place=place, news=news, detail=detail)


def _queue(tx: Tx, policy: SenderPolicy, to: Recipient, named: tuple[str, str], said: tuple[str, str, Language]) -> int:
    """Write the message; 0 when the shop cannot be reached, wants none, or has it already."""
    rules = planning(tx).rules
    chain = to.chain(Rule(channels=policy.channels), rules.way)
    channel = next((one for one in chain if _takes_free_text(tx, one, to.addresses[one])), None)
    if channel is None or to.opt_out is not None:
        return 0
    (dedupe, sender_id), (subject, text, language) = named, said
    text_id = TextId(tx.ctx.new_id())
    goes_at = after_quiet(tx.now, rules, to.zone)
    facts = MessageFacts(
        message_id=tx.ctx.new_id(),
        dedupe=dedupe,
        channel=channel,
        address=to.addresses[channel],
        party_id=PartyId(sender_id),
        language=language,
        subject=subject,
        text_id=text_id,
        queued_at=tx.now,
        not_before=goes_at,
        expires_at=goes_at + timedelta(days=1),
        next_try_at=goes_at,
    )
    if not outbox.add_message(tx.conn, facts):
        return 0
    people.add_texts(tx.conn, [(text_id, text)])
    return 1


def _takes_free_text(tx: Tx, channel: Channel, address: str) -> bool:
    """Whether a text of our own may go there: no template is approved for what shops are told."""
    if active(tx.conn).get(channel) not in TEMPLATED:
        return True
    return window_open(tx.conn, channel, address, tx.now)

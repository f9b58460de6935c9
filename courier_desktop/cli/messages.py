"""`messages`: what recipients are told; open, confirm, skip."""

from __future__ import annotations

from typing import TYPE_CHECKING

from courier_desktop.cli import as_json, help_words, words
from courier_desktop.cli.answer import Answer
from courier_desktop.cli.said import Voice
from courier_desktop.cli.tables import Column, table
from courier_desktop.domain.ids import NoticeId
from courier_desktop.domain.messaging import GATEWAY_TITLES
from courier_desktop.domain.notices import Channel, NoticeState
from courier_desktop.services import notices, shipments

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from courier_desktop.cli.parser import Commands
    from courier_desktop.domain.rows import NoticeRow
    from courier_desktop.services.context import Context
    from courier_desktop.services.message_life import MessageLife

_EVERY = 10**6


def add(commands: Commands) -> None:
    """Teach the grammar this command."""
    parser = commands.add("messages", help_words.MESSAGES, run=messages)
    commands.option(
        parser,
        "--state",
        said=help_words.MESSAGES_STATE,
        action="append",
        default=[],
        choices=[state.value for state in NoticeState],
    )
    commands.option(
        parser,
        "--channel",
        said=help_words.MESSAGES_CHANNEL,
        action="append",
        default=[],
        choices=[channel.value for channel in Channel],
    )
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--shipment", metavar="N", help=help_words.MESSAGES_SHIPMENT.in_(commands.language))
    which.add_argument("--all", action="store_true", help=help_words.MESSAGES_ALL.in_(commands.language))
    for name, said in (
        ("--life", help_words.MESSAGES_LIFE),
        ("--open", help_words.MESSAGES_OPEN),
        ("--confirm", help_words.MESSAGES_CONFIRM),
        ("--not-sent", help_words.MESSAGES_NOT_SENT),
        ("--skip", help_words.MESSAGES_SKIP),
    ):
        which.add_argument(name, metavar="ID", help=said.in_(commands.language))


def messages(ctx: Context, options: argparse.Namespace) -> Answer:
    """The notices asked for, or the one that was acted on, or one with its whole life."""
    if options.life:
        return life(ctx, options)
    acted = _act(ctx, options)
    found = (notices.one(ctx, acted),) if acted else _found(ctx, options)
    states, channels = set(options.state), set(options.channel)
    rows = [
        row
        for row in found
        if (not states or row.state.value in states) and (not channels or row.channel.value in channels)
    ]
    say = Voice(ctx, options.language)
    values = {"messages": [as_json.notice(row, say.why(row)) for row in rows]}
    if not rows:
        return Answer(values, told=(say(words.NO_NOTICES),))
    return Answer(values, tuple(message_lines(rows, say)))


def life(ctx: Context, options: argparse.Namespace) -> Answer:
    """One notice, and every message by which a gateway carried it."""
    from courier_desktop.services import message_life

    row = notices.one(ctx, NoticeId(options.life))
    say, found = Voice(ctx, options.language), message_life.of_notice(ctx, row.notice_id)
    values = {
        "notice": as_json.notice(row, say.why(row)),
        "sends": [as_json.message(one, say.sentence) for one in found],
    }
    lines = message_lines([row], say)
    for one in found:
        lines += ["", *_life_lines(one, say)]
    return Answer(values, tuple(lines), told=() if found else (say(words.NO_LIFE),))


def _life_lines(one: MessageLife, say: Voice) -> list[str]:
    facts = one.facts
    gateway = GATEWAY_TITLES[facts.gateway] if facts.gateway else "—"
    state = say(words.MESSAGE_STATES[facts.state.value])
    head = say(words.LIFE_HEAD, channel=facts.channel.value, gateway=gateway, address=facts.address, state=state)
    lines = [head, f"  {facts.message_id}"]
    times = (("sent", facts.sent_at), ("delivered", facts.delivered_at), ("read", facts.read_at))
    lines.extend(f"  {say(words.MESSAGE_STATES[name])}: {say.clock(at)}" for name, at in times if at is not None)
    if facts.why:
        lines.append(f"  {say.sentence(facts.why)}")
    for place, try_ in enumerate(one.attempts, start=1):
        outcome = say(words.OUTCOMES[try_.outcome])
        parts = (outcome, say.sentence(try_.code) if try_.code else "", try_.said)
        told = " · ".join(part for part in parts if part)
        lines.append(f"  {say(words.LIFE_TRY, n=place, at=say.clock(try_.began_at), outcome=told)}")
    return lines


def _act(ctx: Context, options: argparse.Namespace) -> NoticeId | None:
    """Do what was asked with one notice; its id."""
    if options.open:
        notices.open_link(ctx, NoticeId(options.open))
    elif options.confirm:
        notices.confirm(ctx, NoticeId(options.confirm))
    elif options.not_sent:
        notices.not_sent(ctx, NoticeId(options.not_sent))
    elif options.skip:
        notices.drop(ctx, NoticeId(options.skip), "skipped")
    named = options.open or options.confirm or options.not_sent or options.skip
    return NoticeId(named) if named else None


def _found(ctx: Context, options: argparse.Namespace) -> Sequence[NoticeRow]:
    """Oldest first."""
    if options.shipment:
        return notices.of_shipment(ctx, shipments.resolve(ctx, options.shipment))[::-1]
    return notices.history(ctx, _EVERY)[::-1] if options.all else notices.of_today(ctx)


def notice_table(rows: Sequence[NoticeRow], say: Voice) -> list[str]:
    """The notices without their texts: when, what, how it stands."""
    cells = [
        (say.clock(row.planned_at), say(words.EVENTS[row.event.value]), notice_state(row, say), row.notice_id)
        for row in rows
    ]
    return table((Column(""), Column("", gives=True), Column("", gives=True), Column("")), cells)


def notice_state(row: NoticeRow, say: Voice) -> str:
    """How the notice stands: by whom and when it was confirmed, or why it did not go."""
    state = say(words.NOTICE_STATES[row.state.value])
    if row.confirmed_at is not None:
        return f"{state}: {row.confirmed_by}, {say.clock(row.confirmed_at)}"
    return f"{state}: {say.why(row)}" if row.why else state


def message_lines(rows: Sequence[NoticeRow], say: Voice) -> list[str]:
    """Each notice whole: to whom, what, how it stands, its words, its link."""
    lines: list[str] = []
    for row in rows:
        head = (row.number, row.recipient, row.to, say(words.EVENTS[row.event.value]), notice_state(row, say))
        lines.append(" · ".join(part for part in head if part))
        lines.append(f"  {row.notice_id}")
        lines.extend(f"  {line}".rstrip() for line in row.text.splitlines())
        if row.link:
            lines.append(f"  {row.link}")
        lines.append("")
    return lines[:-1]

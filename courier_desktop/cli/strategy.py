"""`strategy`: which notice goes to whom, by which channels, when; tried on a past day; changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from courier_desktop.cli import strategy_words as words
from courier_desktop.cli.answer import Answer, UsageError
from courier_desktop.cli.reading import read_day
from courier_desktop.cli.said import Voice
from courier_desktop.cli.tables import Column, table
from courier_desktop.cli.words import EVENTS
from courier_desktop.domain.notices import Channel, NoticeEvent
from courier_desktop.domain.prices import totals_text
from courier_desktop.domain.strategy import DEFAULT, CustomerKind, Rule, SenderNews, SenderPolicy, Strategy
from courier_desktop.domain.strategy_text import changed, restored
from courier_desktop.domain.values import fields, replace
from courier_desktop.services import strategy, strategy_preview

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from courier_desktop.cli.answer import Json
    from courier_desktop.cli.parser import Commands
    from courier_desktop.services.context import Context
    from courier_desktop.services.strategy_preview import Preview

_FIELDS = tuple(one.name for one in fields(Rule))
_YES = frozenset({"1", "true", "yes", "on", "si", "sí", "sim"})
_NO = frozenset({"0", "false", "no", "off", "não", "nao"})
_PERSON_LIMIT = "most_a_day"


def add(commands: Commands) -> None:
    """Teach the grammar this command."""
    parser = commands.add("strategy", words.STRATEGY, run=show_strategy)
    commands.option(
        parser,
        "event",
        said=words.EVENT,
        nargs="?",
        choices=[None, *(one.value for one in NoticeEvent)],
        metavar="EVENT",
    )
    commands.option(parser, "--set", said=words.SET, action="append", default=[], metavar="FIELD=VALUE")
    commands.option(
        parser,
        "--kind",
        said=words.KIND,
        default=CustomerKind.PERSON.value,
        choices=[one.value for one in CustomerKind],
    )
    commands.option(parser, "--reset", said=words.RESET, action="store_true")
    commands.option(parser, "--shops", said=words.SHOPS, default="", metavar="NEWS[@HH:MM]")
    commands.option(parser, "--preview", said=words.PREVIEW, nargs="?", const="", metavar="DAY")


def show_strategy(ctx: Context, options: argparse.Namespace) -> Answer:
    """The strategy, changed first where something is given; with `--preview` nothing is kept, only tried."""
    kind = CustomerKind(options.kind)
    kept = strategy.current(ctx)
    wanted = _wanted(kept, options, kind)
    say = Voice(ctx, options.language)
    if options.preview is not None:
        day = read_day(options.preview, ctx) if options.preview else strategy_preview.yesterday(ctx)
        seen = strategy_preview.preview(ctx, wanted, day)
        return Answer(_values(wanted, kind) | {"preview": _preview_values(seen)}, tuple(_preview_lines(seen, say)))
    if wanted != kept:
        strategy.change(ctx, wanted)
    return Answer(_values(wanted, kind) | {"preview": None}, tuple(_lines(wanted, kind, say)))


def _wanted(kept: Strategy, options: argparse.Namespace, kind: CustomerKind) -> Strategy:
    """The strategy that the words ask for."""
    event = NoticeEvent(options.event) if options.event else None
    wanted = kept
    if options.reset:
        wanted = DEFAULT if event is None else restored(wanted, event, kind)
    for text in options.set:
        name, sign, value = text.partition("=")
        known = _FIELDS if event is not None else (_PERSON_LIMIT,)
        if not sign or name not in known:
            raise UsageError("setting_unknown", known, name=name)
        if event is None:
            wanted = replace(wanted, most_a_day=_number(value))
        else:
            wanted = changed(wanted, event, kind, **{name: _value(name, value)})
    if options.shops:
        wanted = replace(wanted, sender=_policy(wanted.sender, options.shops))
    return wanted


def _value(name: str, text: str) -> object:
    """The text as that field holds it."""
    match name:
        case "on" | "merge":
            if text.lower() not in _YES | _NO:
                raise UsageError("setting_value", ("yes", "no"), value=text)
            return text.lower() in _YES
        case "channels":
            known = [one.value for one in Channel]
            named = [one.strip() for one in text.split(",") if one.strip()]
            if any(one not in known for one in named):
                raise UsageError("setting_value", known, value=text)
            return tuple(Channel(one) for one in dict.fromkeys(named))
        case "wait_minutes" | "most_a_day":
            return _number(text)
        case _:
            return text.zfill(5) if text else ""


def _number(text: str) -> int:
    if not text.strip().isdecimal():
        raise UsageError("setting_value", value=text)
    return int(text)


def _policy(kept: SenderPolicy, text: str) -> SenderPolicy:
    news, _, at = text.partition("@")
    known = [one.value for one in SenderNews]
    if news not in known:
        raise UsageError("setting_value", known, value=text)
    return replace(kept, news=SenderNews(news), digest_at=at.zfill(5) if at else kept.digest_at)


# ------------------------------------------------------------------------------------------------------- what is said


def _lines(wanted: Strategy, kind: CustomerKind, say: Voice) -> list[str]:
    heads = (words.HEAD_NOTICE, words.HEAD_CHANNELS, words.HEAD_HOURS, words.HEAD_WAIT, words.HEAD_MERGE)
    columns = [Column(say(head)) for head in heads] + [Column(say(words.HEAD_LIMIT), right=True)]
    rows = [_cells(event, wanted.rule(event, kind), say) for event in NoticeEvent]
    news = say(words.NEWS[wanted.sender.news.value], at=wanted.sender.digest_at)
    return [
        *table(columns, rows),
        "",
        say(words.PERSON_LIMIT, count=wanted.most_a_day),
        say(words.SHOPS_TOLD, news=news),
    ]


def _cells(event: NoticeEvent, rule: Rule, say: Voice) -> Sequence[str]:
    name = f"{say(EVENTS[event.value])} ({event.value})"
    if not rule.on:
        return (name, say(words.OFF), "", "", "", "")
    hours = f"{rule.earliest}–{rule.latest}" if rule.earliest or rule.latest else ""
    merge = say(words.YES if rule.merge else words.NO)
    channels = " > ".join(one.value for one in rule.channels)
    return (name, channels, hours, f"{rule.wait_minutes} min", merge, str(rule.most_a_day or ""))


def _preview_lines(seen: Preview, say: Voice) -> list[str]:
    told = {"day": seen.day.isoformat(), "messages": seen.messages, "blocked": seen.held}
    head = say(words.WOULD, cost=totals_text(seen.costs), **told) if seen.costs else say(words.WOULD_UNPRICED, **told)
    lines = [head, say(words.MORE, merged=seen.merged, off=seen.off, unpriced=seen.unpriced)]
    lines += [f"  {channel.value}: {count}" for channel, count in seen.channels.items()]
    lines += [f"  {count} × {say.sentence(code)}" for code, count in seen.blocked.items()]
    return lines


def _values(wanted: Strategy, kind: CustomerKind) -> Json:
    return {
        "kind": kind.value,
        "most_a_day": wanted.most_a_day,
        "rules": [_rule_values(wanted, event, kind) for event in NoticeEvent],
        "shops": {
            "news": wanted.sender.news.value,
            "digest_at": wanted.sender.digest_at,
            "channels": [one.value for one in wanted.sender.channels],
        },
    }


def _rule_values(wanted: Strategy, event: NoticeEvent, kind: CustomerKind) -> Json:
    rule = wanted.rule(event, kind)
    return {
        "event": event.value,
        "on": rule.on,
        "channels": [one.value for one in rule.channels],
        "earliest": rule.earliest,
        "latest": rule.latest,
        "wait_minutes": rule.wait_minutes,
        "merge": rule.merge,
        "most_a_day": rule.most_a_day,
    }


def _preview_values(seen: Preview) -> Json:
    return {
        "day": seen.day.isoformat(),
        "notices": seen.notices,
        "messages": seen.messages,
        "channels": {channel.value: count for channel, count in seen.channels.items()},
        "blocked": dict(seen.blocked),
        "off": seen.off,
        "merged": seen.merged,
        "costs_micros": {cost.currency: cost.micros for cost in seen.costs},
        "unpriced": seen.unpriced,
    }

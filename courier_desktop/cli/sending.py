"""`send` and `fetch`: what a window does by itself all day, once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from courier_desktop.cli import as_json
from courier_desktop.cli import gateway_words as words
from courier_desktop.cli.answer import Answer
from courier_desktop.cli.said import Voice
from courier_desktop.domain.messaging import GATEWAY_TITLES

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping

    from courier_desktop.cli.answer import Json
    from courier_desktop.cli.parser import Commands
    from courier_desktop.domain.messaging import GatewayName
    from courier_desktop.domain.words import Words
    from courier_desktop.services.context import Context
    from courier_desktop.services.sending import Done


def add(commands: Commands) -> None:
    """Teach the grammar these commands; the scheduler's need nobody."""
    parser = commands.add("send", words.SEND, run=send)
    parser.set_defaults(unattended=True)
    commands.option(parser, "--seconds", said=words.SECONDS, type=int, default=0, metavar="N")
    commands.add("fetch", words.FETCH, run=fetch).set_defaults(unattended=True)


def send(ctx: Context, options: argparse.Namespace) -> Answer:
    """Send all that may go now."""
    from courier_desktop.services import draining

    done = draining.drain(ctx, max(0, options.seconds))
    say = Voice(ctx, options.language)
    values: Json = {"gateways": [_sent_json(name, one, say) for name, one in done.items()]}
    return _answer(values, done, say, words.SENT)


def fetch(ctx: Context, options: argparse.Namespace) -> Answer:
    """Ask what became of what was sent, and collect the replies."""
    from courier_desktop.services import draining

    done = draining.fetch(ctx)
    say = Voice(ctx, options.language)
    values: Json = {"gateways": [_fetched_json(name, one, say) for name, one in done.items()]}
    return _answer(values, done, say, words.FETCHED)


def _answer(values: Json, done: Mapping[GatewayName, Done], say: Voice, line: Words) -> Answer:
    if not done:
        return Answer(values, told=(say(words.NONE_ON),))
    lines = []
    for name, one in done.items():
        counts = {field: getattr(one, field) for field in ("sent", "failed", "unsure", "put_off", "settled", "arrived")}
        lines.append(say(line, title=GATEWAY_TITLES[name], **counts))
        if one.why:
            lines.append(f"  {say.sentence(one.why)}")
        if one.until is not None and one.until > say.ctx.clock():
            lines.append(f"  {say(words.UNTIL, until=say.clock(one.until))}")
    return Answer(values, tuple(lines))


def _sent_json(name: GatewayName, one: Done, say: Voice) -> Json:
    return {
        "name": name.value,
        "sent": one.sent,
        "failed": one.failed,
        "unsure": one.unsure,
        "put_off": one.put_off,
        "settled": one.settled,
        "why": one.why or None,
        "message": say.sentence(one.why) if one.why else None,
        "until": as_json.moment(one.until),
    }


def _fetched_json(name: GatewayName, one: Done, say: Voice) -> Json:
    return {
        "name": name.value,
        "settled": one.settled,
        "arrived": one.arrived,
        "why": one.why or None,
        "message": say.sentence(one.why) if one.why else None,
    }

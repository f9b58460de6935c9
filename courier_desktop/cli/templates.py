"""`templates`: the words of each notice, shown, tried on the newest shipment, changed, put back."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from courier_desktop.cli import templates_words as words
from courier_desktop.cli.answer import Answer, UsageError
from courier_desktop.cli.said import Voice
from courier_desktop.cli.tables import Column, table
from courier_desktop.cli.words import EVENTS
from courier_desktop.domain.notices import Channel, NoticeEvent
from courier_desktop.domain.template_words import shown_in
from courier_desktop.domain.times import to_text
from courier_desktop.domain.words import Language
from courier_desktop.services import message_templates, template_preview

if TYPE_CHECKING:
    import argparse

    from courier_desktop.cli.answer import Json
    from courier_desktop.cli.parser import Commands
    from courier_desktop.services.context import Context
    from courier_desktop.services.message_templates import TemplateWords

_CHANNELS: dict[str, Channel | None] = {
    "message": None,
    "whatsapp": Channel.WHATSAPP,
    "telegram": Channel.TELEGRAM,
    "sms": Channel.SMS,
    "email": Channel.EMAIL,
}


def add(commands: Commands) -> None:
    """Teach the grammar this command."""
    parser = commands.add("templates", words.TEMPLATES, run=show_templates)
    events = [None, *(one.value for one in NoticeEvent)]
    commands.option(parser, "event", said=words.EVENT, nargs="?", choices=events, metavar="EVENT")
    commands.option(parser, "--channel", said=words.CHANNEL, default="message", choices=list(_CHANNELS))
    languages = [one.value for one in Language]
    commands.option(parser, "--in", said=words.IN, dest="spoken", default=Language.ES.value, choices=languages)
    commands.option(parser, "--write", said=words.WRITE, default="", metavar="FILE")
    commands.option(parser, "--subject", said=words.SUBJECT, metavar="TEXT")
    commands.option(parser, "--reset", said=words.RESET, action="store_true")


def show_templates(ctx: Context, options: argparse.Namespace) -> Answer:
    """Every notice's words in a language and channel, or the named one's, changed first when it is said."""
    spoken, channel = Language(options.spoken), _CHANNELS[options.channel]
    event = NoticeEvent(options.event) if options.event else None
    changes = bool(options.write) or options.subject is not None or options.reset
    if changes and event is None:
        raise UsageError("setting_unknown", [one.value for one in NoticeEvent], name="EVENT")
    if event is not None and options.reset:
        message_templates.reset(ctx, event, spoken, channel)
    if event is not None and (options.write or options.subject is not None):
        now = message_templates.template_words(ctx, event, spoken, channel)
        body = _read(options.write) if options.write else now.body
        subject = now.subject if options.subject is None else options.subject
        message_templates.save(ctx, event, spoken, channel, body, subject)
    wanted = [event] if event is not None else list(NoticeEvent)
    found = [(one, message_templates.template_words(ctx, one, spoken, channel)) for one in wanted]
    values: Json = {"templates": [_values(ctx, one, told, options) for one, told in found]}
    say = Voice(ctx, options.language)
    if event is None:
        columns = (Column(say(words.HEAD_EVENT)), Column(say(words.HEAD_WHOSE)))
        rows = [(f"{say(EVENTS[one.value])} ({one.value})", _whose(told, say)) for one, told in found]
        return Answer(values, tuple(table(columns, rows)))
    told = found[0][1]
    lines = [*shown_in(told.body, options.language).split("\n"), "", say(words.WOULD_SAY), ""]
    return Answer(values, (*lines, *_preview(ctx, event, told, options).split("\n")))


def _whose(told: TemplateWords, say: Voice) -> str:
    return say(words.OWN, who=told.own.changed_by) if told.own is not None else say(words.PROGRAMS)


def _read(name: str) -> str:
    """The words that stand in that file, or come by standard input for "-"."""
    if name == "-":
        return sys.stdin.read()
    try:
        return Path(name).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        raise UsageError("setting_value", value=name) from None


def _preview(ctx: Context, event: NoticeEvent, told: TemplateWords, options: argparse.Namespace) -> str:
    sample = template_preview.sample(ctx, event)
    said = sample.said[Language(options.spoken)]
    return message_templates.trial((told.body, told.subject), said, _CHANNELS[options.channel], ctx.settings).body


def _values(ctx: Context, event: NoticeEvent, told: TemplateWords, options: argparse.Namespace) -> Json:
    own = told.own
    return {
        "event": event.value,
        "language": options.spoken,
        "channel": options.channel,
        "own": own is not None,
        "body": told.body,
        "subject": told.subject,
        "preview": _preview(ctx, event, told, options),
        "changed_at": to_text(own.changed_at) if own is not None else None,
        "changed_by": own.changed_by if own is not None else "",
    }

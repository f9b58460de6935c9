"""`history` and `correct`: all that happened to a shipment, and setting a line of it right."""

from __future__ import annotations

from datetime import UTC, datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from courier_desktop.cli import as_json, help_words
from courier_desktop.cli import history_words as own
from courier_desktop.cli.answer import DONE, NOTHING_DONE, Answer, Page, UsageError
from courier_desktop.cli.reading import read_why
from courier_desktop.cli.said import Voice
from courier_desktop.cli.tables import Column, table
from courier_desktop.cli.timeline import timeline
from courier_desktop.domain.corrections import Correction
from courier_desktop.domain.money import Money, format_money
from courier_desktop.services import corrections, shipments

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from courier_desktop.cli.answer import Json
    from courier_desktop.cli.parser import Commands
    from courier_desktop.domain.corrections import CorrectionPreview
    from courier_desktop.domain.ids import EventId
    from courier_desktop.domain.rows import EventRow
    from courier_desktop.services.context import Context


def add(commands: Commands) -> None:
    """Teach the grammar these commands."""
    one = commands.add("history", own.HISTORY, run=show_history)
    commands.option(one, "number", said=help_words.NUMBER, metavar="NUMBER")
    mend = commands.add("correct", own.CORRECT, run=correct)
    commands.option(mend, "number", said=help_words.NUMBER, metavar="NUMBER")
    commands.option(mend, "line", said=own.LINE, metavar="LINE")
    commands.option(mend, "--why", said=own.WHY, default="", metavar="W")
    commands.option(mend, "--note", said=help_words.NOTE, default="", metavar="T")
    commands.option(mend, "--whole", said=own.WHOLE, action="store_true")
    commands.option(mend, "--along", said=own.ALONG, action="store_true")
    commands.option(mend, "--preview", said=own.PREVIEW, action="store_true")


def show_history(ctx: Context, options: argparse.Namespace) -> Answer:
    """Every line of the history with its number, the oldest first."""
    shown = shipments.detail(ctx, shipments.resolve(ctx, options.number))
    lines = tuple(reversed(shown.events))
    values: Json = {"number": shown.row.number, "lines": [as_json.event(one) for one in lines]}
    return Answer(values, tuple(timeline(lines, Voice(ctx, options.language), numbered=True)))


def correct(ctx: Context, options: argparse.Namespace) -> Answer:
    """Take a line of the history back, or only say what that would do."""
    shown = shipments.detail(ctx, shipments.resolve(ctx, options.number))
    event_id = _event(tuple(reversed(shown.events)), options.line)
    why = read_why(options.why) if options.why else None
    say = Voice(ctx, options.language)
    seen = corrections.preview(ctx, event_id, whole=options.whole)
    if options.preview:
        status = NOTHING_DONE if seen.refused else DONE
        told = (say.sentence(seen.refused, seen.params),) if seen.refused else ()
        return Answer(_values(seen, say, 0), tuple(_sheet(seen, say).lines), told=told, status=status)
    what = Correction(event_id=event_id, why=why, note=options.note, whole=options.whole, along=options.along)
    done = corrections.correct(ctx, what)
    return Answer(_values(seen, say, done.shipments), (say(own.DONE, number=done.number, count=done.shipments),))


def _event(lines: Sequence[EventRow], text: str) -> EventId:
    """The event of that line, by its number or its id."""
    for place, event in enumerate(lines, start=1):
        if text in (str(place), event.event_id):
            return event.event_id
    raise UsageError("unknown_event", value=text)


def _values(seen: CorrectionPreview, say: Voice, shipments_done: int) -> Json:
    return {
        "number": seen.number,
        "shipments": shipments_done,
        "refused": seen.refused or None,
        "message": say.sentence(seen.refused, seen.params) if seen.refused else None,
        "ends": seen.ends,
        "restores": seen.restores,
        "act_shipments": seen.shipments,
        "taken": [as_json.event(one) for one in seen.taken],
        "later": [as_json.event(one) for one in seen.later],
        "changes": [_change(seen, name) for name in seen.changes],
        "withdrawn": [one.value for one in seen.withdrawn],
        "gone_out": [one.value for one in seen.gone_out],
    }


def _change(seen: CorrectionPreview, name: str) -> Json:
    return {"name": name, "before": _plain(getattr(seen.before, name)), "after": _plain(getattr(seen.after, name))}


def _plain(value: object) -> str:
    """A value of a shipment as text."""
    if value is None:
        return ""
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, datetime):
        return as_json.moment(value.astimezone(UTC)) or ""
    if isinstance(value, Money):
        return format_money(value)
    return str(value).lower() if isinstance(value, bool) else str(value)


def _sheet(seen: CorrectionPreview, say: Voice) -> Page:
    page = Page()
    if seen.refused:
        return page
    page.title(say(own.TAKEN))
    page.add(*timeline(seen.taken, say))
    if seen.later:
        page.title(say(own.LATER))
        page.add(*timeline(seen.later, say))
    if seen.changes:
        page.title(say(own.CHANGES))
        changes = [_change(seen, name) for name in seen.changes]
        cells = [(str(c["name"]), str(c["before"]) or "—", str(c["after"]) or "—") for c in changes]
        page.add(*table((Column(""), Column("", gives=True), Column("", gives=True)), cells))
    for said, events in ((own.WITHDRAWN, seen.withdrawn), (own.GONE_OUT, seen.gone_out)):
        if events:
            page.add("", say(said, events=", ".join(one.value for one in events)))
    return page

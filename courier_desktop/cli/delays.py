"""`delay`: whom a setback touches, what each will be told, and declaring it; the log, and lifting one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from courier_desktop.cli import as_json, help_words, words
from courier_desktop.cli.answer import DONE, NOTHING_DONE, Answer, Page, UsageError
from courier_desktop.cli.reading import find_driver, find_route, read_cause, read_window, resolve_every
from courier_desktop.cli.said import Voice
from courier_desktop.cli.tables import Column, table
from courier_desktop.domain.causes import CAUSES
from courier_desktop.domain.ids import DelayId
from courier_desktop.services import delays
from courier_desktop.services.delays import DelayDraft, Scope

if TYPE_CHECKING:
    import argparse

    from courier_desktop.cli.answer import Json
    from courier_desktop.cli.parser import Commands
    from courier_desktop.domain.rows import AffectedRow, DelayPreview
    from courier_desktop.services.context import Context


def add(commands: Commands) -> None:
    """Teach the grammar this command."""
    parser = commands.add("delay", help_words.DELAY, run=delay)
    commands.option(parser, "--cause", said=help_words.DELAY_CAUSE, default="", metavar="C")
    scope = parser.add_mutually_exclusive_group()
    for name, said, how in (
        ("--route", help_words.DELAY_ROUTE, {"metavar": "R"}),
        ("--driver", help_words.DELAY_DRIVER, {"metavar": "NAME"}),
        ("--zone", help_words.DELAY_ZONE, {"metavar": "CP", "nargs": "+"}),
        ("--shipment", help_words.DELAY_SHIPMENTS, {"metavar": "N", "nargs": "+"}),
        ("--list", help_words.DELAY_LIST, {"action": "store_true"}),
        ("--lift", help_words.DELAY_LIFT, {"metavar": "ID"}),
    ):
        scope.add_argument(name, help=said.in_(commands.language), **how)  # type: ignore[arg-type]  # options as a table
    late = parser.add_mutually_exclusive_group()
    late.add_argument("--minutes", type=int, metavar="M", help=help_words.DELAY_MINUTES.in_(commands.language))
    late.add_argument("--window", metavar="FROM/TO", help=help_words.DELAY_WINDOW.in_(commands.language))
    commands.option(parser, "--note", said=help_words.NOTE, default="", metavar="T")
    commands.option(parser, "--preview", said=help_words.DELAY_PREVIEW, action="store_true")


def delay(ctx: Context, options: argparse.Namespace) -> Answer:
    """Show, declare, list or lift."""
    say = Voice(ctx, options.language)
    if options.list:
        return _log(ctx, say)
    if options.lift:
        return _lift(ctx, DelayId(options.lift), say)
    draft = _draft(ctx, options)
    preview = delays.preview(ctx, draft)
    if options.preview or not preview.affected:
        return _answer(preview, None, say)
    return _answer(preview, delays.declare(ctx, draft), say)


def _draft(ctx: Context, options: argparse.Namespace) -> DelayDraft:
    if not options.cause:
        raise UsageError("wrong_usage", CAUSES, detail="--cause")
    scope, refs = _scope(ctx, options)
    window = read_window(options.window, ctx) if options.window else None
    if window is None and options.minutes is None:
        raise UsageError("delay_needs_time")
    return DelayDraft(
        cause=read_cause(options.cause),
        scope=scope,
        refs=refs,
        minutes=options.minutes,
        new_start=window.start if window else None,
        new_end=window.end if window else None,
        note=options.note,
    )


def _scope(ctx: Context, options: argparse.Namespace) -> tuple[Scope, tuple[str, ...]]:
    if options.route:
        return Scope.ROUTE, (find_route(ctx, options.route),)
    if options.driver:
        return Scope.DRIVER, (find_driver(ctx, options.driver).driver_id,)
    if options.zone:
        return Scope.ZONE, tuple(options.zone)
    if options.shipment:
        return Scope.LIST, resolve_every(ctx, options.shipment)
    raise UsageError("delay_needs_scope")


def _answer(preview: DelayPreview, done: delays.Declared | None, say: Voice) -> Answer:
    values: Json = {
        "delay_id": done.delay_id if done else None,
        "affected": [as_json.affected(row, _blocked(row, say)) for row in preview.affected],
        "log": preview.log,
        "shipments": done.shipments if done else 0,
        "notices": done.notices if done else 0,
        "blocked": done.blocked if done else 0,
    }
    if not preview.affected:
        return Answer(values, told=(say.sentence("nobody_affected"),), status=NOTHING_DONE)
    page = Page(preview_lines(preview, say))
    if done is None:
        page.add("", say(words.ONLY_PREVIEW))
    else:
        figures = {"shipments": done.shipments, "notices": done.notices, "blocked": done.blocked}
        page.add("", say(words.DECLARED_DONE, delay_id=done.delay_id, **figures))
    return Answer(values, tuple(page.lines), status=DONE)


def preview_lines(preview: DelayPreview, say: Voice) -> list[str]:
    """Whom the setback touches, when they are reached now, what they get; and the log's entry."""
    columns = (
        Column(say(words.NUMBER)),
        Column(say(words.RECIPIENT), gives=True),
        Column(say(words.PROMISE)),
        Column(say(words.NEW_TIME)),
        Column(say(words.NOTICE), gives=True),
    )
    cells = [
        (row.number, row.recipient, say.window(row.window), _new_time(row, say), _told(row, say))
        for row in preview.affected
    ]
    head = say(words.AFFECTED, count=len(preview.affected), notified=preview.notified)
    return [head, "", *table(columns, cells), "", f"{say(words.LOG)}: {preview.log}"]


def _new_time(row: AffectedRow, say: Voice) -> str:
    if row.new_start is None or row.new_end is None:
        return ""
    return f"{say.clock(row.new_start)}–{row.new_end.astimezone(say.ctx.zone):%H:%M}"


def _told(row: AffectedRow, say: Voice) -> str:
    if not row.leaves:
        return say(words.IN_WINDOW)
    return _blocked(row, say) or say(words.GETS_NOTICE)


def _blocked(row: AffectedRow, say: Voice) -> str:
    return say.sentence(row.blocked, row.blocked_params) if row.blocked else ""


def _log(ctx: Context, say: Voice) -> Answer:
    rows = delays.newest(ctx)
    values: Json = {"delays": [as_json.delay(row) for row in rows]}
    if not rows:
        return Answer(values, told=(say(words.NO_DELAYS),))
    columns = (
        Column(say(words.DECLARED)),
        Column(say(words.CAUSE)),
        Column(say(words.SCOPE), gives=True),
        Column("min", right=True),
        Column(say(words.NOTE), gives=True),
        Column(""),
        Column("id"),
    )
    cells = [
        (
            say.clock(row.declared_at),
            say(CAUSES[row.cause]),
            row.scope_label,
            str(row.minutes or ""),
            row.note,
            say(words.LIFTED_AT, at=say.clock(row.lifted_at)) if row.lifted_at else "",
            row.delay_id,
        )
        for row in rows
    ]
    return Answer(values, tuple(table(columns, cells)))


def _lift(ctx: Context, delay_id: DelayId, say: Voice) -> Answer:
    count = delays.lift(ctx, delay_id)
    return Answer({"delay_id": delay_id, "shipments": count}, (say(words.LIFTED, count=count),))

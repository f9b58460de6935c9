"""`mark` and `undo`: what happened to shipments, and taking it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from courier_desktop.cli import as_json, help_words, words
from courier_desktop.cli.answer import DONE, NOTHING_DONE, Answer, UsageError
from courier_desktop.cli.reading import (
    Resolved,
    read_moment,
    read_money,
    read_reason,
    read_status,
    read_window,
    resolve_all,
)
from courier_desktop.cli.said import Voice, code_of
from courier_desktop.cli.shipments import status_words
from courier_desktop.cli.tables import Column, table
from courier_desktop.services import acts, shipments
from courier_desktop.services.marking import Mark, MarkOutcome, mark

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from courier_desktop.cli.answer import Json
    from courier_desktop.cli.parser import Commands
    from courier_desktop.domain.rows import ShipmentRow
    from courier_desktop.services.context import Context


# argparse would repeat the words of a list of numbers that ends in a status.
_USAGE = (
    "%(prog)s NUMBER... STATUS [--reason R] [--note T] [--received-by N] [--relation W]\n"
    "       [--collected AMOUNT] [--calls N] [--promise FROM/TO] [--at TIME]"
)


def add(commands: Commands) -> None:
    """Teach the grammar these commands."""
    parser = commands.add("mark", help_words.MARK, run=mark_shipments)
    parser.usage = _USAGE
    commands.option(parser, "words", said=help_words.MARK_WHAT, nargs="+", metavar="NUMBER... STATUS")
    commands.option(parser, "--reason", said=help_words.MARK_REASON, default="", metavar="R")
    commands.option(parser, "--note", said=help_words.NOTE, default="", metavar="T")
    commands.option(parser, "--received-by", said=help_words.MARK_RECEIVED, default="", metavar="N")
    commands.option(parser, "--relation", said=help_words.MARK_RELATION, default="", metavar="W")
    commands.option(parser, "--collected", said=help_words.MARK_COLLECTED, default="", metavar="AMOUNT")
    commands.option(parser, "--calls", said=help_words.MARK_CALLS, type=int, metavar="N")
    commands.option(parser, "--promise", said=help_words.MARK_PROMISE, default="", metavar="FROM/TO")
    commands.option(parser, "--at", said=help_words.MARK_AT, default="", metavar="TIME")
    commands.add("undo", help_words.UNDO, run=undo)


def mark_shipments(ctx: Context, options: argparse.Namespace) -> Answer:
    """Mark each named shipment; some may be refused while others are done."""
    numbers, status = _parted(options.words)
    resolved = resolve_all(ctx, numbers)
    what = Mark(
        shipment_ids=resolved.ids,
        target=read_status(status),
        reason=read_reason(options.reason) if options.reason else None,
        note=options.note,
        received_by=options.received_by,
        relation=options.relation,
        collected=read_money(options.collected, ctx) if options.collected else None,
        calls=options.calls,
        promise=read_window(options.promise, ctx) if options.promise else None,
        at=read_moment(options.at, ctx) if options.at else None,
    )
    outcomes = mark(ctx, what).outcomes if resolved.ids else ()
    return _answer(ctx, outcomes, resolved, Voice(ctx, options.language))


def _parted(texts: Sequence[str]) -> tuple[list[str], str]:
    """The numbers (they hold digits) and the status's words (they hold none)."""
    numbers = [text for text in texts if any(c.isdigit() for c in text)]
    status = " ".join(text for text in texts if not any(c.isdigit() for c in text))
    if not numbers:
        raise UsageError("wrong_usage", detail="NUMBER")
    if not status:
        raise UsageError("wrong_usage", detail="STATUS")
    return numbers, status


def _answer(ctx: Context, outcomes: Sequence[MarkOutcome], resolved: Resolved, say: Voice) -> Answer:
    now = {row.shipment_id: row for row in shipments.rows_of(ctx, resolved.ids)}
    values: list[Json] = []
    cells: list[tuple[str, str, str]] = []
    for one in outcomes:
        row = now.get(one.shipment_id)
        values.append(_outcome(one, row, say))
        status = status_words(row.status, say, delayed=row.delayed) if row else ""
        cells.append((one.number, status, _message(one, say) or say(words.MARKED)))
    for text, error in resolved.unknown:
        refused = as_json.outcome(text, code_of(error), say.error(error))
        values.append({**refused, "status": None, "warning": None})
        cells.append((text, "", say.error(error)))
    done = sum(1 for one in outcomes if not one.refused)
    columns = (Column(say(words.NUMBER)), Column(say(words.STATUS)), Column(say(words.ANSWERED)))
    lines = tuple(table(columns, cells))
    return Answer({"done": done, "outcomes": values}, lines, status=DONE if done else NOTHING_DONE)


def _outcome(one: MarkOutcome, row: ShipmentRow | None, say: Voice) -> Json:
    return {
        **as_json.outcome(one.number, one.refused, _message(one, say)),
        "status": row.status.value if row else None,
        "warning": one.warning or None,
    }


def _message(one: MarkOutcome, say: Voice) -> str:
    """The refusal's sentence, or the warning's when the mark was made."""
    code, params = (one.refused, one.params) if one.refused else (one.warning, one.warning_params)
    return say.sentence(code, params) if code else ""


def undo(ctx: Context, options: argparse.Namespace) -> Answer:
    """Take back the newest act."""
    act = acts.undo(ctx).act
    say = Voice(ctx, options.language)
    kind = say(words.KINDS[act.kind]) if act.kind in words.KINDS else act.kind
    values: Json = {"kind": act.kind, "number": act.number or None, "count": act.count}
    what = " · ".join(part for part in (kind, act.number, str(act.count) if act.count > 1 else "") if part)
    return Answer(values, (say(words.UNDONE, what=what),))

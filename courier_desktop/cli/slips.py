"""`slips`: the labels of named shipments, of a route or of today as one PDF."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from courier_desktop.cli import help_words, words
from courier_desktop.cli.answer import Answer, UsageError
from courier_desktop.cli.reading import find_route, resolve_every
from courier_desktop.cli.said import Voice
from courier_desktop.domain.errors import RefusedError
from courier_desktop.services import slips

if TYPE_CHECKING:
    import argparse

    from courier_desktop.cli.answer import Json
    from courier_desktop.cli.parser import Commands
    from courier_desktop.domain.ids import ShipmentId
    from courier_desktop.services.context import Context


def add(commands: Commands) -> None:
    """Teach the grammar this command."""
    parser = commands.add("slips", help_words.SLIPS, run=print_slips)
    commands.option(parser, "numbers", said=help_words.SLIPS_NUMBERS, nargs="*", metavar="NUMBER")
    commands.option(parser, "--route", said=help_words.SLIPS_ROUTE, default="", metavar="R")
    commands.option(parser, "--today", said=help_words.SLIPS_TODAY, action="store_true")
    commands.option(parser, "--format", said=help_words.SLIPS_FORMAT, default="", metavar="F")
    commands.option(parser, "--out", said=help_words.OUT_FILE, type=Path, required=True, metavar="FILE")


def print_slips(ctx: Context, options: argparse.Namespace) -> Answer:
    """Write the PDF: one page a piece."""
    from courier_desktop.paper.formats import SLIP_FORMATS
    from courier_desktop.paper.pdf import slips_pdf

    name = options.format or ctx.settings.slip_format
    if name not in SLIP_FORMATS:
        raise UsageError("unknown_format", SLIP_FORMATS, value=name)
    ids = _asked(ctx, options)
    if not ids:
        raise RefusedError("no_slips")
    rows = slips.slip_rows(ctx, ids)
    slips_pdf(options.out, rows, SLIP_FORMATS[name])
    say = Voice(ctx, options.language)
    values: Json = {"file": str(options.out), "format": name, "slips": len(rows), "shipments": len(ids)}
    lines = (say(words.SLIPS_DONE, slips=len(rows), shipments=len(ids)), say(words.WROTE, path=options.out))
    return Answer(values, lines)


def _asked(ctx: Context, options: argparse.Namespace) -> tuple[ShipmentId, ...]:
    if sum(map(bool, (options.numbers, options.route, options.today))) != 1:
        raise UsageError("no_slips")
    if options.route:
        return slips.ids_of_route(ctx, find_route(ctx, options.route))
    return slips.ids_of_today(ctx) if options.today else resolve_every(ctx, options.numbers)

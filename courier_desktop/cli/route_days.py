"""`route load|publish|sheet|card|reassign|close`: a route's day, from the load check to the closing."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from courier_desktop.cli import as_json, help_words, words
from courier_desktop.cli.answer import DONE, NOTHING_DONE, Answer, UsageError
from courier_desktop.cli.reading import find_driver, find_route, read_pairs, resolve_every
from courier_desktop.cli.routes import named, route_answer
from courier_desktop.cli.said import Voice
from courier_desktop.cli.tables import Column, table
from courier_desktop.domain.rows import ScanVerdict
from courier_desktop.domain.words import language_of
from courier_desktop.services import loading, route_boards, routes, slips
from courier_desktop.services.routes import Decision, LeftReason, default_decision

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from courier_desktop.cli.answer import Json
    from courier_desktop.cli.parser import Commands
    from courier_desktop.domain.ids import RouteId, ShipmentId
    from courier_desktop.domain.rows import LoadBoard, ScanRow, StopRow
    from courier_desktop.services.context import Context

_PAPERS = ("letter", "a4")


def add(below: Commands) -> None:
    """Teach the grammar these commands below `route`."""
    load = named(below, below.add("load", help_words.ROUTE_LOAD, run=load_route))
    below.option(load, "reads", said=help_words.ROUTE_READS, nargs="*", metavar="READ")
    below.option(load, "--close", said=help_words.ROUTE_LOAD_CLOSE, action="store_true")
    below.option(load, "--left", said=help_words.ROUTE_LEFT, action="append", default=[], metavar="NUMBER=REASON")
    below.option(load, "--rest", said=help_words.ROUTE_REST, choices=[reason.value for reason in LeftReason])
    named(below, below.add("publish", help_words.ROUTE_PUBLISH, run=publish))
    sheet = named(below, below.add("sheet", help_words.ROUTE_SHEET, run=run_sheet))
    card = below.add("card", help_words.ROUTE_CARD, run=reason_card)
    for parser in (sheet, card):
        below.option(parser, "--out", said=help_words.OUT_FILE, type=Path, required=True, metavar="FILE")
        below.option(parser, "--paper", said=help_words.PAPER, choices=_PAPERS, default=_PAPERS[0])
    rest = named(below, below.add("reassign", help_words.ROUTE_REASSIGN, run=reassign))
    below.option(rest, "--driver", said=help_words.ROUTE_DRIVER, required=True, metavar="NAME")
    close = named(below, below.add("close", help_words.ROUTE_CLOSE, run=close_route))
    below.option(
        close, "--decide", said=help_words.ROUTE_DECIDE, action="append", default=[], metavar="NUMBER=DECISION"
    )
    below.option(close, "--rest", said=help_words.ROUTE_REST, choices=[one.value for one in Decision])
    below.option(close, "--suggested", said=help_words.ROUTE_SUGGESTED, action="store_true")


def load_route(ctx: Context, options: argparse.Namespace) -> Answer:
    """Answer each read; with `--close` end the load check, a reason for each that stays."""
    route_id = find_route(ctx, options.route)
    texts = options.reads or ([] if options.close or sys.stdin.isatty() else [line.strip() for line in sys.stdin])
    reads = [loading.scan(ctx, route_id, text) for text in texts if text]
    say = Voice(ctx, options.language)
    left = _close_load(ctx, route_id, options) if options.close else None
    board = route_boards.load_board(ctx, route_id)
    values: Json = {
        "route": as_json.route(board.route),
        "reads": [as_json.read(read) for read in reads],
        "unread": [stop.number for stop in board.unread],
        "left": left,
    }
    right = sum(1 for read in reads if read.verdict in {ScanVerdict.RIGHT, ScanVerdict.ALREADY})
    status = NOTHING_DONE if reads and not right and left is None else DONE
    return Answer(values, tuple(_load_lines(reads, board, left, say)), status=status)


def _close_load(ctx: Context, route_id: RouteId, options: argparse.Namespace) -> int:
    named_ones = dict(zip(*_chosen(ctx, options.left, LeftReason), strict=True))
    unread = [stop.shipment_id for stop in route_boards.load_board(ctx, route_id).unread]
    reasons = {one: named_ones.get(one) or options.rest or "" for one in unread}
    return loading.close_load(ctx, route_id, reasons)


def _chosen(
    ctx: Context, texts: Sequence[str], allowed: type[LeftReason | Decision]
) -> tuple[list[ShipmentId], list[str]]:
    """The shipments and the codes of "NUMBER=CODE" texts."""
    pairs = read_pairs(texts)
    wrong = next((code for _, code in pairs if code not in {one.value for one in allowed}), None)
    if wrong is not None:
        raise UsageError("wrong_usage", [one.value for one in allowed], detail=wrong)
    return [resolve_every(ctx, [number])[0] for number, _ in pairs], [code for _, code in pairs]


def _load_lines(reads: Sequence[ScanRow], board: LoadBoard, left: int | None, say: Voice) -> list[str]:
    lines = load_table(reads, say)
    route = board.route
    lines.append(
        say(words.LOAD_SO_FAR, code=f"{route.code} {route.name}".strip(), loaded=board.loaded, pieces=board.pieces)
    )
    if left is not None:
        lines.append(say(words.LOAD_CLOSED, count=left))
    elif board.unread:
        lines.append(f"{say(words.NOT_READ)}: {', '.join(stop.number for stop in board.unread)}")
    return lines


def load_table(reads: Sequence[ScanRow], say: Voice) -> list[str]:
    """The reads and what each means, with an empty line below; nothing without reads."""
    if not reads:
        return []
    columns = (Column(say(words.READ)), Column(say(words.VERDICT)), Column(say(words.RECIPIENT)), Column(""))
    cells = [
        (
            read.number or read.text,
            say(words.VERDICTS[read.verdict.value]) + (f" ({read.other_route})" if read.other_route else ""),
            read.recipient,
            f"{read.piece}/{read.pieces}" if read.piece else "",
        )
        for read in reads
    ]
    return [*table(columns, cells), ""]


def publish(ctx: Context, options: argparse.Namespace) -> Answer:
    """Send the route out."""
    route_id = find_route(ctx, options.route)
    return route_answer(ctx, route_id, options, words.PUBLISHED, count=routes.publish(ctx, route_id))


def run_sheet(ctx: Context, options: argparse.Namespace) -> Answer:
    """The paper that the driver takes."""
    from courier_desktop.paper.formats import SHEET_FORMATS
    from courier_desktop.paper.run_sheet import run_sheet_pdf

    sheet = slips.run_sheet(ctx, find_route(ctx, options.route))
    run_sheet_pdf(options.out, sheet, SHEET_FORMATS[options.paper])
    line = Voice(ctx, options.language)(words.WROTE, path=options.out)
    return Answer({"file": str(options.out), "stops": len(sheet.stops)}, (line,))


def reason_card(ctx: Context, options: argparse.Namespace) -> Answer:
    """The card whose codes the office scans after a stop's."""
    from courier_desktop.paper.formats import SHEET_FORMATS
    from courier_desktop.paper.reason_card import reason_card_pdf

    language = language_of(ctx.settings.language)
    reason_card_pdf(options.out, language, ctx.settings.company, SHEET_FORMATS[options.paper])
    return Answer({"file": str(options.out)}, (Voice(ctx, options.language)(words.WROTE, path=options.out),))


def reassign(ctx: Context, options: argparse.Namespace) -> Answer:
    """Give the stops still to be done to another driver, as a route of its own."""
    route_id = find_route(ctx, options.route)
    other = routes.reassign_rest(ctx, route_id, find_driver(ctx, options.driver).driver_id)
    return route_answer(ctx, other, options, words.REASSIGNED)


def close_route(ctx: Context, options: argparse.Namespace) -> Answer:
    """End the route, each undone stop decided."""
    route_id = find_route(ctx, options.route)
    chosen = dict(zip(*_chosen(ctx, options.decide, Decision), strict=True))
    stops = {stop.shipment_id: stop for stop in route_boards.board(ctx, route_id).stops}
    decisions: dict[ShipmentId, Decision] = {}
    for one in routes.undecided(ctx, route_id):
        decision = chosen.get(one) or options.rest or (_suggested(stops[one]) if options.suggested else "")
        if decision:
            decisions[one] = Decision(decision)
    count = routes.close(ctx, route_id, decisions)
    return route_answer(ctx, route_id, options, words.CLOSED, count=count)


def _suggested(stop: StopRow) -> Decision:
    return default_decision(stop.next_step)

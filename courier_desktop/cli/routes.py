"""`route new|change|add|remove|order|list|show` and `drivers`: making routes and looking at them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from courier_desktop.cli import as_json, help_words, words
from courier_desktop.cli.answer import DONE, NOTHING_DONE, Answer
from courier_desktop.cli.reading import find_driver, find_route, read_day, read_moment, resolve_all, resolve_every
from courier_desktop.cli.said import Voice, code_of
from courier_desktop.cli.tables import Column, table
from courier_desktop.domain.statuses import STOP_WORDS
from courier_desktop.services import route_boards, routes, settings, shipments

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from courier_desktop.cli.answer import Json
    from courier_desktop.cli.parser import Commands, Parser
    from courier_desktop.domain.ids import RouteId
    from courier_desktop.domain.rows import RouteBoard, RouteRow
    from courier_desktop.domain.words import Words
    from courier_desktop.services.context import Context


def add(commands: Commands, below: Commands) -> None:
    """Teach the grammar these commands, most of them below `route`."""
    new = below.add("new", help_words.ROUTE_NEW, run=new_route)
    below.option(new, "name", said=help_words.ROUTE_NAME, metavar="NAME")
    below.option(new, "numbers", said=help_words.NUMBER, nargs="*", metavar="NUMBER")
    below.option(new, "--code", said=help_words.ROUTE_NEW_CODE, default="", metavar="R")
    change = named(below, below.add("change", help_words.ROUTE_CHANGE, run=change_route))
    below.option(change, "--name", said=help_words.ROUTE_NAME, metavar="NAME")
    for parser in (new, change):
        below.option(parser, "--driver", said=help_words.ROUTE_DRIVER, default="", metavar="NAME")
        below.option(parser, "--start", said=help_words.ROUTE_START, default="", metavar="TIME")
        below.option(parser, "--minutes", said=help_words.ROUTE_MINUTES, type=int, metavar="N")
    for name, said, run in (
        ("add", help_words.ROUTE_ADD, add_stops),
        ("remove", help_words.ROUTE_REMOVE, remove_stops),
        ("order", help_words.ROUTE_ORDER, order_stops),
    ):
        parser = named(below, below.add(name, said, run=run))
        below.option(parser, "numbers", said=help_words.NUMBER, nargs="+", metavar="NUMBER")
    listing = below.add("list", help_words.ROUTE_LIST, run=list_routes)
    below.option(listing, "--day", said=help_words.ROUTE_DAY, default="", metavar="DAY")
    named(below, below.add("show", help_words.ROUTE_SHOW, run=show_route))
    drivers = commands.add("drivers", help_words.DRIVERS, run=list_drivers)
    commands.option(drivers, "name", said=help_words.ROUTE_DRIVER, nargs="?", default="", metavar="NAME")
    commands.option(drivers, "--phone", said=help_words.DRIVER_PHONE, default="", metavar="P")
    commands.option(drivers, "--vehicle", said=help_words.DRIVER_VEHICLE, default="", metavar="V")


def named(commands: Commands, parser: Parser) -> Parser:
    """The command of a route that is named by its code."""
    commands.option(parser, "route", said=help_words.ROUTE_CODE, metavar="ROUTE")
    return parser


def new_route(ctx: Context, options: argparse.Namespace) -> Answer:
    """Make a route, with its driver, times and stops."""
    resolve_every(ctx, options.numbers)
    driver = find_driver(ctx, options.driver) if options.driver else None
    route_id = routes.create(
        ctx,
        options.name,
        driver_id=driver.driver_id if driver else None,
        starts_at=read_moment(options.start, ctx) if options.start else None,
        minutes_per_stop=options.minutes,
        code=options.code,
    )
    return _assigned(ctx, route_id, options)


def change_route(ctx: Context, options: argparse.Namespace) -> Answer:
    """Change what was named and nothing else."""
    route_id = find_route(ctx, options.route)
    driver = find_driver(ctx, options.driver) if options.driver else None
    routes.change(
        ctx,
        route_id,
        name=options.name,
        driver_id=driver.driver_id if driver else None,
        starts_at=read_moment(options.start, ctx) if options.start else None,
        minutes_per_stop=options.minutes,
    )
    return route_answer(ctx, route_id, options, words.MADE)


def add_stops(ctx: Context, options: argparse.Namespace) -> Answer:
    """Put shipments at the end of a route; each that cannot go is told why."""
    return _assigned(ctx, find_route(ctx, options.route), options)


def _assigned(ctx: Context, route_id: RouteId, options: argparse.Namespace) -> Answer:
    say = Voice(ctx, options.language)
    resolved = resolve_all(ctx, options.numbers)
    done = routes.assign(ctx, route_id, resolved.ids) if resolved.ids else routes.AssignOutcome((), {})
    row = route_boards.board(ctx, route_id).route
    by_id = {one.shipment_id: one for one in shipments.rows_of(ctx, resolved.ids)}
    outcomes = []
    for one in resolved.ids:
        code = done.refused.get(one, "")
        params = {"number": by_id[one].number, "status": by_id[one].status.value, "route": by_id[one].route_code}
        outcomes.append(as_json.outcome(by_id[one].number, code, say.sentence(code, params) if code else ""))
    for text, error in resolved.unknown:
        outcomes.append(as_json.outcome(text, code_of(error), say.error(error)))
    refused = [str(outcome["message"]) for outcome in outcomes if outcome["refused"]]
    values: Json = {"route": as_json.route(row), "outcomes": outcomes}
    status = NOTHING_DONE if outcomes and not done.assigned else DONE
    lines = (say(words.ON_ROUTE, code=f"{row.code} {row.name}".strip(), count=row.stops),)
    return Answer(values, lines, tuple(refused), status)


def remove_stops(ctx: Context, options: argparse.Namespace) -> Answer:
    """Take shipments off a route that has not left."""
    route_id = find_route(ctx, options.route)
    ids = resolve_every(ctx, options.numbers)
    before = route_boards.board(ctx, route_id).route.stops
    routes.unassign(ctx, route_id, ids)
    gone = before - route_boards.board(ctx, route_id).route.stops
    answer = route_answer(ctx, route_id, options, words.TAKEN_OFF, count=gone)
    return Answer(answer.values, answer.lines, status=DONE if gone else NOTHING_DONE)


def order_stops(ctx: Context, options: argparse.Namespace) -> Answer:
    """Put the named stops first, in this order."""
    route_id = find_route(ctx, options.route)
    routes.reorder(ctx, route_id, resolve_every(ctx, options.numbers))
    return show_route(ctx, options)


def list_routes(ctx: Context, options: argparse.Namespace) -> Answer:
    """The routes of a day; those of earlier days still out come first."""
    say = Voice(ctx, options.language)
    rows = route_boards.routes_of_day(ctx, read_day(options.day, ctx))
    values: Json = {"routes": [as_json.route(row) for row in rows]}
    if not rows:
        return Answer(values, told=(say(words.NO_ROUTES),))
    return Answer(values, tuple(route_table(rows, say)))


def route_table(rows: Sequence[RouteRow], say: Voice) -> list[str]:
    """The routes with their figures; minutes > 0 = behind the plan."""
    columns = (
        Column(say(words.ROUTE)),
        Column(say(words.NAME), gives=True),
        Column(say(words.DRIVER), gives=True),
        Column(say(words.STATUS)),
        Column(say(words.STOPS), right=True),
        Column(say(words.DONE), right=True),
        Column(say(words.FAILED), right=True),
        Column(say(words.LOADED), right=True),
        Column(say(words.SHIFT), right=True),
        Column(say(words.ENDS)),
        Column(say(words.CASH), right=True),
    )
    cells = [
        (
            row.code,
            row.name,
            row.driver,
            say(words.ROUTE_STATES[row.state.value]),
            str(row.stops),
            str(row.done),
            str(row.failed),
            f"{row.loaded}/{row.pieces}",
            f"{row.shift_minutes:+d}" if row.shift_minutes else "",
            say.clock(row.ends_at),
            say.money(row.cash) if row.cash.amount_minor else "",
        )
        for row in rows
    ]
    return table(columns, cells)


def show_route(ctx: Context, options: argparse.Namespace) -> Answer:
    """A route with its stops in order."""
    say = Voice(ctx, options.language)
    board = route_boards.board(ctx, find_route(ctx, options.route))
    values: Json = {"route": as_json.route(board.route), "stops": [as_json.stop(stop) for stop in board.stops]}
    return Answer(values, (*route_table([board.route], say), "", *stop_table(board, say)))


def stop_table(board: RouteBoard, say: Voice) -> list[str]:
    """The stops of a route in order."""
    columns = (
        Column("", right=True),
        Column(say(words.NUMBER)),
        Column(say(words.RECIPIENT), gives=True),
        Column(say(words.ADDRESS), gives=True),
        Column(say(words.PROMISE)),
        Column(say(words.ESTIMATE)),
        Column(say(words.STATUS)),
        Column(say(words.CASH), right=True),
    )
    cells = [
        (
            str(stop.position),
            stop.number,
            stop.recipient,
            ", ".join(part for part in (stop.address.street_line(), stop.address.colonia) if part),
            say.window(stop.window),
            say.clock(stop.marked_at or stop.window.estimate),
            say(STOP_WORDS[stop.state]),
            say.money(stop.cash),
        )
        for stop in board.stops
    ]
    return table(columns, cells)


def route_answer(ctx: Context, route_id: RouteId, options: argparse.Namespace, said: Words, **values: object) -> Answer:
    """The route as it stands now, with one line for a person."""
    row = route_boards.board(ctx, route_id).route
    line = Voice(ctx, options.language)(said, code=f"{row.code} {row.name}".strip(), **values)
    return Answer({"route": as_json.route(row)}, (line,))


def list_drivers(ctx: Context, options: argparse.Namespace) -> Answer:
    """The drivers; with a name, that one added or changed."""
    say = Voice(ctx, options.language)
    if options.name:
        same = next((one for one in settings.drivers(ctx) if one.name == options.name.strip()), None)
        settings.save_driver(
            ctx,
            options.name,
            phone=options.phone or (same.phone if same else ""),
            vehicle=options.vehicle or (same.vehicle if same else ""),
            driver_id=same.driver_id if same else None,
        )
    rows = settings.drivers(ctx)
    values: Json = {"drivers": [as_json.driver(row) for row in rows]}
    if not rows:
        return Answer(values, told=(say(words.NO_DRIVERS),))
    columns = (Column(say(words.NAME)), Column(say(words.PHONE)), Column(say(words.VEHICLE)))
    return Answer(values, tuple(table(columns, [(row.name, row.phone, row.vehicle) for row in rows])))

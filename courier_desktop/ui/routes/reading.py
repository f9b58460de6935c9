"""What the Routes page shows, read in one go on the database lane."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from courier_desktop.domain.errors import NotFoundError
from courier_desktop.domain.ids import RouteId
from courier_desktop.domain.rows import LoadBoard, RouteBoard, RouteRow, RouteState, StopRow
from courier_desktop.domain.shipment import ENDED_STOPS
from courier_desktop.domain.statuses import StopState
from courier_desktop.domain.times import local_day
from courier_desktop.domain.values import dataclass, replace
from courier_desktop.services.loading import last_reads
from courier_desktop.services.route_boards import Waiting, board, load_board, routes_of_day, waiting

if TYPE_CHECKING:
    from collections.abc import Sequence

    from courier_desktop.services.context import Context

IN_HOUSE = frozenset({RouteState.DRAFT, RouteState.LOADING})


@dataclass(frozen=True, slots=True)
class Asked:
    """What the person looks at. `day` None = today; `route_id` and `load_id` None = whichever is most telling.

    `code` names a route of the day ("R3") while its id is not known.
    """

    day: date | None = None
    route_id: RouteId | None = None
    load_id: RouteId | None = None
    code: str = ""


@dataclass(frozen=True, slots=True)
class RoutesView:
    """All that the page shows: the day's routes, the chosen one's stops as listed, the load under way."""

    day: date
    today: date
    routes: tuple[RouteRow, ...]
    board: RouteBoard | None
    stops: tuple[StopRow, ...]
    load: LoadBoard | None
    waiting: Waiting

    @property
    def route(self) -> RouteRow | None:
        """The chosen route."""
        return self.board.route if self.board is not None else None


def read_view(ctx: Context, asked: Asked) -> RoutesView:
    """The page's content now."""
    today = local_day(ctx.clock(), ctx.zone)
    day = asked.day or today
    rows = routes_of_day(ctx, day)
    coded = next((row.route_id for row in rows if row.code == asked.code), None)
    chosen = chosen_route(rows, coded or asked.route_id)
    loading = loading_route(rows, chosen, asked.load_id)
    opened = board(ctx, chosen.route_id) if chosen is not None else None
    return RoutesView(
        day=day,
        today=today,
        routes=rows,
        board=opened,
        stops=listed(opened) if opened is not None else (),
        load=read_load(ctx, loading),
        waiting=waiting(ctx, day),
    )


def read_near(ctx: Context, view: RoutesView, asked: Asked) -> RoutesView:
    """The same view with only the chosen route and the load read anew: at once, however many routes a day has."""
    chosen = chosen_route(view.routes, asked.route_id)
    if chosen is None or (asked.route_id is not None and chosen.route_id != asked.route_id):
        return read_view(ctx, asked)
    try:
        opened = board(ctx, chosen.route_id)
    except NotFoundError:  # its making was undone
        return read_view(ctx, asked)
    routes = tuple(opened.route if row.route_id == opened.route.route_id else row for row in view.routes)
    loading = loading_route(routes, opened.route, asked.load_id)
    return replace(view, routes=routes, board=opened, stops=listed(opened), load=read_load(ctx, loading))


def read_load(ctx: Context, route: RouteRow | None) -> LoadBoard | None:
    """The load check of that route with its right reads."""
    return load_board(ctx, route.route_id, last_reads(ctx, route.route_id)) if route is not None else None


def chosen_route(rows: Sequence[RouteRow], asked: RouteId | None) -> RouteRow | None:
    """The route asked for; else the first one that is out with something left to do, in house, or at all."""
    named = next((row for row in rows if row.route_id == asked), None)
    if named is not None or not rows:
        return named
    out = (row for row in rows if row.state is RouteState.PUBLISHED and row.next_state is not None)
    house = (row for row in rows if row.state in IN_HOUSE)
    return next(out, None) or next(house, None) or rows[0]


def loading_route(rows: Sequence[RouteRow], chosen: RouteRow | None, asked: RouteId | None) -> RouteRow | None:
    """The route whose load is checked: the chosen one if it has not left, else the one asked for, else one begun."""
    if chosen is not None and chosen.state in IN_HOUSE:
        return chosen
    house = [row for row in rows if row.state in IN_HOUSE]
    named = next((row for row in house if row.route_id == asked), None)
    begun = next((row for row in house if row.state is RouteState.LOADING), None)
    return named or begun or next((row for row in house if row.stops), None)


def listed(shown: RouteBoard) -> tuple[StopRow, ...]:
    """The stops as the list shows them: on a route that left, what is done stands above what is left to do."""
    if shown.route.state in IN_HOUSE:
        return shown.stops
    ended = tuple(stop for stop in shown.stops if stop.state in ENDED_STOPS)
    return (*ended, *(stop for stop in shown.stops if stop.state not in ENDED_STOPS))


def next_stop(stops: Sequence[StopRow], after: StopRow | None = None) -> StopRow | None:
    """The stop to do now: the one at whose door somebody stands, else the first left to do after that one, else any."""
    left = [stop for stop in stops if stop.state not in ENDED_STOPS]
    at_door = next((stop for stop in left if stop.state is StopState.AT_DOOR), None)
    if after is None:
        return at_door or next(iter(left), None)
    later = (stop for stop in left if stop.position > after.position and stop is not after)
    return next(later, None) or next((stop for stop in left if stop.shipment_id != after.shipment_id), None)

"""The acts on a route's plan: make, change, fill, order; each told with its way back."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from courier_desktop.domain.rows import RouteRow, RouteState, ShipmentRow, StopRow
from courier_desktop.domain.shipment import ENDED_STOPS
from courier_desktop.domain.times import at_local, local_day
from courier_desktop.services import routes, settings
from courier_desktop.ui.routes.desk import RouteDesk, ids_of, stop_named
from courier_desktop.ui.routes.make_sheet import MakeSheet, PickSheet
from courier_desktop.ui.routes.picker import waiting_rows
from courier_desktop.ui.routes.plan_popovers import EditPopover
from courier_desktop.ui.routes.reading import IN_HOUSE
from courier_desktop.ui.routes.route_fields import RouteDraft, RoutePlan, change_route, make_route

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from courier_desktop.domain.ids import RouteId, ShipmentId
    from courier_desktop.domain.rows import DriverRow
    from courier_desktop.services.routes import AssignOutcome
    from courier_desktop.ui.parts.floating import Popover

START = "09:00"


class Plans(QObject):
    """What Ctrl+R, E, G, Alt+arrows and Del do."""

    def __init__(self, desk: RouteDesk, over: Callable[[Popover], None]) -> None:
        """`over(popover)` opens a popover under the route's head."""
        super().__init__(desk)
        self._desk, self._over = desk, over
        self._draft: tuple[RouteDraft, tuple[ShipmentId, ...]] | None = None

    def make(self) -> None:
        """Ctrl+R: a new route of the day shown."""
        ctx = self._desk.ctx
        self._desk.shell.jobs.run(
            lambda: (settings.drivers(ctx), waiting_rows(ctx)), done=self._open_make, key="routes-make"
        )

    def add(self) -> None:
        """G: more shipments onto the chosen route."""
        route, ctx = self._desk.route, self._desk.ctx
        if route is None or route.state is RouteState.CLOSED:
            self._refuse_closed(route)
            return
        self._desk.shell.jobs.run(lambda: waiting_rows(ctx), done=partial(self._open_add, route), key="routes-make")

    def edit(self) -> None:
        """E: name, driver, start, minutes for each stop."""
        route = self._desk.route
        if route is None or route.state is RouteState.CLOSED:
            self._refuse_closed(route)
            return
        ctx = self._desk.ctx

        def done(drivers: tuple[DriverRow, ...]) -> None:
            popover = EditPopover(route, drivers, ctx.zone)
            popover.changed.connect(partial(self._change, route))
            self._over(popover)

        self._desk.shell.jobs.run(lambda: settings.drivers(ctx), done=done, key="routes-drivers")

    def move(self, step: int) -> None:
        """Alt+arrow: the current stop one place up or down."""
        here = next((n for n, stop in enumerate(self._desk.stops) if stop.shipment_id == self._desk.stop_id), -1)
        there = here + step
        stops = self._desk.stops
        if here >= 0 and 0 <= there < len(stops) and stops[there].state not in ENDED_STOPS:
            self.move_to(here, there)

    def move_to(self, here: int, there: int) -> None:
        """A stop from one place of the list to another."""
        view, route, stops = self._desk.view, self._desk.route, self._desk.stops
        if view is None or view.board is None or route is None or stops[here].state in ENDED_STOPS:
            return
        if route.state is RouteState.CLOSED:
            self._refuse_closed(route)
            return
        order = reordered(view.board.stops, stops, here, there)
        ctx, name = self._desk.ctx, stops[here].recipient
        place = order.index(stops[here].shipment_id) + 1
        self._desk.act(
            lambda: routes.reorder(ctx, route.route_id, order),
            lambda _none: self.tr("{0} pasó al lugar {1}").format(name, place),
        )

    def take_off(self) -> None:
        """Del: the current stop back among those without a route."""
        route, stop, ctx = self._desk.route, self._desk.stop, self._desk.ctx
        if route is None or stop is None:
            return
        if route.state not in IN_HOUSE:
            self._desk.tell(self.tr("La ruta ya salió: esta parada se marca o se decide al cerrar."))
            return
        after = self._neighbour(stop)

        def said(_none: None) -> str:
            self._desk.stop_id = after
            return self.tr("{0} salió de la ruta").format(stop_named(stop))

        self._desk.act(lambda: routes.unassign(ctx, route.route_id, [stop.shipment_id]), said)

    def _open_make(self, read: tuple[tuple[DriverRow, ...], tuple[ShipmentRow, ...]]) -> None:
        drivers, rows = read
        ctx, view = self._desk.ctx, self._desk.view
        now = ctx.clock()
        today = local_day(now, ctx.zone)
        day = max(view.day, today) if view is not None else today
        start = max(at_local(day, START, ctx.zone), next_quarter(now))
        sheet = MakeSheet(ctx, drivers, rows, day=day, start=start)
        if self._draft is not None:
            sheet.restore(self._draft)
        sheet.closed.connect(partial(self._keep, sheet))
        sheet.decided.connect(self._make)
        self._desk.open_sheet(sheet)

    def _open_add(self, route: RouteRow, rows: tuple[ShipmentRow, ...]) -> None:
        title = self.tr("Agregar guías a {0}").format(f"{route.code} {route.name}")
        sheet = PickSheet(self._desk.ctx, ("playlist-plus", title, self.tr("Van al final, en este orden")), rows)
        sheet.decided.connect(partial(self._add, route))
        self._desk.open_sheet(sheet)

    def _keep(self, sheet: MakeSheet) -> None:
        """Esc loses nothing: the next sheet begins where this one ended."""
        self._draft = sheet.draft()

    def _make(self, plan: RoutePlan, rows: Sequence[ShipmentRow]) -> None:
        ctx, ids = self._desk.ctx, [row.shipment_id for row in rows]
        self._draft = None

        def said(made: tuple[RouteId, AssignOutcome]) -> str:
            route_id, outcome = made
            self._desk.look_at_route(route_id)
            return self.tr("Ruta {0} lista con %n guía(s)", None, len(outcome.assigned)).format(plan.name)

        self._desk.act(lambda: make_route(ctx, plan, ids), said)

    def _add(self, route: RouteRow, _plan: object, rows: Sequence[ShipmentRow]) -> None:
        ctx, ids = self._desk.ctx, [row.shipment_id for row in rows]
        self._desk.act(
            lambda: routes.assign(ctx, route.route_id, ids),
            lambda outcome: self.tr("%n guía(s) pasaron a la {0}", None, len(outcome.assigned)).format(route.code),
        )

    def _change(self, route: RouteRow, plan: RoutePlan) -> None:
        ctx = self._desk.ctx
        self._desk.act(
            lambda: change_route(ctx, route.route_id, plan),
            lambda _none: self.tr("{0} cambiada").format(f"{route.code} {plan.name}"),
        )

    def _neighbour(self, stop: StopRow) -> str:
        """Which stop is current once that one is gone."""
        ids = ids_of(self._desk.stops)
        place = ids.index(stop.shipment_id)
        return next((one for one in (*ids[place + 1 :], *reversed(ids[:place]))), "")

    def _refuse_closed(self, route: RouteRow | None) -> None:
        if route is not None:
            self._desk.tell_code("route_closed", {"route": route.code})


def next_quarter(moment: datetime) -> datetime:
    """The quarter of an hour from that moment on: nobody plans a start at 11:42."""
    late = timedelta(minutes=moment.minute % 15, seconds=moment.second, microseconds=moment.microsecond)
    return moment if not late else moment - late + timedelta(minutes=15)


def reordered(full: Sequence[StopRow], shown: Sequence[StopRow], here: int, there: int) -> list[ShipmentId]:
    """The route's own order after a stop moved within the list shown, where what is done stands above."""
    moved = shown[here].shipment_id
    listed = [stop.shipment_id for place, stop in enumerate(shown) if place != here]
    order = [stop.shipment_id for stop in full if stop.shipment_id != moved]
    at = order.index(listed[there]) if there < len(listed) else len(order)
    return [*order[:at], moved, *order[at:]]

"""What sends a route out, hands its rest over, and ends it; each told with its way back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from courier_desktop.domain.rows import RouteRow, RouteState
from courier_desktop.domain.shipment import ENDED_STOPS
from courier_desktop.services import routes, settings
from courier_desktop.services.routes import Decision, Departure, default_decision
from courier_desktop.ui.routes.choices_sheet import Choice, ChoicesSheet
from courier_desktop.ui.routes.plan_popovers import DriverPopover, PublishPopover
from courier_desktop.ui.routes.words import DECISION_LOOKS, decision_word

if TYPE_CHECKING:
    from collections.abc import Callable

    from courier_desktop.domain.ids import DriverId, RouteId, ShipmentId
    from courier_desktop.domain.rows import DriverRow
    from courier_desktop.ui.parts.floating import Popover
    from courier_desktop.ui.routes.desk import RouteDesk


class Departures(QObject):
    """What P, R and F12 do."""

    def __init__(self, desk: RouteDesk, over: Callable[[Popover], None]) -> None:
        """`over(popover)` opens a popover under the route's head."""
        super().__init__(desk)
        self._desk, self._over = desk, over
        self._drafts: dict[RouteId, dict[ShipmentId, Choice]] = {}

    def publish(self) -> None:
        """P: show what would be frozen, then send the chosen route out."""
        self._foresee(self._desk.route)

    def publish_load(self) -> None:
        """The same for the route whose load was checked."""
        self._foresee(self._desk.load_route)

    def reassign(self) -> None:
        """R: another driver takes the stops still to be done."""
        route, ctx = self._desk.route, self._desk.ctx
        left = sum(1 for stop in self._desk.stops if stop.state not in ENDED_STOPS)
        if route is None:
            return
        if route.state is not RouteState.PUBLISHED or not left:
            self._desk.tell(self.tr("Solo se reasigna una ruta en la calle con paradas por hacer."))
            return

        def done(drivers: tuple[DriverRow, ...]) -> None:
            popover = DriverPopover(route, drivers, left)
            popover.chosen.connect(partial(self._reassign, route))
            self._over(popover)

        self._desk.shell.jobs.run(lambda: settings.drivers(ctx), done=done, key="routes-drivers")

    def close(self) -> None:
        """F12: decide each undone stop, then end the route."""
        route, ctx = self._desk.route, self._desk.ctx
        if route is None:
            return
        if route.state is not RouteState.PUBLISHED:
            code = "route_closed" if route.state is RouteState.CLOSED else "route_not_published"
            self._desk.tell_code(code, {"route": route.code})
            return
        self._desk.shell.jobs.run(
            lambda: routes.undecided(ctx, route.route_id),
            done=partial(self._open_close, route),
            failed=self._desk.tell_failure,
            key="routes-close",
        )

    def _open_publish(self, route: RouteRow, seen: Departure) -> None:
        popover = PublishPopover(route, seen, self._desk.ctx.zone)
        popover.confirmed.connect(partial(self._publish, route))
        self._over(popover)

    def _foresee(self, route: RouteRow | None) -> None:
        if route is None:
            return
        ctx = self._desk.ctx
        self._desk.shell.jobs.run(
            lambda: routes.foresee_departure(ctx, route.route_id),
            done=partial(self._open_publish, route),
            failed=self._desk.tell_failure,
            key="routes-publish",
        )

    def _open_close(self, route: RouteRow, ids: tuple[ShipmentId, ...]) -> None:
        waiting = set(ids)
        undone = [stop for stop in self._desk.stops if stop.shipment_id in waiting]
        title = self.tr("Cerrar {0}").format(f"{route.code} {route.name}")
        done = ", ".join(
            [
                self.tr("%n entregada(s)", None, route.done),
                self.tr("%n fallida(s)", None, route.failed),
                self.tr("%n por decidir", None, len(undone)),
            ]
        )
        choices = [
            Choice(one, decision_word(one), DECISION_LOOKS[one].icon, DECISION_LOOKS[one].tone, place)
            for place, one in enumerate(Decision, 1)
        ]
        by_value = {choice.value: choice for choice in choices}
        made = {stop.shipment_id: by_value[default_decision(stop.next_step)] for stop in undone}
        made |= self._drafts.get(route.route_id, {})
        sheet = ChoicesSheet(("flag-checkered", title, done), undone, choices, made)
        sheet.closed.connect(lambda: self._drafts.update({route.route_id: sheet.made}))
        note = self.tr("Cada quien recibe el aviso que toca") if undone else self.tr("No queda nada por decidir")
        sheet.set_done(self.tr("Cerrar ruta"), note)
        sheet.decided.connect(partial(self._close, route))
        self._desk.open_sheet(sheet)

    def _publish(self, route: RouteRow) -> None:
        ctx = self._desk.ctx

        def said(count: int) -> str:
            return self.tr("{0} salió con %n parada(s)", None, count).format(route.code)

        self._desk.act(lambda: routes.publish(ctx, route.route_id), said)

    def _reassign(self, route: RouteRow, driver_id: DriverId | None, name: str) -> None:
        ctx = self._desk.ctx

        def work() -> RouteId:
            return routes.reassign_rest(ctx, route.route_id, driver_id or settings.save_driver(ctx, name).driver_id)

        def said(other: RouteId) -> str:
            self._desk.look_at_route(other)
            return self.tr("El resto de la {0} pasó a otra ruta").format(route.code)

        self._desk.act(work, said)

    def _close(self, route: RouteRow, decisions: dict[ShipmentId, Decision]) -> None:
        ctx = self._desk.ctx
        self._desk.act(
            lambda: routes.close(ctx, route.route_id, decisions),
            lambda count: self.tr("{0} cerrada, %n parada(s) decididas", None, count).format(route.code),
        )

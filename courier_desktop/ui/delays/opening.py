"""What the setback sheet begins with: the routes and drivers there are, the kept draft, what the caller named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from courier_desktop.domain.rows import DriverRow, RouteRow, RouteState
from courier_desktop.domain.values import dataclass, replace
from courier_desktop.services import route_boards, settings
from courier_desktop.services.delays import Scope
from courier_desktop.ui.delays.draft import NAME, SetbackDraft, read
from courier_desktop.ui.delays.guides import guides_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from courier_desktop.domain.ids import ShipmentId
    from courier_desktop.services.context import Context


@dataclass(frozen=True, slots=True)
class Opening:
    """`guides` are those that the caller named."""

    routes: tuple[RouteRow, ...]
    drivers: tuple[DriverRow, ...]
    kept: SetbackDraft | None
    guides: tuple[tuple[str, str], ...]

    def draft_for(self, asked: Mapping[str, object]) -> SetbackDraft:
        """The kept draft, or a fresh one about the route that runs latest.

        What the caller named overrules its scope; then nobody is left out and no words are changed.
        """
        draft = self.kept or SetbackDraft(route_id=self._latest())
        route_id, driver_id, zone = (str(asked.get(name) or "") for name in ("route_id", "driver_id", "zone"))
        if self.guides:
            about = replace(draft, scope=Scope.LIST, guides=self.guides)
        elif route_id:
            about = replace(draft, scope=Scope.ROUTE, route_id=route_id)
        elif driver_id:
            about = replace(draft, scope=Scope.DRIVER, driver_id=driver_id)
        elif zone:
            about = replace(draft, scope=Scope.ZONE, zone=zone)
        else:
            return draft
        return replace(about, note="", skipped=frozenset(), texts={})

    def _latest(self) -> str:
        """The route that most stops are late on: the one a setback is likely about."""
        worst = max(self.routes, key=lambda route: (sum(route.late), route.shift_minutes), default=None)
        return "" if worst is None else str(worst.route_id)


def opening(ctx: Context, shipment_ids: tuple[ShipmentId, ...]) -> Opening:
    """Read it."""
    routes = tuple(route for route in route_boards.routes_of_day(ctx) if route.state is not RouteState.CLOSED)
    drivers = tuple(driver for driver in settings.drivers(ctx) if driver.active)
    return Opening(routes, drivers, read(settings.draft(ctx, NAME)), guides_of(ctx, shipment_ids))

"""What the parts of the Routes page share: what is looked at, what was read, and how an act is run and told."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from courier_desktop.domain.errors import CourierError
from courier_desktop.domain.values import replace
from courier_desktop.domain.wording import say
from courier_desktop.ui.errors import sentence_of
from courier_desktop.ui.language import current_language
from courier_desktop.ui.routes.reading import Asked, RoutesView, read_near, read_view
from courier_desktop.ui.theme.tokens import Tone

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from courier_desktop.domain.ids import RouteId, ShipmentId
    from courier_desktop.domain.rows import RouteRow, StopRow
    from courier_desktop.services.context import Context
    from courier_desktop.ui.jobs import BugReport
    from courier_desktop.ui.parts.floating import Sheet
    from courier_desktop.ui.shell import Shell

T = TypeVar("T")
SOON_MS = 250


class RouteDesk(QObject):
    """The page's one view of the day. `view_changed` comes with each answer; `told` says something in place."""

    view_changed = Signal()
    told = Signal(str, object)

    def __init__(self, shell: Shell, parent: QObject) -> None:
        super().__init__(parent)
        self.shell = shell
        self.asked = Asked()
        self.view: RoutesView | None = None
        self.stop_id = ""
        self.soon = QTimer(self)
        self.soon.setSingleShot(True)
        self.soon.setInterval(SOON_MS)
        self.soon.timeout.connect(self.ask_all)

    @property
    def ctx(self) -> Context:
        """What services are called with."""
        return self.shell.ctx

    @property
    def route(self) -> RouteRow | None:
        """The chosen route."""
        return self.view.route if self.view is not None else None

    @property
    def load_route(self) -> RouteRow | None:
        """The route whose load is checked."""
        return self.view.load.route if self.view is not None and self.view.load is not None else None

    @property
    def stops(self) -> tuple[StopRow, ...]:
        """The chosen route's stops as listed."""
        return self.view.stops if self.view is not None else ()

    @property
    def stop(self) -> StopRow | None:
        """The current stop."""
        return next((stop for stop in self.stops if stop.shipment_id == self.stop_id), None)

    def ask(self) -> None:
        """Read the chosen route and the load at once, and all the others a moment later, once for many asks."""
        asked, ctx, view = self.asked, self.ctx, self.view
        if view is None:
            self.ask_all()
            return
        self.shell.jobs.run(lambda: read_near(ctx, view, asked), done=self._answered, key="routes-near")
        self.soon.start()

    def ask_all(self) -> None:
        """Read everything anew, now."""
        self.soon.stop()
        asked, ctx = self.asked, self.ctx
        self.shell.jobs.run(lambda: read_view(ctx, asked), done=self._answered, key="routes")

    @property
    def waiting(self) -> bool:
        """Whether more is to be read soon."""
        return self.soon.isActive()

    def look_at_route(self, route_id: RouteId) -> None:
        """Show that route."""
        if route_id != self.asked.route_id:
            self.asked = replace(self.asked, route_id=route_id)
            self.ask()

    def look_at_code(self, code: str) -> None:
        """Show the route of that code."""
        self.asked = replace(self.asked, code=code)
        self.ask_all()

    def look_at_day(self, day: date | None) -> None:
        """Show that day's routes; None = today, whichever day that is."""
        self.asked = Asked(day=day)
        self.ask_all()

    def tell(self, text: str, tone: Tone = Tone.RED) -> None:
        """Say something over the stops until the next word."""
        self.told.emit(text, tone)

    def tell_code(self, code: str, params: Mapping[str, str | int], tone: Tone = Tone.RED) -> None:
        """Say the sentence of that code there."""
        self.tell(say(code, current_language(), **params), tone)

    def tell_failure(self, error: CourierError | BugReport) -> None:
        """Say there why something was refused; what nobody expected is the window's to tell."""
        if isinstance(error, CourierError) and self.route is not None:
            self.tell(sentence_of(error))
        else:
            self.shell.tell_error(error)

    def open_sheet(self, sheet: Sheet) -> None:
        """Open a sheet that goes once it is closed."""
        sheet.closed.connect(sheet.deleteLater)
        self.shell.show_sheet(sheet)

    def act(self, work: Callable[[], T], then: Callable[[T], str]) -> None:
        """Do something that one Ctrl+Z takes back; `then` says what was done. A refusal is told over the stops."""

        def done(result: T) -> None:
            self.tell("")
            text = then(result)
            if text:
                self.shell.offer_undo(text)
            self.ask()

        self.shell.jobs.run(work, done=done, failed=self.tell_failure)

    def _answered(self, view: RoutesView) -> None:
        self.view = view
        route, load = view.route, view.load
        # What was chosen for the person stays chosen: a route that others finish does not slip away.
        self.asked = replace(
            self.asked,
            route_id=route.route_id if route is not None else None,
            load_id=load.route.route_id if load is not None else self.asked.load_id,
            code="",
        )
        self.view_changed.emit()


def stop_named(stop: StopRow) -> str:
    """A stop as popovers and the undo bar name it."""
    from courier_desktop.ui.routes.words import translate

    return translate("Routes", "Parada {0} · {1}").format(stop.position, stop.recipient)


def ids_of(stops: tuple[StopRow, ...]) -> list[ShipmentId]:
    """The shipments of those stops, in order."""
    return [stop.shipment_id for stop in stops]

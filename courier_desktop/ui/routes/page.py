"""The Routes page: the day's routes, the stops of one of them, the load check; all by key, scanner or mouse."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from courier_desktop.domain.ids import RouteId
from courier_desktop.domain.rows import RouteRow, RouteState, StopRow
from courier_desktop.domain.topics import Topic
from courier_desktop.ui.format import time_text
from courier_desktop.ui.page import Page, PageHead
from courier_desktop.ui.parts.button import Button
from courier_desktop.ui.parts.cards import Card, SkeletonRows
from courier_desktop.ui.parts.chip import Segmented
from courier_desktop.ui.routes.departures import Departures
from courier_desktop.ui.routes.desk import RouteDesk
from courier_desktop.ui.routes.keymap import connect, page_hints, page_keys
from courier_desktop.ui.routes.layout import (
    Middle,
    beside_stop,
    build,
    day_choices,
    show_empty_day,
    side_by_side,
    summary_of,
    under_head,
)
from courier_desktop.ui.routes.load_column import LoadColumn
from courier_desktop.ui.routes.loads import Loads
from courier_desktop.ui.routes.marks import Marks
from courier_desktop.ui.routes.papers import Papers
from courier_desktop.ui.routes.plans import Plans
from courier_desktop.ui.routes.reading import IN_HOUSE, next_stop
from courier_desktop.ui.routes.route_head import RouteHead
from courier_desktop.ui.routes.route_list import RouteColumn
from courier_desktop.ui.routes.scans import Scans
from courier_desktop.ui.routes.stop_actions import StopActions
from courier_desktop.ui.routes.stop_list import StopsView
from courier_desktop.ui.routes.told_line import ToldLine
from courier_desktop.ui.routes.wedge import ScanWedge
from courier_desktop.ui.theme.tokens import Tone

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from courier_desktop.ui.keys import Hint, KeyHelp
    from courier_desktop.ui.shell import Shell

NARROW = 860


class RoutesPage(Page):
    """Routes | stops | load."""

    topics = frozenset({Topic.ROUTES, Topic.SHIPMENTS, Topic.DELAYS})

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.desk = RouteDesk(shell, self)
        self.wedge = ScanWedge(self)
        self.marks = Marks(self.desk, self.wedge, partial(beside_stop, self))
        self.scans = Scans(self.desk, self.marks)
        self.plans = Plans(self.desk, partial(under_head, self))
        self.departures = Departures(self.desk, partial(under_head, self))
        self.loads = Loads(self.desk)
        self.papers = Papers(self.desk, partial(under_head, self), self)
        self.routes = RouteColumn(shell.ctx)
        self.route_head = RouteHead(shell.ctx)
        self.told = ToldLine()
        self.stop_buttons = StopActions()
        self.stops = StopsView(shell.ctx, self.stop_buttons)
        self.load = LoadColumn(shell.ctx)
        self.days = Segmented(day_choices(), self.tr("Día"))
        self.paper = Button(self.tr("Hoja de ruta"), icon="printer-outline", key="Ctrl+P")
        self.finish = Button(self.tr("Cerrar ruta"), icon="flag-checkered", key="F12")
        self.days.choose(0)
        self.head = PageHead(self.title, [side_by_side(self.days, self.paper, self.finish)])
        self._shown_route: RouteId | None = None
        self._load_alone = False
        self.loading = SkeletonRows(3)
        self.middle, self.middle_card = QStackedWidget(), Card(margin=0, spacing=0)
        build(self)
        connect(self)
        self.loading.begin()

    @property
    def title(self) -> str:
        """The page's name."""
        return self.tr("Rutas")

    def keys(self) -> list[KeyHelp]:
        return page_keys(self)

    def hints(self) -> list[Hint]:
        return page_hints(self)

    def first_focus(self) -> QWidget:
        """The stops; before they are read the page itself, which hands the focus on."""
        return self.stops if self.middle.currentIndex() == Middle.STOPS else self

    def refresh(self) -> None:
        self.desk.ask()

    def open_filter(self, **filters: object) -> None:
        """`route_id` or its `code`, `day`, `shipment_id` (its stop), `make=True` (the sheet of a new route)."""
        day, route_id, stop = filters.get("day"), filters.get("route_id"), filters.get("shipment_id")
        if isinstance(day, date):
            self.show_day(day)
        if isinstance(stop, str):
            self.desk.stop_id = stop
        if isinstance(route_id, str):
            self._shown_route = None
            self.desk.look_at_route(RouteId(route_id))
        code = filters.get("code")
        if isinstance(code, str) and code:
            self._shown_route = None
            self.desk.look_at_code(code)
        if filters.get("make"):
            self.plans.make()

    def go_on(self, _row: object = None) -> None:
        """Enter: the next stop to do."""
        stop = next_stop(self.desk.stops, self.desk.stop)
        if stop is not None:
            self.marks.set_time(None)
            self.stops.go_to(stop.shipment_id)
        elif self.desk.route is not None and self.desk.route.state is RouteState.PUBLISHED:
            self.desk.tell(self.tr("Ya no quedan paradas por hacer: F12 cierra la ruta."), Tone.GREEN)

    def step_route(self, step: int) -> None:
        """Ctrl+arrow: the route above or below."""
        view = self.routes.list
        view.choose(view.currentIndex().row() + step)

    def step_day(self, step: int) -> None:
        """Alt+arrow: the day before or after."""
        shown = self.desk.asked.day or today_of(self.shell)
        self.show_day(shown + timedelta(days=step))

    def go_to_day(self, away: object) -> None:
        """So many days from today."""
        if isinstance(away, int):
            self.show_day(today_of(self.shell) + timedelta(days=away))

    def show_day(self, day: date) -> None:
        """That day's routes."""
        away = (day - today_of(self.shell)).days
        if -1 <= away <= 1:
            self.days.choose(away)
        self.desk.stop_id, self._shown_route = "", None
        self.desk.look_at_day(day if away else None)

    def to_load(self) -> None:
        """F9: to the field of the load check, and back."""
        if self.load.field.edit.hasFocus():
            self._show_load_alone(on=False)
            self.stops.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.desk.load_route is not None:
            self._show_load_alone(on=True)
            self.load.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_view(self) -> None:
        """Show what the desk read."""
        view = self.desk.view
        if view is None:
            return
        self.loading.end()
        self.head.summary.setText(summary_of(view))
        self.routes.show_view(view)
        self.load.show_load(view.load, self.loads.reads(view.load) if view.load is not None else ())
        if view.route is None:
            show_empty_day(self, view)
        self.middle.setCurrentIndex(
            Middle.EMPTY_DAY if view.route is None else Middle.STOPS if view.stops else Middle.EMPTY_ROUTE
        )
        if view.route is not None:
            self._show_route(view.route, view.stops)
        if self.window().focusWidget() is self:
            self.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)
        self.finish.setVisible(view.route is not None)
        self.paper.setVisible(view.route is not None)
        self.hints_changed.emit()

    def stop_changed(self, row: StopRow) -> None:
        """Another stop is the current one."""
        self.desk.stop_id = row.shipment_id
        self.show_stop()

    def show_stop(self) -> None:
        """The buttons of the current stop."""
        stop, route = self.desk.stop, self.desk.route
        if stop is not None and route is not None:
            at = self.marks.at
            word = self.tr("a las {0}").format(time_text(at, self.shell.ctx.zone)) if at is not None else ""
            self.stop_buttons.show_stop(stop, route.state, word)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_load_alone(on=self._load_alone)

    def _show_route(self, route: RouteRow, stops: tuple[StopRow, ...]) -> None:
        anew = route.route_id != self._shown_route
        self._shown_route = route.route_id
        self.route_head.show_route(route)
        self.stops.show_stops(stops, route.state, anew=anew)
        if anew:
            self.told.show_text("")
            named = any(stop.shipment_id == self.desk.stop_id for stop in stops)
            first = next_stop(stops) if route.state not in IN_HOUSE else next(iter(stops), None)
            chosen = self.desk.stop_id if named else first.shipment_id if first is not None else ""
            self.stops.go_to(chosen or (stops[-1].shipment_id if stops else ""))
        elif self.desk.stop is not None:
            self.stops.choose_id(self.desk.stop_id)
        row = self.stops.row
        self.desk.stop_id = row.shipment_id if row is not None else ""
        self.show_stop()

    def _show_load_alone(self, *, on: bool) -> None:
        """In a narrow window the load check takes the stops' place while it is used."""
        self._load_alone, narrow = on, self.width() < NARROW
        # What goes goes first: both at once would widen the window.
        shown = [(self.load, not narrow or on), (self.middle_card, not (narrow and on))]
        for column, visible in sorted(shown, key=lambda pair: pair[1]):
            column.setVisible(visible)
        self.load.set_wide(narrow)


def today_of(shell: Shell) -> date:
    """The courier's calendar day now."""
    return shell.ctx.clock().astimezone(shell.ctx.zone).date()

"""The keys of the Routes page, and what its parts tell each other."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from courier_desktop.domain.rows import RouteState
from courier_desktop.ui.keys import Hint, KeyHelp
from courier_desktop.ui.routes.reading import IN_HOUSE

if TYPE_CHECKING:
    from courier_desktop.ui.routes.page import RoutesPage

translate = QCoreApplication.translate


def page_keys(page: RoutesPage) -> list[KeyHelp]:
    """Every key of the page."""
    marks, plans = page.marks, page.plans
    return [
        KeyHelp("A", translate("RoutesPage", "En la puerta"), marks.at_door),
        KeyHelp("D", translate("RoutesPage", "Entregado: quién recibió y el cobro"), marks.delivered),
        KeyHelp("F", translate("RoutesPage", "Fallido, luego el número del motivo"), marks.failed),
        KeyHelp("T", translate("RoutesPage", "La siguiente marca lleva otra hora"), marks.with_time),
        KeyHelp("Return", translate("RoutesPage", "La siguiente parada por hacer"), page.go_on),
        KeyHelp("V", translate("RoutesPage", "Ver la guía completa"), partial(_open_stop, page)),
        KeyHelp("Alt+Up", translate("RoutesPage", "Subir la parada un lugar"), partial(plans.move, -1)),
        KeyHelp("Alt+Down", translate("RoutesPage", "Bajar la parada un lugar"), partial(plans.move, 1)),
        KeyHelp("Del", translate("RoutesPage", "Quitar la parada de la ruta"), plans.take_off),
        KeyHelp("Esc", translate("RoutesPage", "Quitar lo dicho sobre las paradas"), partial(page.told.show_text, "")),
        *_route_keys(page),
    ]


def _route_keys(page: RoutesPage) -> list[KeyHelp]:
    plans = page.plans
    return [
        KeyHelp("Ctrl+R", translate("RoutesPage", "Armar una ruta"), plans.make),
        KeyHelp("G", translate("RoutesPage", "Agregar guías a la ruta"), plans.add),
        KeyHelp("E", translate("RoutesPage", "Cambiar nombre, repartidor u horas"), plans.edit),
        KeyHelp("P", translate("RoutesPage", "Publicar: sale y las ventanas se congelan"), page.departures.publish),
        KeyHelp("R", translate("RoutesPage", "Reasignar lo que falta a otra persona"), page.departures.reassign),
        KeyHelp("F8", translate("RoutesPage", "Declarar un contratiempo de la ruta"), partial(_declare_setback, page)),
        KeyHelp("F9", translate("RoutesPage", "Ir al campo de carga, y volver"), page.to_load),
        KeyHelp("F10", translate("RoutesPage", "Cerrar la carga"), page.loads.close),
        KeyHelp("F12", translate("RoutesPage", "Cerrar la ruta"), page.departures.close),
        KeyHelp("Ctrl+P", translate("RoutesPage", "Hoja de ruta y tarjeta de motivos"), page.papers.offer),
        KeyHelp("Ctrl+Up", translate("RoutesPage", "La ruta de arriba"), partial(page.step_route, -1)),
        KeyHelp("Ctrl+Down", translate("RoutesPage", "La ruta de abajo"), partial(page.step_route, 1)),
        KeyHelp("Alt+Left", translate("RoutesPage", "El día anterior"), partial(page.step_day, -1)),
        KeyHelp("Alt+Right", translate("RoutesPage", "El día siguiente"), partial(page.step_day, 1)),
    ]


def page_hints(page: RoutesPage) -> list[Hint]:
    """The main keys for the hint bar: those that suit the chosen route's state."""
    route = page.desk.route
    make = Hint(("Ctrl+R",), translate("RoutesPage", "armar ruta"))
    load = Hint(("F9",), translate("RoutesPage", "ir a la carga"))
    if route is None:
        return [make, Hint(("Alt+Left", "Alt+Right"), translate("RoutesPage", "día"))]
    if route.state is RouteState.CLOSED:
        stop = Hint(("Up", "Down"), translate("RoutesPage", "parada"))
        paper = Hint(("Ctrl+P",), translate("RoutesPage", "hoja de ruta"))
        return [stop, Hint(("V",), translate("RoutesPage", "ver la guía")), paper, make, load]
    if route.state in IN_HOUSE:
        return [
            Hint(("Alt+Up", "Alt+Down"), translate("RoutesPage", "mover")),
            Hint(("Del",), translate("RoutesPage", "quitar")),
            Hint(("G",), translate("RoutesPage", "agregar guías")),
            Hint(("E",), translate("RoutesPage", "cambiar")),
            Hint(("P",), translate("RoutesPage", "publicar")),
            load,
            Hint(("F10",), translate("RoutesPage", "cerrar carga")),
        ]
    return [
        Hint(("A",), translate("RoutesPage", "en la puerta")),
        Hint(("D",), translate("RoutesPage", "entregado")),
        Hint(("F",), translate("RoutesPage", "fallido, luego el número")),
        Hint(("Return",), translate("RoutesPage", "siguiente")),
        Hint(("Up", "Down"), translate("RoutesPage", "parada")),
        Hint(("Ctrl+Z",), translate("RoutesPage", "deshacer")),
        load,
        Hint(("F12",), translate("RoutesPage", "cerrar ruta")),
    ]


def connect(page: RoutesPage) -> None:
    """Let the page's parts hear each other."""
    desk, marks, loads, plans = page.desk, page.marks, page.loads, page.plans
    desk.view_changed.connect(page.show_view)
    desk.told.connect(page.told.show_text)
    page.routes.route_chosen.connect(lambda row: desk.look_at_route(row.route_id))
    page.routes.list.row_opened.connect(lambda _row: page.stops.setFocus())
    page.routes.make_asked.connect(plans.make)
    page.route_head.publish_asked.connect(page.departures.publish)
    page.stops.row_changed.connect(page.stop_changed)
    page.stops.row_opened.connect(page.go_on)
    page.stops.stop_moved.connect(plans.move_to)
    page.stop_buttons.asked.connect(partial(_press, page))
    page.load.scanned.connect(loads.scan)
    page.load.undo_asked.connect(loads.undo)
    page.load.close_asked.connect(loads.close)
    page.load.publish_asked.connect(page.departures.publish_load)
    marks.time_changed.connect(page.show_stop)
    marks.failing.connect(page.stop_buttons.show_failing)
    page.scans.stop_found.connect(page.stops.go_to)
    page.scans.load_read.connect(loads.scan)
    page.wedge.scanned.connect(page.scans.scanned)
    page.days.chosen.connect(page.go_to_day)
    page.paper.clicked.connect(page.papers.offer)
    page.finish.clicked.connect(page.departures.close)
    for widget in (page, page.routes.list, page.stops, *page.stop_buttons.buttons()):
        page.wedge.watch(widget)


def _press(page: RoutesPage, key: str) -> None:
    """A button within a row does what its key does."""
    act = next((entry.run for entry in page_keys(page) if entry.keys == key), None)
    if act is not None:
        act()


def _open_stop(page: RoutesPage) -> None:
    """The whole shipment of the current stop."""
    if page.desk.stop is not None:
        page.shell.open_shipment(page.desk.stop.shipment_id)


def _declare_setback(page: RoutesPage) -> None:
    """A setback of the chosen route."""
    if page.desk.route is not None:
        page.shell.declare_setback(route_id=page.desk.route.route_id)

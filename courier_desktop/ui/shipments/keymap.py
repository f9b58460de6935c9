"""The keys of the Shipments page: letters filter, and mean the selection while something is checked."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from courier_desktop.domain.rows import View
from courier_desktop.domain.values import replace
from courier_desktop.ui.keys import KeyHelp
from courier_desktop.ui.parts.status import status_word
from courier_desktop.ui.shipments.filters import LETTERS, Filter
from courier_desktop.ui.shipments.menus import sort_items, view_items

if TYPE_CHECKING:
    from courier_desktop.ui.shipments.page import ShipmentsPage

translate = QCoreApplication.translate


def page_keys(page: ShipmentsPage, *, selecting: bool) -> list[KeyHelp]:
    """Every key of the page now."""
    return [*_letters(page), *_list_keys(page), *_act_keys(page, selecting=selecting)]


def _letters(page: ShipmentsPage) -> list[KeyHelp]:
    by_letter = translate("ShipmentKeys", "filtrar por letra")
    every = translate("ShipmentKeys", "Todas las de la vista")
    keys = [KeyHelp("T", every, lambda: page.set_filter(page.filter.cleared()), hint=by_letter)]
    for letter, status in LETTERS.items():
        word = status_word(status)
        keys.append(KeyHelp(letter, word, partial(page.press_letter, status), hint=by_letter))
    for letter, status in LETTERS.items():
        added = translate("ShipmentKeys", "Añadir o quitar: {0}").format(status_word(status))
        keys.append(KeyHelp(f"Shift+{letter}", added, partial(page.press_letter, status, add=True)))

    def flip_delayed() -> None:
        page.set_filter(replace(page.filter, delayed=not page.filter.delayed))

    def flip_cash() -> None:
        page.set_filter(replace(page.filter, cash=not page.filter.cash))

    delayed = translate("ShipmentKeys", "Con contratiempo")
    cash = translate("ShipmentKeys", "Por cobrar")
    return [*keys, KeyHelp("C", delayed, flip_delayed), KeyHelp("P", cash, flip_cash)]


def _list_keys(page: ShipmentsPage) -> list[KeyHelp]:
    """Those of the table itself have nothing to run here: the table answers them."""
    close = translate("ShipmentKeys", "Cerrar o quitar lo último puesto")
    return [
        KeyHelp("Space", translate("ShipmentKeys", "Seleccionar"), None, hint=translate("ShipmentKeys", "seleccionar")),
        KeyHelp(
            "Shift+Down",
            translate("ShipmentKeys", "Ampliar la selección"),
            None,
            hint=translate("ShipmentKeys", "ampliar"),
        ),
        KeyHelp("Ctrl+A", translate("ShipmentKeys", "Seleccionar todas"), page.list.turn_all),
        KeyHelp(
            "Return",
            translate("ShipmentKeys", "Abrir o cerrar la ficha"),
            None,
            hint=translate("ShipmentKeys", "ficha"),
        ),
        KeyHelp("Esc", close, page.leave, hint=translate("ShipmentKeys", "cerrar")),
        KeyHelp("V", translate("ShipmentKeys", "Cambiar de vista"), partial(show_views, page)),
        KeyHelp(".", translate("ShipmentKeys", "Ordenar por otra columna"), partial(show_sorts, page)),
    ]


def _act_keys(page: ShipmentsPage, *, selecting: bool) -> list[KeyHelp]:
    desk, rows = page.desk, page.list.acted_on
    keys = [
        KeyHelp(
            "S",
            translate("ShipmentKeys", "Marcar lo que pasó"),
            lambda: desk.mark(rows()),
            hint=translate("ShipmentKeys", "marcar"),
        ),
        KeyHelp("G", translate("ShipmentKeys", "Poner en ruta"), lambda: desk.route(rows())),
        KeyHelp("I", translate("ShipmentKeys", "Imprimir etiquetas"), lambda: _print(page)),
        KeyHelp("W", translate("ShipmentKeys", "Avisar"), lambda: desk.notify(rows())),
        KeyHelp("X", translate("ShipmentKeys", "Más"), lambda: desk.more(rows())),
        KeyHelp("F8", translate("ShipmentKeys", "Declarar un contratiempo"), lambda: _setback(page)),
    ]
    if not selecting:
        step = translate("ShipmentKeys", "Hacer el paso que sigue")
        keys.append(KeyHelp("Ctrl+Return", step, page.do_step))
        history = translate("ShipmentKeys", "Historia, y corregirla")
        keys.append(KeyHelp("Ctrl+H", history, lambda: desk.history(rows())))
        life = translate("ShipmentKeys", "La vida de su último aviso")
        keys.append(KeyHelp("Ctrl+M", life, page.drawer.press_notice))
        keys.append(KeyHelp("Ctrl+C", translate("ShipmentKeys", "Copiar la guía"), lambda: _copy(page)))
    return keys


def _print(page: ShipmentsPage) -> None:
    if rows := page.list.acted_on():
        page.acts.print_slips([row.shipment_id for row in rows])


def _setback(page: ShipmentsPage) -> None:
    rows = page.list.checked
    scope = {"shipment_ids": tuple(row.shipment_id for row in rows)} if rows else {}
    page.shell.declare_setback(**scope)


def _copy(page: ShipmentsPage) -> None:
    if page.list.table.row is not None:
        page.acts.copy(page.list.table.row.number)


def show_views(page: ShipmentsPage) -> None:
    """Open the menu of the views and of the statuses without a letter."""

    def choose(view: View) -> None:
        page.set_filter(page.filter.in_view(view))

    page.desk.menu(translate("ShipmentKeys", "Vista"), view_items(page.filter, page.counts, choose, page.press_letter))


def show_sorts(page: ShipmentsPage) -> None:
    """Open the menu of the columns to sort by."""
    page.desk.menu(translate("ShipmentKeys", "Ordenar"), sort_items(page.filter, page.sort))


def go_way(page: ShipmentsPage, way: str) -> None:
    """Take the way out that an empty list offers."""
    if way == "new":
        page.shell.ask_new()
    else:
        page.set_filter(page.filter.cleared() if way == "clear" else Filter(view=View.ALL))

"""The popovers of a route's plan: what publishing freezes, another driver for the rest, name and times."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from courier_desktop.ui.format import time_text
from courier_desktop.ui.keys import KeyHelp
from courier_desktop.ui.parts.fields import Field
from courier_desktop.ui.routes.route_fields import RouteFields, driver_words
from courier_desktop.ui.routes.titled_popover import TitledPopover
from courier_desktop.ui.theme.tokens import Tone

if TYPE_CHECKING:
    from collections.abc import Sequence
    from zoneinfo import ZoneInfo

    from courier_desktop.domain.rows import DriverRow, RouteRow
    from courier_desktop.services.routes import Departure

MOST_DRIVERS = 9


class PublishPopover(TitledPopover):
    """What publishing freezes and prepares. `confirmed` when the person says so."""

    confirmed = Signal()

    def __init__(self, route: RouteRow, seen: Departure, zone: ZoneInfo) -> None:
        name = f"{route.code} {route.name}"
        super().__init__(("truck-outline", Tone.BLUE, self.tr("¿Sale a reparto?"), name), self.tr("Publicar"))
        first, last = time_text(seen.first, zone), time_text(seen.last, zone)
        frozen = self.tr("Se congelan %n ventana(s)", None, seen.stops)
        self.add_line("lock-outline", "t2", f"{frozen}: {first}–{last}")
        if seen.kept:
            self.add_line("calendar-clock-outline", "t2", self.tr("%n conserva(n) la hora acordada", None, seen.kept))
        self.add_line("send-outline", "t2", self.tr("Se preparan %n aviso(s) «va en camino»", None, seen.notices))
        silent = sum(seen.blocked.values())
        if silent:
            self.add_line(
                "message-off-outline", Tone.AMBER, self.tr("%n sin aviso: pidió BAJA o no tiene teléfono", None, silent)
            )
        if not route.driver:
            self.add_line("account-outline", Tone.AMBER, self.tr("Va sin repartidor: puedes ponerlo después"))

    def finish(self) -> None:
        self.close_up()
        self.confirmed.emit()


class DriverPopover(TitledPopover):
    """Who takes the rest. `chosen` carries the driver's id, or the name of a new one."""

    chosen = Signal(object, str)

    def __init__(self, route: RouteRow, drivers: Sequence[DriverRow], left: int) -> None:
        quiet = self.tr("%n parada(s) de {0} pasan a una ruta nueva, ya en la calle", None, left).format(route.code)
        super().__init__(
            ("account-switch-outline", Tone.BLUE, self.tr("¿Quién sigue con el resto?"), quiet), self.tr("Reasignar")
        )
        self._drivers = [one for one in drivers if one.active and one.driver_id != route.driver_id][:MOST_DRIVERS]
        for place, driver in enumerate(self._drivers, 1):
            self.add_pick(str(place), "account-outline", driver_words(driver), partial(self._pick, driver))
        self.content.addSpacing(8 if self._drivers else 0)
        self._new = Field(self.tr("Otra persona"), QLineEdit(), check=self._check)
        self.content.addWidget(self._new)

    def keys(self) -> list[KeyHelp]:
        known = [
            KeyHelp(str(place), driver.name, partial(self._pick, driver))
            for place, driver in enumerate(self._drivers, 1)
        ]
        return [*known, KeyHelp("Return", self.button.text(), self.finish)]

    def first_focus(self) -> QWidget:
        return self if self._drivers else self._new.editor

    def finish(self) -> None:
        if self._new.verify():
            name = self._new.text.strip()
            self.close_up()
            self.chosen.emit(None, name)
        else:
            self.adjustSize()

    def _pick(self, driver: DriverRow, _on: bool = False) -> None:
        self.close_up()
        self.chosen.emit(driver.driver_id, "")

    def _check(self, text: str) -> str:
        return "" if text.strip() else self.tr("Escribe su nombre, o elige un número de arriba")


class EditPopover(TitledPopover):
    """Name, driver and times of a route. `changed` carries the plan."""

    changed = Signal(object)

    def __init__(self, route: RouteRow, drivers: Sequence[DriverRow], zone: ZoneInfo) -> None:
        name = f"{route.code} {route.name}"
        super().__init__(("pencil-outline", "t2", self.tr("Cambiar la ruta"), name), self.tr("Guardar"))
        self._fields = RouteFields(drivers, day=route.day, zone=zone)
        self._fields.set_route(route)
        self.content.addWidget(self._fields)

    def first_focus(self) -> QWidget:
        return self._fields.name.editor

    def finish(self) -> None:
        plan = self._fields.plan()
        if plan is None:
            self.adjustSize()
            return
        self.close_up()
        self.changed.emit(plan)

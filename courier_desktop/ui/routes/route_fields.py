"""The fields of a route: name, driver (one known or a new one), when it starts, minutes for each stop."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from courier_desktop.domain.ids import DriverId
from courier_desktop.domain.times import at_local
from courier_desktop.domain.values import dataclass
from courier_desktop.domain.wording import say
from courier_desktop.services import routes, settings
from courier_desktop.ui.format import time_text
from courier_desktop.ui.language import current_language
from courier_desktop.ui.parts.fields import Field, NumberField, Select
from courier_desktop.ui.routes.time_popover import clock_text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from zoneinfo import ZoneInfo

    from courier_desktop.domain.ids import RouteId, ShipmentId
    from courier_desktop.domain.rows import DriverRow, RouteRow
    from courier_desktop.services.context import Context
    from courier_desktop.services.routes import AssignOutcome

NEW = "new"
LEAST_MINUTES, MOST_MINUTES = 1, 120


@dataclass(frozen=True, slots=True)
class RoutePlan:
    """What the fields say. `new_driver` is a name to add first, "" for none."""

    name: str
    driver_id: DriverId | None
    new_driver: str
    vehicle: str
    starts_at: datetime
    minutes: int


@dataclass(frozen=True, slots=True)
class RouteDraft:
    """What was typed of a route not made yet; `driver` is an id, NEW or None."""

    name: str
    driver: str | None
    new_driver: str
    vehicle: str


def driver_of(ctx: Context, plan: RoutePlan) -> DriverId | None:
    """The driver of the plan, added to the list if new."""
    if plan.new_driver:
        return settings.save_driver(ctx, plan.new_driver, vehicle=plan.vehicle).driver_id
    return plan.driver_id


def make_route(ctx: Context, plan: RoutePlan, shipment_ids: Sequence[ShipmentId]) -> tuple[RouteId, AssignOutcome]:
    """Open the planned route with these shipments on it."""
    driver_id = driver_of(ctx, plan)
    return routes.make(
        ctx, plan.name, shipment_ids, driver_id=driver_id, starts_at=plan.starts_at, minutes_per_stop=plan.minutes
    )


def change_route(ctx: Context, route_id: RouteId, plan: RoutePlan) -> None:
    """Give a route the plan's name, driver and times."""
    driver_id = driver_of(ctx, plan)
    routes.change(
        ctx,
        route_id,
        name=plan.name,
        driver_id=driver_id,
        starts_at=plan.starts_at,
        minutes_per_stop=plan.minutes,
    )


class RouteFields(QWidget):
    """The fields; `plan()` gives what they say once they are right."""

    def __init__(self, drivers: Sequence[DriverRow], *, day: date, zone: ZoneInfo) -> None:
        super().__init__()
        self._day, self._zone = day, zone
        self._drivers = [driver for driver in drivers if driver.active]
        self.name = Field(self.tr("Nombre de la ruta"), QLineEdit(), check=self._check_name)
        self.driver = Select(icon="account-outline")
        self._driver = Field(self.tr("Repartidor"), self.driver)
        self._new = Field(self.tr("Nombre del repartidor"), QLineEdit(), check=self._check_new)
        self._vehicle = Field(self.tr("Vehículo"), QLineEdit())
        self._start = Field(self.tr("Sale a las"), QLineEdit(), check=self._check_start)
        self.minutes = NumberField(LEAST_MINUTES, MOST_MINUTES, 8)
        self._build()
        self._fill_drivers()
        self.driver.currentIndexChanged.connect(self._show_new)
        self._show_new()

    def set_usual(self, starts_at: datetime, minutes: int) -> None:
        """The usual start and pace."""
        self._start.set_text(time_text(starts_at, self._zone))
        self.minutes.set_value(minutes)

    def set_route(self, route: RouteRow) -> None:
        """What a route has now."""
        self.name.set_text(route.name)
        self.set_usual(route.starts_at, route.minutes_per_stop)
        place = self.driver.findData(route.driver_id) if route.driver_id is not None else 0
        self.driver.setCurrentIndex(max(0, place))

    def typed(self) -> RouteDraft:
        """What stands in them, right or not."""
        return RouteDraft(self.name.text, self.driver.currentData(), self._new.text, self._vehicle.text)

    def set_typed(self, draft: RouteDraft) -> None:
        """Put that in again."""
        self.name.set_text(draft.name)
        self.driver.setCurrentIndex(max(0, self.driver.findData(draft.driver)))
        self._new.set_text(draft.new_driver)
        self._vehicle.set_text(draft.vehicle)

    def plan(self) -> RoutePlan | None:
        """What the fields say; None when one of them is wrong, which then says so."""
        new = self.driver.currentData() == NEW
        right = [field.verify() for field in (self.name, self._start, *([self._new] if new else []))]
        if not all(right):
            return None
        return RoutePlan(
            name=self.name.text.strip(),
            driver_id=None if new else self.driver.currentData(),
            new_driver=self._new.text.strip() if new else "",
            vehicle=self._vehicle.text.strip() if new else "",
            starts_at=at_local(self._day, clock_text(self._start.text), self._zone),
            minutes=self.minutes.value,
        )

    def _build(self) -> None:
        times = QHBoxLayout()
        times.setSpacing(10)
        times.addWidget(self._start, 1)
        minutes = Field(self.tr("Minutos por parada"), self.minutes)
        times.addWidget(minutes, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for field in (self.name, self._driver, self._new, self._vehicle):
            column.addWidget(field)
        column.addLayout(times)
        self.name.editor.setObjectName("route-name")
        for edit in (self.name.editor, self._start.editor):
            if isinstance(edit, QLineEdit):
                edit.setMaxLength(60)

    def _fill_drivers(self) -> None:
        self.driver.addItem(self.tr("Sin repartidor todavía"), None)
        for driver in self._drivers:
            words = [driver.name, driver.vehicle] if driver.vehicle else [driver.name]
            self.driver.addItem(" · ".join(words), driver.driver_id)
        self.driver.addItem(self.tr("Repartidor nuevo…"), NEW)

    def _show_new(self) -> None:
        new = self.driver.currentData() == NEW
        self._new.setVisible(new)
        self._vehicle.setVisible(new)

    def _check_name(self, text: str) -> str:
        return "" if text.strip() else self.tr("Ponle un nombre: la zona o las colonias")

    def _check_new(self, text: str) -> str:
        return "" if text.strip() else say("missing_name", current_language())

    def _check_start(self, text: str) -> str:
        return "" if clock_text(text) else say("bad_time", current_language(), value=text.strip())


def driver_words(driver: DriverRow) -> str:
    """A driver in a list: name and vehicle."""
    vehicle = driver.vehicle or QCoreApplication.translate("Routes", "sin vehículo")
    return f"{driver.name} · {vehicle}"

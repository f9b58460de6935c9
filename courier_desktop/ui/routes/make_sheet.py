"""The sheet that makes a route: its fields at the left, at the right the shipments that wait; or adds some to one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from courier_desktop.domain.money import Money
from courier_desktop.ui.format import count_text, money_text
from courier_desktop.ui.keys import KeyHelp
from courier_desktop.ui.parts.button import Button, Kind
from courier_desktop.ui.parts.floating import Sheet
from courier_desktop.ui.parts.label import Label
from courier_desktop.ui.routes.picker import Picker
from courier_desktop.ui.routes.route_fields import RouteDraft, RouteFields
from courier_desktop.ui.theme.fonts import Type

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from courier_desktop.domain.ids import ShipmentId
    from courier_desktop.domain.rows import DriverRow, ShipmentRow
    from courier_desktop.services.context import Context

FIELDS_WIDTH = 276
translate = QCoreApplication.translate


class PickSheet(Sheet):
    """Shipments to put on a route that exists. `decided` carries the rows in their order."""

    decided = Signal(object, object)

    def __init__(self, ctx: Context, head: tuple[str, str, str], rows: Sequence[ShipmentRow]) -> None:
        """`head` = icon, title, subtitle."""
        super().__init__(*head)
        self.picker = Picker(ctx)
        self._currency = ctx.settings.currency
        self._sum = Label("", Type.SMALL_MEDIUM, "t2")
        self.done = Button("", Kind.FILLED, key="Ctrl+Return")
        self.body.addLayout(self._build_body())
        self.foot.addWidget(self._sum.set_eliding(), 1)
        self.foot.addWidget(self.done)
        self.picker.changed.connect(self._show_sum)
        self.done.clicked.connect(self.finish)
        self.picker.show_rows(rows)

    def keys(self) -> list[KeyHelp]:
        return [
            KeyHelp("Ctrl+Return", self.done.text(), self.finish, hint=self.tr("guardar")),
            KeyHelp("F9", self.tr("Filtrar o escanear"), self.picker.field.setFocus, hint=self.tr("filtrar")),
            KeyHelp("F7", self.tr("Todas o ninguna"), self.picker.toggle_all, hint=self.tr("todas")),
            KeyHelp("Space", self.tr("Poner o quitar la guía"), hint=self.tr("poner o quitar")),
        ]

    def first_focus(self) -> QWidget:
        return self.picker.field.edit

    def finish(self) -> None:
        """Give the rows picked."""
        picked = self.picker.picked()
        if picked:
            self.close_up()
            self.decided.emit(None, picked)

    def word(self, count: int) -> str:
        """What the button says for so many."""
        return self.tr("Agregar %n guía(s)", None, count)

    def fields(self) -> QWidget | None:
        """What stands at the left of the list."""
        return None

    def _build_body(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(22, 14, 22, 0)
        row.setSpacing(20)
        fields = self.fields()
        if fields is not None:
            side = QWidget()
            side.setFixedWidth(FIELDS_WIDTH)
            column = QVBoxLayout(side)
            column.setContentsMargins(0, 0, 0, 0)
            column.addWidget(fields)
            column.addStretch(1)
            row.addWidget(side)
        row.addWidget(self.picker, 1)
        return row

    def _show_sum(self) -> None:
        picked = self.picker.picked()
        pieces = self.tr("%n bulto(s)", None, sum(row.pieces for row in picked))
        cash = Money(sum(row.cash.amount_minor for row in picked if row.cash is not None), self._currency)
        zones = self.tr("%n CP", None, len({row.postal_code for row in picked if row.postal_code}))
        parts = [pieces, zones, self.tr("por cobrar {0}").format(money_text(cash)) if cash.amount_minor else ""]
        self._sum.setText(" · ".join(part for part in parts if part) if picked else self.tr("Elige qué guías van"))
        self.done.setText(self.word(len(picked)))
        self.done.set_kind(Kind.FILLED if picked else Kind.OUTLINED)
        self.setAccessibleDescription(count_text(len(picked)))


class MakeSheet(PickSheet):
    """A new route. `decided` carries the plan and the rows; without rows it is made empty."""

    def __init__(
        self, ctx: Context, drivers: Sequence[DriverRow], rows: Sequence[ShipmentRow], *, day: date, start: datetime
    ) -> None:
        self._fields = RouteFields(drivers, day=day, zone=ctx.zone)
        self._fields.set_usual(start, ctx.settings.minutes_per_stop)
        title = translate("MakeSheet", "Armar ruta")
        head = ("map-marker-path", title, translate("MakeSheet", "Nombre, repartidor y las guías en su orden"))
        super().__init__(ctx, head, rows)

    def draft(self) -> tuple[RouteDraft, tuple[ShipmentId, ...]]:
        """What was typed and picked."""
        return self._fields.typed(), tuple(row.shipment_id for row in self.picker.picked())

    def restore(self, draft: tuple[RouteDraft, tuple[ShipmentId, ...]]) -> None:
        """Put a kept draft in again."""
        self._fields.set_typed(draft[0])
        self.picker.pick(draft[1])

    def first_focus(self) -> QWidget:
        return self._fields.name.editor

    def fields(self) -> QWidget | None:
        return self._fields

    def word(self, count: int) -> str:
        if not count:
            return self.tr("Crear ruta vacía")
        return self.tr("Crear ruta con %n guía(s)", None, count)

    def finish(self) -> None:
        plan = self._fields.plan()
        if plan is not None:
            picked = self.picker.picked()
            self.close_up()
            self.decided.emit(plan, picked)

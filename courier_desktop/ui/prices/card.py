"""The meter of the month and the owner's prices, in Settings."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QRectF, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from courier_desktop.domain.times import local_day
from courier_desktop.services import prices
from courier_desktop.ui.parts.button import SMALL, Button, IconButton
from courier_desktop.ui.parts.cards import Card, Rule
from courier_desktop.ui.parts.label import Label
from courier_desktop.ui.parts.paint import RIGHT, put, write_elided
from courier_desktop.ui.parts.rows import RowDelegate, RowsModel, RowsView
from courier_desktop.ui.prices.words import (
    line_cost,
    line_title,
    meter_total,
    month_word,
    price_figure,
    price_says,
    price_title,
)
from courier_desktop.ui.theme.fonts import Type, text_width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QPainter

    from courier_desktop.domain.prices import Price
    from courier_desktop.services.prices import Meter
    from courier_desktop.ui.shell import Shell
    from courier_desktop.ui.theme.theme import Theme

ROW = 44


class PricesCard(Card):
    """What this month came to, gateway by gateway; below, the prices to estimate by."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(margin=16, spacing=10)
        self._shell = shell
        self._month: date | None = None
        self.before = IconButton("chevron-left", self.tr("Mes anterior"), height=SMALL)
        self.after = IconButton("chevron-right", self.tr("Mes siguiente"), height=SMALL)
        self.month, self.total = Label("", Type.CARD), Label("", Type.MONEY)
        self.lines = QVBoxLayout()
        self._nothing = Label("", Type.SMALL, "t2", wrap=True)
        self._model = RowsModel(lambda one: one.key, lambda one: f"{price_title(one)}, {price_figure(one)}")
        self.list = PricesView(self._model)
        self.add = Button(self.tr("Agregar precio…"), icon="plus")
        self._build()
        self._connect()

    def refresh(self) -> None:
        """Ask for the month and the prices."""
        ctx = self._shell.ctx
        ask = partial(prices.meter, ctx, self._month)
        self._shell.jobs.run(ask, done=self._show_meter, key="meter")
        self._shell.jobs.run(partial(prices.table, ctx), done=self._show_prices, key="prices")

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(6)
        for part in (self.before, self.month, self.after):
            head.addWidget(part)
        head.addStretch(1)
        head.addWidget(self.total)
        self.lines.setSpacing(4)
        says = self.tr(
            "Los precios los fija tu proveedor y cambian: escribe los tuyos para estimar. Lo que él informe de cada"
            " mensaje va primero. Los tramos incluidos en tu plan no se descuentan aquí."
        )
        foot = QHBoxLayout()
        foot.addWidget(self.add)
        foot.addStretch(1)
        self.body.addLayout(head)
        self.body.addLayout(self.lines)
        self.body.addWidget(self._nothing)
        self.body.addWidget(Rule())
        self.body.addWidget(Label(says, Type.SMALL, "t2", wrap=True))
        self.body.addWidget(self.list)
        self.body.addLayout(foot)
        self.list.hide()
        self.setFocusProxy(self.add)

    def _connect(self) -> None:
        self.before.clicked.connect(partial(self._step, -1))
        self.after.clicked.connect(partial(self._step, 1))
        self.add.clicked.connect(lambda: self.edit(None))
        self.list.row_opened.connect(self.edit)
        self.list.clicked.connect(lambda _index: self.edit(self.list.row))
        self.list.drop_wanted.connect(self._drop)

    def edit(self, price: Price | None) -> None:
        """Open the form of a price, or of a new one."""
        from courier_desktop.ui.prices.popover import PricePopover

        popover = PricePopover(self._shell, price)
        popover.kept.connect(self.refresh)
        self._shell.show_popover(popover, self.list if price is not None else self.add)

    def _drop(self, price: Price) -> None:
        drop = partial(prices.drop_price, self._shell.ctx, price.key)
        self._shell.jobs.run(drop, done=lambda _: self.refresh(), failed=self._shell.tell_error)

    def _step(self, by: int) -> None:
        first = self._month or self._today.replace(day=1)
        moved = first - timedelta(days=1) if by < 0 else first + timedelta(days=32)
        self._month = moved.replace(day=1)
        self.refresh()

    @property
    def _today(self) -> date:
        return local_day(self._shell.ctx.clock(), self._shell.ctx.zone)

    def _show_meter(self, meter: Meter) -> None:
        self.month.setText(month_word(meter.month, self._today).capitalize())
        self.total.setText(meter_total(meter) if meter.lines else "")
        self.after.block("" if meter.month < self._today.replace(day=1) else self.tr("Es el mes en curso."))
        while (item := self.lines.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for line in meter.lines:
            self.lines.addWidget(MeterRow(line_title(line), line_cost(line)))
        self._nothing.setText(self.tr("Ningún mensaje salió solo en este mes."))
        self._nothing.setVisible(not meter.lines)

    def _show_prices(self, found: Sequence[Price]) -> None:
        self._model.set_rows(found)
        self.list.setFixedHeight(ROW * len(found) + 2)
        self.list.setVisible(bool(found))


class MeterRow(Label):
    """A gateway's month on one line: what went out at the left, what it came to at the right."""

    def __init__(self, title: str, cost: str) -> None:
        super().__init__("", Type.BODY)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(Label(title, Type.BODY, "t2").set_eliding(), 1)
        row.addWidget(Label(cost, Type.MEDIUM))
        self.setAccessibleName(f"{title}: {cost}")
        self.setMinimumHeight(20)


class PricesView(RowsView):
    """The prices; Enter opens one, Del forgets it."""

    drop_wanted = Signal(object)

    def __init__(self, model: RowsModel) -> None:
        super().__init__(model, _PriceDelegate(), QCoreApplication.translate("Prices", "Precios"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and self.row is not None:
            self.drop_wanted.emit(self.row)
            event.accept()
        else:
            super().keyPressEvent(event)


class _PriceDelegate(RowDelegate):
    """Whose price, from when; the price at the right."""

    def __init__(self) -> None:
        super().__init__(ROW, inset=0, focused_only=True)

    def rule_below(self, row: Price) -> float | None:
        return 4

    def paint_row(self, painter: QPainter, rect: QRectF, row: Price, theme: Theme, *, current: bool) -> None:
        figure = price_figure(row)
        width = round(text_width(figure, Type.STRONG)) + 4
        right = rect.right() - 10
        put(painter, QRectF(right - width, rect.y(), width, rect.height()), figure, Type.STRONG, theme.t1, RIGHT)
        left = rect.x() + 6
        room = right - width - 12 - left
        write_elided(painter, QRectF(left, rect.y() + 3, room, 20), price_title(row), Type.MEDIUM, theme.t1)
        quiet = theme.t2 if current else theme.t3
        write_elided(painter, QRectF(left, rect.y() + 22, room, 18), price_says(row), Type.SMALL, quiet)

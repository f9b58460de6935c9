"""The shipments that wait for a route: filtered by CP, colonia or name, scanned or checked, in the order to drive."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from courier_desktop.domain.fold import fold, tokens
from courier_desktop.domain.rows import ShipmentQuery, ShipmentRow, View
from courier_desktop.domain.tracking_number import find_numbers
from courier_desktop.services import shipments
from courier_desktop.ui.format import count_text, money_text, promise_text
from courier_desktop.ui.language import current_language
from courier_desktop.ui.parts.button import SMALL, Button
from courier_desktop.ui.parts.chip import Segmented
from courier_desktop.ui.parts.fields import SearchField
from courier_desktop.ui.parts.keyset import Column, RowsTable
from courier_desktop.ui.parts.label import Label
from courier_desktop.ui.parts.table import CheckCell, TableView, TextCell
from courier_desktop.ui.theme.fonts import Type
from courier_desktop.ui.theme.tokens import Tone

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from courier_desktop.domain.ids import ShipmentId
    from courier_desktop.services.context import Context

MOST = 5000
_FAR = "9999"


def waiting_rows(ctx: Context) -> tuple[ShipmentRow, ...]:
    """The shipments without a route, newest first, at most MOST."""
    found = shipments.ids(ctx, ShipmentQuery(view=View.NO_ROUTE), MOST)
    return shipments.rows_of(ctx, found)


def matches(row: ShipmentRow, words: Sequence[str]) -> bool:
    """Whether every word begins a word of the row's CP, colonia, recipient, sender or number."""
    parts = [row.postal_code, row.colonia, row.recipient, row.sender, row.number]
    own = fold(" ".join(parts)).replace("-", " ").split()
    return all(any(one.startswith(word) for one in own) for word in words)


def by_place(row: ShipmentRow) -> tuple[str, str, str]:
    """The order by CP, then colonia; without a CP last."""
    return row.postal_code or _FAR, fold(row.colonia), row.number


def by_promise(row: ShipmentRow) -> tuple[str, str, str, str]:
    """The order by the promise's end; without one last, by CP."""
    end = row.window.end
    return (end.isoformat() if end is not None else _FAR, *by_place(row))


def by_number(row: ShipmentRow) -> tuple[str]:
    """The order of registration."""
    return (row.shipment_id,)


class Picker(QWidget):
    """A table of rows to check. `changed` when what is checked changes; `picked()` gives it in the order shown."""

    changed = Signal()

    def __init__(self, ctx: Context) -> None:
        super().__init__()
        self._ctx = ctx
        self._rows: list[ShipmentRow] = []
        self._picked: dict[ShipmentId, ShipmentRow] = {}
        self._order: Callable[[ShipmentRow], tuple[str, ...]] = by_place
        self.field = SearchField(self.tr("Escanea una etiqueta o filtra: 44380, Oblatos, nombre..."), key="F9")
        self._orders = Segmented(
            [(by_place, self.tr("Por CP")), (by_promise, self.tr("Por promesa")), (by_number, self.tr("Por registro"))],
            self.tr("Orden"),
        )
        self._all = Button(self.tr("Todas"), icon="select-all", key="F7", height=SMALL)
        self._shown = Label("", Type.SMALL, "t2")
        self._told = Label("", Type.SMALL_MEDIUM, Tone.RED)
        self._table: RowsTable[ShipmentRow] = RowsTable(self._columns(), lambda row: row.shipment_id)
        self.view = TableView(self._cells())
        self.view.setModel(self._table)
        self._build()
        self._connect()

    def show_rows(self, rows: Sequence[ShipmentRow]) -> None:
        """Offer those rows."""
        self._rows = list(rows)
        self._refilter()

    def picked(self) -> list[ShipmentRow]:
        """What is checked, in the order shown; what the filter hides stays checked."""
        return sorted(self._picked.values(), key=self._order)

    def pick(self, shipment_ids: Collection[ShipmentId]) -> None:
        """Check those of them that are offered."""
        self._picked = {row.shipment_id: row for row in self._rows if row.shipment_id in shipment_ids}
        self._recheck()

    def toggle_all(self) -> None:
        """Check all that the filter shows; when they all are, none of them."""
        rows = self._table.rows
        on = any(row.shipment_id not in self._picked for row in rows)
        for row in rows:
            if on:
                self._picked[row.shipment_id] = row
            else:
                self._picked.pop(row.shipment_id, None)
        self._recheck()

    def _connect(self) -> None:
        self.field.typed.connect(lambda _text: self._refilter())
        self.field.entered.connect(self._entered)
        self._orders.chosen.connect(self._sort)
        self._all.clicked.connect(self.toggle_all)
        self.view.head_checked.connect(self.toggle_all)
        self.view.row_opened.connect(lambda _row: self._table.toggle(self.view.currentIndex().row()))
        self._table.checks_changed.connect(self._checked)

    def _build(self) -> None:
        tools = QHBoxLayout()
        tools.setSpacing(8)
        tools.addWidget(self._orders)
        tools.addWidget(self._all)
        tools.addWidget(self._shown)
        tools.addStretch(1)
        tools.addWidget(self._told)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.field)
        column.addLayout(tools)
        column.addWidget(self.view, 1)
        self.view.setAccessibleName(self.tr("Guías sin ruta"))

    def _columns(self) -> list[Column]:
        return [
            Column("check", "", 42, check=True),
            Column("postal_code", self.tr("CP"), 60, text=lambda row: row.postal_code),
            Column("colonia", self.tr("Colonia"), 120, stretch=2, text=lambda row: row.colonia),
            Column("recipient", self.tr("Destinatario"), 130, stretch=3, text=lambda row: row.recipient),
            Column("number", self.tr("Guía"), 104, leaves=3, text=lambda row: row.number),
            Column("promise", self.tr("Promesa"), 104, leaves=2, text=self._promise),
            Column("cash", self.tr("Cobro"), 92, leaves=4, right=True, text=self._cash),
        ]

    def _cells(self) -> list[CheckCell | TextCell]:
        return [
            CheckCell(),
            TextCell(lambda row: row.postal_code, role=Type.MEDIUM, exact=True),
            TextCell(lambda row: row.colonia),
            TextCell(lambda row: row.recipient),
            TextCell(lambda row: row.number, quiet=True, exact=True),
            TextCell(self._promise, quiet=True, exact=True),
            TextCell(self._cash, right=True),
        ]

    def _promise(self, row: ShipmentRow) -> str:
        window = row.window
        return promise_text(window.start, window.end, self._ctx.clock(), self._ctx.zone, current_language())

    def _cash(self, row: ShipmentRow) -> str:
        return money_text(row.cash) if row.cash is not None else ""

    def _refilter(self) -> None:
        words = tokens(self.field.text)
        self._told.setText("")
        shown = sorted((row for row in self._rows if matches(row, words)), key=self._order)
        self._table.set_rows(shown)
        self._recheck()
        self.view.fit_columns()

    def _recheck(self) -> None:
        """Show the checks of what is picked."""
        blocked = self._table.blockSignals(True)
        self._table.checked = {row.shipment_id: row for row in self._table.rows if row.shipment_id in self._picked}
        self._table.blockSignals(blocked)
        self.view.viewport().update()
        self._show_counts()
        self.changed.emit()

    def _checked(self) -> None:
        """The person checked or unchecked a row."""
        for row in self._table.rows:
            if row.shipment_id in self._table.checked:
                self._picked[row.shipment_id] = row
            else:
                self._picked.pop(row.shipment_id, None)
        self._show_counts()
        self.changed.emit()

    def _show_counts(self) -> None:
        shown, checked = len(self._table.rows), len(self._table.checked)
        self._shown.setText(self.tr("{0} de {1}").format(count_text(checked), count_text(shown)))
        head = self.view.horizontalHeader()
        states = Qt.CheckState.Unchecked, Qt.CheckState.PartiallyChecked, Qt.CheckState.Checked
        state = states[0] if not checked else states[2] if checked == shown else states[1]
        if getattr(head, "check_state", state) is not state:
            head.check_state = state  # type: ignore[attr-defined]  # our own Head
            head.viewport().update()

    def _entered(self, text: str) -> None:
        """Enter: a slip read checks its shipment; words leave the filter and go to the rows."""
        numbers = find_numbers(text)
        if not numbers:
            self.view.setFocus(Qt.FocusReason.TabFocusReason)
            return
        row = next((row for row in self._rows if row.number in numbers), None)
        self.field.clear()
        self._refilter()
        if row is None:
            self._told.setText(self.tr("{0} no espera ruta").format(numbers[0]))
            return
        self._picked[row.shipment_id] = row
        self._recheck()
        self.view.setCurrentIndex(self._table.index(self._table.row_of(row.shipment_id), 0))

    def _sort(self, order: object) -> None:
        if callable(order):
            self._order = order
        self._refilter()

"""The tables of an import: orders that are new, what the shop changed, rows with problems."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRectF, Qt

from courier_desktop.domain.values import dataclass, replace
from courier_desktop.services.intake.changes import FieldChange, OrderChange
from courier_desktop.ui.format import DASH, money_text, phone_text, promise_text
from courier_desktop.ui.intake.words import field_word, problem_text, value_text
from courier_desktop.ui.language import current_language
from courier_desktop.ui.parts.keyset import Column, RowsTable
from courier_desktop.ui.parts.paint import write_elided
from courier_desktop.ui.parts.table import Cell, CellDelegate, CheckCell, Head, TableView, TextCell
from courier_desktop.ui.theme.fonts import Type
from courier_desktop.ui.theme.icons import draw_icon

if TYPE_CHECKING:
    from datetime import datetime
    from zoneinfo import ZoneInfo

    from PySide6.QtGui import QPainter

    from courier_desktop.domain.errors import Problem
    from courier_desktop.domain.intake.drafts import ReadOrder
    from courier_desktop.services.context import Context
    from courier_desktop.services.intake.importing import ImportPlan

MOST_SHOWN = 1000
EDGE = 13


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One field of one order that the shop changed; `first` of its order."""

    order: OrderChange
    change: FieldChange
    first: bool

    @property
    def row_id(self) -> tuple[str, str]:
        """Names it across plans."""
        return self.order.shipment_id, self.change.field


@dataclass(frozen=True, slots=True)
class _NewRow:
    """A new order as the table shows it."""

    place: int
    row: str
    number: str
    recipient: str
    colonia: str
    postal_code: str
    phone: str
    promise: str
    cash: str
    pieces: str


@dataclass(frozen=True, slots=True)
class _ProblemRow:
    """A row's problem, said."""

    place: int
    row: str
    column: str
    sentence: str


class NewTable(TableView):
    """The orders that become shipments."""

    def __init__(self, ctx: Context) -> None:
        cells: list[CellDelegate] = [
            CellDelegate(),
            TextCell(lambda r: r.row, quiet=True, right=True),
            TextCell(lambda r: r.number, role=Type.MEDIUM),
            TextCell(lambda r: r.recipient, lead=True),
            TextCell(lambda r: r.colonia, quiet=True),
            TextCell(lambda r: r.postal_code, exact=True, quiet=True),
            TextCell(lambda r: r.phone, exact=True),
            TextCell(lambda r: r.promise, exact=True),
            TextCell(lambda r: r.pieces, right=True),
            TextCell(lambda r: r.cash, role=Type.MEDIUM, right=True),
            CellDelegate(),
        ]
        super().__init__(cells)
        columns = (
            Column("lead", "", EDGE),
            Column("row", self.tr("Fila"), 46, leaves=4, right=True),
            Column("number", self.tr("Pedido"), 118),
            Column("recipient", self.tr("Destinatario"), 170, stretch=3, text=lambda row: row.recipient),
            Column("colonia", self.tr("Colonia"), 130, stretch=2),
            Column("postal_code", self.tr("CP"), 88, leaves=3),
            Column("phone", self.tr("Teléfono"), 128, leaves=1),
            Column("promise", self.tr("Promesa"), 128, leaves=2),
            Column("pieces", self.tr("Bultos"), 58, leaves=5, right=True),
            Column("cash", self.tr("Cobro"), 96, right=True),
            Column("edge", "", EDGE),
        )
        self._ctx = ctx
        self.rows_table: RowsTable[_NewRow] = RowsTable(columns, lambda row: row.place)
        self.setModel(self.rows_table)
        self.horizontalHeader().setMinimumSectionSize(EDGE)
        self.setAccessibleName(self.tr("Guías nuevas"))

    def show_plan(self, plan: ImportPlan) -> None:
        """Show the first of the plan's new orders."""
        now, zone = self._ctx.clock(), self._ctx.zone
        shown = enumerate(plan.added[:MOST_SHOWN])
        self.rows_table.set_rows([_new_row(place, order, now, zone) for place, order in shown])


class ChangesTable(TableView):
    """What the shop changed: the value now and the one to come, each to be left out with Space."""

    def __init__(self) -> None:
        cells: list[CellDelegate] = [
            CheckCell(),
            TextCell(lambda r: r.order.number if r.first else "", role=Type.MEDIUM, exact=True),
            TextCell(lambda r: r.order.order_number if r.first else "", quiet=True),
            TextCell(lambda r: field_word(r.change.field), lead=True),
            TextCell(lambda r: value_text(r.change.field, r.change.old), quiet=True),
            _NewValue(),
        ]
        super().__init__(cells)
        columns = (
            Column("check", "", 42, check=True),
            Column("number", self.tr("Guía"), 118),
            Column("order", self.tr("Pedido"), 110, leaves=2),
            Column("field", self.tr("Dato"), 180),
            Column("old", self.tr("Dice ahora"), 170, stretch=1, text=_spoken_change),
            Column("new", self.tr("Dirá"), 190, stretch=1),
        )
        self.rows_table: RowsTable[ChangeRow] = RowsTable(columns, lambda row: row.row_id)
        self.setModel(self.rows_table)
        self.setAccessibleName(self.tr("Cambios"))
        self.rows_table.checks_changed.connect(self._tell_head)
        self.head_checked.connect(self._check_all)

    def show_plan(self, plan: ImportPlan) -> None:
        """Show every change of the plan, checked but for those that were unchecked before."""
        table = self.rows_table
        left_out = {row.row_id for row in table.rows} - set(table.checked)
        rows = [ChangeRow(order, change, n == 0) for order in plan.changed for n, change in enumerate(order.changes)]
        table.set_rows(rows)
        table.checked = {row.row_id: row for row in rows if row.row_id not in left_out}
        table.checks_changed.emit()
        self.viewport().update()

    def _check_all(self) -> None:
        """All of them, or none when all are checked."""
        table = self.rows_table
        table.check_all(on=len(table.checked) < len(table.rows))

    def _tell_head(self) -> None:
        head, table = self.horizontalHeader(), self.rows_table
        states = {0: Qt.CheckState.Unchecked, len(table.rows): Qt.CheckState.Checked}
        if isinstance(head, Head):
            head.check_state = states.get(len(table.checked), Qt.CheckState.PartiallyChecked)
            head.viewport().update()


class ProblemsTable(TableView):
    """Where, which column, and the sentence that says what to do."""

    def __init__(self) -> None:
        cells: list[CellDelegate] = [
            TextCell(lambda r: r.row, quiet=True, right=True),
            TextCell(lambda r: r.column or DASH, role=Type.MEDIUM),
            TextCell(lambda r: r.sentence),
        ]
        super().__init__(cells)
        columns = (
            Column("row", self.tr("Fila"), 58, right=True),
            Column("column", self.tr("Columna"), 176, leaves=1),
            Column("sentence", self.tr("Qué pasa y qué hacer"), 300, stretch=1, text=_spoken_problem),
        )
        self.rows_table: RowsTable[_ProblemRow] = RowsTable(columns, lambda row: row.place)
        self.setModel(self.rows_table)
        self.setAccessibleName(self.tr("Problemas"))

    def show_plan(self, plan: ImportPlan) -> None:
        """Show the first of the plan's problems."""
        shown = enumerate(plan.problems[:MOST_SHOWN])
        self.rows_table.set_rows([_problem_row(place, problem) for place, problem in shown])


class EnteredTable(TableView):
    """The shipments that an import made."""

    def __init__(self, ctx: Context) -> None:
        def promise(row: Any) -> str:  # noqa: ANN401 - a ShipmentRow, as every delegate's row untyped
            window = row.window
            return promise_text(window.start, window.end, ctx.clock(), ctx.zone, current_language())

        cells: list[CellDelegate] = [
            CellDelegate(),
            TextCell(lambda r: r.number, role=Type.MEDIUM, exact=True),
            TextCell(lambda r: r.recipient, lead=True),
            TextCell(lambda r: r.colonia, quiet=True),
            TextCell(lambda r: r.postal_code, exact=True, quiet=True),
            TextCell(promise, exact=True),
            TextCell(lambda r: money_text(r.cash), role=Type.MEDIUM, right=True),
            CellDelegate(),
        ]
        super().__init__(cells)
        columns = (
            Column("lead", "", EDGE),
            Column("number", self.tr("Guía"), 126),
            Column(
                "recipient", self.tr("Destinatario"), 180, stretch=3, text=lambda row: f"{row.number} {row.recipient}"
            ),
            Column("colonia", self.tr("Colonia"), 140, stretch=2),
            Column("postal_code", self.tr("CP"), 88, leaves=2),
            Column("promise", self.tr("Promesa"), 130, leaves=1),
            Column("cash", self.tr("Cobro"), 100, right=True),
            Column("edge", "", EDGE),
        )
        self.rows_table: RowsTable[Any] = RowsTable(columns, lambda row: row.shipment_id)
        self.setModel(self.rows_table)
        self.horizontalHeader().setMinimumSectionSize(EDGE)
        self.setAccessibleName(self.tr("Guías que entraron"))


class _NewValue(CellDelegate):
    """An arrow and the value to come."""

    def paint_cell(self, painter: QPainter, cell: Cell) -> None:
        row: ChangeRow = cell.row
        box = cell.text_rect
        quiet = not cell.checked
        ink = cell.quiet if quiet else cell.theme.accent
        draw_icon(painter, QRectF(box.x() - 2, box.y(), 18, box.height()), "arrow-right", ink, 15)
        text = value_text(row.change.field, row.change.new)
        role = Type.BODY if quiet else Type.MEDIUM
        write_elided(painter, box.adjusted(22, 0, 0, 0), text, role, cell.quiet if quiet else cell.theme.t1)

    def tooltip(self, row: ChangeRow) -> str:
        return value_text(row.change.field, row.change.new)


def kept_changes(table: RowsTable[ChangeRow]) -> tuple[OrderChange, ...]:
    """The orders with the changes that stayed checked, those without any left out."""
    kept: dict[str, tuple[OrderChange, list[FieldChange]]] = {}
    for row in table.rows:
        if row.row_id in table.checked:
            kept.setdefault(row.order.shipment_id, (row.order, []))[1].append(row.change)
    return tuple(replace(order, changes=tuple(changes)) for order, changes in kept.values())


def _new_row(place: int, order: ReadOrder, now: datetime, zone: ZoneInfo) -> _NewRow:
    draft = order.draft
    if draft is None:
        msg = "an order to add has a draft"
        raise ValueError(msg)
    promise = draft.promise
    start, end = (promise.start, promise.end) if promise is not None else (None, None)
    return _NewRow(
        place=place,
        row=str(order.row),
        number=order.number or DASH,
        recipient=draft.recipient.name or draft.recipient.company or DASH,
        colonia=draft.address.colonia or draft.address.municipality or DASH,
        postal_code=draft.address.postal_code or DASH,
        phone=phone_text(draft.recipient.phone),
        promise=promise_text(start, end, now, zone, current_language()),
        cash=money_text(draft.cash_on_delivery),
        pieces=str(draft.pieces),
    )


def _problem_row(place: int, problem: Problem) -> _ProblemRow:
    return _ProblemRow(place, str(problem.row), problem.column, problem_text(problem))


def _spoken_change(row: ChangeRow) -> str:
    field = row.change.field
    old, new = (value_text(field, value) for value in (row.change.old, row.change.new))
    return f"{row.order.number}, {field_word(field)}: {old} → {new}"


def _spoken_problem(row: _ProblemRow) -> str:
    return f"{row.row}, {row.column}: {row.sentence}"

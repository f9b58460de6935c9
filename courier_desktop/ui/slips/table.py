"""The list of shipments whose slips come out, and what stands in its place when there are none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from courier_desktop.ui.format import money_text
from courier_desktop.ui.parts.button import Button
from courier_desktop.ui.parts.cards import Card, EmptyState, SkeletonRows
from courier_desktop.ui.parts.keyset import Column, RowsTable
from courier_desktop.ui.parts.table import CellDelegate, CheckCell, Head, TableView, TextCell
from courier_desktop.ui.slips.work import Kind, Listed
from courier_desktop.ui.theme.fonts import Type

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from courier_desktop.domain.ids import ShipmentId
    from courier_desktop.domain.rows import ShipmentRow
    from courier_desktop.ui.shell import Shell

EDGE = 12


class SlipTable(TableView):
    """Shipments to print; left and right belong to the page, for the pieces."""

    def __init__(self) -> None:
        cells: list[CellDelegate] = [
            CheckCell(),
            TextCell(lambda r: r.number, role=Type.MEDIUM, exact=True),
            TextCell(lambda r: r.recipient, lead=True),
            TextCell(lambda r: r.colonia, quiet=True),
            TextCell(lambda r: r.route_code or "—", exact=True),
            TextCell(lambda r: str(r.pieces), right=True),
            TextCell(lambda r: money_text(r.cash), role=Type.MEDIUM, right=True),
            CellDelegate(),
        ]
        super().__init__(cells)
        columns = (
            Column("check", "", 42, check=True),
            Column("number", self.tr("Guía"), 112),
            Column("recipient", self.tr("Destinatario"), 150, stretch=3, text=_spoken),
            Column("colonia", self.tr("Colonia"), 110, stretch=2, leaves=2),
            Column("route", self.tr("Ruta"), 56, leaves=3),
            Column("pieces", self.tr("Bultos"), 56, right=True),
            Column("cash", self.tr("Cobro"), 92, leaves=4, right=True),
            Column("edge", "", EDGE),
        )
        self.rows_table: RowsTable[ShipmentRow] = RowsTable(columns, lambda row: row.shipment_id)
        self.setModel(self.rows_table)
        self.horizontalHeader().setMinimumSectionSize(EDGE)
        self.setAccessibleName(self.tr("Guías por imprimir"))
        self.rows_table.checks_changed.connect(self._tell_head)
        self.head_checked.connect(self.check_all)

    def check_all(self) -> None:
        """All of them, or none when all are checked."""
        table = self.rows_table
        table.check_all(on=len(table.checked) < len(table.rows))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _tell_head(self) -> None:
        head, table = self.horizontalHeader(), self.rows_table
        states = {0: Qt.CheckState.Unchecked, len(table.rows): Qt.CheckState.Checked}
        if isinstance(head, Head):
            head.check_state = states.get(len(table.checked), Qt.CheckState.PartiallyChecked)
            head.viewport().update()


class SlipList(Card):
    """The table, or what to do when it is empty."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(margin=0, spacing=0)
        self.table = SlipTable()
        self._skeleton = SkeletonRows(6)
        self._views = QStackedWidget()
        self._places = {kind: n for n, kind in enumerate(Kind, 2)}
        self._views.addWidget(self._skeleton)
        self._views.addWidget(self.table)
        for state in self._empty_states(shell):
            self._views.addWidget(state)
        self.body.addWidget(self._views)
        self.body.setContentsMargins(1, 1, 1, 1)
        self._skeleton.begin()

    @property
    def rows(self) -> list[ShipmentRow]:
        """The shipments listed."""
        return self.table.rows_table.rows

    @property
    def wanted(self) -> list[ShipmentRow]:
        """Those checked, in the order of the list; all of them when none is."""
        checked = self.table.rows_table.checked
        return [row for row in self.rows if row.shipment_id in checked] if checked else list(self.rows)

    def show_list(self, listed: Listed) -> None:
        """Show those shipments."""
        self._skeleton.end()
        self.table.rows_table.set_rows(listed.rows)
        kind = listed.source.kind
        if listed.rows and not self.table.currentIndex().isValid():
            self.go_to(listed.rows[0].shipment_id)
        self._views.setCurrentIndex(1 if listed.rows else self._places[kind])

    def go_to(self, shipment_id: ShipmentId) -> None:
        """Make that shipment current."""
        place = self.table.rows_table.row_of(shipment_id)
        if place >= 0:
            self.table.setCurrentIndex(self.table.rows_table.index(place, 1))

    def _empty_states(self, shell: Shell) -> list[QWidget]:
        """In the order of Kind."""
        bring = Button(self.tr("Importar un archivo"), icon="file-upload-outline", key="Ctrl+I")
        bring.clicked.connect(shell.ask_import)
        build = Button(self.tr("Armar ruta"), icon="map-marker-path")
        build.clicked.connect(lambda: shell.go("routes"))
        choose = Button(self.tr("Ir a Envíos"), icon="package-variant-closed")
        choose.clicked.connect(lambda: shell.go("shipments"))
        return [
            EmptyState(
                "barcode",
                self.tr("Ninguna etiqueta por imprimir"),
                self.tr("Las guías que entren aparecen aquí hasta que se entregan."),
                bring,
            ),
            EmptyState(
                "map-marker-path", self.tr("Esta ruta no tiene paradas"), self.tr("Asígnale guías en Rutas."), build
            ),
            EmptyState(
                "checkbox-multiple-marked-outline",
                self.tr("No has elegido guías"),
                self.tr("Márcalas en Envíos con Espacio y pulsa I."),
                choose,
            ),
            EmptyState(
                "printer-outline",
                self.tr("Etiqueta de prueba"),
                self.tr(
                    "Imprímela, mídela con una regla y lee los dos códigos con tu lector:"
                    " así sabes que el tamaño y la impresora están bien."
                ),
            ),
        ]


def _spoken(row: ShipmentRow) -> str:
    return f"{row.number} {row.recipient}"

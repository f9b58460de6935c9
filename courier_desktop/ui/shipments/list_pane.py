"""The table of shipments with all that may stand around it: refusals above, bulk bar below, empty and loading words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from courier_desktop.domain.rows import PageKey, ShipmentRow, SortBy
from courier_desktop.services import shipments
from courier_desktop.ui.errors import sentence_of
from courier_desktop.ui.parts.bars import BulkBar
from courier_desktop.ui.parts.button import Button
from courier_desktop.ui.parts.cards import ErrorCard, SkeletonRows
from courier_desktop.ui.parts.keyset import Column, KeysetModel
from courier_desktop.ui.parts.table import HEAD_HEIGHT, Head, TableView
from courier_desktop.ui.shipments.columns import column_places, shipment_cells, shipment_columns
from courier_desktop.ui.shipments.list_parts import CardSlot, EmptyCover, bulk_summary
from courier_desktop.ui.shipments.outcomes import RefusalsCard
from courier_desktop.ui.theme.theme import current_theme

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from courier_desktop.domain.errors import CourierError
    from courier_desktop.domain.ids import ShipmentId
    from courier_desktop.ui.jobs import BugReport
    from courier_desktop.ui.shell import Shell
    from courier_desktop.ui.shipments.filters import Filter
    from courier_desktop.ui.shipments.outcomes import Refusal

MOST_CHECKED = 5000
NARROW = 700
FIRST_EXTRA, ROOM_TO_BREATHE = 5, 80


class ShipmentTable(KeysetModel[ShipmentRow, PageKey]):
    """The rows; columns beyond the look's seven come only when names have room to breathe."""

    def columns_for(self, width: int) -> list[Column]:
        roomy = super().columns_for(width - ROOM_TO_BREATHE)
        return [column for column in super().columns_for(width) if column.leaves < FIRST_EXTRA or column in roomy]


class ListPane(QWidget):
    """Shows a filter's shipments. Signals: the current row, the row opened, the checks, a column pressed, ways out."""

    row_changed = Signal(object)
    row_opened = Signal(object)
    checks_changed = Signal()
    loaded = Signal()
    sort_pressed = Signal(object)
    way_pressed = Signal(str)
    retried = Signal()

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._columns: tuple[Column, ...] = shipment_columns(shell.ctx)
        self._place = column_places(self._columns)
        self.model = ShipmentTable(self._columns, shell.jobs, lambda row: row.shipment_id, "shipments")
        self.table = TableView(shipment_cells(shell.ctx), density=shell.ctx.settings.density, opaque=True)
        self.route_button = Button(self.tr("Ruta"), icon="map-marker-path", key="G")
        self.notify_button = Button(self.tr("Avisar"), icon="send-outline", key="W")
        self.slips_button = Button(self.tr("Etiquetas"), icon="printer-outline", key="I")
        self.more_button = Button(self.tr("Más"), key="X").set_chevron()
        self.bulk = BulkBar([self.route_button, self.slips_button, self.notify_button], self.more_button)
        self._skeleton, self.cover, self.cards = SkeletonRows(8, over=self.table), EmptyCover(), CardSlot()
        self._checking_all = False
        self._wanted: ShipmentId | None = None
        self._build()
        self._connect()

    def _build(self) -> None:
        self.table.setModel(self.model)
        self.table.setAccessibleName(self.tr("Envíos"))
        self.more_button.set_key_shown(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.cards)
        column.addWidget(self.table, 1)
        column.addWidget(self.bulk)
        self.cover.setParent(self)

    def _connect(self) -> None:
        self.table.row_changed.connect(self.row_changed)
        self.table.row_opened.connect(self.row_opened)
        self.table.head_checked.connect(self.turn_all)
        self.table.horizontalHeader().sectionClicked.connect(self._head_pressed)
        self.model.checks_changed.connect(self._checks_moved)
        self.model.loaded.connect(self._arrived)
        self.model.failed.connect(self._failed)
        self.cover.way_pressed.connect(self.way_pressed)
        self.bulk.closed.connect(lambda: self.model.check_all(on=False))

    @property
    def checked(self) -> tuple[ShipmentRow, ...]:
        """The checked rows, in the list's order."""
        checked = self.model.checked
        return tuple(row for row in self.model.rows if row.shipment_id in checked) if checked else ()

    def acted_on(self) -> tuple[ShipmentRow, ...]:
        """What a letter means: the checked rows, else the current one."""
        row = self.table.row
        return self.checked or ((row,) if row is not None else ())

    def show_filter(self, shown: Filter) -> None:
        """List what the filter asks for, from the beginning."""
        ctx, head = self._shell.ctx, self.table.horizontalHeader()
        head.setSortIndicatorShown(not shown.only)
        order = Qt.SortOrder.DescendingOrder if shown.descending else Qt.SortOrder.AscendingOrder
        head.setSortIndicator(self._place(shown.sort), order)
        head.viewport().update()
        self._skeleton.begin()
        self.cover.show_words(None)

        def fetch(
            after: PageKey | None, limit: int, stop: Callable[[], bool]
        ) -> tuple[Sequence[ShipmentRow], PageKey | None]:
            if shown.only:
                return shipments.rows_of(ctx, shown.only), None
            page = shipments.page(ctx, shown.query, after, limit, stop=stop)
            return page.rows, page.next

        self.model.load(fetch)

    def choose(self, shipment_id: ShipmentId) -> bool:
        """Make that shipment's row current, now or when the list has arrived; whether it is there now."""
        place = self.model.row_of(shipment_id)
        self._wanted = shipment_id if place < 0 else None
        if place >= 0:
            self.table.setCurrentIndex(self.model.index(place, 1))
            self.table.scrollTo(self.model.index(place, 1))
        return place >= 0

    def step(self, by: int) -> None:
        """Move the current row up or down."""
        here = self.table.currentIndex()
        there = self.model.index(max(0, min(len(self.model.rows) - 1, here.row() + by)), 1)
        if there.isValid():
            self.table.setCurrentIndex(there)

    def row_rect(self) -> QRect:
        """Where the current row stands in the table's viewport."""
        index = self.table.currentIndex()
        rect = self.table.visualRect(index) if index.isValid() else QRect(0, 0, 0, HEAD_HEIGHT)
        return QRect(rect.left() + 40, rect.top(), 200, rect.height())

    def turn_all(self) -> None:
        """Check the whole list, fetching the rest of it first; or none when all were."""
        if self.model.rows and len(self.model.checked) == len(self.model.rows):
            self.model.check_all(on=False)
            return
        self._checking_all = True
        self._go_on_checking()

    def _go_on_checking(self) -> None:
        nowhere = self.table.rootIndex()
        if self.model.canFetchMore(nowhere) and len(self.model.rows) < MOST_CHECKED:
            self.model.fetchMore(nowhere)
            return
        self._checking_all = False
        if self.model.canFetchMore(nowhere):
            self._shell.say(self.tr("Se seleccionaron las primeras {0}").format(len(self.model.rows)))
        self.model.check_all(on=True)

    def _arrived(self) -> None:
        self._skeleton.end()
        if self._checking_all:
            self._go_on_checking()
        if self._wanted is not None:
            self.choose(self._wanted)
        elif not self.table.currentIndex().isValid() and self.model.rows:
            self.table.setCurrentIndex(self.model.index(0, 1))
        self.loaded.emit()

    def _checks_moved(self) -> None:
        rows = self.checked
        head = self.table.horizontalHeader()
        if isinstance(head, Head):
            every = len(rows) == len(self.model.rows)
            some = Qt.CheckState.Checked if every else Qt.CheckState.PartiallyChecked
            head.check_state = some if rows else Qt.CheckState.Unchecked
            head.viewport().update()
        self.bulk.show_selection(len(rows), bulk_summary(rows))
        self.checks_changed.emit()

    def _head_pressed(self, section: int) -> None:
        key = self._columns[section].key
        if key in set(SortBy):
            self.sort_pressed.emit(SortBy(key))

    def _failed(self, error: CourierError | BugReport) -> None:
        self._skeleton.end()
        again = Button(self.tr("Reintentar"))
        again.clicked.connect(self.retried)
        kept = self.tr("Lo que buscabas sigue puesto; no se perdió nada.")
        self.cards.show_card(ErrorCard(sentence_of(error), kept, [again]))

    def show_refusals(self, refusals: Sequence[Refusal], done: int) -> None:
        """Tell each refusal over the list, until dismissed or the next act; none takes the card away."""
        self.cards.drop()
        if refusals:
            card = RefusalsCard(refusals, done)
            card.dismissed.connect(self.cards.drop)
            self.cards.show_card(card)

    def _lay_over(self) -> None:
        top = self.table.y() + HEAD_HEIGHT
        self.cover.setGeometry(1, top, self.width() - 1, max(0, self.table.height() - HEAD_HEIGHT))
        self._skeleton.setGeometry(0, HEAD_HEIGHT, self.table.width(), self.table.height() - HEAD_HEIGHT)
        self.slips_button.setVisible(self.width() >= NARROW)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_over()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), current_theme()
        painter.fillRect(self.rect(), theme.surface)
        painter.fillRect(0, 0, self.width(), 1, theme.line)

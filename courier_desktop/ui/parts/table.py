"""Tables: the view without grid, its head, and the delegates that paint each cell from one frozen row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from courier_desktop.domain.values import dataclass
from courier_desktop.ui.parts.keyset import ROW_ROLE, AnyRow, RowsTable
from courier_desktop.ui.parts.paint import LEFT, RIGHT, draw_check, frame, put, write_elided
from courier_desktop.ui.theme.fonts import Type, metrics, text_width
from courier_desktop.ui.theme.icons import draw_icon
from courier_desktop.ui.theme.theme import Theme, current_theme

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Index = QModelIndex | QPersistentModelIndex
ROW_HEIGHTS = {"compact": 28, "normal": 33, "roomy": 40}
HEAD_HEIGHT = 32
CELL_PAD = 6
CHECK_WIDTH = 42


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell to paint: where, which row, and in what state; `ink` is the text colour that suits the state."""

    rect: QRectF
    row: AnyRow
    current: bool
    checked: bool
    theme: Theme

    @property
    def text_rect(self) -> QRectF:
        """The rectangle within the cell's padding."""
        return self.rect.adjusted(CELL_PAD, 0, -CELL_PAD, 0)

    @property
    def quiet(self) -> QColor:
        """The colour of captions: t3, and t2 on a current row, where t3 would be faint."""
        return self.theme.t2 if self.current else self.theme.t3


def is_current(option: QStyleOptionViewItem, index: Index) -> bool:
    """Whether the index stands in the view's current row."""
    view = option.widget
    return isinstance(view, QAbstractItemView) and view.currentIndex().row() == index.row()


class CellDelegate(QStyledItemDelegate):
    """What stands in a column's cells: override `paint_cell`. The view calls it itself, see TableView."""

    def paint_cell(self, painter: QPainter, cell: Cell) -> None:
        """Draw the cell's content."""

    def tooltip(self, row: AnyRow) -> str:
        """The whole of what may be elided; "" for none."""
        return ""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(60, 33)

    def helpEvent(self, event: QEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index) -> bool:
        row = index.data(ROW_ROLE)
        view.setToolTip(self.tooltip(row) if row is not None else "")
        return super().helpEvent(event, view, option, index)  # type: ignore[arg-type]  # the stub wants QHelpEvent


def paint_ground(painter: QPainter, row: Cell) -> None:
    """Soft under the current row, half of it under checked ones, and the rule below."""
    theme, rect = row.theme, row.rect
    ground = theme.soft if row.current else theme.half_soft if row.checked else theme.surface
    # At 150 % half of the rows begin within a pixel: their edges would be smeared over two.
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    painter.fillRect(rect, ground)
    painter.fillRect(QRectF(rect.x(), rect.bottom() - 1, rect.width(), 1), theme.line)


class TextCell(CellDelegate):
    """One text: `text(row)`, its role and colour; elided with the whole in the tooltip unless `exact`."""

    def __init__(
        self,
        text: Callable[[AnyRow], str],
        *,
        role: Type = Type.BODY,
        quiet: bool = False,
        right: bool = False,
        exact: bool = False,
        lead: bool = False,
    ) -> None:
        """`quiet` writes in t2, `right` and `exact` never elide, `lead` is 600 on the current row (the name)."""
        super().__init__()
        self._text, self._role, self._quiet, self._lead = text, role, quiet, lead
        self._align = RIGHT if right else LEFT
        self._exact = exact or right

    def paint_cell(self, painter: QPainter, cell: Cell) -> None:
        text, ink = self._text(cell.row), cell.theme.t2 if self._quiet else cell.theme.t1
        role = Type.STRONG if self._lead and cell.current else self._role
        if self._exact:
            put(painter, cell.text_rect, text, role, ink, self._align)
        else:
            write_elided(painter, cell.text_rect, text, role, ink)

    def tooltip(self, row: AnyRow) -> str:
        return self._text(row)


class CheckCell(CellDelegate):
    """The box at the left; a press on it checks the row."""

    def paint_cell(self, painter: QPainter, cell: Cell) -> None:
        state = Qt.CheckState.Checked if cell.checked else Qt.CheckState.Unchecked
        if cell.current:
            painter.fillRect(QRectF(cell.rect.x(), cell.rect.y(), 3, cell.rect.height()), cell.theme.fill)
        draw_check(painter, cell.rect, state, cell.theme)


class Head(QHeaderView):
    """The column heads: quiet words, the sorted one darker with an arrow; the first shows how many are checked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.check_state = Qt.CheckState.Unchecked
        self.setFixedHeight(max(HEAD_HEIGHT, int(metrics(Type.CAPTION_STRONG).height()) + 12))
        self.setMinimumSectionSize(24)  # the style's own is wider than a column of checks
        self.setSectionsClickable(True)
        self.setHighlightSections(False)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        theme, model = current_theme(), self.model()
        painter.fillRect(rect.adjusted(0, 0, 1, 0), theme.sunken)
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width() + 1, 1), theme.line)
        column = model.column_at(section) if isinstance(model, RowsTable) else None
        if column is None:
            return
        box = QRectF(rect).adjusted(CELL_PAD, 0, -CELL_PAD, 0)
        if column.check:
            draw_check(painter, QRectF(rect), self.check_state, theme)
            return
        ordered = self.isSortIndicatorShown() and self.sortIndicatorSection() == section
        width = text_width(column.title, Type.CAPTION_STRONG)
        ink = theme.t2 if ordered else theme.t3
        put(painter, box, column.title, Type.CAPTION_STRONG, ink, RIGHT if column.right else LEFT)
        if ordered:
            up = self.sortIndicatorOrder() == Qt.SortOrder.AscendingOrder
            left = box.right() - width - 18 if column.right else box.x() + width + 3
            draw_icon(painter, QRectF(left, rect.y(), 15, rect.height()), "arrow-up" if up else "arrow-down", ink, 13)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), current_theme().sunken)
        painter.end()
        super().paintEvent(event)


class TableView(QTableView):
    """The list of a page: no grid, uniform rows; the arrows move, Space checks, Enter opens, letters go to the page.

    It paints its rows itself, from the model's rows: to be called by Qt for each cell, with an index to ask through,
    would take twice the time.
    """

    row_opened = Signal(object)
    row_changed = Signal(object)
    head_checked = Signal()

    def __init__(
        self, delegates: Sequence[CellDelegate] = (), *, density: str = "normal", opaque: bool = False
    ) -> None:
        """`opaque` fills what no row covers with the surface: then Qt moves what scrolls and only the rest is painted.

        Else the ground of whatever the table stands on shows there.
        """
        super().__init__()
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent, opaque)
        self._delegates = list(delegates)
        self._ring = False
        self.setHorizontalHeader(Head(self))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.set_density(density)
        for column, delegate in enumerate(self._delegates):
            delegate.setParent(self)
            self.setItemDelegateForColumn(column, delegate)
        self.horizontalHeader().sectionClicked.connect(self._head_pressed)

    def set_density(self, density: str) -> None:
        """Rows of 28, 33 or 40 px: "compact", "normal", "roomy"; never lower than their text."""
        least = int(metrics(Type.BODY).height()) + 8
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(20)
        self.verticalHeader().setDefaultSectionSize(max(ROW_HEIGHTS.get(density, 33), least))

    @property
    def row(self) -> AnyRow:
        """The current row, None when there is none."""
        return self.currentIndex().data(ROW_ROLE) if self.currentIndex().isValid() else None

    def setModel(self, model: QAbstractItemModel | None) -> None:
        super().setModel(model)
        if model is not None:
            model.modelReset.connect(self._begin)

    def table(self) -> RowsTable[AnyRow] | None:
        """The model, when it is one of ours."""
        model = self.model()
        return model if isinstance(model, RowsTable) else None

    def fit_columns(self) -> None:
        """Give the columns their widths: those of lesser priority leave while the place is short, one stretches."""
        model = self.table()
        if model is None:
            return
        room = self.viewport().width()
        shown = model.columns_for(room)
        taken = sum(column.width for column in shown)
        stretching = [column for column in shown if column.stretch]
        total = sum(column.stretch for column in stretching) or 1
        for place in range(model.columnCount()):
            column = model.column_at(place)
            self.setColumnHidden(place, column not in shown)
            more = (room - taken) * column.stretch // total if column in stretching else 0
            self.setColumnWidth(place, column.width + max(0, more))

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self._repaint_rows(current.row(), previous.row())
        if current.isValid():
            self.row_changed.emit(current.data(ROW_ROLE))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, held = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        self._ring = True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not held:
            if self.row is not None:
                self.row_opened.emit(self.row)
            event.accept()
        elif key == Qt.Key.Key_Space and not held:
            self._toggle(self.currentIndex())
            event.accept()
        elif held == Qt.KeyboardModifier.ShiftModifier and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._extend(1 if key == Qt.Key.Key_Down else -1)
            event.accept()
        elif held == Qt.KeyboardModifier.ControlModifier and key == Qt.Key.Key_A:
            self.head_checked.emit()
            event.accept()
        elif (event.text().isprintable() and event.text()) or key == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._ring = False
        index, model = self.indexAt(event.position().toPoint()), self.table()
        super().mousePressEvent(event)
        if model is None or not index.isValid():
            return
        if model.column_at(index.column()).check or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._toggle(index)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index, model = self.indexAt(event.position().toPoint()), self.table()
        if index.isValid() and not (model is not None and model.column_at(index.column()).check):
            self.row_opened.emit(index.data(ROW_ROLE))

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ring = event.reason() not in (Qt.FocusReason.MouseFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
        super().focusInEvent(event)
        self._begin()
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit_columns()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, current = QPainter(self.viewport()), self.currentIndex()
        if self.viewport().testAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent):
            painter.fillRect(event.rect(), current_theme().surface)
        self._paint_rows(painter, event.rect(), current.row())
        if self._ring and self.hasFocus() and current.isValid():
            rect = self.visualRect(current)
            row = QRectF(0, rect.top() - 1, self.viewport().width(), rect.height() + 1)
            frame(painter, row, 4, current_theme().ring, 2)

    def _paint_rows(self, painter: QPainter, exposed: QRect, current: int) -> None:
        """The rows that the exposed part touches, each with its ground and its cells."""
        model, first, last = self.table(), self.rowAt(exposed.top()), self.rowAt(exposed.bottom())
        if model is None or first < 0:
            return
        theme, wide = current_theme(), self.viewport().width()
        shown = [
            (delegate, self.columnViewportPosition(place), self.columnWidth(place))
            for place, delegate in enumerate(self._delegates)
            if not self.isColumnHidden(place)
        ]
        for place in range(first, (last if last >= 0 else len(model.rows) - 1) + 1):
            top, height, row = self.rowViewportPosition(place), self.rowHeight(place), model.rows[place]
            state = (row, place == current, model.shows_checked(place), theme)
            paint_ground(painter, Cell(QRectF(0, top, wide, height), *state))
            for delegate, left, width in shown:
                delegate.paint_cell(painter, Cell(QRectF(left, top, width, height), *state))

    def _begin(self) -> None:
        """Some row is always current while there are any."""
        model = self.model()
        if not self.currentIndex().isValid() and model is not None and model.rowCount():
            self.setCurrentIndex(model.index(0, 0))

    def _repaint_rows(self, *rows: int) -> None:
        for row in rows:
            if row >= 0:
                top = self.rowViewportPosition(row)
                self.viewport().update(0, top - 2, self.viewport().width(), self.rowHeight(row) + 4)

    def _toggle(self, index: QModelIndex) -> None:
        model = self.table()
        if model is not None and index.isValid() and any(column.check for column in model.columns):
            model.toggle(index.row())

    def _extend(self, step: int) -> None:
        """Shift+arrow: check this row and the next, and move there."""
        model, here = self.table(), self.currentIndex()
        there = here.sibling(here.row() + step, here.column())
        if model is not None and here.isValid():
            model.check(here.row())
            if there.isValid():
                model.check(there.row())
                self.setCurrentIndex(there)

    def _head_pressed(self, section: int) -> None:
        model = self.table()
        if model is not None and model.column_at(section).check:
            self.head_checked.emit()

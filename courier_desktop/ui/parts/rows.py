"""Lists of tall rows (Today, routes, messages): a small model, a view, and a delegate to paint one row."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyledItemDelegate, QStyleOptionViewItem

from courier_desktop.ui.parts.keyset import DISPLAY, ROW_ROLE, SPOKEN, AnyRow
from courier_desktop.ui.parts.paint import frame, rounded
from courier_desktop.ui.parts.table import Index, is_current
from courier_desktop.ui.theme.theme import Theme, current_theme

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Sequence

    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter

_NOWHERE = QModelIndex()


class RowsModel(QAbstractListModel):
    """A short list of frozen rows, set whole."""

    def __init__(self, id_of: Callable[[AnyRow], Hashable], spoken: Callable[[AnyRow], str]) -> None:
        """`id_of(row)` names a row across refreshes; `spoken(row)` is what a screen reader says."""
        super().__init__()
        self.rows: tuple[Any, ...] = ()
        self.id_of, self._spoken = id_of, spoken

    def set_rows(self, rows: Sequence[Any]) -> None:
        """Show those rows; when only their content changed, nothing moves."""
        fresh = tuple(rows)
        if [self.id_of(row) for row in fresh] == [self.id_of(row) for row in self.rows]:
            self.rows = fresh
            if fresh:
                self.dataChanged.emit(self.index(0), self.index(len(fresh) - 1))
            return
        self.beginResetModel()
        self.rows = fresh
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = DISPLAY) -> object:
        if role == ROW_ROLE:
            return self.rows[index.row()]
        return self._spoken(self.rows[index.row()]) if role in (DISPLAY, SPOKEN) else None


class RowDelegate(QStyledItemDelegate):
    """Paints a tall row: the highlight of the current one, then `paint_row`. `height` may be overridden per row."""

    def __init__(self, height: int = 50, *, inset: int = 5, radius: int = 8, focused_only: bool = False) -> None:
        """`focused_only`: a list beside the main one shows its current row only while it has the keyboard."""
        super().__init__()
        self._height, self._inset, self._radius = height, inset, radius
        self._focused_only = focused_only

    def paint_row(self, painter: QPainter, rect: QRectF, row: AnyRow, theme: Theme, *, current: bool) -> None:
        """Draw one row into the rectangle."""

    def height_of(self, row: AnyRow) -> int:
        """How high that row is."""
        return self._height

    def rule_below(self, row: AnyRow) -> float | None:
        """Where the thin line under the row begins, from the left; None for no line."""
        return 16

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, theme = index.data(ROW_ROLE), current_theme()
        rect, view = QRectF(option.rect), option.widget
        current = is_current(option, index) and (not self._focused_only or (view is not None and view.hasFocus()))
        painter.save()
        begin = self.rule_below(row)
        if begin is not None and not current:
            painter.fillRect(QRectF(rect.x() + begin, rect.bottom() - 1, rect.width() - begin - 16, 1), theme.line)
        if current:
            box = rect.adjusted(self._inset, 1, -self._inset, -1)
            rounded(painter, box, self._radius, theme.soft)
            view = option.widget
            if isinstance(view, RowsView) and view.ringed:
                frame(painter, box, self._radius, theme.ring, 2)
        self.paint_row(painter, rect, row, theme, current=current)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, self.height_of(index.data(ROW_ROLE)))


class RowsView(QListView):
    """A list of tall rows: the arrows move, Enter or a double click opens, letters and figures go to the page."""

    row_opened = Signal(object)
    row_changed = Signal(object)

    def __init__(self, model: RowsModel, delegate: RowDelegate, name: str) -> None:
        super().__init__()
        self._rows, self._ring = model, True
        self._kept: Hashable | None = None
        delegate.setParent(self)
        self.setItemDelegate(delegate)
        self.setModel(model)
        self.setAccessibleName(name)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.viewport().setAutoFillBackground(False)
        self.setProperty("bare", "true")
        model.modelReset.connect(self._restore)

    @property
    def ringed(self) -> bool:
        """Whether the keyboard's focus ring shows on the current row."""
        return self._ring and self.hasFocus()

    @property
    def row(self) -> AnyRow:
        """The current row, None when there is none."""
        return self.currentIndex().data(ROW_ROLE) if self.currentIndex().isValid() else None

    def choose(self, place: int) -> None:
        """Make the row at that place current."""
        if 0 <= place < len(self._rows.rows):
            self.setCurrentIndex(self._rows.index(place))

    def choose_id(self, row_id: Hashable) -> bool:
        """Make the row of that id current; whether it was there."""
        for place, row in enumerate(self._rows.rows):
            if self._rows.id_of(row) == row_id:
                self.choose(place)
                return True
        return False

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        # Asking for the viewport makes PySide prepare every kind of widget: not before the window is painted.
        if self.isVisible():
            self.viewport().update()
        if current.isValid():
            row = current.data(ROW_ROLE)
            self._kept = self._rows.id_of(row)
            self.row_changed.emit(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._ring = True
        if (
            event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        ):
            if self.row is not None:
                self.row_opened.emit(self.row)
            event.accept()
        elif (event.text() and event.text().isprintable()) or event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._ring = False
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.indexAt(event.position().toPoint()).isValid() and self.row is not None:
            self.row_opened.emit(self.row)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ring = event.reason() != Qt.FocusReason.MouseFocusReason
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.choose(0)
        self.viewport().update()

    def _restore(self) -> None:
        """After a new list: the row that was current, else the first."""
        if self._kept is None or not self.choose_id(self._kept):
            self.choose(0)

"""The sheet as it came: first rows, and over each column what it was taken for, to be chosen anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from courier_desktop.ui.intake.words import confidence_of, doubtful, field_word
from courier_desktop.ui.parts.keyset import DISPLAY, SPOKEN
from courier_desktop.ui.parts.paint import RIGHT, focus_ring, put, rounded, write_elided
from courier_desktop.ui.theme.fonts import Type, metrics, text_width
from courier_desktop.ui.theme.icons import draw_icon
from courier_desktop.ui.theme.theme import current_theme
from courier_desktop.ui.theme.tokens import Tone

if TYPE_CHECKING:
    from courier_desktop.services.intake.inspect import ColumnView, Inspection

Index = QModelIndex | QPersistentModelIndex
HEAD, ROW, PAD = 88, 30, 8
LEAST, MOST = 132, 236
BOX_TOP, BOX = 27, 28
_NOWHERE = QModelIndex()
_OPENERS = (Qt.Key.Key_Space, Qt.Key.Key_F4)


class PreviewModel(QAbstractTableModel):
    """The sheet's first rows under its columns; `chosen` are the columns that the person decided."""

    def __init__(self) -> None:
        super().__init__()
        self.columns: tuple[ColumnView, ...] = ()
        self.chosen: frozenset[int] = frozenset()
        self._rows: tuple[tuple[str, ...], ...] = ()
        self._first = 1

    def show(self, inspection: Inspection, chosen: frozenset[int]) -> None:
        """Show that sheet under its mapping; the same sheet stays where it was scrolled."""
        rows = inspection.preview
        same = rows == self._rows and len(self.columns) == len(inspection.header.titles)
        if not same:
            self.beginResetModel()
        self.columns, self.chosen, self._rows = inspection.columns, chosen, rows
        self._first = inspection.first_row
        if not same:
            self.endResetModel()
        elif self.columns:
            if rows:
                self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(self.columns) - 1))
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = DISPLAY) -> object:
        if role == DISPLAY:
            return self._rows[index.row()][index.column()]
        if role == SPOKEN:
            return f"{self.spoken(index.column())}: {self._rows[index.row()][index.column()]}"
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> object:
        if role not in (DISPLAY, SPOKEN):
            return None
        if orientation == Qt.Orientation.Vertical:
            return str(self._first + section)
        return self.spoken(section)

    def spoken(self, section: int) -> str:
        """What a screen reader says of a column."""
        column = self.columns[section]
        word, _ = confidence_of(column, chosen=section in self.chosen)
        return ", ".join(
            part for part in (column.title, field_word(column.field) if column.field else "", word) if part
        )

    def next_doubtful(self, after: int) -> int:
        """The next column that a person should look at, from the left again past the end; -1 for none."""
        places = [place for place, column in enumerate(self.columns) if doubtful(column) and place not in self.chosen]
        return next((place for place in places if place > after), places[0] if places else -1)

    def doubts(self) -> int:
        """How many columns a person should look at."""
        return sum(1 for place, column in enumerate(self.columns) if doubtful(column) and place not in self.chosen)


class _FieldHead(QHeaderView):
    """Over each column: its title, a box with its field to press, and how sure that is."""

    def __init__(self, view: PreviewView) -> None:
        super().__init__(Qt.Orientation.Horizontal, view)
        self._view = view
        self.setFixedHeight(HEAD)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        theme, model = current_theme(), self._view.preview
        current = section == self._view.currentIndex().column()
        painter.fillRect(rect.adjusted(0, 0, 1, 0), theme.soft if current else theme.sunken)
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width() + 1, 1), theme.line)
        if not 0 <= section < len(model.columns):
            return
        column = model.columns[section]
        inner = QRectF(rect).adjusted(PAD, 0, -PAD, 0)
        title = QRectF(inner.x() + 2, inner.y() + 6, inner.width() - 4, 18)
        write_elided(painter, title, column.title or "—", Type.CAPTION_STRONG, theme.t2)
        self._paint_box(painter, QRectF(inner.x(), inner.y() + BOX_TOP, inner.width(), BOX), section)
        word, look = confidence_of(column, chosen=section in model.chosen)
        ink = (theme.t2 if current else theme.t3) if look.tone is Tone.NEUTRAL else theme.tone(look.tone).text
        foot = QRectF(inner.x(), inner.y() + BOX_TOP + BOX + 5, inner.width(), 18)
        draw_icon(painter, QRectF(foot.x() + 1, foot.y(), 16, 18), look.icon, ink, 14)
        write_elided(painter, foot.adjusted(20, 0, 0, 0), word, Type.CAPTION_STRONG, ink)

    def _paint_box(self, painter: QPainter, box: QRectF, section: int) -> None:
        theme, model, view = current_theme(), self._view.preview, self._view
        column = model.columns[section]
        amber = doubtful(column) and section not in model.chosen
        tone = theme.tone(Tone.AMBER)
        rounded(painter, box, 6, tone.tint if amber else theme.surface, tone.solid if amber else theme.ctl)
        if view.ringed and section == view.currentIndex().column():
            focus_ring(painter, box, 6, theme)
        text = field_word(column.field) if column.field is not None else "—"
        ink = tone.text if amber else theme.t1 if column.field is not None else theme.t3
        write_elided(painter, box.adjusted(8, 0, -24, 0), text, Type.SMALL_MEDIUM, ink)
        draw_icon(painter, QRectF(box.right() - 23, box.y(), 18, BOX), "chevron-down", theme.t2, 16)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), current_theme().sunken)
        painter.fillRect(0, HEAD - 1, self.viewport().width(), 1, current_theme().line)
        painter.end()
        super().paintEvent(event)


class _NumberHead(QHeaderView):
    """The numbers that the spreadsheet shows beside the rows."""

    def __init__(self, view: PreviewView) -> None:
        super().__init__(Qt.Orientation.Vertical, view)
        self.setFixedWidth(round(text_width("00000", Type.CAPTION)) + 14)
        self.setHighlightSections(False)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        theme, model = current_theme(), self.model()
        painter.fillRect(rect.adjusted(0, 0, 0, 1), theme.sunken)
        painter.fillRect(QRect(rect.right(), rect.top(), 1, rect.height() + 1), theme.line)
        number = model.headerData(section, Qt.Orientation.Vertical, DISPLAY) if model is not None else ""
        put(painter, QRectF(rect).adjusted(0, 0, -PAD, 0), str(number), Type.CAPTION, theme.t3, RIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), current_theme().sunken)
        painter.fillRect(self.viewport().width() - 1, 0, 1, self.viewport().height(), current_theme().line)
        painter.end()
        super().paintEvent(event)


class _Value(QStyledItemDelegate):
    """A cell of the sheet: faint where its column is not used."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        view, theme, rect = option.widget, current_theme(), QRect(option.rect)
        current = isinstance(view, QAbstractItemView) and view.currentIndex().column() == index.column()
        painter.fillRect(rect.adjusted(0, 0, 1, 0), theme.half_soft if current else theme.surface)
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width() + 1, 1), theme.line)
        model = index.model()
        used = isinstance(model, PreviewModel) and model.columns[index.column()].field is not None
        text = str(index.data(DISPLAY)).replace("\n", " ")
        box = QRectF(rect).adjusted(PAD + 2, 0, -PAD, 0)
        write_elided(painter, box, text, Type.BODY, theme.t1 if used else theme.t3)


class _Corner(QWidget):
    """The empty place beside the heads or between the scroll bars."""

    def __init__(self, parent: QWidget | None = None, *, head: bool = False) -> None:
        super().__init__(parent)
        self._head = head

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), current_theme()
        painter.fillRect(self.rect(), theme.sunken if self._head else theme.surface)
        if self._head:
            painter.fillRect(self.width() - 1, 0, 1, self.height(), theme.line)
            painter.fillRect(0, self.height() - 1, self.width(), 1, theme.line)


class PreviewView(QTableView):
    """Arrows move from column to column, Space or a press on the head asks for the column's field."""

    field_asked = Signal(int)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.preview = PreviewModel()
        self._ring = True
        self.setAccessibleName(name)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setItemDelegate(_Value(self))
        self.setHorizontalHeader(_FieldHead(self))
        self.setVerticalHeader(_NumberHead(self))
        self.setModel(self.preview)
        self._corner = _Corner(self, head=True)
        self.setCornerWidget(_Corner())
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(max(ROW, int(metrics(Type.BODY).height()) + 8))
        self.preview.modelReset.connect(self._fit)
        self.preview.headerDataChanged.connect(self._fit)
        self.horizontalHeader().sectionClicked.connect(self._pressed)

    @property
    def ringed(self) -> bool:
        """Whether the keyboard's focus ring shows on the current column's box."""
        return self._ring and self.hasFocus()

    def choose(self, column: int) -> None:
        """Make that column current and bring it into view."""
        if 0 <= column < self.preview.columnCount():
            row = max(self.currentIndex().row(), 0)
            self.setCurrentIndex(self.preview.index(row, column))

    def box_of(self, column: int) -> QRect:
        """Where the column's field stands, in this view's own coordinates."""
        head = self.horizontalHeader()
        left = head.mapTo(self, head.viewport().pos()).x() + head.sectionViewportPosition(column)
        return QRect(left + PAD, BOX_TOP, head.sectionSize(column) - 2 * PAD, BOX)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._corner.setGeometry(0, 0, self.verticalHeader().width(), HEAD)
        self._corner.raise_()

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.viewport().update()
        self.horizontalHeader().viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, held = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        self._ring = True
        opens = (key in _OPENERS and not held) or (key == Qt.Key.Key_Down and held == Qt.KeyboardModifier.AltModifier)
        enters = key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape)
        if opens and self.currentIndex().isValid():
            self.field_asked.emit(self.currentIndex().column())
            event.accept()
        elif enters or (event.text().isprintable() and event.text()):
            event.ignore()
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.choose(0 if key == Qt.Key.Key_Home else self.preview.columnCount() - 1)
            event.accept()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._ring = False
        super().mousePressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ring = event.reason() != Qt.FocusReason.MouseFocusReason
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.choose(0)
        self.horizontalHeader().viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.horizontalHeader().viewport().update()

    def _pressed(self, section: int) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.choose(section)
        self.field_asked.emit(section)

    def _fit(self) -> None:
        """Each column as wide as its title, its field or its samples ask, within reason."""
        for place, column in enumerate(self.preview.columns):
            texts = [text_width(sample[:40], Type.BODY) for sample in column.samples]
            wide = max([*texts, text_width(column.title, Type.CAPTION_STRONG), LEAST])
            if column.field is not None:
                wide = max(wide, text_width(field_word(column.field), Type.SMALL_MEDIUM) + 36)
            self.setColumnWidth(place, min(MOST, round(wide) + 2 * PAD + 4))
        self.horizontalHeader().viewport().update()

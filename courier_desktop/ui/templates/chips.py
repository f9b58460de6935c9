"""The variables to put into a template: chips to press or drag, and the list of all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from courier_desktop.domain.fold import tokens
from courier_desktop.domain.template_variables import VARIABLES, Variable, variable
from courier_desktop.ui.keys import key_label
from courier_desktop.ui.language import current_language
from courier_desktop.ui.parts.fields import SearchField
from courier_desktop.ui.parts.floating import SHADOW, Popover
from courier_desktop.ui.parts.flow import Flow
from courier_desktop.ui.parts.paint import (
    RIGHT,
    draw_keycap,
    focus_ring,
    keycap_width,
    put,
    rounded,
    write,
    write_elided,
)
from courier_desktop.ui.parts.press import Pressable
from courier_desktop.ui.parts.rows import RowDelegate, RowsModel, RowsView
from courier_desktop.ui.theme.fonts import Type, text_width
from courier_desktop.ui.theme.theme import current_theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from courier_desktop.ui.theme.theme import Theme

HEIGHT, PAD, ROW = 26, 9, 30
MOST = 9


def name_of(one: Variable) -> str:
    """What the variable is called in the window."""
    return one.names.in_(current_language())


class VariableChip(Pressable):
    """Press it to put the variable where the cursor stands, or drag it to its place."""

    dragged = Signal(QPoint)
    dropped = Signal(QPoint)

    def __init__(self, one: Variable, key: str = "") -> None:
        super().__init__(name_of(one))
        self.key, self._cap = one.key, key
        self._from: QPoint | None = None
        self._dragging = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        example = one.example.in_(current_language()).replace("*", "")
        self.setToolTip(f"{example} ({key_label(key)})" if key and example else example)

    def sizeHint(self) -> QSize:
        cap = keycap_width(self._cap[-1:]) + 5 if self._cap else 0
        return QSize(round(text_width(self.text(), Type.SMALL_MEDIUM) + cap) + 2 * PAD, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme, body = QPainter(self), current_theme(), QRectF(self.rect())
        rounded(painter, body, 6, theme.hover if self.hovered else theme.soft, theme.line2)
        if self.ringed:
            focus_ring(painter, body, 6, theme)
        write(painter, body.adjusted(PAD, 0, 0, 0), self.text(), Type.SMALL_MEDIUM, theme.accent)
        if self._cap:
            cap = self._cap[-1:]
            draw_keycap(painter, body.right() - keycap_width(cap) - 6, body.center().y(), cap, theme)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._from, self._dragging = event.position().toPoint(), False
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        if self._from is not None and (at - self._from).manhattanLength() >= QApplication.startDragDistance():
            self._dragging = True
        if self._dragging:
            self.setCursor(Qt.CursorShape.DragCopyCursor)
            self.dragged.emit(self.mapToGlobal(at))
        else:
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        dragging, self._dragging, self._from = self._dragging, False, None
        if dragging:
            self.setDown(False)
            self.setCursor(Qt.CursorShape.PointingHandCursor)
            self.dropped.emit(self.mapToGlobal(event.position().toPoint()))
        else:
            super().mouseReleaseEvent(event)


class VariableChips(QWidget):
    """The variables most wanted for a message, each with its key; `wanted` carries a variable's key."""

    wanted = Signal(str)
    dragged = Signal(QPoint)
    dropped = Signal(str, QPoint)

    def __init__(self) -> None:
        super().__init__()
        self.chips: list[VariableChip] = []
        self._flow = Flow()
        self.setLayout(self._flow)

    def show_keys(self, keys: Sequence[str]) -> None:
        """Offer those variables first, then the usual ones, as many as have a key."""
        usual = [one.key for one in VARIABLES if not one.asked]
        shown = list(dict.fromkeys([*(key for key in keys if not variable(key).asked), *usual]))[:MOST]
        if shown == [chip.key for chip in self.chips]:
            return
        self._flow.empty()
        self.chips = [VariableChip(variable(key), f"Alt+{place}") for place, key in enumerate(shown, 1)]
        for chip in self.chips:
            chip.clicked.connect(lambda _=False, key=chip.key: self.wanted.emit(key))
            chip.dragged.connect(self.dragged)
            chip.dropped.connect(lambda at, key=chip.key: self.dropped.emit(key, at))
            self._flow.addWidget(chip)
        self.updateGeometry()


class VariablePopover(Popover):
    """All variables with an example of each; typing narrows them, Enter puts one in."""

    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Datos del mensaje"))
        self.field = SearchField(self.tr("Buscar un dato"), icon="magnify")
        self._model = RowsModel(lambda one: one.key, name_of)
        self.list = RowsView(self._model, _VariableDelegate(), self.tr("Datos"))
        self.body.setContentsMargins(SHADOW + 8, SHADOW + 10, SHADOW + 8, SHADOW + 8)
        self.body.addWidget(self.field)
        self.body.addWidget(self.list)
        self.list.setFixedSize(380, 9 * ROW + 4)
        self._filter("")
        self.field.typed.connect(self._filter)
        self.field.entered.connect(lambda _text: self._take(self.list.row))
        self.list.row_opened.connect(self._take)
        self.list.clicked.connect(lambda _index: self._take(self.list.row))
        self.field.edit.installEventFilter(self)

    def first_focus(self) -> QWidget:
        return self.field.edit

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The arrows move in the list while the field keeps the focus."""
        if watched is self.field.edit and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            if step is not None:
                self.list.choose(self.list.currentIndex().row() + step)
                return True
        return super().eventFilter(watched, event)

    def _filter(self, text: str) -> None:
        words = tokens(text)
        found = [
            one
            for one in VARIABLES
            if all(any(part.startswith(word) for part in tokens(name_of(one))) for word in words)
        ]
        self._model.set_rows(found)
        self.list.choose(0)

    def _take(self, one: Variable | None) -> None:
        if one is not None:
            self.close_up()
            self.wanted.emit(one.key)


class _VariableDelegate(RowDelegate):
    """A variable's name, and at the right an example of what it says."""

    def __init__(self) -> None:
        super().__init__(ROW, inset=2, radius=6)

    def rule_below(self, row: Variable) -> float | None:
        return None

    def paint_row(self, painter: QPainter, rect: QRectF, row: Variable, theme: Theme, *, current: bool) -> None:
        name = QRectF(rect.x() + 12, rect.y(), 166, rect.height())
        write_elided(painter, name, name_of(row), Type.MEDIUM, theme.t1)
        example = row.example.in_(current_language()).replace("*", "")
        quiet = theme.t2 if current else theme.t3
        width = rect.width() - 190
        box = QRectF(rect.x() + 178, rect.y(), width, rect.height())
        if text_width(example, Type.SMALL) > width:
            write_elided(painter, box, example, Type.SMALL, quiet)
        else:
            put(painter, box, example, Type.SMALL, quiet, RIGHT)

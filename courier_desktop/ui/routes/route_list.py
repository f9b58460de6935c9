"""The list of the day's routes: code, name, progress and pace of each; at the foot what still waits for a route."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from courier_desktop.domain.rows import RouteRow, RouteState
from courier_desktop.ui.parts.button import Button
from courier_desktop.ui.parts.cards import Card, Rule
from courier_desktop.ui.parts.keyset import ROW_ROLE
from courier_desktop.ui.parts.label import Label
from courier_desktop.ui.parts.paint import RIGHT as AT_RIGHT
from courier_desktop.ui.parts.paint import draw_bar, put, rounded, write, write_elided
from courier_desktop.ui.parts.rows import RowDelegate, RowsModel, RowsView
from courier_desktop.ui.routes.tooltips import show_whole, whole_route
from courier_desktop.ui.routes.words import pace_of, progress_share, progress_text
from courier_desktop.ui.theme.fonts import Type, text_width
from courier_desktop.ui.theme.tokens import Tone

if TYPE_CHECKING:
    from PySide6.QtGui import QHelpEvent, QPainter
    from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem

    from courier_desktop.services.context import Context
    from courier_desktop.services.route_boards import Waiting
    from courier_desktop.ui.parts.table import Index
    from courier_desktop.ui.routes.reading import RoutesView
    from courier_desktop.ui.theme.theme import Theme

ROW, WIDTH, PAD = 62, 214, 18


class RouteDelegate(RowDelegate):
    """One route: code and name, a bar, its progress and its pace."""

    def __init__(self, ctx: Context) -> None:
        super().__init__(ROW, inset=5, radius=8)
        self._ctx = ctx

    def rule_below(self, row: RouteRow) -> float | None:
        return None

    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index) -> bool:
        return show_whole(event, view, whole_route(index.data(ROW_ROLE)) if index.isValid() else "")

    def paint_row(self, painter: QPainter, rect: QRectF, row: RouteRow, theme: Theme, *, current: bool) -> None:
        left, right, top = rect.x() + PAD, rect.right() - PAD, rect.y()
        if current:
            rounded(painter, QRectF(rect.x() + 6, top + 16, 3, ROW - 32), 1.5, theme.accent)
        write(painter, QRectF(left, top + 4, 60, 22), row.code, Type.SMALL_STRONG, theme.t2)
        name_left = left + max(26.0, round(text_width(row.code, Type.SMALL_STRONG)) + 8)
        write_elided(painter, QRectF(name_left, top + 4, right + 6 - name_left, 22), row.name, Type.STRONG, theme.t1)
        tone = Tone.VIOLET if row.state is RouteState.LOADING else Tone.GREEN
        color = theme.tone(tone).solid
        draw_bar(painter, QRectF(left, top + 29, right - left, 4), progress_share(row), color, theme.line2)
        pace, look = pace_of(row, self._ctx.clock(), self._ctx.zone)
        ink = theme.tone(look.tone).text
        line = QRectF(left, top + 36, right - left, 20)
        put(painter, line, pace, Type.CAPTION_STRONG, ink, AT_RIGHT)
        free = line.width() - text_width(pace, Type.CAPTION_STRONG) - 6
        write_elided(painter, QRectF(left, line.y(), free, 20), progress_text(row), Type.CAPTION, theme.t2)


class RouteColumn(Card):
    """The routes of the day and, below, the shipments that none of them carries yet."""

    route_chosen = Signal(object)
    make_asked = Signal()

    def __init__(self, ctx: Context) -> None:
        super().__init__(margin=0, spacing=0)
        self._ctx = ctx
        self._model = RowsModel(lambda row: row.route_id, self._spoken)
        self.list = RowsView(self._model, RouteDelegate(ctx), self.tr("Rutas del día"))
        self._waiting = Label("", Type.STRONG)
        self._due = Label("", Type.SMALL, "t2")
        self._make = Button(self.tr("Armar ruta"), icon="map-marker-path", key="Ctrl+R")
        self.setFixedWidth(WIDTH)
        self.body.setContentsMargins(1, 6, 1, 1)
        self.body.addWidget(self.list, 1)
        self.body.addWidget(Rule())
        self.body.addWidget(self._build_foot())
        self.list.row_changed.connect(self.route_chosen)
        self._make.clicked.connect(self.make_asked)

    def show_view(self, view: RoutesView) -> None:
        """Show those routes, the chosen one current, and what waits."""
        blocked = self.list.blockSignals(True)
        self._model.set_rows(view.routes)
        if view.route is not None:
            self.list.choose_id(view.route.route_id)
        self.list.blockSignals(blocked)
        self.list.viewport().update()
        self._show_waiting(view.waiting, other_day=view.day != view.today)
        # The middle offers the same while the day is empty.
        self._make.setVisible(bool(view.routes) or view.day < view.today)

    def _show_waiting(self, waiting: Waiting, *, other_day: bool) -> None:
        self._waiting.setText(
            self.tr("%n guía(s) sin ruta", None, waiting.total) if waiting.total else self.tr("Todo tiene ruta")
        )
        due = self.tr("%n para ese día", None, waiting.due) if other_day else self.tr("%n para hoy", None, waiting.due)
        self._due.setText(due if waiting.due else "")
        self._due.setVisible(bool(waiting.due))
        self.setFixedWidth(max(WIDTH, self._make.sizeHint().width() + 2 * PAD))

    def _build_foot(self) -> QWidget:
        foot = QWidget()
        column = QVBoxLayout(foot)
        column.setContentsMargins(14, 10, 12, 12)
        column.setSpacing(1)
        column.addWidget(self._waiting)
        column.addWidget(self._due)
        column.addSpacing(6)
        column.addWidget(self._make, 0, Qt.AlignmentFlag.AlignLeft)
        return foot

    def _spoken(self, row: RouteRow) -> str:
        pace, _look = pace_of(row, self._ctx.clock(), self._ctx.zone)
        return f"{row.code} {row.name}, {progress_text(row)}, {pace}"

"""Today's three cards: what needs a person, the routes, those about to leave their window."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from courier_desktop.ui.parts.beads import BeadLegend
from courier_desktop.ui.parts.button import Button
from courier_desktop.ui.parts.cards import Card, EmptyState, Rule, SkeletonRows
from courier_desktop.ui.parts.label import IconLabel, Label
from courier_desktop.ui.parts.rows import RowsModel, RowsView
from courier_desktop.ui.theme.fonts import Type
from courier_desktop.ui.theme.tokens import Tone
from courier_desktop.ui.today.leaving import HEIGHT as LEAVING_HEIGHT
from courier_desktop.ui.today.leaving import LeavingDelegate
from courier_desktop.ui.today.lines import HEIGHT as LINE_HEIGHT
from courier_desktop.ui.today.lines import LinesView
from courier_desktop.ui.today.routes import HEIGHT as ROUTE_HEIGHT
from courier_desktop.ui.today.routes import RouteDelegate
from courier_desktop.ui.today.words import words_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from PySide6.QtGui import QResizeEvent

    from courier_desktop.domain.rows import RouteRow
    from courier_desktop.domain.today_rows import LeavingRow, TodayBoard, TodayLine
    from courier_desktop.services.context import Context

_STACKED_UNDER = 900
_MOST_LEAVING = 5
_SEEN_AT_LEAST = 3


class LinesCard(Card):
    """What needs a person now, the most urgent on top."""

    def __init__(self, ctx: Context) -> None:
        super().__init__(margin=0, spacing=0)
        zone = ctx.zone

        def spoken(row: TodayLine) -> str:
            words = words_of(row, zone)
            return f"{words.headline}. {words.detail}. {words.action}"

        self.rows = RowsModel(lambda row: row.kind, spoken)
        self.view = LinesView(self.rows, zone, self.tr("Te necesita ahora"))
        self._count = Label("", Type.SMALL_MEDIUM, "t3")
        self._resolved = Label("", Type.SMALL, "t2")
        self._skeleton = SkeletonRows(5)
        nothing, why = self.tr("Nada te espera"), self.tr("Lo que llegue aparece aquí.")
        self._calm = EmptyState("check-circle-outline", nothing, why)
        self._calm.hide()
        self.body.addLayout(card_head(self.tr("Te necesita ahora"), self._count, self.tr("lo más urgente arriba")))
        self.body.addWidget(self._skeleton)
        self.body.addWidget(self.view, 1)
        self.body.addWidget(self._calm, 1)
        self.body.addWidget(Rule())
        self.body.addLayout(self._foot())
        self._skeleton.begin()

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setContentsMargins(17, 9, 16, 9)
        foot.setSpacing(8)
        foot.addWidget(IconLabel("check-circle", Tone.GREEN, 16))
        foot.addWidget(self._resolved, 1)
        return foot

    def show_lines(self, lines: Sequence[TodayLine], resolved: int) -> None:
        """Show these lines, and how many messages were settled today."""
        self._skeleton.end()
        self._skeleton.hide()
        self.rows.set_rows(lines)
        self._count.setText(str(len(lines)) if lines else "")
        self.view.setVisible(bool(lines))
        self._calm.setVisible(not lines)
        self.view.setMinimumHeight(LINE_HEIGHT * min(len(lines), _SEEN_AT_LEAST))
        self._resolved.setText(self.tr("%n mensaje(s) enviado(s) hoy", "", resolved))


class RoutesCard(Card):
    """The day's routes, a bead for each stop."""

    wanted = Signal()

    def __init__(self, ctx: Context) -> None:
        super().__init__(margin=0, spacing=0)
        self.rows = RowsModel(lambda row: row.route_id, lambda row: f"{row.code} {row.name} {row.driver}")
        self.view = RowsView(self.rows, RouteDelegate(ctx.zone, ctx.clock), self.tr("Rutas"))
        make = Button(self.tr("Armar ruta"), icon="map-marker-path")
        make.clicked.connect(self.wanted)
        self._none = EmptyState("map-marker-path", self.tr("Hoy no hay rutas"), "", make)
        head = card_head(self.tr("Rutas"), None, "")
        head.addWidget(BeadLegend())
        self.body.addLayout(head)
        self.body.addWidget(self._none, 1)
        self.body.addWidget(self.view, 1)
        self.body.addSpacing(6)

    def show_routes(self, routes: Sequence[RouteRow]) -> None:
        """Show these routes."""
        self.rows.set_rows(routes)
        self.view.setVisible(bool(routes))
        self._none.setVisible(not routes)
        self.view.setMinimumHeight(ROUTE_HEIGHT * min(len(routes), _SEEN_AT_LEAST - 1))


class LeavingCard(Card):
    """Those whose estimate leaves the promised window, the worst first."""

    def __init__(self, ctx: Context) -> None:
        super().__init__(margin=0, spacing=0)
        self.rows = RowsModel(lambda row: row.shipment_id, lambda row: f"{row.recipient} {row.number}")
        strips = LeavingDelegate(ctx.zone)
        strips.span = self._span
        self.view = RowsView(self.rows, strips, self.tr("Por salirse de su ventana"))
        self._count = Label("", Type.SMALL_MEDIUM, "t3")
        self._none = Label(self.tr("Todas las que van en camino llegan a su hora."), Type.SMALL, "t2")
        self._none.setContentsMargins(16, 2, 16, 14)
        says = self.tr("ventana prometida y hora estimada")
        self.body.addLayout(card_head(self.tr("Por salirse de su ventana"), self._count, says))
        self.body.addWidget(self._none)
        self.body.addWidget(self.view)
        self.body.addSpacing(4)

    def show_leaving(self, leaving: Sequence[LeavingRow]) -> None:
        """Show the worst of them."""
        shown = leaving[:_MOST_LEAVING]
        self.rows.set_rows(shown)
        self._count.setText(str(len(leaving)) if leaving else "")
        self.view.setVisible(bool(shown))
        self._none.setVisible(not shown)
        self.view.setFixedHeight(LEAVING_HEIGHT * min(len(shown), _SEEN_AT_LEAST) + 2)

    def _span(self) -> tuple[datetime, datetime] | None:
        """One axis for all strips, from half an hour before the first to half an hour after the last."""
        windows = [row.window for row in self.rows.rows]
        known = [at for w in windows for at in (w.start, w.end, w.estimate) if at is not None]
        margin = timedelta(minutes=30)
        return (min(known) - margin, max(known) + margin) if known else None


class Board(QScrollArea):
    """The cards side by side; under 900 px of page they stack."""

    def __init__(self, ctx: Context) -> None:
        super().__init__()
        self.lines, self.routes, self.leaving = LinesCard(ctx), RoutesCard(ctx), LeavingCard(ctx)
        right = QVBoxLayout()
        right.setSpacing(12)
        right.addWidget(self.routes, 1)
        right.addWidget(self.leaving)
        self._halves = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._halves.setContentsMargins(0, 0, 0, 0)
        self._halves.setSpacing(12)
        self._halves.addWidget(self.lines, 97)
        self._halves.addLayout(right, 100)
        inner = QWidget()
        inner.setLayout(self._halves)
        self.setWidgetResizable(True)
        self.setWidget(inner)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_board(self, board: TodayBoard) -> None:
        """Show everything."""
        self.lines.show_lines(board.lines, board.resolved)
        self.routes.show_routes(board.routes)
        self.leaving.show_leaving(board.leaving)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        way = QBoxLayout.Direction
        self._halves.setDirection(way.TopToBottom if self.width() < _STACKED_UNDER else way.LeftToRight)


def card_head(title: str, count: Label | None, says: str) -> QHBoxLayout:
    """A card's head: title, count, and a quiet word at the right."""
    head = QHBoxLayout()
    head.setContentsMargins(16, 10, 16, 6)
    head.setSpacing(8)
    head.addWidget(Label(title, Type.CARD))
    if count is not None:
        head.addWidget(count)
    head.addStretch(1)
    if says:
        head.addWidget(Label(says, Type.CAPTION, "t2"))
    return head

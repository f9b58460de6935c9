"""Today: what needs me now, the routes, who is about to leave the promised window."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from courier_desktop.domain.rows import (
    RouteRow,
    ShipmentQuery,
    TodayBoard,
    TodayKind,
    TodayLine,
    Topic,
    View,
)
from courier_desktop.domain.statuses import Status
from courier_desktop.services import today
from courier_desktop.ui.format import money_text
from courier_desktop.ui.keys import Hint, KeyHelp
from courier_desktop.ui.page import MARGIN, Page, PageHead
from courier_desktop.ui.parts.beads import BeadLegend
from courier_desktop.ui.parts.button import Button
from courier_desktop.ui.parts.cards import Card, EmptyState, ProgressCard, Rule, SkeletonRows, Stat
from courier_desktop.ui.parts.label import IconLabel, Label
from courier_desktop.ui.parts.rows import RowsModel, RowsView
from courier_desktop.ui.theme.fonts import Type
from courier_desktop.ui.theme.tokens import Tone
from courier_desktop.ui.today.leaving import HEIGHT as LEAVING_HEIGHT
from courier_desktop.ui.today.leaving import LeavingDelegate
from courier_desktop.ui.today.lines import HEIGHT as LINE_HEIGHT
from courier_desktop.ui.today.lines import MOST_KEYS, LinesView
from courier_desktop.ui.today.routes import HEIGHT as ROUTE_HEIGHT
from courier_desktop.ui.today.routes import RouteDelegate
from courier_desktop.ui.today.welcome import Welcome
from courier_desktop.ui.today.words import words_of

if TYPE_CHECKING:
    from datetime import datetime

    from PySide6.QtGui import QResizeEvent

    from courier_desktop.ui.jobs import Job
    from courier_desktop.ui.shell import Shell

_STACKED_UNDER = 900
_MOST_LEAVING = 5


class TodayPage(Page):
    """What needs me now, each line one key away from its one action."""

    topics: ClassVar[frozenset[Topic]] = frozenset(Topic)

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._board: TodayBoard | None = None
        self._job: Job | None = None
        self._build_head()
        self._build_lists()
        self._welcome = Welcome(shell, self._make_sample, self._print_trial)
        self._progress = ProgressCard()
        self._progress.cancelled.connect(self._cancel_sample)
        self._views = QStackedWidget()
        self._views.addWidget(self._build_board())
        self._views.addWidget(self._welcome)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, 4, MARGIN, 15)
        column.setSpacing(12)
        column.addWidget(self._head)
        column.addWidget(self._views, 1)
        column.addWidget(self._progress)
        self._skeleton.begin()

    @property
    def title(self) -> str:
        """The page's name."""
        return self.tr("Hoy")

    @property
    def empty(self) -> bool:
        """Whether the ledger holds nothing yet."""
        return self._board is not None and self._board.empty

    def keys(self) -> list[KeyHelp]:
        """On the first run: import, type, sample. Later: the lines' figures, Enter, the setback."""
        if self.empty:
            return [
                KeyHelp("Ctrl+E", self.tr("Abrir el día de ejemplo"), self._make_sample, hint=self.tr("ejemplo")),
                KeyHelp(
                    "Ctrl+P", self.tr("Imprimir una etiqueta de prueba"), self._print_trial, hint=self.tr("prueba")
                ),
                KeyHelp("Esc", self.tr("Cancelar lo que se prepara"), self._cancel_sample),
            ]
        numbers = [
            KeyHelp(str(n + 1), self.tr("Ir al asunto {0}").format(n + 1), partial(self._act_on, n), hint=hint)
            for n, hint in zip(range(MOST_KEYS), [self.tr("ir al asunto")] * MOST_KEYS, strict=True)
        ]
        return [
            *numbers,
            KeyHelp("Return", self.tr("Hacer lo marcado"), self._act_on_current, hint=self.tr("hacer lo marcado")),
            KeyHelp("F8", self.tr("Declarar un contratiempo"), self._setback, hint=self.tr("contratiempo")),
        ]

    def hints(self) -> list[Hint]:
        """The figures as one range: "1 … 8"."""
        found = super().hints()
        return [Hint(("1", "…", str(MOST_KEYS)), h.text) if len(h.keys) == MOST_KEYS else h for h in found]

    def first_focus(self) -> QWidget:
        """The lines; on the first run its first button."""
        return self._welcome.first if self.empty else self._lines

    def refresh(self) -> None:
        """Ask for the whole board again."""
        self.shell.jobs.run(partial(today.today, self.shell.ctx), done=self._show, key="today")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        stacked = self.width() < _STACKED_UNDER
        way = QBoxLayout.Direction.TopToBottom if stacked else QBoxLayout.Direction.LeftToRight
        self._halves.setDirection(way)

    def _build_head(self) -> None:
        self._delivered = Stat(self.tr("entregadas"))
        self._in_window = Stat(self.tr("en su ventana"))
        self._failed = Stat(self.tr("fallidas"))
        self._cash = Stat(self.tr("por cobrar"))
        self._setback_button = Button(self.tr("Contratiempo"), icon="timer-sand", key="F8")
        self._setback_button.clicked.connect(self._setback)
        right = [self._delivered, self._in_window, self._failed, self._cash, self._setback_button]
        self._head = PageHead(self.title, right)

    def _build_lists(self) -> None:
        zone, clock = self.shell.ctx.zone, self.shell.ctx.clock
        self._line_rows = RowsModel(lambda row: row.kind, lambda row: _spoken(row, self))
        self._lines = LinesView(self._line_rows, zone, self.tr("Te necesita ahora"))
        self._lines.row_opened.connect(self._act)
        self._route_rows = RowsModel(lambda row: row.route_id, lambda row: f"{row.code} {row.name} {row.driver}")
        self._routes = RowsView(self._route_rows, RouteDelegate(zone, clock), self.tr("Rutas"))
        self._routes.row_opened.connect(self._open_route)
        self._leaving_rows = RowsModel(lambda row: row.shipment_id, lambda row: f"{row.recipient} {row.number}")
        strips = LeavingDelegate(zone)
        strips.span = self._span
        self._leaving = RowsView(self._leaving_rows, strips, self.tr("Por salirse de su ventana"))
        self._leaving.row_opened.connect(lambda row: self.shell.open_shipment(row.shipment_id))
        for view in (self._routes, self._leaving):
            view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)

    def _build_board(self) -> QWidget:
        self._halves = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._halves.setContentsMargins(0, 0, 0, 0)
        self._halves.setSpacing(12)
        right = QVBoxLayout()
        right.setSpacing(12)
        right.addWidget(self._routes_card(), 3)
        right.addWidget(self._leaving_card())
        self._halves.addWidget(self._lines_card(), 97)
        self._halves.addLayout(right, 100)
        inner = QWidget()
        inner.setLayout(self._halves)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(inner)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        return area

    def _lines_card(self) -> Card:
        card = Card(margin=0, spacing=0)
        self._lines_count = Label("", Type.SMALL_MEDIUM, "t3")
        card.body.addLayout(
            _card_head(self.tr("Te necesita ahora"), self._lines_count, self.tr("lo más urgente arriba"))
        )
        self._skeleton = SkeletonRows(5)
        self._calm = EmptyState(
            "check-circle-outline", self.tr("Nada te espera"), self.tr("Lo que llegue aparece aquí.")
        )
        card.body.addWidget(self._skeleton)
        card.body.addWidget(self._lines, 1)
        card.body.addWidget(self._calm, 1)
        card.body.addWidget(Rule())
        foot = QHBoxLayout()
        foot.setContentsMargins(17, 9, 16, 9)
        foot.setSpacing(8)
        foot.addWidget(IconLabel("check-circle", Tone.GREEN, 16))
        self._resolved = Label("", Type.SMALL, "t2")
        foot.addWidget(self._resolved, 1)
        card.body.addLayout(foot)
        self._calm.hide()
        return card

    def _routes_card(self) -> Card:
        card = Card(margin=0, spacing=0)
        head = _card_head(self.tr("Rutas"), None, "")
        head.addWidget(BeadLegend())
        card.body.addLayout(head)
        make = Button(self.tr("Armar ruta"), icon="map-marker-path")
        make.clicked.connect(lambda: self.shell.go("routes"))
        self._no_routes = EmptyState("map-marker-path", self.tr("Hoy no hay rutas"), "", make)
        card.body.addWidget(self._no_routes, 1)
        card.body.addWidget(self._routes, 1)
        card.body.addSpacing(6)
        return card

    def _leaving_card(self) -> Card:
        card = Card(margin=0, spacing=0)
        self._leaving_count = Label("", Type.SMALL_MEDIUM, "t3")
        says = self.tr("ventana prometida y hora estimada")
        card.body.addLayout(_card_head(self.tr("Por salirse de su ventana"), self._leaving_count, says))
        self._all_inside = Label(self.tr("Todas las que van en camino llegan a su hora."), Type.SMALL, "t2")
        self._all_inside.setContentsMargins(16, 2, 16, 14)
        card.body.addWidget(self._all_inside)
        card.body.addWidget(self._leaving)
        card.body.addSpacing(4)
        return card

    def _show(self, board: TodayBoard) -> None:
        was_empty = self.empty
        self._board = board
        self._skeleton.end()
        self._skeleton.hide()
        self._views.setCurrentIndex(1 if board.empty else 0)
        self._head.setVisible(not board.empty)
        self._show_figures(board)
        self._show_lists(board)
        self.shell.set_count("today", len(board.lines))
        self.hints_changed.emit()
        if was_empty != board.empty and self.isVisible():
            self.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_figures(self, board: TodayBoard) -> None:
        parts = [
            self.tr("%n ruta(s)", "", board.routes_count),
            self.tr("%n guía(s)", "", board.shipments),
            self.tr("%n por cobrar", "", board.cash_count),
        ]
        self._head.summary.setText(" · ".join(parts))
        promised = board.in_window + board.out_of_window
        share = f"{round(100 * board.in_window / promised)} %" if promised else "—"
        self._delivered.show_figure(str(board.delivered))
        self._in_window.show_figure(share, Tone.GREEN if promised and board.in_window >= 0.9 * promised else "t1")
        self._failed.show_figure(str(board.failed), Tone.RED if board.failed else "t1")
        self._cash.show_figure(money_text(board.cash_due))
        self._resolved.setText(self.tr("%n mensaje(s) enviado(s) a mano hoy", "", board.resolved))

    def _show_lists(self, board: TodayBoard) -> None:
        self._line_rows.set_rows(board.lines)
        self._lines_count.setText(str(len(board.lines)) if board.lines else "")
        self._lines.setVisible(bool(board.lines))
        self._calm.setVisible(not board.lines)
        self._route_rows.set_rows(board.routes)
        self._routes.setVisible(bool(board.routes))
        self._no_routes.setVisible(not board.routes)
        shown = board.leaving[:_MOST_LEAVING]
        self._leaving_rows.set_rows(shown)
        self._leaving_count.setText(str(len(board.leaving)) if board.leaving else "")
        self._leaving.setVisible(bool(shown))
        self._all_inside.setVisible(not shown)
        self._leaving.setFixedHeight(LEAVING_HEIGHT * min(len(shown), 3) + 2)
        self._routes.setMinimumHeight(ROUTE_HEIGHT * min(len(board.routes), 2))
        self._lines.setMinimumHeight(LINE_HEIGHT * min(len(board.lines), 4))

    def _span(self) -> tuple[datetime, datetime] | None:
        """One axis for all strips, from half an hour before the first to half an hour after the last."""
        windows = [row.window for row in self._leaving_rows.rows]
        known = [at for w in windows for at in (w.start, w.end, w.estimate) if at is not None]
        margin = timedelta(minutes=30)
        return (min(known) - margin, max(known) + margin) if known else None

    def _act_on(self, place: int) -> None:
        if place < len(self._line_rows.rows):
            self._lines.choose(place)
            self._act(self._line_rows.rows[place])

    def _act_on_current(self) -> None:
        if self._lines.row is not None:
            self._act(self._lines.row)

    def _act(self, line: TodayLine) -> None:
        go = self.shell.go
        match line.kind:
            case TodayKind.MESSAGES:
                go("messages")
            case TodayKind.MAYBE_SENT | TodayKind.CALLS:
                go("messages", view="review")
            case TodayKind.STOPS_LATE:
                self._declare(line)
            case TodayKind.ATTEMPTS:
                go("shipments", query=ShipmentQuery(view=View.OPEN, statuses=frozenset({Status.ATTEMPT_FAILED})))
            case TodayKind.ADDRESSES:
                go("shipments", query=ShipmentQuery(view=View.NEEDS_ADDRESS))
            case TodayKind.STUCK:
                go("shipments", text=line.number)
            case _:
                go("routes", code=line.number)

    def _declare(self, line: TodayLine) -> None:
        """The setback sheet on the route of the worst one."""
        code = str(line.detail.get("route", ""))
        route = next((row for row in self._route_rows.rows if row.code == code), None)
        if route is None:
            self.shell.declare_setback()
        else:
            self.shell.declare_setback(route_id=route.route_id)

    def _setback(self) -> None:
        self.shell.declare_setback()

    def _open_route(self, row: RouteRow) -> None:
        self.shell.go("routes", route_id=row.route_id)

    def _print_trial(self) -> None:
        self.shell.go("slips", trial=True)

    def _make_sample(self) -> None:
        from courier_desktop.ui.today.sample import make_sample

        if self._job is not None:
            return
        self._progress.begin(self.tr("Preparando el día de ejemplo"))
        self._job = self.shell.jobs.run(
            partial(make_sample, self.shell.ctx),
            done=self._sample_made,
            failed=self._sample_failed,
            progress=self._progress.advance,
        )

    def _sample_made(self, _none: None) -> None:
        self._job = None
        self._progress.end()
        self.shell.open_sample()

    def _sample_failed(self, error: object) -> None:
        from courier_desktop.domain.errors import CancelledError

        self._job = None
        self._progress.end()
        if not isinstance(error, CancelledError):
            self.shell.tell_error(error)  # type: ignore[arg-type]  # what a job fails with

    def _cancel_sample(self) -> None:
        if self._job is not None:
            self._job.cancel()


def _spoken(row: TodayLine, page: TodayPage) -> str:
    words = words_of(row, page.shell.ctx.zone)
    return f"{words.headline}. {words.detail}. {words.action}"


def _card_head(title: str, count: Label | None, says: str) -> QHBoxLayout:
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

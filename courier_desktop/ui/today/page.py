"""Today: what needs me now, the routes, who is about to leave the promised window."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from courier_desktop.domain.notices import NoticeState
from courier_desktop.domain.rows import View
from courier_desktop.domain.statuses import Status
from courier_desktop.domain.today_rows import TodayBoard, TodayKind, TodayLine
from courier_desktop.domain.topics import Topic
from courier_desktop.services import today
from courier_desktop.ui.format import money_text
from courier_desktop.ui.keys import Hint, KeyHelp
from courier_desktop.ui.page import MARGIN, Page, PageHead
from courier_desktop.ui.parts.button import Button
from courier_desktop.ui.parts.cards import Stat
from courier_desktop.ui.theme.tokens import Tone
from courier_desktop.ui.today.board import Board
from courier_desktop.ui.today.lines import MOST_KEYS
from courier_desktop.ui.today.sample import SampleMaker
from courier_desktop.ui.today.welcome import Welcome

if TYPE_CHECKING:
    from courier_desktop.domain.rows import RouteRow
    from courier_desktop.domain.today_rows import LeavingRow
    from courier_desktop.ui.shell import Shell

_WELL_KEPT = 0.9


class TodayPage(Page):
    """What needs me now, each line one key away from its one action."""

    topics: ClassVar[frozenset[Topic]] = frozenset(Topic)

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._shown: TodayBoard | None = None
        self._build_head()
        self.board = Board(shell.ctx)
        self.sample = SampleMaker(shell)
        self.welcome = Welcome(shell, self.sample.make, self._print_trial)
        self._views = QStackedWidget()
        self._views.addWidget(self.board)
        self._views.addWidget(self.welcome)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, 4, MARGIN, 15)
        column.setSpacing(12)
        for widget, share in ((self._head, 0), (self._views, 1), (self.sample, 0)):
            column.addWidget(widget, share)
        self.board.lines.view.row_opened.connect(self._act)
        self.board.routes.view.row_opened.connect(self._open_route)
        self.board.routes.wanted.connect(lambda: shell.go("routes"))
        self.board.leaving.view.row_opened.connect(self._open_shipment)

    @property
    def title(self) -> str:
        """The page's name."""
        return self.tr("Hoy")

    @property
    def empty(self) -> bool:
        """Whether the ledger holds nothing yet."""
        return self._shown is not None and self._shown.empty

    def keys(self) -> list[KeyHelp]:
        """On the first run: the sample and a trial print. Later: the lines' figures, Enter, the setback."""
        if self.empty:
            return [
                KeyHelp("Ctrl+E", self.tr("Abrir el día de ejemplo"), self.sample.make, hint=self.tr("ejemplo")),
                KeyHelp("Ctrl+P", self.tr("Imprimir una prueba"), self._print_trial, hint=self.tr("prueba")),
                KeyHelp("Esc", self.tr("Cancelar lo que se prepara"), self.sample.cancel),
            ]
        to_line, hint = self.tr("Ir al asunto {0}"), self.tr("ir al asunto")
        lines = [
            KeyHelp(str(n), to_line.format(n), partial(self._act_on, n - 1), hint=hint) for n in range(1, MOST_KEYS + 1)
        ]
        enter = KeyHelp("Return", self.tr("Hacer lo marcado"), self._act_on_current, hint=self.tr("hacer lo marcado"))
        setback = self.tr("Declarar un contratiempo")
        return [*lines, enter, KeyHelp("F8", setback, self._setback, hint=self.tr("contratiempo"))]

    def hints(self) -> list[Hint]:
        """The figures as one range: "1 … 8"."""
        return [
            Hint(("1", "…", str(MOST_KEYS)), hint.text) if len(hint.keys) == MOST_KEYS else hint
            for hint in super().hints()
        ]

    def first_focus(self) -> QWidget:
        """The lines; on the first run its first button."""
        return self.welcome.first if self.empty else self.board.lines.view

    def refresh(self) -> None:
        """Ask for the whole board again."""
        self.shell.jobs.run(partial(today.today, self.shell.ctx), done=self._show, key="today")

    def _build_head(self) -> None:
        self._delivered = Stat(self.tr("entregadas"))
        self._in_window = Stat(self.tr("en su ventana"))
        self._failed = Stat(self.tr("fallidas"))
        self._cash = Stat(self.tr("por cobrar"))
        setback = Button(self.tr("Contratiempo"), icon="timer-sand", key="F8")
        setback.clicked.connect(self._setback)
        self._head = PageHead(self.title, [self._delivered, self._in_window, self._failed, self._cash, setback])

    def _show(self, board: TodayBoard) -> None:
        was_empty, self._shown = self.empty, board
        self._views.setCurrentIndex(1 if board.empty else 0)
        self._head.setVisible(not board.empty)
        self._show_figures(board)
        self.board.show_board(board)
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
        well = bool(promised) and board.in_window >= _WELL_KEPT * promised
        self._delivered.show_figure(str(board.delivered))
        self._in_window.show_figure(share, Tone.GREEN if well else "t1")
        self._failed.show_figure(str(board.failed), Tone.RED if board.failed else "t1")
        self._cash.show_figure(money_text(board.cash_due))

    def _act_on(self, place: int) -> None:
        rows = self.board.lines.rows.rows
        if place < len(rows):
            self.board.lines.view.choose(place)
            self._act(rows[place])

    def _act_on_current(self) -> None:
        if self.board.lines.view.row is not None:
            self._act(self.board.lines.view.row)

    def _act(self, line: TodayLine) -> None:
        go = self.shell.go
        match line.kind:
            case TodayKind.MESSAGES:
                go("messages")
            case TodayKind.MAYBE_SENT | TodayKind.CALLS:
                go("messages", view="review")
            case TodayKind.NOT_ARRIVED:
                go("messages", view="carried", states=(NoticeState.FAILED,), days=1)
            case TodayKind.STOPS_LATE:
                self._declare(line)
            case TodayKind.ATTEMPTS:
                go("shipments", view=View.OPEN, statuses=frozenset({Status.ATTEMPT_FAILED}))
            case TodayKind.ADDRESSES:
                go("shipments", view=View.NEEDS_ADDRESS)
            case TodayKind.STUCK:
                go("shipments", text=line.number)
            case TodayKind.GATEWAY:
                go("settings", gateway=line.detail["gateway"])
            case TodayKind.BACKUP:
                go("settings", group="backups")
            case _:
                go("routes", code=line.number)

    def _declare(self, line: TodayLine) -> None:
        """The setback sheet on the route of the worst one."""
        code = str(line.detail.get("route", ""))
        route = next((row for row in self.board.routes.rows.rows if row.code == code), None)
        scope = {} if route is None else {"route_id": route.route_id}
        self.shell.declare_setback(**scope)

    def _setback(self) -> None:
        self.shell.declare_setback()

    def _open_route(self, row: RouteRow) -> None:
        self.shell.go("routes", route_id=row.route_id)

    def _open_shipment(self, row: LeavingRow) -> None:
        self.shell.open_shipment(row.shipment_id)

    def _print_trial(self) -> None:
        self.shell.go("slips", trial=True)

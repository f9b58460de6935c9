"""The Messages page: send by hand through WhatsApp, one key to open, one to confirm and open the next."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from courier_desktop.domain.ids import NoticeId
from courier_desktop.domain.notices import NoticeState
from courier_desktop.domain.topics import Topic
from courier_desktop.ui.keys import KeyHelp
from courier_desktop.ui.messages.board import Board, load_board
from courier_desktop.ui.messages.carried import CarriedView
from courier_desktop.ui.messages.carried_keys import carried_keys
from courier_desktop.ui.messages.desk import Desk
from courier_desktop.ui.messages.doing import Doing
from courier_desktop.ui.messages.history import Entry, HistoryView, entries, history_table
from courier_desktop.ui.messages.sending import Sending
from courier_desktop.ui.messages.standing import Standing
from courier_desktop.ui.messages.views import ViewChoice, ViewName
from courier_desktop.ui.page import MARGIN, Page, PageHead
from courier_desktop.ui.parts.cards import Card

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QUrl

    from courier_desktop.domain.rows import NoticeRow
    from courier_desktop.ui.messages.offers import Act
    from courier_desktop.ui.shell import Shell


class MessagesPage(Page):
    """The views of the notices: by hand now, queued, to look at, what goes by itself, history."""

    topics: ClassVar[frozenset[Topic]] = frozenset(
        {Topic.NOTICES, Topic.SHIPMENTS, Topic.SETTINGS, Topic.MESSAGES, Topic.GATEWAYS}
    )

    def __init__(self, shell: Shell, open_url: Callable[[QUrl], bool] = QDesktopServices.openUrl) -> None:
        """`open_url` shows a link in whatever opens links."""
        super().__init__(shell)
        self.standing = Standing(Board(shell.ctx.clock()))
        self.sending = Sending(shell, open_url)
        self.doing = Doing(shell, self.standing, self.sending)
        self.views, self.desk = ViewChoice(), Desk(shell, self.standing)
        self._head = PageHead(self.title, [self.views])
        self._table = history_table()
        self.history = HistoryView(self._table)
        self.carried = CarriedView(shell)
        self._pane = QStackedWidget()
        self._looks_for: tuple[str, str] | None = None
        self._build()
        self._connect()

    @property
    def title(self) -> str:
        """The page's name."""
        return self.tr("Mensajes")

    def keys(self) -> list[KeyHelp]:
        """What may be done with the current notice, and the views."""
        views = [KeyHelp(key, text, partial(self._switch, view)) for key, text, view in self.views.ways()]
        if self.standing.view is ViewName.CARRIED:
            return [*carried_keys(self.carried), *views]
        if self.standing.view is ViewName.HISTORY:
            opens = KeyHelp("Return", self.tr("Ver el envío"), None, self.tr("ver envío"))
            return [opens, *views]
        keys = [KeyHelp(one.key, one.text, partial(self._do, one.act), one.hint) for one in self.desk.choices]
        if self.desk.resting and self.standing.other is not None:
            keys.append(KeyHelp("Return", self.tr("Siguiente tanda"), self._next_batch, self.tr("siguiente tanda")))
        if self.desk.resting and not self.standing.board.batches:
            keys.append(KeyHelp("R", self.tr("Ver rutas"), partial(self.shell.go, "routes"), self.tr("ver rutas")))
        return [
            *keys,
            KeyHelp("Ctrl+Z", self.tr("Deshacer"), None, self.tr("deshacer")),
            KeyHelp("V", self.tr("Ver el envío"), self._show_shipment),
            KeyHelp("B", self.tr("Siguiente tanda"), self._next_batch),
            *views,
        ]

    def refresh(self) -> None:
        """Read the board anew, and the list that is shown."""
        if self.standing.view is ViewName.CARRIED:
            self.carried.refresh()
        self.shell.jobs.run(partial(load_board, self.shell.ctx), done=self._show_board, key="messages.board")
        if self.standing.view is ViewName.HISTORY:
            self.shell.jobs.run(partial(entries, self.shell.ctx), done=self._table.set_rows, key="messages.history")

    def open_filter(self, **filters: object) -> None:
        """`view` is one of ViewName's; `delay_id`, `shipment_id` choose a notice, `notice_id` shows its life.

        `states` filters what goes by itself, of so many `days`.
        """
        asked = str(filters.get("view") or filters.get("state") or "")
        view = ViewName.REVIEW.value if asked == NoticeState.MAYBE_SENT.value else asked
        if view in {one.value for one in ViewName}:
            self._switch(ViewName(view))
        states = filters.get("states")
        if self.standing.view is ViewName.CARRIED and isinstance(states, (frozenset, set, tuple, list)):
            days = filters.get("days")
            self.carried.show_states(frozenset(map(NoticeState, states)), days if isinstance(days, int) else 0)
        if filters.get("notice_id"):
            self._switch(ViewName.CARRIED)
            self.carried.open_notice(NoticeId(str(filters["notice_id"])))
        for name in ("delay_id", "shipment_id"):
            if filters.get(name):
                self._looks_for = (name, str(filters[name]))
                self.refresh()

    def first_focus(self) -> QWidget:
        """The run, or the table."""
        if self.standing.view is ViewName.CARRIED:
            return self.carried.list.table
        if self.standing.view is ViewName.HISTORY:
            return self.history
        return self if self.desk.run.isHidden() else self.desk.run.view

    def _build(self) -> None:
        table = Card(margin=1, spacing=0)
        table.body.addWidget(self.history)
        self._pane.addWidget(self.desk)
        self._pane.addWidget(table)
        self._pane.addWidget(self.carried)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, 4, MARGIN, 15)
        column.setSpacing(12)
        column.addWidget(self._head)
        column.addWidget(self._pane, 1)
        self._show_all()

    def _connect(self) -> None:
        self.views.chosen.connect(self._switch)
        self.desk.chosen.connect(self.hints_changed)
        self.desk.entered.connect(partial(self._press, "Return"))
        self.desk.next_asked.connect(self._next_batch)
        self.desk.rested.connect(self._press)
        self.desk.shipment_asked.connect(self._show_shipment)
        self.desk.stage.asked.connect(self._do)
        self.desk.stage.chat.edited.connect(self._edited)
        self.doing.warned.connect(self.desk.stage.warn)
        self.doing.moved.connect(self.desk.run.choose)
        self.doing.edit_asked.connect(self.desk.stage.chat.begin_edit)
        self.doing.save_asked.connect(self.desk.stage.chat.end_edit)
        self.sending.changed.connect(self.refresh)
        self.sending.refused.connect(self.desk.stage.warn)
        self.history.row_opened.connect(self._open_entry)
        self.carried.changed.connect(self._show_carried)
        self.carried.settle_asked.connect(self._settle)

    def _show_board(self, board: Board) -> None:
        self.standing.board = board
        self.views.show_counts(board.by_hand, len(board.queue), board.to_answer)
        self.views.show_waiting(board.flowing)
        wanted, self._looks_for = self._looks_for, None
        if wanted is not None and self.standing.find(*wanted):
            self.views.choose(self.standing.view)
        self._show_all()

    def _show_all(self) -> None:
        tables = {ViewName.HISTORY: 1, ViewName.CARRIED: 2}
        place = tables.get(self.standing.view, 0)
        held = self.hasFocus() or self.desk.run.view.hasFocus()
        self._pane.setCurrentIndex(place)
        self._show_summary()
        if not place:
            self.desk.show_standing(self.views)
        if held and not self.first_focus().hasFocus():
            # The run came or went: the arrows belong to it as soon as it is there.
            self.first_focus().setFocus()
        self.hints_changed.emit()

    def _switch(self, view: ViewName) -> None:
        self.views.choose(view)
        self.standing.view, self.standing.rests = view, False
        self.desk.stage.warn("")
        self._show_all()
        if view in {ViewName.HISTORY, ViewName.CARRIED}:
            self.refresh()
        if self.isVisible():
            self.first_focus().setFocus()

    def _show_summary(self) -> None:
        carried = self.standing.view is ViewName.CARRIED
        words = self.carried.summary if carried else ""
        self._head.summary.setText(words or self.views.summary(self.standing.board))

    def _show_carried(self) -> None:
        self.views.show_waiting(self.carried.waiting)
        self._show_summary()

    def _settle(self, notice_id: str) -> None:
        """Ask about the one that may have gone out."""
        self.standing.then = NoticeId(notice_id)
        self._switch(ViewName.REVIEW)

    def _next_batch(self) -> None:
        if self.standing.go_on():
            self._switch(ViewName.HAND)

    def _press(self, key: str) -> None:
        """What that key does now."""
        for entry in self.keys():
            if entry.keys == key and entry.run is not None:
                entry.run()
                return

    def _do(self, act: Act) -> None:
        notice = self.desk.run.notice
        if notice is not None:
            self.doing.do(act, notice)

    def _edited(self, text: str) -> None:
        notice = self.desk.edited_notice
        if notice is not None:
            self.sending.edit(notice, text, self.desk.stage.chat.drop_edit)

    def _show_shipment(self) -> None:
        notice: NoticeRow | None = self.desk.run.notice
        if notice is not None:
            self.shell.open_shipment(notice.shipment_id)

    def _open_entry(self, entry: Entry) -> None:
        self.shell.open_shipment(entry.notice.shipment_id)

"""Shipments: find, filter by a letter, act on one or many, with the drawer beside."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from courier_desktop.domain.ids import EventId, ShipmentId
from courier_desktop.domain.rows import ShipmentCounts, ShipmentDetail, ShipmentRow, SortBy, View
from courier_desktop.domain.topics import Topic
from courier_desktop.domain.values import replace
from courier_desktop.services import shipments
from courier_desktop.ui.page import Page
from courier_desktop.ui.parts.floating import DrawerPane
from courier_desktop.ui.shipments.acts import ShipmentActs
from courier_desktop.ui.shipments.desk import ShipmentDesk
from courier_desktop.ui.shipments.drawer import ShipmentDrawer
from courier_desktop.ui.shipments.empty import empty_words
from courier_desktop.ui.shipments.filter_bar import FilterBar
from courier_desktop.ui.shipments.filters import Filter, asked_filter, listed_in_all
from courier_desktop.ui.shipments.history import telling_of
from courier_desktop.ui.shipments.keymap import go_way, page_keys, show_sorts, show_views
from courier_desktop.ui.shipments.list_pane import ListPane
from courier_desktop.ui.shipments.marks import ids_of

if TYPE_CHECKING:
    from courier_desktop.domain.statuses import Status
    from courier_desktop.ui.keys import KeyHelp
    from courier_desktop.ui.shell import Shell
    from courier_desktop.ui.shipments.outcomes import Refusal


class ShipmentsPage(Page):
    """The list of shipments, what filters it, and the drawer of the current one."""

    topics: ClassVar[frozenset[Topic]] = frozenset(
        {Topic.SHIPMENTS, Topic.ROUTES, Topic.DELAYS, Topic.NOTICES, Topic.PARTIES}
    )

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.filter = Filter()
        self.counts: ShipmentCounts | None = None
        self.bar, self.list, self.drawer = FilterBar(self.title), ListPane(shell), ShipmentDrawer()
        self.acts = ShipmentActs(shell)
        self.desk = ShipmentDesk(shell, self.acts, self.list.table.viewport(), self.list.row_rect)
        self.pane = DrawerPane(self.list, self.drawer)
        self._open = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.pane, 1)
        self._connect()
        self.bar.show_filter(self.filter)

    @property
    def title(self) -> str:
        """The page's name."""
        return self.tr("Envíos")

    def keys(self) -> list[KeyHelp]:
        """Letters filter; while something is checked they mean the selection."""
        return page_keys(self, selecting=bool(self.list.checked))

    def first_focus(self) -> QWidget:
        """The table."""
        return self.list.table

    def refresh(self) -> None:
        """Ask for the list, the counts and the drawer again; the current row stays."""
        if self.list.model.rows:
            self.list.model.refresh()
        else:
            self.list.show_filter(self.filter)
        self._ask_counts()
        self._ask_detail()

    def open_filter(self, **filters: object) -> None:
        """Show what another page asked for: `shipment_id=` opens its drawer, the rest filters."""
        asked = filters.pop("shipment_id", None)
        if asked is None:
            self.set_filter(asked_filter(filters, self.filter))
            return
        shipment_id = ShipmentId(str(asked))
        self.set_drawer(is_open=True)
        if not self.list.choose(shipment_id):
            # It is not in the list that shows: list it alone, the letters lead back.
            self.set_filter(Filter(view=View.ALL, only=(shipment_id,)))
            self.list.choose(shipment_id)

    def set_filter(self, wanted: Filter) -> None:
        """List what that filter asks for."""
        self.filter = wanted
        self.bar.show_filter(wanted)
        self.list.cards.drop()
        self.list.model.check_all(on=False)
        self.list.show_filter(wanted)
        self._ask_counts()

    def press_letter(self, status: Status, *, add: bool = False) -> None:
        """A status's letter."""
        self.set_filter(self.filter.toggled(status, add=add))

    def set_drawer(self, *, is_open: bool) -> None:
        """Open or close the drawer; the focus stays in the list."""
        self._open = is_open
        if is_open:
            self._ask_detail()
        else:
            self.pane.set_open(False)
            self.list.table.setFocus()
        self.hints_changed.emit()

    def leave(self) -> None:
        """Esc: first the refusals, then the selection, then the drawer, then the filter."""
        if self.list.cards.drop():
            return
        if self.list.checked:
            self.list.model.check_all(on=False)
        elif self._open:
            self.set_drawer(is_open=False)
        elif self.filter.narrowed:
            self.set_filter(self.filter.cleared())

    def sort(self, sort: SortBy) -> None:
        """Sort by that column; again turns the order round."""
        self.set_filter(self.filter.sorted_by(sort))

    def _connect(self) -> None:
        bar, pane, drawer = self.bar, self.list, self.drawer
        bar.letter_pressed.connect(self.press_letter)
        bar.all_pressed.connect(lambda: self.set_filter(self.filter.cleared()))
        bar.delayed_pressed.connect(lambda: self.set_filter(replace(self.filter, delayed=not self.filter.delayed)))
        bar.cash_pressed.connect(lambda: self.set_filter(replace(self.filter, cash=not self.filter.cash)))
        bar.view_pressed.connect(partial(show_views, self))
        bar.more_pressed.connect(partial(show_sorts, self))
        pane.row_changed.connect(lambda _row: self._ask_detail())
        pane.row_opened.connect(lambda _row: self.set_drawer(is_open=not self._open))
        pane.checks_changed.connect(self._show_summary)
        pane.loaded.connect(self._show_summary)
        pane.sort_pressed.connect(self.sort)
        pane.way_pressed.connect(partial(go_way, self))
        pane.retried.connect(self.refresh)
        pane.route_button.clicked.connect(lambda: self.desk.route(pane.acted_on()))
        pane.notify_button.clicked.connect(lambda: self.desk.notify(pane.acted_on()))
        pane.slips_button.clicked.connect(lambda: self.acts.print_slips(ids_of(pane.acted_on())))
        pane.more_button.clicked.connect(lambda: self.desk.more(pane.acted_on()))
        self.acts.told.connect(self._tell)
        drawer.closed.connect(lambda: self.set_drawer(is_open=False))
        drawer.step_pressed.connect(self.do_step)
        drawer.mark_pressed.connect(lambda: self.desk.mark(drawer.rows))
        drawer.more_pressed.connect(lambda: self.desk.more(drawer.rows))
        drawer.copy_pressed.connect(self.acts.copy)
        drawer.event_pressed.connect(lambda event_id: self.desk.history(drawer.rows, EventId(event_id)))
        drawer.notice_pressed.connect(lambda notice_id: self.shell.go("messages", notice_id=notice_id))
        drawer.up_pressed.connect(lambda: self.list.step(-1))
        drawer.down_pressed.connect(lambda: self.list.step(1))

    def do_step(self) -> None:
        """The drawer's one filled button."""
        if self._open and self.drawer.detail is not None:
            self.desk.step(self.drawer.action.step, self.drawer.detail)

    def _ask_counts(self) -> None:
        ask = partial(shipments.counts, self.shell.ctx, self.filter.query)
        self.shell.jobs.run(ask, done=self._show_counts, key="shipments-counts")

    def _show_counts(self, counts: ShipmentCounts) -> None:
        self.counts = counts
        self.bar.show_counts(counts)
        self._show_summary()

    def _ask_detail(self) -> None:
        row: ShipmentRow | None = self.list.table.row
        if self._open and row is not None:
            ask = partial(shipments.detail, self.shell.ctx, row.shipment_id)
            self.shell.jobs.run(ask, done=self._show_detail, key="shipments-detail")

    def _show_detail(self, detail: ShipmentDetail) -> None:
        ctx = self.shell.ctx
        self.drawer.show_detail(detail, telling_of(ctx))
        self.pane.set_open(self._open)

    def _show_summary(self) -> None:
        rows, checked = self.list.model.rows, self.list.checked
        total = listed_in_all(self.filter, self.counts, len(rows))
        whole = self.counts is None or self.counts.whole
        parts = [self.tr("%Ln guía(s)", "", total) if whole else self.tr("más de %Ln guía(s)", "", total)]
        if checked:
            parts.append(self.tr("%Ln seleccionada(s)", "", len(checked)))
        self.bar.show_summary(" · ".join(parts))
        self.drawer.set_letters_shown(not checked)
        self.list.cover.show_words(None if rows else empty_words(self.filter, self.counts))
        if not rows:
            self.pane.set_open(False)
        self.hints_changed.emit()

    def _tell(self, refused: tuple[Refusal, ...], warned: tuple[Refusal, ...], done: int) -> None:
        self.list.show_refusals(refused, done)
        if warned and not refused:
            self.shell.say(warned[0].sentence)
        if done:
            self.list.model.check_all(on=False)

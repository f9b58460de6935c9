"""What goes by itself: the messages by state and channel, their acts, the life of each beside the list."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from courier_desktop.domain.notices import Channel, NoticeState
from courier_desktop.domain.values import replace
from courier_desktop.ui.messages.carried_acts import CarriedAct, CarriedActs
from courier_desktop.ui.messages.carried_bar import CarriedBar
from courier_desktop.ui.messages.carried_list import CarriedList
from courier_desktop.ui.messages.carried_table import DAYS, CarriedFilter, Overview, overview
from courier_desktop.ui.messages.carried_words import head_words, trouble_words
from courier_desktop.ui.messages.life_pane import LifePane
from courier_desktop.ui.parts.cards import Card

if TYPE_CHECKING:
    from courier_desktop.domain.ids import NoticeId
    from courier_desktop.ui.shell import Shell


class CarriedView(QWidget):
    """`changed` when its head words are others; `settle_asked` carries the notice that is in doubt."""

    changed = Signal()
    settle_asked = Signal(str)

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self.filter = CarriedFilter()
        self.seen: Overview | None = None
        self.bar, self.list = CarriedBar(), CarriedList(shell)
        self.acts = CarriedActs(shell)
        self.lives = LifePane(shell, self.list)
        card = Card(margin=1, spacing=0)
        card.body.addWidget(self.lives)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.bar)
        column.addWidget(card, 1)
        self._connect()
        self.bar.show_filter(self.filter)

    @property
    def summary(self) -> str:
        """The line under the page's title."""
        return head_words(self.seen.flows, self._shell.ctx.zone) if self.seen is not None else ""

    @property
    def waiting(self) -> int:
        """How many wait to go by themselves."""
        return sum(flow.waiting for flow in self.seen.flows) if self.seen is not None else 0

    def refresh(self) -> None:
        """Ask again for what is shown."""
        self.list.refresh(self.filter)
        self._look_around()

    def set_filter(self, wanted: CarriedFilter, current: NoticeId | None = None) -> None:
        """List what that filter asks for."""
        self.filter = wanted
        self.bar.show_filter(wanted)
        self.list.load(wanted, current)
        self._look_around()

    def open_notice(self, notice_id: NoticeId) -> None:
        """List that one alone and show its life; T leads back."""
        self.lives.is_open = True
        self.set_filter(CarriedFilter(days=self.filter.days, only=notice_id), notice_id)

    def show_states(self, states: frozenset[NoticeState] = frozenset(), days: int = 0) -> None:
        """List only those states; none = all, of every channel. `days` 0 = of as many as now."""
        self.set_filter(CarriedFilter(states=states, days=days if days in DAYS else self.filter.days))

    def press_state(self, state: NoticeState, *, add: bool = False) -> None:
        """A state's letter: that one alone, or all again; `add` takes it to the others."""
        states = self.filter.states
        wanted = states ^ {state} if add else frozenset() if states == {state} else frozenset({state})
        self.set_filter(replace(self.filter, states=frozenset(wanted), only=None))

    def press_channel(self, channel: Channel) -> None:
        """A channel's letter takes it to the others, or away."""
        self.set_filter(replace(self.filter, channels=self.filter.channels ^ {channel}, only=None))

    def do(self, act: CarriedAct) -> None:
        """Do that with the checked ones, else with the current one."""
        self.acts.do(act, [row.notice.notice_id for row in self.list.acted_on])

    def leave(self) -> None:
        """Esc: the selection, the drawer, the filter."""
        if self.list.model.checked:
            self.list.uncheck()
        elif self.lives.is_open:
            self.lives.turn()
        elif self.filter != CarriedFilter(days=self.filter.days):
            self.show_states()

    def show_shipment(self) -> None:
        """The shipment of the current one."""
        row = self.list.current
        if row is not None:
            self._shell.open_shipment(row.notice.shipment_id)

    def settle(self) -> None:
        """Ask about the current one, if it may have gone out."""
        row = self.list.current
        if row is not None and row.notice.state is NoticeState.MAYBE_SENT:
            self.settle_asked.emit(row.notice.notice_id)

    def show_gateway(self) -> None:
        """The page of the gateway that is in trouble, else of the one that is on; else all of them."""
        flows = self.seen.flows if self.seen is not None else ()
        one = next((flow for flow in flows if flow.trouble), next(iter(flows), None))
        if one is None:
            self._shell.go("settings", group="gateways")
        else:
            self._shell.go("settings", gateway=one.gateway.value)

    def _connect(self) -> None:
        self.bar.state_pressed.connect(self.press_state)
        self.bar.channel_pressed.connect(self.press_channel)
        self.bar.days_chosen.connect(lambda days: self.set_filter(replace(self.filter, days=days, only=None)))
        for asked in (self.bar.all_pressed, self.list.all_asked):
            asked.connect(self.show_states)
        for asked in (self.bar.gateways_pressed, self.list.gateways_asked):
            asked.connect(self.show_gateway)
        self.list.arrived.connect(self._show_emptiness)
        self.list.asked.connect(self.do)
        self.acts.told.connect(self._told)
        self.lives.asked.connect(lambda act, notice_id: self.acts.do(act, [notice_id]))
        self.lives.drawer.shipment_pressed.connect(self.show_shipment)
        self.lives.drawer.settle_pressed.connect(self.settle)

    def _look_around(self) -> None:
        work = partial(overview, self._shell.ctx, self.filter.days)
        self._shell.jobs.run(work, done=self._show_around, key="messages.overview")

    def _show_around(self, seen: Overview) -> None:
        self.seen = seen
        self.bar.show_counts(seen.counts)
        self.bar.show_trouble(trouble_words(seen.flows, self._shell.ctx.clock(), self._shell.ctx.zone))
        self._show_emptiness()
        self.changed.emit()

    def _show_emptiness(self) -> None:
        self.list.show_emptiness(never=self.seen is not None and not self.seen.counts.states and not self.seen.flows)

    def _told(self, something: bool) -> None:
        if something:
            self.list.uncheck()
        self.refresh()

"""The list of what goes by itself with all that may stand around it: bulk bar, loading rows, empty words."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from courier_desktop.ui.messages.carried_acts import ACTS, act_button
from courier_desktop.ui.messages.carried_table import CarriedFilter, CarriedRow, CarriedTable, carried_model, fetch_of
from courier_desktop.ui.messages.looks import state_word
from courier_desktop.ui.parts.bars import BulkBar
from courier_desktop.ui.parts.button import Button
from courier_desktop.ui.parts.cards import EmptyState, SkeletonRows
from courier_desktop.ui.parts.table import HEAD_HEIGHT, Head

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QResizeEvent

    from courier_desktop.domain.ids import NoticeId
    from courier_desktop.ui.shell import Shell

MOST_CHECKED = 1000
NARROW = 620
FILLED, NEVER, FILTERED = 0, 1, 2


class CarriedList(QStackedWidget):
    """`row_changed`, `row_opened`; `arrived` with each answer; `asked` carries a CarriedAct for the checked ones.

    `all_asked` and `gateways_asked` are the ways out of an empty list.
    """

    row_changed = Signal()
    row_opened = Signal()
    arrived = Signal()
    asked = Signal(object)
    all_asked = Signal()
    gateways_asked = Signal()

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self.model = carried_model(shell.jobs)
        self.table = CarriedTable(self.model)
        self.bulk = BulkBar([act_button(act) for act in ACTS])
        self._skeleton = SkeletonRows(8, over=self.table)
        self._again = self._checking = False
        self._wanted: NoticeId | None = None
        self._build()
        self.table.row_changed.connect(lambda _row: self.row_changed.emit())
        self.table.row_opened.connect(lambda _row: self.row_opened.emit())
        self.table.head_checked.connect(self.turn_all)
        self.model.loaded.connect(self._arrived)
        self.model.failed.connect(shell.tell_error)
        self.model.checks_changed.connect(self._checks_moved)
        for act, button in zip(ACTS, self.bulk.buttons, strict=True):
            button.clicked.connect(partial(self.asked.emit, act))
        self.bulk.closed.connect(self.uncheck)

    @property
    def current(self) -> CarriedRow | None:
        """The current row."""
        row = self.table.row
        return row if isinstance(row, CarriedRow) else None

    @property
    def acted_on(self) -> tuple[CarriedRow, ...]:
        """What an act means: the checked rows, else the current one."""
        checked = tuple(row for row in self.model.rows if row.notice.notice_id in self.model.checked)
        row = self.current
        return checked or ((row,) if row is not None else ())

    def load(self, shown: CarriedFilter, wanted: NoticeId | None = None) -> None:
        """List what that filter asks for, from the beginning; `wanted` becomes the current one."""
        self._wanted = wanted
        self._skeleton.begin()
        self.model.load(fetch_of(self._shell.ctx, shown))

    def refresh(self, shown: CarriedFilter) -> None:
        """Ask again for what is shown; while an answer is under way, once more after it."""
        if self.model.loading:
            self._again = True
        elif self.model.rows:
            self.model.refresh()
        else:
            self.load(shown)

    def show_emptiness(self, *, never: bool) -> None:
        """The rows, or why there are none: nothing `never` went by itself, or nothing is as filtered."""
        if not self.model.loading:
            self.setCurrentIndex(FILLED if self.model.rows else NEVER if never else FILTERED)

    def turn_all(self) -> None:
        """Check the whole list, fetching more of it first; or none when all were."""
        if self.model.rows and len(self.model.checked) == len(self.model.rows):
            self.uncheck()
            return
        self._checking = True
        self._go_on_checking()

    def uncheck(self) -> None:
        """Check none."""
        self.model.check_all(on=False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._skeleton.setGeometry(0, HEAD_HEIGHT, self.table.width(), max(0, self.table.height() - HEAD_HEIGHT))
        self.bulk.set_narrow(self.width() < NARROW)

    def _build(self) -> None:
        filled = QWidget()
        rows = QVBoxLayout(filled)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self.table, 1)
        rows.addWidget(self.bulk)
        service = Button(self.tr("Ver servicios"), icon="cog-outline", key="F6")
        service.clicked.connect(self.gateways_asked)
        why = self.tr("Con un servicio encendido en Ajustes los avisos salen solos y aquí se ve qué fue de cada uno.")
        none = EmptyState("send-clock-outline", self.tr("Nada sale solo todavía"), why, service)
        every = Button(self.tr("Ver todos"), key="T")
        every.clicked.connect(self.all_asked)
        other = self.tr("Prueba otros días, o quita el filtro.")
        filtered = EmptyState("filter-variant", self.tr("Ningún mensaje así"), other, every)
        for widget in (filled, none, filtered):
            self.addWidget(widget)

    def _arrived(self) -> None:
        self._skeleton.end()
        if self._checking:
            self._go_on_checking()
        wanted, self._wanted = self._wanted, None
        place = self.model.row_of(wanted) if wanted is not None else -1
        if self.model.rows and (place >= 0 or not self.table.currentIndex().isValid()):
            self.table.setCurrentIndex(self.model.index(max(0, place), 3))
        self.arrived.emit()
        if self._again:
            self._again = False
            self.model.refresh()

    def _go_on_checking(self) -> None:
        nowhere = self.table.rootIndex()
        if self.model.canFetchMore(nowhere) and len(self.model.rows) < MOST_CHECKED:
            self.model.fetchMore(nowhere)
            return
        self._checking = False
        if self.model.canFetchMore(nowhere):
            self._shell.say(self.tr("Se seleccionaron los primeros {0}").format(len(self.model.rows)))
        self.model.check_all(on=True)

    def _checks_moved(self) -> None:
        count, head = len(self.model.checked), self.table.horizontalHeader()
        if isinstance(head, Head):
            every = Qt.CheckState.Checked if count == len(self.model.rows) else Qt.CheckState.PartiallyChecked
            head.check_state = every if count else Qt.CheckState.Unchecked
            head.viewport().update()
        rows: Iterable[CarriedRow] = self.model.checked.values()
        states = Counter(row.notice.state for row in rows)
        summary = " · ".join(f"{many} {state_word(state).lower()}" for state, many in states.most_common(4))
        self.bulk.show_selection(count, summary)

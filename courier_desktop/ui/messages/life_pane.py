"""The list with the life of its current message beside it: it follows the row, and never takes the focus."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from courier_desktop.ui.messages.life_drawer import Life, LifeDrawer, life_of
from courier_desktop.ui.parts.floating import DrawerPane

if TYPE_CHECKING:
    from courier_desktop.ui.messages.carried_acts import CarriedAct
    from courier_desktop.ui.messages.carried_list import CarriedList
    from courier_desktop.ui.shell import Shell


class LifePane(DrawerPane):
    """`asked` carries a CarriedAct and the id of the notice shown."""

    asked = Signal(object, str)

    def __init__(self, shell: Shell, rows: CarriedList) -> None:
        self.drawer = LifeDrawer()
        super().__init__(rows, self.drawer)
        self._shell, self._rows = shell, rows
        self.is_open = False
        rows.row_changed.connect(self.ask)
        rows.arrived.connect(self.ask)
        rows.row_opened.connect(self.turn)
        self.drawer.closed.connect(self.turn)
        self.drawer.asked.connect(self._ask_for)

    def turn(self) -> None:
        """Open or close it."""
        self.is_open = not self.is_open
        self.ask()
        if not self.is_open:
            self._rows.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def ask(self) -> None:
        """Show the current one's life, if it is to be seen."""
        row = self._rows.current
        if not self.is_open or row is None or not self._rows.model.rows:
            self.set_open(False)
            return
        work = partial(life_of, self._shell.ctx, row.notice.notice_id)
        self._shell.jobs.run(work, done=self._show, key="messages.life")

    def _ask_for(self, act: CarriedAct) -> None:
        if self.drawer.life is not None:
            self.asked.emit(act, self.drawer.life.notice.notice_id)

    def _show(self, life: Life) -> None:
        row = self._rows.current
        if row is not None and row.notice.notice_id == life.notice.notice_id:
            self.drawer.show_life(life, row.became, self._shell.ctx)
            self.set_open(self.is_open)

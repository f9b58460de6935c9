"""The piece in view: from one to the next, over the shipments' ends, and its picture from the lane."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QImage

from courier_desktop.ui.slips.work import Wanted, page_format, picture, trial_slip

if TYPE_CHECKING:
    from courier_desktop.domain.rows import ShipmentRow
    from courier_desktop.ui.shell import Shell
    from courier_desktop.ui.slips.panel import SlipPanel
    from courier_desktop.ui.slips.table import SlipList

_KEY = "slip-picture"
_PAUSE_MS = 30


class Pieces(QObject):
    """Keeps the panel showing one piece of the list's current shipment, or the trial slip."""

    def __init__(self, shell: Shell, slips: SlipList, panel: SlipPanel) -> None:
        super().__init__(slips)
        self._shell, self._list, self._panel = shell, slips, panel
        self._piece = 1
        self._trial = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._ask)
        slips.table.row_changed.connect(self._row_changed)
        panel.view.resized.connect(self._pause.start)
        panel.before.clicked.connect(lambda: self.step(-1))
        panel.after.clicked.connect(lambda: self.step(1))

    def show(self, *, trial: bool) -> None:
        """Show the current piece anew: the list, the paper or the trial changed."""
        self._trial = trial
        self._tell()
        self._pause.start()

    def step(self, by: int) -> None:
        """Show the next piece or the one before."""
        rows, row = self._list.rows, self._list.table.row
        if row is None or self._trial:
            return
        piece, place = self._piece + by, self._list.table.currentIndex().row() + by
        if 1 <= piece <= row.pieces:
            self._piece = piece
        elif 0 <= place < len(rows):
            self._list.go_to(rows[place].shipment_id)
            self._piece = 1 if by > 0 else rows[place].pieces
        self.show(trial=self._trial)

    def _row_changed(self, _row: ShipmentRow) -> None:
        self._piece = 1
        self.show(trial=self._trial)

    def _tell(self) -> None:
        rows, row = self._list.rows, self._list.table.row
        back = on = False
        if self._trial:
            self._panel.show_slip(trial_slip(self._shell.ctx).number, self.tr("etiqueta de prueba"))
        elif row is None:
            self._panel.show_slip("", "")
        else:
            self._piece = min(self._piece, row.pieces)
            earlier = sum(one.pieces for one in rows[: self._list.table.currentIndex().row()])
            total = sum(one.pieces for one in rows)
            words = self.tr("bulto {0} de {1}").format(self._piece, row.pieces)
            self._panel.show_slip(row.number, f"{words} · {earlier + self._piece}/{total}")
            back, on = earlier + self._piece > 1, earlier + self._piece < total
        self._panel.before.setEnabled(back)
        self._panel.after.setEnabled(on)

    def _ask(self) -> None:
        row, view = self._list.table.row, self._panel.view
        paper = str(self._panel.paper.value)
        view.set_paper(page_format(paper))
        if row is None and not self._trial:
            view.show_image(QImage())
            return
        ids = () if self._trial or row is None else (row.shipment_id,)
        work = partial(picture, self._shell.ctx, Wanted(ids, paper, trial=self._trial), self._piece, view.pixels)
        self._shell.jobs.run(work, done=view.show_image, key=_KEY)

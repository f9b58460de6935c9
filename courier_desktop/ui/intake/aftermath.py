"""After an import: the rows to mend into a file, and the way back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

from courier_desktop.services import acts
from courier_desktop.ui.intake.files import ask_place
from courier_desktop.ui.intake.work import bad_rows_place

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QFileDialog

    from courier_desktop.domain.ids import ShipmentId
    from courier_desktop.ui.intake.run import ImportRun
    from courier_desktop.ui.intake.sheet import ImportSheet
    from courier_desktop.ui.intake.work import Entered
    from courier_desktop.ui.shell import Shell


class Aftermath(QObject):
    """Keeps what was entered last, until it is taken back or the next file begins; `ids` are all that came in."""

    taken_back = Signal()

    def __init__(self, shell: Shell, sheet: ImportSheet, run: ImportRun) -> None:
        super().__init__(sheet)
        self._shell, self._sheet, self._run = shell, sheet, run
        self.done: Entered | None = None
        self.ids: tuple[ShipmentId, ...] = ()
        self.dialog: QFileDialog | None = None
        run.saved.connect(self._saved)
        run.taken_back.connect(self._taken_back)
        sheet.review.save.clicked.connect(self.save_bad)
        sheet.done_pane.save.clicked.connect(self.save_bad)
        sheet.bar.undo.clicked.connect(self.take_back)

    def note(self, done: Entered) -> None:
        """That was entered now."""
        self.done = done
        self.ids += done.report.shipment_ids

    def save_bad(self) -> None:
        """Ask where the rows with problems go, and write them there."""
        plan = self._run.plan
        if plan is not None and plan.bad:
            proposal = bad_rows_place(plan.inspection)
            self.dialog = ask_place(self._sheet, proposal, "CSV (*.csv)", self._run.save_bad_rows)

    def take_back(self) -> None:
        """Undo the import that was just entered."""
        if self.done is not None:
            self._run.take_back(self.done)

    def offer_undo(self) -> None:
        """Offer the way back in the window's own bar, as this sheet forgets it."""
        done, self.done = self.done, None
        if done is None:
            return
        count = done.report.added + done.report.changed
        if count:
            text = self.tr("%n guía(s) importada(s)", "", count)
            self._shell.offer_undo(text, partial(_undo, self._shell, done))

    def _saved(self, path: Path) -> None:
        self._sheet.done_pane.show_saved(path)
        self._sheet.bar.say(self.tr("Guardado: {0}").format(path))

    def _taken_back(self) -> None:
        done, self.done = self.done, None
        if done is not None:
            self.ids = self.ids[: len(self.ids) - len(done.report.shipment_ids)]
            _tell_undone(self._shell, done)
        self.taken_back.emit()


def _undo(shell: Shell, done: Entered) -> None:
    undo = partial(acts.undo, shell.ctx, done.report.act_id)
    shell.jobs.run(undo, done=lambda _undone: _tell_undone(shell, done), failed=shell.tell_error)


def _tell_undone(shell: Shell, done: Entered) -> None:
    text = QCoreApplication.translate("Import", "Importación deshecha: {0} guías quedaron como antes.")
    shell.say(text.format(done.report.added + done.report.changed))

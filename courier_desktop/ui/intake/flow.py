"""What the import sheet does: from file to file, from stage to stage."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from courier_desktop.domain.errors import CancelledError
from courier_desktop.domain.values import replace
from courier_desktop.ui.errors import sentence_of
from courier_desktop.ui.intake.aftermath import Aftermath
from courier_desktop.ui.intake.files import ask_files
from courier_desktop.ui.intake.foot import Stage
from courier_desktop.ui.intake.run import ImportRun
from courier_desktop.ui.intake.tables import kept_changes
from courier_desktop.ui.intake.wishes import Wishes
from courier_desktop.ui.theme.tokens import Tone

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PySide6.QtWidgets import QFileDialog

    from courier_desktop.domain.errors import CourierError
    from courier_desktop.services.intake.importing import ImportPlan
    from courier_desktop.ui.intake.sheet import ImportSheet
    from courier_desktop.ui.intake.work import Entered, Opened
    from courier_desktop.ui.jobs import BugReport
    from courier_desktop.ui.shell import Shell


class ImportFlow(QObject):
    """Moves the sheet through its stages; `run` does the work on the lane."""

    def __init__(self, shell: Shell, sheet: ImportSheet, files: Sequence[Path]) -> None:
        super().__init__(sheet)
        self._shell, self._sheet = shell, sheet
        self._queue = list(files)
        self._path = self._queue[0]
        self.dialog: QFileDialog | None = None
        self.run = ImportRun(shell)
        self.run.setParent(self)
        self._wishes = Wishes(shell, sheet, self.run)
        self.after = Aftermath(shell, sheet, self.run)
        self._connect()
        self.next_file()

    def add_files(self, files: Sequence[Path]) -> None:
        """Import those too: now when nothing is under way, else after this one."""
        self._queue.extend(files)
        if self._sheet.stage in (Stage.DONE, Stage.FAILED):
            self.next_file()
        else:
            self._tell_file()
            self._sheet.bar.next.setVisible(self._sheet.stage is Stage.REVIEW)

    def next_file(self) -> None:
        """Go on with the next file that waits."""
        if not self._queue:
            return
        # Ctrl+Z in the window still takes it back; its bar would lie over this sheet.
        self.after.done = None
        self._path = self._queue.pop(0)
        self._tell_file()
        self._sheet.show_stage(Stage.READING)
        self._sheet.progress.begin(self.tr("Leyendo {0}").format(self._path.name))
        self._sheet.bar.say("")
        self.run.open(self._path)

    def ask_other(self) -> None:
        """Choose another file; the one shown is left as it is unless it was not entered."""
        self.dialog = ask_files(self._sheet, self._path.parent, self._take_other)

    def enter(self) -> None:
        """Enter what the plan says and the ticks left."""
        plan = self.run.plan
        if self._wishes.tell_blocked() or plan is None:
            return
        changed = kept_changes(self._sheet.review.changes.rows_table)
        left = len(plan.changed) - len(changed)
        count = len(plan.added) + len(changed)
        self._sheet.show_stage(Stage.ENTERING)
        self._sheet.progress.begin(self.tr("Importando %n guía(s)", "", count))
        self._sheet.bar.say(self.tr("Entran todas o ninguna."))
        self.run.enter(replace(plan, changed=changed, unchanged=plan.unchanged + left))

    def cancel(self) -> None:
        """Enter nothing after all."""
        self.run.cancel()

    def primary(self) -> None:
        """What the filled button does in this stage."""
        match self._sheet.stage:
            case Stage.REVIEW:
                self.enter()
            case Stage.DONE | Stage.FAILED if self._queue:
                self.next_file()
            case Stage.DONE if self.after.ids:
                self._shell.go("slips", ids=self.after.ids)
            case Stage.DONE:
                self._sheet.close_up()
            case Stage.FAILED:
                self.ask_other()
            case _:
                pass

    def closed(self) -> None:
        """The sheet is gone; what was chosen for a file that did not go in is kept."""
        if self._sheet.stage is Stage.REVIEW:
            self.run.keep_wish()
        self.run.stop()
        self.after.offer_undo()

    def _connect(self) -> None:
        run, sheet = self.run, self._sheet
        run.opened.connect(self._opened)
        run.planning.connect(self._planning)
        run.planned.connect(self._planned)
        run.entered.connect(self._entered)
        run.refused.connect(self._refused)
        self.after.taken_back.connect(self._go_on)
        run.advanced.connect(sheet.progress.advance)
        review, bar = sheet.review, sheet.bar
        for table in (review.new, review.changes, review.problems):
            table.row_opened.connect(lambda _row: self.enter())
        sheet.done_pane.table.row_opened.connect(lambda row: self._shell.open_shipment(row.shipment_id))
        bar.primary.clicked.connect(self.primary)
        bar.other.clicked.connect(self.ask_other)
        bar.next.clicked.connect(self.next_file)
        bar.primary.refused.connect(lambda _reason: self.enter())

    def _tell_file(self) -> None:
        waiting = self.tr("%n archivo(s) más después", "", len(self._queue)) if self._queue else ""
        self._sheet.subtitle.setText(" · ".join(part for part in (self._path.name, waiting) if part))
        self._sheet.subtitle.setToolTip(str(self._path))

    def _take_other(self, files: list[Path]) -> None:
        self._queue = [*files, *self._queue]
        self.next_file()

    def _opened(self, opened: Opened) -> None:
        self._sheet.review.show_file(opened)
        self._sheet.show_stage(Stage.REVIEW)
        self._sheet.bar.next.setVisible(bool(self._queue))
        self._wishes.tell_primary()

    def _planning(self) -> None:
        self._sheet.progress.begin(self.tr("Revisando los pedidos"))
        self._sheet.review.head.show_counting()
        self._wishes.tell_primary()

    def _planned(self, plan: ImportPlan) -> None:
        self._sheet.progress.end()
        self._sheet.review.show_plan(plan, frozenset(column for column, _ in self.run.wish.chosen))
        self._wishes.tell_primary()

    def _entered(self, done: Entered) -> None:
        plan = self.run.plan
        self.after.note(done)
        if plan is not None:
            self._sheet.done_pane.show_entered(done, plan)
        bar = self._sheet.bar
        if self._queue:
            bar.show_primary(self.tr("Siguiente archivo"), "skip-next", "Return")
        elif self.after.ids:
            bar.show_primary(self.tr("Imprimir etiquetas"), "printer-outline", "Return")
        else:
            bar.show_primary(self.tr("Listo"), "check", "Return")
        bar.say("")
        self._sheet.show_stage(Stage.DONE)

    def _go_on(self) -> None:
        if self._queue:
            self.next_file()
        else:
            self._sheet.close_up()

    def _refused(self, error: CourierError | BugReport) -> None:
        sheet = self._sheet
        if sheet.stage is Stage.ENTERING:
            sheet.show_stage(Stage.REVIEW)
            self._wishes.tell_primary()
            if isinstance(error, CancelledError):
                sheet.bar.say(sentence_of(error), Tone.AMBER)
            else:
                self._shell.tell_error(error, self.tr("No se guardó nada."))
        else:
            self._fail(error)

    def _fail(self, error: CourierError | BugReport) -> None:
        kept = self.tr("{0}. No se guardó nada.").format(self._path)
        bar, more = self._sheet.bar, bool(self._queue)
        text = self.tr("Siguiente archivo") if more else self.tr("Elegir otro archivo…")
        bar.show_primary(text, "skip-next" if more else "folder-open-outline", "Return")
        bar.say("")
        self._sheet.show_failure(sentence_of(error), kept)
        bar.other.setVisible(more)

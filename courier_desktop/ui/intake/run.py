"""One file's way into the ledger: asked for step by step, done on the database lane, told by signals."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from courier_desktop.domain.values import replace
from courier_desktop.services import acts
from courier_desktop.ui.intake.work import Entered, Opened, Wish, enter, keep_wish, plan, read, save_bad_rows

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from courier_desktop.domain.errors import CourierError
    from courier_desktop.domain.intake.fields import Field
    from courier_desktop.services.intake.importing import ImportPlan
    from courier_desktop.services.intake.inspect import Inspection
    from courier_desktop.ui.jobs import BugReport, Job
    from courier_desktop.ui.shell import Shell

T = TypeVar("T")

PAUSE_MS = 250
_READ, _PLAN = "import-read", "import-plan"


class ImportRun(QObject):
    """Reads a file, plans under the person's wish, enters the plan, takes it back.

    `planning` begins a plan, `planned` carries it; the last wish wins. `refused` carries what went wrong.
    """

    opened = Signal(object)
    planning = Signal()
    planned = Signal(object)
    entered = Signal(object)
    taken_back = Signal()
    saved = Signal(object)
    refused = Signal(object)
    advanced = Signal(int, int)

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._job: Job | None = None
        self._inspection: Inspection | None = None
        self.wish = self._proposed = Wish()
        self.plan: ImportPlan | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._plan)

    def open(self, path: Path) -> None:
        """Read that file; `opened` comes with it, then `planned`."""
        self.stop()
        self._inspection, self.plan, self.wish, self._proposed = None, None, Wish(), Wish()
        self._start(partial(read, self._shell.ctx, path), self._opened, key=_READ)

    def set_sender(self, sender: str) -> None:
        """The orders are that sender's; planned again after a short pause of typing."""
        sender = " ".join(sender.split())
        if sender != self.wish.sender:
            self.wish = replace(self.wish, sender=sender)
            self._plan_soon()

    def set_field(self, column: int, field: Field | None) -> None:
        """That column means that field."""
        self.wish = self.wish.with_field(column, field)
        self._plan_soon()

    def enter(self, wanted: ImportPlan) -> None:
        """Enter that plan; `entered` comes, or `refused` and nothing was kept."""
        self._start(partial(enter, self._shell.ctx, wanted), self._entered)

    def take_back(self, done: Entered) -> None:
        """Undo the whole import, while nothing has happened to its shipments."""
        undo = partial(acts.undo, self._shell.ctx, done.report.act_id)
        self._shell.jobs.run(undo, done=self._taken_back, failed=self._shell.tell_error)

    def save_bad_rows(self, path: Path) -> None:
        """Write the plan's rows to mend there; `saved` carries the path."""
        if self.plan is not None:
            write = partial(save_bad_rows, self._shell.ctx, self.plan, path)
            self._shell.jobs.run(write, done=self._saved, failed=self._shell.tell_error)

    def keep_wish(self) -> None:
        """Keep what was chosen, for when the same file is opened again."""
        if self._inspection is not None and self.wish != self._proposed:
            self._shell.jobs.run(partial(keep_wish, self._shell.ctx, self._inspection, self.wish))

    def cancel(self) -> None:
        """Want what is under way no more: `refused` comes with CancelledError unless it was too late."""
        if self._job is not None:
            self._job.cancel()

    def stop(self) -> None:
        """Want nothing more, and no answer."""
        self._pause.stop()
        if self._job is not None:
            self._job.drop()

    def _start(self, work: Callable[..., T], done: Callable[[T], object], key: str | None = None) -> None:
        self._job = self._shell.jobs.run(work, done=done, failed=self._fail, progress=self._advance, key=key)

    def _advance(self, done: int, total: int) -> None:
        self.advanced.emit(done, total)

    def _opened(self, found: Opened) -> None:
        self._inspection = found.inspection
        self._proposed = self.wish = found.wish
        self.opened.emit(found)
        self._plan()

    def _plan_soon(self) -> None:
        self.plan = None
        self._pause.start()

    def _plan(self) -> None:
        if self._inspection is not None:
            self.plan = None
            self.planning.emit()
            work = partial(plan, self._shell.ctx, self._inspection, self.wish)
            self._start(work, self._planned, key=_PLAN)

    def _planned(self, made: ImportPlan) -> None:
        if not self._pause.isActive():
            self.plan = made
            self.planned.emit(made)

    def _entered(self, done: Entered) -> None:
        self.entered.emit(done)

    def _saved(self, path: Path) -> None:
        self.saved.emit(path)

    def _taken_back(self, _undone: acts.Undone) -> None:
        self.taken_back.emit()

    def _fail(self, error: CourierError | BugReport) -> None:
        self.refused.emit(error)

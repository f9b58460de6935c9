"""Make the sample day's ledger on the database lane, with progress and cancel."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from courier_desktop.domain.errors import CancelledError
from courier_desktop.ui.parts.cards import ProgressCard

if TYPE_CHECKING:
    from courier_desktop.domain.errors import CourierError
    from courier_desktop.services.context import Context
    from courier_desktop.ui.jobs import BugReport, Job
    from courier_desktop.ui.shell import Shell


class SampleMaker(ProgressCard):
    """Makes the sample day and asks the window to show it; Esc cancels and leaves nothing behind."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._job: Job | None = None

    def make(self) -> None:
        """Begin, unless it is being made already."""
        if self._job is not None:
            return
        self.begin(self.tr("Preparando el día de ejemplo"))
        work = partial(make_sample, self._shell.ctx)
        self._job = self._shell.jobs.run(work, done=self._made, failed=self._failed, progress=self.advance)

    def cancel(self) -> None:
        """Stop at the next act."""
        if self._job is not None:
            self._job.cancel()

    def _made(self, _none: None) -> None:
        self._job = None
        self.end()
        self._shell.open_sample()

    def _failed(self, error: CourierError | BugReport) -> None:
        self._job = None
        self.end()
        if not isinstance(error, CancelledError):
            self._shell.tell_error(error)


def make_sample(ctx: Context, job: Job) -> None:
    """Make it anew beside the ledger of `ctx`, in the same language. CancelledError leaves nothing behind."""
    from courier_desktop.services import settings
    from courier_desktop.services.open import close_context, open_context
    from courier_desktop.services.sample import load_sample_day, remove_sample_day, sample_dir

    data_dir = ctx.store.path.parent
    remove_sample_day(data_dir)
    sample = open_context(sample_dir(data_dir), clock=ctx.clock)
    finished = False
    try:
        load_sample_day(sample, progress=job.progress, cancel=lambda: job.cancelled)
        settings.change(sample, "language", ctx.settings.language)
        settings.change(sample, "theme", ctx.settings.theme)
        finished = True
    finally:
        close_context(sample)
        if not finished:
            remove_sample_day(data_dir)

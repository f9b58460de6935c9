"""Make the sample day's ledger: work for the database lane, with progress and cancel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from courier_desktop.services.open import close_context, open_context
from courier_desktop.services.sample import load_sample_day, remove_sample_day, sample_dir

if TYPE_CHECKING:
    from courier_desktop.services.context import Context
    from courier_desktop.ui.jobs import Job


def make_sample(ctx: Context, job: Job) -> None:
    """Make it anew beside the ledger of `ctx`, in the same language. CancelledError leaves nothing behind."""
    from courier_desktop.services import settings

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

"""The sample day: a ledger of its own in which a courier's whole morning has happened, and how to be rid of it."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

from courier_desktop.domain.errors import CancelledError, RefusedError
from courier_desktop.domain.notices import NoticeState
from courier_desktop.domain.values import dataclass
from courier_desktop.paths import resources_dir
from courier_desktop.services import notices
from courier_desktop.services.sample_clock import SampleClock
from courier_desktop.services.sample_day import SampleMorning
from courier_desktop.services.sample_messages import SampleMessages
from courier_desktop.services.today import today

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from courier_desktop.services.context import Context


@dataclass(frozen=True, slots=True)
class SampleDay:
    """What the sample holds once it is made."""

    files: tuple[str, ...]
    shipments: int
    routes: int
    delivered: int
    failed: int
    notices_waiting: int
    notices_confirmed: int
    notices_blocked: int


def sample_dir(data_dir: Path) -> Path:
    """The data folder of the sample day beside the courier's own ledger; it may not exist."""
    return data_dir / "sample"


def sample_files() -> tuple[Path, ...]:
    """The bundled exports of the sample day's shops, in the order in which they are imported."""
    folder = resources_dir() / "sample"
    plan = json.loads((folder / "plan.json").read_text(encoding="utf-8"))
    return tuple(folder / file["name"] for file in plan["files"])


def load_sample_day(
    ctx: Context,
    *,
    progress: Callable[[int, int], object] | None = None,
    cancel: Callable[[], bool] | None = None,
) -> SampleDay:
    """Make the whole morning in an empty ledger, as if now were its 11:42.

    RefusedError when the ledger holds anything. CancelledError when `cancel` says so: what was made until then stays in
    the ledger, whose folder goes with `remove_sample_day`. `progress` hears acts done, of all.
    """
    if not today(ctx).empty:
        raise RefusedError("ledger_not_empty")
    folder = resources_dir() / "sample"
    plan = json.loads((folder / "plan.json").read_text(encoding="utf-8"))
    real = ctx.clock
    clock = SampleClock(real(), ctx.zone)
    ctx.clock = clock
    try:
        acts = SampleMorning(ctx, clock, plan, folder, SampleMessages(ctx, clock)).acts()
        for done, (moment, act) in enumerate(acts, start=1):
            if cancel is not None and cancel():
                raise CancelledError
            clock.move_to(moment)
            act()
            if progress is not None:
                progress(done, len(acts))
        clock.move_to(clock.now)
        return _summary(ctx, tuple(file["name"] for file in plan["files"]))
    finally:
        ctx.clock = real


def _summary(ctx: Context, files: tuple[str, ...]) -> SampleDay:
    board, counted = today(ctx), notices.counts(ctx)
    waiting = (NoticeState.PREPARED, NoticeState.OPENED, NoticeState.MAYBE_SENT)
    return SampleDay(
        files=files,
        shipments=board.shipments,
        routes=board.routes_count,
        delivered=board.delivered,
        failed=board.failed,
        notices_waiting=sum(counted.get(state, 0) for state in waiting),
        notices_confirmed=counted.get(NoticeState.CONFIRMED, 0),
        notices_blocked=counted.get(NoticeState.BLOCKED, 0),
    )


def remove_sample_day(data_dir: Path) -> None:
    """Delete the sample day's folder beside that ledger, if there is one. Close its context before."""
    shutil.rmtree(sample_dir(data_dir), ignore_errors=True)

"""Lanes for what asks other computers: each question on a thread of its own, so that a dead line holds up nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QCoreApplication

from courier_desktop.ui.jobs import Jobs

if TYPE_CHECKING:
    from collections.abc import Callable

    from courier_desktop.ui.jobs import Failure, Job

T = TypeVar("T")

# A request under way cannot be called back: at closing it is waited for this long, then left behind.
PATIENCE_S = 1.0


class Network:
    """Runs each piece of work on an idle lane, or on a new one while all are busy. `stop()` leaves them all."""

    def __init__(self) -> None:
        self._lanes: list[Jobs] = []
        self._latest: dict[str, Job] = {}

    @property
    def busy(self) -> bool:
        """Whether anything is waited for."""
        return any(lane.busy for lane in self._lanes)

    def run(
        self,
        work: Callable[..., T],
        *,
        done: Callable[[T], object] | None = None,
        failed: Failure | None = None,
        key: str = "",
    ) -> Job:
        """Run `work`; `done(result)` or `failed(error)` come on the GUI thread. With a `key` the last one wins.

        A job that the person cancelled gives no answer, though its request goes on until the service has answered.
        """
        if key and key in self._latest:
            self._latest[key].drop()
        job = self._idle().run(work, done=done, failed=failed or _unheard)
        if key:
            self._latest[key] = job
        return job

    def stop(self, patience_s: float = PATIENCE_S) -> None:
        """Want no answers any more, and wait a moment for what is under way."""
        for lane in self._lanes:
            lane.leave()
        for lane in self._lanes:
            if not lane.join(patience_s):
                # It would die on its own thread, under Qt's feet: it stays until the program ends.
                lane.setParent(QCoreApplication.instance())

    def _idle(self) -> Jobs:
        for lane in self._lanes:
            if not lane.busy:
                return lane
        self._lanes.append(Jobs())
        return self._lanes[-1]


def _unheard(_error: Any) -> None:  # noqa: ANN401 - whatever a job fails with
    """What nobody asked for by hand is told in its own place, or at the next look."""

"""Work off the GUI thread: one database lane for the window, its answers back on the GUI thread in order."""

from __future__ import annotations

import inspect
import logging
import sys
import threading
import traceback
from collections.abc import Callable
from queue import SimpleQueue
from typing import TYPE_CHECKING, Any, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal

from courier_desktop.domain.errors import CancelledError, CourierError
from courier_desktop.domain.values import dataclass, field

if TYPE_CHECKING:
    from courier_desktop.ui.network import Network

T = TypeVar("T")
Failure = Callable[["CourierError | BugReport"], object]
Progress = Callable[[int, int], object]

# While the lane computes, the window waits this long for its turn at each call into Qt; a repaint makes hundreds.
# With Python's own 5 ms a window beside a large import stands still for seconds; so it never does for a tenth.
TURN_S = 0.0002

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class BugReport:
    """An error nobody expected: what it was, and a text to copy for whoever mends it."""

    title: str
    detail: str


class Job:
    """A piece of work under way. The worker asks `cancelled` or calls `check()`, and reports with `progress()`."""

    def __init__(self, tell: Callable[[Job, int, int], None]) -> None:
        self._tell = tell
        self._cancel = threading.Event()
        self._dropped = False

    @property
    def dropped(self) -> bool:
        """Whether a newer job of the same key took its place: its answer is not wanted either."""
        return self._dropped

    def drop(self) -> None:
        """Cancel it and want no answer."""
        self._dropped = True
        self.cancel()

    @property
    def cancelled(self) -> bool:
        """Whether the person wants it no more."""
        return self._cancel.is_set()

    def cancel(self) -> None:
        """Want it no more: a job not begun never begins, one under way may stop at its next check."""
        self._cancel.set()

    def check(self) -> None:
        """Raise CancelledError when the person wants it no more; inside a transaction that rolls it back."""
        if self._cancel.is_set():
            raise CancelledError

    def progress(self, done: int, total: int) -> None:
        """Report n of total; the window hears of it on its own thread."""
        self._tell(self, done, total)


@dataclass(slots=True)
class _Order:
    """What was asked: the work and who hears of it."""

    job: Job
    work: Callable[..., object]
    done: Callable[[Any], object] | None
    failed: Failure | None
    progress: Progress | None
    key: str | None
    outcome: object = None
    error: CourierError | BugReport | None = None
    takes_job: bool = field(default=False)

    def let_go(self) -> None:
        """Hold nothing of the window any more: the lane still has this order until the next one comes.

        On the lane's thread a widget must not die.
        """
        self.work = _nothing
        self.done = self.failed = self.progress = None
        self.outcome = None


def _nothing() -> None:
    """What an order does that is over."""


class Jobs(QObject):
    """The window's database lane: one thread, first come first served. `stop()` joins it."""

    failed_unheard = Signal(object)
    _ended = Signal(object)
    _progressed = Signal(object, int, int)

    def __init__(self, *, finish: Callable[[], None] | None = None) -> None:
        """`finish` runs on the lane's thread as it ends (it closes that thread's connection)."""
        super().__init__()
        sys.setswitchinterval(TURN_S)
        self._orders: SimpleQueue[_Order | None] = SimpleQueue()
        self._latest: dict[str, Job] = {}
        self._open: dict[Job, _Order] = {}
        self._finish = finish
        self._aside: Jobs | None = None
        self._network: Network | None = None
        self._ended.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._progressed.connect(self._report, Qt.ConnectionType.QueuedConnection)
        self._thread = threading.Thread(target=self._lane, name="database-lane", daemon=True)
        self._thread.start()

    def run(
        self,
        work: Callable[..., T],
        *,
        done: Callable[[T], object] | None = None,
        failed: Failure | None = None,
        progress: Progress | None = None,
        key: str | None = None,
    ) -> Job:
        """Run `work` on the lane; `done(result)` or `failed(error)` come on the GUI thread, never both.

        `work` gets the Job as keyword `job` when it has such a parameter. With a `key` the last one wins: an older one
        of the same key is cancelled and its answer dropped. A job that the person cancelled answers `failed` with
        CancelledError, or `done` when it was too late to stop it.
        """
        job = Job(self._progressed.emit)
        order = _Order(job, work, done, failed, progress, key, takes_job=_takes_job(work))
        if key is not None:
            older = self._latest.get(key)
            if older is not None:
                older.drop()
            self._latest[key] = job
        self._open[job] = order
        self._orders.put(order)
        return job

    @property
    def busy(self) -> bool:
        """Whether anything is waited for."""
        return bool(self._open)

    @property
    def aside(self) -> Jobs:
        """A lane beside this one for long work that only reads: the window goes on meanwhile. `stop` joins it too."""
        if self._aside is None:
            self._aside = Jobs()
        return self._aside

    @property
    def network(self) -> Network:
        """Lanes for what asks other computers, or a keyring that may ask the person. `stop` leaves them."""
        if self._network is None:
            from courier_desktop.ui.network import Network

            self._network = Network()
        return self._network

    def cancel_all(self) -> None:
        """Want nothing that is under way any more, and no answers."""
        for job in list(self._open):
            job.drop()

    def stop(self) -> None:
        """End the lane after the job under way, and join its thread; nothing is delivered afterwards."""
        if self._aside is not None:
            self._aside.stop()
        if self._network is not None:
            self._network.stop()
        self.cancel_all()
        self._orders.put(None)
        self._thread.join()
        self._open.clear()

    def leave(self) -> None:
        """Want nothing more of the lane: its thread ends after the job under way, which holds nothing of the window."""
        for order in self._open.values():
            order.done = order.failed = order.progress = None
        self.cancel_all()
        self._orders.put(None)

    def join(self, patience_s: float | None = None) -> bool:
        """Whether its thread has ended, within so long when given."""
        self._thread.join(patience_s)
        return not self._thread.is_alive()

    def _lane(self) -> None:
        while (order := self._orders.get()) is not None:
            if order.job.cancelled:
                order.error = CancelledError()
            else:
                self._perform(order)
            self._tell(order)
        if self._finish is not None:
            self._finish()

    def _tell(self, order: _Order) -> None:
        """Hand the answer over; the window may be gone before a request that nobody could call back came home."""
        if shiboken6.isValid(self):
            self._ended.emit(order)

    def _perform(self, order: _Order) -> None:
        try:
            order.outcome = order.work(job=order.job) if order.takes_job else order.work()
        except CourierError as error:
            order.error = error
        except Exception as error:  # noqa: BLE001 - the job runner: a bug is told with its report, never swallowed
            _log.exception("A job failed")
            order.error = BugReport(f"{type(error).__name__}: {error}", traceback.format_exc())

    def _deliver(self, order: _Order) -> None:
        if self._open.pop(order.job, None) is None or self._stale(order):
            order.let_go()
            return
        done, outcome, error, failed = order.done, order.outcome, order.error, order.failed
        order.let_go()
        if error is not None:
            self._complain(failed, error)
        elif done is not None and _alive(done):
            done(outcome)

    def _complain(self, failed: Failure | None, error: CourierError | BugReport) -> None:
        if failed is None:
            self.failed_unheard.emit(error)
        elif _alive(failed):
            failed(error)

    def _stale(self, order: _Order) -> bool:
        if order.key is not None and self._latest.get(order.key) is order.job:
            del self._latest[order.key]
        return order.job.dropped

    def _report(self, job: Job, done: int, total: int) -> None:
        order = self._open.get(job)
        if order is not None and order.progress is not None and not job.cancelled and _alive(order.progress):
            order.progress(done, total)


def _takes_job(work: Callable[..., object]) -> bool:
    """Whether the work has a parameter `job`; a built-in function that tells nothing of itself has none."""
    try:
        return "job" in inspect.signature(work).parameters
    except ValueError:
        return False


def _alive(callback: Callable[..., object]) -> bool:
    """Whether the widget that the callback belongs to still stands."""
    owner = getattr(callback, "__self__", None)
    return not isinstance(owner, QObject) or bool(shiboken6.isValid(owner))

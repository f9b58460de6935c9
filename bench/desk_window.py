"""The window as a benchmark drives it: opened over a folder, waited for, painted, its frames and memory measured."""

from __future__ import annotations

import gc
import os
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter, sleep, thread_time
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QWidget

from bench.ledgers import DayClock
from courier_desktop.ui.start import start_window

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from courier_desktop.ui.main_window import MainWindow

PATIENCE_S = 120.0


class Paints(QObject):
    """Counts how often a widget is painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__()
        self.count = 0
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802, D102 - Qt names it
        self.count += event.type() is QEvent.Type.Paint
        return False


@contextmanager
def opened(folder: Path) -> Iterator[MainWindow]:
    """The window over that ledger, on its last day, with Today's page filled; closed without a backup."""
    _app, program, status = start_window(folder, clock=DayClock())
    session = program.session
    if session is None:
        msg = f"the ledger did not open: {status}"
        raise RuntimeError(msg)
    wait_until(lambda: session.window.stack.page is not None and not session.jobs.busy)
    yield session.window
    program.close()
    QCoreApplication.processEvents()


class Turns:
    """Turns the event loop by hand; keeps how long it was busy each time, by the clock and by the processor."""

    def __init__(self) -> None:
        self.clock: list[float] = []
        self.processor: list[float] = []

    def turn(self, act: Callable[[], object] | None = None) -> float:
        """Do that, if anything, and all that follows from it; the seconds it took."""
        begun, worked = perf_counter(), thread_time()
        if act is not None:
            act()
        QCoreApplication.processEvents()
        taken = perf_counter() - begun
        self.clock.append(taken)
        self.processor.append(thread_time() - worked)
        return taken


def wait_until(done: Callable[[], bool], turns: Turns | None = None) -> None:
    """Let the window work until that holds. TimeoutError after two minutes."""
    turns, end = turns or Turns(), perf_counter() + PATIENCE_S
    while not done():
        turns.turn()
        if perf_counter() > end:
            msg = "the window never came so far"
            raise TimeoutError(msg)
        sleep(0.0005)


def memory_mb() -> float:
    """What the program holds in memory now, in MB (its resident set)."""
    gc.collect()
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20

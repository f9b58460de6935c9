"""Looks after the ledger while the window is open; tells by a line at the page's head, never by a box."""

from __future__ import annotations

import os
import sys
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from courier_desktop.domain.errors import LedgerOpenError

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QProcess

    from courier_desktop.domain.errors import CourierError
    from courier_desktop.services.care import Checked, Finding
    from courier_desktop.ui.jobs import BugReport
    from courier_desktop.ui.main_window import MainWindow

LOOK_MS = 30_000
# The check reads the whole file, so the first minute is the person's.
CHECK_AFTER_MS = 60_000
_CHECK_AGAIN_MS = 3_600_000
# What the file itself suffers from: the way out leads through the window of ways.
_OF_THE_FILE = frozenset({"ledger_damaged", "ledger_wal_damaged", "ledger_altered", "ledger_went_back"})
_OF_THE_PLACE = frozenset({"ledger_vanished", "ledger_swapped", "ledger_disk_fails"})


class Care(QObject):
    """One window's. `leave(error)` closes the ledger and shows the ways out."""

    def __init__(self, window: MainWindow, leave: Callable[[LedgerOpenError], object]) -> None:
        super().__init__(window)
        self._window = window
        self._leave = leave
        self._error: LedgerOpenError | None = None
        self._process: QProcess | None = None
        self.bar = window.care_bar
        self.bar.asked.connect(self._ask)
        self.bar.dismissed.connect(self._dismiss)
        window.jobs.failed_unheard.connect(self.hear)
        self._look = self._timer(LOOK_MS, self.look)
        self._check = self._timer(CHECK_AFTER_MS, self.check)

    def _timer(self, interval_ms: int, act: Callable[[], object]) -> QTimer:
        timer = QTimer(self)
        timer.setInterval(interval_ms)
        timer.timeout.connect(act)
        return timer

    @property
    def checking(self) -> bool:
        """Whether the day's check is under way."""
        return self._process is not None

    def begin(self) -> None:
        """The window is painted: look now, and again and again; check the whole file once a day, later."""
        if self._window.ctx.store.read_only:
            self.tell("ledger_only_to_read", {})
            return
        self.look()
        self._look.start()
        if not self._window.in_sample:
            self._check.start()

    def stop(self) -> None:
        """Look no more; a check under way is ended."""
        self._look.stop()
        self._check.stop()
        process, self._process = self._process, None
        if process is not None and process.state() is not process.ProcessState.NotRunning:
            process.kill()
            process.waitForFinished(1000)

    # -------------------------------------------------------------------------------------------------------- looking

    def look(self) -> None:
        """Ask on the database lane: did the ledger go back, is the clock behind, what did the last check find."""
        self._window.jobs.run(partial(_found, self._window), done=self._show, failed=self.hear, key="care")

    def _show(self, found: Finding | None) -> None:
        if found is not None:
            self.tell(found.code, dict(found.params))
        elif self.bar.code not in {"", "ledger_only_to_read"}:
            self._error = None
            self.bar.clear()

    def hear(self, error: CourierError | BugReport) -> None:
        """Tell of an error that is the ledger's own: it stays at the page's head with the ways out."""
        if isinstance(error, LedgerOpenError):
            why = str(error.params.get("why", ""))
            if why in _OF_THE_FILE | _OF_THE_PLACE:
                self.tell(why, dict(error.params))

    def tell(self, code: str, params: dict[str, str | int]) -> None:
        """Say that at the page's head."""
        from courier_desktop.domain.wording import say
        from courier_desktop.ui.language import current_language

        path = str(self._window.ctx.store.path)
        said = {name: value for name, value in params.items() if name != "why"}
        self._error = LedgerOpenError(**(said | {"path": path, "why": code}))
        sentence = say(code, current_language(), **said)
        ways = code in _OF_THE_FILE | _OF_THE_PLACE
        self.bar.tell(code, sentence, more=ways, fine=code == "clock_set_back")

    def _ask(self) -> None:
        if self._error is not None:
            QTimer.singleShot(0, partial(self._leave, self._error))

    def _dismiss(self) -> None:
        from courier_desktop.services import care

        self.bar.clear()
        self._window.jobs.run(partial(care.trust_clock, self._window.ctx), done=lambda _: self.look())

    # ------------------------------------------------------------------------------------------------------- checking

    def check(self) -> None:
        """Begin the day's check if it is due, in a program of its own that gives way to everything else."""
        self._check.setInterval(_CHECK_AGAIN_MS)
        from courier_desktop.services import care

        if self._process is None:
            self._window.jobs.run(partial(care.check_due, self._window.ctx), done=self._check_if, key="check-due")

    def _check_if(self, due: bool) -> None:
        if not due or self._process is not None:
            return
        from PySide6.QtCore import QProcess

        program, *words = command(str(self._window.ctx.store.path.parent))
        self._process = QProcess(self)
        self._process.setStandardOutputFile(QProcess.nullDevice())
        self._process.setStandardErrorFile(QProcess.nullDevice())
        self._process.finished.connect(self._checked)
        self._process.start(program, words)

    def _checked(self, *_status: object) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.deleteLater()
            self.look()


def command(data_dir: str) -> list[str]:
    """The words that start the check as a program of its own."""
    return quiet_command(data_dir, "verify", "--quietly")


def quiet_command(data_dir: str, *words: str) -> list[str]:
    """The words that start a command as a program that gives way to all others, installed or built into one folder."""
    own = [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "courier_desktop"]
    nice = ["nice", "-n", "15"] if os.name == "posix" else []
    return [*nice, *own, "--data-dir", data_dir, *words]


def _found(window: MainWindow) -> Finding | None:
    """The first thing to tell, the gravest before; what is noted beside the ledger is brought up to date."""
    from courier_desktop.services import care

    ctx = window.ctx
    ctx.store.check_place()
    back = care.went_back(ctx)
    if back is not None:
        return back
    care.note_seen(ctx)
    last: Checked | None = care.last_check(ctx)
    if last is not None and last.code:
        return care.Finding(last.code, {"first": last.detail[0] if last.detail else ""})
    return care.clock_behind(ctx)

"""Tries a strategy on a past day, off the window's thread: the day is read once, each change replays it."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from courier_desktop.services.strategy_preview import yesterday
from courier_desktop.ui.strategy import work

if TYPE_CHECKING:
    from courier_desktop.domain.strategy import Strategy
    from courier_desktop.services.strategy_preview import PastDay
    from courier_desktop.ui.shell import Shell


class Trial(QObject):
    """`tried` carries the Preview; `reading` comes while another day is read."""

    tried = Signal(object)
    reading = Signal()

    def __init__(self, shell: Shell, parent: QObject) -> None:
        super().__init__(parent)
        self._shell = shell
        self._past: PastDay | None = None
        self._wanted: Strategy | None = None
        self.yesterday = self.day = yesterday(shell.ctx)

    def read(self) -> None:
        """Read the day's notices."""
        self._past = None
        self.reading.emit()
        self._shell.jobs.run(partial(work.read_day, self._shell.ctx, self.day), done=self._read, key="strategy-day")

    def move(self, step: int) -> None:
        """Another day, none later than yesterday."""
        day = self.day + timedelta(days=step)
        if day <= self.yesterday:
            self.day = day
            self.read()

    def try_on(self, wanted: Strategy) -> None:
        """What that strategy would have made of the day, as soon as it is read."""
        self._wanted = wanted
        if self._past is not None:
            tried = partial(work.try_on, self._shell.ctx, self._past, wanted)
            self._shell.jobs.run(tried, done=self.tried.emit, key="strategy-preview")

    def _read(self, past: PastDay) -> None:
        self._past = past
        if self._wanted is not None:
            self.try_on(self._wanted)

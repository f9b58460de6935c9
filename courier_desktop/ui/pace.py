"""A few at once, then twice a second: what is asked for more often than the eye can follow is done once for many."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from collections.abc import Callable

AT_ONCE, EACH_S = 4, 0.5


class Pace(QObject):
    """`ask` does it at once while little is asked; in a flood twice a second, and once more after its end."""

    def __init__(
        self, act: Callable[[], object], of: QObject | None = None, clock: Callable[[], float] = time.monotonic
    ) -> None:
        """`act` is done on the GUI thread, no more once `of` is gone; `clock` gives seconds."""
        super().__init__(of)
        self._act, self._clock = act, clock
        self._left, self._seen = float(AT_ONCE), clock()
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._come)

    @property
    def waiting(self) -> bool:
        """Whether it is still to be done."""
        return self._later.isActive()

    def ask(self) -> None:
        """Do it, now or in half a second."""
        if self._later.isActive():
            return
        now = self._clock()
        self._left = min(float(AT_ONCE), self._left + (now - self._seen) / EACH_S)
        self._seen = now
        if self._left >= 1:
            self._left -= 1
            self._act()
        else:
            self._later.start(round(1000 * EACH_S * (1 - self._left)) + 1)

    def _come(self) -> None:
        self._left, self._seen = 0.0, self._clock()
        self._act()

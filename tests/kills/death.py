"""Start a worker as a real process, kill it at a chosen moment, say where the kill landed."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from tests.kills.board import Board, Phase
from tests.kills.life import Orders
from tests.kills.worker import bell_over, live_and_tell

_MOST_S = 5.0
_AIM_S = 0.8
_NAP_S = 0.002
# Such a worker imports at its first act what a forked one was given.
_SPAWNED_SLOWER = 10


@dataclass(frozen=True, slots=True)
class Moment:
    """When to kill: so long after the start, after the first act begins, or after the bell of the aim."""

    after: str
    delay_s: float


@dataclass(frozen=True, slots=True)
class Death:
    """Where a kill landed; `crash` = the traceback of a worker that ended before it."""

    phase: Phase
    commits: int
    crash: str = ""


class Body(Protocol):
    """A worker that runs."""

    def wait(self, moment: Moment) -> None:
        """Return when that moment has come, or the worker has ended."""

    def kill(self) -> str:
        """Kill it; how it had ended already, "" if it still lived."""


class Forked:
    """A worker forked from this program, which has everything imported: it works within milliseconds."""

    def __init__(self, orders: Orders) -> None:
        self._bell, its_end = os.pipe()
        self._pid = os.fork()
        if self._pid == 0:
            os.close(self._bell)
            os._exit(live_and_tell(orders, bell_over(its_end, orders)))
        os.close(its_end)

    def wait(self, moment: Moment) -> None:
        if moment.after == "first":
            self._hear(b"r", _MOST_S)
        elif moment.after == "aim":
            self._hear(b"!", _AIM_S)
        time.sleep(moment.delay_s)

    def _hear(self, sound: bytes, most_s: float) -> None:
        end = time.monotonic() + most_s
        while (left := end - time.monotonic()) > 0 and select.select([self._bell], [], [], left)[0]:
            if os.read(self._bell, 1) in {sound, b""}:
                return

    def kill(self) -> str:
        os.kill(self._pid, signal.SIGKILL)
        _, status = os.waitpid(self._pid, 0)
        os.close(self._bell)
        if not os.WIFSIGNALED(status):
            return f"it ended by itself with {os.WEXITSTATUS(status)}"
        by = signal.Signals(os.WTERMSIG(status))
        return "" if by is signal.SIGKILL else f"it ended by {by.name}"


class Spawned:
    """The same as a program of its own, for systems that cannot fork: slower, and aimed by the clock alone."""

    def __init__(self, orders: Orders) -> None:
        self._board = Board(Path(orders.board))
        self._child = subprocess.Popen([sys.executable, "-m", "tests.kills.worker", orders.text()])

    def wait(self, moment: Moment) -> None:
        end = time.monotonic() + _MOST_S
        while self._child.poll() is None and time.monotonic() < end:
            if self._board.phase >= (Phase.OPENING if moment.after == "start" else Phase.BETWEEN):
                break
            time.sleep(_NAP_S)
        time.sleep(moment.delay_s * _SPAWNED_SLOWER)

    def kill(self) -> str:
        ended = self._child.poll()
        self._child.kill()
        self._child.wait()
        return "" if ended is None else f"it ended by itself with {ended}"


def body(orders: Orders, *, fork: bool) -> Body:
    return Forked(orders) if fork else Spawned(orders)


def die(lives: Sequence[tuple[Orders, Moment]], *, fork: bool) -> list[Death]:
    """Start them all at once, kill them one after another, each at its moment."""
    boards = [Board(Path(orders.board)) for orders, _ in lives]
    for board in boards:
        board.wipe()
    running = [body(orders, fork=fork) for orders, _ in lives]
    deaths = []
    for one, board, (orders, moment) in zip(running, boards, lives, strict=True):
        one.wait(moment)
        ended = one.kill()
        crash = Path(f"{orders.told}.crash")
        told = crash.read_text(encoding="utf-8") if crash.is_file() else ""
        deaths.append(Death(board.phase, board.commits, told or ended))
    return deaths

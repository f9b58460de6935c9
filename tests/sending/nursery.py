"""Begins and kills programs that send: one process that has imported all they need and forks each in milliseconds.

It reads a line of JSON for each wish and answers it with a line. Where nothing can be forked, each is a new process.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path

from tests.sending.life import Orders, live

_ROOT = Path(__file__).resolve().parents[2]


class Nursery:
    """The other side of the line: `begin` and `kill` return when it is done."""

    def __init__(self) -> None:
        """It has begun when the first wish is answered."""
        asked = [sys.executable, "-m", "tests.sending.nursery"]
        self._running = subprocess.Popen(
            asked, cwd=_ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
        )

    def begin(self, orders: Orders) -> int:
        """The process id of a new life."""
        return self._ask({"begin": asdict(orders)})

    def kill(self, pid: int) -> None:
        """SIGKILL, or what the system has in its place; it is dead afterwards."""
        self._ask({"kill": pid})

    def close(self) -> None:
        """Every life ends with it."""
        self._running.communicate(timeout=30)

    def _ask(self, wish: dict[str, object]) -> int:
        assert self._running.stdin is not None
        assert self._running.stdout is not None
        self._running.stdin.write(json.dumps(wish) + "\n")
        self._running.stdin.flush()
        return int(self._running.stdout.readline())


def _begin(orders: Orders) -> int:
    if not hasattr(os, "fork"):
        asked = [sys.executable, "-m", "tests.sending.nursery", json.dumps(asdict(orders))]
        return subprocess.Popen(asked, cwd=_ROOT, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL).pid
    pid = os.fork()
    if pid:
        return pid
    os.close(0)
    try:
        live(orders)
    finally:
        os._exit(1)


def _kill(pid: int) -> None:
    # SIGTERM is what ends a process at once where there is no SIGKILL.
    os.kill(pid, getattr(signal, "SIGKILL", signal.SIGTERM))
    if hasattr(os, "fork"):
        os.waitpid(pid, 0)


def _serve() -> None:
    living: set[int] = set()
    for line in sys.stdin:
        wish = json.loads(line)
        if "begin" in wish:
            pid = _begin(Orders(**wish["begin"]))
            living.add(pid)
        else:
            pid = wish["kill"]
            _kill(pid)
            living.discard(pid)
        sys.stdout.write(f"{pid}\n")
        sys.stdout.flush()
    for pid in living:
        _kill(pid)


if __name__ == "__main__":
    if len(sys.argv) > 1:
        live(Orders(**json.loads(sys.argv[1])))
    _serve()

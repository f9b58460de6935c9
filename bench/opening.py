"""From the process's start to a window one can use, with a million shipments and with none, in turn."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import NamedTuple

from bench.ledgers import LAST_DAY, SIZES, kept_ledger
from bench.measure import milliseconds, report
from courier_desktop.services.open import close_context, open_context

ROUNDS = 7
STEPS = {
    "painted": "start to first paint",
    "filled": "start to Today filled",
    "listed": "then to the list of shipments",
    "found": "then to a search's answers",
}
_WITH_NONE = ("painted", "filled")


class Taken(NamedTuple):
    """Seconds by the clock and by the processor."""

    clock: float
    processor: float

    def since(self, before: Taken) -> Taken:
        """What went by since then."""
        return Taken(self.clock - before.clock, self.processor - before.processor)


def run(most: int = SIZES[-1], few: int = SIZES[0]) -> None:
    """Print each step with the most shipments beside few and none: the clock's ratio and, steadier, the processor's."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        close_context(open_context(folder / "none"))
        ledgers = {most: kept_ledger(most), few: kept_ledger(few), 0: folder / "none"}
        rounds = [_round(ledgers, folder / "compiled") for _ in range(ROUNDS + 1)][1:]
    for step, what in STEPS.items():
        for peer in (0, few):
            # An empty ledger has nothing to list or to find.
            if peer or step in _WITH_NONE:
                ours, beside = (median(one[size][step].clock for one in rounds) for size in (most, peer))
                ratio = median(one[most][step].clock / one[peer][step].clock for one in rounds)
                worked = median(one[most][step].processor / one[peer][step].processor for one in rounds)
                limit = f"aim 1.0; processor's x{worked:.2f}"
                report(f"{what}, {most:,} / {peer:,}", milliseconds(ours), milliseconds(beside), ratio, limit)


def _round(ledgers: dict[int, Path], compiled: Path) -> dict[int, dict[str, Taken]]:
    return {size: _opened(folder, compiled) for size, folder in ledgers.items()}


def _opened(folder: Path, compiled: Path) -> dict[str, Taken]:
    """What each step took: the first two since the start, the others since the step before."""
    # As an installed program starts: its modules compiled already (the round thrown away compiles them).
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment["PYTHONPYCACHEPREFIX"] = str(compiled)
    environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    words = [sys.executable, "-m", "bench.windows", "used", str(folder), LAST_DAY.isoformat()]
    at: dict[str, Taken] = {}
    begun = perf_counter()
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True, env=environment) as process:
        for line in process.stdout or ():
            step, processor = line.split()
            at[step] = Taken(perf_counter() - begun, float(processor))
        process.wait(60)
    if list(at) != list(STEPS):
        msg = f"the window over {folder} came only as far as {list(at)}"
        raise RuntimeError(msg)
    return at | {"listed": at["listed"].since(at["filled"]), "found": at["found"].since(at["listed"])}


if __name__ == "__main__":
    run()

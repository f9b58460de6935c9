"""From the process's start to the window's first paint: ours, with a day's ledger, against a bare Qt window."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter

from bench.days import drafts
from bench.measure import milliseconds, paired, report
from courier_desktop.domain.staff import Right
from courier_desktop.services import registering
from courier_desktop.services.open import close_context, open_context

ROUNDS = 7
SHIPMENTS = 200


def run() -> None:
    """Print the medians and the ratio, one of each in turn."""
    with tempfile.TemporaryDirectory() as folder:
        ctx = open_context(Path(folder))
        with ctx.write(Right.UPKEEP) as tx:
            registering.register_in(tx, list(drafts(SHIPMENTS)))
        close_context(ctx)
        ours, hello, ratio = paired(lambda: _paint("ours", folder), lambda: _paint("hello", folder), ROUNDS)
    report("first paint / bare Qt window", milliseconds(ours), milliseconds(hello), ratio, "gate 1.5, aim 1.25")


def _paint(which: str, folder: str) -> float:
    # As an installed program starts: its modules compiled already (the first round compiles them).
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment["PYTHONPYCACHEPREFIX"] = f"{folder}/compiled"
    environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    begun = perf_counter()
    with subprocess.Popen(
        [sys.executable, "-m", "bench.windows", which, folder], stdout=subprocess.PIPE, text=True, env=environment
    ) as process:
        line = process.stdout.readline() if process.stdout else ""
        taken = perf_counter() - begun
        process.wait(60)
    if not line.startswith("painted"):
        msg = f"the window {which!r} was not painted"
        raise RuntimeError(msg)
    return taken


if __name__ == "__main__":
    run()

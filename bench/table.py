"""The page of shipments in the window at ten thousand to a million: listed, repainted, scrolled; against Qt's table."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from typing import Any

from bench.ledgers import SIZES, kept_ledger
from bench.measure import milliseconds, percentile, report

ROUNDS = 3
ROWS = 10_000
_FRAME_S, _FREEZE_S = 1 / 60, 0.050


def run(sizes: tuple[int, ...] = SIZES) -> None:
    """Print each figure at each size, the repaint beside Qt's own table, and the frames of a scroll."""
    found: dict[int, list[dict[str, Any]]] = {size: [] for size in sizes}
    plain: list[dict[str, Any]] = []
    with tempfile.TemporaryDirectory() as name:
        texts = str(Path(name) / "texts.json")
        for _ in range(ROUNDS):
            for size in sizes:
                found[size].append(_measured("ours", str(kept_ledger(size)), str(ROWS), texts))
            plain.append(_measured("plain", texts))
    _print_sizes(found)
    last = found[sizes[-1]]
    for key, what in (("newest", "listed and painted, newest first"), ("by_name", "listed and painted, by recipient")):
        ours, few = _of(last, key), _of(found[sizes[-2]], key)
        report(
            f"{what}, {sizes[-1]:,} / {sizes[-2]:,}",
            milliseconds(ours),
            milliseconds(few),
            ours / few,
            "gate 2.0, aim 1.2",
        )
    for key, told in (("repaint", ""), ("repaint_worked", " (processor)")):
        ours, peer = _of(last, key), _of(plain, key)
        ratio = median(one[key] / other[key] for one, other in zip(last, plain, strict=True))
        what = f"repaint of a page / QStandardItemModel{told}"
        report(what, milliseconds(ours), milliseconds(peer), ratio, "gate 1.7, aim 1.0")
    _print_scroll(last, sizes[-1])


def _print_sizes(found: dict[int, list[dict[str, Any]]]) -> None:
    sizes = list(found)
    print(f"  {'shipments':<44} {'  '.join(f'{size:>12,}' for size in sizes)}   growth")
    for key, what in (
        ("newest", "asked until painted, newest first"),
        ("by_name", "asked until painted, by recipient"),
        ("repaint", "repaint of a page"),
    ):
        values = [_of(found[size], key) for size in sizes]
        shown = "  ".join(f"{milliseconds(one):>12}" for one in values)
        print(f"  {what:<44} {shown}   x{values[-1] / values[0]:.2f}")
    for key, what in (
        ("memory", "memory of the program, listed"),
        ("grown", f"more after {ROWS:,} rows scrolled through"),
    ):
        values = [_of(found[size], key) for size in sizes]
        shown = "  ".join(f"{f'{one:.1f} MB':>12}" for one in values)
        print(f"  {what:<44} {shown}   x{values[-1] / values[0]:.2f}")


def _print_scroll(runs: list[dict[str, Any]], size: int) -> None:
    print(f"  page down through {ROWS:,} rows of {size:,}, a page each frame of 16.7 ms ({ROUNDS} runs)")
    for key, what in (("frames", "a frame, by the clock"), ("processor", "a frame, the processor's time")):
        taken = [one for run in runs for one in run[key]]
        late, frozen = (sum(one > limit for one in taken) for limit in (_FRAME_S, _FREEZE_S))
        shown = "  ".join(
            f"{name} {milliseconds(percentile(taken, share))}" for name, share in (("p50", 0.5), ("p99", 0.99))
        )
        print(
            f"  {what:<44} {shown}  worst {milliseconds(max(taken))}  over 16.7 ms {late} of {len(taken)}"
            f"  over 50 ms {frozen} (aim none)"
        )


def _of(runs: list[dict[str, Any]], key: str) -> float:
    return float(median(one[key] for one in runs))


def _measured(*words: str) -> dict[str, Any]:
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-m", "bench.table_window", *words]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


if __name__ == "__main__":
    run()

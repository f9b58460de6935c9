"""python -m tests.kills --kills N --seed S --minutes M: kill the program, over and over, and say what was lost."""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
import time
from dataclasses import asdict
from pathlib import Path

from tests.kills.all_works import SOUND, WORKS
from tests.kills.book import Findings
from tests.kills.campaign import Campaign, Plan
from tests.kills.table import table, total_of


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.kills", description=__doc__)
    parser.add_argument("--kills", type=int, default=500)
    parser.add_argument("--seed", type=int, default=None, help="plans the same lives again; else by the clock")
    parser.add_argument("--minutes", type=float, default=0.0, help="stop after so long, whatever --kills says")
    parser.add_argument("--work", action="append", choices=WORKS, help="only this one; may be said again")
    parser.add_argument("--stop", default="", choices=Findings.__slots__, help="at the first finding of that kind")
    parser.add_argument("--spawn", action="store_true", help="a program for each life in place of a fork")
    parser.add_argument("--out", type=Path, help="write the figures there as JSON")
    parser.add_argument("--keep", type=Path, help="work in this folder, and leave it")
    return parser.parse_args()


def main() -> int:
    """1 when anything was found."""
    asked = _asked()
    seed = time.time_ns() % 1_000_000 if asked.seed is None else asked.seed
    works = tuple(asked.work or SOUND)
    fork = hasattr(os, "fork") and not asked.spawn
    plan = Plan(asked.kills, seed, works, asked.minutes, stop=asked.stop, fork=fork)
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="kills-") as scratch:
        folder = asked.keep or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        campaign = Campaign(plan, folder)
        campaign.run()
    total = total_of(campaign.rows.values())
    found = {name: len(lines) for name, lines in asdict(total.found).items()}
    took = f"{campaign.kills} kills in {time.monotonic() - began:.0f} s"
    sys.stdout.write(f"{table(campaign)}\nseed {seed}, {took}, losses: {found['losses']}\n")
    if asked.out:
        phases = {phase.name: count for phase, count in total.phases.items()}
        numbers = {
            "kills": total.kills,
            "losses": found["losses"],
            "phases": phases,
            "answered": total.answered,
            "cuts": total.cuts,
        }
        more = {"torn": total.spilled, "checkpoints": total.checkpoints, "found": found, "notes": campaign.notes}
        asked.out.write_text(json.dumps({**numbers, **more}), encoding="utf-8")
    return 1 if any(found.values()) else 0


if __name__ == "__main__":
    sys.exit(main())

"""Five hundred kills at random moments, and nothing lost; and each mistake that this is to find, found.

`KILLS=5000` asks for more, `KILLS_SEED=7` for other moments; `python -m tests.kills --help` for a run by the hour.
"""

from __future__ import annotations

import faulthandler
import json
import os
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any  # a report is JSON

import pytest

ROOT = Path(__file__).resolve().parents[2]
KILLS = int(os.environ.get("KILLS", "500"))
SEED = int(os.environ.get("KILLS_SEED", "20261119"))
LANES = 2
MOST_S = 3600


def start(out: Path, *args: str) -> subprocess.Popen[str]:
    """A campaign as a program of its own: it forks, and must have no window and no threads."""
    asked = [sys.executable, "-m", "tests.kills", "--out", str(out), *args]
    return subprocess.Popen(asked, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)


def report(running: subprocess.Popen[str], out: Path) -> tuple[str, dict[str, Any]]:
    """What it printed and its figures; the test fails when it did not come to its end."""
    told, _ = running.communicate(timeout=MOST_S)
    assert out.is_file(), told
    return told, json.loads(out.read_text(encoding="utf-8"))


@pytest.mark.slow
@pytest.mark.timeout(MOST_S)
def test_no_kill_loses_anything(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    # It says by itself how far it is; a busy machine is no hanging test.
    faulthandler.cancel_dump_traceback_later()
    began = time.monotonic()
    outs = [tmp_path / f"lane-{lane}.json" for lane in range(LANES)]
    each = -(-KILLS // LANES)
    running = [start(out, "--kills", str(each), "--seed", str(SEED + lane)) for lane, out in enumerate(outs)]
    lanes = [report(one, out) for one, out in zip(running, outs, strict=True)]
    reports = [figures for _, figures in lanes]
    told = "".join(f"\n{one}" for one, _ in lanes)
    kills, losses = (sum(one[name] for one in reports) for name in ("kills", "losses"))
    with capsys.disabled():
        sys.stdout.write(f"{told}{kills} kills, {losses} losses, in {time.monotonic() - began:.0f} s\n")
    assert [note for one in reports for note in one["notes"]] == []
    assert kills >= KILLS
    assert sum(one["answered"] for one in reports) >= KILLS * 0.5
    landed: Counter[str] = Counter()
    for one in reports:
        landed.update(one["phases"])
        landed.update({name: one[name] for name in ("torn", "checkpoints", "cuts")})
    # Kills that land beside the work prove nothing.
    assert landed["TRANSACTION"] >= KILLS * 0.08, landed
    assert landed["COMMIT"] >= KILLS * 0.08, landed
    assert landed["OPENING"] + landed["STARTING"] >= KILLS * 0.02, landed
    assert landed["FILES"] + landed["COPYING"] + landed["RENAMING"] >= KILLS * 0.02, landed
    assert landed["torn"] >= KILLS * 0.04, landed
    assert landed["cuts"] >= KILLS * 0.1, landed


@pytest.mark.slow
@pytest.mark.parametrize(
    ("work", "kind"),
    [
        ("a mark in two transactions", "halves"),
        ("derived in another transaction", "drift"),
        ("a notice planned twice", "doubles"),
        ("answered before the commit", "losses"),
        ("not synced", "losses"),
        ("a backup under its name too soon", "halves"),
    ],
)
def test_a_mistake_is_found(work: str, kind: str, tmp_path: Path) -> None:
    out = tmp_path / "report.json"
    told, figures = report(start(out, "--work", work, "--stop", kind, "--kills", "80", "--seed", "2"), out)
    assert figures["found"][kind] > 0, told


@pytest.mark.slow
@pytest.mark.timeout(MOST_S)
def test_a_program_of_its_own_for_each_life_is_killed_as_well(tmp_path: Path) -> None:
    """As where nothing can be forked."""
    out = tmp_path / "report.json"
    told, figures = report(start(out, "--spawn", "--kills", "4", "--seed", "3", "--work", "mark"), out)
    # A life that draws a second program kills both: one more.
    assert figures["kills"] >= 4, told
    assert figures["notes"] == [], told
    assert figures["answered"] > 0, told

"""No double send and no lost send: gateways x points x troubles, the books of both sides compared.

`MATRIX=full` runs every point with every trouble; else every point, every trouble, and some pairs drawn by luck.
"""

from __future__ import annotations

import os
import random
import sys
from pathlib import Path

import pytest

from tests.gateways.rigs.base import Rig, Trouble
from tests.gateways.rigs.found import rigs
from tests.sending.matrix import Bench, Case, Cut, Verdict

FULL = os.environ.get("MATRIX") == "full"
_PAIRS = 12
# No service is asked more than this often for one message.
_MOST_REQUESTS = 4
RIGS = rigs()


def cases_of(rig: Rig, requests: int) -> list[Case]:
    """Every point alone, every trouble alone at every request, and pairs of both."""
    troubles = sorted(rig.troubles)
    plain = [Case(rig.name, cut) for cut in Cut]
    alone = [Case(rig.name, Cut.NOWHERE, trouble, at) for trouble in troubles for at in range(requests)]
    pairs = [
        Case(rig.name, cut, trouble, at)
        for cut in Cut
        for trouble in troubles
        for at in range(requests)
        if cut is not Cut.NOWHERE
    ]
    return [*plain, *alone, *(pairs if FULL else random.Random(20261122).sample(pairs, _PAIRS))]


@pytest.mark.slow
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("rig", RIGS, ids=lambda rig: f"{rig.name.value}{rig.label}")
def test_no_double_and_no_lost_send(rig: Rig, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with rig.start() as stand:
        bench = Bench(rig, stand, tmp_path / "data")
        try:
            asked = stand.asked()
            assert bench.run(Case(rig.name, Cut.NOWHERE)).good
            requests = min(stand.asked() - asked, _MOST_REQUESTS)
            found = [bench.run(case) for case in cases_of(rig, requests)]
        finally:
            bench.close()
    with capsys.disabled():
        sys.stdout.write(f"\n{told(rig, found)}\n")
    bad = [f"{one.case}: {one.state.value}, booked {one.booked}" for one in found if not one.good]
    assert not bad, "\n".join(bad)


def told(rig: Rig, found: list[Verdict]) -> str:
    """The figures in one line."""
    asked = sum(one.asked for one in found)
    doubles, losses = sum(one.double for one in found), sum(one.lost for one in found)
    able = "can be looked up" if found and found[0].known else "a person is asked"
    return f"{rig.name.value}: {len(found)} cases, {doubles} doubles, {losses} losses, {asked} asked ({able})"


def test_every_trouble_is_known() -> None:
    assert {trouble for rig in RIGS for trouble in rig.troubles} <= set(Trouble)

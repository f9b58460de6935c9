"""Programs killed by SIGKILL while they send, two at once, suspended: no double, no loss, whatever the moment.

`KILLS=1000` asks for more. A killed program's lease would hold its gateway for two minutes: after each kill the clock
that programs and services share is moved past it, once the services have done what they had been asked.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest

from courier_desktop.domain.errors import LedgerOpenError
from courier_desktop.domain.messaging import GatewayName
from tests.sending.shared import Shared
from tests.sending.stage import SERVICES, Stage, Tally

KILLS = int(os.environ.get("KILLS", "60"))
_BEGINS = 0.2
_LONGEST_S = 0.5
_MOST_PROGRAMS = 20
Stages = Callable[..., AbstractContextManager[Stage]]


@pytest.fixture
def stages(tmp_path: Path) -> Stages:
    @contextmanager
    def opened(*names: GatewayName) -> Iterator[Stage]:
        stage = Stage(tmp_path, *names)
        try:
            yield stage
        finally:
            stage.close()

    return opened


def killed(stage: Stage, kills: int, mistake: str = "", enough: Callable[[], bool] = lambda: False) -> int:
    """So many lives, each killed at a random moment; how many of the kills cut a send."""
    cut: set[tuple[str, int]] = set()
    for _ in range(kills):
        # Now and then it dies while it begins.
        waits = stage.luck.random() > _BEGINS
        one = stage.begin(mistake, waits=waits)
        stage.plan(stage.luck.randint(2, 6))
        time.sleep(stage.luck.uniform(0, _LONGEST_S))
        stage.kill(one)
        cut |= stage.in_flight()
        stage.jump()
        if enough():
            break
    return len(cut)


def told(capsys: pytest.CaptureFixture[str], line: str) -> None:
    with capsys.disabled():
        sys.stdout.write(f"\n{line}\n")


def good(tally: Tally) -> bool:
    """Whether nothing is wrong; the assertion says what."""
    assert tally.notes == []
    return tally.doubles == tally.losses == 0


@pytest.mark.slow
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("name", SERVICES, ids=lambda name: name.value)
def test_no_kill_doubles_or_loses(name: GatewayName, stages: Stages, capsys: pytest.CaptureFixture[str]) -> None:
    began, kills = time.monotonic(), -(-KILLS // len(SERVICES))
    with stages(name) as stage:
        stage.plan(10)
        cut = killed(stage, kills)
        stage.finish()
        tally = stage.compare()
    took = time.monotonic() - began
    told(capsys, f"{name.value}: {kills} kills, {cut} of them amid a send, in {took:.0f} s; {tally}")
    assert good(tally)
    assert cut >= kills * 0.1
    # Each kill cuts one send at most.
    assert tally.cut <= kills
    assert tally.asked <= tally.cut


@pytest.mark.slow
@pytest.mark.timeout(600)
@pytest.mark.parametrize("names", [(GatewayName.TWILIO_SMS,), (GatewayName.SMSGATE, GatewayName.TELEGRAM)], ids=str)
def test_two_programs_at_once_send_each_message_once(
    names: tuple[GatewayName, ...], stages: Stages, capsys: pytest.CaptureFixture[str]
) -> None:
    kills = 6
    with stages(*names) as stage:
        stage.plan(20)
        pair = [stage.begin(), stage.begin()]
        for _ in range(kills):
            stage.plan(3)
            stage.flow(stage.luck.uniform(0.2, 1.0), 30)
            place = stage.luck.randrange(2)
            stage.kill(pair[place])
            pair[place] = stage.begin()
        stage.flow(1, 30)
        for one in pair:
            stage.kill(one)
        stage.jump()
        stage.finish()
        tally = stage.compare()
    told(capsys, f"two programs, {kills} kills of one, then of both; {tally}")
    assert good(tally)
    assert tally.cut <= (kills + 2) * len(names)


if hasattr(signal, "SIGSTOP"):

    @pytest.mark.slow
    @pytest.mark.timeout(600)
    @pytest.mark.parametrize("name", SERVICES, ids=lambda name: name.value)
    def test_who_slept_over_its_lease_does_not_send(name: GatewayName, stages: Stages) -> None:
        with stages(name) as stage:
            tally = asleep(stage)
        assert good(tally)

    @pytest.mark.slow
    @pytest.mark.timeout(600)
    def test_suspended_at_any_moment(stages: Stages, capsys: pytest.CaptureFixture[str]) -> None:
        stops = 8
        # Of these none can be doubled by a request that was suspended on its way out.
        with stages(GatewayName.SMSGATE, GatewayName.TELEGRAM) as stage:
            stage.plan(10)
            for _ in range(stops):
                sleeper = stage.begin()
                time.sleep(stage.luck.uniform(0, _LONGEST_S))
                stage.suspend(sleeper)
                stage.rest()
                stage.jump()
                other = stage.begin()
                try:
                    stage.plan(3)
                except LedgerOpenError:
                    # The one suspended, or the other, holds the ledger's lock: an office is told so, and tries again.
                    stage.signal(sleeper, signal.SIGCONT)
                    stage.plan(3)
                time.sleep(stage.luck.uniform(0.1, _LONGEST_S))
                stage.signal(sleeper, signal.SIGCONT)
                time.sleep(stage.luck.uniform(0.1, _LONGEST_S))
                for one in (sleeper, other):
                    stage.kill(one)
                stage.jump()
            stage.finish()
            tally = stage.compare()
        told(capsys, f"{stops} suspended beyond their lease; {tally}")
        assert good(tally)

    @pytest.mark.slow
    def test_one_that_sends_when_it_wakes_up_is_found(stages: Stages) -> None:
        with stages(GatewayName.TWILIO_SMS) as stage:
            tally = asleep(stage, "sends after a sleep")
        assert tally.doubles > 0


def asleep(stage: Stage, mistake: str = "") -> Tally:
    """A program suspended between a message's row and its request, another at work meanwhile, and both afterwards."""
    stage.plan(6)
    sleeper = stage.begin(mistake, stops_at=3)
    stage.until(lambda: stage.shared[Shared.STOPPED] > 0, "a program asleep")
    time.sleep(0.05)
    stage.jump()
    stage.finish()
    stage.signal(sleeper, signal.SIGCONT)
    time.sleep(0.3)
    stage.plan(3)
    stage.finish()
    return stage.compare()


@pytest.mark.slow
@pytest.mark.timeout(600)
@pytest.mark.parametrize(
    ("mistake", "name"),
    [("row after the request", GatewayName.TWILIO_SMS), ("unknown sent again", GatewayName.TELEGRAM)],
)
def test_a_mistake_is_found(mistake: str, name: GatewayName, stages: Stages) -> None:
    with stages(name) as stage:

        def doubled() -> bool:
            texts = [one.text for one in stage.servers[name].books]
            return len(set(texts)) < len(texts)

        stage.plan(10)
        killed(stage, 40, mistake, doubled)
        assert doubled()
        stage.finish(mistake)
        assert stage.compare().doubles > 0


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_two_programs_without_a_lease_are_found(stages: Stages) -> None:
    """Each takes what the other is sending for cut, though nobody was killed."""
    with stages(GatewayName.TWILIO_SMS) as stage:
        stage.begin("no lease")
        for _ in range(_MOST_PROGRAMS):
            stage.plan(12)
            # What it finds under way is another's, alive and sending.
            stage.begin("no lease")
            if stage.compare().cut:
                return
    pytest.fail("no send of a living program was taken for cut")

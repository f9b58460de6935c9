"""A gateway with nothing to do writes nothing: every write makes all windows look at their pages again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from courier_desktop.domain.messaging import Outcome, OutcomeKind, Traits
from courier_desktop.domain.notices import Channel
from courier_desktop.services.open import close_context, open_context
from courier_desktop.store import plain
from tests.fakes.desk import desk_over, migrated_ledger
from tests.fakes.gateway import FakeGateway, Sender


@pytest.fixture
def sender(tmp_path: Path) -> Iterator[Sender]:
    migrated_ledger(tmp_path)
    with desk_over(tmp_path) as desk:
        yield Sender(desk, FakeGateway())


def writes_of(sender: Sender, turns: int, seconds: float) -> int:
    """How many of those turns wrote anything, seen from another program."""
    other = open_context(sender.desk.ctx.store.path.parent)
    turner = sender.turner()
    turner.turn()
    count, seen = 0, plain.writes_seen(other.store.conn())
    for _ in range(turns):
        sender.desk.clock.advance(seconds=seconds)
        turner.turn()
        now = plain.writes_seen(other.store.conn())
        count, seen = count + (now != seen), now
    close_context(other)
    return count


def test_an_idle_gateway_renews_its_lease_once_a_minute(sender: Sender) -> None:
    assert writes_of(sender, 60, 2.0) <= 2


def test_nothing_is_written_while_its_pace_or_its_day_holds_it_back(sender: Sender) -> None:
    sender.gateway.traits = Traits(channel=Channel.SMS, pace_s=600, daily_cap=2)
    for one in sender.desk.shipments(4):
        sender.plan(one, lasts=timedelta(days=2))
    assert writes_of(sender, 30, 1.0) <= 1
    assert len(sender.gateway.books) == 1


def test_a_pause_is_quiet_too(sender: Sender) -> None:
    sender.plan(sender.desk.shipment())
    sender.gateway.script.append(Outcome(kind=OutcomeKind.CONFIG_ERROR, code="gateway_credentials"))
    assert writes_of(sender, 30, 1.0) <= 1
    assert sender.gateway.books == []

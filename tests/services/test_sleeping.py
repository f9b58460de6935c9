"""A program that slept over its lease wakes up beside the one that took its message over, and spoils nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from courier_desktop.domain.messaging import Found, MessageState, Outcome, OutcomeKind
from courier_desktop.domain.notices import NoticeState
from courier_desktop.services import outbox, outcomes
from courier_desktop.services.gateways import Ready
from courier_desktop.store import notices as notice_rows
from courier_desktop.store import outbox as rows
from tests.fakes.desk import desk_over, migrated_ledger
from tests.fakes.gateway import FakeGateway, Sender

NOT_PROCESSED = Outcome(kind=OutcomeKind.RETRY_BACKOFF, code="try_later")


@pytest.fixture
def sender(tmp_path: Path) -> Iterator[Sender]:
    migrated_ledger(tmp_path / "data")
    with desk_over(tmp_path / "data") as desk:
        yield Sender(desk, FakeGateway())


def asleep(sender: Sender) -> outbox.Taken:
    """A message taken up by a program that then slept; another program has had its turn since."""
    sender.plan(sender.desk.shipment())
    taken = outbox.take_up(sender.desk.ctx, ready(sender), "sleeper", 0.0)
    assert isinstance(taken, outbox.Taken)
    sender.desk.clock.advance(minutes=3)
    sender.turn("another program")
    return taken


def ready(sender: Sender) -> Ready:
    return Ready(sender.name, sender.gateway, sender.gateway.traits)


def standing(sender: Sender, taken: outbox.Taken) -> tuple[MessageState, NoticeState]:
    with sender.desk.ctx.read() as conn:
        message = rows.load(conn, taken.facts.message_id)
        notice = notice_rows.load(conn, rows.notices_of(conn, taken.facts.message_id)[0])
    assert message is not None
    assert notice is not None
    return message.state, notice.state


@pytest.mark.parametrize(
    "outcome",
    [NOT_PROCESSED, Outcome(kind=OutcomeKind.FINAL_CONTENT), Outcome(kind=OutcomeKind.UNKNOWN_MAYBE_SENT)],
    ids=lambda one: one.kind.value,
)
def test_what_another_has_sent_stays_sent(sender: Sender, outcome: Outcome) -> None:
    taken = asleep(sender)
    outcomes.settle(sender.desk.ctx, ready(sender), taken, outcome, 0.0)
    assert standing(sender, taken) == (MessageState.SENT, NoticeState.SENT)
    sender.turn("another program")
    assert len(sender.gateway.books) == 1


def test_its_gateways_id_is_not_kept_over_the_others(sender: Sender) -> None:
    taken = asleep(sender)
    assert outbox.keep_reference(sender.desk.ctx, taken, "late id") is None
    assert standing(sender, taken) == (MessageState.SENT, NoticeState.SENT)


def test_what_it_knows_did_not_go_goes_again(sender: Sender) -> None:
    """Nobody else could tell: a person would have been asked."""
    sender.gateway.found = Found.CANNOT_TELL
    taken = asleep(sender)
    assert standing(sender, taken) == (MessageState.UNKNOWN, NoticeState.MAYBE_SENT)
    outcomes.settle(sender.desk.ctx, ready(sender), taken, NOT_PROCESSED, 0.0)
    assert standing(sender, taken) == (MessageState.QUEUED, NoticeState.QUEUED)
    sender.desk.clock.advance(minutes=3)
    sender.turn("another program")
    assert standing(sender, taken) == (MessageState.SENT, NoticeState.SENT)
    assert len(sender.gateway.books) == 1

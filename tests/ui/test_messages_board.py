"""The run cut in batches, the one to go on with, what must be looked at: pure, and read from a real ledger."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from courier_desktop.domain.ids import NoticeId
from courier_desktop.domain.notices import NoticeState
from courier_desktop.domain.reasons import ReasonCode
from courier_desktop.domain.statuses import Status
from courier_desktop.services import acts, marking, notices
from courier_desktop.services.open import close_context
from courier_desktop.ui.messages.board import Batch, Board, batches_of, load_board
from courier_desktop.ui.messages.standing import Standing
from courier_desktop.ui.messages.views import ViewName
from tests.ui.day import OPTED_OUT, Day, local, make_day, row


@pytest.fixture
def day(data_dir: Path) -> Iterator[Day]:
    made = make_day(data_dir)
    yield made
    close_context(made.ctx)


@pytest.mark.parametrize(
    ("planned", "sizes"),
    [
        ([0] * 10, [10]),
        ([0] * 45, [20, 20, 5]),
        ([0] * 10 + [30] * 4, [10, 4]),
        ([0] * 9 + [30] * 4, [13]),  # too few for a batch of their own
        ([0, 30, 60, 90], [4]),
        ([0] * 12 + [5] * 3, [15]),
        ([], []),
    ],
)
def test_a_batch_is_ten_to_twenty(planned: list[int], sizes: list[int]) -> None:
    run = [row(place, minutes=minutes) for place, minutes in enumerate(planned)]
    assert [len(batch.rows) for batch in batches_of(run)] == sizes


def test_what_comes_later_never_moves_a_cut() -> None:
    run = [row(place, minutes=place) for place in range(57)]
    keys = [batch.key for batch in batches_of(run)]
    for end in range(len(run)):
        assert keys[: len(batches_of(run[:end]))] == [batch.key for batch in batches_of(run[:end])]


def test_what_a_newer_notice_replaced_is_not_shown_but_keeps_the_cuts() -> None:
    run = [row(place) for place in range(25)]
    run[3] = replace(run[3], state=NoticeState.EXPIRED, why="superseded")
    assert [len(batch.rows) for batch in batches_of(run)] == [19, 5]


def test_one_goes_on_with_the_next_prepared_and_then_with_those_left_behind() -> None:
    done, open_one = NoticeState.CONFIRMED, NoticeState.OPENED
    batch = Batch((row(0), row(1, done), row(2, open_one), row(3, NoticeState.BLOCKED), row(4)))
    following = [batch.following(one.notice_id) for one in batch.rows]
    assert [one.notice_id if one else None for one in following] == ["n4", "n4", "n4", "n4", "n0"]
    assert Batch((row(0),)).following(NoticeId("n0")) is None
    assert (batch.waiting, batch.confirmed) == (3, 1)


def test_the_person_stands_on_the_first_batch_that_waits() -> None:
    done = [row(place, NoticeState.CONFIRMED) for place in range(20)]
    standing = Standing(Board(local(10), batches_of([*done, *(row(place) for place in range(20, 45))])))
    assert standing.batch is not None
    assert (standing.batch.key, standing.other is not None) == ("n20", True)
    assert standing.go_on()
    assert (standing.batch_key, standing.then) == ("n40", "n40")
    assert standing.find("number", "CLB-3")
    assert (standing.batch_key, standing.then) == ("n0", "n3")
    assert not standing.find("number", "CLB-999")


def test_a_finished_batch_rests_until_one_looks_back() -> None:
    standing = Standing(Board(local(10), batches_of([row(place, NoticeState.CONFIRMED) for place in range(3)])))
    assert not standing.through()
    standing.rests = True
    assert standing.through()
    standing.view = ViewName.REVIEW
    assert not standing.through()


def test_the_board_of_a_day(day: Day) -> None:
    board = load_board(day.ctx)
    assert [len(batch.rows) for batch in board.batches] == [10]
    assert (board.by_hand, len(board.queue), board.to_answer, board.quiet_until) == (8, 0, 2, "")
    opted_out = next(one for one in board.review if one.to == OPTED_OUT)
    assert board.why[opted_out.notice_id] == {"who": "Ana", "since": "2026-11-19"}


def test_at_night_what_is_planned_waits_in_the_queue(day: Day) -> None:
    day.at(21, 30)
    failed = marking.Mark(
        shipment_ids=(day.on_first[0],), target=Status.ATTEMPT_FAILED, reason=ReasonCode.RECIPIENT_ABSENT
    )
    marking.mark(day.ctx, failed)
    board = load_board(day.ctx)
    assert board.quiet_until == "08:00"
    assert [one.not_before for one in board.queue] == [local(32)]
    assert board.queue[0].shipment_id == day.on_first[0]
    day.at(32, 1)
    board = load_board(day.ctx)
    assert (len(board.queue), board.quiet_until) == (0, "")
    assert [one.shipment_id for batch in board.batches for one in batch.rows] == [day.on_first[0]]


def test_what_is_left_open_for_long_may_have_gone_out(day: Day) -> None:
    first, second = notices.by_hand(day.ctx)[:2]
    notices.open_link(day.ctx, first.notice_id)
    day.at(12, 5)
    notices.open_link(day.ctx, second.notice_id)
    board = load_board(day.ctx)
    assert [one.state for one in board.opened] == [NoticeState.OPENED, NoticeState.OPENED]
    day.at(12, 20)
    board = load_board(day.ctx)
    assert [one.notice_id for one in board.opened] == [second.notice_id]
    assert board.review[0].notice_id == first.notice_id
    assert board.review[0].state is NoticeState.MAYBE_SENT
    # Nobody did that: one Ctrl+Z takes back what a person did, the second opening.
    acts.undo(day.ctx)
    assert notices.one(day.ctx, second.notice_id).state is NoticeState.PREPARED
    assert notices.one(day.ctx, first.notice_id).state is NoticeState.MAYBE_SENT


def test_the_pace_counts_the_last_ten_minutes(day: Day) -> None:
    for one in notices.by_hand(day.ctx)[:3]:
        notices.open_link(day.ctx, one.notice_id)
        notices.confirm(day.ctx, one.notice_id)
    assert load_board(day.ctx).pace == 3
    assert load_board(day.ctx).confirmed_this_month == 3
    day.at(11, 53)
    assert load_board(day.ctx).pace == 0

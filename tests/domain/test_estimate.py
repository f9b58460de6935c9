"""The first, honest estimate: planned from the order, shifted by the last mark, never in the past."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from courier_desktop.domain.estimate import StopTimes, estimate
from courier_desktop.domain.statuses import StopState

START = datetime(2026, 11, 19, 15, 0, tzinfo=UTC)
PENDING = StopTimes(StopState.PENDING, None)


def minutes(count: int) -> timedelta:
    return timedelta(minutes=count)


def test_before_the_start_the_plan_is_the_estimate() -> None:
    times = estimate([PENDING] * 3, START, 10, START, started=False)
    assert times.planned == (START + minutes(10), START + minutes(20), START + minutes(30))
    assert times.estimated == times.planned
    assert times.ends_at == START + minutes(30)
    assert times.shift == timedelta()


def test_a_mark_shifts_all_that_follow() -> None:
    done = StopTimes(StopState.DONE, START + minutes(25))
    times = estimate([done, PENDING, PENDING], START, 10, START + minutes(26))
    assert times.shift == minutes(15)
    assert times.estimated == (None, START + minutes(35), START + minutes(45))


def test_ahead_of_the_plan_is_told_too() -> None:
    done = StopTimes(StopState.DONE, START + minutes(4))
    times = estimate([done, PENDING], START, 10, START + minutes(5))
    assert times.shift == minutes(-6)


def test_an_overdue_stop_moves_on_with_the_clock() -> None:
    times = estimate([PENDING, PENDING], START, 10, START + minutes(40))
    assert times.estimated == (START + minutes(40), START + minutes(50))


def test_a_declared_setback_is_reckoned_with() -> None:
    held = StopTimes(StopState.PENDING, None, START + minutes(90))
    times = estimate([PENDING, held], START, 10, START)
    assert times.estimated == (START + minutes(10), START + minutes(90))


def test_out_of_order_marks_count_by_how_many() -> None:
    done = StopTimes(StopState.DONE, START + minutes(10))
    times = estimate([PENDING, done, PENDING], START, 10, START + minutes(11))
    assert times.next_index == 0
    assert times.estimated == (START + minutes(20), None, START + minutes(30))


STATES = st.sampled_from([StopState.PENDING, StopState.DONE, StopState.FAILED, StopState.SKIPPED, StopState.AT_DOOR])


@given(st.lists(STATES, max_size=40), st.integers(1, 240), st.integers(0, 900))
def test_no_pending_stop_is_expected_in_the_past(states: list[StopState], pace: int, later: int) -> None:
    now = START + minutes(later)
    marked = [
        StopTimes(state, None if state is StopState.PENDING else START + minutes(min(place, later)))
        for place, state in enumerate(states)
    ]
    times = estimate(marked, START, pace, now)
    assert len(times.estimated) == len(states)
    for state, moment in zip(states, times.estimated, strict=True):
        if state is StopState.PENDING:
            assert moment is not None
            assert moment >= now
        elif state is not StopState.AT_DOOR:
            assert moment is None

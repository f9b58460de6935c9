"""When a message is tried again, asked about, given up."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from courier_desktop.domain.messaging import Traits
from courier_desktop.domain.notices import Channel
from courier_desktop.domain.outbox_rules import (
    LEASE,
    MOST_TRIES,
    next_question,
    next_turn,
    wait_before_retry,
    wait_for_the_line,
)

NOW = datetime(2026, 11, 19, 15, 0, tzinfo=UTC)
LUCK = st.floats(0, 1)


@given(st.integers(1, 200), LUCK)
def test_each_wait_is_at_least_as_long_as_the_one_before(tries: int, luck: float) -> None:
    assert wait_before_retry(tries, luck) <= wait_before_retry(tries + 1, luck) <= timedelta(hours=4, minutes=30)
    assert wait_for_the_line(tries, luck) <= wait_for_the_line(tries + 1, luck) <= timedelta(minutes=7, seconds=30)


@given(st.integers(1, 50), LUCK)
def test_luck_lengthens_a_wait_by_half_at_most(tries: int, luck: float) -> None:
    plain = wait_before_retry(tries, 0)
    assert plain <= wait_before_retry(tries, luck) <= plain * 1.5


def test_all_tries_together_take_hours_not_days() -> None:
    together = sum((wait_before_retry(tries, 1) for tries in range(1, MOST_TRIES)), timedelta())
    assert timedelta(hours=1) < together < timedelta(hours=12)


@given(st.timedeltas(timedelta(0), timedelta(days=5)))
def test_a_question_is_always_ahead_and_ends_after_three_days(since: timedelta) -> None:
    at = next_question(NOW, NOW + since)
    if since >= timedelta(days=3):
        assert at is None
    else:
        assert at is not None
        assert NOW + since < at <= NOW + timedelta(days=3)


def test_the_first_question_comes_soon() -> None:
    assert next_question(NOW, NOW) == NOW + timedelta(seconds=15)


@given(LUCK)
def test_a_pace_counts_from_the_last_send(luck: float) -> None:
    paced = Traits(channel=Channel.SMS, pace_s=12, jitter_s=8)
    at = next_turn(paced, NOW, luck)
    assert at is not None
    assert NOW + timedelta(seconds=12) <= at <= NOW + timedelta(seconds=20)
    assert next_turn(paced, None, luck) is None
    assert next_turn(Traits(channel=Channel.SMS), NOW, luck) is None


def test_a_lease_outlives_any_one_request() -> None:
    # The longest request of the session: each of two time limits twice, and a GET's two more tries.
    assert timedelta(seconds=90) < LEASE

"""Fresh ids: each sorts after the one before, whatever the clock does."""

from __future__ import annotations

import uuid
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from courier_desktop.services.ids import IdSource

MOMENTS = st.lists(st.integers(0, 5), min_size=2, max_size=40)


@given(MOMENTS)
def test_ids_sort_as_they_were_made(moments: list[int]) -> None:
    source = IdSource()
    for make in (source.next, source.next_event):
        made = [make(1_700_000_000_000 + ms) for ms in moments]
        assert made == sorted(set(made))


@given(MOMENTS)
def test_an_events_id_is_a_uuid_of_its_millisecond(moments: list[int]) -> None:
    source = IdSource()
    latest = 0
    for ms in moments:
        made = uuid.UUID(source.next_event(1_700_000_000_000 + ms))
        latest = max(latest, ms)
        assert (made.version, made.variant) == (7, uuid.RFC_4122)
        assert made.int >> 80 == 1_700_000_000_000 + latest


def test_events_made_one_after_the_other_count_on() -> None:
    source = IdSource()
    made = [uuid.UUID(source.next_event(1)).int for _ in range(1000)]
    assert {after - before for before, after in pairwise(made)} == {1}


def test_the_last_digits_may_run_over() -> None:
    source = IdSource()
    first = source.next_event(1)
    source._bits |= (1 << 48) - 1  # as after 2**48 events of one millisecond
    after = source.next_event(1)
    assert after > first
    assert after.endswith("000000000000")
    assert source.next_event(1) > after

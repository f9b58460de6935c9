"""How far a message has come only goes forward."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from courier_desktop.domain.messaging import MessageState, forward

STATES = st.sampled_from(MessageState)
TOLD = st.sampled_from([MessageState.SENT, MessageState.DELIVERED, MessageState.READ, MessageState.FAILED])


@given(STATES, st.permutations([MessageState.SENT, MessageState.DELIVERED, MessageState.READ, MessageState.FAILED]))
def test_news_in_any_order_end_alike(begun: MessageState, news: list[MessageState]) -> None:
    state = begun
    for told in news:
        state = forward(state, told)
    over = begun in {MessageState.EXPIRED, MessageState.BLOCKED}
    assert state is (begun if over else MessageState.READ)


@given(STATES, TOLD)
def test_the_same_news_twice_changes_nothing_more(begun: MessageState, told: MessageState) -> None:
    once = forward(begun, told)
    assert forward(once, told) is once


def test_what_arrived_was_no_failure() -> None:
    assert forward(MessageState.DELIVERED, MessageState.FAILED) is MessageState.DELIVERED
    assert forward(MessageState.FAILED, MessageState.DELIVERED) is MessageState.DELIVERED
    assert forward(MessageState.FAILED, MessageState.SENT) is MessageState.FAILED
    assert forward(MessageState.SENT, MessageState.FAILED) is MessageState.FAILED
    assert forward(MessageState.UNKNOWN, MessageState.QUEUED) is MessageState.UNKNOWN

"""Answers of services: how long to wait, what a status means, what can be read."""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courier_desktop.domain.messaging import OutcomeKind
from courier_desktop.domain.wording import is_code
from courier_desktop.gateways.http import (
    Answer,
    UnreadableAnswerError,
    usual_outcome,
)
from tests.gateways.servers.echo import NOW


@pytest.mark.parametrize(
    ("said", "wait"),
    [
        ("7", 7),
        ("0.5", 0.5),
        (" 12 ", 12),
        ("999999", 3600),
        ("9" * 400, 3600),
        ("-5", 0),
        ("", 0),
        ("soon", 0),
        ("Sun, 22 Nov 2026 09:53:00 GMT", 60),
        ("Sun, 22 Nov 2026 09:51:00 GMT", 0),
        ("Sun, 22 Nov 2026 19:53:00 GMT", 3600),
        ("Mon, 1 Jan 99999 00:00:00 +0000", 0),
        ("Mon, 1 Jan 2024 00:00:00 +99999999999999", 0),
    ],
)
def test_how_long_to_wait(said: str, wait: float) -> None:
    assert Answer(status=429, headers={"retry-after": said}).wait_s(NOW) == wait


@given(st.text())
def test_any_wait_is_within_an_hour(said: str) -> None:
    assert 0 <= Answer(status=429, headers={"retry-after": said}).wait_s(NOW) <= 3600


@given(st.integers(200, 599), st.text())
def test_no_refusal_counts_as_sent(status: int, said: str) -> None:
    outcome = usual_outcome(Answer(status=status), NOW, said)
    assert outcome.kind is not OutcomeKind.SENT
    assert is_code(outcome.code)


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (200, OutcomeKind.UNKNOWN_MAYBE_SENT),
        (302, OutcomeKind.CONFIG_ERROR),
        (400, OutcomeKind.FINAL_CONTENT),
        (401, OutcomeKind.CONFIG_ERROR),
        (403, OutcomeKind.CONFIG_ERROR),
        (429, OutcomeKind.RETRY_WAIT),
        (500, OutcomeKind.UNKNOWN_MAYBE_SENT),
        (503, OutcomeKind.UNKNOWN_MAYBE_SENT),
    ],
)
def test_what_a_status_means(status: int, kind: OutcomeKind) -> None:
    outcome = usual_outcome(Answer(status=status), NOW)
    assert outcome.kind is kind
    assert (outcome.wait_s > 0) is (kind is OutcomeKind.RETRY_WAIT)


@given(st.binary())
def test_a_body_is_json_or_unreadable(body: bytes) -> None:
    answer = Answer(status=200, body=body)
    with suppress(UnreadableAnswerError):
        assert isinstance(answer.fields(), dict)
    assert isinstance(answer.text, str)


def test_deep_json_is_unreadable() -> None:
    for body in (b"[" * 100_000, b'{"a":' * 100_000, b"1" * 10_000):
        with pytest.raises(UnreadableAnswerError):
            Answer(status=200, body=body).fields()


def test_a_date_is_counted_from_the_clock_it_is_given() -> None:
    answer = Answer(status=429, headers={"retry-after": "Sun, 22 Nov 2026 10:00:00 GMT"})
    assert answer.wait_s(NOW) - answer.wait_s(NOW + timedelta(seconds=60)) == 60

"""What people type, read as they mean it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courier_desktop.cli.answer import UsageError
from courier_desktop.cli.reading import (
    read_cause,
    read_moment,
    read_pairs,
    read_reason,
    read_status,
    read_window,
)
from courier_desktop.domain.causes import CAUSES, Cause
from courier_desktop.domain.reasons import REASONS, ReasonCode, reason_number
from courier_desktop.domain.statuses import STATUSES, Status
from courier_desktop.domain.words import Language
from courier_desktop.services.marking import AT_DOOR
from tests.fakes.desk import Clock, Desk, desk_over
from tests.fakes.program import Program


@pytest.mark.parametrize("status", Status)
def test_every_status_by_code_and_words(status: Status) -> None:
    words = STATUSES[status].words
    for text in (status.value, status.value.upper(), status.value.replace("_", " "), *map(words.in_, Language)):
        assert read_status(text) is status


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("at_door", AT_DOOR),
        ("en la puerta", AT_DOOR),
        ("Na Porta", AT_DOOR),
        ("entregada", Status.DELIVERED),
        ("ocurre", Status.READY_FOR_PICKUP),
        ("extravío o daño", Status.LOST_OR_DAMAGED),
        ("out-for-delivery", Status.OUT_FOR_DELIVERY),
        ("entreg", Status.DELIVERED),
    ],
)
def test_a_status_as_people_say_it(text: str, meant: str) -> None:
    assert read_status(text) == meant


@pytest.mark.parametrize("text", ["", "x", "re", "regi strado", "entregado!"])
def test_a_status_that_is_none(text: str) -> None:
    with pytest.raises(UsageError) as caught:
        read_status(text)
    assert set(caught.value.choices) == {*Status, AT_DOOR}


@pytest.mark.parametrize("code", ReasonCode)
def test_every_reason_by_code_number_and_words(code: ReasonCode) -> None:
    for text in (code.value, reason_number(code), *map(REASONS[code].words.in_, Language)):
        assert read_reason(text) is code


@pytest.mark.parametrize("cause", Cause)
def test_every_cause_by_code_and_words(cause: Cause) -> None:
    for text in (cause.value, *map(CAUSES[cause].in_, Language)):
        assert read_cause(text) is cause


@given(st.text(max_size=30))
def test_no_text_breaks_the_reading(text: str) -> None:
    for read in (read_status, read_reason, read_cause):
        assert outcome(read, text) in {"", "unknown_status", "unknown_reason", "unknown_cause"}


def outcome(read: Callable[..., object], *asked: object) -> str:
    """The code of why it cannot be read, "" when it can."""
    try:
        read(*asked)
    except UsageError as error:
        return error.code
    return ""


@pytest.fixture
def desk(program: Program) -> Desk:
    with desk_over(program.data_dir, Clock(datetime(2026, 11, 19, 15, 0, tzinfo=UTC))) as made:
        return made


@pytest.mark.parametrize(
    ("text", "utc"),
    [
        ("10:42", "2026-11-19T16:42"),
        ("8:05", "2026-11-19T14:05"),
        ("2026-11-23T10:42", "2026-11-23T16:42"),
        ("2026-11-23 10:42", "2026-11-23T16:42"),
        ("2026-11-23T10:42Z", "2026-11-23T10:42"),
        ("2026-11-23T10:42-03:00", "2026-11-23T13:42"),
    ],
)
def test_a_time_is_the_couriers(desk: Desk, text: str, utc: str) -> None:
    assert read_moment(text, desk.ctx).astimezone(UTC).isoformat(timespec="minutes")[:16] == utc


def test_a_window_is_two_times_of_one_day(desk: Desk) -> None:
    window = read_window("2026-11-24T10:00/12:00", desk.ctx)
    assert [at.astimezone(desk.ctx.zone).isoformat()[:16] for at in (window.start, window.end)] == [
        "2026-11-24T10:00",
        "2026-11-24T12:00",
    ]
    assert window.start.astimezone(desk.ctx.zone).date() == date(2026, 11, 24)


class Here:
    """As much of a context as a time needs."""

    zone = ZoneInfo("America/Mexico_City")

    def clock(self) -> datetime:
        return datetime(2026, 11, 19, 15, 0, tzinfo=UTC)


@given(st.text(max_size=20) | st.from_regex(r"[0-9T:/+Z-]{1,20}", fullmatch=True))
def test_no_text_breaks_a_time(text: str) -> None:
    assert outcome(read_moment, text, Here()) in {"", "bad_time"}
    assert outcome(read_window, text, Here()) in {"", "bad_time", "window_backwards"}


def test_pairs_are_parted_at_the_last_sign() -> None:
    assert read_pairs(["CLB-1=a", "x=y=z"]) == [("CLB-1", "a"), ("x=y", "z")]
    for wrong in ("CLB-1", "=a", "CLB-1="):
        with pytest.raises(UsageError):
            read_pairs([wrong])

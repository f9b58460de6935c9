"""The readers of answers: their own type or nothing, whatever comes."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courier_desktop.domain.messaging import Cost
from courier_desktop.gateways import reading
from courier_desktop.gateways.http import Answer

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)
PATH = st.lists(st.text(max_size=2) | st.integers(-3, 3), max_size=3)


@given(JSON, PATH)
def test_a_reader_gives_its_own_type_whatever_comes(value: object, path: list[str | int]) -> None:
    assert isinstance(reading.text_at(value, *path), str)
    assert isinstance(reading.number_at(value, *path), int | None)
    assert isinstance(reading.flag_at(value, *path), bool | None)
    assert isinstance(reading.list_at(value, *path), list)
    assert isinstance(reading.fields_at(value, *path), dict)
    assert all(isinstance(one, dict) for one in reading.objects_at(value, *path))
    assert isinstance(reading.time_at(value, *path), datetime | None)
    assert isinstance(reading.cost_at(value, "USD", *path), Cost | None)


@given(st.text())
def test_a_services_words_are_one_short_line(text: str) -> None:
    line = reading.said(text)
    assert len(line) <= 300
    assert line == line.strip()
    assert all(one.isprintable() for one in line)


@given(st.binary())
def test_any_body_is_read_as_an_object(body: bytes) -> None:
    assert isinstance(reading.fields_of(Answer(status=200, body=body)), dict)


@pytest.mark.parametrize("body", [b"[" * 100_000, b'{"a":' * 100_000, b"\xff", b"", b"1e999", b"9" * 5000])
def test_hostile_bodies_are_no_object(body: bytes) -> None:
    assert reading.fields_of(Answer(status=200, body=body)) == {}


def test_a_path_leads_through_objects_and_lists() -> None:
    value = {"a": [{"b": "c"}, 7], "n": {"m": True}}
    assert reading.text_at(value, "a", 0, "b") == "c"
    assert reading.text_at(value, "a", 1) == "7"
    assert reading.number_at(value, "a", -1) == 7
    assert reading.flag_at(value, "n", "m") is True
    assert reading.objects_at(value, "a") == [{"b": "c"}]
    assert reading.text_at(value, "a", "b") == ""
    assert reading.text_at(value, "n", "m") == ""


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("2026-11-22T09:52:00Z", datetime(2026, 11, 22, 9, 52, tzinfo=UTC)),
        ("2026-11-22T03:52:00.000-06:00", datetime(2026, 11, 22, 9, 52, tzinfo=UTC)),
        ("Sun, 22 Nov 2026 09:52:00 +0000", datetime(2026, 11, 22, 9, 52, tzinfo=UTC)),
        (1795341120, datetime(2026, 11, 22, 9, 52, tzinfo=UTC)),
        ("1795341120", datetime(2026, 11, 22, 9, 52, tzinfo=UTC)),
        (1795341120000, datetime(2026, 11, 22, 9, 52, tzinfo=UTC)),
        ("yesterday", None),
        (0, None),
        (10**30, None),
        (None, None),
    ],
)
def test_times(told: object, expected: datetime | None) -> None:
    assert reading.time_at({"at": told}, "at") == expected


@pytest.mark.parametrize(
    ("told", "micros"),
    [("-0.00750", 7500), ("0.0001", 100), (-0.0075, 7500), ("0", 0), (2, 2_000_000), ("-1.23", 1_230_000)],
)
def test_prices_are_exact_and_positive(told: object, micros: int) -> None:
    assert reading.cost_at({"price": told}, "usd", "price") == Cost(micros, "USD")


@pytest.mark.parametrize("told", [None, "", "free", True, "NaN", "Infinity", "1e400", [1]])
def test_what_is_no_price_is_none(told: object) -> None:
    assert reading.cost_at({"price": told}, "USD", "price") is None

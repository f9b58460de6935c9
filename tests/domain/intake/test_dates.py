"""Dates and hours as shops, spreadsheets and people write them."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courier_desktop.domain.intake.dates import DateStyle, read_date, read_hours, style_of

DMY = DateStyle()


@pytest.mark.parametrize(
    ("text", "day", "clock"),
    [
        ("2026-08-31", date(2026, 8, 31), None),
        ("2026-08-31T10:50:49-08:00", date(2026, 8, 31), time(10, 50)),
        ("2026-08-31 10:50:49 -0700", date(2026, 8, 31), time(10, 50)),
        ("31/08/2026", date(2026, 8, 31), None),
        ("5/11/2026 15:23:08", date(2026, 11, 5), time(15, 23)),
        ("31.08.26", date(2026, 8, 31), None),
        ("lun 31-08-2026 9:30 p. m.", date(2026, 8, 31), time(21, 30)),
        ("31 de agosto de 2026 23:59 hs.", date(2026, 8, 31), time(23, 59)),
        ("31-ago-2026", date(2026, 8, 31), None),
        ("Aug 31, 2026 2:30 PM", date(2026, 8, 31), time(14, 30)),
        ("31 de agosto del 2026", date(2026, 8, 31), None),
        ("20260831", date(2026, 8, 31), None),
        ("46265", date(2026, 8, 31), None),
        ("46265.5", date(2026, 8, 31), time(12, 0)),
        ("2026-08-31 00:00:00", date(2026, 8, 31), None),
    ],
)
def test_a_date_is_read(text: str, day: date, clock: time | None) -> None:
    found = read_date(text, DMY)
    assert found is not None
    assert (found.day, found.clock) == (day, clock)


@pytest.mark.parametrize("text", ["", "mañana", "31/13/2026", "pendiente", "99/99/9999", "1250.00", "0001-01-01"])
def test_what_is_no_date(text: str) -> None:
    assert read_date(text, DMY) is None


def test_the_zone_is_kept() -> None:
    found = read_date("2026-11-05T10:00:00-08:00", DMY)
    assert found is not None
    assert found.zone is not None
    assert found.zone.utcoffset(None) == timedelta(hours=-8)


def test_a_column_tells_whether_the_month_stands_first() -> None:
    assert not style_of(["05/11/2026", "31/11/2026"], "US").month_first
    assert style_of(["05/11/2026", "11/30/2026"], "MX").month_first
    assert style_of(["05/11/2026"], "US").month_first
    assert not style_of(["05/11/2026"], "MX").month_first


def test_a_year_that_is_not_written_is_this_one() -> None:
    found = read_date("31/08", DateStyle(year=2026))
    assert found is not None
    assert found.day == date(2026, 8, 31)
    assert read_date("31/08", DMY) is None


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("10:00 a 14:00", (time(10), time(14))),
        ("10-14", (time(10), time(14))),
        ("de 9am a 1pm", (time(9), time(13))),
        ("9 a 1", (time(9), time(13))),
        ("antes de las 18:00", (None, time(18))),
        ("14:00", (time(14), None)),
        ("0.4166666", (time(10), None)),
        ("Vespertino", (time(13), time(18))),
        ("cuando sea", (None, None)),
    ],
)
def test_hours_are_read(text: str, hours: tuple[time | None, time | None]) -> None:
    assert read_hours(text) == hours


@given(st.text(max_size=60))
def test_no_text_breaks_the_reader(text: str) -> None:
    read_date(text, DateStyle(year=2026))
    read_hours(text)
    style_of([text], "MX")

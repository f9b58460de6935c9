"""Times, days, windows, money and phones as each language writes them."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from courier_desktop.domain.money import Money
from courier_desktop.domain.words import Language
from courier_desktop.ui import format as fmt

ZONE = ZoneInfo("America/Mexico_City")
NOW = datetime(2026, 11, 19, 17, 42, tzinfo=UTC)


def local(day: int, hour: int, minute: int = 0, month: int = 11) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=ZONE).astimezone(UTC)


def test_times_are_the_couriers_own() -> None:
    assert fmt.time_text(NOW, ZONE) == "11:42"
    assert fmt.time_text(None, ZONE) == "—"
    assert fmt.window_text(local(19, 12), local(19, 13), ZONE) == "12:00–13:00"


@pytest.mark.parametrize(
    ("language", "day", "near"),
    [
        (Language.ES, "jue 19 nov", ("hoy", "mañana", "ayer")),
        (Language.EN, "Thu 19 Nov", ("today", "tomorrow", "yesterday")),
        (Language.PT, "qui 19 nov", ("hoje", "amanhã", "ontem")),
    ],
)
def test_days(language: Language, day: str, near: tuple[str, str, str]) -> None:
    today = date(2026, 11, 19)
    assert fmt.day_text(today, language) == day
    days = (today, date(2026, 11, 20), date(2026, 11, 18))
    assert tuple(fmt.near_day_text(other, today, language) for other in days) == near


@pytest.mark.parametrize(
    ("start", "end", "text"),
    [
        (local(19, 12), local(19, 13), "12:00–13:00"),
        (local(20, 10), local(20, 13), "mañana 10–13"),
        (local(20, 9, 30), local(20, 12), "mañana 9:30–12"),
        (local(18, 10), local(18, 13), "ayer 10–13"),
        (local(23, 10), local(23, 13), "lun 23 10–13"),
        (None, local(24, 18), "hasta mar 24"),
        (local(19, 9), local(24, 18), "hasta mar 24"),
        (None, None, "—"),
    ],
)
def test_a_promise_in_a_column(start: datetime | None, end: datetime | None, text: str) -> None:
    assert fmt.promise_text(start, end, NOW, ZONE, Language.ES) == text


def test_moments_name_the_day_only_when_it_is_not_today() -> None:
    assert fmt.moment_text(local(19, 9, 14), NOW, ZONE, Language.ES) == "09:14"
    assert fmt.moment_text(local(18, 9, 14), NOW, ZONE, Language.ES) == "ayer 09:14"
    assert fmt.moment_text(local(3, 9, 14), NOW, ZONE, Language.EN) == "Tue 3 Nov 09:14"


@pytest.mark.parametrize(("minutes", "text"), [(41, "+41"), (-8, "−8"), (0, "")])
def test_minutes_late(minutes: int, text: str) -> None:
    assert fmt.late_text(minutes) == text


def test_money_phones_and_counts() -> None:
    assert fmt.money_text(Money(125_000)) == "$1,250.00"
    assert fmt.money_text(None) == "—"
    assert fmt.phone_text("+523314820937") == "33 1482 0937"
    assert fmt.phone_text("") == "—"
    assert fmt.count_text(5000) == "5,000"

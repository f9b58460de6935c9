"""How times, days, windows, money and phones are written, in each language of the interface; pure functions."""

from __future__ import annotations

from datetime import date, datetime, timedelta, tzinfo
from typing import TYPE_CHECKING

from courier_desktop.domain.words import Language

if TYPE_CHECKING:
    from courier_desktop.domain.money import Money

DASH = "—"

_DAYS = {
    Language.ES: ("lun", "mar", "mié", "jue", "vie", "sáb", "dom"),
    Language.EN: ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
    Language.PT: ("seg", "ter", "qua", "qui", "sex", "sáb", "dom"),
}
_MONTHS = {
    Language.ES: ("ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep", "oct", "nov", "dic"),
    Language.EN: ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
    Language.PT: ("jan", "fev", "mar", "abr", "mai", "jun", "jul", "ago", "set", "out", "nov", "dez"),
}
_TODAY = {Language.ES: "hoy", Language.EN: "today", Language.PT: "hoje"}
_TOMORROW = {Language.ES: "mañana", Language.EN: "tomorrow", Language.PT: "amanhã"}
_YESTERDAY = {Language.ES: "ayer", Language.EN: "yesterday", Language.PT: "ontem"}
_UNTIL = {Language.ES: "hasta {0}", Language.EN: "until {0}", Language.PT: "até {0}"}


def time_text(at: datetime | None, zone: tzinfo) -> str:
    """The time as "13:41" on the courier's clock; a dash for none."""
    if at is None:
        return DASH
    # A list writes some hundred of them at every move: strftime would take twice the time.
    local = at.astimezone(zone)
    return f"{local.hour:02d}:{local.minute:02d}"


def day_text(day: date, language: Language) -> str:
    """The day as "jue 19 nov", "Thu 19 Nov"."""
    return f"{_DAYS[language][day.weekday()]} {day.day} {_MONTHS[language][day.month - 1]}"


def short_day_text(day: date, language: Language) -> str:
    """The day as "mar 24": the weekday and the number."""
    return f"{_DAYS[language][day.weekday()]} {day.day}"


def near_day_text(day: date, today: date, language: Language) -> str:
    """The day as "hoy", "mañana", "ayer", else "jue 19 nov"."""
    near = {0: _TODAY, 1: _TOMORROW, -1: _YESTERDAY}.get((day - today).days)
    return near[language] if near is not None else day_text(day, language)


def moment_text(at: datetime, now: datetime, zone: tzinfo, language: Language) -> str:
    """The moment as "11:42" today, "ayer 11:42", "jue 19 nov 11:42"."""
    day, today = at.astimezone(zone).date(), now.astimezone(zone).date()
    clock = time_text(at, zone)
    return clock if day == today else f"{near_day_text(day, today, language)} {clock}"


def window_text(start: datetime, end: datetime, zone: tzinfo) -> str:
    """The window as "12:00–13:00"."""
    return f"{time_text(start, zone)}–{time_text(end, zone)}"


def promise_text(start: datetime | None, end: datetime | None, now: datetime, zone: tzinfo, language: Language) -> str:
    """The promise in a column: "12:00–13:00" today, "mañana 10–13", "jue 19 10–13", "hasta mar 24"; a dash for none."""
    if end is None:
        return DASH
    today = now.astimezone(zone).date()
    last = end.astimezone(zone).date()
    if start is None:
        return _UNTIL[language].format(short_day_text(last, language))
    first = start.astimezone(zone).date()
    if last - first >= timedelta(days=1):
        return _UNTIL[language].format(short_day_text(last, language))
    if first == today:
        return window_text(start, end, zone)
    named = {1: _TOMORROW, -1: _YESTERDAY}.get((first - today).days)
    day = named[language] if named is not None else short_day_text(first, language)
    return f"{day} {_hour(start, zone)}–{_hour(end, zone)}"


def _hour(at: datetime, zone: tzinfo) -> str:
    local = at.astimezone(zone)
    return f"{local.hour}:{local.minute:02d}" if local.minute else str(local.hour)


def late_text(minutes: int) -> str:
    """Minutes late as "+41", early as "−8"; "" for none."""
    if minutes == 0:
        return ""
    return f"+{minutes}" if minutes > 0 else f"−{-minutes}"


def money_text(money: Money | None) -> str:
    """An amount, "$1,250.00", as the currency is written; a dash for none."""
    if money is None:
        return DASH
    from courier_desktop.domain.money import format_money

    return format_money(money)


def phone_text(e164: str) -> str:
    """A phone as "33 1482 0937"; a dash for none."""
    if not e164:
        return DASH
    from courier_desktop.domain.phone import display_phone

    return display_phone(e164)


def count_text(count: int) -> str:
    """A count as "5,000", with the thousands parted."""
    return f"{count:,}"

"""Dates and hours in the styles of shops, spreadsheets and people."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import TYPE_CHECKING

from courier_desktop.domain.fold import fold
from courier_desktop.domain.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable

_ISO = re.compile(r"^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]+(.*))?$", re.IGNORECASE)
_COMPACT = re.compile(r"^(20\d{2})(\d{2})(\d{2})$")
_SHORT = re.compile(
    r"^(?:[a-z]{3,9}\.?,? )?(\d{1,2})[-/. ](\d{1,2})(?:[-/. ](\d{4}|\d{2}))?(?:[T, ]+(.*))?$", re.IGNORECASE
)
_WORDED = re.compile(
    r"\b(\d{1,2})(?:o|º|st|nd|rd|th)?[ -/.]*(?:de )?([a-z]{3,10})\.?(?:[ -/.,]*(?:de |del )?(\d{4}|\d{2})\b)?(.*)$"
)
_WORDED_FIRST = re.compile(r"\b([a-z]{3,10})\.? (\d{1,2})(?:st|nd|rd|th)?(?:,? (\d{4}))?(.*)$")
_SERIAL = re.compile(r"^([3-6]\d{4})(?:[.,](\d+))?$")
_CLOCK = re.compile(
    r"(?<![\d:])(\d{1,2})(?:[:.h](\d{2}))?(?::(\d{2}))?(?:\.\d+)?\s*(a\.?\s?m\b\.?|p\.?\s?m\b\.?|hrs?\b\.?|hs\b\.?|h\b|horas\b)?(?![\d/])",
    re.IGNORECASE,
)
_ZONE = re.compile(r"\d{2}(?::?\d{2})?(?:\.\d+)?\s*(Z|UTC|[+-]\d{2}:?\d{2})$", re.IGNORECASE)
_FRACTION = re.compile(r"^0?[.,](\d+)$")
_EPOCH = date(1899, 12, 30)
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "enero ene january jan janeiro",
            "febrero feb february fevereiro fev",
            "marzo mar march marco",
            "abril abr april apr",
            "mayo may maio mai",
            "junio jun june junho",
            "julio jul july julho",
            "agosto ago august aug",
            "septiembre sep sept setiembre set september setembro",
            "octubre oct october outubro out",
            "noviembre nov november novembro",
            "diciembre dic december dec dezembro dez",
        ),
        start=1,
    )
    for name in names.split()
}
_NOON = 12
_LAST_HOUR = 23
_SHORT_YEAR = 2
_YEARS = range(1990, 2100)
_MONTH_FIRST = frozenset({"US", "PR"})


@dataclass(frozen=True, slots=True)
class DateStyle:
    """How a column writes its dates: month first or not; `year` for dates without one."""

    month_first: bool = False
    year: int | None = None


@dataclass(frozen=True, slots=True)
class ReadDate:
    """A day with the hour if one was written; `moment` is aware when the zone was written too."""

    day: date
    clock: time | None = None
    zone: tzinfo | None = None

    def at(self, clock: time, zone: tzinfo) -> datetime:
        """That day at the hour written, else at `clock`, aware in the zone written, else in `zone`."""
        return datetime.combine(self.day, self.clock or clock, self.zone or zone)


def style_of(samples: Iterable[str], region: str, year: int | None = None) -> DateStyle:
    """How the cells of one column write dates; where they do not tell, as the region does."""
    month_first = region in _MONTH_FIRST
    for sample in samples:
        found = _SHORT.match(sample.strip())
        if found is None:
            continue
        if int(found[1]) > _NOON:
            return DateStyle(month_first=False, year=year)
        if int(found[2]) > _NOON:
            return DateStyle(month_first=True, year=year)
    return DateStyle(month_first, year)


def read_date(raw: str, style: DateStyle) -> ReadDate | None:
    """The day, and the hour if written; None when the cell says no day."""
    text = " ".join(raw.replace("\u202f", " ").split())
    if found := _ISO.match(text):
        return _dated(found[1], found[2], found[3], found[4] or "")
    if found := _COMPACT.match(text):
        return _dated(found[1], found[2], found[3], "")
    if found := _SERIAL.match(text):
        return _from_serial(found[1], found[2] or "")
    if found := _SHORT.match(text):
        day, month = (found[2], found[1]) if style.month_first else (found[1], found[2])
        return _dated(_year(found[3], style), month, day, found[4] or "")
    return _from_words(fold(text), style)


def read_hours(raw: str) -> tuple[time | None, time | None]:
    """From and to of "10:00 a 14:00", "9am-1pm", "antes de las 18", "14:00"; None where it says none."""
    text = fold(raw)
    if found := _FRACTION.match(text):
        return _of_day(float(f"0.{found[1]}")), None
    clocks = [clock for match in _CLOCK.finditer(text) if (clock := _clock(match)) is not None]
    if not clocks:
        return _NAMED_HOURS.get(text, (None, None))
    if len(clocks) == 1:
        return (None, clocks[0]) if re.search(r"\b(?:antes|hasta|before|until|ate)\b", text) else (clocks[0], None)
    start, end = clocks[0], clocks[1]
    if start > end and start.hour >= _NOON > end.hour and not re.search(r"a\.?\s?m", text):
        end = end.replace(hour=end.hour + _NOON)
    elif end < start and start.hour < _NOON:
        end = end.replace(hour=min(end.hour + _NOON, _LAST_HOUR))
    return start, end


_NAMED_HOURS: dict[str, tuple[time | None, time | None]] = {
    **dict.fromkeys(("manana", "matutino", "am", "morning", "manha", "por la manana"), (time(9), time(13))),
    **dict.fromkeys(("tarde", "vespertino", "pm", "afternoon", "por la tarde"), (time(13), time(18))),
    **dict.fromkeys(("noche", "nocturno", "evening", "noite"), (time(18), time(21))),
}


def _year(written: str | None, style: DateStyle) -> str:
    if written:
        return written
    return str(style.year) if style.year else ""


def _dated(year: str, month: str, day: str, rest: str) -> ReadDate | None:
    """The parts as a date, with the hour in the rest."""
    if not year:
        return None
    number = int(year) + (2000 if len(year) <= _SHORT_YEAR else 0)
    try:
        found = date(number if number in _YEARS else 0, int(month), int(day))
    except ValueError:
        return None
    if not rest:
        return ReadDate(found)
    match, zone = _CLOCK.search(fold(rest)), _zone(rest)
    clock = _clock(match) if match else None
    # A spreadsheet writes midnight behind every bare day.
    return ReadDate(found, None if clock == time() and zone is None else clock, zone)


def _from_serial(days: str, fraction: str) -> ReadDate:
    """A spreadsheet's day number."""
    clock = _of_day(float(f"0.{fraction}")) if fraction else None
    return ReadDate(_EPOCH + timedelta(days=int(days)), clock)


def _from_words(text: str, style: DateStyle) -> ReadDate | None:
    """As "31 de agosto de 2026 23:59 hs.", "Aug 31, 2026 2:30 PM", "31-ago-26"."""
    if (found := _WORDED.search(text)) and found[2] in _MONTHS:
        return _dated(_year(found[3], style), str(_MONTHS[found[2]]), found[1], found[4])
    if (found := _WORDED_FIRST.search(text)) and found[1] in _MONTHS:
        return _dated(_year(found[3], style), str(_MONTHS[found[1]]), found[2], found[4])
    return None


def _clock(found: re.Match[str]) -> time | None:
    """The hour of a clock's match; None when it is no hour of the day."""
    hour, minute = int(found[1]), int(found[2] or 0)
    half = (found[4] or "").replace(".", "").replace(" ", "")
    if half == "pm" and hour < _NOON:
        hour += _NOON
    elif half == "am" and hour == _NOON:
        hour = 0
    if hour == _LAST_HOUR + 1 and not minute:
        return time(_LAST_HOUR, 59)
    return time(hour, minute) if hour <= _LAST_HOUR and minute < 60 else None  # noqa: PLR2004 - minutes of an hour


def _of_day(fraction: float) -> time:
    """The hour that a fraction of a day is, to the minute."""
    minutes = min(round(fraction * 24 * 60), 24 * 60 - 1)
    return time(minutes // 60, minutes % 60)


def _zone(rest: str) -> tzinfo | None:
    """The zone written after an hour."""
    found = _ZONE.search(rest.strip())
    if found is None:
        return None
    if found[1].upper() in {"Z", "UTC"}:
        return UTC
    try:
        return datetime.strptime(found[1].replace(":", ""), "%z").tzinfo
    except ValueError:
        return None

"""The window a shop promised, out of its day and hour cells."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING

from courier_desktop.domain.draft import Promise
from courier_desktop.domain.intake.dates import DateStyle, ReadDate, read_date, read_hours, style_of
from courier_desktop.domain.intake.fields import Field
from courier_desktop.domain.values import dataclass

if TYPE_CHECKING:
    from datetime import tzinfo

    from courier_desktop.domain.intake.cells import Cells, Row, Rows

_OPEN = time(9)
_CLOSE = time(20)
_DATED = (Field.PROMISE_DATE, Field.PROMISE_FROM, Field.PROMISE_TO, Field.DELIVERED_AT)
_SAMPLE = 400


@dataclass(frozen=True, slots=True)
class Told:
    """What the cells promise. `unreadable` is the cell that says no day; `hours` those that stand without a day."""

    promise: Promise | None = None
    unreadable: str = ""
    field: Field = Field.PROMISE_DATE
    hours: str = ""


_NOTHING_TOLD = Told()


class Calendar:
    """Reads a sheet's dates: each column in its own style, local hours in the courier's zone."""

    __slots__ = ("_styles", "_used", "_zone")

    def __init__(self, cells: Cells, rows: Rows, region: str, zone: tzinfo, year: int | None) -> None:
        """Look at each date column once to learn its style."""
        self._zone = zone
        self._styles: dict[Field, DateStyle] = {}
        for field in _DATED:
            samples = [text for row in rows[:_SAMPLE] if (text := cells.own(row, field))]
            self._styles[field] = style_of(samples, region, year)
        self._used = any(cells.has(field) for field in (*_DATED[:3], Field.PROMISE_WINDOW))

    def promise(self, row: Row, cells: Cells) -> Told:
        """The window promised for an order."""
        if not self._used:
            return _NOTHING_TOLD
        day_text = cells.first(row, Field.PROMISE_DATE)
        texts = (cells.first(row, Field.PROMISE_FROM), cells.first(row, Field.PROMISE_TO))
        window = cells.first(row, Field.PROMISE_WINDOW)
        if not (day_text or texts[0] or texts[1] or window):
            return Told()
        day = read_date(day_text, self._styles[Field.PROMISE_DATE]) if day_text else None
        if day_text and day is None:
            return Told(unreadable=day_text, hours=window)
        dates = [
            read_date(text, self._styles[field]) if text else None
            for text, field in zip(texts, (Field.PROMISE_FROM, Field.PROMISE_TO), strict=True)
        ]
        return self._window(day or dates[0] or dates[1], dates, texts, window)

    def moment(self, row: Row, cells: Cells, field: Field) -> datetime | None:
        """The moment of a date's cell, aware UTC; noon where it says no hour."""
        text = cells.first(row, field)
        found = read_date(text, self._styles[field]) if text else None
        return None if found is None else _utc(found, time(12), self._zone)

    def _window(self, day: ReadDate | None, dates: list[ReadDate | None], texts: tuple[str, str], window: str) -> Told:
        """The window of that day, from the hours wherever they are written."""
        if day is None:
            return Told(hours=" ".join(text for text in (*texts, window) if text))
        start, end = read_hours(window) if window else (None, None)
        if texts[0] and dates[0] is None:
            start = read_hours(texts[0])[0] or start
        if texts[1] and dates[1] is None:
            from_, to = read_hours(texts[1])
            end = to or from_ or end
        first, last = dates[0] or day, dates[1] or day
        opening = first.at(start or first.clock or _OPEN, self._zone)
        closing = _closing(last, end, opening, self._zone)
        unread = window if window and start is None and end is None else ""
        return Told(Promise(opening.astimezone(UTC), closing.astimezone(UTC)), hours=unread)


def _closing(last: ReadDate, end: time | None, opening: datetime, zone: tzinfo) -> datetime:
    """The window's end: the hour written, else the day's, never before the opening."""
    if end is not None:
        closing = datetime.combine(last.day, end, last.zone or zone)
    elif last.clock is not None and last.at(_CLOSE, zone) != opening:
        closing = last.at(_CLOSE, zone)
    else:
        closing = datetime.combine(last.day, _CLOSE, last.zone or zone)
    return closing if closing > opening else opening + timedelta(hours=1)


def _utc(found: ReadDate, clock: time, zone: tzinfo) -> datetime:
    return found.at(clock, zone).astimezone(UTC)

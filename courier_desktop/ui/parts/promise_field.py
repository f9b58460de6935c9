"""A promise to fill in: the day from a list, the hours as people write them ("10-13")."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from courier_desktop.domain.draft import Promise
from courier_desktop.ui.format import near_day_text, time_text
from courier_desktop.ui.language import current_language
from courier_desktop.ui.parts.fields import Field, Select

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

OPENS, CLOSES = time(9), time(20)
DAYS_AHEAD = 21
NOON = 12
_CLOCK = re.compile(r"(\d{1,2})(?:[:.h](\d{2}))?\s*(?:([ap])\.?\s?m\b\.?)?")
_UNTIL = re.compile(r"\b(?:antes|hasta|before|until|by)\b")


class PromiseField(QWidget):
    """Day and window side by side; `left` when the person leaves either. No day chosen = no promise."""

    left = Signal()

    def __init__(self, now: datetime, zone: ZoneInfo) -> None:
        super().__init__()
        self._zone = zone
        self._today = now.astimezone(zone).date()
        self.day = Field(self.tr("Día prometido"), Select(), check=self._check_day)
        self.hours = Field(self.tr("Entre"), QLineEdit(), check=self._check_hours)
        self.hours.set_hint(self.tr("10–13; vacío, todo el día"))
        self._fill_days(self._today)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.day, 1, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.hours, 1, Qt.AlignmentFlag.AlignTop)
        for field in (self.day, self.hours):
            field.left.connect(self.left)

    @property
    def promise(self) -> Promise | None:
        """The window promised, aware UTC; None for no day or hours that cannot be read."""
        day = self._day()
        if day is None or self._check_hours(self.hours.text):
            return None
        start, end = read_window(self.hours.text)
        return Promise(self._moment(day, start or OPENS), self._moment(day, end or CLOSES))

    def set_promise(self, promise: Promise | None) -> None:
        """Show that promise, silently."""
        select = self._select()
        if promise is None:
            select.setCurrentIndex(0)
            self.hours.set_text("")
            return
        day = promise.start.astimezone(self._zone).date()
        self._fill_days(min(day, self._today))
        select.setCurrentIndex(max(0, select.findData(day.isoformat())))
        whole = (self._moment(day, OPENS), self._moment(day, CLOSES)) == (promise.start, promise.end)
        text = f"{time_text(promise.start, self._zone)}–{time_text(promise.end, self._zone)}"
        self.hours.set_text("" if whole else text)

    def choose_day(self, day: date) -> None:
        """Choose that day, when the list holds it."""
        found = self._select().findData(day.isoformat())
        if found >= 0:
            self._select().setCurrentIndex(found)

    def verify(self) -> bool:
        """Check both now; whether they are right."""
        return all([self.day.verify(), self.hours.verify()])

    def _select(self) -> Select:
        editor = self.day.editor
        if not isinstance(editor, Select):
            raise TypeError(editor)
        return editor

    def _fill_days(self, first: date) -> None:
        select = self._select()
        select.clear()
        select.addItem(self.tr("Sin día"), "")
        for step in range(DAYS_AHEAD + (self._today - first).days):
            day = first + timedelta(days=step)
            select.addItem(near_day_text(day, self._today, current_language()), day.isoformat())

    def _day(self) -> date | None:
        chosen = str(self._select().currentData() or "")
        return date.fromisoformat(chosen) if chosen else None

    def _moment(self, day: date, clock: time) -> datetime:
        return datetime.combine(day, clock, self._zone).astimezone(UTC)

    def _check_day(self, _text: str) -> str:
        if self.hours.text.strip() and self._day() is None:
            return self.tr("Falta el día de esas horas.")
        return ""

    def _check_hours(self, text: str) -> str:
        if not text.strip():
            return ""
        start, end = read_window(text)
        if start is None and end is None:
            return self.tr("Escribe las horas así: 10–13 o 16:30–18.")
        if (start or OPENS) >= (end or CLOSES):
            return self.tr("La hora final va después de la inicial.")
        return ""


def read_window(text: str) -> tuple[time | None, time | None]:
    """The hours that stand in "10-13", "de 10 a 13", "16:30–18", "hasta las 14"; None for what is not said."""
    found = [_clock(*match.groups(default="")) for match in _CLOCK.finditer(text.lower())]
    if not found or None in found:
        return None, None
    if len(found) == 1:
        return (None, found[0]) if _UNTIL.search(text.lower()) else (found[0], None)
    return found[0], found[1]


def _clock(hour: str, minute: str, half: str) -> time | None:
    """The time of those figures, None when there is no such time."""
    hours, minutes = int(hour), int(minute or 0)
    if half and hours <= NOON:
        hours = hours % NOON + (NOON if half == "p" else 0)
    return time(hours, minutes) if hours < time.max.hour + 1 and minutes <= time.max.minute else None

"""The popover for a mark made late: at what hour it happened."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from courier_desktop.domain.times import at_local
from courier_desktop.domain.wording import say
from courier_desktop.ui.format import time_text
from courier_desktop.ui.language import current_language
from courier_desktop.ui.parts.fields import Field
from courier_desktop.ui.routes.titled_popover import TitledPopover
from courier_desktop.ui.theme.tokens import Tone

if TYPE_CHECKING:
    from datetime import date, datetime
    from zoneinfo import ZoneInfo

WIDTH = 300
_CLOCK = re.compile(r"\s*([01]?\d|2[0-3])\s*[:.h]?\s*([0-5]\d)\s*")


def clock_text(typed: str) -> str:
    """What was typed as "14:05"; "" when it is no time. "1405", "14.05" and "2:05" are understood."""
    match = _CLOCK.fullmatch(typed)
    return f"{int(match[1]):02d}:{match[2]}" if match else ""


class TimePopover(TitledPopover):
    """At what hour of the route's day. `chosen` carries the moment."""

    chosen = Signal(object)

    def __init__(self, who: str, likely: datetime, *, day: date, now: datetime, zone: ZoneInfo) -> None:
        title = QCoreApplication.translate("TimePopover", "¿A qué hora fue?")
        super().__init__(
            ("clock-outline", Tone.VIOLET, title, who), QCoreApplication.translate("TimePopover", "Usar esta hora")
        )
        self._day, self._now, self._zone = day, now, zone
        edit = QLineEdit(time_text(likely, zone))
        self._field = Field(self.tr("Hora de la hoja"), edit, check=self._check)
        self._field.set_hint(self.tr("La siguiente marca llevará esta hora"))
        self.content.addWidget(self._field)
        edit.selectAll()

    def first_focus(self) -> QWidget:
        return self._field.editor

    def _check(self, text: str) -> str:
        clock = clock_text(text)
        if not clock:
            return say("bad_time", current_language(), value=text.strip())
        if at_local(self._day, clock, self._zone) > self._now:
            return say("in_the_future", current_language(), time=clock)
        return ""

    def finish(self) -> None:
        if not self._field.verify():
            self.adjustSize()
            return
        at = at_local(self._day, clock_text(self._field.text), self._zone)
        self.close_up()
        self.chosen.emit(at)

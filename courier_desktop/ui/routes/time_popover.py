"""The popover for a mark made late: at what hour it happened."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from courier_desktop.domain.times import at_local
from courier_desktop.domain.wording import say
from courier_desktop.ui.format import time_text
from courier_desktop.ui.keys import KeyHelp
from courier_desktop.ui.language import current_language
from courier_desktop.ui.parts.button import Button, Keycap, Kind
from courier_desktop.ui.parts.fields import Field
from courier_desktop.ui.parts.floating import SHADOW, Popover
from courier_desktop.ui.parts.label import IconLabel, Label
from courier_desktop.ui.theme.fonts import Type
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


class TimePopover(Popover):
    """At what hour of the route's day. `chosen` carries the moment."""

    chosen = Signal(object)

    def __init__(self, who: str, likely: datetime, *, day: date, now: datetime, zone: ZoneInfo) -> None:
        super().__init__()
        self._day, self._now, self._zone = day, now, zone
        edit = QLineEdit(time_text(likely, zone))
        self._field = Field(self.tr("Hora de la hoja"), edit, check=self._check)
        self._field.set_hint(self.tr("La siguiente marca llevará esta hora"))
        self._done = Button(self.tr("Usar esta hora"), Kind.FILLED, key="Return")
        self.setAccessibleName(self.tr("¿A qué hora fue?"))
        self.body.setContentsMargins(SHADOW + 14, SHADOW + 10, SHADOW + 14, SHADOW + 12)
        self.body.setSpacing(8)
        head = QHBoxLayout()
        head.setSpacing(7)
        head.addWidget(IconLabel("clock-outline", Tone.VIOLET, 17))
        head.addWidget(Label(self.tr("¿A qué hora fue?"), Type.CARD), 1)
        head.addWidget(Keycap("Esc"))
        self.body.addLayout(head)
        self.body.addWidget(Label(who, Type.SMALL, "t2").set_eliding())
        self.body.addWidget(self._field)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self._done)
        self.body.addLayout(foot)
        self.setMinimumWidth(WIDTH)
        edit.selectAll()
        self._done.clicked.connect(self._finish)

    def keys(self) -> list[KeyHelp]:
        return [KeyHelp("Return", self.tr("Usar esta hora"), self._finish)]

    def first_focus(self) -> QWidget:
        return self._field.editor

    def _check(self, text: str) -> str:
        clock = clock_text(text)
        if not clock:
            return say("bad_time", current_language(), value=text.strip())
        if at_local(self._day, clock, self._zone) > self._now:
            return say("in_the_future", current_language(), time=clock)
        return ""

    def _finish(self) -> None:
        if not self._field.verify():
            self.adjustSize()
            return
        at = at_local(self._day, clock_text(self._field.text), self._zone)
        self.close_up()
        self.chosen.emit(at)

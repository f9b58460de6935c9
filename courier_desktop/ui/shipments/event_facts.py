"""Whose event it is: by whom, at which computer, when it happened, when it was written down."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QGridLayout, QWidget

from courier_desktop.ui.format import DASH, day_text, near_day_text
from courier_desktop.ui.language import current_language
from courier_desktop.ui.parts.label import Label
from courier_desktop.ui.shipments.history import who_text
from courier_desktop.ui.theme.fonts import Type

if TYPE_CHECKING:
    from datetime import datetime

    from PySide6.QtGui import QResizeEvent

    from courier_desktop.domain.rows import EventRow
    from courier_desktop.ui.shipments.history import Telling

translate = QCoreApplication.translate
ROOMY = 520


class EventFacts(QWidget):
    """Four facts, each under its caption: in one row, or in two where the place is narrow."""

    def __init__(self) -> None:
        super().__init__()
        captions = (
            translate("EventFacts", "Quién"),
            translate("EventFacts", "En qué equipo"),
            translate("EventFacts", "Pasó"),
            translate("EventFacts", "Se anotó"),
        )
        self._captions = [Label(caption, Type.CAPTION, "t3") for caption in captions]
        self._labels = [Label("", Type.MEDIUM).set_eliding() for _ in captions]
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(20)
        self._grid.setVerticalSpacing(1)
        self._columns = 0
        self._lay(len(captions))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay(len(self._labels) if self.width() >= ROOMY else 2)

    def _lay(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for place, (caption, label) in enumerate(zip(self._captions, self._labels, strict=True)):
            row, column = divmod(place, columns)
            self._grid.addWidget(caption, 2 * row, column)
            self._grid.addWidget(label, 2 * row + 1, column)
            self._grid.setColumnStretch(column, 1)
        for column in range(columns, len(self._labels)):
            self._grid.setColumnStretch(column, 0)

    def show_event(self, event: EventRow, telling: Telling) -> None:
        """Show that event's facts."""
        texts = (
            who_text(event, event.place) or DASH,
            event.place or DASH,
            _moment(event.occurred_at, telling),
            _moment(event.recorded_at, telling),
        )
        for label, text in zip(self._labels, texts, strict=True):
            label.setText(text)


def _moment(at: datetime, telling: Telling) -> str:
    """The moment with its day and its seconds: two marks of one minute are told apart."""
    local, today = at.astimezone(telling.zone), telling.now.astimezone(telling.zone).date()
    language = current_language()
    day = near_day_text(local.date(), today, language)
    if local.year != today.year:
        day = f"{day_text(local.date(), language)} {local.year}"
    return f"{day} {local:%H:%M:%S}"

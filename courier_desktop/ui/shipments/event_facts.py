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

    from courier_desktop.domain.rows import EventRow
    from courier_desktop.ui.shipments.history import Telling

translate = QCoreApplication.translate


class EventFacts(QWidget):
    """Four facts, each under its caption."""

    def __init__(self) -> None:
        super().__init__()
        captions = (
            translate("EventFacts", "Quién"),
            translate("EventFacts", "En qué equipo"),
            translate("EventFacts", "Pasó"),
            translate("EventFacts", "Se anotó"),
        )
        self._labels = [Label("", Type.MEDIUM) for _ in captions]
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(1)
        for place, (caption, label) in enumerate(zip(captions, self._labels, strict=True)):
            grid.addWidget(Label(caption, Type.CAPTION, "t3"), 0, place)
            grid.addWidget(label.set_eliding(), 1, place)
            grid.setColumnStretch(place, 1)

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

"""How long a setback lasts: minutes from a few or one's own, or a new window instead."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from courier_desktop.domain.values import replace
from courier_desktop.ui.format import near_day_text
from courier_desktop.ui.language import current_language
from courier_desktop.ui.parts.button import Button, Keycap, Kind
from courier_desktop.ui.parts.fields import NumberField, Select
from courier_desktop.ui.parts.label import Label
from courier_desktop.ui.parts.paint import CENTER, RIGHT, focus_ring, frame, put, rounded
from courier_desktop.ui.parts.press import Pressable
from courier_desktop.ui.parts.promise_field import read_window
from courier_desktop.ui.theme.fonts import Type, text_width
from courier_desktop.ui.theme.theme import current_theme

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from courier_desktop.ui.delays.draft import SetbackDraft

STEPS = (15, 30, 45, 60, 90, 120)
MOST_MINUTES = 24 * 60
DAYS_AHEAD = 15
MINUTES_KEY, WINDOW_KEY = "Alt+M", "Alt+V"


class _Step(Pressable):
    """One of the usual delays."""

    def __init__(self, minutes: int) -> None:
        super().__init__(str(minutes))
        self.minutes = minutes
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(max(33, round(text_width(self.text(), Type.STRONG)) + 10), 34)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme, on = QPainter(self), current_theme(), self.isChecked()
        body = QRectF(self.rect())
        ground = theme.soft if on else theme.hover if self.hovered else theme.surface
        if self.ringed:
            focus_ring(painter, body, 7, theme)
            body = body.adjusted(3, 3, -3, -3)
        rounded(painter, body, 6, ground, None if on else theme.line2)
        if on:
            frame(painter, body, 6, theme.accent, 2)
        put(painter, body, self.text(), Type.STRONG, theme.t1 if on else theme.t2, CENTER)


class _MinutesField(NumberField):
    """One's own number of minutes, the unit inside the field."""

    def __init__(self) -> None:
        super().__init__(1, MOST_MINUTES, STEPS[0], step=5)
        self._unit = self.tr("minutos")
        self.setAccessibleName(self.tr("Minutos de retraso"))
        self.setTextMargins(0, 0, round(text_width(self._unit, Type.SMALL)) + 4, 0)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        inside = QRectF(self.rect()).adjusted(0, 0, -9, 0)
        put(QPainter(self), inside, self._unit, Type.SMALL, current_theme().t2, RIGHT)


class LatenessPicker(QWidget):
    """Minutes, or a new window: a day and its hours."""

    changed = Signal()

    def __init__(self, now: datetime, zone: ZoneInfo) -> None:
        super().__init__()
        self._steps = [_Step(minutes) for minutes in STEPS]
        self.minutes = _MinutesField()
        self.day, self.hours = Select(icon="calendar-outline"), QLineEdit()
        self._title = Label("", Type.SMALL_STRONG, "t2")
        self._other = Button("", Kind.LINK, height=20, key=WINDOW_KEY)
        self._wrong = Label("", Type.SMALL_STRONG, "t2")
        self._in_window = False
        self._fill_days(now, zone)
        self._build()
        self._connect()
        self._show_way()

    def show_draft(self, draft: SetbackDraft) -> None:
        """Show that draft's delay, silently."""
        self.blockSignals(True)
        self.minutes.set_value(draft.minutes)
        self._in_window = draft.new_window
        self.day.setCurrentIndex(max(0, self.day.findData(draft.day)))
        self.hours.setText(draft.hours)
        self._show_way()
        self.blockSignals(False)

    def over(self, draft: SetbackDraft) -> SetbackDraft:
        """The draft with the delay as it stands here."""
        return replace(
            draft,
            minutes=self.minutes.value,
            new_window=self._in_window,
            day=str(self.day.currentData() or ""),
            hours=self.hours.text(),
        )

    def focus_here(self) -> None:
        """Take the focus to the minutes, leaving the new window."""
        self._set_way(in_window=False)
        step = next((step for step in self._steps if step.isChecked()), None)
        (step or self.minutes).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def switch(self) -> None:
        """From minutes to a new window, or back."""
        self._set_way(in_window=not self._in_window)
        if self._in_window:
            self.hours.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.focus_here()

    def editors(self) -> tuple[QLineEdit, ...]:
        """The fields where letters and figures are text."""
        return (self.minutes, self.hours)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = -1 if event.key() == Qt.Key.Key_Left else 1 if event.key() == Qt.Key.Key_Right else 0
        here = next((place for place, one in enumerate(self._steps) if one.hasFocus()), None)
        if not step or here is None:
            super().keyPressEvent(event)
            return
        there = self._steps[(here + step) % len(self._steps)]
        there.setFocus(Qt.FocusReason.TabFocusReason)
        self.minutes.set_value(there.minutes)

    def _fill_days(self, now: datetime, zone: ZoneInfo) -> None:
        today = now.astimezone(zone).date()
        for ahead in range(DAYS_AHEAD):
            day = today + timedelta(days=ahead)
            self.day.addItem(near_day_text(day, today, current_language()), day.isoformat())
        self.day.setAccessibleName(self.tr("Día nuevo"))
        self.hours.setAccessibleName(self.tr("Horas nuevas"))
        self.hours.setPlaceholderText(self.tr("16–18; vacío, todo el día"))

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._title)
        head.addWidget(Keycap(MINUTES_KEY))
        head.addStretch(1)
        head.addWidget(self._other)
        self._minute_row, self._window_row = QWidget(), QWidget()
        minutes, window = QHBoxLayout(self._minute_row), QHBoxLayout(self._window_row)
        for row in (minutes, window):
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(6)
        for step in self._steps:
            minutes.addWidget(step)
        minutes.addWidget(self.minutes, 1)
        self.minutes.setMinimumWidth(round(text_width(self.tr("minutos"), Type.SMALL)) + 42)
        window.addWidget(self.day, 1)
        window.addWidget(self.hours, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        column.addLayout(head)
        for part in (self._minute_row, self._window_row, self._wrong):
            column.addWidget(part)

    def _connect(self) -> None:
        for step in self._steps:
            step.clicked.connect(partial(self._stepped, step))
        self.minutes.changed.connect(self._mark_step)
        self.minutes.changed.connect(self._tell)
        self.day.currentIndexChanged.connect(self._tell)
        self.hours.textChanged.connect(self._tell)
        self._other.clicked.connect(self.switch)

    def _stepped(self, step: _Step) -> None:
        self.minutes.set_value(step.minutes)
        self._mark_step()

    def _mark_step(self, *_minutes: int) -> None:
        for step in self._steps:
            step.setChecked(step.minutes == self.minutes.value)

    def _set_way(self, *, in_window: bool) -> None:
        if in_window != self._in_window:
            self._in_window = in_window
            self._show_way()
            self._tell()

    def _show_way(self) -> None:
        self._title.setText(self.tr("¿Cuándo llega ahora?") if self._in_window else self.tr("¿Cuánto se retrasa?"))
        self._other.setText(self.tr("En minutos") if self._in_window else self.tr("Nueva ventana"))
        self._minute_row.setVisible(not self._in_window)
        self._window_row.setVisible(self._in_window)
        self._mark_step()
        self._judge()

    def _judge(self) -> None:
        """Hours that cannot be read are told in place."""
        unread = self._in_window and self.hours.text().strip() and read_window(self.hours.text()) == (None, None)
        self._wrong.setText(self.tr("Escribe las horas así: 16–18 o 16:30–18.") if unread else "")
        self._wrong.setVisible(bool(unread))

    def _tell(self, *_what: object) -> None:
        self._judge()
        self.changed.emit()

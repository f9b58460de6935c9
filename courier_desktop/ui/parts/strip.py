"""The promise strip: the promised window and the estimate, always together, always drawn the same way."""

from __future__ import annotations

from datetime import datetime, timedelta, tzinfo
from enum import Enum

from PySide6.QtCore import QCoreApplication, QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from courier_desktop.domain.rows import Window
from courier_desktop.domain.values import dataclass
from courier_desktop.ui.format import time_text
from courier_desktop.ui.parts.paint import CENTER, put, rounded
from courier_desktop.ui.theme.fonts import Type, text_width
from courier_desktop.ui.theme.theme import Theme, current_theme
from courier_desktop.ui.theme.tokens import Tone

FAR_MINUTES = 120
BAND, DOT, RIM = 10.0, 12.0, 2.0
LABEL_HEIGHT = 16
MARGIN = timedelta(minutes=30)


class Labels(Enum):
    """Which times stand under the strip: none, the window's ends, or now, end and estimate (the drawer)."""

    NONE = 0
    WINDOW = 1
    ALL = 2


@dataclass(frozen=True, slots=True)
class PromiseView:
    """What a strip shows: the window with its estimate or real time, now, and the span of its axis (None = made)."""

    window: Window
    zone: tzinfo
    now: datetime | None = None
    span: tuple[datetime, datetime] | None = None
    labels: Labels = Labels.NONE

    @property
    def point(self) -> datetime | None:
        """The real time, else the estimate."""
        return self.window.done or self.window.estimate

    def axis(self) -> tuple[datetime, datetime] | None:
        """Where the axis begins and ends; None when nothing is known."""
        if self.span is not None:
            return self.span
        known = [at for at in (self.window.start, self.window.end, self.point) if at is not None]
        if not known:
            return None
        if self.now is not None and self.now < max(known) and min(known) - self.now < timedelta(hours=6):
            known.append(self.now)
        return min(known) - MARGIN, max(known) + MARGIN


def strip_tone(window: Window) -> Tone:
    """Green inside the window, amber outside, red from 120 minutes late."""
    point = window.done or window.estimate
    if window.late_minutes >= FAR_MINUTES:
        return Tone.RED
    early = point is not None and window.start is not None and point < window.start and window.done is None
    return Tone.AMBER if window.late_minutes > 0 or early else Tone.GREEN


def paint_promise_strip(painter: QPainter, rect: QRectF, view: PromiseView, theme: Theme) -> None:
    """Draw the strip into the rectangle: the axis in its upper part, the times (if any) under it."""
    axis = view.axis()
    below = LABEL_HEIGHT + 2 if view.labels is not Labels.NONE else 0
    middle = round(rect.y() + (rect.height() - below) / 2)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.line2, 2))
    painter.drawLine(QLineF(rect.left(), middle, rect.right(), middle))
    if axis is None:
        return
    _Strip(rect, middle, axis).paint(painter, view, theme)


class _Strip:
    """The measures of one painting."""

    def __init__(self, rect: QRectF, middle: float, axis: tuple[datetime, datetime]) -> None:
        self.rect, self.middle, self.axis = rect, middle, axis

    def x(self, at: datetime) -> float:
        begin, end = self.axis
        share = (at - begin) / (end - begin) if end > begin else 0.5
        inset = DOT / 2 + RIM
        return self.rect.left() + inset + min(1.0, max(0.0, share)) * (self.rect.width() - 2 * inset)

    def paint(self, painter: QPainter, view: PromiseView, theme: Theme) -> None:
        window = view.window
        if window.start is not None and window.end is not None:
            left, right = round(self.x(window.start)), round(self.x(window.end))
            band = QRectF(left, self.middle - BAND / 2, max(right - left, BAND), BAND)
            rounded(painter, band, 4, theme.band, theme.accent)
        if view.now is not None and self.axis[0] <= view.now <= self.axis[1]:
            at = round(self.x(view.now)) + 0.5
            painter.setPen(QPen(theme.t2, 1.5))
            painter.drawLine(QPointF(at, self.middle - 7), QPointF(at, self.middle + 7))
        if view.point is not None:
            self._dot(painter, self.x(view.point), theme.tone(strip_tone(window)).solid, theme.surface)
        if view.labels is not Labels.NONE:
            self._labels(painter, view, theme)

    def _dot(self, painter: QPainter, x: float, color: QColor, rim: QColor) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(rim)
        painter.drawEllipse(QPointF(x, self.middle), DOT / 2 + RIM - 0.5, DOT / 2 + RIM - 0.5)
        painter.setBrush(color)
        painter.drawEllipse(QPointF(x, self.middle), DOT / 2 - 0.5, DOT / 2 - 0.5)

    def _labels(self, painter: QPainter, view: PromiseView, theme: Theme) -> None:
        """The times, the most telling first; one that would touch another is left out."""
        taken: list[tuple[float, float]] = []
        for at, text, role, color in self._wanted(view, theme):
            width = text_width(text, role)
            left = min(max(self.rect.left(), self.x(at) - width / 2), self.rect.right() - width)
            if any(left < end + 6 and begin < left + width + 6 for begin, end in taken):
                continue
            taken.append((left, left + width))
            box = QRectF(left - 2, self.middle + BAND / 2 + 3, width + 4, LABEL_HEIGHT)
            put(painter, box, text, role, color, CENTER)

    def _wanted(self, view: PromiseView, theme: Theme) -> list[tuple[datetime, str, Type, QColor]]:
        made: list[tuple[datetime, str, Type, QColor]] = []
        window, full = view.window, view.labels is Labels.ALL
        if full and view.point is not None:
            ink = theme.tone(strip_tone(window)).text
            made.append((view.point, time_text(view.point, view.zone), Type.CAPTION_STRONG, ink))
        if full and view.now is not None:
            made.append((view.now, QCoreApplication.translate("PromiseStrip", "ahora"), Type.CAPTION, theme.t2))
        ends = (window.end, window.start) if full else (window.start, window.end)
        made += [(at, time_text(at, view.zone), Type.CAPTION, theme.t3) for at in ends if at is not None]
        return made


class PromiseStrip(QWidget):
    """The strip as a widget; the figures stand beside it, in labels of their own."""

    def __init__(self, view: PromiseView | None = None) -> None:
        super().__init__()
        self._view = view
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_view(self, view: PromiseView) -> None:
        """Show that promise."""
        self._view = view
        self.setAccessibleName(self._spoken(view))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        labels = self._view.labels if self._view is not None else Labels.NONE
        return QSize(240, 20 + (LABEL_HEIGHT + 2 if labels is not Labels.NONE else 0))

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._view is not None:
            paint_promise_strip(QPainter(self), QRectF(self.rect()), self._view, current_theme())

    def _spoken(self, view: PromiseView) -> str:
        times = (view.window.start, view.window.end, view.point)
        return " ".join(time_text(at, view.zone) for at in times if at is not None)

"""The two painted lists of the drawer: history with its thread of icons, and notices with what became of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from courier_desktop.ui.parts.paint import RIGHT, put, write_elided
from courier_desktop.ui.theme.fonts import Type, text_width
from courier_desktop.ui.theme.icons import draw_icon
from courier_desktop.ui.theme.theme import Theme, current_theme
from courier_desktop.ui.theme.tokens import Tone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QEvent

    from courier_desktop.ui.parts.status import Look
    from courier_desktop.ui.shipments.history import HistoryLine, NoticeLineText

EVENT, BADGE, TEXT_X, NOTICE, WHY = 36, 22, 32, 22, 15


class _Lines(QWidget):
    """A column of painted lines; what is cut stands whole in the tooltip."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(200, self.whole_height())

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.whole_height())

    def whole_height(self) -> int:
        """How high all lines are."""
        return 0

    def spoken_at(self, y: float) -> str:
        """The whole text of the line at that height."""
        return ""

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self.spoken_at(event.pos().y()), self)
            return True
        return super().event(event)


class HistoryList(_Lines):
    """Events, newest first, on a thread of badges; `pressed` carries the place of the one clicked."""

    pressed = Signal(int)

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._lines: tuple[HistoryLine, ...] = ()
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_lines(self, lines: Sequence[HistoryLine]) -> None:
        """Show those events."""
        self._lines = tuple(lines)
        self.setAccessibleDescription(". ".join(_event_spoken(line) for line in self._lines))
        self.updateGeometry()
        self.update()

    def whole_height(self) -> int:
        return EVENT * len(self._lines)

    def spoken_at(self, y: float) -> str:
        place = int(y // EVENT)
        return _event_spoken(self._lines[place]) if 0 <= place < len(self._lines) else ""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        place = int(event.position().y() // EVENT)
        if event.button() is Qt.MouseButton.LeftButton and 0 <= place < len(self._lines):
            self.pressed.emit(place)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), current_theme()
        for place, line in enumerate(self._lines):
            top = place * EVENT
            if place + 1 < len(self._lines):
                painter.fillRect(QRectF(BADGE / 2, top + BADGE, 1, EVENT - BADGE), theme.line2)
            paint_event_line(painter, QRectF(0, top, self.width(), EVENT), line, theme)


def paint_event_line(painter: QPainter, box: QRectF, line: HistoryLine, theme: Theme) -> None:
    """An event from the top of that box: its badge, its two lines, struck through when it was taken back."""
    badge = QRectF(box.x(), box.y(), BADGE, BADGE)
    _paint_badge(painter, badge, line.look, theme, faint=line.implied or line.struck)
    left, width, top = box.x() + TEXT_X, box.width() - TEXT_X, box.y() - 2
    when = text_width(line.when, Type.SMALL)
    put(painter, QRectF(left, top, width, 19), line.when, Type.SMALL, theme.t2, RIGHT)
    room = QRectF(left, top, width - when - 8, 19)
    ink = theme.t3 if line.implied or line.struck else theme.t1
    wide = write_elided(painter, room, line.title, Type.MEDIUM, ink)
    if line.struck:
        painter.fillRect(QRectF(left, round(room.center().y()) + 1, wide, 1), ink)
    write_elided(painter, QRectF(left, top + 18, width, 16), line.facts, Type.CAPTION, theme.t3)


def _paint_badge(painter: QPainter, box: QRectF, look: Look, theme: Theme, *, faint: bool) -> None:
    tone = theme.tone(Tone.NEUTRAL if faint else look.tone)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(tone.tint)
    painter.drawEllipse(box)
    draw_icon(painter, box, look.icon, tone.text, 14)


def _event_spoken(line: HistoryLine) -> str:
    return f"{line.when} {line.title}. {line.facts}"


class NoticeList(_Lines):
    """Notices, newest first: what each tells at the left, what became of it at the right, why not under it.

    `pressed` carries the place of the one clicked.
    """

    pressed = Signal(int)

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._lines: tuple[NoticeLineText, ...] = ()
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_lines(self, lines: Sequence[NoticeLineText]) -> None:
        """Show those notices."""
        self._lines = tuple(lines)
        self.setAccessibleDescription(". ".join(_notice_spoken(line) for line in self._lines))
        self.updateGeometry()
        self.update()

    def whole_height(self) -> int:
        return sum(_notice_height(line) for line in self._lines)

    def spoken_at(self, y: float) -> str:
        place = self._place_at(y)
        return _notice_spoken(self._lines[place]) if place >= 0 else ""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        place = self._place_at(event.position().y())
        if event.button() is Qt.MouseButton.LeftButton and place >= 0:
            self.pressed.emit(place)

    def _place_at(self, y: float) -> int:
        """Which line stands at that height, -1 for none."""
        top = 0
        for place, line in enumerate(self._lines):
            top += _notice_height(line)
            if 0 <= y < top:
                return place
        return -1

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme, top = QPainter(self), current_theme(), 0
        for line in self._lines:
            ink = theme.tone(line.look.tone).text
            draw_icon(painter, QRectF(0, top, 18, NOTICE), line.icon, theme.t2, 16)
            wide = text_width(line.state, Type.SMALL_MEDIUM)
            right = QRectF(0, top, self.width(), NOTICE)
            put(painter, right, line.state, Type.SMALL_MEDIUM, ink, RIGHT)
            draw_icon(painter, QRectF(self.width() - wide - 21, top, 18, NOTICE), line.look.icon, ink, 14)
            room = QRectF(26, top, self.width() - wide - 26 - 28, NOTICE)
            write_elided(painter, room, line.title, Type.SMALL_MEDIUM, theme.t1)
            if line.why:
                under = QRectF(26, top + NOTICE - 4, self.width() - 26, WHY)
                write_elided(painter, under, line.why, Type.CAPTION, theme.t3)
            top += _notice_height(line)


def _notice_height(line: NoticeLineText) -> int:
    return NOTICE + (WHY if line.why else 0)


def _notice_spoken(line: NoticeLineText) -> str:
    return ", ".join(part for part in (line.title, line.state, line.why) if part)

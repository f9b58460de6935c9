"""Route beads: one bead for each stop in order, a count one can see; over 60 stops, bars of proportion."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from courier_desktop.domain.statuses import StopState
from courier_desktop.ui.parts.paint import frame, rounded, write
from courier_desktop.ui.parts.status import Look
from courier_desktop.ui.theme.fonts import Type, text_width
from courier_desktop.ui.theme.theme import Theme, current_theme
from courier_desktop.ui.theme.tokens import Tone

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST_BEADS = 60
HEIGHT = 16
AHEAD_MINUTES, LATE_MINUTES = 5, 15
GAP = 2.0


def paint_beads(
    painter: QPainter, rect: QRectF, beads: Sequence[StopState], late: Sequence[bool], theme: Theme
) -> None:
    """Draw the route into the rectangle, 16 px high at best; `late` says which pending stops are expected late."""
    if not beads:
        return
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if len(beads) > MOST_BEADS:
        _paint_bars(painter, rect, beads, late, theme)
        return
    step = rect.width() / len(beads)
    for place, state in enumerate(beads):
        left = round(rect.x() + step * place)
        right = round(rect.x() + step * (place + 1)) - GAP
        box = QRectF(left, rect.y(), max(3.0, right - left), rect.height())
        _paint_bead(painter, box, state, theme, late=place < len(late) and late[place])


def _middle(box: QRectF, height: float) -> QRectF:
    return QRectF(box.x(), round(box.center().y() - height / 2), box.width(), height)


def _paint_bead(painter: QPainter, box: QRectF, state: StopState, theme: Theme, *, late: bool) -> None:
    match state:
        case StopState.DONE:
            rounded(painter, _middle(box, 10), 2, theme.tone(Tone.GREEN).solid)
        case StopState.FAILED:
            tall = _middle(box, 14)
            rounded(painter, tall, 2, theme.tone(Tone.RED).solid)
            _cross(painter, tall.center(), min(tall.width() / 2 - 1.5, 3.0), theme.surface)
        case StopState.AT_DOOR:
            tall = _middle(box, 14)
            rounded(painter, tall, 3, theme.surface)
            frame(painter, tall, 3, theme.tone(Tone.BLUE).solid, 2)
        case StopState.SKIPPED:
            frame(painter, _middle(box, 8), 2, theme.tone(Tone.NEUTRAL).solid, 1)
        case StopState.PENDING | StopState.NEXT if late:
            rounded(painter, _middle(box, 10), 3, theme.tone(Tone.AMBER).tint, theme.tone(Tone.AMBER).solid)
        case StopState.NEXT:
            rounded(painter, _middle(box, 4), 2, theme.tone(Tone.BLUE).solid)
        case StopState.PENDING:
            rounded(painter, _middle(box, 3), 1.5, theme.line2)


def _cross(painter: QPainter, center: QPointF, reach: float, color: QColor) -> None:
    painter.setPen(QPen(color, 1.6))
    x, y = center.x(), center.y()
    painter.drawLine(QPointF(x - reach, y - reach), QPointF(x + reach, y + reach))
    painter.drawLine(QPointF(x - reach, y + reach), QPointF(x + reach, y - reach))


def _paint_bars(
    painter: QPainter, rect: QRectF, beads: Sequence[StopState], late: Sequence[bool], theme: Theme
) -> None:
    """Parts of one bar: done, failed, at the door, expected late, the rest."""
    waiting = (StopState.PENDING, StopState.NEXT)
    expected = sum(1 for place, state in enumerate(beads) if state in waiting and place < len(late) and late[place])
    parts = (
        (beads.count(StopState.DONE), theme.tone(Tone.GREEN).solid, 10),
        (beads.count(StopState.FAILED), theme.tone(Tone.RED).solid, 14),
        (beads.count(StopState.AT_DOOR), theme.tone(Tone.BLUE).solid, 14),
        (expected, theme.tone(Tone.AMBER).solid, 10),
        (beads.count(StopState.SKIPPED), theme.tone(Tone.NEUTRAL).solid, 6),
        (sum(beads.count(state) for state in waiting) - expected, theme.line2, 3),
    )
    shown = [part for part in parts if part[0] > 0]
    free = rect.width() - GAP * (len(shown) - 1) - 4 * len(shown)
    left = rect.x()
    for count, color, height in shown:
        width = 4 + free * count / len(beads)
        rounded(painter, _middle(QRectF(left, rect.y(), width, rect.height()), height), 2, color)
        left += width + GAP


def pace_look(minutes_late: int) -> tuple[str, Look]:
    """The words and look of a route's pace: "12 min adelante" from 5, "a tiempo" within 15 late, "38 min atrás"."""
    if minutes_late <= -AHEAD_MINUTES:
        text = QCoreApplication.translate("Pace", "%n min adelante", None, -minutes_late)
        return text, Look("chevron-up", Tone.GREEN)
    if minutes_late <= LATE_MINUTES:
        return QCoreApplication.translate("Pace", "a tiempo"), Look("check", Tone.GREEN)
    return QCoreApplication.translate("Pace", "%n min atrás", None, minutes_late), Look("chevron-down", Tone.AMBER)


class RouteBeads(QWidget):
    """The beads of one route as a widget."""

    def __init__(self, beads: Sequence[StopState] = (), late: Sequence[bool] = ()) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_beads(beads, late)

    def show_beads(self, beads: Sequence[StopState], late: Sequence[bool] = ()) -> None:
        """Show that route."""
        self._beads, self._late = tuple(beads), tuple(late)
        done, total = self._beads.count(StopState.DONE), len(self._beads)
        self.setAccessibleName(QCoreApplication.translate("Beads", "{0} de {1}").format(done, total))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(240, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(60, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_beads(QPainter(self), QRectF(self.rect()), self._beads, self._late, current_theme())


class BeadLegend(QWidget):
    """What each bead means, in one line."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        width = sum(13 + text_width(text, Type.CAPTION) + 14 for _, _, text in self._entries()) - 14
        return QSize(int(width) + 2, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), current_theme()
        left = 0.0
        for state, late, text in self._entries():
            _paint_bead(painter, QRectF(left, 0, 8, self.height()), state, theme, late=late)
            width = text_width(text, Type.CAPTION)
            write(painter, QRectF(left + 13, 0, width + 2, self.height()), text, Type.CAPTION, theme.t2)
            left += 13 + width + 14

    def _entries(self) -> tuple[tuple[StopState, bool, str], ...]:
        return (
            (StopState.DONE, False, self.tr("hecha")),
            (StopState.FAILED, False, self.tr("fallida")),
            (StopState.AT_DOOR, False, self.tr("en la puerta")),
            (StopState.PENDING, True, self.tr("llegará tarde")),
            (StopState.PENDING, False, self.tr("pendiente")),
        )

"""The strokes that parts and delegates share: boxes, text, keycaps, checks, pills, focus rings."""

from __future__ import annotations

from math import floor
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from courier_desktop.ui.theme.fonts import Type, font, text_width
from courier_desktop.ui.theme.icons import draw_icon
from courier_desktop.ui.theme.lines import elided, fits, line_of

if TYPE_CHECKING:
    from courier_desktop.ui.theme.theme import Theme, ToneColors

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTER = Qt.AlignmentFlag.AlignCenter
KEYCAP = 18
PILL = 22
RING = 2


def rounded(painter: QPainter, rect: QRectF, radius: float, fill: QColor | None, edge: QColor | None = None) -> None:
    """A box with round corners; `edge` is a line of 1 px inside the rectangle."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
    if edge is None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawRoundedRect(rect, radius, radius)
        return
    painter.setPen(QPen(edge, 1))
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), radius - 0.5, radius - 0.5)


def frame(painter: QPainter, rect: QRectF, radius: float, color: QColor, width: float) -> None:
    """A line of that width wholly inside the rectangle."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(color, width))
    half = width / 2
    painter.drawRoundedRect(rect.adjusted(half, half, -half, -half), radius - half, radius - half)


def focus_ring(painter: QPainter, rect: QRectF, radius: float, theme: Theme) -> None:
    """The 2 px ring; give the outer rectangle (the part's own grown by 3) so that 1 px of ground shows between."""
    frame(painter, rect, radius, theme.ring, RING)


def write(painter: QPainter, rect: QRectF, text: str, role: Type, color: QColor) -> None:
    """One line, left, vertically centred, never elided: for money, times and numbers."""
    put(painter, rect, text, role, color, LEFT)


def put(painter: QPainter, rect: QRectF, text: str, role: Type, color: QColor, align: Qt.AlignmentFlag) -> None:
    """One line with its alignment, never elided."""
    line = line_of(text, role)
    painter.setPen(color)
    if not fits(line, rect):
        # Cut at the rectangle's edges.
        painter.setFont(font(role))
        painter.drawText(rect, int(align) | int(Qt.TextFlag.TextSingleLine), text)
        return
    spare = rect.width() - line.width
    left = rect.x() + (0.0 if align == LEFT else spare if align == RIGHT else spare / 2)
    line.draw(painter, left, rect.y() + (rect.height() - line.height) / 2)


def write_elided(painter: QPainter, rect: QRectF, text: str, role: Type, color: QColor) -> float:
    """One line that may lose its end to "…": names, colonias, notes. Gives the width written."""
    shown = elided(text, role, rect.width())
    put(painter, rect, shown, role, color, LEFT)
    return min(rect.width(), line_of(shown, role).width)


def keycap_width(label: str) -> float:
    """How wide the keycap of that label is."""
    return max(float(KEYCAP), round(text_width(label, Type.CAPTION_STRONG)) + 10)


def draw_keycap(painter: QPainter, left: float, middle: float, label: str, theme: Theme) -> float:
    """A keycap with its left edge and vertical middle there; gives its width."""
    rect = QRectF(round(left), round(middle - KEYCAP / 2), keycap_width(label), KEYCAP)
    rounded(painter, rect, 4, theme.key, theme.keyline)
    put(painter, rect, label, Type.CAPTION_STRONG, theme.t2, CENTER)
    return rect.width()


def draw_keycap_on(painter: QPainter, left: float, middle: float, label: str, color: QColor) -> float:
    """A keycap on a filled ground, in the ground's own text colour; gives its width."""
    rect = QRectF(round(left), round(middle - KEYCAP / 2), keycap_width(label), KEYCAP)
    rounded(painter, rect, 4, faded(color, 0.16), faded(color, 0.55))
    put(painter, rect, label, Type.CAPTION_STRONG, color, CENTER)
    return rect.width()


def faded(color: QColor, share: float) -> QColor:
    """The colour at that opacity."""
    made = QColor(color)
    made.setAlphaF(share)
    return made


def draw_check(painter: QPainter, rect: QRectF, state: Qt.CheckState, theme: Theme) -> None:
    """A check box 16 px square in the middle of the rectangle: empty, checked, or the dash of some."""
    # Halves always up: rounded to even, it would stand differently in every other row.
    box = QRectF(floor(rect.center().x() - 7.5), floor(rect.center().y() - 7.5), 16, 16)
    if state == Qt.CheckState.Unchecked:
        rounded(painter, box, 4, theme.surface, theme.ctl)
        return
    rounded(painter, box, 4, theme.fill)
    pen = QPen(theme.on_fill, 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    x, y = box.x(), box.y()
    if state == Qt.CheckState.PartiallyChecked:
        painter.drawLine(QPointF(x + 4.5, y + 8), QPointF(x + 11.5, y + 8))
    else:
        painter.drawPolyline([QPointF(x + 4, y + 8.3), QPointF(x + 6.8, y + 11.1), QPointF(x + 12, y + 5.2)])


def pill_width(icon: str, text: str) -> float:
    """How wide the pill of that text is."""
    return round(text_width(text, Type.SMALL_MEDIUM)) + (34 if icon else 18)


def draw_pill(painter: QPainter, rect: QRectF, icon: str, text: str, tone: ToneColors) -> None:
    """A pill filling the rectangle: tint, icon (or none) and word in the tone's text colour."""
    rounded(painter, rect, rect.height() / 2, tone.tint)
    left = rect.x() + 9
    if icon:
        draw_icon(painter, QRectF(rect.x() + 7, rect.y(), 16, rect.height()), icon, tone.text, 15)
        left = rect.x() + 27
    write(painter, QRectF(left, rect.y(), rect.right() - left, rect.height()), text, Type.SMALL_MEDIUM, tone.text)


def draw_bar(painter: QPainter, rect: QRectF, share: float, color: QColor, ground: QColor) -> None:
    """A progress bar: `share` from 0 to 1 of the rectangle in the colour, the rest ground."""
    radius = rect.height() / 2
    rounded(painter, rect, radius, ground)
    width = rect.width() * min(1.0, max(0.0, share))
    if width > 0:
        rounded(painter, QRectF(rect.x(), rect.y(), max(width, rect.height()), rect.height()), radius, color)

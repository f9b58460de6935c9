"""Lines of text laid out once and drawn many times: a table paints the same words again at every move."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QTextLayout

from courier_desktop.ui.theme.fonts import Type, font, metrics, text_width

if TYPE_CHECKING:
    from PySide6.QtGui import QFont, QPainter

# Some screens of a full table.
_KEPT = 2048


class Line(NamedTuple):
    """One line and its size. `draw` paints it with the painter's pen, its upper left corner at the point."""

    layout: QTextLayout
    width: float
    height: float

    def draw(self, painter: QPainter, left: float, top: float) -> None:
        """Paint it there; the painter's font does not matter and stays."""
        self.layout.draw(painter, QPointF(left, top))


@lru_cache(maxsize=_KEPT)
def line_of(text: str, role: Type) -> Line:
    """The text on one line in that role, as QPainter.drawText lays it out, to the pixel."""
    layout = laid_out(text.replace("\n", " ").replace("\t", " "), font(role))
    line = layout.lineAt(0)
    # A line's own height is rounded up, and drawText centres by what it is before.
    return Line(layout, line.horizontalAdvance(), line.ascent() + line.descent())


def laid_out(text: str, face: QFont) -> QTextLayout:
    """The text on one line in that font, which keeps its glyphs; its first line tells its measures."""
    layout = QTextLayout(text, face)
    layout.setCacheEnabled(True)
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    return layout


@lru_cache(maxsize=_KEPT)
def elided(text: str, role: Type, room: float) -> str:
    """The text, its end given up to "…" where the room is short."""
    if line_of(text, role).width <= room:
        return text
    return metrics(role).elidedText(text, Qt.TextElideMode.ElideRight, room)


def fits(line: Line, rect: QRectF) -> bool:
    """Whether the line stands wholly inside the rectangle."""
    return line.width <= rect.width() and line.height <= rect.height()


def forget_lines() -> None:
    """Measure everything anew: fonts have come that were not there before."""
    for kept in (text_width, line_of, elided):
        kept.cache_clear()

"""A message as WhatsApp shows it: lines, wrapping, *bold*."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QSizePolicy, QWidget

from courier_desktop.ui.parts.label import Ink, ink_of
from courier_desktop.ui.theme.fonts import Type, font, metrics
from courier_desktop.ui.theme.theme import current_theme

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

# As WhatsApp: the stars hug the words, and nothing of a word stands right outside them.
_BOLD = re.compile(r"(?<![\w*])\*(?=\S)([^*\n]+?)(?<=\S)\*(?![\w*])")
_LEADING = 2
_GAP = 7.0


def marked(line: str) -> tuple[str, list[tuple[int, int]]]:
    """The line without its stars, and where the bold parts lie in it: (start, length)."""
    plain, bold, done = "", [], 0
    for match in _BOLD.finditer(line):
        plain += line[done : match.start()]
        bold.append((len(plain), len(match[1])))
        plain += match[1]
        done = match.end()
    return plain + line[done:], bold


class WhatsAppText(QWidget):
    """Shows a message, wrapped to its width; as wide as its longest line when there is room."""

    def __init__(self, text: str = "", ink: Ink = "t1", *, role: Type = Type.BODY, tight: bool = False) -> None:
        """`tight` shows an empty line as a small gap: for a preview in little room."""
        super().__init__()
        self._ink, self._role, self._tight = ink, role, tight
        self._text = ""
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.show_text(text)

    @property
    def text(self) -> str:
        """The message as it is sent, stars and all."""
        return self._text

    def show_text(self, text: str) -> None:
        """Show that message."""
        self._text = text
        self.setAccessibleName("\n".join(marked(line)[0] for line in text.split("\n")))
        self._fit()
        self.updateGeometry()
        self.update()

    def natural_width(self, most: int) -> int:
        """How wide it wants to be, at most so many pixels."""
        measures = metrics(self._bold_role())
        lines = (marked(line)[0] for line in self._text.split("\n"))
        widest = max((measures.horizontalAdvance(line) for line in lines), default=0)
        return min(most, int(widest) + 2)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return int(sum(height for _, height in self._laid_out(width)) + 0.999)

    def sizeHint(self) -> QSize:
        width = self.natural_width(420)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(80, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, top = QPainter(self), 0.0
        painter.setPen(ink_of(current_theme(), self._ink))
        for layout, height in self._laid_out(self.width()):
            layout.draw(painter, QPointF(0, top))
            top += height

    def _fit(self) -> None:
        """A scroll area asks for no height for a width: the height that the text needs is its least."""
        self.setMinimumHeight(self.heightForWidth(max(1, self.width())))

    def _bold_role(self) -> Type:
        return Type.STRONG if self._role is Type.BODY else self._role

    def _laid_out(self, width: int) -> list[tuple[QTextLayout, float]]:
        out = []
        for line in self._text.split("\n"):
            plain, bold = marked(line)
            layout, height = self._lay(plain or " ", bold, width)
            out.append((layout, _GAP if self._tight and not plain.strip() else height))
        return out

    def _lay(self, text: str, bold: list[tuple[int, int]], width: int) -> tuple[QTextLayout, float]:
        layout = QTextLayout(text, font(self._role))
        layout.setTextOption(QTextOption(Qt.AlignmentFlag.AlignLeft))
        strong = QTextCharFormat()
        strong.setFontWeight(QFont.Weight.DemiBold)
        ranges = []
        for start, length in bold:
            made = QTextLayout.FormatRange()
            made.start, made.length, made.format = start, length, strong
            ranges.append(made)
        layout.setFormats(ranges)
        layout.beginLayout()
        height = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(1, width))
            line.setPosition(QPointF(0, height))
            height += round(line.height()) + _LEADING
        layout.endLayout()
        return layout, height

"""Text in the page: a label that takes its role and its colour from the theme in force."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from courier_desktop.ui.theme.fonts import Type, font
from courier_desktop.ui.theme.icons import draw_icon
from courier_desktop.ui.theme.theme import Theme, current_theme
from courier_desktop.ui.theme.tokens import Tone

Ink = str | Tone


def ink_of(theme: Theme, ink: Ink) -> QColor:
    """The colour of a token's name ("t1", "accent", "oninv") or of a tone's text."""
    if isinstance(ink, Tone):
        return theme.tone(ink).text
    color = getattr(theme, ink)
    if not isinstance(color, QColor):
        raise TypeError(ink)
    return color


class Label(QLabel):
    """Plain text. `wrap` breaks lines; `set_eliding` lets it lose its end, with the whole in the tooltip."""

    def __init__(self, text: str = "", role: Type = Type.BODY, ink: Ink = "t1", *, wrap: bool = False) -> None:
        super().__init__(text)
        self._ink: Ink = ink
        self._eliding = False
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(font(role))
        self.setWordWrap(wrap)

    def set_ink(self, ink: Ink) -> None:
        """Write in that colour from now on."""
        if ink != self._ink:
            self._ink = ink
            self.update()

    def set_role(self, role: Type) -> None:
        """Write in that type from now on."""
        self.setFont(font(role))

    def set_eliding(self) -> Label:
        """Allow the end to become "…" when the place is short; gives the label back."""
        self._eliding = True
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        return self

    def setText(self, text: str) -> None:
        if text != self.text():
            super().setText(text)
            self._tell_whole()

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        return QSize(24, hint.height()) if self._eliding else hint

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell_whole()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(ink_of(current_theme(), self._ink))
        painter.setFont(self.font())
        rect, text = self.contentsRect(), self.text()
        if self._eliding:
            text = self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        wrap = Qt.TextFlag.TextWordWrap if self.wordWrap() else Qt.TextFlag.TextSingleLine
        flags = int(self.alignment()) | int(wrap if "\n" not in text or self.wordWrap() else 0)
        painter.drawText(rect, flags, text)

    def _tell_whole(self) -> None:
        if self._eliding:
            cut = self.fontMetrics().horizontalAdvance(self.text()) > self.contentsRect().width()
            self.setToolTip(self.text() if cut else "")


class IconLabel(QWidget):
    """One icon alone, for the eye only; `tinted` puts a rounded tint behind it."""

    def __init__(self, name: str, ink: Ink = "t2", px: int = 17, *, tinted: int = 0) -> None:
        super().__init__()
        self._name, self._ink, self._px, self._tinted = name, ink, px, tinted
        side = tinted or px + 3
        self.setFixedSize(side, side)

    def set_icon(self, name: str, ink: Ink | None = None) -> None:
        """Show another icon, perhaps in another colour."""
        self._name = name
        self._ink = self._ink if ink is None else ink
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), current_theme()
        if self._tinted:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            tone = theme.tone(self._ink).tint if isinstance(self._ink, Tone) else theme.soft
            painter.setBrush(tone)
            painter.drawRoundedRect(QRectF(self.rect()), 8, 8)
        draw_icon(painter, self.rect(), self._name, ink_of(theme, self._ink), self._px)

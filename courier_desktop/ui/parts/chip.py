"""Filter chips and the segmented control."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from courier_desktop.ui.keys import key_label
from courier_desktop.ui.parts.paint import CENTER, draw_keycap, focus_ring, keycap_width, put, rounded, write
from courier_desktop.ui.parts.press import Pressable
from courier_desktop.ui.theme.fonts import Type, text_width
from courier_desktop.ui.theme.icons import draw_icon
from courier_desktop.ui.theme.theme import current_theme
from courier_desktop.ui.theme.tokens import Tone

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    from courier_desktop.ui.parts.status import Look

CHIP, ICON, GAP = 28, 15, 5


class Chip(Pressable):
    """A filter: key, icon, word and count; on or off. Off and empty it stays quiet."""

    def __init__(self, text: str, *, key: str = "", look: Look | None = None, count: str = "") -> None:
        super().__init__(text)
        self._key, self._look, self._count = key, look, count
        self._word_shown = True
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setToolTip(f"{text} ({key_label(key)})" if key else text)

    def set_count(self, count: int | str) -> None:
        """Show how many; "" for none known yet."""
        self._count = str(count)
        self.setAccessibleDescription(self._count)
        self.updateGeometry()
        self.update()

    def set_word_shown(self, shown: bool) -> None:
        """Drop the word where the place is narrow (never while on)."""
        self._word_shown = shown
        self.updateGeometry()
        self.update()

    def _word(self) -> str:
        return self.text() if self._word_shown or self.isChecked() or self._look is None else ""

    def sizeHint(self) -> QSize:
        width = 6.0 + (keycap_width(self._key) + GAP if self._key else 4)
        width += ICON + GAP if self._look else 0
        width += round(text_width(self._word(), Type.SMALL_STRONG)) + GAP if self._word() else 0
        width += round(text_width(self._count, Type.SMALL_STRONG)) + GAP if self._count else 0
        return QSize(int(width) + 5, CHIP)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def checkStateSet(self) -> None:
        super().checkStateSet()
        self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme, on = QPainter(self), current_theme(), self.isChecked()
        body, middle = QRectF(self.rect()), self.height() / 2
        ground = theme.soft if on else theme.hover if self.hovered else theme.surface
        rounded(painter, body, 7, ground, theme.accent if on else theme.line2)
        if self.ringed:
            focus_ring(painter, body, 7, theme)
        left = 6.0
        if self._key:
            left += draw_keycap(painter, left, middle, self._key, theme) + GAP
        else:
            left += 4
        if self._look is not None:
            ink = theme.t2 if self._look.tone is Tone.NEUTRAL else theme.tone(self._look.tone).text
            draw_icon(painter, QRectF(left, 0, ICON, self.height()), self._look.icon, ink, ICON)
            left += ICON + GAP
        role = Type.SMALL_STRONG if on else Type.SMALL_MEDIUM
        if self._word():
            width = round(text_width(self._word(), role))
            write(painter, QRectF(left, 0, width + 2, self.height()), self._word(), role, theme.t1 if on else theme.t2)
            left += width + GAP
        if self._count:
            write(painter, QRectF(left, 0, 80, self.height()), self._count, role, theme.t1 if on else theme.t2)


class _Segment(Pressable):
    """One choice of a segmented control."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setCheckable(True)
        self.setAutoExclusive(True)

    def sizeHint(self) -> QSize:
        return QSize(round(text_width(self.text(), Type.SMALL_STRONG)) + 24, 26)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme, on = QPainter(self), current_theme(), self.isChecked()
        body = QRectF(self.rect())
        if on:
            rounded(painter, body, 5, theme.surface, theme.line2)
        if self.ringed:
            focus_ring(painter, body, 5, theme)
        ink = theme.t1 if on or self.hovered else theme.t2
        put(painter, body, self.text(), Type.SMALL_STRONG if on else Type.SMALL_MEDIUM, ink, CENTER)


class Segmented(QWidget):
    """One of a few, side by side; the arrows move. `chosen` carries the choice's value."""

    chosen = Signal(object)

    def __init__(self, choices: Sequence[tuple[Hashable, str]], name: str = "") -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._values = [value for value, _ in choices]
        self._segments = [_Segment(text) for _, text in choices]
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 2, 2, 2)
        row.setSpacing(2)
        for place, segment in enumerate(self._segments):
            row.addWidget(segment)
            segment.clicked.connect(lambda _=False, place=place: self.chosen.emit(self._values[place]))
        if self._segments:
            self._segments[0].setChecked(True)

    @property
    def value(self) -> Hashable | None:
        """The value chosen."""
        return next((v for v, s in zip(self._values, self._segments, strict=True) if s.isChecked()), None)

    def choose(self, value: Hashable) -> None:
        """Choose that value, silently."""
        self._segments[self._values.index(value)].setChecked(True)

    def set_text(self, value: Hashable, text: str) -> None:
        """Change a choice's word (its count)."""
        self._segments[self._values.index(value)].setText(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        step = steps.get(Qt.Key(event.key()))
        if step is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
            return
        here = next((n for n, segment in enumerate(self._segments) if segment.isChecked()), 0)
        there = self._segments[(here + step) % len(self._segments)]
        there.setFocus(Qt.FocusReason.TabFocusReason)
        there.click()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        rounded(QPainter(self), QRectF(self.rect()), 7, theme.hover if theme.dark else theme.rail)

"""The hint bar at the foot: the page's main keys, and `?` for all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from courier_desktop.ui.keys import Hint, key_label
from courier_desktop.ui.parts.paint import draw_keycap, focus_ring, keycap_width, write
from courier_desktop.ui.parts.press import Pressable
from courier_desktop.ui.theme.fonts import Type, metrics, text_width
from courier_desktop.ui.theme.theme import current_theme

if TYPE_CHECKING:
    from collections.abc import Sequence

HEIGHT = 28
CAP_GAP, WORD_GAP, HINT_GAP = 2, 6, 14


def hint_width(hint: Hint) -> float:
    """How wide that entry is, without the gap after it."""
    caps = sum(keycap_width(key_label(key)) for key in hint.keys) + CAP_GAP * (len(hint.keys) - 1)
    return caps + WORD_GAP + text_width(hint.text, Type.CAPTION)


def draw_hint(painter: QPainter, left: float, height: float, hint: Hint) -> None:
    """Keycaps and the words after them, vertically centred."""
    theme = current_theme()
    for key in hint.keys:
        left += draw_keycap(painter, left, height / 2, key_label(key), theme) + CAP_GAP
    left += WORD_GAP - CAP_GAP
    box = QRectF(left, 0, text_width(hint.text, Type.CAPTION) + 2, height)
    write(painter, box, hint.text, Type.CAPTION, theme.t2)


class _AllKeys(Pressable):
    """The way to the sheet of all keys."""

    def __init__(self) -> None:
        super().__init__(self.tr("todas las teclas"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(round(hint_width(self._hint())) + 8, HEIGHT - 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        draw_hint(painter, 4, self.height(), self._hint())
        if self.ringed:
            focus_ring(painter, QRectF(self.rect()), 5, current_theme())

    def _hint(self) -> Hint:
        return Hint(("?",), self.text())


class HintBar(QWidget):
    """Shows as many hints as fit, in their order."""

    all_asked = Signal()

    def __init__(self, *, asks_all: bool = True) -> None:
        """`asks_all`: the way to the sheet of all keys stands at its right end."""
        super().__init__()
        self._hints: tuple[Hint, ...] = ()
        self.setFixedHeight(max(HEIGHT, int(metrics(Type.CAPTION).height()) + 12))
        self._all = _AllKeys()
        self._all.clicked.connect(self.all_asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 1, 16, 1)
        row.addStretch(1)
        row.addWidget(self._all)
        self._all.setVisible(asks_all)

    @property
    def hints(self) -> tuple[Hint, ...]:
        """What is to be shown."""
        return self._hints

    def show_hints(self, hints: Sequence[Hint]) -> None:
        """Show those keys."""
        self._hints = tuple(hints)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), current_theme()
        painter.fillRect(0, 0, self.width(), 1, theme.line)
        left, room = 20.0, (self._all.x() if self._all.isVisible() else self.width()) - 12.0
        for hint in self._hints:
            width = hint_width(hint)
            if left + width > room:
                break
            draw_hint(painter, left, self.height(), hint)
            left += width + HINT_GAP

"""The reasons for a correction: none is chosen until the person takes one, by its figure, the arrows or the mouse."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from courier_desktop.domain.corrections import WHYS, Why
from courier_desktop.ui.language import current_language
from courier_desktop.ui.parts.paint import draw_keycap, focus_ring, rounded, write_elided
from courier_desktop.ui.parts.press import Pressable
from courier_desktop.ui.theme.fonts import Type, metrics, text_width
from courier_desktop.ui.theme.icons import draw_icon
from courier_desktop.ui.theme.theme import current_theme

WHY_KEYS = dict(zip(WHYS, "1234567", strict=True))
_ROW, _TEXT = 26, 34


def why_word(why: Why) -> str:
    """A reason in the interface's language."""
    return WHYS[why].in_(current_language())


class _WhyRow(Pressable):
    """One reason: its figure and its words; a check when chosen."""

    def __init__(self, why: Why) -> None:
        super().__init__(why_word(why))
        self.why = why
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        width = _TEXT + round(text_width(self.text(), Type.STRONG)) + 34
        return QSize(width, max(_ROW, int(metrics(Type.BODY).height()) + 8))

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme, on = QPainter(self), current_theme(), self.isChecked()
        body = QRectF(self.rect())
        if on or self.hovered:
            rounded(painter, body, 6, theme.soft if on else theme.hover)
        if self.ringed:
            focus_ring(painter, body, 6, theme)
        draw_keycap(painter, 6, self.height() / 2, WHY_KEYS[self.why], theme)
        words = QRectF(_TEXT, 0, self.width() - _TEXT - 32, self.height())
        write_elided(painter, words, self.text(), Type.MEDIUM if on else Type.BODY, theme.t1)
        if on:
            draw_icon(painter, QRectF(self.width() - 28, 0, 24, self.height()), "check", theme.accent, 17)


class WhyList(QWidget):
    """The seven reasons; `chosen` when the person takes one."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Motivo"))
        self._rows = [_WhyRow(why) for why in WHYS]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for row in self._rows:
            column.addWidget(row)
            row.clicked.connect(partial(self._pressed, row))
        self.choose(None)

    @property
    def value(self) -> Why | None:
        """The reason chosen, None before one is."""
        return next((row.why for row in self._rows if row.isChecked()), None)

    @property
    def current(self) -> QWidget:
        """The row that takes the focus."""
        return next((row for row in self._rows if row.isChecked()), self._rows[0])

    def choose(self, why: Why | None) -> None:
        """Choose that reason or none, silently."""
        for row in self._rows:
            row.setChecked(row.why is why)
        for row in self._rows:
            # One stop of Tab for the whole list.
            here = row is self.current
            row.setFocusPolicy(Qt.FocusPolicy.StrongFocus if here else Qt.FocusPolicy.ClickFocus)

    def take(self, why: Why) -> None:
        """Choose that reason as the person does: with its figure."""
        self._pressed(next(row for row in self._rows if row.why is why))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = -1 if event.key() == Qt.Key.Key_Up else 1 if event.key() == Qt.Key.Key_Down else 0
        if not step:
            super().keyPressEvent(event)
            return
        here = next((place for place, row in enumerate(self._rows) if row is self.current), 0)
        there = self._rows[(here + step) % len(self._rows)] if self.value is not None else self._rows[0]
        self._pressed(there)
        there.setFocus(Qt.FocusReason.TabFocusReason)

    def _pressed(self, row: _WhyRow) -> None:
        self.choose(row.why)
        self.chosen.emit(row.why)

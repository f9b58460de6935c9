"""The list of causes: one is chosen, by its key, the arrows or the mouse."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from courier_desktop.domain.causes import CAUSES, Cause
from courier_desktop.ui.parts.paint import draw_keycap, focus_ring, rounded, write_elided
from courier_desktop.ui.parts.press import Pressable
from courier_desktop.ui.parts.status import CAUSE_ICONS, cause_word
from courier_desktop.ui.theme.fonts import Type, metrics, text_width
from courier_desktop.ui.theme.icons import draw_icon
from courier_desktop.ui.theme.theme import current_theme

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

KEYS = dict(zip(CAUSES, "1234567890-", strict=True))
ROW, LEAST = 26, 172
_TEXT = 62


class _CauseRow(Pressable):
    """One cause: its key, its icon, its word; a check when chosen."""

    def __init__(self, cause: Cause) -> None:
        super().__init__(cause_word(cause))
        self.cause = cause
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        width = _TEXT + round(text_width(self.text(), Type.MEDIUM)) + 8
        return QSize(width, max(ROW, int(metrics(Type.BODY).height()) + 8))

    def minimumSizeHint(self) -> QSize:
        return QSize(min(LEAST, self.sizeHint().width()), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        cut = text_width(self.text(), Type.MEDIUM) > self.width() - _TEXT - 6
        self.setToolTip(self.text() if cut else "")

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme, on = QPainter(self), current_theme(), self.isChecked()
        body = QRectF(self.rect())
        if on or self.hovered:
            rounded(painter, body, 6, theme.soft if on else theme.hover)
        if self.ringed:
            focus_ring(painter, body, 6, theme)
        draw_keycap(painter, 6, self.height() / 2, KEYS[self.cause], theme)
        draw_icon(
            painter, QRectF(34, 0, 20, self.height()), CAUSE_ICONS[self.cause], theme.accent if on else theme.t2, 17
        )
        roomy = on and self.width() > 2 * _TEXT + 120
        words = QRectF(_TEXT, 0, self.width() - _TEXT - (34 if roomy else 6), self.height())
        write_elided(painter, words, self.text(), Type.MEDIUM if on else Type.BODY, theme.t1)
        if roomy:
            draw_icon(painter, QRectF(self.width() - 30, 0, 24, self.height()), "check", theme.accent, 17)


class CauseList(QWidget):
    """The eleven causes; `chosen` when the person takes another."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Causa"))
        self._rows = [_CauseRow(cause) for cause in CAUSES]
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(4)
        self._grid.setVerticalSpacing(0)
        self._columns = 0
        for row in self._rows:
            row.clicked.connect(partial(self._pressed, row))
        self.set_columns(1)
        self.choose(next(iter(CAUSES)))

    @property
    def value(self) -> Cause:
        """The cause chosen."""
        return self._current().cause

    @property
    def current(self) -> QWidget:
        """The row that takes the focus."""
        return self._current()

    def choose(self, cause: Cause) -> None:
        """Choose that cause, silently."""
        for row in self._rows:
            row.setChecked(row.cause is cause)
            # One stop of Tab for the whole list.
            policy = Qt.FocusPolicy.StrongFocus if row.cause is cause else Qt.FocusPolicy.ClickFocus
            row.setFocusPolicy(policy)

    def take(self, cause: Cause) -> None:
        """Choose that cause as the person does: with its key."""
        self._pressed(next(row for row in self._rows if row.cause is cause))

    def set_columns(self, columns: int) -> None:
        """Stand in one column, or in two where the place is low."""
        if columns == self._columns:
            return
        self._columns = columns
        deep = -(-len(self._rows) // columns)
        for place, row in enumerate(self._rows):
            self._grid.addWidget(row, place % deep, place // deep)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = -1 if event.key() == Qt.Key.Key_Up else 1 if event.key() == Qt.Key.Key_Down else 0
        if not step:
            super().keyPressEvent(event)
            return
        there = self._rows[(self._rows.index(self._current()) + step) % len(self._rows)]
        self._pressed(there)
        there.setFocus(Qt.FocusReason.TabFocusReason)

    def _current(self) -> _CauseRow:
        return next(row for row in self._rows if row.isChecked())

    def _pressed(self, row: _CauseRow) -> None:
        self.choose(row.cause)
        self.chosen.emit(row.cause)

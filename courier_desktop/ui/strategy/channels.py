"""The channels of a notice in their order: which are used, which comes first; by mouse or keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from courier_desktop.domain.notices import Channel
from courier_desktop.ui.parts.paint import CENTER, RIGHT, draw_check, frame, put, rounded, write_elided
from courier_desktop.ui.strategy.words import CHANNEL_ICONS, channel_name
from courier_desktop.ui.theme.fonts import Type, text_width
from courier_desktop.ui.theme.icons import draw_icon
from courier_desktop.ui.theme.lines import elided
from courier_desktop.ui.theme.theme import current_theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent

    from courier_desktop.ui.theme.theme import Theme

LINE = 30
_CHECK = 34
translate = QCoreApplication.translate


class ChannelOrder(QWidget):
    """A line for each channel, the used ones first in their order. `changed` carries the used ones.

    ↑ ↓ choose a line, Space uses it or not, Alt+↑ ↓ moves it; the mouse drags.
    """

    changed = Signal(tuple)

    def __init__(self, channels: Sequence[Channel]) -> None:
        super().__init__()
        self._all = tuple(channels)
        self._order = list(channels)
        self._used = set(channels)
        self._carried: frozenset[Channel] = frozenset()
        self._current = 0
        self._dragged: int | None = None
        self._moved = False
        self._ring = True
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumHeight(LINE * len(self._all))
        self._tell_reader()

    def sizeHint(self) -> QSize:
        return QSize(300, LINE * len(self._all))

    @property
    def used(self) -> tuple[Channel, ...]:
        """The channels that are used, in order."""
        return tuple(one for one in self._order if one in self._used)

    def show_channels(self, used: Sequence[Channel], carried: frozenset[Channel]) -> None:
        """Show these; `carried` have a gateway that is on."""
        current = self._order[self._current]
        self._used, self._carried = set(used), carried
        self._order = [*used, *(one for one in self._all if one not in used)]
        self._current = self._order.index(current) if current in self._order else 0
        self._tell_reader()
        self.update()

    def toggle(self, place: int) -> None:
        """Use the channel at that place, or do so no more; the last one stays."""
        one = self._order[place]
        if one in self._used and len(self._used) > 1:
            self._used.discard(one)
        elif one not in self._used:
            self._used.add(one)
        else:
            return
        self._settle(one)

    def move(self, place: int, step: int) -> None:  # type: ignore[override]  # a line moves, not the widget
        """Bring the channel at that place nearer to the front (-1) or the end (1)."""
        there = place + step
        if 0 <= there < len(self._order) and self._order[place] in self._used and self._order[there] in self._used:
            one = self._order.pop(place)
            self._order.insert(there, one)
            self._settle(one)

    def _settle(self, one: Channel) -> None:
        self._order = [*self.used, *(other for other in self._all if other not in self._used)]
        self._current = self._order.index(one)
        self._tell_reader()
        self.update()
        self.changed.emit(self.used)

    def _tell_reader(self) -> None:
        self.setAccessibleName(translate("Strategy", "Canales en orden"))
        self.setAccessibleDescription(", ".join(map(channel_name, self.used)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._ring = True
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is not None and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.move(self._current, step)
        elif step is not None:
            self._current = min(len(self._order) - 1, max(0, self._current + step))
            self.update()
        elif event.key() == Qt.Key.Key_Space:
            self.toggle(self._current)
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ring = event.reason() != Qt.FocusReason.MouseFocusReason
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def _place(self, event: QMouseEvent) -> int:
        return min(len(self._order) - 1, max(0, int(event.position().y() // LINE)))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._ring, self._moved = False, False
        self._current = self._dragged = self._place(event)
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        there = self._place(event)
        while self._dragged is not None and there != self._dragged:
            before = self._order[self._dragged]
            self.move(self._dragged, 1 if there > self._dragged else -1)
            if self._order[self._dragged] is before:
                break
            self._moved = True
            self._dragged = self._current

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._dragged is not None and not self._moved and event.position().x() < _CHECK:
            self.toggle(self._dragged)
        self._dragged = None

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), current_theme()
        rounded(painter, QRectF(self.rect()), 8, theme.sunken, theme.line)
        for place, one in enumerate(self._order):
            self._paint_line(painter, QRectF(0, place * LINE, self.width(), LINE), place, one, theme)

    def _paint_line(self, painter: QPainter, rect: QRectF, place: int, one: Channel, theme: Theme) -> None:
        used = one in self._used
        if place == self._current and self.hasFocus():
            box = rect.adjusted(2, 2, -2, -2)
            rounded(painter, box, 6, theme.soft)
            if self._ring:
                frame(painter, box, 6, theme.ring, 2)
        state = Qt.CheckState.Checked if used else Qt.CheckState.Unchecked
        draw_check(painter, QRectF(rect.x() + 8, rect.y() + 3, 24, 24), state, theme)
        ink = theme.t1 if used else theme.t3
        draw_icon(painter, QRectF(rect.x() + 38, rect.y(), 18, LINE), CHANNEL_ICONS[one], ink, 16)
        write_elided(painter, QRectF(rect.x() + 62, rect.y(), 150, LINE), channel_name(one), Type.MEDIUM, ink)
        if used:
            put(
                painter,
                QRectF(rect.right() - 30, rect.y(), 22, LINE),
                str(place + 1),
                Type.SMALL_STRONG,
                theme.t2,
                CENTER,
            )
        note = self._note(one)
        if note:
            # The name, where it is short, leaves it more room than its own place.
            left = 70 + text_width(channel_name(one), Type.MEDIUM)
            room = QRectF(rect.x() + left, rect.y(), rect.right() - 36 - rect.x() - left, LINE)
            put(painter, room, elided(note, Type.CAPTION, room.width()), Type.CAPTION, theme.t3, RIGHT)

    def _note(self, one: Channel) -> str:
        if one is Channel.WA_ME or one in self._carried:
            return ""
        return translate("Strategy", "sin servicio encendido")

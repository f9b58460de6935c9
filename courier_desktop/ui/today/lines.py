"""The list of what needs a person now: tall rows, each with its one action and its figure key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF
from PySide6.QtGui import QMouseEvent, QPainter

from courier_desktop.ui.parts.keyset import ROW_ROLE
from courier_desktop.ui.parts.paint import (
    draw_keycap,
    draw_keycap_on,
    keycap_width,
    rounded,
    write,
    write_elided,
)
from courier_desktop.ui.parts.rows import RowDelegate, RowsModel, RowsView
from courier_desktop.ui.theme.fonts import Type, text_width
from courier_desktop.ui.theme.icons import draw_icon
from courier_desktop.ui.today.words import words_of

if TYPE_CHECKING:
    from datetime import tzinfo

    from PySide6.QtCore import QAbstractItemModel
    from PySide6.QtWidgets import QStyleOptionViewItem

    from courier_desktop.domain.today_rows import TodayLine
    from courier_desktop.ui.parts.table import Index
    from courier_desktop.ui.theme.theme import Theme

HEIGHT = 67
MOST_KEYS = 8
_ICON, _TEXT, _EDGE, _BUTTON = 34, 64, 16, 30


class LineDelegate(RowDelegate):
    """One line: icon, how many of what, the worst example, and the button with its key."""

    def __init__(self, zone: tzinfo) -> None:
        super().__init__(HEIGHT, inset=6, radius=9)
        self._zone = zone

    def rule_below(self, row: TodayLine) -> float | None:
        return _TEXT

    def paint_row(self, painter: QPainter, rect: QRectF, row: TodayLine, theme: Theme, *, current: bool) -> None:
        words = words_of(row, self._zone)
        tone = theme.tone(words.look.tone)
        icon = QRectF(rect.x() + _EDGE, rect.center().y() - _ICON / 2, _ICON, _ICON)
        rounded(painter, icon, 8, tone.tint)
        draw_icon(painter, icon, words.look.icon, tone.text, 18)
        button = self.button_rect(rect, row)
        width = button.left() - rect.x() - _TEXT - 12
        top = rect.center().y() - 21
        write_elided(painter, QRectF(rect.x() + _TEXT, top, width, 21), words.headline, Type.CARD, theme.t1)
        ink = theme.t2 if current else theme.t3
        write_elided(painter, QRectF(rect.x() + _TEXT, top + 21, width, 20), words.detail, Type.SMALL, ink)
        self._paint_button(painter, button, row, theme, current=current)

    def button_rect(self, rect: QRectF, row: TodayLine) -> QRectF:
        """Where the line's button stands."""
        word = words_of(row, self._zone).action
        key = self._key(row)
        width = 12 + text_width(word, Type.MEDIUM) + 12 + (keycap_width(key) + 10 if key else 0)
        return QRectF(
            round(rect.right() - _EDGE - width), round(rect.center().y() - _BUTTON / 2), round(width), _BUTTON
        )

    def _paint_button(self, painter: QPainter, box: QRectF, row: TodayLine, theme: Theme, *, current: bool) -> None:
        ink = theme.on_fill if current else theme.t1
        rounded(painter, box, 6, theme.fill if current else theme.surface, None if current else theme.line2)
        word = words_of(row, self._zone).action
        write(painter, QRectF(box.x() + 12, box.y(), box.width(), box.height()), word, Type.MEDIUM, ink)
        if key := self._key(row):
            left = box.right() - keycap_width(key) - 8
            if current:
                draw_keycap_on(painter, left, box.center().y(), key, ink)
            else:
                draw_keycap(painter, left, box.center().y(), key, theme)

    def _key(self, row: TodayLine) -> str:
        view = self.parent()
        if not isinstance(view, LinesView):
            return ""
        place = view.place_of(row)
        return str(place + 1) if place < MOST_KEYS else ""

    def editorEvent(self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index) -> bool:
        view, row = self.parent(), index.data(ROW_ROLE)
        if (
            isinstance(event, QMouseEvent)
            and event.type() is QEvent.Type.MouseButtonRelease
            and isinstance(view, LinesView)
            and self.button_rect(QRectF(option.rect), row).contains(event.position())
        ):
            view.row_opened.emit(row)
            return True
        return False


class LinesView(RowsView):
    """The lines; the arrows move, Enter and the figure keys act, so does a click on a button."""

    def __init__(self, model: RowsModel, zone: tzinfo, name: str) -> None:
        super().__init__(model, LineDelegate(zone), name)
        self._lines = model

    def place_of(self, row: TodayLine) -> int:
        """The row's place in the list, from 0; beyond the keys when it is not there."""
        return next((n for n, one in enumerate(self._lines.rows) if one.kind is row.kind), MOST_KEYS)

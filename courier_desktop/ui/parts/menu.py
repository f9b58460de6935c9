"""A short list of acts in a popover: each with its key, its icon, and, where it is refused, the reason why."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal

from courier_desktop.domain.values import dataclass
from courier_desktop.ui.keys import KeyHelp, key_label
from courier_desktop.ui.parts.floating import SHADOW, Popover
from courier_desktop.ui.parts.label import Label
from courier_desktop.ui.parts.paint import RIGHT as AT_RIGHT
from courier_desktop.ui.parts.paint import draw_keycap, keycap_width, put, write_elided
from courier_desktop.ui.parts.rows import RowDelegate, RowsModel, RowsView
from courier_desktop.ui.theme.fonts import Type, text_width
from courier_desktop.ui.theme.icons import draw_icon
from courier_desktop.ui.theme.tokens import Tone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QWidget

    from courier_desktop.ui.theme.theme import Theme

ROW, WORD_X, LEAST, MOST = 30, 62, 240, 460


@dataclass(frozen=True, slots=True, kw_only=True)
class MenuItem:
    """One act: `key` is a letter or figure (the next free figure when empty); `blocked` says why it may not be done.

    `detail` stands quietly at the right; `apart` draws a line above.
    """

    text: str
    run: Callable[[], object]
    icon: str = ""
    tone: Tone = Tone.NEUTRAL
    detail: str = ""
    key: str = ""
    blocked: str = ""
    chosen: bool = False
    apart: bool = False


@dataclass(frozen=True, slots=True)
class _Line:
    """A menu item with the key it answers to."""

    key: str
    item: MenuItem
    rule: bool


class MenuPopover(Popover):
    """Acts to choose from: arrows and Enter, the key on the line, or a click. The menu closes, then the act runs."""

    refused = Signal(str)

    def __init__(self, title: str, items: Sequence[MenuItem]) -> None:
        super().__init__()
        self.setAccessibleName(title)
        self._lines = _keyed(items)
        self._model = RowsModel(lambda line: line.item.text, _spoken)
        self._list = RowsView(self._model, _LineDelegate(), title)
        self._title = Label(title, Type.CAPTION_STRONG, "t3")
        self._why = Label("", Type.SMALL, Tone.RED, wrap=True)
        self._build()
        self._list.row_opened.connect(self._choose)
        self._list.clicked.connect(lambda index: self._choose(self._lines[index.row()]))
        self._list.row_changed.connect(self._tell_why)

    def keys(self) -> list[KeyHelp]:
        return [KeyHelp(line.key, line.item.text, partial(self._choose, line)) for line in self._lines if line.key]

    def first_focus(self) -> QWidget:
        return self._list

    def _build(self) -> None:
        self.body.setContentsMargins(SHADOW + 5, SHADOW + 7, SHADOW + 5, SHADOW + 6)
        self.body.setSpacing(3)
        self._title.setContentsMargins(9, 0, 9, 1)
        self._why.setContentsMargins(9, 2, 9, 2)
        self._why.hide()
        for part in (self._title, self._list, self._why):
            self.body.addWidget(part)
        self._model.set_rows(self._lines)
        here = next((place for place, line in enumerate(self._lines) if line.item.chosen), 0)
        self._list.choose(here)
        self._list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setFixedSize(self._wide(), ROW * len(self._lines) + 2)

    def _wide(self) -> int:
        widths = [
            WORD_X + text_width(line.item.text, Type.MEDIUM) + text_width(line.item.detail, Type.SMALL) + 40
            for line in self._lines
        ]
        return min(MOST, round(max(LEAST, text_width(self._title.text(), Type.CAPTION_STRONG) + 20, *widths)))

    def _choose(self, line: _Line) -> None:
        if line.item.blocked:
            self._list.choose_id(line.item.text)
            self._tell_why(line)
            self.refused.emit(line.item.blocked)
            return
        self.close_up()
        line.item.run()

    def _tell_why(self, line: _Line) -> None:
        self._why.setText(line.item.blocked)
        self._why.setVisible(bool(line.item.blocked))
        self._why.setFixedWidth(self._list.width())
        self.body.activate()
        self.adjustSize()


def _keyed(items: Sequence[MenuItem]) -> tuple[_Line, ...]:
    taken = {item.key for item in items}
    figures = iter(figure for figure in "1234567890" if figure not in taken)
    return tuple(
        _Line(item.key or next(figures, ""), item, rule=place + 1 < len(items) and items[place + 1].apart)
        for place, item in enumerate(items)
    )


def _spoken(line: _Line) -> str:
    return ", ".join(part for part in (line.key, line.item.text, line.item.detail, line.item.blocked) if part)


class _LineDelegate(RowDelegate):
    """One act: key, icon, words, the quiet detail at the right; a check for the one in force."""

    def __init__(self) -> None:
        super().__init__(ROW, inset=0, radius=8)

    def rule_below(self, row: _Line) -> float | None:
        return 8 if row.rule else None

    def paint_row(self, painter: QPainter, rect: QRectF, row: _Line, theme: Theme, *, current: bool) -> None:
        item, off = row.item, bool(row.item.blocked)
        if row.key:
            wide = keycap_width(key_label(row.key))
            draw_keycap(painter, rect.x() + 17 - wide / 2, rect.center().y(), key_label(row.key), theme)
        quiet = theme.t2 if current else theme.t3
        tone = theme.t2 if item.tone is Tone.NEUTRAL else theme.tone(item.tone).text
        if item.icon:
            draw_icon(
                painter, QRectF(rect.x() + 34, rect.y(), 20, rect.height()), item.icon, quiet if off else tone, 16
            )
        right = rect.right() - 10
        if item.chosen:
            draw_icon(painter, QRectF(right - 17, rect.y(), 18, rect.height()), "check", theme.accent, 16)
            right -= 24
        wide = text_width(item.detail, Type.SMALL)
        put(
            painter,
            QRectF(right - wide - 4, rect.y(), wide + 4, rect.height()),
            item.detail,
            Type.SMALL,
            quiet,
            AT_RIGHT,
        )
        left = rect.x() + (WORD_X if item.icon else 36)
        room = QRectF(left, rect.y(), right - wide - left - 10, rect.height())
        role = Type.STRONG if item.chosen else Type.MEDIUM
        write_elided(painter, room, item.text, role, quiet if off else theme.t1)

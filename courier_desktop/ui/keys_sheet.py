"""The `?` sheet: every key of the page and of the window, with what it does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from courier_desktop.ui.parts.button import Keycap
from courier_desktop.ui.parts.floating import Sheet
from courier_desktop.ui.parts.label import Label
from courier_desktop.ui.theme.fonts import Type

if TYPE_CHECKING:
    from collections.abc import Sequence

    from courier_desktop.ui.keys import KeyHelp


class KeysSheet(Sheet):
    """Two columns: the page's keys, the window's keys."""

    def __init__(self, page_title: str, page_keys: Sequence[KeyHelp], window_keys: Sequence[KeyHelp]) -> None:
        super().__init__("keyboard-outline", self.tr("Todas las teclas"), page_title)
        columns = QHBoxLayout()
        columns.setContentsMargins(24, 16, 24, 16)
        columns.setSpacing(40)
        for title, keys in ((page_title, page_keys), (self.tr("En toda la ventana"), window_keys)):
            columns.addLayout(self._column(title, keys), 1)
        inner = QWidget()
        inner.setLayout(columns)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(inner)
        self.body.addWidget(scroll)
        self.foot.addWidget(Label(self.tr("Esc cierra"), Type.SMALL, "t3"))
        self.foot.addStretch(1)

    def _column(self, title: str, keys: Sequence[KeyHelp]) -> QVBoxLayout:
        column, grid = QVBoxLayout(), QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        for place, entry in enumerate(keys):
            grid.addWidget(Keycap(entry.keys), place, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
            grid.addWidget(Label(entry.text, Type.BODY, "t1", wrap=True), place, 1)
        column.setSpacing(10)
        column.addWidget(Label(title, Type.CARD))
        column.addLayout(grid)
        column.addStretch(1)
        return column

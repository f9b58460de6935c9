"""A popover with a title, a body to fill and one filled button that Enter presses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from courier_desktop.ui.keys import KeyHelp
from courier_desktop.ui.parts.button import Button, Keycap, Kind
from courier_desktop.ui.parts.floating import SHADOW, Popover
from courier_desktop.ui.parts.label import IconLabel, Label
from courier_desktop.ui.theme.fonts import Type

if TYPE_CHECKING:
    from collections.abc import Callable

    from courier_desktop.ui.parts.label import Ink

WIDTH = 380


class TitledPopover(Popover):
    """A popover with an icon, a title, a quiet line, a body and one filled button that Enter presses."""

    def __init__(self, head: tuple[str, Ink, str, str], button: str) -> None:
        """`head` = icon, ink, title, the quiet line; `button` = the filled button's word, "" for none."""
        super().__init__()
        icon, ink, title, quiet = head
        self.setAccessibleName(title)
        self.body.setContentsMargins(SHADOW + 14, SHADOW + 10, SHADOW + 14, SHADOW + 12)
        self.body.setSpacing(8)
        row = QHBoxLayout()
        row.setSpacing(7)
        row.addWidget(IconLabel(icon, ink, 17))
        row.addWidget(Label(title, Type.CARD), 1)
        row.addWidget(Keycap("Esc"))
        self.body.addLayout(row)
        self.body.addWidget(Label(quiet, Type.SMALL, "t2").set_eliding())
        self.content = QVBoxLayout()
        self.content.setSpacing(8)
        self.body.addLayout(self.content)
        self.button = Button(button, Kind.FILLED, key="Return")
        self.button.clicked.connect(self.finish)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.button)
        self.body.addSpacing(2)
        self.body.addLayout(foot)
        self.button.setVisible(bool(button))

    def sizeHint(self) -> QSize:
        return super().sizeHint().expandedTo(QSize(WIDTH + 2 * SHADOW, 0))

    def keys(self) -> list[KeyHelp]:
        return [KeyHelp("Return", self.button.text(), self.finish)]

    def first_focus(self) -> QWidget:
        return self.button

    def add_pick(self, key: str, icon: str, word: str, pick: Callable[[], object]) -> None:
        """One more choice: its key, an icon and its words."""
        button = Button(word, Kind.PLAIN, icon=icon, key=key, height=30)
        button.set_key_first(True)
        button.clicked.connect(pick)
        self.content.setSpacing(0)
        self.content.addWidget(button)

    def add_line(self, icon: str, ink: Ink, text: str) -> None:
        """One more line of the body: an icon and words."""
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(IconLabel(icon, ink, 16))
        row.addWidget(Label(text, Type.BODY, "t1"), 1)
        self.content.addLayout(row)

    def finish(self) -> None:
        """What the filled button does."""
        self.close_up()

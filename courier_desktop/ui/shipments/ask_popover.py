"""A popover that asks for one line of text: a note, a route's name."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from courier_desktop.domain.values import dataclass
from courier_desktop.ui.keys import KeyHelp
from courier_desktop.ui.parts.button import Button, Keycap, Kind
from courier_desktop.ui.parts.fields import Field
from courier_desktop.ui.parts.floating import SHADOW, Popover
from courier_desktop.ui.parts.label import IconLabel, Ink, Label
from courier_desktop.ui.theme.fonts import Type

WIDTH = 360


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What is asked: title and what it is about, the field's label, the button's word; `needed` says what is missing.

    An empty `needed` lets the field stay empty.
    """

    title: str
    about: str
    label: str
    verb: str
    icon: str = "note-edit-outline"
    ink: Ink = "t2"
    needed: str = ""
    text: str = ""
    danger: bool = False


class AskPopover(Popover):
    """Asks one thing; `answered` carries the text, stripped. Enter answers, Esc leaves everything as it is."""

    answered = Signal(str)

    def __init__(self, question: Question) -> None:
        super().__init__()
        self._question = question
        self._field = Field(question.label, QLineEdit(question.text), check=self._check)
        self.setAccessibleName(question.title)
        self.body.setContentsMargins(SHADOW + 14, SHADOW + 10, SHADOW + 14, SHADOW + 12)
        self.body.setSpacing(8)
        title = QHBoxLayout()
        title.setSpacing(7)
        title.addWidget(IconLabel(question.icon, question.ink, 17))
        title.addWidget(Label(question.title, Type.CARD))
        title.addStretch(1)
        title.addWidget(Keycap("Esc"))
        self.body.addLayout(title)
        about = Label(question.about, Type.SMALL, "t2", wrap=True)
        about.setVisible(bool(question.about))
        self.body.addWidget(about)
        self.body.addWidget(self._field)
        go = Button(question.verb, Kind.DANGER if question.danger else Kind.FILLED, key="Return")
        go.clicked.connect(self._answer)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(go)
        self.body.addLayout(foot)
        self._field.setMinimumWidth(WIDTH)

    def keys(self) -> list[KeyHelp]:
        return [KeyHelp("Return", self._question.verb, self._answer)]

    def first_focus(self) -> QWidget:
        editor = self._field.editor
        if isinstance(editor, QLineEdit):
            editor.selectAll()
        return editor

    def _check(self, text: str) -> str:
        return "" if text.strip() else self._question.needed

    def _answer(self) -> None:
        if not self._field.verify():
            self.body.activate()
            self.adjustSize()
            return
        text = self._field.text.strip()
        self.close_up()
        self.answered.emit(text)

"""A popover that takes a Content template as somebody had it approved: its ContentSid and its text."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QWidget

from courier_desktop.ui.keys import KeyHelp
from courier_desktop.ui.parts.button import Button, Keycap, Kind
from courier_desktop.ui.parts.fields import Field
from courier_desktop.ui.parts.floating import SHADOW, Popover
from courier_desktop.ui.parts.label import Label
from courier_desktop.ui.theme.fonts import Type

WIDTH = 420


class AddTemplatePopover(Popover):
    """`answered` carries the ContentSid and the text; an error is shown in place until it is right or given up."""

    answered = Signal(str, str)

    def __init__(self, body: str) -> None:
        """`body` = the text that was suggested for submitting: most had just that one approved."""
        super().__init__()
        self.setAccessibleName(self.tr("Agregar plantilla"))
        self.sid = Field(self.tr("ContentSid"), QLineEdit())
        self.text = Field(self.tr("Texto aprobado, con sus {{1}} {{2}}"), QPlainTextEdit(body))
        self._keep = Button(self.tr("Agregar"), Kind.FILLED, key="Ctrl+Return")
        self.body.setContentsMargins(SHADOW + 14, SHADOW + 10, SHADOW + 14, SHADOW + 12)
        self.body.setSpacing(10)
        head = QHBoxLayout()
        head.addWidget(Label(self.tr("Agregar plantilla de Twilio"), Type.CARD), 1)
        head.addWidget(Keycap("Esc"))
        self.body.addLayout(head)
        self.body.addWidget(self.sid)
        self.body.addWidget(self.text)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self._keep)
        self.body.addLayout(foot)
        self.sid.setMinimumWidth(WIDTH)
        self.sid.set_hint(self.tr("Empieza con HX; está en el Content Template Builder."))
        self.text.editor.setFixedHeight(130)
        self._keep.clicked.connect(self._answer)

    def keys(self) -> list[KeyHelp]:
        return [KeyHelp("Ctrl+Return", self._keep.text(), self._answer)]

    def first_focus(self) -> QWidget:
        return self.sid.editor

    def show_error(self, code: str, said: str) -> None:
        """Say what is wrong, at the field it is about."""
        field, other = (self.sid, self.text) if code == "template_sid_wrong" else (self.text, self.sid)
        other.show_error("")
        field.show_error(said)
        field.editor.setFocus()

    def _answer(self) -> None:
        self.answered.emit(self.sid.text, self.text.text)

"""The sheet's foot: what holds now, and the buttons of the stage."""

from __future__ import annotations

from enum import Enum

from PySide6.QtWidgets import QHBoxLayout, QWidget

from courier_desktop.ui.parts.button import Button, Kind
from courier_desktop.ui.parts.label import Ink, Label
from courier_desktop.ui.theme.fonts import Type


class Stage(Enum):
    """How far an import is."""

    READING = "reading"
    REVIEW = "review"
    ENTERING = "entering"
    DONE = "done"
    FAILED = "failed"


class Foot(QWidget):
    """A quiet line at the left, the primary button at the right."""

    def __init__(self) -> None:
        super().__init__()
        self.note = Label("", Type.SMALL, "t2")
        self.undo = Button(self.tr("Deshacer la importación"), icon="undo", key="Ctrl+Z")
        self.other = Button(self.tr("Otro archivo…"), icon="folder-open-outline", key="Ctrl+O")
        self.next = Button(self.tr("Siguiente archivo"), icon="skip-next", key="Ctrl+PgDown")
        self.primary = Button("", Kind.FILLED)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.note.set_eliding(), 1)
        for button in (self.undo, self.other, self.next, self.primary):
            row.addWidget(button)

    def show_stage(self, stage: Stage) -> None:
        """Show the buttons of that stage."""
        self.undo.setVisible(stage is Stage.DONE)
        self.other.setVisible(stage in (Stage.REVIEW, Stage.DONE))
        self.next.setVisible(False)
        self.primary.setVisible(stage in (Stage.REVIEW, Stage.DONE, Stage.FAILED))

    def say(self, text: str, ink: Ink = "t2") -> None:
        """Say what holds now."""
        self.note.setText(text)
        self.note.set_ink(ink)

    def show_primary(self, text: str, icon: str, key: str, blocked: str = "") -> None:
        """What Enter does, and why not yet."""
        self.primary.setText(text)
        self.primary.set_icon(icon)
        self.primary.set_key(key)
        self.primary.block(blocked)

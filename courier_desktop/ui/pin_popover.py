"""A popover in which a person chooses another PIN of their own: the one in force, the new one twice."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRegularExpression, Qt, Signal
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from courier_desktop.ui.errors import sentence_of
from courier_desktop.ui.keys import KeyHelp
from courier_desktop.ui.parts.button import Button, Keycap, Kind
from courier_desktop.ui.parts.fields import Field
from courier_desktop.ui.parts.floating import SHADOW, Popover
from courier_desktop.ui.parts.label import IconLabel, Label
from courier_desktop.ui.theme.fonts import Type

if TYPE_CHECKING:
    from collections.abc import Callable

    from courier_desktop.domain.errors import CourierError
    from courier_desktop.domain.staff import StaffMember
    from courier_desktop.ui.jobs import BugReport
    from courier_desktop.ui.shell import Shell

WIDTH = 340


def pin_edit() -> QLineEdit:
    """A field that takes the figures of a PIN, and shows dots."""
    made = QLineEdit()
    made.setEchoMode(QLineEdit.EchoMode.Password)
    made.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly | Qt.InputMethodHint.ImhSensitiveData)
    made.setValidator(QRegularExpressionValidator(QRegularExpression("[0-9]{0,8}"), made))
    return made


class PinPopover(Popover):
    """Asks for the PINs; `keep(current, new)` runs on the lane, and its refusal stands under the field it means.

    `kept` carries what it gave.
    """

    kept = Signal(object)

    def __init__(self, shell: Shell, member: StaffMember, keep: Callable[[str, str], object]) -> None:
        super().__init__()
        self._shell, self._member, self._keep = shell, member, keep
        self.current = Field(self.tr("PIN de ahora"), pin_edit())
        self.fresh = Field(self.tr("PIN nuevo"), pin_edit())
        self.again = Field(self.tr("Otra vez el nuevo"), pin_edit())
        self._save = Button(self.tr("Guardar"), Kind.FILLED, key="Return")
        self._save.clicked.connect(self.save)
        self.setAccessibleName(self.tr("Mi PIN"))
        self._build()

    def _build(self) -> None:
        self.body.setContentsMargins(SHADOW + 14, SHADOW + 10, SHADOW + 14, SHADOW + 12)
        self.body.setSpacing(8)
        head = QHBoxLayout()
        head.setSpacing(7)
        head.addWidget(IconLabel("lock-outline", "t2", 17))
        head.addWidget(Label(self.tr("Mi PIN"), Type.CARD))
        head.addStretch(1)
        head.addWidget(Keycap("Esc"))
        self.body.addLayout(head)
        for field in self._fields():
            field.setMinimumWidth(WIDTH)
            self.body.addWidget(field)
        self.fresh.set_hint(self.tr("De cuatro a ocho cifras. Vacío: entras sin PIN."))
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self._save)
        self.body.addLayout(foot)

    def _fields(self) -> list[Field]:
        return [*([self.current] if self._member.has_pin else []), self.fresh, self.again]

    def keys(self) -> list[KeyHelp]:
        return [KeyHelp("Return", self._save.text(), self.save)]

    def first_focus(self) -> QWidget:
        return self._fields()[0].editor

    def save(self) -> None:
        """Keep the new PIN."""
        self.current.show_error("")
        self.fresh.show_error("")
        self.again.show_error("" if self.fresh.text == self.again.text else self.tr("No son iguales."))
        if self.again.invalid:
            self._fit()
            return
        keep = partial(self._keep, self.current.text, self.fresh.text)
        self._shell.jobs.run(keep, done=self._kept, failed=self._refused, key="own-pin")

    def _kept(self, answer: object) -> None:
        self.close_up()
        self._shell.say(self.tr("Tu PIN cambió") if self.fresh.text else self.tr("Ahora entras sin PIN"))
        self.kept.emit(answer)

    def _refused(self, error: CourierError | BugReport) -> None:
        about_new = getattr(error, "refusal", "") == "pin_form"
        field = self.fresh if about_new or not self._member.has_pin else self.current
        field.show_error(sentence_of(error))
        field.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self._fit()

    def _fit(self) -> None:
        self.body.activate()
        self.adjustSize()

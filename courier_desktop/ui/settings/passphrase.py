"""A popover for the passphrase of the backups: what losing it means is said before it is taken."""

from __future__ import annotations

from enum import Enum, auto
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from courier_desktop.services import backup_keys
from courier_desktop.ui.errors import sentence_of
from courier_desktop.ui.keys import KeyHelp
from courier_desktop.ui.parts.button import Button, Keycap, Kind
from courier_desktop.ui.parts.cards import NoticeLine
from courier_desktop.ui.parts.fields import CheckBox, Field
from courier_desktop.ui.parts.floating import SHADOW, Popover
from courier_desktop.ui.parts.label import IconLabel, Label
from courier_desktop.ui.theme.fonts import Type
from courier_desktop.ui.theme.tokens import Tone

if TYPE_CHECKING:
    from courier_desktop.domain.errors import CourierError
    from courier_desktop.ui.jobs import BugReport
    from courier_desktop.ui.shell import Shell

WIDTH = 420


class Wish(Enum):
    """What the passphrase is asked for."""

    TURN_ON = auto()
    CHANGE = auto()


class PassphrasePopover(Popover):
    """Asks for the passphrase twice; `known` = there is a key from before that a passphrase opens."""

    done = Signal()

    def __init__(self, shell: Shell, wish: Wish, *, known: bool) -> None:
        super().__init__()
        self._shell, self._wish = shell, wish
        self.old = Field(self.tr("Frase de ahora"), _secret())
        self.fresh = Field(self.tr("Frase"), _secret())
        self.again = Field(self.tr("Otra vez"), _secret())
        self.understood = CheckBox(self.tr("Entiendo: sin la frase no hay respaldos"))
        self.anew = CheckBox(self.tr("Ya no recuerdo la de antes: empezar con otra"))
        self.anew.setVisible(False)
        self._known = known and wish is Wish.TURN_ON
        self.save_button = Button(self.tr("Guardar"), Kind.FILLED, key="Ctrl+Return")
        self.save_button.clicked.connect(self.save)
        self._build()

    def _build(self) -> None:
        self.body.setContentsMargins(SHADOW + 14, SHADOW + 10, SHADOW + 14, SHADOW + 12)
        self.body.setSpacing(9)
        title = self.tr("Cifrar los respaldos") if self._wish is Wish.TURN_ON else self.tr("Cambiar la frase")
        self.setAccessibleName(title)
        head = QHBoxLayout()
        head.setSpacing(7)
        head.addWidget(IconLabel("lock-outline", "t2", 17))
        head.addWidget(Label(title, Type.CARD))
        head.addStretch(1)
        head.addWidget(Keycap("Esc"))
        self.body.addLayout(head)
        lost = self.tr("Si se pierde la frase, se pierden los respaldos: nadie puede abrirlos, nosotros tampoco.")
        self.body.addWidget(NoticeLine(lost, "alert-outline", Tone.AMBER))
        for field in self._fields():
            field.setMinimumWidth(WIDTH)
            self.body.addWidget(field)
        self.fresh.set_hint(self.tr("Unas cuatro palabras que recuerdes. Anótala en papel, lejos de esta computadora."))
        if self._known:
            self.fresh.set_hint(self.tr("La misma de antes, para usar la misma llave."))
            self.body.addWidget(self.anew)
            self.anew.setVisible(True)
        self.body.addWidget(self.understood)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.save_button)
        self.body.addLayout(foot)
        self.understood.toggled.connect(self.save_button.setEnabled)
        self.save_button.setEnabled(False)

    def _fields(self) -> list[Field]:
        return [*([self.old] if self._wish is Wish.CHANGE else []), self.fresh, self.again]

    def keys(self) -> list[KeyHelp]:
        return [KeyHelp("Ctrl+Return", self.save_button.text(), self.save)]

    def first_focus(self) -> QWidget:
        return self._fields()[0].editor

    def save(self) -> None:
        """Take the passphrase."""
        if not self.understood.isChecked():
            return
        for field in self._fields():
            field.show_error("")
        ctx = self._shell.ctx
        if self._wish is Wish.CHANGE:
            work = partial(backup_keys.change_passphrase, ctx, self.old.text, self.fresh.text, self.again.text)
        else:
            work = partial(backup_keys.turn_on, ctx, self.fresh.text, self.again.text, anew=self.anew.isChecked())
        self.save_button.setEnabled(False)
        self._shell.upkeep.run(work, done=self._kept, failed=self._refused, key="sealing")

    def _kept(self, _nothing: object) -> None:
        self.done.emit()
        self.close_up()
        said = (
            self.tr("Desde ahora los respaldos se cifran") if self._wish is Wish.TURN_ON else self.tr("La frase cambió")
        )
        self._shell.say(said)

    def _refused(self, error: CourierError | BugReport) -> None:
        self.save_button.setEnabled(True)
        code = getattr(error, "refusal", "")
        field = self.again if code == "backup_passphrase_differs" else self.fresh
        if code == "backup_passphrase_wrong" and self._wish is Wish.CHANGE:
            field = self.old
        field.show_error(sentence_of(error))
        field.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self.body.activate()
        self.adjustSize()


def _secret() -> QLineEdit:
    made = QLineEdit()
    made.setEchoMode(QLineEdit.EchoMode.Password)
    made.setMaxLength(400)
    return made

"""One person of the staff: another name, another role, another PIN, or no longer here."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from courier_desktop.domain.errors import RefusedError
from courier_desktop.domain.staff import Role
from courier_desktop.services import recovery, staff
from courier_desktop.ui.errors import sentence_of
from courier_desktop.ui.keys import KeyHelp
from courier_desktop.ui.parts.button import Button, Keycap, Kind
from courier_desktop.ui.parts.chip import Segmented
from courier_desktop.ui.parts.fields import Field
from courier_desktop.ui.parts.floating import SHADOW, Popover
from courier_desktop.ui.parts.label import Label
from courier_desktop.ui.parts.member import role_word
from courier_desktop.ui.pin_popover import pin_edit
from courier_desktop.ui.recovery_popover import RecoveryPopover
from courier_desktop.ui.theme.fonts import Type

if TYPE_CHECKING:
    from collections.abc import Callable

    from courier_desktop.domain.errors import CourierError
    from courier_desktop.domain.staff import StaffMember
    from courier_desktop.services.context import Context
    from courier_desktop.ui.jobs import BugReport
    from courier_desktop.ui.shell import Shell

WIDTH = 420


def with_recovery(ctx: Context, act: Callable[[], StaffMember], *, new_pin: bool = True) -> tuple[StaffMember, str]:
    """The member that the act gives, and the recovery number when an owner has a new PIN."""
    member = act()
    return member, recovery.make(ctx, member) if new_pin else ""


def shown_pin() -> QLineEdit:
    """A field for a PIN that is given to somebody else: it shows the figures while they are typed."""
    made = pin_edit()
    made.setEchoMode(QLineEdit.EchoMode.PasswordEchoOnEdit)
    return made


class MemberPopover(Popover):
    """The form of one person; Enter keeps everything at once."""

    def __init__(self, shell: Shell, member: StaffMember, anchor: QWidget) -> None:
        """`anchor` is what the recovery number of an owner's new PIN is shown beside."""
        super().__init__()
        self._shell, self.member, self._anchor = shell, member, anchor
        self.name = Field(self.tr("Nombre"), QLineEdit(member.name))
        self.role = Segmented([(role, role_word(role)) for role in Role], self.tr("Papel"))
        self.pin = Field(self.tr("PIN nuevo"), shown_pin())
        self.save_button = Button(self.tr("Guardar"), Kind.FILLED, key="Return")
        self.no_pin = Button(self.tr("Quitar el PIN"), Kind.PLAIN)
        self.leave = Button(
            self.tr("Dar de baja") if member.active else self.tr("Dar de alta otra vez"),
            Kind.DANGER if member.active else Kind.OUTLINED,
        )
        self._role_meaning = Label("", Type.SMALL, "t2", wrap=True)
        self.setAccessibleName(member.name)
        self._build()
        self._connect()
        self.role.choose(member.role)
        self._explain(member.role)

    def _build(self) -> None:
        self.body.setContentsMargins(SHADOW + 14, SHADOW + 10, SHADOW + 14, SHADOW + 12)
        self.body.setSpacing(10)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Label(self.member.name, Type.CARD).set_eliding(), 1)
        head.addWidget(Keycap("Esc"))
        roles = QVBoxLayout()
        roles.setSpacing(4)
        roles.addWidget(Label(self.tr("Papel"), Type.SMALL_STRONG, "t2"))
        roles.addWidget(self.role)
        roles.addWidget(self._role_meaning)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.leave)
        foot.addWidget(self.no_pin)
        foot.addStretch(1)
        foot.addWidget(self.save_button)
        self.name.setMinimumWidth(WIDTH)
        self.pin.set_hint(
            self.tr("De cuatro a ocho cifras. Vacío: sigue el que tiene.")
            if self.member.has_pin
            else self.tr("De cuatro a ocho cifras. Vacío: entra sin PIN.")
        )
        self.body.addLayout(head)
        self.body.addWidget(self.name)
        self.body.addLayout(roles)
        self.body.addWidget(self.pin)
        self.body.addLayout(foot)
        # Not before it has its parent: it would flash as a window and take the focus.
        self.no_pin.setVisible(self.member.has_pin)

    def _connect(self) -> None:
        self.role.chosen.connect(self._explain)
        self.save_button.clicked.connect(self.save)
        self.no_pin.clicked.connect(self._take_pin)
        self.leave.clicked.connect(self._turn)

    def keys(self) -> list[KeyHelp]:
        return [KeyHelp("Return", self.save_button.text(), self.save)]

    def first_focus(self) -> QWidget:
        return self.name.editor

    @property
    def meaning(self) -> str:
        """What it says of the role chosen."""
        return self._role_meaning.text()

    def save(self) -> None:
        """Keep name, role and, when one was typed, the PIN."""
        keep = partial(
            staff.change,
            self._shell.ctx,
            self.member.staff_id,
            name=self.name.text,
            role=Role(str(self.role.value)),
            pin=self.pin.text or None,
        )
        self._do(keep, self.tr("Guardado: {name}"))

    def _take_pin(self) -> None:
        self._do(
            partial(staff.change, self._shell.ctx, self.member.staff_id, pin=""), self.tr("{name} entra ahora sin PIN")
        )

    def _turn(self) -> None:
        """Out, or in again: nobody is ever deleted, so the way back is the same button."""
        active = not self.member.active
        said = self.tr("{name} puede entrar otra vez") if active else self.tr("{name} ya no puede entrar")
        self._do(partial(staff.set_active, self._shell.ctx, self.member.staff_id, active=active), said)

    def _do(self, act: Callable[[], StaffMember], said: str) -> None:
        for field in (self.name, self.pin):
            field.show_error("")
        new_pin = bool(self.pin.text)
        work = partial(with_recovery, self._shell.ctx, act, new_pin=new_pin)
        self._shell.jobs.run(work, done=partial(self._done, said), failed=self._refused, key="staff-member")

    def _done(self, said: str, made: tuple[StaffMember, str]) -> None:
        member, number = made
        self.close_up()
        self._shell.say(said.format(name=member.name))
        if number:
            self._shell.show_popover(RecoveryPopover(member, number), self._anchor)

    def _refused(self, error: CourierError | BugReport) -> None:
        about_pin = isinstance(error, RefusedError) and error.refusal == "pin_form"
        field = self.pin if about_pin else self.name
        field.show_error(sentence_of(error))
        field.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self._fit()

    def _explain(self, role: object) -> None:
        """What the role may do, in a line."""
        meanings = {
            Role.OWNER: self.tr("Puede todo: también ajustes, personal, respaldos y borrar a una persona."),
            Role.OFFICE: self.tr("Guías, rutas, contratiempos, mensajes y respaldos; no ajustes ni personal."),
            Role.DRIVER: self.tr("Marca las paradas y lee; lo suyo lo puede deshacer."),
            Role.READ_ONLY: self.tr("Lee, y no cambia nada."),
        }
        self._role_meaning.setText(meanings[Role(str(role))])
        self._fit()

    def _fit(self) -> None:
        self.body.activate()
        self.adjustSize()

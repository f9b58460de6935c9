"""Who works here: a line for each, a form to add one, and the minutes after which the screen locks itself."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from courier_desktop.domain.errors import RefusedError
from courier_desktop.domain.staff import Right, Role, may
from courier_desktop.services import staff
from courier_desktop.ui.errors import sentence_of
from courier_desktop.ui.parts.button import Button
from courier_desktop.ui.parts.cards import Card, NoticeLine, Rule
from courier_desktop.ui.parts.fields import Field, Select
from courier_desktop.ui.parts.label import Label
from courier_desktop.ui.parts.member import role_word
from courier_desktop.ui.parts.people import MEMBER_ROW, MemberDelegate, MembersModel
from courier_desktop.ui.parts.rows import RowsView
from courier_desktop.ui.recovery_popover import RecoveryPopover
from courier_desktop.ui.settings.member_popover import MemberPopover, shown_pin, with_recovery
from courier_desktop.ui.theme.fonts import Type
from courier_desktop.ui.theme.tokens import Tone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from courier_desktop.domain.errors import CourierError
    from courier_desktop.domain.staff import StaffMember
    from courier_desktop.ui.jobs import BugReport
    from courier_desktop.ui.settings.editors import SettingLine
    from courier_desktop.ui.shell import Shell


class StaffCard(Card):
    """The staff, as the owner sees it and changes it; the others only see it."""

    def __init__(self, shell: Shell, minutes: SettingLine) -> None:
        """`minutes` is the line of the setting after how long the screen locks itself."""
        super().__init__(margin=16, spacing=10)
        self._shell = shell
        self._model = MembersModel()
        self.list = RowsView(self._model, MemberDelegate(detailed=True, focused_only=True), self.tr("Personal"))
        self._why = Label("", Type.SMALL, "t2", wrap=True)
        self._warned = ""
        self._warning = NoticeLine("", "alert-outline", Tone.AMBER)
        self.name = Field(self.tr("Nombre"))
        self.role = role_select()
        self.pin = Field(self.tr("PIN, si quieres"), shown_pin())
        self.add_button = Button(self.tr("Agregar persona"), icon="account-plus-outline", height=34)
        self._form = self._build_form()
        for part in (self._why, self.list, self._warning, self._form, Rule(), minutes):
            self.body.addWidget(part)
        self.list.row_opened.connect(self.open_member)
        self.list.clicked.connect(lambda _index: self.open_member(self.list.row))
        self.add_button.clicked.connect(self.add)
        self.setFocusProxy(self.name.editor)
        self.show_members(())

    def _build_form(self) -> QWidget:
        form = QWidget()
        row = QHBoxLayout(form)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        for field, share in ((self.name, 5), (Field(self.tr("Papel"), self.role), 3), (self.pin, 3)):
            row.addWidget(field, share)
            if isinstance(field.editor, QLineEdit):
                field.editor.returnPressed.connect(self.add)
        beside = QVBoxLayout()
        beside.setSpacing(4)
        # As high as the fields' labels, so that the button stands in line with what is typed.
        beside.addWidget(Label(" ", Type.SMALL_STRONG))
        beside.addWidget(self.add_button)
        beside.addStretch(1)
        row.addLayout(beside)
        return form

    def show_members(self, members: Sequence[StaffMember]) -> None:
        """Show who works here."""
        ctx = self._shell.ctx
        allowed = may(ctx.role, Right.STAFF)
        self._model.set_rows(members)
        self.list.setFixedHeight(MEMBER_ROW * len(members) + 2)
        self.list.setVisible(bool(members))
        self._form.setVisible(allowed)
        self.role.setEnabled(bool(members))
        self.role.setCurrentIndex(self.role.findData(Role.OFFICE if members else Role.OWNER))
        self._why.setText(self._explain(members, allowed=allowed))
        self._why.setVisible(bool(self._why.text()))
        open_door = _owners_without_pin(members)
        text = self.tr("{name} es dueño y no tiene PIN: cualquiera puede entrar con su nombre y cambiarlo todo.")
        self._warned = text.format(name=open_door[0].name) if open_door else ""
        self._warning.show_text(self._warned)
        self._warning.setVisible(bool(self._warned))
        if not members and not self.name.text:
            self.name.set_text(ctx.settings.staff)

    @property
    def explained(self) -> str:
        """What the card says before all else; "" for nothing."""
        return self._why.text()

    @property
    def warning(self) -> str:
        """What it warns of; "" for nothing."""
        return self._warned

    def _explain(self, members: Sequence[StaffMember], *, allowed: bool) -> str:
        if not members:
            return self.tr(
                "Nadie está definido: quien abre el programa puede hacerlo todo. La primera persona que agregues será"
                " dueña; las demás tendrán el papel que les des."
            )
        return "" if allowed else self.tr("Solo un dueño cambia el personal.")

    def add(self) -> None:
        """Add the person that stands in the fields."""
        role = Role(self.role.currentData())
        make = partial(staff.add, self._shell.ctx, self.name.text, role, self.pin.text)
        self._shell.jobs.run(partial(with_recovery, self._shell.ctx, make), done=self._added, failed=self._refused)

    def _added(self, made: tuple[StaffMember, str]) -> None:
        member, number = made
        for field in (self.name, self.pin):
            field.set_text("")
            field.show_error("")
        self.name.editor.setFocus()
        said = self.tr("{name} ya puede entrar: {role}")
        self._shell.say(said.format(name=member.name, role=role_word(member.role)))
        if number:
            self._shell.show_popover(RecoveryPopover(member, number), self.name)

    def _refused(self, error: CourierError | BugReport) -> None:
        about_pin = isinstance(error, RefusedError) and error.refusal == "pin_form"
        (self.pin if about_pin else self.name).show_error(sentence_of(error))

    def open_member(self, member: StaffMember | None) -> None:
        """Open the form of that person, beside their line."""
        if member is None or not may(self._shell.ctx.role, Right.STAFF):
            return
        place = self.list.visualRect(self.list.currentIndex())
        self._shell.show_popover(MemberPopover(self._shell, member, self.list), self.list, place)


def role_select() -> Select:
    """A drop-down of the roles."""
    made = Select()
    for role in Role:
        made.addItem(role_word(role), role)
    return made


def _owners_without_pin(members: Sequence[StaffMember]) -> list[StaffMember]:
    """The owners whose name opens a door that others need a PIN for."""
    active = [one for one in members if one.active]
    guarded = any(one.has_pin for one in active)
    return [one for one in active if guarded and one.role is Role.OWNER and not one.has_pin]

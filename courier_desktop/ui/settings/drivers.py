"""The drivers: who drives, with what; add one, change one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QLineEdit

from courier_desktop.services import settings
from courier_desktop.ui.format import phone_text
from courier_desktop.ui.parts.button import Button
from courier_desktop.ui.parts.cards import Card, Rule
from courier_desktop.ui.parts.fields import Field
from courier_desktop.ui.parts.label import Label
from courier_desktop.ui.theme.fonts import Type

if TYPE_CHECKING:
    from collections.abc import Sequence

    from courier_desktop.domain.rows import DriverRow
    from courier_desktop.ui.shell import Shell


class DriversCard(Card):
    """A line for each driver, and a form to add one."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(margin=16, spacing=6)
        self._shell = shell
        self._names = Label("", Type.BODY, "t1", wrap=True)
        self.body.addWidget(self._names)
        self.body.addWidget(Rule())
        self.name = Field(self.tr("Nombre"))
        self.setFocusProxy(self.name.editor)
        self._phone = Field(self.tr("Teléfono"))
        self._vehicle = Field(self.tr("Vehículo"))
        self._add = Button(self.tr("Agregar repartidor"), icon="account-plus-outline")
        self._add.clicked.connect(self.add)
        row = QHBoxLayout()
        row.setSpacing(12)
        for field, share in ((self.name, 3), (self._phone, 2), (self._vehicle, 2)):
            row.addWidget(field, share)
            if isinstance(field.editor, QLineEdit):
                field.editor.returnPressed.connect(self.add)
        self.body.addLayout(row)
        self.body.addWidget(self._add)

    def show_drivers(self, drivers: Sequence[DriverRow]) -> None:
        """Show who drives."""
        lines = [
            " · ".join(part for part in (d.name, phone_text(d.phone) if d.phone else "", d.vehicle) if part)
            for d in drivers
        ]
        self._names.setText("\n".join(lines) or self.tr("Todavía no hay repartidores."))

    def add(self) -> None:
        """Add the driver that stands in the fields."""
        make = partial(
            settings.save_driver,
            self._shell.ctx,
            self.name.text,
            phone=self._phone.text,
            vehicle=self._vehicle.text,
        )
        self._shell.jobs.run(make, done=self._added, failed=self._refused)

    def _added(self, driver: DriverRow) -> None:
        for field in (self.name, self._phone, self._vehicle):
            field.set_text("")
            field.show_error("")
        self.name.editor.setFocus()
        self._shell.say(self.tr("{name} ya puede llevar rutas").format(name=driver.name))

    def _refused(self, error: object) -> None:
        from courier_desktop.ui.errors import sentence_of

        self.name.show_error(sentence_of(error))  # type: ignore[arg-type]  # what a job fails with

"""Shows an owner's recovery number, the only time it is seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from courier_desktop.services import recovery
from courier_desktop.ui.keys import KeyHelp
from courier_desktop.ui.parts.button import Button, Kind
from courier_desktop.ui.parts.floating import SHADOW, Popover
from courier_desktop.ui.parts.label import IconLabel, Label
from courier_desktop.ui.theme.fonts import Type

if TYPE_CHECKING:
    from courier_desktop.domain.staff import StaffMember

WIDTH = 380


class RecoveryPopover(Popover):
    """The number in large figures, and what it is for."""

    def __init__(self, member: StaffMember, number: str) -> None:
        super().__init__()
        self.number = Label(recovery.spaced(number), Type.COUNT_REST)
        self.number.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._noted = Button(self.tr("Ya lo anoté"), Kind.FILLED, key="Return")
        self._noted.clicked.connect(self.close_up)
        title = self.tr("Si se olvida el PIN de {name}").format(name=member.name)
        self.setAccessibleName(title)
        self.body.setContentsMargins(SHADOW + 14, SHADOW + 10, SHADOW + 14, SHADOW + 12)
        self.body.setSpacing(8)
        head = QHBoxLayout()
        head.setSpacing(7)
        head.addWidget(IconLabel("key-variant", "t2", 17))
        head.addWidget(Label(title, Type.CARD).set_eliding(), 1)
        what = self.tr(
            "Anota este número fuera de la computadora: no se vuelve a mostrar. Escrito en lugar del PIN deja entrar"
            " una vez y quita el PIN, para elegir otro."
        )
        text = Label(what, Type.SMALL, "t2", wrap=True)
        text.setFixedWidth(WIDTH)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self._noted)
        self.body.addLayout(head)
        self.body.addWidget(self.number)
        self.body.addWidget(text)
        self.body.addLayout(foot)

    def keys(self) -> list[KeyHelp]:
        return [KeyHelp("Return", self._noted.text(), self.close_up)]

    def first_focus(self) -> QWidget:
        return self._noted

"""The popover of a delivery: who received it, what they are to the recipient, the cash; Enter records."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from courier_desktop.domain.money import Money, parse_money
from courier_desktop.domain.values import dataclass
from courier_desktop.ui.format import money_text
from courier_desktop.ui.keys import KeyHelp
from courier_desktop.ui.parts.button import Button, Keycap, Kind
from courier_desktop.ui.parts.chip import Segmented
from courier_desktop.ui.parts.fields import Field
from courier_desktop.ui.parts.floating import SHADOW, Popover
from courier_desktop.ui.parts.label import IconLabel, Label
from courier_desktop.ui.theme.fonts import Type
from courier_desktop.ui.theme.tokens import Tone

WIDTH = 400
RELATIONS = ("recipient", "family", "guard", "neighbour", "employee", "other")
translate = QCoreApplication.translate


def relation_word(relation: str) -> str:
    """What the receiver is to the recipient, in the interface's language; a text of one's own stays as it is."""
    return {
        "recipient": translate("Relations", "titular"),
        "family": translate("Relations", "familiar"),
        "guard": translate("Relations", "vigilante"),
        "neighbour": translate("Relations", "vecino"),
        "employee": translate("Relations", "empleado"),
        "reception": translate("Relations", "recepción"),
        "coworker": translate("Relations", "compañero"),
        "other": translate("Relations", "otro"),
    }.get(relation, relation)


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliverySubject:
    """What is handed over: `who` stands under the title; `recipient` fills the name; `cash` is what is to collect."""

    who: str
    recipient: str
    cash: Money | None = None
    pieces: int = 1


class DeliverPopover(Popover):
    """Who received it. `delivered` carries name, relation's code, and the amount collected or None."""

    delivered = Signal(str, str, object)

    def __init__(self, subject: DeliverySubject) -> None:
        super().__init__()
        self._subject = subject
        self._name = Field(self.tr("Recibió"), QLineEdit(subject.recipient))
        self._relation = Segmented([(one, relation_word(one)) for one in RELATIONS], self.tr("Es el titular o…"))
        self._cash = Field(self.tr("Cobró"), QLineEdit(), check=self._check_cash)
        self._record = Button(self.tr("Registrar entrega"), Kind.FILLED, icon="check-bold", key="Return")
        self.setAccessibleName(self.tr("¿Quién lo recibió?"))
        self._build()
        self._record.clicked.connect(self._finish)
        self._relation.chosen.connect(self._related)

    def keys(self) -> list[KeyHelp]:
        return [
            KeyHelp("Return", self.tr("Registrar la entrega"), self._finish),
            KeyHelp("Down", self.tr("Lo recibió otra persona"), partial(self._step, 1)),
            KeyHelp("Up", self.tr("Lo recibió otra persona"), partial(self._step, -1)),
        ]

    def first_focus(self) -> QWidget:
        editor = self._name.editor
        if isinstance(editor, QLineEdit):
            editor.selectAll()
        return editor

    def _build(self) -> None:
        self.body.setContentsMargins(SHADOW + 14, SHADOW + 10, SHADOW + 14, SHADOW + 12)
        self.body.setSpacing(8)
        self.body.addLayout(self._build_head())
        self.body.addWidget(self._relation)
        self.body.addWidget(self._name)
        if self._subject.cash is not None:
            self._cash.set_text(money_text(self._subject.cash))
            self._cash.set_hint(
                self.tr("Por cobrar {0}; escribe lo que entregó").format(money_text(self._subject.cash))
            )
            self.body.addWidget(self._cash)
        foot = QHBoxLayout()
        foot.setSpacing(4)
        pieces = self.tr("quién es · %n bulto(s)", None, self._subject.pieces)
        for part in (Keycap("Up"), Keycap("Down"), Label(pieces, Type.CAPTION, "t3")):
            foot.addWidget(part)
        foot.addStretch(1)
        foot.addWidget(self._record)
        self.body.addLayout(foot)
        self._relation.setMinimumWidth(WIDTH - 28)

    def _build_head(self) -> QVBoxLayout:
        title = QHBoxLayout()
        title.setSpacing(7)
        title.addWidget(IconLabel("check-circle", Tone.GREEN, 17))
        title.addWidget(Label(self.tr("¿Quién lo recibió?"), Type.CARD))
        title.addStretch(1)
        title.addWidget(Keycap("Esc"))
        head = QVBoxLayout()
        head.setSpacing(2)
        head.addLayout(title)
        head.addWidget(Label(self._subject.who, Type.SMALL, "t2").set_eliding())
        return head

    def _step(self, step: int) -> None:
        here = RELATIONS.index(str(self._relation.value))
        relation = RELATIONS[(here + step) % len(RELATIONS)]
        self._relation.choose(relation)
        self._related(relation)
        self._name.editor.setFocus(Qt.FocusReason.TabFocusReason)

    def _related(self, relation: object) -> None:
        """Another person: the recipient's own name no longer stands, the field waits for theirs."""
        if relation != "recipient" and self._name.text == self._subject.recipient:
            self._name.set_text("")
        elif relation == "recipient" and not self._name.text.strip():
            self._name.set_text(self._subject.recipient)

    def _check_cash(self, text: str) -> str:
        if not text.strip() or self._amount(text) is not None:
            return ""
        return self.tr("Escribe el importe así: 1250 o $1,250.00.")

    def _amount(self, text: str) -> Money | None:
        cash = self._subject.cash
        return parse_money(text, cash.currency) if cash is not None and text.strip() else None

    def _finish(self) -> None:
        if not self._cash.verify():
            self.body.activate()
            self.adjustSize()
            return
        amount = self._amount(self._cash.text) if self._subject.cash is not None else None
        name, relation = self._name.text.strip(), str(self._relation.value)
        self.close_up()
        self.delivered.emit(name, relation, amount)

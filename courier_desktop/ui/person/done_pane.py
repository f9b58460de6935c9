"""What an erasure did, and the copies that it did not reach, with the way to be rid of them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from courier_desktop.domain.person import CopyState
from courier_desktop.services import person_copies
from courier_desktop.ui.errors import sentence_of
from courier_desktop.ui.parts.button import Button
from courier_desktop.ui.parts.cards import NoticeLine
from courier_desktop.ui.parts.label import IconLabel, Label
from courier_desktop.ui.person.erase_pane import CopyLines
from courier_desktop.ui.person.words import copies_head, in_a_row, shipments_word
from courier_desktop.ui.theme.fonts import Type
from courier_desktop.ui.theme.tokens import Tone

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from courier_desktop.domain.errors import CourierError
    from courier_desktop.domain.person import Erased, OtherCopy, Person
    from courier_desktop.ui.jobs import BugReport
    from courier_desktop.ui.shell import Shell

translate = QCoreApplication.translate


class DonePane(QWidget):
    """Tells what is gone. `told` carries a sentence for the sheet's foot."""

    told = Signal(str)

    def __init__(self, shell: Shell, zone: ZoneInfo) -> None:
        super().__init__()
        self._shell = shell
        self._person: Person | None = None
        self._stopped = False
        self._copies: tuple[OtherCopy, ...] = ()
        self._title, self._facts = Label("", Type.HEAD, wrap=True), Label("", Type.BODY, "t2", wrap=True)
        self._unfreed = NoticeLine("", "timer-sand", Tone.AMBER)
        self._unfreed.show_text(
            translate(
                "PersonSheet",
                "Otra ventana ocupa el archivo: los datos ya no se ven, y los restos se limpian al volver a abrir.",
            )
        )
        self._copies_head, self._copies_why = Label("", Type.STRONG), Label("", Type.SMALL, "t2", wrap=True)
        self._lines = CopyLines(zone)
        self.drop = Button("", icon="delete-outline")
        self.drop.clicked.connect(self._drop)
        self._build()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(26, 24, 26, 16)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(IconLabel("check-circle", Tone.GREEN, 22))
        head.addWidget(self._title, 1)
        column.addLayout(head)
        column.addWidget(self._facts)
        column.addWidget(self._unfreed)
        column.addSpacing(14)
        for part in (self._copies_head, self._copies_why, self._lines):
            column.addWidget(part)
        row = QHBoxLayout()
        row.addWidget(self.drop)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)

    def show_done(self, person: Person, done: Erased) -> None:
        """Tell what was done."""
        self._person = person
        self._title.setText(translate("PersonSheet", "Se borraron los datos de esta persona"))
        count = shipments_word(len(done.shipments))
        lines = [
            translate("PersonSheet", "En {0}: {1}").format(count, in_a_row(done.shipments)) if done.shipments else "",
            translate("PersonSheet", "%n texto(s) vacíos", None, done.texts),
            translate("PersonSheet", "Siguen como estaban, sin terminar: {0}").format(in_a_row(done.left))
            if done.left
            else "",
            translate("PersonSheet", "El libro sigue entero y su cadena también.") if done.freed else "",
        ]
        self._facts.setText("\n".join(line for line in lines if line))
        self._unfreed.setVisible(not done.freed)
        self._show_copies(done.copies)

    def stop(self) -> None:
        """The sheet is gone; what was begun goes on."""
        self._stopped = True

    def _show_copies(self, copies: tuple[OtherCopy, ...]) -> None:
        self._copies = copies
        mine = sum(one.state is CopyState.HOLDS for one in copies)
        self._copies_head.setText(copies_head(copies))
        closed = translate("PersonSheet", "Lo cerrado con llave no se ve por dentro: bórralo tú si ya no lo quieres.")
        self._copies_why.setText(closed if len(copies) > mine else "")
        self._copies_why.setVisible(len(copies) > mine)
        self._lines.show_copies(copies)
        word = translate("PersonSheet", "Hacer un respaldo nuevo y borrar %n copia(s)", None, mine)
        self.drop.setText(word)
        self.drop.setVisible(bool(mine))

    def _drop(self) -> None:
        if self._person is None:
            return
        self.drop.block(translate("PersonSheet", "Borrando…"))
        work = partial(person_copies.drop_copies, self._shell.ctx, self._person.parties, self._copies)
        self._shell.jobs.run(work, done=self._dropped, failed=self._refused)

    def _dropped(self, left: tuple[OtherCopy, ...]) -> None:
        if self._stopped:
            return
        self.drop.block("")
        self._show_copies(left)
        self.told.emit(translate("PersonSheet", "Hay un respaldo nuevo, ya sin esta persona."))

    def _refused(self, error: CourierError | BugReport) -> None:
        if self._stopped:
            self._shell.tell_error(error)
            return
        self.drop.block("")
        self.told.emit(sentence_of(error))

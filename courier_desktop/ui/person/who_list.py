"""Who counts as the person: rows of one phone or one door, each to be left out when it is somebody else's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QVBoxLayout, QWidget

from courier_desktop.domain.person import Person
from courier_desktop.ui.format import phone_text
from courier_desktop.ui.parts.label import Label
from courier_desktop.ui.parts.paint import draw_check, write_elided
from courier_desktop.ui.parts.rows import RowDelegate, RowsModel, RowsView
from courier_desktop.ui.person.words import shipments_word
from courier_desktop.ui.theme.fonts import Type
from courier_desktop.ui.theme.theme import current_theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent

    from courier_desktop.domain.person import Candidate
    from courier_desktop.ui.theme.theme import Theme

ROW, PAD, CHECK = 64, 16, 24
translate = QCoreApplication.translate


def who_line(one: Candidate) -> str:
    """The phone and how many shipments: "33 1482 0937 · 4 guías"."""
    phone = phone_text(one.phone) if one.phone else translate("PersonSheet", "sin teléfono")
    return f"{phone} · {shipments_word(one.shipments)}"


class _Delegate(RowDelegate):
    """A check, the name, the phone with the shipments, the address."""

    def __init__(self, chosen: set[Candidate]) -> None:
        super().__init__(ROW)
        self._chosen = chosen

    def paint_row(self, painter: QPainter, rect: QRectF, row: Candidate, theme: Theme, *, current: bool) -> None:
        on = row in self._chosen
        state = Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
        draw_check(painter, QRectF(rect.x() + PAD, rect.y() + 5, CHECK, CHECK), state, theme)
        left, width = rect.x() + PAD + CHECK + 8, rect.width() - 2 * PAD - CHECK - 8
        name = row.name or translate("PersonSheet", "Sin nombre")
        write_elided(painter, QRectF(left, rect.y() + 7, width, 20), name, Type.STRONG, theme.t1 if on else theme.t2)
        write_elided(painter, QRectF(left, rect.y() + 25, width, 17), who_line(row), Type.SMALL, theme.t2)
        place = row.place or translate("PersonSheet", "Sin domicilio")
        write_elided(painter, QRectF(left, rect.y() + 41, width, 17), place, Type.SMALL, theme.t3)


class _Rows(RowsView):
    """Space or a press turns the current row on and off."""

    turned = Signal(object)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and self.row is not None:
            self.turned.emit(self.row)
            event.accept()
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if self.indexAt(event.position().toPoint()).isValid() and self.row is not None:
            self.turned.emit(self.row)


class WhoList(QWidget):
    """The candidates with what is chosen of them. `changed` comes whenever one is turned on or off."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._chosen: set[Candidate] = set()
        self._model = RowsModel(lambda one: one.parties, self._spoken)
        name = translate("PersonSheet", "Quién es")
        self.rows = _Rows(self._model, _Delegate(self._chosen), name)
        self.rows.turned.connect(self._turn)
        self.rows.row_opened.connect(self._turn)
        why = translate(
            "PersonSheet",
            "Mismo teléfono, o mismo nombre en el mismo domicilio. Quita lo que sea de otra persona.",
        )
        self._why = Label(why, Type.SMALL, "t2", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 14, 0, 0)
        column.setSpacing(6)
        head = QVBoxLayout()
        head.setContentsMargins(PAD + 2, 0, PAD, 4)
        head.setSpacing(2)
        head.addWidget(Label(name, Type.CARD))
        head.addWidget(self._why)
        column.addLayout(head)
        column.addWidget(self.rows, 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.width() - 1, 0, 1, self.height(), current_theme().line)

    @property
    def person(self) -> Person:
        """All that is chosen, as one person."""
        return Person.of(one for one in self._model.rows if one in self._chosen)

    @property
    def chosen(self) -> tuple[Candidate, ...]:
        """What is chosen, in the list's order."""
        return tuple(one for one in self._model.rows if one in self._chosen)

    def show_candidates(self, found: Sequence[Candidate]) -> None:
        """Show these; the spellings of the first name are chosen."""
        self._chosen.clear()
        self._chosen.update(one for one in found if one.alike)
        self._model.set_rows(found)
        self._why.setVisible(len(found) > 1)
        self.rows.choose(0)
        self.rows.viewport().update()

    def _turn(self, one: Candidate) -> None:
        if one not in self._chosen:
            self._chosen.add(one)
        elif len(self._chosen) > 1:
            # Nobody at all is nothing to look at.
            self._chosen.discard(one)
        else:
            return
        self.rows.viewport().update()
        self.changed.emit()

    def _spoken(self, one: Candidate) -> str:
        state = translate("PersonSheet", "elegido") if one in self._chosen else translate("PersonSheet", "no elegido")
        return f"{one.name}, {who_line(one)}, {one.place}, {state}"

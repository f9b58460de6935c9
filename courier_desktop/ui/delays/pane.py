"""The list of a setback with its fold: who leaves the window first, those who stay in it folded away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from courier_desktop.domain.values import replace
from courier_desktop.ui.delays.affected import AffectedTable, AffectedView, Line
from courier_desktop.ui.delays.words import Fate
from courier_desktop.ui.keys import KeyHelp
from courier_desktop.ui.parts.button import Button, Kind
from courier_desktop.ui.parts.cards import NoticeLine
from courier_desktop.ui.theme.tokens import Tone

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from courier_desktop.domain.ids import ShipmentId

IN_WINDOW_SHOWN, FEW = 2, 6


class AffectedPane(QWidget):
    """`lines` as they stand now. `line_chosen` when another is current; `line_opened` with Enter; `skips_changed`."""

    line_chosen = Signal()
    line_opened = Signal()
    skips_changed = Signal()
    refused = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.model = AffectedTable()
        self.view = AffectedView(self.model)
        self.lines: tuple[Line, ...] = ()
        self._edited: Collection[ShipmentId] = ()
        self._folded = True
        self._calm = NoticeLine("", "check-circle-outline", Tone.GREEN)
        self._calm.show_text(self.tr("Nadie sale de su ventana: no hace falta avisar. Se registra y queda la causa."))
        self._fold = Button("", Kind.PLAIN, icon="chevron-down", key="V", height=30)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._calm)
        column.addWidget(self.view, 100)
        column.addWidget(self._fold, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self._fold.clicked.connect(self.unfold)
        self.view.row_changed.connect(lambda _line: self.line_chosen.emit())
        self.view.row_opened.connect(lambda _line: self.line_opened.emit())
        self.view.head_checked.connect(self._check_all)
        self.model.skips_changed.connect(self._skips_moved)
        self.model.refused.connect(self.refused)

    @property
    def line(self) -> Line | None:
        """The current line."""
        line = self.view.row
        return line if isinstance(line, Line) else None

    def show_lines(self, lines: Sequence[Line], edited: Collection[ShipmentId]) -> None:
        """Show those, the changed messages marked; nothing on screen moves that need not."""
        self.lines, self._edited = tuple(lines), edited
        kept = [line for line in lines if line.fate is not Fate.IN_WINDOW]
        inside = [line for line in lines if line.fate is Fate.IN_WINDOW]
        some = IN_WINDOW_SHOWN if len(kept) <= FEW else 0
        shown = inside[:some] if self._folded and kept else inside
        self.model.show_lines([*kept, *shown])
        self.model.mark_edited(edited)
        self._calm.setVisible(not kept)
        self._show_fold(len(inside) - len(shown), foldable=bool(kept) and len(inside) > some, more=bool(shown))
        self._show_head()
        if lines and not self.view.currentIndex().isValid():
            self.view.setCurrentIndex(self.model.index(0, 0))

    def show_costs(self, costs: Mapping[ShipmentId, str]) -> None:
        """Show what each one's message costs."""
        self.lines = tuple(replace(line, cost=costs.get(line.row.shipment_id, "")) for line in self.lines)
        self.model.show_costs(costs)

    def mark_edited(self, edited: Collection[ShipmentId]) -> None:
        """Mark the changed messages."""
        self._edited = edited
        self.model.mark_edited(edited)

    def keys(self) -> list[KeyHelp]:
        """The list's keys."""
        return [
            KeyHelp("Alt+L", self.tr("Ir a la lista"), self.view.setFocus),
            KeyHelp("Space", self.tr("Quitar o poner el aviso"), self._toggle, self.tr("quitar o poner")),
            KeyHelp("V", self.tr("Ver u ocultar los que siguen en su ventana"), self.unfold),
            KeyHelp("Down", self.tr("La guía siguiente"), lambda: self._step(1)),
            KeyHelp("Up", self.tr("La guía anterior"), lambda: self._step(-1)),
        ]

    def unfold(self) -> None:
        """Show those who stay in their window, or fold them away."""
        if not self._fold.isHidden():
            self._folded = not self._folded
            self.show_lines(self.lines, self._edited)

    def _show_fold(self, hidden: int, *, foldable: bool, more: bool) -> None:
        self._fold.setVisible(foldable)
        if hidden and more:
            self._fold.setText(self.tr("%n más sigue(n) en su ventana, no recibe(n) nada", "", hidden))
        elif hidden:
            self._fold.setText(self.tr("%n sigue(n) en su ventana, no recibe(n) nada", "", hidden))
        else:
            self._fold.setText(self.tr("Ocultar los que siguen en su ventana"))
        self._fold.set_icon("chevron-down" if hidden else "chevron-up")

    def _show_head(self) -> None:
        fates = {line.fate for line in self.model.rows}
        state = Qt.CheckState.Unchecked
        if Fate.TOLD in fates:
            state = Qt.CheckState.PartiallyChecked if fates - {Fate.TOLD} else Qt.CheckState.Checked
        self.view.show_check(state)

    def _toggle(self) -> None:
        if self.view.currentIndex().isValid():
            self.model.toggle(self.view.currentIndex().row())

    def _check_all(self) -> None:
        self.model.check_all(on=any(line.fate is Fate.LEFT_OUT for line in self.model.rows))

    def _step(self, by: int) -> None:
        place = self.view.currentIndex().row() + by
        if 0 <= place < len(self.model.rows):
            self.view.setCurrentIndex(self.model.index(place, 0))

    def _skips_moved(self) -> None:
        shown = {line.row.shipment_id: line for line in self.model.rows}
        self.lines = tuple(shown.get(line.row.shipment_id, line) for line in self.lines)
        self._show_head()
        self.skips_changed.emit()

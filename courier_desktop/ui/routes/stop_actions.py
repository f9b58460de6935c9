"""What can be done with the current stop: real buttons within its row."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from courier_desktop.domain.rows import RouteState, StopRow
from courier_desktop.domain.shipment import ENDED_STOPS
from courier_desktop.domain.statuses import StopState
from courier_desktop.ui.parts.button import SMALL, Button, Kind
from courier_desktop.ui.parts.label import Label
from courier_desktop.ui.parts.reasons import need_word
from courier_desktop.ui.parts.status import Look, Pill
from courier_desktop.ui.routes.reading import IN_HOUSE
from courier_desktop.ui.routes.words import pieces_text
from courier_desktop.ui.theme.fonts import Type
from courier_desktop.ui.theme.tokens import Tone

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

NARROW = 470


class StopActions(QWidget):
    """The buttons that suit the stop's state; `asked` carries the key of the one pressed."""

    asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._door = Button(self.tr("En la puerta"), key="A", height=SMALL)
        self._done = Button(self.tr("Entregado"), key="D", height=SMALL)
        self._failed = Button(self.tr("Fallido"), key="F", height=SMALL)
        for button in (self._door, self._done, self._failed):
            button.set_key_first(True)
        self._next = Button(self.tr("Siguiente"), Kind.FILLED, key="Return", height=SMALL)
        self._up = Button(self.tr("Subir"), key="Alt+Up", height=SMALL)
        self._down = Button(self.tr("Bajar"), key="Alt+Down", height=SMALL)
        self._off = Button(self.tr("Quitar"), key="Del", height=SMALL)
        self._open = Button(self.tr("Ver guía"), key="V", height=SMALL)
        self._time = Pill("", Look("clock-outline", Tone.VIOLET), height=24)
        self._facts = Label("", Type.SMALL, "t2")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for button in self._buttons():
            row.addWidget(button)
            button.clicked.connect(partial(self._ask, button.key))
        row.addWidget(self._time)
        self._facts.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        row.addWidget(self._facts.set_eliding(), 100)

    def show_stop(self, stop: StopRow, state: RouteState, at: str) -> None:
        """Offer what suits that stop; `at` is the time that the next mark will bear, "" for now."""
        ended, house = stop.state in ENDED_STOPS, state in IN_HOUSE
        marks = state is RouteState.PUBLISHED and not ended
        for button in (self._door, self._done, self._failed):
            button.setVisible(marks)
        self._door.set_tone(Tone.BLUE if stop.state is StopState.AT_DOOR else None)
        for button in (self._up, self._down, self._off):
            button.setVisible(house)
        self._next.setVisible(state is RouteState.PUBLISHED and ended)
        self._open.setVisible(not house and (ended or state is RouteState.CLOSED))
        self._time.show_look(at, Look("clock-outline", Tone.VIOLET))
        self._time.setVisible(bool(at) and marks)
        self._facts.setText(self._facts_of(stop, left=not house))

    def show_failing(self, failing: bool) -> None:
        """Colour the button whose list of reasons is open."""
        self._failed.set_tone(Tone.RED if failing else None)

    def buttons(self) -> tuple[Button, ...]:
        """All of them, for whoever listens to their keys."""
        return self._buttons()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._facts.setVisible(self.width() >= NARROW or not self._done.isVisibleTo(self))

    def _buttons(self) -> tuple[Button, ...]:
        return (
            self._door,
            self._done,
            self._failed,
            self._next,
            self._open,
            self._up,
            self._down,
            self._off,
        )

    def _ask(self, key: str, _on: bool = False) -> None:
        self.asked.emit(key)

    def _facts_of(self, stop: StopRow, *, left: bool) -> str:
        parts = [pieces_text(stop, left=left)]
        if stop.attempts and stop.state not in ENDED_STOPS:
            parts.append(self.tr("intento {0} de {1}").format(stop.attempts + 1, stop.max_attempts))
        if stop.signed_copy:
            parts.append(self.tr("acuse firmado"))
        if stop.state is StopState.FAILED:
            parts += [need_word(need) for need in stop.owed]
        return " · ".join(parts)

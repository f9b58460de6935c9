"""The views of the Messages page: their names, counts and what each says when it is empty."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from courier_desktop.ui.format import moment_text
from courier_desktop.ui.language import current_language
from courier_desktop.ui.parts.chip import Segmented

if TYPE_CHECKING:
    from courier_desktop.services.context import Context
    from courier_desktop.ui.messages.board import Board


class ViewName(Enum):
    """Which notices are listed."""

    HAND = "hand"
    QUEUE = "queue"
    REVIEW = "review"
    CARRIED = "carried"
    HISTORY = "history"


class ViewChoice(QWidget):
    """The segmented control with the counts; `chosen` carries a ViewName."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._choice = Segmented([(view, self.word(view)) for view in ViewName], self.tr("Vista"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._choice)
        self._choice.chosen.connect(self.chosen)

    @property
    def value(self) -> ViewName:
        """The view shown."""
        value = self._choice.value
        return value if isinstance(value, ViewName) else ViewName.HAND

    def choose(self, view: ViewName) -> None:
        """Show that one as chosen, silently."""
        self._choice.choose(view)

    def ways(self) -> list[tuple[str, str, ViewName]]:
        """The key of each view and what it shows."""
        return [(str(place), self.word(view), view) for place, view in enumerate(ViewName, 1)]

    def show_counts(self, by_hand: int, queued: int, to_answer: int) -> None:
        """How many each holds; none shows no figure."""
        counts = {ViewName.HAND: by_hand, ViewName.QUEUE: queued, ViewName.REVIEW: to_answer}
        self._show(counts)

    def show_waiting(self, waiting: int) -> None:
        """How many wait to go by themselves."""
        self._show({ViewName.CARRIED: waiting})

    def _show(self, counts: dict[ViewName, int]) -> None:
        for view, count in counts.items():
            self._choice.set_text(view, f"{self.word(view)} {count}" if count else self.word(view))

    def word(self, view: ViewName) -> str:
        """The view's name."""
        return {
            ViewName.HAND: self.tr("A mano"),
            ViewName.QUEUE: self.tr("En cola"),
            ViewName.REVIEW: self.tr("Por revisar"),
            ViewName.CARRIED: self.tr("Automáticos"),
            ViewName.HISTORY: self.tr("Historial"),
        }[view]

    def summary(self, board: Board) -> str:
        """The line under the page's title."""
        if self.value is ViewName.HAND and board.quiet_until:
            return self.tr("Horas de silencio hasta las {0}").format(board.quiet_until)
        if self.value is ViewName.HAND and board.by_hand:
            return self.tr("%n aviso(s) listo(s) para enviar por WhatsApp", "", board.by_hand)
        return {
            ViewName.HAND: self.tr("Envío a mano por WhatsApp"),
            ViewName.QUEUE: self.tr("Esperan a que terminen las horas de silencio"),
            ViewName.REVIEW: self.tr("Lo que pudo salir, lo bloqueado y lo que venció"),
            ViewName.CARRIED: self.tr("Lo que sale solo"),
            ViewName.HISTORY: self.tr("Quién hizo qué, y cuándo"),
        }[self.value]

    def under(self, view: ViewName) -> str:
        """What the list is about, in a line."""
        if view is ViewName.QUEUE:
            return self.tr("Pasan a «A mano» a su hora.")
        return self.tr("Se preguntan uno por uno.")

    def nothing(self) -> str:
        """What is said when the view is empty."""
        return {
            ViewName.HAND: self.tr("Nada por enviar"),
            ViewName.QUEUE: self.tr("Nada en cola"),
            ViewName.REVIEW: self.tr("Nada por revisar"),
            ViewName.CARRIED: self.tr("Nada sale solo todavía"),
            ViewName.HISTORY: self.tr("Todavía no hay avisos"),
        }[self.value]

    def later(self, board: Board, ctx: Context) -> str:
        """What comes next, when nothing waits now."""
        if self.value is ViewName.HAND and board.by_hand:
            return self.tr("Quedan %n más en otra tanda.", "", board.by_hand)
        if self.value is ViewName.HAND and board.queue:
            at = moment_text(board.queue[0].not_before, board.now, ctx.zone, current_language())
            return self.tr("%n espera(n) en cola; el primero, {0}.", "", len(board.queue)).format(at)
        if self.value is ViewName.HAND:
            return self.tr("Los avisos aparecen aquí cuando una guía avanza o se declara un contratiempo.")
        if self.value is ViewName.REVIEW:
            return self.tr("Ningún aviso quedó en duda.")
        return ""

"""What became of an act on many shipments: how it is told, and each refusal in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout

from courier_desktop.domain.values import dataclass
from courier_desktop.domain.wording import say
from courier_desktop.ui.language import current_language
from courier_desktop.ui.parts.button import Button, IconButton, Kind
from courier_desktop.ui.parts.cards import ErrorCard
from courier_desktop.ui.parts.label import Label
from courier_desktop.ui.theme.fonts import Type

if TYPE_CHECKING:
    from collections.abc import Sequence

    from courier_desktop.services.marking import MarkOutcome

FEW, MANY = 4, 10
translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Refusal:
    """A shipment's number and the whole sentence of why not, or of what is still to be cleared up."""

    number: str
    sentence: str


def refusals_of(outcomes: Sequence[MarkOutcome]) -> tuple[Refusal, ...]:
    """The refused among them, in words."""
    return tuple(
        Refusal(one.number, say(one.refused, current_language(), **one.params)) for one in outcomes if one.refused
    )


def warnings_of(outcomes: Sequence[MarkOutcome]) -> tuple[Refusal, ...]:
    """What was recorded and is still to be cleared up, in words."""
    return tuple(
        Refusal(one.number, say(one.warning, current_language(), **one.warning_params))
        for one in outcomes
        if one.warning
    )


class RefusalsCard(ErrorCard):
    """In the page, over the list: which shipments were refused and why, each in its own sentence."""

    dismissed = Signal()

    def __init__(self, refusals: Sequence[Refusal], done: int) -> None:
        self._refusals = tuple(refusals)
        title = translate("Refusals", "%n guía(s) quedaron como estaban", None, len(refusals))
        kept = translate("Refusals", "Las otras %n sí cambiaron.", None, done) if done else ""
        super().__init__(title, kept)
        self._lines = Label("", Type.SMALL, "t1", wrap=True)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setWidget(self._lines)
        self._more = Button("", Kind.LINK, height=20)
        self._more.clicked.connect(lambda: self._show(len(self._refusals)))
        close = IconButton("close", translate("Refusals", "Cerrar"), key="Esc")
        close.clicked.connect(self.dismissed)
        lines = QVBoxLayout()
        lines.setContentsMargins(0, 0, 0, 10)
        lines.addWidget(self._scroll)
        lines.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout()
        row.setContentsMargins(49, 0, 12, 0)
        row.addLayout(lines, 1)
        row.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(row)
        self._show(FEW)

    def _show(self, most: int) -> None:
        shown, rest = self._refusals[:most], len(self._refusals) - most
        self._lines.setText("\n".join(one.sentence for one in shown))
        self._lines.setAlignment(Qt.AlignmentFlag.AlignTop)
        line = self._lines.fontMetrics().lineSpacing()
        self._scroll.setFixedHeight(min(len(shown), MANY) * line + 4)
        self._more.setVisible(rest > 0)
        self._more.setText(translate("Refusals", "y %n más", None, max(0, rest)))

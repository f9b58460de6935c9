"""The four figures over the list of a setback."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QWidget

from courier_desktop.domain.values import dataclass
from courier_desktop.ui.parts.label import IconLabel, Ink, Label
from courier_desktop.ui.theme.fonts import Type
from courier_desktop.ui.theme.tokens import Tone

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

NARROW, BARE = 660, 470


@dataclass(frozen=True, slots=True)
class Tally:
    """What the list comes to."""

    affected: int = 0
    told: int = 0
    blocked: int = 0
    in_window: int = 0

    @property
    def anyone(self) -> int:
        """How many the setback touches at all."""
        return self.affected + self.in_window


class Counts(QWidget):
    """Four figures with their words, above the list; shorter words where the place is narrow, none where it is bare."""

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 12, 8, 11)
        row.setSpacing(6)
        self._tally, self._band = Tally(), 0
        self._parts: list[tuple[IconLabel, Label, Label]] = []
        looks: list[tuple[str, Ink]] = [
            ("package-variant-closed", "t2"),
            ("send-outline", Tone.BLUE),
            ("lock-outline", Tone.RED),
            ("check", Tone.GREEN),
        ]
        for icon, ink in looks:
            part = (IconLabel(icon, ink, 17), Label("0", Type.MONEY), Label("", Type.SMALL_MEDIUM, "t2").set_eliding())
            self._parts.append(part)
            for widget in part:
                row.addWidget(widget)
            row.addSpacing(9)
        row.addStretch(1)
        self.show_tally(Tally())

    def show_tally(self, tally: Tally) -> None:
        """Show those figures."""
        self._tally = tally
        counts = (tally.affected, tally.told, tally.blocked, tally.in_window)
        long = self._words(tally)
        words = (long, self._short_words(tally), ("", "", "", ""))[self._band]
        for (icon, figure, label), count, text, whole in zip(self._parts, counts, words, long, strict=True):
            figure.setText(str(count))
            label.setText(text)
            figure.set_ink("t1" if count else "t3")
            label.setVisible(bool(text))
            icon.setToolTip(f"{count} {whole}")
            icon.setAccessibleName(f"{count} {whole}")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        band = (self.width() < NARROW) + (self.width() < BARE)
        if band != self._band:
            self._band = band
            self.show_tally(self._tally)

    def _words(self, tally: Tally) -> tuple[str, str, str, str]:
        return (
            self.tr("afectada(s)", "", tally.affected),
            self.tr("recibe(n) aviso", "", tally.told),
            self.tr("no se le(s) puede avisar", "", tally.blocked),
            self.tr("sigue(n) en su ventana", "", tally.in_window),
        )

    def _short_words(self, tally: Tally) -> tuple[str, str, str, str]:
        return (
            self.tr("afectada(s)", "", tally.affected),
            self.tr("con aviso", "", tally.told),
            self.tr("bloqueada(s)", "", tally.blocked),
            self.tr("en su ventana", "", tally.in_window),
        )

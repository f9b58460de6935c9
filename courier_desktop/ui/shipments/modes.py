"""The capture modes above the form: what stays for the next shipment."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from courier_desktop.domain.capture import Mode
from courier_desktop.domain.values import replace
from courier_desktop.ui.keys import KeyHelp
from courier_desktop.ui.parts.chip import Segmented
from courier_desktop.ui.parts.label import Label
from courier_desktop.ui.theme.fonts import Type


class ModeBar(QWidget):
    """One of the four modes, with what it does said beside it."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._choices = Segmented([(mode, self._word(mode)) for mode in Mode], self.tr("Al guardar"))
        self._says = Label("", Type.SMALL, "t2")
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(22, 10, 22, 4)
        row.setSpacing(12)
        row.addWidget(self._choices, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._says.set_eliding(), 1)
        self._choices.chosen.connect(lambda _mode: self._tell())
        self.choose(Mode.STAR)

    @property
    def mode(self) -> Mode:
        """The mode chosen."""
        return Mode(str(self._choices.value))

    def choose(self, mode: Mode) -> None:
        """Choose that mode, silently."""
        self._choices.choose(mode)
        self._says.setText(self._meaning(mode))

    def keys(self) -> list[KeyHelp]:
        """Ctrl and a figure choose a mode."""
        first, *others, last = [
            KeyHelp(f"Ctrl+{place}", self._word(mode), partial(self._take, mode), self.tr("modo"))
            for place, mode in enumerate(Mode, 1)
        ]
        between = KeyHelp("…", self.tr("Los demás modos"), None, first.hint)
        return [first, between, last, *(replace(one, hint="") for one in others)]

    def set_beside(self, widget: QWidget) -> None:
        """Put a widget at the right end."""
        self._row.addWidget(widget)

    def _take(self, mode: Mode) -> None:
        self.choose(mode)
        self._tell()

    def _tell(self) -> None:
        self._says.setText(self._meaning(self.mode))
        self.changed.emit()

    def _word(self, mode: Mode) -> str:
        return {
            Mode.STAR: self.tr("Estrella"),
            Mode.CHAIN: self.tr("Cadena"),
            Mode.ROUND_TRIP: self.tr("Ida y vuelta"),
            Mode.NORMAL: self.tr("Normal"),
        }[mode]

    def _meaning(self, mode: Mode) -> str:
        return {
            Mode.STAR: self.tr("Un remitente, muchos destinos: al guardar solo se limpia el destinatario."),
            Mode.CHAIN: self.tr("De mano en mano: el destinatario pasa a ser el siguiente remitente."),
            Mode.ROUND_TRIP: self.tr("Al guardar se cambian remitente y destinatario, y queda listo el regreso."),
            Mode.NORMAL: self.tr("Al guardar, el formulario queda en blanco."),
        }[mode]

"""What a correction changes of a shipment, painted: what it is, how it stands, how it would."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from courier_desktop.domain.values import dataclass
from courier_desktop.ui.format import DASH, money_text, phone_text, promise_text
from courier_desktop.ui.language import current_language
from courier_desktop.ui.parts.paint import write_elided
from courier_desktop.ui.parts.status import status_word
from courier_desktop.ui.theme.fonts import Type, text_width
from courier_desktop.ui.theme.icons import draw_icon
from courier_desktop.ui.theme.theme import current_theme

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from courier_desktop.domain.corrections import CorrectionPreview, Stand
    from courier_desktop.ui.shipments.history import Telling

translate = QCoreApplication.translate
LINE, GAP = 22, 10


@dataclass(frozen=True, slots=True)
class StandLine:
    """One thing that would stand differently."""

    name: str
    before: str
    after: str

    @property
    def spoken(self) -> str:
        """The line read aloud."""
        return translate("StandLines", "{0}: de {1} a {2}").format(self.name, self.before, self.after)


def stand_lines(seen: CorrectionPreview, telling: Telling) -> tuple[StandLine, ...]:
    """Everything that the correction would change, in words."""
    after = seen.after
    if after is None:
        return ()
    says = _says(telling)
    changed = {_SAME.get(name, name) for name in seen.changes}
    return tuple(StandLine(name, say(seen.before), say(after)) for key, (name, say) in says.items() if key in changed)


# A window is one thing to the eye.
_SAME = {"promise_end": "promise_start"}


def _says(telling: Telling) -> dict[str, tuple[str, Callable[[Stand], str]]]:
    """How each thing is called and said."""

    def promise(stand: Stand) -> str:
        return promise_text(stand.promise_start, stand.promise_end, telling.now, telling.zone, current_language())

    return {
        "status": (translate("StandLines", "Estado"), lambda s: status_word(s.status)),
        "delayed": (translate("StandLines", "Contratiempo"), lambda s: _yes(on=s.delayed)),
        "route": (translate("StandLines", "Ruta"), lambda s: s.route or DASH),
        "promise_start": (translate("StandLines", "Promesa"), promise),
        "attempts": (translate("StandLines", "Intentos"), lambda s: str(s.attempts)),
        "collected": (translate("StandLines", "Cobrado"), lambda s: money_text(s.collected)),
        "received_by": (translate("StandLines", "Recibió"), lambda s: s.received_by or DASH),
        "recipient": (translate("StandLines", "Destinatario"), lambda s: s.recipient or DASH),
        "phone": (translate("StandLines", "Teléfono"), lambda s: phone_text(s.phone)),
        "address": (translate("StandLines", "Domicilio"), lambda s: s.address or DASH),
        "pieces": (translate("StandLines", "Bultos"), lambda s: str(s.pieces)),
        "cash": (translate("StandLines", "Por cobrar"), lambda s: money_text(s.cash)),
        "declared": (translate("StandLines", "Valor declarado"), lambda s: money_text(s.declared)),
        "signed_copy": (translate("StandLines", "Acuse firmado"), lambda s: _yes(on=s.signed_copy)),
        "weight_g": (translate("StandLines", "Peso"), lambda s: f"{s.weight_g / 1000:g} kg" if s.weight_g else DASH),
        "contents": (translate("StandLines", "Contenido"), lambda s: s.contents or DASH),
        "note": (translate("StandLines", "Nota"), lambda s: s.note or DASH),
    }


def _yes(*, on: bool) -> str:
    return translate("StandLines", "sí") if on else translate("StandLines", "no")


class StandList(QWidget):
    """The lines, painted: name, before, an arrow, after."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Qué cambia"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._lines: tuple[StandLine, ...] = ()

    def show_lines(self, lines: Sequence[StandLine]) -> None:
        """Show those changes."""
        self._lines = tuple(lines)
        self.setAccessibleDescription(". ".join(line.spoken for line in self._lines))
        self.setToolTip("\n".join(line.spoken for line in self._lines))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(300, LINE * len(self._lines))

    def minimumSizeHint(self) -> QSize:
        return QSize(160, LINE * len(self._lines))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), current_theme()
        named = max((text_width(line.name, Type.SMALL) for line in self._lines), default=0) + GAP + 4
        free = self.width() - named - 24
        for place, line in enumerate(self._lines):
            top = place * LINE
            write_elided(painter, QRectF(0, top, named, LINE), line.name, Type.SMALL, theme.t3)
            before = min(text_width(line.before, Type.BODY), free / 2)
            write_elided(painter, QRectF(named, top, before + 1, LINE), line.before, Type.BODY, theme.t2)
            left = named + before
            draw_icon(painter, QRectF(left + 3, top, 18, LINE), "arrow-right", theme.t3, 14)
            room = QRectF(left + 26, top, self.width() - left - 26, LINE)
            write_elided(painter, room, line.after, Type.STRONG, theme.t1)

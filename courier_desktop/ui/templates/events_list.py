"""The notices at the left: which ones the office words itself, which have words not saved yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QRectF

from courier_desktop.domain.notices import NoticeEvent
from courier_desktop.domain.values import dataclass
from courier_desktop.ui.messages.looks import event_word
from courier_desktop.ui.parts.paint import rounded, write_elided
from courier_desktop.ui.parts.rows import RowDelegate, RowsModel, RowsView
from courier_desktop.ui.templates.words import Face, face_word
from courier_desktop.ui.theme.fonts import Type
from courier_desktop.ui.theme.tokens import Tone

if TYPE_CHECKING:
    from collections.abc import Collection

    from PySide6.QtGui import QPainter

    from courier_desktop.domain.words import Language
    from courier_desktop.ui.theme.theme import Theme

ROW = 42
_DOT = 8


@dataclass(frozen=True, slots=True)
class EventLine:
    """A notice: the channels whose words are the office's, and whether something is not saved."""

    event: NoticeEvent
    own: tuple[Face, ...]
    unsaved: bool

    @property
    def says(self) -> str:
        """Whose words it has."""
        if self.unsaved:
            return QCoreApplication.translate("Templates", "Sin guardar")
        if not self.own:
            return QCoreApplication.translate("Templates", "Del programa")
        faces = ", ".join(face_word(face) for face in self.own)
        return QCoreApplication.translate("Templates", "Tuyo · {0}").format(faces)


class EventsList(RowsView):
    """All notices in the order of a parcel's way; the arrows choose."""

    def __init__(self) -> None:
        self._lines = RowsModel(lambda one: one.event, lambda one: f"{event_word(one.event)}, {one.says}")
        super().__init__(self._lines, _EventDelegate(), QCoreApplication.translate("Templates", "Avisos"))
        self.show_lines(None, frozenset(), frozenset())

    def show_lines(
        self,
        language: Language | None,
        own: Collection[tuple[NoticeEvent, Language, Face]],
        unsaved: Collection[NoticeEvent],
    ) -> None:
        """Tell of each notice whose words it has in that language."""
        self._lines.set_rows(
            [
                EventLine(
                    event,
                    tuple(sorted(face for where, spoken, face in own if where is event and spoken is language)),
                    event in unsaved,
                )
                for event in NoticeEvent
            ]
        )

    def step(self, by: int) -> None:
        """Go to the next notice, or the one before."""
        self.choose(self.currentIndex().row() + by)


class _EventDelegate(RowDelegate):
    def __init__(self) -> None:
        super().__init__(ROW, inset=6)

    def rule_below(self, row: EventLine) -> float | None:
        return None

    def paint_row(self, painter: QPainter, rect: QRectF, row: EventLine, theme: Theme, *, current: bool) -> None:
        box = QRectF(rect.x() + 18, rect.y() + 3, rect.width() - 46, 19)
        write_elided(painter, box, event_word(row.event), Type.STRONG if current else Type.MEDIUM, theme.t1)
        quiet = theme.t2 if current else theme.t3
        ink = theme.tone(Tone.AMBER).text if row.unsaved else theme.accent if row.own else quiet
        write_elided(painter, box.translated(0, 18), row.says, Type.SMALL, ink)
        if row.unsaved:
            dot = QRectF(rect.right() - 26, rect.center().y() - _DOT / 2, _DOT, _DOT)
            rounded(painter, dot, _DOT / 2, theme.tone(Tone.AMBER).solid)

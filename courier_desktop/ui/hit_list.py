"""The answers of the field for everything, one row each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt

from courier_desktop.ui.parts.paint import RIGHT, put, write, write_elided
from courier_desktop.ui.parts.rows import RowDelegate, RowsModel, RowsView
from courier_desktop.ui.parts.status import STATUS_LOOKS, status_word
from courier_desktop.ui.theme.fonts import Type, text_width
from courier_desktop.ui.theme.icons import draw_icon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPainter

    from courier_desktop.domain.rows import SearchHit
    from courier_desktop.ui.theme.theme import Theme

HIT_HEIGHT = 44
MOST_SHOWN = 8


class HitDelegate(RowDelegate):
    """One answer: number, recipient, place, status."""

    def __init__(self) -> None:
        super().__init__(HIT_HEIGHT, inset=4)

    def rule_below(self, row: SearchHit) -> float | None:
        return None

    def paint_row(self, painter: QPainter, rect: QRectF, row: SearchHit, theme: Theme, *, current: bool) -> None:
        look = STATUS_LOOKS[row.status]
        tone, word = theme.tone(look.tone), status_word(row.status)
        draw_icon(painter, QRectF(rect.x() + 12, rect.y(), 20, rect.height()), look.icon, tone.text, 17)
        upper = QRectF(rect.x() + 42, rect.y() + 5, rect.width() - 56, 18)
        lower = upper.translated(0, 17)
        put(painter, upper, word, Type.SMALL_MEDIUM, tone.text, RIGHT)
        write(painter, upper, row.number, Type.STRONG, theme.t1)
        beside = text_width(row.number, Type.STRONG) + 10
        room = upper.width() - beside - text_width(word, Type.SMALL_MEDIUM) - 10
        name = QRectF(upper.x() + beside, upper.y(), room, upper.height())
        write_elided(painter, name, row.recipient, Type.BODY, theme.t1)
        place = " · ".join(part for part in (row.place, row.route_code) if part)
        write_elided(painter, lower, place, Type.SMALL, theme.t2 if current else theme.t3)


class HitList(RowsView):
    """The list of answers; the keyboard stays in the field."""

    def __init__(self, name: str) -> None:
        """`name` is what a screen reader calls it."""
        hits = RowsModel(lambda hit: hit.shipment_id, lambda hit: f"{hit.number} {hit.recipient} {hit.place}")
        super().__init__(hits, HitDelegate(), name)
        self._hits = hits
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    @property
    def hits(self) -> tuple[SearchHit, ...]:
        """The answers shown."""
        return self._hits.rows

    def show_hits(self, hits: Sequence[SearchHit]) -> None:
        """Show those answers, the first one chosen."""
        self._hits.set_rows(hits)
        self.setFixedHeight(HIT_HEIGHT * min(MOST_SHOWN, max(1, len(hits))))
        self.choose(0)

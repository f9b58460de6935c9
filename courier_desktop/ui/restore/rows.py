"""A line for each backup: when, why, how much it holds, where it stands and how it was checked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF

from courier_desktop.ui.parts.paint import draw_pill, pill_width, rounded, write_elided
from courier_desktop.ui.parts.rows import RowDelegate, RowsModel
from courier_desktop.ui.restore.words import place_word, shipments_text, size_text, state_of, when_text, why_word
from courier_desktop.ui.theme.fonts import Type
from courier_desktop.ui.theme.icons import draw_icon

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime, tzinfo

    from PySide6.QtGui import QPainter

    from courier_desktop.domain.backup_rows import BackupRow
    from courier_desktop.ui.theme.theme import Theme

HEIGHT = 52
_ICON, _TEXT = 30, 42


class BackupsModel(RowsModel):
    """Backups as rows."""

    def __init__(self, clock: Callable[[], datetime], zone: tzinfo) -> None:
        self._clock, self._zone = clock, zone
        super().__init__(lambda row: row.name, self._spoken_row)

    def _spoken_row(self, row: BackupRow) -> str:
        return f"{when_text(row.made_at, self._clock(), self._zone)}. {detail_text(row)}. {state_of(row)[0]}"


def detail_text(row: BackupRow) -> str:
    """What stands under its date: why, how much, where."""
    counted = shipments_text(row.shipments) if row.why is not None and not row.damaged else ""
    return " · ".join(part for part in (why_word(row.why), counted, size_text(row.bytes), place_word(row)) if part)


class BackupDelegate(RowDelegate):
    """One backup on two lines, its state as a pill at the right."""

    def __init__(self, clock: Callable[[], datetime], zone: tzinfo, *, inside_card: bool = False) -> None:
        """`inside_card`: below other things, so in line with them and current only while it has the keyboard."""
        super().__init__(HEIGHT, inset=0 if inside_card else 4, radius=8, focused_only=inside_card)
        self._clock, self._zone = clock, zone
        self._edge = 4 if inside_card else 16

    def rule_below(self, row: BackupRow) -> float | None:
        return self._edge + _TEXT

    def paint_row(self, painter: QPainter, rect: QRectF, row: BackupRow, theme: Theme, *, current: bool) -> None:
        word, look = state_of(row)
        tone = theme.tone(look.tone)
        icon = QRectF(rect.x() + self._edge, rect.center().y() - _ICON / 2, _ICON, _ICON)
        rounded(painter, icon, 8, tone.tint)
        draw_icon(painter, icon, "lock-outline" if row.encrypted else "database", tone.text, 17)
        width = pill_width(look.icon, word)
        pill = QRectF(round(rect.right() - self._edge - width), round(rect.center().y() - 11), width, 22)
        draw_pill(painter, pill, look.icon, word, tone)
        room = pill.left() - rect.x() - self._edge - _TEXT - 12
        when = when_text(row.made_at, self._clock(), self._zone)
        write_elided(
            painter, QRectF(rect.x() + self._edge + _TEXT, rect.y() + 6, room, 20), when, Type.STRONG, theme.t1
        )
        ink = theme.t2 if current else theme.t3
        write_elided(
            painter, QRectF(rect.x() + self._edge + _TEXT, rect.y() + 26, room, 18), detail_text(row), Type.SMALL, ink
        )

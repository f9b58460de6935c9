"""The routes on Today: a bead for each stop, minutes ahead or behind, what comes next."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QRectF

from courier_desktop.domain.rows import RouteRow, RouteState
from courier_desktop.domain.statuses import StopState
from courier_desktop.ui.format import time_text
from courier_desktop.ui.parts.beads import pace_look, paint_beads
from courier_desktop.ui.parts.paint import CENTER, RIGHT, draw_pill, pill_width, put, rounded, write, write_elided
from courier_desktop.ui.parts.rows import RowDelegate
from courier_desktop.ui.parts.status import Look
from courier_desktop.ui.theme.fonts import Type, text_width
from courier_desktop.ui.theme.icons import draw_icon
from courier_desktop.ui.theme.tokens import Tone

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime, tzinfo

    from PySide6.QtGui import QPainter

    from courier_desktop.ui.theme.theme import Theme

HEIGHT = 76
SILENT_AFTER = timedelta(minutes=25)
_EDGE = 16
_ROOM_FOR_DRIVER = 40


class RouteDelegate(RowDelegate):
    """One route: code, name, driver and pace above, beads, then the count and what comes next."""

    def __init__(self, zone: tzinfo, clock: Callable[[], datetime]) -> None:
        super().__init__(HEIGHT, inset=5, focused_only=True)
        self._zone, self._clock = zone, clock

    def paint_row(self, painter: QPainter, rect: QRectF, row: RouteRow, theme: Theme, *, current: bool) -> None:
        left, right = rect.x() + _EDGE, rect.right() - _EDGE
        self._head(painter, QRectF(left, rect.y() + 8, right - left, 24), row, theme)
        paint_beads(painter, QRectF(left, rect.y() + 34, right - left, 16), row.beads, row.late, theme)
        self._foot(painter, QRectF(left, rect.y() + 51, right - left, 20), row, theme)

    def _head(self, painter: QPainter, box: QRectF, row: RouteRow, theme: Theme) -> None:
        text, look = route_pace(row)
        pill = pill_width(look.icon, text)
        draw_pill(painter, QRectF(box.right() - pill, box.y() + 1, pill, 22), look.icon, text, theme.tone(look.tone))
        code = max(28.0, round(text_width(row.code, Type.SMALL_STRONG)) + 12)
        plate = QRectF(box.x(), box.y() + 3, code, 18)
        rounded(painter, plate, 5, theme.surface, theme.line2)
        put(painter, plate, row.code, Type.CAPTION_STRONG, theme.t2, CENTER)
        x, free = box.x() + code + 8, box.width() - code - 8 - pill - 12
        used = write_elided(painter, QRectF(x, box.y(), free, box.height()), row.name, Type.STRONG, theme.t1)
        if free - used > _ROOM_FOR_DRIVER:
            rest = QRectF(x + used + 8, box.y(), free - used - 8, box.height())
            write_elided(painter, rest, row.driver, Type.SMALL, theme.t2)

    def _foot(self, painter: QPainter, box: QRectF, row: RouteRow, theme: Theme) -> None:
        ends = self._ends(row)
        put(painter, box, ends, Type.CAPTION, theme.t2, RIGHT)
        count = self._count(row)
        write(painter, box, count, Type.CAPTION_STRONG, theme.t2)
        x = box.x() + text_width(count, Type.CAPTION_STRONG) + 10
        room = QRectF(x, box.y(), box.right() - x - text_width(ends, Type.CAPTION) - 12, box.height())
        silent = self._silent_minutes(row)
        if silent:
            tone = theme.tone(Tone.AMBER)
            draw_icon(painter, QRectF(room.x(), room.y(), 14, room.height()), "alert-outline", tone.text, 14)
            said = QCoreApplication.translate("Today", "sin noticias hace %n min", None, silent)
            write_elided(painter, room.adjusted(18, 0, 0, 0), said, Type.CAPTION, tone.text)
        else:
            write_elided(painter, room, self._next(row), Type.CAPTION, theme.t2)

    def _count(self, row: RouteRow) -> str:
        if row.state in {RouteState.DRAFT, RouteState.LOADING}:
            said = QCoreApplication.translate("Today", "carga {loaded} de {pieces}")
            return said.format(loaded=row.loaded, pieces=row.pieces)
        # Failed ones too: a stop that was tried is no longer to be done, as the Routes page counts.
        tried = row.done + row.failed
        return QCoreApplication.translate("Today", "{done} de {stops}").format(done=tried, stops=row.stops)

    def _next(self, row: RouteRow) -> str:
        if row.state in {RouteState.DRAFT, RouteState.LOADING}:
            return QCoreApplication.translate("Today", "sale a las {time}").format(
                time=time_text(row.starts_at, self._zone)
            )
        if not row.next_stop:
            return QCoreApplication.translate("Today", "todas las paradas decididas")
        if row.next_state is StopState.AT_DOOR:
            return QCoreApplication.translate("Today", "en la puerta · {place}").format(place=row.next_stop)
        said = QCoreApplication.translate("Today", "siguiente {time} · {place}")
        return said.format(time=time_text(row.next_at, self._zone), place=row.next_stop)

    def _ends(self, row: RouteRow) -> str:
        if row.ends_at is None:
            return ""
        return QCoreApplication.translate("Today", "termina {time}").format(time=time_text(row.ends_at, self._zone))

    def _silent_minutes(self, row: RouteRow) -> int:
        if row.state is not RouteState.PUBLISHED or not row.next_stop:
            return 0
        since = self._clock() - (row.last_mark_at or row.starts_at)
        return int(since.total_seconds() // 60) if since > SILENT_AFTER else 0


def route_pace(row: RouteRow) -> tuple[str, Look]:
    """The word at a route's right: its pace, or how far it has come."""
    if row.state is RouteState.DRAFT:
        return QCoreApplication.translate("Today", "por cargar"), Look("clipboard-list-outline", Tone.NEUTRAL)
    if row.state is RouteState.LOADING:
        return QCoreApplication.translate("Today", "en carga"), Look("barcode-scan", Tone.VIOLET)
    if row.state is RouteState.CLOSED:
        return QCoreApplication.translate("Today", "cerrada"), Look("flag-checkered", Tone.NEUTRAL)
    return pace_look(row.shift_minutes)

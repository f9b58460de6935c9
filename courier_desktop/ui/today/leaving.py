"""Those about to leave their promised window: the strip with the estimate, the hour, the minutes late."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QRectF

from courier_desktop.ui.format import late_text, time_text
from courier_desktop.ui.parts.paint import RIGHT, put, write_elided
from courier_desktop.ui.parts.rows import RowDelegate
from courier_desktop.ui.parts.strip import Labels, PromiseView, paint_promise_strip, strip_tone
from courier_desktop.ui.theme.fonts import Type

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime, tzinfo

    from PySide6.QtGui import QPainter

    from courier_desktop.domain.today_rows import LeavingRow
    from courier_desktop.ui.theme.theme import Theme

HEIGHT = 46
_EDGE, _NAME, _FIGURES = 16, 168, 112


class LeavingDelegate(RowDelegate):
    """One shipment; all strips of the list share one axis, so that they compare."""

    def __init__(self, zone: tzinfo) -> None:
        super().__init__(HEIGHT, inset=5, focused_only=True)
        self._zone = zone
        self.span: Callable[[], tuple[datetime, datetime] | None] = lambda: None

    def paint_row(self, painter: QPainter, rect: QRectF, row: LeavingRow, theme: Theme, *, current: bool) -> None:
        left, right = rect.x() + _EDGE, rect.right() - _EDGE
        place = " · ".join(part for part in (row.route_code, row.colonia) if part)
        write_elided(painter, QRectF(left, rect.y() + 4, _NAME, 20), row.recipient, Type.MEDIUM, theme.t1)
        ink = theme.t2 if current else theme.t3
        write_elided(painter, QRectF(left, rect.y() + 23, _NAME, 18), place, Type.CAPTION, ink)
        strip = QRectF(left + _NAME + 12, rect.y() + 3, right - left - _NAME - _FIGURES - 24, HEIGHT - 6)
        view = PromiseView(row.window, self._zone, span=self.span(), labels=Labels.WINDOW)
        paint_promise_strip(painter, strip, view, theme)
        self._figures(painter, QRectF(right - _FIGURES, rect.y(), _FIGURES, HEIGHT), row, theme)

    def _figures(self, painter: QPainter, box: QRectF, row: LeavingRow, theme: Theme) -> None:
        late = QRectF(box.right() - 44, box.y() + 4, 44, 20)
        at = QRectF(box.x(), box.y() + 4, box.width() - 54, 20)
        put(painter, at, time_text(row.window.estimate, self._zone), Type.STRONG, theme.t1, RIGHT)
        tone = theme.tone(strip_tone(row.window))
        put(painter, late, late_text(row.window.late_minutes), Type.STRONG, tone.text, RIGHT)
        said = QCoreApplication.translate("Today", "estimado")
        put(painter, at.translated(0, 19), said, Type.CAPTION, theme.t3, RIGHT)
        put(painter, late.translated(0, 19), "min", Type.CAPTION, theme.t3, RIGHT)

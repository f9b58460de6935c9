"""The stops of a route: what is done above, the current stop open, what comes next numbered; rows can be dragged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication

from courier_desktop.domain.rows import RouteState, StopRow
from courier_desktop.domain.shipment import ENDED_STOPS
from courier_desktop.domain.statuses import StopState
from courier_desktop.ui.format import money_text, time_text, window_text
from courier_desktop.ui.parts.keyset import ROW_ROLE
from courier_desktop.ui.parts.paint import CENTER, frame, put, rounded, write_elided
from courier_desktop.ui.parts.paint import RIGHT as AT_RIGHT
from courier_desktop.ui.parts.rows import RowDelegate, RowsModel, RowsView
from courier_desktop.ui.parts.status import STOP_LOOKS, stop_word
from courier_desktop.ui.parts.strip import strip_tone
from courier_desktop.ui.routes.tooltips import show_whole, whole_stop
from courier_desktop.ui.routes.words import cash_word, stop_line
from courier_desktop.ui.theme.fonts import Type, text_width
from courier_desktop.ui.theme.icons import draw_icon
from courier_desktop.ui.theme.tokens import Tone

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex
    from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent
    from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem, QWidget

    from courier_desktop.services.context import Context
    from courier_desktop.ui.theme.theme import Theme

    Index = QModelIndex | QPersistentModelIndex

ROW, OPEN = 50, 86
TEXT_X, TIME_WIDTH, CASH_WIDTH = 53, 84, 96
BADGE = 27
EDGE = 24


class StopDelegate(RowDelegate):
    """One stop: badge, who and where, the cash, the time beside the promised window."""

    def __init__(self, ctx: Context) -> None:
        super().__init__(ROW, inset=5, radius=8)
        self._ctx = ctx
        self.open_id = ""
        self.route_state = RouteState.DRAFT

    def height_of(self, row: StopRow) -> int:
        return OPEN if row.shipment_id == self.open_id else ROW

    def rule_below(self, row: StopRow) -> float | None:
        return TEXT_X - 2

    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index) -> bool:
        return show_whole(event, view, whole_stop(index.data(ROW_ROLE)) if index.isValid() else "")

    def paint_row(self, painter: QPainter, rect: QRectF, row: StopRow, theme: Theme, *, current: bool) -> None:
        if current:
            ringed = rect.adjusted(5, 1, -5, -1)
            frame(painter, ringed, 8, theme.ring, 2)
        ended = row.state in ENDED_STOPS
        self._badge(painter, QRectF(rect.x() + 15, rect.y() + (ROW - BADGE) / 2, BADGE, BADGE), row, theme)
        left, right = rect.x() + TEXT_X, rect.right() - 16
        first, second = QRectF(left, rect.y() + 6, 0, 20), QRectF(left, rect.y() + 25, 0, 18)
        times = self._times(painter, (right, first.y(), second.y()), row, theme)
        cash = self._cash(painter, (times, first.y(), second.y()), row, theme)
        first.setRight(cash - 8)
        second.setRight(cash - 8)
        role = Type.BODY if ended and not current else Type.STRONG
        write_elided(painter, first, row.recipient, role, theme.t1)
        ink = theme.tone(Tone.RED).text if row.state is StopState.FAILED else theme.t2
        write_elided(painter, second, stop_line(row), Type.SMALL, ink)

    def _badge(self, painter: QPainter, box: QRectF, row: StopRow, theme: Theme) -> None:
        look = STOP_LOOKS[row.state]
        tone = theme.tone(look.tone)
        if row.state in (StopState.PENDING, StopState.NEXT):
            rounded(painter, box, BADGE / 2, tone.tint)
            put(painter, box, str(row.position), Type.SMALL_STRONG, tone.text, CENTER)
            return
        if row.state is not StopState.AT_DOOR:
            rounded(painter, box, BADGE / 2, tone.tint)
        draw_icon(painter, box, look.icon, tone.text, 17)

    def _times(self, painter: QPainter, at: tuple[float, float, float], row: StopRow, theme: Theme) -> float:
        """The time over the window, right-aligned; gives where the cash may end."""
        right, first, second = at
        zone, window = self._ctx.zone, row.window
        ended = row.state in ENDED_STOPS
        moment = row.marked_at if ended or row.state is StopState.AT_DOOR else window.estimate or row.planned_at
        late = window.late_minutes > 0 and row.state is not StopState.FAILED
        ink = theme.tone(strip_tone(window)).text if late else theme.t1 if not ended else theme.t2
        text = time_text(moment, zone)
        if late and not ended:
            text = f"{text} +{window.late_minutes}"
        put(painter, QRectF(right - 140, first, 140, 20), text, Type.STRONG, ink, AT_RIGHT)
        below = window_text(window.start, window.end, zone) if window.start and window.end else ""
        put(painter, QRectF(right - 140, second, 140, 18), below, Type.CAPTION, theme.t2, AT_RIGHT)
        width = max(TIME_WIDTH, text_width(text, Type.STRONG) + 14)
        return right - width

    def _cash(self, painter: QPainter, at: tuple[float, float, float], row: StopRow, theme: Theme) -> float:
        """The amount over its word; gives where the name may end."""
        right, first, second = at
        if row.cash is None or row.state in (StopState.FAILED, StopState.SKIPPED):
            return right
        done = row.state is StopState.DONE
        amount = row.collected if done and row.collected is not None else row.cash
        differs = done and row.collected != row.cash
        text, word = money_text(amount), cash_word(row)
        ink = theme.tone(Tone.AMBER).text if differs else theme.t1
        put(painter, QRectF(right - 140, first, 128, 20), text, Type.STRONG, ink, AT_RIGHT)
        put(painter, QRectF(right - 140, second, 128, 18), word, Type.CAPTION, ink if differs else theme.t2, AT_RIGHT)
        width = text_width(text, Type.STRONG)
        left = right - 12 - width - 20
        draw_icon(painter, QRectF(left, first, 16, 20), "cash", theme.t2, 15)
        return min(left, right - CASH_WIDTH)


class StopsView(RowsView):
    """The list of stops. `stop_moved` carries the places from and to when a row was dragged."""

    stop_moved = Signal(int, int)

    def __init__(self, ctx: Context, opened: QWidget) -> None:
        """`opened` is shown within the current row, under its two lines."""
        self.model_of_stops = RowsModel(lambda row: row.shipment_id, _spoken)
        self._stops = StopDelegate(ctx)
        self._opened = opened
        self._pressed: QPoint | None = None
        self._dragged, self._drop = -1, -1
        super().__init__(self.model_of_stops, self._stops, "")
        self.setAccessibleName(self.tr("Paradas"))
        opened.setParent(self.viewport())
        opened.hide()
        self.verticalScrollBar().valueChanged.connect(self._place_opened)

    def show_stops(self, stops: tuple[StopRow, ...], state: RouteState, *, anew: bool) -> None:
        """Show those stops; `anew` = another route, or one begun anew: the list scrolls to its current stop."""
        kept = self.verticalScrollBar().value()
        self._stops.route_state = state
        blocked = self.blockSignals(True)  # the page knows which stop it wants
        self.model_of_stops.set_rows(stops)
        self.blockSignals(blocked)
        self._open_current()
        if not anew:
            self.verticalScrollBar().setValue(kept)
            self.scrollTo(self.currentIndex())
            self._place_opened()

    def go_to(self, shipment_id: str) -> None:
        """Make that stop current and bring it under the one before it."""
        self.choose_id(shipment_id)
        self.scroll_to_current()

    def scroll_to_current(self) -> None:
        """Put the current stop second from the top."""
        index = self.currentIndex()
        if index.isValid():
            self.executeDelayedItemsLayout()
            top = self.visualRect(index).top() + self.verticalOffset()
            self.verticalScrollBar().setValue(max(0, top - ROW))
        self._place_opened()

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self._open_current()
        if current.isValid():
            self.scrollTo(self.currentIndex())
            self._place_opened()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.modifiers() & (Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ControlModifier):
            event.ignore()  # these move the stop or the route: the page's
            return
        if self._dragged >= 0 and event.key() == Qt.Key.Key_Escape:
            self._end_drag()
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self._pressed = event.position().toPoint() if event.button() == Qt.MouseButton.LeftButton else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        here = event.position().toPoint()
        row = self.row
        far = self._pressed is not None and (here - self._pressed).manhattanLength() >= QApplication.startDragDistance()
        if self._dragged < 0 and far and isinstance(row, StopRow) and self._movable(row):
            self._dragged = self.currentIndex().row()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        if self._dragged >= 0:
            self._roll(here.y())
            self._drop = self._drop_place(here.y())
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        dragged, drop = self._dragged, self._drop
        self._end_drag()
        if dragged < 0:
            super().mouseReleaseEvent(event)
        elif drop >= 0 and drop not in (dragged, dragged + 1):
            self.stop_moved.emit(dragged, drop - 1 if drop > dragged else drop)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._drop >= 0:
            from courier_desktop.ui.theme.theme import current_theme

            painter = QPainter(self.viewport())
            rounded(
                painter, QRectF(10, self._drop_y() - 1.5, self.viewport().width() - 20, 3), 1.5, current_theme().accent
            )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_opened()

    def _movable(self, row: StopRow) -> bool:
        return self._stops.route_state is not RouteState.CLOSED and row.state not in ENDED_STOPS

    def _roll(self, y: int) -> None:
        """Scroll while the row is held near an end."""
        step = -12 if y < EDGE else 12 if y > self.viewport().height() - EDGE else 0
        if step:
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() + step)

    def _drop_place(self, y: int) -> int:
        """Before which row it would be put; never among those that are done."""
        rows = self.model_of_stops.rows
        first = next((place for place, row in enumerate(rows) if row.state not in ENDED_STOPS), 0)
        place = next((n for n in range(len(rows)) if y < self.visualRect(self._at(n)).center().y()), len(rows))
        return max(first, place)

    def _drop_y(self) -> int:
        if self._drop < len(self.model_of_stops.rows):
            return self.visualRect(self._at(self._drop)).top()
        return self.visualRect(self._at(len(self.model_of_stops.rows) - 1)).bottom()

    def _at(self, place: int) -> QModelIndex:
        return self.model_of_stops.index(place)

    def _end_drag(self) -> None:
        self._pressed, self._dragged, self._drop = None, -1, -1
        self.unsetCursor()
        self.viewport().update()

    def _open_current(self) -> None:
        """Give the current row its height, and the others theirs."""
        row = self.row
        self._stops.open_id = row.shipment_id if row is not None else ""
        self.doItemsLayout()
        self._place_opened()

    def _place_opened(self) -> None:
        index = self.currentIndex()
        self._opened.setVisible(index.isValid())
        if index.isValid():
            rect = self.visualRect(index)
            height = self._opened.sizeHint().height()
            self._opened.setGeometry(TEXT_X, rect.y() + ROW - 1, rect.width() - TEXT_X - 16, height)


def _spoken(row: StopRow) -> str:
    return f"{row.position} {row.recipient}, {stop_line(row)}, {stop_word(row.state)}"

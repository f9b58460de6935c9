"""The list of those whom a setback touches: checks, promise, estimate, and what each one receives."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication, QRectF, Qt, Signal

from courier_desktop.domain.rows import AffectedRow
from courier_desktop.domain.values import dataclass, replace
from courier_desktop.ui.delays.words import Fate, fate_of, long_why, told
from courier_desktop.ui.format import near_day_text, promise_text, time_text
from courier_desktop.ui.language import current_language
from courier_desktop.ui.parts.keyset import Column, RowsTable
from courier_desktop.ui.parts.paint import RIGHT, draw_check, put, write, write_elided
from courier_desktop.ui.parts.table import Cell, CellDelegate, Head, TableView
from courier_desktop.ui.theme.fonts import Type, text_width
from courier_desktop.ui.theme.icons import draw_icon
from courier_desktop.ui.theme.tokens import Tone

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from PySide6.QtGui import QPainter

    from courier_desktop.domain.ids import ShipmentId

RED_FROM = 120
LATE_SHOWN = 12 * 60
translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the list: the row, what becomes of it, and its times in words."""

    row: AffectedRow
    fate: Fate
    promised: str
    estimated: str
    late: str
    edited: bool = False
    cost: str = ""


@dataclass(frozen=True, slots=True)
class Clock:
    """Today for the words of times."""

    now: datetime
    zone: ZoneInfo

    def promised(self, row: AffectedRow) -> str:
        """The promise in a column."""
        return promise_text(row.window.start, row.window.end, self.now, self.zone, current_language())

    def estimated(self, row: AffectedRow, *, new_window: bool) -> str:
        """The new time: the window that the office gave, else the estimate."""
        if new_window:
            return promise_text(row.new_start, row.new_end, self.now, self.zone, current_language())
        if row.window.estimate is None:
            return time_text(None, self.zone)
        day, today = (at.astimezone(self.zone).date() for at in (row.window.estimate, self.now))
        clock = time_text(row.window.estimate, self.zone)
        return clock if day == today else f"{near_day_text(day, today, current_language())} {clock}"


def line_of(row: AffectedRow, skipped: bool, clock: Clock, *, new_window: bool) -> Line:
    """The line of that row."""
    late = row.window.late_minutes
    figure = f"+{late}" if 0 < late < LATE_SHOWN and not new_window else ""
    fate = fate_of(row, skipped=skipped)
    return Line(row, fate, clock.promised(row), clock.estimated(row, new_window=new_window), figure)


class AffectedTable(RowsTable[Line]):
    """The lines; only those that may be told can be checked. `refused` says why another cannot."""

    refused = Signal(str)
    skips_changed = Signal()

    def __init__(self) -> None:
        super().__init__(_columns(), lambda line: line.row.shipment_id)

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Those lines; who is told is checked."""
        self.checked = {line.row.shipment_id: line for line in lines if line.fate is Fate.TOLD}
        self.columns = tuple(_wide_enough(column, lines) for column in self.columns)
        self.set_rows(lines)

    @property
    def skipped(self) -> frozenset[ShipmentId]:
        """Whom the office left out."""
        return frozenset(line.row.shipment_id for line in self.rows if line.fate is Fate.LEFT_OUT)

    def shows_checked(self, place: int) -> bool:
        # The box says who is told; a tint under nearly every row would say nothing.
        return False

    def toggle(self, place: int) -> None:
        line = self.rows[place]
        if line.fate not in (Fate.TOLD, Fate.LEFT_OUT):
            self.refused.emit(why_unchecked(line))
            return
        fate = Fate.LEFT_OUT if line.fate is Fate.TOLD else Fate.TOLD
        self.rows[place] = replace(line, fate=fate)
        super().toggle(place)
        self.skips_changed.emit()

    def check_all(self, *, on: bool) -> None:
        both = (Fate.TOLD, Fate.LEFT_OUT)
        fate = Fate.TOLD if on else Fate.LEFT_OUT
        self.rows = [replace(line, fate=fate) if line.fate in both else line for line in self.rows]
        self.checked = {line.row.shipment_id: line for line in self.rows if line.fate is Fate.TOLD}
        self._checks_moved(0, len(self.rows) - 1)
        self.skips_changed.emit()

    def show_costs(self, costs: Mapping[ShipmentId, str]) -> None:
        """Show what each one's message costs."""
        self.rows = [replace(line, cost=costs.get(line.row.shipment_id, "")) for line in self.rows]
        if self.rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, len(self.columns) - 1))

    def mark_edited(self, edited: Collection[ShipmentId]) -> None:
        """Show whose message has the office's own words."""
        for place, line in enumerate(self.rows):
            if line.edited != (line.row.shipment_id in edited):
                self.rows[place] = replace(line, edited=not line.edited)
                self.dataChanged.emit(self.index(place, 0), self.index(place, len(self.columns) - 1))


def why_unchecked(line: Line) -> str:
    """Why that one gets no notice, whatever one checks."""
    if line.fate is Fate.IN_WINDOW:
        return translate("Setback", "Sigue en su ventana: no hace falta avisarle.")
    return long_why(line.row.blocked, line.row.blocked_params)


# What of a column's width is not its text, and the most that the column may take.
_EXACT = {
    "promised": (Type.BODY, 20, 400),
    "estimated": (Type.STRONG, 16, 400),
    "late": (Type.STRONG, 20, 400),
    "told": (Type.SMALL_MEDIUM, 40, 130),
}


def _wide_enough(column: Column, lines: Sequence[Line]) -> Column:
    """Times never elide: their columns are as wide as the longest."""
    if column.key not in _EXACT or column.text is None:
        return column
    role, more, most = _EXACT[column.key]
    longest = max((text_width(text, role) for text in {column.text(line) for line in lines}), default=0)
    head = text_width(column.title, Type.CAPTION_STRONG) + 14
    return replace(column, width=min(most, round(max(longest + more, head))))


def _columns() -> list[Column]:
    return [
        Column("check", "", 44, check=True, text=lambda line: told(line.row, line.fate).text),
        Column("recipient", translate("Setback", "Destinatario"), 112, 2, text=lambda line: line.row.recipient),
        Column("promised", translate("Setback", "Prometido"), 102, leaves=2, text=lambda line: line.promised),
        Column("estimated", translate("Setback", "Estimado"), 92, text=lambda line: line.estimated),
        Column("late", "", 52, right=True, text=lambda line: line.late),
        Column("told", translate("Setback", "Qué recibe"), 130, 2, text=lambda line: told(line.row, line.fate).text),
    ]


class _CheckOrLock(CellDelegate):
    """A box for those who may be told, a lock for the blocked, nothing for the others."""

    def paint_cell(self, painter: QPainter, cell: Cell) -> None:
        line: Line = cell.row
        if cell.current:
            painter.fillRect(QRectF(cell.rect.x(), cell.rect.y(), 3, cell.rect.height()), cell.theme.fill)
        if line.fate is Fate.BLOCKED:
            draw_icon(painter, cell.rect, "lock-outline", cell.theme.tone(Tone.RED).text, 17)
        elif line.fate in (Fate.TOLD, Fate.LEFT_OUT):
            checked = Qt.CheckState.Checked if line.fate is Fate.TOLD else Qt.CheckState.Unchecked
            draw_check(painter, cell.rect, checked, cell.theme)


class _Recipient(CellDelegate):
    def paint_cell(self, painter: QPainter, cell: Cell) -> None:
        line: Line = cell.row
        to_be_told = line.fate is Fate.TOLD
        role = Type.STRONG if cell.current else Type.MEDIUM
        ink = cell.theme.t1 if to_be_told or cell.current else cell.theme.t2
        room = cell.text_rect.adjusted(0, 0, -20 if line.edited else 0, 0)
        width = write_elided(painter, room, line.row.recipient, role, ink)
        if line.edited:
            mark = QRectF(room.x() + width + 4, room.y(), 16, room.height())
            draw_icon(painter, mark, "pencil-outline", cell.quiet, 14)

    def tooltip(self, row: Line) -> str:
        edited = " · " + translate("Setback", "con tus palabras") if row.edited else ""
        return f"{row.row.recipient} · {row.row.number}{edited}"


class _Promised(CellDelegate):
    def paint_cell(self, painter: QPainter, cell: Cell) -> None:
        write(painter, cell.text_rect, cell.row.promised, Type.BODY, cell.theme.t2)


class _Estimated(CellDelegate):
    def paint_cell(self, painter: QPainter, cell: Cell) -> None:
        arrow = QRectF(cell.rect.x() - 6, cell.rect.y(), 14, cell.rect.height())
        draw_icon(painter, arrow, "arrow-right", cell.quiet, 13)
        words = cell.rect.adjusted(13, 0, 0, 0)
        write(painter, words, cell.row.estimated, Type.STRONG, cell.theme.t1)


class _Late(CellDelegate):
    def paint_cell(self, painter: QPainter, cell: Cell) -> None:
        tone = Tone.RED if cell.row.row.window.late_minutes >= RED_FROM else Tone.AMBER
        put(painter, cell.text_rect, cell.row.late, Type.STRONG, cell.theme.tone(tone).text, RIGHT)


class _Told(CellDelegate):
    def paint_cell(self, painter: QPainter, cell: Cell) -> None:
        line: Line = cell.row
        shown = told(line.row, line.fate)
        ink = cell.theme.t2 if shown.ink is None else cell.theme.tone(shown.ink).text
        cost = line.cost if line.fate is Fate.TOLD else ""
        taken = text_width(cost, Type.SMALL_MEDIUM) + 8 if cost else 0.0
        if text_width(shown.text, Type.SMALL_MEDIUM) + taken > cell.rect.width() - 37:
            # What is received is said whole; the cost stands in the sum and in the tooltip.
            cost, taken = "", 0.0
        if cost:
            put(painter, cell.text_rect, cost, Type.SMALL_MEDIUM, cell.quiet, RIGHT)
        icon = QRectF(cell.rect.x() + 6, cell.rect.y(), 18, cell.rect.height())
        draw_icon(painter, icon, shown.icon, ink, 16)
        write_elided(painter, cell.rect.adjusted(31, 0, -6 - taken, 0), shown.text, Type.SMALL_MEDIUM, ink)

    def tooltip(self, row: Line) -> str:
        why = long_why(row.row.blocked, row.row.blocked_params) if row.row.blocked else ""
        return why or " · ".join(part for part in (told(row.row, row.fate).text, row.cost) if part)


class AffectedView(TableView):
    """The table, as high as its lines while there is room."""

    def __init__(self, model: AffectedTable) -> None:
        super().__init__([_CheckOrLock(), _Recipient(), _Promised(), _Estimated(), _Late(), _Told()])
        self.setModel(model)
        self.setAccessibleName(translate("Setback", "Guías afectadas"))
        model.layoutChanged.connect(self._fit)
        model.checks_changed.connect(self._fit)
        self._fit()

    def show_check(self, state: Qt.CheckState) -> None:
        """Show in the head whether all are told, some or none."""
        head = self.horizontalHeader()
        if isinstance(head, Head):
            head.check_state = state
            head.viewport().update()

    def _fit(self) -> None:
        self.fit_columns()
        model = self.table()
        rows = len(model.rows) if model is not None else 0
        height = self.horizontalHeader().height() + rows * self.verticalHeader().defaultSectionSize() + 1
        self.setMaximumHeight(height)
        self.setMinimumHeight(min(height, 130))

"""Choose what a column means: type a few letters, Enter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QApplication, QWidget

from courier_desktop.domain.fold import fold
from courier_desktop.domain.intake.fields import FIELD_WORDS, Field
from courier_desktop.domain.values import dataclass
from courier_desktop.ui.intake.words import field_word
from courier_desktop.ui.parts.fields import SearchField
from courier_desktop.ui.parts.floating import Popover
from courier_desktop.ui.parts.label import Label
from courier_desktop.ui.parts.paint import RIGHT, put, write_elided
from courier_desktop.ui.parts.rows import RowDelegate, RowsModel, RowsView
from courier_desktop.ui.theme.fonts import Type, text_width
from courier_desktop.ui.theme.icons import draw_icon

if TYPE_CHECKING:
    from courier_desktop.services.intake.inspect import ColumnView
    from courier_desktop.ui.theme.theme import Theme

WIDTH, LINE, LINES = 384, 28, 11
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -8, Qt.Key.Key_PageDown: 8}


@dataclass(frozen=True, slots=True)
class FieldLine:
    """A field to choose, None for unused; `taken` is the title of the column that has it already."""

    field: Field | None
    word: str
    taken: str
    current: bool


class _Delegate(RowDelegate):
    """A field's name, a check on the one in force, quietly who has it."""

    def __init__(self) -> None:
        super().__init__(LINE, inset=0, radius=7)

    def rule_below(self, row: FieldLine) -> float | None:
        return None

    def paint_row(self, painter: QPainter, rect: QRectF, row: FieldLine, theme: Theme, *, current: bool) -> None:
        if row.current:
            draw_icon(painter, QRectF(rect.x() + 8, rect.y(), 18, rect.height()), "check", theme.accent, 16)
        room = rect.adjusted(32, 0, -10, 0)
        taken = min(text_width(row.taken, Type.CAPTION), room.width() * 0.45) if row.taken else 0.0
        ink = theme.t1 if row.field is not None else theme.t2
        role = Type.STRONG if row.current else Type.BODY
        word = write_elided(painter, room.adjusted(0, 0, -taken - 12 if taken else 0, 0), row.word, role, ink)
        if row.taken and room.width() - word > taken:
            quiet = theme.t2 if current else theme.t3
            place = QRectF(room.right() - taken - 2, room.y(), taken + 2, room.height())
            if text_width(row.taken, Type.CAPTION) <= taken:
                put(painter, place, row.taken, Type.CAPTION, quiet, RIGHT)
            else:
                write_elided(painter, place, row.taken, Type.CAPTION, quiet)


class FieldPopover(Popover):
    """The fields in the order of the program's own list; `chosen` carries the one picked, None for unused."""

    chosen = Signal(object)

    def __init__(self, columns: tuple[ColumnView, ...], place: int) -> None:
        super().__init__()
        column = columns[place]
        title = self.tr("¿Qué dice “{0}”?").format(column.title or self.tr("esta columna"))
        self.setAccessibleName(title)
        self._lines = _lines(columns, place, self.tr("No se usa"))
        self._search = SearchField(self.tr("Escribe para buscar un dato"), icon="magnify")
        self._model = RowsModel(lambda line: line.field, lambda line: line.word)
        self._list = RowsView(self._model, _Delegate(), title)
        self._nothing = Label(self.tr("Ningún dato se llama así."), Type.SMALL, "t2")
        self._build(title, self.tr("Por ejemplo: {0}").format(" · ".join(column.samples[:3])) if column.samples else "")
        self._search.typed.connect(self._filter)
        self._search.edit.installEventFilter(self)
        self._list.row_opened.connect(self._choose)
        self._list.clicked.connect(lambda _index: self._choose(self._list.row))
        self._filter("")
        self._list.choose_id(column.field)
        self._list.scrollTo(self._list.currentIndex(), RowsView.ScrollHint.PositionAtCenter)

    def first_focus(self) -> QWidget:
        return self._search.edit

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The arrows walk the list while the letters go into the field."""
        if watched is self._search.edit and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key = Qt.Key(event.key())
            if key in _STEPS:
                here = self._list.currentIndex().row() + _STEPS[key]
                self._list.choose(min(max(here, 0), len(self._model.rows) - 1))
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._choose(self._list.row)
                return True
        return super().eventFilter(watched, event)

    def _build(self, title: str, samples: str) -> None:
        head = Label(title, Type.STRONG).set_eliding()
        told = Label(samples, Type.CAPTION, "t3").set_eliding()
        for label in (head, told, self._nothing):
            label.setContentsMargins(8, 0, 8, 0)
        self._list.setFixedSize(WIDTH, LINE * LINES + 2)
        for part in (head, told, self._search, self._list, self._nothing):
            self.body.addWidget(part)
        head.setFixedWidth(WIDTH)
        told.setFixedWidth(WIDTH)
        self.body.insertSpacing(2, 4)
        told.setHidden(not samples)

    def _filter(self, text: str) -> None:
        wanted = fold(text).split()
        found = [line for line in self._lines if all(word in fold(line.word) for word in wanted)]
        self._model.set_rows(found)
        self._nothing.setHidden(bool(found))
        if wanted:
            self._list.choose(0)

    def _choose(self, line: FieldLine | None) -> None:
        if line is not None:
            self.close_up()
            self.chosen.emit(line.field)

    def close_up(self) -> None:
        app = QApplication.instance()
        if app is not None:
            self._search.edit.removeEventFilter(self)
        super().close_up()


def _lines(columns: tuple[ColumnView, ...], place: int, unused: str) -> list[FieldLine]:
    own = columns[place].field
    taken: dict[Field, str] = {}
    for number, column in enumerate(columns):
        if column.field is not None and number != place and not column.fallback:
            taken.setdefault(column.field, column.title)
    lines = [FieldLine(None, unused, "", own is None)]
    return lines + [FieldLine(field, field_word(field), taken.get(field, ""), field is own) for field in FIELD_WORDS]

"""The top bar: one field for everything, import, new shipment, the day and the hour."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from courier_desktop.ui.format import day_text, time_text
from courier_desktop.ui.language import current_language
from courier_desktop.ui.parts.button import Button, Kind
from courier_desktop.ui.parts.fields import SearchField
from courier_desktop.ui.parts.floating import SHADOW, paint_shadow
from courier_desktop.ui.parts.label import Label
from courier_desktop.ui.parts.paint import rounded
from courier_desktop.ui.theme.fonts import Type
from courier_desktop.ui.theme.theme import current_theme

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime, tzinfo

    from courier_desktop.domain.rows import SearchHit
    from courier_desktop.ui.hit_list import HitList
    from courier_desktop.ui.jobs import Job, Jobs

    Search = Callable[[str, Callable[[], bool]], Sequence[SearchHit]]

HEIGHT = 54
PAUSE_MS = 80
FIELD_LEAST, FIELD_MOST = 220, 470
NARROW = 1000


class SearchPanel(QFrame):
    """The answers under the field; the keyboard stays in the field."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._list: HitList | None = None
        self._none = Label("", Type.BODY, "t2", wrap=True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(SHADOW, SHADOW + 6, SHADOW, SHADOW + 6)
        self._column.addWidget(self._none)
        self._none.setContentsMargins(14, 4, 14, 4)
        self.hide()

    @property
    def view(self) -> HitList:
        """The list of answers, made when it is first needed: it costs more than the rest of the bar."""
        if self._list is None:
            from courier_desktop.ui.hit_list import HitList

            self._list = HitList(self.tr("Resultados"))
            self._list.clicked.connect(lambda _index: self.chosen.emit(self.view.row))
            self._column.insertWidget(0, self._list)
        return self._list

    @property
    def hits(self) -> tuple[SearchHit, ...]:
        """The answers shown."""
        return () if self._list is None else self._list.hits

    def show_hits(self, hits: Sequence[SearchHit], text: str, under: QWidget) -> None:
        """Show those answers below the field, or say that there are none."""
        self.view.show_hits(hits)
        self._none.setText(self.tr("Nada con «{0}». Prueba con la guía, el nombre o el teléfono.").format(text))
        self._none.setVisible(not hits)
        self.view.setVisible(bool(hits))
        host = self.parentWidget()
        corner = under.mapTo(host, under.rect().bottomLeft()) if host is not None else under.rect().bottomLeft()
        width = max(under.width(), 420)
        self.setGeometry(corner.x() - SHADOW, corner.y() + 4 - SHADOW, width + 2 * SHADOW, 10)
        self.resize(width + 2 * SHADOW, self.sizeHint().height())
        self.show()
        self.raise_()

    def move_by(self, step: int) -> None:
        """Make the next or the previous answer current."""
        place = self.view.currentIndex().row() + step
        self.view.choose(min(max(place, 0), len(self.hits) - 1))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), current_theme()
        panel = QRectF(self.rect()).adjusted(SHADOW, SHADOW, -SHADOW, -SHADOW)
        paint_shadow(painter, panel, 12, theme)
        rounded(painter, panel, 12, theme.surface, theme.line2)


class TopBar(QWidget):
    """F2's field with its answers, and the two acts that are always at hand."""

    hit_chosen = Signal(object)
    nothing_found = Signal(str)
    import_asked = Signal()
    new_asked = Signal()
    left = Signal()

    def __init__(self, jobs: Jobs, search: Search) -> None:
        """`search(text, stop)` runs on the database lane and gives up once `stop()` holds: a newer text is asked for.

        Only the newest text's answers are shown.
        """
        super().__init__()
        self._jobs, self._search = jobs, search
        self._answered = ""
        self._open_first = False
        self.panel = SearchPanel()
        self.field = SearchField(self.tr("Escanea o escribe: guía, nombre, teléfono, calle…"), key="F2")
        self.import_button = Button(self.tr("Importar"), Kind.PLAIN, icon="file-upload-outline", key="Ctrl+I")
        self.new_button = Button(self.tr("Nueva guía"), icon="plus", key="Ctrl+N")
        self._day, self._time = Label("", Type.SMALL, "t2"), Label("", Type.SMALL_STRONG, "t1")
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._ask)
        self._build()
        self._connect()

    def _build(self) -> None:
        self.setFixedHeight(HEIGHT)
        self.field.setMinimumWidth(FIELD_LEAST)
        self.field.setMaximumWidth(FIELD_MOST)
        clock = QVBoxLayout()
        clock.setSpacing(0)
        for label in (self._day, self._time):
            label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            clock.addWidget(label)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 10, 20, 10)
        row.setSpacing(6)
        row.addWidget(self.field, 10)
        row.addStretch(1)
        row.addSpacing(14)
        row.addWidget(self.import_button)
        row.addWidget(self.new_button)
        row.addSpacing(20)
        row.addLayout(clock)

    def _connect(self) -> None:
        self.import_button.clicked.connect(self.import_asked)
        self.new_button.clicked.connect(self.new_asked)
        self.field.typed.connect(self._typed)
        self.field.entered.connect(self._entered)
        self.field.edit.installEventFilter(self)
        self.panel.chosen.connect(self._choose)

    def show_moment(self, now: datetime, zone: tzinfo) -> None:
        """Show that day and hour."""
        self._day.setText(day_text(now.astimezone(zone).date(), current_language()))
        self._time.setText(time_text(now, zone))

    def focus_field(self) -> None:
        """Go to the field, its text selected so that the next read replaces it."""
        self.field.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.edit.selectAll()

    def set_narrow(self, narrow: bool) -> None:
        """Drop the buttons' words where the place is short."""
        self.import_button.set_word_shown(not narrow)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut and not self.panel.underMouse():
            self.panel.hide()
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._steer(event)
        return super().eventFilter(watched, event)

    def _steer(self, event: QKeyEvent) -> bool:
        """Arrows walk the answers, Esc empties the field and goes back to the page."""
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        if event.key() in steps and self.panel.isVisible():
            self.panel.move_by(steps[Qt.Key(event.key())])
            return True
        if event.key() != Qt.Key.Key_Escape:
            return False
        self.close_answers()
        self.left.emit()
        return True

    def close_answers(self) -> None:
        """Empty the field and take the answers away."""
        self._pause.stop()
        self._open_first = False
        self.field.clear()
        self.panel.hide()

    def _typed(self, text: str) -> None:
        self._open_first = False
        if text.strip():
            self._pause.start()
        else:
            self._pause.stop()
            self.panel.hide()

    def _entered(self, text: str) -> None:
        """Enter opens the answer chosen; a scanner is faster than the answers, so it waits for them."""
        if not text:
            return
        if self._answered == text and self.panel.isVisible() and self.panel.view.row is not None:
            self._choose(self.panel.view.row)
            return
        self._open_first = True
        self._ask()

    def _ask(self) -> None:
        self._pause.stop()
        text = self.field.text
        if text:
            self._jobs.run(partial(self._find, text), done=partial(self._answer, text), key="top-bar-search")

    def _find(self, text: str, job: Job) -> tuple[SearchHit, ...]:
        return tuple(self._search(text, lambda: job.cancelled))

    def _answer(self, text: str, hits: Sequence[SearchHit]) -> None:
        if text != self.field.text:
            return
        self._answered = text
        if self._open_first and hits:
            self._choose(hits[0])
            return
        if self._open_first:
            self.nothing_found.emit(text)
        self._open_first = False
        if self.field.edit.hasFocus():
            self.panel.show_hits(hits, text, self.field)

    def _choose(self, hit: SearchHit) -> None:
        self.close_answers()
        self.hit_chosen.emit(hit)

"""The left half of the setback sheet: cause, scope, how long, the note."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QScrollArea, QVBoxLayout, QWidget

from courier_desktop.domain.values import replace
from courier_desktop.ui.delays.causes import KEYS, CauseList
from courier_desktop.ui.delays.draft import SetbackDraft
from courier_desktop.ui.delays.lateness import MINUTES_KEY, WINDOW_KEY, LatenessPicker
from courier_desktop.ui.delays.scope import KEY as SCOPE_KEY
from courier_desktop.ui.delays.scope import ScopePicker
from courier_desktop.ui.keys import KeyHelp
from courier_desktop.ui.parts.label import Label
from courier_desktop.ui.parts.status import cause_word
from courier_desktop.ui.theme.fonts import Type

if TYPE_CHECKING:
    from datetime import datetime
    from zoneinfo import ZoneInfo

    from PySide6.QtGui import QResizeEvent

WIDTH, WIDE = 356, 404
LOW = 540
NOTE_HEIGHT = 54


class SetbackForm(QScrollArea):
    """What the office writes; `changed` at each change of it."""

    changed = Signal()

    def __init__(self, now: datetime, zone: ZoneInfo) -> None:
        super().__init__()
        self.causes, self.scope = CauseList(), ScopePicker()
        self.lateness = LatenessPicker(now, zone)
        self.note = QPlainTextEdit()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFixedWidth(WIDTH)
        self._build()
        self.causes.chosen.connect(self._tell)
        self.scope.changed.connect(self._tell)
        self.lateness.changed.connect(self._tell)
        self.note.textChanged.connect(self._tell)

    def show_draft(self, draft: SetbackDraft) -> None:
        """Show that draft, silently."""
        self.blockSignals(True)
        self.causes.choose(draft.cause)
        self.scope.show_draft(draft)
        self.lateness.show_draft(draft)
        self.note.setPlainText(draft.note)
        self.blockSignals(False)

    @property
    def draft(self) -> SetbackDraft:
        """What stands in the form."""
        first = SetbackDraft(cause=self.causes.value)
        return replace(self.lateness.over(self.scope.over(first)), note=self.note.toPlainText())

    def editors(self) -> tuple[QWidget, ...]:
        """The fields where letters are text."""
        return (*self.scope.editors(), *self.lateness.editors(), self.note)

    def keys(self) -> list[KeyHelp]:
        """The form's keys: the causes' figures, and the ways to its parts."""
        causes = [
            KeyHelp(key, cause_word(cause), partial(self.causes.take, cause), self._cause_hint(key))
            for cause, key in KEYS.items()
        ]
        between = KeyHelp("…", self.tr("Las demás causas"), None, self.tr("causa"))
        return [
            causes[0],
            between,
            causes[-1],
            *causes[1:-1],
            KeyHelp(SCOPE_KEY, self.tr("A quién afecta"), self.scope.focus_here),
            KeyHelp(MINUTES_KEY, self.tr("Cuántos minutos"), self.lateness.focus_here),
            KeyHelp(WINDOW_KEY, self.tr("Nueva ventana o minutos"), self.lateness.switch),
        ]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        low = self.height() < LOW
        self.causes.set_columns(2 if low else 1)
        self.setFixedWidth(WIDE if low else WIDTH)

    def _cause_hint(self, key: str) -> str:
        return self.tr("causa") if key in "1-" else ""

    def _build(self) -> None:
        self.note.setFixedHeight(NOTE_HEIGHT)
        self.note.setTabChangesFocus(True)
        self.note.setAccessibleName(self.tr("Nota para la bitácora"))
        note_head = QHBoxLayout()
        note_head.addWidget(Label(self.tr("Nota para la bitácora"), Type.SMALL_STRONG, "t2"))
        note_head.addStretch(1)
        note_head.addWidget(Label(self.tr("no la ve el destinatario"), Type.SMALL, "t3"))
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(21, 8, 18, 8)
        column.setSpacing(0)
        column.addWidget(Label(self.tr("Causa"), Type.SMALL_STRONG, "t2"))
        column.addSpacing(3)
        column.addWidget(self.causes)
        column.addSpacing(8)
        column.addWidget(self.scope)
        column.addSpacing(8)
        column.addWidget(self.lateness)
        column.addSpacing(8)
        column.addLayout(note_head)
        column.addSpacing(4)
        column.addWidget(self.note)
        column.addStretch(1)
        self.setWidget(inner)

    def _tell(self, *_what: object) -> None:
        self.changed.emit()

"""The right half of the setback sheet: the counts, whom it touches, each one's message, the log's entry."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from courier_desktop.ui.delays.affected import AffectedTable, AffectedView, Clock, Line, line_of
from courier_desktop.ui.delays.message_card import MessageCard
from courier_desktop.ui.delays.words import Fate
from courier_desktop.ui.keys import KeyHelp
from courier_desktop.ui.parts.button import Button, Kind
from courier_desktop.ui.parts.cards import NoticeLine, Rule
from courier_desktop.ui.parts.label import IconLabel, Ink, Label
from courier_desktop.ui.theme.fonts import Type
from courier_desktop.ui.theme.tokens import Tone

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QResizeEvent

    from courier_desktop.domain.ids import ShipmentId
    from courier_desktop.domain.rows import DelayPreview
    from courier_desktop.ui.delays.draft import Edited, SetbackDraft

IN_WINDOW_SHOWN, FEW = 2, 5
MESSAGE_SHARE = 0.36
MESSAGE_LEAST, MESSAGE_MOST = 58, 208
NARROW = 660


@dataclass(frozen=True, slots=True)
class Tally:
    """What the list comes to."""

    affected: int = 0
    told: int = 0
    blocked: int = 0
    in_window: int = 0

    @property
    def anyone(self) -> int:
        """How many the setback touches at all."""
        return self.affected + self.in_window


class ReviewPanel(QWidget):
    """Shows a preview; `skips_changed` and `texts_changed` when the office changes who is told and how."""

    skips_changed = Signal()
    texts_changed = Signal()
    refused = Signal(str)

    def __init__(self, clock: Clock) -> None:
        super().__init__()
        self._clock = clock
        self._preview: DelayPreview | None = None
        self._new_window = False
        self._folded = True
        self._skipped: frozenset[ShipmentId] = frozenset()
        self._texts: dict[ShipmentId, Edited] = {}
        self.model = AffectedTable()
        self.view = AffectedView(self.model)
        self.message = MessageCard()
        self._counts = _Counts()
        self._calm = NoticeLine("", "check-circle-outline", Tone.GREEN)
        self._fold = Button("", Kind.PLAIN, icon="chevron-down", key="V", height=30)
        self._log = Label("", Type.CAPTION, "t3").set_eliding()
        self._pane = QStackedWidget()
        self._why = Label("", Type.MEDIUM, "t2", wrap=True)
        self._build()
        self._connect()

    @property
    def tally(self) -> Tally:
        """What the list comes to now."""
        return self._tally(self._lines())

    @property
    def skipped(self) -> frozenset[ShipmentId]:
        """Whom the office left out."""
        return self._skipped

    @property
    def texts(self) -> dict[ShipmentId, Edited]:
        """The words that the office changed."""
        return dict(self._texts)

    @property
    def recorded(self) -> frozenset[ShipmentId]:
        """Whose notices are recorded: those told, and the blocked ones, which become calls."""
        return frozenset(line.row.shipment_id for line in self._lines() if line.fate in (Fate.TOLD, Fate.BLOCKED))

    @property
    def new_words(self) -> Mapping[ShipmentId, str]:
        """The changed texts of those who are told."""
        return {one: edit.text for one, edit in self._texts.items() if one in self.recorded}

    def take_over(self, draft: SetbackDraft) -> None:
        """Take up a kept draft's choices."""
        self._skipped, self._texts = draft.skipped, dict(draft.texts)

    def show_preview(self, preview: DelayPreview, *, new_window: bool) -> None:
        """Show what the setback would do; nothing on screen moves that need not."""
        self._preview, self._new_window = preview, new_window
        self._log.setText(preview.log)
        if not preview.affected:
            self._tell_nothing(self.tr("Ahí no queda ninguna guía por entregar."))
            return
        self._pane.setCurrentIndex(0)
        self._refill()
        if not self.view.currentIndex().isValid():
            self.view.setCurrentIndex(self.model.index(0, 0))
        self._show_message()

    def show_refusal(self, sentence: str) -> None:
        """Say what is missing before anything can be foreseen."""
        self._preview = None
        self._log.setText("")
        self._tell_nothing(sentence)

    def keys(self) -> list[KeyHelp]:
        """The list's keys."""
        return [
            KeyHelp("Alt+L", self.tr("Ir a la lista"), self.view.setFocus),
            KeyHelp("Space", self.tr("Quitar o poner el aviso"), self._toggle, self.tr("quitar o poner")),
            KeyHelp("E", self.tr("Editar el mensaje"), self.message.toggle_edit, self.tr("editar mensaje")),
            KeyHelp("V", self.tr("Ver u ocultar los que siguen en su ventana"), self._unfold),
            KeyHelp("Down", self.tr("La guía siguiente"), lambda: self._step(1)),
            KeyHelp("Up", self.tr("La guía anterior"), lambda: self._step(-1)),
        ]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_message()

    def _build(self) -> None:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._calm)
        column.addWidget(self.view, 100)
        column.addWidget(self._fold, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        empty = QWidget()
        middle = QVBoxLayout(empty)
        middle.setContentsMargins(60, 0, 60, 0)
        middle.addStretch(1)
        middle.addWidget(IconLabel("account-group-outline", "t3", 26), 0, Qt.AlignmentFlag.AlignHCenter)
        self._why.setAlignment(Qt.AlignmentFlag.AlignCenter)
        middle.addWidget(self._why)
        middle.addStretch(2)
        self._pane.addWidget(inner)
        self._pane.addWidget(empty)
        below = QVBoxLayout()
        below.setContentsMargins(14, 8, 13, 8)
        below.setSpacing(6)
        below.addWidget(self.message)
        log = QHBoxLayout()
        log.setSpacing(5)
        self._log_icon = IconLabel("text-box-outline", "t3", 14)
        log.addWidget(self._log_icon)
        log.addWidget(self._log, 1)
        below.addLayout(log)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._counts)
        column.addWidget(Rule())
        column.addWidget(self._pane, 1)
        column.addLayout(below)
        self._log_icon.setToolTip(self.tr("Lo que queda en la bitácora"))
        self._log.setAccessibleName(self.tr("Lo que queda en la bitácora"))

    def _connect(self) -> None:
        self._fold.clicked.connect(self._unfold)
        self.view.row_changed.connect(self._show_message)
        self.view.row_opened.connect(lambda _line: self.message.toggle_edit())
        self.view.head_checked.connect(self._check_all)
        self.model.skips_changed.connect(self._skips_moved)
        self.model.refused.connect(self.refused)
        self.message.edited.connect(self._text_moved)
        self.message.size_moved.connect(self._fit_message)
        self.message.edit_ended.connect(self.view.setFocus)

    def _fit_message(self) -> None:
        """As high as its words, while the list keeps most of the place."""
        most = max(MESSAGE_LEAST, min(MESSAGE_MOST, int(self.height() * MESSAGE_SHARE)))
        self.message.setFixedHeight(max(MESSAGE_LEAST, self.message.height_for(self.width() - 27, most)))

    def _tell_nothing(self, sentence: str) -> None:
        self._why.setText(sentence)
        self._pane.setCurrentIndex(1)
        self._counts.show_tally(Tally())
        self.message.hide()
        self._log_icon.setVisible(bool(self._log.text()))

    def _lines(self) -> list[Line]:
        if self._preview is None:
            return []
        return [
            line_of(row, row.shipment_id in self._skipped, self._clock, new_window=self._new_window)
            for row in self._preview.affected
        ]

    def _tally(self, lines: list[Line]) -> Tally:
        fates = [line.fate for line in lines]
        inside = fates.count(Fate.IN_WINDOW)
        return Tally(len(fates) - inside, fates.count(Fate.TOLD), fates.count(Fate.BLOCKED), inside)

    def _refill(self) -> None:
        lines = self._lines()
        tally = self._tally(lines)
        kept = [line for line in lines if line.fate is not Fate.IN_WINDOW]
        inside = [line for line in lines if line.fate is Fate.IN_WINDOW]
        some = IN_WINDOW_SHOWN if len(kept) <= FEW else 0
        shown = inside[:some] if self._folded and kept else inside
        self.model.show_lines([*kept, *shown])
        self.model.mark_edited(self._texts.keys())
        self._counts.show_tally(tally)
        self._calm.show_text(self.tr("Nadie sale de su ventana: no hace falta avisar. Se registra y queda la causa."))
        self._calm.setVisible(tally.affected == 0)
        self._show_fold(len(inside) - len(shown), foldable=bool(kept) and len(inside) > some, more=bool(shown))
        self._show_head()
        self._log_icon.show()

    def _show_fold(self, hidden: int, *, foldable: bool, more: bool) -> None:
        self._fold.setVisible(foldable)
        if hidden and more:
            self._fold.setText(self.tr("%n más sigue(n) en su ventana, no recibe(n) nada", "", hidden))
        elif hidden:
            self._fold.setText(self.tr("%n sigue(n) en su ventana, no recibe(n) nada", "", hidden))
        else:
            self._fold.setText(self.tr("Ocultar los que siguen en su ventana"))
        self._fold.set_icon("chevron-down" if hidden else "chevron-up")

    def _show_head(self) -> None:
        head = self.view.horizontalHeader()
        fates = {line.fate for line in self.model.rows}
        state = Qt.CheckState.Unchecked
        if Fate.TOLD in fates:
            all_told = not fates & {Fate.LEFT_OUT, Fate.BLOCKED, Fate.IN_WINDOW, Fate.SETTLED}
            state = Qt.CheckState.Checked if all_told else Qt.CheckState.PartiallyChecked
        setattr(head, "check_state", state)  # noqa: B010 - Head adds it to what Qt types
        head.viewport().update()

    def _show_message(self, *_line: object) -> None:
        line = self.view.row
        self.message.setVisible(isinstance(line, Line))
        if isinstance(line, Line):
            self.message.show_line(line, self._texts.get(line.row.shipment_id))

    def _toggle(self) -> None:
        if self.view.currentIndex().isValid():
            self.model.toggle(self.view.currentIndex().row())

    def _check_all(self) -> None:
        self.model.check_all(on=any(line.fate is Fate.LEFT_OUT for line in self.model.rows))

    def _step(self, by: int) -> None:
        place = self.view.currentIndex().row() + by
        if 0 <= place < len(self.model.rows):
            self.view.setCurrentIndex(self.model.index(place, 0))

    def _unfold(self) -> None:
        if not self._fold.isHidden():
            self._folded = not self._folded
            self._refill()

    def _skips_moved(self) -> None:
        self._skipped = self.model.skipped
        self._counts.show_tally(self.tally)
        self._show_head()
        self._show_message()
        self.skips_changed.emit()

    def _text_moved(self, shipment_id: ShipmentId, edit: Edited | None) -> None:
        if edit is None:
            self._texts.pop(shipment_id, None)
        else:
            self._texts[shipment_id] = edit
        self.model.mark_edited(self._texts.keys())
        self.texts_changed.emit()


class _Counts(QWidget):
    """Four figures with their words, above the list; shorter words where the place is narrow."""

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 12, 8, 11)
        row.setSpacing(6)
        self._tally, self._narrow = Tally(), False
        self._parts: list[tuple[IconLabel, Label, Label]] = []
        looks: list[tuple[str, Ink]] = [
            ("package-variant-closed", "t2"),
            ("send-outline", Tone.BLUE),
            ("lock-outline", Tone.RED),
            ("check", Tone.GREEN),
        ]
        for icon, ink in looks:
            part = (IconLabel(icon, ink, 17), Label("0", Type.MONEY), Label("", Type.SMALL_MEDIUM, "t2").set_eliding())
            self._parts.append(part)
            for widget in part:
                row.addWidget(widget)
            row.addSpacing(9)
        row.addStretch(1)
        self.show_tally(Tally())

    def show_tally(self, tally: Tally) -> None:
        """Show those figures."""
        self._tally = tally
        counts = (tally.affected, tally.told, tally.blocked, tally.in_window)
        words = self._short_words(tally) if self._narrow else self._words(tally)
        for (icon, figure, label), count, text in zip(self._parts, counts, words, strict=True):
            figure.setText(str(count))
            label.setText(text)
            figure.set_ink("t1" if count else "t3")
            icon.setAccessibleName(f"{count} {text}")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._narrow != (self.width() < NARROW):
            self._narrow = self.width() < NARROW
            self.show_tally(self._tally)

    def _words(self, tally: Tally) -> tuple[str, str, str, str]:
        return (
            self.tr("afectada(s)", "", tally.affected),
            self.tr("recibe(n) aviso", "", tally.told),
            self.tr("no se le(s) puede avisar", "", tally.blocked),
            self.tr("sigue(n) en su ventana", "", tally.in_window),
        )

    def _short_words(self, tally: Tally) -> tuple[str, str, str, str]:
        return (
            self.tr("afectada(s)", "", tally.affected),
            self.tr("con aviso", "", tally.told),
            self.tr("bloqueada(s)", "", tally.blocked),
            self.tr("en su ventana", "", tally.in_window),
        )

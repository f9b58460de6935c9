"""The right half of the setback sheet: the counts, whom it touches, each one's message, the log's entry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from courier_desktop.domain.notices import Channel
from courier_desktop.domain.prices import price_text
from courier_desktop.services.delay_costs import Batch
from courier_desktop.ui.delays.affected import Clock, line_of
from courier_desktop.ui.delays.batch_line import BatchLine
from courier_desktop.ui.delays.counts import Counts, Tally
from courier_desktop.ui.delays.message_card import MessageCard
from courier_desktop.ui.delays.pane import AffectedPane
from courier_desktop.ui.delays.words import Fate
from courier_desktop.ui.keys import KeyHelp
from courier_desktop.ui.parts.cards import Rule
from courier_desktop.ui.parts.label import IconLabel, Label
from courier_desktop.ui.theme.fonts import Type

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QResizeEvent

    from courier_desktop.domain.ids import ShipmentId
    from courier_desktop.domain.rows import DelayPreview
    from courier_desktop.ui.delays.draft import Edited, SetbackDraft

MESSAGE_SHARE = 0.36
MESSAGE_LEAST, MESSAGE_MOST = 58, 208
# The list's least height with its fold, and what stands between and under it all.
LIST_LEAST, AROUND = 164, 58


class ReviewPanel(QWidget):
    """Shows a preview; `changed` when the office changes who is told or how."""

    changed = Signal()
    refused = Signal(str)

    def __init__(self, clock: Clock) -> None:
        super().__init__()
        self._clock = clock
        self.skipped: frozenset[ShipmentId] = frozenset()
        self._texts: dict[ShipmentId, Edited] = {}
        self.list, self.message, self._counts = AffectedPane(), MessageCard(), Counts()
        self.batch, self._sums = Batch(), BatchLine()
        self._log, self._log_icon = Label("", Type.CAPTION, "t3").set_eliding(), IconLabel("text-box-outline", "t3", 14)
        self._why = Label("", Type.MEDIUM, "t2", wrap=True)
        self._pane = QStackedWidget()
        self._build()
        self._connect()
        # Nothing is said of anybody before it was looked up.
        self._tell_nothing("")

    @property
    def tally(self) -> Tally:
        """What the list comes to now."""
        fates = [line.fate for line in self.list.lines]
        inside = fates.count(Fate.IN_WINDOW)
        return Tally(len(fates) - inside, fates.count(Fate.TOLD), fates.count(Fate.BLOCKED), inside)

    @property
    def texts(self) -> dict[ShipmentId, Edited]:
        """The words that the office changed."""
        return dict(self._texts)

    @property
    def recorded(self) -> frozenset[ShipmentId]:
        """Whose notices are recorded: those told, and the blocked ones, which become calls."""
        return frozenset(line.row.shipment_id for line in self.list.lines if line.fate in (Fate.TOLD, Fate.BLOCKED))

    @property
    def some_go_alone(self) -> bool:
        """Whether a gateway carries some of those who are told."""
        told = (line.row.channel for line in self.list.lines if line.fate is Fate.TOLD)
        return any(channel not in {None, Channel.WA_ME} for channel in told)

    @property
    def new_words(self) -> Mapping[ShipmentId, str]:
        """The changed texts of those who are told."""
        return {one: edit.text for one, edit in self._texts.items() if one in self.recorded}

    def take_over(self, draft: SetbackDraft) -> None:
        """Take up a kept draft's choices."""
        self.skipped, self._texts = draft.skipped, dict(draft.texts)

    def show_preview(self, preview: DelayPreview, *, new_window: bool) -> None:
        """Show what the setback would do; nothing on screen moves that need not."""
        clock, skipped = self._clock, self.skipped
        lines = [line_of(row, row.shipment_id in skipped, clock, new_window=new_window) for row in preview.affected]
        self._log.setText(preview.log)
        self._log_icon.show()
        if not preview.affected:
            self._tell_nothing(self.tr("Ahí no queda ninguna guía por entregar."))
            return
        self._pane.setCurrentIndex(0)
        self.list.show_lines(lines, self._texts.keys())
        if self.batch.priced:
            self.list.show_costs(self._costs())
        self._sums.show_batch(self.list.lines, self.batch)
        self._counts.show_tally(self.tally)
        self._show_message()

    def show_batch(self, batch: Batch) -> None:
        """Show what each message costs and what all come to."""
        self.batch = batch
        self.list.show_costs(self._costs())
        self._sums.show_batch(self.list.lines, batch)
        self._show_message()
        self._fit_message()

    def _costs(self) -> dict[ShipmentId, str]:
        priced = self.batch.priced.items()
        return {one: price_text(entry.cost) for one, entry in priced if entry.cost is not None}

    def show_refusal(self, sentence: str) -> None:
        """Say what is missing before anything can be foreseen."""
        self._log.setText("")
        self._log_icon.hide()
        self._tell_nothing(sentence)

    def keys(self) -> list[KeyHelp]:
        """The list's keys and the message's."""
        edit = KeyHelp("E", self.tr("Editar el mensaje"), self.message.toggle_edit, self.tr("editar mensaje"))
        return [*self.list.keys(), edit]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_message()

    def _build(self) -> None:
        empty = QWidget()
        middle = QVBoxLayout(empty)
        middle.setContentsMargins(60, 0, 60, 0)
        middle.addStretch(1)
        middle.addWidget(IconLabel("account-group-outline", "t3", 26), 0, Qt.AlignmentFlag.AlignHCenter)
        self._why.setAlignment(Qt.AlignmentFlag.AlignCenter)
        middle.addWidget(self._why)
        middle.addStretch(2)
        self._pane.addWidget(self.list)
        self._pane.addWidget(empty)
        log = QHBoxLayout()
        log.setSpacing(5)
        log.addWidget(self._log_icon)
        log.addWidget(self._log, 1)
        below = QVBoxLayout()
        below.setContentsMargins(14, 8, 13, 8)
        below.setSpacing(6)
        below.addWidget(self._sums)
        below.addWidget(self.message)
        below.addLayout(log)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._counts)
        column.addWidget(Rule())
        column.addWidget(self._pane, 1)
        column.addLayout(below)
        for part in (self._log, self._log_icon):
            part.setAccessibleName(self.tr("Lo que queda en la bitácora"))

    def _connect(self) -> None:
        self.list.line_chosen.connect(self._show_message)
        self.list.line_opened.connect(self.message.toggle_edit)
        self.list.skips_changed.connect(self._skips_moved)
        self.list.refused.connect(self.refused)
        self.message.edited.connect(self._text_moved)
        self.message.size_moved.connect(self._fit_message)
        self.message.edit_ended.connect(self.list.view.setFocus)

    def _fit_message(self) -> None:
        """As high as its words, while the list keeps most of the place."""
        sums = 0 if self._sums.isHidden() else self._sums.sizeHint().height()
        room = self.height() - self._counts.sizeHint().height() - LIST_LEAST - sums - AROUND
        most = max(MESSAGE_LEAST, min(MESSAGE_MOST, int(self.height() * MESSAGE_SHARE), room))
        self.message.setFixedHeight(max(MESSAGE_LEAST, self.message.height_for(self.width() - 27, most)))

    def _tell_nothing(self, sentence: str) -> None:
        self.list.show_lines((), ())
        self._why.setText(sentence)
        self._pane.setCurrentIndex(1)
        self._counts.show_tally(Tally())
        self._sums.hide()
        self.message.hide()

    def _show_message(self) -> None:
        line = self.list.line
        self.message.setVisible(line is not None)
        if line is not None:
            entry = self.batch.priced.get(line.row.shipment_id)
            self.message.show_line(line, self._texts.get(line.row.shipment_id), entry)

    def _skips_moved(self) -> None:
        leaving = {line.row.shipment_id for line in self.list.lines if line.fate is not Fate.IN_WINDOW}
        self.skipped = (self.skipped - leaving) | self.list.model.skipped
        self._counts.show_tally(self.tally)
        self._sums.show_batch(self.list.lines, self.batch)
        self._show_message()
        self.changed.emit()

    def _text_moved(self, shipment_id: ShipmentId, edit: Edited | None) -> None:
        if edit is None:
            self._texts.pop(shipment_id, None)
        else:
            self._texts[shipment_id] = edit
        self.list.mark_edited(self._texts.keys())
        self.changed.emit()

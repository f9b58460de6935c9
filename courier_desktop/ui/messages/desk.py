"""The three columns of the Messages page: the run, the message with its question, the facts."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from courier_desktop.services import shipments
from courier_desktop.ui.format import moment_text
from courier_desktop.ui.language import current_language
from courier_desktop.ui.messages.facts import FactsColumn
from courier_desktop.ui.messages.offers import Around, Choice, Offer, editing_offer, offer_of
from courier_desktop.ui.messages.run_list import RunCard, run_lines
from courier_desktop.ui.messages.stage import StageCard
from courier_desktop.ui.messages.views import ViewChoice, ViewName

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from courier_desktop.domain.ids import NoticeId
    from courier_desktop.domain.rows import NoticeRow, ShipmentDetail
    from courier_desktop.ui.messages.board import Batch
    from courier_desktop.ui.messages.standing import Standing
    from courier_desktop.ui.shell import Shell

WIDE_RUN, SLIM_RUN = 336, 286
WIDE_FACTS, SLIM_FACTS = 276, 238
NARROW, NARROWER = 1080, 930


class Desk(QWidget):
    """Draws where the person stands. `entered` is Enter in the run; `chosen` another current notice.

    `rested` carries the key of the button that is shown when nothing waits.
    """

    chosen = Signal()
    entered = Signal()
    next_asked = Signal()
    rested = Signal(str)
    shipment_asked = Signal()

    def __init__(self, shell: Shell, standing: Standing) -> None:
        super().__init__()
        self._shell, self._standing = shell, standing
        self.run, self.stage, self.facts = RunCard(), StageCard(), FactsColumn()
        self._offer: Offer | None = None
        self._edits: NoticeId | None = None
        self._drawing = False
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.run)
        row.addWidget(self.stage, 1)
        row.addWidget(self.facts)
        self.run.chosen.connect(self._chosen)
        self.run.opened.connect(self.entered)
        self.run.next_asked.connect(self.next_asked)
        self.stage.rested.connect(self.rested)
        self.stage.chat.edit_began.connect(self._redraw)
        self.stage.chat.edit_ended.connect(self._redraw)
        self.stage.chat.edit_ended.connect(self.run.view.setFocus)
        self.facts.shipment_asked.connect(self.shipment_asked)

    @property
    def choices(self) -> tuple[Choice, ...]:
        """What may be done with the current notice."""
        return () if self._offer is None else self._offer.choices

    @property
    def resting(self) -> bool:
        """Whether nothing waits where one stands."""
        return self.stage.resting

    @property
    def edited_notice(self) -> NoticeId | None:
        """Whose words are being changed, or were last."""
        return self._edits

    def show_standing(self, views: ViewChoice) -> None:
        """Draw the view: its list, the current notice, what may be done."""
        standing, board = self._standing, self._standing.board
        before = self.run.notice
        self._drawing = True
        if standing.view is ViewName.HAND:
            self._show_batch(standing.batch)
        else:
            count = str(len(standing.rows)) if standing.rows else ""
            self.run.show_head(views.word(standing.view), count, views.under(standing.view))
            self.run.show_more("")
        lines = run_lines(standing.rows, board, self._shell.ctx.zone)
        self.run.setVisible(bool(lines))
        self._fit()
        self.run.show_lines(lines, progress=standing.view is ViewName.HAND and bool(lines))
        wanted = standing.current_after(before, self.run.notice)
        if wanted is not None:
            self.run.choose(wanted)
        self._drawing = False
        self._show_current(views)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """The facts leave where the place is narrow, and when there is nothing to tell facts of."""
        self.facts.setVisible(self.width() >= NARROWER and not self.run.isHidden())
        self.facts.setFixedWidth(WIDE_FACTS if self.width() >= NARROW else SLIM_FACTS)
        self.run.setFixedWidth(WIDE_RUN if self.width() >= NARROW else SLIM_RUN)

    def _show_batch(self, batch: Batch | None) -> None:
        if batch is None:
            self.run.show_head(self.tr("A mano"), "")
            self.run.show_more("")
            return
        at = moment_text(batch.since, self._standing.board.now, self._shell.ctx.zone, current_language())
        figures = self.tr("{0} de {1}").format(batch.confirmed, len(batch.rows))
        self.run.show_head(self.tr("Tanda de las {0}").format(at), figures)
        self.run.show_more(self._next_words())

    def _next_words(self) -> str:
        other = self._standing.other
        return self.tr("Siguiente tanda: %n aviso(s)", "", other.waiting) if other is not None else ""

    def _chosen(self, _notice: NoticeRow) -> None:
        if self._drawing:
            return
        if self.stage.chat.editing:
            self.stage.chat.end_edit()
        self._standing.rests = False
        self.stage.warn("")
        self._redraw()

    def _redraw(self) -> None:
        self._show_current(None)
        self.chosen.emit()

    def _show_current(self, views: ViewChoice | None) -> None:
        notice = self.run.notice
        if notice is None or self._standing.through():
            if views is not None:
                self._show_rest(views)
            return
        board, settings = self._standing.board, self._shell.ctx.settings
        around = self._around(notice)
        self._offer = editing_offer() if self.stage.chat.editing else offer_of(notice, around)
        if not self.stage.chat.editing:
            self._edits = notice.notice_id
        self.stage.show_notice(notice, self._offer, around)
        self.facts.show_board(board)
        self.facts.show_notice(notice, board, (settings.quiet_until, settings.quiet_from))
        work = partial(shipments.detail, self._shell.ctx, notice.shipment_id)
        self._shell.jobs.run(work, done=self._show_detail, key="messages.facts")

    def _show_detail(self, detail: ShipmentDetail) -> None:
        self.facts.show_detail(detail, self._shell.ctx)

    def _show_rest(self, views: ViewChoice) -> None:
        """Nothing waits here: say what was done and what comes next."""
        board, batch = self._standing.board, self._standing.batch
        self._offer = None
        self.facts.show_board(board)
        self.facts.clear()
        by_hand = self._standing.view is ViewName.HAND
        button = self._next_words() if by_hand else ""
        later = views.later(board, self._shell.ctx)
        if not board.batches and by_hand:
            self.stage.show_rest(views.nothing(), later, self.tr("Ver rutas"), done=False, key="R")
        elif not by_hand:
            self.stage.show_rest(views.nothing(), later, self.tr("Volver a «A mano»"), done=False, key="1")
        elif batch is not None:
            done = self.tr("%n confirmado(s). ", "", batch.confirmed)
            self.stage.show_rest(self.tr("Tanda terminada"), done + later, button, done=True)

    def _around(self, notice: NoticeRow) -> Around:
        board = self._standing.board
        return Around(
            now=board.now,
            zone=self._shell.ctx.zone,
            more=self._standing.following(notice) is not None,
            quiet_until=board.quiet_until,
            why=board.why.get(notice.notice_id),
            doubt=board.doubts.get(notice.notice_id),
        )

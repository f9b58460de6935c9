"""Sending by hand: what each key of the run does to the books, and WhatsApp opened with the text."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QGuiApplication

from courier_desktop.services import notices
from courier_desktop.ui.errors import sentence_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from courier_desktop.domain.errors import CourierError
    from courier_desktop.domain.ids import NoticeId
    from courier_desktop.domain.rows import NoticeRow
    from courier_desktop.services.context import Context
    from courier_desktop.ui.jobs import BugReport
    from courier_desktop.ui.shell import Shell


def _open(ctx: Context, notice_id: NoticeId, left: Sequence[NoticeId], *, past: bool) -> NoticeRow:
    """Open one; those that were open and never answered for may have gone out."""
    row = notices.open_link(ctx, notice_id, past_quiet_hours=past)
    for other in left:
        notices.unsure(ctx, other)
    return row


class Sending(QObject):
    """Does what the person asks, through the lane.

    `changed` after each act; `opened` with the notice shown in WhatsApp; `refused` with the sentence that says why not.
    """

    changed = Signal()
    opened = Signal(object)
    refused = Signal(str)

    def __init__(self, shell: Shell, open_url: Callable[[QUrl], bool]) -> None:
        """`open_url` shows a link in whatever opens links; whether something did."""
        super().__init__()
        self._shell, self._open_url = shell, open_url

    def open(self, notice_id: NoticeId, left: Sequence[NoticeId], *, past: bool = False) -> None:
        """Open WhatsApp with that notice's text; `left` are those left unanswered. `past` quiet hours on purpose."""
        self._run(partial(_open, self._shell.ctx, notice_id, left, past=past), done=self._launch)

    def confirm_and_open(self, sent: NoticeId, following: NoticeId) -> None:
        """That one was sent; open the next."""
        work = partial(notices.confirm_and_open, self._shell.ctx, sent, following)
        self._run(work, done=self._launch)

    def confirm(self, notice_id: NoticeId) -> None:
        """That one was sent."""
        self._run(partial(notices.confirm, self._shell.ctx, notice_id))

    def not_sent(self, notice_id: NoticeId) -> None:
        """That one was not sent: it waits again."""
        self._run(partial(notices.not_sent, self._shell.ctx, notice_id))

    def leave(self, notice_id: NoticeId) -> None:
        """That one was opened and nobody says what became of it."""
        self._run(partial(notices.unsure, self._shell.ctx, notice_id))

    def drop(self, notice_id: NoticeId, why: str, said: str) -> None:
        """That one will not be sent; `said` stands in the undo bar."""
        self._run(partial(notices.drop, self._shell.ctx, notice_id, why), done=partial(self._offer, said))

    def called(self, notice_id: NoticeId, said: str) -> None:
        """The recipient was told by telephone."""
        self._run(partial(notices.told_by_phone, self._shell.ctx, notice_id), done=partial(self._offer, said))

    def edit(self, notice_id: NoticeId, text: str, done: Callable[[], object]) -> None:
        """Change the words; `done` only when they were taken."""
        self._run(partial(notices.edit, self._shell.ctx, notice_id, text), done=lambda _none: done())

    def _run(self, work: Callable[[], object], done: Callable[..., object] | None = None) -> None:
        def finish(answer: object) -> None:
            if done is not None:
                done(answer)
            self.changed.emit()

        self._shell.jobs.run(work, done=finish, failed=self._refuse)

    def _offer(self, said: str, _none: object) -> None:
        self._shell.offer_undo(said)

    def _refuse(self, error: CourierError | BugReport) -> None:
        self.refused.emit(sentence_of(error))
        self.changed.emit()

    def _launch(self, row: NoticeRow) -> None:
        if row.text_on_clipboard:
            QGuiApplication.clipboard().setText(row.text)
        self.opened.emit(row)
        if not self._open_url(QUrl.fromEncoded(row.link.encode("ascii"))):
            self.refused.emit(self.tr("No se pudo abrir WhatsApp ni el navegador. El aviso sigue esperando."))
            self.not_sent(row.notice_id)

"""What each of the person's acts means where they stand in the run."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from courier_desktop.domain.notices import NoticeState
from courier_desktop.ui.format import phone_text
from courier_desktop.ui.messages.board import PACE_MOST
from courier_desktop.ui.messages.offers import Act
from courier_desktop.ui.messages.views import ViewName

if TYPE_CHECKING:
    from collections.abc import Callable

    from courier_desktop.domain.ids import NoticeId
    from courier_desktop.domain.rows import NoticeRow
    from courier_desktop.ui.messages.sending import Sending
    from courier_desktop.ui.messages.standing import Standing
    from courier_desktop.ui.shell import Shell


class Doing(QObject):
    """`warned` says something on top of the stage; `moved` asks for another current notice.

    `edit_asked` and `save_asked` begin and end changing the words.
    """

    warned = Signal(str)
    moved = Signal(str)
    edit_asked = Signal()
    save_asked = Signal()

    def __init__(self, shell: Shell, standing: Standing, sending: Sending) -> None:
        super().__init__()
        self._shell, self._standing, self._sending = shell, standing, sending
        self._ways: dict[Act, Callable[[NoticeRow], object]] = {
            Act.OPEN: partial(self._open, past=False),
            Act.AGAIN: partial(self._open, past=False),
            Act.OPEN_ANYWAY: partial(self._open, past=True),
            Act.CONFIRM: self._confirm,
            Act.NOT_SENT: lambda notice: sending.not_sent(notice.notice_id),
            Act.NO_WHATSAPP: self._no_whatsapp,
            Act.DROP: self._drop,
            Act.CALLED: self._called,
            Act.SKIP: self._skip,
            Act.NEXT: self._skip,
            Act.EDIT: lambda _notice: self.edit_asked.emit(),
            Act.SAVE: lambda _notice: self.save_asked.emit(),
            Act.COPY_PHONE: self._copy_phone,
        }
        sending.opened.connect(self._opened)

    def do(self, act: Act, notice: NoticeRow) -> None:
        """Do that with that notice."""
        self.warned.emit("")
        self._ways[act](notice)

    def _open(self, notice: NoticeRow, *, past: bool) -> None:
        board = self._standing.board
        left = [row.notice_id for row in board.opened if row.notice_id != notice.notice_id]
        if board.pace >= PACE_MOST:
            self.warned.emit(self.tr("Llevas {0} en 10 minutos. Respira un poco entre uno y otro.").format(board.pace))
        self._sending.open(notice.notice_id, left, past=past)

    def _opened(self, row: NoticeRow) -> None:
        self._standing.then, self._standing.rests = row.notice_id, False
        if row.text_on_clipboard:
            self._shell.say(self.tr("Texto copiado: pégalo en el chat de {0}").format(row.recipient))

    def _confirm(self, notice: NoticeRow) -> None:
        following = self._standing.following(notice)
        by_hand = self._standing.view is ViewName.HAND and notice.state is NoticeState.OPENED
        if by_hand and following is not None:
            self._standing.then = following.notice_id
            self._sending.confirm_and_open(notice.notice_id, following.notice_id)
            return
        self._leave_for(following, rests=by_hand)
        self._sending.confirm(notice.notice_id)

    def _no_whatsapp(self, notice: NoticeRow) -> None:
        self._leave_for(self._standing.following(notice))
        said = self.tr("Sin WhatsApp: {0}").format(notice.recipient)
        self._sending.drop(notice.notice_id, "no_whatsapp", said)

    def _drop(self, notice: NoticeRow) -> None:
        self._leave_for(self._standing.following(notice))
        self._sending.drop(notice.notice_id, "skipped", self.tr("No se enviará a {0}").format(notice.recipient))

    def _called(self, notice: NoticeRow) -> None:
        self._leave_for(self._standing.following(notice))
        self._sending.called(notice.notice_id, self.tr("Avisado por teléfono: {0}").format(notice.recipient))

    def _skip(self, notice: NoticeRow) -> None:
        """Go on; one left open without an answer may have gone out."""
        following = self._standing.following(notice)
        if notice.state is NoticeState.OPENED:
            self._leave_for(following)
            self._sending.leave(notice.notice_id)
        elif following is not None:
            self.moved.emit(following.notice_id)

    def _leave_for(self, following: NoticeRow | None, *, rests: bool = True) -> None:
        """Stand on the next one after the act; with none left, the batch is through."""
        self._standing.then = self._id_of(following)
        self._standing.rests = rests and following is None

    def _id_of(self, notice: NoticeRow | None) -> NoticeId | None:
        return notice.notice_id if notice is not None else None

    def _copy_phone(self, notice: NoticeRow) -> None:
        QGuiApplication.clipboard().setText(notice.to)
        self._shell.say(self.tr("Teléfono copiado: {0}").format(phone_text(notice.to)))

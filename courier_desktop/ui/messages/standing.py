"""Where the person stands in the run: the view, the batch, what is to be current next, whether the batch is through."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from courier_desktop.domain.ids import NoticeId
from courier_desktop.domain.notices import NoticeState
from courier_desktop.ui.messages.board import Board
from courier_desktop.ui.messages.views import ViewName

if TYPE_CHECKING:
    from courier_desktop.domain.rows import NoticeRow
    from courier_desktop.ui.messages.board import Batch


@dataclass
class Standing:
    """Changed by the page and by what the person does; drawn by the page."""

    board: Board
    view: ViewName = ViewName.HAND
    batch_key: NoticeId | None = None
    then: NoticeId | None = None
    rests: bool = False

    @property
    def batch(self) -> Batch | None:
        """The batch shown: the one chosen, else the first that waits, else the last of the day."""
        batches = self.board.batches
        chosen = next((one for one in batches if one.key == self.batch_key), None)
        found = chosen or next((one for one in batches if one.waiting), batches[-1] if batches else None)
        self.batch_key = found.key if found is not None else None
        return found

    @property
    def other(self) -> Batch | None:
        """Another batch that waits."""
        shown = self.batch_key
        return next((one for one in self.board.batches if one.waiting and one.key != shown), None)

    @property
    def rows(self) -> tuple[NoticeRow, ...]:
        """The notices of the view, in their order."""
        if self.view is ViewName.HAND:
            return self.batch.rows if self.batch is not None else ()
        return self.board.queue if self.view is ViewName.QUEUE else self.board.review

    def following(self, notice: NoticeRow) -> NoticeRow | None:
        """The one to go on with after that: by hand the next prepared, else simply the next."""
        if self.view is ViewName.HAND:
            return self.batch.following(notice.notice_id) if self.batch is not None else None
        places = [place for place, row in enumerate(self.rows) if row.notice_id == notice.notice_id]
        return self.rows[places[0] + 1] if places and places[0] + 1 < len(self.rows) else None

    def through(self) -> bool:
        """Whether the batch shown has nothing left and nobody is looking back at it."""
        batch = self.batch if self.view is ViewName.HAND else None
        return batch is not None and not batch.waiting and self.rests

    def go_on(self) -> bool:
        """Take up the next batch that waits; whether there is one."""
        other = self.other or (self.batch if self.batch is not None and self.batch.waiting else None)
        if other is None:
            return False
        self.view, self.batch_key, self.rests = ViewName.HAND, other.key, False
        opened = next((row for row in other.rows if row.state is NoticeState.OPENED), None)
        first = opened or other.following(None)
        self.then = first.notice_id if first is not None else None
        return True

    def find(self, name: str, wanted: str) -> bool:
        """Stand on the notice whose field is that (the first prepared of them); whether there is one."""
        for batch in self.board.batches:
            found = [row for row in batch.rows if str(getattr(row, name)) == wanted]
            best = next((row for row in found if row.state is NoticeState.PREPARED), next(iter(found), None))
            if best is not None:
                self.view, self.batch_key, self.then, self.rests = ViewName.HAND, batch.key, best.notice_id, False
                return True
        return False

    def current_after(self, before: NoticeRow | None, now: NoticeRow | None) -> NoticeId | None:
        """Which one becomes current once the list is drawn anew; None = the one that is."""
        shown = {row.notice_id: row for row in self.rows}
        wanted, self.then = self.then, None
        if wanted in shown:
            return wanted
        opened = next((row for row in shown.values() if row.state is NoticeState.OPENED), None)
        if opened is not None and (before is None or _taken_back(before, now)):
            return opened.notice_id
        if before is None and self.view is ViewName.HAND and self.batch is not None:
            first = self.batch.following(None)
            return first.notice_id if first is not None else None
        return None


def _taken_back(before: NoticeRow, now: NoticeRow | None) -> bool:
    """Whether an undo closed again what was open: then one stands on the one it opened again."""
    same = now is not None and before.notice_id == now.notice_id
    return same and before.state is NoticeState.OPENED and now is not None and now.state is NoticeState.PREPARED

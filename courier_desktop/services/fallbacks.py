"""When a recipient cannot be reached by one channel: the same notice by the next one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from courier_desktop.domain.notices import NoticeState
from courier_desktop.services import noticing
from courier_desktop.services.record import record
from courier_desktop.store import notices as notice_rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from courier_desktop.domain.ids import NoticeId
    from courier_desktop.services.context import Tx


def fall_back(tx: Tx, notice_ids: Sequence[NoticeId]) -> int:
    """Plan each of these notices by the next channel that may reach its recipient; how many there was one for.

    Only after a final failure of the recipient's address, never after "it may have gone out". One that is worthless by
    now is not planned again.
    """
    found = 0
    for notice_id in notice_ids:
        notice = notice_rows.load(tx.conn, notice_id)
        if notice is None or not (notice.state is NoticeState.FAILED or notice.why == "recipient_stopped"):
            # It was taken back meanwhile, or ended otherwise.
            continue
        events = noticing.fall_back(tx, notice)
        record(tx, events)
        found += len(events)
    return found

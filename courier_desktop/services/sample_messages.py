"""How the office of the sample day sends its messages by hand."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from courier_desktop.domain.ids import NoticeId, ShipmentId
from courier_desktop.domain.notices import NoticeEvent, NoticeState
from courier_desktop.services import notices
from courier_desktop.services.context import Context
from courier_desktop.services.sample_clock import SampleClock

if TYPE_CHECKING:
    from courier_desktop.domain.rows import NoticeRow


@dataclass
class SampleMessages:
    """Sends as Ana does: opens, confirms, next. Those to `kept_back` wait for whoever opens the sample."""

    ctx: Context
    clock: SampleClock
    kept_back: set[ShipmentId] = field(default_factory=set)

    def _waiting(self) -> list[NoticeRow]:
        found = [one for one in notices.by_hand(self.ctx) if one.state is NoticeState.PREPARED]
        return [one for one in found if one.not_before <= self.clock()]

    def _confirm(self, notice_id: NoticeId) -> None:
        notices.open_link(self.ctx, notice_id)
        self.clock.tick(2)
        notices.confirm(self.ctx, notice_id)
        self.clock.tick(1)

    def send(self) -> None:
        """Everything that waits but the setback's and those kept back."""
        for one in self._waiting():
            if one.event is not NoticeEvent.DELAY and one.shipment_id not in self.kept_back:
                self._confirm(one.notice_id)

    def send_half_of_setback(self) -> None:
        """The setback's first messages; the others still wait."""
        told = [one for one in self._waiting() if one.event is NoticeEvent.DELAY]
        for one in told[: len(told) // 2]:
            self._confirm(one.notice_id)

    def leave_unsure(self) -> None:
        """One was opened and nobody said what became of it."""
        for one in self._waiting()[:1]:
            notices.open_link(self.ctx, one.notice_id)
            notices.unsure(self.ctx, one.notice_id)

    def open_next(self) -> None:
        """One is open at this moment."""
        for one in self._waiting()[:1]:
            notices.open_link(self.ctx, one.notice_id)

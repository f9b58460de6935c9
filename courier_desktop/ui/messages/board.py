"""What the Messages page shows, read at once: the day's run in batches, what is queued, what must be looked at."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from courier_desktop.domain.ids import NoticeId
from courier_desktop.domain.notice_planning import in_quiet_hours
from courier_desktop.domain.notices import Channel, NoticeState
from courier_desktop.domain.rows import NoticeRow
from courier_desktop.domain.values import dataclass, field
from courier_desktop.services import message_flow, message_life, notices, planning
from courier_desktop.services.message_life import Doubt

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from courier_desktop.services.context import Context

BATCH_LEAST, BATCH_MOST = 10, 20
BATCH_GAP = timedelta(minutes=10)
PACE_SPAN, PACE_MOST = timedelta(minutes=10), 20

WAITING = frozenset({NoticeState.PREPARED, NoticeState.OPENED})
_ASKED_FOR = (NoticeState.MAYBE_SENT, NoticeState.BLOCKED, NoticeState.EXPIRED)


@dataclass(frozen=True, slots=True)
class Batch:
    """Ten to twenty notices to send in one go, in the order they were planned."""

    rows: tuple[NoticeRow, ...]

    @property
    def key(self) -> NoticeId:
        """Names the batch while it grows."""
        return self.rows[0].notice_id

    @property
    def since(self) -> datetime:
        """When its first notice was planned."""
        return self.rows[0].planned_at

    @property
    def waiting(self) -> int:
        """How many are still to be sent or answered for."""
        return sum(row.state in WAITING for row in self.rows)

    @property
    def confirmed(self) -> int:
        """How many people have confirmed."""
        return sum(row.state is NoticeState.CONFIRMED for row in self.rows)

    def following(self, after: NoticeId | None) -> NoticeRow | None:
        """The next one prepared after that one, else the first prepared; None when none is left."""
        places = [place for place, row in enumerate(self.rows) if row.notice_id == after]
        start = places[0] + 1 if places else 0
        ahead = (*self.rows[start:], *self.rows[:start])
        return next((row for row in ahead if row.state is NoticeState.PREPARED and row.notice_id != after), None)


@dataclass(frozen=True, slots=True)
class Board:
    """Everything the page shows.

    `why` holds what the sentence of a notice's why needs; `doubts` what is known of those that a gateway may have sent;
    `quiet_until` is "" when notices may go now; `flowing` = how many wait to go by themselves.
    """

    now: datetime
    batches: tuple[Batch, ...] = ()
    queue: tuple[NoticeRow, ...] = ()
    review: tuple[NoticeRow, ...] = ()
    why: dict[NoticeId, dict[str, str | int]] = field(default_factory=dict)
    doubts: dict[NoticeId, Doubt] = field(default_factory=dict)
    confirmed_this_month: int = 0
    quiet_until: str = ""
    flowing: int = 0

    @property
    def by_hand(self) -> int:
        """How many wait to be sent by hand now."""
        return sum(batch.waiting for batch in self.batches)

    @property
    def to_answer(self) -> int:
        """How many of those to look at need an answer or a call."""
        return sum(row.state is not NoticeState.EXPIRED for row in self.review)

    @property
    def opened(self) -> tuple[NoticeRow, ...]:
        """Those opened and not yet answered for."""
        return tuple(row for batch in self.batches for row in batch.rows if row.state is NoticeState.OPENED)

    @property
    def pace(self) -> int:
        """How many were opened in the last ten minutes."""
        rows = (row for batch in self.batches for row in batch.rows)
        return sum(row.opened_at is not None and row.opened_at > self.now - PACE_SPAN for row in rows)


def load_board(ctx: Context) -> Board:
    """Read it; what was opened long ago and never answered may have gone out from now on."""
    notices.forget_opened(ctx)
    return board_of(ctx, notices.run_today(ctx))


def board_of(ctx: Context, run: Sequence[NoticeRow]) -> Board:
    """The board of that run, in its order."""
    now = ctx.clock()
    by_hand = [row for row in run if row.channel is Channel.WA_ME]
    unsure = [row.notice_id for row in run if row.state is NoticeState.MAYBE_SENT and row.channel is not Channel.WA_ME]
    queued = [row for row in by_hand if row.state is NoticeState.PREPARED and row.not_before > now]
    later = {row.notice_id for row in queued}
    return Board(
        now=now,
        batches=batches_of(row for row in by_hand if row.notice_id not in later),
        queue=tuple(sorted(queued, key=lambda row: (row.not_before, row.planned_at))),
        review=_to_review(run),
        why=dict(notices.why_params(ctx, run)),
        doubts=message_life.in_doubt(ctx, unsure) if unsure else {},
        confirmed_this_month=notices.confirmed_this_month(ctx),
        quiet_until=_quiet_until(ctx, now),
        flowing=sum(flow.waiting for flow in message_flow.flows(ctx)),
    )


def _quiet_until(ctx: Context, now: datetime) -> str:
    rules = planning.rules_of(ctx)
    return rules.quiet_until if in_quiet_hours(now, rules) else ""


def batches_of(run: Iterable[NoticeRow]) -> tuple[Batch, ...]:
    """The run cut where it holds twenty, or ten and then a pause: later notices never move the cuts."""
    cut: list[list[NoticeRow]] = []
    for row in run:
        last = cut[-1] if cut else []
        paused = bool(last) and row.planned_at - last[-1].planned_at > BATCH_GAP
        if not last or len(last) >= BATCH_MOST or (paused and len(last) >= BATCH_LEAST):
            cut.append([row])
        else:
            last.append(row)
    # What a newer notice made needless is kept in the count of twenty, so that cuts stay, but not shown.
    shown = (tuple(row for row in rows if row.why != "superseded") for rows in cut)
    return tuple(Batch(rows) for rows in shown if rows)


def _to_review(run: Sequence[NoticeRow]) -> tuple[NoticeRow, ...]:
    asked = [row for row in run if row.state in _ASKED_FOR and row.why != "superseded"]
    return tuple(sorted(asked, key=lambda row: _ASKED_FOR.index(row.state)))

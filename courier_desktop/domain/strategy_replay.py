"""A past day under another strategy: what it would have sent, held back and merged."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from typing import TYPE_CHECKING

from courier_desktop.domain.ids import ShipmentId
from courier_desktop.domain.notice_planning import Block, NoticeRules, Plan, Situation, ToldToday, plan_notice
from courier_desktop.domain.notices import Channel, NoticeEvent
from courier_desktop.domain.strategy import Recipient
from courier_desktop.domain.strategy_merge import MOST_MERGED, Bound, merges_until
from courier_desktop.domain.times import local_day
from courier_desktop.domain.values import dataclass, field
from courier_desktop.domain.words import Language

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


@dataclass(frozen=True, slots=True, kw_only=True)
class PastNotice:
    """A notice as it was planned on that day, and whom it was for."""

    shipment_id: ShipmentId
    event: NoticeEvent
    planned_at: datetime
    expires_at: datetime | None
    recipient: Recipient
    language: Language
    text: str = ""


@dataclass(slots=True, kw_only=True)
class ReplayedMessage:
    """One message that would have gone; `parcels` = how many it tells of, `text` the first one's."""

    channel: Channel
    address: str
    event: NoticeEvent
    text: str
    goes_at: datetime
    parcels: int = 1


@dataclass(slots=True)
class Replay:
    """What became of a day's notices. `blocked` by the code of why; `off` = switched off."""

    messages: list[ReplayedMessage] = field(default_factory=list)
    blocked: Counter[str] = field(default_factory=Counter)
    off: int = 0

    @property
    def by_channel(self) -> dict[Channel, int]:
        """How many messages each channel would have carried."""
        return dict(Counter(one.channel for one in self.messages))

    @property
    def by_event(self) -> dict[NoticeEvent, int]:
        """How many messages each event would have sent."""
        return dict(Counter(one.event for one in self.messages))

    @property
    def merged(self) -> int:
        """How many notices would have gone along in another's message."""
        return sum(one.parcels - 1 for one in self.messages)


def replay(
    past: Iterable[PastNotice],
    rules: NoticeRules,
    check: Callable[[], None] | None = None,
    alone: frozenset[Channel] = frozenset(),
) -> Replay:
    """The day again, oldest first, under these rules; `check` is asked now and then and may raise to end it.

    By the channels of `alone` parcels never share a message: an approved template tells of one.
    """
    day = _Day(rules, alone)
    for place, one in enumerate(past):
        if check is not None and place % 500 == 0:
            check()
        day.take(one)
    return day.made


@dataclass(slots=True)
class _Day:
    """What the day's notices so far have made."""

    rules: NoticeRules
    alone: frozenset[Channel]
    made: Replay = field(default_factory=Replay)
    told: dict[str, Counter[NoticeEvent]] = field(default_factory=dict)
    delays: Counter[ShipmentId] = field(default_factory=Counter)
    open: dict[Bound, ReplayedMessage] = field(default_factory=dict)

    def take(self, past: PastNotice) -> None:
        outcome = plan_notice(self._situation(past), self.rules)
        if isinstance(outcome, Plan):
            self._send(past, outcome)
        elif isinstance(outcome, Block):
            self.made.blocked[outcome.code] += 1
        else:
            self.made.off += 1

    def _situation(self, past: PastNotice) -> Situation:
        told = self.told.get(_person(past.recipient), Counter())
        joins = self._joins(past)
        return Situation(
            event=past.event,
            occasion="",
            occurred_at=past.planned_at,
            now=past.planned_at,
            recipient=past.recipient,
            told_today=ToldToday() if joins else ToldToday(told.total(), told[past.event]),
            delay_notices_today=self.delays[past.shipment_id],
            until=past.expires_at,
        )

    def _joins(self, past: PastNotice) -> bool:
        """Whether a message that is still to go takes it along, whatever its channel."""
        return any(self._open(past, channel) is not None for channel in past.recipient.addresses)

    def _open(self, past: PastNotice, channel: Channel) -> ReplayedMessage | None:
        bound = self._bound(past, channel)
        message = self.open.get(bound)
        if channel is Channel.WA_ME or channel in self.alone:
            return None
        if message is None or not bound.merges or message.parcels >= MOST_MERGED:
            return None
        rule = self.rules.strategy.rule(past.event, past.recipient.kind)
        return message if past.planned_at <= merges_until(message.goes_at, rule) else None

    def _bound(self, past: PastNotice, channel: Channel) -> Bound:
        return Bound(
            address=past.recipient.addresses.get(channel, ""),
            channel=channel,
            event=past.event,
            language=past.language,
            day=local_day(past.planned_at, self.rules.zone),
            kind=past.recipient.kind,
            merges=self.rules.strategy.rule(past.event, past.recipient.kind).merge,
        )

    def _send(self, past: PastNotice, plan: Plan) -> None:
        if past.event is NoticeEvent.DELAY:
            self.delays[past.shipment_id] += 1
        message = self._open(past, plan.channel)
        if message is not None:
            message.parcels += 1
            return
        bound = self._bound(past, plan.channel)
        message = ReplayedMessage(
            channel=plan.channel, address=bound.address, event=past.event, text=past.text, goes_at=plan.not_before
        )
        self.made.messages.append(message)
        self.open[bound] = message
        if person := _person(past.recipient):
            self.told.setdefault(person, Counter())[past.event] += 1


def _person(recipient: Recipient) -> str:
    """What people are told apart by: the phone, else whatever reaches them."""
    return recipient.addresses.get(Channel.WA_ME, "") or next(iter(recipient.addresses.values()), "")

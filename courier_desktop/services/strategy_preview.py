"""What a strategy would have made of a past day: read once, then replayed as often as its owner changes something."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Protocol

from courier_desktop.domain.ids import AddressId, PartyId, ShipmentId
from courier_desktop.domain.messaging import TEMPLATED, Cost, GatewayName
from courier_desktop.domain.notices import Channel, NoticeEvent
from courier_desktop.domain.prices import PriceTable, Unsent, batch_cost
from courier_desktop.domain.strategy import Recipient, Strategy, Way
from courier_desktop.domain.strategy_replay import PastNotice, ReplayedMessage, replay
from courier_desktop.domain.times import day_end, day_start, from_text, local_day, maybe_from_text
from courier_desktop.domain.values import dataclass, field
from courier_desktop.domain.words import Language
from courier_desktop.services import gateways, prices
from courier_desktop.services.contacts import recipient_of
from courier_desktop.services.planning import rules_of
from courier_desktop.store import notices as rows
from courier_desktop.store import people

if TYPE_CHECKING:
    import sqlite3

    from courier_desktop.domain.address import Address
    from courier_desktop.services.context import Context

_STEP = 200


class Job(Protocol):
    """Who watches a long piece of work and may stop it (ui.jobs.Job is one)."""

    def check(self) -> None:
        """CancelledError when the person has given up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PastDay:
    """A day's notices with whom they were for, the gateways that are on now and the prices.

    `priced` holds what was counted already by channel, address and text.
    """

    day: date
    notices: tuple[PastNotice, ...]
    gateways: dict[Channel, GatewayName]
    prices: PriceTable
    priced: dict[tuple[Channel, str, str], Unsent] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What a strategy would have made of a day.

    `blocked` by the code of why; `off` = of events switched off; `merged` = told along in another's message. `costs` =
    the estimate by currency, without the `unpriced` messages, for which no price is known.
    """

    day: date
    notices: int
    channels: dict[Channel, int] = field(default_factory=dict)
    events: dict[NoticeEvent, int] = field(default_factory=dict)
    blocked: dict[str, int] = field(default_factory=dict)
    off: int = 0
    merged: int = 0
    costs: tuple[Cost, ...] = ()
    unpriced: int = 0

    @property
    def messages(self) -> int:
        """All that would have gone, by hand too."""
        return sum(self.channels.values())

    @property
    def held(self) -> int:
        """All that would have been blocked."""
        return sum(self.blocked.values())


def yesterday(ctx: Context) -> date:
    """The courier's day before today."""
    return local_day(ctx.clock(), ctx.zone) - timedelta(days=1)


def preview(ctx: Context, strategy: Strategy, day: date, *, job: Job | None = None) -> Preview:
    """What that strategy would have made of a day's notices; nothing is written. CancelledError when given up."""
    return of_day(ctx, read_day(ctx, day, job=job), strategy, job=job)


def read_day(ctx: Context, day: date, *, job: Job | None = None) -> PastDay:
    """The notices that were planned on that day; a few of the gateways' and prices' rows with them.

    Of an event that was switched off then nothing is known.
    """
    found: list[PastNotice] = []
    with ctx.read() as conn:
        for row in rows.planned_between(conn, day_start(day, ctx.zone), day_end(day, ctx.zone)):
            if job is not None and len(found) % _STEP == 0:
                job.check()
            found.append(_past(row, _recipient(ctx, conn, row)))
        return PastDay(day=day, notices=tuple(found), gateways=gateways.active(conn), prices=prices.price_table(conn))


def of_day(ctx: Context, past: PastDay, strategy: Strategy, *, job: Job | None = None) -> Preview:
    """The same of a day that was read before: no query, quick enough for every change of a switch."""
    rules = rules_of(ctx, strategy, Way(frozenset(past.gateways)))
    alone = frozenset(channel for channel, name in past.gateways.items() if name in TEMPLATED)
    made = replay(past.notices, rules, job.check if job is not None else None, alone)
    sendings = [_priced(ctx, past, one) for one in made.messages]
    cost = batch_cost(past.prices, sendings, ctx.settings.region, past.day)
    return Preview(
        day=past.day,
        notices=len(past.notices),
        channels=made.by_channel,
        events=made.by_event,
        blocked=dict(made.blocked),
        off=made.off,
        merged=made.merged,
        costs=cost.costs,
        unpriced=cost.unpriced,
    )


def _priced(ctx: Context, past: PastDay, message: ReplayedMessage) -> Unsent:
    """The message as a price is asked for it; counting the parts of an SMS is what takes time."""
    key = message.channel, message.address, message.text
    if key not in past.priced:
        past.priced[key] = prices.unsent(ctx.settings, past.gateways.get(message.channel), *key)
    return past.priced[key]


def _recipient(ctx: Context, conn: sqlite3.Connection, row: sqlite3.Row) -> Recipient:
    party = people.party_row(conn, PartyId(row["party_id"]))
    place: Address = people.address_of(conn, AddressId(row["address_id"]))
    return recipient_of(conn, party, ctx, place)


def _past(row: sqlite3.Row, recipient: Recipient) -> PastNotice:
    return PastNotice(
        shipment_id=ShipmentId(row["shipment_id"]),
        event=NoticeEvent(row["event"]),
        planned_at=from_text(row["planned_at"]),
        expires_at=maybe_from_text(row["expires_at"]),
        recipient=recipient,
        language=Language(row["language"]),
        text=row["text"] or "",
    )

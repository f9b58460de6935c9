"""What messages cost: the owner's prices, the meter of each month, what a batch would come to."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from courier_desktop.domain.errors import RefusedError
from courier_desktop.domain.messaging import Cost, GatewayName
from courier_desktop.domain.notices import Channel
from courier_desktop.domain.prices import (
    ANY_COUNTRY,
    COUNTRIES,
    CURRENCIES,
    BatchCost,
    Price,
    PriceKey,
    PriceTable,
    Unsent,
    batch_cost,
    categories_of,
    category_of,
    country_of,
    counts_parts,
    parse_price,
)
from courier_desktop.domain.sms import count
from courier_desktop.domain.staff import Right
from courier_desktop.domain.times import day_start, local_day
from courier_desktop.domain.topics import Topic
from courier_desktop.domain.values import dataclass, field
from courier_desktop.services.message_templates import as_carried
from courier_desktop.store import prices as rows

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    from courier_desktop.domain.settings import Settings
    from courier_desktop.services.context import Context


def table(ctx: Context) -> tuple[Price, ...]:
    """Every price that was typed; none comes with the program, for they change and differ."""
    with ctx.read() as conn:
        return rows.load_all(conn)


def price_table(conn: sqlite3.Connection) -> PriceTable:
    """The prices, to be asked many times."""
    return PriceTable(rows.load_all(conn))


def save_price(ctx: Context, key: PriceKey, typed: str, currency: str, *, instead_of: PriceKey | None = None) -> None:
    """Keep a price as it was typed; `instead_of` = the one it corrects. RefusedError for what is no price."""
    micros = parse_price(typed)
    if micros is None:
        raise RefusedError("price_unreadable", value=typed.strip()[:20])
    unfit = currency not in CURRENCIES, key.country not in {*COUNTRIES, ANY_COUNTRY}
    if any(unfit) or key.category not in categories_of(key.gateway):
        raise RefusedError("setting_value")
    with ctx.write(Right.SETTINGS) as tx:
        if instead_of is not None:
            rows.drop(tx.conn, instead_of)
        rows.save(tx.conn, Price(key, Cost(micros, currency)))
        tx.topics.add(Topic.SETTINGS)


def drop_price(ctx: Context, key: PriceKey) -> None:
    """Forget a price."""
    with ctx.write(Right.SETTINGS) as tx:
        rows.drop(tx.conn, key)
        tx.topics.add(Topic.SETTINGS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sending:
    """A message to be priced: `template` = it goes by an approved one, of the category `approved_as`."""

    gateway: GatewayName
    address: str
    segments: int = 1
    template: bool = False
    approved_as: str = ""


def estimate(conn: sqlite3.Connection, settings: Settings, what: Sending, day: date) -> Cost | None:
    """What a message will cost by the table; None where it has no price. What the gateway tells goes before it."""
    category = category_of(what.gateway, template=what.template, approved_as=what.approved_as)
    country = country_of(what.address, settings.region)
    return price_table(conn).cost(what.gateway, country, category, day, what.segments)


def unsent(settings: Settings, gateway: GatewayName | None, channel: Channel, address: str, text: str) -> Unsent:
    """A message that would go with that text; outside the 24 hours WhatsApp's official ways go by template."""
    if gateway is None or channel is Channel.WA_ME:
        return Unsent(gateway=None, address=address)
    segments = count(as_carried(text, channel, settings)).parts if counts_parts(gateway) else 1
    return Unsent(
        gateway=gateway, address=address, category=category_of(gateway, template=True), segments=max(1, segments)
    )


def estimate_batch(ctx: Context, messages: Iterable[Unsent]) -> BatchCost:
    """What these would come to today, in each currency, and how many have no price."""
    with ctx.read() as conn:
        prices = price_table(conn)
    return batch_cost(prices, messages, ctx.settings.region, local_day(ctx.clock(), ctx.zone))


@dataclass(frozen=True, slots=True, kw_only=True)
class MeterLine:
    """What went out by one gateway and channel in a month. `priced` of them have a cost, `told` one of the gateway's.

    `costs` by currency; empty = nothing is known of what they cost.
    """

    gateway: GatewayName
    channel: Channel
    messages: int
    segments: int
    priced: int
    told: int
    costs: tuple[Cost, ...] = ()

    @property
    def about(self) -> bool:
        """Whether the sum is no more than an estimate."""
        return self.told < self.messages


@dataclass(frozen=True, slots=True, kw_only=True)
class Meter:
    """A month's messages; `month` is its first day."""

    month: date
    lines: tuple[MeterLine, ...] = ()
    costs: tuple[Cost, ...] = field(default=())

    @property
    def messages(self) -> int:
        """All of them."""
        return sum(line.messages for line in self.lines)


def meter(ctx: Context, month: date | None = None) -> Meter:
    """What went out in that month of the courier's calendar (this one unless said), by gateway and channel."""
    first = (month or local_day(ctx.clock(), ctx.zone)).replace(day=1)
    after = (first + timedelta(days=32)).replace(day=1)
    since, until = day_start(first, ctx.zone), day_start(after, ctx.zone)
    lines: list[MeterLine] = []
    totals: dict[str, int] = {}
    with ctx.read() as conn:
        for gateway in GatewayName:
            lines += _lines(gateway, rows.went_out(conn, gateway, since, until))
    for line in lines:
        for cost in line.costs:
            totals[cost.currency] = totals.get(cost.currency, 0) + cost.micros
    costs = tuple(Cost(micros, currency) for currency, micros in sorted(totals.items()))
    return Meter(month=first, lines=tuple(lines), costs=costs)


def _lines(gateway: GatewayName, found: Iterable[sqlite3.Row]) -> list[MeterLine]:
    by_channel: dict[str, list[sqlite3.Row]] = {}
    for row in found:
        by_channel.setdefault(row["channel"], []).append(row)
    return [
        MeterLine(
            gateway=gateway,
            channel=Channel(channel),
            messages=sum(row["messages"] for row in same),
            segments=sum(row["segments"] for row in same),
            priced=sum(row["priced"] for row in same),
            told=sum(row["told"] for row in same),
            costs=tuple(Cost(row["micros"], row["currency"]) for row in same if row["currency"] and row["priced"]),
        )
        for channel, same in by_channel.items()
    ]

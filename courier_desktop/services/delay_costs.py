"""What a setback's notices would cost and through which gateway each would go, before anything is sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from courier_desktop.domain.ids import ShipmentId
from courier_desktop.domain.messaging import Cost
from courier_desktop.domain.notices import Channel
from courier_desktop.domain.prices import BatchCost, Unsent, batch_cost
from courier_desktop.domain.times import local_day
from courier_desktop.domain.values import dataclass, field
from courier_desktop.services import message_flow, prices
from courier_desktop.services.message_flow import Flow
from courier_desktop.services.message_templates import as_carried

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from courier_desktop.domain.rows import AffectedRow
    from courier_desktop.services.context import Context


@dataclass(frozen=True, slots=True)
class Priced:
    """One message: as its channel says it, in how many parts, what it costs by the table (None = not known)."""

    text: str
    parts: int
    cost: Cost | None


@dataclass(frozen=True, slots=True)
class Batch:
    """The messages that would go by themselves, by shipment, and each channel's gateway."""

    priced: dict[ShipmentId, Priced] = field(default_factory=dict)
    flows: dict[Channel, Flow] = field(default_factory=dict)

    def total(self, told: Iterable[ShipmentId]) -> BatchCost:
        """What those would come to."""
        found = [self.priced[one] for one in told if one in self.priced]
        totals: dict[str, int] = {}
        for cost in (one.cost for one in found):
            if cost is not None:
                totals[cost.currency] = totals.get(cost.currency, 0) + cost.micros
        return BatchCost(messages=len(found), totals=totals, unpriced=sum(one.cost is None for one in found))


def batch_of(ctx: Context, rows: Iterable[AffectedRow], texts: Mapping[ShipmentId, str]) -> Batch:
    """What each of those that would go by a gateway says and costs; `texts` = words that the office changed."""
    flows = {flow.channel: flow for flow in message_flow.flows(ctx)}
    carried = [row for row in rows if row.channel in flows and not row.blocked]
    if not carried:
        return Batch(flows=flows)
    with ctx.read() as conn:
        table = prices.price_table(conn)
    day, home = local_day(ctx.clock(), ctx.zone), ctx.settings.region
    priced = {}
    for row in carried:
        channel = row.channel or Channel.WA_ME
        text = as_carried(texts.get(row.shipment_id, row.text), channel, ctx.settings)
        unsent: Unsent = prices.unsent(ctx.settings, flows[channel].gateway, channel, row.address, text)
        cost = next(iter(batch_cost(table, [unsent], home, day).costs), None)
        priced[row.shipment_id] = Priced(text, unsent.segments, cost)
    return Batch(priced, flows)

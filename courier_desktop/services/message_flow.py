"""What goes by itself now: for each gateway that is on, how much waits, how much of the day went, what holds it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from courier_desktop.domain.messaging import GATEWAY_TITLES, GatewayName, channel_of
from courier_desktop.domain.notices import Channel
from courier_desktop.domain.times import local_day
from courier_desktop.domain.values import dataclass
from courier_desktop.services import gateways
from courier_desktop.store import gateways as rows
from courier_desktop.store import outbox

if TYPE_CHECKING:
    from courier_desktop.services.context import Context


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """One gateway through which a channel's notices go. `cap` None = no limit a day that is known.

    `trouble` = a code of wording why nothing goes ("" = it does); `wait_until` = it goes on then by itself.
    """

    gateway: GatewayName
    channel: Channel
    waiting: int
    sent_today: int
    cap: int | None = None
    trouble: str = ""
    since: datetime | None = None
    wait_until: datetime | None = None

    @property
    def title(self) -> str:
        """What the service is called."""
        return GATEWAY_TITLES[self.gateway]

    @property
    def full(self) -> bool:
        """Whether the day's limit is reached."""
        return self.cap is not None and self.sent_today >= self.cap


def flows(ctx: Context) -> tuple[Flow, ...]:
    """Each channel's gateway that is on, in the catalogue's order. Asks no keyring and no service."""
    with ctx.read() as conn:
        known = rows.load_all(conn)
        on = gateways.active(conn)
        if not on:
            return ()
        waiting = {channel: outbox.waiting(conn, channel) for channel in on}
    today = local_day(ctx.clock(), ctx.zone).isoformat()
    return tuple(_flow(ctx, known[name], waiting[channel], today) for channel, name in on.items())


def _flow(ctx: Context, row: rows.GatewayRow, waiting: int, today: str) -> Flow:
    from courier_desktop.gateways.catalogue import kinds

    kind = kinds()[row.gateway]
    traits = kind.traits(gateways.with_defaults(kind.form, row.settings))
    later = row.wait_until is not None and row.wait_until > ctx.clock()
    return Flow(
        gateway=row.gateway,
        channel=channel_of(row.gateway, row.settings),
        waiting=waiting,
        sent_today=row.sent_today if row.day == today else 0,
        cap=traits.daily_cap,
        trouble=row.paused_why,
        since=row.paused_at,
        wait_until=row.wait_until if later else None,
    )

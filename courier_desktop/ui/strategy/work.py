"""What the strategy's sheet asks of the services, on the database lane."""

from __future__ import annotations

from typing import TYPE_CHECKING

from courier_desktop.domain.notices import Channel
from courier_desktop.domain.strategy import Strategy
from courier_desktop.domain.values import dataclass
from courier_desktop.services import gateways, strategy, strategy_preview

if TYPE_CHECKING:
    from datetime import date

    from courier_desktop.services.context import Context
    from courier_desktop.services.strategy_preview import PastDay, Preview
    from courier_desktop.ui.jobs import Job


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """What the sheet begins with; `draft` = what was changed the last time and not kept."""

    kept: Strategy
    draft: Strategy | None
    shops: tuple[tuple[str, str], ...]
    carried: frozenset[Channel]


def opening(ctx: Context) -> Opening:
    """The strategy in force, the shops, the channels that have a gateway."""
    with ctx.read() as conn:
        carried = frozenset(gateways.active(conn))
    return Opening(kept=strategy.current(ctx), draft=strategy.draft(ctx), shops=strategy.shops(ctx), carried=carried)


def read_day(ctx: Context, day: date, job: Job) -> PastDay:
    """The notices of a day."""
    return strategy_preview.read_day(ctx, day, job=job)


def try_on(ctx: Context, past: PastDay, wanted: Strategy, job: Job) -> Preview:
    """What that strategy would have made of the day."""
    return strategy_preview.of_day(ctx, past, wanted, job=job)

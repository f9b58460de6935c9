"""Send what is due, or fetch what came in, once and without a window: for a command, for the office's own scheduler."""

from __future__ import annotations

import time
from datetime import timedelta
from typing import TYPE_CHECKING

from courier_desktop.gateways.http import Http
from courier_desktop.services import gateways
from courier_desktop.services.sending import Done, Turner, new_holder
from courier_desktop.store import gateways as rows

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from courier_desktop.domain.messaging import GatewayName
    from courier_desktop.services.context import Context


def switched_on(ctx: Context) -> tuple[GatewayName, ...]:
    """The gateways that are on."""
    with ctx.read() as conn:
        return tuple(name for name, row in rows.load_all(conn).items() if row.switched_on)


def drain(ctx: Context, seconds: float = 0.0, rest: Callable[[float], object] = time.sleep) -> dict[GatewayName, Done]:
    """Send by each gateway all that may go now; what its pace puts off is waited for, `seconds` in all at most.

    A gateway in another program's hands is left to it.
    """
    until = ctx.clock() + timedelta(seconds=seconds)
    found: dict[GatewayName, Done] = {}
    http, turners = _turners(ctx)
    try:
        going = list(turners)
        while going:
            for name in going:
                _add(found.setdefault(name, Done()), turners[name].turn())
            coming = {name: at for name in going if (at := found[name].until) is not None and at <= until}
            going = list(coming)
            if going and (wait := (min(coming.values()) - ctx.clock()).total_seconds()) > 0:
                rest(wait)
    finally:
        _let_go(http, turners)
    return found


def fetch(ctx: Context) -> dict[GatewayName, Done]:
    """Ask each gateway what became of its messages, and for what came in."""
    http, turners = _turners(ctx)
    try:
        return {name: turner.fetch() for name, turner in turners.items()}
    finally:
        _let_go(http, turners)


def _turners(ctx: Context) -> tuple[Http, dict[GatewayName, Turner]]:
    http, holder = Http(), new_holder(ctx)
    return http, {name: Turner(ctx, gateways.make(ctx, name, http), holder) for name in switched_on(ctx)}


def _let_go(http: Http, turners: Mapping[GatewayName, Turner]) -> None:
    for turner in turners.values():
        turner.let_go()
    http.close()


def _add(total: Done, more: Done) -> None:
    """Count what another turn did; why and until when are those of the last one."""
    for name in ("sent", "failed", "unsure", "put_off", "settled", "arrived"):
        setattr(total, name, getattr(total, name) + getattr(more, name))
    total.why, total.until = more.why, more.until

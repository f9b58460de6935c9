"""What a gateway's page asks of the services; each is loaded on the lane that asks, not with the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from courier_desktop.domain.gateway_forms import Value
    from courier_desktop.domain.messaging import Check, GatewayName
    from courier_desktop.domain.secret import Secret
    from courier_desktop.services.context import Context
    from courier_desktop.services.gateways import Standing


class Seen:
    """A gateway as its page shows it. `lasting` = passwords outlive the program; `check` = what was just found."""

    __slots__ = ("check", "lasting", "standing")

    def __init__(self, standing: Standing, check: Check | None, *, lasting: bool) -> None:
        self.standing, self.check, self.lasting = standing, check, lasting


def all_of(ctx: Context) -> tuple[Standing, ...]:
    """Every gateway as it stands."""
    from courier_desktop.services import gateways

    return gateways.standings(ctx)


def look(ctx: Context, name: GatewayName, check: Check | None = None) -> Seen:
    """One gateway as it stands."""
    from courier_desktop.services import gateways

    return Seen(gateways.standing(ctx, name), check, lasting=gateways.secrets_of(ctx).lasting)


def save(ctx: Context, name: GatewayName, values: Mapping[str, Value], new: Mapping[str, Secret]) -> Seen:
    """Keep what was typed."""
    from courier_desktop.services import gateways

    gateways.save(ctx, name, values, new)
    return look(ctx, name)


def check(ctx: Context, name: GatewayName) -> Seen:
    """Ask the service whether it would send."""
    from courier_desktop.services import gateways

    return look(ctx, name, gateways.check(ctx, name))


def switch(ctx: Context, name: GatewayName, *, on: bool) -> Seen:
    """Switch it on or off."""
    from courier_desktop.services import gateways

    gateways.switch(ctx, name, on=on)
    return look(ctx, name)


def hold(ctx: Context, name: GatewayName, *, paused: bool) -> Seen:
    """Pause it, or let it go on."""
    from courier_desktop.services import gateways

    if paused:
        gateways.pause(ctx, name)
    else:
        gateways.resume(ctx, name)
    return look(ctx, name)


def request_shown(ctx: Context, name: GatewayName, values: Mapping[str, Value]) -> str:
    """The exact request that it would make with what is typed."""
    from courier_desktop.services import gateways

    return gateways.request_shown(ctx, name, values)


def understand(ctx: Context, name: GatewayName) -> Seen:
    """Its warning was read."""
    from courier_desktop.services import gateways

    gateways.understand(ctx, name)
    return look(ctx, name)

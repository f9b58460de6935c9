"""How a gateway stands, in one word: the light beside its name in the window and on the command line."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from courier_desktop.services.gateways import Standing

_BY_HAND = "gateway_paused_by_hand"


class Light(StrEnum):
    """One state at a time, what stops most first."""

    OFF = "off"
    MISSING = "missing"
    """Off, begun, and a field is still empty; or on and one was emptied since."""
    TROUBLE = "trouble"
    PAUSED = "paused"
    WAITING = "waiting"
    DOUBT = "doubt"
    """On, and its last test or poll found something wrong."""
    FULL = "full"
    """The day's limit is reached."""
    SPARE = "spare"
    """On, while another gateway of the same channel carries its notices."""
    READY = "ready"


def light_of(one: Standing, now: datetime) -> Light:
    """The state that its owner should see."""
    if not one.switched_on:
        begun = bool(one.secrets) or any(one.values.get(f.name, f.default) != f.default for f in one.form.fields)
        return Light.MISSING if begun and one.missing else Light.OFF
    if one.trouble:
        return Light.PAUSED if one.trouble == _BY_HAND else Light.TROUBLE
    if one.missing:
        return Light.MISSING
    if one.wait_until is not None and one.wait_until > now:
        return Light.WAITING
    if one.check_code:
        return Light.DOUBT
    if not one.active:
        return Light.SPARE
    full = one.traits.daily_cap is not None and one.sent_today >= one.traits.daily_cap
    return Light.FULL if full else Light.READY

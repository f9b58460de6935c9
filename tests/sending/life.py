"""A program that sends until it is killed: the real Dispatcher over the real ledger, in a process of its own."""

from __future__ import annotations

import os
import signal
import threading
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

# Whoever makes the lives imports them once for all.
import requests

from courier_desktop.domain.messaging import GatewayName, Outgoing
from courier_desktop.domain.secret import Secret
from courier_desktop.domain.values import replace
from courier_desktop.gateways import smsgate, telegram, twilio
from courier_desktop.gateways.base import Gateway
from courier_desktop.gateways.http import Http
from courier_desktop.gateways.secrets import SessionSecrets
from courier_desktop.services import gateways, sending
from courier_desktop.services.context import Context
from courier_desktop.services.gateways import Ready
from courier_desktop.services.open import open_context
from tests.sending.careless import MISTAKES
from tests.sending.shared import Shared

IMPORTED = (requests, smsgate, telegram, twilio)
# A life that nobody ends, because the test itself was killed.
_LONGEST_S = 120.0


@dataclass(frozen=True, slots=True)
class Orders:
    """What a life is to do. `mistake` = one of `MISTAKES`; `stops_at` = it stops itself at so many a message."""

    folder: str
    shared: str
    told: str
    secrets: dict[str, dict[str, str]] = field(default_factory=dict)
    mistake: str = ""
    stops_at: int = 0


def live(orders: Orders) -> None:
    """Send, until something ends it."""
    try:
        _live(orders)
    except BaseException:
        _tell(orders, traceback.format_exc())
        raise


def _live(orders: Orders) -> None:
    shared = Shared(Path(orders.shared))
    ctx = open_context(Path(orders.folder), actor="Ana", place="office", clock=shared)
    kept = SessionSecrets()
    for name, known in orders.secrets.items():
        for word, secret in known.items():
            kept.put(GatewayName(name), word, Secret(secret))
    ctx.secrets = kept
    if orders.mistake:
        MISTAKES[orders.mistake]()
    _without_pace(orders, shared)
    sending.Dispatcher(ctx, lambda error: _tell(orders, "".join(traceback.format_exception(error)))).start()
    shared[Shared.READY] += 1
    time.sleep(_LONGEST_S)
    os._exit(0)


def _tell(orders: Orders, text: str) -> None:
    with Path(orders.told).open("a", encoding="utf-8") as file:
        file.write(text)


def _without_pace(orders: Orders, shared: Shared) -> None:
    """Gateways as the catalogue makes them, but without their pace: it would take minutes."""
    made: Callable[[Context, GatewayName, Http], Ready] = gateways.make
    left = orders.stops_at

    def make(ctx: Context, name: GatewayName, http: Http) -> Ready:
        ready = made(ctx, name, http)
        traits = replace(ready.traits, pace_s=0.0, jitter_s=0.0, person_pace_s=0.0, daily_cap=None)
        gateway = Stopping(ready.gateway, shared, left) if left else ready.gateway
        return Ready(name, gateway, traits)  # type: ignore[arg-type]  # it has all of a gateway

    sending.gateways.make = make  # type: ignore[attr-defined]  # in this process alone


class Stopping:
    """A gateway whose program is suspended between a message's row and its request, as a closed laptop does."""

    def __init__(self, real: Gateway, shared: Shared, left: int) -> None:
        self._real, self._shared, self._left = real, shared, left

    def __getattr__(self, name: str) -> object:
        return getattr(self._real, name)

    def prepare(self, message: Outgoing) -> str:
        self._left -= 1
        if self._left == 0:
            self._shared[Shared.STOPPED] = 1
            # To this very thread: else it might run on until another one is awake to stop the process.
            signal.pthread_kill(threading.get_ident(), signal.SIGSTOP)
        return self._real.prepare(message)

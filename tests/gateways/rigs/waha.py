"""WAHA's rig."""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Iterator
from contextlib import contextmanager

from courier_desktop.domain.messaging import GatewayName, WebhookRequest
from courier_desktop.gateways.base import Gateway
from courier_desktop.gateways.waha import KIND
from tests.gateways.rigs.base import Rig, Stand, Webhooks, WebhookSample
from tests.gateways.rigs.http_stand import http_stand
from tests.gateways.servers.waha import WahaServer, message

SECRETS = {"api_key": "waha-key-12345678", "webhook_key": "waha-hook-87654321"}


@contextmanager
def start() -> Iterator[Stand]:
    server = WahaServer(SECRETS["api_key"])
    with http_stand(server, KIND, {}, SECRETS, server.hears) as stand:
        yield stand


def signed(_gateway: Gateway, body: bytes) -> WebhookRequest:
    """As WAHA posts it."""
    proof = hmac.new(SECRETS["webhook_key"].encode(), body, hashlib.sha512).hexdigest()
    headers = {"content-type": "application/json", "x-webhook-hmac": proof, "x-webhook-hmac-algorithm": "sha512"}
    return WebhookRequest(method="POST", path="/hooks/waha", headers=headers, body=body)


def event(name: str, payload: object, session: str = "default") -> bytes:
    """An event's body."""
    told = {"id": "evt_1", "event": name, "session": session, "timestamp": 1795338000000, "payload": payload}
    return json.dumps(told).encode()


_CHAT = "5215512345678@c.us"
_ACK = {"id": f"true_{_CHAT}_3EB0", "from": _CHAT, "to": "5215500000001@c.us", "fromMe": True, "ack": 3}

RIG = Rig(
    name=GatewayName.WAHA,
    start=start,
    address="+525512345678",
    stranger="+525512340000",
    secrets=SECRETS,
    webhooks=Webhooks(
        signed=signed,
        samples=(
            WebhookSample(event("message", message(_CHAT, "A1", "Sí", 1795338000)), inbound=1),
            WebhookSample(event("message", message("123@g.us", "A1", "Sí", 1795338000))),
            WebhookSample(event("message", message("status@broadcast", "A1", "Sí", 1795338000))),
            WebhookSample(event("message.any", message(_CHAT, "A1", "Sí", 1795338000) | {"fromMe": True})),
            WebhookSample(event("message", message(_CHAT, "A1", "Sí", 1795338000), "another")),
            WebhookSample(event("message.ack", _ACK), states=1),
            WebhookSample(event("message.ack", _ACK | {"ack": 0})),
            WebhookSample(event("session.status", {"name": "default", "status": "FAILED"})),
            WebhookSample(event("something.new", {"odd": [1, 2]})),
            WebhookSample(b"[]"),
        ),
        proof=("x-webhook-hmac",),
    ),
)

"""The office's Android phone (SMSGate, Local mode) before the contract suite."""

from __future__ import annotations

import hashlib
import hmac
import json
import time
from collections.abc import Iterator
from contextlib import contextmanager

from courier_desktop.domain.messaging import GatewayName, WebhookRequest
from courier_desktop.gateways.base import Gateway
from courier_desktop.gateways.smsgate import KIND
from tests.gateways.rigs.base import Rig, Webhooks, WebhookSample
from tests.gateways.rigs.http_stand import HttpStand, http_stand
from tests.gateways.servers.smsgate import PASSWORD, USERNAME, SmsGateServer

KEY = "webhook-key-0123456789"
SECRETS = {"password": PASSWORD, "webhook_key": KEY}


@contextmanager
def start() -> Iterator[HttpStand]:
    server = SmsGateServer()

    def reply(address: str, text: str) -> None:
        server.reply(address, text)

    with http_stand(server, KIND, {"username": USERNAME}, SECRETS, reply) as stand:
        yield stand


def event(name: str, **payload: object) -> bytes:
    """As the app posts it."""
    fields = {"deviceId": "dev1", "event": name, "id": "Ey6ECgOkVVFjz3CL48B8C", "payload": payload, "webhookId": "w1"}
    return json.dumps(fields).encode()


def signed(_gateway: Gateway, body: bytes, *, key: str = KEY, at: float | None = None) -> WebhookRequest:
    """As the app signs it: the body's bytes and the time behind them."""
    stamp = str(int(time.time() if at is None else at))
    proof = hmac.new(key.encode(), body + stamp.encode(), hashlib.sha256).hexdigest()
    return WebhookRequest(
        method="POST", path="/smsgate", headers={"x-signature": proof, "x-timestamp": stamp}, body=body
    )


SAMPLES = (
    WebhookSample(
        event(
            "sms:received",
            messageId="8a1b2c3d",
            message="¿Sigue abierto? 🙂",
            sender="+525512345678",
            recipient=None,
            simNumber=1,
            phoneNumber="+525512345678",
            receivedAt="2026-11-22T09:46:11.000-06:00",
        ),
        inbound=1,
    ),
    WebhookSample(
        event("sms:sent", messageId="M0000000000A1", recipient="+525512345678", partsCount=2, sentAt="2026-11-22"),
        states=1,
    ),
    WebhookSample(event("sms:delivered", messageId="M0000000000A1-2", deliveredAt="2026-11-22T09:00:00Z"), states=1),
    WebhookSample(
        event("sms:failed", messageId="M0000000000A1", reason="Send result: RESULT_ERROR_NO_SERVICE"), states=1
    ),
    WebhookSample(event("sms:sent", messageId="zXDYfTmTVf3iMd16zzdBj", recipient="+525512345678")),
    WebhookSample(event("system:ping", health={})),
)

RIG = Rig(
    name=GatewayName.SMSGATE,
    start=start,
    address="+525512345678",
    secrets=SECRETS,
    webhooks=Webhooks(signed=signed, samples=SAMPLES, proof=("x-signature",)),
)

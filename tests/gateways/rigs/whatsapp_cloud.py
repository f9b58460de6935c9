"""The Cloud API's rigs: with a webhook, and as it is without one."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

from courier_desktop.domain.gateway_forms import Value
from courier_desktop.domain.messaging import GatewayName, WebhookRequest
from courier_desktop.gateways.base import Gateway
from courier_desktop.gateways.whatsapp_cloud import KIND
from tests.gateways.rigs.base import Rig, Stand, Webhooks, WebhookSample
from tests.gateways.rigs.http_stand import http_stand
from tests.gateways.servers.whatsapp_cloud import (
    APP_SECRET,
    PHONE_ID,
    TOKEN,
    VERIFY_TOKEN,
    WABA_ID,
    CloudServer,
    error,
    message,
    news,
    posted,
)

SECRETS = {"access_token": TOKEN, "app_secret": APP_SECRET, "verify_token": VERIFY_TOKEN}
VALUES: dict[str, Value] = {"phone_number_id": PHONE_ID, "waba_id": WABA_ID}
STRANGER = "+525512340000"


def starting(**more: Value) -> Callable[[], AbstractContextManager[Stand]]:
    """A rig's start with these settings beside the usual."""

    @contextmanager
    def start() -> Iterator[Stand]:
        server = CloudServer()
        server.errors["525512340000"] = (400, error(131026, "Message undeliverable", "Not on WhatsApp"))
        with http_stand(server, KIND, VALUES | more, SECRETS) as stand:
            yield stand

    return start


def signed(_gateway: Gateway, body: bytes) -> WebhookRequest:
    """As Meta posts it."""
    proof = hmac.new(APP_SECRET.encode(), body, hashlib.sha256).hexdigest()
    headers = {"content-type": "application/json", "x-hub-signature-256": f"sha256={proof}"}
    return WebhookRequest(method="POST", path="/hooks/whatsapp", headers=headers, body=body)


_CONTACT = {"profile": {"name": "Ana Muñoz"}, "wa_id": "5215512345678", "user_id": "MX.1502576394655843"}
_TEXT = message("text", text={"body": "Sí, aquí estaré"})
_READ = {"id": "wamid.OUT=", "status": "read", "timestamp": "1795338000", "recipient_id": "5215512345678"}

_WEBHOOKS = Webhooks(
    signed=signed,
    samples=(
        WebhookSample(posted(news({"contacts": [_CONTACT], "messages": [_TEXT]})), inbound=1),
        WebhookSample(posted(news({"messages": [_TEXT, message("hologram", id="wamid.IN2=")]})), inbound=2),
        WebhookSample(posted(news({"messages": [_TEXT | {"group_id": "Y2FwaV9ncm91cA"}]}))),
        WebhookSample(posted(news({"messages": [_TEXT]}, phone_id="1"))),
        WebhookSample(posted(news({"message_echoes": [_TEXT]}, "smb_message_echoes"))),
        WebhookSample(posted(news({"statuses": [_READ, _READ | {"status": "delivered"}]})), states=2),
        WebhookSample(posted(news({"event": "APPROVED"}, "message_template_status_update"))),
        WebhookSample(b"[]"),
    ),
    proof=("x-hub-signature-256",),
)

RIGS = (
    Rig(
        name=GatewayName.WHATSAPP_CLOUD,
        start=starting(webhook=True),
        address="+525512345678",
        stranger=STRANGER,
        secrets=SECRETS,
        window_open=True,
        webhooks=_WEBHOOKS,
    ),
    Rig(
        name=GatewayName.WHATSAPP_CLOUD,
        start=starting(history_probe=True),
        address="MX.1502576394655843",
        stranger=STRANGER,
        secrets=SECRETS,
        window_open=True,
        webhooks=_WEBHOOKS,
        label="whatsapp_cloud_probed",
    ),
)

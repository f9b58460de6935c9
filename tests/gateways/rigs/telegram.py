"""Telegram's rig."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from courier_desktop.domain.gateway_forms import Value
from courier_desktop.domain.messaging import GatewayName, WebhookRequest
from courier_desktop.gateways.base import Gateway
from courier_desktop.gateways.telegram import KIND
from tests.gateways.rigs.base import Rig, Stand, Webhooks, WebhookSample
from tests.gateways.rigs.http_stand import http_stand
from tests.gateways.servers.telegram import TOKEN, TelegramServer, private, shown

SECRETS = {"token": TOKEN, "webhook_secret": "tg-hook_0123456789"}
VALUES: dict[str, Value] = {"wait_s": 0, "bot": "paquetes_norte_bot"}


@contextmanager
def start() -> Iterator[Stand]:
    server = TelegramServer()
    with http_stand(server, KIND, VALUES, SECRETS, lambda address, text: void(server.hears(address, text))) as stand:
        yield stand


def void(_told: object) -> None:
    """Nobody needs it."""


def signed(_gateway: Gateway, body: bytes) -> WebhookRequest:
    """As Telegram posts it."""
    headers = {"content-type": "application/json", "x-telegram-bot-api-secret-token": SECRETS["webhook_secret"]}
    return WebhookRequest(method="POST", path="/hooks/telegram", headers=headers, body=body)


_MESSAGE = private("3527065", 11, 1795338000)
_BLOCK = {
    "chat": _MESSAGE["chat"],
    "from": _MESSAGE["from"],
    "date": 1795338000,
    "old_chat_member": {"status": "member"},
    "new_chat_member": {"status": "kicked"},
}

RIG = Rig(
    name=GatewayName.TELEGRAM,
    start=start,
    address="3527065",
    stranger="404",
    secrets=SECRETS,
    webhooks=Webhooks(
        signed=signed,
        samples=(
            WebhookSample(shown({"update_id": 5, "message": _MESSAGE | {"text": "Sí"}}), inbound=1),
            WebhookSample(shown({"update_id": 6, "my_chat_member": _BLOCK}), inbound=1),
            WebhookSample(shown({"update_id": 7, "poll": {"id": "1"}})),
            WebhookSample(b"[]"),
        ),
        proof=("x-telegram-bot-api-secret-token",),
        signs_body=False,
    ),
)

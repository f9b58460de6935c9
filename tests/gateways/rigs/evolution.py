"""Evolution's rig."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager

from courier_desktop.domain.messaging import GatewayName, WebhookRequest
from courier_desktop.gateways.base import Gateway
from courier_desktop.gateways.evolution import KIND, PROOF
from tests.gateways.rigs.base import Rig, Stand, Webhooks, WebhookSample
from tests.gateways.rigs.http_stand import http_stand
from tests.gateways.servers.evolution import EvolutionServer, record

SECRETS = {"api_key": "evolution-key-1234", "webhook_token": "evolution-hook-9876"}


@contextmanager
def start() -> Iterator[Stand]:
    server = EvolutionServer(SECRETS["api_key"])
    with http_stand(server, KIND, {"instance": "oficina"}, SECRETS, server.hears) as stand:
        yield stand


def signed(_gateway: Gateway, body: bytes) -> WebhookRequest:
    """As Evolution posts it: with the header that it was given."""
    headers = {"content-type": "application/json", PROOF: SECRETS["webhook_token"]}
    return WebhookRequest(method="POST", path="/hooks/evolution", headers=headers, body=body)


def event(name: str, part: object, instance: str = "oficina") -> bytes:
    """An event's body; the account's key stands in it."""
    told = {"event": name, "instance": instance, "data": part, "sender": _CHAT, "apikey": SECRETS["api_key"]}
    return json.dumps(told).encode()


_CHAT = "5215512345678@s.whatsapp.net"
_UPDATE = {"keyId": "3EB0", "remoteJid": _CHAT, "fromMe": True, "status": "READ"}

RIG = Rig(
    name=GatewayName.EVOLUTION,
    start=start,
    address="+525512345678",
    stranger="+525512340000",
    secrets=SECRETS,
    webhooks=Webhooks(
        signed=signed,
        samples=(
            WebhookSample(event("messages.upsert", record(_CHAT, "A1", "Sí")), inbound=1),
            WebhookSample(event("messages.upsert", [record(_CHAT, "A1", "Sí"), record(_CHAT, "A2", "No")]), inbound=2),
            WebhookSample(event("messages.upsert", record("123@g.us", "A1", "Sí"))),
            WebhookSample(event("messages.upsert", record(_CHAT, "A1", "Sí", mine=True))),
            WebhookSample(event("messages.upsert", record(_CHAT, "A1", "Sí"), "another")),
            WebhookSample(event("messages.update", _UPDATE), states=1),
            WebhookSample(event("messages.update", _UPDATE | {"status": "PENDING"})),
            WebhookSample(event("connection.update", {"state": "close"})),
            WebhookSample(b"null"),
        ),
        proof=(PROOF,),
        signs_body=False,
    ),
)

"""Twilio's WhatsApp before the contract suite."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from courier_desktop.domain.messaging import GatewayName
from courier_desktop.gateways.twilio import WHATSAPP_KIND
from tests.gateways.rigs.base import Rig, Webhooks, WebhookSample
from tests.gateways.rigs.http_stand import HttpStand, http_stand
from tests.gateways.rigs.twilio_sms import SECRETS, VALUES, posted, signed
from tests.gateways.servers.twilio import NUMBER, STRANGER, TwilioServer


@contextmanager
def start() -> Iterator[HttpStand]:
    server = TwilioServer()

    def reply(address: str, text: str) -> None:
        server.reply(address, text, "whatsapp:")

    with http_stand(server, WHATSAPP_KIND, VALUES, SECRETS, reply) as stand:
        yield stand


WHO = {"From": "whatsapp:+5215512345678", "To": f"whatsapp:{NUMBER}", "SmsStatus": "received"}
SAMPLES = (
    WebhookSample(
        posted(MessageSid="SM" + "1" * 32, Body="Sí", ProfileName="José 🚚", WaId="5215512345678", **WHO), inbound=1
    ),
    WebhookSample(
        posted(MessageSid="SM" + "2" * 32, Body="Confirmo", ButtonText="Confirmo", ButtonPayload="conf:AB12", **WHO),
        inbound=1,
    ),
    WebhookSample(
        posted(
            MessageSid="MM" + "3" * 32, NumMedia="1", MediaUrl0="https://x/ME1", MediaContentType0="image/jpeg", **WHO
        ),
        inbound=1,
    ),
    WebhookSample(posted(MessageSid="SM" + "4" * 32, Latitude="19.43", Longitude="-99.13", **WHO), inbound=1),
    WebhookSample(
        posted(MessageSid="SM" + "5" * 32, MessageStatus="read", To=WHO["From"], From=WHO["To"], SmsStatus="read"),
        states=1,
    ),
    WebhookSample(posted(MessageSid="SM" + "6" * 32, SmsStatus="received", From="+525512345678", To=NUMBER)),
)

RIG = Rig(
    name=GatewayName.TWILIO_WHATSAPP,
    start=start,
    address="+525512345678",
    stranger=STRANGER,
    secrets=SECRETS,
    window_open=True,
    webhooks=Webhooks(signed=signed, samples=SAMPLES, proof=("x-twilio-signature",)),
)

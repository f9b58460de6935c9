"""Twilio's SMS before the contract suite."""

from __future__ import annotations

import base64
import hashlib
import hmac
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import parse_qsl, urlencode

from courier_desktop.domain.messaging import GatewayName, WebhookRequest
from courier_desktop.gateways.base import Gateway
from courier_desktop.gateways.twilio import SMS_KIND
from tests.gateways.rigs.base import Rig, Webhooks, WebhookSample
from tests.gateways.rigs.http_stand import HttpStand, http_stand
from tests.gateways.servers.twilio import KEY_SECRET, KEY_SID, NUMBER, SID, STRANGER, TOKEN, TwilioServer

SECRETS = {"auth_token": TOKEN, "key_secret": KEY_SECRET}
PUBLIC = "https://mensajeria.example.mx/hooks/twilio?office=1"
VALUES: dict[str, str | int | bool] = {
    "account_sid": SID,
    "key_sid": KEY_SID,
    "sender": NUMBER,
    "public_url": PUBLIC,
}


@contextmanager
def start() -> Iterator[HttpStand]:
    server = TwilioServer()

    def reply(address: str, text: str) -> None:
        server.reply(address, text)

    with http_stand(server, SMS_KIND, VALUES, SECRETS, reply) as stand:
        yield stand


def signed(_gateway: Gateway, body: bytes, *, url: str = PUBLIC, token: str = TOKEN) -> WebhookRequest:
    """As Twilio signs a form: the address, then names and values in the names' order."""
    values: dict[str, list[str]] = {}
    for name, value in parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True):
        values.setdefault(name, []).append(value)
    text = url + "".join(name + value for name in sorted(values) for value in sorted(set(values[name])))
    proof = base64.b64encode(hmac.new(token.encode(), text.encode(), hashlib.sha1).digest()).decode()
    headers = {"x-twilio-signature": proof, "content-type": "application/x-www-form-urlencoded; charset=UTF-8"}
    return WebhookRequest(method="POST", path="/hooks/twilio?office=1", headers=headers, body=body)


def posted(**fields: str) -> bytes:
    """A form as Twilio posts it."""
    return urlencode({"AccountSid": SID, "ApiVersion": "2010-04-01"} | fields).encode()


SAMPLES = (
    WebhookSample(
        posted(
            MessageSid="SM" + "1" * 32,
            SmsStatus="received",
            From="+525512345678",
            To=NUMBER,
            Body="¿A qué hora? + 100% & más",
            NumMedia="0",
            NumSegments="1",
        ),
        inbound=1,
    ),
    WebhookSample(
        posted(
            MessageSid="SM" + "2" * 32,
            SmsStatus="delivered",
            MessageStatus="delivered",
            To="+525512345678",
            From=NUMBER,
        ),
        states=1,
    ),
    WebhookSample(
        posted(
            MessageSid="SM" + "2" * 32, MessageStatus="undelivered", ErrorCode="30005", To="+525512345678", From=NUMBER
        ),
        states=1,
    ),
    WebhookSample(posted(MessageSid="SM" + "2" * 32, MessageStatus="sent", AccountSid="AC" + "0" * 32, To="+52")),
    WebhookSample(posted(SmsStatus="received", From="whatsapp:+525512345678", MessageSid="SM" + "3" * 32)),
)

RIG = Rig(
    name=GatewayName.TWILIO_SMS,
    start=start,
    address="+525512345678",
    stranger=STRANGER,
    secrets=SECRETS,
    webhooks=Webhooks(signed=signed, samples=SAMPLES, proof=("x-twilio-signature",)),
)

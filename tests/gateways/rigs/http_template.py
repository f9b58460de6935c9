"""The generic gateway's rigs: one for each place in which a value may stand."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager

from courier_desktop.domain.gateway_forms import Value
from courier_desktop.domain.messaging import GatewayName
from courier_desktop.gateways.http_template import KIND
from tests.gateways.rigs.base import Rig, Stand
from tests.gateways.rigs.http_stand import http_stand
from tests.gateways.servers.http_template import SmsService

SECRETS = {"secret": "template-key-1234"}
COMMON: Mapping[str, Value] = {
    "url": "{base_url}/send",
    "headers": "Authorization: Bearer {secret}\nX-Our-Id: {id}",
    "id_path": "data.0.id",
    "number_pattern": "INVALID_MSISDN",
    "check_url": "{base_url}/balance",
    "state_url": "{base_url}/states/{reference}",
    "state_path": "data.status",
    "inbound_url": "{base_url}/inbox?since={since_unix}",
    "inbound_path": "data.messages",
    "inbound_id": "id",
    "inbound_from": "from",
    "inbound_text": "text",
    "inbound_at": "received_at",
}
WAYS: Mapping[str, Mapping[str, Value]] = {
    "json": {},
    "form": {"content": "form", "body": "to={to}\ntext={text}"},
    "xml": {"content": "xml", "body": '<sms to="{to}"><text>{text}</text></sms>'},
    "get": {"method": "GET", "url": "{base_url}/send?key={secret}&to={to}&text={text}"},
}


def starting(way: str) -> Callable[[], AbstractContextManager[Stand]]:
    """What starts the service and the gateway that asks it that way."""

    @contextmanager
    def start() -> Iterator[Stand]:
        server = SmsService(SECRETS["secret"])
        with http_stand(server, KIND, {**COMMON, **WAYS[way]}, SECRETS, server.hears) as stand:
            yield stand

    return start


RIGS = tuple(
    Rig(
        name=GatewayName.HTTP,
        label=f"http-{way}",
        start=starting(way),
        address="+525512345678",
        stranger="+525512340000",
        secrets=SECRETS,
    )
    for way in WAYS
)

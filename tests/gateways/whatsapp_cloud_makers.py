"""What the tests of the Cloud API send, and the gateway that they send it by."""

from __future__ import annotations

from datetime import UTC, datetime

from courier_desktop.domain.gateway_forms import Value
from courier_desktop.domain.messaging import Attachment, Outgoing, TemplateUse
from courier_desktop.domain.values import replace
from courier_desktop.domain.words import Language
from courier_desktop.gateways.whatsapp_cloud import KIND, WhatsAppCloudGateway
from tests.gateways.rigs.base import means_of
from tests.gateways.rigs.whatsapp_cloud import SECRETS, VALUES
from tests.gateways.servers.whatsapp_cloud import JSON, CloudServer

NOW = datetime(2026, 11, 22, 18, 0, tzinfo=UTC)
ANA = "+525512345678"
LONG = "Ñandú, " * 200
PDF = Attachment(name="guía 1.pdf", media_type="application/pdf", content=b"%PDF-1.7 slip")
PICTURE = Attachment(name="entrega.jpg", media_type="image/jpeg", content=b"\xff\xd8\xff picture")
USE = TemplateUse(name="aviso_entrega", language="es_MX", values=("Ana", "AB12CD"))


def cloud(server: CloudServer, **values: Value) -> WhatsAppCloudGateway:
    """The gateway on the service."""
    told: dict[str, Value] = {"base_url": server.base_url, **VALUES, **values}
    gateway = WhatsAppCloudGateway(means_of(KIND, told, SECRETS, lambda: NOW))
    gateway.read_s = 2.0
    return gateway


def message(text: str = "Llega hoy", *files: Attachment, address: str = ANA) -> Outgoing:
    """Free text inside the window."""
    return Outgoing(
        message_id="M0000000000A1",
        address=address,
        text=text,
        language=Language.ES,
        attachments=files,
        window_open=True,
    )


def by_template(use: TemplateUse = USE, *files: Attachment) -> Outgoing:
    """A template outside the window."""
    return replace(message("", *files), template=use, window_open=None)


def sent_bodies(server: CloudServer) -> list[JSON]:
    """Every message that was asked for, as it was asked for."""
    return [one.json() for one in server.requests if one.path.endswith("/messages")]

"""Every kind of gateway, in the order in which a channel takes the first that is switched on."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from courier_desktop.domain.messaging import GatewayName
    from courier_desktop.gateways.base import Kind


def kinds() -> dict[GatewayName, Kind]:
    """All of them by name."""
    from courier_desktop.gateways import evolution, http_template, mail, smsgate, telegram, twilio, waha, whatsapp_cloud

    # Of one channel's, official and free ones before the others.
    found: list[Kind] = [
        twilio.WHATSAPP_KIND,
        whatsapp_cloud.KIND,
        telegram.KIND,
        waha.KIND,
        evolution.KIND,
        smsgate.KIND,
        twilio.SMS_KIND,
        mail.KIND,
        http_template.KIND,
    ]
    return {one.form.name: one for one in found}

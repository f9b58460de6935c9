"""What the editor asks of the services, on the lane that asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from courier_desktop.domain.messaging import Cost, GatewayName
from courier_desktop.domain.notices import Channel, NoticeEvent
from courier_desktop.domain.prices import PriceCategory
from courier_desktop.domain.times import local_day
from courier_desktop.domain.values import dataclass
from courier_desktop.domain.words import Language
from courier_desktop.services import (
    gateways,
    message_templates,
    prices,
    shipments,
    template_preview,
    whatsapp_templates,
)
from courier_desktop.services.message_templates import TemplateWords
from courier_desktop.services.template_preview import Sample
from courier_desktop.services.whatsapp_templates import Known, Mapped
from courier_desktop.ui.templates.words import CHANNELS, Face

if TYPE_CHECKING:
    from courier_desktop.domain.ids import ShipmentId
    from courier_desktop.domain.messaging import Check
    from courier_desktop.domain.rows import SearchHit
    from courier_desktop.domain.template_maps import TemplateMap
    from courier_desktop.domain.whatsapp_templates import ApprovedTemplate
    from courier_desktop.services.context import Context

Place = tuple[Language, Face]


@dataclass(frozen=True, slots=True, kw_only=True)
class EventView:
    """All that the editor shows of one notice. `own` = which notices the office words itself, and where.

    `official` = the ways of WhatsApp that need approved templates and are on; `mapped` what stands for this notice.
    `sms_part` = what a part of an SMS costs at home, where there is a price.
    """

    event: NoticeEvent
    words: dict[Place, TemplateWords]
    programs: dict[Place, TemplateWords]
    sample: Sample
    own: frozenset[tuple[NoticeEvent, Language, Face]]
    official: tuple[GatewayName, ...]
    known: dict[GatewayName, Known]
    mapped: dict[tuple[GatewayName, Language], Mapped]
    sms_part: Cost | None = None


def look(ctx: Context, event: NoticeEvent, shipment_id: ShipmentId | None) -> EventView:
    """One notice, tried on that shipment or the newest."""
    every = [(language, face) for language in Language for face in CHANNELS]
    faces = {"" if channel is None else channel.value: face for face, channel in CHANNELS.items()}
    with ctx.read() as conn:
        active = gateways.active(conn)
        table = prices.price_table(conn)
    on, sms = set(active.values()), active.get(Channel.SMS)
    today = local_day(ctx.clock(), ctx.zone)
    found = {gateway: whatsapp_templates.all_mapped(ctx, gateway) for gateway in whatsapp_templates.OFFICIAL}
    return EventView(
        event=event,
        words={one: message_templates.template_words(ctx, event, one[0], CHANNELS[one[1]]) for one in every},
        programs={one: message_templates.program_words(event, one[0], CHANNELS[one[1]]) for one in every},
        sample=template_preview.sample(ctx, event, shipment_id),
        own=frozenset(
            (where, language, faces[channel])
            for where, language, channel in message_templates.edited(ctx)
            if channel in faces
        ),
        official=tuple(gateway for gateway in whatsapp_templates.OFFICIAL if gateway in on),
        known={gateway: whatsapp_templates.known(ctx, gateway) for gateway in whatsapp_templates.OFFICIAL},
        mapped={
            (gateway, language): one
            for gateway, maps in found.items()
            for (mapped_event, language), one in maps.items()
            if mapped_event is event
        },
        sms_part=table.cost(sms, ctx.settings.region, PriceCategory.MESSAGE, today) if sms is not None else None,
    )


def save(ctx: Context, event: NoticeEvent, place: Place, body: str, subject: str) -> None:
    """Keep the words of one channel and language."""
    message_templates.save(ctx, event, place[0], CHANNELS[place[1]], body, subject)


def reset(ctx: Context, event: NoticeEvent, place: Place) -> None:
    """Give the program's words back."""
    message_templates.reset(ctx, event, place[0], CHANNELS[place[1]])


def fetch(ctx: Context, gateway: GatewayName) -> Check:
    """Ask the account for its approved templates: network."""
    return whatsapp_templates.fetch(ctx, gateway)


def add(ctx: Context, gateway: GatewayName, sid: str, language: Language, body: str) -> ApprovedTemplate:
    """Keep a template that somebody had approved."""
    return whatsapp_templates.add_by_hand(ctx, gateway, sid, language, body)


def save_map(ctx: Context, gateway: GatewayName, event: NoticeEvent, language: Language, chosen: TemplateMap) -> None:
    """Let an approved template stand for the notice."""
    whatsapp_templates.save_map(ctx, gateway, event, language, chosen)


def drop_map(ctx: Context, gateway: GatewayName, event: NoticeEvent, language: Language) -> None:
    """Let none stand for it."""
    whatsapp_templates.drop_map(ctx, gateway, event, language)


def find(ctx: Context, text: str) -> SearchHit | None:
    """The shipment that a search finds first."""
    return next(iter(shipments.find(ctx, text, 1)), None)

"""Channels, consent and wishes of a contact in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from courier_desktop.domain.contacts import BLOCKED_THERE, Deed
from courier_desktop.domain.messaging import InboundKind
from courier_desktop.domain.notices import Channel
from courier_desktop.domain.strategy import CustomerKind
from courier_desktop.domain.wording import is_code, say
from courier_desktop.ui.format import day_text, moment_text, phone_text
from courier_desktop.ui.language import current_language
from courier_desktop.ui.parts.status import Look
from courier_desktop.ui.theme.tokens import Tone

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime, tzinfo

    from courier_desktop.domain.contacts import Known, ReceivedRow
    from courier_desktop.domain.person_messages import Talk
    from courier_desktop.services.contact_card import Reach

translate = QCoreApplication.translate
CHANNEL_ICONS = {
    Channel.WA_ME: "whatsapp",
    Channel.WHATSAPP: "whatsapp",
    Channel.SMS: "message-text-outline",
    Channel.TELEGRAM: "send",
    Channel.EMAIL: "email-outline",
}


def channel_word(channel: Channel) -> str:
    """The channel's name."""
    return {
        Channel.WA_ME: translate("Contacts", "WhatsApp a mano"),
        Channel.WHATSAPP: "WhatsApp",
        Channel.SMS: "SMS",
        Channel.TELEGRAM: "Telegram",
        Channel.EMAIL: translate("Contacts", "Correo"),
    }[channel]


def kind_word(kind: CustomerKind) -> str:
    """The kind of customer."""
    return {
        CustomerKind.PERSON: translate("Contacts", "Persona"),
        CustomerKind.COMPANY: translate("Contacts", "Empresa"),
        CustomerKind.SPECIAL: translate("Contacts", "Especial"),
    }[kind]


def address_text(channel: Channel, address: str) -> str:
    """An address as it is read: phones in groups."""
    if channel in {Channel.SMS, Channel.WA_ME, Channel.WHATSAPP} and address.startswith("+"):
        return phone_text(address)
    return address


def day_of(at: datetime, zone: tzinfo) -> str:
    """The day there."""
    return day_text(at.astimezone(zone).date(), current_language())


def source_words(source: str) -> str:
    """Where a refusal comes from: a code of wording, a block, the person's own words."""
    if source == BLOCKED_THERE:
        return translate("Contacts", "nos bloqueó ahí")
    if is_code(source):
        return say(source, current_language()).rstrip(".")
    known = {
        "office": translate("Contacts", "lo anotó la oficina"),
        "call": translate("Contacts", "por teléfono"),
        "answer": translate("Contacts", "por un mensaje"),
    }
    return known.get(source) or translate("Contacts", "“{0}”").format(source)


def consent_words(at: datetime, source: str, zone: tzinfo) -> str:
    """Since when they consent, and where that comes from."""
    code, _, noted = source.partition(" ")
    day = day_of(at, zone)
    if code in set(Channel):
        return translate("Contacts", "Desde el {0}: nos escribió por {1}").format(day, channel_word(Channel(code)))
    if noted:
        return translate("Contacts", "Desde el {0}: “{1}”").format(day, noted)
    return translate("Contacts", "Desde el {0}, lo anotó la oficina").format(day)


def deed_words(deed: Deed) -> str:
    """What the program did with a message; "" for nothing."""
    return {
        Deed.NONE: "",
        Deed.OPTED_OUT: translate("Contacts", "Pidió no recibir avisos"),
        Deed.OPTED_IN: translate("Contacts", "Pidió recibir avisos otra vez"),
        Deed.ASK_STAFF: translate("Contacts", "Pide cancelar: pregúntale qué"),
        Deed.BLOCKED: translate("Contacts", "Nos bloqueó"),
        Deed.UNBLOCKED: translate("Contacts", "Nos dejó entrar otra vez"),
        Deed.STARTED: translate("Contacts", "Abrió el enlace de Telegram"),
    }[deed]


def received_words(one: ReceivedRow) -> str:
    """A message that came in, on one line."""
    text = " ".join((one.text or one.subject).split())
    if text:
        return text
    said = {
        InboundKind.MEDIA: translate("Contacts", "Una foto o un archivo"),
        InboundKind.LOCATION: translate("Contacts", "Una ubicación"),
        InboundKind.BUTTON: translate("Contacts", "Un botón"),
    }
    return deed_words(one.deed) or said.get(one.kind, translate("Contacts", "Algo que no se puede leer aquí"))


def channel_lines(contacts: Sequence[Known]) -> list[str]:
    """Each address that is known of these, a line each: "WhatsApp: 33 1482 0937"."""
    return [
        f"{channel_word(each.channel)}: {address_text(each.channel, each.address)}"
        for one in contacts
        for each in one.addresses
    ]


def talk_line(talk: Talk) -> str:
    """How many messages went out and came in; "" for none."""
    if not (talk.messages or talk.received):
        return ""
    sent = translate("Contacts", "%n mensaje(s) que salieron solos", None, len(talk.messages))
    came = translate("Contacts", "%n recibido(s)", None, len(talk.received))
    return f"{sent} · {came}"


def reach_look(reach: Reach, zone: tzinfo, now: datetime) -> tuple[str, Look]:
    """How a channel stands, as a pill: its word, its icon, its tone."""
    if reach.refused is not None:
        return translate("Contacts", "No lo quiere"), Look("message-off-outline", Tone.RED)
    if not reach.address:
        return translate("Contacts", "Sin dirección"), Look("minus-circle-outline", Tone.NEUTRAL)
    if reach.why:
        return translate("Contacts", "No llega"), Look("alert-circle-outline", Tone.AMBER)
    if reach.window_until is not None:
        until = moment_text(reach.window_until, now, zone, current_language())
        return translate("Contacts", "Abierto hasta {0}").format(until), Look("check-circle", Tone.GREEN)
    if reach.learned_at is not None:
        day = day_of(reach.learned_at, zone)
        return translate("Contacts", "Aprendido {0}").format(day), Look("check-circle-outline", Tone.GREEN)
    return translate("Contacts", "De la guía"), Look("package-variant-closed", Tone.NEUTRAL)


def reach_line(reach: Reach, zone: tzinfo) -> str:
    """The address, and why it is left alone or who refused it."""
    parts = [address_text(reach.channel, reach.address) or _nothing(reach.channel)]
    if reach.refused is not None:
        parts.append(f"{day_of(reach.refused.since, zone)}, {source_words(reach.refused.source)}")
    elif reach.why:
        why = say(reach.why, current_language()) if is_code(reach.why) else reach.why
        parts.append(why.split(". ")[0].rstrip("."))
        if reach.until is not None:
            parts.append(translate("Contacts", "descansa hasta el {0}").format(day_of(reach.until, zone)))
    return " · ".join(parts)


def _nothing(channel: Channel) -> str:
    match channel:
        case Channel.EMAIL:
            return translate("Contacts", "sin correo")
        case Channel.TELEGRAM:
            return translate("Contacts", "todavía no abre el bot")
        case _:
            return translate("Contacts", "sin teléfono")


def zone_word(zone: str) -> str:
    """A time zone by its city: "Ciudad Juarez"."""
    return zone.rpartition("/")[2].replace("_", " ")

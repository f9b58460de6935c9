"""What the window says of a gateway: its channel, its light, its day, its last check."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from courier_desktop.domain.notices import Channel
from courier_desktop.domain.wording import is_code, say
from courier_desktop.services.gateway_light import Light
from courier_desktop.ui.format import moment_text, time_text
from courier_desktop.ui.language import current_language
from courier_desktop.ui.parts.status import Look
from courier_desktop.ui.theme.tokens import Tone

if TYPE_CHECKING:
    from datetime import datetime, tzinfo

    from courier_desktop.services.gateways import Standing

LOOKS: dict[Light, Look] = {
    Light.OFF: Look("power", Tone.NEUTRAL),
    Light.MISSING: Look("form-textbox", Tone.AMBER),
    Light.TROUBLE: Look("alert-octagon", Tone.RED),
    Light.PAUSED: Look("pause-circle-outline", Tone.AMBER),
    Light.WAITING: Look("clock-outline", Tone.AMBER),
    Light.DOUBT: Look("alert-outline", Tone.AMBER),
    Light.FULL: Look("speedometer", Tone.AMBER),
    Light.SPARE: Look("swap-horizontal", Tone.NEUTRAL),
    Light.READY: Look("check-circle", Tone.GREEN),
}


def light_word(light: Light, until: datetime | None, zone: tzinfo) -> str:
    """The light in words."""
    translate = QCoreApplication.translate
    words = {
        Light.OFF: translate("Gateways", "Apagado"),
        Light.MISSING: translate("Gateways", "Falta un dato"),
        Light.TROUBLE: translate("Gateways", "Con problema"),
        Light.PAUSED: translate("Gateways", "En pausa"),
        Light.WAITING: translate("Gateways", "Esperando hasta {time}").format(time=time_text(until, zone)),
        Light.DOUBT: translate("Gateways", "Revísalo"),
        Light.FULL: translate("Gateways", "Límite del día"),
        Light.SPARE: translate("Gateways", "De reserva"),
        Light.READY: translate("Gateways", "Listo"),
    }
    return words[light]


def channel_word(channel: Channel) -> str:
    """The channel in words."""
    translate = QCoreApplication.translate
    words = {
        Channel.WA_ME: translate("Gateways", "WhatsApp a mano"),
        Channel.WHATSAPP: "WhatsApp",
        Channel.SMS: "SMS",
        Channel.TELEGRAM: "Telegram",
        Channel.EMAIL: translate("Gateways", "Correo"),
    }
    return words[channel]


def sent_words(one: Standing) -> str:
    """How many went today, of how many that may; "" for one that is off and sent none."""
    cap = one.traits.daily_cap
    if not one.switched_on and not one.sent_today:
        return ""
    translate = QCoreApplication.translate
    if cap is not None:
        return translate("Gateways", "{sent} de {cap} hoy").format(sent=f"{one.sent_today:,}", cap=f"{cap:,}")
    return translate("Gateways", "{sent} hoy").format(sent=f"{one.sent_today:,}") if one.sent_today else ""


def checked_words(one: Standing, now: datetime, zone: tzinfo) -> str:
    """When it was last tried, and whether all was well."""
    if one.checked_at is None:
        return QCoreApplication.translate("Gateways", "sin probar")
    moment = moment_text(one.checked_at, now, zone, current_language())
    text = (
        QCoreApplication.translate("Gateways", "falló la prueba, {moment}")
        if one.check_code
        else QCoreApplication.translate("Gateways", "probado, {moment}")
    )
    return text.format(moment=moment)


def light_sentence(one: Standing, light: Light, now: datetime, zone: tzinfo) -> str:
    """What the light means here and what to do, in a sentence or two; "" when there is nothing to say."""
    translate, language = QCoreApplication.translate, current_language()
    match light:
        case Light.TROUBLE:
            since = moment_text(one.since, now, zone, language) if one.since is not None else ""
            head = translate("Gateways", "En pausa desde {moment}.").format(moment=since) if since else ""
            # Of a detail that is missing its words are our own: they name it.
            what = {"what": one.said} if one.trouble == "gateway_incomplete" and one.said else {}
            return f"{head} {sentence(one.trouble, **what)}".strip()
        case Light.PAUSED:
            since = moment_text(one.since, now, zone, language) if one.since is not None else ""
            text = translate("Gateways", "La puso en pausa {who}, {moment}. Los mensajes esperan hasta que la quites.")
            return text.format(who=one.said or "—", moment=since)
        case Light.WAITING:
            text = translate("Gateways", "No se alcanza el servicio o pide ir más despacio. Se intenta a las {time}.")
            return text.format(time=time_text(one.wait_until, zone))
        case Light.DOUBT:
            return sentence(one.check_code)
        case Light.FULL:
            return say("gateway_day_limit", language, count=one.traits.daily_cap or "")
        case Light.SPARE:
            return translate(
                "Gateways", "Otro servicio del mismo canal lleva los mensajes. Apágalo para que salgan por aquí."
            )
        case Light.MISSING:
            return say("gateway_incomplete", language, what=", ".join(f.label.in_(language) for f in one.missing))
        case _:
            return ""


def sentence(code: str, **params: str | int) -> str:
    """What a code of wording says; the code itself where it has nothing to say."""
    return say(code, current_language(), **params) if is_code(code) else code

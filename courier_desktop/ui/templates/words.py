"""What the editor calls its channels, languages and states."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from courier_desktop.domain.messaging import Cost
from courier_desktop.domain.notices import Channel
from courier_desktop.domain.prices import price_text
from courier_desktop.domain.sms import Encoding, Segments
from courier_desktop.domain.words import Language

if TYPE_CHECKING:
    from courier_desktop.domain.template_texts import OwnWords

translate = QCoreApplication.translate


class Face(StrEnum):
    """What is worded: the message of all channels, the SMS, the e-mail, the approved template of official WhatsApp."""

    MESSAGE = "message"
    SMS = "sms"
    EMAIL = "email"
    OFFICIAL = "official"


CHANNELS: dict[Face, Channel | None] = {Face.MESSAGE: None, Face.SMS: Channel.SMS, Face.EMAIL: Channel.EMAIL}


def face_word(face: Face) -> str:
    """The channel's word."""
    return {
        Face.MESSAGE: translate("Templates", "Mensaje"),
        Face.SMS: translate("Templates", "SMS"),
        Face.EMAIL: translate("Templates", "Correo"),
        Face.OFFICIAL: translate("Templates", "WhatsApp oficial"),
    }[face]


def face_says(face: Face) -> str:
    """Where such words go."""
    return {
        Face.MESSAGE: translate("Templates", "Va por WhatsApp y Telegram, y por correo si el correo no tiene el suyo."),
        Face.SMS: translate("Templates", "Va por SMS, más corto: cada parte se cobra."),
        Face.EMAIL: translate("Templates", "Va por correo, con su asunto."),
        Face.OFFICIAL: translate(
            "Templates", "Fuera de las 24 horas de su último mensaje, WhatsApp solo deja pasar una plantilla aprobada."
        ),
    }[face]


def language_word(language: Language) -> str:
    """The language by its own name."""
    return {Language.ES: "Español", Language.EN: "English", Language.PT: "Português"}[language]


def whose_words(own: OwnWords | None, when: str, *, inherited: bool) -> str:
    """Whose words they are; `inherited` = the office's of all channels."""
    if own is None:
        return (
            translate("Templates", "Tus palabras de Mensaje")
            if inherited
            else translate("Templates", "Palabras del programa")
        )
    return translate("Templates", "Tus palabras · {0}, {1}").format(own.changed_by, when)


def counter_words(found: Segments, part: Cost | None) -> str:
    """The counter: "92/160 · 1 SMS", with what that costs where a price is known."""
    text = translate("Templates", "{0}/{1} · {2} SMS").format(found.units, found.room, found.parts)
    if part is None:
        return text
    cost = price_text(Cost(part.micros * found.parts, part.currency))
    return f"{text} · {translate('Templates', '{0} aprox.').format(cost)}"


def counter_says(found: Segments, typed: Segments) -> str:
    """What the counter means: the letters' kind, and what stripping accents saves."""
    if typed.parts > found.parts:
        return translate("Templates", "Sin acentos. Con acentos serían {0} SMS.").format(typed.parts)
    if found.encoding is Encoding.UCS2:
        return translate("Templates", "Lleva letras que encogen el SMS a 70.")
    if typed.encoding is Encoding.UCS2:
        return translate("Templates", "Los acentos se quitan al enviar.")
    return translate("Templates", "Quedan {0} letras.").format(found.left)

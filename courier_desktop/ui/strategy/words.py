"""What the window says of a strategy: channels, hours, waits, and what a day under it would have been."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from courier_desktop.domain.notices import Channel, NoticeEvent
from courier_desktop.domain.prices import totals_text
from courier_desktop.domain.strategy import SenderNews
from courier_desktop.domain.wording import say
from courier_desktop.ui.format import count_text, day_text
from courier_desktop.ui.language import current_language

if TYPE_CHECKING:
    from datetime import date

    from courier_desktop.domain.strategy import Rule
    from courier_desktop.services.strategy_preview import Preview

translate = QCoreApplication.translate

CHANNEL_ICONS = {
    Channel.WHATSAPP: "whatsapp",
    Channel.TELEGRAM: "send-outline",
    Channel.SMS: "message-text-outline",
    Channel.EMAIL: "email-outline",
    Channel.WA_ME: "gesture-tap",
}
EVENT_ICONS = {
    NoticeEvent.AT_DEPOT: "warehouse",
    NoticeEvent.OUT_FOR_DELIVERY: "truck-delivery-outline",
    NoticeEvent.YOU_ARE_NEXT: "map-marker-outline",
    NoticeEvent.AT_THE_DOOR: "door-open",
    NoticeEvent.DELIVERED: "check-circle-outline",
    NoticeEvent.ATTEMPT_FAILED: "close-circle-outline",
    NoticeEvent.READY_FOR_PICKUP: "storefront-outline",
    NoticeEvent.DELAY: "timer-sand",
    NoticeEvent.NOT_TODAY: "calendar-arrow-right",
    NoticeEvent.ADDRESS_NEEDED: "map-marker-question-outline",
    NoticeEvent.RETURNING: "arrow-u-left-top",
    NoticeEvent.CANCELLED: "cancel",
}
SENDER_ICON = "store-clock-outline"


def channel_name(channel: Channel) -> str:
    """The channel in a word or two."""
    return {
        Channel.WHATSAPP: "WhatsApp",
        Channel.TELEGRAM: "Telegram",
        Channel.SMS: "SMS",
        Channel.EMAIL: translate("Strategy", "Correo"),
        Channel.WA_ME: translate("Strategy", "A mano por WhatsApp"),
    }[channel]


def channel_short(channel: Channel) -> str:
    """The same where there is little place."""
    return translate("Strategy", "A mano") if channel is Channel.WA_ME else channel_name(channel)


def hours_text(rule: Rule) -> str:
    """Between which hours, "" without any of its own."""
    if rule.earliest and rule.latest:
        return f"{rule.earliest}–{rule.latest}"
    if rule.earliest:
        return translate("Strategy", "desde {time}").format(time=rule.earliest)
    return translate("Strategy", "hasta {time}").format(time=rule.latest) if rule.latest else ""


def news_word(news: SenderNews) -> str:
    """What a shop is told."""
    return {
        SenderNews.NONE: translate("Strategy", "Nada"),
        SenderNews.EACH: translate("Strategy", "Cada envío"),
        SenderNews.DIGEST: translate("Strategy", "Un resumen al día"),
    }[news]


def preview_day(day: date, yesterday: date) -> str:
    """The day that is tried on."""
    said = day_text(day, current_language())
    return translate("Strategy", "Ayer, {day}").format(day=said) if day == yesterday else said


def preview_sentence(seen: Preview) -> str:
    """What a day would have been, in one line: messages, blocked, what they cost."""
    if not seen.notices:
        return translate("Strategy", "Ese día no hubo avisos con qué probar.")
    sent = translate("Strategy", "Habría enviado %n mensaje(s)", "", seen.messages)
    details = []
    if seen.held:
        details.append(translate("Strategy", "%n bloqueado(s)", "", seen.held))
    if seen.costs:
        details.append(translate("Strategy", "cerca de {cost}").format(cost=totals_text(seen.costs)))
    return f"{sent} · {' · '.join(details)}" if details else sent


def preview_details(seen: Preview) -> str:
    """What else became of the day's notices: merged, switched off, without a price."""
    details = []
    if seen.merged:
        details.append(translate("Strategy", "%n aviso(s) se juntaron con otro", "", seen.merged))
    if seen.off:
        details.append(translate("Strategy", "%n apagado(s)", "", seen.off))
    if seen.unpriced:
        details.append(translate("Strategy", "%n sin precio anotado", "", seen.unpriced))
    return " · ".join(details)


def blocked_lines(seen: Preview) -> list[str]:
    """Why notices would have been blocked, the most frequent first, each with how many."""
    ordered = sorted(seen.blocked.items(), key=lambda item: -item[1])
    return [f"{count_text(count)} · {say(code, current_language())}" for code, count in ordered]

"""What the window says of a message that goes by itself: its channel, how far it came, what it cost, what holds it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from courier_desktop.domain.messaging import GATEWAY_TITLES, MessageState, OutcomeKind
from courier_desktop.domain.notices import Channel, NoticeState
from courier_desktop.domain.prices import price_text
from courier_desktop.domain.wording import is_code, say
from courier_desktop.ui.contacts.words import channel_word
from courier_desktop.ui.delays.words import long_why
from courier_desktop.ui.format import count_text, moment_text, time_text
from courier_desktop.ui.language import current_language

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime, tzinfo
    from zoneinfo import ZoneInfo

    from courier_desktop.services.message_flow import Flow
    from courier_desktop.services.message_life import Attempt, Doubt, MessageLife
    from courier_desktop.services.messages import Bulk, Line

translate = QCoreApplication.translate


def sentence(code: str, params: Mapping[str, str | int] | None = None) -> str:
    """What a code says; the code itself where it has no sentence."""
    return say(code, current_language(), **(params or {})) if is_code(code) else code


# ------------------------------------------------------------------------------------------- what became of a notice


def became(line: Line, why: Mapping[str, str | int], flow: Flow | None, now: datetime, zone: ZoneInfo) -> str:
    """What became of it, or what it waits for, in one line of the table."""

    def at(moment: datetime | None) -> str:
        return moment_text(moment, now, zone, current_language()) if moment is not None else ""

    notice, message = line.notice, line.message
    match notice.state:
        case NoticeState.QUEUED:
            return _waits(line, flow, now, zone)
        case NoticeState.SENT | NoticeState.DELIVERED | NoticeState.READ:
            parts = [_sent_by(line, at(notice.confirmed_at))]
            if message is not None and message.delivered_at is not None:
                parts.append(translate("Carried", "recibido {0}").format(at(message.delivered_at)))
            if message is not None and message.read_at is not None:
                parts.append(translate("Carried", "leído {0}").format(at(message.read_at)))
            return " · ".join(parts)
        case NoticeState.CONFIRMED:
            return translate("Carried", "lo confirmó {0}, {1}").format(notice.confirmed_by, at(notice.confirmed_at))
        case NoticeState.MAYBE_SENT:
            return sentence(message.why) if message is not None and message.why else ""
        case _:
            return long_why(notice.why, why) if notice.why else ""


def _sent_by(line: Line, when: str) -> str:
    message = line.message
    if message is None or message.gateway is None:
        return translate("Carried", "enviado {0}").format(when)
    return translate("Carried", "{0}, {1}").format(GATEWAY_TITLES[message.gateway], when)


def _waits(line: Line, flow: Flow | None, now: datetime, zone: ZoneInfo) -> str:
    """What a queued one waits for."""
    notice, message = line.notice, line.message
    if flow is None:
        return translate("Carried", "ningún servicio encendido para {0}").format(channel_word(notice.channel))
    if message is not None and message.state is MessageState.SENDING:
        return translate("Carried", "está saliendo por {0}").format(flow.title)
    if notice.not_before > now:
        when = moment_text(notice.not_before, now, zone, current_language())
        return translate("Carried", "sale {0}").format(when)
    if flow.trouble:
        return translate("Carried", "{0} está en pausa").format(flow.title)
    if flow.wait_until is not None:
        return translate("Carried", "{0} espera hasta las {1}").format(flow.title, time_text(flow.wait_until, zone))
    if flow.full:
        return translate("Carried", "{0} llegó al límite del día").format(flow.title)
    queued = message is not None and message.state is MessageState.QUEUED
    if message is not None and queued and message.next_try_at is not None and message.next_try_at > now:
        when = moment_text(message.next_try_at, now, zone, current_language())
        return translate("Carried", "se intenta {0} · {1}").format(when, sentence(message.why)).rstrip(" ·")
    return translate("Carried", "espera su turno")


# ------------------------------------------------------------------------------------------------ what goes by itself


def flow_words(flow: Flow, zone: tzinfo) -> str:
    """One gateway in the head line: "212 de 250 hoy por WhatsApp Cloud"."""
    sent = count_text(flow.sent_today)
    if flow.cap is None:
        text = translate("Carried", "{sent} hoy por {gateway}").format(sent=sent, gateway=flow.title)
    else:
        text = translate("Carried", "{sent} de {cap} hoy por {gateway}").format(
            sent=sent, cap=count_text(flow.cap), gateway=flow.title
        )
    if flow.trouble:
        held = translate("Carried", "{0} (en pausa)")
    elif flow.full:
        held = translate("Carried", "{0} (límite del día)")
    elif flow.wait_until is not None:
        when = time_text(flow.wait_until, zone)
        held = translate("Carried", "{0} (espera hasta las {1})").replace("{1}", when)
    else:
        held = "{0}"
    return held.format(text)


def head_words(flows: Sequence[Flow], zone: tzinfo) -> str:
    """The line under the page's title: what the program does by itself."""
    if not flows:
        return translate("Carried", "Ningún servicio encendido: los avisos se envían a mano")
    waiting = sum(flow.waiting for flow in flows)
    queue = translate("Carried", "Salen solos: {0} en cola").format(count_text(waiting))
    return " · ".join([queue, *(flow_words(flow, zone) for flow in flows)])


def trouble_words(flows: Sequence[Flow], now: datetime, zone: ZoneInfo) -> str:
    """Which gateway lets nothing through, since when and why; "" while all do."""
    held = next((flow for flow in flows if flow.trouble), None)
    if held is None:
        return ""
    since = moment_text(held.since, now, zone, current_language()) if held.since is not None else ""
    head = translate("Carried", "{0} en pausa desde {1}.").format(held.title, since)
    return f"{head} {sentence(held.trouble)}"


# ------------------------------------------------------------------------------------------------- the life of one


def attempt_words(attempt: Attempt) -> str:
    """What became of a send, in plain words."""
    if attempt.ended_at is None:
        return translate("Carried", "Está saliendo…")
    if attempt.outcome == OutcomeKind.SENT.value:
        return translate("Carried", "El servicio lo aceptó")
    if attempt.code:
        return sentence(attempt.code)
    return {
        OutcomeKind.RETRY_WAIT.value: sentence("gateway_busy"),
        OutcomeKind.RETRY_BACKOFF.value: sentence("try_later"),
        OutcomeKind.OPTED_OUT.value: sentence("recipient_stopped"),
        OutcomeKind.UNKNOWN_MAYBE_SENT.value: sentence("answer_cut"),
    }.get(attempt.outcome, sentence("gateway_refused"))


def times_words(life: MessageLife, since: datetime, now: datetime, zone: ZoneInfo) -> str:
    """How far it came and when: "en cola 10:01 · enviado 10:02 · recibido 10:02 · leído 10:15"."""
    facts = life.facts
    told = [
        (translate("Carried", "en cola {0}"), since),
        (translate("Carried", "enviado {0}"), facts.sent_at),
        (translate("Carried", "recibido {0}"), facts.delivered_at),
        (translate("Carried", "leído {0}"), facts.read_at),
    ]
    ended = facts.ended_at if facts.state in {MessageState.FAILED, MessageState.EXPIRED, MessageState.BLOCKED} else None
    told.append((translate("Carried", "terminó {0}"), ended))
    language = current_language()
    return " · ".join(word.format(moment_text(at, now, zone, language)) for word, at in told if at is not None)


def cost_words(life: MessageLife) -> str:
    """How many parts and what it cost: "2 SMS · $1.20 aprox."; "" where nothing is known."""
    facts, parts = life.facts, []
    if facts.channel is Channel.SMS and facts.segments:
        parts.append(translate("Carried", "{0} SMS").format(facts.segments))
    if facts.cost is not None:
        price = price_text(facts.cost)
        parts.append(price if facts.cost_told else translate("Carried", "{0} aprox.").format(price))
    return " · ".join(parts)


def doubt_words(doubt: Doubt, now: datetime, zone: ZoneInfo) -> str:
    """The question about a message that a gateway may have sent."""
    texts = {
        "answer_cut": translate("Carried", "La línea se cortó después de enviarlo por {0}, {1}. ¿Le llegó?"),
        "answer_late": translate("Carried", "{0} no contestó a tiempo, {1}. ¿Le llegó?"),
        "program_ended": translate("Carried", "El programa se cerró mientras salía por {0}, {1}. ¿Le llegó?"),
    }
    usual = translate("Carried", "{0} no dijo si lo envió, {1}. ¿Le llegó?")
    when = moment_text(doubt.at, now, zone, current_language())
    return texts.get(doubt.code, usual).format(GATEWAY_TITLES[doubt.gateway], when)


def bulk_words(done: str, what: Bulk) -> str:
    """What a bulk act did and what it left, why: "3 reenviados · 1 no: pudo haber salido…"."""
    parts = [done] if what.done else []
    for code, count in sorted(what.left.items(), key=lambda one: -one[1])[:2]:
        parts.append(translate("Carried", "{0} no: {1}").format(count, sentence(code)))
    return " · ".join(parts)

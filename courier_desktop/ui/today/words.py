"""What each line of Today says: headline, detail, and the word of its action."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from courier_desktop.domain.reasons import REASONS, ReasonCode
from courier_desktop.domain.statuses import Status
from courier_desktop.domain.times import from_text
from courier_desktop.domain.today_rows import TodayKind, TodayLine
from courier_desktop.domain.values import dataclass
from courier_desktop.ui.format import time_text
from courier_desktop.ui.language import current_language
from courier_desktop.ui.parts.status import Look, status_word
from courier_desktop.ui.theme.tokens import Tone

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime, tzinfo


@dataclass(frozen=True, slots=True)
class LineWords:
    """A line in words, with its look."""

    headline: str
    detail: str
    action: str
    look: Look


LOOKS = {
    TodayKind.STOPS_LATE: Look("timer-sand", Tone.AMBER),
    TodayKind.GATEWAY: Look("send-clock-outline", Tone.RED),
    TodayKind.MESSAGES: Look("send-outline", Tone.AMBER),
    TodayKind.CALLS: Look("phone-outline", Tone.RED),
    TodayKind.ATTEMPTS: Look("close-circle", Tone.RED),
    TodayKind.MAYBE_SENT: Look("message-question-outline", Tone.VIOLET),
    TodayKind.NOT_ARRIVED: Look("message-alert-outline", Tone.RED),
    TodayKind.ADDRESSES: Look("map-marker-question-outline", Tone.AMBER),
    TodayKind.YESTERDAY: Look("history", Tone.AMBER),
    TodayKind.LOADS_OPEN: Look("barcode-scan", Tone.VIOLET),
    TodayKind.ROUTES_OPEN: Look("flag-checkered", Tone.NEUTRAL),
    TodayKind.STUCK: Look("package-variant-closed", Tone.NEUTRAL),
    TodayKind.BACKUP: Look("database", Tone.AMBER),
}


def words_of(line: TodayLine, zone: tzinfo) -> LineWords:
    """The line as the page says it; times on the courier's clock."""
    headline = _gateway_headline(line, zone) if line.kind is TodayKind.GATEWAY else _headline(line)
    return LineWords(headline, _DETAILS[line.kind](line, zone), _action(line.kind), LOOKS[line.kind])


def _headline(line: TodayLine) -> str:
    n = line.count
    translate = QCoreApplication.translate
    match line.kind:
        case TodayKind.STOPS_LATE:
            return translate("Today", "%n parada(s) fuera de su ventana, sin avisar", None, n)
        case TodayKind.MESSAGES:
            return translate("Today", "%n mensaje(s) por enviar a mano", None, n)
        case TodayKind.CALLS:
            return translate("Today", "%n persona(s) por llamar por teléfono", None, n)
        case TodayKind.ATTEMPTS:
            return translate("Today", "%n intento(s) fallido(s) por decidir", None, n)
        case TodayKind.MAYBE_SENT:
            return translate("Today", "%n mensaje(s) pudo haber salido", None, n)
        case TodayKind.NOT_ARRIVED:
            return translate("Today", "%n mensaje(s) no llegó", None, n)
        case TodayKind.ADDRESSES:
            return translate("Today", "%n domicilio(s) por completar", None, n)
        case _:
            return _headline_of_routes(line)


def _headline_of_routes(line: TodayLine) -> str:
    n = line.count
    translate = QCoreApplication.translate
    match line.kind:
        case TodayKind.YESTERDAY:
            return translate("Today", "%n parada(s) de días pasados sin cerrar", None, n)
        case TodayKind.LOADS_OPEN:
            return translate("Today", "%n ruta(s) en carga", None, n)
        case TodayKind.ROUTES_OPEN:
            return translate("Today", "%n ruta(s) por cerrar", None, n)
        case TodayKind.BACKUP if n:
            return translate("Today", "%n día(s) sin respaldo en el segundo lugar", None, n)
        case TodayKind.BACKUP:
            return translate("Today", "No se ha podido respaldar")
        case _:
            return translate("Today", "%n guía(s) sin movimiento", None, n)


def _action(kind: TodayKind) -> str:
    translate = QCoreApplication.translate
    words = {
        TodayKind.STOPS_LATE: translate("Today", "Declarar"),
        TodayKind.GATEWAY: translate("Today", "Revisar"),
        TodayKind.MESSAGES: translate("Today", "Enviar"),
        TodayKind.CALLS: translate("Today", "Ver"),
        TodayKind.ATTEMPTS: translate("Today", "Decidir"),
        TodayKind.MAYBE_SENT: translate("Today", "Revisar"),
        TodayKind.NOT_ARRIVED: translate("Today", "Ver"),
        TodayKind.ADDRESSES: translate("Today", "Completar"),
        TodayKind.YESTERDAY: translate("Today", "Cerrar"),
        TodayKind.LOADS_OPEN: translate("Today", "Cargar"),
        TodayKind.ROUTES_OPEN: translate("Today", "Cerrar"),
        TodayKind.STUCK: translate("Today", "Ver"),
        TodayKind.BACKUP: translate("Today", "Ver"),
    }
    return words[kind]


def _late(line: TodayLine, _zone: tzinfo) -> str:
    text = QCoreApplication.translate("Today", "{route} · la peor +{minutes} min, {number} {name}")
    return text.format(
        route=line.detail["route"], minutes=line.detail["minutes"], number=line.number, name=line.example
    )


def _messages(line: TodayLine, zone: tzinfo) -> str:
    since = time_text(_moment(line), zone)
    routes = str(line.detail.get("routes", ""))
    if routes:
        return QCoreApplication.translate("Today", "{routes} · el más antiguo, preparado a las {time}").format(
            routes=routes, time=since
        )
    return QCoreApplication.translate("Today", "el más antiguo, preparado a las {time}").format(time=since)


def _gateway_headline(line: TodayLine, zone: tzinfo) -> str:
    """Which one, since when it lets nothing through, or is not well, and how much waits."""
    translate = QCoreApplication.translate
    until, since = str(line.detail["until"]), str(line.detail["since"])
    if until:
        text = translate("Today", "{gateway} sin línea; se intenta a las {time}")
    elif line.detail["held"]:
        text = translate("Today", "{gateway} en pausa desde las {time}")
    else:
        text = translate("Today", "{gateway} con un problema desde las {time}")
    at = from_text(until or since) if until or since else None
    head = text.format(gateway=line.example, time=time_text(at, zone))
    waiting = int(line.detail["waiting"])
    return f"{head} · {translate('Today', '%n espera(n)', None, waiting)}" if waiting else head


def _gateway(line: TodayLine, _zone: tzinfo) -> str:
    """Why, and that others have a trouble too."""
    from courier_desktop.domain.wording import say

    translate = QCoreApplication.translate
    code, said = str(line.detail["code"]), str(line.detail["said"])
    if code == "gateway_paused_by_hand" and said:
        why = translate("Today", "La puso en pausa {who}.").format(who=said)
    else:
        # Of a detail that is missing its words are our own: they name it.
        why = say(code, current_language(), **({"what": said} if code == "gateway_incomplete" and said else {}))
    others = line.count - 1
    return f"{why} {translate('Today', 'También %n más.', None, others)}" if others else why


def _moment(line: TodayLine) -> datetime:
    return from_text(str(line.detail["since"]))


def _calls(line: TodayLine, _zone: tzinfo) -> str:
    return f"{line.example} · {line.number}"


def _attempts(line: TodayLine, _zone: tzinfo) -> str:
    reason = str(line.detail.get("reason", ""))
    word = REASONS[ReasonCode(reason)].words.in_(current_language()) if reason else ""
    parts = [line.example, word, str(line.detail.get("cash", ""))]
    return " · ".join(part for part in parts if part)


def _maybe(line: TodayLine, zone: tzinfo) -> str:
    text = QCoreApplication.translate("Today", "{name}, abierto a las {time} · se revisa, no se reenvía")
    return text.format(name=line.example, time=time_text(_moment(line), zone))


def _not_arrived(line: TodayLine, _zone: tzinfo) -> str:
    from courier_desktop.domain.wording import is_code, say

    code = str(line.detail["why"])
    return f"{line.example}: {say(code, current_language())}" if is_code(code) else line.example


def _addresses(line: TodayLine, _zone: tzinfo) -> str:
    from courier_desktop.domain.sentences.terms import ADDRESS_PARTS

    language = current_language()
    missing = [part for part in str(line.detail.get("missing", "")).split(",") if part]
    parts = ", ".join(ADDRESS_PARTS[part].in_(language) for part in missing)
    return QCoreApplication.translate("Today", "{name}: falta {parts}").format(name=line.example, parts=parts)


def _yesterday(line: TodayLine, _zone: tzinfo) -> str:
    return f"{line.number} {line.example}".strip()


def _loads(line: TodayLine, _zone: tzinfo) -> str:
    text = QCoreApplication.translate("Today", "{route}: van {loaded} de {pieces} bultos")
    name = f"{line.number} {line.example}".strip()
    return text.format(route=name, loaded=line.detail["loaded"], pieces=line.detail["pieces"])


def _stuck(line: TodayLine, _zone: tzinfo) -> str:
    days = int(line.detail["days"])
    word = status_word(Status(str(line.detail["status"]))).lower()
    since = QCoreApplication.translate("Today", "%n día(s)", None, days)
    return QCoreApplication.translate("Today", "{number} {status}, hace {days}").format(
        number=line.number, status=word, days=since
    )


def _backup(line: TodayLine, _zone: tzinfo) -> str:
    from courier_desktop.domain.wording import say

    return say(str(line.detail["code"]), current_language(), path=line.detail["path"])


_DETAILS: dict[TodayKind, Callable[[TodayLine, tzinfo], str]] = {
    TodayKind.STOPS_LATE: _late,
    TodayKind.GATEWAY: _gateway,
    TodayKind.MESSAGES: _messages,
    TodayKind.CALLS: _calls,
    TodayKind.ATTEMPTS: _attempts,
    TodayKind.MAYBE_SENT: _maybe,
    TodayKind.NOT_ARRIVED: _not_arrived,
    TodayKind.ADDRESSES: _addresses,
    TodayKind.YESTERDAY: _yesterday,
    TodayKind.LOADS_OPEN: _loads,
    TodayKind.ROUTES_OPEN: _yesterday,
    TodayKind.STUCK: _stuck,
    TodayKind.BACKUP: _backup,
}

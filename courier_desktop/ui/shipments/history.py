"""What happened to a shipment, each event said in words, and what became of each of its notices."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication

from courier_desktop.domain.causes import CAUSES, Cause
from courier_desktop.domain.corrections import UNDO, why_words
from courier_desktop.domain.money import Money
from courier_desktop.domain.notices import NoticeEvent, NoticeState
from courier_desktop.domain.reasons import REASONS, ReasonCode
from courier_desktop.domain.statuses import Status
from courier_desktop.domain.values import dataclass, replace
from courier_desktop.domain.wording import is_code, say
from courier_desktop.ui.contacts.words import CHANNEL_ICONS
from courier_desktop.ui.format import (
    late_text,
    moment_text,
    money_text,
    near_day_text,
    promise_text,
    time_text,
)
from courier_desktop.ui.language import current_language
from courier_desktop.ui.parts.deliver import relation_word
from courier_desktop.ui.parts.status import DELAY_LOOK, STATUS_LOOKS, Look, status_word
from courier_desktop.ui.theme.tokens import Tone

if TYPE_CHECKING:
    from collections.abc import Callable

    from courier_desktop.domain.ids import ActId
    from courier_desktop.domain.rows import EventRow, NoticeRow, ShipmentDetail
    from courier_desktop.services.context import Context

translate = QCoreApplication.translate
LATE_BY = timedelta(minutes=1)
_QUIET = Tone.NEUTRAL


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One event in words: what happened, the facts under it, when. `struck` = it was taken back."""

    look: Look
    title: str
    facts: str
    when: str
    implied: bool = False
    struck: bool = False


@dataclass(frozen=True, slots=True)
class NoticeLineText:
    """One notice in words: what it tells, what became of it; `why` for one that did not go."""

    icon: str
    title: str
    state: str
    look: Look
    why: str = ""


@dataclass(frozen=True, slots=True)
class Telling:
    """What the words depend on beside the event: now, clock, currency, this computer, how many pieces."""

    now: datetime
    zone: ZoneInfo
    currency: str = "MXN"
    place: str = ""
    pieces: int = 1


def telling_of(ctx: Context) -> Telling:
    """What the words depend on at this desk, now."""
    return Telling(ctx.clock(), ctx.zone, ctx.settings.currency, ctx.place)


def history_lines(detail: ShipmentDetail, telling: Telling) -> tuple[HistoryLine, ...]:
    """Every event of the shipment, newest first; the trip under way names its driver and stop."""
    whole = replace(telling, pieces=detail.row.pieces)
    lines = [history_line(event, whole) for event in detail.events]
    for place, event in enumerate(detail.events):
        if event.status is Status.OUT_FOR_DELIVERY and not event.implied and not event.corrected:
            if detail.driver and detail.stop and event.detail.get("route") == detail.row.route_code:
                lines[place] = replace(lines[place], facts=_trip(detail, event, telling))
            break
    return tuple(lines)


def act_title(detail: ShipmentDetail, act_id: ActId, telling: Telling) -> str:
    """What that act did to the shipment, in words: its leading event, not the steps it implied."""
    whole = replace(telling, pieces=detail.row.pieces)
    own = [event for event in detail.events if event.act_id == act_id and not event.corrected]
    said = [history_line(event, whole).title for event in own if not event.implied]
    return said[0] if said else ""


def _trip(detail: ShipmentDetail, event: EventRow, telling: Telling) -> str:
    stop = translate("History", "parada {0} de {1}").format(detail.stop, detail.stops)
    return " · ".join(
        part for part in (f"{detail.row.route_code}, {detail.driver}", stop, who_text(event, telling.place)) if part
    )


def history_line(event: EventRow, telling: Telling) -> HistoryLine:
    """One event in words."""
    look, title = _title(event, telling)
    facts = [facts_text(event, telling), "" if event.implied else who_text(event, telling.place)]
    if event.corrected:
        facts.insert(0, corrected_text(event))
    if event.recorded_at - event.occurred_at > LATE_BY:
        told = translate("History", "anotado {0}")
        facts.append(told.format(moment_text(event.recorded_at, telling.now, telling.zone, current_language())))
    when = moment_text(event.occurred_at, telling.now, telling.zone, current_language())
    return HistoryLine(look, title, " · ".join(fact for fact in facts if fact), when, event.implied, event.corrected)


def facts_text(event: EventRow, telling: Telling) -> str:
    """What stands under an event's title, without whose it is."""
    return translate("History", "implícito: nadie lo leyó") if event.implied else " · ".join(_facts(event, telling))


def who_text(event: EventRow, here: str = "") -> str:
    """Who recorded it, with the kind of hand unless it is the office's; at which computer unless it is this one."""
    hands = {
        "driver": translate("History", "{0}, repartidor"),
        "import": translate("History", "{0}, al importar"),
        "gateway": translate("History", "llegó por mensaje"),
        "program": translate("History", "el programa"),
    }
    who = hands.get(event.source, "{0}").format(event.actor)
    if not event.place or event.place == here or not who:
        return who
    return translate("History", "{0}, en {1}").format(who, event.place)


def corrected_text(event: EventRow) -> str:
    """By whom an event was taken back, and why."""
    if event.corrected_why == UNDO:
        return translate("History", "lo deshizo {0}").format(event.corrected_by)
    words = why_words(event.corrected_why)
    why = words.in_(current_language()).lower() if words is not None else ""
    said = translate("History", "lo corrigió {0}").format(event.corrected_by)
    reasons = ", ".join(part for part in (why, event.corrected_note) if part)
    return f"{said}: {reasons}" if reasons else said


def _title(event: EventRow, telling: Telling) -> tuple[Look, str]:
    """The look and the first line."""
    if event.kind in _TITLES:
        return _TITLES[event.kind](event, telling)
    if event.status is not None:
        return STATUS_LOOKS[event.status], status_word(event.status)
    return Look("circle-medium", _QUIET), event.kind


def _registered(event: EventRow, _telling: Telling) -> tuple[Look, str]:
    look = Look("clipboard-text-outline", _QUIET)
    if order := str(event.detail.get("order_number", "")):
        return look, translate("History", "Registrado, pedido {0}").format(order)
    return look, translate("History", "Registrado")


def _amended(_event: EventRow, _telling: Telling) -> tuple[Look, str]:
    return Look("pencil-outline", _QUIET), translate("History", "Se corrigieron los datos")


def _pieces(event: EventRow, _telling: Telling) -> tuple[Look, str]:
    count = int(event.detail.get("pieces", 1))
    return Look("package-variant-closed", _QUIET), translate("History", "Ahora es %n bulto(s)", None, count)


def _assigned(event: EventRow, _telling: Telling) -> tuple[Look, str]:
    return Look("map-marker-path", Tone.VIOLET), translate("History", "En la ruta {0}").format(_route(event))


def _removed(event: EventRow, _telling: Telling) -> tuple[Look, str]:
    if event.detail.get("skipped"):
        text = translate("History", "Quedó pendiente en la ruta {0}")
        return Look("skip-next-circle-outline", Tone.AMBER), text.format(_route(event))
    return Look("map-marker-path", _QUIET), translate("History", "Salió de la ruta {0}").format(_route(event))


def _loaded(event: EventRow, telling: Telling) -> tuple[Look, str]:
    text = translate("History", "Cargado, bulto {0}/{1}").format(event.detail.get("piece", 1), telling.pieces)
    return Look("barcode-scan", Tone.VIOLET), text


def _left_behind(event: EventRow, _telling: Telling) -> tuple[Look, str]:
    text = translate("History", "No subió a la ruta {0}")
    return Look("close-circle-outline", Tone.RED), text.format(_route(event))


def _at_door(_event: EventRow, _telling: Telling) -> tuple[Look, str]:
    return Look("door-open", Tone.BLUE), translate("History", "En la puerta")


def _failed(event: EventRow, _telling: Telling) -> tuple[Look, str]:
    reason = REASONS.get(ReasonCode(str(event.detail["reason"]))) if event.detail.get("reason") else None
    look = Look("close-circle", Tone.RED)
    if reason is None:
        return look, translate("History", "Intento fallido")
    words = reason.words.in_(current_language())
    return look, translate("History", "No se entregó: {0}").format(words[:1].lower() + words[1:])


def _delivered(event: EventRow, _telling: Telling) -> tuple[Look, str]:
    look, who = Look("check-circle", Tone.GREEN), str(event.detail.get("received_by", ""))
    relation = str(event.detail.get("relation", ""))
    if not who:
        return look, translate("History", "Entregado")
    if relation in ("", "recipient", "other"):
        return look, translate("History", "Entregado, recibió {0}").format(who)
    return look, translate("History", "Entregado, recibió {0} ({1})").format(who, relation_word(relation))


def _promised(event: EventRow, telling: Telling) -> tuple[Look, str]:
    window = _window(event, telling, "start", "end")
    if event.detail.get("frozen"):
        return Look("clock-check-outline", Tone.BLUE), translate("History", "Promesa fija: {0}").format(window)
    return Look("clock-outline", _QUIET), translate("History", "Promesa: {0}").format(window)


def _promise_changed(event: EventRow, telling: Telling) -> tuple[Look, str]:
    window = _window(event, telling, "start", "end")
    return Look("calendar-plus", Tone.BLUE), translate("History", "Nueva promesa: {0}").format(window)


def _delay(event: EventRow, _telling: Telling) -> tuple[Look, str]:
    cause = CAUSES.get(Cause(str(event.detail["cause"]))) if event.detail.get("cause") else None
    if cause is None:
        return DELAY_LOOK, translate("History", "Contratiempo")
    return DELAY_LOOK, translate("History", "Contratiempo: {0}").format(cause.in_(current_language()).lower())


def _delay_lifted(_event: EventRow, _telling: Telling) -> tuple[Look, str]:
    return Look("timer-sand-empty", Tone.GREEN), translate("History", "Terminó el contratiempo")


def _opted_out(_event: EventRow, _telling: Telling) -> tuple[Look, str]:
    return Look("bell-off-outline", Tone.RED), translate("History", "No quiere avisos")


def _opted_in(_event: EventRow, _telling: Telling) -> tuple[Look, str]:
    return Look("bell-outline", _QUIET), translate("History", "Quiere avisos otra vez")


def _corrected(event: EventRow, _telling: Telling) -> tuple[Look, str]:
    if event.detail.get("why") == UNDO:
        return Look("undo", _QUIET), translate("History", "Se deshizo lo anterior")
    return Look("undo", _QUIET), translate("History", "Se corrigió una marca")


def _erased(_event: EventRow, _telling: Telling) -> tuple[Look, str]:
    look = Look("card-account-details-outline", _QUIET)
    return look, translate("History", "Se borraron los datos de la persona")


_TITLES: dict[str, Callable[[EventRow, Telling], tuple[Look, str]]] = {
    "registered": _registered,
    "amended": _amended,
    "pieces": _pieces,
    "stop_assigned": _assigned,
    "stop_removed": _removed,
    "load_scan": _loaded,
    "left_behind": _left_behind,
    "at_door": _at_door,
    "attempt_failed": _failed,
    "delivered": _delivered,
    "promise_made": _promised,
    "promise_changed": _promise_changed,
    "delay": _delay,
    "delay_lifted": _delay_lifted,
    "opted_out": _opted_out,
    "opted_in": _opted_in,
    "corrected": _corrected,
    "person_erased": _erased,
}
# How the window itself notes where a wish for no notices came from.
_AT_THE_DESK = "office"
_ROUTE_IN_TITLE = frozenset({"stop_assigned", "stop_removed", "left_behind"})


def _route(event: EventRow) -> str:
    return str(event.detail.get("route", "")) or "—"


def _facts(event: EventRow, telling: Telling) -> list[str]:
    """What stands under the title, the most telling first."""
    known = event.detail
    facts: list[str] = []
    if known.get("note") and known["note"] != _AT_THE_DESK:
        facts.append(str(known["note"]))
    if event.kind == "corrected" and (words := why_words(str(known.get("why", "")))) is not None:
        facts.append(words.in_(current_language()))
    if event.kind == "left_behind":
        facts.append(_reason_text(str(known.get("reason", ""))))
    facts += _figures(event, telling)
    if known.get("route") and event.kind not in _ROUTE_IN_TITLE:
        facts.append(str(known["route"]))
    return [fact for fact in facts if fact]


def _figures(event: EventRow, telling: Telling) -> list[str]:
    known, facts = event.detail, []
    if known.get("minutes"):
        facts.append(translate("History", "{0} min").format(late_text(int(known["minutes"]))))
    if known.get("new_end"):
        facts.append(translate("History", "nueva hora {0}").format(_window(event, telling, "new_start", "new_end")))
    if event.kind == "delivered" and "collected_minor" in known:
        amount = money_text(Money(int(known["collected_minor"]), telling.currency))
        facts.append(translate("History", "cobrado {0}").format(amount))
    if event.kind == "attempt_failed":
        facts.append(
            translate("History", "gasta intento") if known.get("counts") else translate("History", "no gasta intento")
        )
        if "calls" in known:
            facts.append(translate("History", "%n llamada(s)", None, int(known["calls"])))
    if known.get("until"):
        day = date.fromisoformat(str(known["until"]))
        today = telling.now.astimezone(telling.zone).date()
        facts.append(translate("History", "hasta {0}").format(near_day_text(day, today, current_language())))
    return facts


def _window(event: EventRow, telling: Telling, start: str, end: str) -> str:
    begin, finish = event.detail.get(start), event.detail.get(end)
    if not finish:
        return "—"
    first = datetime.fromisoformat(str(begin)) if begin else None
    last = datetime.fromisoformat(str(finish))
    if first is None:
        return time_text(last, telling.zone)
    return promise_text(first, last, telling.now, telling.zone, current_language())


def _reason_text(code: str) -> str:
    """A code of wording said, a load check's reason in words, any other text as it is."""
    left = {
        "not_found": translate("History", "no apareció"),
        "no_room": translate("History", "no cupo"),
        "damaged": translate("History", "dañado"),
        "held": translate("History", "retenido"),
        "other_day": translate("History", "sale otro día"),
    }
    if code in left:
        return left[code]
    return say(code, current_language()) if is_code(code) else code


def notice_word(event: NoticeEvent) -> str:
    """What a notice tells, in a few words."""
    return {
        NoticeEvent.AT_DEPOT: translate("History", "Recibido en bodega"),
        NoticeEvent.OUT_FOR_DELIVERY: translate("History", "Salió a reparto"),
        NoticeEvent.YOU_ARE_NEXT: translate("History", "Sigue su parada"),
        NoticeEvent.AT_THE_DOOR: translate("History", "Estamos en la puerta"),
        NoticeEvent.DELIVERED: translate("History", "Entregado"),
        NoticeEvent.ATTEMPT_FAILED: translate("History", "No se pudo entregar"),
        NoticeEvent.READY_FOR_PICKUP: translate("History", "Espera en mostrador"),
        NoticeEvent.DELAY: translate("History", "Nueva hora"),
        NoticeEvent.NOT_TODAY: translate("History", "Hoy no llega"),
        NoticeEvent.ADDRESS_NEEDED: translate("History", "Pregunta del domicilio"),
        NoticeEvent.RETURNING: translate("History", "Vuelve al remitente"),
        NoticeEvent.CANCELLED: translate("History", "Cancelado"),
    }[event]


def notice_line(notice: NoticeRow, telling: Telling) -> NoticeLineText:
    """One notice in words."""
    state, look = _notice_state(notice, telling)
    why = say(notice.why, current_language()) if notice.why and is_code(notice.why) else notice.why
    return NoticeLineText(CHANNEL_ICONS[notice.channel], notice_word(notice.event), state, look, why)


def _notice_state(notice: NoticeRow, telling: Telling) -> tuple[str, Look]:
    language = current_language()

    def moment(at: datetime | None) -> str:
        return moment_text(at, telling.now, telling.zone, language) if at is not None else ""

    match notice.state:
        case NoticeState.PREPARED if notice.not_before > telling.now:
            text = translate("History", "desde {0}").format(moment(notice.not_before))
            return text, Look("clock-outline", Tone.NEUTRAL)
        case NoticeState.PREPARED:
            return translate("History", "por enviar"), Look("clock-outline", Tone.AMBER)
        case NoticeState.OPENED:
            text = translate("History", "abrió {0} {1}").format(notice.opened_by, moment(notice.opened_at))
            return text, Look("open-in-new", Tone.BLUE)
        case NoticeState.CONFIRMED:
            text = translate("History", "confirmó {0} {1}").format(notice.confirmed_by, moment(notice.confirmed_at))
            return text, Look("check", Tone.GREEN)
        case NoticeState.MAYBE_SENT:
            return translate("History", "pudo haber salido"), Look("message-question-outline", Tone.VIOLET)
        case NoticeState.BLOCKED:
            return translate("History", "bloqueado"), Look("message-off-outline", Tone.RED)
        case NoticeState.EXPIRED:
            return translate("History", "venció"), Look("clock-alert-outline", Tone.NEUTRAL)
        case _:
            return _carried(notice.state, moment(notice.confirmed_at))


def _carried(state: NoticeState, when: str) -> tuple[str, Look]:
    """How far a gateway has carried a notice, or that it does not go."""
    match state:
        case NoticeState.SENT:
            return translate("History", "enviado {0}").format(when), Look("check", Tone.GREEN)
        case NoticeState.DELIVERED:
            return translate("History", "recibido, enviado {0}").format(when), Look("check-all", Tone.GREEN)
        case NoticeState.READ:
            return translate("History", "leído, enviado {0}").format(when), Look("check-all", Tone.BLUE)
        case NoticeState.NOT_SENT:
            return translate("History", "no se envió"), Look("message-off-outline", Tone.NEUTRAL)
        case NoticeState.FAILED:
            return translate("History", "no llegó"), Look("message-alert-outline", Tone.RED)
        case _:
            return translate("History", "en cola"), Look("send-clock-outline", Tone.BLUE)

"""How the Routes page says what it shows: a route's progress and pace, a stop's lines, a read's verdict."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from courier_desktop.domain.reasons import REASONS
from courier_desktop.domain.rows import RouteRow, RouteState, ScanRow, ScanVerdict, StopRow
from courier_desktop.domain.statuses import StopState
from courier_desktop.domain.wording import say
from courier_desktop.services.routes import Decision, LeftReason
from courier_desktop.ui.format import near_day_text, time_text
from courier_desktop.ui.language import current_language
from courier_desktop.ui.parts.beads import pace_look
from courier_desktop.ui.parts.deliver import relation_word
from courier_desktop.ui.parts.reasons import next_word
from courier_desktop.ui.parts.status import Look, status_word
from courier_desktop.ui.theme.tokens import Tone

if TYPE_CHECKING:
    from datetime import datetime, tzinfo

    from courier_desktop.domain.address import Address

translate = QCoreApplication.translate

LEFT_ICONS = {
    LeftReason.NOT_FOUND: "magnify-close",
    LeftReason.NO_ROOM: "truck-outline",
    LeftReason.DAMAGED: "alert-outline",
    LeftReason.HELD: "pause-circle-outline",
    LeftReason.OTHER_DAY: "calendar-arrow-right",
}
DECISION_LOOKS = {
    Decision.TOMORROW: Look("restore", Tone.BLUE),
    Decision.COUNTER: Look("storefront-outline", Tone.AMBER),
    Decision.HOLD: Look("pause-circle-outline", Tone.AMBER),
    Decision.RETURN: Look("arrow-u-left-top", Tone.RUST),
}


def left_word(reason: LeftReason) -> str:
    """Why a parcel stays behind, in a word or two."""
    return {
        LeftReason.NOT_FOUND: translate("Routes", "No apareció"),
        LeftReason.NO_ROOM: translate("Routes", "No cupo"),
        LeftReason.DAMAGED: translate("Routes", "Dañado"),
        LeftReason.HELD: translate("Routes", "Detenido"),
        LeftReason.OTHER_DAY: translate("Routes", "Va otro día"),
    }[reason]


def decision_word(decision: Decision) -> str:
    """What becomes of an undone stop, in a word or two."""
    return {
        Decision.TOMORROW: translate("Routes", "Mañana"),
        Decision.COUNTER: translate("Routes", "A mostrador"),
        Decision.HOLD: translate("Routes", "Detener"),
        Decision.RETURN: translate("Routes", "Devolver"),
    }[decision]


def progress_text(row: RouteRow) -> str:
    """How far a route has come: "22 de 32", "carga 14 de 37", "32 paradas"."""
    if row.state is RouteState.LOADING:
        return translate("Routes", "carga {0} de {1}").format(row.loaded, row.pieces)
    if row.state is RouteState.DRAFT:
        return translate("Routes", "%n parada(s)", None, row.stops)
    return translate("Routes", "{0} de {1}").format(row.done + row.failed, row.stops)


def progress_share(row: RouteRow) -> float:
    """The same from 0 to 1: loaded pieces before it leaves, stops seen to afterwards."""
    if row.state in (RouteState.DRAFT, RouteState.LOADING):
        return row.loaded / row.pieces if row.pieces else 0.0
    return (row.done + row.failed) / row.stops if row.stops else 0.0


def pace_of(row: RouteRow, now: datetime, zone: tzinfo) -> tuple[str, Look]:
    """A route's pace or state in few words, with its look."""
    today = now.astimezone(zone).date()
    if row.state is RouteState.CLOSED:
        return translate("Routes", "cerrada"), Look("check-all", Tone.NEUTRAL)
    if row.state is RouteState.LOADING:
        return translate("Routes", "en carga"), Look("package-up", Tone.VIOLET)
    starts = translate("Routes", "sale {0}").format(time_text(row.starts_at, zone))
    if row.state is RouteState.DRAFT:
        return starts, Look("clock-start", Tone.NEUTRAL)
    if row.day < today:
        day = near_day_text(row.day, today, current_language())
        return translate("Routes", "abierta de {0}").format(day), Look("alert-outline", Tone.AMBER)
    if row.next_state is None:
        return translate("Routes", "terminada"), Look("flag-checkered", Tone.GREEN)
    if row.last_mark_at is None and now < row.starts_at:
        return starts, Look("clock-start", Tone.NEUTRAL)
    return pace_look(row.shift_minutes)


def counts_text(row: RouteRow) -> str:
    """A route's counts in its head: "15 de 34, 1 fallida"."""
    failed = translate("Routes", "%n fallida(s)", None, row.failed) if row.failed else ""
    return ", ".join(part for part in (progress_text(row), failed) if part)


def place_text(address: Address) -> str:
    """Where a stop is: "Av. Pablo Neruda 2830, Providencia"."""
    line = address.street_line(translate("Routes", "int."))
    return ", ".join(part for part in (line, address.colonia) if part)


def stop_line(stop: StopRow) -> str:
    """A stop's second line: what came of it, else where it is."""
    if stop.state is StopState.DONE:
        if not stop.received_by:
            return translate("Routes", "entregado")
        who = ", ".join(part for part in (stop.received_by, relation_word(stop.relation)) if part)
        return translate("Routes", "recibió {0}").format(who)
    if stop.state is StopState.FAILED and stop.reason is not None:
        word = REASONS[stop.reason].words.in_(current_language())
        return " · ".join([word, next_word(stop.next_step)] if stop.next_step is not None else [word])
    if stop.state is StopState.SKIPPED:
        return translate("Routes", "sin entregar · {0}").format(status_word(stop.status).lower())
    return place_text(stop.address)


def cash_word(stop: StopRow) -> str:
    """What the amount beside a stop is."""
    if stop.state is not StopState.DONE:
        return translate("Routes", "por cobrar")
    if stop.collected is None:
        return translate("Routes", "sin anotar")
    return translate("Routes", "cobrado")


def pieces_text(stop: StopRow, *, left: bool) -> str:
    """How many pieces go to the stop: "2/2 bultos" when they were read at the load, "0/2 leídos" before it left."""
    if not left:
        return translate("Routes", "{0}/{1} leídos").format(stop.loaded, stop.pieces)
    if stop.loaded:
        return translate("Routes", "{0}/{1} bultos").format(stop.loaded, stop.pieces)
    return translate("Routes", "%n bulto(s)", None, stop.pieces)


def read_line(read: ScanRow) -> str:
    """What a read at the load check means, in words."""
    match read.verdict:
        case ScanVerdict.RIGHT:
            piece = f"{read.piece}/{read.pieces}" if read.pieces > 1 else ""
            return " · ".join(part for part in (read.recipient, piece) if part)
        case ScanVerdict.ALREADY:
            return translate("Routes", "Ya estaba cargada · {0}").format(read.recipient)
        case ScanVerdict.WRONG_ROUTE if read.other_route:
            where = ", ".join(part for part in (read.other_route, read.colonia) if part)
            return translate("Routes", "Es de la {0}").format(where)
        case ScanVerdict.WRONG_ROUTE:
            return ", ".join(part for part in (translate("Routes", "No va en esta ruta"), read.colonia) if part)
        case ScanVerdict.REFUSED:
            return say(read.code, current_language(), number=read.number)
        case _:
            return translate("Routes", "No es una guía de esta oficina")

"""What people type: statuses, reasons, causes, times, amounts, routes, drivers. A wrong one says what is right."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from typing import TYPE_CHECKING, TypeVar

from courier_desktop.cli.answer import UsageError
from courier_desktop.domain.causes import CAUSES, Cause
from courier_desktop.domain.corrections import WHYS, Why
from courier_desktop.domain.draft import Promise
from courier_desktop.domain.errors import CourierError, NotFoundError, RefusedError
from courier_desktop.domain.fold import fold
from courier_desktop.domain.ids import ShipmentId
from courier_desktop.domain.money import Money, parse_money
from courier_desktop.domain.reasons import REASONS, ReasonCode, reason_by_number
from courier_desktop.domain.statuses import STATUSES, Status
from courier_desktop.domain.values import dataclass
from courier_desktop.services import route_boards, settings, shipments
from courier_desktop.services.marking import AT_DOOR

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from zoneinfo import ZoneInfo

    from courier_desktop.domain.ids import RouteId
    from courier_desktop.domain.rows import DriverRow
    from courier_desktop.domain.words import Words
    from courier_desktop.services.context import Context

T = TypeVar("T")

_CLOCK = re.compile(r"\d{1,2}:\d{2}")
_BRACKETS = re.compile(r"\s*\(([^)]*)\)")
_FEWEST_LETTERS = 4

# What people say besides the vocabulary's own words; a parcel (guía) is feminine in Spanish and Portuguese.
_SAID: dict[str, str] = {
    "entregada": Status.DELIVERED,
    "fallida": Status.ATTEMPT_FAILED,
    "fallido": Status.ATTEMPT_FAILED,
    "failed": Status.ATTEMPT_FAILED,
    "falhou": Status.ATTEMPT_FAILED,
    "bodega": Status.AT_DEPOT,
    "depot": Status.AT_DEPOT,
    "deposito": Status.AT_DEPOT,
    "reparto": Status.OUT_FOR_DELIVERY,
    "out": Status.OUT_FOR_DELIVERY,
    "mostrador": Status.READY_FOR_PICKUP,
    "balcao": Status.READY_FOR_PICKUP,
    "counter": Status.READY_FOR_PICKUP,
    "detenida": Status.ON_HOLD,
    "retida": Status.ON_HOLD,
    "hold": Status.ON_HOLD,
    "devuelta": Status.RETURNED,
    "devolvida": Status.RETURNED,
    "cancelada": Status.CANCELLED,
    "canceled": Status.CANCELLED,
    "recolectada": Status.PICKED_UP,
    "coletada": Status.PICKED_UP,
    "registrada": Status.REGISTERED,
    "extraviada": Status.LOST_OR_DAMAGED,
    "lost": Status.LOST_OR_DAMAGED,
    "puerta": AT_DOOR,
    "en la puerta": AT_DOOR,
    "afuera": AT_DOOR,
    "door": AT_DOOR,
    "at the door": AT_DOOR,
    "porta": AT_DOOR,
    "na porta": AT_DOOR,
}


def _plain(text: str) -> str:
    """Small letters without accents; what joins words is a space."""
    return " ".join(fold(text).replace("-", " ").replace("_", " ").split())


def _names(code: str, words: Words) -> Iterable[str]:
    """Under which texts a code is found: itself, its words, and what stands in brackets alone or left out."""
    yield _plain(code)
    for text in (words.es, words.en, words.pt):
        yield _plain(text)
        yield _plain(_BRACKETS.sub("", text))
        yield from (_plain(inside) for inside in _BRACKETS.findall(text))


_STATUS_NAMES: dict[str, str] = {
    **{name: status.value for status, rule in STATUSES.items() for name in _names(status.value, rule.words)},
    **_SAID,
    _plain(AT_DOOR): AT_DOOR,
}
_REASON_NAMES = {name: code for code, reason in REASONS.items() for name in _names(code.value, reason.words)}
_WHY_NAMES = {name: why for why, words in WHYS.items() for name in _names(why.value, words)}
_CAUSE_NAMES = {name: cause for cause, words in CAUSES.items() for name in _names(cause.value, words)}


def _found(text: str, names: Mapping[str, T]) -> T | None:
    """What bears that name, or the only one whose name begins so."""
    asked = _plain(text)
    if asked in names:
        return names[asked]
    long_enough = len(asked) >= _FEWEST_LETTERS
    begun = {value for name, value in names.items() if name.startswith(asked)} if long_enough else set()
    return begun.pop() if len(begun) == 1 else None


def read_status(text: str) -> Status | str:
    """The status, or AT_DOOR, of that code or word."""
    found = _found(text, _STATUS_NAMES)
    if found is None:
        raise UsageError("unknown_status", (*Status, AT_DOOR), value=text)
    return AT_DOOR if found == AT_DOOR else Status(found)


def read_reason(text: str) -> ReasonCode:
    """The reason of that code, number on the card, or words."""
    found = reason_by_number(text.strip()) or _found(text, _REASON_NAMES)
    if found is None:
        raise UsageError("unknown_reason", ReasonCode, value=text)
    return found


def read_why(text: str) -> Why:
    """The reason for a correction of that code or words."""
    found = _found(text, _WHY_NAMES)
    if found is None:
        raise UsageError("unknown_reason", Why, value=text)
    return found


def read_cause(text: str) -> Cause:
    """The cause of that code or words."""
    found = _found(text, _CAUSE_NAMES)
    if found is None:
        raise UsageError("unknown_cause", Cause, value=text)
    return found


def read_money(text: str, ctx: Context) -> Money:
    """The amount, in the courier's currency where none is named."""
    found = parse_money(text, ctx.settings.currency)
    if found is None:
        raise UsageError("bad_amount", value=text)
    return found


def read_day(text: str, ctx: Context) -> date:
    """The day written as 2026-11-23; today where nothing is written."""
    if not text:
        return ctx.clock().astimezone(ctx.zone).date()
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise UsageError("bad_date", value=text) from None


def read_moment(text: str, ctx: Context, day: date | None = None) -> datetime:
    """The aware time of "10:42" (on `day`, else today) or "2026-11-23T10:42"; local unless it names its offset."""
    zone: ZoneInfo = ctx.zone
    plain = text.strip()
    try:
        if _CLOCK.fullmatch(plain):
            clock = time.fromisoformat(plain.zfill(5))
            return datetime.combine(day or ctx.clock().astimezone(zone).date(), clock, zone)
        moment = datetime.fromisoformat(plain)
    except ValueError:
        raise UsageError("bad_time", value=text) from None
    if len(plain) <= len("2026-11-23"):
        raise UsageError("bad_time", value=text)
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=zone)


def read_window(text: str, ctx: Context) -> Promise:
    """The window "10:00/12:00" or "2026-11-24T10:00/12:00"; an end without a day is the start's."""
    first, slash, last = text.partition("/")
    if not slash:
        raise UsageError("bad_time", value=text)
    start = read_moment(first, ctx)
    end = read_moment(last, ctx, start.astimezone(ctx.zone).date())
    if end <= start:
        raise UsageError("window_backwards")
    return Promise(start, end)


def read_pairs(texts: Sequence[str]) -> list[tuple[str, str]]:
    """Each "NUMBER=VALUE" taken apart."""
    pairs = [text.rpartition("=") for text in texts]
    wrong = next((text for text, pair in zip(texts, pairs, strict=True) if not (pair[0] and pair[2])), None)
    if wrong is not None:
        raise UsageError("wrong_usage", detail=wrong)
    return [(pair[0], pair[2]) for pair in pairs]


@dataclass(frozen=True, slots=True)
class Resolved:
    """The shipments that were named, and what was named and is none: the text with its error."""

    ids: tuple[ShipmentId, ...]
    unknown: tuple[tuple[str, CourierError], ...]


def resolve_all(ctx: Context, texts: Sequence[str]) -> Resolved:
    """The shipments of these numbers, in their order, each once."""
    found: dict[ShipmentId, None] = {}
    unknown: list[tuple[str, CourierError]] = []
    for text in texts:
        try:
            found[shipments.resolve(ctx, text)] = None
        except (NotFoundError, RefusedError) as error:
            unknown.append((text, error))
    return Resolved(tuple(found), tuple(unknown))


def resolve_every(ctx: Context, texts: Sequence[str]) -> tuple[ShipmentId, ...]:
    """The same where one wrong number means that nothing is done; its error is raised."""
    resolved = resolve_all(ctx, texts)
    if resolved.unknown:
        raise resolved.unknown[0][1]
    return resolved.ids


def find_route(ctx: Context, code: str) -> RouteId:
    """The route of that code. RefusedError tells that there is none."""
    try:
        return route_boards.find_route(ctx, code.strip())
    except NotFoundError:
        raise RefusedError("route_unknown", route=code) from None


def find_driver(ctx: Context, name: str) -> DriverRow:
    """The driver of that name, or the only one whose name begins so."""
    drivers = settings.drivers(ctx)
    asked = fold(name)
    same = [driver for driver in drivers if fold(driver.name) == asked or driver.driver_id == name]
    begun = [driver for driver in drivers if fold(driver.name).startswith(asked)]
    if not same and len(begun) != 1:
        raise RefusedError("driver_unknown", name=name)
    return (same or begun)[0]

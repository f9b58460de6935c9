"""What messages cost: the owner's table of prices, which of them holds on a day, what a batch comes to."""

from __future__ import annotations

import re
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from courier_desktop.domain.messaging import Cost, GatewayName
from courier_desktop.domain.money import Money, format_money, minor_digits
from courier_desktop.domain.values import dataclass, field
from courier_desktop.domain.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterable

ANY_COUNTRY = ""
_MICROS_DIGITS = 6
# A single message never costs as much: who typed it meant something else.
_MOST_MICROS = 1_000_000 * 1_000_000
_TYPED = re.compile(r"[0-9]{0,6}(?:[.,][0-9]{0,6})?")
# The dialling codes of the countries that couriers here send to; the longest that fits is meant.
_DIALLED: dict[str, str] = {
    **dict.fromkeys(("1809", "1829", "1849"), "DO"),
    **dict.fromkeys(("1787", "1939"), "PR"),
    "1": "US",
    "34": "ES",
    "51": "PE",
    "52": "MX",
    "53": "CU",
    "54": "AR",
    "55": "BR",
    "56": "CL",
    "57": "CO",
    "58": "VE",
    "502": "GT",
    "503": "SV",
    "504": "HN",
    "505": "NI",
    "506": "CR",
    "507": "PA",
    "591": "BO",
    "593": "EC",
    "595": "PY",
    "598": "UY",
}
COUNTRIES: tuple[str, ...] = tuple(sorted(set(_DIALLED.values())))
CURRENCIES: tuple[str, ...] = (
    *("USD", "MXN", "ARS", "BOB", "BRL", "CLP", "COP", "CRC", "EUR", "GTQ", "PEN", "PYG", "UYU"),
)


class PriceCategory(StrEnum):
    """What is charged: WhatsApp tells its kinds of conversation apart, the others know one message."""

    UTILITY = "utility"
    MARKETING = "marketing"
    AUTHENTICATION = "authentication"
    SERVICE = "service"
    MESSAGE = "message"


CATEGORY_WORDS: dict[PriceCategory, Words] = {
    PriceCategory.UTILITY: Words("Plantilla de utilidad", "Utility template", "Modelo de utilidade"),
    PriceCategory.MARKETING: Words("Plantilla de marketing", "Marketing template", "Modelo de marketing"),
    PriceCategory.AUTHENTICATION: Words("Autenticación", "Authentication", "Autenticação"),
    PriceCategory.SERVICE: Words("Texto libre (servicio)", "Free text (service)", "Texto livre (serviço)"),
    PriceCategory.MESSAGE: Words("Mensaje", "Message", "Mensagem"),
}
_WHATSAPP = frozenset({GatewayName.WHATSAPP_CLOUD, GatewayName.TWILIO_WHATSAPP})
_IN_PARTS = frozenset({GatewayName.TWILIO_SMS, GatewayName.SMSGATE})


def categories_of(gateway: GatewayName) -> tuple[PriceCategory, ...]:
    """What that gateway charges for, the usual first."""
    if gateway in _WHATSAPP:
        return (PriceCategory.UTILITY, PriceCategory.SERVICE, PriceCategory.MARKETING, PriceCategory.AUTHENTICATION)
    return (PriceCategory.MESSAGE,)


def category_of(gateway: GatewayName, *, template: bool, approved_as: str = "") -> PriceCategory:
    """What a message is charged as; `approved_as` = the category of its template, in WhatsApp's word."""
    if gateway not in _WHATSAPP:
        return PriceCategory.MESSAGE
    if not template:
        return PriceCategory.SERVICE
    known = {one.value: one for one in PriceCategory}
    return known.get(approved_as.lower(), PriceCategory.UTILITY)


def counts_parts(gateway: GatewayName) -> bool:
    """Whether each part of a long text is charged."""
    return gateway in _IN_PARTS


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class PriceKey:
    """Which price: `country` is ISO 3166, "" = every country without one of its own."""

    gateway: GatewayName
    country: str = ANY_COUNTRY
    category: PriceCategory = PriceCategory.MESSAGE
    valid_from: date


@dataclass(frozen=True, slots=True)
class Price:
    """A price that somebody typed: of one message, or one part of an SMS, from that day on."""

    key: PriceKey
    cost: Cost


@dataclass(slots=True)
class PriceTable:
    """The prices to ask many times: made once for a batch."""

    prices: tuple[Price, ...]
    _by_kind: dict[tuple[GatewayName, str, PriceCategory], list[Price]] = field(init=False, default_factory=dict)

    def cost(
        self, gateway: GatewayName, country: str, category: PriceCategory, day: date, segments: int = 1
    ) -> Cost | None:
        """What such a message costs on that day; None where no price holds. The country's goes before any country's."""
        known = self._kinds()
        for place in (country, ANY_COUNTRY) if country else (ANY_COUNTRY,):
            held = [one for one in known.get((gateway, place, category), ()) if one.key.valid_from <= day]
            if held:
                one = max(held, key=lambda price: price.key.valid_from).cost
                return Cost(one.micros * (max(1, segments) if counts_parts(gateway) else 1), one.currency)
        return None

    def _kinds(self) -> dict[tuple[GatewayName, str, PriceCategory], list[Price]]:
        if not self._by_kind:
            for one in self.prices:
                self._by_kind.setdefault((one.key.gateway, one.key.country, one.key.category), []).append(one)
        return self._by_kind


def country_of(address: str, home: str) -> str:
    """The country of a number in E.164 or a wa_id; an address that is no number is at home."""
    digits = address.strip().removeprefix("+")
    if not digits.isdecimal():
        return home
    return next((_DIALLED[digits[:size]] for size in (4, 3, 2, 1) if digits[:size] in _DIALLED), "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Unsent:
    """A message that would go: by which gateway (None = a person's hand), to whom, in how many parts."""

    gateway: GatewayName | None
    address: str
    category: PriceCategory = PriceCategory.MESSAGE
    segments: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchCost:
    """What a batch comes to: `totals` in millionths by currency; how many have no price, how many go by hand."""

    messages: int = 0
    totals: dict[str, int] = field(default_factory=dict)
    unpriced: int = 0
    by_hand: int = 0

    @property
    def costs(self) -> tuple[Cost, ...]:
        """The totals, largest currency's name first."""
        return tuple(Cost(micros, currency) for currency, micros in sorted(self.totals.items()))


def batch_cost(table: PriceTable, messages: Iterable[Unsent], home: str, day: date) -> BatchCost:
    """What these would come to on that day."""
    count = unpriced = by_hand = 0
    totals: dict[str, int] = {}
    for one in messages:
        count += 1
        if one.gateway is None:
            by_hand += 1
            continue
        cost = table.cost(one.gateway, country_of(one.address, home), one.category, day, one.segments)
        if cost is None:
            unpriced += 1
        else:
            totals[cost.currency] = totals.get(cost.currency, 0) + cost.micros
    return BatchCost(messages=count, totals=totals, unpriced=unpriced, by_hand=by_hand)


def parse_price(typed: str) -> int | None:
    """The millionths of a price as it is typed ("0.0085", "0,85"), which has no thousands; None when it is none."""
    text = typed.strip().lstrip("$").strip()
    if not any(one.isdecimal() for one in text) or not _TYPED.fullmatch(text):
        return None
    whole, _, rest = text.replace(",", ".").partition(".")
    micros = int(whole or "0") * 10**_MICROS_DIGITS + int(rest.ljust(_MICROS_DIGITS, "0"))
    return micros if micros < _MOST_MICROS else None


def plain_price(micros: int) -> str:
    """A price as it is typed: "0.0085"."""
    whole, rest = divmod(micros, 10**_MICROS_DIGITS)
    return f"{whole}.{f'{rest:06d}'.rstrip('0').ljust(2, '0')}"


def price_text(cost: Cost) -> str:
    """One message's price, exact: "US$0.0085"; whole cents as money is written, "$0.85"."""
    unit = 10 ** (_MICROS_DIGITS - minor_digits(cost.currency))
    minor, rest = divmod(cost.micros, unit)
    text = format_money(Money(minor, cost.currency))
    if not rest:
        return text
    more = str(rest).rjust(len(str(unit)) - 1, "0").rstrip("0")
    return f"{text}{more}" if minor_digits(cost.currency) else f"{text}.{more}"


def total_text(cost: Cost) -> str:
    """A sum, rounded to what its currency is paid in; what is less than its least is told exactly."""
    unit = 10 ** (_MICROS_DIGITS - minor_digits(cost.currency))
    minor = (cost.micros + unit // 2) // unit
    if not minor and cost.micros:
        return price_text(cost)
    return format_money(Money(minor, cost.currency))


def totals_text(costs: Iterable[Cost]) -> str:
    """Sums of several currencies side by side: "$9.20 + US$1.04"; "—" for none: not known is not free."""
    return " + ".join(map(total_text, costs)) or "—"

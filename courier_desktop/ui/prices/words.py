"""How the window names prices, months and what they came to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale

from courier_desktop.domain.messaging import GATEWAY_TITLES
from courier_desktop.domain.prices import ANY_COUNTRY, CATEGORY_WORDS, counts_parts, price_text, totals_text
from courier_desktop.ui.language import current_language
from courier_desktop.ui.settings.choices import choice_word

if TYPE_CHECKING:
    from datetime import date

    from courier_desktop.domain.prices import Price
    from courier_desktop.services.prices import Meter, MeterLine

translate = QCoreApplication.translate


def country_word(code: str) -> str:
    """The country's name; "" is every country."""
    if code == ANY_COUNTRY:
        return translate("Prices", "Cualquier país")
    name = choice_word(code)
    return name if name != code else QLocale.territoryToString(QLocale.codeToTerritory(code))


def month_word(month: date, today: date) -> str:
    """The month as "noviembre", with its year when it is another."""
    name = QLocale(current_language().value.replace("-", "_")).standaloneMonthName(month.month)
    return name if month.year == today.year else f"{name} {month.year}"


def line_title(line: MeterLine) -> str:
    """What went out by which way: "WhatsApp Cloud · 143 mensajes"."""
    count = QCoreApplication.translate("Prices", "%n mensajes", "", line.messages)
    parts = [GATEWAY_TITLES[line.gateway], count]
    if counts_parts(line.gateway) and line.segments > line.messages:
        parts.append(QCoreApplication.translate("Prices", "%n partes", "", line.segments))
    return " · ".join(parts)


def line_cost(line: MeterLine) -> str:
    """What it came to: "$9.20 aprox.", "$9.20 · 12 sin precio", "—" when nothing is known."""
    if not line.costs:
        return translate("Prices", "sin precio")
    text = totals_text(line.costs)
    if line.about:
        text = translate("Prices", "{0} aprox.").format(text)
    unpriced = line.messages - line.priced
    return f"{text} · {translate('Prices', '{0} sin precio').format(unpriced)}" if unpriced else text


def meter_total(meter: Meter) -> str:
    """The month's sum; "—" where nothing is known of it."""
    text = totals_text(meter.costs)
    about = any(line.about for line in meter.lines)
    return translate("Prices", "{0} aprox.").format(text) if about and meter.costs else text


def price_title(price: Price) -> str:
    """Whose price it is: "WhatsApp Cloud · Plantilla de utilidad · México"."""
    key = price.key
    category = CATEGORY_WORDS[key.category].in_(current_language())
    return " · ".join((GATEWAY_TITLES[key.gateway], category, country_word(key.country)))


def price_says(price: Price) -> str:
    """From which day on it holds."""
    return translate("Prices", "desde el {0}").format(price.key.valid_from.strftime("%d/%m/%Y"))


def price_figure(price: Price) -> str:
    """The price itself."""
    return price_text(price.cost)

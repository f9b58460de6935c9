"""`prices`: the owner's table of prices, and what a month's messages came to."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from courier_desktop.cli import templates_words as words
from courier_desktop.cli.answer import Answer, UsageError
from courier_desktop.cli.reading import read_day
from courier_desktop.cli.said import Voice
from courier_desktop.cli.tables import Column, table
from courier_desktop.domain.messaging import GatewayName
from courier_desktop.domain.prices import (
    ANY_COUNTRY,
    CATEGORY_WORDS,
    CURRENCIES,
    Price,
    PriceCategory,
    PriceKey,
    categories_of,
    plain_price,
    price_text,
    totals_text,
)
from courier_desktop.domain.times import local_day
from courier_desktop.services import prices

if TYPE_CHECKING:
    import argparse

    from courier_desktop.cli.answer import Json
    from courier_desktop.cli.parser import Commands
    from courier_desktop.services.context import Context
    from courier_desktop.services.prices import Meter, MeterLine

_MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])")
_GATEWAYS = [one.value for one in GatewayName]


def add(commands: Commands) -> None:
    """Teach the grammar this command."""
    parser = commands.add("prices", words.PRICES, run=show_prices)
    commands.option(parser, "--month", said=words.MONTH, default="", metavar="YYYY-MM")
    commands.option(parser, "--set", said=words.SET_PRICE, default="", choices=_GATEWAYS, metavar="GATEWAY")
    commands.option(parser, "--price", said=words.PRICE, default="", metavar="PRICE")
    commands.option(parser, "--currency", said=words.CURRENCY, default="", metavar="CODE")
    commands.option(parser, "--country", said=words.COUNTRY, default=ANY_COUNTRY, metavar="CODE")
    commands.option(parser, "--kind", said=words.KIND, default="", choices=[one.value for one in PriceCategory])
    commands.option(parser, "--from", said=words.FROM, dest="since", default="", metavar="DAY")
    commands.option(parser, "--drop", said=words.DROP_PRICE, default="", choices=_GATEWAYS, metavar="GATEWAY")


def show_prices(ctx: Context, options: argparse.Namespace) -> Answer:
    """The prices and the month's meter, a price set or dropped first when one is named."""
    if options.set:
        currency = (options.currency or ctx.settings.currency).upper()
        if currency not in CURRENCIES:
            raise UsageError("setting_value", CURRENCIES, value=currency)
        prices.save_price(ctx, _key(ctx, options.set, options), options.price, currency)
    if options.drop:
        prices.drop_price(ctx, _key(ctx, options.drop, options))
    found, meter = prices.table(ctx), prices.meter(ctx, _month(options.month))
    values: Json = {
        "prices": [_price_values(one) for one in found],
        "month": meter.month.isoformat()[:7],
        "meter": [_line_values(one) for one in meter.lines],
        "costs_micros": {cost.currency: cost.micros for cost in meter.costs},
    }
    return Answer(values, tuple(_lines(found, meter, Voice(ctx, options.language))))


def _key(ctx: Context, gateway: str, options: argparse.Namespace) -> PriceKey:
    name = GatewayName(gateway)
    kind = PriceCategory(options.kind) if options.kind else categories_of(name)[0]
    today = local_day(ctx.clock(), ctx.zone)
    since = read_day(options.since, ctx) if options.since else today.replace(day=1)
    return PriceKey(gateway=name, country=options.country.upper(), category=kind, valid_from=since)


def _month(text: str) -> date | None:
    found = _MONTH.fullmatch(text)
    if text and found is None:
        raise UsageError("setting_value", value=text)
    return date(int(found[1]), int(found[2]), 1) if found is not None else None


def _lines(found: tuple[Price, ...], meter: Meter, say: Voice) -> list[str]:
    heads = (words.HEAD_GATEWAY, words.HEAD_KIND, words.HEAD_COUNTRY, words.HEAD_FROM)
    columns = [*(Column(say(head)) for head in heads), Column(say(words.HEAD_PRICE), right=True)]
    rows = [
        (
            one.key.gateway.value,
            say(CATEGORY_WORDS[one.key.category]),
            one.key.country or say(words.ANY),
            one.key.valid_from.isoformat(),
            price_text(one.cost),
        )
        for one in found
    ]
    lines = list(table(columns, rows)) if rows else [say(words.NO_PRICES)]
    total = totals_text(meter.costs)
    lines += ["", say(words.METER, month=meter.month.isoformat()[:7], messages=meter.messages, cost=total)]
    return lines + [f"  {one.gateway.value}: {one.messages} · {totals_text(one.costs)}" for one in meter.lines]


def _price_values(price: Price) -> Json:
    return {
        "gateway": price.key.gateway.value,
        "country": price.key.country,
        "kind": price.key.category.value,
        "from": price.key.valid_from.isoformat(),
        "price": plain_price(price.cost.micros),
        "currency": price.cost.currency,
    }


def _line_values(line: MeterLine) -> Json:
    return {
        "gateway": line.gateway.value,
        "channel": line.channel.value,
        "messages": line.messages,
        "segments": line.segments,
        "priced": line.priced,
        "told": line.told,
        "costs_micros": {cost.currency: cost.micros for cost in line.costs},
    }

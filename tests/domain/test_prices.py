"""Prices: what is typed, which holds on a day, what a batch comes to, how sums are written."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courier_desktop.domain.messaging import Cost, GatewayName
from courier_desktop.domain.phone import normalize_phone
from courier_desktop.domain.prices import (
    COUNTRIES,
    CURRENCIES,
    Price,
    PriceCategory,
    PriceKey,
    PriceTable,
    Unsent,
    batch_cost,
    categories_of,
    category_of,
    country_of,
    parse_price,
    plain_price,
    price_text,
    total_text,
    totals_text,
)

DAY = date(2026, 11, 19)
CLOUD, SMS = GatewayName.WHATSAPP_CLOUD, GatewayName.TWILIO_SMS
UTILITY, MESSAGE = PriceCategory.UTILITY, PriceCategory.MESSAGE


def price(gateway: GatewayName, country: str, micros: int, since: date, currency: str = "USD") -> Price:
    key = PriceKey(gateway=gateway, country=country, category=categories_of(gateway)[0], valid_from=since)
    return Price(key, Cost(micros, currency))


TABLE = PriceTable(
    (
        price(CLOUD, "", 30_000, date(2026, 1, 1)),
        price(CLOUD, "MX", 8_500, date(2026, 1, 1)),
        price(CLOUD, "MX", 9_000, date(2026, 10, 1)),
        price(CLOUD, "MX", 10_000, date(2027, 1, 1)),
        price(SMS, "MX", 850_000, date(2026, 1, 1), "MXN"),
    )
)


@pytest.mark.parametrize(
    ("country", "day", "micros"),
    [
        ("MX", date(2026, 9, 30), 8_500),
        ("MX", date(2026, 10, 1), 9_000),
        ("MX", DAY, 9_000),
        ("MX", date(2027, 6, 1), 10_000),
        ("CO", DAY, 30_000),
        ("", DAY, 30_000),
    ],
)
def test_the_newest_price_of_the_country_holds(country: str, day: date, micros: int) -> None:
    assert TABLE.cost(CLOUD, country, UTILITY, day) == Cost(micros, "USD")


def test_no_price_is_not_nothing() -> None:
    assert TABLE.cost(CLOUD, "MX", UTILITY, date(2025, 1, 1)) is None
    assert TABLE.cost(CLOUD, "MX", PriceCategory.MARKETING, DAY) is None
    assert TABLE.cost(SMS, "AR", MESSAGE, DAY) is None
    assert PriceTable(()).cost(CLOUD, "MX", UTILITY, DAY) is None


def test_every_part_of_an_sms_is_charged() -> None:
    assert TABLE.cost(SMS, "MX", MESSAGE, DAY, 3) == Cost(2_550_000, "MXN")
    assert TABLE.cost(SMS, "MX", MESSAGE, DAY, 0) == Cost(850_000, "MXN")
    assert TABLE.cost(CLOUD, "MX", UTILITY, DAY, 3) == Cost(9_000, "USD")


def test_a_batch() -> None:
    messages = [
        Unsent(gateway=CLOUD, address="+523312345678", category=UTILITY),
        Unsent(gateway=CLOUD, address="5213312345678", category=UTILITY),
        Unsent(gateway=SMS, address="+523312345678", segments=2),
        Unsent(gateway=SMS, address="+5491112345678"),
        Unsent(gateway=None, address="+523312345678"),
    ]
    found = batch_cost(TABLE, messages, "MX", DAY)
    assert (found.messages, found.unpriced, found.by_hand) == (5, 1, 1)
    assert found.costs == (Cost(1_700_000, "MXN"), Cost(18_000, "USD"))
    assert totals_text(found.costs) == "$1.70 + US$0.02"


@pytest.mark.parametrize(
    ("gateway", "template", "approved_as", "category"),
    [
        (CLOUD, True, "UTILITY", UTILITY),
        (CLOUD, True, "MARKETING", PriceCategory.MARKETING),
        (CLOUD, True, "", UTILITY),
        (CLOUD, False, "", PriceCategory.SERVICE),
        (GatewayName.TWILIO_WHATSAPP, False, "", PriceCategory.SERVICE),
        (SMS, False, "", MESSAGE),
        (GatewayName.WAHA, False, "", MESSAGE),
    ],
)
def test_what_a_message_is_charged_as(
    gateway: GatewayName, template: bool, approved_as: str, category: PriceCategory
) -> None:
    assert category_of(gateway, template=template, approved_as=approved_as) is category
    assert category in categories_of(gateway)


@pytest.mark.parametrize(
    ("address", "country"),
    [
        ("+523312345678", "MX"),
        ("5213312345678", "MX"),
        ("+5491112345678", "AR"),
        ("+18095551234", "DO"),
        ("+13055551234", "US"),
        ("+50255551234", "GT"),
        ("+819012345678", ""),
        ("ana@example.com", "MX"),
        ("MX.1502576394655843", "MX"),
        ("", "MX"),
    ],
)
def test_the_country_of_an_address(address: str, country: str) -> None:
    assert country_of(address, "MX") == country


@pytest.mark.parametrize("region", ["MX", "AR", "BO", "BR", "CL", "CO", "CR", "EC", "GT", "PE", "US", "UY"])
def test_every_country_of_the_settings_has_its_prices(region: str) -> None:
    import phonenumbers

    example = phonenumbers.example_number_for_type(region, phonenumbers.PhoneNumberType.MOBILE)
    assert example is not None
    e164 = phonenumbers.format_number(example, phonenumbers.PhoneNumberFormat.E164)
    assert country_of(normalize_phone(e164, region).e164 or e164, "ZZ") == region
    assert region in COUNTRIES


@pytest.mark.parametrize(
    ("typed", "micros"),
    [
        ("0.0085", 8_500),
        ("0,85", 850_000),
        (" $1 ", 1_000_000),
        (".5", 500_000),
        ("12.", 12_000_000),
        ("0", 0),
        ("0.000001", 1),
        *((bad, None) for bad in ("", "$", ".", "-1", "1e3", "1.2.3", "0.0000001", "9999999", "gratis", "٣", "1 000")),
    ],
)
def test_a_typed_price(typed: str, micros: int | None) -> None:
    assert parse_price(typed) == micros


@given(st.integers(0, 10**11))
def test_a_price_is_typed_as_it_is_kept(micros: int) -> None:
    assert parse_price(plain_price(micros)) == micros


@pytest.mark.parametrize(
    ("cost", "exact", "rounded"),
    [
        (Cost(8_500, "USD"), "US$0.0085", "US$0.01"),
        (Cost(4_000, "USD"), "US$0.004", "US$0.004"),
        (Cost(850_000, "MXN"), "$0.85", "$0.85"),
        (Cost(9_204_000, "MXN"), "$9.204", "$9.20"),
        (Cost(1_250_005_000, "MXN"), "$1,250.005", "$1,250.01"),
        (Cost(12_500_000, "CLP"), "$12.5", "$13"),
        (Cost(62_470_000, "BRL"), "R$ 62,47", "R$ 62,47"),
        (Cost(0, "MXN"), "$0.00", "$0.00"),
    ],
)
def test_how_costs_are_written(cost: Cost, exact: str, rounded: str) -> None:
    assert (price_text(cost), total_text(cost)) == (exact, rounded)


def test_nothing_known_is_a_dash_never_a_zero() -> None:
    assert totals_text(()) == "—"


@given(st.integers(0, 10**11), st.sampled_from(CURRENCIES))
def test_every_cost_can_be_written(micros: int, currency: str) -> None:
    assert any(one.isdecimal() for one in price_text(Cost(micros, currency)) + total_text(Cost(micros, currency)))

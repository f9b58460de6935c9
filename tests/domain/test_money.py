"""Money: reading what people and spreadsheets write, and writing it back."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from courier_desktop.domain.money import Money, format_money, minor_digits, parse_money, plain_amount, total

CURRENCIES = ("MXN", "ARS", "BOB", "BRL", "CLP", "COP", "CRC", "EUR", "GTQ", "PEN", "PYG", "USD", "UYU", "XTS")


@pytest.mark.parametrize(
    ("raw", "minor", "currency"),
    [
        ("$1,250.00", 125000, "MXN"),
        ("1.250,00", 125000, "MXN"),
        ("1250", 125000, "MXN"),
        ("1,250", 125000, "MXN"),
        ("1.250", 125000, "MXN"),
        ("1,234,567.8", 123456780, "MXN"),
        ("1.234.567", 123456700, "MXN"),
        ("62,47", 6247, "MXN"),
        ("12.5", 1250, "MXN"),
        ("0", 0, "MXN"),
        ("$0.00", 0, "MXN"),
        (".50", 50, "MXN"),
        ("0.500", 50, "MXN"),
        ("1250.", 125000, "MXN"),
        ("1250.000", 125000, "MXN"),
        ("62.470000000000006", 6247, "MXN"),
        ("199.995", 19999500, "MXN"),
        ("1999.995", 200000, "MXN"),
        ("R$ 62,47", 6247, "BRL"),
        ("r$62,47", 6247, "BRL"),
        ("MXN 1,250", 125000, "MXN"),
        ("1250.00 MXN", 125000, "MXN"),
        ("MXN$1,250.00", 125000, "MXN"),
        ("$ 1,250.00 M.N.", 125000, "MXN"),
        ("$1,250.00 MXN", 125000, "MXN"),
        ("$350 pesos", 35000, "MXN"),
        ("US$ 10", 1000, "USD"),
        ("1 250,50", 125050, "MXN"),
        ("1\u00a0250,50", 125050, "MXN"),
        ("1\u202f250,50 €", 125050, "EUR"),
        ("1'250.50", 125050, "MXN"),
        ("'1250", 125000, "MXN"),
        ("\u2060350.00\ufeff", 35000, "MXN"),
        ("  $ 80 ", 8000, "MXN"),
        ("S/. 45.90", 4590, "PEN"),
    ],
)
def test_amounts_that_people_write(raw: str, minor: int, currency: str) -> None:
    assert parse_money(raw) == Money(minor, currency)


@pytest.mark.parametrize(
    ("raw", "currency", "minor"),
    [
        ("$12.990", "CLP", 12990),
        ("12990.00", "CLP", 12990),
        ("Gs 1", "PYG", None),
        ("₲ 150.000", "PYG", 150000),
        ("12.50", "CLP", None),
        ("$ 1.250,50", "ARS", 125050),
        ("1.250", "BRL", 125000),
    ],
)
def test_the_office_currency_sets_the_decimals(raw: str, currency: str, minor: int | None) -> None:
    assert parse_money(raw, currency) == (None if minor is None else Money(minor, currency))


@pytest.mark.parametrize(
    "raw",
    [
        *("", " ", "-", "$", "gratis", "-50", "($50)", "−50", "50-", "12 kg", "1,25,00", "1.2.3", "1,250.00.00"),
        *("1 25", "1 250 50", "1.25E+03", "12/11/2026", "R$ 5 USD", "5 5 5", "99999999999999999999", "#N/A", "%5", "."),
        *("1,250.00,50", ",,", "10 de 20"),
    ],
)
def test_what_is_no_amount(raw: str) -> None:
    assert parse_money(raw) is None


@given(st.integers(0, 10**13), st.sampled_from(CURRENCIES[:-1]))
@example(0, "CLP")
@example(1000, "CLP")
@example(100_000, "MXN")
def test_reading_what_was_written_gives_the_same(minor: int, currency: str) -> None:
    money = Money(minor, currency)
    assert parse_money(format_money(money), currency) == money
    assert parse_money(plain_amount(money) if minor_digits(currency) else format_money(money), currency) == money


@given(st.text(max_size=20), st.sampled_from(CURRENCIES))
def test_any_text_is_an_amount_or_none(raw: str, currency: str) -> None:
    money = parse_money(raw, currency)
    assert money is None or money.amount_minor >= 0


@given(st.text("0123456789.,' $R", max_size=14))
def test_the_digits_are_never_invented(raw: str) -> None:
    money = parse_money(raw)
    if money is not None:
        typed = "".join(c for c in raw if c.isdigit())
        rounded = str(money.amount_minor).strip("0")
        assert rounded[:-1] in typed


@pytest.mark.parametrize(
    ("money", "text", "plain"),
    [
        (Money(125000), "$1,250.00", "1250.00"),
        (Money(6247, "BRL"), "R$ 62,47", "62.47"),
        (Money(12990, "CLP"), "$12.990", "12990"),
        (Money(125050, "ARS"), "$ 1.250,50", "1250.50"),
        (Money(5, "USD"), "US$0.05", "0.05"),
        (Money(-5000), "-$50.00", "-50.00"),
        (Money(100, "XTS"), "XTS 1.00", "1.00"),
    ],
)
def test_each_currency_is_written_its_way(money: Money, text: str, plain: str) -> None:
    assert format_money(money) == text
    assert plain_amount(money) == plain


def test_a_total_leaves_out_what_does_not_add_up() -> None:
    assert total([Money(100), None, Money(250), Money(999, "USD")]) == Money(350)
    assert total([], "BRL") == Money(0, "BRL")

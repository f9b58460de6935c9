"""Phones: people's habits, spreadsheets' damage, and other countries' numbers."""

from __future__ import annotations

import phonenumbers
import pytest
from hypothesis import given
from hypothesis import strategies as st

from courier_desktop.domain.phone import (
    PhoneResult,
    digits,
    display_phone,
    last4,
    normalize_phone,
    phone_key,
    usual_mexican,
)

GOOD = "+523314820937"
nationals = st.from_regex(r"[2-9][0-9]{3}[1-9][0-9]{4}[1-9]", fullmatch=True).filter(lambda n: len(set(n)) > 1)


@pytest.mark.parametrize(
    "typed",
    [
        *(
            "3314820937",
            "33 1482 0937",
            "33-1482-0937",
            "33.1482.0937",
            "(33) 1482-0937",
            "33 14 82 09 37",
            "33/1482/0937",
        ),
        *("+52 33 1482 0937", "52 33 1482 0937", "523314820937", "0052 33 1482 0937", "011 52 33 1482 0937"),
        *("+52 1 33 1482 0937", "5213314820937", "+5213314820937", "1 33 1482 0937", "+52 044 33 1482 0937"),
        *("044 33 1482 0937", "045 33 1482 0937", "0443314820937", "01 33 1482 0937", "013314820937"),
        *(
            "33 1482 0937 ext. 204",
            "33-1482-0937ext204",
            "33 1482 0937 extensión 8",
            "3314820937 x2",
            "33 1482 0937 #15",
        ),
        *("3.314820937E+09", "3,314820937e+9", "3314820937.0", "33 1482 0937.00", "3.3148209370E+09"),
        *(
            "33 1482 0937 / 55 4120 7788",
            "33 1482 / 33 1482 0937",
            "33 1482 0937, 5541207788",
            "33 1482 0937 y 33 4120 7788",
        ),
        *(
            "3314820937 5541207788",
            "33 1482 0937\n55 4120 7788",
            "3314820937 (casa) 5541207788 (cel)",
            "33 1482 0937/38",
        ),
        *("Tel. 33 1482 0937", "Cel:3314820937", "WhatsApp +52 33 1482 0937", "33 1482 0937 Lupita", "Tel3314820937"),
        *(
            "'3314820937",
            '="3314820937"',
            "\u202a+52 33 1482 0937\u202c",
            "33\u00a01482\u00a00937",
            "３３１４８２０９３７",
            "\u20603314820937",
        ),
    ],
)
def test_one_mexican_number_in_many_spellings(typed: str) -> None:
    assert normalize_phone(typed) == PhoneResult(GOOD, "")


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("", "phone_missing"),
        ("   ", "phone_missing"),
        ("-", "phone_missing"),
        ("No informado", "phone_missing"),
        ("SIN TELÉFONO", "phone_missing"),
        ("N/A", "phone_missing"),
        ("#N/A", "phone_unreadable"),
        ("#VALUE!", "phone_unreadable"),
        ("preguntar al vecino", "phone_unreadable"),
        ("33XXXX0937", "phone_unreadable"),
        ("33 1482 09E7", "phone_unreadable"),
        ("3.31482E+09", "phone_truncated"),
        ("5.23315E+11", "phone_truncated"),
        ("5,23E+11", "phone_truncated"),
        ("5.2E12", "phone_truncated"),
        ("523315000000", "phone_truncated"),
        ("523315000000.0", "phone_truncated"),
        ("3314820", "phone_incomplete"),
        ("1482 0937", "phone_incomplete"),
        ("044 33 1482 093", "phone_incomplete"),
        ("+52 33 1482 093", "phone_incomplete"),
        ("52 33 1482 093", "phone_incomplete"),
        ("33 1482 / 09", "phone_incomplete"),
        ("33 1482 09377", "phone_too_long"),
        ("33148209377", "phone_too_long"),
        ("55 1482 09377", "phone_too_long"),
        ("442 148 20937", "phone_too_long"),
        ("+52 33 1482 09377", "phone_too_long"),
        ("0000000000", "phone_invalid"),
        ("3333333333", "phone_invalid"),
        ("1234567890", "phone_invalid"),
        ("+52 0923456789", "phone_invalid"),
        ("+999 1234 5678", "phone_invalid"),
        ("+55 1482 0937", "phone_invalid"),
    ],
)
def test_what_cannot_be_dialled_says_why(typed: str, problem: str) -> None:
    assert normalize_phone(typed) == PhoneResult("", problem)


@pytest.mark.parametrize(
    ("typed", "region", "e164"),
    [
        ("+34 655 102 030", "MX", "+34655102030"),
        ("34 655 102 030", "MX", "+34655102030"),
        ("49 160 12345678", "MX", "+4916012345678"),
        ("+33 7 55 12 34 56", "MX", "+33755123456"),
        ("33 7 55 12 34 56", "MX", "+33755123456"),
        ("+1 (213) 373-4253", "MX", "+12133734253"),
        ("55 11 91234 5678", "MX", "+5511912345678"),
        ("01 800 212 3456", "MX", "+528002123456"),
        ("011 15-2345-6789", "AR", "+5491123456789"),
        ("11 15 2345 6789", "AR", "+5491123456789"),
        ("11 2345-6789", "AR", "+541123456789"),
        ("5491123456789", "AR", "+5491123456789"),
        ("(11) 91234-5678", "BR", "+5511912345678"),
        ("5511912345678", "BR", "+5511912345678"),
        ("34 655 102 030", "AR", "+34655102030"),
        ("987 654 321", "PE", "+51987654321"),
        ("33 1482 093", "US", ""),
        ("+52 33 1482 0937", "US", GOOD),
        ("52 33 1482 0937", "XX", GOOD),
    ],
)
def test_other_countries(typed: str, region: str, e164: str) -> None:
    assert normalize_phone(typed, region).e164 == e164


@given(nationals, st.sampled_from(["", "+52", "52", "0052", "+521", "521", "044", "045", "01", "1"]), st.data())
def test_habits_and_grouping_never_change_the_number(national: str, habit: str, data: st.DataObject) -> None:
    expected = "+52" + national if phonenumbers.is_valid_number(phonenumbers.parse("+52" + national)) else ""
    place = data.draw(st.integers(1, 9))
    for typed in (
        habit + national,
        f"{habit} {national[:place]} {national[place:]}",
        f"{habit}({national[:2]}){national[2:]}",
    ):
        assert normalize_phone(typed).e164 == expected


def test_the_areas_known_here_are_the_librarys() -> None:
    for area in range(1000):
        national = f"{area:03}4820937"
        valid = phonenumbers.is_valid_number(phonenumbers.parse(f"+52{national}"))
        assert usual_mexican(national) == (f"+52{national}" if valid else "")


@given(st.from_regex(r"(?:\+?52)?[0-9+ ()٣-]{9,14}|[2-9][0-9]{9}|[2-9]([0-9])\1{8}", fullmatch=True))
def test_the_quick_way_reads_as_the_long_one(typed: str) -> None:
    if usual := usual_mexican(typed):
        # A word before the number keeps it out of the quick way.
        assert normalize_phone(f"Tel. {typed}").e164 == usual


@given(nationals)
def test_what_was_normalized_stays(national: str) -> None:
    e164 = normalize_phone(national).e164
    assert normalize_phone(e164).e164 == e164
    assert normalize_phone(display_phone(e164)).e164 == e164


@given(st.from_regex(r"[0-9+ ()./-]{6,18}", fullmatch=True), st.sampled_from(["MX", "AR", "BR", "US"]))
def test_a_number_given_is_valid_and_keeps_the_last_digits_typed(typed: str, region: str) -> None:
    result = normalize_phone(typed, region)
    assert bool(result.e164) != bool(result.problem)
    if result.e164:
        assert phonenumbers.is_valid_number(phonenumbers.parse(result.e164))
        assert last4(result.e164) in digits(typed)


@given(st.text(max_size=40), st.sampled_from(["MX", "AR", ""]))
def test_any_text_gives_a_number_or_a_problem(typed: str, region: str) -> None:
    result = normalize_phone(typed, region)
    assert bool(result.e164) != bool(result.problem)


@pytest.mark.parametrize(
    ("e164", "key"),
    [
        (GOOD, GOOD),
        ("+5213314820937", GOOD),
        ("5213314820937", GOOD),
        ("5491123456789", "+5491123456789"),
        ("+541123456789", "+541123456789"),
        ("+52133148209", "+52133148209"),
        ("", ""),
    ],
)
def test_spellings_that_match(e164: str, key: str) -> None:
    assert phone_key(e164) == key


@pytest.mark.parametrize(
    ("e164", "shown"),
    [
        (GOOD, "33 1482 0937"),
        ("+525541207788", "55 4120 7788"),
        ("+522221234567", "222 123 4567"),
        ("+5491123456789", "+54 9 11 2345-6789"),
        ("+12133734253", "+1 213-373-4253"),
        ("", ""),
        ("no", "no"),
        ("+", "+"),
    ],
)
def test_shown(e164: str, shown: str) -> None:
    assert display_phone(e164) == shown


def test_pieces() -> None:
    assert digits(GOOD) == "523314820937"
    assert last4(GOOD) == "0937"
    assert last4("") == ""

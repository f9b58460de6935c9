"""Tracking numbers: every one-character error and every swap of neighbours is caught; numbers are found in any text."""

from __future__ import annotations

import re
import string
from itertools import pairwise
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courier_desktop.domain.tracking_number import (
    NumberParts,
    canonical,
    check_number,
    find_numbers,
    is_prefix,
    make_number,
    make_numbers,
    parts,
)

SIGNS = string.ascii_uppercase + string.digits
CHECK_SIGNS = frozenset(SIGNS) - frozenset("BILOSUZ")
SAMPLES = tuple(
    make_number(prefix, serial)
    for prefix in ("CLB", "GDL", "OIL", "AB", "QZ", "SOBI", "ZULU", "WXYZ")
    for serial in (1, 11, 48231, 550055, 999_999, 1_000_000, 15_580_112, 55_482_310, 1_234_567_890)
)
prefixes = st.text(string.ascii_uppercase, min_size=2, max_size=4)
serials = st.one_of(st.integers(1, 999_999), st.integers(1, 10**12))


def same_reading(wrong: str, number: str) -> bool:
    """Whether the two differ only by how a digit's look-alike letter is typed in the serial or the check place."""
    compact, typed = number.replace("-", ""), wrong.replace("-", "")
    prefix = len(number.partition("-")[0])
    folded = typed[:prefix] + typed[prefix:-1].translate(str.maketrans("OILSBZ", "011582"))
    return compact == folded + typed[-1].translate(str.maketrans("OILSBZU", "011582V"))


def test_the_printed_form() -> None:
    number = make_number("CLB", 48231)
    assert number.startswith("CLB-048231")
    assert len(number) == len("CLB-048231K")
    assert parts(number) == NumberParts("CLB", 48231, number[-1])
    assert make_number("CLB", 1_234_567).startswith("CLB-01234567")


@pytest.mark.parametrize(
    ("first", "count"), [(1, 2500), (998, 5), (999_990, 1500), (99_999_996, 9), (48_231, 1), (5, 0)]
)
def test_many_at_once_are_each_ones_own(first: int, count: int) -> None:
    assert make_numbers("CLB", first, count) == [make_number("CLB", first + n) for n in range(count)]


@pytest.mark.parametrize("number", SAMPLES)
@pytest.mark.parametrize("dash", ["-", ""])
def test_every_single_substitution_is_caught(number: str, dash: str) -> None:
    right = number.replace("-", dash)
    for place, was in enumerate(right):
        for sign in SIGNS:
            if was in (sign, "-"):
                continue
            wrong = right[:place] + sign + right[place + 1 :]
            if not same_reading(wrong, number):
                assert canonical(wrong) is None, wrong
                assert find_numbers(wrong) == ()
            else:
                assert canonical(wrong) in (number, None)


@pytest.mark.parametrize("number", SAMPLES)
def test_any_other_character_typed_is_caught_too(number: str) -> None:
    for place, was in enumerate(number):
        for sign in string.punctuation + "ÑñÉß":
            wrong = number[:place] + sign + number[place + 1 :]
            assert canonical(wrong) is None or (was == "-" and canonical(wrong) == number), wrong


@pytest.mark.parametrize("number", SAMPLES)
@pytest.mark.parametrize("dash", ["-", ""])
def test_every_swap_of_different_neighbours_is_caught(number: str, dash: str) -> None:
    right = number.replace("-", dash)
    for place, (one, two) in enumerate(pairwise(right)):
        if one != two:
            assert canonical(right[:place] + two + one + right[place + 2 :]) is None


@pytest.mark.parametrize("number", SAMPLES)
def test_a_swap_over_the_dash_is_caught(number: str) -> None:
    prefix, rest = number.split("-")
    assert canonical(f"{prefix[:-1]}{rest[0]}-{prefix[-1]}{rest[1:]}") is None


@given(prefixes, serials, st.data())
def test_errors_anywhere_in_any_number_are_caught(prefix: str, serial: int, data: st.DataObject) -> None:
    number = make_number(prefix, serial)
    right = number.replace("-", data.draw(st.sampled_from(["-", ""])))
    place = data.draw(st.integers(0, len(right) - 1))
    sign = data.draw(st.sampled_from(SIGNS))
    wrong = right[:place] + sign + right[place + 1 :]
    if right[place] != "-" and not same_reading(wrong, number):
        assert not check_number(wrong)
    place = data.draw(st.integers(0, len(right) - 2))
    swapped = right[:place] + right[place + 1] + right[place] + right[place + 2 :]
    assert swapped == right or not check_number(swapped)


@given(prefixes, serials)
def test_check_signs_leave_out_look_alikes(prefix: str, serial: int) -> None:
    assert make_number(prefix, serial)[-1] in CHECK_SIGNS


def test_all_check_signs_occur() -> None:
    assert {make_number("CLB", serial)[-1] for serial in range(1, 200)} == CHECK_SIGNS


@given(st.lists(st.tuples(prefixes, serials), unique=True, min_size=2, max_size=30))
def test_no_two_shipments_of_any_offices_share_a_number(pairs: list[tuple[str, int]]) -> None:
    compact = {make_number(*pair).replace("-", "") for pair in pairs}
    assert len(compact) == len(pairs)


@given(
    prefixes,
    serials,
    st.sampled_from(["-", "", " ", "'", "?", "_", "/", "–", "´", " - "]),
    st.sampled_from(["", " ", "-", "'"]),
    st.booleans(),
)
def test_sloppy_typing_gives_the_printed_number(prefix: str, serial: int, dash: str, last: str, lower: bool) -> None:
    number = make_number(prefix, serial)
    body, check = number.split("-")[1][:-1], number[-1]
    typed = f"{prefix}{dash}{body}{last}{check}"
    typed = typed.lower() if lower else typed
    assert canonical(f" {typed}\n") == number
    assert find_numbers(f"Hola, ¿dónde viene mi guía {typed}?") == (number,)


@pytest.mark.parametrize(
    "typed", ["CLB-O4823I{}", "CLBO48231{}", "clb o48231 {}", "C L B 0 4 8 2 3 1 {}", "CLB 048 231 {}"]
)
def test_letters_typed_for_digits(typed: str) -> None:
    number = make_number("CLB", 48231)
    assert canonical(typed.format(number[-1])) == number


@given(prefixes, serials)
def test_found_in_links_and_scans(prefix: str, serial: int) -> None:
    number = make_number(prefix, serial)
    told = f"Hola, guía {number}"
    for text in (
        number,
        f"https://wa.me/523336150042?text={quote(told, safe='')}",
        f"https://wa.me/15125550100?text={quote(told, safe='')}",
        f"https://wa.me/523336150042?text={quote(quote(told, safe=''), safe='')}",
        f"https://wa.me/523336150042?text={told.replace(' ', '+')}",
        f"https://rastreo.example/g/{number}",
        f"https://rastreo.example/?guia={number}&l=es",
        f"https://rastreo.example/{number.replace('-', '')}",
        f"httpsÑ--wa.me-523336150042_text¿Hola%2C%20gu%C3%ADa%20{number.replace('-', chr(39))}",
        f"guiaÑ{number.replace('-', chr(39)).lower()}",
        f"({number})",
        f"{number}.",
        f"\ufeff{number}\r\n",
    ):
        assert find_numbers(text) == (number,), text


def test_several_numbers_in_order_each_once() -> None:
    one, two = make_number("CLB", 7), make_number("GDL", 1_000_007)
    assert find_numbers(f"{two}, {one.lower()} y otra vez {two.replace('-', '')}") == (two, one)


@pytest.mark.parametrize(
    "text",
    [
        *("", "CLB", "Mi pedido no llega", "tel 33 1482 0937", "TEL 3314820937", "CP 44380", "LOS BOLSILLOS", "CLB-"),
        *("https://wa.me/523336150042", "https://wa.me/15125550100", "12345678", "RFC GOMC800101AB3", "ABCDE-0482310"),
    ],
)
def test_other_texts_hold_no_number(text: str) -> None:
    assert find_numbers(text) == ()
    assert not check_number(text)


@given(st.text(max_size=60))
def test_any_text_is_read_without_error(text: str) -> None:
    for number in find_numbers(text):
        assert check_number(number)
    assert canonical(text) is None or check_number(text)


def test_endless_digits_are_no_number() -> None:
    assert canonical("CLB-" + "9" * 6001) is None
    assert find_numbers("CLB-" + "9" * 6001) == ()


def test_a_part_of_a_longer_word_is_no_number() -> None:
    number = make_number("CLB", 48231)
    assert find_numbers(f"X{number}") == ()
    assert find_numbers(f"{number}9") == ()


@pytest.mark.parametrize(
    ("prefix", "serial"),
    [("C", 1), ("CLBXY", 1), ("clb", 1), ("CÑB", 1), ("C1B", 1), ("CLB", 0), ("CLB", -3), ("CLB", 10**18)],
)
def test_no_number_for_a_bad_prefix_or_serial(prefix: str, serial: int) -> None:
    with pytest.raises(ValueError, match=re.escape(prefix)):
        make_number(prefix, serial)
    assert is_prefix(prefix) == (serial != 1)

"""SMS segments against an independent slow counter, and texts in the letters that cost least."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courier_desktop.domain.sms import (
    LONGEST,
    Encoding,
    Segments,
    count,
    for_sms,
    foreign,
    is_plain,
    strip_accents,
    without_foreign,
    without_marks,
)

# The alphabet by its code points' names, written down apart from the module's own table.
EXTENDED = set("\f^{}\\[~]|€")
BASIC = (
    {chr(code) for code in range(0x20, 0x7F)} - set("`[\\]^{|}~") | set("\n\r") | set("@£$¥èéùìòÇØøÅåÆæßÉ¤¡ÄÖÑÜ§¿äöñüà")
) | {unicodedata.lookup(f"GREEK CAPITAL LETTER {name}") for name in (
    "DELTA", "PHI", "GAMMA", "LAMDA", "OMEGA", "PI", "PSI", "SIGMA", "THETA", "XI"
)}  # fmt: skip
LETTERS = st.text(st.sampled_from("aáñÑé{€~ \nçº😀·…Ω世") | st.characters(exclude_categories=["Cs"]), max_size=400)


def slow(text: str) -> tuple[int, int]:
    """Units and parts, by cutting letter by letter."""
    gsm = all(letter in BASIC or letter in EXTENDED for letter in text)
    sizes = [(2 if letter in EXTENDED else 1) if gsm else len(letter.encode("utf-16-le")) // 2 for letter in text]
    alone, most = (160, 153) if gsm else (70, 67)
    if sum(sizes) <= alone:
        return sum(sizes), int(bool(text))
    parts: list[int] = [0]
    for size in sizes:
        if parts[-1] + size > most:
            parts.append(0)
        parts[-1] += size
    return sum(sizes), len(parts)


@given(LETTERS)
def test_the_count_agrees_with_a_slow_one(text: str) -> None:
    found = count(text)
    assert (found.units, found.parts) == slow(text)
    assert 0 <= found.left <= found.room


@given(st.text(st.sampled_from("a{b€"), min_size=150, max_size=700))
def test_long_texts_with_letters_of_two_units(text: str) -> None:
    assert (count(text).units, count(text).parts) == slow(text)


@given(LETTERS)
def test_what_is_left_is_what_fits(text: str) -> None:
    """So many plain letters more, and no part more; one further, and there is."""
    found = count(text)
    assert count(text + "a" * found.left).parts == max(1, found.parts) if found.left else True
    assert count(text + "a" * (found.left + 1)).parts > found.parts


@pytest.mark.parametrize(
    ("text", "units", "encoding", "parts"),
    [
        ("", 0, Encoding.GSM7, 0),
        ("a" * 160, 160, Encoding.GSM7, 1),
        ("a" * 161, 161, Encoding.GSM7, 2),
        ("a" * 306, 306, Encoding.GSM7, 2),
        ("a" * 307, 307, Encoding.GSM7, 3),
        ("{" * 80, 160, Encoding.GSM7, 1),
        ("{" * 153, 306, Encoding.GSM7, 3),
        ("á" * 70, 70, Encoding.UCS2, 1),
        ("á" * 71, 71, Encoding.UCS2, 2),
        ("á" * 134, 134, Encoding.UCS2, 2),
        ("😀" * 35, 70, Encoding.UCS2, 1),
        ("😀" * 67, 134, Encoding.UCS2, 3),
        ("Señor Muñoz, ¿recibe usted é ü?", 31, Encoding.GSM7, 1),
        ("Señor Muñoz, ¿recibió?", 22, Encoding.UCS2, 1),
    ],
)
def test_the_known_cases(text: str, units: int, encoding: Encoding, parts: int) -> None:
    found = count(text)
    assert (found.units, found.encoding, found.parts) == (units, encoding, parts)


def test_the_counter_of_the_editor() -> None:
    assert count("a" * 92) == Segments(92, Encoding.GSM7, 1, 68)
    assert count("a" * 92).room == 160
    assert count("a" * 200).room == 306
    assert count("á" * 100).room == 134


@pytest.mark.parametrize("letter", [*list("áíóúÁÍÓÚçºª°“”‘’–—…•·`"), "\t", "\xa0"])
def test_letters_that_are_not_of_the_alphabet(letter: str) -> None:
    assert not is_plain(letter)
    assert is_plain(strip_accents(letter))
    assert foreign(f"a{letter}b{letter}") == (letter,)


@pytest.mark.parametrize("letter", list("éÉñÑüÜ¿¡àèìòùÇäöåÄÖÅæÆßøØ@£$¥§¤^{}\\[~]|€"))
def test_letters_that_are(letter: str) -> None:
    assert is_plain(letter)
    assert strip_accents(letter) == letter


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Su envío llegó, José Muñoz: ¿está?", "Su envio llego, José Muñoz: ¿esta?"),
        ("“Mañana” – 1º piso…", '"Mañana" - 1o piso...'),
        ("São João não é à toa", "Sao Joao nao é à toa"),
        ("Guía CLB-1 · 1 bulto", "Guia CLB-1 - 1 bulto"),
        (unicodedata.normalize("NFD", "ñandú"), "ñandu"),
        ("Łódź œuvre ™", "Lodz oeuvre TM"),
    ],
)
def test_accents_are_taken_off(text: str, plain: str) -> None:
    assert strip_accents(text) == plain


@given(LETTERS)
def test_stripping_never_costs_more_and_is_done_once(text: str) -> None:
    bare = strip_accents(text)
    assert strip_accents(bare) == bare
    assert {*foreign(bare)} <= {*foreign(unicodedata.normalize("NFC", text))}
    assert is_plain(without_foreign(bare))


def test_emoji_go_without_a_gap() -> None:
    assert for_sms("Hola 🎉 Ana 👍🏽.", "MX") == "Hola Ana."
    assert for_sms("Hola\n🎉\nAna", "MX") == "Hola\n\nAna"


def test_another_alphabet_stays_whole() -> None:
    assert for_sms("Hola, Анна: llegó", "MX") == "Hola, Анна: llegó"


def test_accents_stay_where_they_are_wished() -> None:
    assert for_sms("*Llegó* tu envío", "MX", plain=False) == "Llegó tu envío"
    assert for_sms("Llegó", "BR") == "Llegó"
    assert for_sms("Llegó", "BR", plain=True) == "Llego"


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("*Ya estamos en tu puerta.*", "Ya estamos en tu puerta."),
        ("de *Moda Tapatía*, hoy", "de Moda Tapatía, hoy"),
        ("~antes~ *ahora*", "antes ahora"),
        ("marca *123# o *86", "marca *123# o *86"),
        ("2*3*4", "2*3*4"),
        ("* uno\n* dos", "* uno\n* dos"),
    ],
)
def test_whatsapps_marks_are_taken_off(text: str, bare: str) -> None:
    assert without_marks(text) == bare


@given(st.text(max_size=3_000), st.booleans())
def test_an_sms_is_never_longer_than_gateways_take(text: str, plain: bool) -> None:
    assert len(for_sms(text, "MX", plain)) <= LONGEST


def test_a_long_text_is_cut_at_a_word() -> None:
    text = for_sms("palabra " * 400, "MX")
    assert len(text) <= LONGEST
    assert text.endswith("palabra...")

"""Fitting: all of a text in its box, whatever is written."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QFontMetricsF

from courier_desktop.paper.fit import Block, in_box, line_height, one_line, stack, taken
from courier_desktop.paper.fonts import BOLD, MEDIUM, REGULAR, font, width
from tests.paper.readers import squeezed

LETTERS = st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"])
TEXTS = st.text(alphabet=st.one_of(st.sampled_from("aáWil1 .-MñÑ  "), LETTERS), max_size=300)


@given(TEXTS, st.integers(120, 736), st.integers(34, 224), st.sampled_from([0.78, 1.0]), st.booleans())
def test_the_whole_text_stands_in_its_box(text: str, wide: int, high: int, shrink: float, balance: bool) -> None:
    block = Block(text, MEDIUM, 28, wide, shrink=shrink, keep=20, balance=balance)
    setting = in_box(block, high)
    if squeezed("".join(setting.lines)) != squeezed(text):
        # Only what does not fit even in the smallest type, and it says so.
        assert setting.lines[-1].endswith("…")
        assert setting.size == 6
        assert len(text) * 6 * 6 > wide * high / 4
    assert setting.height <= high
    assert setting.width <= wide or any(len(line) == 1 for line in setting.lines)


@given(st.text(alphabet="0123456789ABC-$,./ ", min_size=1, max_size=60).filter(str.strip), st.integers(100, 700))
def test_one_line_is_one_line_and_all_of_it(text: str, wide: int) -> None:
    setting = one_line(Block(text, BOLD, 54, wide))
    assert setting.lines == (" ".join(text.split()),)
    assert setting.width <= wide + 1
    assert setting.size <= 54


def test_what_has_room_keeps_its_size() -> None:
    assert in_box(Block("Oblatos", BOLD, 58, 500), 70).size == 58


def test_a_line_a_little_too_long_shrinks_and_does_not_wrap() -> None:
    text = "Itzel Guadalupe Ochoa Barragán"
    setting = in_box(Block(text, BOLD, 51, 736), 400)
    assert setting.lines == (text,)
    assert 40 <= setting.size < 51


def test_a_line_much_too_long_wraps_between_words() -> None:
    text = "Itzel Guadalupe de los Ángeles Ochoa Barragán viuda de Villaseñor"
    setting = in_box(Block(text, BOLD, 51, 736, balance=True), 400)
    assert " ".join(setting.lines) == text
    assert len(setting.lines) == 2


def test_balanced_lines_break_no_word() -> None:
    setting = in_box(Block("Destinatario ausente", REGULAR, 28, 165, balance=True), 90)
    assert setting.lines == ("Destinatario", "ausente")


def test_a_stack_shrinks_alike_and_keeps_what_it_may() -> None:
    name = Block("Nombre " * 30, BOLD, 51, 736, keep=28)
    street = Block("Calle corta 12", MEDIUM, 37, 736, keep=26)
    settings = stack((name, street), 120)
    assert sum(map(taken, (name, street), settings)) <= 120
    assert settings[1].size >= 16


def test_a_text_of_many_thousand_letters_ends_with_a_mark() -> None:
    setting = in_box(Block("palabra " * 1_000, REGULAR, 28, 576), 100)
    assert setting.lines[-1].endswith("…")
    assert setting.height <= 100


def test_nothing_takes_nothing() -> None:
    assert in_box(Block("   ", REGULAR, 28, 100), 50).lines == ()


@given(st.text(alphabet="AVTWYLrfya1476.,-'’ áéñ", max_size=80))
def test_widths_are_what_shaping_the_whole_text_gives(text: str) -> None:
    metrics = QFontMetricsF(font(BOLD, 1000, smooth=True))
    assert abs(width(BOLD, text) - metrics.horizontalAdvance(text) / 1000) < 0.002 * (len(text) + 1)


def test_a_line_is_a_fifth_taller_than_its_type() -> None:
    assert line_height(50) == 60

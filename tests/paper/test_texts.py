"""Words on paper: days, hours and weights as each language says them."""

from __future__ import annotations

from datetime import date

import pytest

from courier_desktop.domain.words import Language, Words
from courier_desktop.paper import texts
from tests.paper.samples import at


@pytest.mark.parametrize(
    ("language", "day"),
    [(Language.ES, "domingo 1 mar"), (Language.EN, "Sunday 1 Mar"), (Language.PT, "domingo 1 mar")],
)
def test_days(language: Language, day: str) -> None:
    assert texts.day_words(date(2026, 3, 1), language) == day


def test_windows() -> None:
    assert texts.window_words(at(9), at(10, 30), Language.ES) == "09:00 a 10:30"
    assert texts.window_words(at(9), None, Language.ES) == "desde 09:00"
    assert texts.window_words(None, at(14), Language.PT) == "antes de 14:00"
    assert texts.window_words(None, None, Language.EN) == ""


@pytest.mark.parametrize(
    ("grams", "language", "said"),
    [
        (850, Language.ES, "850 g"),
        (1400, Language.ES, "1.4 kg"),
        (1400, Language.PT, "1,4 kg"),
        (999, Language.EN, "999 g"),
    ],
)
def test_weights(grams: int, language: Language, said: str) -> None:
    assert texts.weight_words(grams, language) == said


def test_pieces() -> None:
    assert [texts.pieces_words(count, Language.ES) for count in (1, 2)] == ["1 bulto", "2 bultos"]


def test_every_language_keeps_the_placeholders() -> None:
    tables = [words for words in vars(texts).values() if isinstance(words, Words)]
    assert len(tables) > 50
    for words in tables:
        assert words.es
        assert words.en
        assert words.pt
        assert words.es.count("{}") == words.en.count("{}") == words.pt.count("{}")

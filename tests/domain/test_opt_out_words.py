"""Whole messages that ask for no more notices, and sentences that only hold such a word."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courier_desktop.domain import opt_out_words
from courier_desktop.domain.fold import tokens
from courier_desktop.domain.opt_out_words import Meaning, meaning

ALL = sorted(opt_out_words._MEANINGS)


OUT = ("BAJA", "baja.", " Bája ", "¡ALTO!", "Detener 🙏", "NO MÁS", "no mas", "STOP", "Stop.", "STOPALL", "opt-out")
OUT_TOO = ("unsubscribe", "QUIT", "End", "PARAR", "sair", "«baja»", "B\u200bAJA", "*BAJA*", "ＢＡＪＡ", "no\nmás")
SIGNS = ["", " ", "!", "¡", "…", "🙏", "\n", '"', "*", "\u200d", "¿"]


@pytest.mark.parametrize("text", [*OUT, *OUT_TOO])
def test_these_ask_for_no_more_notices(text: str) -> None:
    assert meaning(text) is Meaning.OPT_OUT


@pytest.mark.parametrize("text", ["ALTA", "start", "Unstop!", "Darme de alta", "VOLTAR"])
def test_these_ask_for_notices_again(text: str) -> None:
    assert meaning(text) is Meaning.OPT_IN


@pytest.mark.parametrize("text", ["CANCELAR", "Cancel", "cancela por favor", "cancelar?"])
def test_to_cancel_is_asked_of_staff_or_is_nothing(text: str) -> None:
    assert meaning(text) is (None if "favor" in text else Meaning.ASK_STAFF)


@pytest.mark.parametrize(
    "text",
    [
        "¿Lo puede dejar en la planta baja?",
        "Baja California 12",
        "no quiero cancelar",
        "planta baja",
        "Alto de la Cruz 5",
        "stop by at 5",
        "no",
        "más",
        "no más tarde de las 5",
        "ya no más tarde",
        "baja a recibirlo",
        "",
        "   ",
        "👍",
        "end of the street",
        "bajar",
        "BAJA " * 30,
    ],
)
def test_these_do_not(text: str) -> None:
    assert meaning(text) is None


@given(st.sampled_from(ALL), st.text(min_size=1, max_size=30), st.text(max_size=30))
def test_with_any_other_word_it_asks_nothing(word: str, before: str, after: str) -> None:
    text = f"{before} {word} {after}"
    if " ".join(tokens(text)) not in ALL:
        assert meaning(text) is None
    else:
        # Nothing but signs was added, or the words make another of the list.
        assert meaning(text) is opt_out_words._MEANINGS[" ".join(tokens(text))]


@given(st.sampled_from(ALL), st.sampled_from(SIGNS), st.sampled_from([str.upper, str.lower, str.title]))
def test_signs_around_it_and_case_do_not_count(word: str, sign: str, written: Callable[[str], str]) -> None:
    assert meaning(f"{sign}{written(word)}{sign}") is meaning(word)


@given(st.text(max_size=200))
def test_any_text_has_a_meaning_or_none(text: str) -> None:
    assert meaning(text) in (None, *Meaning)

"""Folding text for search and for recognising columns."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courier_desktop.domain.fold import fold, tokens


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("José  Núñez\tPeña ", "jose nunez pena"),
        ("AV. 16 DE SEPTIEMBRE", "av. 16 de septiembre"),
        ("Łódź Straße Smørrebrød Đorđe Ærø Œuvre", "lodz strasse smorrebrod dorde aero oeuvre"),
        ("İstanbul ISPARTA Iğdır", "istanbul isparta igdir"),
        ("São João, Conceição", "sao joao, conceicao"),
        ("Nombre\u00a0del\u2060 cliente\ufeff", "nombre del cliente"),
        ("ﬁn Ⅳ ２２", "fin iv 22"),
        ("D’Artagnan", "d'artagnan"),
        ("", ""),
    ],
)
def test_folding(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_composed_and_decomposed_accents_fold_alike() -> None:
    assert fold(unicodedata.normalize("NFD", "Muñoz Güemes")) == fold("Muñoz Güemes") == "munoz guemes"


def test_words() -> None:
    assert tokens("Núm. de guía (2ª) _interior_") == ["num", "de", "guia", "2a", "interior"]
    assert tokens(" -- ") == []


@given(st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    once = fold(text)
    assert fold(once) == once


@given(st.text(st.characters(max_codepoint=0x2FF)))
def test_the_quick_ways_fold_as_the_long_ones(text: str) -> None:
    # A Polish letter, then a Greek one, keeps a text out of the quicker ways.
    assert fold(f"{text} ł") == f"{fold(text)} l".strip()
    assert fold(f"{text.replace('`', '')} ω") == f"{fold(text.replace('`', ''))} ω".strip()


@given(st.text())
def test_capitals_do_not_matter(text: str) -> None:
    assert fold(text.casefold()) == fold(text)


@given(st.text())
def test_words_are_clean(text: str) -> None:
    assert all(word.isalnum() and " " not in word for word in tokens(text))

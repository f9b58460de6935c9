"""A secret shows itself to nobody."""

from __future__ import annotations

import copy
import pickle

import pytest

from courier_desktop.domain.secret import Secret

TEXT = "correcto caballo/batería+42"


def test_it_prints_as_stars() -> None:
    secret = Secret(TEXT)
    assert {str(secret), repr(secret), f"{secret}", f"{[secret]!s}"[1:-1]} == {"***"}
    assert secret.reveal() == TEXT


def test_it_is_neither_written_nor_copied() -> None:
    with pytest.raises(TypeError):
        pickle.dumps(Secret(TEXT))
    with pytest.raises(TypeError):
        copy.deepcopy(Secret(TEXT))


def test_it_is_compared_by_its_own_question_only() -> None:
    assert Secret(TEXT).matches(TEXT)
    assert not Secret(TEXT).matches(TEXT + "x")
    assert Secret(TEXT) != Secret(TEXT)


def test_it_is_masked_however_a_request_writes_it() -> None:
    written = f"{TEXT} correcto%20caballo%2Fbater%C3%ADa%2B42 correcto+caballo%2Fbater%C3%ADa%2B42"
    assert Secret(TEXT).masks(written) == "*** *** ***"
    assert Secret("").masks("nothing to hide") == "nothing to hide"


def test_an_empty_one_is_none() -> None:
    assert not Secret("")
    assert Secret("x")

"""Scans: every code that we print is understood, whatever the keyboard's layout makes of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courier_desktop.domain.reasons import ReasonCode
from courier_desktop.domain.scan import (
    CardAct,
    ScannedAct,
    ScannedNothing,
    ScannedNumber,
    ScannedReason,
    act_qr,
    read_scan,
    reason_qr,
)
from courier_desktop.domain.tracking_number import make_number

NUMBER = make_number("CLB", 48231)

# What a scanner that types like a US keyboard produces on a Latin American layout.
LATIN_AMERICAN = str.maketrans({":": "Ñ", "_": "?", "-": "'", "/": "-", "?": "_", "=": "¿"})


@pytest.mark.parametrize("code", list(ReasonCode))
def test_every_reason_of_the_card(code: ReasonCode) -> None:
    text = reason_qr(code)
    assert text == f"MOTIVO:{code.value}"
    for typed in (text, f" {text}\r\n", text.lower(), text.upper(), text.swapcase(), text.translate(LATIN_AMERICAN)):
        assert read_scan(typed) == ScannedReason(code)


@pytest.mark.parametrize("act", list(CardAct))
def test_every_act_of_the_card(act: CardAct) -> None:
    text = act_qr(act)
    for typed in (text, text.lower(), text.swapcase(), text.translate(LATIN_AMERICAN)):
        assert read_scan(typed) == ScannedAct(act)


@pytest.mark.parametrize(
    "text",
    [
        NUMBER,
        NUMBER.lower(),
        NUMBER.replace("-", ""),
        f"https://wa.me/523336150042?text=Hola%2C%20gu%C3%ADa%20{NUMBER}",
        f"https://rastreo.example.mx/g/{NUMBER}",
        NUMBER.translate(LATIN_AMERICAN),
        f"https://wa.me/523336150042?text=Hola%2C%20gu%C3%ADa%20{NUMBER}".translate(LATIN_AMERICAN),
    ],
)
def test_a_number_in_any_of_its_forms(text: str) -> None:
    assert read_scan(text) == ScannedNumber(NUMBER)


@pytest.mark.parametrize(
    "text", ["", "7501055300075", "MOTIVO:", "MOTIVO:nobody_knows", "MARCA:perhaps", "CLB-048232A", "motivo"]
)
def test_nothing_of_ours(text: str) -> None:
    assert read_scan(text) == ScannedNothing(text)


@given(st.text())
def test_any_text_is_answered(text: str) -> None:
    assert isinstance(read_scan(text), (ScannedNothing, ScannedNumber, ScannedReason, ScannedAct))

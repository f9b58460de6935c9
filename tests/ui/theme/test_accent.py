"""Whatever colour a courier has, nothing falls under its contrast floor."""

from __future__ import annotations

import random

import pytest

from courier_desktop.ui.theme.accent import AccentHex, contrast, derive_accent, mix
from courier_desktop.ui.theme.tokens import TOKENS, TONES, Mode, Tone

RANDOM = random.Random(20261119)
COLOURS = [f"#{RANDOM.randrange(1 << 24):06X}" for _ in range(500)] + ["#FFFFFF", "#000000", "#808080", "#FFFF00"]


def pairs(accent: AccentHex, mode: Mode) -> dict[str, float]:
    """Each pair's contrast over its floor: below 1 is a fault."""
    tokens = TOKENS[mode]
    text = {
        f"text on {ground}": contrast(accent.text, getattr(tokens, ground)) / 4.5
        for ground in ("surface", "win", "rail", "hover", "sunken")
    }
    tones = {f"{tone} on soft": contrast(TONES[mode][tone].text, accent.soft) / 4.5 for tone in Tone}
    return {
        "on fill": contrast(accent.on_fill, accent.fill) / 4.5,
        "fill on surface": contrast(accent.fill, tokens.surface) / 3,
        "text on soft": contrast(accent.text, accent.soft) / 4.5,
        "t1 on soft": contrast(tokens.t1, accent.soft) / 4.5,
        "t2 on soft": contrast(tokens.t2, accent.soft) / 4.5,
        **text,
        **tones,
    }


@pytest.mark.parametrize("mode", list(Mode))
def test_no_pair_falls_under_its_floor(mode: Mode) -> None:
    under = {}
    for colour in COLOURS:
        for pair, ratio in pairs(derive_accent(colour, mode), mode).items():
            if ratio < 1:
                under[colour, pair] = ratio
    assert under == {}


@pytest.mark.parametrize(
    ("colour", "mode", "fill", "on_fill", "text", "soft"),
    [
        ("#0B6B75", Mode.LIGHT, "#0B6B75", "#FFFFFF", "#0B6B75", "#E7F0F1"),
        ("#0B6B75", Mode.DARK, "#1B747E", "#FFFFFF", "#54A4AF", "#233339"),
        ("#0A0A0A", Mode.DARK, "#6A6A6A", "#FFFFFF", "#9A9A9A", "#2E3236"),
        ("#7FE0C4", Mode.LIGHT, "#3FA389", "#171B21", "#007860", "#E6F2EF"),
        ("#F26A1B", Mode.LIGHT, "#F26A1B", "#171B21", "#B54900", "#F8EDE6"),
    ],
)
def test_known_accents(colour: str, mode: Mode, fill: str, on_fill: str, text: str, soft: str) -> None:
    assert derive_accent(colour, mode) == AccentHex(fill, on_fill, text, soft)


@pytest.mark.parametrize("mode", list(Mode))
def test_tokens_keep_their_own_floors(mode: Mode) -> None:
    tokens = TOKENS[mode]
    for ink in (tokens.t1, tokens.t2, tokens.t3):
        for ground in (tokens.surface, tokens.win, tokens.sunken, tokens.rail, tokens.hover):
            assert contrast(ink, ground) >= 4.5
    for ground in (tokens.surface, tokens.win):
        assert contrast(tokens.ctl, ground) >= 3
    assert contrast(tokens.oninv, tokens.inv) >= 7
    assert contrast(tokens.inv2, tokens.inv) >= 4.5
    assert contrast(tokens.t2, tokens.key) >= 4.5
    assert contrast(tokens.t2, tokens.line2) >= 4.5  # the rail's quiet count
    assert contrast(tokens.on_bubble, tokens.bubble) >= 7
    assert contrast(tokens.bubble2, tokens.bubble) >= 4.5


@pytest.mark.parametrize("mode", list(Mode))
@pytest.mark.parametrize("tone", list(Tone))
def test_tones_keep_their_floors(mode: Mode, tone: Tone) -> None:
    tokens, item = TOKENS[mode], TONES[mode][tone]
    assert contrast(item.text, tokens.surface) >= 4.5
    assert contrast(item.text, item.tint) >= 4.5
    assert contrast(item.solid, tokens.surface) >= 3


def test_mix_goes_from_one_to_the_other() -> None:
    assert mix("#000000", "#FFFFFF", 0) == "#FFFFFF"
    assert mix("#000000", "#FFFFFF", 1) == "#000000"
    assert mix("#FF0000", "#0000FF", 0.5) == "#800080"

"""The colours of the design language as hexadecimal text, light and dark; contrasts are proved by a test."""

from __future__ import annotations

from enum import StrEnum

from courier_desktop.domain.values import dataclass


class Mode(StrEnum):
    """The two looks."""

    LIGHT = "light"
    DARK = "dark"


class Tone(StrEnum):
    """What a colour may say; each tone has a text, a tint and a solid."""

    NEUTRAL = "neutral"
    VIOLET = "violet"
    BLUE = "blue"
    AMBER = "amber"
    RUST = "rust"
    RED = "red"
    GREEN = "green"


@dataclass(frozen=True, slots=True)
class ToneHex:
    """`text` stands on a surface and on its own `tint`; `solid` fills bars, beads and dots."""

    text: str
    tint: str
    solid: str


@dataclass(frozen=True, slots=True)
class Tokens:
    """Grounds, lines, text and inverse colours of one mode."""

    win: str
    rail: str
    surface: str
    sunken: str
    hover: str
    line: str
    line2: str
    ctl: str
    t1: str
    t2: str
    t3: str
    inv: str
    oninv: str
    inv2: str
    key: str
    keyline: str
    bubble: str
    chat: str
    on_bubble: str
    bubble2: str


LIGHT = Tokens(
    win="#F3F4F6",
    rail="#EBEDF0",
    surface="#FFFFFF",
    sunken="#F7F8F9",
    hover="#F1F3F5",
    line="#E3E6EA",
    line2="#CBD1D8",
    ctl="#848D99",
    t1="#171B21",
    t2="#4B535F",
    t3="#606976",
    inv="#20262D",
    oninv="#F4F6F8",
    inv2="#AEB7C2",
    key="#FFFFFF",
    keyline="#C3CAD2",
    bubble="#DDF5CF",
    chat="#E9E4DC",
    on_bubble="#12211A",
    bubble2="#4C6357",
)

DARK = Tokens(
    win="#14171B",
    rail="#101317",
    surface="#1A1E23",
    sunken="#16191E",
    hover="#22272E",
    line="#2A3037",
    line2="#3B434C",
    ctl="#727C89",
    t1="#E9ECF0",
    t2="#B7BFC9",
    t3="#95A0AD",
    inv="#E4E8EC",
    oninv="#171B21",
    inv2="#4B535F",
    key="#262C33",
    keyline="#454E58",
    bubble="#0B4A3C",
    chat="#0F1A20",
    on_bubble="#EAF3EF",
    bubble2="#9DB9AF",
)

LIGHT_TONES: dict[Tone, ToneHex] = {
    Tone.NEUTRAL: ToneHex("#4B535F", "#ECEFF2", "#79838F"),
    Tone.VIOLET: ToneHex("#5A3FB5", "#EFEBFB", "#7B61D1"),
    Tone.BLUE: ToneHex("#1457B5", "#E6EFFC", "#2F74DA"),
    Tone.AMBER: ToneHex("#854900", "#FDF1DC", "#BF7600"),
    Tone.RUST: ToneHex("#8F3F1B", "#FAEBE3", "#B5562B"),
    Tone.RED: ToneHex("#AF241C", "#FCEAE8", "#D23B31"),
    Tone.GREEN: ToneHex("#176338", "#E3F3E9", "#2A8F55"),
}

DARK_TONES: dict[Tone, ToneHex] = {
    Tone.NEUTRAL: ToneHex("#B7BFC9", "#2A3038", "#808A96"),
    Tone.VIOLET: ToneHex("#BDABF6", "#2B2547", "#8E77E0"),
    Tone.BLUE: ToneHex("#90BDF8", "#182E4C", "#4A8BEA"),
    Tone.AMBER: ToneHex("#F0BA5E", "#38290F", "#CF9023"),
    Tone.RUST: ToneHex("#EDA681", "#3A2419", "#C9703F"),
    Tone.RED: ToneHex("#F59F97", "#431F1D", "#E2574C"),
    Tone.GREEN: ToneHex("#84D5A4", "#153323", "#3BA86A"),
}

TOKENS: dict[Mode, Tokens] = {Mode.LIGHT: LIGHT, Mode.DARK: DARK}
TONES: dict[Mode, dict[Tone, ToneHex]] = {Mode.LIGHT: LIGHT_TONES, Mode.DARK: DARK_TONES}
DEFAULT_ACCENT = "#0B6B75"
INK = "#171B21"
PAPER = "#FFFFFF"

"""The courier's accent: five tokens derived from any colour so that nothing falls under its contrast floor.

The walk happens in OKLCH (Björn Ottosson's OKLab in polar form): lightness moves 0.01 at a time, hue is kept, chroma is
cut to what sRGB can show. Contrast is WCAG 2.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from courier_desktop.domain.values import dataclass
from courier_desktop.ui.theme.tokens import INK, PAPER, TOKENS, Mode

if TYPE_CHECKING:
    from collections.abc import Iterator

TEXT_FLOOR = 4.5
SIGN_FLOOR = 3.0
STEP = 0.01
SLACK = 1e-4
SRGB_KNEE, LINEAR_KNEE = 0.04045, 0.0031308
SOFT_SHARE = {Mode.LIGHT: 0.10, Mode.DARK: 0.16}

Triple = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class AccentHex:
    """`fill` with `on_fill` upon it; `text` (also the focus ring) on every ground; `soft` behind what is chosen."""

    fill: str
    on_fill: str
    text: str
    soft: str


def derive_accent(colour: str, mode: Mode) -> AccentHex:
    """The accent tokens of that mode for any `#RRGGBB`."""
    return _Walk(colour, mode).accent()


def contrast(one: str, other: str) -> float:
    """The WCAG 2 contrast ratio of two colours, 1 to 21."""
    a, b = _luminance(one), _luminance(other)
    return (max(a, b) + 0.05) / (min(a, b) + 0.05)


def mix(top: str, ground: str, share: float) -> str:
    """`share` of `top` over `ground`, mixed as the screen mixes (in sRGB)."""
    pairs = zip(_rgb(top), _rgb(ground), strict=True)
    return _hex(tuple(a * share + b * (1 - share) for a, b in pairs))


class _Walk:
    """One colour on its way to enough contrast: darker in the light mode, lighter in the dark one."""

    def __init__(self, colour: str, mode: Mode) -> None:
        self.tokens = TOKENS[mode]
        self.ground = self.tokens.rail if mode is Mode.LIGHT else self.tokens.hover
        self.share = SOFT_SHARE[mode]
        self.step = -STEP if mode is Mode.LIGHT else STEP
        self.colour = colour.upper()
        self.start = _to_oklch(colour)

    def accent(self) -> AccentHex:
        fill = next(c for c in self.path() if contrast(c, self.tokens.surface) >= SIGN_FLOOR and _on(c))
        text = next(c for c in self.path() if self.reads(c))
        return AccentHex(fill, _on(fill), text, mix(text, self.tokens.surface, self.share))

    def path(self) -> Iterator[str]:
        """The colour itself, then each step up to black or white."""
        lightness, chroma, hue = self.start
        steps = 1 + math.ceil((lightness if self.step < 0 else 1 - lightness) / STEP)
        yield self.colour
        for n in range(1, steps + 1):
            yield _from_oklch((min(1.0, max(0.0, lightness + self.step * n)), chroma, hue))

    def reads(self, colour: str) -> bool:
        soft = mix(colour, self.tokens.surface, self.share)
        return min(contrast(colour, self.ground), contrast(colour, soft)) >= TEXT_FLOOR


def _on(fill: str) -> str:
    """White or ink, whichever reads on that fill; empty when neither does."""
    return next((colour for colour in (PAPER, INK) if contrast(colour, fill) >= TEXT_FLOOR), "")


def _rgb(colour: str) -> Triple:
    value = int(colour.lstrip("#"), 16)
    return (value >> 16) / 255, (value >> 8 & 255) / 255, (value & 255) / 255


def _hex(rgb: tuple[float, ...]) -> str:
    return "#" + "".join(f"{round(min(1.0, max(0.0, part)) * 255):02X}" for part in rgb)


def _linear(part: float) -> float:
    return part / 12.92 if part <= SRGB_KNEE else ((part + 0.055) / 1.055) ** 2.4


def _gamma(part: float) -> float:
    return part * 12.92 if part <= LINEAR_KNEE else 1.055 * part ** (1 / 2.4) - 0.055


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(part) for part in _rgb(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _to_oklch(colour: str) -> Triple:
    red, green, blue = (_linear(part) for part in _rgb(colour))
    long = math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    medium = math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    short = math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    lightness = 0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short
    a = 1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short
    b = 0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short
    return lightness, math.hypot(a, b), math.atan2(b, a)


def _linear_rgb(lch: Triple) -> Triple:
    lightness, chroma, hue = lch
    a, b = chroma * math.cos(hue), chroma * math.sin(hue)
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )


def _from_oklch(lch: Triple) -> str:
    """The nearest shown colour of that lightness and hue: chroma is halved down to the edge of sRGB."""
    lightness, chroma, hue = lch
    if not _shown(_linear_rgb(lch)):
        low, high = 0.0, chroma
        for _ in range(20):
            middle = (low + high) / 2
            low, high = (middle, high) if _shown(_linear_rgb((lightness, middle, hue))) else (low, middle)
        chroma = low
    return _hex(tuple(_gamma(max(0.0, part)) for part in _linear_rgb((lightness, chroma, hue))))


def _shown(rgb: Triple) -> bool:
    return all(-SLACK <= part <= 1 + SLACK for part in rgb)

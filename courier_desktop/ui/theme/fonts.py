"""The window's type: Inter, loaded from resources, one cached font for each role."""

from __future__ import annotations

from enum import Enum
from functools import lru_cache

from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF

from courier_desktop.paths import resources_dir

FAMILIES = ("Inter", "Segoe UI", "Noto Sans", "sans-serif")
FILES = ("Inter-Regular.ttf", "Inter-Medium.ttf", "Inter-SemiBold.ttf", "Inter-Bold.ttf")
W400, W500, W600, W700 = (
    QFont.Weight.Normal,
    QFont.Weight.Medium,
    QFont.Weight.DemiBold,
    QFont.Weight.Bold,
)


class Type(Enum):
    """The roles of text: logical pixels and weight."""

    TITLE = (20, W600)
    WELCOME = (24, W600)
    HEAD = (17, W600)
    CARD = (14, W600)
    BODY = (13, W400)
    MEDIUM = (13, W500)
    STRONG = (13, W600)
    SMALL = (12, W400)
    SMALL_MEDIUM = (12, W500)
    SMALL_STRONG = (12, W600)
    CAPTION = (11, W500)
    CAPTION_STRONG = (11, W600)
    MONEY = (15, W600)
    COUNT = (48, W700)
    COUNT_REST = (24, W500)

    # An enumeration hashes its member's name, in Python; a repaint looks some hundred lines up by their role.
    __hash__ = object.__hash__


def load_fonts() -> tuple[str, ...]:
    """Add the bundled files to the application; the families that answered."""
    folder = resources_dir() / "fonts"
    ids = [QFontDatabase.addApplicationFont(str(folder / name)) for name in FILES]
    return tuple(family for id_ in ids if id_ >= 0 for family in QFontDatabase.applicationFontFamilies(id_))


@lru_cache(maxsize=64)
def font(role: Type) -> QFont:
    """The font of that role, with tabular figures and vertical hinting. Do not change it: it is shared."""
    pixels, weight = role.value
    made = QFont()
    made.setFamilies(list(FAMILIES))
    made.setPixelSize(pixels)
    made.setWeight(weight)
    made.setHintingPreference(QFont.HintingPreference.PreferVerticalHinting)
    made.setFeature(QFont.Tag("tnum"), 1)
    return made


@lru_cache(maxsize=64)
def metrics(role: Type) -> QFontMetricsF:
    """The measures of that role's font, shared as the font is."""
    return QFontMetricsF(font(role))


@lru_cache(maxsize=2048)
def text_width(text: str, role: Type) -> float:
    """How many logical pixels the text takes in that role."""
    return metrics(role).horizontalAdvance(text)

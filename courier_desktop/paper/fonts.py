"""The five weights of Inter that paper is set in, and how wide a text is in them."""

from __future__ import annotations

from functools import cache, lru_cache
from threading import get_ident

from PySide6.QtCore import QByteArray
from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF

from courier_desktop.paths import resources_dir

REGULAR, MEDIUM, SEMIBOLD, BOLD, EXTRABOLD = 400, 500, 600, 700, 800

# Of the type size, the same for every weight of Inter.
ASCENT, DESCENT, CAPITAL = 0.969, 0.242, 0.728

_FACES = {REGULAR: "Regular", MEDIUM: "Medium", SEMIBOLD: "SemiBold", BOLD: "Bold", EXTRABOLD: "ExtraBold"}
_EM = 1000


class MissingFontError(RuntimeError):
    """A face that ships with the program is not there or is no font: the installation is broken."""


@cache
def load_fonts() -> str:
    """The family's name, its faces loaded once. Needs a running QGuiApplication."""
    families: list[str] = []
    for face in _FACES.values():
        file = resources_dir() / "fonts" / f"Inter-{face}.ttf"
        number = QFontDatabase.addApplicationFontFromData(QByteArray(file.read_bytes()))
        if number < 0:
            raise MissingFontError(str(file))
        families = QFontDatabase.applicationFontFamilies(number)
    return families[0]


def font(weight: int, pixels: int, *, smooth: bool) -> QFont:
    """The face of that weight with an em of `pixels` device pixels, for use in the calling thread."""
    # Two threads may not use one QFont at a time: a PDF is written in one while another shows a preview.
    return _font(weight, pixels, smooth, get_ident())


@lru_cache(maxsize=512)
def _font(weight: int, pixels: int, smooth: bool, _thread: int) -> QFont:  # noqa: FBT001 - keywords slow the cache down
    family = load_fonts()
    made = QFont(family)
    made.setPixelSize(pixels)
    style = _FACES[weight]
    if style in QFontDatabase.styles(family):
        # By its style's name: asked for by a weight of 700 or more, Qt thickens in a PDF what is bold already.
        made.setStyleName(style)
    else:
        made.setWeight(QFont.Weight(weight))
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if not smooth:
        made.setStyleStrategy(QFont.StyleStrategy.NoAntialias)
    # Inter's contextual forms (the raised colon of 12:00, the arrow of ->) have no character of their own,
    # so a PDF's text could be neither searched nor copied.
    made.setFeature(QFont.Tag("calt"), 0)
    return made


def _metrics(weight: int) -> QFontMetricsF:
    return QFontMetricsF(font(weight, _EM, smooth=True))


def width(weight: int, text: str) -> float:
    """How wide the text runs in that weight, in ems."""
    # Each letter as wide as it is before the next one: many times faster than shaping the whole text anew.
    if not text:
        return 0.0
    pairs = _pairs(weight)
    return sum([pairs[text[place : place + 2]] for place in range(len(text))])


class _Pairs(dict[str, float]):
    """How far a letter moves the next one, in ems, for each pair met; a last letter stands alone."""

    def __init__(self, weight: int) -> None:
        super().__init__()
        self._weight = weight

    def __missing__(self, pair: str) -> float:
        metrics = _metrics(self._weight)
        alone = metrics.horizontalAdvance(pair[1]) if len(pair) > 1 else 0.0
        self[pair] = moved = (metrics.horizontalAdvance(pair) - alone) / _EM
        return moved


@cache
def _pairs(weight: int) -> _Pairs:
    return _Pairs(weight)


def ink_span(weight: int, text: str) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of the text's ink from where its baseline begins, in ems; top is negative."""
    rect = _metrics(weight).tightBoundingRect(text)
    return rect.left() / _EM, rect.top() / _EM, rect.right() / _EM, rect.bottom() / _EM

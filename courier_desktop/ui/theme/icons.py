"""Icons as glyphs of one bundled font, so that they stay sharp at every scale; names are Material Design Icons'."""

from __future__ import annotations

import json
from functools import lru_cache
from math import floor

from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPainter, QTextLayout

from courier_desktop.paths import resources_dir
from courier_desktop.ui.theme.lines import laid_out

ASCENT = 448 / 512  # the icon font's own: its em is 24 units with the base line at 21


@lru_cache(maxsize=1)
def _points() -> dict[str, int]:
    points: dict[str, int] = json.loads((resources_dir() / "icons" / "mdi.json").read_text(encoding="utf-8"))
    return points


@lru_cache(maxsize=1)
def _family() -> str:
    added = QFontDatabase.addApplicationFont(str(resources_dir() / "icons" / "mdi.ttf"))
    families = QFontDatabase.applicationFontFamilies(added)
    return families[0] if families else ""


@lru_cache(maxsize=512)
def glyph(name: str) -> str:
    """The character of that icon; KeyError when it is not among `resources/icons/names.txt`."""
    return chr(_points()[name])


@lru_cache(maxsize=32)
def _icon_font(px: int) -> QFont:
    made = QFont(_family())
    made.setPixelSize(px)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return made


@lru_cache(maxsize=512)
def _drawn(name: str, px: int) -> tuple[QTextLayout, float]:
    """The glyph laid out, and how far its upper edge stands below the icon's."""
    layout = laid_out(glyph(name), _icon_font(px))
    return layout, px * ASCENT - layout.lineAt(0).ascent()


def draw_icon(painter: QPainter, rect: QRect | QRectF, name: str, color: QColor, px: int = 16) -> None:
    """Draw the icon `px` logical pixels square in the middle of the rectangle; the pen is changed."""
    # Halves always up: rounded to even, an icon would stand differently in every other row.
    left = floor(rect.x() + (rect.width() - px) / 2 + 0.5)
    top = floor(rect.y() + (rect.height() - px) / 2 + 0.5)
    layout, lower = _drawn(name, px)
    painter.setPen(color)
    layout.draw(painter, QPointF(left, top + lower))

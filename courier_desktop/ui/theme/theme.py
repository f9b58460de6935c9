"""The theme in force as ready colours: what every painter of the window asks."""

from __future__ import annotations

from dataclasses import fields
from functools import lru_cache

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from courier_desktop.domain.values import dataclass
from courier_desktop.ui.theme.accent import AccentHex, derive_accent, mix
from courier_desktop.ui.theme.tokens import DEFAULT_ACCENT, TOKENS, TONES, Mode, Tokens, Tone

PROPERTY = "courierTheme"


@dataclass(frozen=True, slots=True)
class ToneColors:
    """A tone ready to paint: `text` and icon, `tint` behind them, `solid` for bars, beads and dots."""

    text: QColor
    tint: QColor
    solid: QColor


@dataclass(frozen=True, slots=True)
class Theme:
    """Every colour of one look. Take it anew at each painting: the person may switch at any time."""

    mode: Mode
    accent_source: str
    win: QColor
    rail: QColor
    surface: QColor
    sunken: QColor
    hover: QColor
    line: QColor
    line2: QColor
    ctl: QColor
    t1: QColor
    t2: QColor
    t3: QColor
    inv: QColor
    oninv: QColor
    inv2: QColor
    key: QColor
    keyline: QColor
    bubble: QColor
    chat: QColor
    on_bubble: QColor
    bubble2: QColor
    fill: QColor
    on_fill: QColor
    accent: QColor
    soft: QColor
    half_soft: QColor
    band: QColor
    inv_green: QColor
    tones: dict[Tone, ToneColors]

    @property
    def dark(self) -> bool:
        """Whether this is the dark look."""
        return self.mode is Mode.DARK

    @property
    def ring(self) -> QColor:
        """The colour of the focus ring."""
        return self.accent

    def tone(self, tone: Tone) -> ToneColors:
        """The colours of that tone."""
        return self.tones[tone]


@lru_cache(maxsize=16)
def make_theme(mode: Mode, accent: str = DEFAULT_ACCENT) -> Theme:
    """The theme of that mode with the courier's accent, `#RRGGBB`; a colour that cannot be read gives the default."""
    source = accent if QColor.isValidColorName(accent) else DEFAULT_ACCENT
    hexes = derive_accent(QColor(source).name(), mode)
    tokens = TOKENS[mode]
    tones = {
        tone: ToneColors(QColor(item.text), QColor(item.tint), QColor(item.solid)) for tone, item in TONES[mode].items()
    }
    grounds = {item.name: QColor(getattr(tokens, item.name)) for item in fields(tokens)}
    other = TONES[Mode.LIGHT if mode is Mode.DARK else Mode.DARK]  # the inverse bars are the other mode's ground
    green = QColor(other[Tone.GREEN].text)
    accent_colors = _accent_colors(hexes, tokens)
    return Theme(mode=mode, accent_source=source, tones=tones, inv_green=green, **grounds, **accent_colors)


def _accent_colors(hexes: AccentHex, tokens: Tokens) -> dict[str, QColor]:
    return {
        "fill": QColor(hexes.fill),
        "on_fill": QColor(hexes.on_fill),
        "accent": QColor(hexes.text),
        "soft": QColor(hexes.soft),
        "half_soft": QColor(mix(hexes.soft, tokens.surface, 0.5)),
        "band": QColor(mix(hexes.text, tokens.surface, 0.22)),
    }


def current_theme() -> Theme:
    """The theme applied to the running application; the light one before any was."""
    app = QApplication.instance()
    theme = app.property(PROPERTY) if app is not None else None
    return theme if isinstance(theme, Theme) else make_theme(Mode.LIGHT)

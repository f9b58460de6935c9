"""Buttons: filled, outlined, plain, danger or in a tone; the key is on the button."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from courier_desktop.ui.keys import key_label
from courier_desktop.ui.parts.paint import (
    KEYCAP,
    draw_keycap,
    draw_keycap_on,
    faded,
    focus_ring,
    keycap_width,
    rounded,
    write,
)
from courier_desktop.ui.parts.press import Pressable
from courier_desktop.ui.theme.fonts import Type, metrics, text_width
from courier_desktop.ui.theme.icons import draw_icon
from courier_desktop.ui.theme.theme import Theme, current_theme
from courier_desktop.ui.theme.tokens import Tone

PAD, GAP, ICON, RADIUS = 12, 8, 17, 6
SMALL, NORMAL, LARGE = 28, 32, 40


class Kind(Enum):
    """How much a button asks for: one filled at most on a page or drawer, and Enter does it."""

    FILLED = "filled"
    OUTLINED = "outlined"
    PLAIN = "plain"
    DANGER = "danger"
    LINK = "link"
    INVERSE = "inverse"


class PaintedButton(Pressable):
    """How a button measures and draws itself; its words and state come from `Button`."""

    def __init__(
        self, text: str, kind: Kind = Kind.OUTLINED, *, icon: str = "", key: str = "", height: int = NORMAL
    ) -> None:
        super().__init__(text)
        self._kind, self._icon, self._height = kind, icon, height
        self._key = key
        self._tone: Tone | None = None
        self._chevron = False
        self._word_shown = True
        self._key_first = False
        self._key_shown = True
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._tell_key()

    def sizeHint(self) -> QSize:
        height = max(self._height, int(metrics(Type.MEDIUM).height()) + 8)
        return QSize(max(height, round(self._content_width() + self._side_left() + self._side_right())), height)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), current_theme()
        ground, edge, ink = self._colors(theme)
        body = QRectF(self.rect())
        if self.ringed:
            focus_ring(painter, body, RADIUS + 1, theme)
            body = body.adjusted(3, 3, -3, -3)
        rounded(painter, body, RADIUS - (1 if self.ringed else 0), ground, edge)
        self._paint_content(painter, theme, ink)

    def _paint_content(self, painter: QPainter, theme: Theme, ink: QColor) -> None:
        middle, left = self.height() / 2, float(self._side_left())
        free = self.width() - self._side_left() - self._side_right() - self._content_width()
        left += max(0.0, round(free / 2))
        if self._key_first and self._cap():
            left += self._paint_cap(painter, left, middle, theme, ink) + GAP
        if self._icon:
            draw_icon(painter, QRectF(left, 0, ICON, self.height()), self._icon, self._icon_ink(theme, ink), ICON)
            left += ICON + (GAP if self._word() else 0)
        if self._word():
            width = text_width(self._word(), self._role())
            write(painter, QRectF(left, 0, width + 2, self.height()), self._word(), self._role(), ink)
            left += round(width)
        if self._chevron:
            left += 4
            draw_icon(painter, QRectF(left, 0, 16, self.height()), "chevron-down", ink, 16)
            left += 16
        if self._cap() and not self._key_first:
            self._paint_cap(painter, left + GAP + 2, middle, theme, ink)

    def _paint_cap(self, painter: QPainter, left: float, middle: float, theme: Theme, ink: QColor) -> float:
        if self._kind in (Kind.FILLED, Kind.INVERSE) or self.off:
            return draw_keycap_on(painter, left, middle, self._cap(), ink)
        return draw_keycap(painter, left, middle, self._cap(), theme)

    def _colors(self, theme: Theme) -> tuple[QColor | None, QColor | None, QColor]:
        """Ground, edge and ink for the state it is in."""
        if self.off:
            bare = self._kind in (Kind.PLAIN, Kind.LINK, Kind.INVERSE)
            return (None if bare else theme.hover), (None if bare else theme.line2), theme.t3
        if self._tone is not None:
            tone = theme.tone(self._tone)
            return tone.tint, tone.solid, tone.text
        return self._kind_colors(theme)

    def _kind_colors(self, theme: Theme) -> tuple[QColor | None, QColor | None, QColor]:
        lit = theme.hover if self.hovered or self.isDown() else None
        edge = None if self.ringed else theme.line2
        match self._kind:
            case Kind.FILLED:
                pushed = theme.fill.darker(108) if self.isDown() or self.hovered else theme.fill
                return pushed, None, theme.on_fill
            case Kind.OUTLINED:
                return lit or theme.surface, edge, theme.t1
            case Kind.DANGER:
                return lit or theme.surface, edge, theme.tone(Tone.RED).text
            case Kind.INVERSE:
                return (faded(theme.oninv, 0.12) if lit else None), None, theme.oninv
            case Kind.LINK:
                return None, None, theme.accent
            case Kind.PLAIN:
                return lit, None, theme.t2

    def _icon_ink(self, theme: Theme, ink: QColor) -> QColor:
        quiet = self._kind is Kind.OUTLINED and self._tone is None and not self.off
        return theme.t2 if quiet and self._word() else ink

    def _role(self) -> Type:
        match self._kind:
            case Kind.FILLED:
                return Type.STRONG
            case Kind.LINK:
                return Type.SMALL_STRONG
            case _:
                return Type.STRONG if self._tone is not None else Type.MEDIUM

    def _word(self) -> str:
        return self.text() if self._word_shown or not self._icon else ""

    def _cap(self) -> str:
        return key_label(self._key) if self._key and self._key_shown else ""

    def _side_left(self) -> int:
        if self._kind is Kind.LINK:
            return 3
        return 8 if (self._key_first and self._cap()) or not self._word() else PAD

    def _side_right(self) -> int:
        if self._kind is Kind.LINK:
            return 3
        return 8 if (self._cap() and not self._key_first) or not self._word() else PAD

    def _content_width(self) -> float:
        width = round(text_width(self._word(), self._role())) if self._word() else 0
        width += ICON + (GAP if self._word() else 0) if self._icon else 0
        width += 20 if self._chevron else 0
        cap = keycap_width(self._cap()) + GAP + (0 if self._key_first else 2) if self._cap() else 0
        return width + cap

    def _tell_key(self) -> None:
        shown = f"{self.text()} ({key_label(self._key)})" if self._key else self.text()
        hidden = not self._word_shown and self._icon
        self.setToolTip(shown if self._key or hidden else "")


class Button(PaintedButton):
    """A button with its word, perhaps an icon before it and the key inside it. `key` is written as Qt writes keys."""

    @classmethod
    def toned(cls, text: str, tone: Tone, *, key: str = "", height: int = SMALL) -> Button:
        """A button in a tone, its key first: the marks of a stop."""
        made = cls(text, Kind.OUTLINED, key=key, height=height)
        made._tone = tone
        made._key_first = True
        return made

    @property
    def key(self) -> str:
        """The key it shows, as Qt writes it."""
        return self._key

    def set_key(self, key: str) -> None:
        """Show another key, or none."""
        self._key = key
        self._tell_key()
        self.updateGeometry()
        self.update()

    def set_key_shown(self, shown: bool) -> None:
        """Hide the keycap while the letter means something else (the bulk bar is up)."""
        self._key_shown = shown
        self.updateGeometry()
        self.update()

    def set_kind(self, kind: Kind) -> None:
        """Ask for more or less."""
        self._kind = kind
        self.update()

    def set_icon(self, icon: str) -> None:
        """Show another icon, or none."""
        self._icon = icon
        self.updateGeometry()
        self.update()

    def set_tone(self, tone: Tone | None) -> None:
        """Take a tone's colours, or none."""
        self._tone = tone
        self.update()

    def set_key_first(self, first: bool) -> None:
        """Put the keycap before the word, as chips have it."""
        self._key_first = first
        self.update()

    def set_chevron(self) -> Button:
        """Show that it opens a list; gives the button back."""
        self._chevron = True
        self.updateGeometry()
        return self

    def set_word_shown(self, shown: bool) -> None:
        """Drop the word where the place is narrow; it stays in the tooltip and for the screen reader."""
        self._word_shown = shown
        self._tell_key()
        self.updateGeometry()
        self.update()


class IconButton(Button):
    """A square plain button of one icon; `name` is read aloud and shown in the tooltip."""

    def __init__(self, icon: str, name: str, *, key: str = "", kind: Kind = Kind.PLAIN, height: int = SMALL) -> None:
        super().__init__(name, kind, icon=icon, key=key, height=height)
        self._key_shown = False
        self.set_word_shown(False)
        self.setToolTip(f"{name} ({key_label(key)})" if key else name)


class Keycap(QWidget):
    """A keycap alone: beside a field's label, in a list."""

    def __init__(self, key: str) -> None:
        super().__init__()
        self._key = key
        self.setFixedSize(int(keycap_width(key_label(key))), KEYCAP)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, event: QPaintEvent) -> None:
        draw_keycap(QPainter(self), 0, self.height() / 2, key_label(self._key), current_theme())

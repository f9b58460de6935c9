"""The left rail: the courier, the pages with what waits in each, the state of things and who is at the desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from courier_desktop.ui.keys import key_label
from courier_desktop.ui.parts.cards import Rule
from courier_desktop.ui.parts.member import draw_initials
from courier_desktop.ui.parts.paint import CENTER, focus_ring, put, rounded, write_elided
from courier_desktop.ui.parts.press import Pressable
from courier_desktop.ui.theme.fonts import Type, text_width
from courier_desktop.ui.theme.icons import draw_icon
from courier_desktop.ui.theme.theme import ToneColors, current_theme
from courier_desktop.ui.theme.tokens import Tone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from courier_desktop.ui.pages import PageSpec

WIDE, SLIM = 184, 56
ROW = 36


class RailItem(Pressable):
    """One page in the rail: icon, name, count; only icon and count when the rail is slim."""

    def __init__(self, spec: PageSpec, key: str) -> None:
        super().__init__(spec.name)
        self.spec = spec
        self._key = key
        self._count, self._tone = 0, Tone.NEUTRAL
        self.slim = False
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._tell()

    def set_count(self, count: int, tone: Tone | None) -> None:
        """Show how many wait there; 0 shows nothing."""
        self._count, self._tone = count, tone or Tone.NEUTRAL
        self._tell()
        self.update()

    def set_slim(self, slim: bool) -> None:
        """Icon and count alone."""
        self.slim = slim
        self.updateGeometry()
        self.update()

    def nextCheckState(self) -> None:
        """The rail says which page is shown, not the press."""

    def sizeHint(self) -> QSize:
        return QSize(SLIM if self.slim else WIDE, ROW)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme, on = QPainter(self), current_theme(), self.isChecked()
        body = QRectF(self.rect()).adjusted(9, 1, -9, -2)
        if on:
            rounded(painter, body, 8, theme.surface, theme.line)
            rounded(painter, QRectF(body.x(), body.center().y() - 8, 3, 16), 1.5, theme.fill)
        elif self.hovered:
            rounded(painter, body, 8, theme.hover)
        if self.ringed:
            focus_ring(painter, body, 8, theme)
        ink = theme.t1 if on else theme.t2
        icon_box = QRectF(body) if self.slim else QRectF(body.x() + 10, body.y(), 20, body.height())
        draw_icon(painter, icon_box, self.spec.icon, theme.accent if on else theme.t2, 18)
        if not self.slim:
            right = body.right() - (8 + self._count_width() if self._count else 4)
            box = QRectF(body.x() + 39, body.y(), right - body.x() - 41, body.height())
            write_elided(painter, box, self.text(), Type.STRONG if on else Type.MEDIUM, ink)
        if self._count:
            self._paint_count(painter, body)

    def _count_width(self) -> float:
        return max(20.0, round(text_width(str(self._count), Type.CAPTION_STRONG)) + 12)

    def _paint_count(self, painter: QPainter, body: QRectF) -> None:
        theme = current_theme()
        tone = theme.tone(self._tone)
        if self._tone is Tone.NEUTRAL:
            tone = ToneColors(theme.t2, theme.line2, theme.ctl)
        width, height = self._count_width(), 18.0
        if self.slim:
            box = QRectF(min(body.right() - width + 5, self.width() - width), body.y() - 1, width, 16)
        else:
            box = QRectF(body.right() - 7 - width, round(body.center().y() - height / 2), width, height)
        rounded(painter, box, box.height() / 2, tone.tint)
        put(painter, box, str(self._count), Type.CAPTION_STRONG, tone.text, CENTER)

    def _tell(self) -> None:
        self.setAccessibleName(f"{self.text()} {self._count}" if self._count else self.text())
        self.setToolTip(f"{self.text()} ({key_label(self._key)})")


class _Block(QWidget):
    """Two lines beside a sign: the courier, the state of things, the person at the desk."""

    def __init__(self, height: int) -> None:
        super().__init__()
        self.first, self.second = "", ""
        self.slim = False
        self.setFixedHeight(height)

    def show_lines(self, first: str, second: str) -> None:
        """Show those two lines."""
        self.first, self.second = first, second
        self.setAccessibleName(f"{first} {second}")
        self.setToolTip(f"{first}\n{second}".strip())
        self.update()

    def set_slim(self, slim: bool) -> None:
        """The sign alone."""
        self.slim = slim
        self.update()

    def write_lines(self, painter: QPainter, left: float, role: Type, second: bool = True) -> None:
        """The two lines from there, or the first alone in the middle when there is no second."""
        theme, room = current_theme(), self.width() - left - 8
        middle = self.height() / 2
        if not (second and self.second):
            write_elided(painter, QRectF(left, middle - 9, room, 18), self.first, role, theme.t1)
            return
        write_elided(painter, QRectF(left, middle - 16, room, 17), self.first, role, theme.t1)
        write_elided(painter, QRectF(left, middle, room, 16), self.second, Type.CAPTION, theme.t3)


class BrandBlock(_Block):
    """The courier's logo or initial, name and city."""

    def __init__(self) -> None:
        super().__init__(54)
        self._logo: QPixmap | None = None

    def show_brand(self, name: str, city: str, logo: str) -> None:
        """Show that courier; `logo` is a file, "" for none."""
        loaded = QPixmap(logo) if logo else QPixmap()
        self._logo = None if loaded.isNull() else loaded
        self.show_lines(name or "Courier Desktop", city)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), current_theme()
        left = (self.width() - 30) / 2 if self.slim else 16.0
        box = QRectF(left, 12, 30, 30)
        if self._logo is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            clip = QPainterPath()
            clip.addRoundedRect(box, 8, 8)
            painter.setClipPath(clip)
            painter.drawPixmap(box, self._logo, QRectF(self._logo.rect()))
            painter.setClipping(False)
        else:
            rounded(painter, box, 8, theme.fill)
            put(painter, box, self.first[:1].upper(), Type.MONEY, theme.on_fill, CENTER)
        if not self.slim:
            self.write_lines(painter, 56, self._name_role(self.width() - 56 - 8))

    def _name_role(self, room: float) -> Type:
        """The largest face in which the whole name fits."""
        faces = (Type.CARD, Type.STRONG, Type.SMALL_STRONG)
        return next((role for role in faces if text_width(self.first, role) <= room), faces[-1])


class StateBlock(_Block):
    """Whether all is well: saved, online, offline."""

    def __init__(self) -> None:
        super().__init__(38)
        self._icon, self._tone = "cloud-check-outline", Tone.NEUTRAL

    def show_state(self, icon: str, tone: Tone, first: str, second: str) -> None:
        """Show that state."""
        self._icon, self._tone = icon, tone
        self.show_lines(first, second)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), current_theme()
        left = (self.width() - 18) / 2 if self.slim else 18.0
        draw_icon(painter, QRectF(left, 0, 18, self.height()), self._icon, theme.tone(self._tone).text, 17)
        if not self.slim:
            self.write_lines(painter, 42, Type.SMALL_MEDIUM)


class _StaffButton(Pressable):
    """What makes the block of the person at the desk a button: hover and the keyboard's ring."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), current_theme()
        body = QRectF(self.rect()).adjusted(6, 2, -6, -2)
        if self.hovered or self.isDown():
            rounded(painter, body, 8, theme.hover)
        if self.ringed:
            focus_ring(painter, body, 8, theme)


class StaffBlock(_Block):
    """Whose turn it is: initials, name, role. A click or Enter (`opened`) leads to the change of person."""

    opened = Signal()

    def __init__(self) -> None:
        super().__init__(48)
        self.button = _StaffButton("", self)
        self._face = _Face(self)
        self.button.clicked.connect(self.opened)

    def show_lines(self, first: str, second: str) -> None:
        """Show that person."""
        super().show_lines(first, second)
        self.button.setAccessibleName(f"{first}, {second}")
        self.button.setToolTip(f"{first}\n{second}")
        self._face.update()

    def set_slim(self, slim: bool) -> None:
        """The circle alone."""
        super().set_slim(slim)
        self._face.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.button.setGeometry(self.rect())
        self._face.setGeometry(self.rect())


class _Face(QWidget):
    """What is seen of that block, over its button."""

    def __init__(self, block: StaffBlock) -> None:
        super().__init__(block)
        self._block = block
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, block = QPainter(self), self._block
        left = (self.width() - 28) / 2 if block.slim else 15.0
        draw_initials(painter, QRectF(left, (self.height() - 28) / 2, 28, 28), block.first, current_theme())
        if not block.slim:
            block.write_lines(painter, 50, Type.SMALL_STRONG)


class Rail(QWidget):
    """The whole rail; `chosen` carries the key of a page."""

    chosen = Signal(str)

    def __init__(self, specs: Sequence[PageSpec]) -> None:
        super().__init__()
        self.brand, self.state, self.staff = BrandBlock(), StateBlock(), StaffBlock()
        self.items = {spec.key: RailItem(spec, f"Alt+{place}") for place, spec in enumerate(specs, 1)}
        self._slim = False
        self.setFixedWidth(WIDE + 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 1, 0)
        column.setSpacing(0)
        column.addWidget(self.brand)
        column.addSpacing(2)
        for key, item in self.items.items():
            column.addWidget(item)
            item.clicked.connect(lambda _=False, key=key: self.chosen.emit(key))
        column.addStretch(1)
        for block in (self.state, Rule(), self.staff):
            column.addWidget(block)

    @property
    def slim(self) -> bool:
        """Whether it shows icons alone."""
        return self._slim

    def set_slim(self, slim: bool) -> None:
        """56 px of icons and counts, or the whole 184."""
        if slim == self._slim:
            return
        self._slim = slim
        self.setFixedWidth((SLIM if slim else WIDE) + 1)
        for block in (self.brand, self.state, self.staff):
            block.set_slim(slim)
        for item in self.items.values():
            item.set_slim(slim)

    def show_page(self, key: str) -> None:
        """Mark that page as the one shown."""
        for name, item in self.items.items():
            item.setChecked(name == key)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), current_theme()
        painter.fillRect(self.rect(), theme.rail)
        painter.fillRect(self.width() - 1, 0, 1, self.height(), theme.line)

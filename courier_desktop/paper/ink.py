"""The pen of every sheet: black on white, on whole dots, on any device, telling what it painted where."""

from __future__ import annotations

from enum import Enum
from math import ceil, floor
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from courier_desktop.domain.values import dataclass
from courier_desktop.paper.codes import BAR_QUIET, code128_image, qr_image
from courier_desktop.paper.fit import Setting
from courier_desktop.paper.fonts import font, ink_span

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

_BLACK = QColor(Qt.GlobalColor.black)
_PENS = {False: QPen(_BLACK), True: QPen(QColor(Qt.GlobalColor.white))}


class Align(Enum):
    """Where lines stand in their box."""

    LEFT = 0
    CENTRE = 1
    RIGHT = 2


class Box(NamedTuple):
    """A place on the sheet, in dots. `inside` names the box it stands in, "" for the sheet."""

    name: str
    x: int
    y: int
    width: int
    height: int
    inside: str = ""


@dataclass(frozen=True, slots=True)
class Painted:
    """What was painted, `box` as large as the ink; `text` is empty for codes, frames and pictures."""

    box: Box
    text: str = ""
    setting: Setting | None = None


@dataclass(frozen=True, slots=True)
class Device:
    """How dots become a device's own pixels.

    `scale` = pixels to a dot (1 at 203 dpi). `smooth` = greys and anti-aliasing allowed (a screen).
    `tell` = keep a list of what is painted.
    """

    scale: float = 1.0
    smooth: bool = False
    tell: bool = False


class Ink:
    """Paints in dots, from the sheet's top left corner moved by `origin` dots; `painted` tells what, if asked to."""

    def __init__(self, painter: QPainter, device: Device, origin: tuple[int, int] = (0, 0)) -> None:
        self.painted: list[Painted] = []
        self._painter = painter
        self._device = device
        self._left, self._top = origin
        self._white = False
        painter.setPen(_PENS[False])
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, device.smooth)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing, device.smooth)

    def fill(self, x: int, y: int, width: int, height: int) -> None:
        """A black area: rules, lines."""
        self._painter.fillRect(self._rect(x, y, width, height), _BLACK)

    def frame(self, box: Box, thickness: int) -> None:
        """An outline of that many dots inside the box's edge."""
        x, y, width, height = box.x, box.y, box.width, box.height
        self.fill(x, y, width, thickness)
        self.fill(x, y + height - thickness, width, thickness)
        self.fill(x, y + thickness, thickness, height - 2 * thickness)
        self.fill(x + width - thickness, y + thickness, thickness, height - 2 * thickness)
        self._tell(box)

    def slab(self, box: Box, radius: int = 0) -> None:
        """A black box, its corners rounded by `radius` dots."""
        rect = self._rect(box.x, box.y, box.width, box.height)
        if radius:
            corner = radius * self._device.scale
            self._painter.setBrush(_BLACK)
            self._painter.setPen(Qt.PenStyle.NoPen)
            self._painter.drawRoundedRect(rect, corner, corner)
            self._painter.setPen(_PENS[False])
            self._white = False
        else:
            self._painter.fillRect(rect, _BLACK)
        self._tell(box)

    def text(self, box: Box, setting: Setting, align: Align = Align.LEFT, *, white: bool = False) -> None:
        """The lines from the box's top down."""
        if not setting.lines:
            return
        device = self._device
        pixels = max(1, round(setting.size * device.scale))
        self._painter.setFont(font(setting.weight, pixels, smooth=device.smooth))
        if white != self._white:
            self._painter.setPen(_PENS[white])
            self._white = white
        baseline = self._top + box.y + setting.baseline
        lefts = _lefts(box, setting, align)
        for line, left in zip(setting.lines, lefts, strict=True):
            self._painter.drawText(self._pixel(self._left + left), self._pixel(baseline), line)
            baseline += setting.leading
        if self._device.tell:
            self.painted.append(Painted(_ink_box(box, setting, lefts), " ".join(setting.lines), setting))

    def qr(self, box: Box, text: str, align: Align = Align.CENTRE) -> None:
        """A QR code as large as whole dots allow, in the middle of the box's height.

        The quiet zone of four modules is the caller's to leave.
        """
        picture = qr_image(text)
        pixels = self._module(min(box.width, box.height), picture.width())
        side = pixels * picture.width()
        dots = ceil(side / self._device.scale)
        spare = box.width - dots
        left = box.x + {Align.LEFT: 0, Align.CENTRE: spare // 2, Align.RIGHT: spare}[align]
        top = box.y + (box.height - dots) // 2
        self._painter.drawImage(
            QRect(self._pixel(self._left + left), self._pixel(self._top + top), side, side), picture
        )
        self._tell(Box(box.name, left, top, dots, dots, box.inside))

    def bars(self, box: Box, text: str, module: int) -> None:
        """A Code 128 in the middle of the box, at most `module` dots to a module, quiet zones within the box."""
        picture = code128_image(text)
        total = picture.width()
        pixels = self._module(min(module * total, box.width * total // (total + 2 * BAR_QUIET)), total)
        dots = ceil(pixels * total / self._device.scale)
        left = box.x + (box.width - dots) // 2
        top, bottom = self._pixel(self._top + box.y), self._pixel(self._top + box.y + box.height)
        target = QRect(self._pixel(self._left + left), top, pixels * total, bottom - top)
        self._painter.drawImage(target, picture)
        self._tell(Box(box.name, left, box.y, dots, box.height, box.inside))

    def logo(self, box: Box, picture: QImage) -> None:
        """A picture over a box."""
        self._painter.drawImage(self._rect(box.x, box.y, box.width, box.height), picture)
        self._tell(box)

    def _tell(self, box: Box) -> None:
        if self._device.tell:
            self.painted.append(Painted(box))

    def _module(self, dots: int, modules: int) -> int:
        """Whole pixels to a module so that they all go into `dots`: whole dots too where the device has them."""
        scale = self._device.scale
        if scale == int(scale):
            return max(1, dots // modules) * int(scale)
        return max(1, int(dots * scale / modules))

    def _pixel(self, dots: float) -> int:
        return round(dots * self._device.scale)

    def _rect(self, x: int, y: int, width: int, height: int) -> QRect:
        left, top = self._pixel(self._left + x), self._pixel(self._top + y)
        right, bottom = self._pixel(self._left + x + width), self._pixel(self._top + y + height)
        return QRect(left, top, max(1, right - left), max(1, bottom - top))


def _lefts(box: Box, setting: Setting, align: Align) -> list[int]:
    """Where each line begins."""
    match align:
        case Align.LEFT:
            return [box.x] * len(setting.lines)
        case Align.CENTRE:
            return [box.x + (box.width - width) // 2 for width in setting.widths]
        case Align.RIGHT:
            return [box.x + box.width - width for width in setting.widths]


def _ink_box(box: Box, setting: Setting, lefts: list[int]) -> Box:
    """Where the ink of the lines stands."""
    size, leading = setting.size, setting.leading
    spans = [ink_span(setting.weight, line) for line in setting.lines]
    left = min(start + floor(span[0] * size) for start, span in zip(lefts, spans, strict=True))
    right = max(start + ceil(span[2] * size) for start, span in zip(lefts, spans, strict=True))
    top = box.y + setting.baseline + min(row * leading + floor(span[1] * size) for row, span in enumerate(spans))
    bottom = box.y + setting.baseline + max(row * leading + ceil(span[3] * size) for row, span in enumerate(spans))
    return Box(box.name, left, top, right - left, bottom - top, box.inside)

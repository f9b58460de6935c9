"""Sheets as pictures: exactly the printer's dots, or smooth for a screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter, qRgb

from courier_desktop.paper.application import ensure_gui
from courier_desktop.paper.formats import SLIP_FORMATS
from courier_desktop.paper.ink import Device, Ink, Painted
from courier_desktop.paper.pdf import slip_origin
from courier_desktop.paper.slip import draw_slip

if TYPE_CHECKING:
    from courier_desktop.domain.paper_rows import SlipRow
    from courier_desktop.paper.formats import PageFormat
    from courier_desktop.paper.pdf import Page


def slip_image(
    row: SlipRow, page_format: PageFormat = SLIP_FORMATS["100x150"], *, scale: float = 1.0, smooth: bool = False
) -> QImage:
    """The slip, `scale` pixels to a dot (1.0 = 203 dpi): 1 bit as it prints, or smooth for a screen."""
    return page_image(
        lambda ink: draw_slip(ink, row), page_format, scale=scale, smooth=smooth, origin=slip_origin(page_format)
    )


def page_image(
    page: Page,
    page_format: PageFormat,
    *,
    scale: float = 1.0,
    smooth: bool = False,
    origin: tuple[int, int] = (0, 0),
) -> QImage:
    """Any page as a picture, as `slip_image`."""
    picture, _ = _painted(page, page_format, Device(scale, smooth), origin)
    return picture


def page_painted(page: Page, page_format: PageFormat, origin: tuple[int, int] = (0, 0)) -> list[Painted]:
    """What the page paints where, in dots from the origin."""
    _, painted = _painted(page, page_format, Device(tell=True), origin)
    return painted


def _painted(
    page: Page, page_format: PageFormat, device: Device, origin: tuple[int, int]
) -> tuple[QImage, list[Painted]]:
    ensure_gui()
    size = round(page_format.width * device.scale), round(page_format.height * device.scale)
    if device.smooth:
        picture = QImage(*size, QImage.Format.Format_RGB32)
        picture.fill(Qt.GlobalColor.white)
    else:
        picture = QImage(*size, QImage.Format.Format_Mono)
        picture.setColorTable([qRgb(255, 255, 255), qRgb(0, 0, 0)])
        picture.fill(0)
    painter = QPainter(picture)
    try:
        ink = Ink(painter, device, origin)
        page(ink)
    finally:
        painter.end()
    return picture, ink.painted

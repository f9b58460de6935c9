"""What a scanner and a reader see: pages rasterised, codes decoded; none of our own painting in it."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING, Any

import zxingcpp
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter, QTransform

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from courier_desktop.paper.ink import Box, Painted

PRINTER_DPI = 203


def rasterised(pdf: Path, dpi: float = PRINTER_DPI) -> list[QImage]:
    """Each page as a printer's driver makes it: 1 bit, no anti-aliasing."""
    tool = shutil.which("pdftoppm")
    assert tool, "pdftoppm is missing: install poppler-utils (`python3 dev.py test` does on Debian-like systems)"
    stem = pdf.with_suffix("")
    subprocess.run([tool, "-r", str(dpi), "-mono", str(pdf), str(stem)], check=True, capture_output=True)
    pages = sorted(pdf.parent.glob(f"{stem.name}-*.pbm"))
    return [QImage(str(page)) for page in pages]


def decoded(picture: QImage) -> list[tuple[str, str]]:
    """Kind and text of every code in the picture, sorted."""
    grey = picture.convertToFormat(QImage.Format.Format_Grayscale8)
    stride = grey.bytesPerLine()
    rows = bytes(grey.constBits())
    width, height = grey.width(), grey.height()
    packed = b"".join(rows[row * stride : row * stride + width] for row in range(height))
    pixels: Any = memoryview(packed).cast("B", (height, width))
    found: list[Any] = zxingcpp.read_barcodes(pixels)
    return sorted((str(code.format).replace(" ", ""), code.text) for code in found)


def read_codes(picture: QImage) -> list[str]:
    """The texts of every code in the picture, sorted."""
    return sorted(text for _, text in decoded(picture))


def turned(picture: QImage, degrees: float) -> QImage:
    """Held askew under a scanner, on a white table."""
    side = picture.width() + picture.height()
    table = QImage(side, side, QImage.Format.Format_RGB32)
    table.fill(Qt.GlobalColor.white)
    painter = QPainter(table)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.setTransform(
        QTransform()
        .translate(side / 2, side / 2)
        .rotate(degrees)
        .translate(-picture.width() / 2, -picture.height() / 2)
    )
    painter.drawImage(0, 0, picture)
    painter.end()
    return table


def resized(picture: QImage, share: float) -> QImage:
    """Seen from afar."""
    return picture.convertToFormat(QImage.Format.Format_RGB32).scaled(
        round(picture.width() * share),
        round(picture.height() * share),
        Qt.AspectRatioMode.IgnoreAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )


def blurred(picture: QImage) -> QImage:
    """Out of focus."""
    return resized(resized(picture, 0.5), 2.0)


def overlaps(first: Box, second: Box) -> bool:
    """Whether two boxes share more than the one dot by which ink is rounded outwards."""
    return (
        first.x + 1 < second.x + second.width
        and second.x + 1 < first.x + first.width
        and first.y + 1 < second.y + second.height
        and second.y + 1 < first.y + first.height
    )


def holds(outer: Box, inner: Box) -> bool:
    """Whether the inner box stands wholly in the outer one."""
    return (
        outer.x <= inner.x
        and outer.y <= inner.y
        and inner.x + inner.width <= outer.x + outer.width
        and inner.y + inner.height <= outer.y + outer.height
    )


def texts_of(painted: Iterable[Painted]) -> dict[str, str]:
    """What each box says."""
    return {item.box.name: item.text for item in painted if item.text}


def squeezed(text: str) -> str:
    """The text without white space: a word too long for a line is broken where it must."""
    return "".join(text.split())

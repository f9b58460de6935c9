"""Sheets into a PDF file or onto a printer: one painter for both."""

from __future__ import annotations

import os
from functools import partial
from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QSizeF
from PySide6.QtGui import QPageSize, QPainter, QPdfWriter

from courier_desktop.paper.application import ensure_gui
from courier_desktop.paper.formats import DOTS_PER_MM, MM_PER_INCH, POINTS_PER_INCH
from courier_desktop.paper.ink import Device, Ink
from courier_desktop.paper.slip import HEIGHT, WIDTH, draw_slip

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from PySide6.QtGui import QPagedPaintDevice

    from courier_desktop.domain.paper_rows import SlipRow
    from courier_desktop.paper.formats import PageFormat

    Page = Callable[[Ink], None]
    Progress = Callable[[int, int], None]

_DOTS_PER_INCH = DOTS_PER_MM * MM_PER_INCH

# PDF units to a dot: fonts are set at whole units, so this is how finely their sizes differ.
_PDF_SCALE = 5

# A printer within this share of a whole number of pixels to a dot gets the whole number (203 dpi is 203.2).
_NEAR = 0.005


def slip_pages(rows: Sequence[SlipRow]) -> list[Page]:
    """One page for each row, in order: for `write_pdf` and `paint_pages`."""
    return [partial(draw_slip, row=row) for row in rows]


def slip_origin(page_format: PageFormat) -> tuple[int, int]:
    """Where a slip's own 800 x 1200 dots begin on that paper: in its middle, on whole dots."""
    return (page_format.width - WIDTH) // 2, (page_format.height - HEIGHT) // 2


def slips_pdf(path: Path, rows: Sequence[SlipRow], page_format: PageFormat, progress: Progress | None = None) -> None:
    """Write one page for each slip; see `write_pdf`."""
    write_pdf(path, slip_pages(rows), page_format, origin=slip_origin(page_format), progress=progress)


def write_pdf(
    path: Path,
    pages: Sequence[Page],
    page_format: PageFormat,
    *,
    origin: tuple[int, int] = (0, 0),
    progress: Progress | None = None,
) -> None:
    """Write the pages at the paper's exact size; the file appears whole or not at all.

    `progress(done, total)` is called after each page; what it raises (CancelledError) passes through and nothing is
    written. Raises OSError when the file cannot be written, ValueError without pages.
    """
    if not pages:
        msg = "a PDF without pages"
        raise ValueError(msg)
    ensure_gui()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setCreator("Courier Desktop")
    writer.setTitle(path.stem)
    width, height = page_format.points
    # Qt rounds a page to whole points. So it gets the next whole ones, the drawing begins as far below the top as
    # they are too tall, and the box is set right afterwards.
    whole = QSizeF(ceil(width), ceil(height))
    writer.setPageSize(QPageSize(whole, QPageSize.Unit.Point, page_format.name, QPageSize.SizeMatchPolicy.ExactMatch))
    writer.setPageMargins(QMarginsF())
    writer.setResolution(round(_PDF_SCALE * _DOTS_PER_INCH))
    painter = QPainter(writer)
    try:
        painter.translate(0, (whole.height() - height) * writer.resolution() / POINTS_PER_INCH)
        _paint(painter, writer, pages, Device(_PDF_SCALE), origin, progress)
    finally:
        painter.end()
    _replace(path, _exact(bytes(buffer.data().data()), (whole.width(), whole.height()), (width, height)))


def paint_pages(
    device: QPagedPaintDevice,
    pages: Sequence[Page],
    *,
    origin: tuple[int, int] = (0, 0),
    progress: Progress | None = None,
) -> None:
    """Paint the pages on a printer whose paper and full-page mode are set, at their exact size.

    Lines and modules land on the printer's own dots. `progress` as in `write_pdf`; raising there ends the job.
    """
    scale = device.logicalDpiX() / _DOTS_PER_INCH
    if abs(scale - round(scale)) < _NEAR * scale and round(scale):
        scale = round(scale)
    painter = QPainter(device)
    try:
        _paint(painter, device, pages, Device(scale), origin, progress)
    finally:
        painter.end()


def _paint(
    painter: QPainter,
    device: QPagedPaintDevice,
    pages: Sequence[Page],
    grid: Device,
    origin: tuple[int, int],
    progress: Progress | None,
) -> None:
    for place, page in enumerate(pages):
        if place:
            device.newPage()
        page(Ink(painter, grid, origin))
        if progress is not None:
            progress(place + 1, len(pages))


def _exact(pdf: bytes, whole: tuple[float, float], exact: tuple[float, float]) -> bytes:
    """The file with each page's boxes at their exact size: as many digits as before, so no offset in it moves."""
    written, wanted = (f"Box [0 0 {width:.6f} {height:.6f}]".encode() for width, height in (whole, exact))
    return pdf.replace(written, wanted) if len(written) == len(wanted) else pdf


def _replace(path: Path, content: bytes) -> None:
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with beside.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)

"""Pictures of sheets: the printer's own dots, or smooth for a screen."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QImage

from courier_desktop.domain.words import Language
from courier_desktop.paper.formats import SHEET_FORMATS, SLIP_FORMATS
from courier_desktop.paper.preview import page_image, slip_image
from courier_desktop.paper.reason_card import draw_reason_card
from courier_desktop.paper.run_sheet import run_sheet_pages
from tests.paper.readers import read_codes
from tests.paper.samples import sheet, slip


def test_the_printers_dots_are_black_or_white() -> None:
    picture = slip_image(slip())
    assert (picture.width(), picture.height()) == (800, 1200)
    assert picture.format() == QImage.Format.Format_Mono


def test_the_twin_in_inches_is_a_little_larger() -> None:
    picture = slip_image(slip(), SLIP_FORMATS["4x6"])
    assert (picture.width(), picture.height()) == (812, 1219)


@pytest.mark.parametrize("scale", [0.4, 0.5, 0.75, 1.0, 1.6])
def test_a_smooth_one_is_as_large_as_asked_and_still_reads(scale: float) -> None:
    row = slip()
    picture = slip_image(row, scale=scale, smooth=True)
    assert (picture.width(), picture.height()) == (round(800 * scale), round(1200 * scale))
    greys = {picture.pixelColor(x, 27).lightness() for x in range(picture.width())}
    assert row.qr_text in read_codes(picture)
    assert greys


def test_smooth_has_greys() -> None:
    picture = slip_image(slip(), scale=0.5, smooth=True)
    levels = {picture.pixelColor(x, y).lightness() for x in range(0, 400, 3) for y in range(80, 160)}
    assert len(levels) > 2


def test_any_page_has_a_picture() -> None:
    letter = SHEET_FORMATS["letter"]
    row = sheet(2)
    assert read_codes(page_image(run_sheet_pages(row)[0], letter)) == sorted(stop.qr_text for stop in row.stops)
    card = page_image(lambda ink: draw_reason_card(ink, Language.ES, "", letter), letter, scale=0.75, smooth=True)
    assert len(read_codes(card)) == 20

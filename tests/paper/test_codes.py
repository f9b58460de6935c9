"""Codes: the same modules as the qrcode library draws, read by a decoder that shares no line with it."""

from __future__ import annotations

from pathlib import Path

import pytest
import qrcode
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage, QPainter
from qrcode.exceptions import DataOverflowError

from courier_desktop.paper.codes import QR_QUIET, code128, code128_image, logo_image, qr_image, qr_matrix
from tests.paper.readers import decoded


def drawn_by_the_library(text: str) -> tuple[str, ...]:
    code = qrcode.QRCode(error_correction=qrcode.constants.ERROR_CORRECT_M, mask_pattern=3)
    code.add_data(text)
    code.make()
    return tuple("".join("01"[bool(module)] for module in row) for row in code.modules)


def on_paper(code: QImage, module: int, height: int = 0) -> QImage:
    margin = 12 * module
    page = QImage(
        code.width() * module + 2 * margin, (height or code.height() * module) + 2 * margin, QImage.Format.Format_RGB32
    )
    page.fill(Qt.GlobalColor.white)
    painter = QPainter(page)
    painter.drawImage(QRect(margin, margin, code.width() * module, height or code.height() * module), code)
    painter.end()
    return page


@pytest.mark.parametrize("length", [1, 14, 15, 60, 84, 150, 213, 214, 400, 900, 2000])
def test_bytes_are_placed_as_the_library_places_them(length: int) -> None:
    text = ("https://wa.me/523336150042?text=guía-ñandú/" * 60)[:length]
    assert qr_matrix(text) == drawn_by_the_library(text)


@pytest.mark.parametrize(
    "text", ["CLB-048231K", "0123456789012345678901234567890", "abc 12345678901234567890123 XYZ", "ñ"]
)
def test_segments_are_the_librarys_too(text: str) -> None:
    assert qr_matrix(text) == drawn_by_the_library(text)


@settings(max_examples=30)
@given(st.text(min_size=1, max_size=120, alphabet=st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"])))
def test_any_text_reads_back(text: str) -> None:
    assert decoded(on_paper(qr_image(text), 4)) == [("QRCode", text)]


def test_a_text_too_long_for_any_code_is_refused() -> None:
    with pytest.raises(DataOverflowError):
        qr_matrix("ñ" * 2000)


def test_number_takes_four_characters_in_b_and_its_digits_in_pairs() -> None:
    # Start B, four characters, code C, three pairs, code B, one character, check: eleven modules each; stop: thirteen.
    assert len(code128("CLB-048231K")) == 12 * 11 + 13


@pytest.mark.parametrize("number", ["CLB-048231K", "AB-0000017", "ZAPO-12345678X", "MX-99999999999999999Y"])
def test_bars_read_back(number: str) -> None:
    assert decoded(on_paper(code128_image(number), 2, 60)) == [("Code128", number)]


def test_pictures_have_two_colours_black_first() -> None:
    # Qt writes only such a picture into a PDF as 1 bit; any other becomes a JPEG, with its smear around each module.
    for picture in (qr_image("CLB-048231K"), code128_image("CLB-048231K")):
        assert picture.depth() == 1
        assert picture.colorTable() == [0xFF000000, 0xFFFFFFFF]


def test_quiet_zone_is_what_the_standard_asks() -> None:
    assert QR_QUIET == 4


def test_a_logo_becomes_one_bit_and_keeps_its_shape(tmp_path: Path) -> None:
    drawn = QImage(200, 100, QImage.Format.Format_ARGB32)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    painter.fillRect(0, 0, 100, 100, Qt.GlobalColor.darkBlue)
    painter.end()
    drawn.save(str(tmp_path / "logo.png"))
    logo = logo_image((tmp_path / "logo.png").read_bytes(), 104)
    assert logo is not None
    assert (logo.width(), logo.height(), logo.depth()) == (104, 104, 1)
    assert logo.colorTable() == [0xFF000000, 0xFFFFFFFF]
    dark = [logo.pixelColor(QPoint(x, y)) == Qt.GlobalColor.black for x, y in ((10, 52), (90, 52), (10, 10))]
    assert dark == [True, False, False]


def test_a_logo_that_is_no_picture_is_none() -> None:
    assert logo_image(b"not a picture", 104) is None

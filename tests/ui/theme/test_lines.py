"""Lines laid out once are drawn as QPainter.drawText draws them, to the pixel, at every scale."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from courier_desktop.ui.parts.paint import CENTER, LEFT, RIGHT, put, write_elided
from courier_desktop.ui.theme.apply import apply_theme
from courier_desktop.ui.theme.fonts import Type, font, metrics, text_width
from courier_desktop.ui.theme.icons import ASCENT, _icon_font, draw_icon, glyph
from courier_desktop.ui.theme.lines import elided, forget_lines, line_of
from courier_desktop.ui.theme.theme import current_theme

INK = QColor("black")
ROOM = QRectF(6.5, 3, 150, 33)


def painted(paint: Callable[[QPainter], object], scale: float) -> QImage:
    image = QImage(round(170 * scale), round(50 * scale), QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(scale)
    image.fill(QColor("white"))
    painter = QPainter(image)
    paint(painter)
    painter.end()
    return image


def plainly(painter: QPainter, rect: QRectF, text: str, role: Type, align: Qt.AlignmentFlag) -> None:
    painter.setFont(font(role))
    painter.setPen(INK)
    painter.drawText(rect, int(align) | int(Qt.TextFlag.TextSingleLine), text)


@pytest.mark.parametrize("scale", [1, 1.25, 2])
@pytest.mark.parametrize("text", ["María Hernández", "Enter", "$1,250.00", "—", "", "dos\nrenglones\ty"])
def test_a_line_stands_where_draw_text_puts_it(qapp: QApplication, text: str, scale: float) -> None:
    for role in (Type.BODY, Type.STRONG, Type.CAPTION_STRONG):
        for align in (LEFT, CENTER, RIGHT):
            ours = painted(partial(put, rect=ROOM, text=text, role=role, color=INK, align=align), scale)
            assert ours == painted(partial(plainly, rect=ROOM, text=text, role=role, align=align), scale)


def test_what_does_not_fit_is_cut_as_draw_text_cuts_it(qapp: QApplication) -> None:
    narrow = QRectF(6, 3, 40, 33)
    ours = painted(lambda p: put(p, narrow, "María Hernández", Type.BODY, INK, LEFT), 1)
    assert ours == painted(lambda p: plainly(p, narrow, "María Hernández", Type.BODY, LEFT), 1)


@pytest.mark.parametrize("scale", [1, 1.5])
def test_an_icon_stands_where_it_stood(qapp: QApplication, scale: float) -> None:
    def by_text(painter: QPainter) -> None:
        painter.setFont(_icon_font(16))
        painter.setPen(INK)
        painter.drawText(QPointF(14, 12 + 16 * ASCENT), glyph("truck-outline"))

    box = QRectF(6, 3, 32, 33)
    assert painted(lambda p: draw_icon(p, box, "truck-outline", INK, 16), scale) == painted(by_text, scale)


def test_an_icon_stands_alike_in_every_row(qapp: QApplication) -> None:
    even, odd = (
        painted(partial(draw_icon, rect=QRectF(6, top, 32, 33), name="truck-outline", color=INK), 1) for top in (0, 13)
    )
    assert even.copy(0, 0, 60, 33) == odd.copy(0, 13, 60, 33)


def test_the_width_written_is_the_metrics(qapp: QApplication) -> None:
    widths: list[float] = []
    painted(lambda p: widths.append(write_elided(p, QRectF(0, 0, 60, 30), "María Hernández", Type.BODY, INK)), 1)
    shown = metrics(Type.BODY).elidedText("María Hernández", Qt.TextElideMode.ElideRight, 60)
    assert shown.endswith("…")
    assert widths == [metrics(Type.BODY).horizontalAdvance(shown)]


def test_all_is_measured_anew_when_fonts_come(qapp: QApplication) -> None:
    before = line_of("Guía", Type.BODY)
    text_width("Guía", Type.BODY)
    elided("Guía", Type.BODY, 90.0)
    forget_lines()
    assert [kept.cache_info().currsize for kept in (line_of, text_width, elided)] == [0, 0, 0]
    qapp.setProperty("courierFontsLoaded", False)
    line_of("Guía", Type.BODY)
    apply_theme(qapp, current_theme())
    assert line_of.cache_info().currsize == 0
    assert line_of("Guía", Type.BODY).width == before.width

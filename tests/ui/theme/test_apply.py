"""The theme in force: applied, switched, read by painters; the fonts and icons it ships."""

from __future__ import annotations

import json

import pytest
from PySide6.QtGui import QColor, QFontInfo, QImage, QPainter, QPalette
from PySide6.QtWidgets import QApplication

from courier_desktop.domain.causes import Cause
from courier_desktop.domain.reasons import Need, NextStep
from courier_desktop.domain.statuses import Status, StopState
from courier_desktop.paths import resources_dir
from courier_desktop.ui.parts.status import CAUSE_ICONS, NEED_ICONS, NEXT_LOOKS, STATUS_LOOKS, STOP_LOOKS
from courier_desktop.ui.theme.apply import apply_theme, chosen_theme
from courier_desktop.ui.theme.fonts import Type, font
from courier_desktop.ui.theme.icons import draw_icon, glyph
from courier_desktop.ui.theme.theme import current_theme, make_theme
from courier_desktop.ui.theme.tokens import DEFAULT_ACCENT, Mode


def test_switching_at_run_time_changes_theme_palette_and_sheet(qapp: QApplication) -> None:
    light_sheet = qapp.styleSheet()
    apply_theme(qapp, make_theme(Mode.DARK))
    assert current_theme().dark
    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor("#14171B")
    assert qapp.styleSheet() != light_sheet


def test_a_setting_chooses_the_theme(qapp: QApplication) -> None:
    assert chosen_theme(qapp, "dark", "#D6187A").mode is Mode.DARK
    assert chosen_theme(qapp, "light", "#D6187A").fill == QColor("#D6187A")
    assert chosen_theme(qapp, "system").mode in set(Mode)


def test_a_colour_that_cannot_be_read_gives_the_default_accent() -> None:
    assert make_theme(Mode.LIGHT, "not a colour").fill == QColor(DEFAULT_ACCENT)


@pytest.mark.parametrize("role", list(Type))
def test_each_role_is_set_in_inter_with_tabular_figures(qapp: QApplication, role: Type) -> None:
    pixels, weight = role.value
    info = QFontInfo(font(role))
    assert (info.family(), info.pixelSize(), info.weight()) == ("Inter", pixels, weight)
    assert [tag.toString().data() for tag in font(role).featureTags()] == [b"tnum"]


def test_every_icon_named_is_shipped() -> None:
    folder = resources_dir() / "icons"
    names = folder.joinpath("names.txt").read_text(encoding="utf-8").split()
    assert sorted(json.loads(folder.joinpath("mdi.json").read_text(encoding="utf-8"))) == sorted(names)


def test_every_state_has_a_look_whose_icon_is_shipped() -> None:
    assert set(STATUS_LOOKS) == set(Status)
    assert set(STOP_LOOKS) == set(StopState)
    assert set(CAUSE_ICONS) == set(Cause)
    assert set(NEXT_LOOKS) == set(NextStep)
    assert set(NEED_ICONS) == set(Need)
    looks = [*STATUS_LOOKS.values(), *STOP_LOOKS.values(), *NEXT_LOOKS.values()]
    for name in [*(look.icon for look in looks), *CAUSE_ICONS.values(), *NEED_ICONS.values()]:
        assert len(glyph(name)) == 1


def test_an_icon_draws_in_its_colour(qapp: QApplication) -> None:
    image = QImage(24, 24, QImage.Format.Format_ARGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    draw_icon(painter, image.rect(), "square-outline", QColor("#AF241C"), 24)
    painter.end()
    assert any(image.pixelColor(x, 12).red() > 150 > image.pixelColor(x, 12).blue() for x in range(24))

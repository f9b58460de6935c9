"""Every part draws on one page, light and dark, and with strings twice as long."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from courier_desktop.ui.jobs import Jobs
from courier_desktop.ui.main_window import MainWindow
from courier_desktop.ui.parts.press import Pressable
from courier_desktop.ui.theme.apply import apply_theme
from courier_desktop.ui.theme.theme import current_theme, make_theme
from courier_desktop.ui.theme.tokens import Mode
from tests.ui.fakes import FakeContext
from tests.ui.gallery import Gallery


class Doubler(QTranslator):
    """Every string twice, as a test of what holds text."""

    def translate(self, context: str, text: str, disambiguation: str | None = None, n: int = -1) -> str:
        return f"{text} {text}"

    def isEmpty(self) -> bool:  # noqa: N802 - Qt's own name
        return False


@pytest.fixture
def doubled(qapp: QApplication) -> Iterator[None]:
    made = Doubler(qapp)
    QCoreApplication.installTranslator(made)
    yield
    QCoreApplication.removeTranslator(made)


@pytest.mark.parametrize("mode", list(Mode))
def test_every_part_draws(qtbot: QtBot, qapp: QApplication, mode: Mode) -> None:
    apply_theme(qapp, make_theme(mode))
    gallery = Gallery()
    qtbot.addWidget(gallery)
    gallery.show()
    image = gallery.grab().toImage()
    seen = {image.pixelColor(x, y).name() for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)}
    theme = current_theme()
    assert {theme.fill.name(), theme.surface.name(), theme.inv.name()} <= seen


def test_strings_twice_as_long_still_stand_whole(qtbot: QtBot, jobs: Jobs, doubled: None) -> None:
    window = MainWindow(FakeContext(), jobs, lambda _text, _stop: [])  # type: ignore[arg-type]
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    window.go("slips")
    cut = [
        button.text()
        for part in (window.top, window.hint_bar)
        for button in part.findChildren(Pressable)
        if button.isVisible() and button.width() < button.sizeHint().width()
    ]
    assert cut == []
    assert window.width() == 1366
    window.close()

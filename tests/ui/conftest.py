"""What every test of the window has: the theme applied, and a database lane that is joined at the end."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from courier_desktop.domain.words import Language
from courier_desktop.ui.jobs import Jobs
from courier_desktop.ui.language import TRANSLATOR, current_language, set_language
from courier_desktop.ui.theme.apply import apply_theme
from courier_desktop.ui.theme.theme import current_theme, make_theme
from courier_desktop.ui.theme.tokens import Mode
from tests.ui.fakes import FakeContext, FakeShell

Stage = Callable[..., QWidget]


@pytest.fixture(autouse=True)
def spanish_and_light(qapp: QApplication) -> None:
    """Every test begins with the same look and language."""
    if current_language() is not Language.ES or qapp.property(TRANSLATOR) is None:
        set_language(qapp, Language.ES)
    if current_theme() is not make_theme(Mode.LIGHT) or not qapp.styleSheet():
        apply_theme(qapp, make_theme(Mode.LIGHT))


@pytest.fixture
def jobs(qapp: QApplication) -> Iterator[Jobs]:
    """A real lane, joined at the end."""
    made = Jobs()
    yield made
    made.stop()


@pytest.fixture
def stage(qtbot: QtBot) -> Iterator[Stage]:
    """Puts widgets one under the other in an active window: `stage(one, other)`."""
    windows: list[QWidget] = []

    def put(*widgets: QWidget) -> QWidget:
        window = QWidget()
        column = QVBoxLayout(window)
        for widget in widgets:
            column.addWidget(widget)
        windows.append(window)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        return window

    yield put
    for window in windows:
        window.close()
        window.deleteLater()


@pytest.fixture
def shell(jobs: Jobs) -> FakeShell:
    """A window that only records what it is asked."""
    return FakeShell(FakeContext(), jobs)

"""What floats takes the focus, keeps the keyboard to itself, closes on Esc and gives the focus back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from courier_desktop.ui.keys import KeyHelp
from courier_desktop.ui.parts.floating import Drawer, DrawerPane, Popover, Sheet
from courier_desktop.ui.parts.label import Label
from tests.ui.conftest import Stage
from tests.ui.keyboard import click, key


class Reasons(Popover):
    """A popover that records a figure."""

    def __init__(self) -> None:
        super().__init__()
        self.picked: list[str] = []
        self.body.addWidget(Label("Destinatario ausente"))

    def keys(self) -> list[KeyHelp]:
        return [KeyHelp("1", "Ausente", self.pick)]

    def pick(self) -> None:
        self.picked.append("1")
        self.close_up()


@pytest.fixture
def box(stage: Stage) -> QWidget:
    """A window with one field that has the focus."""
    edit = QLineEdit()
    made = stage(edit)
    made.resize(1200, 600)
    edit.setFocus()
    return made


def edit_of(box: QWidget) -> QLineEdit:
    found = box.findChild(QLineEdit)
    assert found is not None
    return found


def test_a_figure_picks_and_the_focus_returns(box: QWidget) -> None:
    edit = edit_of(box)
    reasons = Reasons()
    reasons.open_at(box, QRect(100, 100, 50, 30))
    assert QApplication.focusWidget() is reasons
    key(reasons, Qt.Key.Key_1)
    assert reasons.picked == ["1"]
    assert QApplication.focusWidget() is edit


def test_esc_closes_a_popover_and_no_key_reaches_the_page(qtbot: QtBot, box: QWidget) -> None:
    edit = edit_of(box)
    reasons = Reasons()
    reasons.open_at(box, QRect(100, 100, 50, 30))
    key(reasons, Qt.Key.Key_X)
    assert edit.text() == ""
    with qtbot.waitSignal(reasons.closed):
        key(reasons, Qt.Key.Key_Escape)
    assert reasons.isHidden()


def test_a_press_outside_closes_a_popover(box: QWidget) -> None:
    edit = edit_of(box)
    reasons = Reasons()
    reasons.open_at(box, QRect(100, 100, 50, 30))
    click(edit, QPoint(2, 2))
    assert reasons.isHidden()


def test_a_popover_stays_within_the_window(box: QWidget) -> None:
    reasons = Reasons()
    reasons.open_at(box, QRect(1190, 590, 10, 10))
    panel = reasons.geometry().adjusted(14, 14, -14, -14)
    assert box.rect().contains(panel)


def test_tab_stays_within_a_sheet(box: QWidget) -> None:
    edit = edit_of(box)
    sheet = Sheet("timer-sand", "Declarar contratiempo")
    first, second = QPushButton("Uno"), QPushButton("Dos")
    sheet.body.addWidget(first)
    sheet.foot.addWidget(second)
    sheet.open_over(box)
    seen = set()
    for _ in range(8):
        focus = QApplication.focusWidget() or sheet
        key(focus, Qt.Key.Key_Tab)
        seen.add(QApplication.focusWidget())
    assert {first, second} <= seen
    assert edit not in seen
    key(sheet, Qt.Key.Key_Escape)
    assert sheet.isHidden()
    assert QApplication.focusWidget() is edit


def test_a_sheet_follows_its_ground(box: QWidget) -> None:
    sheet = Sheet("timer-sand", "Contratiempo")
    sheet.open_over(box)
    box.resize(1000, 560)
    assert sheet.size() == box.size()
    assert box.rect().contains(sheet.panel.geometry())


def test_a_drawer_stands_beside_or_over_by_the_windows_width(qtbot: QtBot) -> None:
    content, drawer = QWidget(), Drawer()
    pane = DrawerPane(content, drawer)
    qtbot.addWidget(pane)
    pane.resize(1200, 600)
    pane.show()
    pane.set_open(True)
    assert content.width() == 800
    pane.resize(950, 600)
    assert content.width() == 950
    assert drawer.geometry() == QRect(550, 0, 400, 600)
    pane.set_open(False)
    assert drawer.isHidden()
    with qtbot.waitSignal(drawer.closed):
        key(drawer, Qt.Key.Key_Escape)

"""Telling a scanner that types from a person who does."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from courier_desktop.ui.routes.wedge import ScanWedge


class Notebook(QWidget):
    """Writes down the keys that reach it."""

    def __init__(self) -> None:
        super().__init__()
        self.keys: list[str] = []
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        self.keys.append(event.text() if event.text().isprintable() and event.text() else Qt.Key(event.key()).name)


@pytest.fixture
def notebook(qtbot: QtBot) -> Notebook:
    made = Notebook()
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.setFocus()
    return made


@pytest.fixture
def wedge(notebook: Notebook) -> ScanWedge:
    made = ScanWedge(notebook)
    made.watch(notebook)
    return made


def reads_of(wedge: ScanWedge) -> list[str]:
    heard: list[str] = []
    wedge.scanned.connect(heard.append)
    return heard


def test_a_burst_with_enter_is_a_read(qtbot: QtBot, notebook: Notebook, wedge: ScanWedge) -> None:
    heard = reads_of(wedge)
    QTest.keyClicks(notebook, "CLB-000129G")
    QTest.keyClick(notebook, Qt.Key.Key_Return)
    assert heard == ["CLB-000129G"]
    assert notebook.keys == []


def test_a_burst_of_a_scanner_without_enter_is_a_read_too(qtbot: QtBot, notebook: Notebook, wedge: ScanWedge) -> None:
    heard = reads_of(wedge)
    QTest.keyClicks(notebook, "CLB-000129G")
    qtbot.waitUntil(lambda: not wedge.busy)
    assert heard == ["CLB-000129G"]


def test_single_keys_and_short_runs_stay_keys(qtbot: QtBot, notebook: Notebook, wedge: ScanWedge) -> None:
    heard = reads_of(wedge)
    for text in ("d", "f1"):
        QTest.keyClicks(notebook, text)
        qtbot.waitUntil(lambda: not wedge.busy)
    QTest.keyClicks(notebook, "a")
    QTest.keyClick(notebook, Qt.Key.Key_Return)
    assert notebook.keys == ["d", "f", "1", "a", "Key_Return"]
    assert heard == []


def test_what_no_scanner_types_passes_at_once(notebook: Notebook, wedge: ScanWedge) -> None:
    QTest.keyClick(notebook, Qt.Key.Key_F9)
    QTest.keyClick(notebook, Qt.Key.Key_Down)
    QTest.keyClick(notebook, Qt.Key.Key_Return)
    QTest.keyClick(notebook, Qt.Key.Key_Space)
    QTest.keyClick(notebook, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    assert notebook.keys == ["Key_F9", "Key_Down", "Key_Return", " ", "Key_Control", "r"]


def test_text_fields_keep_their_keys(qtbot: QtBot, notebook: Notebook) -> None:
    edit = QLineEdit(notebook)
    wedge = ScanWedge(QObject(notebook))
    wedge.watch(notebook)
    heard = reads_of(wedge)
    edit.show()
    edit.setFocus()
    QTest.keyClicks(edit, "CLB-000129G")
    assert edit.text() == "CLB-000129G"
    assert heard == []

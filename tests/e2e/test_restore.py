"""A restore as its owner does it: Settings, the sheet, the preview, and the window anew over what was restored."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from courier_desktop.domain.backup_rows import BackupWhy
from courier_desktop.services import backups, shipments
from courier_desktop.services.open import close_context, open_context
from courier_desktop.ui.restore.sheet import RestoreSheet
from courier_desktop.ui.settings.page import SettingsPage
from courier_desktop.ui.start import Session, WindowProgram, start_window
from tests.fakes.desk import Clock, desk_over
from tests.ui.keyboard import key

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def program(data_dir: Path, clock: Clock, qapp: QApplication, qtbot: QtBot) -> Iterator[WindowProgram]:
    """Three shipments backed up two hours ago, five now."""
    with desk_over(data_dir, clock) as desk:
        desk.shipments(3)
        backups.make(desk.ctx)
        clock.advance(hours=2)
        desk.shipments(2)
    _app, made, status = start_window(data_dir, clock=clock)
    assert status == 0
    settled(made, qtbot)
    yield made
    made.close()


def session(program: WindowProgram) -> Session:
    shown = program.session
    assert shown is not None
    return shown


def settled(program: WindowProgram, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: session(program).window.stack.page is not None, timeout=20_000)
    window = session(program).window
    qtbot.waitUntil(lambda: not window.jobs.busy and not window.upkeep.busy, timeout=20_000)


def sheet(program: WindowProgram, qtbot: QtBot) -> RestoreSheet:
    """The sheet, opened from the card in Settings."""
    window = session(program).window
    window.go("settings", group="backups")
    settled(program, qtbot)
    page = window.stack.page
    assert isinstance(page, SettingsPage)
    page.backups.back.click()
    settled(program, qtbot)
    opened = window.floats.sheet
    assert isinstance(opened, RestoreSheet)
    return opened


def go_back_to(opened: RestoreSheet, place: int, program: WindowProgram, qtbot: QtBot) -> None:
    before = session(program)
    opened.way.list.choose(place)
    key(opened.way.list, Qt.Key.Key_Return)
    settled(program, qtbot)
    key(opened.way.views.preview.understood, Qt.Key.Key_Space)
    key(opened, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: program.session is not None and program.session is not before, timeout=20_000)
    settled(program, qtbot)


def count(program: WindowProgram) -> int:
    return len(shipments.find(session(program).ctx, "Itzel"))


def test_there_and_back_again(program: WindowProgram, data_dir: Path, qtbot: QtBot) -> None:
    assert count(program) == 5
    go_back_to(sheet(program, qtbot), 0, program, qtbot)
    assert count(program) == 3
    assert session(program).window.isVisible()
    newest = backups.list_of(data_dir)[0]
    assert (newest.why, newest.shipments) == (BackupWhy.BEFORE_RESTORE, 5)
    go_back_to(sheet(program, qtbot), 0, program, qtbot)
    assert count(program) == 5


def test_while_another_program_has_it_open_nothing_changes_and_it_says_so(
    program: WindowProgram, data_dir: Path, qtbot: QtBot
) -> None:
    opened = sheet(program, qtbot)
    beside = open_context(data_dir)
    go_back_to(opened, 0, program, qtbot)
    close_context(beside)
    assert count(program) == 5
    assert session(program).window.floats._error is not None
    assert len(backups.list_of(data_dir)) == 1


def test_the_last_window_closes_with_a_backup(program: WindowProgram, data_dir: Path, qtbot: QtBot) -> None:
    session(program).window.close()
    qtbot.waitUntil(lambda: program.session is None, timeout=20_000)
    assert [row.why for row in backups.list_of(data_dir)] == [BackupWhy.CLOSING, BackupWhy.BY_HAND]

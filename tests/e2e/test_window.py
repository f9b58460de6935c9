"""The whole window over a real ledger: its pages, its undo, its language, and what other programs write."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from courier_desktop.domain.statuses import Status
from courier_desktop.services import settings
from courier_desktop.services.open import close_context, open_context
from courier_desktop.ui.start import Session, WindowProgram, start_window
from tests.fakes.desk import Desk, desk_over, migrated_ledger
from tests.ui.keyboard import key


@pytest.fixture
def desk(data_dir: Path) -> Iterator[Desk]:
    """Another program beside the window, on the same ledger."""
    with desk_over(migrated_ledger(data_dir)) as made:
        yield made


@pytest.fixture
def program(desk: Desk, data_dir: Path, qapp: QApplication, qtbot: QtBot) -> Iterator[WindowProgram]:
    _app, made, status = start_window(data_dir, clock=desk.clock)
    assert status == 0
    qtbot.waitUntil(lambda: session(made).window.stack.page is not None)
    settle(made, qtbot)
    yield made
    session(made).safekeeping.stop()
    session(made).window.close()


def session(program: WindowProgram) -> Session:
    shown = program.session
    assert shown is not None
    return shown


def settle(program: WindowProgram, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not session(program).jobs.busy, timeout=20_000)


def test_what_a_command_writes_shows_within_a_second(program: WindowProgram, desk: Desk, qtbot: QtBot) -> None:
    window = session(program).window
    assert window.stack.key == "today"
    desk.shipment()
    qtbot.waitUntil(lambda: not window.stack.page.empty, timeout=3_000)  # type: ignore[union-attr]  # Today's page


def test_ctrl_z_takes_the_last_act_back(program: WindowProgram, desk: Desk, qtbot: QtBot) -> None:
    shipment_id = desk.shipment()
    desk.mark(shipment_id, Status.AT_DEPOT)
    key(session(program).window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: desk.state(shipment_id).status is Status.REGISTERED, timeout=5_000)


def test_every_page_opens_by_its_key(program: WindowProgram, desk: Desk, qtbot: QtBot) -> None:
    desk.route(desk.shipments(3))
    window = session(program).window
    for place, name in enumerate(("today", "shipments", "routes", "delays", "messages", "slips", "settings"), start=1):
        key(window, Qt.Key(Qt.Key.Key_0.value + place), Qt.KeyboardModifier.AltModifier)
        settle(program, qtbot)
        assert window.stack.key == name
        assert window.stack.page is not None
        assert window.stack.page.keys()


def test_another_language_is_spoken_at_once(program: WindowProgram, desk: Desk, qtbot: QtBot) -> None:
    old = session(program)
    settings.change(desk.ctx, "language", "en")
    qtbot.waitUntil(lambda: program.session is not old, timeout=10_000)
    qtbot.waitUntil(lambda: session(program).window.stack.page is not None)
    page = session(program).window.stack.page
    assert page is not None
    assert page.title == "Today"


def test_a_newer_ledger_says_so_and_is_left_alone(data_dir: Path, qapp: QApplication) -> None:
    import sqlite3

    close_context(open_context(data_dir))
    path = data_dir / "courier.db"
    conn = sqlite3.connect(path)
    conn.execute("PRAGMA user_version = 999")
    conn.close()
    _app, program, status = start_window(data_dir)
    assert status == 3
    assert program.rescue is not None
    program.rescue.window.close()

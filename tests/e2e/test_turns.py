"""Whose turn it is, over the whole program: at its start, in another language, beside another program."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from courier_desktop.domain.staff import Role
from courier_desktop.services import settings, staff
from courier_desktop.ui.lock import LockScreen
from courier_desktop.ui.start import Session, WindowProgram, start_window
from tests.fakes.desk import Desk, desk_over, migrated_ledger
from tests.ui.keyboard import key, type_text

PIN = "4711"
Start = Callable[[], WindowProgram]


@pytest.fixture
def desk(data_dir: Path) -> Iterator[Desk]:
    """Another program beside the window, on the same ledger."""
    with desk_over(migrated_ledger(data_dir)) as made:
        yield made


@pytest.fixture
def start(desk: Desk, data_dir: Path, qapp: QApplication, qtbot: QtBot) -> Iterator[Start]:
    """Starts the program and waits until its window is there."""
    programs: list[WindowProgram] = []

    def begin() -> WindowProgram:
        _app, program, status = start_window(data_dir, clock=desk.clock)
        programs.append(program)
        assert status == 0
        made = shown(program)
        qtbot.waitUntil(lambda: made.window.stack.page is not None)
        qtbot.waitUntil(lambda: not made.jobs.busy)
        return program

    yield begin
    for program in programs:
        program.close()


def shown(program: WindowProgram) -> Session:
    session = program.session
    assert session is not None
    return session


def come_in(session: Session, qtbot: QtBot) -> None:
    """Type the PIN of the first on the locked screen."""
    screen = session.window.findChild(LockScreen)
    assert isinstance(screen, LockScreen)
    qtbot.waitUntil(lambda: screen.list.row is not None)
    type_text(screen.pin, PIN)
    key(screen.pin, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not session.window.turns.locked)


def test_without_staff_the_window_starts_as_ever(start: Start) -> None:
    session = shown(start())
    assert not session.window.turns.locked
    assert session.window.area.isVisible()


def test_with_a_pin_nothing_is_seen_before_somebody_came_in(start: Start, desk: Desk, qtbot: QtBot) -> None:
    staff.add(desk.ctx, "Ana Núñez", pin=PIN)
    session = shown(start())
    assert session.window.turns.locked
    assert not session.window.area.isVisible()
    come_in(session, qtbot)
    qtbot.waitUntil(lambda: not session.jobs.busy)
    assert session.window.area.isVisible()
    assert session.window.rail.staff.first == "Ana Núñez"


def test_without_pins_the_last_one_here_goes_on(start: Start, desk: Desk) -> None:
    beto = staff.add(desk.ctx, "Beto", Role.OWNER)
    staff.add(desk.ctx, "Ana")
    staff.enter(desk.ctx, beto.staff_id)
    session = shown(start())
    assert not session.window.turns.locked
    assert session.ctx.staff == beto


def test_another_language_keeps_who_is_in(start: Start, desk: Desk, qtbot: QtBot) -> None:
    staff.add(desk.ctx, "Ana", pin=PIN)
    program = start()
    session = shown(program)
    come_in(session, qtbot)
    session.jobs.run(lambda: settings.change(session.ctx, "language", "en"))
    qtbot.waitUntil(lambda: program.session is not None and program.session is not session, timeout=10_000)
    again = shown(program)
    qtbot.waitUntil(lambda: not again.jobs.busy, timeout=10_000)
    assert not again.window.turns.locked
    assert again.window.rail.staff.second == "Owner"


def test_staff_defined_beside_the_window_locks_it(start: Start, desk: Desk, qtbot: QtBot) -> None:
    session = shown(start())
    staff.add(desk.ctx, "Ana", pin=PIN)
    qtbot.waitUntil(lambda: session.window.turns.locked, timeout=5_000)
    come_in(session, qtbot)

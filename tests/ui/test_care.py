"""What the open window finds about its ledger: told by a line at the page's head, with the ways out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from courier_desktop.domain.wording import say
from courier_desktop.domain.words import Language
from courier_desktop.paths import ledger_path
from courier_desktop.services import care
from courier_desktop.ui.care import command
from courier_desktop.ui.care_bar import CareBar
from courier_desktop.ui.start import Session, WindowProgram, start_window
from courier_desktop.ui.trouble import WaysPanel
from courier_desktop.ui.ways import Way
from tests.fakes.damage import root_of, spoil_page
from tests.fakes.desk import Clock, desk_over, migrated_ledger


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = migrated_ledger(tmp_path / "ledger")
    with desk_over(made, Clock(datetime.now(UTC))) as desk:
        desk.route(desk.shipments(20))
    return made


@pytest.fixture
def programs(qapp: QApplication) -> Iterator[list[WindowProgram]]:
    made: list[WindowProgram] = []
    yield made
    for program in made:
        if program.session is not None:
            program.session.safekeeping.stop()
            program.session.window.close()
        program.close()


def opened(folder: Path, programs: list[WindowProgram], qtbot: QtBot, clock: Clock | None = None) -> Session:
    _app, program, status = start_window(folder, clock=clock or Clock(datetime.now(UTC)))
    programs.append(program)
    assert status == 0
    session = program.session
    assert session is not None
    qtbot.waitUntil(lambda: session.window.stack.page is not None, timeout=10_000)
    settle(session, qtbot)
    return session


def settle(session: Session, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not session.jobs.busy, timeout=20_000)


def bar_of(session: Session) -> CareBar:
    return session.window.care_bar


def test_nothing_is_said_while_all_is_well(folder: Path, programs: list[WindowProgram], qtbot: QtBot) -> None:
    session = opened(folder, programs, qtbot)
    session.care.look()
    settle(session, qtbot)
    assert bar_of(session).isHidden()


def test_the_daily_check_finds_damage_beside_the_work(
    folder: Path, programs: list[WindowProgram], qtbot: QtBot
) -> None:
    path = ledger_path(folder)
    spoil_page(path, root_of(path, "shipments_by_status"))
    session = opened(folder, programs, qtbot)
    assert bar_of(session).isHidden()
    session.care.check()
    qtbot.waitUntil(bar_of(session).isVisible, timeout=60_000)
    assert bar_of(session).code == "ledger_damaged"
    assert bar_of(session).more.isVisible()
    bar_of(session).more.click()
    qtbot.waitUntil(lambda: programs[0].rescue is not None, timeout=10_000)
    rescue = programs[0].rescue
    assert rescue is not None
    panel = rescue.window.panel
    assert isinstance(panel, WaysPanel)
    assert Way.SALVAGE in panel.buttons


def test_a_check_under_way_ends_with_the_window(folder: Path, programs: list[WindowProgram], qtbot: QtBot) -> None:
    session = opened(folder, programs, qtbot)
    session.care.check()
    qtbot.waitUntil(lambda: session.care.checking, timeout=20_000)
    session.care.stop()
    assert not session.care.checking


def test_a_check_is_not_begun_twice_a_day(folder: Path, programs: list[WindowProgram], qtbot: QtBot) -> None:
    session = opened(folder, programs, qtbot)
    care.check(session.ctx)
    session.care.check()
    settle(session, qtbot)
    assert not session.care.checking


def test_a_clock_set_back_is_said_until_it_is_believed(
    folder: Path, programs: list[WindowProgram], qtbot: QtBot
) -> None:
    session = opened(folder, programs, qtbot, Clock(datetime.now(UTC) - timedelta(hours=2)))
    qtbot.waitUntil(bar_of(session).isVisible, timeout=10_000)
    assert bar_of(session).code == "clock_set_back"
    assert not bar_of(session).more.isVisible()
    bar_of(session).fine.click()
    settle(session, qtbot)
    assert bar_of(session).isHidden()
    session.care.look()
    settle(session, qtbot)
    assert bar_of(session).isHidden()


def test_a_vanished_folder_is_said_and_its_return_too(
    folder: Path, programs: list[WindowProgram], qtbot: QtBot
) -> None:
    session = opened(folder, programs, qtbot)
    away = folder.with_name("away")
    folder.rename(away)
    session.care.look()
    qtbot.waitUntil(bar_of(session).isVisible, timeout=10_000)
    assert bar_of(session).code == "ledger_vanished"
    assert str(folder) in bar_of(session).accessibleName()
    away.rename(folder)
    session.care.look()
    qtbot.waitUntil(bar_of(session).isHidden, timeout=10_000)


def test_missing_entries_are_said_and_may_be_right(folder: Path, programs: list[WindowProgram], qtbot: QtBot) -> None:
    older = ledger_path(folder).read_bytes()
    with desk_over(folder, Clock(datetime.now(UTC))) as desk:
        desk.count = 500
        desk.shipments(3)
    ledger_path(folder).write_bytes(older)
    session = opened(folder, programs, qtbot)
    qtbot.waitUntil(bar_of(session).isVisible, timeout=10_000)
    assert bar_of(session).code == "ledger_went_back"
    bar_of(session).more.click()
    qtbot.waitUntil(lambda: programs[0].rescue is not None, timeout=10_000)
    rescue = programs[0].rescue
    assert rescue is not None
    rescue.take(Way.ACCEPT)
    again = programs[0].session
    assert again is not None
    settle(again, qtbot)
    assert bar_of(again).isHidden()


def test_the_check_is_the_program_itself() -> None:
    words = command("/data")
    assert words[-4:] == ["--data-dir", "/data", "verify", "--quietly"]


def test_the_bar_says_the_sentence(qtbot: QtBot) -> None:
    bar = CareBar()
    qtbot.addWidget(bar)
    sentence = say("ledger_damaged", Language.ES)
    bar.tell("ledger_damaged", sentence, more=True, fine=False)
    assert bar.accessibleName() == sentence
    bar.clear()
    assert bar.isHidden()

"""A ledger that does not open: what the window says, which ways out it offers, and that each leads out."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from courier_desktop.domain.backup_rows import BackupWhy
from courier_desktop.domain.errors import LedgerOpenError
from courier_desktop.domain.wording import say
from courier_desktop.domain.words import Language
from courier_desktop.paths import ledger_path
from courier_desktop.services import backups, integrity
from courier_desktop.ui.parts.label import Label
from courier_desktop.ui.rescue import Rescue
from courier_desktop.ui.restore.panel import RestorePanel
from courier_desktop.ui.start import Session, WindowProgram, start_window
from courier_desktop.ui.trouble import HostPanel, OutcomePanel, WaysPanel
from courier_desktop.ui.ways import Way, ways_for
from tests.fakes.damage import leaves, spoil_page
from tests.fakes.desk import MORNING, Clock, desk_over, migrated_ledger
from tests.fakes.rights import unwritable
from tests.ui.keyboard import key

CODES = (
    "ledger_missing_folder",
    "ledger_read_only",
    "ledger_not_ours",
    "ledger_newer",
    "ledger_not_migrated",
    "ledger_locked",
    "ledger_damaged",
    "ledger_wal_damaged",
    "ledger_only_wal",
    "ledger_gone",
    "ledger_went_back",
    "ledger_altered",
    "ledger_vanished",
    "ledger_swapped",
    "ledger_disk_fails",
    "ledger_elsewhere",
    "disk_full",
)


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger with one backup and a morning's work after it."""
    folder = migrated_ledger(tmp_path_factory.mktemp("day") / "ledger")
    with desk_over(folder) as desk:
        some = desk.shipments(40)
        backups.make(desk.ctx, BackupWhy.BY_HAND)
        desk.route(some[:10])
        for one in some[:10]:
            desk.mark(one, "delivered")
    return folder


@pytest.fixture
def folder(day: Path, tmp_path: Path) -> Path:
    return shutil.copytree(day, tmp_path / "ledger")


@pytest.fixture
def opened(folder: Path, qapp: QApplication) -> Iterator[list[WindowProgram]]:
    """Where a test puts its program so that it is closed."""
    programs: list[WindowProgram] = []
    yield programs
    for program in programs:
        if program.session is not None:
            program.session.safekeeping.stop()
            program.session.window.close()
        program.close()


def start(folder: Path, opened: list[WindowProgram], status: int = 3) -> WindowProgram:
    _app, program, said = start_window(folder, clock=Clock(MORNING))
    opened.append(program)
    assert said == status
    return program


def rescue_of(program: WindowProgram) -> Rescue:
    shown = program.rescue
    assert shown is not None
    return shown


def session_of(program: WindowProgram) -> Session:
    shown = program.session
    assert shown is not None
    return shown


def ways_shown(program: WindowProgram) -> WaysPanel:
    panel = rescue_of(program).window.panel
    assert isinstance(panel, WaysPanel)
    return panel


def damage(folder: Path) -> bytes:
    path = ledger_path(folder)
    spoil_page(path, leaves(path, "ledger")[-1])
    return path.read_bytes()


@pytest.mark.parametrize("why", CODES)
def test_every_trouble_has_a_way_out_and_its_own_sentence(why: str) -> None:
    ways = ways_for(why, backup=True)
    assert ways
    assert Way.RESTORE not in ways_for(why, backup=False)
    assert say(why, Language.ES, path="x") != say("ledger_open", Language.ES, path="x")


def test_a_damaged_ledger_offers_the_backup_first(folder: Path, opened: list[WindowProgram]) -> None:
    damage(folder)
    panel = ways_shown(start(folder, opened))
    assert list(panel.buttons) == [Way.RESTORE, Way.SALVAGE, Way.AGAIN, Way.FOLDER]
    told = " ".join(label.text() for label in panel.findChildren(Label))
    assert say("ledger_damaged", Language.ES, path=str(ledger_path(folder))) in told
    assert "hoy 15:00" in told or "40" in told


def test_the_backup_brings_the_window(folder: Path, opened: list[WindowProgram], qtbot: QtBot) -> None:
    before = damage(folder)
    program = start(folder, opened)
    key(rescue_of(program).window, Qt.Key.Key_1)
    panel = rescue_of(program).window.panel
    assert isinstance(panel, HostPanel)
    part = panel.part
    assert isinstance(part, RestorePanel)
    qtbot.waitUntil(lambda: part.list.row is not None, timeout=10_000)
    part.look()
    qtbot.waitUntil(part.go.isVisible, timeout=20_000)
    part.views.preview.understood.setChecked(True)
    part.restore()
    qtbot.waitUntil(lambda: program.session is not None, timeout=20_000)
    assert (program.status, program.rescue) == (0, None)
    with desk_over_session(program) as shipments:
        assert shipments == 40
    aside = (folder / "backups").glob("before-restore*.db")
    assert [one.read_bytes() for one in aside] == [before]


def test_the_salvage_brings_the_window(folder: Path, opened: list[WindowProgram], qtbot: QtBot) -> None:
    before = damage(folder)
    program = start(folder, opened)
    rescue = rescue_of(program)
    key(rescue.window, Qt.Key.Key_2)
    qtbot.waitUntil(lambda: isinstance(rescue.window.panel, OutcomePanel), timeout=60_000)
    assert ledger_path(folder).read_bytes() == before
    panel = rescue.window.panel
    assert isinstance(panel, OutcomePanel)
    told = " ".join(label.text() for label in panel.findChildren(Label))
    assert "40" in told
    panel.buttons[0].click()
    qtbot.waitUntil(lambda: program.session is not None, timeout=20_000)
    with desk_over_session(program) as shipments:
        assert shipments == 40
    assert integrity.verify(session_of(program).ctx).clean


class desk_over_session:  # noqa: N801 - read as a word
    """How many shipments the ledger in the window holds."""

    def __init__(self, program: WindowProgram) -> None:
        self._ctx = session_of(program).ctx

    def __enter__(self) -> int:
        with self._ctx.read() as conn:
            return int(conn.execute("SELECT count(*) FROM shipments").fetchone()[0])

    def __exit__(self, *_: object) -> None:
        pass


def test_a_mended_ledger_opens_at_the_next_try(folder: Path, opened: list[WindowProgram]) -> None:
    away = folder.with_name("away")
    ledger_path(folder).rename(away)
    program = start(folder, opened)
    assert list(ways_shown(program).buttons) == [Way.RESTORE, Way.AGAIN, Way.FOLDER, Way.BEGIN_NEW]
    ways_shown(program).buttons[Way.AGAIN].click()
    assert program.session is None
    away.rename(ledger_path(folder))
    ways_shown(program).buttons[Way.AGAIN].click()
    assert session_of(program).data_dir == folder
    assert program.status == 0


def test_a_new_ledger_begins_where_one_has_been(folder: Path, opened: list[WindowProgram]) -> None:
    ledger_path(folder).unlink()
    program = start(folder, opened)
    ways_shown(program).buttons[Way.BEGIN_NEW].click()
    with desk_over_session(program) as shipments:
        assert shipments == 0


def test_a_read_only_ledger_is_looked_at(folder: Path, opened: list[WindowProgram], qtbot: QtBot) -> None:
    with unwritable(folder):
        program = start(folder, opened)
        # Two days later, when notices have run out of time.
        program.clock = Clock(MORNING + timedelta(days=2))
        ways_shown(program).buttons[Way.LOOK].click()
        session = session_of(program)
        qtbot.waitUntil(session.window.care_bar.isVisible, timeout=10_000)
        assert session.window.care_bar.code == "ledger_only_to_read"
        qtbot.waitUntil(lambda: not session.jobs.busy, timeout=20_000)
        # What the window does by itself asks for no writing, so nobody is told of an error.
        session._clock()
        qtbot.waitUntil(lambda: not session.jobs.busy, timeout=20_000)
        assert session.window.floats._error is None, session.window.floats._error.accessibleName()
        session.safekeeping.stop()
        session.window.close()
        program.close()


def test_another_folder_opens_another_ledger(folder: Path, tmp_path: Path, opened: list[WindowProgram]) -> None:
    damage(folder)
    program = start(folder, opened)
    other = migrated_ledger(tmp_path / "other")
    program.move_to(other)
    assert session_of(program).data_dir == other


def test_a_newer_ledger_is_left_alone(folder: Path, opened: list[WindowProgram]) -> None:
    with closing(sqlite3.connect(ledger_path(folder))) as conn:
        conn.execute("PRAGMA user_version = 999")
        conn.commit()
    program = start(folder, opened)
    assert list(ways_shown(program).buttons) == [Way.AGAIN, Way.FOLDER]


def test_what_the_window_finds_leads_to_the_ways_out(folder: Path, opened: list[WindowProgram], qtbot: QtBot) -> None:
    program = start(folder, opened, status=0)
    session = session_of(program)
    qtbot.waitUntil(lambda: not session.jobs.busy, timeout=20_000)
    session.care.hear(LedgerOpenError(why="ledger_damaged", path=str(ledger_path(folder))))
    bar = session.window.care_bar
    assert bar.isVisible()
    bar.more.click()
    qtbot.waitUntil(lambda: program.rescue is not None, timeout=10_000)
    assert program.session is None
    ways_shown(program).buttons[Way.AGAIN].click()
    assert session_of(program).data_dir == folder

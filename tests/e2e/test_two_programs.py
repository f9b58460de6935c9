"""Two programs on one ledger, each a process of its own: a second window, a command beside the window, a crash."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from courier_desktop.domain.statuses import Status
from courier_desktop.domain.wording import say
from courier_desktop.domain.words import Language
from courier_desktop.paths import window_lock_path
from courier_desktop.services import shipments
from courier_desktop.ui.single import OneWindow, Standing, door_name
from courier_desktop.ui.start import Session, WindowProgram, start_window
from tests.fakes.desk import desk_over, migrated_ledger

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def number(data_dir: Path) -> str:
    """A ledger with one shipment; its number."""
    with desk_over(migrated_ledger(data_dir)) as desk:
        return desk.state(desk.shipment()).number


@pytest.fixture
def window(number: str, data_dir: Path, qapp: QApplication, qtbot: QtBot) -> Iterator[WindowProgram]:
    """The first window of that ledger, as `app` starts it."""
    one = OneWindow(data_dir)
    assert one.take() is Standing.FIRST
    _app, program, status = start_window(data_dir, one=one)
    assert status == 0
    qtbot.waitUntil(lambda: session_of(program).window.stack.page is not None)
    qtbot.waitUntil(lambda: not session_of(program).jobs.busy, timeout=20_000)
    yield program
    session_of(program).safekeeping.stop()
    session_of(program).window.close()
    one.close()


def session_of(program: WindowProgram) -> Session:
    shown = program.session
    assert shown is not None
    return shown


def started(data_dir: Path, *words: str) -> subprocess.Popen[str]:
    """The program as a shell starts it."""
    return subprocess.Popen(
        [sys.executable, "-m", "courier_desktop", "--data-dir", str(data_dir), "--lang", "es", *words],
        cwd=ROOT,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def ended(process: subprocess.Popen[str], qtbot: QtBot) -> tuple[int, str]:
    """Its exit status and what it printed, while this window goes on."""
    qtbot.waitUntil(lambda: process.poll() is not None, timeout=60_000)
    out, err = process.communicate()
    assert err == ""
    assert process.returncode is not None
    return process.returncode, out


def test_a_second_window_brings_up_the_first(window: WindowProgram, data_dir: Path, qtbot: QtBot) -> None:
    first = session_of(window).window
    first.showMinimized()
    qtbot.waitUntil(first.isMinimized)
    assert ended(started(data_dir), qtbot) == (0, say("window_brought_up", Language.ES) + "\n")
    qtbot.waitUntil(lambda: not first.isMinimized(), timeout=5_000)
    assert first.isVisible()


def test_a_command_beside_the_window_works_and_shows(
    window: WindowProgram, number: str, data_dir: Path, qtbot: QtBot
) -> None:
    session = session_of(window)
    heard: list[frozenset[object]] = []
    session.window.changes.changed.connect(heard.append)
    command = started(data_dir, "mark", number, "at_depot")
    status, _out = ended(command, qtbot)
    assert status == 0
    # It looks each 700 ms; a shared machine may take longer.
    qtbot.waitUntil(lambda: bool(heard), timeout=10_000)
    found = shipments.find(session.ctx, number)
    assert [hit.status for hit in found] == [Status.AT_DEPOT]
    # The command closed the ledger; the window still writes into it, and nothing is lost.
    with desk_over(data_dir) as desk:
        later = desk.shipment(order_number="after")
    assert ended(started(data_dir, "verify"), qtbot)[0] == 0
    with desk_over(data_dir) as desk:
        assert desk.state(later).status is Status.REGISTERED


def test_a_window_built_anew_keeps_its_hold_on_the_ledger(
    window: WindowProgram, number: str, data_dir: Path, qtbot: QtBot
) -> None:
    old = session_of(window)
    window.reopen(old)
    qtbot.waitUntil(lambda: window.session is not None and window.session is not old, timeout=10_000)
    # A command that believed itself alone would fold the log in and take it away from under the window.
    assert ended(started(data_dir, "mark", number, "at_depot"), qtbot)[0] == 0
    assert (data_dir / "courier.db-wal").exists()


def test_the_lock_of_a_crashed_window_is_nobodys(number: str, data_dir: Path, qapp: QApplication, qtbot: QtBot) -> None:
    crashed = started(data_dir)
    qtbot.waitUntil(window_lock_path(data_dir).exists, timeout=60_000)
    os.kill(crashed.pid, signal.SIGKILL)
    crashed.wait()
    crashed.communicate()
    assert window_lock_path(data_dir).exists()
    one = OneWindow(data_dir)
    assert one.take() is Standing.FIRST
    one.close()


def test_two_folders_have_two_windows(data_dir: Path, tmp_path: Path, qapp: QApplication) -> None:
    mine, other = OneWindow(data_dir), OneWindow(tmp_path / "other")
    assert mine.take() is other.take() is Standing.FIRST
    assert door_name(data_dir) != door_name(tmp_path / "other")
    mine.close()
    other.close()


def test_a_window_on_another_computer_is_told(number: str, data_dir: Path, qapp: QApplication) -> None:
    window_lock_path(data_dir).write_text("4711\ncourier-desktop\nCAJA-2\n\n\n", encoding="utf-8")
    one = OneWindow(data_dir)
    assert one.take() is Standing.ELSEWHERE
    assert one.elsewhere() == "CAJA-2"
    _app, program, status = start_window(data_dir, one=one)
    assert status == 3
    assert program.rescue is not None
    from courier_desktop.ui.ways import Way

    program.rescue.take(Way.ANYWAY)
    assert session_of(program).data_dir == data_dir
    session_of(program).safekeeping.stop()
    session_of(program).window.close()
    one.close()


def test_a_window_that_stands_still_is_not_waited_for(number: str, data_dir: Path, qapp: QApplication) -> None:
    silent = OneWindow(data_dir)
    assert silent.take() is Standing.FIRST
    # It holds the lock and never answers.
    second = OneWindow(data_dir)
    assert second.take(patience_ms=300) is Standing.FIRST
    silent.close()
    second.close()

"""Closing the window: one backup first, never waited for in vain, and none where there is nothing to keep."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from courier_desktop.domain.backup_rows import BackupWhy
from courier_desktop.services import backups, settings
from courier_desktop.services.backup_checking import Watch
from courier_desktop.ui.jobs import Jobs
from courier_desktop.ui.main_window import MainWindow
from courier_desktop.ui.pages import PAGES
from courier_desktop.ui.safekeeping import Safekeeping
from tests.fakes.desk import Desk, desk_over
from tests.ui.keyboard import key


@pytest.fixture
def desk(data_dir: Path) -> Iterator[Desk]:
    with desk_over(data_dir) as made:
        yield made


@pytest.fixture
def window(desk: Desk, jobs: Jobs, qtbot: QtBot) -> Iterator[MainWindow]:
    made = MainWindow(desk.ctx, jobs, lambda _text, _stop: [], PAGES)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    yield made
    made.stop_upkeep()
    made.removeEventFilter(made)
    made.deleteLater()


@pytest.fixture
def keeping(window: MainWindow) -> Safekeeping:
    return Safekeeping(window)


def whys(data_dir: Path) -> list[BackupWhy | None]:
    return [row.why for row in backups.list_of(data_dir)]


def test_closing_backs_up_and_then_closes(
    window: MainWindow, keeping: Safekeeping, desk: Desk, data_dir: Path, qtbot: QtBot
) -> None:
    desk.shipments(2)
    with qtbot.waitSignal(window.closing, timeout=20_000):
        window.close()
        assert window.isVisible()
    assert whys(data_dir) == [BackupWhy.CLOSING]
    assert not window.isVisible()


def test_an_empty_ledger_closes_with_nothing_made(
    window: MainWindow, keeping: Safekeeping, data_dir: Path, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(window.closing, timeout=20_000):
        window.close()
    assert whys(data_dir) == []


def test_whoever_wants_none_closes_at_once(
    window: MainWindow, keeping: Safekeeping, desk: Desk, data_dir: Path
) -> None:
    desk.shipments(2)
    settings.change(desk.ctx, "backup_at_closing", False)
    window.close()
    assert not window.isVisible()
    assert whys(data_dir) == []


def test_the_sample_day_closes_at_once(window: MainWindow, keeping: Safekeeping, desk: Desk, data_dir: Path) -> None:
    desk.shipments(2)
    window.set_sample(on=True)
    keeping.look()
    window.close()
    assert not window.isVisible()
    assert whys(data_dir) == []


def test_closing_a_second_time_waits_no_longer(window: MainWindow, keeping: Safekeeping, desk: Desk) -> None:
    desk.shipments(2)
    window.close()
    window.close()
    assert not window.isVisible()


def test_esc_closes_without_waiting(
    window: MainWindow, keeping: Safekeeping, desk: Desk, data_dir: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.shipments(2)

    def slow(_ctx: object, job: Watch | None = None) -> None:
        assert job is not None
        while True:
            job.progress(1, 3)
            job.check()

    monkeypatch.setattr(backups, "at_closing", slow)
    window.close()
    qtbot.waitUntil(keeping.line.isVisible)
    assert keeping.line.hasFocus()
    key(keeping.line, Qt.Key.Key_Escape)
    assert not window.isVisible()
    assert whys(data_dir) == []


def test_a_disk_that_refuses_does_not_keep_the_window_open(
    window: MainWindow, keeping: Safekeeping, desk: Desk, data_dir: Path, qtbot: QtBot
) -> None:
    desk.shipments(2)
    (data_dir / "backups").write_text("in the way", encoding="utf-8")
    with qtbot.waitSignal(window.closing, timeout=20_000):
        window.close()
    assert not window.isVisible()


def test_while_it_works_it_looks_what_is_due(
    window: MainWindow, keeping: Safekeeping, desk: Desk, data_dir: Path, qtbot: QtBot
) -> None:
    desk.shipments(2)
    keeping.look()
    qtbot.waitUntil(lambda: not window.upkeep.busy, timeout=20_000)
    assert whys(data_dir) == [BackupWhy.TIMER]
    assert backups.list_of(data_dir)[0].verified_at is not None
    keeping.stop()
    desk.clock.advance(days=1)
    desk.shipment()
    keeping.look()
    qtbot.waitUntil(lambda: not window.upkeep.busy, timeout=20_000)
    assert whys(data_dir) == [BackupWhy.TIMER]


@pytest.mark.slow
def test_a_large_backup_is_verified_by_a_program_of_its_own(
    window: MainWindow, keeping: Safekeeping, desk: Desk, data_dir: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backups, "VERIFIED_AT_ONCE_BYTES", 1000)
    desk.shipments(2)
    keeping.look()
    qtbot.waitUntil(lambda: any(row.verified_at for row in backups.list_of(data_dir)), timeout=60_000)
    qtbot.waitUntil(lambda: keeping._checking is None, timeout=20_000)
    assert not window.upkeep.busy

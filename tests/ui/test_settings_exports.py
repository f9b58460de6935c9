"""The export card: where, how far, stop it, what came of it; the window goes on meanwhile."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from courier_desktop.domain.exports.manifest import ExportFormat
from courier_desktop.ui.jobs import Job, Jobs
from courier_desktop.ui.settings.exports import ExportCard
from tests.fakes.desk import Desk, desk_over, migrated_ledger
from tests.ui.conftest import Stage
from tests.ui.fakes import FakeShell
from tests.ui.keyboard import click, key


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with desk_over(migrated_ledger(tmp_path / "ledger")) as made:
        made.shipments(3)
        yield made


@pytest.fixture
def opened() -> list[QUrl]:
    return []


@pytest.fixture
def card(desk: Desk, jobs: Jobs, stage: Stage, opened: list[QUrl]) -> ExportCard:
    def remember(url: QUrl) -> bool:
        opened.append(url)
        return True

    shell: Any = FakeShell(desk.ctx, jobs)
    made = ExportCard(shell, remember)
    made.refresh()
    stage(made).resize(720, 300)
    return made


def wait(card: ExportCard, jobs: Jobs, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not jobs.aside.busy)
    assert card.button.text() == "Exportar todo…"
    assert not card.progress.isVisible()


@pytest.mark.parametrize("how", ExportFormat)
def test_a_folder_of_its_own_in_the_one_chosen(
    card: ExportCard, jobs: Jobs, qtbot: QtBot, tmp_path: Path, how: ExportFormat, opened: list[QUrl]
) -> None:
    card.format.choose(how)
    card.write(tmp_path)
    assert card.button.text() == "Cancelar"
    wait(card, jobs, qtbot)
    made = tmp_path / "courier-export-2026-11-19"
    assert (made / "manifest.json").is_file()
    assert (made / ("courier.xlsx" if how is ExportFormat.XLSX else f"events.{how}")).is_file()
    assert card.done.isVisible()
    assert not card.failed.isVisible()
    click(card.show_folder)
    assert opened == [QUrl.fromLocalFile(str(made))]


def test_a_second_one_on_the_same_day_replaces_nothing(
    card: ExportCard, jobs: Jobs, qtbot: QtBot, tmp_path: Path, opened: list[QUrl]
) -> None:
    click(card.zip)
    for _ in range(2):
        card.write(tmp_path)
        wait(card, jobs, qtbot)
    names = sorted(path.name for path in tmp_path.glob("*.zip"))
    assert names == ["courier-export-2026-11-19-2.zip", "courier-export-2026-11-19.zip"]
    click(card.show_folder)
    assert opened == [QUrl.fromLocalFile(str(tmp_path))]


def test_the_button_asks_where_without_stopping_the_window(
    card: ExportCard, jobs: Jobs, qtbot: QtBot, tmp_path: Path
) -> None:
    click(card.button)
    dialog = card.dialog
    assert isinstance(dialog, QFileDialog)
    assert dialog.fileMode() is QFileDialog.FileMode.Directory
    dialog.fileSelected.emit(str(tmp_path))
    dialog.close()
    wait(card, jobs, qtbot)
    assert (tmp_path / "courier-export-2026-11-19").is_dir()


@pytest.mark.parametrize("by_key", [True, False])
def test_it_can_be_stopped(card: ExportCard, jobs: Jobs, qtbot: QtBot, tmp_path: Path, by_key: bool) -> None:
    go_on = threading.Event()
    jobs.aside.run(go_on.wait)
    card.write(tmp_path)
    if by_key:
        key(card, Qt.Key.Key_Escape)
    else:
        click(card.button)
    go_on.set()
    wait(card, jobs, qtbot)
    assert list(tmp_path.glob("courier-export*")) == []
    assert not card.done.isVisible()
    assert not card.failed.isVisible()
    shell: Any = card._shell
    assert [name for name, _, _ in shell.asked] == ["say"]


def test_a_place_where_nothing_can_be_written_is_said_in_the_card(
    card: ExportCard, jobs: Jobs, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    card.write(tmp_path / "file")
    wait(card, jobs, qtbot)
    assert card.failed.isVisible()
    assert not card.done.isVisible()


def test_whoever_may_not_export_reads_why(card: ExportCard, desk: Desk) -> None:
    desk.ctx.staffed = True
    card.refresh()
    assert card.button.reason
    desk.ctx.staffed = False
    card.refresh()
    assert not card.button.reason


def test_who_went_on_with_something_else_is_told(card: ExportCard, jobs: Jobs, qtbot: QtBot, tmp_path: Path) -> None:
    card.hide()
    card.write(tmp_path)
    qtbot.waitUntil(lambda: not jobs.aside.busy)
    shell: Any = card._shell
    ((name, (text,), _),) = shell.asked
    assert (name, "3 guías" in text) == ("say", True)


def test_the_window_s_own_lane_goes_on_meanwhile(jobs: Jobs, qtbot: QtBot) -> None:
    go_on = threading.Event()
    answers: list[object] = []
    jobs.aside.run(lambda: go_on.wait(10), done=answers.append)
    jobs.run(lambda: "at once", done=answers.append)
    qtbot.waitUntil(lambda: answers == ["at once"])
    go_on.set()
    qtbot.waitUntil(lambda: answers == ["at once", True])


def test_stopping_the_lane_stops_the_one_beside_it(qtbot: QtBot) -> None:
    jobs, begun, ended = Jobs(), threading.Event(), threading.Event()

    def long(job: Job) -> None:
        begun.set()
        while not job.cancelled:
            threading.Event().wait(0.001)
        ended.set()

    jobs.aside.run(long)
    assert begun.wait(10)
    jobs.stop()
    assert ended.is_set()

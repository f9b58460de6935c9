"""The way back to a backup: nothing is handed over before it was looked at and agreed to."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from courier_desktop.domain.statuses import Status
from courier_desktop.paths import ledger_path
from courier_desktop.services import backup_keys, backup_restoring, backups
from courier_desktop.ui.jobs import Jobs
from courier_desktop.ui.restore.panel import RestorePanel, RestorePlace
from courier_desktop.ui.restore.sheet import RestoreSheet
from tests.fakes.desk import Desk, desk_over
from tests.ui.conftest import Stage
from tests.ui.fakes import FakeShell
from tests.ui.keyboard import key, type_text


@pytest.fixture
def desk(data_dir: Path) -> Iterator[Desk]:
    """Three backed up, two more since."""
    with desk_over(data_dir) as made:
        first = made.shipments(3)
        backups.make(made.ctx)
        made.clock.advance(hours=2)
        made.shipments(2)
        made.mark(first[0], Status.AT_DEPOT)
        yield made


@pytest.fixture
def shell(desk: Desk, jobs: Jobs) -> Any:  # noqa: ANN401 - stands for the window
    return FakeShell(desk.ctx, jobs)


@pytest.fixture
def sheet(shell: Any, jobs: Jobs, stage: Stage, qtbot: QtBot) -> RestoreSheet:  # noqa: ANN401
    made = RestoreSheet(shell)
    stage(made).resize(1100, 700)
    made.show()
    made.first_focus().setFocus()
    settled(jobs, qtbot)
    return made


def settled(jobs: Jobs, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not jobs.busy, timeout=20_000)


def handed_over(shell: FakeShell) -> list[Any]:
    return [args[0] for what, args, _ in shell.asked if what == "restore"]


def test_by_keyboard_alone(sheet: RestoreSheet, shell: FakeShell, jobs: Jobs, qtbot: QtBot) -> None:
    key(sheet.way.list, Qt.Key.Key_Return)
    settled(jobs, qtbot)
    said = " ".join(sheet.way.views.preview.lines)
    assert "Volver a hoy 09:00" in said
    assert "2 guías nuevas" in said
    assert "CLB-000004D, CLB-000005A" in said
    key(sheet, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settled(jobs, qtbot)
    assert handed_over(shell) == []
    assert sheet.way.views.preview.understood.hasFocus()
    key(sheet.way.views.preview.understood, Qt.Key.Key_Space)
    key(sheet, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settled(jobs, qtbot)
    assert [staged.facts.events for staged in handed_over(shell)] == [3]


def test_another_choice_forgets_what_was_looked_at(
    sheet: RestoreSheet, desk: Desk, data_dir: Path, jobs: Jobs, qtbot: QtBot
) -> None:
    backups.make(desk.ctx)
    sheet.way.refresh()
    settled(jobs, qtbot)
    sheet.way.list.choose(1)
    sheet.way.look()
    settled(jobs, qtbot)
    assert (data_dir / "restoring").exists()
    sheet.way.list.choose(0)
    settled(jobs, qtbot)
    assert not (data_dir / "restoring").exists()
    assert sheet.way.go.isHidden()
    sheet.way.look()
    settled(jobs, qtbot)
    assert "No se va nada" in " ".join(sheet.way.views.preview.lines)


def test_leaving_leaves_nothing_behind(
    sheet: RestoreSheet, data_dir: Path, jobs: Jobs, qtbot: QtBot, shell: FakeShell
) -> None:
    sheet.way.look()
    settled(jobs, qtbot)
    sheet.close_up()
    settled(jobs, qtbot)
    assert not (data_dir / "restoring").exists()
    assert handed_over(shell) == []


def test_a_file_that_is_no_backup_is_told_in_place(
    sheet: RestoreSheet, tmp_path: Path, jobs: Jobs, qtbot: QtBot
) -> None:
    letter = tmp_path / "carta.db"
    letter.write_bytes(b"Estimada Ana: " * 400)
    sheet.way.choose_file(letter)
    settled(jobs, qtbot)
    assert sheet.way.views.trouble == "Ese archivo no es un respaldo de este programa: carta.db. No se cambió nada."
    assert sheet.way.go.isHidden()


def test_without_any_backup_a_file_may_be_chosen(
    desk: Desk, jobs: Jobs, stage: Stage, qtbot: QtBot, tmp_path: Path, data_dir: Path
) -> None:
    """As the window that tells of a damaged ledger uses it: no shell, no context."""
    source = Path(backups.list_of(data_dir)[0].path).rename(tmp_path / "from the drive.db")
    panel = RestorePanel(RestorePlace(tmp_path / "new", jobs, desk.clock, desk.ctx.zone))
    stage(panel)
    panel.refresh()
    settled(jobs, qtbot)
    assert not panel.see.isEnabled()
    panel.choose_file(source)
    settled(jobs, qtbot)
    assert "no hay libro" in " ".join(panel.views.preview.lines)
    panel.views.preview.understood.setChecked(True)
    with qtbot.waitSignal(panel.decided) as given:
        panel.restore()
    assert given.args is not None
    done = backup_restoring.exchange(given.args[0], desk.clock())
    assert done.shipments == 3
    assert ledger_path(tmp_path / "new").exists()


@pytest.mark.slow
def test_a_locked_one_asks_for_its_passphrase(
    sheet: RestoreSheet, desk: Desk, shell: FakeShell, jobs: Jobs, qtbot: QtBot
) -> None:
    backup_keys.turn_on(desk.ctx, "cuatro palabras", "cuatro palabras")
    backups.make(desk.ctx)
    sheet.way.refresh()
    settled(jobs, qtbot)
    sheet.way.list.choose(0)
    sheet.way.look()
    assert sheet.way.views.passphrase.editor.hasFocus()
    type_text(sheet.way.views.passphrase.editor, "equivocada")
    key(sheet.way.views.passphrase.editor, Qt.Key.Key_Return)
    settled(jobs, qtbot)
    assert "no abre el respaldo" in sheet.way.views.passphrase.error
    sheet.way.views.passphrase.set_text("cuatro palabras")
    sheet.way.look()
    settled(jobs, qtbot)
    sheet.way.views.preview.understood.setChecked(True)
    sheet.way.restore()
    settled(jobs, qtbot)
    assert [staged.facts.shipments for staged in handed_over(shell)] == [5]

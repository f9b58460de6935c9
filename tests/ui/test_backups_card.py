"""The card of backups in Settings: what it says, what it does, and the passphrase it asks for."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from courier_desktop.domain.staff import Role
from courier_desktop.services import backup_keys, backups, staff
from courier_desktop.ui.jobs import Jobs
from courier_desktop.ui.restore.sheet import RestoreSheet
from courier_desktop.ui.settings.page import SettingsPage
from courier_desktop.ui.settings.passphrase import PassphrasePopover, Wish
from tests.fakes.desk import Desk, desk_over
from tests.ui.conftest import Stage
from tests.ui.fakes import FakeShell
from tests.ui.keyboard import key, type_text

WORDS = "cuatro palabras"


@pytest.fixture
def desk(data_dir: Path) -> Iterator[Desk]:
    with desk_over(data_dir) as made:
        made.shipments(2)
        yield made


Window = Any  # stands for the window that the card asks
Opened = Callable[..., PassphrasePopover]


@pytest.fixture
def shell(desk: Desk, jobs: Jobs) -> Window:
    return FakeShell(desk.ctx, jobs)


@pytest.fixture
def opened(shell: Window, stage: Stage) -> Opened:
    """The popover for the passphrase, shown."""

    def open_one(*, known: bool) -> PassphrasePopover:
        made = PassphrasePopover(shell, Wish.TURN_ON, known=known)
        stage(made)
        made.show()
        return made

    return open_one


@pytest.fixture
def page(shell: Window, jobs: Jobs, stage: Stage, qtbot: QtBot) -> SettingsPage:
    made = SettingsPage(shell)
    stage(made).resize(1181, 685)
    settled(jobs, qtbot)
    return made


def settled(jobs: Jobs, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not jobs.busy, timeout=20_000)


def asked(shell: FakeShell, name: str) -> list[tuple[Any, ...]]:
    return [args for what, args, _ in shell.asked if what == name]


def test_at_first_there_are_none(page: SettingsPage) -> None:
    assert "Todavía no hay respaldos" in page.backups.state.said
    assert page.backups.list.isHidden()


def test_one_press_makes_one(page: SettingsPage, shell: FakeShell, jobs: Jobs, qtbot: QtBot) -> None:
    page.backups.now.setFocus()
    key(page.backups.now, Qt.Key.Key_Space)
    settled(jobs, qtbot)
    assert asked(shell, "say") == [("Respaldo guardado",)]
    assert "hoy 09:00" in page.backups.state.said
    assert "solo en esta computadora" in page.backups.state.said
    assert len(page.backups.model.rows) == 1
    page.backups.make()
    settled(jobs, qtbot)
    assert asked(shell, "say")[-1] == ("Nada cambió desde el último respaldo",)


def test_cancelled_it_says_nothing_and_may_begin_again(
    page: SettingsPage, shell: FakeShell, jobs: Jobs, qtbot: QtBot
) -> None:
    page.backups.make()
    page.backups.cancel()
    settled(jobs, qtbot)
    assert asked(shell, "tell_error") == []
    assert page.backups.now.isEnabled()


def test_what_fails_by_hand_is_told(
    page: SettingsPage, shell: FakeShell, data_dir: Path, jobs: Jobs, qtbot: QtBot
) -> None:
    (data_dir / "backups").write_text("in the way", encoding="utf-8")
    page.backups.make()
    settled(jobs, qtbot)
    assert [error.refusal for (error,) in asked(shell, "tell_error")] == ["backup_place_gone"]


def test_a_second_place_is_tried_before_it_is_kept(
    page: SettingsPage, desk: Desk, jobs: Jobs, qtbot: QtBot, tmp_path: Path, data_dir: Path
) -> None:
    line = page.lines["backup_folder"]
    line.changed.emit("backup_folder", str(data_dir / "inside"))
    settled(jobs, qtbot)
    assert "carpeta es la del libro" in line.error
    assert desk.ctx.settings.backup_folder == ""
    backups.make(desk.ctx)
    line.changed.emit("backup_folder", str(tmp_path / "usb"))
    settled(jobs, qtbot)
    assert desk.ctx.settings.backup_folder == str(tmp_path / "usb")
    assert len(list((tmp_path / "usb").glob("*.db"))) == 1
    assert "aquí y en el segundo lugar" in page.backups.state.said


def test_a_place_that_is_away_is_said_with_what_to_do(
    page: SettingsPage, desk: Desk, jobs: Jobs, qtbot: QtBot, tmp_path: Path
) -> None:
    backups.choose_place(desk.ctx, tmp_path / "usb")
    shutil.rmtree(tmp_path / "usb")
    backups.make(desk.ctx)
    page.refresh()
    settled(jobs, qtbot)
    assert not page.backups.warning.isHidden()
    assert "falta llevarlo" in page.backups.state.said


def test_the_sample_day_is_not_backed_up(page: SettingsPage, shell: FakeShell, jobs: Jobs, qtbot: QtBot) -> None:
    shell.in_sample = True
    page.refresh()
    settled(jobs, qtbot)
    assert "ejemplo no se respalda" in page.backups.state.said
    assert not page.backups.now.isEnabled()
    page.backups.restore()
    assert asked(shell, "show_sheet") == []


def test_who_may_not_sees_it_only(page: SettingsPage, desk: Desk, jobs: Jobs, qtbot: QtBot) -> None:
    staff.add(desk.ctx, "Ana", Role.OWNER)
    desk.ctx.staff = staff.add(desk.ctx, "Luis", Role.READ_ONLY)
    page.refresh()
    settled(jobs, qtbot)
    assert not page.backups.now.isEnabled()
    assert not page.backups.back.isEnabled()
    assert page.backups.sealing.isHidden()


def test_the_way_back_opens(page: SettingsPage, shell: FakeShell, desk: Desk, jobs: Jobs, qtbot: QtBot) -> None:
    backups.make(desk.ctx)
    page.refresh()
    settled(jobs, qtbot)
    page.backups.back.click()
    settled(jobs, qtbot)
    sheet = asked(shell, "show_sheet")[0][0]
    assert isinstance(sheet, RestoreSheet)
    assert len(sheet.way.model.rows) == 1


def test_its_settings_are_kept(page: SettingsPage, desk: Desk, jobs: Jobs, qtbot: QtBot) -> None:
    page.lines["backup_hours"].changed.emit("backup_hours", 8)
    page.lines["backup_at_closing"].changed.emit("backup_at_closing", False)
    settled(jobs, qtbot)
    assert (desk.ctx.settings.backup_hours, desk.ctx.settings.backup_at_closing) == (8, False)


# -------------------------------------------------------------------------------------------------------- encryption


@pytest.mark.slow
def test_a_passphrase_is_taken_only_by_who_knows_what_losing_it_means(
    page: SettingsPage, opened: Opened, data_dir: Path, desk: Desk, jobs: Jobs, qtbot: QtBot
) -> None:
    backups.make(desk.ctx)
    popover = opened(known=False)
    popover.done.connect(page.backups.refresh)
    type_text(popover.fresh.editor, WORDS)
    type_text(popover.again.editor, "otra cosa")
    key(popover, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settled(jobs, qtbot)
    assert not backup_keys.is_on(data_dir)
    popover.understood.setChecked(True)
    popover.save()
    settled(jobs, qtbot)
    assert "no son iguales" in popover.again.error
    popover.again.set_text(WORDS)
    popover.save()
    settled(jobs, qtbot)
    assert backup_keys.is_on(data_dir)
    assert "1 anterior" in page.backups.sealing.said.replace("(es)", "")
    page.backups.sealing.seal.click()
    settled(jobs, qtbot)
    assert [row.encrypted for row in backups.list_of(data_dir)] == [True]
    page.backups.sealing.turn_off.click()
    settled(jobs, qtbot)
    assert not backup_keys.is_on(data_dir)


@pytest.mark.slow
def test_a_passphrase_from_before_is_asked_for_or_left_behind(
    opened: Opened, data_dir: Path, desk: Desk, jobs: Jobs, qtbot: QtBot
) -> None:
    backup_keys.turn_on(desk.ctx, WORDS, WORDS)
    backup_keys.turn_off(desk.ctx)
    popover = opened(known=True)
    popover.understood.setChecked(True)
    for field in (popover.fresh, popover.again):
        field.set_text("una frase distinta")
    popover.save()
    settled(jobs, qtbot)
    assert "no abre" in popover.fresh.error
    popover.anew.setChecked(True)
    popover.save()
    settled(jobs, qtbot)
    assert backup_keys.is_on(data_dir)
    assert len(list(data_dir.glob("backup-key*.age"))) == 2

"""The Settings page by keyboard, over a real ledger."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from courier_desktop.domain.notices import NoticeEvent
from courier_desktop.domain.settings import setting_specs
from courier_desktop.services import settings
from courier_desktop.ui.jobs import Jobs
from courier_desktop.ui.settings.page import SettingsPage
from tests.fakes.desk import Desk, desk_over, migrated_ledger
from tests.ui.conftest import Stage
from tests.ui.fakes import FakeShell
from tests.ui.keyboard import key, type_text


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with desk_over(migrated_ledger(tmp_path)) as made:
        yield made


@pytest.fixture
def page(desk: Desk, jobs: Jobs, stage: Stage, qtbot: QtBot) -> SettingsPage:
    shell: Any = FakeShell(desk.ctx, jobs)
    made = SettingsPage(shell)
    stage(made).resize(1181, 685)
    qtbot.waitUntil(lambda: not jobs.busy)
    return made


def write(page: SettingsPage, name: str, text: str) -> QLineEdit:
    editor = page.lines[name].editor
    assert isinstance(editor, QLineEdit)
    editor.setFocus()
    editor.selectAll()
    type_text(editor, text)
    key(editor, Qt.Key.Key_Return)
    return editor


def test_every_setting_has_its_line(page: SettingsPage) -> None:
    assert set(page.lines) == set(setting_specs())


def test_what_is_typed_is_stored_on_leaving(page: SettingsPage, desk: Desk, jobs: Jobs, qtbot: QtBot) -> None:
    write(page, "company", "Mensajeria Colibri")
    qtbot.waitUntil(lambda: not jobs.busy)
    assert desk.ctx.settings.company == "Mensajeria Colibri"


def test_a_phone_is_stored_as_e164(page: SettingsPage, desk: Desk, jobs: Jobs, qtbot: QtBot) -> None:
    write(page, "phone", "044 33 3615 0042")
    qtbot.waitUntil(lambda: not jobs.busy)
    assert desk.ctx.settings.phone == "+523336150042"


def test_a_wrong_value_is_told_beside_it_and_stays_typed(
    page: SettingsPage, desk: Desk, jobs: Jobs, qtbot: QtBot
) -> None:
    before = desk.ctx.settings.quiet_until
    editor = write(page, "quiet_until", "25:00")
    qtbot.waitUntil(lambda: not jobs.busy)
    assert desk.ctx.settings.quiet_until == before
    assert page.lines["quiet_until"].error
    assert editor.text() == "25:00"


def test_a_figure_brings_its_group(page: SettingsPage) -> None:
    page.setFocus()
    key(page, Qt.Key.Key_4)
    assert page.lines["quiet_until"].editor.hasFocus()


def test_a_driver_is_added_by_keyboard(page: SettingsPage, desk: Desk, jobs: Jobs, qtbot: QtBot) -> None:
    type_text(page.drivers.name.editor, "Beto Munoz")
    key(page.drivers.name.editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not jobs.busy)
    assert [driver.name for driver in settings.drivers(desk.ctx)] == ["Beto Munoz"]
    key(page.drivers.name.editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not jobs.busy)
    assert page.drivers.name.invalid


def test_another_page_may_open_a_notices_words(page: SettingsPage, qtbot: QtBot) -> None:
    page.open_filter(template="delay")
    qtbot.waitUntil(lambda: page.templates.sheet is not None)
    assert page.templates.sheet is not None
    assert page.templates.sheet.notice is NoticeEvent.DELAY


def test_the_costs_are_reached_by_their_key(page: SettingsPage) -> None:
    key(page, Qt.Key.Key_8)
    assert page.prices.add.hasFocus()


def test_a_group_stays_in_view_when_what_is_above_it_comes_in_late(
    desk: Desk, jobs: Jobs, stage: Stage, qtbot: QtBot
) -> None:
    shell: Any = FakeShell(desk.ctx, jobs)
    page = SettingsPage(shell)
    stage(page).resize(1181, 685)
    page.open_filter(group="backups")
    qtbot.waitUntil(lambda: bool(page.gateways.list.model().rowCount()) and not jobs.busy)
    bar, head = page._area.verticalScrollBar(), page._groups["backups"]
    qtbot.waitUntil(lambda: bar.value() == min(bar.maximum(), head.y() - 8) > 0)
    bar.setValue(100)
    page.gateways.setMinimumHeight(page.gateways.height() + 300)
    qtbot.waitUntil(lambda: page.gateways.height() == page.gateways.minimumHeight())
    assert bar.value() == 100


def test_a_figure_shows_a_group_and_is_typed_nowhere(page: SettingsPage) -> None:
    name = page.lines["company"].editor
    page.first_focus().setFocus()
    key(page, Qt.Key.Key_4)
    assert page.lines["quiet_until"].editor.hasFocus()
    assert not name.hasFocus()

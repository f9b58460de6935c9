"""A ledger with its staff, and a window over it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from courier_desktop.domain.staff import Role, StaffMember
from courier_desktop.services import staff
from courier_desktop.ui.jobs import Jobs
from tests.fakes.desk import Desk, copied, desk_over, migrated_ledger
from tests.ui.turns.world import PIN, World


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return migrated_ledger(tmp_path_factory.mktemp("template"))


@pytest.fixture
def desk(template: Path, tmp_path: Path) -> Iterator[Desk]:
    with desk_over(copied(template, tmp_path / "ledger")) as made:
        yield made


@pytest.fixture
def ana(desk: Desk) -> StaffMember:
    return staff.add(desk.ctx, "Ana Núñez", pin=PIN)


@pytest.fixture
def beto(desk: Desk, ana: StaffMember) -> StaffMember:
    assert ana.role is Role.OWNER
    return staff.add(desk.ctx, "Beto Muñoz", Role.DRIVER)


@pytest.fixture
def world(desk: Desk, jobs: Jobs, qtbot: QtBot) -> Iterator[World]:
    made = World(desk, jobs, qtbot)
    with qtbot.waitActive(made.window):
        made.window.show()
        made.window.activateWindow()
    made.window.go("today")
    made.window.turns.settle()
    made.settle()
    yield made
    made.window.close()
    made.window.deleteLater()

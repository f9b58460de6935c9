"""The program over a ledger of its own, with no quiet hours: these tests run at any time of the day."""

from __future__ import annotations

from pathlib import Path

import pytest

from courier_desktop.services import settings
from tests.fakes.desk import copied, desk_over, migrated_ledger
from tests.fakes.program import Program


@pytest.fixture(scope="session")
def open_all_day(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = migrated_ledger(tmp_path_factory.mktemp("template"))
    with desk_over(folder) as desk:
        for name in ("quiet_until", "quiet_from"):
            settings.change(desk.ctx, name, "00:00")
    return folder


@pytest.fixture
def program(open_all_day: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Program:
    return Program(copied(open_all_day, tmp_path / "ledger"), capsys)

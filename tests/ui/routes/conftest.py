"""The day that the tests of the Routes page work on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from courier_desktop.services.open import close_context, open_context
from courier_desktop.ui.jobs import Jobs
from tests.ui.routes.day import Clock, Day


@pytest.fixture
def day(data_dir: Path, jobs: Jobs, qtbot: QtBot) -> Iterator[Day]:
    """An empty ledger one hour before the routes start."""
    clock = Clock()
    ctx = open_context(data_dir, actor="Ana", clock=clock)
    yield Day(ctx, jobs, clock, qtbot)
    jobs.stop()
    close_context(ctx)

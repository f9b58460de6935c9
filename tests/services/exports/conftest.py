"""One ledger of some days, made once and read by many tests; each restores into a folder of its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from courier_desktop.domain.exports.manifest import ExportFormat
from courier_desktop.services import staff
from courier_desktop.services.context import Context
from courier_desktop.services.exports.writing import export
from courier_desktop.services.open import close_context, open_context
from tests.fakes.desk import Desk, desk_over, migrated_ledger
from tests.services.exports.days import some_days


@pytest.fixture(scope="session")
def days(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with some days in its ledger."""
    folder = migrated_ledger(tmp_path_factory.mktemp("days"))
    with desk_over(folder) as desk:
        some_days(desk, tmp_path_factory.mktemp("sheets"))
    return folder


@pytest.fixture
def busy(days: Path) -> Iterator[Desk]:
    """A desk over that ledger: only to be read."""
    with desk_over(days) as desk:
        staff.begin(desk.ctx)
        yield desk


@pytest.fixture(scope="session")
def exports(days: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[ExportFormat, Path]:
    """An export of it in each format: only to be read."""
    folder = tmp_path_factory.mktemp("exports")
    with desk_over(days) as desk:
        staff.begin(desk.ctx)
        for how in ExportFormat:
            export(desk.ctx, folder / how, how)
    return {how: folder / how for how in ExportFormat}


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Context]:
    """A new ledger."""
    ctx = open_context(tmp_path / "new")
    yield ctx
    close_context(ctx)

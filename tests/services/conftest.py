"""A desk over a ledger that was migrated once and is copied for each test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.fakes.desk import Desk, copied, desk_over, migrated_ledger


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return migrated_ledger(tmp_path_factory.mktemp("template"))


@pytest.fixture
def desk(template: Path, tmp_path: Path) -> Iterator[Desk]:
    with desk_over(copied(template, tmp_path / "ledger")) as made:
        yield made

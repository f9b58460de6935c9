"""What every test has: no screen, no network but loopback, no data directory but its own."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from PySide6.QtWidgets import QApplication

from tests.fakes.queries import listening

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# Nor the developer's own passwords: a test that wants a keyring brings its own.
os.environ.setdefault("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")

# The same examples every time, and no deadline: a shared machine may pause.
settings.register_profile(
    "ci",
    derandomize=True,
    deadline=None,
    max_examples=50,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
# New examples at each run, and more of them: HYPOTHESIS_PROFILE=explore python3 dev.py test -k property
settings.register_profile("explore", deadline=None, max_examples=1000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))


@pytest.fixture(autouse=True)
def own_directories(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever forgets to pass a data directory must not meet the developer's own ledger."""
    monkeypatch.setenv("COURIER_DATA_DIR", str(tmp_path_factory.getbasetemp() / "not-passed"))


@pytest.fixture
def data_dir(tmp_path: Path) -> Path:
    """An empty data directory."""
    made = tmp_path / "data"
    made.mkdir()
    return made


@pytest.fixture(autouse=True, scope="session")
def one_application(qapp: QApplication) -> None:
    """A command that draws paper makes a QGuiApplication; there can be but one, so the widgets' comes first."""


@pytest.fixture(autouse=True, scope="session")
def every_query() -> Iterator[None]:
    """What the store asks in any test is explained in test_plans.py."""
    with listening():
        yield


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The plans of all that was asked come last."""
    items.sort(key=lambda item: item.path.name == "test_plans.py")

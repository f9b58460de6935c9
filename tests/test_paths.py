"""Where the program finds what it ships and keeps what it is given."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from courier_desktop import paths

ROOT = Path(__file__).resolve().parent.parent


def test_a_checkout_reads_its_own_top_directories() -> None:
    assert paths.resources_dir() == ROOT / "resources"
    assert paths.translations_dir() == ROOT / "translations"


def test_the_one_folder_program_reads_its_bundle(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert paths.resources_dir() == tmp_path / "resources"


def test_the_data_directory_may_be_chosen(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv(paths.DATA_DIR_VARIABLE, str(tmp_path / "shop"))
    assert paths.default_data_dir() == tmp_path / "shop"
    assert not (tmp_path / "shop").exists()


def test_the_data_directory_is_the_users_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(paths.DATA_DIR_VARIABLE)
    assert paths.default_data_dir().name == "courier-desktop"
    assert paths.default_data_dir().is_absolute()


def test_all_that_is_kept_stands_in_the_data_directory(tmp_path: Path) -> None:
    assert paths.ledger_path(tmp_path) == tmp_path / "courier.db"
    assert paths.logs_dir(tmp_path) == tmp_path / "logs"

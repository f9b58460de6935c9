"""Every directory the program uses: what it ships and where it keeps the courier's work."""

from __future__ import annotations

import os
import sys
from pathlib import Path

DATA_DIR_VARIABLE = "COURIER_DATA_DIR"


def _shipped(name: str) -> Path:
    """The directory `name` of the checkout, the installed wheel or the one-folder program, whichever runs."""
    frozen = getattr(sys, "_MEIPASS", None)  # PyInstaller's bundle (build.spec puts both directories there)
    if frozen:
        return Path(frozen) / name
    package = Path(__file__).resolve().parent
    inside = package / f"_{name}"
    return inside if inside.is_dir() else package.parent / name


def resources_dir() -> Path:
    """Icons, fonts, message templates and the sample day."""
    return _shipped("resources")


def translations_dir() -> Path:
    """The interface's `courier_<language>.qm` files."""
    return _shipped("translations")


def guides_dir() -> Path:
    """How each gateway is set up, as Markdown: `<name>.<language>.md`."""
    inside = _shipped("guides")
    return inside if inside.is_dir() else Path(__file__).resolve().parent.parent / "docs" / "gateways"


def default_data_dir() -> Path:
    """Where the ledger lives when no `--data-dir` is given: `COURIER_DATA_DIR`, else the user's own data directory.

    The directory may not exist yet.
    """
    chosen = os.environ.get(DATA_DIR_VARIABLE)
    if chosen:
        return Path(chosen).expanduser()
    from platformdirs import user_data_path

    return user_data_path("courier-desktop", appauthor=False)


def ledger_path(data_dir: Path) -> Path:
    """The database file of that data directory."""
    return data_dir / "courier.db"


def logs_dir(data_dir: Path) -> Path:
    """Where the program's own log stands in that data directory."""
    return data_dir / "logs"


def backups_dir(data_dir: Path) -> Path:
    """Where the backups of that data directory's ledger stand."""
    return data_dir / "backups"


def window_lock_path(data_dir: Path) -> Path:
    """The file that says which window has that ledger open."""
    return data_dir / "window.lock"


def erasures_path(folder: Path) -> Path:
    """The list of the erased rows' ids in that folder, for older backups."""
    return folder / "erasures.json"


def restore_note(data_dir: Path) -> Path:
    """Stands in that data directory while a restore exchanges its ledger."""
    return data_dir / "restore.json"


def seen_path(data_dir: Path) -> Path:
    """The note of how far that data directory's ledger had come."""
    return data_dir / "seen.json"

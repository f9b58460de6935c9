"""The ledgers that real releases wrote, one file each in tests/data."""

from __future__ import annotations

import gzip
import shutil
from pathlib import Path

from courier_desktop.paths import ledger_path


def release_files() -> list[Path]:
    """Oldest first."""
    found = sorted((Path(__file__).resolve().parent.parent / "data").glob("ledger-*.db.gz"))
    assert found
    return found


def unpack(packed: Path, folder: Path) -> Path:
    """That release's ledger in a data folder of its own."""
    folder.mkdir(parents=True)
    with gzip.open(packed) as reading, ledger_path(folder).open("wb") as writing:
        shutil.copyfileobj(reading, writing)
    return folder

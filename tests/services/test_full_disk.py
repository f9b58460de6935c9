"""A disk that fills up in the middle of a mark, an import, a checkpoint: it is said, and all before it is kept."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]


def played(tmp_path: Path, scene: str) -> dict[str, Any]:
    """What happened in that scene on a small disk."""
    folder = tmp_path / "disk"
    folder.mkdir()
    words = [sys.executable, "-m", "tests.fakes.on_small_disk", str(folder), scene]
    ran = subprocess.run(words, check=False, capture_output=True, text=True, cwd=ROOT)
    assert ran.returncode == 0, ran.stderr
    told: dict[str, Any] = json.loads(ran.stdout)
    return told


def code_of(told: dict[str, Any]) -> str:
    """A disk that is full says so; a file that may not grow is a disk that does not answer well."""
    return "disk_full" if told["real"] else "ledger_disk_fails"


def test_a_full_disk_in_the_middle_of_marking(tmp_path: Path) -> None:
    told = played(tmp_path, "mark")
    assert told["why"] == code_of(told)
    assert (told["lost"], told["read"], told["clean"]) == (False, True, True)
    assert told["kept"] > 5
    assert (told["again"], told["clean_after"]) == ("", True)


def test_a_full_disk_in_the_middle_of_an_import(tmp_path: Path) -> None:
    told = played(tmp_path, "import")
    assert told["why"] == code_of(told)
    assert (told["half"], told["clean"], told["again"], told["clean_after"]) == (0, True, "", True)


def test_a_full_disk_in_the_middle_of_a_checkpoint(tmp_path: Path) -> None:
    told = played(tmp_path, "checkpoint")
    # Where only the size of files is bounded the file still has room.
    assert told["why"] == (code_of(told) if told["real"] else "")
    assert told["kept"] == told["after"] >= told["shipments"]
    assert (told["again"], told["clean_after"]) == ("", True)

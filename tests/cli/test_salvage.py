"""`salvage` and `verify --quietly`: a damaged ledger read into a new one, and what the window runs once a day."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from courier_desktop.paths import ledger_path
from tests.fakes.damage import leaves, spoil_page
from tests.fakes.program import Program


def test_a_whole_ledger_says_that_nothing_is_missing(program: Program, tmp_path: Path) -> None:
    program.numbers(3)
    ran = program("salvage", str(program.data_dir), "--to", str(tmp_path / "new"))
    assert ran.status == 0
    assert "No falta nada." in ran.out
    assert Program(tmp_path / "new", program.capsys)("verify").status == 0


def test_a_lost_page_is_told_and_the_backup_fills_it(program: Program, tmp_path: Path) -> None:
    numbers = program.numbers(30)
    program("backup")
    program("mark", *numbers, "at_depot")
    worn = shutil.copytree(program.data_dir, tmp_path / "worn")
    spoil_page(ledger_path(worn), leaves(ledger_path(worn), "ledger")[0])
    spoil_page(ledger_path(worn), leaves(ledger_path(worn), "shipments")[0])
    alone = program.plain("salvage", str(worn), "--to", str(tmp_path / "alone"), "--json").json
    filled = program.plain("salvage", str(worn), "--to", str(tmp_path / "filled"), "--backup", "newest", "--json").json
    assert alone["missing_events"] > 0
    assert (filled["missing_events"], filled["shipments"], filled["whole"]) == (0, 30, True)


@pytest.mark.parametrize("what", ["nothing", "taken"])
def test_what_cannot_be_salvaged_is_said(program: Program, tmp_path: Path, what: str) -> None:
    program.numbers(1)
    place = tmp_path / "empty.db" if what == "nothing" else program.data_dir
    ran = program.plain("salvage", str(place), "--to", str(program.data_dir), "--json")
    assert ran.status == 1
    assert ran.json["error"]["code"] == ("salvage_nothing" if what == "nothing" else "salvage_place_taken")


def test_the_daily_check_keeps_what_it_finds(program: Program) -> None:
    program.numbers(2)
    ran = program("verify", "--quietly", "--json")
    assert (ran.status, ran.json["clean"], ran.json["code"]) == (0, True, "")


def test_the_daily_check_tells_a_damaged_page(program: Program) -> None:
    program.numbers(40)
    path = ledger_path(program.data_dir)
    spoil_page(path, leaves(path, "parties")[0])
    ran = program("verify", "--quietly", "--json")
    assert (ran.status, ran.json["code"]) == (1, "ledger_damaged")

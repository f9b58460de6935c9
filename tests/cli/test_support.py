"""`support`: one file for whoever helps, also when the ledger does not open; and the log that goes into it."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

from courier_desktop.services import logbook
from tests.fakes.program import Program


def test_the_file_is_written_and_its_names_told(program: Program, tmp_path: Path) -> None:
    program.numbers(1)
    out = tmp_path / "s.zip"
    ran = program("support", "--out", str(out))
    assert (ran.status, str(out) in ran.out) == (0, True)
    with ZipFile(out) as file:
        assert {"versions.json", "ledger.json", "settings.json", "log/courier.log"} <= set(file.namelist())


def test_a_ledger_that_does_not_open_is_packed_and_told(program: Program, tmp_path: Path) -> None:
    program.data_dir.mkdir(exist_ok=True)
    (program.data_dir / "courier.db").write_bytes(b"no database" * 1000)
    out = tmp_path / "s.zip"
    ran = program("support", "--out", str(out))
    assert ran.status == 0
    assert ran.err
    with ZipFile(out) as file:
        assert "the ledger did not open" in file.read("faults.txt").decode()


def test_a_place_that_takes_nothing_is_said(program: Program, tmp_path: Path) -> None:
    program.numbers(1)
    ran = program("support", "--out", str(tmp_path / "no" / "s.zip"))
    assert (ran.status, "s.zip" in ran.err) == (1, True)


def test_each_command_leaves_its_mark_in_the_log(program: Program) -> None:
    number = program.numbers(1)[0]
    program("show", number)
    log = logbook.files_of(program.data_dir)[0].read_text(encoding="utf-8")
    assert log.count("begins: command") == 1
    assert log.count("ends: command") == 1

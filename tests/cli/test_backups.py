"""Backing up and restoring by command, also where the ledger does not open any more."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from courier_desktop.domain.staff import Role
from courier_desktop.paths import ledger_path
from courier_desktop.services import backup_keys, staff
from tests.fakes.desk import desk_over
from tests.fakes.program import Program

WORDS = "cuatro palabras mías"


def backed_up(program: Program) -> str:
    name = program("backup", "--json").json["backup"]["name"]
    assert isinstance(name, str)
    return name


def count(program: Program) -> int:
    return int(program("verify", "--json").json["shipments"])


def test_a_backup_is_made_listed_checked_and_restored(program: Program) -> None:
    program.numbers(2)
    name = backed_up(program)
    program.numbers(3)
    assert program("backup", "--json").json["unchanged"] is False
    assert program("backup", "--json").json["unchanged"] is True
    assert [one["shipments"] for one in program("backup", "list", "--json").json["backups"]] == [5, 2]
    assert program("backup", "check", name).status == 0
    done = program("restore", name, "--yes", "--json")
    assert (done.status, done.json["restored"], count(program)) == (0, True, 2)
    assert program("restore", done.json["kept_as"], "--yes").status == 0
    assert count(program) == 5


def test_the_preview_and_whoever_does_not_agree_change_nothing(program: Program) -> None:
    program.numbers(1)
    name = backed_up(program)
    later = program.numbers(2)
    shown = program("restore", name, "--preview", "--lang", "en")
    assert shown.status == 0
    assert ", ".join(later) in shown.out
    assert "would be gone" in shown.out
    refused = program("restore", name, "--lang", "en")
    assert (refused.status, refused.err.strip()) == (1, "Nothing was changed. Add --yes to restore.")
    assert count(program) == 3


def test_it_also_goes_to_another_folder_this_once(program: Program, tmp_path: Path) -> None:
    assert program("backup", "--to", str(tmp_path / "usb")).status == 0
    assert len(list((tmp_path / "usb").glob("courier-*.db"))) == 1


def test_a_damaged_ledger_lists_its_backups_and_takes_one_back(program: Program) -> None:
    program.numbers(2)
    name = backed_up(program)
    content = bytearray(ledger_path(program.data_dir).read_bytes())
    content[16:90] = b"\xa5" * 74
    ledger_path(program.data_dir).write_bytes(bytes(content))
    assert program("verify").status == 3
    assert program("backup").status == 3
    assert name in program("backup", "list").out
    done = program("restore", name, "--yes", "--lang", "en")
    assert (done.status, count(program)) == (0, 2)


def test_no_ledger_at_all_is_no_hindrance(program: Program, tmp_path: Path) -> None:
    program.numbers(2)
    name = backed_up(program)
    path = str(program.data_dir / "backups" / name)
    elsewhere = str(tmp_path / "elsewhere")
    assert program.plain("--data-dir", elsewhere, "restore", path, "--yes").status == 0
    assert program.plain("--data-dir", elsewhere, "verify", "--json").json["shipments"] == 2


def test_while_a_window_has_it_open_nothing_is_exchanged(program: Program) -> None:
    program.numbers(2)
    name = backed_up(program)
    with desk_over(program.data_dir):
        refused = program("restore", name, "--yes", "--json")
    assert (refused.status, refused.json["error"]["code"]) == (3, "ledger_locked")


@pytest.mark.parametrize(
    ("argv", "status"),
    [
        (("restore", "none.db", "--yes"), 1),
        (("backup", "check", "none.db"), 1),
        (("restore",), 2),
        (("backup", "sideways"), 2),
    ],
)
def test_what_cannot_be_done_is_told(program: Program, argv: tuple[str, ...], status: int) -> None:
    ran = program(*argv)
    assert ran.status == status
    assert ran.err.strip().endswith((".", "check"))


def test_no_backups_yet(program: Program) -> None:
    assert program("backup", "list", "--lang", "en").out.strip() == "There are no backups yet."


@pytest.mark.slow
def test_an_encrypted_one_wants_its_passphrase(
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with desk_over(program.data_dir) as desk:
        backup_keys.turn_on(desk.ctx, WORDS, WORDS)
    program.numbers(2)
    name = backed_up(program)
    assert name.endswith(".age")
    assert "cifrado" in program("backup", "list").out
    assert program("restore", name, "--yes", "--json").json["error"]["code"] == "backup_passphrase_needed"
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{WORDS}\n"))
    assert program("backup", "check", name, "--passphrase-file", "-").status == 0
    (tmp_path / "words").write_text(f"{WORDS}\n", encoding="utf-8")
    assert program("restore", name, "--yes", "--passphrase-file", str(tmp_path / "words")).status == 0
    assert count(program) == 2


def test_with_staff_only_the_owner_restores_and_a_scheduler_may_back_up(program: Program, tmp_path: Path) -> None:
    program.numbers(2)
    name = backed_up(program)
    with desk_over(program.data_dir) as desk:
        staff.add(desk.ctx, "Ana", Role.OWNER)
        staff.begin(desk.ctx)
        desk.ctx.staff = staff.named(desk.ctx, "Ana")
        staff.add(desk.ctx, "Luis", Role.OFFICE)
    scheduled = program("backup", "--json").json
    assert scheduled["backup"]["why"] == "timer"
    assert program("backup", "--to", str(tmp_path / "usb"), "--json").json["error"]["code"] == "nobody_in"
    assert program("restore", name, "--yes", "--json").json["error"]["code"] == "actor_needed"
    assert program("restore", name, "--yes", "--actor", "Luis", "--json").json["error"]["code"] == "role_forbids"
    assert program("restore", name, "--yes", "--actor", "Ana").status == 0
    assert count(program) == 2

"""The office's commands: routes, setbacks, messages, slips, exports, settings."""

from __future__ import annotations

import csv
import io
import json
import sys
from pathlib import Path

import pytest

from courier_desktop.domain.staff import Role
from courier_desktop.services import staff
from courier_desktop.services.exports.writing import export
from tests.fakes.desk import desk_over
from tests.fakes.program import Program

# ------------------------------------------------------------------------------------------------------------- routes


def test_a_route_from_its_making_to_its_closing(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    one, two, three = program.numbers(3)
    program("drivers", "Beto Muñoz", "--vehicle", "moto")
    route = program("route", "new", "Oriente", one, two, "--driver", "beto", "--code", "ote", "--json").json["route"]
    assert (route["code"], route["driver"], route["stops"]) == ("OTE", "Beto Muñoz", 2)
    program("route", "add", "ote", three)
    program("route", "remove", "ote", three)
    assert [stop["number"] for stop in program("route", "order", "ote", two, "--json").json["stops"]] == [two, one]
    monkeypatch.setattr(sys, "stdin", io.StringIO(f"{one}\n\nbasura\n"))
    load = program("route", "load", "ote", "--json").json
    assert [read["verdict"] for read in load["reads"]] == ["right", "unknown"]
    assert load["unread"] == [two]
    assert program("route", "publish", "ote").status == 1
    assert program("route", "load", "ote", "--close").status == 1
    assert program("route", "load", "ote", "--close", "--left", f"{two}=no_room", "--json").json["left"] == 1
    assert program("route", "publish", "ote").status == 0
    assert program("route", "close", "ote").status == 1
    assert program("route", "close", "ote", "--decide", f"{one}=counter").status == 0
    assert program("show", one, "--json").json["status"] == "ready_for_pickup"
    assert "ote".upper() in program("route", "list").out


def test_what_cannot_go_on_a_route_is_told(program: Program) -> None:
    one, two = program.numbers(2)
    program("mark", two, "delivered")
    program("route", "new", "Oriente", one)
    ran = program("route", "add", "R1", one, two, "CLB-999999Z")
    assert ran.status == 1
    assert len(ran.err.strip().splitlines()) == 3


@pytest.mark.parametrize(
    "argv",
    [
        ["route", "show", "R9"],
        ["route", "publish", "R9"],
        ["route", "new", "A", "--driver", "Nadie"],
        ["route", "new", "A", "CLB-999999Z"],
        ["slips", "--route", "R9", "--out", "x.pdf"],
        ["delay", "--cause", "traffic", "--route", "R9", "--minutes", "5"],
        ["messages", "--confirm", "nothing"],
        ["messages", "--shipment", "CLB-999999Z"],
    ],
)
def test_what_is_not_there_is_one_and_changes_nothing(program: Program, argv: list[str]) -> None:
    ran = program(*argv)
    assert (ran.status, ran.out) == (1, "")
    assert ran.err.strip()
    assert program("route", "list", "--json").json == {"routes": []}


@pytest.mark.parametrize("argv", [["--left", "no_room"], ["--left", "CLB-000001K=lost"], ["--rest", "lost"]])
def test_a_wrong_reason_for_what_stays_is_two(program: Program, argv: list[str]) -> None:
    program("route", "new", "A", *program.numbers(1))
    assert program("route", "load", "R1", "--close", *argv).status == 2


def test_the_rest_goes_to_another_driver(program: Program) -> None:
    program("drivers", "Beto")
    program("drivers", "Lupe")
    program("route", "new", "A", *program.numbers(2), "--driver", "Beto")
    program("route", "publish", "R1")
    assert program("route", "reassign", "R1", "--driver", "Lupe", "--json").json["route"]["code"] == "R2"


# ---------------------------------------------------------------------------------------------------- delays, messages


def test_a_setback_is_seen_then_declared_then_lifted(program: Program) -> None:
    program("route", "new", "A", *program.numbers(2))
    program("route", "publish", "R1")
    what = ["delay", "--cause", "tráfico", "--route", "R1", "--minutes", "200", "--note", "Choque"]
    seen = program(*what, "--preview", "--json").json
    assert (seen["delay_id"], len(seen["affected"]), seen["notices"]) == (None, 2, 0)
    assert program("delay", "--list", "--json").json == {"delays": []}
    done = program(*what, "--json").json
    assert done["shipments"] == 2
    (row,) = program("delay", "--list", "--json").json["delays"]
    assert (row["delay_id"], row["cause"], row["note"]) == (done["delay_id"], "traffic", "Choque")
    assert program("delay", "--lift", done["delay_id"], "--json").json["shipments"] == 2


@pytest.mark.parametrize(
    ("argv", "status"),
    [
        (["--route", "R1", "--minutes", "5"], 2),
        (["--cause", "traffic", "--minutes", "5"], 2),
        (["--cause", "traffic", "--zone", "44"], 2),
        (["--cause", "mala suerte", "--zone", "44", "--minutes", "5"], 2),
        (["--cause", "traffic", "--zone", "99999", "--minutes", "5"], 1),
        (["--cause", "traffic", "--zone", "44", "--minutes", "0"], 1),
        (["--cause", "traffic", "--zone", "44", "--window", "12:00/10:00"], 2),
    ],
)
def test_a_setback_that_says_too_little_is_refused(program: Program, argv: list[str], status: int) -> None:
    ran = program("delay", *argv)
    assert ran.status == status
    assert ran.err.strip()


def test_a_message_is_opened_and_confirmed(program: Program) -> None:
    (one,) = program.numbers(1)
    program("mark", one, "delivered")
    (notice,) = program("messages", "--state", "prepared", "--json").json["messages"]
    assert (notice["number"], notice["event"], notice["channel"]) == (one, "delivered", "wa_me")
    assert notice["link"].startswith("https://wa.me/52")
    assert program("messages", "--confirm", notice["notice_id"]).status == 1
    assert program("messages", "--open", notice["notice_id"], "--json").json["messages"][0]["state"] == "opened"
    program("messages", "--not-sent", notice["notice_id"])
    program("messages", "--open", notice["notice_id"])
    done = program("messages", "--confirm", notice["notice_id"], "--actor", "Ana", "--json").json["messages"][0]
    assert (done["state"], done["confirmed_by"], done["link"]) == ("confirmed", "Ana", None)
    assert program("messages", "--shipment", one, "--json").json["messages"] == [done]
    assert "confirmado: Ana" in program("messages", "--all").out


def test_a_message_is_skipped(program: Program) -> None:
    (one,) = program.numbers(1)
    program("mark", one, "delivered")
    (notice,) = program("messages", "--json").json["messages"]
    skipped = program("messages", "--skip", notice["notice_id"], "--json").json["messages"][0]
    assert (skipped["state"], skipped["why"], skipped["message"]) == ("not_sent", "skipped", "Decidiste no enviarlo.")


# ------------------------------------------------------------------------------------------- slips, export, settings


def test_slips_are_drawn_for_what_was_asked(program: Program, tmp_path: Path) -> None:
    one, two = program.numbers(2, pieces=2)
    program("route", "new", "A", two)
    for argv, pages in (([one], 2), (["--route", "R1"], 2), (["--today"], 4)):
        out = tmp_path / f"{pages}.pdf"
        answer = program("slips", *argv, "--format", "4x6", "--out", str(out), "--json").json
        assert (answer["slips"], answer["format"]) == (pages, "4x6")
        assert out.read_bytes().startswith(b"%PDF")
    assert program("slips", one, "--format", "9x9", "--out", "x.pdf").status == 2
    assert program("slips", one, "--today", "--out", "x.pdf").status == 2


def test_a_file_that_cannot_be_written_is_one(program: Program, tmp_path: Path) -> None:
    (one,) = program.numbers(1)
    ran = program("slips", one, "--out", str(tmp_path / "no" / "folder" / "s.pdf"), "--json")
    assert (ran.status, ran.json["error"]["code"]) == (1, "file_not_written")
    (tmp_path / "file").write_text("x", encoding="utf-8")
    assert program("export", "--out", str(tmp_path / "file")).status == 1


def test_an_export_has_three_formats(program: Program, tmp_path: Path) -> None:
    program.numbers(3)
    answer = program("export", "--out", str(tmp_path / "csv"), "--json").json
    with Path(answer["files"][0]).open(encoding="utf-8-sig", newline="") as file:
        assert len(list(csv.DictReader(file))) == answer["shipments"] == answer["rows"]["shipments"] == 3
    lines = program("export", "--out", str(tmp_path / "l"), "--format", "jsonl", "--json").json["files"]
    assert json.loads(Path(lines[0]).read_text(encoding="utf-8").splitlines()[0])["status"] == "registered"
    book = program("export", "--out", str(tmp_path / "x"), "--format", "xlsx", "--zip", "--json").json
    assert book["files"] == [book["out"]] == [str(tmp_path / "x.zip")]


def test_an_export_goes_into_another_folder(program: Program, tmp_path: Path) -> None:
    program.numbers(2)
    program("export", "--out", str(tmp_path / "e"), "--format", "jsonl")
    head = json.loads((tmp_path / "e" / "manifest.json").read_text(encoding="utf-8"))["chain"]
    other = str(tmp_path / "other")
    ran = program("restore-export", str(tmp_path / "e"), "--data-dir", other, "--lang", "en")
    assert (ran.status, ran.err, head in ran.out) == (0, "", True)
    assert program("verify", "--data-dir", other, "--json").json["clean"] is True
    again = program("restore-export", str(tmp_path / "e"), "--data-dir", other, "--json")
    assert (again.status, again.json["error"]["code"]) == (1, "export_needs_empty")
    none = program("restore-export", str(tmp_path / "nothing"), "--data-dir", str(tmp_path / "third"), "--json")
    assert (none.status, none.json["error"]["code"]) == (1, "export_unknown")


def test_a_restored_staff_is_asked_for_its_pins_anew(program: Program, tmp_path: Path) -> None:
    with desk_over(program.data_dir) as desk:
        staff.add(desk.ctx, "Ana", Role.OWNER)
        export(desk.ctx, tmp_path / "e")
    ran = program("restore-export", str(tmp_path / "e"), "--data-dir", str(tmp_path / "other"))
    assert "PIN" in ran.err


@pytest.mark.parametrize(
    ("name", "value", "status", "kept"),
    [
        ("minutes_per_stop", "7", 0, 7),
        ("sounds", "no", 0, False),
        ("company", "Rápidos de Jalisco", 0, "Rápidos de Jalisco"),
        ("phone", "33 1482 0937", 0, "+523314820937"),
        ("minutes_per_stop", "x", 2, 12),
        ("minutes_per_stop", "0", 1, 12),
        ("sounds", "quizá", 2, True),
        ("zone", "Mars/Base", 1, "America/Mexico_City"),
        ("phone", "123", 1, "+523336150042"),
    ],
)
def test_a_setting_is_changed_or_told_why_not(
    program: Program, name: str, value: str, status: int, kept: str | int
) -> None:
    assert program("settings", name, value).status == status
    (row,) = program("settings", name, "--json").json["settings"]
    assert (row["name"], row["value"]) == (name, kept)
    assert program("settings", "odd").status == 2


def test_verify_and_rebuild(program: Program) -> None:
    program("mark", *program.numbers(2), "delivered")
    assert program("verify").status == 0
    assert program("rebuild", "--json").json == {"shipments": 2}


def test_the_self_test_needs_no_ledger(program: Program, tmp_path: Path) -> None:
    ran = program.plain("--self-test", "--data-dir", str(tmp_path / "untouched"), "--lang", "en")
    assert ran.status == 0
    assert {line.split()[0] for line in ran.out.splitlines()} == {"ok"}
    assert not (tmp_path / "untouched").exists()

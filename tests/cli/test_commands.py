"""What each command does, says and refuses, and with which status."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from courier_desktop import __version__
from courier_desktop.app import has_screen, open_window
from courier_desktop.cli import main as cli_main
from courier_desktop.cli.answer import Answer, show
from courier_desktop.cli.parser import window_asked
from courier_desktop.domain.money import Money
from tests.fakes.program import Program

HEAD = "Pedido,Nombre,Teléfono,Calle,Número,Colonia,CP,Ciudad,Estado del pedido\n"
GOOD = "1,Ana Ruiz,3314820937,Juárez,10,Centro,44100,Guadalajara,\n"
BAD = "2,Eva Paz,3314820938,Juárez,11,Centro,44100,Guadalajara,cancelado\n"


def sheet(tmp_path: Path, text: str) -> str:
    path = tmp_path / "orders.csv"
    path.write_text(text, encoding="utf-8")
    return str(path)


# ------------------------------------------------------------------------------------------------- words and statuses


def test_no_command_opens_the_window(program: Program) -> None:
    assert program().status == 0
    assert program("--lang", "en").status == 0
    assert program.windows == [(program.data_dir, ""), (program.data_dir, "en")]


def test_without_a_screen_the_window_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    assert not has_screen()
    assert open_window(tmp_path, "en") == 1
    assert "no screen" in capsys.readouterr().err


def test_the_version_and_the_help(program: Program) -> None:
    assert program.plain("--version").out.strip() == f"Courier Desktop {__version__}"
    assert "órdenes" in program.plain("--help").out
    assert "commands" in program.plain("--lang", "en", "--help").out
    assert "nova janela" in program.plain("mark", "--help", "--lang=pt").out


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (["nothing"], "“nothing”"),
        (["show"], "falta NUMBER"),
        (["show", "A", "B"], "sobra B"),
        (["shipments", "--lim", "3"], "--lim"),
        (["shipments", "--limit", "many"], "“many”"),
        (["shipments", "--limit"], "le falta su valor"),
        (["shipments", "--view", "odd"], "“odd”"),
        (["route"], "falta"),
        (["delay", "--route", "R1", "--zone", "44"], "no va junto con"),
        (["shipments", "--lang", "fr"], "“fr”"),
        (["slips", "--out", "x.pdf"], "etiquetas"),
    ],
)
def test_wrong_usage_is_two_in_plain_words(program: Program, argv: list[str], said: str) -> None:
    ran = program(*argv)
    assert (ran.status, ran.out) == (2, "")
    assert said in ran.err
    assert "usage:" not in ran.err
    as_json = program(*argv, "--json")
    assert (as_json.status, as_json.err) == (2, "")
    assert as_json.json["error"]["code"] in {"wrong_usage", "no_slips"}


def test_options_stand_anywhere(program: Program) -> None:
    (one,) = program.numbers(1)
    assert program.plain("--json", "show", one, "--data-dir", str(program.data_dir)).json["number"] == one
    ran = program("mark", "--note", "x", one, "--json", "entregado", "--received-by", "Eva")
    assert ran.json["outcomes"][0]["status"] == "delivered"


def test_the_data_dir_comes_from_the_surroundings_too(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    program.numbers(2)
    monkeypatch.setenv("COURIER_DATA_DIR", str(program.data_dir))
    assert len(program.plain("shipments", "--json").json["shipments"]) == 2


@pytest.mark.parametrize(("lang", "word"), [("es", "Entregado"), ("en", "Delivered"), ("pt", "Entregue")])
def test_it_speaks_the_readers_language(program: Program, lang: str, word: str) -> None:
    (one,) = program.numbers(1)
    assert word in program("mark", one, "delivered", "--lang", lang).out
    assert word in program("show", one, "--lang", lang).out


def test_without_lang_it_speaks_as_the_settings_say(program: Program) -> None:
    program.numbers(1)
    assert "Registrado" in program("shipments").out
    program("settings", "language", "en")
    assert "Registered" in program("shipments").out
    assert "not found" in program("show", "CLB-999999Z").err or "mistyped" in program("show", "CLB-999999Z").err


@pytest.mark.parametrize("kind", ["file", "text", "newer"])
def test_a_ledger_that_does_not_open_is_three(program: Program, tmp_path: Path, kind: str) -> None:
    folder = tmp_path / "elsewhere"
    if kind == "file":
        folder.write_text("x", encoding="utf-8")
    else:
        folder.mkdir()
        (folder / "courier.db").write_bytes(b"not a ledger at all" * 99)
    ran = program.plain("--data-dir", str(folder), "shipments", "--json")
    assert ran.status == 3
    assert ran.json["error"]["code"] in {"ledger_missing_folder", "ledger_not_ours"}
    assert program.plain("--data-dir", str(folder), "shipments").err.strip()


def test_ctrl_c_is_told_and_nothing_is_kept(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_rest: object, **_more: object) -> Answer:
        raise KeyboardInterrupt

    monkeypatch.setattr(cli_main, "open_context", interrupted)
    ran = program("shipments")
    assert (ran.status, ran.out) == (130, "")
    assert "cancelaste" in ran.err


def test_a_closed_pipe_is_no_error(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    class Gone(io.TextIOWrapper):
        def write(self, _text: str) -> int:
            raise BrokenPipeError

    with (tmp_path / "pipe").open("wb") as raw:
        monkeypatch.setattr(sys, "stdout", Gone(raw))
        show(Answer({"a": 1}, ("line",)), as_json=False)
        show(Answer({"a": 1}, ("line",)), as_json=True)


# ------------------------------------------------------------------------------------------------------------- import


def test_an_import_tells_row_and_column(program: Program, tmp_path: Path) -> None:
    path = sheet(tmp_path, HEAD + GOOD + BAD)
    ran = program("import", path, "--sender", "Moda", "--json")
    answer = ran.json
    assert (ran.status, answer["read"], answer["added"], answer["changed"], answer["unchanged"]) == (0, 2, 1, 0, 0)
    assert [(p["row"], p["code"]) for p in answer["problems"]] == [(3, "cancelled_order")]
    again = program("import", path, "--sender", "Moda", "--json").json
    assert (again["added"], again["unchanged"]) == (0, 1)
    assert "por-corregir" in program("import", path, "--sender", "Moda").out


def test_a_dry_run_keeps_nothing(program: Program, tmp_path: Path) -> None:
    path = sheet(tmp_path, HEAD + GOOD)
    assert program("import", path, "--dry-run", "--json").json["added"] == 1
    assert program("shipments", "--json").json["shipments"] == []
    assert [one.name for one in tmp_path.iterdir() if "corregir" in one.name] == []


def test_a_column_is_named_by_hand(program: Program, tmp_path: Path) -> None:
    path = sheet(tmp_path, "Pedido,Quien,Tel,Calle,Num,CP\n1,Ana Ruiz,3314820937,Juárez,10,44100\n")
    program("import", path, "--sender", "M", "--map", "Quien=recipient_name", "--map", "Tel=phone")
    (one,) = program("shipments", "--json").json["shipments"]
    assert one["recipient"] == "Ana Ruiz"


@pytest.mark.parametrize(
    ("option", "code", "hint"), [("Nada=phone", "unknown_column", "Nombre"), ("Nombre=odd", "unknown_field", "phone")]
)
def test_a_wrong_map_names_what_there_is(program: Program, tmp_path: Path, option: str, code: str, hint: str) -> None:
    path = sheet(tmp_path, HEAD + GOOD)
    ran = program("import", path, "--map", option)
    assert (ran.status, ran.out) == (2, "")
    assert hint in ran.err
    assert program("import", path, "--map", option, "--json").json["error"]["code"] == code
    assert program("shipments", "--json").json["shipments"] == []


@pytest.mark.parametrize(
    ("content", "status"),
    [(None, 1), (b"", 1), (b"%PDF-1.4 not a table", 1), (HEAD.encode(), 1), (b"\x00\xff" * 50, 1)],
)
def test_a_file_that_holds_nothing_is_one(program: Program, tmp_path: Path, content: bytes | None, status: int) -> None:
    path = tmp_path / "file.csv"
    if content is not None:
        path.write_bytes(content)
    ran = program("import", str(path))
    assert ran.status == status
    assert "Traceback" not in ran.err + ran.out


def test_only_bad_rows_is_one(program: Program, tmp_path: Path) -> None:
    assert program("import", sheet(tmp_path, HEAD + BAD)).status == 1


# ---------------------------------------------------------------------------------------------------- shipments, show


def test_the_list_is_filtered_and_cut(program: Program) -> None:
    numbers = program.numbers(5)
    program("mark", numbers[0], "delivered")

    def listed(*argv: str) -> list[str]:
        return [one["number"] for one in program("shipments", *argv, "--json").json["shipments"]]

    assert listed() == numbers[::-1]
    assert listed("--status", "entregado") == [numbers[0]]
    assert listed("--status", "delivered", "--status", "registrado", "--limit", "0") == numbers[::-1]
    assert listed("Mendiola 1803") == [numbers[2]]
    assert listed(numbers[1].lower()) == [numbers[1]]
    assert listed("--limit", "2") == numbers[:2:-1]
    assert listed("--view", "no_route") == numbers[:0:-1]
    assert listed("¡!") == []
    assert listed("nadie") == []
    assert program("shipments", "--limit", "2", "--json").json["more"] is True
    assert program("shipments", "--limit", "5", "--json").json["more"] is False


def test_an_empty_list_says_so(program: Program) -> None:
    ran = program("shipments", "nadie")
    assert (ran.status, ran.out) == (0, "")
    assert ran.err.strip() == "No hay guías así."


def test_a_status_that_is_none_names_them(program: Program) -> None:
    ran = program("shipments", "--status", "perdidísimo")
    assert ran.status == 2
    assert "delivered" in ran.err
    assert program("shipments", "--status", "at_door").status == 2


def test_a_shipment_is_shown_by_any_text_that_holds_its_number(program: Program) -> None:
    (one,) = program.numbers(1, note="Timbre roto")
    for text in (one, one.lower(), one.replace("-", ""), f"https://wa.me/52333?text=Hola%20{one}"):
        assert program("show", text, "--json").json["number"] == one
    assert "Timbre roto" in program("show", one).out


@pytest.mark.parametrize(("text", "code"), [("CLB-999999Z", "check_digit"), ("nada", "not_found")])
def test_an_unknown_number_is_one(program: Program, text: str, code: str) -> None:
    ran = program("show", text, "--json")
    assert (ran.status, ran.json["error"]["code"]) == (1, code)


def test_control_characters_never_reach_the_terminal(program: Program) -> None:
    from courier_desktop.domain.draft import Party

    program.numbers(1, recipient=Party("Ana\x1b[31m\nRuiz\u202e"))
    out = program("shipments").out
    assert "\x1b" not in out
    assert "\u202e" not in out
    assert len(out.strip().splitlines()) == 4


# --------------------------------------------------------------------------------------------------------------- mark


def test_some_marks_are_made_and_others_told(program: Program) -> None:
    one, two = program.numbers(2)
    program("mark", two, "cancelado")
    ran = program("mark", one, two, "CLB-999999Z", "entregado", "--json")
    assert (ran.status, ran.json["done"]) == (0, 1)
    assert [outcome["refused"] for outcome in ran.json["outcomes"]] == [None, "cancelled_parcel", "check_digit"]
    assert all(outcome["message"] for outcome in ran.json["outcomes"][1:])
    assert program("mark", two, "delivered").status == 1


def test_cash_that_does_not_add_up_is_a_warning(program: Program) -> None:
    (one,) = program.numbers(1, cash_on_delivery=Money(125_000))
    (outcome,) = program("mark", one, "delivered", "--collected", "$1,000", "--json").json["outcomes"]
    assert (outcome["refused"], outcome["warning"]) == (None, "amount_differs")
    assert "$1,000.00" in outcome["message"]
    assert program("show", one, "--json").json["collected"] == {
        "amount": 100_000,
        "currency": "MXN",
        "text": "$1,000.00",
    }


@pytest.mark.parametrize(
    "reason", ["1", "recipient_absent", "Destinatario ausente", "nobody in to receive it", "ausente"]
)
def test_a_reason_is_said_in_many_ways(program: Program, reason: str) -> None:
    (one,) = program.numbers(1)
    ran = program("mark", one, "fallido", "--reason", reason, "--json")
    if reason == "ausente":
        assert (ran.status, ran.json["error"]["code"]) == (2, "unknown_reason")
        return
    assert program("show", one, "--json").json["reason"] == "recipient_absent"


@pytest.mark.parametrize(
    ("argv", "code"),
    [
        (["--at", "25:00"], "bad_time"),
        (["--at", "mañana"], "bad_time"),
        (["--at", "2026-11-23"], "bad_time"),
        (["--collected", "mucho"], "bad_amount"),
        (["--promise", "10:00"], "bad_time"),
        (["--promise", "12:00/10:00"], "window_backwards"),
        (["--reason", "99"], "unknown_reason"),
    ],
)
def test_a_value_that_cannot_be_read_is_two(program: Program, argv: list[str], code: str) -> None:
    (one,) = program.numbers(1)
    ran = program("mark", one, "delivered", *argv, "--json")
    assert (ran.status, ran.json["error"]["code"]) == (2, code)
    assert program("show", one, "--json").json["status"] == "registered"


@pytest.mark.parametrize("argv", [["delivered"], ["CLB-000001K"]])
def test_a_mark_wants_numbers_and_a_status(program: Program, argv: list[str]) -> None:
    assert program("mark", *argv).status == 2


def test_a_mark_takes_its_time_and_its_actor(program: Program) -> None:
    (one,) = program.numbers(1)
    at = program("show", one, "--json").json["registered_at"]
    assert program("mark", one, "delivered", "--at", "2020-01-01T10:00").status == 1
    program("mark", one, "delivered", "--actor", "Lupe")
    event = program("show", one, "--json").json["events"][0]
    assert (event["kind"], event["actor"]) == ("delivered", "Lupe")
    assert event["occurred_at"] >= at


def test_undo_takes_the_last_act_back(program: Program) -> None:
    (one,) = program.numbers(1)
    program("mark", one, "delivered")
    assert program("undo", "--json").json == {"kind": "delivered", "number": one, "count": 1}
    assert program("show", one, "--json").json["status"] == "registered"
    program("undo")
    assert program("undo").status == 1


@pytest.mark.parametrize(
    ("argv", "asked"),
    [
        ([], True),
        (["--data-dir", "x", "--lang", "en"], True),
        (["--help"], False),
        (["--version"], False),
        (["--self-test"], False),
        (["shipments"], False),
        (["--data-dir", "x", "verify"], False),
        (["--odd"], False),
        (["--lang", "fr"], False),
    ],
)
def test_the_window_is_told_from_the_commands_at_once(argv: list[str], *, asked: bool) -> None:
    assert (window_asked(argv) is not None) == asked


def test_the_window_does_not_pay_for_the_commands() -> None:
    heavy = ("cli.main", "python_calamine", "jinja2")
    script = f"import sys, courier_desktop.app; print([name for name in sys.modules if name.endswith({heavy})])"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_module_runs_as_a_program(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "courier_desktop", "--data-dir", str(tmp_path / "new"), "shipments", "--json"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, encoding="utf-8")
    assert (done.returncode, json.loads(done.stdout), done.stderr) == (0, {"shipments": [], "more": False}, "")

"""The staff by command: who gives a command, by which PIN, and what their role lets them."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path

import pytest

from courier_desktop.cli.turns import PIN_VARIABLE
from tests.fakes.program import Program

PIN, OTHER = "4711", "0815"


@pytest.fixture
def crew(program: Program, monkeypatch: pytest.MonkeyPatch) -> Program:
    """Ana owns and has a PIN, Beto drives, Caro reads; COURIER_PIN is not set."""
    monkeypatch.delenv(PIN_VARIABLE, raising=False)
    monkeypatch.setattr(sys, "stdin", io.StringIO(f"{PIN}\n"))
    assert program("staff", "add", "Ana Núñez").status == 0
    for name, role in (("Beto", "repartidor"), ("Caro", "solo lectura")):
        assert program("staff", "add", name, "--role", role, "--actor", "ana nunez").status == 0
    assert program("staff", "pin", "Ana Núñez", "--actor", "Ana Núñez").status == 0
    return program


def codes(program: Program, *argv: str) -> str:
    """The code with which that command is refused; "" when it is not."""
    ran = program(*argv, "--json")
    return str(ran.json["error"]["code"]) if ran.status else ""


def test_without_staff_nobody_is_asked_for(program: Program) -> None:
    assert "Nadie" in program("staff", "list").out
    assert program("staff", "list", "--json").json == {"staff": []}
    assert program("shipments", "--actor", "Quien Sea").status == 0


def test_with_staff_each_command_says_who_gives_it(crew: Program) -> None:
    for argv in (["shipments"], ["settings"], ["mark", "CLB-1", "delivered"], ["staff", "list"], ["export"]):
        assert codes(crew, *argv) == "actor_needed"
        assert codes(crew, *argv, "--actor", "Zoé") == "staff_unknown"
    assert "--actor" in crew("shipments").err


def test_what_only_looks_after_the_ledger_needs_nobody(crew: Program, tmp_path: Path) -> None:
    assert crew("verify").status == 0
    assert crew("backup").status == 0
    assert codes(crew, "backup", "--to", str(tmp_path / "usb")) == "nobody_in"
    assert list(tmp_path.glob("usb/*")) == []


def test_who_has_a_pin_gives_it_in_the_environment(crew: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    assert codes(crew, "shipments", "--actor", "Ana Núñez") == "pin_variable"
    monkeypatch.setenv(PIN_VARIABLE, OTHER)
    assert codes(crew, "shipments", "--actor", "Ana Núñez") == "pin_wrong"
    monkeypatch.setenv(PIN_VARIABLE, PIN)
    assert codes(crew, "shipments", "--actor", "Ana Núñez") == ""


def test_wrong_pins_wait_from_one_command_to_the_next(crew: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(PIN_VARIABLE, OTHER)
    for _ in range(4):
        crew("shipments", "--actor", "Ana Núñez")
    monkeypatch.setenv(PIN_VARIABLE, PIN)
    assert codes(crew, "shipments", "--actor", "Ana Núñez") == "pin_wait"


def test_a_role_holds_here_too(crew: Program) -> None:
    assert codes(crew, "settings", "company", "Otra", "--actor", "Beto") == "role_forbids"
    assert codes(crew, "staff", "role", "Beto", "owner", "--actor", "Beto") == "role_forbids"
    assert codes(crew, "drivers", "Nadie", "--actor", "Caro") == "role_forbids"
    assert "“Solo lectura”" in crew("rebuild", "--actor", "Caro").err
    assert crew("settings", "--actor", "Caro").status == 0


def test_the_owner_is_asked_for_before_a_restore(crew: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = crew("backup", "--json").json["backup"]["name"]
    assert codes(crew, "restore", kept, "--yes") == "actor_needed"
    assert codes(crew, "restore", kept, "--yes", "--actor", "Beto") == "role_forbids"
    assert codes(crew, "restore", kept, "--yes", "--actor", "Ana Núñez") == "pin_variable"
    monkeypatch.setenv(PIN_VARIABLE, PIN)
    assert codes(crew, "restore", kept, "--yes", "--actor", "Ana Núñez") == ""


def test_a_pin_comes_on_standard_input(crew: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(PIN_VARIABLE, PIN)
    monkeypatch.setattr(sys, "stdin", io.StringIO(f"{OTHER}\n"))
    added = crew("staff", "add", "Dora", "--pin", "--actor", "Ana Núñez", "--json").json["member"]
    assert added == {"name": "Dora", "role": "office", "pin": True, "active": True}
    assert codes(crew, "shipments", "--actor", "Dora") == "pin_wrong"
    monkeypatch.setenv(PIN_VARIABLE, OTHER)
    assert codes(crew, "shipments", "--actor", "Dora") == ""


def test_an_owners_pin_comes_with_the_recovery_number(crew: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(PIN_VARIABLE, PIN)
    monkeypatch.setattr(sys, "stdin", io.StringIO(f"{OTHER}\n"))
    number = crew("staff", "pin", "Ana Núñez", "--actor", "Ana Núñez", "--json").json["recovery"]
    monkeypatch.setenv(PIN_VARIABLE, number)
    assert codes(crew, "shipments", "--actor", "Ana Núñez") == ""
    monkeypatch.delenv(PIN_VARIABLE)
    assert codes(crew, "shipments", "--actor", "Ana Núñez") == ""


@pytest.mark.parametrize("typed", ["", "\n", "12\n", "cuatro\n"])
def test_what_is_no_pin_changes_none(crew: Program, monkeypatch: pytest.MonkeyPatch, typed: str) -> None:
    monkeypatch.setenv(PIN_VARIABLE, PIN)
    monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
    assert codes(crew, "staff", "pin", "Ana Núñez", "--actor", "Ana Núñez") == "pin_form"
    assert codes(crew, "shipments", "--actor", "Ana Núñez") == ""


def test_a_driver_changes_the_own_pin_and_no_other(crew: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(f"{OTHER}\n{OTHER}\n"))
    assert codes(crew, "staff", "pin", "Caro", "--actor", "Beto") == "role_forbids"
    assert crew("staff", "pin", "Beto", "--actor", "Beto").status == 0
    assert codes(crew, "shipments", "--actor", "Beto") == "pin_variable"
    os.environ[PIN_VARIABLE] = OTHER
    assert crew("staff", "pin", "Beto", "--clear", "--actor", "Beto").status == 0
    del os.environ[PIN_VARIABLE]
    assert codes(crew, "shipments", "--actor", "Beto") == ""


def test_who_left_gives_no_command_and_comes_back(crew: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(PIN_VARIABLE, PIN)
    assert "ya no puede entrar" in crew("staff", "off", "Beto", "--actor", "Ana Núñez").out
    assert codes(crew, "shipments", "--actor", "Beto") == "staff_unknown"
    assert codes(crew, "staff", "off", "Beto", "--actor", "Ana Núñez") == "staff_unknown"
    assert crew("staff", "on", "Beto", "--actor", "Ana Núñez").status == 0
    assert crew("staff", "rename", "Beto", "Norberto", "--actor", "Ana Núñez").status == 0
    names = [one["name"] for one in crew("staff", "list", "--actor", "Caro", "--json").json["staff"]]
    assert names == ["Ana Núñez", "Caro", "Norberto"]


def test_an_unknown_role_names_the_roles(crew: Program) -> None:
    ran = crew("staff", "role", "Beto", "jefe", "--actor", "Caro")
    assert ran.status == 2
    assert "read_only" in ran.err


def test_a_mark_bears_the_name(crew: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(PIN_VARIABLE, PIN)
    sheet = crew.data_dir / "orders.csv"
    head = "Pedido,Nombre,Teléfono,Calle,Número,Colonia,CP,Ciudad\n"
    sheet.write_text(f"{head}1,Ana Ruiz,3314820937,Juárez,10,Centro,44100,Guadalajara\n", encoding="utf-8")
    assert crew("import", str(sheet), "--actor", "Ana Núñez").status == 0
    number = crew("shipments", "--actor", "Beto", "--json").json["shipments"][0]["number"]
    assert crew("mark", number, "delivered", "--actor", "beto").status == 0
    shown = crew("history", number, "--actor", "Caro", "--json").json
    assert {line["actor"] for line in shown["lines"]} == {"Ana Núñez", "Beto"}

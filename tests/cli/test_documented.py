"""docs/cli.md names every key that `--json` answers, and no other, each with its type."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from courier_desktop.cli.main import grammar
from courier_desktop.domain.address import Address
from courier_desktop.domain.draft import Party
from courier_desktop.domain.money import Money
from courier_desktop.domain.words import Language
from courier_desktop.paths import ledger_path
from tests.fakes.damage import leaves, spoil_page
from tests.fakes.program import Program
from tests.fakes.secrets import keyring_in_memory, typed
from tests.gateways.servers.smsgate import PASSWORD, USERNAME, SmsGateServer

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "cli.md").read_text(encoding="utf-8")
Shape = dict[str, str]


def tables() -> dict[str, Shape]:
    """Each heading's keys with their types; a heading of several commands counts for each."""
    found: dict[str, Shape] = {}
    for part in re.split(r"^#{3} ", PAGE, flags=re.MULTILINE)[1:]:
        heading, _, body = part.partition("\n")
        keys = dict(re.findall(r"^\| `(\w+)` \| ([^|]+?) \|", body, flags=re.MULTILINE))
        for name in re.findall(r"`([^`]+)`|\*(\w+)\*", heading) or [("", heading)]:
            found["".join(name)] = keys
    return found


TABLES = tables()
SHAPES = {name for name in TABLES if name[0].isupper() and " " not in name}
PLAIN: dict[str, Callable[[Any], bool]] = {
    "text": lambda value: isinstance(value, str),
    "whole number": lambda value: type(value) is int,
    "number": lambda value: isinstance(value, int | float),
    "true/false": lambda value: isinstance(value, bool),
    "time": lambda value: value.endswith("Z") and datetime.fromisoformat(value) is not None,
    "day": lambda value: date.fromisoformat(value) is not None,
    "object": lambda value: isinstance(value, dict),
    "text, whole number or true/false": lambda value: isinstance(value, str | int | bool),
}


def seen_shapes(keys: Shape, value: dict[str, Any], place: str) -> Iterator[str]:
    """Check a value against its table; the shapes that were met with a real value."""
    assert set(value) == set(keys), place
    for key, kind in keys.items():
        yield from check(kind, value[key], f"{place}.{key}")


def check(kind: str, value: Any, place: str) -> Iterator[str]:  # noqa: ANN401
    bare = kind.removesuffix(" or null")
    if value is None:
        assert bare != kind, place
        return
    if bare.startswith("list of "):
        assert isinstance(value, list), place
        for one in value:
            yield from check(bare.removeprefix("list of "), one, f"{place}[]")
    elif bare.startswith("*"):
        shape = bare.strip("*")
        yield shape
        yield from seen_shapes(TABLES[shape], value, place)
    else:
        assert PLAIN[bare](value), (place, value)


def answered(program: Program, met: set[str], command: str, *argv: str, status: int = 0) -> Any:  # noqa: ANN401
    ran = program(*argv, "--json")
    assert (ran.status, ran.err) == (status, ""), ran
    met.update(seen_shapes(TABLES[command], ran.json, command))
    met.add(command)
    return ran.json


@pytest.mark.slow
def test_every_answer_is_as_documented_and_everything_documented_exists(program: Program, tmp_path: Path) -> None:
    met: set[str] = set()
    a_day(program, met, tmp_path)
    backed_up(program, met)
    worn(program, met, tmp_path)
    drift(program, met)
    carried(program, met)
    crew(program, met)
    assert answered(program, met, "--self-test", "--self-test")["ok"] is True
    assert answered(program, met, "demo", "demo", "--out", str(tmp_path / "day"))["clean"] is True
    same = {"route new": "route add", "route remove": "route change", "route reassign": "route change"}
    assert {name for name in TABLES if same.get(name, name) not in met} == set()


def a_day(program: Program, met: set[str], tmp_path: Path) -> None:
    """Every command that works on a ledger, with rows of every shape."""

    def ask(command: str, *argv: str, status: int = 0) -> Any:  # noqa: ANN401
        return answered(program, met, command, *argv, status=status)

    sheet = tmp_path / "orders.csv"
    head = "Pedido,Nombre,Teléfono,Calle,Número,Colonia,CP,Ciudad,Por cobrar\n"
    good = "1,Ana Ruiz,3314820937,Juárez,10,Centro,44100,Guadalajara,1250\n"
    sheet.write_text(f"{head}{good}2,Eva Paz,123,Juárez,11,Centro,44100,Guadalajara,\n", encoding="utf-8")
    assert ask("import", "import", str(sheet), "--sender", "Moda")["added"] == 2
    one, two, three = program.numbers(3, cash_on_delivery=Money(125_000), pieces=2, note="Timbre")
    four = program.numbers(1, recipient=Party("Sin Teléfono"), address=Address("Juárez", "1", postal_code="44100"))[0]
    ask("drivers", "drivers", "Beto", "--phone", "33", "--vehicle", "moto")
    ask("route add", "route", "new", "Oriente", one, two, "--driver", "beto")
    ask("route add", "route", "add", "R1", three, four, "CLB-999999Z", one)
    ask("route change", "route", "change", "R1", "--minutes", "9")
    ask("route order", "route", "order", "R1", four)
    ask("route load", "route", "load", "R1", one, one, two, two, three, three, four, "basura")
    ask("route load", "route", "load", "R1", "--close")
    ask("route publish", "route", "publish", "R1")
    ask("route show", "route", "show", "R1")
    ask("route list", "route", "list")
    ask("delay", "delay", "--cause", "traffic", "--route", "R1", "--minutes", "240", "--preview")
    made = ask("delay", "delay", "--cause", "traffic", "--route", "R1", "--minutes", "240")
    ask("delay --list", "delay", "--list")
    ask("delay --lift", "delay", "--lift", made["delay_id"])
    ask("mark", "mark", one, "at_door")
    ask("mark", "mark", one, two, "XX1", "CLB-999999Z", "delivered", "--received-by", "Eva", "--collected", "1,250")
    ask("mark", "mark", three, "failed", status=1)
    ask("mark", "mark", three, "failed", "--reason", "1")
    ask("undo", "undo")
    sheet_and_care(program, met, tmp_path, (one, two, four))


def sheet_and_care(program: Program, met: set[str], tmp_path: Path, numbers: tuple[str, str, str]) -> None:
    """What is looked at, put on paper, closed, checked and carried away after the road."""

    def ask(command: str, *argv: str, status: int = 0) -> Any:  # noqa: ANN401
        return answered(program, met, command, *argv, status=status)

    one, two, four = numbers
    ask("history", "history", two)
    assert ask("correct", "correct", two, "1", "--preview", status=1)["refused"] == "registration_in_use"
    seen = ask("correct", "correct", two, str(len(ask("history", "history", two)["lines"])), "--preview")
    assert (seen["ends"], bool(seen["changes"])) == (True, True)
    ask("shipments", "shipments")
    ask("show", "show", one)
    ask("show", "show", four)
    ask("messages", "messages")
    ask("slips", "slips", one, "--out", str(tmp_path / "s.pdf"))
    ask("route sheet", "route", "sheet", "R1", "--out", str(tmp_path / "r.pdf"))
    ask("route card", "route", "card", "--out", str(tmp_path / "c.pdf"))
    ask("route close", "route", "close", "R1", "--rest", "tomorrow")
    ask("verify", "verify")
    ask("rebuild", "rebuild")
    ask("export", "export", "--out", str(tmp_path / "e"))
    ask("restore-export", "restore-export", str(tmp_path / "e"), "--data-dir", str(tmp_path / "other"))
    ask("settings", "settings")
    ask("settings", "settings", "phone", "33 3615 0042")
    ask("strategy", "strategy", "--preview")
    ask("templates", "templates", "delay", "--subject", "Retraso", "--channel", "email")
    ask("templates", "templates")
    ask("prices", "prices", "--set", "twilio_sms", "--price", "1.35", "--country", "mx")
    ask("support", "support", "--out", str(tmp_path / "support.zip"))
    ask("An error", "show", "CLB-999999Z", status=1)


def carried(program: Program, met: set[str]) -> None:
    """A gateway set up, tested, on; a message by it, and its life."""

    def ask(command: str, *argv: str, status: int = 0) -> Any:  # noqa: ANN401
        return answered(program, met, command, *argv, status=status)

    with SmsGateServer() as phone, keyring_in_memory(), typed(f"{PASSWORD}\n"):
        ask("gateways set", "gateways", "set", "smsgate", f"base_url={phone.base_url}", f"username={USERNAME}")
        assert ask("gateways secret", "gateways", "secret", "smsgate", "password")["lasting"] is True
        ask("gateways check", "gateways", "check", "smsgate")
        ask("gateways on", "gateways", "on", "smsgate")
        (one,) = program.numbers(1)
        ask("mark", "mark", one, "at_door")
        ask("send", "send")
        ask("fetch", "fetch")
        for word in ("pause", "resume", "off"):
            ask(f"gateways {word}", "gateways", word, "smsgate")
        ask("gateways list", "gateways", "list")
        found = ask("messages", "messages", "--shipment", one, "--channel", "sms")["messages"]
        lives = [ask("messages --life", "messages", "--life", notice["notice_id"])["sends"] for notice in found]
        (line,) = ask("prices", "prices")["meter"]
        assert (line["gateway"], line["messages"], line["costs_micros"]) == ("smsgate", 1, {})
        assert len(phone.books) == 1
        assert [life["state"] for sends in lives for life in sends] == ["sent"]


def backed_up(program: Program, met: set[str]) -> None:
    """A backup, and what going back to it would take."""

    def ask(command: str, *argv: str) -> Any:  # noqa: ANN401
        return answered(program, met, command, *argv)

    (one,) = program.numbers(1)
    kept = ask("backup", "backup")["backup"]["name"]
    program.numbers(1)
    ask("backup list", "backup", "list")
    ask("export-person", "export-person", one, "--out", str(program.data_dir / "person"))
    assert ask("erase-person", "erase-person", one, "--preview")["copies"]
    ask("backup check", "backup", "check", kept)
    assert ask("restore", "restore", kept, "--preview")["gone"] > 0


def worn(program: Program, met: set[str], tmp_path: Path) -> None:
    """A ledger with a page lost, salvaged beside."""
    folder = shutil.copytree(program.data_dir, tmp_path / "worn")
    path = ledger_path(folder)
    spoil_page(path, leaves(path, "ledger")[-1])
    told = answered(program, met, "salvage", "salvage", str(path), "--to", str(tmp_path / "salvaged"))
    assert told["missing"]


def crew(program: Program, met: set[str]) -> None:
    """Who works here; from the first one on, each command says who gives it."""

    def ask(command: str, *argv: str) -> Any:  # noqa: ANN401
        return answered(program, met, command, *argv, "--actor", "Ana")

    assert ask("staff add", "staff", "add", "Ana")["member"]["role"] == "owner"
    ask("staff add", "staff", "add", "Beto", "--role", "driver")
    ask("staff role", "staff", "role", "Beto", "office")
    ask("staff rename", "staff", "rename", "Beto", "Norberto")
    ask("staff pin", "staff", "pin", "Norberto", "--clear")
    ask("staff off", "staff", "off", "Norberto")
    ask("staff on", "staff", "on", "Norberto")
    assert len(ask("staff list", "staff", "list")["staff"]) == 2


def drift(program: Program, met: set[str]) -> None:
    """A ledger whose derived rows differ."""
    from courier_desktop.store.db import Store

    store = Store(program.data_dir / "courier.db")
    with store.write() as conn:
        conn.execute("UPDATE shipments SET pieces = 9 WHERE ordinal = (SELECT max(ordinal) FROM shipments)")
    store.close()
    assert answered(program, met, "verify", "verify", status=1)["drifts"][0]["fields"] == ["pieces"]


def test_every_command_is_documented() -> None:
    def leaves(parser: Any, path: str = "") -> Iterator[str]:  # noqa: ANN401
        below = [action for action in parser._actions if isinstance(getattr(action, "choices", None), dict)]
        if not below or parser.get_default("run"):
            yield path.strip()
        for action in below:
            for name, one in action.choices.items():
                yield from leaves(one, f"{path} {name}")

    commands = set(leaves(grammar(Language.EN)))
    assert commands - set(TABLES) == set()
    assert {name for name in TABLES if name.islower() and "-" not in name} - commands == set()
    usage = PAGE.partition("## Commands")[2].partition("## What")[0]
    assert [name for name in commands if name.split()[-1] not in usage] == []


@pytest.mark.parametrize("language", Language)
def test_every_command_has_its_help(language: Language, capsys: pytest.CaptureFixture[str]) -> None:
    def walk(parser: Any) -> Iterator[Any]:  # noqa: ANN401
        yield parser
        for action in parser._actions:
            if isinstance(getattr(action, "choices", None), dict):
                for one in action.choices.values():
                    yield from walk(one)

    for parser in walk(grammar(language)):
        assert parser.format_help()
        assert [
            action.dest
            for action in parser._actions
            if not action.help and action.dest != "help" and not isinstance(getattr(action, "choices", None), dict)
        ] == []

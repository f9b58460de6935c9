"""Every sentence in every language, and every code that the program uses."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from courier_desktop.domain.address import Address
from courier_desktop.domain.errors import RefusedError
from courier_desktop.domain.messaging import MessageState
from courier_desktop.domain.notices import NoticeState
from courier_desktop.domain.rows import RouteState
from courier_desktop.domain.sentences import (
    backups,
    exports,
    faults,
    gateways,
    intake,
    marks,
    notices,
    persons,
    program,
    routes,
    staff,
    templates,
)
from courier_desktop.domain.sentences.terms import ADDRESS_PARTS, LISTS, STATES, TABLES
from courier_desktop.domain.statuses import Status
from courier_desktop.domain.transitions import Refused, plan_transition
from courier_desktop.domain.wording import SENTENCES, is_code, placeholders, say
from courier_desktop.domain.words import Language

PACKAGE = Path(__file__).parents[2] / "courier_desktop"
CASES = [(code, language) for code in SENTENCES for language in Language]
LONGEST = 170
_NAMES = re.compile(r"\{\w+\}")


def filled(name: str) -> str:
    """A value for a parameter that its sentence must show."""
    return "quiet_hours" if name == "why" else f"«{name}»"


@pytest.mark.parametrize("code", SENTENCES)
def test_the_languages_need_the_same_parameters(code: str) -> None:
    asked = {placeholders(SENTENCES[code].in_(language)) for language in Language}
    assert len(asked) == 1


@pytest.mark.parametrize(("code", "language"), CASES)
def test_a_sentence_reads_well_with_and_without_its_parameters(code: str, language: Language) -> None:
    needed, optional = placeholders(SENTENCES[code].in_(language))
    whole = {name: filled(name) for name in needed | optional}
    bare = {name: filled(name) for name in needed}
    for params in (whole, bare, {}):
        text = say(code, language, **params)
        assert text == text.strip()
        assert text.endswith(".")
        assert text[0].isupper() or text[0] in "«…“"
        assert not re.search(r"[{}\[\]]|  | [.,;:)]|\(\)|“”|\.\.|:\.", text), text
        assert len(text) <= LONGEST + sum(map(len, params.values()))
    for name in (needed | optional) - {"why"}:
        assert filled(name) in say(code, language, **whole)


@pytest.mark.parametrize(("code", "language"), CASES)
def test_languages_are_not_mixed_up(code: str, language: Language) -> None:
    spanish = {"los", "y", "está", "guía", "con", "ya"}
    english = {"the", "is", "of", "and", "it"}
    words = set(re.findall(r"\w+", _NAMES.sub("", SENTENCES[code].in_(language)).casefold()))
    if language is Language.EN:
        assert not words & spanish
    else:
        assert not words & english


def test_no_code_stands_in_two_tables() -> None:
    tables = (backups, exports, faults, gateways, intake, marks, routes, notices, persons, program, staff, templates)
    assert sum(len(table.SENTENCES) for table in tables) == len(SENTENCES)


def test_an_unknown_code_is_an_error() -> None:
    with pytest.raises(KeyError):
        say("no_such_code", Language.ES)
    assert not is_code("no_such_code")


def test_codes_become_words() -> None:
    plan = plan_transition(Status.ON_HOLD, Status.DELIVERED)
    assert isinstance(plan, Refused)
    text = say(plan.code, Language.ES, **plan.params, number="CLB-048231T")
    assert text == (
        "La guía CLB-048231T no pasa de “Detenido” a “Entregado”. Puede pasar a “En bodega”,"
        " “Listo en mostrador (ocurre)”, “En devolución”, “Cancelado” o “Siniestrado (extravío o daño)”."
    )
    assert say("rejected_at_load", Language.EN, number="CLB-1", reason="no_room").startswith(
        "The shipment CLB-1 was not loaded (no room)."
    )
    assert "la calle y el código postal" in say("address_incomplete", Language.ES, missing=("street", "postal_code"))
    assert "o CEP" in say("address_incomplete", Language.PT, missing="postal_code")


def test_a_why_is_said_inside_and_instead() -> None:
    inside = say("notice_not_waiting", Language.EN, state="expired", why="day_over")
    assert inside == (
        "This notice is not waiting any more: expired. The notice was for that day and is of no use any more."
    )
    assert say("ledger_open", Language.ES, why="disk_full", path="x") == say("disk_full", Language.ES)
    assert "/datos" in say("ledger_open", Language.ES, why="ledger_newer", path="/datos")
    assert say("ledger_open", Language.ES, why="?") == say("ledger_open", Language.ES)


def test_a_day_is_written_as_the_reader_does() -> None:
    params = {"who": "Ana", "since": "2026-11-20"}
    assert say("opted_out", Language.ES, **params).startswith("Pidió no recibir avisos el 20/11/2026, lo anotó Ana.")
    assert "on 20 Nov 2026" in say("opted_out", Language.EN, **params)
    assert say("opted_out", Language.PT).startswith("Pediu para não receber avisos.")
    assert "ayer" in say("opted_out", Language.ES, since="ayer")


def test_a_parameter_may_be_called_code() -> None:
    error = RefusedError("route_code_taken", code="R3")
    assert say(error.sentence_code, Language.EN, **error.params).startswith("There is a route R3")
    assert say("setting_number", Language.EN, least=0, most=9) == "Type a whole number from 0 to 9."


def test_every_value_of_the_vocabulary_has_its_word() -> None:
    assert {*RouteState, *NoticeState, *MessageState} == set(STATES)
    assert {part for street in ("", "Juárez") for part in Address(street=street).missing()} <= set(ADDRESS_PARTS)
    assert set(LISTS) <= set(TABLES)


def codes_used(path: Path) -> set[str]:
    """The codes that a module raises, returns or names as an error's own."""
    makers = {"RefusedError", "Refused", "Block", "Unneeded"}
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            given = node.args[:1] if node.func.id in makers else []
            given += node.args[1:] if node.func.id == "PhoneResult" else []
            given += node.args[2:3] if node.func.id == "Problem" else []
            wraps = node.func.id in {"LedgerOpenError", "UnreadableFileError"}
            given += [k.value for k in node.keywords if k.arg == "why" and wraps]
            found |= {one.value for one in given if isinstance(one, ast.Constant) and isinstance(one.value, str)}
        if (
            isinstance(node, ast.Call)
            and ast.unparse(node.func) == "telling.add"
            and isinstance(node.args[0], ast.Constant)
        ):
            found.add(str(node.args[0].value))
        if isinstance(node, ast.AnnAssign) and "ClassVar" in ast.unparse(node.annotation) and path.name == "errors.py":
            found.add(ast.literal_eval(node.value) if node.value else "")
    return found - {""}


def test_every_code_that_the_program_uses_has_a_sentence() -> None:
    used = {code: path.name for path in sorted(PACKAGE.rglob("*.py")) for code in codes_used(path)}
    assert len(used) > 20
    assert {code: where for code, where in used.items() if not is_code(code)} == {}

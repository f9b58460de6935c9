"""`history` and `correct`: every line with whose hand and where, and a line taken back with a reason."""

from __future__ import annotations

import pytest

from tests.fakes.program import Program


@pytest.fixture
def number(program: Program) -> str:
    made = program.numbers(1)[0]
    assert program("mark", made, "delivered", "--received-by", "Eva").status == 0
    return made


def test_every_line_has_its_number_its_hand_and_its_place(program: Program, number: str) -> None:
    told = program("history", number).out.splitlines()
    assert len(told) == 6
    assert told[1].startswith("1")
    assert "Entregado · Eva" in told[5]
    lines = program("history", number, "--json").json["lines"]
    assert [line["kind"] for line in lines] == ["registered", "status", "status", "status", "delivered"]
    assert {line["source"] for line in lines} == {"staff"}
    assert all(line["place"] for line in lines)


def test_a_line_is_corrected_after_it_was_seen(program: Program, number: str) -> None:
    seen = program("correct", number, "5", "--preview")
    assert seen.status == 0
    assert "Entregado" in seen.out
    assert "registered" in seen.out
    refused = program("correct", number, "5")
    assert (refused.status, "motivo" in refused.err) == (1, True)
    done = program("correct", number, "5", "--why", "era otra guía", "--note", "iba la 41", "--actor", "Lupita")
    assert (done.status, number in done.out) == (0, True)
    told = program("history", number).out
    assert "lo corrigió Lupita: Era otra guía, iba la 41" in told
    assert program("show", number, "--json").json["status"] == "registered"


def test_a_line_that_is_not_there_is_wrong_usage(program: Program, number: str) -> None:
    assert program("correct", number, "77", "--why", "not_so").status == 2
    wrong = program("correct", number, "5", "--why", "porque sí")
    assert wrong.status == 2
    assert "wrong_shipment" in wrong.err


def test_a_refusal_says_the_way(program: Program, number: str) -> None:
    refused = program("correct", number, "1", "--why", "not_so")
    assert (refused.status, "cancélala" in refused.err) == (1, True)
    preview = program("correct", number, "1", "--preview")
    assert (preview.status, "cancélala" in preview.err) == (1, True)


def test_what_is_undone_says_so(program: Program, number: str) -> None:
    assert program("undo").status == 0
    assert "lo deshizo" in program("history", number).out

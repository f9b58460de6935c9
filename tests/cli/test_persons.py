"""`export-person` and `erase-person` as a shell runs them."""

from __future__ import annotations

from pathlib import Path

import pytest

from courier_desktop.domain.address import Address
from courier_desktop.domain.draft import Party
from courier_desktop.domain.person import ERASED
from tests.fakes.program import Program

ITZEL = Party("Itzel Barragán", "+523314820937", "33 1482 0937")
RAUL = Party("Raúl Díaz", "+523314820937", "33 1482 0937")
HOME = Address(street="Calle Sol", exterior="12", postal_code="44100")


def ended(program: Program, who: Party = ITZEL) -> str:
    number = program.numbers(1, recipient=who, address=HOME)[0]
    assert program("mark", number, "cancelled").status == 0
    return number


def test_a_person_is_exported_by_any_of_their_words(program: Program, tmp_path: Path) -> None:
    number = ended(program)
    for who in (number, "33 1482 0937", "itzel barragan"):
        ran = program("export-person", who, "--out", str(tmp_path / "out"), "--json")
        assert (ran.status, ran.json["names"], ran.json["shipments"]) == (0, ["Itzel Barragán"], 1)
        assert all(Path(path).is_file() for path in ran.json["files"])


def test_nobody_is_told_so(program: Program) -> None:
    ran = program("export-person", "nadie así", "--lang", "en")
    assert ran.status == 1
    assert "nobody like that" in ran.err


def test_several_are_listed_and_picked(program: Program, tmp_path: Path) -> None:
    ended(program)
    ended(program, RAUL)
    ran = program("erase-person", "33 1482 0937", "--yes")
    assert ran.status == 1
    assert "Itzel Barragán" in ran.out
    assert "--pick" in ran.err
    listed = program("export-person", "33 1482 0937", "--json").json["candidates"]
    (itzel,) = (str(one["pick"]) for one in listed if one["name"] == "Itzel Barragán")
    ran = program("export-person", "33 1482 0937", "--pick", itzel, "--out", str(tmp_path / "o"), "--json")
    assert ran.json["names"] == ["Itzel Barragán"]
    assert program("erase-person", "33 1482 0937", "--yes", "--pick", itzel).status == 0
    assert program("shipments", "raul", "--json").json["shipments"][0]["recipient"] == "Raúl Díaz"


@pytest.mark.parametrize("pick", ["0", "9", "uno", ","])
def test_a_wrong_pick_is_wrong_usage(program: Program, pick: str) -> None:
    ended(program)
    assert program("export-person", "itzel", "--pick", pick).status == 2


def test_erasing_wants_a_yes_and_the_preview_does_nothing(program: Program) -> None:
    number = ended(program)
    assert program("erase-person", number).status == 1
    ran = program("erase-person", number, "--preview")
    assert ran.status == 0
    assert "guías 1" in ran.out
    assert program("show", number, "--json").json["recipient"]["name"] == "Itzel Barragán"
    ran = program("erase-person", number, "--yes", "--why", "mistake", "--json")
    assert (ran.status, ran.json["erased"], ran.json["freed"], ran.json["shipments"]) == (0, True, True, [number])
    assert program("show", number, "--json").json["recipient"]["name"] == ERASED
    assert program("verify").status == 0


def test_under_way_is_refused_or_left(program: Program) -> None:
    number = ended(program)
    going = program.numbers(1, recipient=ITZEL, address=HOME)[0]
    ran = program("erase-person", number, "--yes")
    assert ran.status == 1
    assert going in ran.err
    ran = program("erase-person", number, "--yes", "--ended-only")
    assert ran.status == 0
    assert going in ran.out
    assert program("show", going, "--json").json["recipient"]["name"] == "Itzel Barragán"


def test_backups_that_hold_them_are_named(program: Program) -> None:
    number = ended(program)
    made = program("backup", "--json").json["backup"]
    ran = program("erase-person", number, "--yes")
    assert made["name"] in ran.out

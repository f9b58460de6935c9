"""The search field's answers: any word in any order, accents and case aside, slips of the fingers forgiven."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from courier_desktop.domain.address import Address
from courier_desktop.domain.draft import Party
from courier_desktop.domain.rows import ShipmentQuery, SortBy, View
from courier_desktop.services import registering, shipments
from courier_desktop.services.registering import Changes
from courier_desktop.store import lists, search
from tests.fakes.desk import Desk, copied, desk_over, migrated_ledger

HOME = Address(
    street="Av. Circunvalación", exterior="1908", colonia="Santa Tere", postal_code="44200", municipality="Guadalajara"
)


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return migrated_ledger(tmp_path_factory.mktemp("search") / "template")


@pytest.fixture
def desk(template: Path, tmp_path: Path) -> Iterator[Desk]:
    with desk_over(copied(template, tmp_path / "ledger")) as made:
        person = Party("José Ángel Hernández Núñez", phone="+523336150042", phone_typed="33 3615 0042")
        made.shipment(recipient=person, address=HOME, order_number="TN-7781", note="Dejar con la portera")
        made.shipment(recipient=Party("Łucja Žižek", phone="+525512345678", phone_typed="5512345678"))
        made.shipment(recipient=Party("Gonzalo Ramírez", phone="", phone_typed="ext 12"))
        yield made


def found(desk: Desk, text: str) -> list[str]:
    """First names, the newest first."""
    return [hit.recipient.split()[0] for hit in shipments.find(desk.ctx, text)]


@pytest.mark.parametrize(
    "text",
    [
        "hernandez",
        "HERNÁNDEZ jose",
        "nunez",
        "Nuñ",
        "jo an he",
        "circunvalacion",
        "santa tere",
        "1908",
        "44200",
        "4420",
        "TN-7781",
        "7781",
        "portera",
        "0042",
        "150042",
        "3336150042",
        "+52 33 3615 0042",
        "33-3615-0042",
        "3615",
        "61500",
        "jose 0042",
        "tapatia hernandez",
        "CLB-000001",
        "000001",
    ],
)
def test_it_is_found_by(desk: Desk, text: str) -> None:
    assert found(desk, text) == ["José"]


@pytest.mark.parametrize(
    "text", ["Hernadez", "Ernandez", "hernández nuñes", "Hernandes", "Hrenandez", "sircunvalacion", "jose hernandz"]
)
def test_a_slip_of_the_fingers_is_forgiven(desk: Desk, text: str) -> None:
    assert found(desk, text) == ["José"]


@pytest.mark.parametrize("text", ["zizek", "lucja", "ŁUCJA"])
def test_letters_of_other_languages_are_folded(desk: Desk, text: str) -> None:
    assert found(desk, text) == ["Łucja"]


@pytest.mark.parametrize(
    "text", ["", "  ", "...", "zzzzzz", "99999999", "hernandez zizek", '"', "' OR 1=1 --", "*", "a" * 500]
)
def test_nothing_is_found_by(desk: Desk, text: str) -> None:
    assert found(desk, text) == []


def test_what_is_typed_right_is_not_mixed_with_what_is_near(desk: Desk) -> None:
    desk.shipment(recipient=Party("Gonzala Ramírez"))
    assert found(desk, "gonzalo") == ["Gonzalo"]


def test_the_newest_come_first_and_the_exact_number_before_all(desk: Desk) -> None:
    desk.shipments(3)
    assert found(desk, "moda")[0] == "Itzel"
    number = shipments.find(desk.ctx, "hernandez")[0].number
    assert next(hit.number for hit in shipments.find(desk.ctx, number)) == number


def test_what_was_amended_is_found_by_its_new_words_alone(desk: Desk) -> None:
    one = shipments.find(desk.ctx, "hernandez")[0].shipment_id
    person = Party("Bruno Díaz", phone="+528187654321", phone_typed="8187654321")
    changes = Changes(recipient=person, address=replace(HOME, street="Baker", postal_code="64000"))
    registering.amend(desk.ctx, one, changes)
    for gone in ("hernandez", "circunvalacion", "44200", "0042", "61500"):
        assert found(desk, gone) == []
    for now in ("bruno", "baker", "64000", "4321", "87654"):
        assert found(desk, now) == ["Bruno"]


def test_an_address_is_found_as_it_was_tidied(desk: Desk) -> None:
    desk.shipment(recipient=Party("Cero"), address=replace(HOME, postal_code="6700", street="  Calle   5 de  Mayo "))
    assert found(desk, "06700") == ["Cero"]
    one = shipments.find(desk.ctx, "cero")[0].shipment_id
    registering.amend(desk.ctx, one, Changes(note="x"))
    assert found(desk, "06700") == ["Cero"]


def test_a_beginning_that_very_many_words_share_is_asked_for_as_a_beginning(desk: Desk) -> None:
    letters = "abcdefghijklmnopqrstuvwxyz"
    for n in range(70):
        desk.shipment(recipient=Party(f"Marcos{letters[n // 26]}{letters[n % 26]}"))
    with desk.ctx.read() as conn:
        assert len(search.endings(conn, "marcos")) > 60
        assert search.match_of(conn, "marcos") == '"marcos"*'
    assert len(shipments.find(desk.ctx, "marcos", limit=100)) == 70


@pytest.mark.parametrize("sort", SortBy)
@pytest.mark.parametrize("view", [View.ALL, View.OPEN, View.TODAY])
def test_a_list_of_words_pages_whole_in_every_order(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, sort: SortBy, view: View
) -> None:
    desk.shipments(7)
    query = ShipmentQuery(view=view, text="moda", sort=sort)
    whole = [row.number for row in shipments.page(desk.ctx, query).rows]
    assert len(whole) == 10
    seen: list[str] = []
    after = None
    while True:
        page = shipments.page(desk.ctx, query, after, 3)
        seen += [row.number for row in page.rows]
        if (after := page.next) is None:
            break
    assert seen == whole
    monkeypatch.setattr(lists, "FEW", 4)
    counted = shipments.counts(desk.ctx, query)
    assert (counted.total, counted.whole) == (4, False)

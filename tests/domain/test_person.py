"""Who is the same person, and where a text gives somebody away."""

from __future__ import annotations

import pytest

from courier_desktop.domain.address import Address
from courier_desktop.domain.ids import PartyId
from courier_desktop.domain.person import ERASED, KnownParty, Marks, Person, candidates_among, names_alike

HOME = Address(street="Calle Gómez de Mendiola", exterior="1873", postal_code="44380")
OTHER = Address(street="Av. Juárez", exterior="12", postal_code="44100")


def row(party: str, name: str, phone: str = "", address: Address = HOME) -> KnownParty:
    return KnownParty(PartyId(party), name, phone, address)


def groups(*rows: KnownParty) -> list[set[str]]:
    found: dict[int, set[str]] = {}
    for one in candidates_among(rows):
        found.setdefault(one.group, set()).update(one.parties)
    return list(found.values())


def test_one_phone_is_one_person_however_it_is_written() -> None:
    rows = (row("a", "Itzel Ochoa", "+523314820937"), row("b", "Itzel O.", "+5213314820937", OTHER))
    assert groups(*rows) == [{"a", "b"}]


def test_a_name_at_its_address_is_one_person_though_the_phone_changed() -> None:
    rows = (
        row("a", "Itzel Ochoa", "+523314820937"),
        row(
            "b",
            "ITZEL  OCHOA",
            "+523399999999",
            Address(street="calle gomez de mendiola", exterior="1873", postal_code="44380"),
        ),
    )
    assert groups(*rows) == [{"a", "b"}]


def test_namesakes_elsewhere_are_others() -> None:
    assert groups(row("a", "Juan Pérez"), row("b", "Juan Pérez", address=OTHER)) == [{"a"}, {"b"}]
    assert groups(row("a", "Juan Pérez", address=Address()), row("b", "Juan Pérez", address=Address())) == [
        {"a"},
        {"b"},
    ]


def test_a_chain_of_likenesses_is_one_group() -> None:
    rows = (
        row("a", "Ana", "+523311111111", OTHER),
        row("b", "Itzel Ochoa", "+523322222222"),
        row("c", "Itzel Ochoa", "+523311111111"),
    )
    assert groups(*rows) == [{"a", "b", "c"}]


def test_a_shops_phone_shows_the_strangers_apart() -> None:
    shop = "+523336150042"
    found = candidates_among(
        [row("a", "Itzel Ochoa", shop), row("b", "Itzel Ochoa Ruiz", shop), row("c", "Raúl Díaz", shop)]
    )
    assert [(one.name, one.alike) for one in found] == [
        ("Itzel Ochoa", True),
        ("Itzel Ochoa Ruiz", True),
        ("Raúl Díaz", False),
    ]
    assert Person.of(one for one in found if one.alike).parties == ("a", "b")


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [("Ma. Itzel", "itzel", True), ("", "Raúl", True), ("Raúl Díaz", "Raúl Soto", False)],
)
def test_names_alike(one: str, other: str, alike: bool) -> None:
    assert names_alike(one, other) is alike


MARKS = Marks.of(["Itzel Gómez", "Itzel"], ["+523314820937", "12"])


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Avisar a ITZEL  GOMEZ antes", f"Avisar a {ERASED} antes"),
        ("Itzel-Gómez, 33 1482 0937.", f"{ERASED}, {ERASED}."),
        ("Tel (52)3314820937", f"Tel ({ERASED}"),
        ("Itzel no contesta", "Itzel no contesta"),
        ("Itzel Gómezpalacio", "Itzel Gómezpalacio"),
        ("pedido 3314820938", "pedido 3314820938"),
        ("", ""),
    ],
)
def test_a_text_loses_only_the_full_name_and_the_phone(text: str, left: str) -> None:
    assert MARKS.blanked(text) == left
    assert MARKS.names_them(text) is (text != left)

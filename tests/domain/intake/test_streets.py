"""Mexican addresses taken apart, and streets between found where people write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courier_desktop.domain.intake.streets import Parts, split_line, split_street, take_between, take_crossing


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("Av. Revolución 305", ("Av. Revolución", "305", "")),
        ("Calle Gómez de Mendiola 1873 int. 4", ("Calle Gómez de Mendiola", "1873", "4")),
        ("Av. 16 de Septiembre No. 120-B depto 4", ("Av. 16 de Septiembre", "120-B", "depto 4")),
        ("Alemania 123 #45 Int. 2", ("Alemania 123", "45", "2")),
        ("Rosas 12, Int 3", ("Rosas", "12", "3")),
        ("Priv. Niños Héroes s/n", ("Priv. Niños Héroes", "S/N", "")),
        ("Av Siempre Viva 742 B", ("Av Siempre Viva", "742 B", "")),
        ("Calle 5 de Mayo 22", ("Calle 5 de Mayo", "22", "")),
        ("Calle 10 25", ("Calle 10", "25", "")),
        ("Calle 5 de Mayo", ("Calle 5 de Mayo", "", "")),
        ("Calle 5", ("Calle 5", "", "")),
        ("Carretera a Chapala Km 5.5", ("Carretera a Chapala Km 5.5", "", "")),
        ("Sin nombre", ("Sin nombre", "", "")),
    ],
)
def test_a_street_with_its_number(line: str, parts: tuple[str, str, str]) -> None:
    assert split_street(line) == parts


def test_a_whole_address_in_one_line() -> None:
    line = "Alemania 123 #45 Int. 2, entre Morelos y Hidalgo, Col. Moderna, C.P. 44190, Guadalajara, Jalisco"
    assert split_line(line) == Parts(
        street="Alemania 123",
        exterior="45",
        interior="2",
        colonia="Moderna",
        postal_code="44190",
        municipality="Guadalajara",
        state="Jalisco",
        between="Morelos y Hidalgo",
    )


def test_other_orders_of_a_whole_address() -> None:
    found = split_line("Calle 60 #491 x 57 y 59, Centro, 97000 Mérida, Yucatán, México")
    assert (found.street, found.exterior, found.between) == ("Calle 60", "491", "57 y 59")
    assert (found.colonia, found.postal_code, found.municipality) == ("Centro", "97000", "Mérida")
    assert (found.state, found.country) == ("Yucatán", "MX")
    found = split_line("Lerdo 5 Referencia: casa azul, Centro, Toluca, Estado de México, CP 50000")
    assert (found.references, found.municipality, found.state) == ("casa azul", "Toluca", "Estado de México")
    assert split_line("Av. Uno 2, Zapopan, Jal., MX").country == "MX"


def test_elsewhere_the_number_stays_with_the_street() -> None:
    assert split_line("Rua A 123, Centro, São Paulo, SP", mexican=False).street == "Rua A 123"


@pytest.mark.parametrize(
    ("text", "between", "rest"),
    [
        ("Entre calles Hidalgo y Morelos; tocar fuerte", "Hidalgo y Morelos", "tocar fuerte"),
        ("Casa azul entre Juárez y Pípila. Timbre 2", "Juárez y Pípila", "Casa azul; Timbre 2"),
        ("entre calle 9 y 11", "9 y 11", ""),
        ("entregar entre 9 y 14 horas", "", "entregar entre 9 y 14 horas"),
        ("entre lunes y viernes", "", "entre lunes y viernes"),
        ("dejar en portería", "", "dejar en portería"),
    ],
)
def test_streets_between_inside_a_note(text: str, between: str, rest: str) -> None:
    assert take_between(text) == (between, rest)


def test_crossings_the_way_of_merida() -> None:
    assert take_crossing("Calle 60 #491 x 57 y 59") == ("57 y 59", "Calle 60 #491")
    assert take_crossing("Calle 60 #491") == ("", "Calle 60 #491")


@given(st.text(max_size=120))
def test_no_line_breaks_the_reader(line: str) -> None:
    split_line(line)
    split_street(line)
    take_between(line)

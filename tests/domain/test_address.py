"""Addresses tidied: what is tidy stays the same object, and nothing untidy is passed over."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from courier_desktop.domain.address import Address, clean_postal_code, tidy

PARTS = st.text("aé¦ \t\u00a0\u200b\u2003", max_size=4)


@given(PARTS, PARTS, PARTS)
def test_every_part_is_tidied(street: str, colonia: str, references: str) -> None:
    found = tidy(Address(street=street, colonia=colonia, references=references))
    for typed, part in ((street, found.street), (colonia, found.colonia), (references, found.references)):
        assert part == " ".join(typed.replace("\u200b", " ").split())


def test_a_tidy_one_stays() -> None:
    address = Address(street="Calle Gómez ¦ de", exterior="1873", postal_code="44380", latitude=20.6)
    assert tidy(address) == address
    plain = Address(street="Calle Gómez de Mendiola", exterior="1873", references="junto a la tortillería")
    assert tidy(plain) is plain


def test_postal_codes() -> None:
    assert [clean_postal_code(raw) for raw in ("44380", "'06700", "6700", "6700.0", " 01000 ", "C1425")] == [
        "44380",
        "06700",
        "06700",
        "06700",
        "01000",
        "C1425",
    ]

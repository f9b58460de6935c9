"""The time zone of a Mexican place, by its state or postal code."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courier_desktop.domain import places
from courier_desktop.domain.address import Address
from courier_desktop.domain.places import zone_of


@pytest.mark.parametrize(
    ("state", "code", "zone"),
    [
        ("Sonora", "", "America/Hermosillo"),
        ("SON.", "83000", "America/Hermosillo"),
        ("Jalisco", "44380", "America/Mexico_City"),
        ("B.C.", "22000", "America/Tijuana"),
        ("Baja California Sur", "", "America/Mazatlan"),
        ("BCS", "23000", "America/Mazatlan"),
        ("Q. Roo", "77500", "America/Cancun"),
        ("quintana roo", "", "America/Cancun"),
        ("Sinaloa", "80000", "America/Mazatlan"),
        ("Nayarit", "63000", "America/Mazatlan"),
        ("", "63732", "America/Bahia_Banderas"),
        ("Chih.", "31000", "America/Chihuahua"),
        ("Chihuahua", "32500", "America/Ciudad_Juarez"),
        ("Chihuahua", "32880", "America/Ojinaga"),
        ("N.L.", "64000", "America/Monterrey"),
        ("Tamaulipas", "88000", "America/Matamoros"),
        ("Tamaulipas", "89000", "America/Monterrey"),
        ("", "97000", "America/Merida"),
        ("Edo. de México", "57000", "America/Mexico_City"),
        ("CDMX", "", "America/Mexico_City"),
        ("Sonora", "44380", "America/Hermosillo"),
        ("Guadalajara", "44380", "America/Mexico_City"),
        ("", "", ""),
        ("Ontario", "4438", ""),
    ],
)
def test_each_place_has_its_clock(state: str, code: str, zone: str) -> None:
    assert zone_of(Address(state=state, postal_code=code)) == zone


def test_abroad_nothing_is_told() -> None:
    assert zone_of(Address(state="Sonora", postal_code="83000", country="AR")) == ""


def test_every_postal_code_of_mexico_has_a_state_of_one_zone() -> None:
    codes = [code for _, codes, _ in places._STATES for code in codes.split()]
    assert sorted(codes) == [f"{n:02}" for n in range(100) if f"{n:02}" not in {"17", "18", "19"}]
    for zone in {zone_of(Address(postal_code=f"{n:05}")) for n in range(100_000)} - {""}:
        assert ZoneInfo(zone).key == zone


@given(st.text(max_size=40), st.text(max_size=8))
def test_nothing_typed_makes_it_fail(state: str, code: str) -> None:
    zone = zone_of(Address(state=state, postal_code=code))
    assert zone == "" or ZoneInfo(zone).key == zone

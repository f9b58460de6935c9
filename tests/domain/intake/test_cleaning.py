"""Cells cleaned, and the quick look that passes over rows with nothing to clean."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courier_desktop.domain.intake.cleaning import clean_cell, clean_rows


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("  Av.  México\t1500 ", "Av. México 1500"),
        ('="00123"', "00123"),
        ("'+52 33 1482 0937", "+52 33 1482 0937"),
        ("'s-Hertogenbosch", "'s-Hertogenbosch"),
        ("No informado", ""),
        ("#N/A", ""),
        ("#12", "#12"),
        ("a¦ b", "a¦ b"),
    ],
)
def test_a_cell_as_meant(raw: str, clean: str) -> None:
    assert clean_cell(raw) == clean
    assert clean_rows([["x", raw, "y"]]) == [["x", clean, "y"]]


CELLS = st.one_of(st.sampled_from(["Oblatos", "#12", "-", "N/A", "¦"]), st.text("a ¦'=#nN-/\t12ñ¿\u2003", max_size=4))


@given(st.lists(st.lists(CELLS, min_size=3, max_size=3), max_size=8))
def test_no_row_with_something_to_clean_is_passed_over(rows: list[list[str]]) -> None:
    assert clean_rows(rows) == [[clean_cell(cell) for cell in row] for row in rows]


def test_a_row_that_needs_nothing_is_the_same_list() -> None:
    rows = [["Oblatos", "#12", "Col. Centro"], ["a", "b", " c"]]
    cleaned = clean_rows(rows)
    assert cleaned[0] is rows[0]
    assert cleaned[1] == ["a", "b", "c"]

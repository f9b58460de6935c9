"""Who may do what: the table cell by cell, written by hand a second time."""

from __future__ import annotations

import pytest

from courier_desktop.domain.staff import RIGHT_WORDS, RIGHTS, ROLE_WORDS, Right, Role, may

# One line for each right; the columns are owner, office, driver, read only.
TABLE = """
register     y y . .
mark         y y y .
decide       y y . .
routes       y y . .
delays       y y . .
notify       y y . .
undo         y y . .
correct_end  y . . .
settings     y . . .
staff        y . . .
backup       y y . .
restore      y . . .
erase        y . . .
export       y y . .
repair       y y . .
upkeep       y y y y
"""
CELLS = [
    (role, Right(words[0]), cell == "y")
    for words in (line.split() for line in TABLE.split("\n") if line)
    for role, cell in zip(Role, words[1:], strict=True)
]


@pytest.mark.parametrize(("role", "right", "allowed"), CELLS)
def test_the_table_of_rights(role: Role, right: Right, allowed: bool) -> None:
    assert may(role, right) is allowed


def test_the_table_has_every_cell() -> None:
    assert {(role, right) for role, right, _ in CELLS} == {(role, right) for role in Role for right in Right}
    assert set(RIGHTS) == set(Role) == set(ROLE_WORDS)
    assert set(RIGHT_WORDS) == set(Right)

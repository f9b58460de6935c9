"""A value as a CSV cell and as a JSON line: what went out comes back, and nothing is a formula."""

from __future__ import annotations

import csv
import io
import json

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from courier_desktop.domain.exports.cells import Value, from_cell, to_cell
from courier_desktop.domain.exports.columns import Column, Kind
from courier_desktop.domain.exports.history import ADDRESSES, DRIVERS, EVENTS, TEXTS
from courier_desktop.domain.exports.lines import fits, from_line, to_line
from courier_desktop.domain.exports.tables import TABLES
from courier_desktop.domain.money import Money
from courier_desktop.domain.words import Words

FORMULAS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
TEXTS_OF_PEOPLE = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | TEXTS_OF_PEOPLE,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS_OF_PEOPLE, inner, max_size=3),
    max_leaves=6,
)


def column(kind: Kind, *, empty: bool = False) -> Column:
    return Column("x", kind, Words("x", "x", "x"), empty)


def through_csv(text: str) -> str:
    """The cell after a file of it was written and read."""
    file = io.StringIO(newline="")
    csv.writer(file).writerow([text, "next"])
    ((cell, _),) = csv.reader(io.StringIO(file.getvalue(), newline=""), strict=True)
    return cell


@given(TEXTS_OF_PEOPLE, st.sampled_from(["", *FORMULAS, "'", "''", "'="]), st.booleans())
@example("", "", True)
@example("", "'", True)
def test_a_text_comes_back_and_is_no_formula(text: str, head: str, empty: bool) -> None:
    one = column(Kind.TEXT, empty=empty)
    cell = to_cell(head + text, one)
    assert not cell.startswith(FORMULAS)
    assert from_cell(through_csv(cell), one) == head + text


def test_nothing_is_told_from_an_empty_text() -> None:
    may, must = column(Kind.TEXT, empty=True), column(Kind.TEXT)
    assert (to_cell(None, may), to_cell("", may), to_cell("", must)) == ("", "'", "")
    assert (from_cell("", may), from_cell("'", may), from_cell("", must)) == (None, "", "")


@given(JSON_VALUES)
@example("=1")
@example(-5)
def test_json_comes_back(value: Value) -> None:
    one = column(Kind.JSON)
    cell = to_cell(value, one)
    assert not cell.startswith(FORMULAS)
    assert json.dumps(from_cell(through_csv(cell), one)) == json.dumps(value)


@given(st.integers() | st.none())
def test_a_whole_number_comes_back(value: int | None) -> None:
    one = column(Kind.WHOLE, empty=True)
    assert from_cell(to_cell(value, one), one) == value


@given(st.floats(allow_nan=False))
def test_a_number_comes_back(value: float) -> None:
    one = column(Kind.NUMBER, empty=True)
    assert from_cell(to_cell(value, one), one) == value


@pytest.mark.parametrize(("value", "cell"), [(True, "1"), (False, "0")])
def test_yes_and_no(value: bool, cell: str) -> None:
    one = column(Kind.FLAG)
    assert to_cell(value, one) == cell
    assert from_cell(cell, one) is value
    with pytest.raises(ValueError, match="sí"):
        from_cell("sí", one)


@pytest.mark.parametrize(
    ("money", "cell"), [(Money(125_050), "1250.50"), (Money(5, "USD"), "0.05"), (Money(900, "CLP"), "900")]
)
def test_money_is_a_bare_figure(money: Money, cell: str) -> None:
    assert to_cell(money, column(Kind.MONEY, empty=True)) == cell


def test_a_line_holds_a_row_by_the_names_of_its_columns() -> None:
    row: list[Value] = ["Beto", "", "moto", True, "01"]
    line = to_line(DRIVERS.names, row)
    assert json.loads(line) == {"name": "Beto", "phone": "", "vehicle": "moto", "active": True, "driver_id": "01"}
    assert from_line(DRIVERS.names, line) == row
    for wrong in ("", "[]", "null", "{}", '{"name":"Beto"}', "{"):
        with pytest.raises(ValueError):  # noqa: PT011 - json says each in its own words
            from_line(DRIVERS.names, wrong)


@pytest.mark.parametrize(
    ("row", "fit"),
    [
        (["Beto", "", "moto", True, "01"], True),
        (["Beto", "", "moto", 1, "01"], False),
        (["Beto", "", "moto", None, "01"], False),
        (["Beto", "", "moto", True], False),
        ([None, "", "moto", True, "01"], False),
        ([{"a": 1}, "", "moto", True, "01"], False),
    ],
)
def test_a_row_must_be_of_its_columns_kinds(row: list[Value], fit: bool) -> None:
    assert fits(DRIVERS, row) is fit


def test_numbers_may_be_missing_where_the_column_says_so() -> None:
    place: list[Value] = ["", "", "", "", "", "", "", "", "", "", 20.67, None, "01"]
    assert fits(ADDRESSES, place)
    assert not fits(TEXTS, [True, "01"])
    assert not fits(EVENTS, [True, *[""] * (len(EVENTS.columns) - 1)])


def test_names_tell_files_and_columns_apart() -> None:
    assert len({table.name for table in TABLES}) == len(TABLES)
    for table in TABLES:
        assert len(set(table.names)) == len(table.names)
        assert all(name == name.lower().replace(" ", "_") for name in (table.name, *table.names))

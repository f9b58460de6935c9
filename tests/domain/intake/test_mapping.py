"""A mapping is kept as text, overruled by COLUMN=FIELD, and the same for all sheets of one shape."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courier_desktop.domain.intake.fields import Field
from courier_desktop.domain.intake.mapping import Mapping, from_text, overruled, parse_override, signature, to_text

TITLES = ("Folio", "Quién", "Tel. casa", "Tel. casa")


def test_a_mapping_survives_as_text() -> None:
    mapping = Mapping((Field.ORDER_NUMBER, None, Field.PHONE, Field.PHONE), frozenset({3}))
    assert from_text(to_text(mapping), 4) == mapping


def test_a_mapping_of_another_sheet_is_none() -> None:
    assert from_text(to_text(Mapping((None, None))), 1) is None
    assert from_text("no json", 2) is None
    assert from_text('["no_such_field"]', 2) is None
    assert from_text('["phone"]', 2) == Mapping((Field.PHONE, None))


@given(st.text(max_size=40))
def test_no_text_breaks_the_reader(text: str) -> None:
    from_text(text, 3)
    parse_override(text, TITLES)


@pytest.mark.parametrize(
    ("text", "chosen"),
    [
        ("Quién=recipient_name", (1, Field.RECIPIENT_NAME)),
        ("quien=Recipient-Name", (1, Field.RECIPIENT_NAME)),
        ("B=phone", (1, Field.PHONE)),
        ("2=phone", (1, Field.PHONE)),
        ("Folio=none", (0, None)),
        ("Folio=", (0, None)),
        ("Nadie=phone", None),
        ("Folio=nothing_such", None),
        ("Folio", None),
    ],
)
def test_column_and_field(text: str, chosen: tuple[int, Field | None] | None) -> None:
    assert parse_override(text, TITLES) == chosen


def test_what_is_chosen_stands_before_what_was_guessed() -> None:
    mapping = Mapping((Field.ORDER_NUMBER, None, Field.PHONE, Field.NOTE))
    chosen = overruled(mapping, [(1, Field.PHONE)])
    assert chosen.columns(Field.PHONE) == (1,)
    assert chosen.columns(Field.PHONE, fallback=True) == (2,)
    assert overruled(mapping, [(1, Field.NOTE)]).columns(Field.NOTE) == (1, 3)
    assert overruled(mapping, [(2, None)]).columns(Field.PHONE) == ()


def test_our_own_column_of_problems_does_not_change_the_shape() -> None:
    assert signature(("Número de orden", "Nombre")) == signature(("numero de orden", "Nombre", "problema"))
    assert signature(("Número de orden", "Nombre")) != signature(("Nombre", "Número de orden"))

"""The capture modes, and the draft that a form makes."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from courier_desktop.domain.capture import (
    FormValues,
    Mode,
    carried_over,
    good_postal_code,
    next_form,
    parse_weight,
    read,
    to_draft,
    written,
)
from courier_desktop.domain.draft import Promise
from courier_desktop.domain.money import Money
from courier_desktop.domain.words import Language

PROMISE = Promise(datetime(2026, 11, 20, 16, tzinfo=UTC), datetime(2026, 11, 20, 19, tzinfo=UTC))
SAVED = FormValues(
    sender_name="Moda Tapatía",
    sender_phone="33 3615 0042",
    phone="33 1482 0937",
    name="Itzel Ochoa",
    company="Ochoa e Hijos",
    street="Gómez de Mendiola",
    exterior="1873",
    postal_code="44380",
    references="Portón verde",
    pieces=2,
    weight="1.5",
    contents="Zapatos",
    cash="$1,250.00",
    declared="2000",
    promise=PROMISE,
    note="Tocar fuerte",
    signed_copy=True,
    language=Language.EN,
)


def test_star_clears_only_the_recipient() -> None:
    after = next_form(Mode.STAR, SAVED)
    kept = replace(SAVED, phone="", name="", company="", language=Language.ES)
    assert after == replace(kept, street="", exterior="", postal_code="", references="")


def test_chain_makes_the_recipient_the_next_sender() -> None:
    assert next_form(Mode.CHAIN, SAVED) == FormValues(sender_name="Itzel Ochoa", sender_phone="33 1482 0937")


def test_a_round_trip_swaps_once_and_then_ends() -> None:
    back = next_form(Mode.ROUND_TRIP, SAVED)
    assert (back.sender_name, back.sender_phone) == ("Itzel Ochoa", "33 1482 0937")
    assert (back.name, back.phone) == ("Moda Tapatía", "33 3615 0042")
    assert back.returning
    assert back.cash == ""
    assert next_form(Mode.ROUND_TRIP, back) == FormValues()


def test_normal_blanks_all() -> None:
    usual = FormValues(language=Language.PT)
    assert next_form(Mode.NORMAL, SAVED, usual) == usual


def test_what_was_typed_while_saving_stays() -> None:
    now = replace(SAVED, note="Otra nota")
    assert carried_over(now, SAVED, FormValues()) == FormValues(note="Otra nota")


@pytest.mark.parametrize("mode", list(Mode))
def test_a_draft_is_read_as_it_was_written(mode: Mode) -> None:
    assert read(written(mode, SAVED)) == (mode, SAVED)
    assert read(written(mode, FormValues())) == (mode, FormValues())


@pytest.mark.parametrize("body", [None, "", "{", "[]", '{"mode": "star"}', '{"mode": "star", "values": {"x": 1}}'])
def test_another_versions_draft_is_no_draft(body: str | None) -> None:
    assert read(body) is None


def test_the_draft_holds_what_the_form_says() -> None:
    draft = to_draft(replace(SAVED, name="  Itzel   Ochoa "), "MX", "MXN")
    assert draft.sender.phone == "+523336150042"
    assert (draft.recipient.name, draft.recipient.phone) == ("Itzel Ochoa", "+523314820937")
    assert (draft.recipient.company, draft.recipient.language) == ("Ochoa e Hijos", Language.EN)
    assert draft.address.street_line() == "Gómez de Mendiola 1873"
    assert (draft.pieces, draft.weight_g, draft.contents) == (2, 1500, "Zapatos")
    assert (draft.cash_on_delivery, draft.declared_value) == (Money(125_000), Money(200_000))
    assert draft.promise == PROMISE
    assert draft.signed_copy


def test_an_empty_form_asks_for_nothing() -> None:
    draft = to_draft(FormValues(), "MX", "MXN")
    assert draft.cash_on_delivery is None
    assert draft.weight_g is None
    assert draft.recipient.phone == ""


@pytest.mark.parametrize(
    ("text", "grams"),
    [("1.5", 1500), ("0,250 kg", 250), ("12 kilos", 12_000), ("0", None), ("uno", None), ("-1", None), ("9999", None)],
)
def test_weights(text: str, grams: int | None) -> None:
    assert parse_weight(text) == grams


@pytest.mark.parametrize(
    ("text", "region", "good"),
    [("44380", "MX", True), ("1000", "MX", True), ("443", "MX", False), ("4438A", "MX", False), ("C1425", "AR", True)],
)
def test_postal_codes(text: str, region: str, good: bool) -> None:
    assert good_postal_code(text, region) is good

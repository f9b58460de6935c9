"""Texts to submit to WhatsApp keep its rules; the rules find what breaks them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courier_desktop.domain.notices import NoticeEvent
from courier_desktop.domain.template_maps import TemplateMap, guess, problem_of, value_of
from courier_desktop.domain.template_suggestions import Fault, faults, suggestion
from courier_desktop.domain.template_variables import KEYS, VARIABLES
from courier_desktop.domain.whatsapp_templates import ApprovedTemplate, TemplateButton, filled_body, variables_of
from courier_desktop.domain.words import Language

EVERY = [(event, language) for event in NoticeEvent for language in Language]
GOOD = "Hola {{1}}, tu paquete con guía {{2}} va en camino hoy."


@pytest.mark.parametrize(("event", "language"), EVERY)
def test_each_suggestion_keeps_whatsapps_rules(event: NoticeEvent, language: Language) -> None:
    told = suggestion(event, language)
    assert faults(told.name, told.body) == ()
    assert variables_of(told.body) == tuple(str(one) for one in range(1, len(told.keys) + 1))
    assert set(told.keys) <= KEYS
    assert all(told.examples)
    assert "number" in told.keys


@pytest.mark.parametrize(
    ("name", "body", "fault"),
    [
        ("Aviso", GOOD, Fault.NAME),
        ("aviso-1", GOOD, Fault.NAME),
        ("a", "", Fault.LONG),
        ("a", "palabra " * 200, Fault.LONG),
        ("a", "Hola {{2}}, tu paquete va en camino hoy.", Fault.ORDER),
        ("a", "Hola {{1}}, tu paquete {{3}} va en camino hoy a tu casa.", Fault.ORDER),
        ("a", "Hola {{1}}, tu paquete {{guia}} va en camino hoy a tu casa.", Fault.MIXED),
        ("a", "{{1}}, tu paquete va en camino hoy.", Fault.EDGE),
        ("a", "Hola, tu paquete va en camino hoy {{1}}.", Fault.EDGE),
        ("a", "Hola {{1}}, {{2}} va en camino hoy con tu paquete.", Fault.ADJACENT),
        ("a", "Hola {{1}} va {{2}} hoy.", Fault.FEW_WORDS),
        ("a", "Hola {{1}}.\n\n\n\nTu paquete va en camino hoy.", Fault.GAPS),
        ("a", "Hola {{1}}.     Tu paquete va en camino hoy.", Fault.GAPS),
    ],
)
def test_each_rule_is_found_broken(name: str, body: str, fault: Fault) -> None:
    assert faults("a", GOOD) == ()
    assert faults(name, body) == (fault,)


@given(st.text(max_size=300), st.text(max_size=300))
def test_any_text_is_judged(name: str, body: str) -> None:
    assert set(faults(name, body)) <= set(Fault)


def approved(body: str = GOOD, **more: object) -> ApprovedTemplate:
    return ApprovedTemplate(
        name="aviso",
        language="es_MX",
        status="APPROVED",
        body=body,
        variables=variables_of(body),
        **more,  # type: ignore[arg-type]  # any of its fields
    )


@pytest.mark.parametrize(("event", "language"), EVERY)
def test_a_suggestion_that_was_approved_is_mapped_by_itself(event: NoticeEvent, language: Language) -> None:
    told = suggestion(event, language)
    chosen = guess(approved(told.body), event, language)
    assert chosen.keys == told.keys
    assert problem_of(approved(told.body), chosen) == ""


def test_a_guess_reads_names_and_fits_the_counts() -> None:
    named = approved("Hola {{nombre}}, la guía {{numero}} de {{remitente}} va en camino.")
    assert guess(named, NoticeEvent.DELAY, Language.ES).keys[::2] == ("first_name", "sender")
    many = approved("x " + " y ".join(f"{{{{{one}}}}}" for one in range(1, 15)) + " z")
    asking = approved(
        buttons=(TemplateButton(kind="URL", url="https://x.mx/{{1}}"),), header="TEXT", header_text="{{1}}"
    )
    for one in (named, many, asking, approved("Hola")):
        assert problem_of(one, guess(one, NoticeEvent.DELAY, Language.ES)) == ""


@pytest.mark.parametrize(
    ("template", "keys", "problem"),
    [
        (None, ("number",), "template_missing"),
        (approved(), ("number",), "template_mismatch"),
        (approved(), ("number", "zzz"), "template_mismatch"),
        (approved(), ("number", "options"), "template_mismatch"),
        (approved(), ("number", "sender", "when"), "template_mismatch"),
        (approved(header="IMAGE"), ("number", "sender"), "template_mismatch"),
        (approved(), ("number", "sender"), ""),
    ],
)
def test_what_cannot_stand_for_a_notice(template: ApprovedTemplate | None, keys: tuple[str, ...], problem: str) -> None:
    assert problem_of(template, TemplateMap(name="aviso", language="es_MX", keys=keys)) == problem


@given(st.sampled_from([one.key for one in VARIABLES]), st.text(max_size=500), st.sampled_from(Language))
def test_a_value_is_as_whatsapp_takes_it(key: str, text: str, language: Language) -> None:
    value = value_of(key, {key: text}, language)
    assert value
    assert value == " ".join(value.split())
    assert len(value) <= 300


def test_an_empty_value_says_something() -> None:
    assert value_of("first_name", {}, Language.ES) == "cliente"
    assert value_of("number", {"number": " \n "}, Language.ES) == "-"
    assert value_of("hello", {"hello": "Soy *Ana*,\n de aquí"}, Language.ES) == "Soy Ana, de aquí"
    assert "{{" not in filled_body(approved(), ["a", "b"])

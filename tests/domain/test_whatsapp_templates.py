"""Approved templates: what they ask for, what is refused before it is sent, how they read."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courier_desktop.domain.messaging import TemplateUse
from courier_desktop.domain.values import replace
from courier_desktop.domain.whatsapp_templates import (
    ApprovedTemplate,
    TemplateButton,
    best,
    clean,
    filled,
    languages_for,
    preview,
    problems,
    variables_of,
)
from courier_desktop.domain.wording import is_code
from courier_desktop.domain.words import Language

BODY = "Hola {{1}}, tu envío {{2}} llega hoy."
PLAIN = ApprovedTemplate(name="aviso", language="es_MX", status="APPROVED", body=BODY, variables=("1", "2"))
SEEK = TemplateButton(kind="URL", text="Seguir", url="https://norte.example/g/{{1}}")
SITE = TemplateButton(kind="URL", text="Sitio", url="https://norte.example")


@pytest.mark.parametrize(
    ("body", "variables"),
    [
        (BODY, ("1", "2")),
        ("{{2}} y {{1}} y {{ 10 }}", ("1", "2", "10")),
        ("Hola {{nombre}}, {{guia}}, {{nombre}}", ("nombre", "guia")),
        ("Sin nada {1} {{}} {{a b}} {{á}}", ()),
    ],
)
def test_variables_are_found_in_the_order_of_their_values(body: str, variables: tuple[str, ...]) -> None:
    assert variables_of(body) == variables


def test_a_template_that_fits_has_no_problem() -> None:
    assert problems(PLAIN, ("Ana", "AB12CD")) == ""
    assert problems(replace(PLAIN, buttons=(SITE, SEEK)), ("Ana", "X"), button_value="AB12CD") == ""
    assert problems(replace(PLAIN, header="DOCUMENT"), ("Ana", "X"), with_file=True) == ""
    assert problems(replace(PLAIN, header="TEXT", header_text="Guía {{1}}"), ("Ana", "X"), header_value="AB") == ""


@pytest.mark.parametrize(
    ("status", "code"),
    [
        ("PENDING", "template_missing"),
        ("IN_APPEAL", "template_missing"),
        ("", "template_missing"),
        ("approved", "template_missing"),
        ("PAUSED", "template_paused"),
        ("REJECTED", "template_paused"),
        ("DISABLED", "template_paused"),
    ],
)
def test_only_what_is_approved_goes(status: str, code: str) -> None:
    assert problems(replace(PLAIN, status=status), ("Ana", "AB12CD")) == code
    assert is_code(code)


@pytest.mark.parametrize(
    "template",
    [
        replace(PLAIN, variables=("1",)),
        replace(PLAIN, buttons=(SEEK,)),
        replace(PLAIN, buttons=(TemplateButton(kind="COPY_CODE"),)),
        replace(PLAIN, header="IMAGE"),
        replace(PLAIN, header="VIDEO"),
        replace(PLAIN, header="LOCATION"),
        replace(PLAIN, header="TEXT", header_text="Guía {{1}}"),
        replace(PLAIN, category="AUTHENTICATION"),
    ],
)
def test_what_would_be_sent_incomplete_is_refused(template: ApprovedTemplate) -> None:
    assert problems(template, ("Ana", "AB12CD")) == "template_mismatch"


def test_what_a_template_has_no_place_for_is_refused() -> None:
    assert problems(PLAIN, ("Ana",)) == "template_mismatch"
    assert problems(PLAIN, ("Ana", "X", "Y")) == "template_mismatch"
    assert problems(PLAIN, ("Ana", "X"), button_value="Y") == "template_mismatch"
    assert problems(PLAIN, ("Ana", "X"), header_value="Y") == "template_mismatch"
    assert problems(PLAIN, ("Ana", "X"), with_file=True) == "template_mismatch"


def test_a_body_that_grew_too_long_is_refused() -> None:
    longest = 1024 - len("Hola , tu envío X llega hoy.")
    assert problems(PLAIN, ("a" * longest, "X")) == ""
    assert problems(PLAIN, ("a" * (longest + 1), "X")) == "text_too_long"
    header = replace(PLAIN, header="TEXT", header_text="{{1}}")
    assert problems(header, ("Ana", "X"), header_value="a" * 61) == "text_too_long"


def test_a_preview_is_what_the_recipient_reads() -> None:
    whole = replace(PLAIN, header="TEXT", header_text="Guía {{1}}", footer="Paquetes del Norte")
    assert preview(whole, ("Ana\nMuñoz", ""), header_value="AB") == (
        "Guía AB\n\nHola Ana Muñoz, tu envío - llega hoy.\n\nPaquetes del Norte"
    )
    assert preview(PLAIN, ("Ana",)) == "Hola Ana, tu envío {{2}} llega hoy."


def test_a_filled_template_is_ready_to_be_sent() -> None:
    named = replace(PLAIN, body="{{a}} {{b}}", variables=("a", "b"), buttons=(SITE, SEEK))
    assert filled(named, (" Ana ", ""), button_value="AB") == TemplateUse(
        name="aviso",
        language="es_MX",
        values=("Ana", "-"),
        names=("a", "b"),
        button_value="AB",
        button_index=1,
    )
    assert filled(PLAIN, ("Ana", "X")).names == ()


@given(value=st.text(max_size=300))
def test_a_clean_value_is_one_that_meta_takes(value: str) -> None:
    told = clean(value)
    assert told
    assert not re.search(r"[\n\r\t]| {2}", told)
    assert clean(told) == told


@given(values=st.tuples(st.text(max_size=60), st.text(max_size=60)))
def test_a_value_is_never_taken_for_a_variable(values: tuple[str, str]) -> None:
    assert preview(PLAIN, values) == f"Hola {clean(values[0])}, tu envío {clean(values[1])} llega hoy."


def test_a_value_that_looks_like_a_variable_stays() -> None:
    assert preview(PLAIN, ("{{2}}", "AB")) == "Hola {{2}}, tu envío AB llega hoy."


def test_languages_are_meta_s_names() -> None:
    assert languages_for(Language.ES) == ("es_MX", "es")
    assert languages_for(Language.PT) == ("pt_BR", "pt")
    assert languages_for(Language.EN) == ("en", "en_US", "en_GB")


def test_the_nearest_approved_one_is_taken() -> None:
    general = replace(PLAIN, language="es")
    known = (general, PLAIN, replace(PLAIN, language="es_AR"), replace(PLAIN, name="otra"))
    assert best(known, "aviso", Language.ES) == PLAIN
    assert best((replace(PLAIN, status="PAUSED"), general), "aviso", Language.ES) == general
    assert best(known, "aviso", Language.PT) is None
    assert best(known, "nadie", Language.ES) is None

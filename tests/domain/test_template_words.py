"""The language of messages: what it says, what it leaves out, where it finds fault."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courier_desktop.domain.fold import fold
from courier_desktop.domain.template_variables import VARIABLES, fallbacks, key_of
from courier_desktop.domain.template_words import (
    Place,
    TemplateFaultError,
    kept_as,
    keys_of,
    parse,
    places,
    render,
    shown_in,
    write,
)
from courier_desktop.domain.words import Language

VALUES = {"first_name": "Ana", "sender": "Moda", "when": "hoy", "options": "1"}
PIECES = st.sampled_from(
    [
        "{{nombre}}",
        "{{cobro}}",
        "{{cobro|x}}",
        "{{cobro?}}",
        "[",
        "]",
        "|",
        "\\",
        "{",
        "}",
        "a",
        " ",
        "\n",
        ".",
        "*",
        "ñ",
    ]
)
TEXTS = st.lists(PIECES, max_size=30).map("".join) | st.text(max_size=60)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Hola {{nombre}}", "Hola Ana"),
        ("{{ Nombre }}{{first_name}}{{FIRST NAME}}{{nome}}", "AnaAnaAnaAna"),
        ("{{cobro|nada}}", "nada"),
        ("{{nombre|nadie}}", "Ana"),
        ("Hola[, {{nombre}}]. Van[ por {{cobro}}].", "Hola, Ana. Van."),
        ("[Paga {{cobro}}|Llega {{cuándo}}|Pronto]", "Llega hoy"),
        ("[Paga {{cobro}}|Pronto]", "Pronto"),
        ("[{{puede elegir?}}1 o 2|Responde]", "1 o 2"),
        ("[{{puede elegir}}1 o 2]", "1 o 2"),
        ("[{{remitente}}[ y {{cobro}}]]", "Moda"),
        ("[AVISO] Hola|adiós", "[AVISO] Hola|adiós"),
        ("[uno|dos]", "[uno|dos]"),
        (r"\[{{nombre}}\] \{{nombre}} \\ \x", "[Ana] {{nombre}} \\ \\x"),
        ("uno\n[Paga {{cobro}}]\ndos", "uno\ndos"),
        ("uno\n{{cobro}}\ndos", "uno\ndos"),
        ("uno [{{cobro}}] dos", "uno dos"),
        ("Hola, {{cobro}}. Ya", "Hola. Ya"),
        ("de *{{cobro}}* ya ({{cobro}})", "de ya"),
        ("a } b { c ] d", "a } b { c ] d"),
        ("", ""),
    ],
)
def test_what_it_says(text: str, said: str) -> None:
    assert render(parse(text), VALUES) == said


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ("Hola {{nobre}}", "template_unknown_name", 1, 6),
        ("a\nb {{", "template_brace_open", 2, 3),
        ("a\n{{nombre\n}}", "template_brace_open", 2, 1),
        ("{{{{nombre}}}}", "template_brace_open", 1, 1),
        ("[a [b]", "template_bracket_open", 1, 1),
        ("[" * 7 + "]" * 7, "template_too_deep", 1, 7),
        ("{{nombre?}}", "template_asks_outside", 1, 1),
    ],
)
def test_where_it_finds_fault(text: str, code: str, line: int, column: int) -> None:
    with pytest.raises(TemplateFaultError) as fault:
        parse(text)
    assert (fault.value.code, fault.value.line, fault.value.column) == (code, line, column)


@given(TEXTS)
def test_what_can_be_read_is_written_as_the_same(text: str) -> None:
    try:
        template = parse(text)
    except TemplateFaultError:
        return
    assert render(parse(write(template)), VALUES) == render(template, VALUES)
    assert "\x00" not in render(template, {}) or "\x00" in text


@given(TEXTS)
def test_a_fault_stands_within_the_text(text: str) -> None:
    fault = None
    try:
        parse(text)
    except TemplateFaultError as found:
        fault = found
    lines = text.split("\n")
    assert fault is None or 1 <= fault.column <= len(lines[fault.line - 1]) + 1


@given(TEXTS, st.sampled_from(Language))
def test_the_names_language_changes_nothing(text: str, language: Language) -> None:
    shown = shown_in(text, language)
    assert kept_as(shown) == kept_as(text)
    try:
        template = parse(text)
    except TemplateFaultError:
        return
    assert parse(shown) == template


@given(st.text(max_size=200))
def test_a_value_is_said_as_it_is(value: str) -> None:
    said = render(parse("<{{nombre}}>"), {"first_name": value})
    assert said == (f"<{value}>" if value.replace("\x00", "") == value else said)
    assert "\x00" not in said


def test_many_brackets_take_no_time() -> None:
    """Each letter is read once: what is long is not slow."""
    assert render(parse("[{{nombre}}|{{cobro}}]" * 180), VALUES) == "Ana" * 180


def test_every_name_means_one_variable() -> None:
    called: dict[str, str] = {}
    for one in VARIABLES:
        for name in (one.key.replace("_", " "), *(one.names.in_(language) for language in Language)):
            assert called.setdefault(fold(name), one.key) == one.key
            assert key_of(name) == one.key
    assert key_of("zzz") is None


def test_every_variable_has_an_example() -> None:
    for language in Language:
        assert [one.key for one in VARIABLES if not (one.asked or one.example.in_(language))] == []
        assert fallbacks(language)["first_name"]


def test_the_editor_knows_where_variables_stand() -> None:
    assert places("a {{nombre|x}} \\{{cobro}} {{zzz}}") == (Place(2, 14, "first_name"), Place(26, 33, None))
    assert keys_of(parse("[{{cobro?}}{{nombre}}|{{cobro}}]")) == ("cash", "first_name")

"""Messages: whole for any empty value, plain for any hostile one, bounded for any edited template."""

from __future__ import annotations

import re
from dataclasses import fields, replace
from itertools import chain, combinations
from pathlib import Path
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courier_desktop.domain.causes import CAUSES, Cause
from courier_desktop.domain.notices import MessageValues, NoticeEvent
from courier_desktop.domain.reasons import REASONS, NextStep, ReasonCode
from courier_desktop.domain.words import Language
from courier_desktop.paths import resources_dir
from courier_desktop.services.message_words import cause_phrase, missing_phrase, reason_phrase, relation_phrase
from courier_desktop.services.templates import KNOWN_NAMES, MOST_CHARACTERS, PARTS, MessageTemplates

ES, EN, PT = Language.ES, Language.EN, Language.PT
FULL = MessageValues(
    company="Mensajería Colibrí",
    company_phone="+523336150042",
    staff="Ana",
    recipient="Dr. Raúl Ibáñez Cortés",
    first_name="Raúl",
    sender="Moda Tapatía",
    number="CLB-048220",
    pieces=1,
    driver="Antonio",
    cash="$1,250.00",
    day="hoy",
    window_from="15:45",
    window_to="16:45",
    old_from="12:00",
    old_to="14:00",
    cause="traffic",
    reason="recipient_absent",
    next_step="retry",
    options=True,
    received_by="Marta Ruiz",
    relation="family",
    delivered_at="11:42",
    until="el martes 24 de noviembre",
    street="Calle Gómez de Mendiola",
    missing=("exterior", "postal_code"),
)
EVERY = [(event, language) for event in NoticeEvent for language in Language]
MESSAGES = MessageTemplates()
# What a value left out must not leave behind.
FLAWS = re.compile(
    r"  |\s[,.;:!?)]|\(\s*\)|«\s*»|\"\"|''|“\s*”|\*\s*\*|\(\s|[,;:·(]$|^[·,;:.)]|[,;:·]\s*[.,;:]|\.\.|·\s*·"
    r"|\b(de|from|por|to|la|el|del|among|en)\s*[.,:;]|None|Undefined|\n{3}",
    re.MULTILINE,
)


def flaws(text: str) -> list[str]:
    found = [match.group() for match in FLAWS.finditer(text)]
    found += [line for line in text.splitlines() if line and not any(letter.isalnum() for letter in line)]
    if text.count("*") % 2 or text != text.strip() or not text:
        found.append("odd")
    return found


def used_names(event: NoticeEvent, language: Language) -> list[str]:
    """The values that a template and its parts look at, by their own names."""
    folder = resources_dir() / "templates" / "messages" / language.value
    source = "".join(
        path.read_text(encoding="utf-8")
        for path in [folder / f"{event.value}.txt", *(folder / "parts" / f"{part}.txt" for part in PARTS)]
    )
    words = set(re.findall(r"\w+", " ".join(re.findall(r"\{[{%].*?[%}]\}", source))))
    if words & {"when", "new_when"}:
        words |= {"day", "window_from", "window_to"}
    if words & {"what_next", "again"}:
        words |= {"next_step"}
    if "old_when" in words:
        words |= {"old_from", "old_to"}
    return sorted(words & {field.name for field in fields(MessageValues)} - {"pieces", "attempt", "max_attempts"})


def without(names: tuple[str, ...], values: MessageValues = FULL) -> MessageValues:
    empty = MessageValues()
    return replace(values, **{name: getattr(empty, name) for name in names})


def subsets(names: list[str]) -> list[tuple[str, ...]]:
    """Every subset; the greeting's own values go out together with all the rest or in each way by themselves."""
    greeting = [name for name in names if name in {"staff", "company"}]
    rest = [name for name in names if name not in greeting]
    every = chain.from_iterable(combinations(rest, count) for count in range(len(rest) + 1))
    alone = chain.from_iterable(combinations(greeting, count) for count in range(len(greeting) + 1))
    return [*every, *alone, *((*some, *greeting) for some in combinations(rest, len(rest) - 1)), tuple(names)]


@pytest.mark.parametrize("event", NoticeEvent)
@pytest.mark.parametrize("language", Language)
def test_no_empty_value_leaves_a_hole(event: NoticeEvent, language: Language) -> None:
    """Every subset of the values that the template uses, all the others left out."""
    names = used_names(event, language)
    assert "sender" in names
    assert "number" in names
    for gone in subsets(names):
        text = MESSAGES.render(event, language, without(gone))
        assert flaws(text) == [], (gone, text)
        assert text[-1] in ".!?" or text.splitlines()[-1].startswith(("Guía", "Shipment", "Guia", "Por", "To", "A "))


def test_the_hole_finder_finds_holes() -> None:
    for bad in [
        "Hola, .",
        "tu paquete de .",
        "Lo recibió **.",
        "a  b",
        "x\n·\ny",
        "Recibe ().",
        "Guía ·",
        "paquete , x",
    ]:
        assert flaws(bad), bad


@pytest.mark.parametrize(("event", "language"), EVERY)
def test_every_event_speaks_every_language(event: NoticeEvent, language: Language) -> None:
    text = MESSAGES.render(event, language, FULL)
    assert "Raúl" in text
    assert "Moda Tapatía" in text
    assert "CLB-048220" in text
    assert len("https://wa.me/523338172245?text=" + quote(text, safe="")) <= 2_000


def test_out_for_delivery_says_who_what_when_and_what_to_do() -> None:
    values = replace(FULL, cash="", window_from="11:30", window_to="13:30")
    assert MESSAGES.render(NoticeEvent.OUT_FOR_DELIVERY, ES, values) == (
        "Hola, Raúl. Soy Ana, de *Mensajería Colibrí*.\n\n"
        "Tu paquete de *Moda Tapatía* va en camino.\nLlega *hoy entre 11:30 y 13:30*.\n\n"
        "Guía CLB-048220 · 1 bulto · lo lleva Antonio\n\n"
        "Si no estarás, responde *OTRO DÍA* o dinos quién lo recibe. Para no recibir avisos: BAJA."
    )


def test_a_delay_says_cause_new_and_old_window() -> None:
    text = MESSAGES.render(NoticeEvent.DELAY, ES, FULL)
    assert "por tráfico" in text
    assert "*hoy entre 15:45 y 16:45*" in text
    assert "entre 12:00 y 14:00" in text
    assert "*1*" in text
    assert "*2*" in text
    assert "*1*" not in MESSAGES.render(NoticeEvent.DELAY, ES, replace(FULL, options=False))


def test_a_failed_attempt_says_why_and_what_now() -> None:
    said = {
        MESSAGES.render(NoticeEvent.ATTEMPT_FAILED, language, replace(FULL, reason=reason.value, next_step=step.value))
        for language in Language
        for reason in ReasonCode
        for step in NextStep
    }
    assert len(said) == len(Language) * len(ReasonCode) * len(NextStep)


def test_the_first_message_says_how_to_stop() -> None:
    for event in (NoticeEvent.AT_DEPOT, NoticeEvent.OUT_FOR_DELIVERY, NoticeEvent.ADDRESS_NEEDED):
        assert "Para no recibir avisos: BAJA" in MESSAGES.render(event, ES, FULL)


def test_the_address_is_asked_for_exactly() -> None:
    text = MESSAGES.render(NoticeEvent.ADDRESS_NEEDED, ES, FULL)
    assert "nos falta *el número exterior y el código postal*" in text
    assert "calle, número" not in text


def test_only_the_address_question_names_the_street() -> None:
    for event, language in EVERY:
        named = "Gómez de Mendiola" in MESSAGES.render(event, language, FULL)
        assert named == (event is NoticeEvent.ADDRESS_NEEDED)


def test_a_promise_of_yesterday_is_not_repeated() -> None:
    text = MESSAGES.render(NoticeEvent.AT_DEPOT, ES, replace(FULL, day="ayer"))
    assert "ayer" not in text
    assert "15:45" not in text


def test_not_today_promises_no_hour_of_today() -> None:
    assert "15:45" not in MESSAGES.render(NoticeEvent.NOT_TODAY, ES, FULL)
    assert "*mañana entre 15:45 y 16:45*" in MESSAGES.render(NoticeEvent.NOT_TODAY, ES, replace(FULL, day="mañana"))


@pytest.mark.parametrize(
    ("hostile", "shown"),
    [
        ("{{ 7 * 7 }}", "{{ 7 7 }}"),
        ("{% for x in y %}", "{% for x in y %}"),
        ("<b>Ana</b>", "<b>Ana</b>"),
        ("Ana\n\nSu cuenta: 123", "Ana Su cuenta: 123"),
        ("Ana\u2028\u202eabc\u200b\x07", "Ana abc"),
        ("*Ana* _López_ ~x~", "Ana López x"),
        ("Ana 🌸", "Ana 🌸"),
        ("Ana , ", "Ana"),
        (" \t\n", ""),
        ("...", ""),
    ],
)
def test_values_are_never_template(hostile: str, shown: str) -> None:
    text = MESSAGES.render(NoticeEvent.OUT_FOR_DELIVERY, ES, replace(FULL, first_name=hostile))
    assert text.splitlines()[0] == f"Hola{', ' if shown else ''}{shown}. Soy Ana, de *Mensajería Colibrí*."


def test_a_name_of_300_characters_is_shortened() -> None:
    text = MESSAGES.render(NoticeEvent.OUT_FOR_DELIVERY, ES, replace(FULL, first_name="Ñandú" * 60))
    assert len(text.splitlines()[0]) < 100
    assert "…" in text
    family = "\N{MAN}\N{ZERO WIDTH JOINER}\N{WOMAN}\N{ZERO WIDTH JOINER}\N{GIRL}"
    cut = MESSAGES.render(NoticeEvent.OUT_FOR_DELIVERY, ES, replace(FULL, first_name="a" * 44 + family))
    assert f"a{family[:1]}" not in cut or family in cut


ANY_TEXT = st.text(max_size=400)


@given(
    st.sampled_from(EVERY),
    st.fixed_dictionaries(
        {field.name: ANY_TEXT for field in fields(MessageValues) if isinstance(getattr(FULL, field.name), str)}
    ),
)
def test_any_values_make_one_bounded_plain_message(where: tuple[NoticeEvent, Language], texts: dict[str, str]) -> None:
    text = MESSAGES.render(*where, replace(FULL, **texts))  # type: ignore[arg-type]
    assert 0 < len(text) <= MOST_CHARACTERS
    assert text.count("\n") <= 16
    assert "\r" not in text
    text.encode()


@pytest.mark.parametrize("language", Language)
def test_codes_and_words_make_the_same_phrase(language: Language) -> None:
    for cause in Cause:
        assert cause_phrase(CAUSES[cause].in_(language), language) == cause_phrase(cause.value, language)
    for reason in ReasonCode:
        assert reason_phrase(REASONS[reason].words.es.lower(), language) == reason_phrase(reason.value, language)


def test_phrases_of_what_has_no_code() -> None:
    assert cause_phrase("un desfile en Av. Vallarta", ES) == "un desfile en Av. Vallarta"
    assert reason_phrase("había un perro suelto", ES) == "hubo un imprevisto: había un perro suelto"
    assert reason_phrase("", ES) == ""
    assert relation_phrase("Titular", ES) == ""
    assert relation_phrase("suegra", ES) == "suegra"
    assert relation_phrase("Vecino", EN) == "neighbour"
    assert missing_phrase(("street", "exterior", "postal_code"), PT) == "a rua, o número e o CEP"
    assert missing_phrase(("nonsense",), ES) == ""


def edited(folder: Path, source: str, event: NoticeEvent = NoticeEvent.DELIVERED) -> MessageTemplates:
    (folder / "es-MX").mkdir(parents=True, exist_ok=True)
    (folder / "es-MX" / f"{event.value}.txt").write_text(source, encoding="utf-8")
    return MessageTemplates(folder)


def test_a_courier_may_word_a_message_itself(tmp_path: Path) -> None:
    own = edited(tmp_path, "{{ hello }}\n{% if sender %}¡Listo, {{ first_name | upper }}!{% endif %}\n")
    text = own.render(NoticeEvent.DELIVERED, ES, FULL)
    assert text == "Hola, Raúl. Soy Ana, de *Mensajería Colibrí*.\n¡Listo, RAÚL!"
    assert own.refused == {}
    assert own.render(NoticeEvent.DELIVERED, EN, FULL) == MESSAGES.render(NoticeEvent.DELIVERED, EN, FULL)


@pytest.mark.parametrize(
    ("source", "code"),
    [
        ("{% if sender %}", "template_syntax"),
        ("(" * 5_000 + "{{ " + "(" * 2_500, "template_syntax"),
        ("{{ nombre }}", "template_unknown_name"),
        ("x" * 8_001, "template_too_long"),
        ("{% for a in range(99999) %}{% for b in range(99) %}x{% endfor %}{% endfor %}", "template_not_allowed"),
        ("{% for a in missing %}{{ a }}{% endfor %}", "template_not_allowed"),
        ("{{ 'a' * 999999999 }}", "template_not_allowed"),
        ("{{ 9 ** 9 ** 9 }}", "template_not_allowed"),
        ("{{ '%99999999d' % 1 }}", "template_not_allowed"),
        ("{{ '{:>99999999}'.format('') }}", "template_not_allowed"),
        ("{{ sender | center(99999999) }}", "template_not_allowed"),
        ("{% set a = sender ~ sender %}{{ a }}", "template_not_allowed"),
        ("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", "template_not_allowed"),
        ("{% include 'edited/es-MX/delivered' %}", "template_not_allowed"),
        ("{{ sender.__class__ }}", "template_not_allowed"),
    ],
)
def test_an_edited_template_cannot_run_away(tmp_path: Path, source: str, code: str) -> None:
    own = edited(tmp_path, source)
    assert own.render(NoticeEvent.DELIVERED, ES, FULL) == MESSAGES.render(NoticeEvent.DELIVERED, ES, FULL)
    assert own.refused == {"es-MX/delivered": code}


def test_an_edited_template_that_fails_at_use_gives_way(tmp_path: Path) -> None:
    own = edited(tmp_path, "{{ pieces > sender }}")
    assert own.render(NoticeEvent.DELIVERED, ES, FULL) == MESSAGES.render(NoticeEvent.DELIVERED, ES, FULL)
    assert own.refused == {"es-MX/delivered": "template_fails"}


def test_a_long_message_is_cut_at_the_cap(tmp_path: Path) -> None:
    text = edited(tmp_path, "palabra " * 900).render(NoticeEvent.DELIVERED, ES, FULL)
    assert len(text) <= MOST_CHARACTERS
    assert text.startswith("palabra palabra")


def test_the_bundled_templates_keep_to_the_rules_of_edited_ones(tmp_path: Path) -> None:
    """So a courier may start from a copy of any of them."""
    folder = resources_dir() / "templates" / "messages"
    for event, language in EVERY:
        (tmp_path / language.value).mkdir(exist_ok=True)
        source = (folder / language.value / f"{event.value}.txt").read_text(encoding="utf-8")
        (tmp_path / language.value / f"{event.value}.txt").write_text(source, encoding="utf-8")
    own = MessageTemplates(tmp_path)
    assert [own.render(*one, FULL) for one in EVERY] == [MESSAGES.render(*one, FULL) for one in EVERY]
    assert own.refused == {}
    assert {"sender", "when", "hello"} <= KNOWN_NAMES

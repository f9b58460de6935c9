"""The office's own words: tried before they are kept, said in place of the program's, harmless with any value."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from courier_desktop.domain.errors import RefusedError
from courier_desktop.domain.notices import Channel, MessageValues, NoticeEvent
from courier_desktop.domain.reasons import NextStep
from courier_desktop.domain.settings import Settings
from courier_desktop.domain.sms import count, is_plain
from courier_desktop.domain.template_texts import SMS_TEXTS, SUBJECTS
from courier_desktop.domain.template_words import parse, render
from courier_desktop.domain.words import Language
from courier_desktop.services import message_templates as own
from courier_desktop.services.template_source import as_written
from courier_desktop.services.templates import plain_values, tidy
from tests.fakes.desk import Desk
from tests.services.test_templates import EVERY, FULL, flaws, subsets, used_names, without

ES, EN, PT = Language.ES, Language.EN, Language.PT
OUT, AT_DOOR = NoticeEvent.OUT_FOR_DELIVERY, NoticeEvent.AT_THE_DOOR
HERE = Settings(region="MX")


def said(desk: Desk, event: NoticeEvent, channel: Channel = Channel.WHATSAPP, values: MessageValues = FULL) -> str:
    with desk.ctx.read() as conn:
        return own.written(conn, desk.ctx.settings, (event, ES, channel), values).body


@pytest.mark.parametrize(("event", "language"), EVERY)
def test_the_editors_text_says_what_the_bundled_template_says(event: NoticeEvent, language: Language) -> None:
    """For every subset of values, and for each next step."""
    template = parse(as_written(own.bundled().source(event, language)))
    for gone in subsets(used_names(event, language)):
        for step in NextStep if event is NoticeEvent.ATTEMPT_FAILED and len(gone) < 2 else (NextStep.RETRY,):
            values = without(gone, replace(FULL, next_step=step.value))
            told = tidy(render(template, own.said_values(values, language)))
            assert told == own.bundled().render(event, language, values), gone


def test_a_template_with_more_than_words_is_beyond_the_offices_language() -> None:
    for source in ("{% for a in b %}{% endfor %}", "{{ a | upper }}", "{% if a == 1 %}x{% endif %}", "{{ a + 1 }}"):
        with pytest.raises(ValueError, match="beyond"):
            as_written(source)


@pytest.mark.parametrize(("event", "language"), EVERY)
def test_an_sms_of_the_program_is_whole_and_short(event: NoticeEvent, language: Language) -> None:
    template = SMS_TEXTS[event].in_(language)
    names = [name for name in used_names(event, language) if name in {"sender", "number", "cash", "company", "when"}]
    for gone in subsets(names):
        told = own.as_carried(
            own._program_body(event, language, Channel.SMS, without(gone)),
            Channel.SMS,
            HERE,
        )
        assert flaws(told) == [], (template, told)
        assert is_plain(told)
        assert count(told).parts <= 2
        assert told[0].isupper()


def test_the_usual_sms_is_one() -> None:
    values = replace(FULL, cash="")
    for event in (OUT, AT_DOOR, NoticeEvent.DELIVERED, NoticeEvent.RETURNING):
        told = own._program_body(event, ES, Channel.SMS, values)
        assert count(own.as_carried(told, Channel.SMS, HERE)).parts == 1, told


@pytest.mark.parametrize(("event", "language"), EVERY)
def test_a_subject_is_one_short_line(event: NoticeEvent, language: Language) -> None:
    for values in (FULL, MessageValues()):
        subject = render(parse(SUBJECTS[event].in_(language)), own.said_values(values, language))
        assert 0 < len(subject) <= own.LONGEST_SUBJECT
        assert flaws(subject) == []


def test_the_offices_words_speak(desk: Desk) -> None:
    own.save(desk.ctx, OUT, ES, None, "¡Ya va, {{nombre|cliente}}!\r\n[Por {{ Remitente }}]")
    assert said(desk, OUT) == "¡Ya va, Raúl!\nPor Moda Tapatía"
    assert said(desk, OUT, values=MessageValues()) == "¡Ya va, cliente!"
    kept = own.template_words(desk.ctx, OUT, ES, None)
    assert kept.body == "¡Ya va, {{first_name|cliente}}!\n[Por {{sender}}]"
    assert kept.own is not None
    assert kept.own.changed_by == "Ana"
    assert said(desk, OUT, Channel.WA_ME) == said(desk, OUT, Channel.TELEGRAM) == said(desk, OUT)


def test_an_sms_keeps_its_own_short_words(desk: Desk) -> None:
    own.save(desk.ctx, OUT, ES, None, "Palabras " * 50)
    assert said(desk, OUT, Channel.SMS).startswith("Mensajeria Colibri: tu paquete de Moda Tapatia llega")
    own.save(desk.ctx, OUT, ES, Channel.SMS, "Llegó tu envío, {{nombre}}")
    assert said(desk, OUT, Channel.SMS) == "Llego tu envio, Raul"


def test_a_channels_words_go_before_those_of_all(desk: Desk) -> None:
    own.save(desk.ctx, OUT, ES, None, "A todos")
    own.save(desk.ctx, OUT, ES, Channel.WA_ME, "Por *WhatsApp*")
    own.save(desk.ctx, OUT, ES, Channel.EMAIL, "Por *correo*", "Para {{nombre}}")
    assert said(desk, OUT, Channel.WHATSAPP) == said(desk, OUT, Channel.WA_ME) == "Por *WhatsApp*"
    assert said(desk, OUT, Channel.TELEGRAM) == "A todos"
    with desk.ctx.read() as conn:
        mail = own.written(conn, desk.ctx.settings, (OUT, ES, Channel.EMAIL), FULL)
    assert (mail.subject, mail.body) == ("Para Raúl", "Por correo")
    assert len(own.edited(desk.ctx)) == 3


def test_other_languages_and_events_stay(desk: Desk) -> None:
    before = said(desk, AT_DOOR)
    own.save(desk.ctx, OUT, ES, None, "Va")
    assert said(desk, AT_DOOR) == before
    assert own.template_words(desk.ctx, OUT, EN, None).own is None


def test_reset_gives_the_programs_words_back(desk: Desk) -> None:
    before = said(desk, OUT)
    own.save(desk.ctx, OUT, ES, None, "Va")
    own.reset(desk.ctx, OUT, ES, None)
    assert said(desk, OUT) == before
    assert own.edited(desk.ctx) == {}


def test_the_programs_own_words_are_not_kept_as_the_offices(desk: Desk) -> None:
    for channel in (None, Channel.SMS, Channel.EMAIL):
        shown = own.program_words(OUT, ES, channel)
        own.save(desk.ctx, OUT, ES, channel, shown.body, shown.subject)
    assert own.edited(desk.ctx) == {}


def test_the_programs_words_are_kept_over_the_offices(desk: Desk) -> None:
    own.save(desk.ctx, OUT, ES, None, "A todos")
    own.save(desk.ctx, OUT, ES, Channel.EMAIL, own.program_words(OUT, ES, Channel.EMAIL).body)
    assert said(desk, OUT, Channel.EMAIL) != "A todos"


@pytest.mark.parametrize(
    ("body", "code", "params"),
    [
        (" \n", "template_empty", {}),
        ("Hola\n{{nombrre}}", "template_unknown_name", {"line": 2, "column": 1, "name": "nombrre"}),
        ("Hola {{nombre", "template_brace_open", {"line": 1, "column": 6}),
        ("Hola {{nombre}\n}", "template_brace_open", {"line": 1, "column": 6}),
        ("a\n\n [x {{nombre}}", "template_bracket_open", {"line": 3, "column": 2}),
        ("[{{cobro}} a pagar]", "template_says_nothing", {}),
        ("[{{cobro?}}|Hola]", "template_says_nothing", {}),
        ("{{cobro?}} Hola", "template_asks_outside", {}),
        ("[" * 9 + "{{nombre}}" + "]" * 9, "template_too_deep", {}),
        ("x" * 4_001, "template_too_long", {}),
        ("x" * 1_600, "template_message_long", {"count": 1_500}),
    ],
)
def test_a_faulty_template_is_refused_with_its_place(
    desk: Desk, body: str, code: str, params: dict[str, object]
) -> None:
    with pytest.raises(RefusedError) as refused:
        own.save(desk.ctx, OUT, ES, None, body)
    assert refused.value.refusal == code
    assert params.items() <= refused.value.params.items()
    assert own.edited(desk.ctx) == {}


@pytest.mark.parametrize("subject", ["uno\ndos", "x" * 121])
def test_a_subject_is_refused(desk: Desk, subject: str) -> None:
    with pytest.raises(RefusedError) as refused:
        own.save(desk.ctx, OUT, ES, Channel.EMAIL, "Hola", subject)
    assert refused.value.refusal == "template_subject_long"


def test_a_trial_says_what_a_save_would() -> None:
    told = own.trial(("Llegó {{nombre}}", "x {{guía}}"), own.said_values(FULL, ES), Channel.SMS, HERE)
    assert (told.body, told.subject) == ("Llego Raul", "x CLB-048220")
    with pytest.raises(RefusedError) as refused:
        own.trial(("{{x}}", ""), own.said_values(FULL, ES), None, HERE)
    assert refused.value.refusal == "template_unknown_name"


HOSTILE = st.text(max_size=320) | st.sampled_from(
    [
        "{{ 7*7 }}",
        "{{nombre}}",
        "[{{cobro}}]",
        "<b>Ana</b>",
        "Ana\n\nSu cuenta: 1",
        "😀" * 300,
        "\\",
        "|]",
        "\x00",
        "{%",
    ]
)
TEXTS = [one.name for one in fields(MessageValues) if isinstance(getattr(FULL, one.name), str)]


@settings(max_examples=200)
@given(
    st.sampled_from([Channel.WHATSAPP, Channel.SMS, Channel.EMAIL]),
    st.fixed_dictionaries(dict.fromkeys(TEXTS, HOSTILE)),
)
def test_no_value_is_ever_read_as_a_template(channel: Channel, texts: dict[str, str]) -> None:
    """What is said of a value is that value, on one line, wherever it stands."""
    values = replace(FULL, **texts)  # type: ignore[arg-type]
    plain = plain_values(values, ES)
    said = own.said_values(values, ES)
    for name in ("first_name", "sender", "reason", "street"):
        told = own.trial((f"A<{{{{{name}}}}}>B", f"A<{{{{{name}}}}}>B"), said, channel, Settings(sms_plain=False))
        if plain[name]:
            assert told.body.count("\n") == 0
            assert own.as_carried(f"A<{plain[name]}>B", channel, Settings(sms_plain=False)) == told.body
        else:
            assert told.body == "A<>B"
        assert "\n" not in told.subject

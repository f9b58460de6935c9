"""The Cloud API on a loopback service: bodies, uploads, the 24-hour window, spellings, check, templates, states.

Every body that is expected here was validated once against Meta's OpenAPI (v23.0, schemas of Message, templates,
components and parameters). Three slips of it were set aside: each kind of message forbids what all have in common, it
knows no `recipient` beside `to`, and its pattern of a button's index forbids its own example "0".
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from courier_desktop.domain.gateway_forms import Value
from courier_desktop.domain.messaging import (
    Feed,
    Found,
    MessageState,
    Outcome,
    OutcomeKind,
    TemplateUse,
)
from courier_desktop.domain.values import replace
from courier_desktop.domain.whatsapp_templates import TemplateButton
from courier_desktop.gateways.whatsapp_cloud import KIND, WhatsAppCloudGateway
from courier_desktop.gateways.whatsapp_cloud_bodies import other_spelling, recipient_of
from tests.gateways.rigs.base import in_flight, means_of
from tests.gateways.rigs.whatsapp_cloud import SECRETS, VALUES
from tests.gateways.servers.base import Fault, reply_json
from tests.gateways.servers.whatsapp_cloud import PHONE_ID, TOKEN, WABA_ID, CloudServer, error, template
from tests.gateways.whatsapp_cloud_makers import (
    LONG,
    NOW,
    PDF,
    PICTURE,
    USE,
    by_template,
    cloud,
    message,
    sent_bodies,
)


@pytest.fixture
def server() -> Iterator[CloudServer]:
    with CloudServer() as service:
        yield service


# ------------------------------------------------------------------------------------------------------------- bodies


def test_free_text_is_the_documented_body(server: CloudServer) -> None:
    outcome = cloud(server).send(message("Señor Muñoz: *llega* hoy\nAB12CD"))
    assert outcome == Outcome(kind=OutcomeKind.SENT, reference=server.books[0].reference, learned="5215512345678")
    asked = server.requests[0]
    assert asked.path == f"/v25.0/{PHONE_ID}/messages"
    assert asked.headers["authorization"] == f"Bearer {TOKEN}"
    assert asked.json() == {
        "messaging_product": "whatsapp",
        "recipient_type": "individual",
        "to": "525512345678",
        "type": "text",
        "text": {"body": "Señor Muñoz: *llega* hoy\nAB12CD", "preview_url": False},
        "biz_opaque_callback_data": "out:M0000000000A1",
    }


def test_a_template_is_the_documented_body(server: CloudServer) -> None:
    use = replace(USE, language="es-MX", button_value="AB12CD", button_index=1)
    assert cloud(server).send(by_template(use)).kind is OutcomeKind.SENT
    assert sent_bodies(server) == [
        {
            "messaging_product": "whatsapp",
            "recipient_type": "individual",
            "to": "525512345678",
            "type": "template",
            "template": {
                "name": "aviso_entrega",
                "language": {"policy": "deterministic", "code": "es_MX"},
                "components": [
                    {
                        "type": "body",
                        "parameters": [{"type": "text", "text": "Ana"}, {"type": "text", "text": "AB12CD"}],
                    },
                    {
                        "type": "button",
                        "sub_type": "url",
                        "index": "1",
                        "parameters": [{"type": "text", "text": "AB12CD"}],
                    },
                ],
            },
            "biz_opaque_callback_data": "out:M0000000000A1",
        }
    ]


def components(server: CloudServer) -> object:
    template_body = sent_bodies(server)[-1]["template"]
    assert isinstance(template_body, dict)
    return template_body.get("components")


def test_named_variables_bear_their_names(server: CloudServer) -> None:
    cloud(server).send(by_template(replace(USE, names=("nombre", "guia"))))
    values = [
        {"type": "text", "parameter_name": "nombre", "text": "Ana"},
        {"type": "text", "parameter_name": "guia", "text": "AB12CD"},
    ]
    assert components(server) == [{"type": "body", "parameters": values}]


def test_a_template_without_variables_has_no_components(server: CloudServer) -> None:
    cloud(server).send(by_template(TemplateUse(name="hola", language="es")))
    assert components(server) is None


def test_values_are_cleaned_as_meta_wants_them(server: CloudServer) -> None:
    hostile = ("  Ana\n\tMuñoz     {{1}} ", "", "\u00a0")
    cloud(server).send(by_template(replace(USE, values=hostile)))
    told = components(server)
    assert isinstance(told, list)
    assert [one["text"] for one in told[0]["parameters"]] == ["Ana Muñoz {{1}}", "-", "-"]


def test_a_header_takes_a_file_or_a_word(server: CloudServer) -> None:
    gateway = cloud(server)
    gateway.send(by_template(USE, PDF))
    media_id = next(iter(server.uploads))
    document = {"type": "document", "document": {"id": media_id, "filename": "guía 1.pdf"}}
    told = components(server)
    assert isinstance(told, list)
    assert told[0] == {"type": "header", "parameters": [document]}
    gateway.send(by_template(replace(USE, header_value="AB12CD")))
    told = components(server)
    assert isinstance(told, list)
    assert told[0] == {"type": "header", "parameters": [{"type": "text", "text": "AB12CD"}]}


def test_people_without_a_number_are_reached_by_their_id(server: CloudServer) -> None:
    outcome = cloud(server).send(message(address="MX.1502576394655843"))
    body = sent_bodies(server)[0]
    assert body["recipient"] == "MX.1502576394655843"
    assert "to" not in body
    assert outcome.kind is OutcomeKind.SENT


@pytest.mark.parametrize(
    "address", ["ana@example.com", "", "12345", "+52 55 1234 5678", "mx.15", "MX.", "１２３４５６７"]
)
def test_what_is_no_address_there_is_not_asked(server: CloudServer, address: str) -> None:
    outcome = cloud(server).send(message(address=address))
    assert (outcome.kind, outcome.code) == (OutcomeKind.FINAL_RECIPIENT, "address_unfit")
    assert server.requests == []


def test_files_are_uploaded_and_bear_the_text(server: CloudServer) -> None:
    cloud(server).send(message("Recibió: Ana", PICTURE, PDF))
    assert list(server.uploads.values()) == [
        ("entrega.jpg", "image/jpeg", PICTURE.content),
        ("guía 1.pdf", "application/pdf", PDF.content),
    ]
    picture, pdf = server.uploads
    bodies = sent_bodies(server)
    assert [one["type"] for one in bodies] == ["image", "document"]
    assert bodies[0]["image"] == {"id": picture, "caption": "Recibió: Ana"}
    assert bodies[1]["document"] == {"id": pdf, "filename": "guía 1.pdf"}
    assert {one["biz_opaque_callback_data"] for one in bodies} == {"out:M0000000000A1"}


def test_a_text_too_long_for_a_caption_goes_ahead(server: CloudServer) -> None:
    outcome = cloud(server).send(message(LONG, PDF))
    assert [one["type"] for one in sent_bodies(server)] == ["text", "document"]
    assert outcome.reference == server.books[0].reference


def test_half_characters_stop_nothing(server: CloudServer) -> None:
    gateway = cloud(server)
    gateway.send(message("Hola \ud83d"))
    gateway.send(by_template(replace(USE, values=("\udc00", "x"))))
    assert server.books[0].text == "Hola \ufffd"
    assert "\ufffd" in server.books[1].text


def test_what_whatsapp_never_takes_is_not_asked(server: CloudServer) -> None:
    gateway = cloud(server)
    too_large = replace(PDF, content=b"x" * (100 * 1024 * 1024 + 1))
    assert gateway.send(message("x" * 4097)).code == "text_too_long"
    assert gateway.send(message("Foto", too_large)).code == "media_refused"
    assert gateway.send(message("Foto", replace(PDF, content=b""))).code == "media_refused"
    assert gateway.send(by_template(USE, PDF, PICTURE)).code == "media_refused"
    assert server.requests == []
    assert gateway.send(message("x" * 4096)).kind is OutcomeKind.SENT


def test_a_large_picture_goes_as_a_file(server: CloudServer) -> None:
    cloud(server).send(message("", replace(PICTURE, content=b"x" * (5 * 1024 * 1024 + 1))))
    assert [one["type"] for one in sent_bodies(server)] == ["document"]


# ------------------------------------------------------------------------------------------------------------- window


@pytest.mark.parametrize(("window_open", "code"), [(False, "window_closed"), (None, "template_missing")])
def test_free_text_never_opens_a_talk(server: CloudServer, window_open: bool | None, code: str) -> None:
    outcome = cloud(server).send(replace(message(), window_open=window_open))
    assert (outcome.kind, outcome.code) == (OutcomeKind.NEEDS_TEMPLATE, code)
    assert server.requests == []


# ------------------------------------------------------------------------------------------------------------ success


def test_any_2xx_is_a_success_and_an_alias_may_be_missing(server: CloudServer) -> None:
    server.status, server.tells_wa_id = 201, False
    outcome = cloud(server).send(message())
    assert (outcome.kind, outcome.learned) == (OutcomeKind.SENT, "")


def test_a_held_message_is_taken_and_a_paused_one_unsure(server: CloudServer) -> None:
    gateway = cloud(server)
    server.message_status = "held_for_quality_assessment"
    held = gateway.send(by_template())
    assert (held.kind, held.said) == (OutcomeKind.SENT, "held_for_quality_assessment")
    server.message_status = "paused"
    paused = gateway.send(by_template())
    assert (paused.kind, paused.code) == (OutcomeKind.UNKNOWN_MAYBE_SENT, "template_paused")
    assert paused.reference == server.books[1].reference


# ---------------------------------------------------------------------------------------------------------- spellings


def test_a_development_list_is_tried_by_its_other_spelling_once(server: CloudServer) -> None:
    not_listed = (400, error(131030, "Recipient phone number not in allowed list"))
    server.errors["525512345678"] = not_listed
    gateway = cloud(server)
    outcome = gateway.send(message(LONG, PDF))
    assert [one["to"] for one in sent_bodies(server)] == ["525512345678", "5215512345678", "5215512345678"]
    assert (outcome.kind, outcome.learned) == (OutcomeKind.SENT, "5215512345678")
    server.errors["5215512345678"] = not_listed
    server.requests.clear()
    outcome = gateway.send(message())
    assert (outcome.kind, outcome.code) == (OutcomeKind.FINAL_RECIPIENT, "recipient_not_allowed")
    assert len(server.requests) == 2


@pytest.mark.parametrize(
    ("number", "other"),
    [
        ("525512345678", "5215512345678"),
        ("5215512345678", "525512345678"),
        ("5491123456789", "541123456789"),
        ("541123456789", ""),
        ("34600123456", ""),
    ],
)
def test_only_safe_spellings_are_tried(number: str, other: str) -> None:
    to = recipient_of(f"+{number}")
    assert to == {"to": number}
    assert other_spelling(to or {}) == ({"to": other} if other else None)
    assert other_spelling({"recipient": "MX.1"}) is None


def test_the_second_spelling_in_trouble_is_told_as_the_trouble(server: CloudServer) -> None:
    server.errors["525512345678"] = (400, error(131030, "Not in allowed list"))
    server.faults.extend([Fault.NONE, Fault.CUT_AFTER_BOOKING])
    outcome = cloud(server).send(message())
    assert outcome.kind is OutcomeKind.UNKNOWN_MAYBE_SENT
    assert len(server.books) == 1


# -------------------------------------------------------------------------------------------------------------- check


def test_a_check_tells_the_number_and_its_templates(server: CloudServer) -> None:
    server.templates.append(template("otra", "es", "Hola", "PENDING"))
    check = cloud(server).check()
    assert check.good
    assert dict(check.facts) == {
        "number": "+52 55 1234 0001",
        "account": "Paquetes del Norte",
        "quality": "GREEN",
        "templates": "1",
    }


def test_a_check_says_what_keeps_everything_back(server: CloudServer) -> None:
    assert cloud(server, phone_number_id="").check().params == {"what": "ID del número"}
    assert cloud(server, waba_id="1").check().code == "gateway_sender"
    assert cloud(server, phone_number_id="+52 55 1234").check().code == "gateway_sender"
    assert cloud(server, version="latest").check().code == "gateway_address_wrong"
    server.templates[0]["status"] = "REJECTED"
    check = cloud(server).check()
    assert check.code == "template_missing"
    assert dict(check.facts)["templates"] == "0"


def test_a_check_asks_who_listens_only_where_somebody_should(server: CloudServer) -> None:
    server.listening = False
    assert cloud(server).check().good
    assert cloud(server, webhook=True).check().code == "gateway_inbox_unreachable"
    told: dict[str, Value] = {"base_url": server.base_url, "webhook": True, **VALUES}
    gateway = WhatsAppCloudGateway(means_of(KIND, told, {"access_token": TOKEN}))
    assert gateway.check().code == "gateway_incomplete"


def test_a_dead_token_is_told(server: CloudServer) -> None:
    told: dict[str, Value] = {"base_url": server.base_url, **VALUES}
    gateway = WhatsAppCloudGateway(means_of(KIND, told, SECRETS | {"access_token": "EAAG-yesterdays"}))
    assert gateway.check().code == "gateway_credentials"
    assert gateway.fetch_templates().check.code == "gateway_credentials"


# ---------------------------------------------------------------------------------------------------------- templates


def test_templates_are_fetched_whole(server: CloudServer) -> None:
    server.templates = [template(f"aviso_{number}", "es", "Hola {{1}}") for number in range(230)]
    server.page = 100
    fetched = cloud(server).fetch_templates()
    assert [one.name for one in fetched.templates] == [f"aviso_{number}" for number in range(230)]
    assert len(server.requests) == 3
    assert server.requests[0].path == f"/v25.0/{WABA_ID}/message_templates"
    assert server.requests[0].asked("fields") == "name,language,status,category,components"


def test_short_pages_are_followed_while_there_is_a_next(server: CloudServer) -> None:
    server.templates = [template(f"aviso_{number}", "es", "Hola") for number in range(7)]
    server.page = 3
    assert len(cloud(server).fetch_templates().templates) == 7


def test_pages_that_lead_in_a_circle_end(server: CloudServer) -> None:
    page = {"data": [template("a", "es", "b")], "paging": {"cursors": {"after": "X"}, "next": "x"}}
    server.answer = lambda request: reply_json(page)  # type: ignore[method-assign]
    assert len(cloud(server).fetch_templates().templates) == 1
    assert len(server.requests) == 2


def test_a_template_is_read_with_all_its_parts(server: CloudServer) -> None:
    server.templates = [
        template(
            "aviso",
            "es_MX",
            "Hola {{nombre}}, tu guía {{guia}} va en camino. {{nombre}}, te esperamos.",
            "APPROVED",
            {"type": "HEADER", "format": "DOCUMENT"},
            {"type": "FOOTER", "text": "Paquetes del Norte"},
            {
                "type": "BUTTONS",
                "buttons": [
                    {"type": "QUICK_REPLY", "text": "No estaré"},
                    {"type": "URL", "text": "Seguir", "url": "https://norte.example/g/{{1}}"},
                ],
            },
        ),
        {"name": "rota", "language": None, "components": "none"},
    ]
    (found,) = cloud(server).fetch_templates().templates
    assert found.variables == ("nombre", "guia")
    assert (found.named, found.header, found.footer) == (True, "DOCUMENT", "Paquetes del Norte")
    assert found.buttons == (
        TemplateButton(kind="QUICK_REPLY", text="No estaré"),
        TemplateButton(kind="URL", text="Seguir", url="https://norte.example/g/{{1}}"),
    )
    assert found.asking_button == 1


@pytest.mark.parametrize("fault", [Fault.GARBAGE, Fault.HTML, Fault.EMPTY_200, Fault.DEEP_JSON, Fault.JSON_LIST])
def test_templates_that_cannot_be_read_are_not_told_as_none(server: CloudServer, fault: Fault) -> None:
    server.faults.append(fault)
    fetched = cloud(server).fetch_templates()
    assert (fetched.templates, fetched.check.code) == ((), "gateway_unexpected")


# ------------------------------------------------------------------------------------------------------------- states


def test_states_are_asked_only_where_the_probe_is_on(server: CloudServer) -> None:
    flight = in_flight(message(), "wamid.A=", NOW, MessageState.SENT)
    assert list(cloud(server).fetch_states([flight])) == []
    assert server.requests == []
    assert cloud(server).traits.states is Feed.NONE
    assert cloud(server, webhook=True).traits.inbound is Feed.WEBHOOK


def test_the_probe_tells_the_furthest_state(server: CloudServer) -> None:
    server.history["wamid.A="] = [
        {"id": "1", "delivery_status": "READ", "timestamp": 1795338060},
        {"id": "2", "delivery_status": "SENT", "timestamp": 1795338000},
        {"id": "3", "delivery_status": "HOLOGRAM", "timestamp": 1795338000},
    ]
    gateway = cloud(server, history_probe=True)
    (news,) = gateway.fetch_states([in_flight(message(), "wamid.A=", NOW, MessageState.SENT)])
    assert (news.state, news.message_id, news.reference) == (MessageState.READ, "M0000000000A1", "wamid.A=")
    assert news.at == datetime.fromtimestamp(1795338060, UTC)
    assert list(gateway.fetch_states([in_flight(message(), "wamid.B=", NOW, MessageState.SENT)])) == []
    assert list(gateway.fetch_states([in_flight(message(), "", NOW, MessageState.UNKNOWN)])) == []


def test_nobody_can_tell_of_a_cut_send(server: CloudServer) -> None:
    flight = in_flight(message(), "", NOW, MessageState.UNKNOWN)
    assert [one.found for one in cloud(server).reconcile([flight])] == [Found.CANNOT_TELL]


def test_traits_follow_the_settings() -> None:
    traits = KIND.traits({"daily_cap": 250})
    assert (traits.daily_cap, traits.templates, traits.inbound) == (250, True, Feed.NONE)
    assert KIND.traits({"daily_cap": 0}).daily_cap is None
    assert KIND.traits({"history_probe": True}).states is Feed.POLLED

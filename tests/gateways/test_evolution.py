"""Evolution beyond the contract: bad requests of every kind, its searches, numbers, states, webhooks."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from courier_desktop.domain.messaging import Attachment, Found, InboundKind, InFlight, MessageState, OutcomeKind
from courier_desktop.domain.values import replace
from courier_desktop.gateways.evolution import KIND
from tests.gateways.rigs.base import in_flight
from tests.gateways.rigs.evolution import RIG, SECRETS, event, signed
from tests.gateways.rigs.http_stand import HttpStand, http_stand
from tests.gateways.servers.base import Reply, Request
from tests.gateways.servers.evolution import EvolutionServer, record, trouble

PHONE = "+525512345678"
JID = "5215512345678@s.whatsapp.net"


@pytest.fixture
def service() -> EvolutionServer:
    return EvolutionServer(SECRETS["api_key"])


@pytest.fixture
def stand(service: EvolutionServer) -> Iterator[HttpStand]:
    with http_stand(service, KIND, {"instance": "oficina"}, SECRETS, service.hears) as made:
        yield made


def flight(reference: str = "", ago_s: int = 600, text: str = "Hola", address: str = PHONE) -> InFlight:
    began = datetime.now(UTC) - timedelta(seconds=ago_s)
    return in_flight(RIG.outgoing(text, address), reference, began, MessageState.UNKNOWN)


def refusing(service: EvolutionServer, reply: Reply, page: str = "/message/") -> None:
    """The service answers that page so, and books nothing."""
    good = service.answer

    def answer(request: Request) -> Reply:
        return reply if request.path.startswith(page) else good(request)

    service.answer = answer  # type: ignore[method-assign]


def test_a_send_asks_for_the_connection_and_the_number_first(stand: HttpStand, service: EvolutionServer) -> None:
    outcome = stand.gateway.send(RIG.outgoing("Hola"))
    assert [f"{one.method} {one.path}" for one in service.requests] == [
        "GET /instance/connectionState/oficina",
        "POST /chat/whatsappNumbers/oficina",
        "POST /message/sendText/oficina",
    ]
    assert service.requests[-1].json() == {"number": "525512345678", "text": "Hola", "linkPreview": False}
    assert outcome.reference == service.books[0].reference
    stand.gateway.send(RIG.outgoing("Otra"))
    assert len([one for one in service.requests if "whatsappNumbers" in one.path]) == 1


@pytest.mark.parametrize("state", ["close", "connecting", "refused"])
def test_an_instance_that_is_not_open_stops_the_gateway(stand: HttpStand, service: EvolutionServer, state: str) -> None:
    service.state = state
    outcome = stand.gateway.send(RIG.outgoing())
    assert (outcome.kind, outcome.code, outcome.said) == (OutcomeKind.CONFIG_ERROR, "gateway_session", state)
    assert stand.gateway.check().code == "gateway_session"
    assert service.books == []


def test_an_unknown_instance_and_a_missing_key_say_so(service: EvolutionServer) -> None:
    with http_stand(service, KIND, {"instance": "otra"}, SECRETS) as stand:
        check = stand.gateway.check()
        assert (check.code, check.said) == ("gateway_session", 'The "otra" instance does not exist')
    with http_stand(service, KIND, {"instance": ""}, SECRETS) as stand:
        assert stand.gateway.check().code == "gateway_incomplete"
    with http_stand(service, KIND, {"instance": "oficina"}, {}) as stand:
        assert stand.gateway.send(RIG.outgoing()).code == "gateway_incomplete"


@pytest.mark.parametrize(
    ("reply", "kind", "code"),
    [
        (
            trouble(400, [{"jid": JID, "exists": False, "number": "525512345678"}]),
            OutcomeKind.FINAL_RECIPIENT,
            "not_on_whatsapp",
        ),
        (trouble(400, [["instance.text is required"]]), OutcomeKind.FINAL_CONTENT, "gateway_refused"),
        # It tells what broke after the send in the same way.
        (trouble(400, ["Error: Timed Out"]), OutcomeKind.UNKNOWN_MAYBE_SENT, "gateway_failed"),
        (trouble(400, "PrismaClientKnownRequestError"), OutcomeKind.UNKNOWN_MAYBE_SENT, "gateway_failed"),
        (trouble(500, "Internal Server Error"), OutcomeKind.UNKNOWN_MAYBE_SENT, "gateway_failed"),
        (trouble(404, ["gone"]), OutcomeKind.CONFIG_ERROR, "gateway_session"),
        (trouble(401, "Unauthorized"), OutcomeKind.CONFIG_ERROR, "gateway_credentials"),
        (trouble(201, []), OutcomeKind.UNKNOWN_MAYBE_SENT, "answer_unreadable"),
    ],
)
def test_what_its_refusals_mean(
    stand: HttpStand, service: EvolutionServer, reply: Reply, kind: OutcomeKind, code: str
) -> None:
    refusing(service, reply)
    outcome = stand.gateway.send(RIG.outgoing())
    assert (outcome.kind, outcome.code) == (kind, code)


def test_a_picture_goes_with_its_caption(stand: HttpStand, service: EvolutionServer) -> None:
    for media_type, kind in (("image/jpeg", "image"), ("application/pdf", "document"), ("audio/ogg", "audio")):
        one = Attachment(name="entrega", media_type=media_type, content=b"\xff\xd8")
        assert stand.gateway.send(replace(RIG.outgoing(), attachments=(one,))).kind is OutcomeKind.SENT
        body = service.requests[-1].json()
        assert (body["mediatype"], body["mimetype"], body["caption"]) == (kind, media_type, RIG.outgoing().text)
        assert base64.b64decode(str(body["media"])) == b"\xff\xd8"


# ---------------------------------------------------------------------------------------------------------- reconcile


@pytest.mark.parametrize("jid", [JID, "525512345678@s.whatsapp.net", "5215512345678:12@s.whatsapp.net"])
def test_numbers_are_compared_by_their_key(stand: HttpStand, service: EvolutionServer, jid: str) -> None:
    service.messages.append(record(jid, "3EB0AA", "Hola", mine=True))
    found = stand.gateway.reconcile([flight(ago_s=5)])[0]
    assert found.news is not None
    assert (found.found, found.news.reference, found.news.state) == (Found.THERE, "3EB0AA", MessageState.DELIVERED)


def test_an_argentine_nine_is_kept(stand: HttpStand, service: EvolutionServer) -> None:
    service.messages.append(record("5491123456789@s.whatsapp.net", "3EB0AA", "Hola", mine=True))
    assert stand.gateway.reconcile([flight(address="+541123456789")])[0].found is Found.NOT_THERE
    assert stand.gateway.reconcile([flight(address="+5491123456789", ago_s=9)])[0].found is Found.THERE


def test_a_hidden_chat_is_found_by_what_the_number_has(stand: HttpStand, service: EvolutionServer) -> None:
    kept = record("987@lid", "3EB0AA", "Hola", mine=True)
    kept["key"] = {"id": "3EB0AA", "fromMe": True, "remoteJid": "987@lid", "remoteJidAlt": JID}
    service.messages.append(kept)
    assert stand.gateway.reconcile([flight(ago_s=5)])[0].found is Found.THERE


def test_other_texts_people_and_days_are_not_it(stand: HttpStand, service: EvolutionServer) -> None:
    old = record(JID, "3EB001", "Hola", mine=True)
    old["messageTimestamp"] = int(datetime.now(UTC).timestamp()) - 7200
    theirs = record(JID, "3EB002", "Hola")
    service.messages += [
        *(old, theirs),
        record("5215587654321@s.whatsapp.net", "3EB003", "Hola", mine=True),
        record(JID, "3EB004", "Otro texto", mine=True),
        record(JID, "3A5TYPED", "Hola", mine=True) | {"source": "ios"},
    ]
    assert stand.gateway.reconcile([flight()])[0].found is Found.NOT_THERE


def test_a_search_goes_beyond_the_first_page(stand: HttpStand, service: EvolutionServer) -> None:
    service.messages.append(record(JID, "3EB0AA", "Hola", mine=True) | {"messageTimestamp": _ago(300)})
    service.messages += [record(JID, f"3EB1{one}", f"x{one}", mine=True) for one in range(120)]
    assert stand.gateway.reconcile([flight(ago_s=301)])[0].found is Found.THERE
    body = service.requests[-1].json()
    assert (body["page"], body["offset"]) == (3, 50)


def _ago(seconds: int) -> int:
    return int(datetime.now(UTC).timestamp()) - seconds


def test_a_database_that_keeps_nothing_proves_nothing(stand: HttpStand, service: EvolutionServer) -> None:
    service.keeps = False
    service.messages.clear()
    stand.gateway.send(RIG.outgoing("Hola"))
    assert stand.gateway.reconcile([flight()])[0].found is Found.CANNOT_TELL


def test_two_of_one_text_are_two(stand: HttpStand, service: EvolutionServer) -> None:
    stand.gateway.send(RIG.outgoing("Hola"))
    twins = [replace(flight(ago_s=300), message_id=name) for name in ("M1", "M2")]
    assert [one.found for one in stand.gateway.reconcile(twins)] == [Found.THERE, Found.NOT_THERE]


def test_an_early_look_is_no_proof_of_absence(stand: HttpStand) -> None:
    assert stand.gateway.reconcile([flight(ago_s=3)])[0].found is Found.NOT_YET


def test_both_ends_of_a_span_are_told(stand: HttpStand, service: EvolutionServer) -> None:
    stand.gateway.fetch_inbound("")
    stand.gateway.reconcile([flight()])
    where = [one.json()["where"] for one in service.requests if "findMessages" in one.path]
    spans = [one["messageTimestamp"] for one in where if isinstance(one, dict) and "messageTimestamp" in one]
    assert len(spans) == 2
    assert all(span["gte"] < span["lte"] and span["lte"].endswith("Z") for span in spans)


# --------------------------------------------------------------------------------------------------- states, inbound


@pytest.mark.parametrize(
    ("told", "state"),
    [
        ([], None),
        (["PENDING"], None),
        (["SERVER_ACK"], "sent"),
        (["READ", "DELIVERY_ACK"], "read"),
        (["PLAYED"], "read"),
        (["ERROR"], "failed"),
        (["ERROR", "DELIVERY_ACK"], "delivered"),
        (["DELETED"], None),
    ],
)
def test_updates_are_states(stand: HttpStand, service: EvolutionServer, told: list[str], state: str | None) -> None:
    kept = record(JID, "3EB0AA", "Hola", mine=True) | {"MessageUpdate": [{"status": one} for one in told]}
    service.messages.append(kept)
    news = stand.gateway.fetch_states([flight("3EB0AA"), flight("")])
    assert [one.state.value for one in news] == ([state] if state else [])


def test_states_are_of_that_id_alone(stand: HttpStand, service: EvolutionServer) -> None:
    refusing(service, _all_of(service), "/chat/findMessages")
    assert stand.gateway.fetch_states([flight("3EB0ZZ")]) == []


def _all_of(service: EvolutionServer) -> Reply:
    return service._found({})


def test_kinds_of_replies(stand: HttpStand, service: EvolutionServer) -> None:
    contents: list[tuple[dict[str, object], InboundKind, str]] = [
        ({"conversation": "Sí"}, InboundKind.TEXT, "Sí"),
        ({"extendedTextMessage": {"text": "No"}}, InboundKind.TEXT, "No"),
        ({"imageMessage": {"caption": "mira", "mimetype": "image/jpeg"}}, InboundKind.MEDIA, "mira"),
        ({"locationMessage": {"degreesLatitude": 19.4}}, InboundKind.LOCATION, ""),
        ({"buttonsResponseMessage": {"selectedDisplayText": "Mañana"}}, InboundKind.BUTTON, "Mañana"),
        ({"reactionMessage": {"text": "👍"}}, InboundKind.UNSUPPORTED, ""),
    ]
    for number, (content, _, _) in enumerate(contents):
        service.messages.append(record(JID, f"IN{number}", "") | {"message": content})
    service.messages.append(record("123@g.us", "G1", "grupo"))
    service.messages.append(record(JID, "O1", "nuestro", mine=True))
    found = {one.reference: one for one in stand.gateway.fetch_inbound("").inbound}
    assert [(found[f"IN{n}"].kind, found[f"IN{n}"].text) for n in range(6)] == [one[1:] for one in contents]
    assert len(found) == 6
    assert {(one.address, one.phone, one.name) for one in found.values()} == {("5215512345678", PHONE, "Ana")}
    assert found["IN2"].media_type == "image/jpeg"


def test_a_hidden_sender_with_a_number_beside_it(stand: HttpStand, service: EvolutionServer) -> None:
    one = record("987@lid", "A1", "Hola")
    one["key"] = {"id": "A1", "fromMe": False, "remoteJid": "987@lid", "remoteJidAlt": JID}
    service.messages += [one, record("988@lid", "A2", "Hola")]
    found = stand.gateway.fetch_inbound("").inbound
    assert {(came.address, came.phone) for came in found} == {("5215512345678", PHONE), ("988@lid", "")}


# ------------------------------------------------------------------------------------------------------------ webhook


def test_the_key_inside_a_webhook_is_not_kept(stand: HttpStand) -> None:
    body = event("messages.upsert", record(JID, "A1", "Sí"))
    assert SECRETS["api_key"].encode() in body
    answer = stand.gateway.verify_webhook(signed(stand.gateway, body))
    assert SECRETS["api_key"] not in repr(answer)
    assert answer.post.inbound[0].phone == PHONE


def test_names_of_events_in_either_spelling(stand: HttpStand) -> None:
    for name in ("messages.upsert", "MESSAGES_UPSERT"):
        body = event(name, record(JID, "A1", "Sí"))
        assert len(stand.gateway.verify_webhook(signed(stand.gateway, body)).post.inbound) == 1


def test_a_page_without_a_token_is_closed(service: EvolutionServer) -> None:
    with http_stand(service, KIND, {"instance": "oficina"}, {"api_key": SECRETS["api_key"]}) as stand:
        request = signed(stand.gateway, event("messages.upsert", record(JID, "A1", "Sí")))
        assert stand.gateway.verify_webhook(request).status == 401
        bare = replace(request, headers={})
        assert stand.gateway.verify_webhook(bare).status == 401


def test_its_licence_is_shown() -> None:
    assert any("Evolution API" in note.es and "Apache" in note.es for note in KIND.form.notes)

"""WAHA beyond the contract: session states, chats, ids, polls, hidden ids, media, webhooks."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from courier_desktop.domain.messaging import (
    Attachment,
    Found,
    InboundKind,
    InFlight,
    MessageState,
    Outcome,
    OutcomeKind,
    WebhookRequest,
)
from courier_desktop.domain.values import replace
from courier_desktop.gateways.waha import KIND, WahaGateway
from courier_desktop.gateways.waha_reading import media_address, raw_id, sent_id
from tests.gateways.rigs.base import Trouble, in_flight, means_of
from tests.gateways.rigs.http_stand import HttpStand, http_stand
from tests.gateways.rigs.waha import RIG, SECRETS, event, signed
from tests.gateways.servers.base import Fault, Request
from tests.gateways.servers.waha import WahaServer, message

CHAT = "5215512345678@c.us"
PHONE = "+525512345678"


@pytest.fixture
def service() -> WahaServer:
    return WahaServer(SECRETS["api_key"])


@pytest.fixture
def stand(service: WahaServer) -> Iterator[HttpStand]:
    with http_stand(service, KIND, {}, SECRETS, service.hears) as made:
        yield made


def sent(stand: HttpStand, text: str = "Hola") -> Outcome:
    message_ = RIG.outgoing(text)
    return stand.gateway.send(replace(message_, reference=stand.gateway.prepare(message_)))


def pages(service: WahaServer) -> list[str]:
    return [f"{one.method} {one.path}" for one in service.requests]


def flight(reference: str, ago_s: int = 600, text: str = "Hola") -> InFlight:
    began = datetime.now(UTC) - timedelta(seconds=ago_s)
    return in_flight(RIG.outgoing(text), reference, began, MessageState.UNKNOWN)


# ------------------------------------------------------------------------------------------------------------ sending


def test_a_send_asks_the_session_and_the_chat_before_it_writes(stand: HttpStand, service: WahaServer) -> None:
    outcome = sent(stand)
    assert pages(service) == [
        "GET /api/sessions/default",
        "GET /api/contacts/check-exists",
        "GET /api/default/new-message-id",
        "POST /api/sendText",
    ]
    body = service.requests[-1].json()
    assert body == {
        "session": "default",
        "chatId": CHAT,
        "text": "Hola",
        "linkPreview": False,
        "id": outcome.reference,
    }
    assert service.requests[1].asked("phone") == "525512345678"
    assert service.books[0].reference == f"true_{CHAT}_{outcome.reference}"


def test_a_chat_is_asked_for_once(stand: HttpStand, service: WahaServer) -> None:
    for _ in range(2):
        assert sent(stand).kind is OutcomeKind.SENT
    assert pages(service).count("GET /api/contacts/check-exists") == 1


def test_a_number_without_whatsapp_is_never_written_to(stand: HttpStand, service: WahaServer) -> None:
    stranger = RIG.outgoing(address="+525512340000")
    outcome = stand.gateway.send(replace(stranger, reference=stand.gateway.prepare(stranger)))
    assert (outcome.kind, outcome.code) == (OutcomeKind.FINAL_RECIPIENT, "not_on_whatsapp")
    assert not [one for one in service.requests if one.method == "POST"]


@pytest.mark.parametrize(
    "status", ["STOPPED", "STARTING", "SCAN_QR_CODE", "PASSKEY_REQUIRED", "PASSKEY_CONFIRMATION_REQUIRED", "FAILED"]
)
def test_a_session_that_does_not_work_stops_the_gateway(stand: HttpStand, service: WahaServer, status: str) -> None:
    service.status = status
    outcome = sent(stand)
    assert (outcome.kind, outcome.code, outcome.said) == (OutcomeKind.CONFIG_ERROR, "gateway_session", status)
    assert (stand.gateway.check().code, stand.gateway.check().said) == ("gateway_session", status)


def test_a_session_that_breaks_before_the_send_stops_the_gateway(stand: HttpStand, service: WahaServer) -> None:
    outgoing = RIG.outgoing()
    ready = replace(outgoing, reference=stand.gateway.prepare(outgoing))
    service.status = "SCAN_QR_CODE"
    assert stand.gateway.send(ready).code == "gateway_session"
    assert service.books == []


def test_an_unknown_session_says_so(service: WahaServer) -> None:
    with http_stand(service, KIND, {"session": "otra oficina"}, SECRETS) as stand:
        check = stand.gateway.check()
        assert (check.code, check.said) == ("gateway_session", "Session not found")
        assert "otra%20oficina" in service.requests[0].target


def test_check_tells_whose_number_it_is(stand: HttpStand) -> None:
    assert stand.gateway.check().facts == (("account", "Paquetes del Norte"), ("number", "+525500000001"))


def test_a_picture_goes_with_its_caption(stand: HttpStand, service: WahaServer) -> None:
    photo = Attachment(name="entrega.jpg", media_type="image/jpeg", content=b"\xff\xd8jpeg")
    slip = Attachment(name="guía.pdf", media_type="application/pdf", content=b"%PDF-1.7")
    for one in (photo, slip):
        outgoing = replace(RIG.outgoing("Entregado"), attachments=(one,))
        assert stand.gateway.send(replace(outgoing, reference=stand.gateway.prepare(outgoing))).kind is OutcomeKind.SENT
    assert [one.path for one in service.requests if one.method == "POST"] == ["/api/sendImage", "/api/sendFile"]
    file = service.files[1]["file"]
    assert isinstance(file, dict)
    assert (file["filename"], file["mimetype"]) == ("guía.pdf", "application/pdf")
    assert base64.b64decode(file["data"]) == b"%PDF-1.7"
    assert [one.text for one in service.books] == ["Entregado", "Entregado"]
    both = replace(RIG.outgoing(), attachments=(photo, slip))
    assert stand.gateway.send(both).code == "media_refused"


def test_a_hidden_id_is_written_to_as_it_is(stand: HttpStand, service: WahaServer) -> None:
    outgoing = RIG.outgoing(address="123456789012345@lid")
    assert stand.gateway.send(replace(outgoing, reference=stand.gateway.prepare(outgoing))).kind is OutcomeKind.SENT
    assert service.requests[-1].json()["chatId"] == "123456789012345@lid"


def test_an_address_of_another_channel_is_refused(stand: HttpStand, service: WahaServer) -> None:
    assert stand.gateway.send(RIG.outgoing(address="ana")).code == "address_unfit"
    assert stand.gateway.send(RIG.outgoing("x" * 5000)).code == "text_too_long"
    assert service.books == []


# ------------------------------------------------------------------------------------------------------- without ids


def test_a_service_without_ids_of_its_own_still_sends_and_finds_by_text(stand: HttpStand, service: WahaServer) -> None:
    service.makes_ids = False
    assert stand.gateway.prepare(RIG.outgoing()) == ""
    outcome = sent(stand)
    assert outcome.kind is OutcomeKind.SENT
    assert "id" not in service.requests[-1].json()
    found = stand.gateway.reconcile([flight("", ago_s=5)])[0]
    assert found.news is not None
    assert (found.found, found.news.reference) == (Found.THERE, outcome.reference)
    assert stand.gateway.reconcile([flight("", text="Otro")])[0].found is Found.NOT_THERE


def test_an_engine_that_wants_the_whole_id_is_given_it(stand: HttpStand, service: WahaServer) -> None:
    service.finds_by_last_part = False
    outcome = sent(stand)
    assert [one.state for one in stand.gateway.fetch_states([flight(outcome.reference)])] == [MessageState.SENT]
    assert service.requests[-1].path.endswith(f"/chats/{CHAT}/messages/true_{CHAT}_{outcome.reference}")
    assert stand.gateway.reconcile([flight(outcome.reference, ago_s=5)])[0].found is Found.THERE


def test_a_message_whose_chat_turned_hidden_is_found(stand: HttpStand, service: WahaServer) -> None:
    outcome = sent(stand)
    service.messages[-1]["id"] = f"true_999@lid_{outcome.reference}"
    assert stand.gateway.reconcile([flight(outcome.reference)])[0].found is Found.THERE


@pytest.mark.parametrize(
    "answer",
    [
        {"id": f"true_{CHAT}_3EB0AA", "_data": {}},
        {"key": {"remoteJid": "5215512345678@s.whatsapp.net", "fromMe": True, "id": "3EB0AA"}, "status": "PENDING"},
        {"id": {"fromMe": True, "remote": CHAT, "id": "3EB0AA", "_serialized": f"true_{CHAT}_3EB0AA"}},
        {"_data": {"id": {"_serialized": f"true_{CHAT}_3EB0AA"}}},
        {"_data": {"Info": {"ID": "3EB0AA"}}},
    ],
)
def test_every_engines_answer_names_the_message(answer: object) -> None:
    assert sent_id(answer) == "3EB0AA"


def test_what_the_owner_typed_on_the_phone_is_not_ours(stand: HttpStand, service: WahaServer) -> None:
    now = datetime.now(UTC).timestamp()
    service.messages.append(message(CHAT, "TYPED", "Hola", now - 500) | {"fromMe": True, "source": "app"})
    assert stand.gateway.reconcile([flight("")])[0].found is Found.NOT_THERE


def test_an_engine_that_finds_nothing_by_id_is_asked_for_the_chat(stand: HttpStand, service: WahaServer) -> None:
    service.finds_by_id = False
    outcome = sent(stand)
    assert stand.gateway.reconcile([flight(outcome.reference, ago_s=5)])[0].found is Found.THERE


def test_an_early_look_is_no_proof_of_absence(stand: HttpStand) -> None:
    lost = "3EB0FF"
    assert stand.gateway.reconcile([flight(lost, ago_s=5)])[0].found is Found.NOT_YET
    assert stand.gateway.reconcile([flight(lost)])[0].found is Found.NOT_THERE


def test_a_store_that_keeps_nothing_proves_nothing(stand: HttpStand, service: WahaServer) -> None:
    service.keeps = False
    service.messages.clear()
    outcome = sent(stand)
    assert stand.gateway.reconcile([flight(outcome.reference)])[0].found is Found.CANNOT_TELL


def test_a_session_that_is_away_proves_nothing(stand: HttpStand, service: WahaServer) -> None:
    service.status = "STARTING"
    assert stand.gateway.reconcile([flight("3EB0FF")])[0].found is Found.NOT_YET


def test_two_of_one_text_are_two(stand: HttpStand, service: WahaServer) -> None:
    service.makes_ids = False
    sent(stand)
    twins = [replace(flight("", ago_s=300), message_id=name) for name in ("M1", "M2")]
    assert [one.found for one in stand.gateway.reconcile(twins)] == [Found.THERE, Found.NOT_THERE]


def test_a_service_that_stops_answering_is_not_asked_on(stand: HttpStand, service: WahaServer) -> None:
    flights = [replace(flight("3EB0FF"), message_id=f"M{one}") for one in range(5)]
    stand.trouble(3, Trouble.LATE)
    found = stand.gateway.reconcile(flights)
    assert [one.message_id for one in found] == ["M0", "M1", "M2", "M3", "M4"]
    assert {one.found for one in found[1:]} == {Found.NOT_YET}
    assert stand.asked() == 4


def test_a_twin_in_another_chat_is_not_ours(stand: HttpStand, service: WahaServer) -> None:
    service.makes_ids = False
    other = RIG.outgoing("Hola", "+525587654321")
    assert stand.gateway.send(other).kind is OutcomeKind.SENT
    assert stand.gateway.reconcile([flight("")])[0].found is Found.NOT_THERE


# ------------------------------------------------------------------------------------------------------------- states


@pytest.mark.parametrize(
    ("ack", "state"),
    [(-1, "failed"), (0, None), (1, "sent"), (2, "delivered"), (3, "read"), (4, "read"), (9, None), ("3", "read")],
)
def test_ticks_are_states(stand: HttpStand, service: WahaServer, ack: object, state: str | None) -> None:
    outcome = sent(stand)
    service.messages[-1] |= {"ack": ack, "ackName": ""}
    news = stand.gateway.fetch_states([flight(outcome.reference)])
    assert [one.state.value for one in news] == ([state] if state else [])
    assert [one.code for one in news if one.code] == (["not_delivered"] if state == "failed" else [])


def test_many_are_asked_about_in_turns(stand: HttpStand, service: WahaServer) -> None:
    reference = sent(stand).reference
    many = [replace(flight(reference), message_id=f"M{number:012d}") for number in range(90)]
    asked = [[one.message_id for one in stand.gateway.fetch_states(many)] for _ in range(4)]
    assert [len(one) for one in asked] == [40, 40, 10, 40]
    assert len({one for some in asked[:3] for one in some}) == 90


# ------------------------------------------------------------------------------------------------------------ inbound


def test_replies_come_with_their_number_name_and_quote(stand: HttpStand, service: WahaServer) -> None:
    service.hears(PHONE, "Sí", replyTo={"id": "3EB0AA"})
    came = stand.gateway.fetch_inbound("").inbound[0]
    assert (came.text, came.address, came.phone, came.name) == ("Sí", "5215512345678", PHONE, "Ana")
    assert (came.answers, came.kind) == ("3EB0AA", InboundKind.TEXT)
    assert datetime.now(UTC) - came.at < timedelta(minutes=1)


def test_groups_channels_and_ours_are_left_out(stand: HttpStand, service: WahaServer) -> None:
    for chat in ("12036@g.us", "status@broadcast", "777@newsletter"):
        service.hears(chat, "promo")
    sent(stand)
    assert stand.gateway.fetch_inbound("").inbound == ()


def test_a_hidden_sender_is_looked_up_once(stand: HttpStand, service: WahaServer) -> None:
    service.lids = {"111@lid": CHAT, "222@lid": None}
    for lid in ("111@lid", "111@lid", "222@lid"):
        service.hears(lid, "Hola")
    found = stand.gateway.fetch_inbound("").inbound
    assert [(one.address, one.phone) for one in found] == [
        ("5215512345678", PHONE),
        ("5215512345678", PHONE),
        ("222@lid", ""),
    ]
    assert len([one for one in service.requests if "/lids/" in one.path]) == 2


def test_media_and_places_are_told_as_such(stand: HttpStand, service: WahaServer) -> None:
    media = {"url": "http://localhost:3000/api/files/default/A1.jpg", "mimetype": "image/jpeg"}
    service.hears(PHONE, "mira", hasMedia=True, media=media)
    service.hears(PHONE, "", hasMedia=True, media=None)
    service.hears(PHONE, "", location={"latitude": "19.4", "longitude": "-99.1"})
    service.hears(PHONE, "")
    found = stand.gateway.fetch_inbound("").inbound
    kinds = [one.kind for one in found]
    assert kinds == [InboundKind.MEDIA, InboundKind.MEDIA, InboundKind.LOCATION, InboundKind.UNSUPPORTED]
    assert found[0].media_reference == f"{service.base_url}/api/files/default/A1.jpg"
    assert (found[0].media_type, found[1].media_reference) == ("image/jpeg", "")


@pytest.mark.parametrize("oldest_first", [True, False])
def test_more_than_a_page_comes_whole_and_in_order(stand: HttpStand, service: WahaServer, oldest_first: bool) -> None:
    service.oldest_first = oldest_first
    began = datetime.now(UTC).timestamp() - 300
    service.messages += [message(CHAT, f"A{number}", f"texto {number}", began + number) for number in range(230)]
    post = stand.gateway.fetch_inbound("")
    assert [one.text for one in post.inbound] == [f"texto {number}" for number in range(230)]
    assert not post.more


def test_a_flood_is_fetched_in_several_turns(stand: HttpStand, service: WahaServer) -> None:
    began = datetime.now(UTC).timestamp() - 590
    service.messages += [message(CHAT, f"A{one}", f"texto {one}", began + one / 8) for one in range(4500)]
    texts: set[str] = set()
    cursor, turns, more = "", 0, True
    while more:
        post = stand.gateway.fetch_inbound(cursor)
        cursor, more, turns = post.cursor, post.more, turns + 1
        texts |= {one.text for one in post.inbound}
    assert texts == {f"texto {one}" for one in range(4500)}
    assert 2 < turns < 10


def test_what_whatsapp_delivers_late_still_comes(stand: HttpStand, service: WahaServer) -> None:
    now = datetime.now(UTC).timestamp()
    service.messages.append(message(CHAT, "B2", "segundo", now))
    cursor = stand.gateway.fetch_inbound("").cursor
    service.messages.append(message(CHAT, "B1", "primero, tarde", now - 60))
    assert "primero, tarde" in {one.text for one in stand.gateway.fetch_inbound(cursor).inbound}


@pytest.mark.parametrize("cursor", ["", "no", "-5", "99999999999999999999", "٣"])
def test_a_cursor_of_nonsense_begins_about_now(stand: HttpStand, service: WahaServer, cursor: str) -> None:
    service.messages.append(message(CHAT, "OLD2", "de ayer", datetime.now(UTC).timestamp() - 86400))
    service.hears(PHONE, "de hoy")
    assert [one.text for one in stand.gateway.fetch_inbound(cursor).inbound] == ["de hoy"]


# ------------------------------------------------------------------------------------------------------- small things


def test_redirects_do_not_carry_the_key(stand: HttpStand, service: WahaServer) -> None:
    with WahaServer("other") as stranger:
        service.redirect_to = f"{stranger.base_url}/api/sessions/default"
        service.faults.extend([Fault.REDIRECT_302] * 2)
        assert stand.gateway.check().code == "gateway_address_wrong"
        assert sent(stand).kind is OutcomeKind.CONFIG_ERROR
        assert stranger.requests == []


def test_a_key_is_sent_only_when_there_is_one(service: WahaServer) -> None:
    def headers(request: Request) -> bool:
        return "x-api-key" in request.headers

    with http_stand(service, KIND, {}, {}) as stand:
        assert stand.gateway.check().code == "gateway_credentials"
        assert not headers(service.requests[0])


def test_http_goes_to_near_hosts_only(service: WahaServer) -> None:
    with http_stand(service, KIND, {"base_url": "http://waha.example.com:3000"}, SECRETS) as stand:
        assert stand.gateway.check().code == "gateway_plain_http"
        outcome = sent(stand)
        assert (outcome.kind, outcome.code) == (OutcomeKind.CONFIG_ERROR, "gateway_plain_http")


def test_a_webhook_of_a_page_without_a_key_is_closed() -> None:
    gateway = WahaGateway(means_of(KIND, {}, {}))
    import hashlib
    import hmac

    body = event("message", message(CHAT, "A1", "Sí", 1795338000))
    empty = hmac.new(b"", body, hashlib.sha512).hexdigest()
    request = replace(signed(gateway, body), headers={"x-webhook-hmac": empty})
    assert gateway.verify_webhook(request).status == 401


def test_the_vendors_own_example_of_a_signature_is_right() -> None:
    """The key, body and signature of WAHA's documentation."""
    gateway = WahaGateway(means_of(KIND, {}, {"webhook_key": "my-secret-key"}))
    body = b'{"event":"message","session":"default","engine":"WEBJS"}'
    signature = (
        "208f8a55dde9e05519e898b10b89bf0d0b3b0fdf11fdbf09b6b90476301b98d8"
        "097c462b2b17a6ce93b6b47a136cf2e78a33a63f6752c2c1631777076153fa89"
    )
    request = WebhookRequest(method="POST", path="/", headers={"x-webhook-hmac": signature}, body=body)
    assert gateway.verify_webhook(request).status == 200
    assert gateway.verify_webhook(replace(request, body=body + b" ")).status == 401


@pytest.mark.parametrize(
    "beside",
    [
        {"Info": {"SenderAlt": "5215512345678@s.whatsapp.net"}},
        {"key": {"remoteJidAlt": "5215512345678@s.whatsapp.net"}},
        {"key": {"senderPn": "5215512345678@s.whatsapp.net"}},
    ],
)
def test_a_hidden_sender_may_be_told_beside(stand: HttpStand, beside: dict[str, object]) -> None:
    one = message("111@lid", "A1", "Sí", 1795338000) | {"_data": beside}
    came = stand.gateway.verify_webhook(signed(stand.gateway, event("message", one))).post.inbound[0]
    assert (came.address, came.phone, came.reference) == ("5215512345678", PHONE, "A1")


def test_an_acks_state_names_the_message(stand: HttpStand) -> None:
    ack = {"id": f"true_{CHAT}_3EB0", "fromMe": True, "ack": 2, "ackName": "DEVICE"}
    answer = stand.gateway.verify_webhook(signed(stand.gateway, event("message.ack", ack)))
    news = answer.post.states[0]
    assert (news.reference, news.state) == ("3EB0", MessageState.DELIVERED)
    assert news.at == datetime.fromtimestamp(1795338000, UTC)


@pytest.mark.parametrize(
    ("reference", "raw"),
    [
        (f"true_{CHAT}_3EB0", "3EB0"),
        ("true_123@g.us_3EB0_5215512345678@c.us", "3EB0"),
        ("3EB0", "3EB0"),
        ("", ""),
        ("_", ""),
    ],
)
def test_an_id_is_the_same_by_its_last_part(reference: str, raw: str) -> None:
    assert raw_id(reference) == raw


@pytest.mark.parametrize(
    ("url", "there"),
    [
        ("http://localhost:3000/api/files/a.jpg?x=1", "http://10.0.0.5:3000/api/files/a.jpg?x=1"),
        ("/api/files/a.jpg", "http://10.0.0.5:3000/api/files/a.jpg"),
        ("", ""),
        ("http://[", ""),
    ],
)
def test_files_are_where_the_service_is(url: str, there: str) -> None:
    assert media_address(url, "http://10.0.0.5:3000") == there


def test_the_warning_stands_in_the_form_and_the_pace_in_the_traits() -> None:
    traits = KIND.traits({"daily_cap": 150})
    assert KIND.form.warning is not None
    assert (traits.unofficial, traits.pace_s, traits.jitter_s, traits.daily_cap) == (True, 30.0, 30.0, 150)
    assert KIND.traits({"daily_cap": 0}).daily_cap is None
    assert json.dumps(KIND.form.warning.es)

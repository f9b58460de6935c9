"""Twilio's webhooks: the signature as Twilio documents it, forms and JSON, and what each event brings."""

from __future__ import annotations

import base64
import hashlib
import hmac
from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courier_desktop.domain.gateway_forms import Value
from courier_desktop.domain.messaging import Inbound, InboundKind, MessageState, StateNews, WebhookRequest
from courier_desktop.domain.values import replace
from courier_desktop.gateways.base import Gateway
from courier_desktop.gateways.twilio import SMS_KIND, WHATSAPP_KIND
from courier_desktop.gateways.twilio_news import signature
from tests.gateways.rigs.base import means_of
from tests.gateways.rigs.twilio_sms import PUBLIC, SECRETS, VALUES, posted, signed
from tests.gateways.servers.twilio import NUMBER, TOKEN

ANA = "+525512345678"
EXAMPLE = "https://mycompany.com/myapp.php?foo=1&bar=2"


def gateway(*, whatsapp: bool = False, public: str = PUBLIC, token: str = TOKEN) -> Gateway:
    kind = WHATSAPP_KIND if whatsapp else SMS_KIND
    told: dict[str, Value] = {**VALUES, "public_url": public}
    return kind.make(means_of(kind, told, {**SECRETS, "auth_token": token}))


INBOUND = posted(
    MessageSid="SM" + "1" * 32, SmsStatus="received", From=ANA, To=NUMBER, Body="¿Ya? + 100%", NumMedia="0"
)


# ---------------------------------------------------------------------------------------------------------- signatures


def example(phone: str) -> list[tuple[str, str]]:
    """The fields of Twilio's worked example."""
    return [
        ("CallSid", "CA1234567890ABCDE"),
        ("Caller", phone),
        ("Digits", "1234"),
        ("From", phone),
        ("To", "+18005551212"),
    ]


@pytest.mark.parametrize(
    ("url", "pairs", "told"),
    [
        # Of the documentation ("Validating signatures from Twilio").
        (EXAMPLE, example("+12349013030"), b"0/KCTR6DLpKmkAf8muzZqo1nDgQ="),
        # Of the tests of Twilio's own libraries: plain, of an address with capitals, of fields that repeat.
        (EXAMPLE, example("+14158675309"), b"RSOYDt4T1cUTdK1PDd93/VVr8B8="),
        (EXAMPLE.replace("mycompany", "MyCompany"), example("+14158675309"), b"g9IN/x4Cft2g517EjYvEvM/W7LU="),
        (
            EXAMPLE,
            [("Sid", "CA123"), ("SidAccount", "AC123"), ("Digits", "5678"), ("Digits", "1234"), ("Digits", "1234")],
            b"IK+Dwps556ElfBT0I3Rgjkr1wJU=",
        ),
    ],
)
def test_twilios_own_examples(url: str, pairs: list[tuple[str, str]], told: bytes) -> None:
    """All with the token 12345."""
    assert signature("12345", url, pairs) == told
    assert signature("12345", url, pairs[::-1]) == told
    assert signature("12346", url, pairs) != told
    made = gateway(public=url, token="12345")
    headers = {"x-twilio-signature": told.decode(), "content-type": "application/x-www-form-urlencoded"}
    request = WebhookRequest(method="POST", path="/x", headers=headers, body=urlencode(pairs).encode())
    assert made.verify_webhook(request).status == 200
    assert made.verify_webhook(replace(request, body=request.body + b"0")).status == 401


def test_repeated_names_count_each_value_once_in_order() -> None:
    pairs = [("b", "2"), ("a", "z"), ("a", "y"), ("a", "z")]
    text = "https://x/" + "ay" + "az" + "b2"
    assert signature("t", "https://x/", pairs) == base64.b64encode(hmac.new(b"t", text.encode(), hashlib.sha1).digest())


@given(st.lists(st.tuples(st.text(max_size=5), st.text(max_size=9)), max_size=6))
def test_any_form_is_signed_alike_in_any_order(pairs: list[tuple[str, str]]) -> None:
    assert signature("t", "https://x/", pairs) == signature("t", "https://x/", pairs[::-1])


def test_a_signed_form_is_taken_and_answered() -> None:
    made = gateway()
    answer = made.verify_webhook(signed(made, INBOUND))
    assert (answer.status, answer.media_type) == (200, "text/xml")
    assert answer.body == '<?xml version="1.0" encoding="UTF-8"?><Response/>'
    (came,) = answer.post.inbound
    assert (came.text, came.address, came.phone, came.kind) == ("¿Ya? + 100%", ANA, ANA, InboundKind.TEXT)
    assert came.reference == "SM" + "1" * 32


@pytest.mark.parametrize(
    ("public", "signed_url"),
    [
        ("https://office.example/hook", "https://office.example/hook"),
        ("https://office.example/hook", "https://office.example:443/hook"),
        ("https://office.example:443/hook", "https://office.example/hook"),
        ("http://office.example:80/hook", "http://office.example/hook"),
        ("https://office.example:8443/hook", "https://office.example:8443/hook"),
        ("https://office.example/hook", "https://office.example/hook?a=1"),
    ],
)
def test_the_public_address_is_signed_with_or_without_its_port(public: str, signed_url: str) -> None:
    made = gateway(public=public)
    request = signed(made, INBOUND, url=signed_url)
    path = "/local?a=1" if "?" in signed_url else "/local"
    assert made.verify_webhook(replace(request, path=path)).status == 200


@pytest.mark.parametrize("url", ["http://127.0.0.1:8000/hook", PUBLIC + "&x=1", PUBLIC.replace("https", "http"), ""])
def test_another_address_is_refused(url: str) -> None:
    made = gateway()
    answer = made.verify_webhook(signed(made, INBOUND, url=url))
    assert (answer.status, answer.post.inbound) == (401, ())


def test_a_changed_form_is_refused() -> None:
    made = gateway()
    good = signed(made, INBOUND)
    for body in (INBOUND.replace(b"Body=", b"Body=x"), INBOUND + b"&Extra=1", INBOUND[:-5], b""):
        assert made.verify_webhook(replace(good, body=body)).status == 401


def test_without_token_or_address_nothing_is_taken() -> None:
    for made in (gateway(token=""), gateway(public="")):
        assert made.verify_webhook(signed(made, INBOUND, token="")).status == 403


@pytest.mark.parametrize("public", ["https://[", "https://x:port/", "not an address"])
def test_an_odd_public_address_takes_nothing(public: str) -> None:
    made = gateway(public=public)
    assert made.verify_webhook(signed(made, INBOUND)).status == 401


def json_request(body: bytes, told_hash: str) -> WebhookRequest:
    url = f"https://office.example/hook?bodySHA256={told_hash}"
    proof = base64.b64encode(hmac.new(TOKEN.encode(), url.encode(), hashlib.sha1).digest()).decode()
    headers = {"x-twilio-signature": proof, "content-type": "application/json"}
    return WebhookRequest(method="POST", path=f"/hook?bodySHA256={told_hash}", headers=headers, body=body)


def test_json_is_proved_by_its_hash_in_the_address() -> None:
    made = gateway(public="https://office.example/hook")
    body = b'{"a": "\xc3\xb1"}'
    good = hashlib.sha256(body).hexdigest()
    assert made.verify_webhook(json_request(body, good)).status == 200
    assert made.verify_webhook(json_request(body + b" ", good)).status == 401
    assert made.verify_webhook(json_request(body, "0" * 64)).status == 401
    unproved = json_request(body, good)
    assert made.verify_webhook(replace(unproved, path="/hook")).status == 401


def test_too_many_fields_are_refused() -> None:
    made = gateway()
    body = urlencode([(f"n{number}", "1") for number in range(1500)]).encode()
    assert made.verify_webhook(signed(made, body)).status == 401


# -------------------------------------------------------------------------------------------------------------- events


def came_of(body: bytes, *, whatsapp: bool = True) -> Inbound:
    made = gateway(whatsapp=whatsapp)
    (came,) = made.verify_webhook(signed(made, body)).post.inbound
    return came


def news_of(body: bytes, *, whatsapp: bool = False) -> StateNews:
    made = gateway(whatsapp=whatsapp)
    (news,) = made.verify_webhook(signed(made, body)).post.states
    return news


def whatsapp_form(**fields: str) -> bytes:
    first = {"MessageSid": "SM" + "1" * 32, "SmsStatus": "received", "From": "whatsapp:+5215512345678"}
    return posted(**first, To=f"whatsapp:{NUMBER}", ProfileName="José 🚚", **fields)


def test_a_whatsapp_text() -> None:
    came = came_of(whatsapp_form(Body="Sí", OriginalRepliedMessageSid="SM" + "9" * 32))
    assert (came.address, came.phone, came.name) == ("5215512345678", ANA, "José 🚚")
    assert (came.kind, came.text, came.answers) == (InboundKind.TEXT, "Sí", "SM" + "9" * 32)


def test_a_button() -> None:
    came = came_of(whatsapp_form(Body="Confirmo", ButtonText="Confirmo", ButtonPayload="conf:AB12CD"))
    assert (came.kind, came.text, came.payload) == (InboundKind.BUTTON, "Confirmo", "conf:AB12CD")


def test_a_photo() -> None:
    came = came_of(whatsapp_form(Body="mi casa", NumMedia="1", MediaUrl0="https://x/1", MediaContentType0="image/jpeg"))
    assert (came.kind, came.text, came.media_reference, came.media_type) == (
        InboundKind.MEDIA,
        "mi casa",
        "https://x/1",
        "image/jpeg",
    )


def test_a_place() -> None:
    came = came_of(whatsapp_form(Latitude="19.4326", Longitude="-99.1332"))
    assert (came.kind, came.payload) == (InboundKind.LOCATION, "19.4326,-99.1332")


@pytest.mark.parametrize(
    ("opted", "kind"),
    [("STOP", InboundKind.BLOCKED), ("START", InboundKind.UNBLOCKED), ("HELP", InboundKind.TEXT)],
)
def test_twilios_own_opt_out(opted: str, kind: InboundKind) -> None:
    assert came_of(whatsapp_form(Body=opted, OptOutType=opted)).kind is kind


@pytest.mark.parametrize(
    ("status", "state"),
    [
        ("queued", MessageState.SENT),
        ("sent", MessageState.SENT),
        ("delivered", MessageState.DELIVERED),
        ("read", MessageState.READ),
        ("undelivered", MessageState.FAILED),
    ],
)
def test_a_state(status: str, state: MessageState) -> None:
    body = posted(MessageSid="SM" + "2" * 32, MessageStatus=status, SmsStatus=status, To=ANA, From=NUMBER)
    news = news_of(body)
    assert (news.state, news.reference, news.message_id) == (state, "SM" + "2" * 32, "")


def test_a_failure_says_why() -> None:
    body = posted(MessageSid="SM" + "2" * 32, MessageStatus="failed", ErrorCode="63024", To=f"whatsapp:{ANA}")
    news = news_of(body, whatsapp=True)
    assert (news.code, news.recipient, news.said) == ("not_on_whatsapp", True, "63024")


@pytest.mark.parametrize(
    "body",
    [
        posted(MessageSid="SM" + "2" * 32, MessageStatus="teleported", To=ANA),
        posted(MessageStatus="sent", To=ANA),
        posted(SmsStatus="received", From=ANA),
        posted(MessageSid="SM" + "2" * 32, SmsStatus="received", From=""),
        posted(MessageSid="SM" + "2" * 32, MessageStatus="sent", To=ANA, AccountSid="AC" + "0" * 32),
        posted(MessageSid="SM" + "2" * 32, MessageStatus="sent", To=f"whatsapp:{ANA}"),
        posted(),
        b"",
    ],
)
def test_what_is_not_ours_or_not_known_brings_nothing(body: bytes) -> None:
    made = gateway()
    answer = made.verify_webhook(signed(made, body))
    assert answer.status == 200
    assert (answer.post.inbound, answer.post.states) == ((), ())

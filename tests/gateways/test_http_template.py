"""The generic gateway: every place escaped, every rule read, the exact request shown, secrets out of sight."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from urllib.parse import parse_qsl, unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courier_desktop.domain.gateway_forms import Value
from courier_desktop.domain.messaging import (
    Attachment,
    Feed,
    Found,
    InFlight,
    MessageState,
    Outcome,
    OutcomeKind,
)
from courier_desktop.domain.notices import Channel
from courier_desktop.domain.values import replace
from courier_desktop.gateways.http_template import KIND, HttpTemplateGateway
from courier_desktop.gateways.http_template_fill import Content, Request, TemplateError, in_url
from courier_desktop.gateways.http_template_rules import in_the_open, path_holds, state_words, statuses, steps
from tests.gateways.rigs.base import in_flight, means_of
from tests.gateways.rigs.http_stand import HttpStand, http_stand
from tests.gateways.rigs.http_template import COMMON, RIGS, SECRETS, WAYS
from tests.gateways.servers.base import FaultyServer, Reply
from tests.gateways.servers.base import Request as Taken
from tests.gateways.servers.http_template import SmsService

RIG = RIGS[0]
TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=60)


class Parrot(FaultyServer):
    """Answers whatever it is told to, and books nothing."""

    def __init__(self, reply: Reply) -> None:
        super().__init__()
        self.reply = reply

    def answer(self, request: Taken) -> Reply:
        return self.reply


@contextmanager
def told(reply: Reply, **values: Value) -> Iterator[Outcome]:
    """What a send comes to when that is answered."""
    base: Mapping[str, Value] = {"url": "{base_url}/send", "id_path": "id"}
    with http_stand(Parrot(reply), KIND, {**base, **values}, SECRETS) as stand:
        yield stand.gateway.send(RIG.outgoing())


@contextmanager
def service(values: Mapping[str, Value] | None = None) -> Iterator[tuple[HttpStand, SmsService]]:
    server = SmsService(SECRETS["secret"])
    with http_stand(server, KIND, {**COMMON, **(values or {})}, SECRETS, server.hears) as stand:
        yield stand, server


def made(values: Mapping[str, Value]) -> HttpTemplateGateway:
    base: Mapping[str, Value] = {"url": "https://sms.example.com/send", "id_path": "id"}
    return HttpTemplateGateway(means_of(KIND, {**base, **values}, SECRETS))


def request(content: Content, body: str, headers: str = "", url: str = "https://sms.example.com/") -> Request:
    return Request(method="POST", url=url, headers=headers, content=content, body=body)


# ------------------------------------------------------------------------------------------------------------ escaping


@given(text=TEXT)
def test_property_json_stays_json_and_holds_the_very_text(text: str) -> None:
    filled = request(Content.JSON, '{"a": [{"to": "{to}", "text": "¡{text}!"}], "n": 1}').filled(
        {"to": "+52", "text": text}
    )
    assert json.loads(filled.body or b"") == {"a": [{"to": "+52", "text": f"¡{text}!"}], "n": 1}


@given(text=TEXT)
def test_property_a_form_holds_the_very_text(text: str) -> None:
    filled = request(Content.FORM, "to={to}\ntext={text}&b=1").filled({"to": "+52", "text": text})
    pairs = parse_qsl((filled.body or b"").decode(), keep_blank_values=True)
    assert pairs == [("to", "+52"), ("text", text), ("b", "1")]


@given(text=st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"], include_characters="\n\t\r")))
def test_property_xml_stays_xml_and_holds_the_very_text(text: str) -> None:
    text = text.replace("\ufffe", "").replace("\uffff", "")
    filled = request(Content.XML, '<sms a="{text}"><t>{text}</t></sms>').filled({"text": text})
    tree = ET.fromstring(filled.body or b"")  # noqa: S314 - written by the program under test
    assert (tree.get("a"), tree.findtext("t")) == (text, text)


@given(text=TEXT)
def test_property_a_query_and_a_path_hold_the_very_text(text: str) -> None:
    url = in_url("https://sms.example.com/a/{text}/b?t={text}&x=1#f", {"text": text})
    parts = urlsplit(url)
    assert [unquote(one) for one in parts.path.split("/")] == ["", "a", text, "b"]
    assert parse_qsl(parts.query, keep_blank_values=True) == [("t", text), ("x", "1")]
    assert parts.hostname == "sms.example.com"


@given(text=st.text(max_size=60))
def test_property_a_header_holds_one_line_of_ascii(text: str) -> None:
    filled = request(Content.TEXT, "", "X-Text: <{text}>").filled({"text": text})
    value = filled.headers["X-Text"]
    assert value.isascii()
    assert value.isprintable()
    assert set(filled.headers) == {"Content-Type", "X-Text"}


@given(text=st.text(max_size=60))
def test_property_no_text_makes_any_kind_of_body_fail(text: str) -> None:
    for content, body in (
        (Content.JSON, '"{text}"'),
        (Content.FORM, "a={text}"),
        (Content.XML, "<a>{text}</a>"),
        (Content.TEXT, "{text}"),
    ):
        assert request(content, body).filled({"text": text}).body is not None


def test_a_places_name_inside_of_a_text_stays_text() -> None:
    values = {"text": "mi {secret} y {to}", "secret": "s3cret", "to": "+52"}
    filled = request(Content.JSON, '{"t": "{text}", "k": "{secret}", "o": "{other}"}').filled(values)
    assert json.loads(filled.body or b"") == {"t": "mi {secret} y {to}", "k": "s3cret", "o": "{other}"}


def test_dots_alone_lead_nowhere() -> None:
    assert in_url("https://a.example/x/{text}/y", {"text": ".."}) == "https://a.example/x/%2E%2E/y"
    assert in_url("https://a.example/x/{text}/y", {"text": "a.b"}) == "https://a.example/x/a.b/y"


@pytest.mark.parametrize(
    "url",
    ["", "sms.example.com", "ftp://a.example", "https://", "https://{to}.example", "https://u:p@a.example", "http://["],
)
def test_an_address_is_whole_and_its_host_is_fixed(url: str) -> None:
    with pytest.raises(TemplateError):
        in_url(url, {"to": "evil"})


@pytest.mark.parametrize(
    ("content", "body"),
    [
        (Content.JSON, '{"to": {to}}'),
        (Content.JSON, ""),
        (Content.FORM, "nothing"),
        (Content.XML, "<![CDATA[{text}]]>"),
    ],
)
def test_a_body_that_could_not_be_escaped_is_refused(content: Content, body: str) -> None:
    with pytest.raises(TemplateError, match="body"):
        request(content, body).filled({"to": "1", "text": "x"})


@pytest.mark.parametrize("headers", ["nothing", "Bad Name: x", ": x", "X\x00: y"])
def test_a_header_that_is_none_is_refused(headers: str) -> None:
    with pytest.raises(TemplateError, match="headers"):
        request(Content.TEXT, "", headers).filled({})


def test_the_owners_content_type_goes_before_ours() -> None:
    filled = request(Content.JSON, "{}", "content-type: application/vnd.sms+json").filled({})
    assert filled.headers == {"content-type": "application/vnd.sms+json"}


# ------------------------------------------------------------------------------------------------------------- places


def test_every_way_to_write_a_number() -> None:
    body = '["{to}", "{to_e164}", "{to_digits}", "{to_national}", "{id}", "{from}", "{user}", "{secret}", "{basic}"]'
    with service({"body": body, "from": "PAQUETES", "user": "ana"}) as (stand, server):
        server.answer = lambda request: Reply(200, b'{"data": [{"id": "1"}]}')  # type: ignore[method-assign]
        assert stand.gateway.send(RIG.outgoing()).kind is OutcomeKind.SENT
        assert json.loads(server.requests[-1].body) == [
            *("+525512345678", "+525512345678", "525512345678", "5512345678"),
            *(RIG.outgoing().message_id, "PAQUETES", "ana", SECRETS["secret"]),
            "YW5hOnRlbXBsYXRlLWtleS0xMjM0",
        ]
        assert server.requests[-1].headers["x-our-id"] == RIG.outgoing().message_id


def test_accents_go_where_the_owner_says_so() -> None:
    with service({"strip_accents": True}) as (stand, server):
        stand.gateway.send(RIG.outgoing("Su envío llegó, señor Muñoz"))
        assert [one.text for one in server.books] == ["Su envio llego, señor Muñoz"]


def test_what_it_cannot_carry_is_final() -> None:
    with service({"longest": 10}) as (stand, server):
        photo = Attachment(name="a.jpg", media_type="image/jpeg", content=b"x")
        assert stand.gateway.send(RIG.outgoing("12345678901")).code == "text_too_long"
        assert stand.gateway.send(replace(RIG.outgoing("x"), attachments=(photo,))).code == "media_refused"
        assert stand.gateway.send(RIG.outgoing("x", "ana")).code == "address_unfit"
        assert server.requests == []


# -------------------------------------------------------------------------------------------------------------- rules


@pytest.mark.parametrize(
    ("reply", "values", "kind"),
    [
        (Reply(200, b'{"id": "7"}'), {}, "sent"),
        (Reply(200, b'{"id": ""}'), {}, "unknown_maybe_sent"),
        (Reply(200, b"OK"), {}, "unknown_maybe_sent"),
        (Reply(200, b"OK 7"), {"id_path": "", "success_pattern": "^OK"}, "sent"),
        (Reply(200, b"<h1>Welcome, guest</h1>"), {"id_path": "", "success_pattern": "^OK"}, "unknown_maybe_sent"),
        (Reply(200, b'{"s": "queued"}'), {"id_path": "", "success_path": "s = ok | QUEUED"}, "sent"),
        (Reply(200, b'{"s": "lost"}'), {"id_path": "", "success_path": "s = ok | queued"}, "unknown_maybe_sent"),
        (Reply(200, b'{"s": true}'), {"id_path": "", "success_path": "s=true"}, "sent"),
        (Reply(302, b'{"id": "7"}'), {"success_statuses": "200-399"}, "config_error"),
        (Reply(409, b'{"id": "7"}'), {"success_statuses": "200-299, 409"}, "sent"),
        (Reply(200, b'{"error": "spam filter"}'), {"error_pattern": "spam"}, "final_content"),
        (Reply(200, b'{"error": "no such number"}'), {"number_pattern": "no such"}, "final_recipient"),
        (Reply(503, b""), {}, "unknown_maybe_sent"),
        (Reply(503, b""), {"retry_statuses": "503"}, "retry_backoff"),
        (Reply(503, b"", {"Retry-After": "9"}), {"retry_statuses": "503"}, "retry_wait"),
        (Reply(429, b""), {}, "retry_wait"),
        (Reply(401, b""), {}, "config_error"),
        (Reply(400, b"bad"), {}, "final_content"),
    ],
)
def test_rules(reply: Reply, values: Mapping[str, Value], kind: str) -> None:
    with told(reply, **values) as outcome:
        assert outcome.kind.value == kind, outcome


def test_without_a_rule_for_success_nothing_is_sent() -> None:
    with told(Reply(200, b"<html>Log in to our WLAN</html>"), id_path="") as outcome:
        assert (outcome.kind, outcome.code) == (OutcomeKind.CONFIG_ERROR, "gateway_incomplete")


def test_where_the_service_tells_no_id_ours_is_the_reference() -> None:
    with told(Reply(200, b"OK"), id_path="", success_pattern="OK") as outcome:
        assert outcome.reference == RIG.outgoing().message_id


@pytest.mark.parametrize(
    ("values", "code", "what"),
    [
        ({"url": ""}, "gateway_incomplete", "URL"),
        ({"url": "sms.example.com"}, "gateway_address_wrong", "url"),
        ({"body": '{"to": {to}}'}, "gateway_setting_wrong", "body"),
        ({"headers": "nothing"}, "gateway_setting_wrong", "headers"),
        ({"success_statuses": "good"}, "gateway_setting_wrong", "success_statuses"),
        ({"retry_statuses": "5xx"}, "gateway_setting_wrong", "retry_statuses"),
        ({"success_pattern": "("}, "gateway_setting_wrong", "success_pattern"),
        ({"error_pattern": "*"}, "gateway_setting_wrong", "error_pattern"),
        ({"number_pattern": "[z-a]"}, "gateway_setting_wrong", "number_pattern"),
        ({"state_words": "DLVD"}, "gateway_setting_wrong", "state_words"),
        ({"state_url": "//x"}, "gateway_address_wrong", "state_url"),
        ({"inbound_url": "x"}, "gateway_address_wrong", "inbound_url"),
        ({"method": "BREW"}, "gateway_setting_wrong", "method"),
        ({"content": "yaml"}, "gateway_setting_wrong", "content"),
    ],
)
def test_a_setting_that_cannot_be_used_is_named(values: Mapping[str, Value], code: str, what: str) -> None:
    gateway = made(values)
    assert (gateway.check().code, gateway.check().params) == (code, {"what": what})
    assert gateway.send(RIG.outgoing()).kind is OutcomeKind.CONFIG_ERROR


@pytest.mark.parametrize(
    ("name", "template"),
    [
        ("headers", "Authorization: Bearer abc123"),
        ("headers", "X-Ok: 1\nX-Api-Key: abc123"),
        ("headers", "apikey:abc123"),
        ("url", "https://sms.example.com/send?user=ana&password=abc123"),
        ("check_url", "https://sms.example.com/balance?api_key=abc123"),
        ("body", '{"to": "{to}", "access_token": "abc123"}'),
        ("body", '{"auth": {"password": "abc123"}}'),
    ],
)
def test_a_key_written_out_is_sent_to_its_field(name: str, template: str) -> None:
    check = made({name: template}).check()
    assert (check.code, check.params) == ("gateway_key_in_the_open", {"what": name})
    assert "abc123" not in repr(check)
    assert made({name: template}).send(RIG.outgoing()).code == "gateway_key_in_the_open"


def test_a_key_in_its_place_is_none_in_the_open() -> None:
    for name, template in (
        ("headers", "Authorization: Basic {basic}\nX-Api-Key: {secret}\nX-Keyboard: es\nAccept: text/html"),
        ("url", "https://sms.example.com/send?key={secret}&token={secret}&monkey=1"),
        ("body", '{"password": "{secret}", "text": "{text}", "passenger": "x", "token": ""}'),
    ):
        assert not in_the_open(name, template), name
    assert not in_the_open("body", "to={to}&password={secret}&text={text}")
    assert in_the_open("body", "to={to}\npassword=abc")
    assert in_the_open("body", "<a><password>abc</password></a>")


def test_plain_http_is_for_near_hosts() -> None:
    for url in ("http://sms.example.com/send", "http://8.8.8.8/send"):
        assert made({"url": url}).check().code == "gateway_plain_http"
        assert made({"url": url}).send(RIG.outgoing()).code == "gateway_plain_http"


def test_check_asks_the_test_address_or_only_whether_anybody_is_there() -> None:
    with service() as (stand, server):
        assert stand.gateway.check().good
        assert [(one.method, one.path) for one in server.requests] == [("GET", "/balance")]
        server.key = "another-key"
        assert stand.gateway.check().code == "gateway_credentials"
    with service({"check_url": ""}) as (stand, server):
        assert stand.gateway.check().good
        assert [(one.method, one.path) for one in server.requests] == [("HEAD", "/")]
        assert server.books == []


def test_a_get_that_sends_is_asked_once() -> None:
    with service(WAYS["get"]) as (stand, server):
        from tests.gateways.rigs.base import Trouble

        for number, trouble in enumerate((Trouble.CUT_READ, Trouble.CUT_ANSWER, Trouble.LATE), start=1):
            stand.trouble(0, trouble)
            assert stand.gateway.send(RIG.outgoing()).kind is OutcomeKind.UNKNOWN_MAYBE_SENT
            assert len(server.books) == number
        stand.trouble(0, Trouble.ERROR_UNBOOKED)
        stand.gateway.send(RIG.outgoing())
        assert len(server.requests) == 4


def test_a_redirect_carries_nothing_anywhere() -> None:
    with SmsService() as stranger:
        location = {"Location": f"{stranger.base_url}/send"}
        for status in (301, 302, 303, 307, 308):
            for method in ("GET", "POST"):
                with told(Reply(status, b"", location), method=method) as outcome:
                    assert (outcome.kind, outcome.code) == (OutcomeKind.CONFIG_ERROR, "gateway_address_wrong")
        assert stranger.requests == []


# ------------------------------------------------------------------------------------------------------------ dry run


@pytest.mark.parametrize("way", WAYS)
def test_a_dry_run_shows_the_exact_request_without_its_secrets(way: str) -> None:
    hostile = RIG.outgoing("{secret} <b>&\n“ñ”")
    with service({**WAYS[way], "user": "ana"}) as (stand, server):
        gateway = stand.gateway
        assert isinstance(gateway, HttpTemplateGateway)
        shown = gateway.dry_run(hostile)
        assert server.requests == []
        gateway.send(hostile)
        sent = server.requests[-1]
        head, _, body = shown.partition("\n\n")
        first, *headers = head.split("\n")
        assert first == f"{sent.method} {server.base_url}{sent.target}".replace(SECRETS["secret"], "***")
        assert body == sent.body.decode().replace(SECRETS["secret"], "***")
        assert "Authorization: Bearer ***" in headers
        for line in headers:
            name, _, value = line.partition(": ")
            assert sent.headers[name.lower()].replace(SECRETS["secret"], "***") == value
        assert SECRETS["secret"] not in shown


def test_a_dry_run_hides_basic_too_and_names_what_is_wrong() -> None:
    shown = made({"headers": "Authorization: Basic {basic}", "user": "ana"}).dry_run(RIG.outgoing())
    assert "Authorization: Basic ***" in shown
    assert made({"body": "{"}).dry_run(RIG.outgoing()) == "body"


def test_a_service_that_repeats_the_password_is_not_repeated() -> None:
    basic = "YW5hOnRlbXBsYXRlLWtleS0xMjM0"
    with told(Reply(400, f"bad Basic {basic} {SECRETS['secret']}".encode()), user="ana") as outcome:
        assert outcome.said == "bad Basic *** ***"


# -------------------------------------------------------------------------------------------------------------- polls


def flight(reference: str) -> InFlight:
    return in_flight(RIG.outgoing(), reference, datetime.now(UTC), MessageState.SENT)


@pytest.mark.parametrize(
    ("word", "state"),
    [
        ("DELIVRD", "delivered"),
        ("Entregado", "delivered"),
        ("accepted", "sent"),
        ("UNDELIV", "failed"),
        ("seen", "read"),
        ("D4", "delivered"),
        ("what?", None),
        ("", None),
    ],
)
def test_states_are_read_by_their_words(word: str, state: str | None) -> None:
    with service({"state_words": "D4 = delivered\n d5=failed "}) as (stand, server):
        server.states["sms-1"] = word
        news = stand.gateway.fetch_states([flight("sms-1")])
        assert [one.state.value for one in news] == ([state] if state else [])
        assert server.requests[-1].path == "/states/sms-1"


def test_replies_are_read_by_their_places() -> None:
    with service({"inbound_url": "{base_url}/inbox?since={since_unix}&after={last_id}&iso={since}"}) as (stand, server):
        cursor = stand.gateway.fetch_inbound("").cursor
        server.hears("55 1234 5678", "Sí")
        server.inbox += [{"id": "", "from": "x"}, {"id": "9"}, {"odd": 1}]
        for broken in server.inbox[1:]:
            broken["received_at"] = 9_999_999_999
        post = stand.gateway.fetch_inbound(cursor)
        assert [(one.text, one.address, one.phone) for one in post.inbound] == [("Sí", "55 1234 5678", "+525512345678")]
        stand.gateway.fetch_inbound(post.cursor)
        assert server.requests[-1].asked("after") == "in-1"
        assert server.requests[-1].asked("iso").endswith("Z")


def test_traits_follow_from_the_settings() -> None:
    bare, full = KIND.traits({}), RIGS[0]
    assert (bare.channel, bare.inbound, bare.states, bare.reconciles) == (Channel.SMS, Feed.NONE, Feed.NONE, False)
    assert (bare.longest, bare.harmless, bare.segments) == (1600, False, True)
    rich = KIND.traits({**COMMON, "channel": "whatsapp", "harmless": True, "longest": 70, "daily_cap": 9, "pace_s": 5})
    assert (rich.channel, rich.inbound, rich.states) == (Channel.WHATSAPP, Feed.POLLED, Feed.POLLED)
    assert (rich.longest, rich.harmless, rich.segments, rich.daily_cap, rich.pace_s) == (70, True, False, 9, 5.0)
    assert made({}).reconcile([flight("x")])[0].found is Found.CANNOT_TELL
    assert full.label == "http-json"


# -------------------------------------------------------------------------------------------------------- small things


def test_statuses_paths_and_rules() -> None:
    assert statuses("200-202, 409", "x") == {200, 201, 202, 409}
    assert statuses("", "x") == frozenset()
    assert steps("$.data[0].id") == ("data", 0, "id")
    assert steps("") == ()
    assert path_holds("a", {"a": 0})
    assert not path_holds("a", {"a": False})
    assert not path_holds("a.b", {"a": 1})
    assert path_holds("a = 0", {"a": 0})
    assert state_words("X = read")["x"] is MessageState.READ
    with pytest.raises(TemplateError):
        state_words("X = lost")

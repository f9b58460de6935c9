"""Twilio, SMS and WhatsApp: what is asked of it, what each of its error codes means, prices, states, replies, checks.

Compared by reading with Twilio's published OpenAPI description (twilio/twilio-oai, spec/json/twilio_api_v2010.json):
POST …/Accounts/{AC…}/Messages.json as application/x-www-form-urlencoded with To and exactly one of From and
MessagingServiceSid (^MG[0-9a-fA-F]{32}$), Body or ContentSid (^HX[0-9a-fA-F]{32}$) with ContentVariables (a string),
ValidityPeriod (integer), SmartEncoded (boolean), StatusCallback (uri); 201 with sid, status, num_segments and price as
text; GET of the list with To, From, "DateSent>", PageSize <= 1000 and a relative next_page_uri, times of RFC 2822,
error_code an integer; GET of one message, of the account (status active, suspended, closed; type Trial, Full), of its
Balance (text and currency) and of IncomingPhoneNumbers by PhoneNumber. servers/twilio.py refuses what breaks these.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from courier_desktop.domain.gateway_forms import Value
from courier_desktop.domain.messaging import (
    Cost,
    InboundKind,
    MessageState,
    OutcomeKind,
    Outgoing,
    TemplateUse,
)
from courier_desktop.domain.values import replace
from courier_desktop.domain.wording import is_code
from courier_desktop.domain.words import Language
from courier_desktop.gateways.twilio import SMS_KIND, WHATSAPP_KIND, TwilioGateway
from courier_desktop.gateways.twilio_codes import CODES
from tests.gateways.rigs.base import in_flight, means_of
from tests.gateways.rigs.twilio_sms import SECRETS, VALUES
from tests.gateways.servers.base import Fault
from tests.gateways.servers.twilio import KEY_SID, NUMBER, SID, TwilioServer, sid_of

ANA = "+525512345678"
MESSAGE = Outgoing(message_id="M0000000000A1", address=ANA, text="Su envío llega hoy ñ", language=Language.ES)
TEMPLATE = TemplateUse(name="HX" + "a" * 32, language="es_MX", values=("Ana", "AB12CD"))


@pytest.fixture
def twilio() -> Iterator[TwilioServer]:
    with TwilioServer() as server:
        server.late_s = 0.5
        yield server


def gateway_on(twilio: TwilioServer, *, whatsapp: bool = False, **values: Value) -> TwilioGateway:
    kind = WHATSAPP_KIND if whatsapp else SMS_KIND
    told: dict[str, Value] = {**VALUES, "public_url": "", "base_url": twilio.base_url, **values}
    made = kind.make(means_of(kind, told, SECRETS))
    assert isinstance(made, TwilioGateway)
    made.read_s = 0.3
    return made


@pytest.fixture
def sms(twilio: TwilioServer) -> TwilioGateway:
    return gateway_on(twilio)


@pytest.fixture
def whatsapp(twilio: TwilioServer) -> TwilioGateway:
    return gateway_on(twilio, whatsapp=True)


def form_of(twilio: TwilioServer) -> dict[str, str]:
    """The fields of the only message that was asked for."""
    (request,) = [one for one in twilio.requests if one.method == "POST"]
    return dict(request.form())


# ------------------------------------------------------------------------------------------------------- the request


def test_an_sms_is_asked_for(twilio: TwilioServer, sms: TwilioGateway) -> None:
    outcome = sms.send(replace(MESSAGE, expires_at=datetime.now(UTC) + timedelta(hours=2)))
    assert outcome.kind is OutcomeKind.SENT
    assert (outcome.reference, outcome.segments) == (twilio.messages[0]["sid"], 1)
    form = form_of(twilio)
    assert 7190 <= int(form.pop("ValidityPeriod")) <= 7200
    assert form == {"To": ANA, "From": NUMBER, "Body": MESSAGE.text, "SmartEncoded": "true"}


@pytest.mark.parametrize(("left", "validity"), [(timedelta(days=3), "36000"), (timedelta(seconds=1.5), "1")])
def test_a_life_is_within_twilios_bounds(
    twilio: TwilioServer, sms: TwilioGateway, left: timedelta, validity: str
) -> None:
    sms.send(replace(MESSAGE, expires_at=datetime.now(UTC) + left))
    assert form_of(twilio)["ValidityPeriod"] == validity


def test_whatsapp_text_is_asked_for(twilio: TwilioServer, whatsapp: TwilioGateway) -> None:
    until = datetime.now(UTC) + timedelta(hours=2)
    assert whatsapp.send(replace(MESSAGE, window_open=True, expires_at=until)).kind is OutcomeKind.SENT
    assert form_of(twilio) == {"To": f"whatsapp:{ANA}", "From": f"whatsapp:{NUMBER}", "Body": MESSAGE.text}


def test_a_template_is_asked_for(twilio: TwilioServer, whatsapp: TwilioGateway) -> None:
    assert whatsapp.send(replace(MESSAGE, window_open=False, template=TEMPLATE)).kind is OutcomeKind.SENT
    form = form_of(twilio)
    assert "Body" not in form
    assert form["ContentSid"] == TEMPLATE.name
    assert json.loads(form["ContentVariables"]) == {"1": "Ana", "2": "AB12CD"}


@pytest.mark.parametrize(
    ("template", "variables"),
    [
        ({"values": ("Ana\nMaría", " ")}, {"1": "Ana María", "2": "-"}),
        ({"values": ("Ana", "x"), "button_value": "AB12"}, {"1": "Ana", "2": "x", "3": "AB12"}),
        ({"values": ("Ñandú «🚚»", '"}{')}, {"1": "Ñandú «🚚»", "2": '"}{'}),
    ],
)
def test_variables_are_fit_for_twilio(
    twilio: TwilioServer, whatsapp: TwilioGateway, template: dict[str, object], variables: dict[str, str]
) -> None:
    used = replace(TEMPLATE, **template)  # type: ignore[arg-type] # TemplateUse's own fields
    assert whatsapp.send(replace(MESSAGE, template=used)).kind is OutcomeKind.SENT
    assert json.loads(form_of(twilio)["ContentVariables"]) == variables


def test_named_variables_keep_their_names(twilio: TwilioServer, whatsapp: TwilioGateway) -> None:
    twilio.templates["HX" + "b" * 32] = "Hola {{nombre}}"
    used = TemplateUse(name="HX" + "b" * 32, language="es", values=("Ana",), names=("nombre",))
    assert whatsapp.send(replace(MESSAGE, template=used)).kind is OutcomeKind.SENT
    assert json.loads(form_of(twilio)["ContentVariables"]) == {"nombre": "Ana"}


def test_a_template_without_variables_sends_none(twilio: TwilioServer, whatsapp: TwilioGateway) -> None:
    twilio.templates["HX" + "c" * 32] = "Su paquete llega hoy."
    assert whatsapp.send(replace(MESSAGE, template=TemplateUse(name="HX" + "c" * 32, language="es"))).reference
    assert "ContentVariables" not in form_of(twilio)


def test_a_messaging_service_takes_the_numbers_place(twilio: TwilioServer) -> None:
    gateway = gateway_on(twilio, sender="MG" + "d" * 32, public_url="https://x.example/hook")
    assert gateway.send(MESSAGE).kind is OutcomeKind.SENT
    form = form_of(twilio)
    assert (form["MessagingServiceSid"], form["StatusCallback"]) == ("MG" + "d" * 32, "https://x.example/hook")
    assert "From" not in form


@pytest.mark.parametrize(
    ("address", "to"),
    [
        ("+5215512345678", "whatsapp:+525512345678"),
        ("5215512345678", "whatsapp:+525512345678"),
        ("whatsapp:+525512345678", "whatsapp:+525512345678"),
        ("+5491122334455", "whatsapp:+5491122334455"),
        ("MX.15098764532", "whatsapp:MX.15098764532"),
    ],
)
def test_addresses_of_whatsapp(twilio: TwilioServer, whatsapp: TwilioGateway, address: str, to: str) -> None:
    assert whatsapp.send(replace(MESSAGE, address=address)).kind is OutcomeKind.SENT
    assert form_of(twilio)["To"] == to


@pytest.mark.parametrize("key", [True, False])
def test_a_key_or_the_token_signs_the_request(twilio: TwilioServer, *, key: bool) -> None:
    gateway = gateway_on(twilio, key_sid=KEY_SID if key else "")
    assert gateway.send(MESSAGE).kind is OutcomeKind.SENT
    assert twilio.requests[0].basic[0] == (KEY_SID if key else SID)


# -------------------------------------------------------------------------------------------------- without a request


@pytest.mark.parametrize(
    ("changed", "kind", "code"),
    [
        ({"address": "ana@example.com"}, OutcomeKind.FINAL_RECIPIENT, "address_unfit"),
        ({"address": "MX.15098764532"}, OutcomeKind.FINAL_RECIPIENT, "address_unfit"),
        ({"address": "123"}, OutcomeKind.FINAL_RECIPIENT, "address_unfit"),
        ({"text": "x" * 1601}, OutcomeKind.FINAL_CONTENT, "text_too_long"),
        ({"expires_at": datetime(2020, 1, 1, tzinfo=UTC)}, OutcomeKind.FINAL_CONTENT, "day_over"),
    ],
)
def test_what_cannot_go_is_not_asked(
    twilio: TwilioServer, sms: TwilioGateway, changed: dict[str, object], kind: OutcomeKind, code: str
) -> None:
    outcome = sms.send(replace(MESSAGE, **changed))  # type: ignore[arg-type] # Outgoing's own fields
    assert (outcome.kind, outcome.code) == (kind, code)
    assert twilio.requests == []


def test_a_closed_window_needs_a_template(twilio: TwilioServer, whatsapp: TwilioGateway) -> None:
    outcome = whatsapp.send(replace(MESSAGE, window_open=False))
    assert (outcome.kind, outcome.code) == (OutcomeKind.NEEDS_TEMPLATE, "window_closed")
    assert twilio.requests == []
    assert whatsapp.send(replace(MESSAGE, window_open=None)).kind is OutcomeKind.SENT


def test_another_makers_template_is_refused(twilio: TwilioServer, whatsapp: TwilioGateway) -> None:
    used = TemplateUse(name="aviso_entrega", language="es_MX")
    assert whatsapp.send(replace(MESSAGE, template=used)).code == "template_missing"
    assert twilio.requests == []


@pytest.mark.parametrize(
    ("values", "what"),
    [
        ({"account_sid": ""}, "Account SID"),
        ({"account_sid": "AC123"}, "Account SID"),
        ({"key_sid": "SK1"}, "API Key SID"),
        ({"sender": ""}, "From"),
        ({"sender": "MG1!"}, "From"),
        ({"base_url": ""}, "URL"),
    ],
)
def test_what_is_missing_is_named(twilio: TwilioServer, values: dict[str, Value], what: str) -> None:
    gateway = gateway_on(twilio, whatsapp=False, **values)
    check = gateway.check()
    assert (check.code, check.params) == ("gateway_incomplete", {"what": what})
    assert gateway.send(MESSAGE).kind is OutcomeKind.CONFIG_ERROR
    assert gateway.fetch_inbound("kept").cursor == "kept"
    assert twilio.requests == []


# --------------------------------------------------------------------------------------------------------- error codes

# As the facts of gateways have them, one line each.
TABLE = {
    OutcomeKind.CONFIG_ERROR: "20003 20404 21408 21601 21606 21608 63007 63001 63020 63015 30002 30018 30024",
    OutcomeKind.RETRY_WAIT: "20429",
    OutcomeKind.RETRY_BACKOFF: "14107 21611 63017 63018 30001 30017 30022 30008 30003",
    OutcomeKind.OPTED_OUT: "21610",
    OutcomeKind.FINAL_RECIPIENT: "21211 21214 21614 21612 30005 30006 63003 63024 63033 63014 63032 63049",
    OutcomeKind.FINAL_CONTENT: (
        "21602 21617 21620 63019 21654 21655 21656 63005 63013 63021 63027 63028 63041 30007 30004"
    ),
    OutcomeKind.NEEDS_TEMPLATE: "63016",
}
ROWS = [(int(code), kind) for kind, codes in TABLE.items() for code in codes.split()]


@pytest.mark.parametrize(("code", "kind"), ROWS)
def test_a_code_means_what_it_means(twilio: TwilioServer, sms: TwilioGateway, code: int, kind: OutcomeKind) -> None:
    """At the send, and later on the message itself."""
    status = 429 if code == 20429 else 401 if code == 20003 else 400
    twilio.refuse = (code, "Why not", status)
    outcome = sms.send(MESSAGE)
    assert outcome.kind is kind
    assert is_code(outcome.code)
    assert "Why not" in outcome.said
    assert twilio.books == []
    twilio.refuse = None
    sid = sms.send(MESSAGE).reference
    twilio.tell(sid, "undelivered", error_code=code, error_message="Why not")
    (news,) = sms.fetch_states([in_flight(MESSAGE, sid, datetime.now(UTC), MessageState.SENT)])
    assert (news.state, news.code) == (MessageState.FAILED, CODES[code][1])
    assert news.recipient is (kind is OutcomeKind.FINAL_RECIPIENT)
    assert bool(news.again_s) is (kind in {OutcomeKind.RETRY_BACKOFF, OutcomeKind.RETRY_WAIT})
    assert news.said == f"{code} Why not"


def test_an_unknown_code_is_final_and_shown(twilio: TwilioServer, sms: TwilioGateway) -> None:
    twilio.refuse = (99999, "Something new", 400)
    outcome = sms.send(MESSAGE)
    assert (outcome.kind, outcome.code) == (OutcomeKind.FINAL_CONTENT, "gateway_refused")
    assert "Something new" in outcome.said
    twilio.refuse = None
    sid = sms.send(MESSAGE).reference
    twilio.tell(sid, "failed", error_code=99999, error_message=None)
    (news,) = sms.fetch_states([in_flight(MESSAGE, sid, datetime.now(UTC), MessageState.SENT)])
    assert (news.state, news.code, news.said) == (MessageState.FAILED, "not_delivered", "99999")


def test_a_429_is_waited_for_as_long_as_told(twilio: TwilioServer, sms: TwilioGateway) -> None:
    twilio.faults.append(Fault.BUSY_429_SECONDS)
    outcome = sms.send(MESSAGE)
    assert (outcome.kind, outcome.wait_s) == (OutcomeKind.RETRY_WAIT, 7.0)


def test_every_code_has_a_sentence() -> None:
    assert [code for code, (_, wording) in CODES.items() if not is_code(wording)] == []


# ---------------------------------------------------------------------------------------------------- states and cost


@pytest.mark.parametrize(
    ("status", "state"),
    [
        ("accepted", MessageState.SENT),
        ("scheduled", MessageState.SENT),
        ("queued", MessageState.SENT),
        ("sending", MessageState.SENT),
        ("sent", MessageState.SENT),
        ("partially_delivered", MessageState.SENT),
        ("delivered", MessageState.DELIVERED),
        ("read", MessageState.READ),
        ("failed", MessageState.FAILED),
        ("undelivered", MessageState.FAILED),
        ("canceled", MessageState.FAILED),
    ],
)
def test_states(twilio: TwilioServer, whatsapp: TwilioGateway, status: str, state: MessageState) -> None:
    sid = whatsapp.send(MESSAGE).reference
    twilio.tell(sid, status, price="-0.00750", num_segments="3")
    (news,) = whatsapp.fetch_states([in_flight(MESSAGE, sid, datetime.now(UTC), MessageState.SENT)])
    assert (news.state, news.reference, news.message_id) == (state, sid, MESSAGE.message_id)
    assert (news.cost, news.segments) == (Cost(7500, "USD"), 3)
    assert news.at is not None


def test_an_unknown_status_is_no_news(twilio: TwilioServer, sms: TwilioGateway) -> None:
    sid = sms.send(MESSAGE).reference
    twilio.tell(sid, "teleported")
    assert list(sms.fetch_states([in_flight(MESSAGE, sid, datetime.now(UTC), MessageState.SENT)])) == []


def test_many_states_come_by_one_list(twilio: TwilioServer, sms: TwilioGateway) -> None:
    flights = []
    for number in range(30):
        message = replace(MESSAGE, message_id=f"M00000000{number:04d}")
        made = twilio.add(to=ANA, body=message.text, status="delivered")
        flights.append(in_flight(message, str(made["sid"]), datetime.now(UTC), MessageState.SENT))
    news = sms.fetch_states(flights)
    assert {one.message_id for one in news} == {one.message_id for one in flights}
    assert {one.state for one in news} == {MessageState.DELIVERED}
    (request,) = twilio.requests
    today = datetime.now(UTC).date().isoformat()
    assert f"DateSent%3E={today}" in request.target


# ------------------------------------------------------------------------------------------------------------- replies


def test_replies_come_oldest_first_and_once(twilio: TwilioServer, sms: TwilioGateway) -> None:
    twilio.reply(ANA, "uno", ago_s=30)
    twilio.add(to=ANA, body="nuestro")
    twilio.reply("+525587654321", "dos", ago_s=20)
    twilio.reply(ANA, "de WhatsApp", "whatsapp:")
    post = sms.fetch_inbound("")
    assert [(one.text, one.address, one.phone) for one in post.inbound] == [
        ("uno", ANA, ANA),
        ("dos", "+525587654321", "+525587654321"),
    ]
    assert post.inbound[0].reference == twilio.messages[0]["sid"]
    assert sms.fetch_inbound(post.cursor).inbound == ()
    twilio.reply(ANA, "tres")
    assert [one.text for one in gateway_on(twilio).fetch_inbound(post.cursor).inbound] == ["tres"]


def test_the_list_is_asked_from_yesterday(twilio: TwilioServer, sms: TwilioGateway) -> None:
    twilio.reply(ANA, "anteayer", ago_s=2 * 86_400 + 3600)
    assert sms.fetch_inbound("").inbound == ()
    (request,) = twilio.requests
    yesterday = (datetime.now(UTC) - timedelta(days=1)).date().isoformat()
    assert request.target.startswith(f"/2010-04-01/Accounts/{SID}/Messages.json?To=%2B525500000001&")
    assert f"DateSent%3E={yesterday}" in request.target


def test_an_office_closed_for_a_week_misses_nothing(twilio: TwilioServer, sms: TwilioGateway) -> None:
    day = (datetime.now(UTC) - timedelta(days=7)).date().isoformat()
    twilio.reply(ANA, "hace cinco días", ago_s=5 * 86_400)
    post = sms.fetch_inbound(json.dumps({"day": day, "seen": []}))
    assert [one.text for one in post.inbound] == ["hace cinco días"]
    assert json.loads(post.cursor)["day"] == (datetime.now(UTC) - timedelta(days=1)).date().isoformat()


def test_whatsapps_people_are_told_by_their_wa_id(twilio: TwilioServer, whatsapp: TwilioGateway) -> None:
    twilio.reply("+5215512345678", "Sí", "whatsapp:", ago_s=2)
    twilio.reply("MX.15098764532", "foto", "whatsapp:", num_media="1", ago_s=1)
    twilio.reply(ANA, "por SMS")
    one, other = whatsapp.fetch_inbound("").inbound
    assert (one.address, one.phone, one.kind) == ("5215512345678", ANA, InboundKind.TEXT)
    assert (other.address, other.phone, other.kind) == ("MX.15098764532", "", InboundKind.MEDIA)
    assert other.media_reference == other.reference


def test_many_replies_come_by_pages(twilio: TwilioServer, sms: TwilioGateway) -> None:
    for number in range(170):
        twilio.reply(ANA, f"número {number}", ago_s=400 - number)
    post = sms.fetch_inbound("")
    assert [one.text for one in post.inbound] == [f"número {number}" for number in range(170)]
    assert len(twilio.requests) == 4
    twilio.reply(ANA, "otro")
    assert [one.text for one in sms.fetch_inbound(post.cursor).inbound] == ["otro"]
    # What was seen is at the page's end already: no further page is asked for.
    assert len(twilio.requests) == 6


def test_a_broken_page_keeps_the_place(twilio: TwilioServer, sms: TwilioGateway) -> None:
    for number in range(70):
        twilio.reply(ANA, f"número {number}", ago_s=400 - number)
    for fault in (Fault.HTML, Fault.ERROR_500_UNBOOKED, Fault.WRONG_TYPES, Fault.EMPTY_200):
        twilio.faults.extend([Fault.NONE, fault])
        post = sms.fetch_inbound("kept")
        assert (post.inbound, post.cursor) == ((), "kept")
    assert len(sms.fetch_inbound("kept").inbound) == 70


@pytest.mark.parametrize(
    "following",
    [
        "https://evil.example/2010-04-01/Accounts/x/Messages.json",
        "//evil.example/2010-04-01/x",
        "/2010-04-01/Accounts/" + "AC" + "9" * 32 + "/Messages.json",
        "/other/path",
        "@evil.example/",
        "http://[",
    ],
)
def test_a_next_page_elsewhere_is_not_asked_for(twilio: TwilioServer, sms: TwilioGateway, following: str) -> None:
    from tests.gateways.servers.base import reply_json

    twilio.answer = lambda request: reply_json(  # type: ignore[method-assign]
        {"messages": [], "next_page_uri": following}
    )
    assert sms.fetch_inbound("kept").cursor == "kept"
    assert len(twilio.requests) == 1


@pytest.mark.parametrize("cursor", ["", "x", "{}", "[]", "null", '{"day": 7}', '{"day":"x","seen":3}', "[" * 9999])
def test_any_cursor_is_a_beginning(twilio: TwilioServer, sms: TwilioGateway, cursor: str) -> None:
    twilio.reply(ANA, "Hola")
    assert [one.text for one in sms.fetch_inbound(cursor).inbound] == ["Hola"]


def test_the_cursor_does_not_grow_for_ever(twilio: TwilioServer, sms: TwilioGateway) -> None:
    seen = [sid_of()[-12:] for _ in range(5000)]
    yesterday = (datetime.now(UTC) - timedelta(days=1)).date().isoformat()
    twilio.reply(ANA, "Hola")
    post = sms.fetch_inbound(json.dumps({"day": yesterday, "seen": seen}))
    assert len(post.inbound) == 1
    assert len(post.cursor) < 20_000


# -------------------------------------------------------------------------------------------------------------- check


def test_a_good_account_tells_what_it_is(twilio: TwilioServer, sms: TwilioGateway) -> None:
    check = sms.check()
    assert check.good
    assert dict(check.facts) == {"account": "Mensajería", "balance": "4.20 USD", "number": NUMBER}


def test_a_standard_key_is_good_without_the_accounts_facts(twilio: TwilioServer, sms: TwilioGateway) -> None:
    twilio.standard_key = True
    check = sms.check()
    assert (check.good, dict(check.facts)) == (True, {"number": NUMBER})


def test_a_trial_is_said(twilio: TwilioServer, sms: TwilioGateway) -> None:
    twilio.account["type"] = "Trial"
    assert dict(sms.check().facts)["account"] == "Mensajería (Trial)"


@pytest.mark.parametrize("status", ["suspended", "closed"])
def test_a_stopped_account_is_told(twilio: TwilioServer, sms: TwilioGateway, status: str) -> None:
    twilio.account["status"] = status
    assert sms.check().code == "gateway_account_blocked"


@pytest.mark.parametrize(
    ("balance", "code"),
    [("0.01", ""), ("0.00", "gateway_no_credit"), ("-3.5", "gateway_no_credit"), ("NaN", ""), ("free", ""), (None, "")],
)
def test_an_empty_purse_is_told(twilio: TwilioServer, sms: TwilioGateway, balance: str | None, code: str) -> None:
    twilio.balance["balance"] = balance
    assert sms.check().code == code


def test_a_number_that_is_not_the_accounts_is_told(twilio: TwilioServer, sms: TwilioGateway) -> None:
    twilio.numbers[0]["capabilities"] = {"sms": False}
    assert sms.check().code == "gateway_sender"
    twilio.numbers.clear()
    assert sms.check().code == "gateway_sender"
    assert gateway_on(twilio, whatsapp=True).check().good


def test_a_wrong_key_is_told(twilio: TwilioServer) -> None:
    kind = SMS_KIND
    told: dict[str, Value] = {**VALUES, "base_url": twilio.base_url}
    gateway = kind.make(means_of(kind, told, {"key_secret": "wrong"}))
    check = gateway.check()
    assert (check.code, check.said) == ("gateway_credentials", "Authenticate")
    assert gateway.send(MESSAGE).kind is OutcomeKind.CONFIG_ERROR


def test_a_redirect_is_not_followed_with_the_key(twilio: TwilioServer, sms: TwilioGateway) -> None:
    twilio.faults.extend([Fault.REDIRECT_302] * 2)
    assert sms.send(MESSAGE).code == "gateway_address_wrong"
    assert not sms.check().good

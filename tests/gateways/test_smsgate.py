"""An Android phone as SMS gateway: what is asked of it, what its answers mean, and that nothing goes twice.

Compared by reading with the app's own source and description (capcom6/android-sms-gateway, 2026-07: MessagesRoutes,
InboxRoutes, PostMessageRequest, WebService, PhoneHelper, MessagesService, PayloadSingingPlugin, assets/api/swagger.json
3.0.1, and docs-web): POST /messages with id <= 36, textMessage.text, phoneNumbers of one, ttl > 0 and not together
with validUntil, simNumber 1-3, withDeliveryReport; 202, 409 "Message with the same ID already exists", empty 404;
GET /device is a list; GET /inbox takes type, limit 1-500, offset, from as yyyy-MM-dd'T'HH:mm:ss[.SSS]XXX, newest
first, X-Total-Count; POST /inbox/refresh wants since and until and answers 202; /health needs no password and answers
500 in the same shape when it is ill; a webhook is signed with hex HMAC-SHA256(key, body + X-Timestamp in seconds).
The servers/smsgate.py refuses whatever breaks these.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courier_desktop.domain.gateway_forms import Value
from courier_desktop.domain.messaging import (
    Feed,
    Found,
    InboundKind,
    MessageState,
    OutcomeKind,
    Outgoing,
)
from courier_desktop.domain.values import replace
from courier_desktop.domain.wording import is_code
from courier_desktop.domain.words import Language
from courier_desktop.gateways.smsgate import KIND, SmsGateGateway, traits
from courier_desktop.gateways.smsgate_news import failure
from tests.gateways.rigs.base import in_flight, means_of
from tests.gateways.rigs.smsgate import SECRETS
from tests.gateways.servers.base import BOOKED_FAULTS, Fault
from tests.gateways.servers.smsgate import USERNAME, SmsGateServer

ANA = "+525512345678"
MESSAGE = Outgoing(message_id="M0000000000A1", address=ANA, text="Su envío llega hoy ñ", language=Language.ES)
CONFIG_FAULTS = {Fault.UNAUTHORISED_401, Fault.FORBIDDEN_403, Fault.NOT_FOUND_404, Fault.REDIRECT_302}
BUSY_FAULTS = {Fault.BUSY_429_SECONDS, Fault.BUSY_429_DATE, Fault.BUSY_429_BARE}


@pytest.fixture
def phone() -> Iterator[SmsGateServer]:
    with SmsGateServer() as server:
        server.late_s = 0.5
        yield server


def gateway_on(phone: SmsGateServer, **values: Value) -> SmsGateGateway:
    made = KIND.make(means_of(KIND, {"base_url": phone.base_url, "username": USERNAME} | values, SECRETS))
    assert isinstance(made, SmsGateGateway)
    made.read_s = 0.25
    return made


@pytest.fixture
def gateway(phone: SmsGateServer) -> SmsGateGateway:
    return gateway_on(phone)


# ------------------------------------------------------------------------------------------------------------ sending


def test_the_request_is_what_the_app_wants(phone: SmsGateServer) -> None:
    gateway = gateway_on(phone, sim=2, delivery_report=False)
    until = datetime.now(UTC) + timedelta(hours=3)
    outcome = gateway.send(replace(MESSAGE, expires_at=until))
    assert (outcome.kind, outcome.reference) == (OutcomeKind.SENT, MESSAGE.message_id)
    (request,) = phone.requests
    body = request.json()
    assert 10_790 <= int(str(body.pop("ttl"))) <= 10_800
    assert body == {
        "id": "M0000000000A1",
        "textMessage": {"text": MESSAGE.text},
        "phoneNumbers": [ANA],
        "simNumber": 2,
        "withDeliveryReport": False,
    }
    assert gateway.prepare(MESSAGE) == MESSAGE.message_id


def test_the_phones_own_sim_and_life_are_left_to_it(phone: SmsGateServer, gateway: SmsGateGateway) -> None:
    assert gateway.send(MESSAGE).kind is OutcomeKind.SENT
    assert set(phone.requests[0].json()) == {"id", "textMessage", "phoneNumbers", "withDeliveryReport"}


def test_whatsapps_521_is_folded(phone: SmsGateServer, gateway: SmsGateGateway) -> None:
    assert gateway.send(replace(MESSAGE, address="+5215512345678")).kind is OutcomeKind.SENT
    assert phone.books[0].address == ANA


@pytest.mark.parametrize(
    ("changed", "kind", "code"),
    [
        ({"address": "ana@example.com"}, OutcomeKind.FINAL_RECIPIENT, "address_unfit"),
        ({"address": "12345"}, OutcomeKind.FINAL_RECIPIENT, "address_unfit"),
        ({"address": ""}, OutcomeKind.FINAL_RECIPIENT, "address_unfit"),
        ({"text": "x" * 1225}, OutcomeKind.FINAL_CONTENT, "text_too_long"),
        ({"expires_at": datetime(2020, 1, 1, tzinfo=UTC)}, OutcomeKind.FINAL_CONTENT, "day_over"),
    ],
)
def test_what_cannot_go_is_not_asked(
    phone: SmsGateServer, gateway: SmsGateGateway, changed: dict[str, object], kind: OutcomeKind, code: str
) -> None:
    outcome = gateway.send(replace(MESSAGE, **changed))  # type: ignore[arg-type] # Outgoing's own fields
    assert (outcome.kind, outcome.code) == (kind, code)
    assert phone.requests == []


@pytest.mark.parametrize(("values", "what"), [({"base_url": ""}, "Local address"), ({"username": " "}, "Username")])
def test_what_is_missing_is_named(phone: SmsGateServer, values: dict[str, Value], what: str) -> None:
    gateway = gateway_on(phone, **values)
    assert gateway.send(MESSAGE).kind is OutcomeKind.CONFIG_ERROR
    check = gateway.check()
    assert (check.code, check.params) == ("gateway_incomplete", {"what": what})


def test_the_same_id_again_is_sent_and_not_twice(phone: SmsGateServer, gateway: SmsGateGateway) -> None:
    assert gateway.send(MESSAGE) == gateway.send(replace(MESSAGE, attempt=2))
    assert len(phone.books) == 1


def test_what_the_phone_could_not_send_goes_under_the_next_id(phone: SmsGateServer, gateway: SmsGateGateway) -> None:
    for turn, known_as in enumerate(("M0000000000A1", "M0000000000A1-2", "M0000000000A1-3"), 1):
        outcome = gateway.send(replace(MESSAGE, attempt=turn))
        assert (outcome.kind, outcome.reference) == (OutcomeKind.SENT, known_as)
        phone.tell(known_as, "Failed", "Send result: RESULT_ERROR_LIMIT_EXCEEDED (Failed because …)")
    assert [one.reference for one in phone.books] == ["M0000000000A1", "M0000000000A1-2", "M0000000000A1-3"]


def test_a_number_that_the_phone_found_wrong_is_not_tried_again(phone: SmsGateServer, gateway: SmsGateGateway) -> None:
    gateway.send(MESSAGE)
    phone.tell(MESSAGE.message_id, "Failed", "sendSMS: Invalid phone number type")
    outcome = gateway.send(replace(MESSAGE, attempt=2))
    assert (outcome.kind, outcome.code) == (OutcomeKind.FINAL_RECIPIENT, "number_landline")
    assert len(phone.books) == 1


def test_a_full_cloud_queue_is_tried_later(phone: SmsGateServer, gateway: SmsGateGateway) -> None:
    from tests.gateways.servers.base import reply_json

    told = {"error": "QueueLimitExceeded", "message": "queue limits exceeded: too many pending messages: 9 / 9"}
    phone.answer = lambda request: reply_json(told, 503)  # type: ignore[method-assign]
    outcome = gateway.send(MESSAGE)
    assert (outcome.kind, outcome.code) == (OutcomeKind.RETRY_BACKOFF, "try_later")
    assert "too many pending" in outcome.said


# ----------------------------------------------------------------------------------------------------- nothing twice


def expected(fault: Fault) -> OutcomeKind:
    if fault in CONFIG_FAULTS:
        return OutcomeKind.CONFIG_ERROR
    if fault in BUSY_FAULTS:
        return OutcomeKind.RETRY_WAIT
    if fault in {Fault.NONE, Fault.DUPLICATE_ANSWER}:
        return OutcomeKind.SENT
    return OutcomeKind.UNKNOWN_MAYBE_SENT


@pytest.mark.parametrize("fault", list(Fault))
def test_no_fault_loses_or_doubles_a_message(phone: SmsGateServer, gateway: SmsGateGateway, fault: Fault) -> None:
    """As the outbox does: the send, then a look where it is unknown, then again where it is not there."""
    phone.busy_now = time.time()
    phone.faults.append(fault)
    outcome = gateway.send(MESSAGE)
    assert outcome.kind is expected(fault), outcome
    assert bool(phone.books) is (fault in BOOKED_FAULTS | {Fault.NONE})
    if fault in BUSY_FAULTS:
        assert 5 <= outcome.wait_s <= 30
    if outcome.kind is OutcomeKind.UNKNOWN_MAYBE_SENT:
        flight = in_flight(MESSAGE, MESSAGE.message_id, datetime.now(UTC), MessageState.UNKNOWN)
        (found,) = gateway.reconcile([flight])
        assert found.found is (Found.THERE if phone.books else Found.NOT_THERE)
        if found.found is Found.THERE:
            assert found.news is not None
            assert (found.news.state, found.news.message_id) == (MessageState.SENT, MESSAGE.message_id)
            return
    # Sent again, also where it is there already: the phone knows it by its id.
    assert gateway.send(replace(MESSAGE, attempt=2)).kind is OutcomeKind.SENT
    assert [(one.address, one.text) for one in phone.books] == [(ANA, MESSAGE.text)]


def test_a_phone_that_is_off_is_tried_later(phone: SmsGateServer, gateway: SmsGateGateway) -> None:
    flight = in_flight(MESSAGE, MESSAGE.message_id, datetime.now(UTC), MessageState.UNKNOWN)
    with phone.refuses():
        outcome = gateway.send(MESSAGE)
        assert (outcome.kind, outcome.code) == (OutcomeKind.RETRY_BACKOFF, "gateway_unreachable")
        assert gateway.check().code == "gateway_unreachable"
        assert gateway.fetch_inbound("kept").cursor == "kept"
        assert [one.found for one in gateway.reconcile([flight])] == [Found.NOT_YET]
        assert list(gateway.fetch_states([flight])) == []
    assert gateway.send(MESSAGE).kind is OutcomeKind.SENT


@pytest.mark.parametrize("fault", [Fault.NOT_FOUND_404, Fault.HTML, Fault.EMPTY_200, Fault.UNAUTHORISED_401])
def test_another_device_at_the_phones_address_proves_nothing(
    phone: SmsGateServer, gateway: SmsGateGateway, fault: Fault
) -> None:
    gateway.send(MESSAGE)
    phone.faults.extend([fault] * 5)
    flight = in_flight(MESSAGE, MESSAGE.message_id, datetime.now(UTC), MessageState.UNKNOWN)
    assert [one.found for one in gateway.reconcile([flight])] == [Found.NOT_YET]


def test_a_cut_second_try_is_found_under_its_own_id(phone: SmsGateServer, gateway: SmsGateGateway) -> None:
    gateway.send(MESSAGE)
    phone.tell("M0000000000A1", "Failed", "Send result: RESULT_ERROR_NO_SERVICE")
    # It has that id; it failed; the next id.
    phone.faults.extend([Fault.NONE, Fault.NONE, Fault.CUT_AFTER_BOOKING])
    assert gateway.send(replace(MESSAGE, attempt=2)).kind is OutcomeKind.UNKNOWN_MAYBE_SENT
    flight = in_flight(MESSAGE, MESSAGE.message_id, datetime.now(UTC), MessageState.UNKNOWN)
    (found,) = gateway.reconcile([flight])
    assert found.news is not None
    assert (found.found, found.news.reference, found.news.state) == (
        Found.THERE,
        "M0000000000A1-2",
        MessageState.SENT,
    )
    assert len(phone.books) == 2


@pytest.mark.parametrize("at", [1, 2, 3])
@pytest.mark.parametrize("fault", list(Fault))
def test_no_fault_of_a_second_try_doubles_it(
    phone: SmsGateServer, gateway: SmsGateGateway, fault: Fault, at: int
) -> None:
    """A second try asks thrice: the old id is there, it failed, the next id. Whatever breaks, at most one goes out."""
    gateway.send(MESSAGE)
    phone.tell("M0000000000A1", "Failed", "Send result: RESULT_ERROR_NO_SERVICE")
    phone.busy_now = time.time()
    # The old id is known, so nothing of it can be accepted again; a GET is asked thrice.
    phone.faults.extend([Fault.NONE] * (at - 1) + [fault] * (3 if at == 2 else 1))
    outcome = gateway.send(replace(MESSAGE, attempt=2))
    phone.faults.clear()
    tries = 0
    while outcome.kind is not OutcomeKind.SENT or outcome.reference == "M0000000000A1":
        tries += 1
        assert tries < 3
        flight = in_flight(MESSAGE, MESSAGE.message_id, datetime.now(UTC), MessageState.UNKNOWN)
        (found,) = gateway.reconcile([flight])
        assert found.news is not None
        if found.news.state is not MessageState.FAILED:
            break
        outcome = gateway.send(replace(MESSAGE, attempt=2 + tries))
    assert [one.reference for one in phone.books] == ["M0000000000A1", "M0000000000A1-2"]


def test_a_phone_that_goes_silent_is_not_asked_on(phone: SmsGateServer, gateway: SmsGateGateway) -> None:
    messages = [replace(MESSAGE, message_id=f"M00000000000{number}") for number in range(3)]
    gateway.send(messages[0])
    flights = [in_flight(one, one.message_id, datetime.now(UTC), MessageState.UNKNOWN) for one in messages]
    phone.faults.extend([Fault.NONE, Fault.NONE] + [Fault.LATE_BEFORE] * 9)
    before = len(phone.requests)
    assert [one.found for one in gateway.reconcile(flights)] == [Found.THERE, Found.NOT_YET, Found.NOT_YET]
    assert len(phone.requests) - before <= 5


# ------------------------------------------------------------------------------------------------------------- states


@pytest.mark.parametrize(
    ("told", "error", "expected_news"),
    [
        ("Delivered", "", (MessageState.DELIVERED, "", False)),
        ("Failed", "sendSMS: Invalid phone number", (MessageState.FAILED, "number_wrong", True)),
        ("Failed", "sendSMS: Invalid phone number type", (MessageState.FAILED, "number_landline", True)),
        ("Failed", "Send result: RESULT_ERROR_LIMIT_EXCEEDED (x)", (MessageState.FAILED, "sms_limit", False)),
        ("Failed", "Send result: RESULT_ERROR_NO_SERVICE (x)", (MessageState.FAILED, "no_signal", False)),
        ("Failed", "Send result: RESULT_ERROR_RADIO_OFF (x)", (MessageState.FAILED, "no_signal", False)),
        ("Failed", "Send result: RESULT_ERROR_GENERIC_FAILURE (x)", (MessageState.FAILED, "sms_failed", False)),
        ("Failed", "Can't send message: No SIMs found", (MessageState.FAILED, "sms_failed", False)),
        ("Failed", "Delivery result from SC +52: 70", (MessageState.FAILED, "not_delivered", True)),
        ("Failed", "TTL expired", (MessageState.FAILED, "cancelled_there", False)),
        ("Cancelled", "", (MessageState.FAILED, "cancelled_there", False)),
    ],
)
def test_what_the_phone_says_of_a_message(
    phone: SmsGateServer, gateway: SmsGateGateway, told: str, error: str, expected_news: tuple[MessageState, str, bool]
) -> None:
    gateway.send(MESSAGE)
    phone.tell(MESSAGE.message_id, told, error)
    flight = in_flight(MESSAGE, MESSAGE.message_id, datetime.now(UTC), MessageState.SENT)
    (news,) = gateway.fetch_states([flight])
    assert (news.state, news.code, news.recipient) == expected_news
    assert news.again_s == {"sms_limit": 1800.0, "no_signal": 300.0}.get(news.code, 0.0)
    assert (news.message_id, news.reference, news.said) == (MESSAGE.message_id, MESSAGE.message_id, error)
    assert news.at is not None
    assert abs(news.at - datetime.now(UTC)) < timedelta(seconds=5)


@pytest.mark.parametrize("told", ["Pending", "Processed", "Sent", "Cancelling", "Odd"])
def test_what_is_no_news_is_not_told(phone: SmsGateServer, gateway: SmsGateGateway, told: str) -> None:
    gateway.send(MESSAGE)
    phone.tell(MESSAGE.message_id, told)
    flight = in_flight(MESSAGE, MESSAGE.message_id, datetime.now(UTC), MessageState.SENT)
    assert list(gateway.fetch_states([flight])) == []


@given(st.text())
def test_any_failure_has_a_sentence(text: str) -> None:
    assert is_code(failure(text)[0])


# ------------------------------------------------------------------------------------------------------------ replies


def test_replies_come_oldest_first_and_once(phone: SmsGateServer, gateway: SmsGateGateway) -> None:
    cursor = gateway.fetch_inbound("").cursor
    phone.reply(ANA, "Sí", ago_s=1)
    phone.reply("5512345678", "¿A qué hora?", ago_s=3)
    phone.reply("+5215587654321", "Gracias 🙂", ago_s=2)
    post = gateway.fetch_inbound(cursor)
    assert [(one.text, one.phone, one.kind) for one in post.inbound] == [
        ("¿A qué hora?", ANA, InboundKind.TEXT),
        ("Gracias 🙂", "+525587654321", InboundKind.TEXT),
        ("Sí", ANA, InboundKind.TEXT),
    ]
    assert post.inbound[1].address == "+5215587654321"
    assert gateway.fetch_inbound(post.cursor).inbound == ()
    # After a restart too.
    assert gateway_on(phone).fetch_inbound(post.cursor).inbound == ()


def test_two_equal_replies_are_two(phone: SmsGateServer, gateway: SmsGateGateway) -> None:
    one, other = phone.reply(ANA, "Sí", ago_s=60), phone.reply(ANA, "Sí", ago_s=5)
    assert one["id"] == other["id"]
    post = gateway.fetch_inbound("")
    assert len({one.reference for one in post.inbound}) == 2


def test_what_the_phone_missed_is_fetched(phone: SmsGateServer, gateway: SmsGateGateway) -> None:
    phone.reply(ANA, "Llegué", ago_s=30, missed=True)
    assert [one.text for one in gateway.fetch_inbound("").inbound] == ["Llegué"]
    refreshes = [request for request in phone.requests if request.path == "/inbox/refresh"]
    assert len(refreshes) == 1
    gateway.fetch_inbound("")
    assert len([request for request in phone.requests if request.path == "/inbox/refresh"]) == 1


def test_a_late_sms_is_not_lost(phone: SmsGateServer, gateway: SmsGateGateway) -> None:
    """It bears the time at which it was sent, before the last one seen."""
    phone.reply(ANA, "nuevo", ago_s=10)
    cursor = gateway.fetch_inbound("").cursor
    phone.reply(ANA, "viejo", ago_s=3600)
    assert [one.text for one in gateway.fetch_inbound(cursor).inbound] == ["viejo"]


def test_what_came_before_the_first_look_stays_on_the_phone(phone: SmsGateServer, gateway: SmsGateGateway) -> None:
    phone.reply(ANA, "hace tres días", ago_s=3 * 86_400)
    phone.reply(ANA, "hace día y medio", ago_s=1.5 * 86_400)
    phone.reply(ANA, "hoy", ago_s=60)
    post = gateway.fetch_inbound("")
    assert [one.text for one in post.inbound] == ["hoy"]
    assert gateway.fetch_inbound(post.cursor).inbound == ()


@pytest.mark.parametrize("sender", ["TELCEL", "7373", "BBVA", "", "+52 TELCEL", "040"])
def test_banks_and_carriers_are_not_read(phone: SmsGateServer, gateway: SmsGateGateway, sender: str) -> None:
    phone.reply(sender, "Tu código es 123456")
    assert gateway.fetch_inbound("").inbound == ()


def test_many_replies_come_by_pages(phone: SmsGateServer, gateway: SmsGateGateway) -> None:
    for number in range(450):
        phone.reply(ANA, f"número {number}", ago_s=500 - number)
    post = gateway.fetch_inbound("")
    assert [one.text for one in post.inbound] == [f"número {number}" for number in range(450)]
    assert gateway.fetch_inbound(post.cursor).inbound == ()
    assert len(post.cursor) < 20_000


def test_a_phone_with_a_clock_ahead_hides_nothing(phone: SmsGateServer, gateway: SmsGateGateway) -> None:
    phone.reply(ANA, "del futuro", ago_s=-86_400)
    cursor = gateway.fetch_inbound("").cursor
    phone.reply(ANA, "de ahora")
    assert [one.text for one in gateway.fetch_inbound(cursor).inbound] == ["de ahora"]


@pytest.mark.parametrize(
    "cursor", ["", "x", "{}", "[]", "null", '{"at": 7}', '{"start":"x","at":"y","seen":3}', "[" * 9999]
)
def test_any_cursor_is_a_beginning(phone: SmsGateServer, gateway: SmsGateGateway, cursor: str) -> None:
    phone.reply(ANA, "Hola")
    assert [one.text for one in gateway.fetch_inbound(cursor).inbound] == ["Hola"]


# -------------------------------------------------------------------------------------------------------------- check


def test_a_good_phone_tells_what_it_is(gateway: SmsGateGateway) -> None:
    check = gateway.check()
    assert (check.good, dict(check.facts)) == (True, {"version": "1.60.0", "phone": "samsung/a15"})


def test_an_ill_phone_still_sends(phone: SmsGateServer, gateway: SmsGateGateway) -> None:
    phone.health["status"] = "fail"
    assert gateway.check().good


def test_a_wrong_password_is_told(phone: SmsGateServer) -> None:
    assert gateway_on(phone, username="somebody").check().code == "gateway_credentials"


def test_another_device_is_no_phone(phone: SmsGateServer, gateway: SmsGateGateway) -> None:
    phone.faults.append(Fault.HTML)
    assert gateway.check().code == "gateway_unexpected"


def test_addresses_are_completed(phone: SmsGateServer) -> None:
    gateway = gateway_on(phone, base_url=phone.base_url.removeprefix("http://") + "/ ")
    assert gateway.check().good


# -------------------------------------------------------------------------------------------------------------- cloud


def test_the_cloud_has_no_inbox(phone: SmsGateServer) -> None:
    phone.cloud = True
    gateway = gateway_on(phone, mode="cloud")
    assert gateway.check().good
    assert gateway.send(MESSAGE).kind is OutcomeKind.SENT
    assert gateway.traits.inbound is Feed.WEBHOOK
    before = len(phone.requests)
    assert gateway.fetch_inbound("kept").cursor == "kept"
    assert len(phone.requests) == before


def test_the_cloud_needs_no_address() -> None:
    made = KIND.make(means_of(KIND, {"mode": "cloud", "username": USERNAME}, SECRETS))
    assert isinstance(made, SmsGateGateway)
    assert made._base == "https://api.sms-gate.app/3rdparty/v1"


@pytest.mark.parametrize(("cap", "expected_cap"), [(200, 200), (0, None), ("x", None)])
def test_the_cap_is_the_owners(cap: Value, expected_cap: int | None) -> None:
    assert traits({"daily_cap": cap}).daily_cap == expected_cap

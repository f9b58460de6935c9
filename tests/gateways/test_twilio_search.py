"""Twilio knows no id of ours: a cut send is found by person, words and time, or nobody can tell. Nothing goes twice."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest

from courier_desktop.domain.gateway_forms import Value
from courier_desktop.domain.messaging import Found, InFlight, MessageState, OutcomeKind, Outgoing, TemplateUse
from courier_desktop.domain.values import replace
from courier_desktop.domain.words import Language
from courier_desktop.gateways.twilio import SMS_KIND, WHATSAPP_KIND, TwilioGateway
from tests.gateways.rigs.base import in_flight, means_of
from tests.gateways.rigs.twilio_sms import SECRETS, VALUES
from tests.gateways.servers.base import BOOKED_FAULTS, NOW, Fault
from tests.gateways.servers.twilio import NUMBER, TwilioServer, sid_of

ANA = "+525512345678"
MESSAGE = Outgoing(
    message_id="M0000000000A1", address=ANA, text="Su envío llega “hoy”…", language=Language.ES, window_open=True
)
CONFIG_FAULTS = {Fault.UNAUTHORISED_401, Fault.FORBIDDEN_403, Fault.REDIRECT_302}
BUSY_FAULTS = {Fault.BUSY_429_SECONDS, Fault.BUSY_429_DATE, Fault.BUSY_429_BARE}


class Clock:
    """The program's clock: it may be wrong (`ahead`), and time may pass for everybody."""

    def __init__(self) -> None:
        self.ahead = timedelta()

    def __call__(self) -> datetime:
        return NOW() + self.ahead

    @staticmethod
    def wait(**how_long: float) -> None:
        NOW.shift += timedelta(**how_long)


@pytest.fixture
def twilio() -> Iterator[TwilioServer]:
    with TwilioServer() as server:
        server.late_s = 0.5
        yield server


@pytest.fixture
def clock() -> Iterator[Clock]:
    before = NOW.shift
    yield Clock()
    NOW.shift = before


def gateway_on(twilio: TwilioServer, clock: Clock, *, whatsapp: bool = False) -> TwilioGateway:
    kind = WHATSAPP_KIND if whatsapp else SMS_KIND
    told: dict[str, Value] = {**VALUES, "base_url": twilio.base_url}
    made = kind.make(means_of(kind, told, SECRETS, clock))
    assert isinstance(made, TwilioGateway)
    made.read_s = 0.25
    return made


@pytest.fixture
def sms(twilio: TwilioServer, clock: Clock) -> TwilioGateway:
    return gateway_on(twilio, clock)


def flight(clock: Clock, message: Outgoing = MESSAGE, *, ago_s: float = 0) -> InFlight:
    return in_flight(message, "", clock() - timedelta(seconds=ago_s), MessageState.UNKNOWN)


def found_of(gateway: TwilioGateway, *flights: InFlight) -> list[Found]:
    return [one.found for one in gateway.reconcile(flights)]


# ------------------------------------------------------------------------------------------------------ nothing twice


def expected(fault: Fault) -> OutcomeKind:
    if fault in CONFIG_FAULTS:
        return OutcomeKind.CONFIG_ERROR
    if fault in BUSY_FAULTS:
        return OutcomeKind.RETRY_WAIT
    if fault is Fault.NOT_FOUND_404:
        return OutcomeKind.FINAL_CONTENT
    return OutcomeKind.SENT if fault in {Fault.NONE, Fault.DUPLICATE_ANSWER} else OutcomeKind.UNKNOWN_MAYBE_SENT


@pytest.mark.parametrize("whatsapp", [False, True])
@pytest.mark.parametrize("fault", list(Fault))
def test_no_fault_loses_or_doubles_a_message(
    twilio: TwilioServer, clock: Clock, fault: Fault, *, whatsapp: bool
) -> None:
    """As the outbox does: the send, then looks until it is known, then again where it is not there."""
    gateway = gateway_on(twilio, clock, whatsapp=whatsapp)
    twilio.busy_now = time.time()
    began = clock()
    twilio.faults.append(fault)
    outcome = gateway.send(MESSAGE)
    assert outcome.kind is expected(fault), outcome
    assert len(twilio.books) == int(fault in BOOKED_FAULTS | {Fault.NONE})
    if outcome.kind is OutcomeKind.UNKNOWN_MAYBE_SENT:
        cut = in_flight(MESSAGE, "", began, MessageState.UNKNOWN)
        (first,) = gateway.reconcile([cut])
        assert first.found is (Found.THERE if twilio.books else Found.NOT_YET)
        clock.wait(minutes=3)
        (found,) = gateway.reconcile([cut])
        assert found.found is (Found.THERE if twilio.books else Found.NOT_THERE)
        if found.found is Found.THERE:
            assert found.news is not None
            assert found.news.reference == twilio.messages[0]["sid"]
    if not twilio.books:
        assert gateway.send(replace(MESSAGE, attempt=2)).kind is OutcomeKind.SENT
    assert [(one.address, one.text) for one in twilio.books] == [(ANA, MESSAGE.text)]


# ------------------------------------------------------------------------------------------------------------ finding


def test_what_smart_encoding_changed_is_found(twilio: TwilioServer, sms: TwilioGateway, clock: Clock) -> None:
    twilio.add(to=ANA, body='Su  envío llega "hoy"...')
    assert found_of(sms, flight(clock)) == [Found.THERE]


def test_what_a_trial_account_put_before_is_found(twilio: TwilioServer, sms: TwilioGateway, clock: Clock) -> None:
    twilio.add(to=ANA, body=f"Sent from your Twilio trial account - {MESSAGE.text}")
    assert found_of(sms, flight(clock)) == [Found.THERE]


def test_a_failed_one_is_there_and_says_why(twilio: TwilioServer, sms: TwilioGateway, clock: Clock) -> None:
    twilio.add(to=ANA, body=MESSAGE.text, status="undelivered", error_code=30005, error_message="Unknown")
    (found,) = sms.reconcile([flight(clock)])
    assert found.news is not None
    assert (found.found, found.news.state, found.news.code) == (Found.THERE, MessageState.FAILED, "number_wrong")


def test_one_with_an_id_is_asked_for_by_it(twilio: TwilioServer, sms: TwilioGateway, clock: Clock) -> None:
    made = twilio.add(to=ANA, body="otro texto", ago_s=9999, status="delivered")
    named = replace(flight(clock), reference=str(made["sid"]))
    (found,) = sms.reconcile([named])
    assert found.news is not None
    assert (found.found, found.news.state) == (Found.THERE, MessageState.DELIVERED)
    assert found_of(sms, replace(named, reference=sid_of())) == [Found.NOT_YET]


@pytest.mark.parametrize(
    "other",
    [
        {"to": "+525500000099", "body": MESSAGE.text},
        {"to": ANA, "body": "Otro texto"},
        {"to": ANA, "body": MESSAGE.text, "direction": "inbound"},
        {"to": ANA, "body": MESSAGE.text, "sender": "+525500000077"},
        {"to": ANA, "body": MESSAGE.text, "ago_s": 3600},
    ],
)
def test_others_are_not_taken_for_it(
    twilio: TwilioServer, sms: TwilioGateway, clock: Clock, other: dict[str, object]
) -> None:
    twilio.add(**other)  # type: ignore[arg-type] # add's own names
    assert found_of(sms, flight(clock, ago_s=1)) == [Found.NOT_YET]
    clock.wait(minutes=10)
    assert found_of(sms, flight(clock, ago_s=601)) == [Found.NOT_THERE]


@pytest.mark.parametrize("ago_s", [10, 300, 800])
def test_the_same_words_a_little_earlier_make_it_uncertain(
    twilio: TwilioServer, sms: TwilioGateway, clock: Clock, ago_s: float
) -> None:
    """Another message, or ours by a clock that was moved: nobody can tell, so nothing goes again."""
    twilio.add(to=ANA, body=MESSAGE.text, ago_s=ago_s)
    assert found_of(sms, flight(clock)) == [Found.CANNOT_TELL]


def test_what_this_session_saw_accepted_is_not_taken_for_another(
    twilio: TwilioServer, sms: TwilioGateway, clock: Clock
) -> None:
    """Two messages of the same words to one person; the first was accepted, the second cut and not booked."""
    assert sms.send(MESSAGE).kind is OutcomeKind.SENT
    second = replace(MESSAGE, message_id="M0000000000B2")
    twilio.faults.append(Fault.CUT_BEFORE)
    began = clock()
    assert sms.send(second).kind is OutcomeKind.UNKNOWN_MAYBE_SENT
    clock.wait(minutes=3)
    assert found_of(sms, in_flight(second, "", began, MessageState.UNKNOWN)) == [Found.NOT_THERE]
    # And the first is found as itself, even if its answer had not been kept.
    (first,) = sms.reconcile([in_flight(MESSAGE, "", began, MessageState.UNKNOWN)])
    assert first.news is not None
    assert (first.found, first.news.reference) == (Found.THERE, twilio.messages[0]["sid"])


def test_two_cut_ones_of_the_same_words_are_told_apart_by_their_order(
    twilio: TwilioServer, sms: TwilioGateway, clock: Clock
) -> None:
    one = twilio.add(to=ANA, body=MESSAGE.text, ago_s=60)
    other = twilio.add(to=ANA, body=MESSAGE.text, ago_s=30)
    later = flight(clock, replace(MESSAGE, message_id="M0000000000B2"), ago_s=31)
    answers = sms.reconcile([later, flight(clock, ago_s=61)])
    assert [(answer.message_id, answer.news and answer.news.reference) for answer in answers] == [
        ("M0000000000B2", other["sid"]),
        ("M0000000000A1", one["sid"]),
    ]


@pytest.mark.parametrize("booked", [1, 3])
def test_two_cut_ones_and_another_count_are_uncertain(
    twilio: TwilioServer, sms: TwilioGateway, clock: Clock, booked: int
) -> None:
    for _ in range(booked):
        twilio.add(to=ANA, body=MESSAGE.text, ago_s=30)
    flights = [flight(clock, ago_s=33), flight(clock, replace(MESSAGE, message_id="M0000000000B2"), ago_s=32)]
    assert found_of(sms, *flights) == [Found.CANNOT_TELL] * 2


@pytest.mark.parametrize("ahead", [timedelta(hours=5), timedelta(hours=-5), timedelta(days=400)])
def test_a_wrong_clock_of_ours_finds_it_all_the_same(
    twilio: TwilioServer, sms: TwilioGateway, clock: Clock, ahead: timedelta
) -> None:
    clock.ahead = ahead
    twilio.add(to=ANA, body=MESSAGE.text, ago_s=1)
    twilio.add(to=ANA, body=MESSAGE.text, ago_s=7200)
    (found,) = sms.reconcile([flight(clock, ago_s=2)])
    assert found.news is not None
    assert (found.found, found.news.reference) == (Found.THERE, twilio.messages[0]["sid"])


def test_many_messages_to_one_person_are_read_through(twilio: TwilioServer, sms: TwilioGateway, clock: Clock) -> None:
    twilio.add(to=ANA, body=MESSAGE.text, ago_s=60)
    for number in range(250):
        twilio.add(to=ANA, body=f"otro {number}", ago_s=30)
    assert found_of(sms, flight(clock, ago_s=61)) == [Found.THERE]
    assert len(twilio.requests) == 3


@pytest.mark.parametrize(
    "fault",
    [
        *(Fault.HTML, Fault.EMPTY_200, Fault.GARBAGE, Fault.WRONG_TYPES, Fault.JSON_LIST, Fault.DEEP_JSON),
        *(Fault.UNAUTHORISED_401, Fault.NOT_FOUND_404, Fault.ERROR_500_UNBOOKED, Fault.BUSY_429_SECONDS),
        *(Fault.CUT_BEFORE, Fault.LATE_BEFORE, Fault.REDIRECT_302),
    ],
)
def test_a_list_that_cannot_be_read_proves_nothing(
    twilio: TwilioServer, sms: TwilioGateway, clock: Clock, fault: Fault
) -> None:
    twilio.faults.extend([fault] * 3)
    assert found_of(sms, flight(clock, ago_s=3600)) == [Found.NOT_YET]
    twilio.faults.clear()
    assert found_of(sms, flight(clock, ago_s=3600)) == [Found.NOT_THERE]


def test_nobody_listening_proves_nothing(twilio: TwilioServer, sms: TwilioGateway, clock: Clock) -> None:
    with twilio.refuses():
        assert found_of(sms, flight(clock, ago_s=3600), flight(clock, replace(MESSAGE, message_id="B" * 13))) == [
            Found.NOT_YET,
            Found.NOT_YET,
        ]


# ----------------------------------------------------------------------------------------------------------- whatsapp


def test_a_cut_template_is_uncertain_where_any_message_of_that_moment_is_there(
    twilio: TwilioServer, clock: Clock
) -> None:
    """Twilio lists a template's words as it filled them in; ours may differ."""
    gateway = gateway_on(twilio, clock, whatsapp=True)
    message = replace(MESSAGE, template=TemplateUse(name="HX" + "a" * 32, language="es", values=("Ana", "AB12")))
    began = clock()
    twilio.faults.append(Fault.CUT_AFTER_BOOKING)
    assert gateway.send(message).kind is OutcomeKind.UNKNOWN_MAYBE_SENT
    clock.wait(minutes=5)
    assert found_of(gateway, in_flight(message, "", began, MessageState.UNKNOWN)) == [Found.CANNOT_TELL]


def test_a_cut_template_that_is_not_there_goes_again(twilio: TwilioServer, clock: Clock) -> None:
    gateway = gateway_on(twilio, clock, whatsapp=True)
    message = replace(MESSAGE, template=TemplateUse(name="HX" + "a" * 32, language="es", values=("Ana", "AB12")))
    began = clock()
    twilio.faults.append(Fault.CUT_BEFORE)
    assert gateway.send(message).kind is OutcomeKind.UNKNOWN_MAYBE_SENT
    clock.wait(minutes=5)
    assert found_of(gateway, in_flight(message, "", began, MessageState.UNKNOWN)) == [Found.NOT_THERE]


def test_an_sms_is_not_taken_for_a_whatsapp(twilio: TwilioServer, clock: Clock) -> None:
    gateway = gateway_on(twilio, clock, whatsapp=True)
    twilio.add(to=ANA, body=MESSAGE.text, sender=NUMBER)
    assert found_of(gateway, flight(clock)) == [Found.NOT_YET]
    twilio.add(to=f"whatsapp:{ANA}", body=MESSAGE.text, sender=f"whatsapp:{NUMBER}")
    assert found_of(gateway, flight(clock)) == [Found.THERE]

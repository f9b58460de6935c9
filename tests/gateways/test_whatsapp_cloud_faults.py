"""What each of Meta's errors means, and every fault at every request of a send: the books of both sides agree."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest

from courier_desktop.domain.gateway_forms import Value
from courier_desktop.domain.messaging import (
    Outcome,
    OutcomeKind,
)
from courier_desktop.domain.values import replace
from courier_desktop.gateways.whatsapp_cloud import KIND, WhatsAppCloudGateway
from tests.gateways.rigs.base import means_of
from tests.gateways.rigs.whatsapp_cloud import SECRETS, VALUES
from tests.gateways.servers.base import BOOKED_FAULTS, Fault, reply_json
from tests.gateways.servers.whatsapp_cloud import TOKEN, CloudServer, error
from tests.gateways.whatsapp_cloud_makers import (
    LONG,
    NOW,
    PDF,
    by_template,
    cloud,
    message,
)


@pytest.fixture
def server() -> Iterator[CloudServer]:
    with CloudServer() as service:
        yield service


# ------------------------------------------------------------------------------------------------------------- errors

_CONFIG, _WAIT, _LATER = OutcomeKind.CONFIG_ERROR, OutcomeKind.RETRY_WAIT, OutcomeKind.RETRY_BACKOFF
_PERSON, _CONTENT, _UNSURE = OutcomeKind.FINAL_RECIPIENT, OutcomeKind.FINAL_CONTENT, OutcomeKind.UNKNOWN_MAYBE_SENT
CASES: list[tuple[int, int, OutcomeKind, str]] = [
    (190, 401, _CONFIG, "gateway_credentials"),
    (0, 401, _CONFIG, "gateway_credentials"),
    (3, 500, _CONFIG, "gateway_permission"),
    (10, 403, _CONFIG, "gateway_permission"),
    (200, 403, _CONFIG, "gateway_permission"),
    (299, 403, _CONFIG, "gateway_permission"),
    (131005, 403, _CONFIG, "gateway_permission"),
    (131031, 403, _CONFIG, "gateway_account_blocked"),
    (368, 403, _CONFIG, "gateway_account_blocked"),
    (130497, 403, _CONFIG, "gateway_country"),
    (131042, 400, _CONFIG, "gateway_no_credit"),
    (131045, 500, _CONFIG, "gateway_sender"),
    (133010, 400, _CONFIG, "gateway_sender"),
    (131037, 400, _CONFIG, "gateway_sender"),
    (4, 400, _WAIT, "gateway_busy"),
    (80007, 400, _WAIT, "gateway_busy"),
    (130429, 400, _WAIT, "gateway_busy"),
    (131048, 400, _WAIT, "gateway_busy"),
    (131056, 400, _WAIT, "gateway_busy"),
    (133016, 400, _WAIT, "gateway_busy"),
    (131064, 400, _WAIT, "gateway_day_limit"),
    (131057, 500, _LATER, "try_later"),
    (131016, 500, _LATER, "try_later"),
    (135000, 400, _LATER, "try_later"),
    (131053, 400, _LATER, "try_later"),
    (131000, 500, _UNSURE, "gateway_failed"),
    (2, 503, _UNSURE, "gateway_failed"),
    (131047, 400, OutcomeKind.NEEDS_TEMPLATE, "window_closed"),
    (131026, 400, _PERSON, "not_on_whatsapp"),
    (131021, 400, _PERSON, "recipient_itself"),
    (131049, 400, _PERSON, "recipient_limit"),
    (130472, 400, _PERSON, "recipient_limit"),
    (131062, 400, _PERSON, "address_unfit"),
    (131050, 400, OutcomeKind.OPTED_OUT, "recipient_stopped"),
    (132000, 400, _CONTENT, "template_mismatch"),
    (132001, 404, _CONTENT, "template_missing"),
    (132005, 400, _CONTENT, "text_too_long"),
    (132007, 400, _CONTENT, "text_refused"),
    (132008, 400, _CONTENT, "template_mismatch"),
    (132012, 400, _CONTENT, "template_mismatch"),
    (132015, 400, _CONTENT, "template_paused"),
    (132016, 400, _CONTENT, "template_paused"),
    (132018, 400, _CONTENT, "template_mismatch"),
    (131008, 400, _CONTENT, "gateway_refused"),
    (131009, 400, _CONTENT, "gateway_refused"),
    (131051, 400, _CONTENT, "gateway_refused"),
    (100, 400, _CONTENT, "gateway_refused"),
    (999999, 400, _CONTENT, "gateway_refused"),
    (999999, 403, _CONFIG, "gateway_credentials"),
    (999999, 429, _WAIT, "gateway_busy"),
    (131026, 429, _WAIT, "gateway_busy"),
    (999999, 500, _UNSURE, "gateway_failed"),
]


@pytest.mark.parametrize(("code", "status", "kind", "why"), CASES)
def test_each_error_is_told_for_what_it_is(
    server: CloudServer, code: int, status: int, kind: OutcomeKind, why: str
) -> None:
    server.errors["525512345678"] = (status, error(code, f"(#{code}) Something", "What exactly is wrong"))
    outcome = cloud(server).send(by_template())
    assert (outcome.kind, outcome.code, outcome.said) == (kind, why, "What exactly is wrong")
    assert server.books == []
    assert (outcome.wait_s > 0) == (kind is OutcomeKind.RETRY_WAIT)


def test_a_number_that_is_not_ours_stops_the_gateway(server: CloudServer) -> None:
    outcome = cloud(server, phone_number_id="999").send(message())
    assert (outcome.kind, outcome.code) == (OutcomeKind.CONFIG_ERROR, "gateway_sender")


def test_an_error_that_meta_calls_passing_is_tried_again(server: CloudServer) -> None:
    server.errors["525512345678"] = (400, error(999999, "Please retry", is_transient=True))
    assert cloud(server).send(message()).kind is OutcomeKind.RETRY_BACKOFF


@pytest.mark.parametrize(
    ("code", "attempt", "least", "most"),
    [
        (131056, 1, 6, 6),
        (131056, 2, 12, 12),
        (131056, 50, 3600, 3600),
        (131048, 1, 3600, 86400),
        (133016, 1, 3600, 86400),
        (131064, 1, 3600, 86400),
        (130429, 1, 1, 600),
    ],
)
def test_waits_are_as_long_as_meta_means(
    server: CloudServer, code: int, attempt: int, least: float, most: float
) -> None:
    server.errors["525512345678"] = (400, error(code, "Slower"))
    outcome = cloud(server).send(replace(message(), attempt=attempt))
    assert least <= outcome.wait_s <= most


def test_a_told_wait_is_kept(server: CloudServer) -> None:
    told = reply_json({"error": error(80007, "Slower")}, 429, Retry_After="77")
    server.answer = lambda request: told  # type: ignore[method-assign]
    assert cloud(server).send(message()).wait_s == 77


# ------------------------------------------------------------------------------------------------------------- faults

_UNBOOKED = {
    Fault.CUT_BEFORE: _UNSURE,
    Fault.LATE_BEFORE: _UNSURE,
    Fault.ERROR_500_UNBOOKED: _UNSURE,
    Fault.BAD_GATEWAY_502_UNBOOKED: _UNSURE,
    Fault.UNAVAILABLE_503_UNBOOKED: _UNSURE,
    Fault.BUSY_429_SECONDS: _WAIT,
    Fault.BUSY_429_DATE: _WAIT,
    Fault.BUSY_429_BARE: _WAIT,
    Fault.UNAUTHORISED_401: _CONFIG,
    Fault.FORBIDDEN_403: _CONFIG,
    Fault.NOT_FOUND_404: _CONFIG,
    Fault.REDIRECT_302: _CONFIG,
}
# Faults that last: only for these is the time limit short, so that a busy computer is not taken for a late service.
SLOW = frozenset({Fault.LATE_BEFORE, Fault.LATE_AFTER_BOOKING, Fault.DRIP_BOOKED, Fault.ENDLESS_BOOKED})
FAULTS = [one for one in Fault if one is not Fault.NONE]


def broken(server: CloudServer, fault: Fault, at: int) -> Outcome:
    """A long text and a file, sent while the request after `at` good ones meets the fault: upload, text, file."""
    server.late_s, server.busy_now = 0.9, NOW.timestamp()
    gateway = cloud(server)
    gateway.read_s = 0.5 if fault in SLOW else 5.0
    server.faults.extend([Fault.NONE] * at + [fault])
    return gateway.send(message(LONG, PDF))


@pytest.mark.parametrize("fault", FAULTS)
def test_a_broken_upload_sent_nobody_anything(server: CloudServer, fault: Fault) -> None:
    outcome = broken(server, fault, 0)
    if fault is Fault.DUPLICATE_ANSWER:
        assert outcome.kind is OutcomeKind.SENT
        return
    assert server.books == []
    expected = _UNBOOKED.get(fault, _LATER)
    assert outcome.kind is (_LATER if expected is _UNSURE else expected)
    assert "maybe" not in outcome.code
    assert not outcome.code.startswith("answer_")


@pytest.mark.parametrize("fault", FAULTS)
def test_a_broken_send_is_told_as_the_books_have_it(server: CloudServer, fault: Fault) -> None:
    outcome = broken(server, fault, 1)
    texts = [one.text for one in server.books if one.text]
    if fault is Fault.DUPLICATE_ANSWER:
        assert outcome.kind is OutcomeKind.SENT
    elif fault in BOOKED_FAULTS:
        assert outcome.kind is OutcomeKind.UNKNOWN_MAYBE_SENT
    else:
        assert outcome.kind is _UNBOOKED[fault]
    assert texts == ([LONG] if fault in BOOKED_FAULTS else [])


@pytest.mark.parametrize("fault", FAULTS)
def test_a_broken_file_after_the_text_never_sends_the_text_again(server: CloudServer, fault: Fault) -> None:
    outcome = broken(server, fault, 2)
    assert outcome.kind is OutcomeKind.SENT
    assert outcome.reference == server.books[0].reference
    assert outcome.code == ("" if fault is Fault.DUPLICATE_ANSWER else "media_refused")
    assert [one.text for one in server.books if one.text] == [LONG]


def test_nobody_listening_is_tried_again(server: CloudServer) -> None:
    gateway = cloud(server)
    with server.refuses():
        outcomes = [gateway.send(message()), gateway.send(message("", PDF))]
    assert {one.kind for one in outcomes} == {OutcomeKind.RETRY_BACKOFF}


def test_a_refused_file_is_the_messages_own_trouble(server: CloudServer) -> None:
    server.answer = lambda request: reply_json(  # type: ignore[method-assign]
        {"error": error(100, "Param file must be a file with one of the following types")}, 400
    )
    outcome = cloud(server).send(message("", PDF))
    assert (outcome.kind, outcome.code) == (OutcomeKind.FINAL_CONTENT, "media_refused")


def test_nothing_secret_is_told_or_logged(server: CloudServer, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    gateway = cloud(server)
    server.errors["525512345678"] = (400, error(100, f"Echo of {TOKEN}", f"Echo of {TOKEN}"))
    told = [gateway.send(message()), gateway.check(), gateway, vars(gateway)]
    assert "***" in str(told[0])
    assert TOKEN not in f"{told!s}{told!r}{caplog.text}"


@pytest.mark.parametrize("token", ["EAAG…", "con espacio\nX-Evil: 1", "ñ"])
def test_a_token_that_is_no_token_is_never_written(server: CloudServer, token: str) -> None:
    told: dict[str, Value] = {"base_url": server.base_url, **VALUES}
    gateway = WhatsAppCloudGateway(means_of(KIND, told, SECRETS | {"access_token": token}))
    outcome = gateway.send(message())
    assert (outcome.kind, outcome.code) == (OutcomeKind.CONFIG_ERROR, "gateway_credentials")
    assert server.requests == []

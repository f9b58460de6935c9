"""A mail server that fails at every point of the talk: its books against what the gateway told."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import product

import pytest

from courier_desktop.domain.messaging import Attachment, Found, MessageState, Outcome, OutcomeKind, Outgoing
from courier_desktop.domain.values import replace
from courier_desktop.domain.wording import is_code
from courier_desktop.domain.words import Language
from courier_desktop.gateways.mail import EmailGateway
from tests.gateways.rigs.base import in_flight
from tests.gateways.rigs.email import SECRETS, gateway_on
from tests.gateways.servers.mail_imap import ImapServer
from tests.gateways.servers.mail_smtp import Fault, How, Point, SmtpServer

BREAKS = (How.CUT_BEFORE, How.CUT_AFTER, How.CUT_ANSWER, How.LATE)
SAID = (
    *(b"\xff\xfe\x00\r\n", b"<html>\r\n", b"\r\n", b"-25 ok\r\n", b"100 what\r\n", b"999 what\r\n", b"2" * 30_000),
    *(
        b"250-more\r\n" * 400,
        b"354 go\r\n",
        b"421 4.3.2 closing\r\n",
        b"450 4.2.0 later\r\n",
        b"451 4.7.1 greylisted\r\n",
    ),
    *(b"550 5.7.30 Basic authentication is not supported\r\n", b"550 5.4.5 Daily user sending limit exceeded\r\n"),
    *(b"554 5.7.1 refused\r\n", b"550 no\r\n", b"552 5.3.4 too big\r\n", b"500 5.5.2 what\r\n"),
)
NOT_OUT = frozenset(OutcomeKind) - {OutcomeKind.SENT, OutcomeKind.UNKNOWN_MAYBE_SENT}


def message(number: int = 1) -> Outgoing:
    return Outgoing(
        message_id=f"M0000000{number:05}",
        address="ana@cliente.example",
        text="Su paquete llega hoy\n.\n.con puntos\n" + "largo " * 50,
        language=Language.ES,
        subject="Llega hoy",
    )


@pytest.fixture
def smtp() -> Iterator[SmtpServer]:
    with SmtpServer() as running:
        yield running


def went(smtp: SmtpServer, fault: Fault | None, number: int = 1) -> Outcome:
    smtp.faults.append(fault)
    return gateway_on(smtp, None).send(message(number))


def refuses(answer: bytes) -> bool:
    return answer[:1] in b"45" and answer[:3].isdigit()


def honest(smtp: SmtpServer, fault: Fault, outcome: Outcome) -> None:
    """What was told is what the books hold: unknown exactly where the server may have it."""
    told = f"{fault}: {outcome}"
    assert is_code(outcome.code), told
    assert SECRETS["password"] not in repr(outcome)
    after_the_dot = fault.point is Point.DOT
    if refuses(fault.answer) or not after_the_dot:
        assert outcome.kind in NOT_OUT, told
        assert not smtp.books, told
    else:
        assert outcome.kind is OutcomeKind.UNKNOWN_MAYBE_SENT, told
    if not fault.answer and not after_the_dot:
        assert outcome.kind is OutcomeKind.RETRY_BACKOFF, told


@pytest.mark.parametrize("point", [one for one in Point if one not in {Point.STARTTLS, Point.TEXT}])
def test_a_broken_line_is_told_for_what_it_was(smtp: SmtpServer, point: Point) -> None:
    for how, booked in product(BREAKS, (True, False)):
        smtp.books.clear()
        fault = Fault(point, how, booked=booked)
        honest(smtp, fault, went(smtp, fault))


def test_a_line_that_breaks_within_the_text_is_never_told_as_sent(smtp: SmtpServer) -> None:
    """A short mail is written at once, dot and all: then nobody can know. A long one is known not to be out."""
    # Silence within a long mail is waited out by its size: a slow line is no broken one.
    for how in (How.CUT_BEFORE, How.CUT_AFTER, How.CUT_ANSWER):
        outcome = went(smtp, Fault(Point.TEXT, how))
        assert outcome.kind in {OutcomeKind.RETRY_BACKOFF, OutcomeKind.UNKNOWN_MAYBE_SENT}
        file = Attachment(name="foto.jpg", media_type="image/jpeg", content=bytes(8_000_000))
        smtp.faults.append(Fault(Point.TEXT, how))
        gateway = gateway_on(smtp, None)
        assert gateway.send(replace(message(), attachments=(file,))).kind is OutcomeKind.RETRY_BACKOFF, how
    assert not smtp.books


def test_an_answer_that_never_ends_is_not_waited_for(smtp: SmtpServer) -> None:
    """Every character comes in time: the time limit is of the whole answer."""
    assert went(smtp, Fault(Point.MAIL, How.DRIP)).kind is OutcomeKind.RETRY_BACKOFF
    outcome = went(smtp, Fault(Point.DOT, How.DRIP))
    assert (outcome.kind, outcome.code) == (OutcomeKind.UNKNOWN_MAYBE_SENT, "answer_late")


def test_a_server_that_refuses_while_it_is_written_to_is_believed(smtp: SmtpServer) -> None:
    early = Fault(Point.DATA, How.SAY, b"354 go\r\n552 5.3.4 too big\r\n")
    outcome = went(smtp, early)
    assert (outcome.kind, outcome.code) in {
        (OutcomeKind.FINAL_CONTENT, "media_refused"),
        (OutcomeKind.RETRY_BACKOFF, "gateway_unreachable"),
    }


@pytest.mark.parametrize("point", [one for one in Point if one not in {Point.STARTTLS, Point.TEXT}])
def test_no_answer_is_taken_for_another(smtp: SmtpServer, point: Point) -> None:
    """Garbage, refusals for now and for good, limits: at each point, told on and hung up."""
    for answer in SAID:
        if answer.startswith(b"354") and point is Point.DATA:
            continue
        smtp.books.clear()
        fault = Fault(point, How.SAY, answer, booked=not refuses(answer))
        honest(smtp, fault, went(smtp, fault))


def test_seventy_mails_through_a_bad_line_are_neither_lost_nor_doubled() -> None:
    """As the outbox does it: again what is known not to have gone, looked up what may have."""
    with SmtpServer() as smtp, ImapServer() as imap:
        sent_folder = imap.add("Sent", "\\Sent")
        smtp.on_booked = lambda letter: sent_folder.put(letter.raw)
        gateway = gateway_on(smtp, imap)
        assert gateway.send(message(99_999)).kind is OutcomeKind.SENT
        points = [one for one in Point if one is not Point.STARTTLS]
        faults = [Fault(point, how) for point in points for how in (How.CUT_BEFORE, How.CUT_AFTER, How.CUT_ANSWER)]
        faults += [Fault(Point.DOT, How.CUT_AFTER, booked=False), Fault(Point.DOT, How.SAY, b"x\r\n", booked=False)]
        faults += [Fault(point, How.SAY, b"451 4.3.0 later\r\n", booked=False) for point in points]
        unknown = 0
        for number in range(70):
            smtp.faults.append(faults[number % len(faults)])
            unknown += delivered(gateway, message(number))
        booked = [one.mail_id for one in smtp.books]
        assert sorted(booked[1:]) == [f"<aviso.M0000000{number:05}@norte.example>" for number in range(70)]
        assert unknown > 5


def delivered(gateway: EmailGateway, one: Outgoing) -> int:
    """Sent in the end; how often that was unknown in between."""
    unknown = 0
    for _ in range(5):
        outcome = gateway.send(one)
        if outcome.kind is OutcomeKind.UNKNOWN_MAYBE_SENT:
            unknown += 1
            began = datetime.now(UTC) - timedelta(minutes=5)
            (told,) = gateway.reconcile([in_flight(one, gateway.prepare(one), began, MessageState.UNKNOWN)])
            assert told.found in {Found.THERE, Found.NOT_THERE}
            if told.found is Found.THERE:
                return unknown
        elif outcome.kind is OutcomeKind.SENT:
            return unknown
        else:
            assert outcome.kind is OutcomeKind.RETRY_BACKOFF, outcome
    raise AssertionError("never sent")

"""The e-mail gateway against Postfix and Dovecot, started here: what books and answers look like in earnest."""

from __future__ import annotations

import smtplib
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP
from itertools import product

import pytest

from courier_desktop.domain.gateway_forms import Value
from courier_desktop.domain.messaging import (
    Attachment,
    Found,
    Inbound,
    MessageState,
    Outcome,
    OutcomeKind,
    Outgoing,
    Post,
    StateNews,
)
from courier_desktop.domain.values import replace
from courier_desktop.domain.words import Language
from courier_desktop.gateways.mail import KIND, EmailGateway
from courier_desktop.gateways.mail_write import our_id
from tests.gateways.rigs.base import in_flight, means_of
from tests.gateways.servers.mail_daemons import CUSTOMER, DOMAIN, OFFICE, PASSWORD, Daemons, missing
from tests.gateways.servers.mail_line import BadLine

UNKNOWN = MessageState.UNKNOWN
pytestmark = pytest.mark.skipif(bool(missing()), reason=missing() or "installed")


@pytest.fixture(scope="module")
def daemons() -> Iterator[Daemons]:
    with Daemons() as running:
        yield running


def gateway_of(daemons: Daemons, *, address: str = OFFICE, password: str = PASSWORD, **more: Value) -> EmailGateway:
    values: dict[str, Value] = {
        "address": address,
        "from_name": "Paquetería «Norte», S.A.",
        "smtp_host": "localhost",
        "smtp_port": daemons.smtp_port,
        "imap_host": "localhost",
        "imap_port": daemons.imaps_port,
    }
    made = EmailGateway(means_of(KIND, values | more, {"password": password}))
    made.ca_file = daemons.ca_file
    return made


def notice(
    number: str, text: str = "Señor Muñoz: su paquete llega hoy 🚚\n.\n..fin", address: str = CUSTOMER
) -> Outgoing:
    return Outgoing(
        message_id=f"M00000000{number}",
        address=address,
        text=text,
        language=Language.ES,
        subject="Llega hoy: guía CLB-12 ✔",
    )


def drained(gateway: EmailGateway, cursor: str) -> Post:
    """All that came since, and the cursor after it."""
    inbound: list[Inbound] = []
    states: list[StateNews] = []
    while True:
        post = gateway.fetch_inbound(cursor)
        inbound += post.inbound
        states += post.states
        cursor = post.cursor
        if not post.more:
            return Post(tuple(inbound), tuple(states), cursor)


def came(daemons: Daemons, gateway: EmailGateway, cursor: str, enough: Callable[[Post], bool]) -> Post:
    """What came, once it is enough."""
    end = time.monotonic() + 20
    while True:
        found = drained(gateway, cursor)
        if enough(found):
            return found
        assert time.monotonic() < end, (found, daemons.log()[-3000:])
        time.sleep(0.1)


def test_a_notice_arrives_and_is_answered(daemons: Daemons) -> None:
    office, customer = gateway_of(daemons), gateway_of(daemons, address=CUSTOMER)
    office_cursor, customer_cursor = drained(office, "").cursor, drained(customer, "").cursor
    message = notice("0A01")
    outcome = office.send(message)
    assert (outcome.kind, outcome.reference) == (OutcomeKind.SENT, f"<aviso.M000000000A01@{DOMAIN}>")

    # The customer's side reads it as any mail program would; our own gateway drops what machines write.
    raw = soon_filed(daemons, CUSTOMER)
    mail = message_from_bytes(raw, policy=SMTP)
    assert mail["Subject"] == "Llega hoy: guía CLB-12 ✔"
    assert mail["Auto-Submitted"] == "auto-generated"
    body = mail.get_body(("plain",))
    assert body is not None
    assert body.get_content().replace("\r\n", "\n").rstrip() == message.text
    assert came(daemons, customer, customer_cursor, lambda post: post.cursor != customer_cursor).inbound == ()

    answer = EmailMessage(policy=SMTP)
    answer["From"], answer["To"], answer["Subject"] = f"Ana Ñúñez <{CUSTOMER}>", OFFICE, f"Re: {mail['Subject']}"
    answer["Message-ID"], answer["In-Reply-To"] = "<una@cliente.example>", mail["Message-ID"]
    answer.set_content("Sí, aquí estaré 👍\n\nEl dom, 22 nov 2026 a las 10:12, Paquetería escribió:\n> Señor Muñoz\n")
    daemons.deliver(answer.as_bytes())
    post = came(daemons, office, office_cursor, lambda post: bool(post.inbound))
    (reply,) = post.inbound
    assert (reply.text, reply.address, reply.name) == ("Sí, aquí estaré 👍", CUSTOMER, "Ana Ñúñez")
    assert (reply.answers, reply.reference) == (outcome.reference, "<una@cliente.example>")
    assert drained(office, post.cursor).inbound == ()
    assert not any(name.endswith("S") for name in daemons.flags(OFFICE)), "staff would miss what is marked as read"


def soon_filed(daemons: Daemons, user: str) -> bytes:
    """The latest mail in somebody's mailbox, once there is one."""
    end = time.monotonic() + 20
    while not daemons.flags(user):
        assert time.monotonic() < end, daemons.log()[-3000:]
        time.sleep(0.1)
    files = [one for name in ("new", "cur") for one in (daemons.directory / "mail" / user / name).glob("*")]
    return max(files, key=lambda one: one.stat().st_mtime).read_bytes()


def test_an_unknown_mailbox_comes_back_as_news(daemons: Daemons) -> None:
    office = gateway_of(daemons)
    cursor = drained(office, "").cursor
    outcome = office.send(notice("0B01", address=f"nadie@{DOMAIN}"))
    assert outcome.kind is OutcomeKind.SENT, "this server finds out only later"
    post = came(daemons, office, cursor, lambda post: bool(post.states))
    (news,) = post.states
    assert (news.state, news.message_id) == (MessageState.FAILED, "M000000000B01")
    assert (news.code, news.recipient) == ("mailbox_unknown", True)
    assert "nadie" in news.said
    assert post.inbound == ()


def test_what_was_sent_is_found_among_the_sent_and_what_was_not_is_not(daemons: Daemons) -> None:
    office = gateway_of(daemons)
    message = notice("0C01")
    assert office.send(message).kind is OutcomeKind.SENT
    long_ago = datetime.now(UTC) - timedelta(hours=1)
    gone = in_flight(message, office.prepare(message), long_ago, MessageState.UNKNOWN)
    never = notice("0C02")
    lost = in_flight(never, office.prepare(never), long_ago, MessageState.UNKNOWN)
    end = time.monotonic() + 20
    while True:
        found = office.reconcile([gone, lost])
        if found[0].found is Found.THERE or time.monotonic() > end:
            break
        time.sleep(0.1)
    assert [one.found for one in found] == [Found.THERE, Found.NOT_THERE]
    assert found[0].news is not None
    assert found[0].news.reference == office.prepare(message)
    early = in_flight(never, office.prepare(never), datetime.now(UTC), MessageState.UNKNOWN)
    assert [one.found for one in office.reconcile([early])] == [Found.NOT_YET]


def test_a_check_signs_in_to_both(daemons: Daemons) -> None:
    for made in (
        gateway_of(daemons),
        gateway_of(daemons, smtp_security="tls", smtp_port=daemons.smtps_port),
        gateway_of(daemons, imap_security="starttls", imap_port=daemons.imap_port),
    ):
        check = made.check()
        assert check.good, check
        assert ("mailbox", OFFICE) in check.facts
    wrong = gateway_of(daemons, password="otra-cosa-larga").check()
    assert wrong.code == "gateway_credentials"
    stranger = gateway_of(daemons)
    stranger.ca_file = None
    assert stranger.check().code == "gateway_tls"
    no_inbox = gateway_of(daemons, imap_port=1).check()
    assert (no_inbox.code, no_inbox.params) == ("gateway_inbox_unreachable", {"what": "localhost"})
    assert daemons.flags(CUSTOMER, "Sent") == []


def test_a_line_that_breaks_anywhere_neither_loses_nor_doubles(daemons: Daemons) -> None:
    """Cut at every piece that goes to Postfix, before and after it arrived; Dovecot's mailboxes are the books."""
    told: dict[str, Outcome] = {}
    with BadLine(daemons.smtp_port) as line:
        office = gateway_of(daemons, smtp_port=line.own_port)
        office.read_s = 2.0
        assert office.send(notice("0E00")).kind is OutcomeKind.SENT
        pieces = line.pieces
        for at, passed in product(range(1, pieces + 1), (False, True)):
            line.breaks_at, line.passed = at, passed
            message = notice(f"0E{at:02}")
            message = replace(message, message_id=message.message_id + "YN"[passed])
            told[office.prepare(message)] = office.send(message)
    daemons.settled()
    books = daemons.mail_ids(CUSTOMER)
    assert len(books) == len(set(books)), "doubled"
    long_ago = datetime.now(UTC) - timedelta(hours=1)
    for reference, outcome in told.items():
        number = our_id(reference)
        (found,) = office.reconcile([in_flight(replace(notice("0"), message_id=number), reference, long_ago, UNKNOWN)])
        assert found.found is (Found.THERE if reference in books else Found.NOT_THERE), (number, outcome)
        if outcome.kind is OutcomeKind.SENT:
            assert reference in books
        elif outcome.kind is not OutcomeKind.UNKNOWN_MAYBE_SENT:
            assert reference not in books, (number, outcome)
    kinds = [one.kind for one in told.values()]
    assert {OutcomeKind.SENT, OutcomeKind.UNKNOWN_MAYBE_SENT, OutcomeKind.RETRY_BACKOFF} == set(kinds)
    unknown = [one for one, outcome in told.items() if outcome.kind is OutcomeKind.UNKNOWN_MAYBE_SENT]
    assert {one in books for one in unknown} == {True, False}, "one whose dot arrived, one whose did not"


def test_too_big_a_file_is_refused_before_it_is_written(daemons: Daemons) -> None:
    office = gateway_of(daemons)
    file = Attachment(name="foto.jpg", media_type="image/jpeg", content=b"\xff" * 500_000)
    outcome = office.send(
        Outgoing(message_id="M000000000D01", address=CUSTOMER, text="Hola", language=Language.ES, attachments=(file,))
    )
    assert (outcome.kind, outcome.code) == (OutcomeKind.FINAL_CONTENT, "media_refused")


def test_without_a_password_the_real_server_relays_nothing(daemons: Daemons) -> None:
    """The open server tells what our gateway would make of a relay that is denied."""
    from courier_desktop.gateways.mail_codes import Phase, outcome_of

    with smtplib.SMTP("127.0.0.1", daemons.smtp_port, timeout=10) as line:
        line.ehlo()
        line.mail(OFFICE)
        code, words = line.rcpt("alguien@otra.example")
    outcome = outcome_of(Phase.RCPT, code, words.decode())
    assert (outcome.kind, outcome.code) == (OutcomeKind.CONFIG_ERROR, "gateway_permission")


def test_a_renumbered_mailbox_is_read_again_and_nothing_is_lost(daemons: Daemons) -> None:
    office = gateway_of(daemons)
    first = drained(office, "")
    for number in (1, 2):
        mail = EmailMessage(policy=SMTP)
        mail["From"], mail["To"], mail["Subject"] = CUSTOMER, OFFICE, "Pregunta"
        mail["Message-ID"] = f"<nueva{number}@cliente.example>"
        mail.set_content(f"¿A qué hora? {number}")
        daemons.deliver(mail.as_bytes())
        if number == 1:
            first = came(daemons, office, first.cursor, lambda post: bool(post.inbound))
            # As after a restored backup: the same mails, numbered anew.
            for name in ("dovecot-uidlist", "dovecot.index", "dovecot.index.log", "dovecot.index.cache"):
                (daemons.directory / "mail" / OFFICE / name).unlink(missing_ok=True)
            time.sleep(1.1)
    wanted = "<nueva2@cliente.example>"
    post = came(daemons, office, first.cursor, lambda post: any(one.reference == wanted for one in post.inbound))
    references = [one.reference for one in post.inbound]
    assert "<nueva1@cliente.example>" in references, "read again: the store knows it by its reference"
    assert len(references) == len(set(references))

"""Sending by SMTP: TLS in both ways, signing in, what a refusal means at each point, and aiosmtpd's opinion of it."""

from __future__ import annotations

import ssl
from collections.abc import Iterator
from pathlib import Path

import pytest
import trustme
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, LoginPassword

from courier_desktop.domain.messaging import Attachment, OutcomeKind, Outgoing
from courier_desktop.domain.words import Language
from courier_desktop.gateways.mail import KIND, EmailGateway
from courier_desktop.gateways.mail_codes import DAY_S, Phase, bounce_code, enhanced_code, outcome_of
from tests.gateways.rigs.base import means_of
from tests.gateways.rigs.email import ADDRESS, SECRETS, gateway_on
from tests.gateways.servers.mail_imap import ImapFault, ImapServer
from tests.gateways.servers.mail_smtp import Fault, How, Letter, Point, SmtpServer

Kind = OutcomeKind
FILE = Attachment(name="Guía ñ.pdf", media_type="application/pdf", content=b"%PDF\r\n.\r\n\x00\xff")


def message(address: str = "ana@cliente.example", text: str = "Llega hoy\n.\n..y ya") -> Outgoing:
    return Outgoing(message_id="M0000000000A1", address=address, text=text, language=Language.ES, attachments=(FILE,))


@pytest.fixture
def authority(tmp_path: Path) -> trustme.CA:
    made = trustme.CA()
    made.cert_pem.write_to_path(str(tmp_path / "ca.pem"))
    return made


@pytest.fixture
def context(authority: trustme.CA) -> ssl.SSLContext:
    made = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    authority.issue_cert("localhost").configure_cert(made)
    return made


@pytest.mark.parametrize("security", ["tls", "starttls"])
def test_the_certificate_is_checked_before_anything_is_told(
    tmp_path: Path, context: ssl.SSLContext, security: str
) -> None:
    with SmtpServer(security=security, context=context) as smtp:
        gateway = gateway_on(smtp, None)
        outcome = gateway.send(message())
        assert (outcome.kind, outcome.code) == (Kind.RETRY_BACKOFF, "gateway_tls")
        assert gateway.check().code == "gateway_tls"
        assert not any("AUTH" in one or "mail" in one for one in smtp.commands)
        gateway.ca_file = tmp_path / "ca.pem"
        assert gateway.send(message()).kind is Kind.SENT
        (letter,) = smtp.books
        assert (letter.sender, letter.recipient, letter.user) == (ADDRESS, "ana@cliente.example", ADDRESS)
        assert letter.text == "Llega hoy\n.\n..y ya"


def test_a_certificate_of_another_name_is_refused(tmp_path: Path, authority: trustme.CA) -> None:
    other = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    authority.issue_cert("otro.example").configure_cert(other)
    with SmtpServer(security="tls", context=other) as smtp:
        gateway = gateway_on(smtp, None)
        gateway.ca_file = tmp_path / "ca.pem"
        assert gateway.send(message()).code == "gateway_tls"
        assert smtp.commands == []


def test_a_line_that_was_to_be_secured_and_is_not_is_not_used() -> None:
    with SmtpServer() as smtp:
        gateway = gateway_on(smtp, None, smtp_security="starttls")
        outcome = gateway.send(message())
        assert (outcome.kind, outcome.code) == (Kind.CONFIG_ERROR, "gateway_tls")
        assert not any("AUTH" in one for one in smtp.commands)


@pytest.mark.parametrize("how", [How.CUT_BEFORE, How.CUT_AFTER, How.LATE])
def test_a_line_that_breaks_while_it_is_secured(context: ssl.SSLContext, how: How) -> None:
    with SmtpServer(security="starttls", context=context) as smtp:
        smtp.faults.append(Fault(Point.STARTTLS, how))
        assert gateway_on(smtp, None).send(message()).kind is Kind.RETRY_BACKOFF
        smtp.faults.append(Fault(Point.STARTTLS, How.SAY, b"454 4.7.0 TLS not available\r\n"))
        assert gateway_on(smtp, None).send(message()).kind is Kind.RETRY_BACKOFF


@pytest.mark.parametrize(
    ("features", "kind", "code"),
    [
        (("AUTH LOGIN",), Kind.SENT, ""),
        (("AUTH PLAIN",), Kind.SENT, ""),
        (("AUTH XOAUTH2",), Kind.CONFIG_ERROR, "gateway_oauth"),
        (("AUTH CRAM-MD5",), Kind.CONFIG_ERROR, "gateway_credentials"),
        (("8BITMIME",), Kind.CONFIG_ERROR, "gateway_credentials"),
        (("AUTH PLAIN", "SIZE 1000"), Kind.FINAL_CONTENT, "media_refused"),
        (("AUTH PLAIN", "SIZE 0"), Kind.SENT, ""),
        (("AUTH PLAIN", "SIZE x"), Kind.SENT, ""),
    ],
)
def test_what_a_server_offers(features: tuple[str, ...], kind: OutcomeKind, code: str) -> None:
    with SmtpServer(features=features) as smtp:
        outcome = gateway_on(smtp, None).send(message())
        assert (outcome.kind, outcome.code) == (kind, code)
        assert len(smtp.books) == (kind is Kind.SENT)


def test_a_password_of_any_letters_signs_in() -> None:
    password = 'contraseña ü \\ " 密码 €'
    for features in ("AUTH LOGIN", "AUTH PLAIN"):
        with SmtpServer(password=password, features=(features,)) as smtp, ImapServer(password=password) as imap:
            values = dict(gateway_on(smtp, imap)._means.values)
            gateway = EmailGateway(means_of(KIND, values, {"password": password}))
            assert gateway.check().good


def test_googles_password_is_taken_without_its_blanks() -> None:
    with SmtpServer(password="abcdefghijklmnop") as smtp:
        values = dict(gateway_on(smtp, None)._means.values)
        gateway = EmailGateway(means_of(KIND, values, {"password": "abcd efgh ijkl mnop "}))
        assert gateway.check().good


def test_a_server_that_echoes_what_it_was_told_shows_no_password() -> None:
    import base64

    plain = base64.b64encode(f"\0{ADDRESS}\0{SECRETS['password']}".encode()).decode()
    with SmtpServer() as smtp:
        smtp.answers[Point.AUTH] = f"535 5.7.8 no: {plain} {SECRETS['password']}\r\n".encode()
        outcome = gateway_on(smtp, None).send(message())
        assert outcome.code == "gateway_credentials"
        assert plain not in repr(outcome)
        assert SECRETS["password"] not in repr(outcome)
        assert "***" in outcome.said


def test_a_relay_of_ones_own_network_needs_no_password() -> None:
    with SmtpServer(password="") as smtp:
        gateway = EmailGateway(means_of(KIND, dict(gateway_on(smtp, None)._means.values), {}))
        assert gateway.send(message()).kind is Kind.SENT
    elsewhere = EmailGateway(means_of(KIND, {"address": ADDRESS, "smtp_host": "mail.example.com"}, {}))
    assert elsewhere.check().params == {"what": "password"}


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("address", "", "gateway_incomplete"),
        ("address", "sin arroba", "gateway_incomplete"),
        ("smtp_host", "", "gateway_incomplete"),
        ("smtp_host", "https://mail.example.com/", "gateway_address_wrong"),
        ("smtp_host", "mail example", "gateway_address_wrong"),
        ("imap_host", "a/b", "gateway_address_wrong"),
        ("user", "x\r\ny", "gateway_credentials"),
        ("smtp_port", 9, "gateway_unreachable"),
    ],
)
def test_settings_that_are_none(field: str, value: str | int, code: str) -> None:
    with SmtpServer() as smtp, ImapServer() as imap:
        gateway = gateway_on(smtp, imap, **{field: value})
        assert gateway.check().code == code
        outcome = gateway.send(message())
        assert outcome.code == code
        assert outcome.kind is (Kind.RETRY_BACKOFF if field == "smtp_port" else Kind.CONFIG_ERROR)


def test_an_address_that_is_none_is_never_asked_about() -> None:
    with SmtpServer() as smtp:
        for address in ("", "x", "a@b\r\nDATA", "a@b,c@d.mx", "josé@x.mx"):
            outcome = gateway_on(smtp, None).send(message(address))
            assert (outcome.kind, outcome.code) == (Kind.FINAL_RECIPIENT, "address_unfit")
        outcome = gateway_on(smtp, None).send(message(text="x" * 20_001))
        assert (outcome.kind, outcome.code) == (Kind.FINAL_CONTENT, "text_too_long")
        assert smtp.connections == 0


# The test button.


def test_a_check_names_the_mailbox_and_the_servers() -> None:
    with SmtpServer() as smtp, ImapServer() as imap:
        check = gateway_on(smtp, imap).check()
        assert check.good
        assert check.facts == (("mailbox", ADDRESS), ("server", "localhost"))
        assert not smtp.books


@pytest.mark.parametrize("fault", [ImapFault(), ImapFault("LOGIN", refuse="[AUTHENTICATIONFAILED] no")])
def test_a_check_tells_when_only_reading_fails(fault: ImapFault) -> None:
    with SmtpServer() as smtp, ImapServer() as imap:
        imap.faults.append(fault)
        check = gateway_on(smtp, imap).check()
        assert (check.code, check.params) == ("gateway_inbox_unreachable", {"what": "localhost"})
        assert check.said


def test_a_check_asks_whether_that_sender_may() -> None:
    with SmtpServer() as smtp:
        smtp.answers[Point.MAIL] = b"553 5.7.1 Sender address rejected: not owned by user\r\n"
        assert gateway_on(smtp, None).check().code == "gateway_sender"


# What answers mean.


@pytest.mark.parametrize(
    ("phase", "code", "text", "kind", "reason"),
    [
        (Phase.CONNECT, 421, "4.7.0 too many connections", Kind.RETRY_WAIT, "gateway_busy"),
        (Phase.CONNECT, 554, "5.7.1 your address is blocked", Kind.CONFIG_ERROR, "gateway_account_blocked"),
        (Phase.AUTH, 535, "5.7.8 Username and Password not accepted", Kind.CONFIG_ERROR, "gateway_credentials"),
        (Phase.AUTH, 534, "5.7.9 Application-specific password required", Kind.CONFIG_ERROR, "gateway_credentials"),
        (Phase.AUTH, 535, "5.7.139 basic authentication is disabled", Kind.CONFIG_ERROR, "gateway_oauth"),
        (Phase.AUTH, 550, "5.7.30 Basic authentication is not supported", Kind.CONFIG_ERROR, "gateway_oauth"),
        (Phase.AUTH, 454, "4.7.0 Temporary authentication failure", Kind.RETRY_BACKOFF, "try_later"),
        (Phase.MAIL, 530, "5.7.0 Must issue STARTTLS", Kind.CONFIG_ERROR, "gateway_credentials"),
        (Phase.MAIL, 553, "5.7.1 Sender address rejected", Kind.CONFIG_ERROR, "gateway_sender"),
        (Phase.MAIL, 552, "5.3.4 Message size exceeds", Kind.FINAL_CONTENT, "media_refused"),
        (Phase.MAIL, 452, "4.3.1 Insufficient system storage", Kind.RETRY_BACKOFF, "try_later"),
        (Phase.RCPT, 550, "5.1.1 The email account does not exist", Kind.FINAL_RECIPIENT, "mailbox_unknown"),
        (Phase.RCPT, 550, "5.1.10 RecipientNotFound", Kind.FINAL_RECIPIENT, "mailbox_unknown"),
        (Phase.RCPT, 553, "sorry, no mailbox here by that name", Kind.FINAL_RECIPIENT, "mailbox_unknown"),
        (Phase.RCPT, 552, "5.2.2 over quota", Kind.FINAL_RECIPIENT, "mailbox_full"),
        (Phase.RCPT, 452, "4.2.2 over quota", Kind.RETRY_BACKOFF, "mailbox_full"),
        (Phase.RCPT, 450, "4.2.0 Greylisted", Kind.RETRY_BACKOFF, "try_later"),
        (Phase.RCPT, 554, "5.7.1 <x@y>: Relay access denied", Kind.CONFIG_ERROR, "gateway_permission"),
        (Phase.RCPT, 550, "relay not permitted, authentication required", Kind.CONFIG_ERROR, "gateway_permission"),
        (Phase.RCPT, 550, "5.7.1 blocked by recipient policy", Kind.FINAL_RECIPIENT, "mail_refused"),
        (Phase.RCPT, 550, "5.4.5 Daily user sending limit exceeded", Kind.RETRY_WAIT, "gateway_day_limit"),
        (Phase.RCPT, 550, "Domain x has exceeded the max emails per hour (50/50)", Kind.RETRY_WAIT, "gateway_busy"),
        (Phase.END, 550, "5.7.1 Message rejected as spam", Kind.FINAL_CONTENT, "text_refused"),
        (Phase.END, 554, "5.6.0 broken", Kind.FINAL_CONTENT, "gateway_refused"),
        (Phase.END, 552, "5.3.4 too big", Kind.FINAL_CONTENT, "media_refused"),
        (Phase.END, 550, "5.7.60 not allowed to send as this sender", Kind.CONFIG_ERROR, "gateway_sender"),
        (Phase.END, 550, "5.1.1 unknown", Kind.FINAL_RECIPIENT, "mailbox_unknown"),
        (Phase.END, 451, "4.3.0 later", Kind.RETRY_BACKOFF, "try_later"),
    ],
)
def test_what_a_refusal_means(phase: Phase, code: int, text: str, kind: OutcomeKind, reason: str) -> None:
    outcome = outcome_of(phase, code, text)
    assert (outcome.kind, outcome.code) == (kind, reason)
    assert outcome.said == f"{code} {text}"
    assert (outcome.wait_s > 0) == (kind is Kind.RETRY_WAIT)
    assert outcome.wait_s <= DAY_S


def test_enhanced_codes_are_no_addresses() -> None:
    assert enhanced_code("5.7.30 Basic") == "5.7.30"
    assert enhanced_code("no 10.5.7.30 from 5.1.1.1") == ""
    assert bounce_code("5.1.8") == "mail_refused"


# Another's server.


class Books:
    """aiosmtpd's way to take a mail."""

    def __init__(self) -> None:
        self.letters: list[Letter] = []

    async def handle_DATA(self, server: object, session: object, envelope: object) -> str:  # noqa: N802 - aiosmtpd's
        content = envelope.content  # type: ignore[attr-defined] # an aiosmtpd Envelope
        sender, to = envelope.mail_from, envelope.rcpt_tos[0]  # type: ignore[attr-defined] # as above
        self.letters.append(Letter(sender, to, content))
        return "250 2.0.0 taken"

    async def handle_RCPT(  # noqa: N802 - aiosmtpd's
        self, server: object, session: object, envelope: object, address: str, options: object
    ) -> str:
        if address.startswith("nadie"):
            return "550 5.1.1 no such user"
        envelope.rcpt_tos.append(address)  # type: ignore[attr-defined] # as above
        return "250 2.1.5 ok"


def known(_server: object, _session: object, _envelope: object, _mechanism: str, told: object) -> AuthResult:
    assert isinstance(told, LoginPassword)
    right = (told.login.decode(), told.password.decode()) == (ADDRESS, SECRETS["password"])
    return AuthResult(success=right, handled=False)


@pytest.fixture(params=["starttls", "tls"])
def aiosmtpd(request: pytest.FixtureRequest, context: ssl.SSLContext) -> Iterator[tuple[str, int, Books]]:
    from tests.gateways.servers.mail_daemons import free_port

    books, port = Books(), free_port()
    secured = {"ssl_context": context} if request.param == "tls" else {"tls_context": context, "require_starttls": True}
    controller = Controller(
        books,
        hostname="127.0.0.1",
        port=port,
        authenticator=known,
        auth_required=True,
        auth_require_tls=request.param == "starttls",
        **secured,
    )
    controller.start()
    yield request.param, port, books
    controller.stop()


@pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS")  # it does not see TLS from the start
def test_aiosmtpd_takes_it_as_it_was_written(aiosmtpd: tuple[str, int, Books], tmp_path: Path) -> None:
    security, port, books = aiosmtpd
    gateway = gateway_on(None, None, smtp_security=security, smtp_port=port)
    gateway.ca_file = tmp_path / "ca.pem"
    assert gateway.check().good
    assert gateway.send(message()).kind is Kind.SENT
    outcome = gateway.send(message("nadie@cliente.example"))
    assert (outcome.kind, outcome.code) == (Kind.FINAL_RECIPIENT, "mailbox_unknown")
    (letter,) = books.letters
    assert (letter.sender, letter.recipient, letter.text) == (ADDRESS, "ana@cliente.example", "Llega hoy\n.\n..y ya")
    attached = [one for one in letter.mail.walk() if one.get_content_disposition() == "attachment"]
    assert [one.get_payload(decode=True) for one in attached] == [FILE.content]
    assert letter.mail_id == "<aviso.M0000000000A1@norte.example>"
    wrong = EmailGateway(means_of(KIND, dict(gateway._means.values), {"password": "otra-cosa-larga"}))
    wrong.ca_file = tmp_path / "ca.pem"
    assert wrong.check().code == "gateway_credentials"

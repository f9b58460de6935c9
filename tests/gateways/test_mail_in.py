"""A mailbox read by IMAP: each mail once, none marked as read, none lost; and our own mails among the sent."""

from __future__ import annotations

import json
import ssl
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import trustme

from courier_desktop.domain.messaging import Feed, Found, Inbound, InboundKind, InFlight, MessageState, Outgoing, Post
from courier_desktop.domain.words import Language
from courier_desktop.gateways.mail import EmailGateway, mail_traits
from courier_desktop.gateways.mail_in import MOST_MAILS, place_of
from tests.gateways.rigs.base import in_flight
from tests.gateways.rigs.email import SECRETS, gateway_on
from tests.gateways.servers.mail_imap import Folder, ImapFault, ImapServer
from tests.gateways.servers.mail_smtp import SmtpServer


@pytest.fixture
def imap() -> Iterator[ImapServer]:
    with ImapServer() as running:
        yield running


@pytest.fixture
def gateway(imap: ImapServer) -> EmailGateway:
    return reader_of(imap)


def reader_of(imap: ImapServer, **more: str) -> EmailGateway:
    """The gateway on this mailbox; nothing is sent by it."""
    return gateway_on(None, imap, **more)


def letter(number: int, text: str = "") -> bytes:
    return (
        f"From: ana@cliente.example\r\nSubject: Re: Llega hoy\r\nMessage-ID: <r{number}@cliente.example>\r\n"
        f"Content-Type: text/plain; charset=utf-8\r\n\r\n{text or f'Respuesta {number}'}\r\n"
    ).encode()


def drained(gateway: EmailGateway, cursor: str) -> Post:
    found: list[Inbound] = []
    while True:
        post = gateway.fetch_inbound(cursor)
        found += post.inbound
        cursor = post.cursor
        if not post.more:
            return Post(tuple(found), (), cursor)


def texts(post: Post) -> list[str]:
    return [one.text for one in post.inbound]


def test_only_new_mails_come_and_none_is_marked_as_read(imap: ImapServer, gateway: EmailGateway) -> None:
    imap.inbox.put(letter(1))
    first = drained(gateway, "")
    assert texts(first) == ["Respuesta 1"]
    assert texts(drained(gateway, first.cursor)) == []
    imap.inbox.put(letter(2))
    second = drained(gateway, first.cursor)
    assert texts(second) == ["Respuesta 2"]
    assert not any(one.seen for one in imap.inbox.mails)
    assert all("PEEK" in one for one in imap.commands if "FETCH" in one)
    assert not any(" SELECT " in one or "STORE" in one or "EXPUNGE" in one for one in imap.commands)
    assert (second.inbound[0].kind, second.inbound[0].address) == (InboundKind.TEXT, "ana@cliente.example")


def test_the_beginning_is_two_days_back(imap: ImapServer, gateway: EmailGateway) -> None:
    """A mailbox of ten years is not read from its first mail."""
    now = datetime.now(UTC)
    for days in (4000, 30, 1):
        imap.inbox.put(letter(days), now - timedelta(days=days))
    assert texts(drained(gateway, "")) == ["Respuesta 1"]


def test_a_mailbox_of_old_mails_begins_after_its_last(imap: ImapServer, gateway: EmailGateway) -> None:
    imap.inbox.put(letter(1), datetime.now(UTC) - timedelta(days=30))
    first = drained(gateway, "")
    assert texts(first) == []
    place = place_of(first.cursor)
    assert place is not None
    assert (place.validity, place.uid) == (7, 1)
    # Moved here by hand: old, and yet new in this mailbox.
    imap.inbox.put(letter(2), datetime.now(UTC) - timedelta(days=20))
    assert texts(drained(gateway, first.cursor)) == ["Respuesta 2"]


def test_many_come_in_several_polls_oldest_first(imap: ImapServer, gateway: EmailGateway) -> None:
    for number in range(2 * MOST_MAILS + 3):
        imap.inbox.put(letter(number))
    post = gateway.fetch_inbound("")
    assert (len(post.inbound), post.more) == (MOST_MAILS, True)
    assert texts(post) + texts(drained(gateway, post.cursor)) == [
        f"Respuesta {one}" for one in range(2 * MOST_MAILS + 3)
    ]


def test_a_mailbox_numbered_anew_is_read_by_date(imap: ImapServer, gateway: EmailGateway) -> None:
    for number in (1, 2, 3):
        imap.inbox.put(letter(number))
    before = drained(gateway, "")
    imap.folders["INBOX"] = Folder("INBOX", validity=8)
    imap.inbox.put(letter(9), datetime.now(UTC) - timedelta(days=30))
    for number in (2, 3, 4):
        imap.inbox.put(letter(number))
    after = drained(gateway, before.cursor)
    # Known ones come again under the same reference, which the store knows.
    assert texts(after) == ["Respuesta 2", "Respuesta 3", "Respuesta 4"]
    assert {one.reference for one in before.inbound} & {one.reference for one in after.inbound}
    assert texts(drained(gateway, after.cursor)) == []


@pytest.mark.parametrize(
    "cursor", ["x", "{}", "[]", "null", "[" * 3000, '{"validity":7}', '{"validity":[],"uid":"x","at":"ayer"}', "\x00"]
)
def test_a_cursor_that_is_none_begins_anew(imap: ImapServer, gateway: EmailGateway, cursor: str) -> None:
    imap.inbox.put(letter(1))
    assert texts(drained(gateway, cursor)) == ["Respuesta 1"]


def test_an_enormous_mail_is_read_in_part(imap: ImapServer, gateway: EmailGateway) -> None:
    imap.inbox.put(letter(1, "muy largo " * 2_000_000))
    imap.inbox.put(letter(2))
    first, second = drained(gateway, "").inbound
    assert first.text.startswith("muy largo")
    assert len(first.text) + len(first.whole) <= 40_000
    assert second.text == "Respuesta 2"


def test_a_mail_that_goes_meanwhile_is_passed_over(imap: ImapServer, gateway: EmailGateway) -> None:
    imap.inbox.put(letter(1))
    imap.inbox.put(letter(2))
    imap.inbox.mails[0].gone = True
    assert texts(drained(gateway, "")) == ["Respuesta 2"]


TROUBLES = [
    *(
        ImapFault(at, say)
        for at in ("", "LOGIN", "EXAMINE", "SEARCH", "FETCH")
        for say in (b"", b"\xff\xfe\r\n", b"* BYE\r\n")
    ),
    *(ImapFault(at, refuse="no") for at in ("LOGIN", "EXAMINE", "SEARCH", "FETCH")),
    ImapFault("FETCH", b"* 1 FETCH (UID 1 BODY[] {99999999}\r\nFrom"),
    ImapFault("FETCH", b"* 1 FETCH (UID 1 BODY[] NIL)\r\n"),
    ImapFault("SEARCH", b"* SEARCH " + b"9" * 5000 + b"\r\n"),
    ImapFault("EXAMINE", b"* OK [UIDVALIDITY -7]\r\n* OK [UIDVALIDITY \xff]\r\n"),
]


@pytest.mark.parametrize("fault", TROUBLES)
def test_a_poll_that_breaks_keeps_its_place(imap: ImapServer, gateway: EmailGateway, fault: ImapFault) -> None:
    imap.inbox.put(letter(1))
    cursor = drained(gateway, "").cursor
    imap.inbox.put(letter(2))
    imap.faults.append(fault)
    post = gateway.fetch_inbound(cursor)
    assert (post.inbound, post.cursor) == ((), cursor)
    assert texts(drained(gateway, cursor)) == ["Respuesta 2"]


# Among the sent mails.


def flight(number: int, ago: timedelta = timedelta(hours=1)) -> InFlight:
    one = Outgoing(message_id=f"M0000000{number:05}", address="a@b.mx", text="x", language=Language.ES)
    reference = f"<aviso.{one.message_id}@norte.example>"
    return in_flight(one, reference, datetime.now(UTC) - ago, MessageState.UNKNOWN)


def sent_mail(number: int) -> bytes:
    return f"Message-ID: <aviso.M0000000{number:05}@norte.example>\r\n\r\nx".encode()


def found(gateway: EmailGateway, *asked: InFlight) -> list[Found]:
    return [one.found for one in gateway.reconcile(asked)]


@pytest.mark.parametrize(
    ("name", "flags"),
    [
        *(
            ("Gesendet", "\\Sent"),
            ("Enviados", ""),
            ("INBOX/Sent", ""),
            ("[Gmail]/Enviados", ""),
            ("Itens enviados", ""),
        ),
        *(("Elementos enviados", ""), ("Sent Items", ""), ("[Gmail]/E-mails enviados", "\\Sent")),
    ],
)
def test_a_sent_mail_is_found_under_any_name(imap: ImapServer, gateway: EmailGateway, name: str, flags: str) -> None:
    folder = imap.add(name, flags)
    folder.put(sent_mail(1))
    told = gateway.reconcile([flight(1), flight(2), flight(3, timedelta(seconds=30))])
    assert [one.found for one in told] == [Found.THERE, Found.NOT_THERE, Found.NOT_YET]
    news = told[0].news
    assert news is not None
    assert (news.state, news.reference) == (MessageState.SENT, "<aviso.M000000000001@norte.example>")


def test_the_servers_own_mark_counts_before_a_name(imap: ImapServer, gateway: EmailGateway) -> None:
    imap.add("Sent").put(sent_mail(9))
    imap.add("Salida", "\\Sent").put(sent_mail(1))
    assert found(gateway, flight(1)) == [Found.THERE]


def test_a_folder_that_never_kept_ours_proves_nothing(imap: ImapServer, gateway: EmailGateway) -> None:
    assert found(gateway, flight(1)) == [Found.CANNOT_TELL]
    imap.add("Sent", "\\Sent").put(b"Message-ID: <otro@norte.example>\r\n\r\nx")
    assert found(gateway, flight(1), flight(2, timedelta(0))) == [Found.CANNOT_TELL, Found.NOT_YET]
    assert found(reader_of(imap, sent_folder_keeps="yes"), flight(1)) == [Found.NOT_THERE]
    imap.folders["Sent"].put(sent_mail(5))
    assert found(reader_of(imap, sent_folder_keeps="no"), flight(1)) == [Found.CANNOT_TELL]
    assert found(gateway, flight(1)) == [Found.NOT_THERE]


def test_a_server_that_cannot_search_headers_is_read_itself(imap: ImapServer, gateway: EmailGateway) -> None:
    imap.searches_headers = False
    folder = imap.add("Sent", "\\Sent")
    for number in range(150):
        folder.put(sent_mail(number))
    assert found(gateway, flight(1), flight(149), flight(200)) == [Found.THERE, Found.THERE, Found.NOT_THERE]


def test_an_old_one_is_found_by_search(imap: ImapServer, gateway: EmailGateway) -> None:
    folder = imap.add("Sent", "\\Sent")
    for number in range(300):
        folder.put(sent_mail(number))
    assert found(gateway, flight(3), flight(999)) == [Found.THERE, Found.NOT_THERE]


@pytest.mark.parametrize("fault", [ImapFault(one) for one in ("", "LOGIN", "LIST", "EXAMINE", "SEARCH", "FETCH")])
def test_a_look_that_breaks_tells_nothing(imap: ImapServer, gateway: EmailGateway, fault: ImapFault) -> None:
    imap.add("Sent", "\\Sent").put(sent_mail(1))
    imap.faults.extend([fault, fault])
    assert found(gateway, flight(1), flight(2, timedelta(0))) == [Found.NOT_YET, Found.NOT_YET]
    assert found(gateway, flight(1, timedelta(days=2))) == [Found.CANNOT_TELL]


def test_without_an_inbox_nothing_is_asked() -> None:
    gateway = gateway_on(None, None)
    assert found(gateway, flight(1)) == [Found.CANNOT_TELL]
    assert gateway.fetch_inbound("x") == Post(cursor="x")
    assert (gateway.traits.inbound, gateway.traits.reconciles) == (Feed.NONE, False)
    assert mail_traits({"imap_host": "x", "daily_cap": 0, "pace_s": "3"}).daily_cap is None
    assert mail_traits({"imap_host": "x", "daily_cap": 40, "pace_s": "3"}).pace_s == 3.0


# Securely.


@pytest.mark.parametrize("security", ["tls", "starttls"])
def test_the_mailboxs_certificate_is_checked(tmp_path: Path, security: str) -> None:
    authority = trustme.CA()
    authority.cert_pem.write_to_path(str(tmp_path / "ca.pem"))
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    authority.issue_cert("localhost").configure_cert(context)
    with ImapServer(security=security, context=context) as imap:
        imap.inbox.put(letter(1))
        gateway = reader_of(imap)
        assert drained(gateway, "").inbound == ()
        gateway.ca_file = tmp_path / "ca.pem"
        assert texts(drained(gateway, "")) == ["Respuesta 1"]
        assert not any("LOGIN" in one for one in imap.commands[:1])


def test_no_password_leaves_the_network_in_the_open() -> None:
    from courier_desktop.domain.secret import Secret
    from courier_desktop.gateways.mail_in import MailboxTroubleError, signed_in
    from courier_desktop.gateways.mail_out import SmtpTroubleError, talk_with
    from courier_desktop.gateways.mail_server import MailServer

    far = MailServer(host="mail.example.com", port=143, security="plain", user="x", password=Secret("secreto-largo"))
    with pytest.raises(MailboxTroubleError), signed_in(far):
        pass
    with pytest.raises(SmtpTroubleError) as told, talk_with(far):
        pass
    assert told.value.outcome.code == "gateway_tls"


def test_a_server_that_echoes_the_password_is_not_quoted(imap: ImapServer) -> None:
    import base64

    coded = base64.b64encode(f"\0avisos@norte.example\0{SECRETS['password']}".encode()).decode()
    with SmtpServer() as smtp:
        imap.faults.append(ImapFault("LOGIN", refuse=f"no {SECRETS['password']} {coded}"))
        check = gateway_on(smtp, imap).check()
        assert check.code == "gateway_inbox_unreachable"
        assert "***" in check.said
        assert SECRETS["password"] not in check.said
        assert coded not in check.said


def test_a_cursor_tells_no_secret(imap: ImapServer, gateway: EmailGateway) -> None:
    cursor = drained(gateway, "").cursor
    assert set(json.loads(cursor)) == {"validity", "uid", "at"}
    assert SECRETS["password"] not in cursor

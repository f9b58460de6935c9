"""The e-mail gateway's rig: a mail server and a mailbox of our own, both of which count as one service."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from email.message import EmailMessage
from email.policy import SMTP

from courier_desktop.domain.gateway_forms import Value
from courier_desktop.domain.messaging import GatewayName
from courier_desktop.gateways.base import Gateway
from courier_desktop.gateways.mail import KIND, EmailGateway
from courier_desktop.gateways.mail_write import our_id
from tests.gateways.rigs.base import Booked, Rig, Stand, Trouble, means_of
from tests.gateways.servers.mail_imap import ImapFault, ImapServer
from tests.gateways.servers.mail_smtp import Fault, How, Letter, Point, SmtpServer

ADDRESS = "avisos@norte.example"
SECRETS = {"password": "correcto-caballo-42"}
STRANGER = "nadie@cliente.example"

_SMTP: dict[Trouble, Fault] = {
    Trouble.REFUSED: Fault(Point.CONNECT, How.CUT_BEFORE),
    Trouble.CUT_UNREAD: Fault(Point.CONNECT, How.CUT_BEFORE),
    Trouble.CUT_READ: Fault(Point.DOT, How.CUT_AFTER),
    Trouble.CUT_ANSWER: Fault(Point.DOT, How.CUT_ANSWER),
    Trouble.LATE: Fault(Point.DOT, How.LATE),
    Trouble.ERROR_UNBOOKED: Fault(Point.DOT, How.SAY, b"451 4.3.0 try again\r\n", booked=False),
    Trouble.BUSY: Fault(Point.CONNECT, How.SAY, b"421 4.7.0 too many connections\r\n"),
    Trouble.UNAUTHORISED: Fault(Point.AUTH, How.SAY, b"535 5.7.8 no\r\n"),
    Trouble.GARBAGE: Fault(Point.DOT, How.SAY, b"\xff\xfe\x00\x81 \r\n"),
    Trouble.HTML: Fault(Point.DOT, How.SAY, b"<html><body>Portal</body></html>\r\n"),
    Trouble.EMPTY: Fault(Point.DOT, How.SAY, b"\r\n"),
    Trouble.WRONG_TYPES: Fault(Point.DOT, How.SAY, b"-25 ok\r\n"),
}
_IMAP: dict[Trouble, ImapFault] = {
    Trouble.REFUSED: ImapFault(),
    Trouble.CUT_UNREAD: ImapFault(),
    Trouble.CUT_READ: ImapFault("SEARCH"),
    Trouble.CUT_ANSWER: ImapFault("FETCH", b"* 1 FETCH (UID 1 BODY[] {500}\r\nFrom: a@b"),
    Trouble.LATE: ImapFault("EXAMINE", late=True),
    Trouble.ERROR_UNBOOKED: ImapFault("EXAMINE", refuse="[UNAVAILABLE] later"),
    Trouble.BUSY: ImapFault("", b"* BYE too many connections\r\n"),
    Trouble.UNAUTHORISED: ImapFault("LOGIN", refuse="[AUTHENTICATIONFAILED] no"),
    Trouble.GARBAGE: ImapFault("", b"\xff\xfe\x00\x81\r\n"),
    Trouble.HTML: ImapFault("SEARCH", b"<html><body>Portal</body></html>\r\n"),
    Trouble.EMPTY: ImapFault("SEARCH", b"\r\n"),
    Trouble.WRONG_TYPES: ImapFault("SEARCH", b"* SEARCH one two (3)\r\n"),
}


class MailStand:
    """Both servers and the gateway on them; a connection to either is a request."""

    def __init__(self, smtp: SmtpServer, imap: ImapServer) -> None:
        self.smtp = smtp
        self.imap = imap
        self._left: int | None = None
        self._trouble = Trouble.REFUSED
        smtp.on_connect = lambda: _SMTP[self._trouble] if self._due() else None
        imap.on_connect = lambda: _IMAP[self._trouble] if self._due() else None
        self._sent = imap.add("Enviados")
        self._sent.put(b"Message-ID: <aviso.M00000000EARLY@norte.example>\r\n\r\nearlier")
        smtp.on_booked = lambda letter: self._sent.put(letter.raw)
        self.gateway: Gateway = gateway_on(smtp, imap)

    def books(self) -> Sequence[Booked]:
        """What the mail server accepted."""
        return [booked(one) for one in self.smtp.books]

    def asked(self) -> int:
        """Connections to either."""
        return self.smtp.connections + self.imap.connections

    def trouble(self, at: int, what: Trouble) -> None:
        """The connection after `at` good ones meets it."""
        self._left, self._trouble = at, what

    def answer(self, status: int, media_type: str, body: bytes) -> None:
        """Every connection is told this and closed: a refusal where it is one."""
        line = re.sub(rb"[\r\n]+", b" ", body)
        self.smtp.garbage = b"%d %s\r\n" % (status, line) if status >= 400 else body + b"\r\n"
        self.imap.garbage = b"* BYE " + line + b"\r\n" if status >= 400 else body + b"\r\n"

    def reply(self, address: str, text: str) -> None:
        """Somebody writes to the mailbox."""
        mail = EmailMessage(policy=SMTP)
        mail["From"], mail["To"], mail["Subject"] = address, ADDRESS, "Re: Su pedido"
        mail["Message-ID"] = f"<r{self.imap.inbox.next_uid}@cliente.example>"
        mail.set_content(text)
        self.imap.inbox.put(mail.as_bytes())

    def _due(self) -> bool:
        if self._left is None:
            return False
        self._left -= 1
        if self._left >= 0:
            return False
        self._left = None
        return True


def booked(letter: Letter) -> Booked:
    """A mail as the suite compares it."""
    return Booked(letter.recipient, letter.text, our_id(letter.mail_id))


def gateway_on(smtp: SmtpServer | None, imap: ImapServer | None, **more: Value) -> EmailGateway:
    """The gateway with these servers and short time limits."""
    values: dict[str, Value] = {
        "address": ADDRESS,
        "from_name": "Paquetes Norte",
        # A certificate is made out to a name.
        "smtp_host": "localhost",
        "smtp_port": smtp.port if smtp else 9,
        "smtp_security": smtp.security if smtp else "plain",
        "imap_host": "localhost" if imap else "",
        "imap_port": imap.port if imap else 0,
        "imap_security": imap.security if imap else "plain",
        "pace_s": 0,
    }
    made = EmailGateway(means_of(KIND, values | more, SECRETS))
    made.connect_s, made.read_s = 1.0, 0.3
    return made


@contextmanager
def start() -> Iterator[Stand]:
    """Both servers, in the open, on loopback."""
    with SmtpServer(strangers=frozenset({STRANGER})) as smtp, ImapServer() as imap:
        yield MailStand(smtp, imap)


RIG = Rig(
    name=GatewayName.EMAIL,
    start=start,
    address="ana@cliente.example",
    stranger=STRANGER,
    secrets=SECRETS,
    troubles=frozenset(_SMTP),
    arrives=lambda text: text.removesuffix("\n"),
)

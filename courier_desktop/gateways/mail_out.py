"""Hands one mail to the mailbox's own server by SMTP, and tells exactly how far that went."""

from __future__ import annotations

import contextlib
import smtplib
import socket
import ssl
import time
from typing import TYPE_CHECKING, cast

from courier_desktop.domain.messaging import Outcome, OutcomeKind
from courier_desktop.domain.secret import Secret
from courier_desktop.gateways.mail_codes import Phase, outcome_of
from courier_desktop.gateways.mail_server import PLAIN, STARTTLS, TLS, MailServer
from courier_desktop.gateways.reading import said as shown

if TYPE_CHECKING:
    from collections.abc import Iterator
    from io import BufferedReader

# What the office's computer is called is no one's business; a server that took the password does not mind.
_OUR_HOST = "[127.0.0.1]"
_LONGEST_LINE = 8192
_MOST_LINES = 200
# The slowest line on which a photo still goes: 64 kbit/s.
_BYTES_A_SECOND = 8000
# A server may look for viruses before it answers the dot; giving up early makes a question of what is none.
_END_TIMES = 3
_TAKEN = range(200, 300)
_GO_ON = range(300, 400)
_ANSWERS = range(200, 600)

_LATE = "late"
_GARBAGE = "garbage"
_CUT = "cut"


class SmtpTroubleError(Exception):
    """It went no further; the outcome tells why, and whether the mail may be out."""

    def __init__(self, outcome: Outcome) -> None:
        """Keep the outcome."""
        super().__init__(outcome.code)
        self.outcome = outcome


class _BrokenError(OSError):
    """An answer that is no SMTP."""


class _Lines:
    """Reads lines from a socket until a given time, however slowly they come: stands in for the socket's file."""

    def __init__(self, sock: socket.socket, until: float) -> None:
        self._sock = sock
        self._rest = b""
        self._read = 0
        self.until = until

    def readline(self, _limit: int = -1) -> bytes:
        """A line with its end, or what came before the other side closed."""
        self._read += 1
        if self._read > _MOST_LINES:
            raise _BrokenError
        while b"\n" not in self._rest:
            left = self.until - time.monotonic()
            if left <= 0:
                raise TimeoutError
            self._sock.settimeout(left)
            came = self._sock.recv(4096)
            if not came:
                line, self._rest = self._rest, b""
                return line
            self._rest += came
            if len(self._rest) > _LONGEST_LINE * 2:
                raise _BrokenError
        line, _, self._rest = self._rest.partition(b"\n")
        if len(line) > _LONGEST_LINE:
            raise _BrokenError
        return line + b"\n"

    def has_more(self) -> bool:
        """Whether something came that was not asked for yet; OSError when the other side has closed."""
        self._sock.settimeout(0)
        with contextlib.suppress(BlockingIOError, ssl.SSLWantReadError, ssl.SSLWantWriteError):
            came = self._sock.recv(4096)
            if not came:
                raise ConnectionResetError
            self._rest += came
        return bool(self._rest)

    def close(self) -> None:
        """Nothing of its own to close."""


class _Line(smtplib.SMTP):
    """smtplib's commands over a line whose every answer has a time limit as a whole."""

    def __init__(self, server: MailServer) -> None:
        super().__init__(local_hostname=_OUR_HOST, timeout=server.connect_s)
        self._host = server.host
        self._server = server
        self.answer_s = server.read_s

    def _get_socket(self, host: str, port: int, timeout: float) -> socket.socket:
        sock = socket.create_connection((host, port), timeout)
        # The dot goes by itself, and need not wait until the text before it is acknowledged.
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        if self._server.security != TLS:
            return sock
        try:
            return self._server.context().wrap_socket(sock, server_hostname=host)
        except (OSError, ValueError):
            sock.close()
            raise

    def getreply(self) -> tuple[int, bytes]:
        """The next answer: its number and text."""
        until = time.monotonic() + self.answer_s
        if self.file is None:
            self.file = cast("BufferedReader", _Lines(cast("socket.socket", self.sock), until))
        lines = cast("_Lines", self.file)
        lines.until, lines._read = until, 0  # noqa: SLF001 - the two are one
        return super().getreply()

    def has_spoken(self) -> bool:
        """Whether the server says something though it is not its turn; OSError when it has hung up."""
        return cast("_Lines", self.file).has_more()

    def write(self, raw: bytes) -> None:
        """Write it all, in a time that fits its size."""
        sock = cast("socket.socket", self.sock)
        sock.settimeout(self._server.read_s + len(raw) / _BYTES_A_SECOND)
        sock.sendall(raw)


class SmtpTalk:
    """One talk with the server, from its greeting on. Every method raises SmtpTroubleError where it goes no further."""

    def __init__(self, server: MailServer) -> None:
        """Not connected yet."""
        self._server = server
        self._line = _Line(server)
        self._hidden = [server.password]

    def begin(self) -> None:
        """Connect, secure the line, prove who we are."""
        server = self._server
        if server.security == PLAIN and not server.may_be_plain():
            raise SmtpTroubleError(Outcome(kind=OutcomeKind.CONFIG_ERROR, code="gateway_tls", said=server.host))
        with self._at(Phase.CONNECT):
            self._expect(Phase.CONNECT, *self._line.connect(server.host, server.port))
            self._greet(Phase.CONNECT)
        if server.security == STARTTLS:
            self._secure()
        if server.password:
            with self._at(Phase.AUTH):
                self._sign_in()

    def envelope(self, sender: str, recipient: str, size: int) -> None:
        """From whom, to whom; an empty recipient asks only whether the sender may."""
        features = self._line.esmtp_features
        most = features.get("size", "").strip()
        if most.isdigit() and 0 < int(most[:18]) < size:
            raise SmtpTroubleError(Outcome(kind=OutcomeKind.FINAL_CONTENT, code="media_refused", said=f"SIZE {most}"))
        with self._at(Phase.MAIL):
            more = [f"SIZE={size}"] if "size" in features and size else []
            self._expect(Phase.MAIL, *self._line.mail(sender, more))
        if recipient:
            with self._at(Phase.RCPT):
                self._expect(Phase.RCPT, *self._line.rcpt(recipient))

    def deliver(self, raw: bytes) -> None:
        """The mail itself (lines ended by CR LF). It is out when this returns."""
        with self._at(Phase.DATA):
            self._expect(Phase.DATA, *self._line.docmd("DATA"), good=_GO_ON)
            stuffed = b"\r\n".join(b"." + one if one.startswith(b".") else one for one in raw.split(b"\r\n"))
            self._line.write(stuffed.removesuffix(b"\r\n") + b"\r\n")
            # Before the dot the server has no whole mail: one that broke off or refused until then is known for it.
            if self._line.has_spoken():
                self._expect(Phase.DATA, *self._line.getreply(), good=range(0))
            self._line.write(b".\r\n")
        self._line.answer_s = self._server.read_s * _END_TIMES
        with self._at(Phase.END):
            self._expect(Phase.END, *self._line.getreply())

    def end(self) -> None:
        """Take leave; what is said to that changes nothing."""
        self._line.answer_s = min(1.0, self._server.read_s)
        with contextlib.suppress(OSError, smtplib.SMTPException, ValueError):
            if self._line.sock is not None:
                self._line.quit()
        self._line.close()

    def _greet(self, phase: Phase) -> None:
        code, text = self._line.ehlo()
        if code not in _TAKEN:
            code, text = self._line.helo()
        self._expect(phase, code, text)

    def _secure(self) -> None:
        with self._at(Phase.CONNECT):
            if not self._line.has_extn("starttls"):
                raise SmtpTroubleError(Outcome(kind=OutcomeKind.CONFIG_ERROR, code="gateway_tls", said="no STARTTLS"))
            self._expect(Phase.TLS, *self._line.docmd("STARTTLS"))
        with self._at(Phase.TLS):
            sock = cast("socket.socket", self._line.sock)
            sock.settimeout(self._server.read_s)
            self._line.sock = self._server.context().wrap_socket(sock, server_hostname=self._server.host)
            # What was told in the open counts for nothing.
            self._line.file = None
            self._line.ehlo_resp, self._line.esmtp_features, self._line.does_esmtp = None, {}, False
            self._greet(Phase.TLS)

    def _sign_in(self) -> None:
        known = self._line.esmtp_features.get("auth", "").upper().split()
        user, password = self._server.user, self._server.password.reveal()
        if "PLAIN" in known:
            self._expect(
                Phase.AUTH, *self._line.docmd("AUTH", f"PLAIN {self._coded(f'{chr(0)}{user}{chr(0)}{password}')}")
            )
        elif "LOGIN" in known:
            self._expect(Phase.AUTH, *self._line.docmd("AUTH", "LOGIN"), good=_GO_ON)
            self._expect(Phase.AUTH, *self._line.docmd(self._coded(user)), good=_GO_ON)
            self._expect(Phase.AUTH, *self._line.docmd(self._coded(password)))
        else:
            modern = {"XOAUTH2", "OAUTHBEARER"} & set(known)
            code = "gateway_oauth" if modern else "gateway_credentials"
            raise SmtpTroubleError(
                Outcome(kind=OutcomeKind.CONFIG_ERROR, code=code, said=shown(" ".join(["AUTH", *known])))
            )

    def _coded(self, text: str) -> str:
        """The text in base64, from now on hidden in whatever the server says."""
        from base64 import b64encode

        coded = b64encode(text.encode()).decode("ascii")
        self._hidden.append(Secret(coded))
        return coded

    def _expect(self, phase: Phase, code: int, text: bytes, good: range = _TAKEN) -> None:
        """Go on when the answer is a good one."""
        if code in good:
            return
        if code not in _ANSWERS or code in _TAKEN or code in _GO_ON:
            raise SmtpTroubleError(_broken(phase, _GARBAGE))
        told = text.decode("utf-8", "replace")
        for one in self._hidden:
            told = one.masks(told)
        raise SmtpTroubleError(outcome_of(phase, code, told))

    @contextlib.contextmanager
    def _at(self, phase: Phase) -> Iterator[None]:
        """Whatever breaks in here, told as what it means at that point."""
        try:
            yield
        except smtplib.SMTPServerDisconnected as error:
            raise SmtpTroubleError(_broken(phase, _how(error.__context__))) from None
        except ssl.SSLCertVerificationError as error:
            raise SmtpTroubleError(_broken(Phase.TLS, shown(error.verify_message))) from None
        except ssl.SSLError as error:
            tls = Phase.TLS if phase is Phase.CONNECT else phase
            raise SmtpTroubleError(_broken(tls, shown(error.reason or ""))) from None
        except (OSError, smtplib.SMTPException, ValueError) as error:
            raise SmtpTroubleError(_broken(phase, _how(error))) from None


@contextlib.contextmanager
def talk_with(server: MailServer) -> Iterator[SmtpTalk]:
    """A talk with the server, signed in. SmtpTroubleError."""
    talk = SmtpTalk(server)
    try:
        talk.begin()
        yield talk
    finally:
        talk.end()


def _how(error: BaseException | None) -> str:
    if isinstance(error, TimeoutError):
        return _LATE
    return _GARBAGE if isinstance(error, _BrokenError | smtplib.SMTPException | ValueError) else _CUT


def _broken(phase: Phase, how: str) -> Outcome:
    """The outcome of a line that broke: before the dot nothing can have gone out, after it anything may have."""
    if phase is Phase.END:
        code = {_LATE: "answer_late", _GARBAGE: "answer_unreadable"}.get(how, "answer_cut")
        return Outcome(kind=OutcomeKind.UNKNOWN_MAYBE_SENT, code=code)
    if phase is Phase.TLS:
        told = "" if how in {_LATE, _CUT, _GARBAGE} else how
        return Outcome(kind=OutcomeKind.RETRY_BACKOFF, code="gateway_tls", said=told)
    code = "gateway_unexpected" if how == _GARBAGE else "gateway_unreachable"
    return Outcome(kind=OutcomeKind.RETRY_BACKOFF, code=code)

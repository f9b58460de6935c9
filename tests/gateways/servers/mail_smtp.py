"""A mail server of our own that books what it accepts and makes trouble at any point of the talk."""

from __future__ import annotations

import base64
import socket
import ssl
import struct
import threading
import time
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from email import message_from_bytes
from email.header import decode_header, make_header
from email.message import Message
from enum import StrEnum
from typing import Self


class Point(StrEnum):
    """Where in the talk."""

    CONNECT = "connect"
    EHLO = "ehlo"
    STARTTLS = "starttls"
    AUTH = "auth"
    MAIL = "mail"
    RCPT = "rcpt"
    DATA = "data"
    TEXT = "text"
    """While the mail is being written: half of it was read."""
    DOT = "dot"


class How(StrEnum):
    """What happens there."""

    CUT_BEFORE = "cut_before"
    """Closed before the command was read."""
    CUT_AFTER = "cut_after"
    """Read (and booked, at the dot), then closed without an answer."""
    CUT_ANSWER = "cut_answer"
    """As before, with half of the answer."""
    LATE = "late"
    """Read (and booked), then silent."""
    DRIP = "drip"
    """Read, then answered a character at a time, for ever."""
    SAY = "say"
    """Something else is answered: `answer`, booked only with `booked`."""


@dataclass(frozen=True, slots=True)
class Fault:
    point: Point
    how: How
    answer: bytes = b""
    booked: bool = True
    stay: bool = False
    """After SAY the talk goes on; else the line is closed."""


@dataclass(frozen=True, slots=True)
class Letter:
    """One mail as it was accepted."""

    sender: str
    recipient: str
    raw: bytes
    user: str = ""

    @property
    def mail(self) -> Message:
        return message_from_bytes(self.raw)

    @property
    def text(self) -> str:
        """Its plain text, one character a line end, without the last one."""
        part = next(one for one in self.mail.walk() if one.get_content_type() == "text/plain")
        payload = part.get_payload(decode=True)
        assert isinstance(payload, bytes)
        return payload.decode().replace("\r\n", "\n").removesuffix("\n")

    @property
    def mail_id(self) -> str:
        return str(self.mail["Message-ID"])

    @property
    def subject(self) -> str:
        return str(make_header(decode_header(str(self.mail["Subject"]))))


class _CutError(Exception):
    """The talk ends here."""


@dataclass
class SmtpServer:
    """Listens on loopback. `faults`: what the next connections meet, None = nothing; taken from the left."""

    user: str = "avisos@norte.example"
    password: str = "correcto-caballo-42"
    security: str = "plain"
    context: ssl.SSLContext | None = None
    features: tuple[str, ...] = ("SIZE 30000000", "8BITMIME", "ENHANCEDSTATUSCODES", "AUTH PLAIN LOGIN")
    strangers: frozenset[str] = frozenset()
    answers: dict[Point, bytes] = field(default_factory=dict)
    """What every connection is answered there instead."""
    late_s: float = 5.0
    faults: deque[Fault | None] = field(default_factory=deque)
    books: list[Letter] = field(default_factory=list)
    commands: list[str] = field(default_factory=list)
    connections: int = 0
    garbage: bytes | None = None
    """When set, every connection gets this and is closed."""
    on_connect: Callable[[], Fault | None] | None = None
    on_booked: Callable[[Letter], object] | None = None

    def __post_init__(self) -> None:
        self._stopping = threading.Event()
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._listener.getsockname()[1])
        self._threads: list[threading.Thread] = []

    def __enter__(self) -> Self:
        self._listener.settimeout(0.05)
        self._begin(self._listen)
        return self

    def __exit__(self, *_: object) -> None:
        self._stopping.set()
        for one in self._threads:
            one.join(5)
        self._listener.close()

    def _begin(self, target: Callable[..., None], *args: object) -> None:
        one = threading.Thread(target=target, args=args, daemon=True)
        self._threads.append(one)
        one.start()

    def _listen(self) -> None:
        while not self._stopping.is_set():
            try:
                sock, _ = self._listener.accept()
            except TimeoutError:
                continue
            self.connections += 1
            fault = self.faults.popleft() if self.faults else None
            if self.on_connect is not None:
                fault = self.on_connect() or fault
            self._begin(self._serve, sock, fault)

    def _serve(self, sock: socket.socket, fault: Fault | None) -> None:
        sock.settimeout(10)
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        with suppress(_CutError, OSError, ValueError):
            if self.garbage is not None:
                sock.sendall(self.garbage)
                raise _CutError
            if self.security == "tls":
                assert self.context is not None
                sock = self.context.wrap_socket(sock, server_side=True)
            talk = _Talk(self, sock, fault)
            try:
                talk.go()
            finally:
                # By STARTTLS it became another one.
                sock = talk.sock
        if fault is not None and fault.how in {How.CUT_BEFORE, How.CUT_AFTER}:
            with suppress(OSError):
                sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        with suppress(OSError):
            sock.close()

    def pause(self) -> None:
        """Be silent for longer than anybody waits, but no longer than the test lasts."""
        self._stopping.wait(self.late_s)

    def stopping(self, after_s: float) -> bool:
        """Whether the test has ended, asked after a while."""
        return self._stopping.wait(after_s)

    def accept(self, letter: Letter) -> None:
        self.books.append(letter)
        if self.on_booked is not None:
            self.on_booked(letter)


class _Talk:
    """One connection."""

    def __init__(self, server: SmtpServer, sock: socket.socket, fault: Fault | None) -> None:
        self.server = server
        self.sock = sock
        self.fault = fault
        self.buffer = b""
        self.signed = ""
        self.sender = ""
        self.recipient = ""

    def go(self) -> None:
        self.meet(Point.CONNECT, before=True)
        if not self.meet(Point.CONNECT):
            self.say(b"220 norte.example ESMTP\r\n")
        handlers = {
            "EHLO": self.ehlo,
            "HELO": self.ehlo,
            "STARTTLS": self.starttls,
            "AUTH": self.auth,
            "MAIL": self.mail,
            "RCPT": self.rcpt,
            "DATA": self.data,
        }
        while True:
            line = self.line()
            verb = line.split(" ", 1)[0].upper()
            self.server.commands.append(line)
            if verb == "QUIT":
                self.say(b"221 2.0.0 Bye\r\n")
                return
            handlers.get(verb, self.unknown)(line)

    def unknown(self, _line: str) -> None:
        self.say(b"502 5.5.2 unknown\r\n")

    def ehlo(self, _line: str) -> None:
        if self.meet(Point.EHLO):
            return
        features = list(self.server.features)
        if self.server.security == "starttls" and not isinstance(self.sock, ssl.SSLSocket):
            features = ["STARTTLS"]
        lines = ["norte.example", *features]
        self.say("".join(f"250{'-' if one is not lines[-1] else ' '}{one}\r\n" for one in lines).encode())

    def starttls(self, _line: str) -> None:
        if self.meet(Point.STARTTLS):
            return
        assert self.server.context is not None
        self.say(b"220 2.0.0 go\r\n")
        self.sock = self.server.context.wrap_socket(self.sock, server_side=True)
        self.buffer = b""

    def auth(self, line: str) -> None:
        words = line.split()
        if words[1].upper() == "LOGIN":
            self.say(b"334 VXNlcm5hbWU6\r\n")
            user = base64.b64decode(self.line()).decode()
            self.say(b"334 UGFzc3dvcmQ6\r\n")
            password = base64.b64decode(self.line()).decode()
        else:
            _, user, password = base64.b64decode(words[2]).decode().split("\0")
        if self.meet(Point.AUTH):
            return
        if (user, password) != (self.server.user, self.server.password):
            self.say(b"535 5.7.8 Error: authentication failed\r\n")
            return
        self.signed = user
        self.say(b"235 2.7.0 ok\r\n")

    def mail(self, line: str) -> None:
        if self.meet(Point.MAIL):
            return
        if self.server.password and not self.signed:
            self.say(b"530 5.7.0 Authentication required\r\n")
            return
        self.sender = line.split("<", 1)[1].split(">", 1)[0]
        self.say(b"250 2.1.0 Ok\r\n")

    def rcpt(self, line: str) -> None:
        if self.meet(Point.RCPT):
            return
        self.recipient = line.split("<", 1)[1].split(">", 1)[0]
        if self.recipient in self.server.strangers:
            self.say(b"550 5.1.1 <x>: Recipient address rejected: User unknown\r\n")
            return
        self.say(b"250 2.1.5 Ok\r\n")

    def data(self, _line: str) -> None:
        if self.meet(Point.DATA):
            return
        self.say(b"354 End data with <CR><LF>.<CR><LF>\r\n")
        lines: list[bytes] = []
        while True:
            one = self.raw_line()
            if one == b".\r\n":
                break
            lines.append(one.removeprefix(b".") if one.startswith(b".") else one)
            if len(lines) == 12 and self.fault and self.fault.point is Point.TEXT:
                self.meet(Point.TEXT)
        letter = Letter(self.sender, self.recipient, b"".join(lines), self.signed)
        if self.fault and self.fault.point is Point.DOT:
            if self.fault.booked and self.fault.how is not How.CUT_BEFORE:
                self.server.accept(letter)
            self.meet(Point.DOT)
            return
        if Point.DOT in self.server.answers:
            self.say(self.server.answers[Point.DOT])
            return
        self.server.accept(letter)
        self.say(b"250 2.0.0 Ok: queued as 4F1\r\n")

    def meet(self, point: Point, *, before: bool = False) -> bool:
        """Make the trouble of that point; whether an answer was given."""
        fault = self.fault
        if fault is None or fault.point is not point:
            if point in self.server.answers and not before:
                self.say(self.server.answers[point])
                return True
            return False
        if before and fault.how is not How.CUT_BEFORE:
            return False
        if fault.how is How.CUT_ANSWER:
            self.say(b"25")
        elif fault.how is How.LATE:
            self.server.pause()
        elif fault.how is How.DRIP:
            while not self.server.stopping(0.02):
                self.say(b"2")
        elif fault.how is How.SAY:
            self.say(fault.answer)
            if fault.stay:
                return True
        raise _CutError

    def say(self, answer: bytes) -> None:
        self.sock.sendall(answer)

    def line(self) -> str:
        return self.raw_line().decode("latin-1").strip()

    def raw_line(self) -> bytes:
        while b"\n" not in self.buffer:
            came = self.sock.recv(65536)
            if not came:
                raise _CutError
            self.buffer += came
        line, _, self.buffer = self.buffer.partition(b"\n")
        return line + b"\n"


def until(true: Callable[[], bool], most_s: float = 5.0) -> None:
    """Wait for what another thread is about to do."""
    end = time.monotonic() + most_s
    while not true() and time.monotonic() < end:
        time.sleep(0.005)
    assert true()

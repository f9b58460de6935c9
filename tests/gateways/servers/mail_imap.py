"""A mailbox of our own, spoken to by IMAP (RFC 3501, as much as a reader needs), that makes trouble at any command."""

from __future__ import annotations

import re
import socket
import ssl
import threading
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email import message_from_bytes
from typing import Self

MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


@dataclass
class Kept:
    """One mail in a folder."""

    uid: int
    raw: bytes
    at: datetime
    seen: bool = False
    gone: bool = False
    """Found by a search, and deleted before it is fetched."""


@dataclass
class Folder:
    name: str
    flags: str = ""
    validity: int = 7
    mails: list[Kept] = field(default_factory=list)
    next_uid: int = 1

    def put(self, raw: bytes, at: datetime | None = None) -> Kept:
        kept = Kept(self.next_uid, raw, at or datetime.now(UTC))
        self.next_uid += 1
        self.mails.append(kept)
        return kept


@dataclass(frozen=True, slots=True)
class ImapFault:
    """At the command `at` ("" = the greeting): `say` these bytes ("" = nothing), be `late`, and close."""

    at: str = ""
    say: bytes = b""
    late: bool = False
    refuse: str = ""
    """Answer NO with these words, and go on."""


class _CutError(Exception):
    """The talk ends here."""


@dataclass
class ImapServer:
    """Listens on loopback. `faults`: what the next connections meet, None = nothing; taken from the left."""

    user: str = "avisos@norte.example"
    password: str = "correcto-caballo-42"
    security: str = "plain"
    context: ssl.SSLContext | None = None
    folders: dict[str, Folder] = field(default_factory=dict)
    searches_headers: bool = True
    """Whether SEARCH HEADER finds anything: some servers' do not."""
    late_s: float = 5.0
    faults: deque[ImapFault | None] = field(default_factory=deque)
    commands: list[str] = field(default_factory=list)
    connections: int = 0
    garbage: bytes | None = None
    on_connect: Callable[[], ImapFault | None] | None = None

    def __post_init__(self) -> None:
        self.folders.setdefault("INBOX", Folder("INBOX"))
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

    @property
    def inbox(self) -> Folder:
        return self.folders["INBOX"]

    def add(self, name: str, flags: str = "") -> Folder:
        """A further folder."""
        return self.folders.setdefault(name, Folder(name, flags))

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

    def _serve(self, sock: socket.socket, fault: ImapFault | None) -> None:
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
        with suppress(OSError):
            sock.close()

    def pause(self) -> None:
        self._stopping.wait(self.late_s)


class _Talk:
    """One connection."""

    def __init__(self, server: ImapServer, sock: socket.socket, fault: ImapFault | None) -> None:
        self.server = server
        self.sock = sock
        self.fault = fault
        self.buffer = b""
        self.folder: Folder | None = None
        self.read_only = False
        self.tag = "*"

    def go(self) -> None:
        if not self.meets(""):
            self.say("* OK norte.example ready")
        while True:
            line = self.line()
            self.server.commands.append(line)
            self.tag, _, rest = line.partition(" ")
            verb, _, arguments = rest.partition(" ")
            if verb.upper() == "UID":
                verb, _, arguments = arguments.partition(" ")
            if self.meets(verb.upper()):
                continue
            known = getattr(self, f"do_{verb.lower()}", None)
            if known is None:
                self.say(f"{self.tag} BAD unknown command")
                continue
            known(arguments)
            if verb.upper() == "LOGOUT":
                return

    def do_capability(self, _: str) -> None:
        self.say("* CAPABILITY IMAP4rev1 SPECIAL-USE AUTH=PLAIN STARTTLS")
        self.ok()

    def do_noop(self, _: str) -> None:
        self.ok()

    def do_logout(self, _: str) -> None:
        self.say("* BYE")
        self.ok()

    def do_starttls(self, _: str) -> None:
        assert self.server.context is not None
        self.ok()
        self.sock = self.server.context.wrap_socket(self.sock, server_side=True)
        self.buffer = b""

    def do_login(self, arguments: str) -> None:
        user, password = (re.sub(r"\\(.)", r"\1", one) for one in re.findall(r'"((?:[^"\\]|\\.)*)"', arguments))
        self.sign(user, password)

    def do_authenticate(self, _: str) -> None:
        import base64

        self.say("+ ")
        _, user, password = base64.b64decode(self.line()).decode().split("\0")
        self.sign(user, password)

    def sign(self, user: str, password: str) -> None:
        if (user.strip('"'), password) == (self.server.user, self.server.password):
            self.ok()
        else:
            self.say(f"{self.tag} NO [AUTHENTICATIONFAILED] Invalid credentials")

    def do_list(self, _: str) -> None:
        for one in self.server.folders.values():
            self.say(f'* LIST (\\HasNoChildren{" " + one.flags if one.flags else ""}) "/" "{one.name}"')
        self.ok()

    def do_select(self, arguments: str) -> None:
        self.do_examine(arguments, read_only=False)

    def do_examine(self, arguments: str, *, read_only: bool = True) -> None:
        self.folder = self.server.folders.get(arguments.strip().strip('"'))
        self.read_only = read_only
        if self.folder is None:
            self.say(f"{self.tag} NO no such folder")
            return
        self.say(f"* {len(self.folder.mails)} EXISTS")
        self.say(f"* OK [UIDVALIDITY {self.folder.validity}] ok")
        self.say(f"* OK [UIDNEXT {self.folder.next_uid}] ok")
        self.say(f"{self.tag} OK [READ-ONLY] done" if read_only else f"{self.tag} OK done")

    def do_search(self, arguments: str) -> None:
        assert self.folder is not None
        found = [one.uid for one in self.folder.mails if self.fits(one, arguments)]
        if arguments.upper().startswith("UID ") and arguments.endswith("*") and self.folder.mails:
            # RFC 3501: "n:*" always holds the last one, whatever n is.
            found = sorted({*found, self.folder.mails[-1].uid})
        self.say(" ".join(["* SEARCH", *map(str, found)]))
        self.ok()

    def fits(self, one: Kept, criteria: str) -> bool:
        word, _, rest = criteria.partition(" ")
        if word.upper() == "ALL":
            return True
        if word.upper() == "UID":
            first = rest.split(":")[0]
            return first.isdigit() and one.uid >= int(first)
        if word.upper() == "SINCE":
            day, month, year = rest.strip('"').split("-")
            return one.at.date() >= datetime(int(year), MONTHS.index(month) + 1, int(day), tzinfo=UTC).date()
        if word.upper() == "HEADER":
            name, value = rest.split(" ", 1)
            return self.server.searches_headers and value.strip('"') in str(message_from_bytes(one.raw)[name])
        raise _CutError

    def do_fetch(self, arguments: str) -> None:
        assert self.folder is not None
        numbers, _, what = arguments.partition(" ")
        first, _, last = numbers.partition(":")
        for number, one in enumerate(self.folder.mails, start=1):
            if one.gone or not int(first) <= one.uid <= int(last or first):
                continue
            if "BODY[" in what and not self.read_only:
                one.seen = True
            content = self.content(one, what)
            stamp = f"{one.at.day:02d}-{MONTHS[one.at.month - 1]}-{one.at:%Y %H:%M:%S} +0000"
            head = f'* {number} FETCH (UID {one.uid} INTERNALDATE "{stamp}" BODY[] {{{len(content)}}}\r\n'
            self.sock.sendall(head.encode() + content + b")\r\n")
        self.ok()

    def content(self, one: Kept, what: str) -> bytes:
        if "HEADER.FIELDS" in what:
            return f"Message-ID: {message_from_bytes(one.raw)['Message-ID']}\r\n\r\n".encode("utf-8", "replace")
        part = re.search(r"<(\d+)\.(\d+)>", what)
        return one.raw[int(part.group(1)) :][: int(part.group(2))] if part else one.raw

    def meets(self, command: str) -> bool:
        """Make the trouble of that command; whether it was answered by it."""
        fault = self.fault
        if fault is None or fault.at != command:
            return False
        if fault.refuse:
            self.say(f"{self.tag} NO {fault.refuse}")
            return True
        if fault.late:
            self.server.pause()
        self.sock.sendall(fault.say)
        raise _CutError

    def ok(self) -> None:
        self.say(f"{self.tag} OK done")

    def say(self, text: str) -> None:
        self.sock.sendall(text.encode() + b"\r\n")

    def line(self) -> str:
        while b"\n" not in self.buffer:
            came = self.sock.recv(65536)
            if not came:
                raise _CutError
            self.buffer += came
        line, _, self.buffer = self.buffer.partition(b"\n")
        return line.decode("utf-8", "replace").rstrip("\r")

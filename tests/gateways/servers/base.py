"""A service on loopback that keeps its own books and breaks in every way that it is told to.

A subclass answers requests and books what it accepts; the base reads, breaks and logs. `faults` are used up one for
each request, in order; when they are used up, all is well.
"""

from __future__ import annotations

import base64
import json
import socket
import ssl
import threading
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import formatdate
from enum import Enum, auto
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Self
from urllib.parse import parse_qsl, unquote, urlsplit


class Now:
    """The real clock, moved ahead by `shift`: for those who wait for hours."""

    def __init__(self) -> None:
        self.shift = timedelta(0)

    def __call__(self) -> datetime:
        return datetime.now(UTC) + self.shift


# Every service and every rig's gateway goes by this one.
NOW = Now()


class Fault(Enum):
    """What goes wrong with one request. BOOKED in a name, or AFTER: the service accepted it all the same."""

    NONE = auto()
    """Nothing: to let a request pass before the one that breaks."""
    CUT_BEFORE = auto()
    """The line is cut before the body is read."""
    CUT_AFTER_BOOKING = auto()
    """Accepted, then cut without a word."""
    CUT_IN_ANSWER = auto()
    """Accepted, then cut half-way through the answer's body."""
    LATE_BEFORE = auto()
    """No answer for `late_s`, and never accepted."""
    LATE_AFTER_BOOKING = auto()
    """Accepted, no answer for `late_s`."""
    DRIP_BOOKED = auto()
    """Accepted; the answer comes a byte at a time, without end."""
    ENDLESS_BOOKED = auto()
    """Accepted; the answer's body never ends, at full speed."""
    ERROR_500_UNBOOKED = auto()
    ERROR_500_BOOKED = auto()
    BAD_GATEWAY_502_UNBOOKED = auto()
    BAD_GATEWAY_502_BOOKED = auto()
    UNAVAILABLE_503_UNBOOKED = auto()
    UNAVAILABLE_503_BOOKED = auto()
    BUSY_429_SECONDS = auto()
    """Not accepted; Retry-After in seconds (`busy_s`)."""
    BUSY_429_DATE = auto()
    """Not accepted; Retry-After as an HTTP date, `busy_s` after `busy_now` (epoch seconds)."""
    BUSY_429_BARE = auto()
    """Not accepted; no Retry-After."""
    UNAUTHORISED_401 = auto()
    FORBIDDEN_403 = auto()
    NOT_FOUND_404 = auto()
    REDIRECT_302 = auto()
    """Not accepted; sent to `redirect_to`."""
    GARBAGE = auto()
    """Accepted; 200 with bytes that are no text."""
    HTML = auto()
    """Accepted; 200 with a web page."""
    EMPTY_200 = auto()
    """Accepted; 200 with nothing in it."""
    WRONG_TYPES = auto()
    """Accepted; the right names with wrong types of values."""
    JSON_LIST = auto()
    """Accepted; 200 with a JSON list of numbers."""
    DEEP_JSON = auto()
    """Accepted; 200 with JSON a hundred thousand lists deep."""
    DUPLICATE_ANSWER = auto()
    """Accepted; the right answer, twice on the same line."""


# The request had its effect although the client cannot know.
BOOKED_FAULTS = frozenset(
    {
        Fault.CUT_AFTER_BOOKING,
        Fault.CUT_IN_ANSWER,
        Fault.LATE_AFTER_BOOKING,
        Fault.DRIP_BOOKED,
        Fault.ENDLESS_BOOKED,
        Fault.ERROR_500_BOOKED,
        Fault.BAD_GATEWAY_502_BOOKED,
        Fault.UNAVAILABLE_503_BOOKED,
        Fault.GARBAGE,
        Fault.HTML,
        Fault.EMPTY_200,
        Fault.WRONG_TYPES,
        Fault.JSON_LIST,
        Fault.DEEP_JSON,
        Fault.DUPLICATE_ANSWER,
    }
)
_STATUSES = {
    Fault.ERROR_500_UNBOOKED: 500,
    Fault.ERROR_500_BOOKED: 500,
    Fault.BAD_GATEWAY_502_UNBOOKED: 502,
    Fault.BAD_GATEWAY_502_BOOKED: 502,
    Fault.UNAVAILABLE_503_UNBOOKED: 503,
    Fault.UNAVAILABLE_503_BOOKED: 503,
    Fault.UNAUTHORISED_401: 401,
    Fault.FORBIDDEN_403: 403,
    Fault.NOT_FOUND_404: 404,
}
_PAGE = b"<!DOCTYPE html><html><body><h1>It works!</h1></body></html>"
_BODIES = {
    Fault.GARBAGE: b"\x00\xff\xfe\x80 not text \xc3(" * 20,
    Fault.HTML: _PAGE,
    Fault.EMPTY_200: b"",
    Fault.JSON_LIST: b"[1, 2, 3]",
    Fault.DEEP_JSON: b"[" * 100_000,
}


@dataclass(frozen=True, slots=True)
class Request:
    """A request as it came: `path` without the query, decoded; header names in lower case."""

    method: str
    target: str
    path: str
    query: tuple[tuple[str, str], ...]
    headers: dict[str, str]
    body: bytes

    def asked(self, name: str, default: str = "") -> str:
        """A parameter of the query."""
        return dict(self.query).get(name, default)

    def json(self) -> dict[str, object]:
        """The body as a JSON object; an empty one when it is none."""
        with suppress(ValueError):
            found = json.loads(self.body)
            if isinstance(found, dict):
                return found
        return {}

    def form(self) -> list[tuple[str, str]]:
        """The body as an HTML form's pairs."""
        return parse_qsl(self.body.decode("utf-8", "replace"), keep_blank_values=True)

    @property
    def basic(self) -> tuple[str, str]:
        """Name and password of HTTP Basic; two empty texts without."""
        kind, _, code = self.headers.get("authorization", "").partition(" ")
        if kind.lower() != "basic":
            return "", ""
        name, _, password = base64.b64decode(code).decode("utf-8", "replace").partition(":")
        return name, password


@dataclass(frozen=True, slots=True)
class Reply:
    """What the service answers when all is well."""

    status: int = 200
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)
    media_type: str = "application/json"


def reply_json(value: object, status: int = 200, **headers: str) -> Reply:
    """JSON; a header's name is written with underscores."""
    told = {name.replace("_", "-"): text for name, text in headers.items()}
    return Reply(status=status, body=json.dumps(value).encode(), headers=told)


@dataclass(frozen=True, slots=True)
class Booked:
    """One message that the service accepted."""

    address: str
    text: str
    reference: str = ""
    request: Request | None = field(default=None, repr=False)


class FaultyServer:
    """A service on 127.0.0.1; a context manager. Books, faults and port outlive `stop` and `start`."""

    late_s = 0.8
    busy_s = 7
    busy_now = 0.0
    redirect_to = "http://127.0.0.1:9/elsewhere"

    def __init__(self, tls: ssl.SSLContext | None = None) -> None:
        """Not begun. `tls` = it speaks HTTPS, under the name localhost."""
        self.books: list[Booked] = []
        self.faults: deque[Fault] = deque()
        self.requests: list[Request] = []
        # Only requests for which this holds use up a fault.
        self.breaks: Callable[[Request], bool] = lambda _: True
        self.lock = threading.RLock()
        self.stopping = threading.Event()
        self._tls = tls
        self._port = 0
        self._listener: _Listener | None = None
        self._thread: threading.Thread | None = None

    def answer(self, request: Request) -> Reply:
        """What the service does with a request when all is well; `book` what it accepts. One at a time."""
        raise NotImplementedError

    def book(self, booked: Booked) -> Booked:
        """Accept a message."""
        self.books.append(booked)
        return booked

    @property
    def base_url(self) -> str:
        """Where it is, without a slash at the end."""
        return f"https://localhost:{self._port}" if self._tls else f"http://127.0.0.1:{self._port}"

    def start(self) -> Self:
        """Begin to listen: at the same port as before."""
        self.stopping.clear()
        self._listener = _Listener(self, self._port, self._tls)
        self._port = self._listener.server_address[1]
        self._thread = threading.Thread(target=self._listener.serve_forever, args=(0.01,), name="service")
        self._thread.start()
        return self

    def stop(self) -> None:
        """Cut every line and end; its threads are over afterwards."""
        if self._listener is None or self._thread is None:
            return
        self.stopping.set()
        self._listener.shutdown()
        self._listener.cut_all()
        self._listener.server_close()
        self._thread.join()
        self._listener = self._thread = None

    @contextmanager
    def refuses(self) -> Iterator[None]:
        """Nobody listens while this lasts."""
        self.stop()
        try:
            yield
        finally:
            self.start()

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()


class _Listener(ThreadingHTTPServer):
    daemon_threads = False
    allow_reuse_address = True
    request_queue_size = 64

    def __init__(self, service: FaultyServer, port: int, tls: ssl.SSLContext | None) -> None:
        self.service = service
        self._lines: set[socket.socket] = set()
        super().__init__(("127.0.0.1", port), _OneLine)
        self._tls = tls

    def get_request(self) -> tuple[socket.socket, object]:
        line, where = super().get_request()
        line.settimeout(30)
        if self._tls:
            # The handshake happens in the line's own thread, at its first reading.
            line = self._tls.wrap_socket(line, server_side=True, do_handshake_on_connect=False)
        self._lines.add(line)
        return line, where

    def shutdown_request(self, request: object) -> None:
        assert isinstance(request, socket.socket)
        self._lines.discard(request)
        super().shutdown_request(request)

    def cut_all(self) -> None:
        for line in list(self._lines):
            with suppress(OSError):
                socket.socket.shutdown(line, socket.SHUT_RDWR)

    def handle_error(self, request: object, client_address: object) -> None:
        """Clients that go away are what these tests are about."""


class _OneLine(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Listener

    def setup(self) -> None:
        super().setup()
        self.connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def date_time_string(self, timestamp: float | None = None) -> str:
        return super().date_time_string(NOW().timestamp() if timestamp is None else timestamp)

    def handle_expect_100(self) -> bool:
        return True

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base's name
        """Say nothing on stderr."""

    def _take(self) -> None:
        service = self.server.service
        head = self._request(b"")
        with service.lock:
            fault = service.faults.popleft() if service.faults and service.breaks(head) else Fault.NONE
        if fault is Fault.CUT_BEFORE:
            service.requests.append(head)
            self._cut()
            return
        request = self._request(self.rfile.read(int(self.headers.get("content-length") or 0)))
        with service.lock:
            service.requests.append(request)
            good = service.answer(request) if fault in BOOKED_FAULTS or fault is Fault.NONE else Reply()
        self._break(fault, good)

    do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = do_HEAD = _take  # noqa: N815 - the base's names

    def _request(self, body: bytes) -> Request:
        parts = urlsplit(self.path)
        return Request(
            method=self.command,
            target=self.path,
            path=unquote(parts.path),
            query=tuple(parse_qsl(parts.query, keep_blank_values=True)),
            headers={name.lower(): value for name, value in self.headers.items()},
            body=body,
        )

    def _break(self, fault: Fault, good: Reply) -> None:
        service = self.server.service
        if fault is Fault.CUT_AFTER_BOOKING:
            self._cut()
        elif fault is Fault.CUT_IN_ANSWER:
            self._write(good, part=max(1, len(good.body) // 2))
            self._cut()
        elif fault in {Fault.LATE_BEFORE, Fault.LATE_AFTER_BOOKING}:
            service.stopping.wait(service.late_s)
            self._cut()
        elif fault is Fault.DRIP_BOOKED:
            self._pour(b" ", pause_s=0.05)
        elif fault is Fault.ENDLESS_BOOKED:
            self._pour(b" " * 65536, pause_s=0.0)
        else:
            self._write(self._reply(fault, good))
            if fault is Fault.DUPLICATE_ANSWER:
                self._write(good)

    def _reply(self, fault: Fault, good: Reply) -> Reply:
        service = self.server.service
        if fault in {Fault.NONE, Fault.DUPLICATE_ANSWER}:
            return good
        if fault is Fault.BUSY_429_SECONDS:
            return Reply(429, b"{}", {"Retry-After": str(service.busy_s)})
        if fault is Fault.BUSY_429_DATE:
            return Reply(429, b"{}", {"Retry-After": formatdate(service.busy_now + service.busy_s, usegmt=True)})
        if fault is Fault.BUSY_429_BARE:
            return Reply(429, b"slow down", media_type="text/plain")
        if fault is Fault.REDIRECT_302:
            return Reply(302, b"", {"Location": service.redirect_to})
        if fault is Fault.WRONG_TYPES:
            return Reply(good.status, wrong_types(good.body))
        if fault in _BODIES:
            return Reply(200, _BODIES[fault], media_type="text/html" if fault is Fault.HTML else "application/json")
        return Reply(_STATUSES[fault], _PAGE, media_type="text/html")

    def _write(self, reply: Reply, part: int | None = None) -> None:
        self.send_response(reply.status)
        for name, value in reply.headers.items():
            self.send_header(name, value)
        if reply.body:
            self.send_header("Content-Type", reply.media_type)
        # A body that is cut must miss something, whatever its length.
        self.send_header("Content-Length", str(len(reply.body) + (1 if part is not None else 0)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(reply.body[:part])
        self.wfile.flush()

    def _pour(self, piece: bytes, pause_s: float) -> None:
        service = self.server.service
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(2**40))
        self.end_headers()
        while not service.stopping.wait(pause_s):
            self.wfile.write(piece)
            self.wfile.flush()

    def _cut(self) -> None:
        """Close the line so that the other side sees a reset, as from a router that died."""
        self.close_connection = True
        with suppress(OSError):
            self.connection.shutdown(socket.SHUT_RDWR)


def wrong_types(body: bytes) -> bytes:
    """A JSON body with the same names and other kinds of values."""
    try:
        return json.dumps(_wrong(json.loads(body))).encode()
    except ValueError:
        return b'{"id": {}, "error": 7}'


def _wrong(value: object) -> object:
    if isinstance(value, dict):
        return {name: _wrong(one) if isinstance(one, dict) else _other(one) for name, one in value.items()}
    return _other(value)


def _other(value: object) -> object:
    if isinstance(value, bool):
        return "perhaps"
    if isinstance(value, str):
        return [len(value)]
    if isinstance(value, list):
        return "none"
    return {"odd": value}

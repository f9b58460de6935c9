"""Takes what services post to us: one page for each gateway, on this computer's own loopback address only.

A tunnel or a service on the same computer posts to `http://127.0.0.1:<port>/hooks/<gateway>`. What was proved is stored
before it is answered, so that a service that hears nothing posts it again.
"""

from __future__ import annotations

import threading
import time
from contextlib import suppress
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from courier_desktop.domain.messaging import GatewayName, WebhookAnswer, WebhookRequest

if TYPE_CHECKING:
    import socket
    from collections.abc import Callable

    from courier_desktop.domain.messaging import Post
    from courier_desktop.gateways.base import Gateway

    Store = Callable[[GatewayName, Post], None]
    GatewayOf = Callable[[GatewayName], Gateway | None]

LARGEST = 1024 * 1024
_MOST_LINES = 16
_LIMIT_S = 10.0
_TICK_S = 0.05
_PAGES = "/hooks/"


class WebhookReceiver:
    """Listens between `start` and `stop`; both may be called again."""

    def __init__(self, gateway_of: GatewayOf, store: Store, *, port: int = 0, limit_s: float = _LIMIT_S) -> None:
        """Not begun. `port` 0 = any free one. `limit_s` = how long one request may take, all in all.

        `gateway_of` gives a gateway whose page is open, None for others. `store` keeps what came, quickly, in the
        request's thread; when it raises, nothing is answered.
        """
        self._gateway_of = gateway_of
        self._store = store
        self._port = port
        self._limit_s = limit_s
        self._listener: _Listener | None = None
        self._thread: threading.Thread | None = None

    @property
    def port(self) -> int:
        """Where it listens; 0 before it ever did."""
        return self._port

    def address(self, gateway: GatewayName) -> str:
        """The page of a gateway."""
        return f"http://127.0.0.1:{self._port}{_PAGES}{gateway.value}"

    def start(self) -> None:
        """Begin to listen. OSError when the port is taken."""
        if self._listener is not None:
            return
        self._listener = _Listener(self._port, self._limit_s, self._taken)
        self._port = self._listener.server_address[1]
        self._thread = threading.Thread(target=self._listener.serve_forever, args=(_TICK_S,), name="webhooks")
        self._thread.start()

    def stop(self) -> None:
        """Cut every line and end; no thread of it runs afterwards."""
        if self._listener is None or self._thread is None:
            return
        self._listener.shutdown()
        self._listener.cut(older_than_s=0.0)
        self._listener.server_close()
        self._thread.join()
        self._listener = self._thread = None

    def _taken(self, request: WebhookRequest) -> WebhookAnswer:
        """What to answer; what came is stored by then."""
        name = urlsplit(request.path).path.removeprefix(_PAGES)
        known = next((one for one in GatewayName if one.value == name), None)
        gateway = self._gateway_of(known) if known is not None else None
        if known is None or gateway is None:
            return WebhookAnswer(status=HTTPStatus.NOT_FOUND)
        answer = gateway.verify_webhook(request)
        if answer.post.inbound or answer.post.states:
            self._store(known, answer.post)
        return answer


class _Listener(ThreadingHTTPServer):
    daemon_threads = False
    request_queue_size = 32

    def __init__(self, port: int, limit_s: float, taken: Callable[[WebhookRequest], WebhookAnswer]) -> None:
        self.taken = taken
        self.limit_s = limit_s
        self._lock = threading.Lock()
        self._began: dict[socket.socket, float] = {}
        super().__init__(("127.0.0.1", port), _OneRequest)

    def verify_request(self, request: object, client_address: object) -> bool:  # noqa: ARG002 - the base's
        """Whether there is room for one more."""
        with self._lock:
            return len(self._began) < _MOST_LINES

    # The base names the line so.
    def process_request(self, request: socket.socket, client_address: object) -> None:  # type: ignore[override]
        """Answer it in a thread of its own, its time running."""
        request.settimeout(self.limit_s)
        with self._lock:
            self._began[request] = time.monotonic()
        super().process_request(request, client_address)

    def shutdown_request(self, request: socket.socket) -> None:  # type: ignore[override]
        """End a line."""
        with self._lock:
            self._began.pop(request, None)
        super().shutdown_request(request)

    def service_actions(self) -> None:
        """Whoever sends a letter a second does not keep a line for long: called at every tick."""
        self.cut(older_than_s=self.limit_s)

    def cut(self, *, older_than_s: float) -> None:
        """End the lines that have lasted that long; their threads find them closed."""
        import socket

        now = time.monotonic()
        with self._lock:
            late = [line for line, began in self._began.items() if now - began >= older_than_s]
        for line in late:
            with suppress(OSError):
                line.shutdown(socket.SHUT_RDWR)

    def handle_error(self, request: object, client_address: object) -> None:
        """A line that broke, or a store that failed: the service gets no answer and posts again."""


class _OneRequest(BaseHTTPRequestHandler):
    server: _Listener
    server_version = "CourierDesktop"
    sys_version = ""
    error_message_format = ""

    def do_POST(self) -> None:
        """Prove, store, answer."""
        told = self.headers.get("content-length", "")
        if self.headers.get("transfer-encoding") or not (told.isascii() and told.isdigit()):
            self._answer(WebhookAnswer(status=HTTPStatus.LENGTH_REQUIRED))
            return
        if len(told) > len(str(LARGEST)) or int(told) > LARGEST:
            self._answer(WebhookAnswer(status=HTTPStatus.REQUEST_ENTITY_TOO_LARGE))
            return
        body = self.rfile.read(int(told))
        if len(body) == int(told):
            self._answer(self.server.taken(self._request(body)))

    def do_GET(self) -> None:
        """Some services first ask whether a page is ours."""
        self._answer(self.server.taken(self._request(b"")))

    def _request(self, body: bytes) -> WebhookRequest:
        headers: dict[str, str] = {}
        for name, value in self.headers.items():
            headers.setdefault(name.lower(), value)
        return WebhookRequest(method=self.command, path=self.path, headers=headers, body=body)

    def _answer(self, answer: WebhookAnswer) -> None:
        body = answer.body.encode("utf-8", "replace")
        self.send_response(answer.status)
        self.send_header("Content-Type", f"{answer.media_type}; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base's name
        """Say nothing: a path may bear a token."""

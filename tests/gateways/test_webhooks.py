"""The webhook receiver, with real sockets: good posts, bad ones, slow ones, and its end."""

from __future__ import annotations

import http.client
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from courier_desktop.domain.messaging import GatewayName, Post, WebhookAnswer, WebhookRequest
from courier_desktop.gateways.base import Gateway
from courier_desktop.gateways.waha import KIND
from courier_desktop.gateways.webhooks import LARGEST, WebhookReceiver
from tests.gateways.rigs.base import means_of
from tests.gateways.rigs.waha import SECRETS, event, signed
from tests.gateways.servers.waha import message

CHAT = "5215512345678@c.us"


class Office:
    """WAHA's page open, what came kept in a list."""

    def __init__(self, limit_s: float = 5.0) -> None:
        self.gateway: Gateway = KIND.make(means_of(KIND, {}, SECRETS))
        self.kept: list[tuple[GatewayName, Post]] = []
        self.broken = False
        self.receiver = WebhookReceiver(self.gateway_of, self.store, limit_s=limit_s)

    def gateway_of(self, name: GatewayName) -> Gateway | None:
        return self.gateway if name is GatewayName.WAHA else None

    def store(self, name: GatewayName, post: Post) -> None:
        if self.broken:
            raise OSError("disk full")
        self.kept.append((name, post))

    def asks(
        self, method: str, path: str = "/hooks/waha", body: bytes = b"", headers: dict[str, str] | None = None
    ) -> tuple[int, bytes]:
        line = http.client.HTTPConnection("127.0.0.1", self.receiver.port, timeout=5)
        try:
            line.request(method, path, body=body, headers=headers or {})
            answer = line.getresponse()
            return answer.status, answer.read()
        finally:
            line.close()

    def posts(self, request: WebhookRequest, path: str = "/hooks/waha") -> tuple[int, bytes]:
        return self.asks("POST", path, request.body, request.headers)

    def says(self, *pieces: bytes) -> bytes:
        """Raw bytes, and all that is answered until the line ends."""
        with socket.create_connection(("127.0.0.1", self.receiver.port), timeout=5) as line:
            with suppress(OSError):
                for piece in pieces:
                    line.sendall(piece)
                line.shutdown(socket.SHUT_WR)
            return read_all(line)


def read_all(line: socket.socket) -> bytes:
    told = b""
    with suppress(ConnectionResetError):
        while piece := line.recv(65536):
            told += piece
    return told


@contextmanager
def open_office(limit_s: float = 5.0) -> Iterator[Office]:
    office = Office(limit_s)
    office.receiver.start()
    try:
        yield office
    finally:
        office.receiver.stop()


@pytest.fixture
def office() -> Iterator[Office]:
    with open_office() as made:
        yield made


def good(office: Office, reference: str = "A1") -> WebhookRequest:
    return signed(office.gateway, event("message", message(CHAT, reference, "Sí", 1795338000)))


def test_a_proved_post_is_stored_once_and_answered(office: Office) -> None:
    assert office.posts(good(office))[0] == 200
    assert [(name, len(post.inbound)) for name, post in office.kept] == [(GatewayName.WAHA, 1)]


def test_an_unproved_post_is_refused_and_brings_nothing(office: Office) -> None:
    request = good(office)
    assert office.asks("POST", body=request.body)[0] == 401
    assert office.asks("POST", body=request.body, headers={"X-Webhook-Hmac": "00"})[0] == 401
    assert office.kept == []


def test_a_post_of_no_news_is_answered_and_not_stored(office: Office) -> None:
    assert office.posts(signed(office.gateway, b"{}"))[0] == 200
    assert office.kept == []


@pytest.mark.parametrize("path", ["/", "/hooks/", "/hooks/nobody", "/hooks/telegram", "/hooks/waha/x", "/waha", "//"])
def test_other_pages_are_not_there(office: Office, path: str) -> None:
    assert office.posts(good(office), path)[0] == 404
    assert office.kept == []


def test_a_query_is_part_of_the_path(office: Office) -> None:
    assert office.posts(good(office), "/hooks/waha?a=b")[0] == 200


def test_get_asks_the_gateway_and_other_methods_are_unknown(office: Office) -> None:
    assert office.asks("GET")[0] == 401
    assert {office.asks(method)[0] for method in ("HEAD", "PUT", "DELETE", "OPTIONS", "TRACE")} == {501}
    assert office.kept == []


def test_a_failing_store_leaves_the_post_unanswered(office: Office) -> None:
    office.broken = True
    with pytest.raises((http.client.RemoteDisconnected, ConnectionResetError)):
        office.posts(good(office))
    office.broken = False
    assert office.posts(good(office))[0] == 200
    assert len(office.kept) == 1


def test_a_body_that_is_too_large_is_not_read(office: Office) -> None:
    told = office.says(f"POST /hooks/waha HTTP/1.1\r\nContent-Length: {LARGEST + 1}\r\n\r\n".encode())
    assert told.startswith(b"HTTP/1.0 413")
    assert office.says(b"POST /hooks/waha HTTP/1.1\r\nContent-Length: " + b"9" * 4000 + b"\r\n\r\n").startswith(
        b"HTTP/1.0 413"
    )


@pytest.mark.parametrize("length", ["", "-1", "ten", "1e3", "²"])
def test_a_body_without_a_length_is_refused(office: Office, length: str) -> None:
    head = f"POST /hooks/waha HTTP/1.1\r\nContent-Length: {length}\r\n\r\n".encode()
    assert office.says(head, b"{}").startswith(b"HTTP/1.0 411")
    chunked = b"POST /hooks/waha HTTP/1.1\r\nTransfer-Encoding: chunked\r\nContent-Length: 2\r\n\r\n{}"
    assert office.says(chunked).startswith(b"HTTP/1.0 411")


def test_a_body_that_breaks_off_brings_nothing(office: Office) -> None:
    assert office.says(b"POST /hooks/waha HTTP/1.1\r\nContent-Length: 500\r\n\r\n{") == b""
    assert office.kept == []


def test_huge_headers_are_refused(office: Office) -> None:
    head = b"POST /hooks/waha HTTP/1.1\r\nX: " + b"a" * 70_000 + b"\r\n\r\n"
    assert b"200" not in office.says(head)[:20]
    many = b"POST /hooks/waha HTTP/1.1\r\n" + b"X: y\r\n" * 500 + b"\r\n"
    assert b"200" not in office.says(many)[:20]
    long_path = b"GET /hooks/waha?" + b"a" * 70_000 + b" HTTP/1.1\r\n\r\n"
    assert b"200" not in office.says(long_path)[:20]
    assert office.posts(good(office))[0] == 200


def test_whoever_drips_is_cut_and_keeps_nobody_waiting() -> None:
    with open_office(limit_s=0.4) as office:
        lines = [socket.create_connection(("127.0.0.1", office.receiver.port), timeout=5) for _ in range(8)]
        for line in lines:
            line.sendall(b"POST /hooks/waha HTTP/1.1\r\nX-Slow: ")
        assert office.posts(good(office))[0] == 200
        ended = threading.Event()

        def drip() -> None:
            while not ended.wait(0.05):
                with suppress(OSError):
                    lines[0].sendall(b"a")

        dripping = threading.Thread(target=drip)
        dripping.start()
        try:
            # Cut although it never stopped to send: reading comes to an end.
            assert b"200" not in read_all(lines[0])
        finally:
            ended.set()
            dripping.join()
            for line in lines:
                line.close()


def test_more_lines_than_it_has_room_for_are_closed_and_it_goes_on() -> None:
    with open_office(limit_s=0.4) as office:
        lines = [socket.create_connection(("127.0.0.1", office.receiver.port), timeout=5) for _ in range(40)]
        for line in lines:
            read_all(line)
            line.close()
        assert office.posts(good(office))[0] == 200


def test_many_at_once_are_all_stored(office: Office) -> None:
    statuses: list[int] = []

    def post(number: int) -> None:
        statuses.append(office.posts(good(office, f"A{number}"))[0])

    threads = [threading.Thread(target=post, args=(number,)) for number in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert statuses == [200] * 12
    assert len({post.inbound[0].reference for _, post in office.kept}) == 12


def test_garbage_never_ends_it(office: Office) -> None:
    @settings(max_examples=40)
    @given(told=st.binary(max_size=300))
    def tried(told: bytes) -> None:
        office.says(told)

    tried()
    assert office.posts(good(office))[0] == 200
    assert len(office.kept) == 1


def test_any_signed_bytes_are_answered(office: Office) -> None:
    @settings(max_examples=40)
    @given(body=st.binary(max_size=300))
    def tried(body: bytes) -> None:
        assert office.posts(signed(office.gateway, body))[0] == 200

    tried()
    assert office.kept == []


def test_it_ends_with_all_of_its_threads_and_begins_again_at_the_same_port() -> None:
    before = threading.active_count()
    office = Office(limit_s=30)
    office.receiver.start()
    office.receiver.start()
    port = office.receiver.port
    idle = socket.create_connection(("127.0.0.1", port), timeout=5)
    idle.sendall(b"POST ")
    time.sleep(0.1)
    office.receiver.stop()
    office.receiver.stop()
    assert threading.active_count() == before
    with pytest.raises(OSError):  # noqa: PT011 - each system has its own word for nobody there
        socket.create_connection(("127.0.0.1", port), timeout=1).recv(1)
    idle.close()
    office.receiver.start()
    try:
        assert office.receiver.port == port
        assert office.receiver.address(GatewayName.WAHA) == f"http://127.0.0.1:{port}/hooks/waha"
        assert office.posts(good(office))[0] == 200
    finally:
        office.receiver.stop()


def test_it_listens_to_this_computer_only(office: Office) -> None:
    listener = office.receiver._listener
    assert listener is not None
    assert listener.server_address[0] == "127.0.0.1"


def test_it_tells_nothing_of_the_machine(office: Office) -> None:
    told = office.says(b"GET / HTTP/1.1\r\n\r\n").lower()
    assert b"python" not in told
    assert b"basehttp" not in told


def test_an_answers_body_is_passed_on(office: Office) -> None:
    class Greeting:
        def verify_webhook(self, request: WebhookRequest) -> WebhookAnswer:
            return WebhookAnswer(status=200, body=request.path.rpartition("=")[2])

    office.gateway = Greeting()  # type: ignore[assignment] # all that the receiver asks of one
    assert office.asks("GET", "/hooks/waha?hub.challenge=1158201444") == (200, b"1158201444")

"""The one HTTP session: what was written when it broke, and what is asked twice."""

from __future__ import annotations

import socket
import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
import trustme

from courier_desktop.domain.messaging import OutcomeKind
from courier_desktop.gateways.http import (
    Http,
    HttpTroubleError,
    usual_outcome,
)
from tests.gateways.servers.base import Fault
from tests.gateways.servers.echo import NOW, PASSWORD, QUERY, Echo, call, trouble


@pytest.fixture
def echo() -> Iterator[Echo]:
    with Echo() as service:
        yield service


@pytest.fixture
def http() -> Iterator[Http]:
    made = Http(connect_s=0.5)
    yield made
    made.close()


# --------------------------------------------------------------------------------------------------- what was written


def test_a_good_answer_comes_as_it_is(http: Http, echo: Echo) -> None:
    answer = http.ask(call(echo.base_url))
    assert (answer.status, answer.good, answer.fields()) == (200, True, {"id": 1})
    (request,) = echo.requests
    assert request.basic == ("name", PASSWORD)
    assert request.body == b"hello"
    assert request.query == (("key", QUERY),)


def test_nobody_listens(http: Http, echo: Echo) -> None:
    with echo.refuses():
        error = trouble(http, call(echo.base_url))
    assert (error.code, error.written) == ("gateway_unreachable", False)
    assert error.outcome().kind is OutcomeKind.RETRY_BACKOFF


def test_no_such_name(http: Http) -> None:
    error = trouble(http, call("https://there-is-no.such-host.localhost.invalid"))
    assert (error.code, error.written) == ("gateway_unreachable", False)


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        (Fault.CUT_BEFORE, "answer_cut"),
        (Fault.CUT_AFTER_BOOKING, "answer_cut"),
        (Fault.CUT_IN_ANSWER, "answer_cut"),
        (Fault.LATE_BEFORE, "answer_late"),
        (Fault.LATE_AFTER_BOOKING, "answer_late"),
        (Fault.DRIP_BOOKED, "answer_endless"),
        (Fault.ENDLESS_BOOKED, "answer_endless"),
    ],
)
def test_what_broke_after_it_was_written_may_be_out(http: Http, echo: Echo, fault: Fault, code: str) -> None:
    echo.faults.append(fault)
    error = trouble(http, call(echo.base_url))
    assert (error.code, error.written) == (code, True)
    assert error.outcome().kind is OutcomeKind.UNKNOWN_MAYBE_SENT
    # The next one is not disturbed by it.
    assert http.ask(call(echo.base_url)).good


@contextmanager
def raw_service(answer: bytes, pause_s: float = 0.0) -> Iterator[str]:
    """Whatever comes, these bytes, one by one when there is a pause."""
    over = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(5)

        def serve() -> None:
            with suppress(OSError):
                while not over.is_set():
                    line, _ = listener.accept()
                    with line, suppress(OSError):
                        line.settimeout(5)
                        if answer:
                            line.recv(65536)
                        for place in range(len(answer) if pause_s else 0):
                            line.sendall(answer[place : place + 1])
                            if over.wait(pause_s):
                                break
                        if not pause_s:
                            line.sendall(answer)
                        if not answer:
                            over.wait(3)

        thread = threading.Thread(target=serve)
        thread.start()
        try:
            yield f"127.0.0.1:{listener.getsockname()[1]}"
        finally:
            over.set()
            with suppress(OSError):
                socket.create_connection(listener.getsockname(), 1).close()
            thread.join()


def test_headers_that_drip_end_at_the_limit(http: Http) -> None:
    with raw_service(b"HTTP/1.1 200 OK\r\n" + b"X-A: b\r\n" * 200, pause_s=0.05) as where:
        error = trouble(http, call(f"http://{where}"))
    assert (error.code, error.written) == ("answer_late", True)


@pytest.mark.parametrize(
    "answer",
    [
        b"nonsense\r\n\r\n",
        b"HTTP/1.1 9999 \r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nshort",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 4\r\n\r\nabcd",
        b"HTTP/1.1 200 OK\r\nContent-Length: -7\r\n\r\nabcd",
        b"HTTP/1.1 200 OK\r\n" + b"X: " + b"y" * 70_000 + b"\r\n\r\n",
        b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 200 + b"\r\n",
        b"\x00" * 100,
    ],
)
def test_what_is_no_http_may_be_out_and_raises_nothing_else(http: Http, answer: bytes) -> None:
    with raw_service(answer) as where:
        try:
            outcome = usual_outcome(http.ask(call(f"http://{where}")), NOW)
        except HttpTroubleError as error:
            outcome = error.outcome()
    assert outcome.kind is OutcomeKind.UNKNOWN_MAYBE_SENT


def test_a_body_that_unpacks_without_end_is_ended(http: Http) -> None:
    import gzip

    body = gzip.compress(b" " * 80_000_000, 9)
    head = b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: %d\r\n\r\n" % len(body)
    with raw_service(head + body) as where:
        error = trouble(http, call(f"http://{where}", read_s=5))
    assert (error.code, error.written) == ("answer_endless", True)


# ---------------------------------------------------------------------------------------------------------------- TLS


def secured(tmp_path: Path, *names: str) -> tuple[ssl.SSLContext, Path]:
    """A service's side for these names, and the file of the authority that vouches for it."""
    authority = trustme.CA()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(*names).configure_cert(context)
    trusted = tmp_path / "authority.pem"
    authority.cert_pem.write_to_path(str(trusted))
    return context, trusted


def test_a_known_authority_is_trusted(tmp_path: Path) -> None:
    context, trusted = secured(tmp_path, "localhost")
    with Echo(tls=context) as echo:
        http = Http(ca_file=trusted, connect_s=1)
        assert http.ask(call(echo.base_url, read_s=2)).good
        http.close()


def test_an_unknown_authority_gets_nothing(http: Http, tmp_path: Path) -> None:
    context, _ = secured(tmp_path, "localhost")
    with Echo(tls=context) as echo:
        error = trouble(http, call(echo.base_url))
        assert (error.code, error.written) == ("gateway_tls", False)
        assert echo.requests == []
    assert error.outcome().kind is OutcomeKind.RETRY_BACKOFF


def test_a_certificate_of_another_name_gets_nothing(tmp_path: Path) -> None:
    context, trusted = secured(tmp_path, "another.example")
    with Echo(tls=context) as echo:
        http = Http(ca_file=trusted, connect_s=1)
        error = trouble(http, call(echo.base_url))
        assert (error.code, error.written) == ("gateway_tls", False)
        assert echo.requests == []
        http.close()


def test_a_service_without_tls_gets_nothing(http: Http, echo: Echo) -> None:
    error = trouble(http, call(echo.base_url.replace("http://", "https://")))
    assert (error.code, error.written) == ("gateway_tls", False)
    assert echo.requests == []


def test_a_handshake_that_never_ends_was_not_written(http: Http) -> None:
    with raw_service(b"") as where:
        error = trouble(http, call(f"https://{where}"))
    assert (error.code, error.written) == ("gateway_unreachable", False)


@pytest.mark.parametrize(
    "fault", [Fault.CUT_AFTER_BOOKING, Fault.CUT_IN_ANSWER, Fault.LATE_AFTER_BOOKING, Fault.DRIP_BOOKED]
)
def test_what_broke_inside_of_tls_may_be_out(tmp_path: Path, fault: Fault) -> None:
    context, trusted = secured(tmp_path, "localhost")
    with Echo(tls=context) as echo:
        http = Http(ca_file=trusted, connect_s=1)
        echo.faults.append(fault)
        error = trouble(http, call(echo.base_url))
        assert error.written, error.code
        assert error.code in {"answer_cut", "answer_late", "answer_endless"}
        assert len(echo.books) == 1
        http.close()


def test_without_the_file_of_authorities_nothing_goes(echo: Echo, tmp_path: Path) -> None:
    http = Http(ca_file=tmp_path / "missing.pem")
    error = trouble(http, call(echo.base_url.replace("http://", "https://")))
    assert (error.code, error.written) == ("gateway_tls", False)


# -------------------------------------------------------------------------------------------------------- asked again


@pytest.mark.parametrize("fault", list(Fault))
def test_a_post_is_never_repeated(http: Http, echo: Echo, fault: Fault) -> None:
    echo.busy_now = time.time()
    echo.faults.append(fault)
    with suppress(HttpTroubleError):
        http.ask(call(echo.base_url, follow=True))
    assert len(echo.requests) == 1


@pytest.mark.parametrize("fault", list(Fault))
def test_a_get_that_sends_is_never_repeated(http: Http, echo: Echo, fault: Fault) -> None:
    echo.faults.append(fault)
    with suppress(HttpTroubleError):
        http.ask(call(echo.base_url, "GET", once=True))
    assert len(echo.requests) == 1


@pytest.mark.parametrize(
    "fault", [Fault.UNAVAILABLE_503_UNBOOKED, Fault.BAD_GATEWAY_502_UNBOOKED, Fault.CUT_AFTER_BOOKING, Fault.CUT_BEFORE]
)
def test_a_get_is_asked_again(http: Http, echo: Echo, fault: Fault) -> None:
    echo.faults.extend([fault, fault])
    assert http.ask(call(echo.base_url, "GET")).good
    assert len(echo.requests) == 3


def test_a_get_gives_up(http: Http, echo: Echo) -> None:
    echo.faults.extend([Fault.UNAVAILABLE_503_UNBOOKED] * 9)
    assert http.ask(call(echo.base_url, "GET")).status == 503
    echo.faults.clear()
    echo.faults.extend([Fault.CUT_BEFORE] * 9)
    assert trouble(http, call(echo.base_url, "GET")).code == "answer_cut"
    assert len(echo.requests) == 6


def test_a_get_of_a_silent_service_ends_in_time(http: Http, echo: Echo) -> None:
    echo.faults.extend([Fault.DRIP_BOOKED] * 9)
    assert trouble(http, call(echo.base_url, "GET")).code == "answer_endless"
    assert len(echo.requests) == 1
    echo.faults.clear()
    assert http.ask(call(echo.base_url, "GET")).good


@pytest.mark.parametrize("fault", [Fault.BUSY_429_SECONDS, Fault.ERROR_500_UNBOOKED, Fault.UNAUTHORISED_401])
def test_what_was_answered_is_not_asked_again(http: Http, echo: Echo, fault: Fault) -> None:
    echo.faults.append(fault)
    http.ask(call(echo.base_url, "GET"))
    assert len(echo.requests) == 1


def test_a_post_to_a_service_that_restarted_goes_once(http: Http, echo: Echo) -> None:
    for _ in range(3):
        assert http.ask(call(echo.base_url, "GET")).good
        echo.stop()
        echo.start()
        assert http.ask(call(echo.base_url)).good
    assert len(echo.requests) == 6


def test_a_closed_session_begins_again(http: Http, echo: Echo) -> None:
    http.ask(call(echo.base_url))
    http.close()
    http.close()
    assert http.ask(call(echo.base_url)).good


def test_no_thread_stays_behind(http: Http, echo: Echo) -> None:
    before = threading.active_count()
    echo.faults.extend([Fault.DRIP_BOOKED, Fault.LATE_AFTER_BOOKING])
    for _ in range(4):
        with suppress(HttpTroubleError):
            http.ask(call(echo.base_url))
    echo.stop()
    for thread in threading.enumerate():
        if isinstance(thread, threading.Timer):
            thread.join(1)
    assert threading.active_count() <= before

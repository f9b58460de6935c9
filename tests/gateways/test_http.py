"""The one HTTP session: what was written when it broke, what is asked twice, who gets credentials, what is told."""

from __future__ import annotations

import logging
import socket
import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import trustme
from hypothesis import given
from hypothesis import strategies as st

from courier_desktop.domain.messaging import OutcomeKind
from courier_desktop.domain.secret import Secret
from courier_desktop.domain.wording import is_code
from courier_desktop.gateways.http import (
    Answer,
    Call,
    Http,
    HttpTroubleError,
    UnreadableAnswerError,
    is_near,
    usual_outcome,
)
from tests.gateways.servers.base import Booked, Fault, FaultyServer, Reply, Request, reply_json

NOW = datetime(2026, 11, 22, 9, 52, tzinfo=UTC)
PASSWORD = "pässwörd-0123"
TOKEN = "token-in-path-4567"
HEADER = "Bearer header-89ab"
QUERY = "query-cdef"
SECRETS = (PASSWORD, TOKEN, HEADER, QUERY)


class Echo(FaultyServer):
    """Books every body."""

    late_s = 0.6

    def answer(self, request: Request) -> Reply:
        self.book(Booked("", request.body.decode("utf-8", "replace"), request=request))
        return reply_json({"id": len(self.books)}, Set_Cookie="session=kept; Path=/")


@pytest.fixture
def echo() -> Iterator[Echo]:
    with Echo() as service:
        yield service


@pytest.fixture
def http() -> Iterator[Http]:
    made = Http(connect_s=0.5)
    yield made
    made.close()


def call(url: str, method: str = "POST", *, read_s: float = 0.25, follow: bool = False, once: bool = False) -> Call:
    return Call(
        method=method,
        url=f"{url}/bot{TOKEN}/send",
        headers={"Authorization-Of-Ours": HEADER},
        basic=("name", Secret(PASSWORD)),
        query=(("key", QUERY),),
        body=None if method == "GET" else b"hello",
        read_s=read_s,
        follow=follow,
        once=once,
    )


def trouble(http: Http, asked: Call) -> HttpTroubleError:
    with pytest.raises(HttpTroubleError) as caught:
        http.ask(asked)
    assert is_code(caught.value.code)
    return caught.value


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


# ------------------------------------------------------------------------------------------------------- asked again


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


# -------------------------------------------------------------------------------------------------------- credentials


def led(echo: Echo, target: str) -> None:
    echo.redirect_to = target
    echo.faults.append(Fault.REDIRECT_302)


def test_on_the_same_host_credentials_follow(http: Http, echo: Echo) -> None:
    led(echo, "/elsewhere?a=1")
    assert http.ask(call(echo.base_url, "GET", follow=True)).good
    assert echo.requests[-1].target == "/elsewhere?a=1"
    assert echo.requests[-1].basic == ("name", PASSWORD)


def test_to_another_host_credentials_do_not_follow(http: Http, echo: Echo) -> None:
    with Echo() as other:
        led(echo, f"{other.base_url}/media")
        assert http.ask(call(echo.base_url, "GET", follow=True)).good
        (request,) = other.requests
    text = f"{request.target} {request.headers}"
    assert "authorization" not in request.headers
    assert not [one for one in SECRETS if one in text]


def test_back_on_the_first_host_they_do_not_come_back(http: Http, echo: Echo) -> None:
    with Echo() as other:
        led(echo, f"{other.base_url}/there")
        led(other, f"{echo.base_url}/back")
        assert http.ask(call(echo.base_url, "GET", follow=True)).good
    assert echo.requests[-1].path == "/back"
    assert "authorization" not in echo.requests[-1].headers


def test_nobody_is_led_unasked(http: Http, echo: Echo) -> None:
    led(echo, "/elsewhere")
    assert http.ask(call(echo.base_url, "GET")).status == 302
    led(echo, "/elsewhere")
    assert http.ask(call(echo.base_url, "POST", follow=True)).status == 302
    assert len(echo.requests) == 2


def test_nobody_is_led_for_ever(http: Http, echo: Echo) -> None:
    echo.redirect_to = "/again"
    echo.faults.extend([Fault.REDIRECT_302] * 50)
    assert http.ask(call(echo.base_url, "GET", follow=True)).status == 302
    assert len(echo.requests) == 4


@pytest.mark.parametrize(
    ("target", "code"),
    [
        ("http://example.com/x", "gateway_plain_http"),
        ("ftp://127.0.0.1/x", "gateway_address_wrong"),
        ("file:///etc/passwd", "gateway_address_wrong"),
        ("http://[", "gateway_address_wrong"),
        ("http://127.0.0.1:99999/", "gateway_address_wrong"),
        ("http://example.com\\@127.0.0.1/", "gateway_address_wrong"),
        ("https://", "gateway_address_wrong"),
    ],
)
def test_nobody_is_led_astray(http: Http, echo: Echo, target: str, code: str) -> None:
    led(echo, target)
    error = trouble(http, call(echo.base_url, "GET", follow=True))
    assert (error.code, error.written) == (code, False)


def test_the_world_leads_nobody_into_the_office() -> None:
    from courier_desktop.gateways.http import _led_to

    asked = Call(method="GET", url="https://example.com/media", follow=True)
    for target in ("http://192.168.1.1/reboot", "https://localhost/", "http://printer/"):
        with pytest.raises(HttpTroubleError):
            _led_to(asked, target)
    assert _led_to(asked, "https://cdn.example.net/x").url == "https://cdn.example.net/x"


def test_no_netrc_no_proxy_no_cookie(http: Http, echo: Echo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    netrc = tmp_path / ".netrc"
    netrc.write_text("default login somebody password else\n", encoding="utf-8")
    netrc.chmod(0o600)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("NETRC", str(netrc))
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy", "HTTPS_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    for _ in range(2):
        assert http.ask(Call(method="GET", url=echo.base_url)).good
    for request in echo.requests:
        assert not {"authorization", "cookie", "proxy-authorization"} & set(request.headers)


# ------------------------------------------------------------------------------------------------------- in the open


@pytest.mark.parametrize(
    "url",
    [
        "http://example.com",
        "http://api.twilio.com/x",
        "http://8.8.8.8",
        "http://134744072",
        "http://0x08080808",
        "http://[::ffff:8.8.8.8]",
        "http://[2001:4860:4860::8888]",
        "http://127.0.0.1.example.com",
        "http://localhost@example.com",
        "http://127.1.example.com:8080/",
    ],
)
def test_nothing_leaves_in_the_open(http: Http, url: str) -> None:
    error = trouble(http, Call(method="POST", url=url, body=b"x"))
    assert (error.code, error.written) == ("gateway_plain_http", False)
    assert error.outcome().kind is OutcomeKind.CONFIG_ERROR


@pytest.mark.parametrize(
    "url",
    [
        *("", "localhost", "//localhost/", "ftp://localhost", "http://", "http:///x", "https://[", "http://a b/"),
        *("https://example.com:99999999", "http://example.com\\@localhost/", "http://local\nhost/", "javascript:1"),
        *("https://a..b/", "https://.../", f"https://{'a' * 80}.localhost/", "https://\x00/", "http://localhost:x/"),
    ],
)
def test_what_is_no_address_is_told_so(http: Http, url: str) -> None:
    error = trouble(http, Call(method="POST", url=url, body=b"x"))
    assert (error.code, error.written) == ("gateway_address_wrong", False)
    assert error.outcome().kind is OutcomeKind.CONFIG_ERROR


@pytest.mark.parametrize(
    ("host", "near"),
    [
        ("localhost", True),
        ("LOCALHOST.", True),
        ("phone.lan", True),
        ("nas.local", True),
        ("raspberrypi", True),
        ("oficina-2", True),
        ("127.0.0.1", True),
        ("192.168.1.50", True),
        ("10.1.2.3", True),
        ("172.31.0.1", True),
        ("169.254.1.1", True),
        ("::1", True),
        ("fd00::1", True),
        ("fe80::1", True),
        ("::ffff:192.168.0.1", True),
        ("172.32.0.1", False),
        ("1.1.1.1", False),
        ("2130706433", False),
        ("0x7f000001", False),
        ("::ffff:1.1.1.1", False),
        ("example.com", False),
        ("localhost.example.com", False),
        ("lan", True),
        ("evil.lan.example", False),
        ("", False),
    ],
)
def test_what_is_near(host: str, *, near: bool) -> None:
    assert is_near(host) is near


@pytest.mark.parametrize("value", ["a\nb", "a\r\nX: y", "a\x00", " a", "señal–", "🔑", "a\x7f"])
def test_a_key_that_cannot_stand_in_a_header_is_told_so(http: Http, echo: Echo, value: str) -> None:
    asked = Call(method="POST", url=echo.base_url, headers={"X-Key": value}, body=b"x")
    error = trouble(http, asked)
    assert (error.code, error.written) == ("gateway_credentials", False)
    assert error.outcome().kind is OutcomeKind.CONFIG_ERROR
    assert echo.requests == []


# -------------------------------------------------------------------------------------------------------- never told


def all_said(error: BaseException | None) -> str:
    """An error with all that stands behind it."""
    told = []
    while error is not None:
        told.append(f"{error!s} {error!r} {error.args!r} {vars(error)}")
        error = error.__cause__ or error.__context__
    return " ".join(told)


@pytest.mark.parametrize("fault", [*Fault, None])
def test_no_secret_is_ever_told(http: Http, echo: Echo, caplog: pytest.LogCaptureFixture, fault: Fault | None) -> None:
    caplog.set_level(logging.DEBUG)
    for name in ("urllib3", "requests", "urllib3.connectionpool"):
        logging.getLogger(name).setLevel(logging.DEBUG)
    told = [repr(call(echo.base_url))]
    for method in ("GET", "POST"):
        echo.faults.extend([fault] if fault else [])
        try:
            if fault:
                told.append(repr(http.ask(call(echo.base_url, method, once=True))))
            else:
                with echo.refuses():
                    http.ask(call(echo.base_url, method))
        except HttpTroubleError as error:
            told.append(all_said(error))
        echo.faults.clear()
    text = " ".join(told) + caplog.text + repr(vars(http))
    assert not [one for one in SECRETS if one in text]
    logging.getLogger("urllib3").setLevel(logging.NOTSET)


@pytest.mark.parametrize("url", ["http://[", "http://example.com", "https://a..b/", "http://localhost:x/"])
def test_no_secret_of_a_wrong_address_is_told(http: Http, url: str) -> None:
    error = trouble(http, call(url))
    assert not [one for one in SECRETS if one in all_said(error)]


# ------------------------------------------------------------------------------------------------------------ answers


@pytest.mark.parametrize(
    ("said", "wait"),
    [
        ("7", 7),
        ("0.5", 0.5),
        (" 12 ", 12),
        ("999999", 3600),
        ("9" * 400, 3600),
        ("-5", 0),
        ("", 0),
        ("soon", 0),
        ("Sun, 22 Nov 2026 09:53:00 GMT", 60),
        ("Sun, 22 Nov 2026 09:51:00 GMT", 0),
        ("Sun, 22 Nov 2026 19:53:00 GMT", 3600),
        ("Mon, 1 Jan 99999 00:00:00 +0000", 0),
        ("Mon, 1 Jan 2024 00:00:00 +99999999999999", 0),
    ],
)
def test_how_long_to_wait(said: str, wait: float) -> None:
    assert Answer(status=429, headers={"retry-after": said}).wait_s(NOW) == wait


@given(st.text())
def test_any_wait_is_within_an_hour(said: str) -> None:
    assert 0 <= Answer(status=429, headers={"retry-after": said}).wait_s(NOW) <= 3600


@given(st.integers(200, 599), st.text())
def test_no_refusal_counts_as_sent(status: int, said: str) -> None:
    outcome = usual_outcome(Answer(status=status), NOW, said)
    assert outcome.kind is not OutcomeKind.SENT
    assert is_code(outcome.code)


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (200, OutcomeKind.UNKNOWN_MAYBE_SENT),
        (302, OutcomeKind.CONFIG_ERROR),
        (400, OutcomeKind.FINAL_CONTENT),
        (401, OutcomeKind.CONFIG_ERROR),
        (403, OutcomeKind.CONFIG_ERROR),
        (429, OutcomeKind.RETRY_WAIT),
        (500, OutcomeKind.UNKNOWN_MAYBE_SENT),
        (503, OutcomeKind.UNKNOWN_MAYBE_SENT),
    ],
)
def test_what_a_status_means(status: int, kind: OutcomeKind) -> None:
    outcome = usual_outcome(Answer(status=status), NOW)
    assert outcome.kind is kind
    assert (outcome.wait_s > 0) is (kind is OutcomeKind.RETRY_WAIT)


@given(st.binary())
def test_a_body_is_json_or_unreadable(body: bytes) -> None:
    answer = Answer(status=200, body=body)
    with suppress(UnreadableAnswerError):
        assert isinstance(answer.fields(), dict)
    assert isinstance(answer.text, str)


def test_deep_json_is_unreadable() -> None:
    for body in (b"[" * 100_000, b'{"a":' * 100_000, b"1" * 10_000):
        with pytest.raises(UnreadableAnswerError):
            Answer(status=200, body=body).fields()


def test_a_date_is_counted_from_the_clock_it_is_given() -> None:
    answer = Answer(status=429, headers={"retry-after": "Sun, 22 Nov 2026 10:00:00 GMT"})
    assert answer.wait_s(NOW) - answer.wait_s(NOW + timedelta(seconds=60)) == 60

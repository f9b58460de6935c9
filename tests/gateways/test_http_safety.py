"""The one HTTP session: who gets credentials, what leaves in the open, what is never told."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from courier_desktop.domain.messaging import OutcomeKind
from courier_desktop.gateways.http import (
    Call,
    Http,
    HttpTroubleError,
    is_near,
)
from tests.gateways.servers.base import Fault
from tests.gateways.servers.echo import PASSWORD, SECRETS, Echo, call, trouble


@pytest.fixture
def echo() -> Iterator[Echo]:
    with Echo() as service:
        yield service


@pytest.fixture
def http() -> Iterator[Http]:
    made = Http(connect_s=0.5)
    yield made
    made.close()


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


# -------------------------------------------------------------------------------------------------------- in the open


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


# --------------------------------------------------------------------------------------------------------- never told


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

"""The one HTTP session: time limits, what was written when it broke, no credentials to strangers, only GET repeated."""

from __future__ import annotations

import ipaddress
import json
import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, cast
from urllib.parse import urljoin, urlsplit

from courier_desktop.domain.messaging import Outcome, OutcomeKind
from courier_desktop.domain.secret import Secret
from courier_desktop.domain.values import dataclass, field
from courier_desktop.gateways.http_line import Line

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    import requests

    from courier_desktop.gateways.http_adapter import LineAdapter


_CONNECT_S = 6.0
_READ_S = 20.0
_MOST_BYTES = 32 * 1024 * 1024
_PIECE = 64 * 1024
_MOST_REDIRECTS = 3
_MOST_REPEATS = 2
_LONGEST_WAIT_S = 3600.0
_OK = range(200, 300)
_MOVED = frozenset({301, 302, 303, 307, 308})
_UNAUTHORISED = frozenset({401, 403})
_TOO_MANY = 429
# A server between us and the service gave up waiting for it.
_TOO_LATE = 408
_SERVER_ERRORS = range(500, 600)
_TO_BE_MENDED = frozenset({"gateway_plain_http", "gateway_address_wrong", "gateway_credentials"})
# No address holds these; what reads an address differently because of them might send it elsewhere.
_WRITABLE = re.compile(r"(?:[\x21-\x7e\x80-\xff][\x20-\x7e\x80-\xff]*)?")
_NAME_ALONE = re.compile(r"(?!0x)[a-z0-9_-]*[a-z_-][a-z0-9_-]*")
_ODD_SIGNS = re.compile(r"[\\\x00-\x20\x7f]")


class HttpTroubleError(Exception):
    """No answer came. `written` = whether the request may have reached the service; `code` is a code of wording."""

    def __init__(self, code: str, *, written: bool, said: str = "") -> None:
        """Keep what happened, without the address: a token may stand in it."""
        super().__init__(code)
        self.code = code
        self.written = written
        self.said = said

    def outcome(self) -> Outcome:
        """What that means for a send."""
        kind = OutcomeKind.UNKNOWN_MAYBE_SENT if self.written else OutcomeKind.RETRY_BACKOFF
        if not self.written and self.code in _TO_BE_MENDED:
            kind = OutcomeKind.CONFIG_ERROR
        return Outcome(kind=kind, code=self.code, said=self.said)


class UnreadableAnswerError(Exception):
    """An answer came that is not what it should be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One request. At most one of `body_json`, `form`, `body`, `files` is given.

    `form`: pairs, so that a name may repeat. `files`: (field, file name, media type, content), beside `form`.
    `follow`: a GET may be led elsewhere; another host is asked without headers and password. `once`: a GET that sends
    something, never repeated.
    """

    method: str
    url: str = field(repr=False)
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    basic: tuple[str, Secret] | None = None
    query: Sequence[tuple[str, str]] = field(default=(), repr=False)
    body_json: object = field(default=None, repr=False)
    form: Sequence[tuple[str, str]] = field(default=(), repr=False)
    body: bytes | None = field(default=None, repr=False)
    files: Sequence[tuple[str, str, str, bytes]] = field(default=(), repr=False)
    read_s: float = _READ_S
    follow: bool = False
    once: bool = False

    @property
    def repeatable(self) -> bool:
        """Whether asking twice does no more than asking once."""
        return self.method == "GET" and not self.once


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What came back. `headers` have lower-case names."""

    status: int
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    body: bytes = field(default=b"", repr=False)

    @property
    def good(self) -> bool:
        """Whether it is a 2xx."""
        return self.status in _OK

    @property
    def text(self) -> str:
        """The body as text, whatever it is."""
        return self.body.decode("utf-8", "replace")

    def json(self) -> object:
        """The body as JSON. UnreadableAnswerError when it is none."""
        try:
            return json.loads(self.body)
        except (ValueError, RecursionError) as error:
            raise UnreadableAnswerError from error

    def fields(self) -> dict[str, object]:
        """The body as a JSON object. UnreadableAnswerError when it is none."""
        found = self.json()
        if not isinstance(found, dict):
            raise UnreadableAnswerError
        return found

    def wait_s(self, now: datetime) -> float:
        """How long its Retry-After asks to wait: seconds or a date; at most an hour, 0 when it does not say."""
        said = self.headers.get("retry-after", "").strip()
        if said.isascii() and said.replace(".", "", 1).isdigit():
            return min(float(said), _LONGEST_WAIT_S)
        from courier_desktop.gateways.reading import time_at

        until = time_at(said)
        return max(0.0, min((until - now).total_seconds(), _LONGEST_WAIT_S)) if until is not None else 0.0


def usual_outcome(answer: Answer, now: datetime, said: str = "") -> Outcome:
    """What an answer that is no success means, where the gateway itself says nothing more exact.

    429: not processed, wait. 401, 403: nothing will go before somebody mends the settings. 5xx, 408: it may have gone.
    Other 4xx: this message will never go. A 2xx that could not be read: it may have gone out. 3xx: a wrong address.
    """
    status = answer.status
    if status == _TOO_MANY:
        wait = answer.wait_s(now) or 30.0
        return Outcome(kind=OutcomeKind.RETRY_WAIT, code="gateway_busy", said=said, wait_s=wait)
    if status in _UNAUTHORISED:
        return Outcome(kind=OutcomeKind.CONFIG_ERROR, code="gateway_credentials", said=said)
    if status in _SERVER_ERRORS or status == _TOO_LATE:
        return Outcome(kind=OutcomeKind.UNKNOWN_MAYBE_SENT, code="gateway_failed", said=said or str(status))
    if answer.good:
        return Outcome(kind=OutcomeKind.UNKNOWN_MAYBE_SENT, code="answer_unreadable", said=said)
    if status in _MOVED:
        return Outcome(kind=OutcomeKind.CONFIG_ERROR, code="gateway_address_wrong", said=said)
    return Outcome(kind=OutcomeKind.FINAL_CONTENT, code="gateway_refused", said=said or str(status))


class Http:
    """Asks services. One for each worker thread; `close()` ends it."""

    def __init__(self, *, ca_file: Path | None = None, connect_s: float = _CONNECT_S) -> None:
        """`ca_file` = whom to trust instead of the usual authorities: for a test's own."""
        self._ca_file = ca_file
        self._connect_s = connect_s
        self._line = Line()
        self._session: requests.Session | None = None

    def ask(self, call: Call) -> Answer:
        """The answer, whatever its status. HttpTroubleError when none came."""
        answer = self._once(call)
        for _ in range(_MOST_REDIRECTS if call.follow and call.method == "GET" else 0):
            target = answer.headers.get("location", "")
            if answer.status not in _MOVED or not target:
                break
            call = _led_to(call, target)
            answer = self._once(call)
        return answer

    def close(self) -> None:
        """Let go of its connections."""
        if self._session is not None:
            self._session.close()
            self._session = None

    def _once(self, call: Call) -> Answer:
        _refuse_in_the_open(call.url)
        _refuse_unwritable(call.headers)
        found = self._tried(call)
        # Raised here, not where it was caught: the library's own errors bear the address, and so the tokens in it.
        if isinstance(found, HttpTroubleError):
            raise found
        return found

    def _tried(self, call: Call) -> Answer | HttpTroubleError:
        """The answer, or why there is none."""
        from http.client import HTTPException

        from requests import exceptions as wrong

        self._line.begin(2 * call.read_s)
        headed = False
        try:
            with self._send(call) as response:
                headed = True
                found = _read(response)
            return self._trouble("answer_endless") if self._line.over else found
        except HttpTroubleError as error:
            return error
        except ValueError:
            # Among them all that requests says of addresses.
            return self._trouble("answer_cut" if self._line.written else "gateway_address_wrong")
        except (wrong.RequestException, HTTPException) as error:
            return self._trouble(self._why(error, headed=headed))
        except OSError:
            # The authorities to trust cannot be read.
            return self._trouble("gateway_tls")
        finally:
            self._line.end()

    def _why(self, error: Exception, *, headed: bool) -> str:
        """The code of what broke a connection."""
        from requests.exceptions import SSLError, Timeout
        from urllib3.exceptions import ReadTimeoutError

        cause = error.args[0] if error.args else None
        if self._line.over:
            return "answer_endless" if headed else "answer_late"
        if isinstance(error, SSLError):
            return "answer_cut" if self._line.written else "gateway_tls"
        if not self._line.written:
            return "gateway_unreachable"
        return "answer_late" if isinstance(error, Timeout) or isinstance(cause, ReadTimeoutError) else "answer_cut"

    def _trouble(self, code: str) -> HttpTroubleError:
        return HttpTroubleError(code, written=self._line.written)

    def _send(self, call: Call) -> requests.Response:
        from requests import Request
        from requests.auth import HTTPBasicAuth

        name, password = call.basic or ("", None)
        request = Request(
            call.method,
            call.url,
            params=list(call.query) or None,
            headers={**call.headers, **({} if call.repeatable else {"Connection": "close"})},
            auth=HTTPBasicAuth(name.encode(), password.reveal().encode()) if password is not None else None,
            json=call.body_json,
            data=list(call.form) or call.body,
            files=[(where, (file_name, content, kind)) for where, file_name, kind, content in call.files] or None,
        )
        session = self._of_this_thread()
        adapter = cast("LineAdapter", session.get_adapter(call.url))
        adapter.repeat(most=_MOST_REPEATS if call.repeatable else 0)
        if not call.repeatable:
            # A POST on a connection that the service is just closing would be told as a cut: a fresh one each time,
            # also from services that close without saying so.
            adapter.close()
        # Past the session's own sending, which reads a redirect's whole body and keeps cookies.
        return adapter.send(
            session.prepare_request(request),
            stream=True,
            timeout=(self._connect_s, call.read_s),
            verify=str(self._ca_file) if self._ca_file else True,
            proxies={},
        )

    def _of_this_thread(self) -> requests.Session:
        if self._session is None:
            import logging

            import requests

            from courier_desktop.gateways.http_adapter import LineAdapter

            # They write every path, and Telegram's bears the bot's token.
            for name in ("connection", "connectionpool", "poolmanager", "util.retry"):
                logging.getLogger(f"urllib3.{name}").disabled = True
            session = requests.Session()
            # No password out of a .netrc.
            session.trust_env = False
            session.headers["User-Agent"] = "CourierDesktop"
            for scheme in ("https://", "http://"):
                session.mount(scheme, LineAdapter(self._line))
            self._session = session
        return self._session


def _read(response: requests.Response) -> Answer:
    """The answer with its body, which must not be endless."""
    pieces: list[bytes] = []
    size = 0
    for piece in response.iter_content(_PIECE):
        pieces.append(piece)
        size += len(piece)
        if size > _MOST_BYTES:
            raise HttpTroubleError("answer_endless", written=True)
    headers = {name.lower(): value for name, value in response.headers.items()}
    return Answer(status=response.status_code, headers=headers, body=b"".join(pieces))


def _refuse_in_the_open(url: str) -> None:
    """Credentials and people's numbers go to strangers' hosts by TLS only."""
    scheme, host, _ = _origin(url)
    if scheme not in {"http", "https"} or not host or _ODD_SIGNS.search(url):
        raise HttpTroubleError("gateway_address_wrong", written=False)
    if scheme == "http" and not is_near(host):
        raise HttpTroubleError("gateway_plain_http", written=False, said=host)


def _refuse_unwritable(headers: Mapping[str, str]) -> None:
    """A key that was pasted with a line break or a foreign sign could end the header and begin another."""
    if not all(_WRITABLE.fullmatch(value) for value in headers.values()):
        raise HttpTroubleError("gateway_credentials", written=False)


def _led_to(call: Call, target: str) -> Call:
    """The same question elsewhere: another host, port or scheme gets no headers and no password."""
    try:
        url = urljoin(call.url, target)
    except ValueError:
        raise HttpTroubleError("gateway_address_wrong", written=False) from None
    before, after = _origin(call.url), _origin(url)
    if is_near(after[1]) and not is_near(before[1]):
        # The world has nothing to ask for inside the office.
        raise HttpTroubleError("gateway_address_wrong", written=False)
    same = before == after
    return Call(
        method="GET",
        url=url,
        headers=call.headers if same else {},
        basic=call.basic if same else None,
        read_s=call.read_s,
        follow=True,
    )


def _origin(url: str) -> tuple[str, str, int | None]:
    """Scheme, host and port; empty ones when it is no address."""
    try:
        parts = urlsplit(url)
        return parts.scheme, (parts.hostname or "").lower(), parts.port
    except ValueError:
        return "", "", None


def is_near(host: str) -> bool:
    """Whether a host is this computer or of its own network, by its address or name alone."""
    name = host.lower().rstrip(".")
    if name == "localhost" or name.endswith((".local", ".lan", ".localhost", ".home.arpa")):
        return True
    try:
        found = ipaddress.ip_address(name)
    except ValueError:
        # A number alone is an address too, and may be anybody's.
        return bool(_NAME_ALONE.fullmatch(name))
    if isinstance(found, ipaddress.IPv6Address) and found.ipv4_mapped is not None:
        found = found.ipv4_mapped
    return found.is_private or found.is_loopback or found.is_link_local

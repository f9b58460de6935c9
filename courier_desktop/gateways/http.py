"""The one HTTP session: time limits, what was written when it broke, no credentials to strangers, only GET repeated."""

from __future__ import annotations

import ipaddress
import json
import time
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, cast
from urllib.parse import urljoin, urlsplit

from courier_desktop.domain.messaging import Outcome, OutcomeKind
from courier_desktop.domain.secret import Secret
from courier_desktop.domain.values import dataclass, field

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    import requests
    from requests.adapters import HTTPAdapter
    from urllib3.util.retry import Retry


_CONNECT_S = 6.0
_READ_S = 20.0
_MOST_BYTES = 32 * 1024 * 1024
_PIECE = 64 * 1024
_MOST_REDIRECTS = 3
_LONGEST_WAIT_S = 3600.0
_OK = range(200, 300)
_MOVED = frozenset({301, 302, 303, 307, 308})
_UNAUTHORISED = frozenset({401, 403})
_TOO_MANY = 429
_SERVER_ERRORS = range(500, 600)


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
        if self.code in {"gateway_plain_http", "gateway_address_wrong"}:
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
    url: str
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    basic: tuple[str, Secret] | None = None
    query: Sequence[tuple[str, str]] = ()
    body_json: object = None
    form: Sequence[tuple[str, str]] = ()
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
    headers: Mapping[str, str] = field(default_factory=dict)
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
        from email.utils import parsedate_to_datetime

        try:
            until = parsedate_to_datetime(said)
        except (ValueError, TypeError):
            return 0.0
        if until.tzinfo is None:
            from datetime import UTC

            until = until.replace(tzinfo=UTC)
        return max(0.0, min((until - now).total_seconds(), _LONGEST_WAIT_S))


def usual_outcome(answer: Answer, now: datetime, said: str = "") -> Outcome:
    """What an answer that is no success means, where the gateway itself says nothing more exact.

    429: not processed, wait. 401, 403: nothing will go before somebody mends the settings. 5xx: it may have gone out.
    Other 4xx: this message will never go. A 2xx that could not be read: it may have gone out. 3xx: a wrong address.
    """
    status = answer.status
    if status == _TOO_MANY:
        wait = answer.wait_s(now) or 30.0
        return Outcome(kind=OutcomeKind.RETRY_WAIT, code="gateway_busy", said=said, wait_s=wait)
    if status in _UNAUTHORISED:
        return Outcome(kind=OutcomeKind.CONFIG_ERROR, code="gateway_credentials", said=said)
    if status in _SERVER_ERRORS:
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
        self._session: requests.Session | None = None

    def ask(self, call: Call) -> Answer:
        """The answer, whatever its status. HttpTroubleError when none came."""
        self._refuse_in_the_open(call.url)
        answer = self._once(call)
        for _ in range(_MOST_REDIRECTS if call.follow and call.method == "GET" else 0):
            target = answer.headers.get("location", "")
            if answer.status not in _MOVED or not target:
                break
            answer = self._once(_led_to(call, urljoin(call.url, target)))
        return answer

    def close(self) -> None:
        """Let go of its connections."""
        if self._session is not None:
            self._session.close()
            self._session = None

    def _refuse_in_the_open(self, url: str) -> None:
        """Credentials and people's numbers go to strangers' hosts by TLS only."""
        try:
            parts = urlsplit(url)
            host = parts.hostname or ""
        except ValueError:
            raise HttpTroubleError("gateway_address_wrong", written=False) from None
        if parts.scheme not in {"http", "https"} or not host:
            raise HttpTroubleError("gateway_address_wrong", written=False)
        if parts.scheme == "http" and not is_near(host):
            raise HttpTroubleError("gateway_plain_http", written=False, said=host)

    def _once(self, call: Call) -> Answer:
        import requests
        from urllib3.exceptions import NewConnectionError

        deadline = time.monotonic() + 2 * call.read_s
        try:
            with self._send(call) as response:
                return _read(response, deadline)
        except requests.exceptions.SSLError as error:
            # Before anything is written: TLS is verified first. A cut inside of it says so by its own words.
            raise HttpTroubleError("gateway_tls", written="read" in str(error).lower()) from None
        except (requests.exceptions.ConnectTimeout, requests.exceptions.ProxyError):
            raise HttpTroubleError("gateway_unreachable", written=False) from None
        except requests.exceptions.ConnectionError as error:
            cause = error.args[0] if error.args else None
            new = isinstance(getattr(cause, "reason", cause), NewConnectionError)
            code = "gateway_unreachable" if new else "answer_cut"
            raise HttpTroubleError(code, written=not new) from None
        except requests.exceptions.Timeout:
            raise HttpTroubleError("answer_late", written=True) from None
        except (requests.exceptions.InvalidURL, requests.exceptions.MissingSchema, UnicodeError, ValueError):
            raise HttpTroubleError("gateway_address_wrong", written=False) from None
        except requests.exceptions.RequestException:
            raise HttpTroubleError("answer_cut", written=True) from None

    def _send(self, call: Call) -> requests.Response:
        from requests.auth import HTTPBasicAuth

        name, password = call.basic or ("", None)
        files = [(where, (file_name, content, kind)) for where, file_name, kind, content in call.files]
        session = self._of_this_thread()
        adapter = cast("HTTPAdapter", session.get_adapter(call.url))
        adapter.max_retries = _repeats(most=2 if call.repeatable else 0)
        if not call.repeatable:
            # A POST on a connection that the service is just closing would be told as a cut: a fresh one each time,
            # also from services that close without saying so.
            adapter.close()
        return session.request(
            call.method,
            call.url,
            params=list(call.query) or None,
            headers={**call.headers, **({} if call.repeatable else {"Connection": "close"})},
            auth=HTTPBasicAuth(name.encode(), password.reveal().encode()) if password is not None else None,
            json=call.body_json,
            data=list(call.form) or call.body,
            files=files or None,
            timeout=(self._connect_s, call.read_s),
            allow_redirects=False,
            stream=True,
            verify=str(self._ca_file) if self._ca_file else True,
        )

    def _of_this_thread(self) -> requests.Session:
        if self._session is None:
            import logging

            import requests
            from requests.adapters import HTTPAdapter

            # They write every path, and Telegram's bears the bot's token.
            for name in ("urllib3.connectionpool", "urllib3.util.retry"):
                logging.getLogger(name).disabled = True
            session = requests.Session()
            # No password out of a .netrc, no proxy out of the surroundings.
            session.trust_env = False
            session.headers["User-Agent"] = "CourierDesktop"
            for scheme in ("https://", "http://"):
                session.mount(scheme, HTTPAdapter(pool_maxsize=4))
            self._session = session
        return self._session


def _repeats(most: int) -> Retry:
    """How often a request may be made again, by how it ended."""
    from urllib3.util.retry import Retry

    # A service's Retry-After would put this thread to sleep for as long as it likes: polls come again anyway.
    return Retry(
        total=most,
        allowed_methods=frozenset({"GET"}),
        status_forcelist=(502, 503, 504) if most else (),
        backoff_factor=0.2,
        redirect=0,
        respect_retry_after_header=False,
        raise_on_status=False,
    )


def _read(response: requests.Response, deadline: float) -> Answer:
    """The answer with its body: neither endless nor for ever."""
    pieces: list[bytes] = []
    size = 0
    for piece in response.iter_content(_PIECE):
        pieces.append(piece)
        size += len(piece)
        if size > _MOST_BYTES or time.monotonic() > deadline:
            raise HttpTroubleError("answer_endless", written=True)
    headers = {name.lower(): value for name, value in response.headers.items()}
    return Answer(status=response.status_code, headers=headers, body=b"".join(pieces))


def _led_to(call: Call, url: str) -> Call:
    """The same question elsewhere: another host, port or scheme gets no headers and no password."""
    same = _origin(url) == _origin(call.url)
    if not same and urlsplit(url).scheme != "https" and not is_near(urlsplit(url).hostname or ""):
        raise HttpTroubleError("gateway_plain_http", written=False)
    return Call(
        method="GET",
        url=url,
        headers=call.headers if same else {},
        basic=call.basic if same else None,
        read_s=call.read_s,
    )


def _origin(url: str) -> tuple[str, str, int | None]:
    parts = urlsplit(url)
    return parts.scheme, (parts.hostname or "").lower(), parts.port


def is_near(host: str) -> bool:
    """Whether a host is this computer or of its own network, by its address or name alone."""
    name = host.lower().rstrip(".")
    if name == "localhost" or name.endswith((".local", ".lan", ".localhost", ".home.arpa")):
        return True
    try:
        found = ipaddress.ip_address(name)
    except ValueError:
        return "." not in name and ":" not in name
    return found.is_private or found.is_loopback or found.is_link_local

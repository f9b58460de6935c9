"""The connections under the one HTTP session, which tell what happens on them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.exceptions import ConnectTimeoutError
from urllib3.util.retry import Retry

if TYPE_CHECKING:
    from urllib3.response import BaseHTTPResponse, HTTPResponse

    from courier_desktop.gateways.http_line import Line


class LineAdapter(HTTPAdapter):
    """The session's connections, all of which tell one line."""

    def __init__(self, line: Line) -> None:
        """Connections that tell that line."""
        self._line = line
        self._repeats = _repeats(line)
        super().__init__(pool_maxsize=4)

    def repeat(self, most: int) -> None:
        """How often at most the next request is made again, by how it ended: GET only."""
        # A service's Retry-After would put this thread to sleep for as long as it likes: polls come again anyway.
        self.max_retries = self._repeats(
            total=most,
            allowed_methods=frozenset({"GET"}),
            status_forcelist=(502, 503, 504) if most else (),
            backoff_factor=0.2,
            redirect=0,
            respect_retry_after_header=False,
            raise_on_status=False,
        )

    def init_poolmanager(self, *args: Any, **more: Any) -> None:  # noqa: ANN401 - requests' own
        """As the base does, with connections of our kind."""
        super().init_poolmanager(*args, **more)
        plain, secure = _connections(self._line)
        plain_pool = type("Plain", (HTTPConnectionPool,), {"ConnectionCls": plain})
        secure_pool = type("Secure", (HTTPSConnectionPool,), {"ConnectionCls": secure})
        self.poolmanager.pool_classes_by_scheme = {"http": plain_pool, "https": secure_pool}


def _repeats(line: Line) -> type[Retry]:
    """Repeats that stop the line's clock while they wait."""

    class Repeats(Retry):
        def sleep(self, response: BaseHTTPResponse | None = None) -> None:
            line.end()
            super().sleep(response)

    return Repeats


def _connections(line: Line) -> tuple[type[HTTPConnection], type[HTTPSConnection]]:
    """Connections that tell that line."""

    class Telling(HTTPConnection):
        def putrequest(self, *args: Any, **more: Any) -> None:  # noqa: ANN401 - http.client's own
            if line.spent:
                raise ConnectTimeoutError(self, "")
            super().putrequest(*args, **more)

        def send(self, data: Any) -> None:  # noqa: ANN401 - http.client's own
            if self.sock is None:
                self.connect()
            line.written = True
            super().send(data)

        def getresponse(self) -> HTTPResponse:  # type: ignore[override] # urllib3's own
            if self.sock is not None:
                line.sent(self.sock)
            return super().getresponse()

    class TellingSecurely(Telling, HTTPSConnection):
        pass

    return Telling, TellingSecurely

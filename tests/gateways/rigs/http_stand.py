"""The Stand of an HTTP service: any `FaultyServer` and the gateway on it, ready for the contract suite.

RIG = Rig(name=GatewayName.WAHA, start=lambda: http_stand(WahaServer(), KIND, {…}, SECRETS, "reply"), …)
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager

from courier_desktop.domain.gateway_forms import Value
from courier_desktop.gateways.base import Gateway, Kind
from courier_desktop.gateways.http import Answer, Call, Http
from tests.gateways.rigs.base import Booked, Trouble, means_of, no_replies
from tests.gateways.servers.base import NOW, Fault, FaultyServer, Reply, Request

_FAULTS = {
    Trouble.CUT_UNREAD: Fault.CUT_BEFORE,
    Trouble.CUT_READ: Fault.CUT_AFTER_BOOKING,
    Trouble.CUT_ANSWER: Fault.CUT_IN_ANSWER,
    Trouble.LATE: Fault.LATE_AFTER_BOOKING,
    Trouble.ERROR_UNBOOKED: Fault.UNAVAILABLE_503_UNBOOKED,
    Trouble.ERROR_BOOKED: Fault.ERROR_500_BOOKED,
    Trouble.BUSY: Fault.BUSY_429_SECONDS,
    Trouble.BUSY_DATE: Fault.BUSY_429_DATE,
    Trouble.UNAUTHORISED: Fault.UNAUTHORISED_401,
    Trouble.GARBAGE: Fault.GARBAGE,
    Trouble.HTML: Fault.HTML,
    Trouble.EMPTY: Fault.EMPTY_200,
    Trouble.WRONG_TYPES: Fault.WRONG_TYPES,
}
# A GET is asked up to three times by the session itself: the trouble lasts as long.
_LASTING = 3
READ_S = 0.3


class TroubledHttp(Http):
    """The session, which makes trouble at the service just before a chosen request and ends it right after."""

    def __init__(self, server: FaultyServer) -> None:
        """No trouble yet."""
        super().__init__(connect_s=1.0)
        self.server = server
        self.asked = 0
        self.troubles: dict[int, Trouble] = {}

    def ask(self, call: Call) -> Answer:
        """The answer, or the trouble."""
        trouble = self.troubles.pop(self.asked, None)
        self.asked += 1
        if trouble is None:
            return super().ask(call)
        if trouble is Trouble.REFUSED:
            with self.server.refuses():
                return super().ask(call)
        self.server.busy_now = NOW().timestamp()
        self.server.faults.extend([_FAULTS[trouble]] * _LASTING)
        try:
            return super().ask(call)
        finally:
            self.server.faults.clear()


class HttpStand:
    """A running service and the gateway on it."""

    def __init__(
        self, server: FaultyServer, http: TroubledHttp, gateway: Gateway, replies: Callable[[str, str], None]
    ) -> None:
        """All well. `replies` = how a recipient writes to the service."""
        self.server = server
        self.http = http
        self.gateway = gateway
        self.reply = replies

    def books(self) -> Sequence[Booked]:
        """All that the service accepted, in order."""
        with self.server.lock:
            return [Booked(one.address, one.text, one.reference) for one in self.server.books]

    def asked(self) -> int:
        """How many requests the gateway has made."""
        return self.http.asked

    def trouble(self, at: int, what: Trouble) -> None:
        """The request after `at` good ones meets this; later ones go well again."""
        self.http.troubles[self.http.asked + at] = what

    def answer(self, status: int, media_type: str, body: bytes) -> None:
        """From now on every request is answered like that and nothing is booked."""

        def always(request: Request) -> Reply:
            return Reply(status=status, body=body, media_type=media_type)

        self.server.answer = always  # type: ignore[method-assign]


@contextmanager
def http_stand(
    server: FaultyServer,
    kind: Kind,
    values: Mapping[str, Value],
    secrets: Mapping[str, str],
    replies: Callable[[str, str], None] = no_replies,
) -> Iterator[HttpStand]:
    """The service started, the gateway made on it, its `read_s` short.

    `base_url` is filled in, also where a value says {base_url}.
    """
    with server:
        http = TroubledHttp(server)
        placed = {name: _placed(value, server.base_url) for name, value in values.items()}
        gateway = kind.make(means_of(kind, {"base_url": server.base_url} | placed, secrets, http=http))
        vars(gateway)["read_s"] = READ_S
        try:
            yield HttpStand(server, http, gateway, replies)
        finally:
            http.close()


def _placed(value: Value, base_url: str) -> Value:
    return value.replace("{base_url}", base_url) if isinstance(value, str) else value

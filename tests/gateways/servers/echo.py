"""A service that books whatever it is posted, and what a test of the HTTP session asks of it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from courier_desktop.domain.secret import Secret
from courier_desktop.domain.wording import is_code
from courier_desktop.gateways.http import Call, Http, HttpTroubleError
from tests.gateways.servers.base import Booked, FaultyServer, Reply, Request, reply_json

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

"""The faulty server itself: it breaks as told, books as told, comes back at its port and leaves no thread."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
import requests

from tests.gateways.servers.base import BOOKED_FAULTS, Booked, Fault, FaultyServer, Reply, Request, reply_json

EASY = [fault for fault in Fault if fault not in {Fault.ENDLESS_BOOKED, Fault.DRIP_BOOKED}]


class Echo(FaultyServer):
    late_s = 0.3

    def answer(self, request: Request) -> Reply:
        self.book(Booked("everybody", request.body.decode(), request=request))
        return reply_json({"id": str(len(self.books)), "size": len(request.body)})


@pytest.fixture
def echo() -> Iterator[Echo]:
    with Echo() as service:
        yield service


def ask(echo: Echo) -> requests.Response | None:
    try:
        return requests.post(f"{echo.base_url}/one", data=b"hello", timeout=0.15)
    except requests.RequestException:
        return None


@pytest.mark.parametrize("fault", EASY)
def test_each_fault_books_as_it_says(echo: Echo, fault: Fault) -> None:
    echo.faults.append(fault)
    ask(echo)
    assert [one.text for one in echo.books] == (["hello"] if fault in BOOKED_FAULTS | {Fault.NONE} else [])
    assert len(echo.requests) == 1
    answer = ask(echo)
    assert answer is not None
    assert answer.json()["size"] == 5


def test_faults_pass_by_requests_they_are_not_for(echo: Echo) -> None:
    echo.breaks = lambda request: request.method == "GET"
    echo.faults.append(Fault.ERROR_500_UNBOOKED)
    assert ask(echo) is not None
    assert len(echo.faults) == 1


def test_it_comes_back_at_the_same_port_with_its_books(echo: Echo) -> None:
    address = echo.base_url
    ask(echo)
    with echo.refuses():
        assert ask(echo) is None
        assert len(echo.requests) == 1
    assert echo.base_url == address
    assert ask(echo) is not None
    assert len(echo.books) == 2


def test_it_leaves_no_thread_behind() -> None:
    before = threading.active_count()
    with Echo() as service, requests.Session() as session:
        session.post(service.base_url, data=b"kept alive", timeout=1)
    assert threading.active_count() == before

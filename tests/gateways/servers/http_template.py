"""An SMS service as many are: JSON, form, XML or a plain GET; a balance, delivery reports, an inbox."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from itertools import count

from tests.gateways.servers.base import NOW, Booked, FaultyServer, Reply, Request, reply_json


class SmsService(FaultyServer):
    """`/send` takes a message in any of its ways; the key stands in a header or in the query."""

    def __init__(self, key: str = "template-key-1234") -> None:
        super().__init__()
        self.key = key
        self.states: dict[str, str] = {}
        self.inbox: list[dict[str, object]] = []
        self._new = count(1)

    def hears(self, address: str, text: str) -> None:
        """A person writes."""
        with self.lock:
            number = f"in-{next(self._new)}"
            self.inbox.append({"id": number, "from": address, "text": text, "received_at": int(NOW().timestamp())})

    def answer(self, request: Request) -> Reply:
        if self.key not in {request.headers.get("authorization", "").removeprefix("Bearer "), request.asked("key")}:
            return reply_json({"error": "bad key"}, 401)
        if request.path == "/balance":
            return reply_json({"balance": 12.5})
        if request.path.startswith("/states/"):
            return reply_json({"data": {"status": self.states.get(request.path.rpartition("/")[2], "DELIVRD")}})
        if request.path == "/inbox":
            since = int(request.asked("since", "0"))
            found = [one for one in self.inbox if int(str(one["received_at"])) >= since]
            return reply_json({"data": {"messages": found}})
        return self._send(*self._read(request), request)

    def _read(self, request: Request) -> tuple[str, str]:
        kind = request.headers.get("content-type", "").partition(";")[0]
        if kind == "application/json":
            body = request.json()
            return str(body.get("to")), str(body.get("message"))
        if kind == "application/xml":
            tree = ET.fromstring(request.body)  # noqa: S314 - written by the program under test
            return tree.get("to", ""), tree.findtext("text", "")
        pairs = dict(request.form() if request.body else request.query)
        return pairs.get("to", ""), pairs.get("text", "")

    def _send(self, address: str, text: str, request: Request) -> Reply:
        if address.endswith("0000"):
            return reply_json({"status": "error", "error": "ERR_INVALID_MSISDN"}, 400)
        reference = f"sms-{next(self._new)}"
        self.book(Booked(address, text, reference, request))
        return reply_json({"status": "queued", "data": [{"id": reference}]}, 202)

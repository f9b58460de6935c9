"""An office's phone with SMSGate in Local mode: messages under the sender's ids, an inbox, a password.

Shapes as the app's own server answers them (its routes and its published description of 2026-07): 202 for a message,
409 for an id that it has, an empty 404, the inbox newest first with X-Total-Count.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from urllib.parse import unquote

from tests.gateways.servers.base import NOW, Booked, FaultyServer, Reply, Request, reply_json

USERNAME = "sms"
PASSWORD = "s3cret-phone-pässword"
_ISO = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3})?(Z|[+-]\d\d:\d\d)")


def iso(when: datetime) -> str:
    """As the app writes times."""
    return when.astimezone(UTC).isoformat(timespec="milliseconds")


class SmsGateServer(FaultyServer):
    """The phone. `messages` = what became of each, by id; `inbox` = what came in, oldest first."""

    def __init__(self) -> None:
        """No messages, an honest clock."""
        super().__init__()
        self.password = PASSWORD
        self.messages: dict[str, dict[str, object]] = {}
        self.inbox: list[dict[str, object]] = []
        self.missed: list[dict[str, object]] = []
        self.health = {"status": "pass", "version": "1.60.0", "releaseId": 160, "checks": {}}
        self.cloud = False

    def answer(self, request: Request) -> Reply:
        """As the app's routes do."""
        if request.path == "/health" and not self.cloud:
            return reply_json(self.health, 500 if self.health["status"] == "fail" else 200)
        if request.basic != (USERNAME, self.password):
            return Reply(401, headers={"WWW-Authenticate": 'Basic realm="Access to SMS Gateway"'})
        if request.path == "/messages":
            return self._post(request) if request.method == "POST" else self._list(request)
        if request.path.startswith("/messages/") and request.method == "GET":
            found = self.messages.get(unquote(request.path.rpartition("/")[2]))
            return reply_json(found) if found else Reply(404)
        if request.path == ("/devices" if self.cloud else "/device"):
            return reply_json([{"id": "dev1", "name": "samsung/a15", "createdAt": iso(NOW())}])
        if self.cloud or not request.path.startswith("/inbox"):
            return Reply(404)
        return self._refresh(request) if request.path == "/inbox/refresh" else self._inbox(request)

    def _post(self, request: Request) -> Reply:
        body = request.json()
        if problem := self.problem(body):
            return reply_json({"message": problem}, 400)
        known_as = str(body["id"])
        if known_as in self.messages:
            return reply_json({"message": "Message with the same ID already exists"}, 409)
        numbers, content = body["phoneNumbers"], body["textMessage"]
        assert isinstance(numbers, list)
        assert isinstance(content, dict)
        number, text = str(numbers[0]), str(content["text"])
        self.messages[known_as] = {
            "id": known_as,
            "deviceId": "dev1",
            "state": "Pending",
            "isHashed": False,
            "isEncrypted": False,
            "recipients": [{"phoneNumber": number, "state": "Pending"}],
            "states": {"Pending": iso(NOW())},
        }
        self.book(Booked(number, text, known_as, request))
        return reply_json(self.messages[known_as], 202, Location=f"/messages/{known_as}")

    @staticmethod
    def problem(body: dict[str, object]) -> str:
        """What the app would find wrong with a message; "" when nothing."""
        known = {"id", "textMessage", "phoneNumbers", "ttl", "simNumber", "withDeliveryReport", "priority"}
        text = body.get("textMessage")
        numbers = body.get("phoneNumbers")
        ttl = body.get("ttl", 1)
        sim = body.get("simNumber", 1)
        wrong = [
            set(body) - known and "unknown fields",
            (not isinstance(body.get("id"), str) or not 0 < len(str(body["id"])) <= 36) and "id",
            (not isinstance(text, dict) or set(text) != {"text"} or not text["text"]) and "Text message is empty",
            (not isinstance(numbers, list) or len(numbers) != 1) and "Empty phone numbers list",
            (type(ttl) is not int or ttl <= 0) and "message already expired",
            (type(sim) is not int or not 1 <= sim <= 3) and "SIM number cannot be less than 1",
            not isinstance(body.get("withDeliveryReport", True), bool) and "withDeliveryReport",
        ]
        return next((str(one) for one in wrong if one), "")

    def _list(self, request: Request) -> Reply:
        listed = list(self.messages.values())[::-1][: int(request.asked("limit", "50"))]
        return reply_json(listed, X_Total_Count=str(len(self.messages)))

    def _inbox(self, request: Request) -> Reply:
        limit, offset = int(request.asked("limit", "50")), int(request.asked("offset", "0"))
        since = request.asked("from")
        if not 1 <= limit <= 500 or offset < 0 or (since and not _ISO.fullmatch(since)):
            return reply_json({"message": "Invalid from datetime"}, 400)
        start = datetime.fromisoformat(since) if since else datetime(1970, 1, 1, tzinfo=UTC)
        found = [one for one in self.inbox if datetime.fromisoformat(str(one["createdAt"])) >= start]
        found.sort(key=lambda one: str(one["createdAt"]), reverse=True)
        return reply_json(found[offset : offset + limit], X_Total_Count=str(len(found)))

    def _refresh(self, request: Request) -> Reply:
        body = request.json()
        if not all(_ISO.fullmatch(str(body.get(name))) for name in ("since", "until")):
            return reply_json({"message": "since is required"}, 400)
        self.inbox += self.missed
        self.missed = []
        return Reply(202)

    def tell(self, known_as: str, state: str, error: str = "") -> None:
        """What became of a message."""
        message = self.messages[known_as]
        recipient = {"phoneNumber": "+52", "state": state} | ({"error": error} if error else {})
        states = message["states"]
        assert isinstance(states, dict)
        message |= {"state": state, "recipients": [recipient], "states": states | {state: iso(NOW())}}

    def reply(self, sender: str, text: str, *, ago_s: float = 0, missed: bool = False) -> dict[str, object]:
        """Somebody writes to the phone."""
        when = NOW() - timedelta(seconds=ago_s)
        came: dict[str, object] = {
            "id": f"text:{hash((sender, text)) % 2**31}",
            "type": "SMS",
            "sender": sender,
            "recipient": "+525500000000",
            "simNumber": 1,
            "contentPreview": text,
            "createdAt": iso(when),
            "attachments": [],
        }
        (self.missed if missed else self.inbox).append(came)
        return came

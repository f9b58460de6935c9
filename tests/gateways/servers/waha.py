"""WAHA on loopback: sessions, check-exists, new-message-id, sendText and sendFile, messages, lids."""

from __future__ import annotations

from itertools import count
from urllib.parse import unquote

from tests.gateways.servers.base import NOW, Booked, FaultyServer, Reply, Request, reply_json


class WahaServer(FaultyServer):
    """One session, whose phone knows `known` chats; every message of ours and of others stands in `messages`."""

    def __init__(self, key: str = "waha-key-12345678") -> None:
        super().__init__()
        self.key = key
        self.status = "WORKING"
        self.makes_ids = True
        self.finds_by_id = True
        self.finds_by_last_part = True
        self.oldest_first = True
        self.keeps = True
        self.lids: dict[str, str | None] = {}
        self.files: list[dict[str, object]] = []
        self._new = count(1)
        # A message of long ago: the store keeps them.
        self.messages: list[dict[str, object]] = [
            message("5213300000000@c.us", "OLD1", "Hola", NOW().timestamp() - 86400)
        ]

    def chat_of(self, phone: str) -> str | None:
        """WhatsApp's own name of a Mexican number has a 1 after the 52; a number that ends in 0000 has no account."""
        if phone.endswith("0000"):
            return None
        return f"521{phone[2:]}@c.us" if phone.startswith("52") and len(phone) == 12 else f"{phone}@c.us"

    def hears(self, address: str, text: str, **more: object) -> None:
        """A person writes."""
        digits = "".join(one for one in address if one.isdigit())
        chat = address if "@" in address else str(self.chat_of(digits))
        with self.lock:
            self.messages.append(message(chat, f"IN{next(self._new)}", text, NOW().timestamp()) | more)

    def answer(self, request: Request) -> Reply:
        if request.headers.get("x-api-key") != self.key:
            return reply_json({"message": "Unauthorized", "statusCode": 401}, 401)
        path = [unquote(part) for part in request.target.partition("?")[0].split("/")[2:]]
        match path:
            case ["sessions", "default"]:
                me = {"id": "5215500000001@c.us", "pushName": "Paquetes del Norte"}
                return reply_json({"name": "default", "status": self.status, "me": me})
            case ["sessions", _]:
                return reply_json({"message": "Session not found", "statusCode": 404}, 404)
            case ["contacts", "check-exists"]:
                chat = self.chat_of(request.asked("phone"))
                return reply_json({"numberExists": chat is not None, **({"chatId": chat} if chat else {})})
            case ["sendText" | "sendFile" | "sendImage"]:
                return self._send(request)
            case ["default", *rest]:
                return self._of_session(rest, request)
        return _missing()

    def _of_session(self, path: list[str], request: Request) -> Reply:
        match path:
            case ["new-message-id"]:
                return reply_json({"id": f"3EB0{next(self._new):012d}"}) if self.makes_ids else _missing()
            case ["chats", chat, "messages"]:
                return reply_json(self._listed(chat, request))
            case ["chats", chat, "messages", reference]:
                # One engine knows "all" and the last part of an id, another the chat and the whole id.
                found = [one for one in self.messages if chat == "all" and str(one["id"]).endswith(f"_{reference}")]
                if not self.finds_by_last_part:
                    found = [one for one in self.messages if one["id"] == reference]
                return reply_json(found[0]) if found and self.finds_by_id else _missing()
            case ["lids", lid]:
                return reply_json({"lid": lid, "pn": self.lids.get(lid)})
        return _missing()

    def _send(self, request: Request) -> Reply:
        if self.status != "WORKING":
            return reply_json({"error": "Session status is not as expected", "status": self.status}, 422)
        body = request.json()
        chat, text = str(body["chatId"]), str(body.get("text", body.get("caption", "")))
        raw = str(body.get("id") or f"3EB0{next(self._new):012d}")
        if isinstance(body.get("file"), dict):
            self.files.append(body)
        reference = f"true_{chat}_{raw}"
        ours = {"id": reference, "fromMe": True, "from": "5215500000001@c.us", "to": chat, "ack": 1}
        if self.keeps:
            self.messages.append(message(chat, raw, text, NOW().timestamp()) | ours)
        self.book(Booked(chat.partition("@")[0], text, reference, request))
        return reply_json({"id": reference, "timestamp": int(NOW().timestamp()), "fromMe": True, "ack": 0}, 201)

    def _listed(self, chat: str, request: Request) -> list[dict[str, object]]:
        since, mine = int(request.asked("filter.timestamp.gte", "0")), request.asked("filter.fromMe")
        found = [
            one
            for one in self.messages
            if chat in {"all", one["from"], one["to"]}
            and int(str(one["timestamp"])) >= since
            and mine in {"", str(one["fromMe"]).lower()}
        ]
        first = int(request.asked("offset", "0"))
        asked = self.oldest_first and request.asked("sortOrder") == "asc"
        found.sort(key=lambda one: int(str(one["timestamp"])))
        return (found if asked else found[::-1])[first : first + int(request.asked("limit", "10"))]


def message(chat: str, raw: str, text: str, at: float) -> dict[str, object]:
    """A person's message as WAHA tells it."""
    return {
        "id": f"false_{chat}_{raw}",
        "timestamp": int(at),
        "from": chat,
        "to": "5215500000001@c.us",
        "fromMe": False,
        "body": text,
        "hasMedia": False,
        "ack": 2,
        "ackName": "DEVICE",
        "_data": {"notifyName": "Ana"},
    }


def _missing() -> Reply:
    return reply_json({"message": "Not Found", "statusCode": 404}, 404)

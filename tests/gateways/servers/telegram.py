"""Telegram's Bot API on loopback: one bot, chats that pressed Start, updates kept until they are confirmed.

Methods, required fields and shapes of answers were held against the machine-readable Bot API (10.1); errors against
lists of descriptions that bots have met.
"""

from __future__ import annotations

import json
from email import policy
from email.parser import BytesParser
from itertools import count

from tests.gateways.servers.base import NOW, Booked, FaultyServer, Reply, Request, reply_json

TOKEN = "7214365809:AAF-loopback_bot_token_of_the_tests"
BOT = "paquetes_norte_bot"
ANA = "3527065"
JSON = dict[str, object]

# What Telegram says of chats that take nothing, and how.
REFUSALS: dict[str, tuple[int, str, JSON]] = {
    "404": (400, "Bad Request: chat not found", {}),
    "4031": (403, "Forbidden: bot was blocked by the user", {}),
    "4032": (403, "Forbidden: user is deactivated", {}),
    "4033": (403, "Forbidden: bot can't initiate conversation with a user", {}),
    "4034": (403, "Forbidden: bot can't send messages to bots", {}),
    "-4035": (403, "Forbidden: bot was kicked from the group chat", {}),
    "-4036": (403, "Forbidden: bot is not a member of the supergroup chat", {}),
    "4001": (400, "Bad Request: PEER_ID_INVALID", {}),
    "-4002": (400, "Bad Request: not enough rights to send text messages to the chat", {}),
    "4291": (429, "Too Many Requests: retry after 17", {"retry_after": 17}),
    "4292": (429, "Too Many Requests: retry after 90000", {"retry_after": 90000}),
    "5001": (500, "Internal Server Error", {}),
    "4009": (409, "Conflict: something else", {}),
    "-777": (400, "Bad Request: group chat was upgraded to a supergroup chat", {"migrate_to_chat_id": -1001234567}),
}


class TelegramServer(FaultyServer):
    """Every chat but those of REFUSALS takes messages; files are booked with their caption and lie in `files`."""

    def __init__(self) -> None:
        super().__init__()
        self.webhook = ""
        self.webhook_trouble = ""
        self.other_polls = False
        self.updates: list[JSON] = []
        self.pressed: list[str] = []
        self.files: list[tuple[str, str, str, bytes]] = []
        self.odd_pictures = False
        self.offsets: list[int] = []
        self._numbers = count(100)
        self._new = count(900_000_001)

    def hears(self, address: str, text: str, **more: object) -> JSON:
        """A person writes to the bot."""
        message = private(address, next(self._numbers), int(NOW().timestamp())) | {"text": text} | more
        return self.tell(message=message)

    def tell(self, **what: object) -> JSON:
        """An update for whoever asks."""
        update: JSON = {"update_id": next(self._new), **what}
        with self.lock:
            self.updates.append(update)
        return update

    def answer(self, request: Request) -> Reply:
        token, _, method = request.path.removeprefix("/bot").partition("/")
        if token != TOKEN:
            return failed(401 if ":" in token else 404, "Unauthorized" if ":" in token else "Not Found")
        match method:
            case "getMe":
                me = {"id": 7214365809, "is_bot": True, "first_name": "Paquetes del Norte", "username": BOT}
                return done(me)
            case "getWebhookInfo":
                told = {"last_error_message": self.webhook_trouble} if self.webhook_trouble else {}
                return done(
                    {"url": self.webhook, "has_custom_certificate": False, "pending_update_count": 0} | told,
                )
            case "deleteWebhook":
                self.webhook = ""
                return done(True)
            case "getUpdates":
                return self._poll(request.json())
            case "answerCallbackQuery":
                self.pressed.append(str(request.json()["callback_query_id"]))
                return done(True)
            case "sendMessage" | "sendPhoto" | "sendDocument":
                return self._take(method, request)
        return failed(404, "Not Found")

    def _poll(self, asked: JSON) -> Reply:
        if self.webhook:
            words = (
                "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete it first"
            )
            return failed(409, words)
        if self.other_polls:
            words = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
            return failed(409, words)
        offset, limit = asked.get("offset", 0), asked.get("limit", 100)
        assert isinstance(offset, int)
        assert isinstance(limit, int)
        self.offsets.append(offset)
        if offset:
            self.updates = [one for one in self.updates if int(str(one["update_id"])) >= offset]
        return done(self.updates[:limit])

    def _take(self, method: str, request: Request) -> Reply:
        asked, files = (request.json(), {}) if method == "sendMessage" else multipart(request)
        chat, text = str(asked["chat_id"]), str(asked.get("text", asked.get("caption", "")))
        assert "parse_mode" not in asked
        if chat in REFUSALS:
            return failed(*REFUSALS[chat])
        if method == "sendMessage" and not text.strip():
            return failed(400, "Bad Request: message text is empty")
        if method == "sendPhoto" and self.odd_pictures:
            return failed(400, "Bad Request: PHOTO_INVALID_DIMENSIONS")
        self.files += [(method, *one) for one in files.values()]
        number = next(self._numbers)
        self.book(Booked(chat, text, f"{chat}:{number}", request))
        return done(private(chat, number, int(NOW().timestamp())) | {"text": text})


def private(chat: str, number: int, at: int) -> JSON:
    """A message in one person's chat, without what it says."""
    person = {"id": int(chat), "is_bot": False, "first_name": "Ana", "last_name": "Muñoz", "language_code": "es"}
    return {
        "message_id": number,
        "from": person,
        "chat": {"id": int(chat), "first_name": "Ana", "last_name": "Muñoz", "type": "private"},
        "date": at,
    }


def press(payload: str) -> JSON:
    """A button pressed below one of our messages."""
    keys = [[{"text": "No estaré", "callback_data": "no"}, {"text": "Sí, aquí estaré", "callback_data": payload}]]
    below = private(ANA, 77, 1795338000) | {"reply_markup": {"inline_keyboard": keys}}
    sender = private(ANA, 1, 1)["from"]
    return {"id": "4382bfdwdsb323b2d9", "from": sender, "message": below, "chat_instance": "1", "data": payload}


def done(result: object) -> Reply:
    """Telegram's yes."""
    return reply_json({"ok": True, "result": result})


def failed(code: int, words: str, parameters: JSON | None = None) -> Reply:
    """Telegram's no."""
    more = {"parameters": parameters} if parameters else {}
    return reply_json({"ok": False, "error_code": code, "description": words} | more, code)


def multipart(request: Request) -> tuple[JSON, dict[str, tuple[str, str, bytes]]]:
    """The fields of a form, and its files: (name, media type, content)."""
    head = f"Content-Type: {request.headers['content-type']}\r\n\r\n".encode()
    fields: JSON = {}
    files: dict[str, tuple[str, str, bytes]] = {}
    for part in BytesParser(policy=policy.HTTP).parsebytes(head + request.body).iter_parts():
        name = str(part.get_param("name", header="content-disposition"))
        content = part.get_payload(decode=True)
        assert isinstance(content, bytes)
        if (file_name := part.get_filename()) is not None:
            files[name] = (file_name, part.get_content_type(), content)
        else:
            fields[name] = content.decode()
    return fields, files


def shown(update: JSON) -> bytes:
    """An update as Telegram posts it to a webhook."""
    return json.dumps(update).encode()

"""Evolution API on loopback, with its ways: bad requests of every kind, filters that do nothing, rewritten numbers."""

from __future__ import annotations

from datetime import datetime
from itertools import count

from tests.gateways.servers.base import NOW, Booked, FaultyServer, Reply, Request, reply_json


class EvolutionServer(FaultyServer):
    """One instance; every message of ours and of others stands in `messages`."""

    def __init__(self, key: str = "evolution-key-1234") -> None:
        super().__init__()
        self.key = key
        self.state = "open"
        self.keeps = True
        self.hidden: dict[str, str] = {}
        self._new = count(1)
        self.messages: list[dict[str, object]] = [record("5213300000000@s.whatsapp.net", "OLD1", "Hola", mine=True)]
        self.messages[0]["messageTimestamp"] = int(NOW().timestamp()) - 86400

    def jid_of(self, number: str) -> str | None:
        """The server drops Mexico's 1; WhatsApp knows the number with it. Numbers that end in 0000 have no account."""
        bare = number.partition("@")[0]
        if bare.endswith("0000"):
            return None
        if bare.startswith("521") and len(bare) == 13:
            bare = f"52{bare[3:]}"
        return f"521{bare[2:]}@s.whatsapp.net" if bare.startswith("52") else f"{bare}@s.whatsapp.net"

    def hears(self, address: str, text: str) -> None:
        """A person writes."""
        jid = self.jid_of("".join(one for one in address if one.isdigit())) or ""
        with self.lock:
            self.messages.append(record(jid, f"IN{next(self._new)}", text))

    def answer(self, request: Request) -> Reply:
        if request.headers.get("apikey") != self.key:
            return trouble(401, "Unauthorized")
        page, _, instance = request.path[1:].rpartition("/")
        if instance != "oficina":
            return trouble(404, [f'The "{instance}" instance does not exist'])
        match page:
            case "instance/connectionState":
                return reply_json({"instance": {"instanceName": instance, "state": self.state}})
            case "chat/whatsappNumbers":
                return reply_json([self._known(str(one)) for one in listed(request.json().get("numbers"))])
            case "message/sendText" | "message/sendMedia":
                return self._send(request)
            case "chat/findMessages":
                return self._found(request.json())
        return trouble(404, ["Cannot GET"])

    def _known(self, number: str) -> dict[str, object]:
        jid = self.jid_of(number)
        return {"jid": jid or f"{number}@s.whatsapp.net", "exists": jid is not None, "number": number}

    def _send(self, request: Request) -> Reply:
        body = request.json()
        text = body.get("text", body.get("caption"))
        if not isinstance(text, str) or not text:
            return trouble(400, [["instance.text is not of a type(s) string"]])
        jid = self.jid_of(str(body["number"]))
        if jid is None:
            return trouble(400, [self._known(str(body["number"]))])
        raw = f"3EB0{next(self._new):012d}"
        if self.keeps:
            self.messages.append(record(jid, raw, text, mine=True))
        self.book(Booked(jid.partition("@")[0], text, raw, request))
        return reply_json({"key": {"remoteJid": jid, "fromMe": True, "id": raw}, "status": "PENDING"}, 201)

    def _found(self, body: dict[str, object]) -> Reply:
        where = body.get("where")
        where = where if isinstance(where, dict) else {}
        key, span = where.get("key") or {}, where.get("messageTimestamp") or {}
        found = sorted(self.messages, key=lambda one: int(str(one["messageTimestamp"])), reverse=True)
        # As its source has it: a span with one end is ignored, and so is fromMe when it is false.
        if span.get("gte") and span.get("lte"):
            first, last = (int(datetime.fromisoformat(span[name]).timestamp()) for name in ("gte", "lte"))
            found = [one for one in found if first <= int(str(one["messageTimestamp"])) <= last]
        for name in ("id", "fromMe", "remoteJid"):
            if key.get(name):
                found = [one for one in found if one["key"][name] == key[name]]  # type: ignore[index]
        size, page = int(str(body.get("offset") or 50)), int(str(body.get("page") or 1))
        records = found[size * (page - 1) : size * page]
        pages = -(-len(found) // size)
        told = {"total": len(found), "pages": pages, "currentPage": page, "records": records}
        return reply_json({"messages": told})


def record(jid: str, raw: str, text: str, *, mine: bool = False) -> dict[str, object]:
    """A message as its database keeps it."""
    return {
        "id": f"row-{raw}",
        "key": {"id": raw, "fromMe": mine, "remoteJid": jid},
        "pushName": "Você" if mine else "Ana",
        "messageType": "conversation",
        "message": {"conversation": text},
        "messageTimestamp": int(NOW().timestamp()),
        "MessageUpdate": [{"status": "SERVER_ACK"}, {"status": "DELIVERY_ACK"}] if mine else [],
    }


def trouble(status: int, message: object) -> Reply:
    """Its way to refuse."""
    return reply_json({"status": status, "error": "Bad Request", "response": {"message": message}}, status)


def listed(value: object) -> list[object]:
    """A list, or an empty one."""
    return value if isinstance(value, list) else []

"""Meta's Cloud API on loopback: one number, uploads, messages, templates in pages, apps that listen.

Paths, required fields and answers were held against Meta's OpenAPI (v23); errors against the codes that open-source
clients tell apart.
"""

from __future__ import annotations

import json
from itertools import count

from tests.gateways.servers.base import Booked, FaultyServer, Reply, Request, reply_json
from tests.gateways.servers.telegram import multipart

TOKEN = "EAAG-loopback-system-user-token-0001"
APP_SECRET = "0123456789abcdef0123456789abcdef"
VERIFY_TOKEN = "palabra-de-la-oficina"
PHONE_ID, WABA_ID = "106540352242922", "102290129340398"
JSON = dict[str, object]


class CloudServer(FaultyServer):
    """It takes what is addressed to anybody but `errors`, which map a recipient to (status, error)."""

    def __init__(self) -> None:
        super().__init__()
        self.errors: dict[str, tuple[int, JSON]] = {}
        self.templates: list[JSON] = [template("aviso_entrega", "es_MX", "Hola {{1}}, tu envío {{2}} llega hoy.")]
        self.page = 100
        self.listening = True
        self.uploads: dict[str, tuple[str, str, bytes]] = {}
        self.history: dict[str, list[JSON]] = {}
        self.message_status = "accepted"
        self.tells_wa_id = True
        self.status = 200
        self._new = count(1)

    def answer(self, request: Request) -> Reply:
        if request.headers.get("authorization") != f"Bearer {TOKEN}":
            return failed(401, error(190, "Invalid OAuth access token - Cannot parse access token"))
        match request.path.split("/")[2:]:
            case [one] if one == PHONE_ID:
                return reply_json(
                    {
                        "display_phone_number": "+52 55 1234 0001",
                        "verified_name": "Paquetes del Norte",
                        "quality_rating": "GREEN",
                        "id": PHONE_ID,
                    }
                )
            case [one, "messages"] if one == PHONE_ID and request.method == "POST":
                return self._send(request)
            case [one, "media"] if one == PHONE_ID and request.method == "POST":
                return self._upload(request)
            case [one, "message_history"] if one == PHONE_ID:
                return self._history(request.asked("message_id"))
            case [one, "message_templates"] if one == WABA_ID:
                return self._list(request)
            case [one, "subscribed_apps"] if one == WABA_ID:
                apps = [{"whatsapp_business_api_data": {"id": "67", "name": "Oficina"}}] if self.listening else []
                return reply_json({"data": apps})
        words = "Unsupported request. Object with ID does not exist, cannot be loaded due to missing permissions"
        return failed(400, error(100, words, error_subcode=33, type="GraphMethodException"))

    def _send(self, request: Request) -> Reply:
        asked = request.json()
        who = str(asked.get("to") or asked.get("recipient"))
        if who in self.errors:
            return failed(*self.errors[who])
        kind = str(asked["type"])
        wamid = f"wamid.HBgM{next(self._new):06d}="
        self.book(Booked(who, said(kind, asked), wamid, request))
        contact: JSON = {"input": who}
        if self.tells_wa_id:
            contact |= {"wa_id": f"521{who[2:]}" if who.startswith("52") and len(who) == 12 else who}
        sent: JSON = {"id": wamid, "message_status": self.message_status}
        return reply_json({"messaging_product": "whatsapp", "contacts": [contact], "messages": [sent]}, self.status)

    def _upload(self, request: Request) -> Reply:
        fields, files = multipart(request)
        assert fields["messaging_product"] == "whatsapp"
        name, media_type, content = files["file"]
        if media_type != fields["type"]:
            return failed(400, error(100, "Param type does not match the file"))
        media_id = str(4490709327384000 + next(self._new))
        self.uploads[media_id] = (name, media_type, content)
        return reply_json({"id": media_id})

    def _list(self, request: Request) -> Reply:
        first = int(request.asked("after", "0"))
        size = min(self.page, int(request.asked("limit", "25")))
        shown, ends = self.templates[first : first + size], first + size >= len(self.templates)
        paging: JSON = {"cursors": {"before": str(first), "after": str(first + size)}}
        if not ends:
            paging["next"] = "https://graph.facebook.com/next-page"
        return reply_json({"data": shown, **({"paging": paging} if shown else {})})

    def _history(self, wamid: str) -> Reply:
        if wamid not in self.history:
            return failed(422, error(100, "The requested message_id was not found in the message history"))
        events = {"data": self.history[wamid]}
        return reply_json({"data": [{"id": "1", "message_id": wamid, "events": events}]})


def said(kind: str, asked: JSON) -> str:
    """What the recipient reads of a message."""
    what = asked[kind]
    assert isinstance(what, dict)
    if kind == "text":
        return str(what["body"])
    if kind == "template":
        return json.dumps(what, ensure_ascii=False, sort_keys=True)
    return str(what.get("caption", ""))


def template(name: str, language: str, body: str, status: str = "APPROVED", *more: JSON) -> JSON:
    """A template as the list has it."""
    components: list[JSON] = [{"type": "BODY", "text": body}, *more]
    return {
        "name": name,
        "language": language,
        "status": status,
        "category": "UTILITY",
        "components": components,
        "id": "594425479261596",
    }


def error(code: int, message: str, details: str = "", **more: object) -> JSON:
    """Meta's error."""
    told: JSON = {"message": message, "type": "OAuthException", "code": code, "fbtrace_id": "Az8or2yhqkZfEZ-_4Qn_Bam"}
    if details:
        told["error_data"] = {"messaging_product": "whatsapp", "details": details}
    return told | more


def failed(status: int, told: JSON) -> Reply:
    """Meta's no."""
    return reply_json({"error": told}, status)


def news(value: JSON, field: str = "messages", phone_id: str = PHONE_ID) -> JSON:
    """A webhook's body around what happened."""
    number = {"display_phone_number": "525512340001", "phone_number_id": phone_id}
    whole = {"messaging_product": "whatsapp", "metadata": number} | value
    changes = [{"value": whole, "field": field}]
    return {"object": "whatsapp_business_account", "entry": [{"id": WABA_ID, "changes": changes}]}


def message(kind: str, **what: object) -> JSON:
    """A person's message as Meta posts it."""
    head: JSON = {"from": "5215512345678", "id": "wamid.IN1=", "timestamp": "1795338000", "type": kind}
    return head | what


def posted(body: JSON) -> bytes:
    """The bytes as Meta writes them: every letter beyond ASCII escaped."""
    return json.dumps(body, ensure_ascii=True, separators=(",", ":")).encode()

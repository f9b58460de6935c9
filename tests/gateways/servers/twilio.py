"""Twilio's API of 2010-04-01: messages, their list by days and pages, the account, its balance and numbers.

Shapes and rules written after the published OpenAPI description (twilio/twilio-oai, api_v2010): required fields, the
patterns of SIDs, statuses, prices as negative text, times of RFC 2822, pages with a relative next_page_uri.
"""

from __future__ import annotations

import json
import re
import secrets
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from urllib.parse import urlencode

from tests.gateways.servers.base import NOW, Booked, FaultyServer, Reply, Request, reply_json

SID = "AC" + "0123456789abcdef" * 2
TOKEN = "auth-token-0123456789abcdef"
KEY_SID = "SK" + "fedcba9876543210" * 2
KEY_SECRET = "key-secret/with+odd=signs"
NUMBER = "+525500000001"
STRANGER = "+525599999999"
_ROOT = f"/2010-04-01/Accounts/{SID}"
_FIELDS = {
    *("To", "From", "MessagingServiceSid", "Body", "ContentSid", "ContentVariables"),
    *("ValidityPeriod", "SmartEncoded", "StatusCallback"),
}
_PLACES = re.compile(r"\{\{(\w+)\}\}")


def sid_of(letters: str = "SM") -> str:
    """A new id."""
    return letters + secrets.token_hex(16)


def rfc(when: datetime) -> str:
    """As Twilio writes times."""
    return format_datetime(when.astimezone(UTC).replace(microsecond=0))


def error(code: int, message: str, status: int = 400) -> Reply:
    """As Twilio refuses."""
    link = f"https://www.twilio.com/docs/errors/{code}"
    return reply_json({"code": code, "message": message, "more_info": link, "status": status}, status)


class TwilioServer(FaultyServer):
    """The account. `messages` = its list, oldest first; `refuse` = a code that every new message meets."""

    def __init__(self) -> None:
        """An active account with credit and one number."""
        super().__init__()
        self.messages: list[dict[str, object]] = []
        self.account = {
            "sid": SID,
            "status": "active",
            "type": "Full",
            "friendly_name": "Mensajería",
            "auth_token": TOKEN,
        }
        self.balance: dict[str, object] = {"account_sid": SID, "balance": "4.20", "currency": "USD"}
        self.numbers = [{"phone_number": NUMBER, "capabilities": {"sms": True, "voice": True}}]
        self.templates = {"HX" + "a" * 32: "Hola {{1}}, su guía {{2}} llega hoy."}
        self.refuse: tuple[int, str, int] | None = None
        self.standard_key = False

    def answer(self, request: Request) -> Reply:
        """As the API does."""
        if request.basic not in {(SID, TOKEN), (KEY_SID, KEY_SECRET)}:
            return error(20003, "Authenticate", 401)
        if request.path == f"/2010-04-01/Accounts/{SID}.json":
            return error(20003, "Authenticate", 401) if self.standard_key else reply_json(self.account)
        path = request.path.removeprefix(_ROOT)
        if path == "/Balance.json":
            return error(20003, "Authenticate", 401) if self.standard_key else reply_json(self.balance)
        if path == "/IncomingPhoneNumbers.json":
            asked = request.asked("PhoneNumber")
            return reply_json({"incoming_phone_numbers": [one for one in self.numbers if one["phone_number"] == asked]})
        if path == "/Messages.json":
            return self._post(request) if request.method == "POST" else self._list(request)
        if match := re.fullmatch(r"/Messages/((?:SM|MM)[0-9a-f]{32})\.json", path):
            found = [one for one in self.messages if one["sid"] == match.group(1)]
            return reply_json(found[0]) if found else error(20404, "The requested resource was not found", 404)
        return error(20404, f"The requested resource {request.path} was not found", 404)

    # ------------------------------------------------------------------------------------------------------- messages

    def _post(self, request: Request) -> Reply:
        form = dict(request.form())
        if problem := self.problem(request, form):
            return error(*problem)
        if self.refuse:
            return error(*self.refuse)
        body = form.get("Body") or self._filled(form)
        made = self.add(
            to=form["To"],
            sender=form.get("From", ""),
            body=body,
            messaging_service_sid=form.get("MessagingServiceSid"),
        )
        self.book(Booked(form["To"].removeprefix("whatsapp:"), body, str(made["sid"]), request))
        return reply_json(made, 201)

    def problem(self, request: Request, form: dict[str, str]) -> tuple[int, str] | None:
        """Which of Twilio's errors a request meets; None for a good one."""
        to, sender = form.get("To", ""), form.get("From", "")
        validity = form.get("ValidityPeriod", "1")
        known = set(form) <= _FIELDS and len(form) == len(request.form())
        is_form = request.headers.get("content-type") == "application/x-www-form-urlencoded"
        service = form.get("MessagingServiceSid", "MG" + "0" * 32)
        content = form.get("ContentSid")
        checks = (
            (known and is_form, (21600, "odd request")),
            (bool(re.fullmatch(r"(whatsapp:)?(\+[1-9]\d{7,14}|[A-Z]{2}\.\w+)", to)), (21211, f"Invalid 'To': {to}")),
            (not to.endswith(STRANGER[1:]), (21211, f"The 'To' number {to} is not a valid phone number.")),
            (bool(sender) is not ("MessagingServiceSid" in form), (21603, "A 'From' phone number is required")),
            (bool(re.fullmatch(r"MG[0-9a-f]{32}", service)), (21701, "The Messaging Service does not exist")),
            (not sender or sender.removeprefix("whatsapp:") == NUMBER, (21606, f"{sender} is not SMS-capable")),
            (not sender or sender.startswith("whatsapp:") is to.startswith("whatsapp:"), (21910, "channels differ")),
            (bool(form.get("Body")) is not bool(content), (21602, "Message body is required.")),
            (len(form.get("Body", "")) <= 1600, (21617, "The concatenated message body exceeds the 1600 limit")),
            (content is None or content in self.templates, (21655, "The ContentSid is Invalid")),
            (_good_variables(form.get("ContentVariables")), (21656, "The ContentVariables Parameter is invalid")),
            (validity.isdigit() and 1 <= int(validity) <= 36000, (21621, "ValidityPeriod out of range")),
            (form.get("SmartEncoded", "true") in {"true", "false"}, (20001, "SmartEncoded")),
        )
        return next((found for good, found in checks if not good), None)

    def _filled(self, form: dict[str, str]) -> str:
        variables = json.loads(form.get("ContentVariables") or "{}")
        return _PLACES.sub(lambda match: variables[match.group(1)], self.templates[form["ContentSid"]])

    def add(
        self,
        *,
        to: str,
        body: str,
        sender: str = NUMBER,
        direction: str = "outbound-api",
        ago_s: float = 0,
        **more: object,
    ) -> dict[str, object]:
        """A message in the list."""
        when = rfc(NOW() - timedelta(seconds=ago_s))
        sid = sid_of()
        made: dict[str, object] = {
            "account_sid": SID,
            "api_version": "2010-04-01",
            "body": body,
            "date_created": when,
            "date_sent": when,
            "date_updated": when,
            "direction": direction,
            "error_code": None,
            "error_message": None,
            "from": sender or None,
            "messaging_service_sid": None,
            "num_media": "0",
            "num_segments": "1",
            "price": None,
            "price_unit": "USD",
            "sid": sid,
            "status": "received" if direction == "inbound" else "queued",
            "subresource_uris": {"media": f"{_ROOT}/Messages/{sid}/Media.json"},
            "to": to,
            "uri": f"{_ROOT}/Messages/{sid}.json",
        }
        self.messages.append(made | more)
        return self.messages[-1]

    def tell(self, sid: str, status: str, **more: object) -> None:
        """What became of a message."""
        for one in self.messages:
            if one["sid"] == sid:
                one |= {"status": status, "date_updated": rfc(NOW()), **more}

    def reply(self, address: str, text: str, way: str = "", **more: object) -> dict[str, object]:
        """Somebody writes to the number."""
        fields = {"to": way + NUMBER, "body": text, "sender": way + address, "direction": "inbound"}
        return self.add(**fields, **more)  # type: ignore[arg-type] # add's own names

    def _list(self, request: Request) -> Reply:
        since = request.asked("DateSent>")
        if since and not re.fullmatch(r"\d{4}-\d\d-\d\d", since):
            return error(20001, "Invalid DateSent")
        found = [
            one
            for one in reversed(self.messages)
            if request.asked("To") in {"", one["to"]}
            and request.asked("From") in {"", one["from"]}
            and (not since or _day(one) >= since)
        ]
        size, page = int(request.asked("PageSize", "50")), int(request.asked("Page", "0"))
        following = None
        if len(found) > (page + 1) * size:
            query = dict(request.query) | {"Page": str(page + 1), "PageToken": "PASM" + "0" * 32}
            following = f"{_ROOT}/Messages.json?{urlencode(query)}"
        shown = found[page * size : (page + 1) * size]
        return reply_json(
            {"messages": shown, "page": page, "page_size": size, "next_page_uri": following, "uri": request.target}
        )


def _day(message: dict[str, object]) -> str:
    from email.utils import parsedate_to_datetime

    return parsedate_to_datetime(str(message["date_sent"])).date().isoformat()


def _good_variables(text: str | None) -> bool:
    """A JSON object of texts, none empty, none of several lines."""
    if text is None:
        return True
    try:
        found = json.loads(text)
    except ValueError:
        return False
    return isinstance(found, dict) and all(isinstance(one, str) and one and "\n" not in one for one in found.values())

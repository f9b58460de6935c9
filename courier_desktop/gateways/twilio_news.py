"""What Twilio tells of messages: states and prices on its list, and the webhooks that it signs."""

from __future__ import annotations

import base64
import hashlib
import hmac
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlsplit

from courier_desktop.domain.messaging import (
    Inbound,
    InboundKind,
    MessageState,
    OutcomeKind,
    Post,
    StateNews,
    WebhookAnswer,
)
from courier_desktop.domain.phone import digits, phone_key
from courier_desktop.gateways import reading
from courier_desktop.gateways.twilio_account import Way
from courier_desktop.gateways.twilio_codes import Meaning, meaning

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

    from courier_desktop.domain.messaging import WebhookRequest
    from courier_desktop.gateways.base import Means

GONE_WRONG = frozenset({"failed", "undelivered", "canceled"})
_STATES = {
    **dict.fromkeys(("accepted", "scheduled", "queued", "sending", "sent"), MessageState.SENT),
    # Some parts of a long SMS arrived: not the whole of it.
    "partially_delivered": MessageState.SENT,
    "delivered": MessageState.DELIVERED,
    "read": MessageState.READ,
    **dict.fromkeys(GONE_WRONG, MessageState.FAILED),
}
_MOST_FIELDS = 1000
# A handset that is off, a network in trouble: a quarter of an hour later.
_AGAIN_S = 900.0
_USUAL_PORTS = {"https": 443, "http": 80}
_EMPTY_ANSWER = '<?xml version="1.0" encoding="UTF-8"?><Response/>'


def state_news(fields: reading.Fields, message_id: str, means: Means) -> StateNews | None:
    """The state of a message as the list has it, with parts and price once known; None for no known state."""
    status = reading.text_at(fields, "status")
    state = _STATES.get(status)
    if state is None:
        return None
    code, words, kind = "", "", OutcomeKind.SENT
    if state is MessageState.FAILED:
        number = reading.number_at(fields, "error_code")
        kind, code = _failure(status, number)
        text = f"{number or ''} {reading.text_at(fields, 'error_message')}"
        words = means.masked(reading.said(text))
    return StateNews(
        state=state,
        message_id=message_id,
        reference=reading.text_at(fields, "sid"),
        at=reading.time_at(fields, "date_updated"),
        code=code,
        said=words,
        recipient=kind is OutcomeKind.FINAL_RECIPIENT,
        again_s=_AGAIN_S if kind in {OutcomeKind.RETRY_BACKOFF, OutcomeKind.RETRY_WAIT} else 0.0,
        segments=min(max(0, reading.number_at(fields, "num_segments") or 0), 255),
        cost=reading.cost_at(fields, reading.text_at(fields, "price_unit"), "price"),
    )


def _failure(status: str, number: int | None) -> Meaning:
    """What a failure would have been at the send, and its code of wording."""
    if status == "canceled":
        return OutcomeKind.FINAL_CONTENT, "cancelled_there"
    return meaning(number) or (OutcomeKind.FINAL_CONTENT, "not_delivered")


def who(address: str) -> tuple[str, str]:
    """(the address as the channel has it, E.164 where it is a number) of one of Twilio's addresses."""
    plain = address.removeprefix(Way.WHATSAPP.value)
    number = phone_key(plain) if plain.startswith("+") and plain[1:].isdigit() else ""
    if plain != address and number:
        return digits(plain), number
    return plain, number


# ------------------------------------------------------------------------------------------------------------ webhooks


def webhook(request: WebhookRequest, means: Means, way: Way) -> WebhookAnswer:
    """The signature proved, then read: 403 without an Auth Token or public address, 401 for a wrong signature."""
    token, public = means.secret("auth_token"), means.text("public_url")
    if not token or not public:
        return WebhookAnswer(status=403)
    told = request.headers.get("x-twilio-signature", "").encode("utf-8", "replace")
    is_form = "json" not in request.headers.get("content-type", "").lower()
    pairs = _pairs(request.body) if is_form else []
    if pairs is None or not (is_form or _has_hash_of(request)):
        return WebhookAnswer(status=401)
    if not any(hmac.compare_digest(signature(token.reveal(), url, pairs), told) for url in _urls(public, request.path)):
        return WebhookAnswer(status=401)
    post = _event(dict(reversed(pairs)), means, way) if is_form else Post()
    return WebhookAnswer(status=200, body=_EMPTY_ANSWER, media_type="text/xml", post=post)


def signature(token: str, url: str, pairs: list[tuple[str, str]]) -> bytes:
    """What Twilio signs with: the address, then each name in order with its values, sorted and once each."""
    by_name: dict[str, set[str]] = {}
    for name, value in pairs:
        by_name.setdefault(name, set()).add(value)
    text = url + "".join(name + value for name in sorted(by_name) for value in sorted(by_name[name]))
    mac = hmac.new(token.encode(), text.encode("utf-8", "surrogatepass"), hashlib.sha1)
    return base64.b64encode(mac.digest())


def _pairs(body: bytes) -> list[tuple[str, str]] | None:
    """The form's fields; None when it is none."""
    try:
        return parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=_MOST_FIELDS)
    except ValueError:
        return None


def _has_hash_of(request: WebhookRequest) -> bool:
    """Whether the address, which is signed, bears the hash of this body."""
    told = dict(_pairs(urlsplit(request.path).query.encode("utf-8", "replace")) or []).get("bodySHA256", "")
    return hmac.compare_digest(hashlib.sha256(request.body).hexdigest().encode(), told.lower().encode())


def _urls(public: str, path: str) -> Iterator[str]:
    """The address as Twilio may have signed it: with its query, with and without the port."""
    try:
        parts = urlsplit(public)
        port = parts.port
        query = parts.query or urlsplit(path).query
    except ValueError:
        return
    # As it is written: Twilio signs capitals as capitals.
    host = parts.netloc.removesuffix(f":{port}")
    usual = _USUAL_PORTS.get(parts.scheme)
    hosts = {parts.netloc, *((host, f"{host}:{usual}") if port in {None, usual} else ())}
    yield from sorted(parts._replace(netloc=one, query=query).geturl() for one in hosts)


def _event(fields: Mapping[str, str], means: Means, way: Way) -> Post:
    """What one event brings; one of another account or channel brings nothing."""
    if fields.get("AccountSid") != means.text("account_sid"):
        return Post()
    status = fields.get("MessageStatus") or fields.get("SmsStatus", "")
    theirs = fields.get("From", "") if status in {"received", "receiving"} else fields.get("To", "")
    if theirs.startswith(Way.WHATSAPP.value) is not (way is Way.WHATSAPP):
        return Post()
    if status in {"received", "receiving"}:
        came = _inbound(fields, means.clock())
        return Post(inbound=(came,) if came else ())
    told: reading.Fields = {
        "sid": fields.get("MessageSid") or fields.get("SmsSid", ""),
        "status": status,
        "error_code": fields.get("ErrorCode", ""),
        "error_message": fields.get("ErrorMessage", ""),
        "num_segments": fields.get("NumSegments", ""),
    }
    news = state_news(told, "", means) if told["sid"] else None
    return Post(states=(news,) if news else ())


def _inbound(fields: Mapping[str, str], now: datetime) -> Inbound | None:
    """A message that came in; Twilio tells no time, so it came now."""
    sid = fields.get("MessageSid") or fields.get("SmsSid", "")
    address, phone = who(fields.get("From", ""))
    if not sid or not address:
        return None
    kind, payload = _kind(fields)
    return Inbound(
        reference=sid,
        address=address,
        kind=kind,
        at=now,
        text=fields.get("ButtonText") or fields.get("Body", ""),
        phone=phone,
        name=fields.get("ProfileName", ""),
        payload=payload,
        answers=fields.get("OriginalRepliedMessageSid", ""),
        media_reference=fields.get("MediaUrl0", ""),
        media_type=fields.get("MediaContentType0", ""),
    )


def _kind(fields: Mapping[str, str]) -> tuple[InboundKind, str]:
    """What kind of message, and what it carries beside text."""
    opted = {"STOP": InboundKind.BLOCKED, "START": InboundKind.UNBLOCKED}.get(fields.get("OptOutType", ""))
    if opted is not None:
        return opted, ""
    if button := fields.get("ButtonPayload"):
        return InboundKind.BUTTON, button
    if fields.get("Latitude") and fields.get("Longitude"):
        return InboundKind.LOCATION, f"{fields['Latitude']},{fields['Longitude']}"
    if fields.get("NumMedia", "0") not in {"", "0"}:
        return InboundKind.MEDIA, ""
    return InboundKind.TEXT, ""

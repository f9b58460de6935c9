"""What Meta posts: the proof of it, messages of recipients, states of ours.

Shapes were held against recorded payloads of two open-source clients' tests: of every type of message, of people
without a number (user ids), of groups, echoes, edits and deletions.
"""

from __future__ import annotations

import hmac
import json
import re
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlsplit

from courier_desktop.domain.messaging import (
    Cost,
    Inbound,
    InboundKind,
    MessageState,
    OutcomeKind,
    Post,
    StateNews,
    WebhookAnswer,
)
from courier_desktop.domain.phone import phone_key
from courier_desktop.domain.values import dataclass
from courier_desktop.gateways.reading import at, fields_at, flag_at, objects_at, text_at, time_at
from courier_desktop.gateways.whatsapp_cloud_bodies import message_id_of
from courier_desktop.gateways.whatsapp_cloud_errors import meaning_of, words_of

if TYPE_CHECKING:
    from datetime import datetime

    from courier_desktop.domain.messaging import WebhookRequest
    from courier_desktop.domain.secret import Secret
    from courier_desktop.gateways.reading import Fields

_SIGNATURE = "x-hub-signature-256"
_LONGEST_CHALLENGE = 500
_MEDIA = frozenset({"image", "document", "audio", "voice", "video", "sticker"})
# Where a number should be there may be an id with digits in it.
_NUMBER = re.compile(r"[0-9]{6,15}")
_STATES = {
    "sent": MessageState.SENT,
    "delivered": MessageState.DELIVERED,
    "read": MessageState.READ,
    "played": MessageState.READ,
    "failed": MessageState.FAILED,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Content:
    """What a message holds."""

    kind: InboundKind
    text: str = ""
    payload: str = ""
    media_reference: str = ""
    media_type: str = ""
    answers: str = ""


def subscribed(request: WebhookRequest, verify_token: Secret) -> WebhookAnswer:
    """Meta asks once whether the address is ours: its challenge back when it knows our word."""
    try:
        asked = dict(parse_qsl(urlsplit(request.path).query, keep_blank_values=True))
    except ValueError:
        return WebhookAnswer(status=403)
    known = bool(verify_token) and verify_token.matches(asked.get("hub.verify_token", ""))
    challenge = asked.get("hub.challenge", "")
    if not known or asked.get("hub.mode") != "subscribe" or not 0 < len(challenge) <= _LONGEST_CHALLENGE:
        return WebhookAnswer(status=403)
    return WebhookAnswer(status=200, body=challenge)


def signed(request: WebhookRequest, app_secret: Secret) -> bool:
    """Whether these very bytes are signed with the app's secret. Without one nothing is believed."""
    kind, _, proof = request.headers.get(_SIGNATURE, "").strip().partition("=")
    if not app_secret or kind.lower() != "sha256" or not proof.isascii():
        return False
    right = hmac.new(app_secret.reveal().encode(), request.body, "sha256").hexdigest()
    return hmac.compare_digest(right, proof.lower())


def post_of(body: bytes, phone_number_id: str, now: datetime) -> Post:
    """What a proved body brings for that number. `now` = when, where it does not say."""
    try:
        found: object = json.loads(body)
    except (ValueError, RecursionError):
        return Post()
    inbound: list[Inbound] = []
    states: list[StateNews] = []
    for entry in objects_at(found, "entry"):
        for change in objects_at(entry, "changes"):
            value = fields_at(change, "value")
            ours = text_at(value, "metadata", "phone_number_id") == phone_number_id != ""
            # Echoes of the office's phone, news of templates and of the account come under other names.
            if not ours or text_at(change, "field") != "messages":
                continue
            names = _names(value)
            inbound += [came for told in objects_at(value, "messages") if (came := _inbound(told, names, now))]
            states += [news for told in objects_at(value, "statuses") if (news := _state(told))]
    return Post(inbound=tuple(inbound), states=tuple(states))


def _names(value: Fields) -> dict[str, str]:
    """How people call themselves, by number and by WhatsApp's own id."""
    found: dict[str, str] = {}
    for contact in objects_at(value, "contacts"):
        name = text_at(contact, "profile", "name") or text_at(contact, "profile", "username")
        found |= {one: name for who in ("wa_id", "user_id") if (one := text_at(contact, who))}
    return found


def _inbound(message: Fields, names: dict[str, str], now: datetime) -> Inbound | None:
    reference, number, user = (text_at(message, name) for name in ("id", "from", "from_user_id"))
    if not reference or not (number or user) or text_at(message, "group_id"):
        return None
    content = _content(message)
    if content is None:
        return None
    return Inbound(
        reference=reference,
        address=number or user,
        kind=content.kind,
        at=time_at(message, "timestamp") or now,
        text=content.text,
        phone=phone_key(number) if _NUMBER.fullmatch(number) else "",
        name=names.get(number) or names.get(user, ""),
        payload=content.payload,
        answers=content.answers or text_at(message, "context", "id"),
        media_reference=content.media_reference,
        media_type=content.media_type,
    )


def _content(message: Fields) -> _Content | None:
    """What it holds; None when there is nothing to see. Types that nobody knows yet are kept as unsupported."""
    # An edited message holds the new one.
    message = fields_at(message, "edit", "message") or message
    kind = text_at(message, "type")
    if kind == "text" and (text := text_at(message, "text", "body")):
        return _Content(kind=InboundKind.TEXT, text=text)
    if kind in _MEDIA and (reference := text_at(message, kind, "id")):
        told = fields_at(message, kind)
        media_type = text_at(told, "mime_type").partition(";")[0].strip()
        text = text_at(told, "caption")
        return _Content(kind=InboundKind.MEDIA, text=text, media_reference=reference, media_type=media_type)
    if kind == "reaction":
        return _reaction(fields_at(message, "reaction"))
    return _pressed(message) or _place(message) or _Content(kind=InboundKind.UNSUPPORTED, text=_unsupported(message))


def _reaction(told: Fields) -> _Content | None:
    """A smile below one of our messages; taking it back says nothing."""
    emoji = text_at(told, "emoji")
    return _Content(kind=InboundKind.TEXT, text=emoji, answers=text_at(told, "message_id")) if emoji else None


def _pressed(message: Fields) -> _Content | None:
    """A template's button, a reply button, a line of a list."""
    if button := fields_at(message, "button"):
        return _Content(kind=InboundKind.BUTTON, text=text_at(button, "text"), payload=text_at(button, "payload"))
    for name in ("button_reply", "list_reply"):
        if reply := fields_at(message, "interactive", name):
            return _Content(kind=InboundKind.BUTTON, text=text_at(reply, "title"), payload=text_at(reply, "id"))
    return None


def _place(message: Fields) -> _Content | None:
    latitude, longitude = at(message, "location", "latitude"), at(message, "location", "longitude")
    if not isinstance(latitude, int | float) or not isinstance(longitude, int | float):
        return None
    names = (text_at(message, "location", "name"), text_at(message, "location", "address"))
    text = ", ".join(one for one in names if one)
    return _Content(kind=InboundKind.LOCATION, text=text, payload=f"{latitude},{longitude}")


def _unsupported(message: Fields) -> str:
    """What can be read of it: a system's note, people's cards."""
    cards = [
        f"{text_at(card, 'name', 'formatted_name')} {text_at(card, 'phones', 0, 'phone')}".strip()
        for card in objects_at(message, "contacts")
    ]
    return text_at(message, "system", "body") or ", ".join(cards)


def _state(status: Fields) -> StateNews | None:
    state = _STATES.get(text_at(status, "status"))
    reference = text_at(status, "id")
    if state is None or not reference or text_at(status, "recipient_type") == "group":
        return None
    failed = state is MessageState.FAILED
    error = next(iter(objects_at(status, "errors")), {}) if failed else {}
    meaning = meaning_of(error)
    code = (meaning.code if meaning else "not_delivered") if failed else ""
    return StateNews(
        state=state,
        message_id=message_id_of(text_at(status, "biz_opaque_callback_data")),
        reference=reference,
        at=time_at(status, "timestamp"),
        code=code,
        said=words_of(error),
        recipient=meaning is not None and meaning.kind is OutcomeKind.FINAL_RECIPIENT,
        cost=_cost(status),
    )


def _cost(status: Fields) -> Cost | None:
    """Meta tells whether a message is billed, never how much: only that one was free is a sum."""
    return Cost(0, "USD") if flag_at(status, "pricing", "billable") is False else None

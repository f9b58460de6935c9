"""What a Telegram bot is told: messages, presses of buttons, blocks. Unknown shapes are passed by, none stops it."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from courier_desktop.domain.messaging import Inbound, InboundKind, Post, WebhookAnswer
from courier_desktop.domain.phone import phone_key
from courier_desktop.domain.values import dataclass
from courier_desktop.gateways.reading import at, fields_at, flag_at, list_at, number_at, objects_at, text_at, time_at

if TYPE_CHECKING:
    from datetime import datetime

    from courier_desktop.domain.messaging import WebhookRequest
    from courier_desktop.domain.secret import Secret
    from courier_desktop.gateways.reading import Fields

WANTED = ("message", "edited_message", "callback_query", "my_chat_member")
_SECRET_HEADER = "x-telegram-bot-api-secret-token"  # noqa: S105 - a header's name
_START = re.compile(r"/start(?:@[A-Za-z0-9_]+)?(?:\s+([A-Za-z0-9_-]{1,64}))?\s*")
_MEDIA = (
    ("animation", "video/mp4"),
    ("document", "application/octet-stream"),
    ("video", "video/mp4"),
    ("audio", "audio/mpeg"),
    ("voice", "audio/ogg"),
    ("video_note", "video/mp4"),
    ("sticker", "image/webp"),
)
# What Telegram itself writes into a chat.
_NOTES = frozenset(
    {
        *("new_chat_members", "left_chat_member", "new_chat_title", "new_chat_photo", "delete_chat_photo"),
        *("group_chat_created", "supergroup_chat_created", "migrate_to_chat_id", "migrate_from_chat_id"),
        *("pinned_message", "message_auto_delete_timer_changed", "chat_background_set", "write_access_allowed"),
    }
)
_LEFT = frozenset({"kicked", "left"})
_THERE = frozenset({"member", "administrator", "creator", "restricted"})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Content:
    """What a message holds."""

    kind: InboundKind
    text: str = ""
    payload: str = ""
    phone: str = ""
    media_reference: str = ""
    media_type: str = ""


def inbound_of(update: Fields, now: datetime) -> Inbound | None:
    """The update as what came in; None when nobody needs to see it. `now` = when, where it does not say."""
    if message := fields_at(update, "message"):
        return _message(message, now)
    if edited := fields_at(update, "edited_message"):
        return _edited(edited, now)
    if pressed := fields_at(update, "callback_query"):
        return _pressed(pressed, now)
    if member := fields_at(update, "my_chat_member"):
        return _member(member, number_at(update, "update_id") or 0, now)
    return None


def next_offset(updates: list[Fields]) -> str:
    """Where the next poll begins; "" when none of these has a number.

    Not the highest ever: after a quiet week Telegram begins anew anywhere.
    """
    numbers = [number for one in updates if (number := number_at(one, "update_id")) is not None]
    return str(max(numbers) + 1) if numbers else ""


def proved(request: WebhookRequest, secret: Secret) -> bool:
    """Whether it bears the secret that Telegram was given. Without one nothing is believed."""
    told = request.headers.get(_SECRET_HEADER, "")
    # Telegram's secrets are plain ASCII; a header of half characters must not stop the comparison.
    return bool(secret) and told.isascii() and secret.matches(told)


def pushed(body: bytes, now: datetime) -> WebhookAnswer:
    """A proved update. The answer to a pressed button goes back in the same breath."""
    try:
        found: object = json.loads(body)
    except (ValueError, RecursionError):
        return WebhookAnswer(status=200)
    update = fields_at(found)
    one = inbound_of(update, now)
    post = Post(inbound=(one,) if one else ())
    if pressed := text_at(update, "callback_query", "id"):
        answer = json.dumps({"method": "answerCallbackQuery", "callback_query_id": pressed})
        return WebhookAnswer(status=200, body=answer, media_type="application/json", post=post)
    return WebhookAnswer(status=200, post=post)


def _message(message: Fields, now: datetime, mark: str = "") -> Inbound | None:
    chat, number = number_at(message, "chat", "id"), number_at(message, "message_id")
    if not chat or number is None or flag_at(message, "from", "is_bot") or _NOTES & message.keys():
        return None
    content = _content(message)
    answered = number_at(message, "reply_to_message", "message_id")
    return Inbound(
        reference=f"{chat}:{number}{mark}",
        address=str(chat),
        kind=content.kind,
        at=time_at(message, "edit_date" if mark else "date") or now,
        text=content.text,
        phone=content.phone,
        name=_name(fields_at(message, "from")) or text_at(message, "chat", "title"),
        payload=content.payload,
        answers="" if answered is None else f"{chat}:{answered}",
        media_reference=content.media_reference,
        media_type=content.media_type,
    )


def _edited(message: Fields, now: datetime) -> Inbound | None:
    """A message as its writer has mended it. A live location is edited every few seconds: only its start counts."""
    if fields_at(message, "location"):
        return None
    return _message(message, now, f":{number_at(message, 'edit_date') or 0}")


def _content(message: Fields) -> _Content:
    if text := text_at(message, "text"):
        if start := _START.fullmatch(text.strip()):
            # The link's token is no text of theirs: it is not kept with what they wrote.
            return _Content(kind=InboundKind.START, text="/start", payload=start[1] or "")
        return _Content(kind=InboundKind.TEXT, text=text)
    return _media(message) or _place(message) or _contact(message) or _Content(kind=InboundKind.UNSUPPORTED)


def _media(message: Fields) -> _Content | None:
    caption = text_at(message, "caption") or text_at(message, "sticker", "emoji")
    photos = objects_at(message, "photo")
    if photos:
        largest = max(photos, key=lambda one: number_at(one, "width") or 0)
        return _file(text_at(largest, "file_id"), "image/jpeg", caption)
    for name, usual in _MEDIA:
        if found := text_at(message, name, "file_id"):
            return _file(found, text_at(message, name, "mime_type") or usual, caption)
    return None


def _file(reference: str, media_type: str, caption: str) -> _Content:
    return _Content(kind=InboundKind.MEDIA, text=caption, media_reference=reference, media_type=media_type)


def _place(message: Fields) -> _Content | None:
    latitude, longitude = at(message, "location", "latitude"), at(message, "location", "longitude")
    if not isinstance(latitude, int | float) or not isinstance(longitude, int | float):
        return None
    names = (text_at(message, "venue", "title"), text_at(message, "venue", "address"))
    text = ", ".join(one for one in names if one)
    return _Content(kind=InboundKind.LOCATION, text=text, payload=f"{latitude},{longitude}")


def _contact(message: Fields) -> _Content | None:
    """A shared phone. It is the writer's own only when the card is theirs: anybody can pass on another's."""
    contact = fields_at(message, "contact")
    if not contact:
        return None
    phone = phone_key(text_at(contact, "phone_number"))
    owner = number_at(contact, "user_id")
    if phone and owner is not None and owner == number_at(message, "from", "id"):
        return _Content(kind=InboundKind.TEXT, text=phone, phone=phone)
    return _Content(kind=InboundKind.UNSUPPORTED, text=f"{_name(contact)} {phone}".strip())


def _pressed(query: Fields, now: datetime) -> Inbound | None:
    """A button below one of our messages. Telegram does not say when it was pressed."""
    identity = text_at(query, "id")
    chat = number_at(query, "message", "chat", "id") or number_at(query, "from", "id")
    if not identity or not chat:
        return None
    number, payload = number_at(query, "message", "message_id"), text_at(query, "data")
    return Inbound(
        reference=f"button:{identity}",
        address=str(chat),
        kind=InboundKind.BUTTON,
        at=now,
        text=_label(query, payload),
        name=_name(fields_at(query, "from")),
        payload=payload,
        answers="" if number is None else f"{chat}:{number}",
    )


def _label(query: Fields, payload: str) -> str:
    """What stood on the button, where the message is still known."""
    for row in list_at(query, "message", "reply_markup", "inline_keyboard"):
        for button in objects_at(row):
            if text_at(button, "callback_data") == payload:
                return text_at(button, "text")
    return ""


def _member(changed: Fields, update: int, now: datetime) -> Inbound | None:
    """In a private chat: the person blocked the bot, or took the block back."""
    chat, status = number_at(changed, "chat", "id"), text_at(changed, "new_chat_member", "status")
    if not chat or status not in _LEFT | _THERE:
        return None
    return Inbound(
        reference=f"member:{chat}:{update}",
        address=str(chat),
        kind=InboundKind.BLOCKED if status in _LEFT else InboundKind.UNBLOCKED,
        at=time_at(changed, "date") or now,
        name=_name(fields_at(changed, "from")),
    )


def _name(person: Fields) -> str:
    return f"{text_at(person, 'first_name')} {text_at(person, 'last_name')}".strip()

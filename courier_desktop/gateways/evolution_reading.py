"""What Evolution tells: messages, how far they have come, and its webhook's events."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from courier_desktop.domain.messaging import Inbound, InboundKind, MessageState, Post, StateNews, forward
from courier_desktop.domain.phone import phone_key
from courier_desktop.gateways.reading import at, fields_at, flag_at, objects_at, text_at, time_at
from courier_desktop.gateways.whatsapp_web import STATES_BY_NAME, address_of, is_hidden, is_person, number_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_TEXTS = (
    ("conversation",),
    ("extendedTextMessage", "text"),
    ("imageMessage", "caption"),
    ("videoMessage", "caption"),
    ("documentMessage", "caption"),
    ("buttonsResponseMessage", "selectedDisplayText"),
    ("listResponseMessage", "title"),
    ("templateButtonReplyMessage", "selectedDisplayText"),
)
_MEDIA = ("imageMessage", "videoMessage", "audioMessage", "documentMessage", "stickerMessage")
_BUTTONS = ("buttonsResponseMessage", "listResponseMessage", "templateButtonReplyMessage")


def text_of(message: object) -> str:
    """What a message says, whichever way its kind writes it."""
    return next((told for way in _TEXTS if (told := text_at(message, "message", *way))), "")


def chat_of(message: object) -> str:
    """The chat of a message: by its number where the service tells one beside a hidden id."""
    jid, other = text_at(message, "key", "remoteJid"), text_at(message, "key", "remoteJidAlt")
    return other if is_hidden(jid) and number_of(other) else jid


def is_of(message: object, address: str, chat: str) -> bool:
    """Whether it stands in that chat, or that number's: the service writes numbers its own way, so by their key."""
    jid = chat_of(message)
    return jid in {address, chat} or (bool(number_of(jid)) and number_of(jid) == phone_key(address))


def state_of(message: object) -> MessageState | None:
    """The furthest that a kept message has come; None when it only waits."""
    told = [text_at(message, "status"), *(text_at(one, "status") for one in objects_at(message, "MessageUpdate"))]
    found: MessageState | None = None
    for state in (STATES_BY_NAME[name] for name in told if name in STATES_BY_NAME):
        found = forward(found, state) if found else state
    return found


def inbound_of(message: object) -> Inbound | None:
    """A person's message; None for our own, for groups and channels, and for what has no id or time."""
    jid, reference, when = chat_of(message), text_at(message, "key", "id"), time_at(message, "messageTimestamp")
    address = address_of(jid)
    ours = flag_at(message, "key", "fromMe") is not False
    if ours or not is_person(jid) or not address or not reference or when is None:
        return None
    content = fields_at(message, "message")
    kind, media = _kind_of(content)
    return Inbound(
        reference=reference,
        address=address,
        kind=kind,
        at=when,
        text=text_of(message),
        phone=number_of(jid),
        name=text_at(message, "pushName"),
        answers=text_at(message, "contextInfo", "stanzaId"),
        media_reference=text_at(message, "message", "mediaUrl"),
        media_type=text_at(content, media, "mimetype"),
    )


def _kind_of(content: dict[str, object]) -> tuple[InboundKind, str]:
    """What it is, and the name of its file's part."""
    media = next((name for name in _MEDIA if name in content), "")
    if media:
        return InboundKind.MEDIA, media
    if "locationMessage" in content or "liveLocationMessage" in content:
        return InboundKind.LOCATION, ""
    if any(name in content for name in _BUTTONS):
        return InboundKind.BUTTON, ""
    told = any(name in content for name in ("conversation", "extendedTextMessage"))
    return (InboundKind.TEXT if told else InboundKind.UNSUPPORTED), ""


def post_of(body: bytes, instance: str) -> Post:
    """What a proved webhook tells of that instance. Its body bears the account's key: none of it is kept but this."""
    try:
        told = json.loads(body)
    except (ValueError, RecursionError):
        return Post()
    if text_at(told, "instance") != instance:
        return Post()
    event = text_at(told, "event").lower().replace("_", ".")
    found = list(_several(at(told, "data")))
    if event == "messages.upsert":
        return Post(inbound=tuple(one for part in found if (one := inbound_of(part)) is not None))
    if event == "messages.update":
        return Post(states=tuple(news for part in found if (news := _update_of(part)) is not None))
    return Post()


def _several(value: object) -> Iterator[object]:
    """Some releases tell one, some a list."""
    if isinstance(value, list):
        yield from value
    else:
        yield value


def _update_of(part: object) -> StateNews | None:
    state = STATES_BY_NAME.get(text_at(part, "status"))
    reference = text_at(part, "keyId") or text_at(part, "key", "id")
    if state is None or not reference or flag_at(part, "fromMe") is False:
        return None
    code = "not_delivered" if state is MessageState.FAILED else ""
    return StateNews(state=state, reference=reference, code=code)

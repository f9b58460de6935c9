"""What WAHA tells: messages, how far they have come, and its webhook's events."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from courier_desktop.domain.messaging import Inbound, InboundKind, MessageState, Post, StateNews
from courier_desktop.domain.values import dataclass
from courier_desktop.gateways.reading import at, fields_at, flag_at, number_at, text_at, time_at
from courier_desktop.gateways.whatsapp_web import (
    STATES_BY_ACK,
    STATES_BY_NAME,
    address_of,
    is_hidden,
    is_person,
    number_of,
)

if TYPE_CHECKING:
    from datetime import datetime

_MESSAGES = frozenset({"message", "message.any"})
_ACKS = frozenset({"message.ack", "message.ack.group"})
# Their names in `ackName`; PENDING is no news.
_NAMES = {**STATES_BY_NAME, "SERVER": MessageState.SENT, "DEVICE": MessageState.DELIVERED}


def raw_id(reference: str) -> str:
    """The last part of true_5215512345678@c.us_3EB0…, which alone is the same wherever the message is named."""
    return next((part for part in reversed(reference.split("_")) if part and "@" not in part), "")


def sent_id(answer: object) -> str:
    """The id of a message just sent, as each engine tells it; "" when there is none."""
    ways = (("id",), ("id", "_serialized"), ("key", "id"), ("_data", "id", "_serialized"), ("_data", "Info", "ID"))
    return next((raw for way in ways if (raw := raw_id(text_at(answer, *way)))), "")


@dataclass(frozen=True, slots=True)
class Pages:
    """Messages, oldest first; `more` = there are later ones, not yet asked for."""

    messages: list[dict[str, object]]
    more: bool


def in_order(found: list[dict[str, object]], *, more: bool) -> Pages:
    """The pages of an answer oldest first, also from an engine that gives the newest first whatever is asked."""
    times = [number_at(one, "timestamp") or 0 for one in found]
    if times and times[0] > times[-1]:
        # Its last page was the oldest: what it left out is not later, and would be asked for in vain.
        found, more = found[::-1], False
    return Pages(sorted(found, key=lambda one: number_at(one, "timestamp") or 0), more)


def state_of(message: object) -> MessageState | None:
    """How far a message has come; None when it does not tell, or still waits."""
    return STATES_BY_ACK.get(number_at(message, "ack") or 0) or _NAMES.get(text_at(message, "ackName"))


def inbound_of(message: object, base: str, number: str = "") -> Inbound | None:
    """A person's message; None for our own, for groups and channels, and for what has no id or time.

    `number` = the chat of a hidden id, where the service told it.
    """
    jid, reference, when = text_at(message, "from"), raw_id(text_at(message, "id")), time_at(message, "timestamp")
    if flag_at(message, "fromMe") is not False or not is_person(jid) or not reference or when is None:
        return None
    number = number or _beside(message) if is_hidden(jid) else ""
    address = address_of(number) if number_of(number) else address_of(jid)
    if not address:
        return None
    kind, media = _kind_of(message)
    return Inbound(
        reference=reference,
        address=address,
        kind=kind,
        at=when,
        text=text_at(message, "body"),
        phone=number_of(number or jid),
        name=_name_of(message),
        answers=raw_id(text_at(message, "replyTo", "id")),
        media_reference=media_address(text_at(message, "media", "url"), base) if media else "",
        media_type=text_at(message, "media", "mimetype"),
    )


def _beside(message: object) -> str:
    """The chat by number that some engines tell beside a hidden id."""
    ways = (("Info", "SenderAlt"), ("key", "remoteJidAlt"), ("key", "senderPn"))
    return next((told for way in ways if number_of(told := text_at(message, "_data", *way))), "")


def _kind_of(message: object) -> tuple[InboundKind, bool]:
    """What it is, and whether a file can be fetched."""
    if flag_at(message, "hasMedia") is True:
        return InboundKind.MEDIA, bool(text_at(message, "media", "url"))
    if fields_at(message, "location"):
        return InboundKind.LOCATION, False
    return (InboundKind.TEXT if text_at(message, "body") else InboundKind.UNSUPPORTED), False


def _name_of(message: object) -> str:
    """The name that the person gave themselves, as each engine tells it."""
    ways = (("pushName",), ("notifyName",), ("Info", "PushName"))
    return next((told for way in ways if (told := text_at(message, "_data", *way))), "")


def media_address(url: str, base: str) -> str:
    """Where a file really is: the service names itself localhost; "" when there is none."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    if not parts.path:
        return ""
    return f"{base}{parts.path}" + (f"?{parts.query}" if parts.query else "")


def post_of(body: bytes, session: str, base: str) -> Post:
    """What a proved webhook tells of that session; nothing for another one's and for what is unknown."""
    try:
        told = json.loads(body)
    except (ValueError, RecursionError):
        return Post()
    if text_at(told, "session") != session:
        return Post()
    event, payload = text_at(told, "event"), at(told, "payload")
    if event in _MESSAGES and (one := inbound_of(payload, base)):
        return Post(inbound=(one,))
    if event in _ACKS and (news := _ack_of(payload, time_at(told, "timestamp"))):
        return Post(states=(news,))
    return Post()


def _ack_of(payload: object, when: datetime | None) -> StateNews | None:
    state, reference = state_of(payload), raw_id(text_at(payload, "id"))
    if state is None or not reference or flag_at(payload, "fromMe") is False:
        return None
    code = "not_delivered" if state is MessageState.FAILED else ""
    return StateNews(state=state, reference=reference, at=when, code=code)

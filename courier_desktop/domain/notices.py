"""The strategy of notices: which event tells whom what, by which channel, not before when, until when."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from courier_desktop.domain.values import dataclass


class NoticeEvent(StrEnum):
    """What a recipient may be told."""

    AT_DEPOT = "at_depot"
    OUT_FOR_DELIVERY = "out_for_delivery"
    YOU_ARE_NEXT = "you_are_next"
    AT_THE_DOOR = "at_the_door"
    DELIVERED = "delivered"
    ATTEMPT_FAILED = "attempt_failed"
    READY_FOR_PICKUP = "ready_for_pickup"
    DELAY = "delay"
    NOT_TODAY = "not_today"
    ADDRESS_NEEDED = "address_needed"
    RETURNING = "returning"
    CANCELLED = "cancelled"


class Channel(StrEnum):
    """By which way a notice goes: `wa_me` by a person's hand, the others by a gateway."""

    WA_ME = "wa_me"
    WHATSAPP = "whatsapp"
    SMS = "sms"
    TELEGRAM = "telegram"
    EMAIL = "email"


class NoticeState(StrEnum):
    """A notice's life. wa.me never says "sent": only what a gateway carries is queued, sent and so on."""

    PREPARED = "prepared"
    OPENED = "opened"
    CONFIRMED = "confirmed"
    MAYBE_SENT = "maybe_sent"
    BLOCKED = "blocked"
    EXPIRED = "expired"
    NOT_SENT = "not_sent"
    QUEUED = "queued"
    SENT = "sent"
    DELIVERED = "delivered"
    READ = "read"
    FAILED = "failed"


# Those that a gateway has taken: nothing takes them back.
TAKEN = frozenset({NoticeState.SENT, NoticeState.DELIVERED, NoticeState.READ})
# Those that have not gone anywhere yet.
NOT_GONE = frozenset({NoticeState.PREPARED, NoticeState.QUEUED})
# Those that wait for a person.
WAITING = frozenset({NoticeState.PREPARED, NoticeState.OPENED, NoticeState.MAYBE_SENT})


# Told only while it is news: a mark that comes in late, or a result, makes them worthless.
IN_BETWEEN = frozenset(
    {
        NoticeEvent.AT_DEPOT,
        NoticeEvent.OUT_FOR_DELIVERY,
        NoticeEvent.YOU_ARE_NEXT,
        NoticeEvent.AT_THE_DOOR,
        NoticeEvent.DELAY,
    }
)
# Telling less of these a day leaves nobody wrong. A setback takes back what was told, and has its own limit; a result
# is told whatever came before it.
THROTTLED = IN_BETWEEN - {NoticeEvent.DELAY}


@dataclass(frozen=True, slots=True)
class OptOut:
    """Since when and by whom a recipient wants no notices."""

    since: datetime
    actor: str
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageValues:
    """What a message's template may say. Any text may be empty: each template has a fallback.

    Days and clock times are in words already ("hoy", "11:30"); `cash` is formatted; `missing` are codes.
    """

    company: str = ""
    company_phone: str = ""
    staff: str = ""
    recipient: str = ""
    first_name: str = ""
    sender: str = ""
    number: str = ""
    pieces: int = 1
    driver: str = ""
    cash: str = ""
    day: str = ""
    window_from: str = ""
    window_to: str = ""
    old_from: str = ""
    old_to: str = ""
    cause: str = ""
    reason: str = ""
    next_step: str = ""
    options: bool = False
    received_by: str = ""
    relation: str = ""
    delivered_at: str = ""
    until: str = ""
    street: str = ""
    missing: tuple[str, ...] = ()
    attempt: int = 1
    max_attempts: int = 2

"""The notices: which event tells whom what, when at the earliest, and until when it makes sense."""

from __future__ import annotations

from enum import StrEnum


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
    """By which way a notice goes. More come with the gateways."""

    WA_ME = "wa_me"


class NoticeState(StrEnum):
    """A notice's life. wa.me never says "sent"."""

    PREPARED = "prepared"
    OPENED = "opened"
    CONFIRMED = "confirmed"
    MAYBE_SENT = "maybe_sent"
    BLOCKED = "blocked"
    EXPIRED = "expired"
    NOT_SENT = "not_sent"

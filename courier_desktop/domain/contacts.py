"""A contact: one person across shipments and channels, where each channel reaches them, how long a failure counts."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum
from typing import NewType

from courier_desktop.domain.ids import ShipmentId
from courier_desktop.domain.messaging import GatewayName, InboundKind
from courier_desktop.domain.notices import Channel, OptOut
from courier_desktop.domain.phone import digits, phone_key
from courier_desktop.domain.strategy import CustomerKind
from courier_desktop.domain.values import dataclass, field
from courier_desktop.domain.words import Language

ContactId = NewType("ContactId", str)
InboundId = NewType("InboundId", str)

# Since their last message: so long WhatsApp lets a free text go to a person.
WINDOW = timedelta(hours=24)
# How long an address that could not be reached is left alone. Numbers change hands and people come to WhatsApp.
_USUAL_HOLD = timedelta(days=30)
_HOLDS = {
    "mailbox_full": timedelta(days=2),
    "handset_off": timedelta(days=1),
    "not_delivered": timedelta(days=1),
    "recipient_limit": timedelta(days=1),
    "number_wrong": timedelta(days=365),
    "number_landline": timedelta(days=365),
    "address_unfit": timedelta(days=365),
}
# Where a refusal comes from when the person blocked us in their own program: it ends when they let us in again.
BLOCKED_THERE = "blocked"
# Channels on which people are known by their phone.
BY_PHONE = frozenset({Channel.SMS, Channel.WHATSAPP, Channel.WA_ME})
_FEWEST_DIGITS, _MOST_DIGITS = 8, 15


def held_until(why: str, judged_at: datetime) -> datetime:
    """Until when an address is left alone that could not be reached for that reason, a code of wording."""
    return judged_at + _HOLDS.get(why, _USUAL_HOLD)


def plain_address(channel: Channel, text: str) -> str:
    """An address as it is kept and compared: an e-mail in lower case, a phone in E.164, a WhatsApp id bare."""
    bare = text.strip()
    match channel:
        case Channel.EMAIL:
            return bare.casefold()
        case Channel.SMS | Channel.WA_ME:
            return phone_key(bare) if _is_phone(bare) else bare
        case Channel.WHATSAPP:
            bare = bare.removeprefix("whatsapp:")
            head, at, host = bare.partition("@")
            bare = head if at and host in {"c.us", "s.whatsapp.net"} else bare
            return digits(bare) if _is_phone(bare) else bare
        case Channel.TELEGRAM:
            return bare


def phone_in(channel: Channel, address: str) -> str:
    """The key of the phone that an address is; "" where it is none: an e-mail, a chat, an id without a phone."""
    return phone_key(address) if channel in BY_PHONE and _is_phone(address) else ""


def same_address(channel: Channel, one: str, other: str) -> bool:
    """Whether both reach the same person there: two spellings of a phone do."""
    first, second = plain_address(channel, one), plain_address(channel, other)
    if first == second:
        return True
    key = phone_in(channel, first)
    return bool(key) and key == phone_in(channel, second)


def spellings(phone_key: str) -> tuple[str, ...]:
    """How one phone may stand in the ledger's rows: WhatsApp puts a 1 after Mexico's 52."""
    return (phone_key, f"+521{phone_key[3:]}") if phone_key.startswith("+52") else (phone_key,)


def _is_phone(text: str) -> bool:
    bare = text.removeprefix("+")
    return bare.isascii() and bare.isdigit() and _FEWEST_DIGITS <= len(bare) <= _MOST_DIGITS


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """A contact's row. `phone_key` "" = no phone known; `kind` None = as the shipment says.

    `consent_from` = where the consent comes from: a channel's code for their first message there, "office" for what
    staff noted, followed by a blank and their words.
    """

    contact_id: ContactId
    phone_key: str = ""
    name: str = ""
    kind: CustomerKind | None = None
    preferred: Channel | None = None
    language: Language | None = None
    zone: str = ""
    consent_at: datetime | None = None
    consent_from: str = ""
    start_token: str = ""
    made_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactAddress:
    """Where a channel reaches a contact. `usable` False = it could not be reached for `why`, told at `judged_at`."""

    channel: Channel
    address: str
    contact_id: ContactId
    learned_at: datetime
    learned_from: str
    usable: bool = True
    why: str = ""
    judged_at: datetime | None = None
    last_inbound_at: datetime | None = None

    def reaches(self, now: datetime) -> bool:
        """Whether it may be tried now."""
        return self.usable or self.judged_at is None or held_until(self.why, self.judged_at) <= now

    def window_ends(self) -> datetime | None:
        """Until when they count as having written lately; None = they never wrote from there."""
        return None if self.last_inbound_at is None else self.last_inbound_at + WINDOW


@dataclass(frozen=True, slots=True)
class ChannelOptOut:
    """A channel of which a contact wants nothing."""

    channel: Channel
    wish: OptOut


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """All that is known of a contact."""

    contact: Contact
    addresses: tuple[ContactAddress, ...] = field(default=())
    refused: tuple[ChannelOptOut, ...] = field(default=())


class Deed(StrEnum):
    """What the program did with a message that came in."""

    NONE = ""
    OPTED_OUT = "opt_out"
    OPTED_IN = "opt_in"
    ASK_STAFF = "ask_staff"
    """It asks to cancel, and nobody but a person knows what."""
    BLOCKED = "blocked"
    UNBLOCKED = "unblocked"
    STARTED = "start"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceivedRow:
    """A message that came in, as faces show it. `number` and `recipient` are of the shipment that it is about, or "".

    `text` = what they wrote; `whole` = with quoted mail, "" when it is the same. `seen_at` None = nobody has read it.
    """

    inbound_id: InboundId
    gateway: GatewayName
    channel: Channel
    address: str
    contact_id: ContactId | None
    name: str
    shipment_id: ShipmentId | None
    number: str
    recipient: str
    kind: InboundKind
    text: str
    whole: str
    subject: str
    media_type: str
    at: datetime
    deed: Deed
    seen_at: datetime | None

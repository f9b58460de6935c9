"""What the office or a shop's file says of a shipment before it is registered."""

from __future__ import annotations

from datetime import datetime

from courier_desktop.domain.address import Address
from courier_desktop.domain.money import Money
from courier_desktop.domain.statuses import Status
from courier_desktop.domain.values import dataclass, field
from courier_desktop.domain.words import Language


@dataclass(frozen=True, slots=True)
class Party:
    """A person or shop: sender or recipient. `phone` is E.164 or empty; `phone_typed` is what was typed."""

    name: str
    phone: str = ""
    phone_typed: str = ""
    email: str = ""
    company: str = ""
    language: Language = Language.ES


@dataclass(frozen=True, slots=True)
class Promise:
    """A window told to the recipient: aware UTC, start <= end."""

    start: datetime
    end: datetime


@dataclass(frozen=True, slots=True)
class ShipmentDraft:
    """One shipment to register: all that a slip, a stop and a notice need.

    `order_number` with the sender's name makes an import idempotent; empty for typed shipments.
    `order_key` tells an order apart that a file does not number.
    `status` other than registered is for files that say how far the parcel has come.
    """

    sender: Party
    recipient: Party
    address: Address
    order_number: str = ""
    pieces: int = 1
    contents: str = ""
    weight_g: int | None = None
    cash_on_delivery: Money | None = None
    declared_value: Money | None = None
    promise: Promise | None = None
    note: str = ""
    signed_copy: bool = False
    sender_address: Address = field(default_factory=Address)
    status: Status = Status.REGISTERED
    delivered_at: datetime | None = None
    order_key: str = ""

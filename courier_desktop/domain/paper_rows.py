"""The frozen rows that paper draws: a slip for each piece, a run sheet for each route."""

from __future__ import annotations

from datetime import date, datetime

from courier_desktop.domain.address import Address
from courier_desktop.domain.money import Money
from courier_desktop.domain.values import dataclass
from courier_desktop.domain.words import Language


@dataclass(frozen=True, slots=True)
class SlipRow:
    """Everything one slip (one piece) shows. Times are local to the courier already."""

    number: str
    qr_text: str
    courier: str
    courier_city: str
    courier_phone: str
    sender: str
    recipient: str
    phone_last4: str
    address: Address
    piece: int
    pieces: int
    zone: str
    stop: int
    cash: Money | None
    arrives_day: date | None
    arrives_from: datetime | None
    arrives_to: datetime | None
    attempt: int
    max_attempts: int
    weight_g: int | None
    contents: str
    signed_copy: bool
    privacy: str
    language: Language
    logo: bytes = b""


@dataclass(frozen=True, slots=True)
class RunSheetStop:
    """One stop on the paper run sheet. `qr_text` holds the tracking number for the scanner."""

    position: int
    number: str
    qr_text: str
    recipient: str
    phone: str
    address: Address
    window_from: datetime | None
    window_to: datetime | None
    planned_at: datetime | None
    pieces: int
    cash: Money | None
    signed_copy: bool
    note: str
    attempt: int
    max_attempts: int


@dataclass(frozen=True, slots=True)
class RunSheet:
    """The paper a driver takes: the route's head and its stops in order. Times are local."""

    courier: str
    code: str
    name: str
    day: date
    driver: str
    vehicle: str
    starts_at: datetime
    stops: tuple[RunSheetStop, ...]
    cash: Money
    pieces: int
    language: Language

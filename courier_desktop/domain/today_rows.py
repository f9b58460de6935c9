"""The frozen rows of Today: what needs me now, the routes, who is about to leave the promised window."""

from __future__ import annotations

from enum import StrEnum

from courier_desktop.domain.ids import ShipmentId
from courier_desktop.domain.money import Money
from courier_desktop.domain.rows import RouteRow, Window
from courier_desktop.domain.values import dataclass


class TodayKind(StrEnum):
    """The lines of Today, in their order of urgency."""

    STOPS_LATE = "stops_late"
    GATEWAY = "gateway"
    MESSAGES = "messages"
    CALLS = "calls"
    ATTEMPTS = "attempts"
    MAYBE_SENT = "maybe_sent"
    NOT_ARRIVED = "not_arrived"
    ADDRESSES = "addresses"
    YESTERDAY = "yesterday"
    LOADS_OPEN = "loads_open"
    ROUTES_OPEN = "routes_open"
    STUCK = "stuck"
    BACKUP = "backup"


@dataclass(frozen=True, slots=True)
class TodayLine:
    """One line of Today: how many, the worst example, and codes for the face to say the rest."""

    kind: TodayKind
    count: int
    example: str
    number: str
    detail: dict[str, str | int]


@dataclass(frozen=True, slots=True)
class LeavingRow:
    """A shipment whose estimate leaves its window."""

    shipment_id: ShipmentId
    number: str
    recipient: str
    route_code: str
    colonia: str
    window: Window


@dataclass(frozen=True, slots=True)
class TodayBoard:
    """All that Today shows."""

    shipments: int
    routes_count: int
    cash_count: int
    delivered: int
    failed: int
    in_window: int
    out_of_window: int
    cash_due: Money
    lines: tuple[TodayLine, ...]
    resolved: int
    routes: tuple[RouteRow, ...]
    leaving: tuple[LeavingRow, ...]
    empty: bool

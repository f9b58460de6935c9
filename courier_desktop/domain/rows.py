"""The frozen rows that faces and paper show: read models, complete enough that nobody asks the store again."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

from courier_desktop.domain.address import Address
from courier_desktop.domain.causes import Cause
from courier_desktop.domain.ids import (
    ActId,
    DelayId,
    DriverId,
    EventId,
    NoticeId,
    PartyId,
    RouteId,
    ShipmentId,
)
from courier_desktop.domain.money import Money
from courier_desktop.domain.notices import Channel, NoticeEvent, NoticeState
from courier_desktop.domain.reasons import Need, NextStep, ReasonCode
from courier_desktop.domain.statuses import Phase, Status, StopState
from courier_desktop.domain.values import dataclass
from courier_desktop.domain.words import Language


class RouteState(StrEnum):
    """How far a route has come."""

    DRAFT = "draft"
    LOADING = "loading"
    PUBLISHED = "published"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Window:
    """The promise beside the estimate: aware UTC; any of them may be unknown."""

    start: datetime | None = None
    end: datetime | None = None
    estimate: datetime | None = None
    done: datetime | None = None

    @property
    def late_minutes(self) -> int:
        """Whole minutes by which the real or estimated time leaves the window's end; 0 when inside or unknown."""
        point = self.done or self.estimate
        if self.end is None or point is None or point <= self.end:
            return 0
        return -(-int((point - self.end).total_seconds()) // 60)


@dataclass(frozen=True, slots=True)
class ShipmentRow:
    """One line of the shipments list."""

    shipment_id: ShipmentId
    number: str
    status: Status
    delayed: bool
    recipient: str
    colonia: str
    postal_code: str
    sender: str
    pieces: int
    window: Window
    cash: Money | None
    collected: Money | None
    route_code: str
    attempts: int
    max_attempts: int
    registered_at: datetime
    moved_at: datetime
    needs_address: bool
    reason: ReasonCode | None
    next_step: NextStep | None


@dataclass(frozen=True, slots=True)
class PageKey:
    """Where the next page begins: the last row's sort value, and what tells it from others that sort alike."""

    value: str | int
    tie: str | int


class SortBy(StrEnum):
    """The columns a list of shipments may be sorted by."""

    NUMBER = "number"
    RECIPIENT = "recipient"
    STATUS = "status"
    PROMISE = "promise"
    CASH = "cash"
    COLONIA = "colonia"


class View(StrEnum):
    """Which shipments a list is about before the letters filter it."""

    TODAY = "today"
    OPEN = "open"
    NEEDS_ADDRESS = "needs_address"
    NO_ROUTE = "no_route"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class ShipmentQuery:
    """What a list asks for. Empty `statuses` = any. `text` = words of the search field."""

    view: View = View.TODAY
    statuses: frozenset[Status] = frozenset()
    delayed: bool = False
    cash: bool = False
    text: str = ""
    sort: SortBy = SortBy.NUMBER
    descending: bool = True


@dataclass(frozen=True, slots=True)
class ShipmentPage:
    """Some rows and the key of the next page, None at the end."""

    rows: tuple[ShipmentRow, ...]
    next: PageKey | None


@dataclass(frozen=True, slots=True)
class ShipmentCounts:
    """How many shipments the view holds: in all, by status, delayed, with cash to collect.

    `whole` is False when so many match the words that only the newest were counted.
    """

    total: int
    by_status: dict[Status, int]
    delayed: int
    cash: int
    whole: bool = True


@dataclass(frozen=True, slots=True)
class SearchHit:
    """One answer of the F2 field."""

    shipment_id: ShipmentId
    number: str
    recipient: str
    place: str
    status: Status
    route_code: str


@dataclass(frozen=True, slots=True)
class EventRow:
    """One line of a shipment's history. `detail` holds codes and values for the face to say, never a sentence.

    `source` is the code of the hand that recorded it (staff, driver, import, gateway, program), `place` which computer.
    Of one that was taken back: by whom, when, why (a code of corrections), with which note.
    """

    event_id: EventId
    act_id: ActId
    kind: str
    status: Status | None
    occurred_at: datetime
    recorded_at: datetime
    actor: str
    implied: bool
    corrected: bool
    detail: dict[str, str | int]
    source: str = "staff"
    place: str = ""
    corrected_by: str = ""
    corrected_at: datetime | None = None
    corrected_why: str = ""
    corrected_note: str = ""


@dataclass(frozen=True, slots=True)
class NoticeRow:
    """One message to one recipient through one channel, with its whole life."""

    notice_id: NoticeId
    shipment_id: ShipmentId
    number: str
    recipient: str
    to: str
    event: NoticeEvent
    channel: Channel
    language: Language
    state: NoticeState
    why: str
    text: str
    link: str
    text_on_clipboard: bool
    planned_at: datetime
    not_before: datetime
    expires_at: datetime | None
    opened_at: datetime | None
    opened_by: str
    confirmed_at: datetime | None
    confirmed_by: str
    delay_id: DelayId | None
    route_code: str


@dataclass(frozen=True, slots=True)
class PieceRow:
    """One parcel of a shipment: n of m."""

    number: int
    of: int
    loaded: bool


@dataclass(frozen=True, slots=True)
class PartyRow:
    """A recipient or sender as the drawer shows it."""

    party_id: PartyId
    name: str
    phone: str
    phone_typed: str
    email: str
    language: Language
    opted_out_at: datetime | None
    opted_out_by: str
    company: str = ""


@dataclass(frozen=True, slots=True)
class ShipmentDetail:
    """All that the drawer shows of one shipment."""

    row: ShipmentRow
    phase: Phase
    recipient: PartyRow
    sender: PartyRow
    address: Address
    missing: tuple[str, ...]
    order_number: str
    contents: str
    note: str
    weight_g: int | None
    signed_copy: bool
    pieces: tuple[PieceRow, ...]
    route_id: RouteId | None
    stop: int
    stops: int
    driver: str
    delay_cause: Cause | None
    received_by: str
    relation: str
    owed: tuple[Need, ...]
    events: tuple[EventRow, ...]
    notices: tuple[NoticeRow, ...]
    declared: Money | None = None


@dataclass(frozen=True, slots=True)
class StopRow:
    """One stop of a route, with its place in the order and its times."""

    shipment_id: ShipmentId
    position: int
    number: str
    recipient: str
    phone: str
    address: Address
    state: StopState
    status: Status
    delayed: bool
    planned_at: datetime | None
    window: Window
    marked_at: datetime | None
    pieces: int
    loaded: int
    left_reason: str
    cash: Money | None
    collected: Money | None
    received_by: str
    reason: ReasonCode | None
    next_step: NextStep | None
    attempts: int
    max_attempts: int
    owed: tuple[Need, ...]
    signed_copy: bool
    note: str
    relation: str = ""


@dataclass(frozen=True, slots=True)
class DriverRow:
    """A driver: name, phone, vehicle."""

    driver_id: DriverId
    name: str
    phone: str
    vehicle: str
    active: bool


@dataclass(frozen=True, slots=True)
class RouteRow:
    """One route of a day with its figures; `beads` has one entry a stop, in order."""

    route_id: RouteId
    code: str
    name: str
    day: date
    driver: str
    driver_id: DriverId | None
    vehicle: str
    state: RouteState
    starts_at: datetime
    minutes_per_stop: int
    stops: int
    done: int
    failed: int
    pieces: int
    loaded: int
    shift_minutes: int
    ends_at: datetime | None
    next_stop: str
    next_at: datetime | None
    next_state: StopState | None
    last_mark_at: datetime | None
    cash: Money
    collected: Money
    beads: tuple[StopState, ...]
    late: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class RouteBoard:
    """A route opened: its row, its stops in order."""

    route: RouteRow
    stops: tuple[StopRow, ...]


class ScanVerdict(StrEnum):
    """What a read at the load check means; each has its own colour, word and sound."""

    RIGHT = "right"
    ALREADY = "already"
    WRONG_ROUTE = "wrong_route"
    UNKNOWN = "unknown"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class ScanRow:
    """The answer to one read at the load check. `place` = its count among the right ones, 0 for a wrong one."""

    verdict: ScanVerdict
    text: str
    shipment_id: ShipmentId | None
    number: str
    recipient: str
    piece: int
    pieces: int
    place: int
    other_route: str
    colonia: str
    cash_due: bool
    code: str = ""


@dataclass(frozen=True, slots=True)
class LoadBoard:
    """The load check of one route: 14 of 37, the last reads first, what has not been read."""

    route: RouteRow
    loaded: int
    pieces: int
    reads: tuple[ScanRow, ...]
    unread: tuple[StopRow, ...]


@dataclass(frozen=True, slots=True)
class AffectedRow:
    """One shipment that a setback touches, before anything happens.

    `blocked` is a code of wording ("" = it gets the notice); `leaves` = the estimate leaves the promised window;
    `address` = where its channel reaches the recipient.
    """

    shipment_id: ShipmentId
    number: str
    recipient: str
    window: Window
    leaves: bool
    new_start: datetime | None
    new_end: datetime | None
    channel: Channel | None
    options: bool
    blocked: str
    blocked_params: dict[str, str | int]
    text: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class DelayPreview:
    """What declaring the setback would do: those that leave their window first, then the blocked, then the others."""

    affected: tuple[AffectedRow, ...]
    log: str

    @property
    def notified(self) -> int:
        """How many recipients would get a notice."""
        return sum(1 for row in self.affected if row.leaves and not row.blocked)


@dataclass(frozen=True, slots=True)
class DelayRow:
    """A declared setback in the log."""

    delay_id: DelayId
    cause: Cause
    scope: str
    scope_label: str
    minutes: int | None
    window: Window
    note: str
    declared_at: datetime
    declared_by: str
    lifted_at: datetime | None
    shipments: int
    notices: int
    confirmed: int


@dataclass(frozen=True, slots=True)
class ActRow:
    """Something a person did that may be undone: what (a kind), how many shipments, the first number."""

    act_id: ActId
    kind: str
    count: int
    number: str
    detail: dict[str, str | int]

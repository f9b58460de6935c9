"""The facts that the ledger can hold. No personal data in any of them: people stand in rows named by id."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar

from courier_desktop.domain.causes import Cause
from courier_desktop.domain.ids import (
    ActId,
    AddressId,
    DelayId,
    DriverId,
    EventId,
    NoticeId,
    PartyId,
    RouteId,
    ShipmentId,
    TextId,
)
from courier_desktop.domain.notices import Channel, NoticeEvent
from courier_desktop.domain.reasons import Need, NextStep, ReasonCode
from courier_desktop.domain.statuses import Status
from courier_desktop.domain.values import dataclass
from courier_desktop.domain.words import Language


class Fact:
    """The root of all facts. `kind` is the stable word in the ledger."""

    __slots__ = ()
    kind: ClassVar[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Registered(Fact):
    """A shipment entered the ledger. `final` = it came already delivered, so nobody is told anything.

    No recipient or address named = the one that bears the shipment's own id.
    """

    kind: ClassVar[str] = "registered"
    number: str
    serial: int
    sender_id: PartyId
    recipient_id: PartyId | None = None
    address_id: AddressId | None = None
    order_number: str = ""
    order_key: str = ""
    pieces: int = 1
    currency: str = "MXN"
    cash_minor: int | None = None
    declared_minor: int | None = None
    weight_g: int | None = None
    signed_copy: bool = False
    contents_id: TextId | None = None
    note_id: TextId | None = None
    missing: tuple[str, ...] = ()
    max_attempts: int = 2
    final: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Amended(Fact):
    """The office corrected what is known of a shipment; None = unchanged. 0 of an amount = none."""

    kind: ClassVar[str] = "amended"
    recipient_id: PartyId | None = None
    address_id: AddressId | None = None
    cash_minor: int | None = None
    declared_minor: int | None = None
    weight_g: int | None = None
    signed_copy: bool | None = None
    contents_id: TextId | None = None
    note_id: TextId | None = None
    missing: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PiecesCounted(Fact):
    """The number of parcels of a shipment changed."""

    kind: ClassVar[str] = "pieces"
    pieces: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusMarked(Fact):
    """A step of the way. `implied` = nobody scanned it; a later mark shows that it happened."""

    kind: ClassVar[str] = "status"
    status: Status
    implied: bool = False
    note_id: TextId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StopAssigned(Fact):
    """The shipment became a stop of a route."""

    kind: ClassVar[str] = "stop_assigned"
    route_id: RouteId


@dataclass(frozen=True, slots=True, kw_only=True)
class StopRemoved(Fact):
    """The shipment is no longer a stop of that route; `skipped` = it was left undone at the closing."""

    kind: ClassVar[str] = "stop_removed"
    route_id: RouteId
    skipped: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadScanned(Fact):
    """A piece was read onto a route."""

    kind: ClassVar[str] = "load_scan"
    route_id: RouteId
    piece: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftBehind(Fact):
    """The load check closed without it, with a reason; it cannot be delivered on that route."""

    kind: ClassVar[str] = "left_behind"
    route_id: RouteId
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AtDoor(Fact):
    """The driver stands at the door."""

    kind: ClassVar[str] = "at_door"


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivered(Fact):
    """Handed over: by whom received (a text's id), relation, cash collected, pieces."""

    kind: ClassVar[str] = "delivered"
    pieces: int
    received_by_id: TextId | None = None
    relation: str = ""
    collected_minor: int | None = None
    note_id: TextId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AttemptFailed(Fact):
    """Nobody got the parcel: the reason, what follows, and what is still owed as evidence."""

    kind: ClassVar[str] = "attempt_failed"
    reason: ReasonCode
    counts: bool
    next_step: NextStep
    owed: tuple[Need, ...] = ()
    calls: int | None = None
    note_id: TextId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PutOnHold(Fact):
    """It waits for something."""

    kind: ClassVar[str] = "on_hold"
    note_id: TextId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PutAtCounter(Fact):
    """It waits at the counter (ocurre) until a day."""

    kind: ClassVar[str] = "counter"
    until: date | None = None
    note_id: TextId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnStarted(Fact):
    """It goes back to the sender."""

    kind: ClassVar[str] = "return"
    note_id: TextId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cancelled(Fact):
    """The shipment will not be made."""

    kind: ClassVar[str] = "cancelled"
    note_id: TextId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseMade(Fact):
    """A window was promised. `frozen` = by publishing a route."""

    kind: ClassVar[str] = "promise_made"
    start: datetime
    end: datetime
    frozen: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseChanged(Fact):
    """Another window was agreed on."""

    kind: ClassVar[str] = "promise_changed"
    start: datetime
    end: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class DelayDeclared(Fact):
    """A setback was written up. It concerns no single shipment."""

    kind: ClassVar[str] = "delay_declared"
    delay_id: DelayId
    cause: Cause
    scope: str
    scope_refs: tuple[str, ...] = ()
    minutes: int | None = None
    new_start: datetime | None = None
    new_end: datetime | None = None
    note_id: TextId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DelayEnded(Fact):
    """A setback is over."""

    kind: ClassVar[str] = "delay_ended"
    delay_id: DelayId


@dataclass(frozen=True, slots=True, kw_only=True)
class DelayApplied(Fact):
    """A setback lies over this shipment."""

    kind: ClassVar[str] = "delay"
    delay_id: DelayId
    cause: Cause
    minutes: int | None = None
    new_start: datetime | None = None
    new_end: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DelayLifted(Fact):
    """The setback lies over this shipment no longer."""

    kind: ClassVar[str] = "delay_lifted"
    delay_id: DelayId


@dataclass(frozen=True, slots=True, kw_only=True)
class RouteOpened(Fact):
    """A route was made for a day."""

    kind: ClassVar[str] = "route_opened"
    code: str
    name: str
    day: date
    starts_at: datetime
    minutes_per_stop: int
    driver_id: DriverId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RouteChanged(Fact):
    """Driver, name or times of a route changed; None = unchanged."""

    kind: ClassVar[str] = "route_changed"
    name: str | None = None
    driver_id: DriverId | None = None
    starts_at: datetime | None = None
    minutes_per_stop: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RouteOrdered(Fact):
    """The stops were put in this order."""

    kind: ClassVar[str] = "route_ordered"
    order: tuple[ShipmentId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadClosed(Fact):
    """The load check of a route ended."""

    kind: ClassVar[str] = "load_closed"


@dataclass(frozen=True, slots=True, kw_only=True)
class RoutePublished(Fact):
    """The route left; each promise is frozen in the same act."""

    kind: ClassVar[str] = "route_published"


@dataclass(frozen=True, slots=True, kw_only=True)
class RouteClosed(Fact):
    """The route ended, each undone stop decided in the same act."""

    kind: ClassVar[str] = "route_closed"


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticePlanned(Fact):
    """A message was written. `blocked` = why it must not go; `occasion` tells repeats apart, `values_id` its words."""

    kind: ClassVar[str] = "notice_planned"
    notice_id: NoticeId
    event: NoticeEvent
    occasion: str
    channel: Channel
    language: Language
    not_before: datetime
    expires_at: datetime | None = None
    text_id: TextId | None = None
    blocked: str = ""
    delay_id: DelayId | None = None
    values_id: TextId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeEdited(Fact):
    """The office changed a message's words."""

    kind: ClassVar[str] = "notice_edited"
    notice_id: NoticeId
    text_id: TextId


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeOpened(Fact):
    """WhatsApp was opened with the text ready."""

    kind: ClassVar[str] = "notice_opened"
    notice_id: NoticeId


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeConfirmed(Fact):
    """A person says that it was sent."""

    kind: ClassVar[str] = "notice_confirmed"
    notice_id: NoticeId


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeUnsure(Fact):
    """It was opened and nobody said what became of it, or its send was cut: it may have gone out."""

    kind: ClassVar[str] = "notice_maybe_sent"
    notice_id: NoticeId


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeReady(Fact):
    """It was not sent, and waits again."""

    kind: ClassVar[str] = "notice_ready"
    notice_id: NoticeId


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeNotSent(Fact):
    """It will not be sent: a code says why."""

    kind: ClassVar[str] = "notice_not_sent"
    notice_id: NoticeId
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeExpired(Fact):
    """Its time went by."""

    kind: ClassVar[str] = "notice_expired"
    notice_id: NoticeId
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeAccepted(Fact):
    """A gateway took it."""

    kind: ClassVar[str] = "notice_sent"
    notice_id: NoticeId
    gateway: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeDelivered(Fact):
    """It is on the recipient's device, says the gateway."""

    kind: ClassVar[str] = "notice_delivered"
    notice_id: NoticeId


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeRead(Fact):
    """The recipient opened it, says the gateway."""

    kind: ClassVar[str] = "notice_read"
    notice_id: NoticeId


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeFailed(Fact):
    """It did not reach the recipient and is not tried again by that channel: a code says why."""

    kind: ClassVar[str] = "notice_failed"
    notice_id: NoticeId
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OptedOut(Fact):
    """The phone of that party wants no notices; the note says how it is known."""

    kind: ClassVar[str] = "opted_out"
    party_id: PartyId
    note_id: TextId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OptedIn(Fact):
    """It wants notices again; since when, by whom noted and (the note) how it was known that it wanted none."""

    kind: ClassVar[str] = "opted_in"
    party_id: PartyId
    since: datetime
    noted_by: str
    note_id: TextId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrected(Fact):
    """These events never counted, says who recorded this, and why."""

    kind: ClassVar[str] = "corrected"
    amends: tuple[EventId, ...]
    why: str
    note_id: TextId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonErased(Fact):
    """These rows about one person were blanked for good, and `redacted` texts where they named that person."""

    kind: ClassVar[str] = "person_erased"
    why: str
    parties: tuple[PartyId, ...] = ()
    addresses: tuple[AddressId, ...] = ()
    texts: tuple[TextId, ...] = ()
    redacted: tuple[TextId, ...] = ()


FACTS: dict[str, type[Fact]] = {fact.kind: fact for fact in Fact.__subclasses__() if hasattr(fact, "kind")}
NOTICE_FACTS = (
    *(NoticePlanned, NoticeEdited, NoticeOpened, NoticeConfirmed),
    *(NoticeUnsure, NoticeReady, NoticeNotSent, NoticeExpired),
    *(NoticeAccepted, NoticeDelivered, NoticeRead, NoticeFailed),
)


class Source(StrEnum):
    """Which kind of hand recorded an act."""

    STAFF = "staff"
    DRIVER = "driver"
    IMPORT = "import"
    GATEWAY = "gateway"
    PROGRAM = "program"


@dataclass(frozen=True, slots=True)
class Event:
    """A fact with its envelope: whose, by whom and where, when it happened and when it was written here (aware UTC).

    All events of an act share actor, source, place (which PC) and the time of recording.
    """

    event_id: EventId
    act_id: ActId
    shipment_id: ShipmentId | None
    route_id: RouteId | None
    fact: Fact
    actor: str
    occurred_at: datetime
    recorded_at: datetime
    source: Source = Source.STAFF
    place: str = ""

"""The setback being written: what the form holds, kept as a draft, turned into what the services take."""

from __future__ import annotations

import json
import re
from dataclasses import asdict
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING

from courier_desktop.domain.causes import Cause
from courier_desktop.domain.ids import ShipmentId
from courier_desktop.domain.values import dataclass, field
from courier_desktop.services.delays import DelayDraft, Scope
from courier_desktop.ui.parts.promise_field import CLOSES, OPENS, read_window

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

NAME = "setback"
USUAL_MINUTES = 30
_POSTAL = re.compile(r"\d{2,8}")


@dataclass(frozen=True, slots=True)
class Edited:
    """Words that the office changed, and those they stood for: when those change, the edit may be out of date."""

    base: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SetbackDraft:
    """The form's content. `guides` = (shipment id, number) of the list; `skipped` = whom the office unchecked."""

    cause: Cause = Cause.TRAFFIC
    scope: Scope = Scope.ROUTE
    route_id: str = ""
    driver_id: str = ""
    zone: str = ""
    guides: tuple[tuple[str, str], ...] = ()
    minutes: int = USUAL_MINUTES
    new_window: bool = False
    day: str = ""
    hours: str = ""
    note: str = ""
    skipped: frozenset[ShipmentId] = frozenset()
    texts: dict[ShipmentId, Edited] = field(default_factory=dict)

    @property
    def refs(self) -> tuple[str, ...]:
        """What the scope names."""
        match self.scope:
            case Scope.ROUTE:
                return (self.route_id,) if self.route_id else ()
            case Scope.DRIVER:
                return (self.driver_id,) if self.driver_id else ()
            case Scope.ZONE:
                return tuple(_POSTAL.findall(self.zone))
            case Scope.LIST:
                return tuple(shipment_id for shipment_id, _ in self.guides)

    def asked(self, zone: ZoneInfo) -> DelayDraft:
        """What the services are asked; a new window that cannot be read leaves both ends out."""
        start, end = self.window(zone) if self.new_window else (None, None)
        return DelayDraft(
            cause=self.cause,
            scope=self.scope,
            refs=self.refs,
            minutes=None if self.new_window else self.minutes,
            new_start=start,
            new_end=end,
            note=self.note,
        )

    def window(self, zone: ZoneInfo) -> tuple[datetime | None, datetime | None]:
        """The new window in UTC: the whole day without hours; nothing when it cannot be read."""
        if not self.day:
            return None, None
        first, last = read_window(self.hours)
        if self.hours.strip() and first is None and last is None:
            return None, None
        day = date.fromisoformat(self.day)
        return _moment(day, first or OPENS, zone), _moment(day, last or CLOSES, zone)


def _moment(day: date, clock: time, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, clock, zone).astimezone(UTC)


def written(draft: SetbackDraft) -> str:
    """The draft as it is kept."""
    body = asdict(draft)
    body["skipped"] = sorted(draft.skipped)
    return json.dumps(body, ensure_ascii=False)


def read(body: str | None) -> SetbackDraft | None:
    """The draft that was kept; None when there is none, or one of another version."""
    if not body:
        return None
    try:
        kept = json.loads(body)
        return SetbackDraft(
            **{
                **kept,
                "cause": Cause(kept["cause"]),
                "scope": Scope(kept["scope"]),
                "guides": tuple((str(one), str(number)) for one, number in kept["guides"]),
                "skipped": frozenset(kept["skipped"]),
                "texts": {ShipmentId(one): Edited(**edit) for one, edit in kept["texts"].items()},
            }
        )
    except (ValueError, TypeError, KeyError, AttributeError):
        return None

"""UTC times as the ledger writes them, and a courier's local day."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo


# An act writes the same two or three times over and over: an import of 100,000 rows has one.
@lru_cache(maxsize=256)
def to_text(moment: datetime) -> str:
    """An aware time as "2026-11-19T17:42:00.000Z", which sorts as it reads."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def from_text(text: str) -> datetime:
    """The aware UTC time of such a text."""
    return datetime.fromisoformat(text)


def maybe_from_text(text: str | None) -> datetime | None:
    """The same for a column that may be empty."""
    return None if text is None else datetime.fromisoformat(text)


def local_day(moment: datetime, zone: ZoneInfo) -> date:
    """The courier's calendar day at that moment."""
    return moment.astimezone(zone).date()


def day_start(day: date, zone: ZoneInfo) -> datetime:
    """The first moment of a local day, in UTC."""
    return datetime.combine(day, time(), zone).astimezone(UTC)


def day_end(day: date, zone: ZoneInfo) -> datetime:
    """The first moment of the next local day, in UTC."""
    return day_start(day + timedelta(days=1), zone)


def at_local(day: date, clock: str, zone: ZoneInfo) -> datetime:
    """The UTC moment of "08:00" on a local day."""
    return datetime.combine(day, time.fromisoformat(clock), zone).astimezone(UTC)

"""The clock of the sample day: its 11:42 is now, whatever the hour, and it runs through the days before."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from courier_desktop.domain.times import at_local, day_start, local_day

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

_NOW = 11 * 60 + 42
# The plan's first act of the day; after midnight there is less room than that, so the morning is told faster.
_BEGINS = 6 * 60 + 45
_LOOKS_BACK = 60


class SampleClock:
    """Lays the plan's clock times over the real day and says, when called, where the telling has come to."""

    def __init__(self, now: datetime, zone: ZoneInfo) -> None:
        """`now` is the moment at which the day is seen."""
        self.now = now
        self.zone = zone
        self._moment = now - timedelta(days=_LOOKS_BACK)
        past = (now - day_start(local_day(now, zone), zone)).total_seconds() / 60 - 5
        self.speed = max(0.02, min(1.0, past / (_NOW - _BEGINS)))

    def __call__(self) -> datetime:
        """The moment of the telling, aware UTC."""
        return self._moment

    def at(self, clock: str) -> datetime:
        """The real moment of the plan's "08:04"."""
        hours, _, minutes = clock.partition(":")
        distance = int(hours) * 60 + int(minutes) - _NOW
        return self.now + timedelta(minutes=distance * (self.speed if distance < 0 else 1))

    def whole_hour(self, clock: str) -> datetime:
        """The full hour before the real moment of the plan's clock time: people agree on full hours."""
        return self.at(clock).replace(minute=0, second=0, microsecond=0)

    def pace(self, minutes: int) -> int:
        """The plan's minutes per stop at this speed."""
        return max(1, round(minutes * self.speed))

    def days_ago(self, days: int, clock: str) -> datetime:
        """A local clock time of an earlier day."""
        return at_local(local_day(self.now, self.zone) - timedelta(days=days), clock, self.zone)

    def move_to(self, moment: datetime) -> None:
        """Go on to a moment: never back, never past the present."""
        self._moment = min(max(moment, self._moment), self.now)

    def tick(self, seconds: int) -> None:
        """Let some time pass, never past the present."""
        self.move_to(self._moment + timedelta(seconds=seconds * self.speed))

"""When each stop will be reached: planned from the order, shifted by the last mark. A first, honest estimate."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from courier_desktop.domain.shipment import ENDED_STOPS
from courier_desktop.domain.statuses import StopState
from courier_desktop.domain.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence

AHEAD_FROM_MINUTES = 5
LATE_FROM_MINUTES = 15


@dataclass(frozen=True, slots=True)
class StopTimes:
    """What an estimate asks of a stop, in the route's order: its state and when it was last marked.

    `not_before` = the hour a declared setback gave it: until a mark says otherwise nobody reckons with an earlier one.
    """

    state: StopState
    marked_at: datetime | None
    not_before: datetime | None = None


@dataclass(frozen=True, slots=True)
class RouteTimes:
    """What an estimate answers, in the route's order. `shift` > 0 = behind the plan; `ends_at` None = no stop."""

    planned: tuple[datetime, ...]
    estimated: tuple[datetime | None, ...]
    shift: timedelta
    next_index: int | None
    ends_at: datetime | None


def estimate(
    stops: Sequence[StopTimes], starts_at: datetime, minutes_per_stop: int, now: datetime, *, started: bool = True
) -> RouteTimes:
    """Planned and estimated times of a route's stops.

    The n-th stop is planned n times `minutes_per_stop` after the start. The last mark's distance from its plan shifts
    all that follow; a next stop already overdue moves on with the clock, so that no estimate lies in the past.
    """
    pace = timedelta(minutes=minutes_per_stop)
    planned = tuple(starts_at + pace * place for place in range(1, len(stops) + 1))
    open_ones = [i for i, stop in enumerate(stops) if stop.state not in ENDED_STOPS]
    marked = [(stop.marked_at, i) for i, stop in enumerate(stops) if stop.marked_at is not None]
    next_index = open_ones[0] if open_ones else None
    done = len(stops) - len(open_ones)
    # Stops are often done out of order: the pace is how many are done by when, not which.
    base = starts_at + pace * max(done, 1)
    shift = max(marked)[0] - base if marked and done else timedelta()
    if started and next_index is not None:
        due = planned[done] + shift if done < len(planned) else now
        shift += max(timedelta(), now - due)
    estimated: list[datetime | None] = [None] * len(stops)
    for place, index in enumerate(open_ones):
        reached = planned[done + place] + shift
        estimated[index] = max(reached, stops[index].not_before or reached)
    if next_index is not None and stops[next_index].state is StopState.AT_DOOR:
        estimated[next_index] = stops[next_index].marked_at
    ends = [moment for moment in estimated if moment is not None] or [m for m, _ in marked]
    return RouteTimes(planned, tuple(estimated), shift, next_index, max(ends) if ends else None)

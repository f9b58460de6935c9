"""Which backups to keep: grandfather, father, son, over nothing but their times."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, tzinfo
from typing import TYPE_CHECKING

from courier_desktop.domain.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

RECENT = timedelta(hours=24)
MOST_RECENT, DAYS, WEEKS, MONTHS = 12, 14, 8, 24


@dataclass(frozen=True, slots=True)
class Copy:
    """A backup as the rule sees it. `made_at` None = its date cannot be read; `good` = no check of it has failed."""

    name: str
    made_at: datetime | None
    good: bool = True
    schema: int = 0


def surplus(copies: Sequence[Copy], now: datetime, zone: tzinfo = UTC) -> tuple[str, ...]:
    """The names that may be deleted, oldest first; days, weeks and months are that zone's.

    Kept are the newest 12 of the last 24 hours, the newest of each of the last 14 days, 8 weeks and 24 months (a good
    one before a damaged one), the newest good one of each schema version, and every one whose date cannot be read.
    """
    dated = sorted((copy for copy in copies if copy.made_at is not None), key=_moment, reverse=True)
    # A clock that was set back leaves copies of the future: they count as recent.
    recent = [copy.name for copy in dated if _moment(copy) > now - RECENT]
    kept = set(recent[:MOST_RECENT])
    here = now.astimezone(zone)
    kept.update(_newest_of_each(dated, zone, _day, _places(here, DAYS, timedelta(days=1), _day)))
    kept.update(_newest_of_each(dated, zone, _week, _places(here, WEEKS, timedelta(weeks=1), _week)))
    kept.update(_newest_of_each(dated, zone, _month, _months(here)))
    kept.update(_newest_good_of_each_schema(dated))
    return tuple(copy.name for copy in reversed(dated) if copy.name not in kept)


def _moment(copy: Copy) -> datetime:
    if copy.made_at is None:
        raise ValueError(copy.name)
    return copy.made_at.astimezone(UTC)


def _day(at: datetime) -> str:
    return f"{at:%Y-%m-%d}"


def _week(at: datetime) -> str:
    return f"{at:%G-%V}"


def _month(at: datetime) -> str:
    return f"{at:%Y-%m}"


def _places(now: datetime, count: int, step: timedelta, place: Callable[[datetime], str]) -> set[str]:
    return {place(now - turn * step) for turn in range(count)}


def _months(now: datetime) -> set[str]:
    last = now.year * 12 + now.month - 1
    return {f"{one // 12:04d}-{one % 12 + 1:02d}" for one in range(last - MONTHS + 1, last + 1)}


def _newest_of_each(
    dated: Iterable[Copy], zone: tzinfo, place: Callable[[datetime], str], wanted: set[str]
) -> set[str]:
    """The newest of each place (the copies come newest first), a good one before a damaged one."""
    chosen: dict[str, Copy] = {}
    for copy in dated:
        where = place(_moment(copy).astimezone(zone))
        there = chosen.get(where)
        if where in wanted and (there is None or (copy.good and not there.good)):
            chosen[where] = copy
    return {copy.name for copy in chosen.values()}


def _newest_good_of_each_schema(dated: Iterable[Copy]) -> set[str]:
    chosen: dict[int, str] = {}
    for copy in dated:
        if copy.good:
            chosen.setdefault(copy.schema, copy.name)
    return set(chosen.values())

"""Which backups stay: over the years enough of them, never too many, and never the last good one."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from courier_desktop.domain import events as ev
from courier_desktop.domain.backup_keeping import DAYS, MONTHS, MOST_RECENT, WEEKS, Copy, surplus
from courier_desktop.domain.backup_rows import Gone, group_of

NOW = datetime(2026, 11, 19, 17, 42, tzinfo=UTC)
MOST = MOST_RECENT + DAYS + WEEKS + MONTHS

moments = st.datetimes(min_value=datetime(2021, 1, 1), max_value=datetime(2027, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - hypothesis adds the zone
copies = st.lists(
    st.builds(
        Copy, name=st.uuids().map(str), made_at=st.none() | moments, good=st.booleans(), schema=st.integers(1, 3)
    ),
    max_size=50,
    unique_by=lambda copy: copy.name,
)


def left(given_copies: list[Copy], now: datetime = NOW) -> list[Copy]:
    gone = set(surplus(given_copies, now))
    return [copy for copy in given_copies if copy.name not in gone]


def at(moment: datetime, *, good: bool = True) -> Copy:
    return Copy(f"{moment:%Y%m%d-%H%M%S}", moment, good)


@given(copies)
def test_property_the_newest_good_one_of_each_schema_stays(given_copies: list[Copy]) -> None:
    kept = left(given_copies)
    for schema in (1, 2, 3):
        good = [c for c in given_copies if c.good and c.schema == schema and c.made_at is not None]
        if good:
            newest = max(c.made_at for c in good if c.made_at is not None)
            assert any(c.made_at == newest and c.good and c.schema == schema for c in kept)


@given(copies)
def test_property_what_has_no_readable_date_stays(given_copies: list[Copy]) -> None:
    assert [c for c in given_copies if c.made_at is None] == [c for c in left(given_copies) if c.made_at is None]


@given(copies)
def test_property_pruning_twice_deletes_no_more(given_copies: list[Copy]) -> None:
    once = left(given_copies)
    assert left(once) == once


@given(copies)
def test_property_there_are_never_too_many(given_copies: list[Copy]) -> None:
    dated = [c for c in left(given_copies) if c.made_at is not None]
    assert len(dated) <= MOST + 3


@given(copies)
def test_property_every_day_of_the_fortnight_that_had_one_has_one(given_copies: list[Copy]) -> None:
    days = {(NOW - timedelta(days=n)).date() for n in range(DAYS)}
    had = {c.made_at.date() for c in given_copies if c.made_at is not None} & days
    assert had <= {c.made_at.date() for c in left(given_copies) if c.made_at is not None}


@given(copies)
def test_property_what_goes_is_told_oldest_first(given_copies: list[Copy]) -> None:
    when = {c.name: c.made_at for c in given_copies}
    gone = [when[name] for name in surplus(given_copies, NOW)]
    assert gone == sorted(gone, key=lambda moment: moment or NOW)


def test_over_the_years_there_is_one_a_day_a_week_a_month() -> None:
    """Pruned after each backup, as the program does it, two a day for two and a half years."""
    kept: list[Copy] = []
    moment = NOW - timedelta(days=913)
    while moment <= NOW:
        kept = left([*kept, at(moment)], moment)
        moment += timedelta(hours=12)
    times = [c.made_at for c in kept if c.made_at is not None]
    assert {NOW.date() - timedelta(days=n) for n in range(DAYS)} <= {t.date() for t in times}
    assert {f"{NOW - timedelta(weeks=n):%G-%V}" for n in range(WEEKS)} <= {f"{t:%G-%V}" for t in times}
    assert len({f"{t:%Y-%m}" for t in times}) == MONTHS
    assert len(times) <= MOST


def test_the_last_day_keeps_all_up_to_its_number() -> None:
    hours = [at(NOW - timedelta(hours=n)) for n in range(MOST_RECENT + 6)]
    kept = left(hours)
    assert kept[:MOST_RECENT] == hours[:MOST_RECENT]
    assert len(kept) < len(hours)


def test_a_good_one_stands_for_its_day_before_a_newer_damaged_one() -> None:
    day = NOW - timedelta(days=5)
    good, damaged = at(day), at(day + timedelta(hours=1), good=False)
    assert left([good, damaged]) == [good]
    assert left([damaged]) == [damaged]


def test_a_day_is_the_couriers_day() -> None:
    mexico = ZoneInfo("America/Mexico_City")
    # 18:42 and 08:42 of two days there, which fall on one day in UTC.
    evening, morning = datetime(2026, 11, 14, 0, 42, tzinfo=UTC), datetime(2026, 11, 14, 14, 42, tzinfo=UTC)
    assert surplus([at(evening), at(morning)], NOW, mexico) == ()
    assert surplus([at(evening), at(morning)], NOW) == (at(evening).name,)


def test_copies_of_a_clock_that_went_ahead_count_as_recent() -> None:
    ahead = [at(NOW + timedelta(days=n)) for n in range(1, 40)]
    kept = left([*ahead, at(NOW)])
    assert at(NOW) in kept
    assert ahead[-1] in kept
    assert len(kept) < len(ahead)


def test_every_fact_has_its_group() -> None:
    plain = {"amended", "pieces", "corrected"}
    kinds = {fact.kind for fact in ev.Fact.__subclasses__()}
    assert {"registered", "delivered", "notice_planned"} <= kinds
    assert {kind for kind in kinds if group_of(kind) is Gone.OTHER} >= plain & kinds
    assert group_of("registered") is Gone.SHIPMENTS
    assert group_of("at_door") is Gone.MARKS
    assert group_of("delay_declared") is Gone.DELAYS
    assert group_of("left_behind") is Gone.ROUTES
    assert group_of("of a later version") is Gone.OTHER

"""The strategy of notices: what the rules make of a situation, at every hour."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courier_desktop.domain.notice_planning import (
    Block,
    NoticeRules,
    Plan,
    Situation,
    Unneeded,
    after_quiet,
    expiry,
    in_quiet_hours,
    plan_notice,
)
from courier_desktop.domain.notices import IN_BETWEEN, Channel, NoticeEvent, OptOut
from courier_desktop.domain.strategy import DEFAULT, Recipient, Way
from courier_desktop.domain.times import local_day

ZONE = ZoneInfo("America/Mexico_City")
RULES = NoticeRules(zone=ZONE, strategy=DEFAULT, way=Way())
PHONE = "+523314820937"
NOON = datetime(2026, 11, 19, 18, 0, tzinfo=UTC)
MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - made aware


def at(event: NoticeEvent, now: datetime = NOON, **changes: object) -> Situation:
    """A recipient who may be told, of something that has just happened."""
    made = Situation(
        event=event, occasion="", occurred_at=now, now=now, recipient=Recipient(addresses={Channel.WA_ME: PHONE})
    )
    return replace(made, **changes)  # type: ignore[arg-type]  # the test's own fields


@pytest.mark.parametrize("event", list(NoticeEvent))
def test_at_noon_everybody_is_told_at_once(event: NoticeEvent) -> None:
    plan = plan_notice(at(event), RULES)
    assert isinstance(plan, Plan)
    assert plan.not_before == NOON
    assert plan.expires_at > NOON


@pytest.mark.parametrize("event", list(NoticeEvent))
def test_a_late_mark_tells_only_the_result(event: NoticeEvent) -> None:
    late = at(event, occurred_at=NOON - timedelta(minutes=31))
    outcome = plan_notice(late, RULES)
    assert isinstance(outcome, Unneeded) == (event in IN_BETWEEN)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"imported_final": True}, "imported_final"),
        ({"implied": True}, "implied_step"),
        ({"told": frozenset({(NoticeEvent.DELIVERED, "")})}, "already_told"),
    ],
)
def test_what_needs_no_notice(changes: dict[str, object], code: str) -> None:
    assert plan_notice(at(NoticeEvent.DELIVERED, NOON, **changes), RULES) == Unneeded(code)


def test_who_opted_out_is_blocked_with_who_and_since_when() -> None:
    refused = OptOut(datetime(2026, 11, 3, 18, 0, tzinfo=UTC), "Ana")
    outcome = plan_notice(
        at(NoticeEvent.DELIVERED, recipient=Recipient(addresses={Channel.WA_ME: PHONE}, opt_out=refused)), RULES
    )
    assert outcome == Block("opted_out", {"who": "Ana", "since": "2026-11-03"})


def test_without_a_phone_the_problem_is_told() -> None:
    assert plan_notice(at(NoticeEvent.DELIVERED, recipient=Recipient()), RULES) == Block("no_phone")
    truncated = at(NoticeEvent.DELIVERED, recipient=Recipient(problem="phone_truncated"))
    assert plan_notice(truncated, RULES) == Block("phone_truncated")


def test_at_most_two_delay_notices_a_day() -> None:
    assert isinstance(plan_notice(at(NoticeEvent.DELAY, delay_notices_today=1), RULES), Plan)
    assert isinstance(plan_notice(at(NoticeEvent.DELAY, delay_notices_today=2), RULES), Block)


def test_arrives_today_dies_at_the_days_end() -> None:
    night = datetime(2026, 11, 20, 4, 0, tzinfo=UTC)
    assert plan_notice(at(NoticeEvent.OUT_FOR_DELIVERY, night), RULES) == Block("day_over")


def test_a_new_hour_of_tomorrow_is_told_in_the_morning() -> None:
    night = datetime(2026, 11, 20, 4, 0, tzinfo=UTC)
    plan = plan_notice(at(NoticeEvent.DELAY, night, until=night + timedelta(hours=14)), RULES)
    assert isinstance(plan, Plan)
    assert plan.not_before.astimezone(ZONE).strftime("%d %H:%M") == "20 08:00"


@given(MOMENTS)
def test_nothing_goes_in_quiet_hours(now: datetime) -> None:
    opens = after_quiet(now, RULES)
    assert opens >= now
    assert opens - now < timedelta(hours=12)
    assert not in_quiet_hours(opens, RULES)
    assert 8 <= opens.astimezone(ZONE).hour < 21


@given(MOMENTS, st.sampled_from(list(NoticeEvent)))
def test_a_plan_begins_before_it_ends_and_never_in_quiet_hours(now: datetime, event: NoticeEvent) -> None:
    plan = plan_notice(at(event, now), RULES)
    if isinstance(plan, Plan):
        assert now <= plan.not_before < plan.expires_at
        assert not in_quiet_hours(plan.not_before, RULES)
    else:
        assert plan == Block("day_over")


@given(MOMENTS)
def test_a_night_shift_is_quiet_by_day(now: datetime) -> None:
    night = replace(RULES, quiet_until="20:00", quiet_from="06:00")
    hour = after_quiet(now, night).astimezone(ZONE).hour
    assert hour >= 20 or hour < 6


@given(MOMENTS)
def test_the_day_of_arrives_today_is_the_couriers(now: datetime) -> None:
    end = expiry(NoticeEvent.OUT_FOR_DELIVERY, now, ZONE)
    assert local_day(end - timedelta(seconds=1), ZONE) == local_day(now, ZONE)
    assert local_day(end, ZONE) > local_day(now, ZONE)

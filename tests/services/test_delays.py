"""Setbacks: whom they touch, what each is told before anything happens, and what is told afterwards."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest

from courier_desktop.domain.address import Address
from courier_desktop.domain.causes import Cause
from courier_desktop.domain.draft import Party, Promise
from courier_desktop.domain.errors import RefusedError
from courier_desktop.domain.ids import ShipmentId
from courier_desktop.domain.notices import NoticeEvent, NoticeState
from courier_desktop.domain.statuses import Status
from courier_desktop.services import delays, notices
from courier_desktop.services.delays import DelayDraft, Scope
from tests.fakes.desk import Desk


def draft(*refs: str, scope: Scope = Scope.LIST, minutes: int | None = 60, **more: Any) -> DelayDraft:  # noqa: ANN401
    return DelayDraft(cause=more.pop("cause", Cause.TRAFFIC), scope=scope, refs=refs, minutes=minutes, **more)


def promised(desk: Desk, hours: float = 1, **changes: Any) -> ShipmentId:  # noqa: ANN401
    """A shipment promised for an hour that begins then, and expected in its middle."""
    start = desk.clock.now + timedelta(hours=hours)
    return desk.shipment(promise=Promise(start, start + timedelta(hours=1)), **changes)


def delay_texts(desk: Desk, one: ShipmentId) -> list[str]:
    return [notice.text for notice in desk.notices(one) if notice.event is NoticeEvent.DELAY]


def test_the_preview_says_what_declaring_does_and_does_nothing(desk: Desk) -> None:
    ids = [promised(desk), promised(desk, recipient=Party("Eva")), promised(desk)]
    what = draft(*ids, note="Choque")
    preview = delays.preview(desk.ctx, what)
    assert [delay_texts(desk, one) for one in ids] == [[], [], []]
    done = delays.declare(desk.ctx, what)
    assert (preview.notified, len(preview.affected)) == (done.notices, done.shipments) == (2, 3)
    assert done.blocked == 1
    told = {row.shipment_id: row.text for row in preview.affected}
    assert [delay_texts(desk, one) for one in ids] == [[told[one]] for one in ids]
    assert [row.blocked for row in preview.affected] == ["", "", "phone_missing"]


def test_only_those_whose_window_breaks_are_told(desk: Desk) -> None:
    soon, later = promised(desk), promised(desk)
    what = draft(soon, later, minutes=20)
    assert [row.leaves for row in delays.preview(desk.ctx, what).affected] == [False, False]
    assert delays.declare(desk.ctx, what).notices == 0
    assert desk.state(soon).delay_cause is Cause.TRAFFIC


def test_the_message_gives_the_new_hour_beside_the_old(desk: Desk) -> None:
    one = promised(desk)
    delays.declare(desk.ctx, draft(one, minutes=60))
    (text,) = delay_texts(desk, one)
    # Promised 10:00-11:00, expected 10:30, so 11:30 now; on five minutes, an hour wide.
    assert "11:00 y 12:00" in text
    assert "10:00 y 11:00" in text
    assert "tráfico" in text


def test_the_log_says_when_who_what_whom_and_how_long(desk: Desk) -> None:
    route = desk.route(desk.shipments(2))
    log = delays.preview(desk.ctx, draft(route, scope=Scope.ROUTE, note="Choque en Calzada")).log
    assert log == "2026-11-19 09:00 · Ana · Tráfico · R1 Oriente · +60 min · 2 · Choque en Calzada"


def test_over_two_hours_offers_a_choice(desk: Desk) -> None:
    one, two = promised(desk), promised(desk)
    # Expected in the window's middle: half an hour of the delay passes inside it.
    assert [row.options for row in delays.preview(desk.ctx, draft(one, minutes=149)).affected] == [False]
    assert [row.options for row in delays.preview(desk.ctx, draft(two, minutes=151)).affected] == [True]


def test_a_new_window_replaces_the_minutes(desk: Desk) -> None:
    one = promised(desk)
    start = desk.clock.now + timedelta(days=1)
    what = draft(one, minutes=None, new_start=start, new_end=start + timedelta(hours=2))
    delays.declare(desk.ctx, what)
    assert (desk.state(one).delay_start, desk.state(one).delay_end) == (start, start + timedelta(hours=2))
    assert "mañana" in delay_texts(desk, one)[0]


@pytest.mark.parametrize("scope", Scope)
def test_each_scope_finds_its_shipments(desk: Desk, scope: Scope) -> None:
    ids = [desk.shipment(), desk.shipment()]
    elsewhere = desk.shipment(address=Address("Juárez", "1", postal_code="45100"))
    driver = desk.driver()
    route = desk.route(ids, driver_id=driver)
    done = ids.pop(0)
    desk.mark(done, Status.DELIVERED)
    refs = {Scope.ROUTE: route, Scope.DRIVER: driver, Scope.ZONE: "443", Scope.LIST: ids[0]}[scope]
    assert [row.shipment_id for row in delays.preview(desk.ctx, draft(refs, scope=scope)).affected] == ids
    assert elsewhere not in ids


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"minutes": None}, "delay_needs_time"),
        ({"minutes": 0}, "delay_needs_time"),
        ({"minutes": -5}, "delay_needs_time"),
        ({"minutes": None, "new_start": 2, "new_end": 1}, "window_backwards"),
    ],
)
def test_a_setback_needs_a_time(desk: Desk, changes: dict[str, Any], code: str) -> None:
    one = desk.shipment()
    when: dict[str, Any] = {
        name: desk.clock.now + timedelta(hours=value) if name.startswith("new") else value
        for name, value in changes.items()
    }
    for act in (delays.preview, delays.declare):
        with pytest.raises(RefusedError) as caught:
            act(desk.ctx, draft(one, **when))
        assert caught.value.refusal == code


def test_a_setback_needs_a_scope(desk: Desk) -> None:
    with pytest.raises(RefusedError) as caught:
        delays.preview(desk.ctx, draft())
    assert caught.value.refusal == "delay_needs_scope"


def test_two_notices_a_day_then_a_call(desk: Desk) -> None:
    one = promised(desk)
    for minutes in (60, 120, 180):
        delays.declare(desk.ctx, draft(one, minutes=minutes))
    told = [notice for notice in desk.notices(one) if notice.event is NoticeEvent.DELAY]
    assert [(notice.state, notice.why) for notice in told][-1] == (NoticeState.BLOCKED, "too_many_delays")


def test_the_same_cause_and_window_is_told_once(desk: Desk) -> None:
    one = promised(desk)
    delays.declare(desk.ctx, draft(one))
    assert delays.preview(desk.ctx, draft(one)).affected[0].blocked in {"already_told", ""}
    delays.declare(desk.ctx, draft(one))
    texts = delay_texts(desk, one)
    assert len(texts) == len(set(texts))


def test_only_the_chosen_ones_are_told_in_the_offices_words(desk: Desk) -> None:
    one, two = promised(desk), promised(desk)
    what = draft(one, two)
    done = delays.declare(desk.ctx, what, notify=frozenset({one}), texts={one: "Vamos tarde, perdón."})
    assert (done.notices, done.shipments) == (1, 2)
    assert (delay_texts(desk, one), delay_texts(desk, two)) == (["Vamos tarde, perdón."], [])


def test_lifting_frees_the_shipments_and_keeps_the_cause(desk: Desk) -> None:
    one = promised(desk)
    done = delays.declare(desk.ctx, draft(one))
    assert delays.lift(desk.ctx, done.delay_id) == 1
    assert (desk.state(one).delay_id, desk.state(one).delay_cause) == (None, Cause.TRAFFIC)
    (row,) = delays.newest(desk.ctx)
    assert (row.lifted_at, row.shipments, row.scope_label) == (desk.clock.now, 1, desk.state(one).number)


def test_the_log_counts_what_was_sent(desk: Desk) -> None:
    one, two = promised(desk), promised(desk)
    done = delays.declare(desk.ctx, draft(one, two, note="Choque"))
    notice = next(n for n in desk.notices(one) if n.event is NoticeEvent.DELAY)
    notices.open_link(desk.ctx, notice.notice_id)
    notices.confirm(desk.ctx, notice.notice_id)
    (row,) = delays.newest(desk.ctx)
    assert (row.delay_id, row.note, row.notices, row.confirmed) == (done.delay_id, "Choque", 2, 1)


def test_a_delivery_ends_the_overlay(desk: Desk) -> None:
    one = promised(desk)
    delays.declare(desk.ctx, draft(one))
    desk.mark(one, Status.DELIVERED)
    assert desk.state(one).delay_id is None
    assert all(n.state is not NoticeState.PREPARED for n in desk.notices(one) if n.event is NoticeEvent.DELAY)


def test_a_route_that_moves_on_takes_the_estimate_along(desk: Desk) -> None:
    from courier_desktop.services import route_boards

    ids = desk.shipments(3)
    route = desk.route(ids, starts_at=desk.clock.now, minutes_per_stop=15)

    def estimates() -> list[datetime | None]:
        return [stop.window.estimate for stop in route_boards.board(desk.ctx, route).stops]

    before = estimates()
    delays.declare(desk.ctx, draft(route, scope=Scope.ROUTE, minutes=45))
    after = estimates()
    assert all(a and b and a >= b + timedelta(minutes=40) for a, b in zip(after, before, strict=True))

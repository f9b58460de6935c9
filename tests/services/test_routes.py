"""Routes: made, ordered, sent out, handed over, closed; and what is refused on the way."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from courier_desktop.domain.draft import Promise
from courier_desktop.domain.errors import NotFoundError, RefusedError
from courier_desktop.domain.ids import RouteId, ShipmentId
from courier_desktop.domain.notices import NoticeEvent
from courier_desktop.domain.reasons import NextStep, ReasonCode
from courier_desktop.domain.rows import RouteState
from courier_desktop.domain.statuses import Status, StopState
from courier_desktop.services import route_boards, routes, slips
from courier_desktop.services.routes import Decision
from tests.fakes.desk import Desk


def refused(error: pytest.ExceptionInfo[RefusedError]) -> str:
    return error.value.refusal


def test_a_route_gets_the_next_free_code_of_its_day(desk: Desk) -> None:
    made = [routes.create(desk.ctx, "Oriente") for _ in range(2)]
    tomorrow = routes.create(desk.ctx, "Centro", starts_at=desk.clock.now + timedelta(days=1))
    rows = route_boards.routes_of_day(desk.ctx)
    assert [row.code for row in rows] == ["R1", "R2"]
    assert [row.route_id for row in rows] == made
    assert route_boards.board(desk.ctx, tomorrow).route.code == "R1"
    assert route_boards.routes_of_day(desk.ctx, date(2026, 11, 20))[0].route_id == tomorrow


def test_a_code_stands_once_a_day(desk: Desk) -> None:
    routes.create(desk.ctx, "Oriente", code="norte")
    with pytest.raises(RefusedError) as caught:
        routes.create(desk.ctx, "Otra", code="NORTE")
    assert (refused(caught), caught.value.params) == ("route_code_taken", {"code": "NORTE"})


def test_a_route_is_found_by_its_code(desk: Desk) -> None:
    made = routes.create(desk.ctx, "Oriente")
    assert route_boards.find_route(desk.ctx, "r1") == made
    assert route_boards.find_route(desk.ctx, made) == made
    desk.clock.advance(days=1)
    assert route_boards.find_route(desk.ctx, "R1") == made
    with pytest.raises(NotFoundError):
        route_boards.find_route(desk.ctx, "R9")


def test_stops_stand_in_the_order_they_came(desk: Desk) -> None:
    ids = desk.shipments(5)
    route = desk.route(ids, out=False)
    assert [stop.shipment_id for stop in route_boards.board(desk.ctx, route).stops] == ids
    routes.reorder(desk.ctx, route, [ids[3], ids[1]])
    board = route_boards.board(desk.ctx, route)
    assert [stop.shipment_id for stop in board.stops] == [ids[3], ids[1], ids[0], ids[2], ids[4]]
    assert [stop.position for stop in board.stops] == [1, 2, 3, 4, 5]


def test_what_cannot_go_says_why(desk: Desk) -> None:
    one, done, held, out = desk.shipments(4)
    desk.mark(done, Status.DELIVERED)
    desk.mark(held, Status.AT_DEPOT)
    desk.mark(held, Status.ON_HOLD)
    desk.route([out])
    route = desk.route([one], out=False)
    outcome = routes.assign(desk.ctx, route, [one, done, held, out, ShipmentId("nobody")])
    assert outcome.assigned == ()
    assert outcome.refused == {
        one: "already_on_route",
        done: "end_state",
        held: "not_routable",
        out: "on_another_route",
        "nobody": "number_unknown",
    }


def test_a_stop_moves_over_from_a_route_that_has_not_left(desk: Desk) -> None:
    one, two = desk.shipments(2)
    first, second = desk.route([one, two], out=False), desk.route([], out=False)
    assert routes.assign(desk.ctx, second, [two]).refused == {}
    assert slips.ids_of_route(desk.ctx, first) == (one,)
    assert slips.ids_of_route(desk.ctx, second) == (two,)


def test_publishing_freezes_each_promise_and_tells_it(desk: Desk) -> None:
    ids = desk.shipments(3)
    route = desk.route(ids, starts_at=desk.clock.now, minutes_per_stop=30)
    windows = [stop.window for stop in route_boards.board(desk.ctx, route).stops]
    # Planned 09:30, 10:00, 10:30; the planned time in the middle of an hour, never before the start.
    local = [(w.start, w.end) for w in windows if w.start and w.end]
    said = [f"{a.astimezone(desk.ctx.zone):%H:%M}-{b.astimezone(desk.ctx.zone):%H:%M}" for a, b in local]
    assert said == ["09:00-10:00", "09:30-10:30", "10:00-11:00"]
    assert all(desk.state(one).promise_frozen and desk.state(one).status is Status.OUT_FOR_DELIVERY for one in ids)
    assert [desk.told(one) for one in ids] == [[NoticeEvent.OUT_FOR_DELIVERY]] * 3
    assert "entre 9:30 y 10:30" in desk.notices(ids[1])[0].text


def test_a_window_agreed_on_stays(desk: Desk) -> None:
    start = desk.clock.now + timedelta(hours=6)
    one = desk.shipment(promise=Promise(start, start + timedelta(hours=2)))
    desk.route([one])
    assert (desk.state(one).promise_start, desk.state(one).promise_frozen) == (start, True)


@pytest.mark.parametrize("begun", [False, True])
def test_a_load_check_that_was_begun_must_be_closed(desk: Desk, *, begun: bool) -> None:
    one, two = desk.shipments(2)
    route = desk.route([one, two], out=False)
    if not begun:
        assert routes.publish(desk.ctx, route) == 2
        return
    desk.load(route, [one])
    with pytest.raises(RefusedError) as caught:
        routes.publish(desk.ctx, route)
    assert (refused(caught), caught.value.params["count"]) == ("load_not_closed", 1)


def test_an_empty_route_does_not_leave(desk: Desk) -> None:
    with pytest.raises(RefusedError) as caught:
        routes.publish(desk.ctx, desk.route([], out=False))
    assert refused(caught) == "route_has_no_stops"


def test_what_was_delivered_before_the_route_left_is_not_told_that_it_comes(desk: Desk) -> None:
    one, two = desk.shipments(2)
    route = desk.route([one, two], out=False)
    desk.mark(one, Status.DELIVERED)
    assert routes.publish(desk.ctx, route) == 1
    assert desk.told(one) == [NoticeEvent.DELIVERED]
    assert desk.told(two) == [NoticeEvent.OUT_FOR_DELIVERY]


def test_a_route_leaves_once(desk: Desk) -> None:
    route = desk.route(desk.shipments(1))
    with pytest.raises(RefusedError) as caught:
        routes.publish(desk.ctx, route)
    assert refused(caught) == "route_state"
    with pytest.raises(RefusedError):
        routes.unassign(desk.ctx, route, slips.ids_of_route(desk.ctx, route))


def test_the_board_shows_beads_and_the_shift(desk: Desk) -> None:
    ids = desk.shipments(4)
    route = desk.route(ids, starts_at=desk.clock.now, minutes_per_stop=10)
    desk.clock.advance(minutes=30)
    desk.mark(ids[0], Status.DELIVERED)
    row = route_boards.board(desk.ctx, route).route
    assert (row.done, row.shift_minutes) == (1, 20)
    assert row.beads == (StopState.DONE, StopState.NEXT, StopState.PENDING, StopState.PENDING)
    assert row.ends_at == desk.clock.now + timedelta(minutes=30)


def test_the_rest_goes_with_another_driver_and_keeps_its_promises(desk: Desk) -> None:
    ids = desk.shipments(3)
    route = desk.route(ids)
    desk.mark(ids[0], Status.DELIVERED)
    before = desk.state(ids[1])
    other = routes.reassign_rest(desk.ctx, route, desk.driver("Lupita"))  # type: ignore[arg-type]
    board = route_boards.board(desk.ctx, other)
    assert [stop.shipment_id for stop in board.stops] == ids[1:]
    assert (board.route.state, board.route.driver, board.route.code) == (RouteState.PUBLISHED, "Lupita", "R2")
    after = desk.state(ids[1])
    assert (after.promise_start, after.promise_end) == (before.promise_start, before.promise_end)
    assert slips.ids_of_route(desk.ctx, route) == (ids[0],)
    assert desk.told(ids[2]) == [NoticeEvent.OUT_FOR_DELIVERY]


def test_closing_asks_for_each_undone_stop(desk: Desk) -> None:
    ids = desk.shipments(3)
    route = desk.route(ids)
    desk.mark(ids[0], Status.DELIVERED)
    desk.mark(ids[1], Status.ATTEMPT_FAILED, reason=ReasonCode.RECIPIENT_ABSENT)
    assert routes.undecided(desk.ctx, route) == (ids[1], ids[2])
    with pytest.raises(RefusedError) as caught:
        routes.close(desk.ctx, route, {ids[1]: Decision.TOMORROW})
    assert (refused(caught), caught.value.params["count"]) == ("undecided_stops", 1)
    assert routes.close(desk.ctx, route, {ids[1]: Decision.TOMORROW, ids[2]: Decision.COUNTER}) == 2
    assert route_boards.board(desk.ctx, route).route.state is RouteState.CLOSED
    assert [desk.state(one).status for one in ids[1:]] == [Status.AT_DEPOT, Status.READY_FOR_PICKUP]
    assert [desk.state(one).route_id for one in ids[1:]] == [None, None]


@pytest.mark.parametrize(
    ("decision", "status", "told"),
    [
        (Decision.TOMORROW, Status.AT_DEPOT, NoticeEvent.NOT_TODAY),
        (Decision.COUNTER, Status.READY_FOR_PICKUP, NoticeEvent.READY_FOR_PICKUP),
        (Decision.HOLD, Status.ON_HOLD, None),
        (Decision.RETURN, Status.RETURNING, NoticeEvent.RETURNING),
    ],
)
def test_each_decision_ends_where_it_says(
    desk: Desk, decision: Decision, status: Status, told: NoticeEvent | None
) -> None:
    (one,) = desk.shipments(1)
    route = desk.route([one])
    routes.close(desk.ctx, route, {one: decision})
    assert desk.state(one).status is status
    assert desk.told(one)[1:] == ([told] if told else [])
    again = desk.route([], out=False)
    assert (one in routes.assign(desk.ctx, again, [one]).assigned) == (decision is Decision.TOMORROW)


def test_a_failed_attempt_that_was_told_is_not_told_again_at_the_closing(desk: Desk) -> None:
    (one,) = desk.shipments(1)
    route = desk.route([one])
    desk.mark(one, Status.ATTEMPT_FAILED, reason=ReasonCode.RECIPIENT_ABSENT)
    routes.close(desk.ctx, route, {one: Decision.TOMORROW})
    assert desk.told(one)[-1] is NoticeEvent.ATTEMPT_FAILED


def test_a_closed_route_takes_nothing_more(desk: Desk) -> None:
    one, two = desk.shipments(2)
    route = desk.route([one])
    desk.mark(one, Status.DELIVERED)
    routes.close(desk.ctx, route, {})
    for act in (
        lambda: routes.assign(desk.ctx, route, [two]),
        lambda: routes.reorder(desk.ctx, route, [one]),
        lambda: routes.change(desk.ctx, route, name="Otra"),
        lambda: routes.close(desk.ctx, route, {}),
    ):
        with pytest.raises(RefusedError) as caught:
            act()
        assert refused(caught) == "route_closed"


def test_failed_attempts_may_be_decided_before_the_closing(desk: Desk) -> None:
    one, two = desk.shipments(2)
    route = desk.route([one, two])
    desk.mark(one, Status.ATTEMPT_FAILED, reason=ReasonCode.REFUSED, note="No lo quiso")
    assert routes.default_decision(desk.state(one).next_step) is Decision.RETURN
    assert routes.decide(desk.ctx, [one], Decision.RETURN) == 1
    assert routes.undecided(desk.ctx, route) == (two,)


@pytest.mark.parametrize(
    ("step", "decision"),
    [
        (None, Decision.TOMORROW),
        (NextStep.RETRY, Decision.TOMORROW),
        (NextStep.OFFICE, Decision.TOMORROW),
        (NextStep.HOLD, Decision.HOLD),
        (NextStep.COUNTER, Decision.COUNTER),
        (NextStep.RETURN, Decision.RETURN),
    ],
)
def test_a_next_step_suggests_a_decision(step: NextStep | None, decision: Decision) -> None:
    assert routes.default_decision(step) is decision


def test_an_unknown_route_is_told(desk: Desk) -> None:
    for act in (routes.publish, routes.undecided, route_boards.board):
        with pytest.raises(NotFoundError):
            act(desk.ctx, RouteId("none"))


def test_the_run_sheet_holds_what_still_goes(desk: Desk) -> None:
    one, two, three = desk.shipments(3, pieces=2)
    route = desk.route([one, two, three], out=False, driver_id=desk.driver())
    desk.mark(two, Status.CANCELLED)
    sheet = slips.run_sheet(desk.ctx, route)
    assert [stop.number for stop in sheet.stops] == [desk.state(one).number, desk.state(three).number]
    assert (sheet.pieces, sheet.driver, sheet.vehicle) == (4, "Beto Muñoz", "moto")


def test_a_stop_added_on_the_road_leaves_with_its_own_window_and_notice(desk: Desk) -> None:
    first, late = desk.shipments(2)
    route_id = desk.route([first])
    desk.clock.advance(minutes=5)
    assert routes.assign(desk.ctx, route_id, [late]).assigned == (late,)
    state = desk.state(late)
    assert state.status is Status.OUT_FOR_DELIVERY
    assert state.promise_frozen
    assert state.promise_start is not None
    assert state.promise_start <= desk.clock.now + timedelta(minutes=24)
    assert NoticeEvent.OUT_FOR_DELIVERY in desk.told(late)

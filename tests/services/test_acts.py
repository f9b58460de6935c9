"""Undo: a whole act taken back by correcting events, and what is not taken back."""

from __future__ import annotations

import pytest

from courier_desktop.domain import events as ev
from courier_desktop.domain.causes import Cause
from courier_desktop.domain.errors import RefusedError
from courier_desktop.domain.notices import NoticeState
from courier_desktop.domain.reasons import ReasonCode
from courier_desktop.domain.rows import RouteState
from courier_desktop.domain.statuses import Status
from courier_desktop.services import acts, delays, integrity, notices, registering, route_boards, routes, shipments
from courier_desktop.services.marking import Mark, mark
from tests.fakes.desk import Desk


def test_a_mark_is_taken_back_with_its_implied_steps_and_notices(desk: Desk) -> None:
    one = desk.shipment()
    before = desk.state(one)
    desk.mark(one, Status.DELIVERED, received_by="Eva")
    act = acts.last_act(desk.ctx)
    assert act is not None
    assert (act.kind, act.count) == ("delivered", 1)
    undone = acts.undo(desk.ctx)
    assert (undone.act.kind, undone.act.number) == ("delivered", before.number)
    assert desk.state(one) == before
    assert desk.notices(one) == []
    assert isinstance(desk.facts(one)[-1], ev.Corrected)
    shown = shipments.detail(desk.ctx, one).events
    assert [event.corrected for event in shown if event.status is Status.DELIVERED] == [True]


def test_one_undo_takes_back_all_that_one_act_marked(desk: Desk) -> None:
    ids = desk.shipments(5)
    mark(desk.ctx, Mark(shipment_ids=tuple(ids), target=Status.AT_DEPOT))
    undone = acts.undo(desk.ctx)
    assert undone.act.count == 5
    assert {desk.state(one).status for one in ids} == {Status.REGISTERED}


def test_undo_goes_back_act_by_act(desk: Desk) -> None:
    one = desk.shipment()
    desk.mark(one, Status.AT_DEPOT)
    desk.mark(one, Status.ATTEMPT_FAILED, reason=ReasonCode.RECIPIENT_ABSENT)
    last = acts.last_act(desk.ctx)
    assert last is not None
    assert last.detail["reason"] == "recipient_absent"
    acts.undo(desk.ctx)
    assert (desk.state(one).status, desk.state(one).attempts) == (Status.AT_DEPOT, 0)
    acts.undo(desk.ctx)
    assert desk.state(one).status is Status.REGISTERED
    acts.undo(desk.ctx)
    assert shipments.find(desk.ctx, "Itzel") == ()
    with pytest.raises(RefusedError) as caught:
        acts.undo(desk.ctx)
    assert caught.value.refusal == "nothing_to_undo"


def test_a_notice_that_went_out_stays(desk: Desk) -> None:
    one = desk.shipment()
    act_id = mark(desk.ctx, Mark(shipment_ids=(one,), target=Status.DELIVERED)).act_id
    (notice,) = desk.notices(one)
    notices.open_link(desk.ctx, notice.notice_id)
    notices.confirm(desk.ctx, notice.notice_id)
    acts.undo(desk.ctx, act_id)
    assert desk.state(one).status is Status.REGISTERED
    assert [n.state for n in desk.notices(one)] == [NoticeState.CONFIRMED]


def test_a_registration_with_a_history_is_not_taken_back(desk: Desk) -> None:
    first = desk.shipment()
    act_id = acts.last_act(desk.ctx)
    desk.mark(first, Status.AT_DEPOT)
    assert act_id is not None
    with pytest.raises(RefusedError) as caught:
        acts.undo(desk.ctx, act_id.act_id)
    assert caught.value.refusal == "registration_in_use"


def test_a_route_with_stops_is_not_taken_back_by_its_opening(desk: Desk) -> None:
    route = routes.create(desk.ctx, "Oriente")
    opening = acts.last_act(desk.ctx)
    one = desk.shipment()
    routes.assign(desk.ctx, route, [one])
    assert opening is not None
    with pytest.raises(RefusedError) as caught:
        acts.undo(desk.ctx, opening.act_id)
    assert (caught.value.refusal, caught.value.params) == ("route_in_use", {"route": "R1"})
    acts.undo(desk.ctx)
    acts.undo(desk.ctx, opening.act_id)
    assert route_boards.routes_of_day(desk.ctx) == ()


def test_publishing_is_taken_back_whole(desk: Desk) -> None:
    ids = desk.shipments(2)
    route = desk.route(ids, out=False)
    before = [desk.state(one) for one in ids]
    routes.publish(desk.ctx, route)
    acts.undo(desk.ctx)
    assert [desk.state(one) for one in ids] == before
    assert route_boards.board(desk.ctx, route).route.state is RouteState.DRAFT
    assert [desk.notices(one) for one in ids] == [[], []]


def test_closing_is_taken_back_whole(desk: Desk) -> None:
    ids = desk.shipments(2)
    route = desk.route(ids)
    before = [desk.state(one) for one in ids]
    routes.close(desk.ctx, route, dict.fromkeys(ids, routes.Decision.COUNTER))
    act = acts.last_act(desk.ctx)
    assert act is not None
    assert act.kind == "route_closed"
    acts.undo(desk.ctx)
    assert [desk.state(one) for one in ids] == before
    assert routes.undecided(desk.ctx, route) == tuple(ids)


def test_a_setback_is_taken_back_whole(desk: Desk) -> None:
    ids = desk.shipments(2)
    route = desk.route(ids)
    what = delays.DelayDraft(cause=Cause.WEATHER, scope=delays.Scope.ROUTE, refs=(route,), minutes=90)
    delays.declare(desk.ctx, what)
    acts.undo(desk.ctx)
    assert delays.newest(desk.ctx) == ()
    assert [desk.state(one).delay_cause for one in ids] == [None, None]


def test_an_amendment_is_taken_back_in_the_search_too(desk: Desk) -> None:
    from courier_desktop.domain.draft import Party

    one = desk.shipment()
    registering.amend(desk.ctx, one, registering.Changes(recipient=Party("Zacarías Peña")))
    assert [hit.shipment_id for hit in shipments.find(desk.ctx, "zacarias")] == [one]
    acts.undo(desk.ctx)
    assert shipments.find(desk.ctx, "zacarias") == ()
    assert [hit.shipment_id for hit in shipments.find(desk.ctx, "itzel")] == [one]


def test_an_undo_is_kept_in_the_history_and_verifies(desk: Desk) -> None:
    one = desk.shipment()
    desk.mark(one, Status.DELIVERED)
    acts.undo(desk.ctx)
    desk.mark(one, Status.ATTEMPT_FAILED, reason=ReasonCode.RECIPIENT_ABSENT)
    assert integrity.verify(desk.ctx).clean
    kinds = [type(fact) for fact in desk.facts(one)]
    assert kinds.count(ev.Delivered) == kinds.count(ev.Corrected) == 1

"""Corrections: seen first, with what stands on them and what has gone out; an end needs the owner and a reason."""

from __future__ import annotations

import pytest

from courier_desktop.domain import events as ev
from courier_desktop.domain.corrections import Correction, CorrectionPreview, Why
from courier_desktop.domain.errors import NotFoundError, RefusedError
from courier_desktop.domain.event_bodies import to_body
from courier_desktop.domain.ids import EventId, ShipmentId
from courier_desktop.domain.money import Money
from courier_desktop.domain.notices import NoticeEvent, NoticeState
from courier_desktop.domain.reasons import ReasonCode
from courier_desktop.domain.staff import Role, StaffId, StaffMember
from courier_desktop.domain.statuses import Status
from courier_desktop.services import acts, corrections, integrity, notices, registering, routes, shipments
from courier_desktop.services.corrections import correct, preview
from courier_desktop.services.marking import Mark, mark
from tests.fakes.desk import Desk


def event_of(desk: Desk, shipment_id: ShipmentId, kind: str, place: int = 0) -> EventId:
    """The newest event of that kind (the one before it with place=1) that still counts."""
    events = shipments.detail(desk.ctx, shipment_id).events
    return [event.event_id for event in events if event.kind == kind and not event.corrected][place]


def asked(event_id: EventId, why: Why | None = Why.WRONG_MARK, **how: object) -> Correction:
    return Correction(event_id=event_id, why=why, **how)  # type: ignore[arg-type]  # the keywords of a correction


def refusal(desk: Desk, what: Correction) -> str:
    with pytest.raises(RefusedError) as caught:
        correct(desk.ctx, what)
    return caught.value.refusal


def enter(desk: Desk, role: Role, name: str = "Lupita") -> None:
    desk.ctx.staffed, desk.ctx.staff = True, StaffMember(StaffId("s1"), name, role)


def status_event(desk: Desk, shipment_id: ShipmentId, status: Status) -> EventId:
    events = shipments.detail(desk.ctx, shipment_id).events
    return next(e.event_id for e in events if e.status is status and not e.corrected)


def test_a_mark_long_past_is_corrected_with_who_and_why(desk: Desk) -> None:
    one = desk.shipment()
    desk.mark(one, Status.AT_DEPOT)
    desk.clock.advance(days=2)
    desk.mark(one, Status.ON_HOLD)
    before = desk.state(one)
    event = status_event(desk, one, Status.AT_DEPOT)
    seen = preview(desk.ctx, event)
    assert (seen.refused, seen.ends, seen.touched, seen.shipments) == ("", False, 1, 1)
    assert seen.later != ()
    assert seen.before.status is Status.ON_HOLD
    assert refusal(desk, asked(event)) == "later_marks_stand"
    assert desk.state(one) == before
    done = correct(desk.ctx, asked(event, note="Era la 41, no esta", along=True))
    assert (done.number, done.shipments) == (before.number, 1)
    assert desk.state(one).status is Status.REGISTERED
    rows = shipments.detail(desk.ctx, one).events
    assert [row.detail["why"] for row in rows if row.kind == "corrected"] == ["wrong_mark"]
    assert [row.detail["note"] for row in rows if row.kind == "corrected"] == ["Era la 41, no esta"]
    assert integrity.verify(desk.ctx).clean


def test_what_still_makes_sense_stays(desk: Desk) -> None:
    one = desk.shipment()
    desk.mark(one, Status.PICKED_UP)
    desk.mark(one, Status.AT_DEPOT)
    event = status_event(desk, one, Status.PICKED_UP)
    assert preview(desk.ctx, event).later == ()
    correct(desk.ctx, asked(event))
    assert desk.state(one).status is Status.AT_DEPOT


def test_the_preview_says_what_changes(desk: Desk) -> None:
    one = desk.shipment(cash_on_delivery=Money(50_000))
    desk.mark(one, Status.DELIVERED, received_by="Eva", collected=Money(50_000))
    seen = preview(desk.ctx, event_of(desk, one, "delivered"))
    assert seen.after is not None
    assert set(seen.changes) == {"status", "collected", "received_by"}
    assert (seen.before.received_by, seen.after.received_by) == ("Eva", "")
    assert (seen.before.collected, seen.after.collected) == (Money(50_000), None)
    assert [row.kind for row in seen.taken] == ["delivered", "status", "status", "status"]
    assert seen.withdrawn == (NoticeEvent.DELIVERED,)
    assert seen.gone_out == ()


def test_a_message_that_went_out_is_named_and_stays(desk: Desk) -> None:
    one = desk.shipment()
    desk.mark(one, Status.DELIVERED)
    (notice,) = desk.notices(one)
    notices.open_link(desk.ctx, notice.notice_id)
    notices.confirm(desk.ctx, notice.notice_id)
    event = event_of(desk, one, "delivered")
    seen = preview(desk.ctx, event)
    assert (seen.withdrawn, seen.gone_out) == ((), (NoticeEvent.DELIVERED,))
    correct(desk.ctx, asked(event))
    assert [n.state for n in desk.notices(one)] == [NoticeState.CONFIRMED]
    desk.mark(one, Status.DELIVERED)
    assert desk.told(one) == [NoticeEvent.DELIVERED]


def test_the_neighbours_you_are_next_goes_with_the_mark_that_called_for_it(desk: Desk) -> None:
    first, second = desk.shipments(2)
    desk.route([first, second])
    desk.mark(first, Status.DELIVERED)
    assert NoticeEvent.YOU_ARE_NEXT in desk.told(second)
    correct(desk.ctx, asked(event_of(desk, first, "delivered")))
    assert NoticeEvent.YOU_ARE_NEXT not in desk.told(second)
    assert desk.state(second).status is Status.OUT_FOR_DELIVERY


def test_one_of_many_is_corrected_alone_or_all_together(desk: Desk) -> None:
    ids = desk.shipments(3)
    mark(desk.ctx, Mark(shipment_ids=tuple(ids), target=Status.AT_DEPOT))
    event = status_event(desk, ids[1], Status.AT_DEPOT)
    seen = preview(desk.ctx, event)
    assert (seen.touched, seen.shipments) == (1, 3)
    correct(desk.ctx, asked(event))
    assert [desk.state(one).status for one in ids] == [Status.AT_DEPOT, Status.REGISTERED, Status.AT_DEPOT]
    rest = status_event(desk, ids[0], Status.AT_DEPOT)
    assert preview(desk.ctx, rest, whole=True).touched == 2
    assert correct(desk.ctx, asked(rest, whole=True)).shipments == 2
    assert {desk.state(one).status for one in ids} == {Status.REGISTERED}


TO_THE_END = {
    "delivered": (Status.DELIVERED,),
    "cancelled": (Status.CANCELLED,),
    "lost": (Status.AT_DEPOT, Status.LOST_OR_DAMAGED),
    "returned": (Status.AT_DEPOT, Status.RETURNING, Status.RETURNED),
}


@pytest.mark.parametrize("end", TO_THE_END)
def test_an_end_needs_the_owner_and_a_reason(desk: Desk, end: str) -> None:
    one = desk.shipment()
    before = desk.state(one)
    for status in TO_THE_END[end]:
        before = desk.state(one)
        desk.mark(one, status)
    event = status_event(desk, one, TO_THE_END[end][-1])
    assert preview(desk.ctx, event).ends
    for role in (Role.OFFICE, Role.DRIVER, Role.READ_ONLY):
        enter(desk, role)
        assert refusal(desk, asked(event)) == "role_forbids"
    enter(desk, Role.OWNER)
    assert refusal(desk, asked(event, None)) == "end_state_needs_reason"
    assert refusal(desk, asked(event, Why.OTHER)) == "correction_needs_why"
    correct(desk.ctx, asked(event, Why.FOUND))
    assert desk.state(one) == before


def test_what_takes_an_end_along_needs_the_owner_too(desk: Desk) -> None:
    one = desk.shipment()
    for status in TO_THE_END["returned"]:
        desk.mark(one, status)
    event = status_event(desk, one, Status.RETURNING)
    enter(desk, Role.OFFICE)
    assert preview(desk.ctx, event).ends
    assert refusal(desk, asked(event, along=True)) == "role_forbids"
    enter(desk, Role.OWNER)
    correct(desk.ctx, asked(event, along=True))
    assert desk.state(one).status is Status.AT_DEPOT


def test_anything_else_needs_a_reason_and_not_the_owner(desk: Desk) -> None:
    one = desk.shipment()
    desk.mark(one, Status.AT_DEPOT)
    event = status_event(desk, one, Status.AT_DEPOT)
    enter(desk, Role.OFFICE)
    assert refusal(desk, asked(event, None)) == "correction_needs_why"
    correct(desk.ctx, asked(event))
    assert desk.state(one).status is Status.REGISTERED


def test_a_driver_corrects_only_what_he_marked(desk: Desk) -> None:
    one = desk.shipment()
    desk.route([one])
    enter(desk, Role.DRIVER, "Beto")
    desk.mark(one, Status.ATTEMPT_FAILED, reason=ReasonCode.RECIPIENT_ABSENT)
    out = status_event(desk, one, Status.OUT_FOR_DELIVERY)
    assert refusal(desk, asked(out, along=True)) == "role_forbids"
    correct(desk.ctx, asked(event_of(desk, one, "attempt_failed")))
    assert desk.state(one).status is Status.OUT_FOR_DELIVERY


def test_a_correction_can_be_corrected(desk: Desk) -> None:
    one = desk.shipment()
    desk.mark(one, Status.DELIVERED, received_by="Eva")
    delivered = desk.state(one)
    correct(desk.ctx, asked(event_of(desk, one, "delivered")))
    back = event_of(desk, one, "corrected")
    assert preview(desk.ctx, back).restores
    enter(desk, Role.OFFICE)
    assert refusal(desk, asked(back)) == "role_forbids"
    enter(desk, Role.OWNER)
    correct(desk.ctx, asked(back, Why.WRONG_SHIPMENT))
    assert desk.state(one) == delivered
    assert integrity.verify(desk.ctx).clean


def test_ctrl_z_takes_a_correction_back(desk: Desk) -> None:
    one = desk.shipment()
    desk.mark(one, Status.AT_DEPOT)
    marked = desk.state(one)
    correct(desk.ctx, asked(status_event(desk, one, Status.AT_DEPOT)))
    act = acts.last_act(desk.ctx)
    assert act is not None
    assert act.kind == "corrected"
    acts.undo(desk.ctx)
    assert desk.state(one) == marked


def test_what_contradicts_the_present_does_not_come_back(desk: Desk) -> None:
    one = desk.shipment()
    desk.mark(one, Status.AT_DEPOT)
    desk.mark(one, Status.RETURNING)
    correct(desk.ctx, asked(event_of(desk, one, "return")))
    back = event_of(desk, one, "corrected")
    correct(desk.ctx, asked(status_event(desk, one, Status.AT_DEPOT)))
    assert refusal(desk, asked(back)) == "cannot_come_back"


def test_what_is_corrected_is_not_corrected_twice(desk: Desk) -> None:
    one = desk.shipment()
    desk.mark(one, Status.AT_DEPOT)
    event = status_event(desk, one, Status.AT_DEPOT)
    correct(desk.ctx, asked(event))
    assert refusal(desk, asked(event)) == "already_corrected"
    with pytest.raises(NotFoundError):
        preview(desk.ctx, desk.ctx.new_event_id())


def test_a_registration_in_use_says_to_cancel(desk: Desk) -> None:
    one = desk.shipment()
    desk.mark(one, Status.AT_DEPOT)
    event = event_of(desk, one, "registered")
    assert preview(desk.ctx, event).refused == "registration_in_use"
    assert refusal(desk, asked(event)) == "registration_in_use"


def test_a_fresh_registration_goes_whole(desk: Desk) -> None:
    one = desk.shipment()
    event = event_of(desk, one, "registered")
    assert preview(desk.ctx, event).after is None
    correct(desk.ctx, asked(event, Why.WRONG_SHIPMENT))
    assert shipments.find(desk.ctx, "Itzel") == ()
    assert integrity.verify(desk.ctx).clean


def test_an_amendment_is_corrected(desk: Desk) -> None:
    from courier_desktop.domain.draft import Party

    one = desk.shipment()
    registering.amend(desk.ctx, one, registering.Changes(recipient=Party("Zacarías Peña"), pieces=3))
    desk.mark(one, Status.AT_DEPOT)
    seen = preview(desk.ctx, event_of(desk, one, "amended"))
    assert set(seen.changes) == {"recipient", "phone", "pieces"}
    correct(desk.ctx, asked(event_of(desk, one, "amended"), Why.WRONG_DETAILS))
    assert shipments.detail(desk.ctx, one).recipient.name.startswith("Itzel")
    assert (desk.state(one).pieces, desk.state(one).status) == (1, Status.AT_DEPOT)
    assert shipments.find(desk.ctx, "zacarias") == ()


def test_an_attempt_that_never_was_gives_the_attempt_back(desk: Desk) -> None:
    one = desk.shipment()
    desk.mark(one, Status.ATTEMPT_FAILED, reason=ReasonCode.RECIPIENT_ABSENT)
    desk.mark(one, Status.AT_DEPOT)
    desk.mark(one, Status.OUT_FOR_DELIVERY)
    event = event_of(desk, one, "attempt_failed")
    seen = preview(desk.ctx, event)
    assert seen.after is not None
    assert (seen.before.attempts, seen.after.attempts) == (1, 0)
    correct(desk.ctx, asked(event))
    assert (desk.state(one).attempts, desk.state(one).status) == (0, Status.OUT_FOR_DELIVERY)


def test_a_closing_is_corrected_for_one_stop(desk: Desk) -> None:
    ids = desk.shipments(2)
    route = desk.route(ids)
    out = desk.state(ids[0])
    routes.close(desk.ctx, route, dict.fromkeys(ids, routes.Decision.COUNTER))
    event = event_of(desk, ids[0], "counter")
    assert preview(desk.ctx, event).shipments == 2
    correct(desk.ctx, asked(event))
    assert desk.state(ids[0]) == out
    assert desk.state(ids[1]).status is Status.READY_FOR_PICKUP
    desk.mark(ids[0], Status.DELIVERED, received_by="Eva")
    assert desk.state(ids[0]).status is Status.DELIVERED
    assert integrity.verify(desk.ctx).clean


def test_publishing_is_not_corrected_under_a_closed_route(desk: Desk) -> None:
    ids = desk.shipments(2)
    route = desk.route(ids)
    routes.close(desk.ctx, route, dict.fromkeys(ids, routes.Decision.TOMORROW))
    event = status_event(desk, ids[0], Status.OUT_FOR_DELIVERY)
    assert preview(desk.ctx, event, whole=True).refused == "route_went_on"
    assert refusal(desk, asked(event, whole=True, along=True)) == "route_went_on"


def test_undo_never_leaves_a_mark_in_the_air(desk: Desk) -> None:
    one = desk.shipment()
    desk.mark(one, Status.AT_DEPOT)
    hold = mark(desk.ctx, Mark(shipment_ids=(one,), target=Status.RETURNING)).act_id
    desk.mark(one, Status.RETURNED)
    with pytest.raises(RefusedError) as caught:
        acts.undo(desk.ctx, hold)
    assert caught.value.refusal == "later_marks_stand"


def test_ctrl_z_on_an_end_is_for_a_slip_of_the_finger(desk: Desk) -> None:
    one = desk.shipment()
    enter(desk, Role.OFFICE, "Ana")
    act = mark(desk.ctx, Mark(shipment_ids=(one,), target=Status.DELIVERED)).act_id
    desk.clock.advance(minutes=9)
    acts.undo(desk.ctx, act)
    assert desk.state(one).status is Status.REGISTERED
    act = mark(desk.ctx, Mark(shipment_ids=(one,), target=Status.DELIVERED)).act_id
    desk.clock.advance(minutes=11)
    with pytest.raises(RefusedError) as caught:
        acts.undo(desk.ctx, act)
    assert caught.value.refusal == "end_needs_correction"


def test_ctrl_z_on_anothers_end_is_a_correction(desk: Desk) -> None:
    one = desk.shipment()
    enter(desk, Role.OFFICE, "Ana")
    act = mark(desk.ctx, Mark(shipment_ids=(one,), target=Status.DELIVERED)).act_id
    enter(desk, Role.OWNER, "Rosa")
    with pytest.raises(RefusedError) as caught:
        acts.undo(desk.ctx, act)
    assert caught.value.refusal == "end_needs_correction"


def test_a_driver_does_not_undo_what_the_office_did(desk: Desk) -> None:
    one = desk.shipment()
    act = mark(desk.ctx, Mark(shipment_ids=(one,), target=Status.AT_DEPOT)).act_id
    enter(desk, Role.DRIVER, "Beto")
    with pytest.raises(RefusedError) as caught:
        acts.undo(desk.ctx, act)
    assert caught.value.refusal == "role_forbids"


def test_the_note_is_a_text_and_not_in_the_event(desk: Desk) -> None:
    one = desk.shipment()
    desk.mark(one, Status.AT_DEPOT)
    correct(desk.ctx, asked(status_event(desk, one, Status.AT_DEPOT), note="Lo dijo Itzel Ochoa"))
    fact = desk.facts(one)[-1]
    assert isinstance(fact, ev.Corrected)
    assert "Itzel" not in str(to_body(fact))
    assert fact.note_id is not None


def test_the_preview_writes_nothing(desk: Desk) -> None:
    one = desk.shipment()
    desk.mark(one, Status.DELIVERED)
    before = len(desk.facts(one))
    seen = corrections.preview(desk.ctx, event_of(desk, one, "delivered"), whole=True)
    assert isinstance(seen, CorrectionPreview)
    assert len(desk.facts(one)) == before

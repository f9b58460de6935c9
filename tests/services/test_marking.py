"""Marks: what the vocabulary allows, what is told of them and what is not."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from courier_desktop.domain import events as ev
from courier_desktop.domain.draft import Party, Promise
from courier_desktop.domain.ids import EventId, ShipmentId
from courier_desktop.domain.money import Money
from courier_desktop.domain.notices import NoticeEvent, NoticeState
from courier_desktop.domain.reasons import REASONS, Need, NextStep, ReasonCode
from courier_desktop.domain.staff import Right
from courier_desktop.domain.statuses import STATUSES, Status, StopState
from courier_desktop.domain.transitions import Allowed, plan_transition
from courier_desktop.services import notices, registering, settings
from courier_desktop.services.marking import AT_DOOR, Mark, mark
from courier_desktop.store import people
from tests.fakes.desk import Desk

TAP = EventId("019aa0e0-0000-7000-8000-000000000001")

# One way to each status, by marks that are allowed.
WAYS: dict[Status, tuple[Status, ...]] = {
    Status.REGISTERED: (),
    Status.PICKUP_SCHEDULED: (Status.PICKUP_SCHEDULED,),
    Status.PICKED_UP: (Status.PICKED_UP,),
    Status.AT_DEPOT: (Status.AT_DEPOT,),
    Status.IN_TRANSIT: (Status.AT_DEPOT, Status.IN_TRANSIT),
    Status.OUT_FOR_DELIVERY: (Status.OUT_FOR_DELIVERY,),
    Status.ATTEMPT_FAILED: (Status.ATTEMPT_FAILED,),
    Status.ON_HOLD: (Status.AT_DEPOT, Status.ON_HOLD),
    Status.READY_FOR_PICKUP: (Status.AT_DEPOT, Status.READY_FOR_PICKUP),
    Status.DELIVERED: (Status.DELIVERED,),
    Status.RETURNING: (Status.AT_DEPOT, Status.RETURNING),
    Status.RETURNED: (Status.AT_DEPOT, Status.RETURNING, Status.RETURNED),
    Status.CANCELLED: (Status.CANCELLED,),
    Status.LOST_OR_DAMAGED: (Status.AT_DEPOT, Status.LOST_OR_DAMAGED),
}
ABSENT = ReasonCode.RECIPIENT_ABSENT


def reach(desk: Desk, status: Status, **draft: object) -> ShipmentId:
    """A shipment in that status."""
    one = desk.shipment(**draft)
    for step in WAYS[status]:
        assert desk.mark(one, step, reason=ABSENT).refused == ""
    assert desk.state(one).status is status
    return one


@pytest.mark.parametrize("start", Status)
def test_every_mark_is_what_the_vocabulary_says(desk: Desk, start: Status) -> None:
    for target in Status:
        one = reach(desk, start)
        plan = plan_transition(start, target)
        before = desk.facts(one)
        outcome = desk.mark(one, target, reason=ABSENT)
        after = desk.facts(one)
        if not isinstance(plan, Allowed):
            assert (outcome.refused, after) == (plan.code, before)
            assert outcome.params["number"] == desk.state(one).number
            continue
        assert outcome.refused == ""
        assert desk.state(one).status is target
        made = [fact for fact in after[len(before) :] if not isinstance(fact, ev.NOTICE_FACTS)]
        implied = [fact.status for fact in made[:-1] if isinstance(fact, ev.StatusMarked) and fact.implied]
        assert tuple(implied) == plan.implied
        assert len(made) == len(plan.implied) + 1


def test_skipped_steps_are_recorded_at_the_same_time_without_notices(desk: Desk) -> None:
    one = desk.shipment()
    at = desk.clock.now
    desk.clock.advance(minutes=10)
    desk.mark(one, Status.DELIVERED, at=at)
    with desk.ctx.read() as conn:
        rows = conn.execute(
            "SELECT coalesce(occurred_at, recorded_at) FROM ledger JOIN acts ON first_seq = act"
            " WHERE kind IN ('status', 'delivered')"
        ).fetchall()
    assert len({row[0] for row in rows}) == 1
    assert len(rows) == 4
    assert desk.told(one) == [NoticeEvent.DELIVERED]


def test_what_the_load_check_left_behind_is_not_delivered(desk: Desk) -> None:
    from courier_desktop.services import loading

    one, other = desk.shipments(2)
    route = desk.route([one, other], out=False)
    desk.load(route, [other])
    loading.close_load(desk.ctx, route, {one: "no_room"})
    outcome = desk.mark(one, Status.DELIVERED)
    assert (outcome.refused, outcome.params["reason"]) == ("rejected_at_load", "no_room")
    assert desk.mark(one, AT_DOOR).refused == "rejected_at_load"
    assert desk.mark(one, Status.AT_DEPOT).refused == ""
    assert desk.mark(one, Status.DELIVERED).refused == ""


def test_some_are_refused_while_others_are_done(desk: Desk) -> None:
    one, two = desk.shipments(2)
    desk.mark(two, Status.CANCELLED)
    what = Mark(shipment_ids=(one, two, ShipmentId("nobody")), target=Status.DELIVERED)
    result = mark(desk.ctx, what)
    assert [outcome.refused for outcome in result.outcomes] == ["", "cancelled_parcel", "number_unknown"]
    assert result.done == 1


@pytest.mark.parametrize("minutes", [-1, -100_000])
def test_a_mark_before_the_registration_is_refused(desk: Desk, minutes: int) -> None:
    one = desk.shipment()
    at = desk.clock.now + timedelta(minutes=minutes)
    assert desk.mark(one, Status.DELIVERED, at=at).refused == "before_registration"


def test_a_mark_in_the_future_is_refused(desk: Desk) -> None:
    one = desk.shipment()
    assert desk.mark(one, Status.DELIVERED, at=desk.clock.now + timedelta(seconds=1)).refused == "in_the_future"


def test_the_same_mark_from_a_phone_counts_once(desk: Desk) -> None:
    one = desk.shipment()
    for _ in range(2):
        assert desk.mark(one, Status.DELIVERED, event_id=TAP).refused == ""
    assert sum(isinstance(fact, ev.Delivered) for fact in desk.facts(one)) == 1


# --------------------------------------------------------------------------------------------------- failed attempts


def test_a_failure_needs_its_reason(desk: Desk) -> None:
    one = desk.shipment()
    assert desk.mark(one, Status.ATTEMPT_FAILED).refused == "reason_required"


@pytest.mark.parametrize("code", [code for code, reason in REASONS.items() if Need.NOTE in reason.needs])
def test_a_reason_that_asks_for_a_note_gets_one(desk: Desk, code: ReasonCode) -> None:
    one = desk.shipment()
    assert desk.mark(one, Status.ATTEMPT_FAILED, reason=code, note=" ").refused == "note_required"
    assert desk.mark(one, Status.ATTEMPT_FAILED, reason=code, note="Caseta cerrada").refused == ""


def test_a_refused_mark_leaves_no_text_behind(desk: Desk) -> None:
    one = desk.shipment()
    with desk.ctx.read() as conn:
        before = conn.execute("SELECT count(*) FROM texts").fetchone()[0]
    assert desk.mark(one, Status.ATTEMPT_FAILED, note="Nadie abrió").refused == "reason_required"
    with desk.ctx.read() as conn:
        assert conn.execute("SELECT count(*) FROM texts").fetchone()[0] == before


@pytest.mark.parametrize("code", ReasonCode)
def test_a_reason_is_a_record_with_behaviour(desk: Desk, code: ReasonCode) -> None:
    one = desk.shipment()
    desk.mark(one, Status.ATTEMPT_FAILED, reason=code, note="nota")
    state, reason = desk.state(one), REASONS[code]
    assert state.attempts == int(reason.counts)
    assert state.next_step is reason.next
    assert state.owed == tuple(need for need in reason.needs if need is not Need.NOTE)


def test_evidence_that_came_with_the_mark_is_not_owed(desk: Desk) -> None:
    one, two = desk.shipments(2)
    desk.mark(one, Status.ATTEMPT_FAILED, reason=ReasonCode.NO_CONTACT, calls=2)
    start = desk.clock.now + timedelta(days=1)
    promise = Promise(start, start + timedelta(hours=2))
    desk.mark(two, Status.ATTEMPT_FAILED, reason=ReasonCode.RESCHEDULE_REQUESTED, promise=promise)
    assert desk.state(one).owed == ()
    assert desk.state(two).owed == ()
    assert desk.state(two).promise_start == start


def test_the_last_attempt_leads_to_the_counter(desk: Desk) -> None:
    one = desk.shipment()
    desk.mark(one, Status.ATTEMPT_FAILED, reason=ABSENT)
    assert desk.state(one).next_step is NextStep.RETRY
    desk.mark(one, Status.OUT_FOR_DELIVERY)
    desk.mark(one, Status.ATTEMPT_FAILED, reason=ABSENT)
    assert (desk.state(one).attempts, desk.state(one).next_step) == (2, NextStep.COUNTER)


# -------------------------------------------------------------------------------------------------------------- cash


@pytest.mark.parametrize(("given", "warning"), [(None, "amount_missing"), (90_000, "amount_differs"), (125_000, "")])
def test_cash_is_recorded_as_told_and_said_when_it_does_not_add_up(desk: Desk, given: int | None, warning: str) -> None:
    one = desk.shipment(cash_on_delivery=Money(125_000))
    outcome = desk.mark(one, Status.DELIVERED, collected=None if given is None else Money(given))
    assert (outcome.refused, outcome.warning) == ("", warning)
    assert desk.state(one).collected_minor == given


# ----------------------------------------------------------------------------------------------------------- notices


def test_a_late_mark_tells_the_result_only(desk: Desk) -> None:
    one, two = desk.shipments(2)
    route = desk.route([one, two])
    long_ago = desk.clock.now
    desk.clock.advance(minutes=31)
    desk.mark(one, AT_DOOR, at=long_ago)
    desk.mark(one, Status.DELIVERED, at=long_ago)
    assert desk.told(one) == [NoticeEvent.OUT_FOR_DELIVERY, NoticeEvent.DELIVERED]
    assert desk.told(two) == [NoticeEvent.OUT_FOR_DELIVERY]
    assert route


def test_a_mark_in_time_tells_the_door_and_who_is_next(desk: Desk) -> None:
    one, two, three = desk.shipments(3)
    desk.route([one, two, three])
    desk.clock.advance(minutes=10)
    desk.mark(one, AT_DOOR)
    desk.clock.advance(minutes=3)
    desk.mark(one, Status.DELIVERED)
    out = NoticeEvent.OUT_FOR_DELIVERY
    assert desk.told(one) == [out, NoticeEvent.AT_THE_DOOR, NoticeEvent.DELIVERED]
    assert desk.told(two) == [out, NoticeEvent.YOU_ARE_NEXT]
    assert desk.told(three) == [out]


def test_nobody_is_next_while_the_driver_stands_at_a_door(desk: Desk) -> None:
    one, two, three = desk.shipments(3)
    desk.route([one, two, three])
    desk.mark(three, AT_DOOR)
    desk.mark(one, Status.DELIVERED)
    assert NoticeEvent.YOU_ARE_NEXT not in desk.told(two)


@pytest.mark.parametrize("gone", [Status.LOST_OR_DAMAGED, Status.ON_HOLD])
def test_a_parcel_that_will_not_come_is_not_waited_for(desk: Desk, gone: Status) -> None:
    one, two, three = desk.shipments(3)
    desk.route([one, two, three])
    assert desk.mark(two, gone).refused == ""
    stop = next(iter(desk.state(two).stops))
    assert (stop.state, desk.state(two).route_id) == (StopState.SKIPPED, None)
    desk.mark(one, Status.DELIVERED)
    assert NoticeEvent.YOU_ARE_NEXT in desk.told(three)


def test_an_event_is_told_once(desk: Desk) -> None:
    one = desk.shipment()
    desk.mark(one, Status.AT_DEPOT)
    desk.mark(one, Status.IN_TRANSIT)
    desk.mark(one, Status.AT_DEPOT)
    assert desk.told(one) == [NoticeEvent.AT_DEPOT]


def test_another_days_attempt_is_told_again(desk: Desk) -> None:
    one = desk.shipment()
    desk.mark(one, Status.ATTEMPT_FAILED, reason=ABSENT)
    desk.clock.advance(days=1)
    desk.mark(one, Status.OUT_FOR_DELIVERY)
    desk.mark(one, Status.ATTEMPT_FAILED, reason=ABSENT)
    assert desk.told(one).count(NoticeEvent.ATTEMPT_FAILED) == 2


def test_a_later_step_makes_the_in_between_ones_worthless(desk: Desk) -> None:
    one = desk.shipment()
    desk.mark(one, Status.AT_DEPOT)
    desk.mark(one, Status.OUT_FOR_DELIVERY)
    first, second = desk.notices(one)
    assert (first.state, first.why) == (NoticeState.EXPIRED, "superseded")
    assert second.state is NoticeState.PREPARED


def test_who_opted_out_is_blocked_with_who_and_when(desk: Desk) -> None:
    one = desk.shipment()
    notices.opt_out(desk.ctx, "+523314800001", "BAJA")
    desk.mark(one, Status.DELIVERED)
    (notice,) = desk.notices(one)
    assert (notice.state, notice.why, notice.link) == (NoticeState.BLOCKED, "opted_out", "")
    assert notices.why_params(desk.ctx, [notice])[notice.notice_id] == {"who": "Ana", "since": "2026-11-19"}


def test_opting_out_blocks_what_waits_and_opting_in_opens_again(desk: Desk) -> None:
    one, two = desk.shipment(), desk.shipment(recipient=Party("Itzel", phone="+5213314800001"))
    desk.mark(one, Status.DELIVERED)
    notices.opt_out(desk.ctx, "+523314800001", "phone")
    assert desk.notices(one)[0].state is NoticeState.NOT_SENT
    desk.mark(two, Status.AT_DEPOT)
    assert desk.notices(two)[0].why == "opted_out"
    notices.opt_in(desk.ctx, "+523314800001")
    desk.mark(two, Status.DELIVERED)
    assert desk.notices(two)[1].state is NoticeState.PREPARED


def test_without_a_phone_the_notice_says_so(desk: Desk) -> None:
    one = desk.shipment(recipient=Party("Ana", phone_typed="5.25512E+11"))
    two = desk.shipment(recipient=Party("Eva"))
    desk.mark(one, Status.DELIVERED)
    desk.mark(two, Status.DELIVERED)
    assert [desk.notices(one)[0].why, desk.notices(two)[0].why] == ["phone_truncated", "phone_missing"]


def test_quiet_hours_hold_the_notice_until_morning(desk: Desk) -> None:
    one = desk.shipment()
    desk.clock.advance(hours=13)
    desk.mark(one, Status.DELIVERED)
    (notice,) = desk.notices(one)
    assert notice.state is NoticeState.PREPARED
    assert notice.not_before.astimezone(desk.ctx.zone).strftime("%d %H:%M") == "20 08:00"


def test_a_notice_for_today_dies_with_the_day_in_quiet_hours(desk: Desk) -> None:
    one = desk.shipment()
    desk.clock.advance(hours=13)
    desk.mark(one, Status.OUT_FOR_DELIVERY)
    (notice,) = desk.notices(one)
    assert (notice.state, notice.why) == (NoticeState.BLOCKED, "day_over")


def test_what_came_already_delivered_tells_nothing(desk: Desk) -> None:
    with desk.ctx.write(Right.UPKEEP) as tx:
        (made,) = registering.register_in(tx, [desk.draft(status=Status.DELIVERED)])
    assert desk.state(made.shipment_id).status is Status.DELIVERED
    assert desk.told(made.shipment_id) == []
    assert desk.mark(made.shipment_id, Status.AT_DEPOT).refused == "end_state"


def test_the_text_names_who_received_it_in_the_recipients_language(desk: Desk) -> None:
    from courier_desktop.domain.words import Language

    one = desk.shipment(recipient=Party("Ann Lee", phone="+523314820001", language=Language.EN))
    desk.mark(one, Status.DELIVERED, received_by="Eva", relation="neighbour")
    (notice,) = desk.notices(one)
    assert notice.language is Language.EN
    assert "Eva" in notice.text
    assert "neighbour" in notice.text
    assert notice.link.startswith("https://wa.me/523314820001?text=")


def test_a_counter_says_until_when(desk: Desk) -> None:
    one = desk.shipment()
    desk.mark(one, Status.AT_DEPOT)
    desk.mark(one, Status.READY_FOR_PICKUP, until=date(2026, 11, 24))
    assert "martes 24" in desk.notices(one)[-1].text


# ---------------------------------------------------------------------------------------------------------- the rest


def test_an_end_lifts_the_setback_that_lay_over_it(desk: Desk) -> None:
    from courier_desktop.domain.causes import Cause
    from courier_desktop.services import delays

    for end in (status for status in Status if STATUSES[status].end):
        one = reach(desk, WAYS[end][-2] if len(WAYS[end]) > 1 else Status.REGISTERED)
        draft = delays.DelayDraft(cause=Cause.TRAFFIC, scope=delays.Scope.LIST, refs=(one,), minutes=30)
        delays.declare(desk.ctx, draft)
        assert desk.state(one).delay_id is not None
        assert desk.mark(one, end).refused == ""
        assert (desk.state(one).delay_id, desk.state(one).delay_cause) == (None, Cause.TRAFFIC)


def test_the_actor_is_who_marks(desk: Desk) -> None:
    one = desk.shipment()
    desk.ctx.actor = ""
    settings.change(desk.ctx, "staff", "Ana Lucía")
    desk.mark(one, Status.AT_DEPOT)
    with desk.ctx.read() as conn:
        actors = [row[0] for row in conn.execute("SELECT actor FROM ledger JOIN acts ON first_seq = act ORDER BY seq")]
    assert (actors[0], actors[-1]) == ("Ana", "Ana Lucía")


def test_no_personal_words_stand_in_the_ledger(desk: Desk) -> None:
    one = desk.shipment(note="Portón azul", contents="Vestido")
    desk.mark(one, Status.DELIVERED, received_by="Doña Lupe", note="La dejó con la vecina")
    desk.mark(desk.shipment(), Status.ATTEMPT_FAILED, reason=ReasonCode.OTHER, note="Perro bravo")
    with desk.ctx.read() as conn:
        bodies = " ".join(row[0] for row in conn.execute("SELECT body FROM ledger"))
        texts = {row[0] for row in conn.execute("SELECT text FROM texts")}
        assert people.text_of(conn, None) == ""
    for word in ("Itzel", "Lupe", "Portón", "Vestido", "Perro", "Gómez", "+52331"):
        assert word not in bodies
    assert {"Doña Lupe", "Portón azul", "Perro bravo", "Vestido"} <= texts

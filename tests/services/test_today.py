"""Today: what needs me now, line by line."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from courier_desktop.domain.address import Address
from courier_desktop.domain.draft import Party
from courier_desktop.domain.messaging import Outcome, OutcomeKind
from courier_desktop.domain.money import Money
from courier_desktop.domain.reasons import ReasonCode
from courier_desktop.domain.statuses import Status
from courier_desktop.domain.times import to_text
from courier_desktop.domain.today_rows import TodayKind
from courier_desktop.services import backups, gateways, loading, messages, notices
from courier_desktop.services.today import counts_for_rail, ids_of, today
from courier_desktop.store import second_place
from courier_desktop.store.second_place import PlaceState
from tests.fakes.desk import Desk
from tests.fakes.gateway import FakeGateway, Sender


def lines(desk: Desk) -> dict[TodayKind, int]:
    return {line.kind: line.count for line in today(desk.ctx).lines}


def test_an_empty_ledger_is_empty(desk: Desk) -> None:
    board = today(desk.ctx)
    assert (board.empty, board.lines, board.routes, board.shipments) == (True, (), (), 0)
    desk.shipment()
    assert not today(desk.ctx).empty


def test_each_line_counts_what_waits(desk: Desk) -> None:
    ok, late, failed, loading_one, other = desk.shipments(5)
    incomplete = desk.shipment(address=Address(street="Sin número"))
    no_phone = desk.shipment(recipient=Party("Eva"))
    desk.route([ok, late, failed, no_phone], starts_at=desk.clock.now, minutes_per_stop=10)
    second = desk.route([loading_one, other], out=False)
    loading.scan(desk.ctx, second, desk.state(other).number)
    desk.mark(failed, Status.ATTEMPT_FAILED, reason=ReasonCode.RECIPIENT_ABSENT)
    desk.mark(no_phone, Status.ATTEMPT_FAILED, reason=ReasonCode.RECIPIENT_ABSENT)
    desk.clock.advance(minutes=200)
    found = lines(desk)
    assert found[TodayKind.STOPS_LATE] == 2
    assert found[TodayKind.ATTEMPTS] == 2
    assert found[TodayKind.CALLS] == 1
    assert found[TodayKind.ADDRESSES] == 1
    assert found[TodayKind.LOADS_OPEN] == 1
    assert found[TodayKind.MESSAGES] == len(notices.by_hand(desk.ctx))
    assert ids_of(desk.ctx, TodayKind.ATTEMPTS) == (failed, no_phone)
    assert incomplete not in ids_of(desk.ctx, TodayKind.CALLS)


def test_the_lines_come_by_urgency(desk: Desk) -> None:
    one, two = desk.shipments(2)
    desk.route([one, two], starts_at=desk.clock.now, minutes_per_stop=5)
    desk.mark(two, Status.ATTEMPT_FAILED, reason=ReasonCode.RECIPIENT_ABSENT)
    desk.clock.advance(minutes=100)
    kinds = [line.kind for line in today(desk.ctx).lines]
    assert kinds == sorted(kinds, key=list(TodayKind).index)


def test_a_late_stop_that_was_told_waits_no_more(desk: Desk) -> None:
    from courier_desktop.domain.causes import Cause
    from courier_desktop.services import delays

    (one,) = desk.shipments(1)
    route = desk.route([one], starts_at=desk.clock.now)
    desk.clock.advance(minutes=100)
    assert lines(desk)[TodayKind.STOPS_LATE] == 1
    what = delays.DelayDraft(cause=Cause.TRAFFIC, scope=delays.Scope.ROUTE, refs=(route,), minutes=30)
    delays.declare(desk.ctx, what)
    assert TodayKind.STOPS_LATE not in lines(desk)
    assert counts_for_rail(desk.ctx)["delays"] == 1


def test_in_and_out_of_the_window_are_counted(desk: Desk) -> None:
    one, two = desk.shipments(2, cash_on_delivery=Money(10_000))
    desk.route([one, two], starts_at=desk.clock.now, minutes_per_stop=10)
    desk.clock.advance(minutes=20)
    desk.mark(one, Status.DELIVERED, collected=Money(10_000))
    desk.clock.advance(minutes=120)
    desk.mark(two, Status.DELIVERED)
    board = today(desk.ctx)
    assert (board.delivered, board.in_window, board.out_of_window) == (2, 1, 1)


def test_the_cash_still_to_come_is_summed(desk: Desk) -> None:
    one, _two, three = desk.shipments(3, cash_on_delivery=Money(10_000))
    desk.mark(one, Status.DELIVERED, collected=Money(10_000))
    desk.mark(three, Status.CANCELLED)
    board = today(desk.ctx)
    assert (board.cash_due, board.cash_count) == (Money(10_000), 1)


def test_yesterdays_open_route_waits_for_its_closing(desk: Desk) -> None:
    (one,) = desk.shipments(1)
    desk.route([one])
    desk.clock.advance(days=1)
    assert lines(desk)[TodayKind.YESTERDAY] == 1


def test_a_parcel_that_has_not_moved_is_stuck(desk: Desk) -> None:
    one = desk.shipment()
    desk.mark(one, Status.AT_DEPOT)
    desk.clock.advance(days=desk.ctx.settings.stuck_days, hours=1)
    assert lines(desk)[TodayKind.STUCK] == 1
    assert ids_of(desk.ctx, TodayKind.STUCK) == (one,)


def test_what_may_have_gone_out_has_a_line(desk: Desk) -> None:
    one = desk.shipment()
    desk.mark(one, Status.DELIVERED)
    notice = desk.notices(one)[0].notice_id
    notices.open_link(desk.ctx, notice)
    notices.unsure(desk.ctx, notice)
    assert lines(desk) == {TodayKind.MAYBE_SENT: 1}
    desk.clock.now += timedelta(minutes=1)
    notices.confirm(desk.ctx, notice)
    assert (lines(desk), today(desk.ctx).resolved) == ({}, 1)


def test_a_second_place_not_reached_for_days_is_a_quiet_last_line(desk: Desk, tmp_path: Path) -> None:
    desk.shipment()
    backups.choose_place(desk.ctx, tmp_path / "usb")
    backups.make(desk.ctx)
    desk.clock.advance(days=9)
    assert TodayKind.BACKUP not in lines(desk)
    (tmp_path / "usb").rename(tmp_path / "pulled out")
    desk.shipment()
    backups.make(desk.ctx)
    last = today(desk.ctx).lines[-1]
    assert (last.kind, last.count) == (TodayKind.BACKUP, 9)
    assert last.detail == {"code": "backup_place_gone", "path": str(tmp_path / "usb")}


def test_backups_that_fail_are_told_once_the_last_good_one_is_old(desk: Desk) -> None:
    desk.shipment()
    backups.make(desk.ctx)
    folder = desk.ctx.store.path.parent / "backups"
    desk.clock.advance(days=1)
    desk.shipment()
    second_place.save_state(folder.parent, PlaceState(trouble="backup_place_full"))
    assert TodayKind.BACKUP not in lines(desk)
    desk.clock.advance(days=2)
    assert today(desk.ctx).lines[-1].detail == {"code": "backup_place_full", "path": str(folder)}


def test_a_gateway_that_lets_nothing_through_is_one_line(desk: Desk) -> None:
    sender = Sender(desk, FakeGateway())
    sender.plan(desk.shipment())
    assert TodayKind.GATEWAY not in lines(desk)
    sender.gateway.script.append(Outcome(kind=OutcomeKind.CONFIG_ERROR, code="gateway_credentials", said="401"))
    sender.turn()
    line = next(one for one in today(desk.ctx).lines if one.kind is TodayKind.GATEWAY)
    assert (line.count, line.example) == (1, "SMSGate")
    assert line.detail == {
        "gateway": "smsgate",
        "code": "gateway_credentials",
        "said": "401",
        "since": to_text(desk.clock.now),
        "until": "",
        "waiting": 1,
        "held": 1,
    }


def test_a_line_that_stays_down_is_told_and_a_stumble_is_not(desk: Desk) -> None:
    sender = Sender(desk, FakeGateway())
    sender.plan(desk.shipment())
    for expected in (False, False, True):
        sender.gateway.script.append(Outcome(kind=OutcomeKind.RETRY_BACKOFF, code="gateway_unreachable"))
        sender.turn()
        assert (TodayKind.GATEWAY in lines(desk)) is expected
        desk.clock.advance(seconds=12)
    desk.clock.advance(minutes=1)
    sender.turn()
    assert TodayKind.GATEWAY not in lines(desk)


def test_a_pause_by_hand_is_told_while_something_waits(desk: Desk) -> None:
    sender = Sender(desk, FakeGateway())
    gateways.pause(desk.ctx, sender.name)
    assert TodayKind.GATEWAY not in lines(desk)
    sender.plan(desk.shipment())
    assert lines(desk)[TodayKind.GATEWAY] == 1


def test_what_did_not_arrive_today_is_told_until_another_channel_takes_it_on(desk: Desk) -> None:
    sender = Sender(desk, FakeGateway())
    one = sender.plan(desk.shipment())
    sender.gateway.script.append(Outcome(kind=OutcomeKind.FINAL_CONTENT, code="text_too_long"))
    sender.turn()
    assert lines(desk)[TodayKind.NOT_ARRIVED] == 1
    messages.by_hand_instead(desk.ctx, [one])
    assert TodayKind.NOT_ARRIVED not in lines(desk)
    assert TodayKind.MESSAGES in lines(desk)

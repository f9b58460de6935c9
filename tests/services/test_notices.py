"""Sending by hand: prepared, opened, confirmed by whom and when; and what must not go."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest

from courier_desktop.domain.errors import NotFoundError, RefusedError
from courier_desktop.domain.ids import NoticeId
from courier_desktop.domain.messaging import GatewayName
from courier_desktop.domain.notices import Channel, NoticeState
from courier_desktop.domain.staff import Right
from courier_desktop.domain.statuses import Status
from courier_desktop.services import notices, noticing
from courier_desktop.store import gateways
from tests.fakes.desk import Desk


def waiting(desk: Desk) -> NoticeId:
    one = desk.shipment()
    desk.mark(one, Status.DELIVERED)
    return desk.notices(one)[0].notice_id


def refusal(desk: Desk, act: object, *rest: object) -> str:
    with pytest.raises(RefusedError) as caught:
        act(desk.ctx, *rest)  # type: ignore[operator]
    return caught.value.refusal


def test_a_notice_is_opened_then_confirmed(desk: Desk) -> None:
    one = waiting(desk)
    opened = notices.open_link(desk.ctx, one)
    assert (opened.state, opened.opened_by, opened.opened_at) == (NoticeState.OPENED, "Ana", desk.clock.now)
    assert parse_qs(urlsplit(opened.link).query)["text"] == [opened.text]
    desk.clock.advance(minutes=1)
    notices.confirm(desk.ctx, one)
    row = notices.one(desk.ctx, one)
    assert (row.state, row.confirmed_by, row.confirmed_at, row.link) == (
        NoticeState.CONFIRMED,
        "Ana",
        desk.clock.now,
        "",
    )


def test_confirming_takes_an_opened_one(desk: Desk) -> None:
    one = waiting(desk)
    assert refusal(desk, notices.confirm, one) == "notice_not_waiting"
    notices.open_link(desk.ctx, one)
    notices.confirm(desk.ctx, one)
    for act in (notices.confirm, notices.not_sent, notices.unsure, notices.open_link):
        assert refusal(desk, act, one) == "notice_not_waiting"


def test_opened_and_not_sent_waits_again(desk: Desk) -> None:
    one = waiting(desk)
    notices.open_link(desk.ctx, one)
    notices.not_sent(desk.ctx, one)
    row = notices.one(desk.ctx, one)
    assert (row.state, row.opened_at) == (NoticeState.PREPARED, None)


def test_what_may_have_gone_out_is_asked_and_never_blindly_sent(desk: Desk) -> None:
    one = waiting(desk)
    notices.open_link(desk.ctx, one)
    notices.unsure(desk.ctx, one)
    assert [row.notice_id for row in notices.in_state(desk.ctx, [NoticeState.MAYBE_SENT])] == [one]
    assert notices.by_hand(desk.ctx) == ()
    notices.confirm(desk.ctx, one)
    assert notices.one(desk.ctx, one).state is NoticeState.CONFIRMED


def test_the_run_begins_with_the_opened_ones_then_the_oldest(desk: Desk) -> None:
    first, second, third = waiting(desk), waiting(desk), waiting(desk)
    notices.open_link(desk.ctx, third)
    assert [row.notice_id for row in notices.by_hand(desk.ctx)] == [third, first, second]
    notices.confirm(desk.ctx, third)
    assert [row.notice_id for row in notices.run_today(desk.ctx)] == [first, second, third]
    assert notices.counts(desk.ctx) == {NoticeState.PREPARED: 2, NoticeState.CONFIRMED: 1}


def test_the_words_are_changed_while_it_waits(desk: Desk) -> None:
    one = waiting(desk)
    notices.edit(desk.ctx, one, "  Ya lo dejamos con Eva.  ")
    assert notices.open_link(desk.ctx, one).text == "Ya lo dejamos con Eva."
    assert refusal(desk, notices.edit, one, " \n") == "text_empty"
    notices.confirm(desk.ctx, one)
    assert refusal(desk, notices.edit, one, "tarde") == "notice_not_waiting"


def test_a_skipped_one_says_why(desk: Desk) -> None:
    one = waiting(desk)
    notices.drop(desk.ctx, one, "no_whatsapp")
    row = notices.one(desk.ctx, one)
    assert (row.state, row.why, row.link) == (NoticeState.NOT_SENT, "no_whatsapp", "")


def test_quiet_hours_hold_the_link_unless_a_person_insists(desk: Desk) -> None:
    one = waiting(desk)
    desk.clock.advance(hours=13)
    assert refusal(desk, notices.open_link, one) == "quiet_hours"
    assert notices.open_link(desk.ctx, one, past_quiet_hours=True).state is NoticeState.OPENED


def test_an_opt_out_that_came_meanwhile_blocks_the_link(desk: Desk) -> None:
    one = waiting(desk)
    notices.open_link(desk.ctx, one)
    notices.opt_out(desk.ctx, notices.one(desk.ctx, one).to, "BAJA")
    assert refusal(desk, notices.open_link, one) == "opted_out"


def test_what_is_for_today_expires_with_the_day(desk: Desk) -> None:
    one = desk.shipment()
    desk.route([one])
    (notice,) = desk.notices(one)
    desk.clock.advance(hours=16)
    assert notices.by_hand(desk.ctx) == ()
    row = notices.one(desk.ctx, notice.notice_id)
    assert (row.state, row.why) == (NoticeState.EXPIRED, "day_over")
    assert noticing.expire_due(desk.ctx) == 0


def test_an_unknown_notice_is_told(desk: Desk) -> None:
    for act in (notices.one, notices.open_link, notices.confirm):
        with pytest.raises(NotFoundError):
            act(desk.ctx, NoticeId("none"))


def test_todays_notices_are_those_of_every_channel(desk: Desk) -> None:
    by_hand = desk.shipment()
    desk.mark(by_hand, Status.AT_DEPOT)
    with desk.ctx.write(Right.SETTINGS) as tx:
        gateways.switch(tx.conn, GatewayName.SMSGATE, on=True)
    carried = desk.shipment()
    desk.mark(carried, Status.AT_DEPOT)
    shown = {(one.shipment_id, one.channel) for one in notices.of_today(desk.ctx)}
    assert shown == {(by_hand, Channel.WA_ME), (carried, Channel.SMS)}
    assert {one.shipment_id for one in notices.run_today(desk.ctx)} == {by_hand}

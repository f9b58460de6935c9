"""Messages go by themselves: once each, none lost, whatever the line, the service or the power does."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from courier_desktop.domain.errors import RefusedError
from courier_desktop.domain.ids import NoticeId
from courier_desktop.domain.messaging import (
    Cost,
    Found,
    GatewayName,
    MessageState,
    Outcome,
    OutcomeKind,
    Outgoing,
    Post,
    StateNews,
    Traits,
)
from courier_desktop.domain.notices import Channel, NoticeEvent, NoticeState
from courier_desktop.domain.values import replace
from courier_desktop.services import gateways, integrity, messages, notices
from courier_desktop.store import gateways as gateway_rows
from courier_desktop.store import notices as notice_rows
from courier_desktop.store import outbox as rows
from courier_desktop.store.outbox import MessageFacts
from tests.fakes.desk import desk_over, migrated_ledger
from tests.fakes.gateway import FakeGateway, Sender, cut_here


@pytest.fixture
def sender(tmp_path: Path) -> Iterator[Sender]:
    migrated_ledger(tmp_path / "data")
    with desk_over(tmp_path / "data") as desk:
        yield Sender(desk, FakeGateway())
        assert integrity.verify(desk.ctx).clean


def message_of(sender: Sender, notice_id: NoticeId) -> MessageFacts:
    with sender.desk.ctx.read() as conn:
        return rows.of_notice(conn, notice_id)[0]


def state_of(sender: Sender, notice_id: NoticeId) -> NoticeState:
    with sender.desk.ctx.read() as conn:
        found = notice_rows.load(conn, notice_id)
    assert found is not None
    return found.state


def test_what_is_due_goes_once_in_the_letters_of_its_channel(sender: Sender) -> None:
    notice = sender.plan(sender.desk.shipment())
    sender.turn()
    sender.turn()
    assert [one[1:] for one in sender.gateway.books] == [("+523314800001", "Su paquete llego.")]
    assert state_of(sender, notice) is NoticeState.SENT
    facts = message_of(sender, notice)
    assert (facts.state, facts.attempts, facts.reference) == (MessageState.SENT, 1, f"ref-{facts.message_id}")


def test_nothing_goes_before_its_time(sender: Sender) -> None:
    notice = sender.plan(sender.desk.shipment(), at=sender.desk.clock.now + timedelta(minutes=5))
    sender.turn()
    assert state_of(sender, notice) is NoticeState.QUEUED
    sender.desk.clock.advance(minutes=5)
    sender.turn()
    assert state_of(sender, notice) is NoticeState.SENT


@pytest.mark.parametrize("taken", [True, False])
def test_a_kill_while_sending_is_looked_up_and_never_doubled(sender: Sender, taken: bool) -> None:
    notice = sender.plan(sender.desk.shipment())
    sender.gateway.script.append(sender.gateway.take_and_cut if taken else sender.gateway.cut)
    with cut_here():
        sender.turn()
    assert message_of(sender, notice).state is MessageState.SENDING
    sender.desk.clock.advance(minutes=3)
    sender.turn("another program")
    assert len(sender.gateway.books) == 1
    assert state_of(sender, notice) is NoticeState.SENT


def test_another_program_waits_for_the_lease(sender: Sender) -> None:
    sender.plan(sender.desk.shipment())
    sender.gateway.script.append(sender.gateway.cut)
    with cut_here():
        sender.turn()
    sender.desk.clock.advance(seconds=30)
    sender.turn("another program")
    assert sender.gateway.books == []
    with sender.desk.ctx.read() as conn:
        assert len(rows.in_flight(conn, sender.name)) == 1


def test_what_nobody_can_look_up_is_asked_of_a_person(sender: Sender) -> None:
    sender.gateway.traits = Traits(channel=Channel.SMS)
    sender.gateway.found = Found.CANNOT_TELL
    notice = sender.plan(sender.desk.shipment())
    sender.gateway.script.append(sender.gateway.take_and_lose)
    sender.turn()
    for _ in range(3):
        sender.desk.clock.advance(hours=1)
        sender.turn()
    assert len(sender.gateway.books) == 1
    assert state_of(sender, notice) is NoticeState.MAYBE_SENT


def test_a_busy_service_is_left_alone_as_long_as_it_says(sender: Sender) -> None:
    first, second = (sender.plan(one) for one in sender.desk.shipments(2))
    sender.gateway.script.append(Outcome(kind=OutcomeKind.RETRY_WAIT, code="gateway_busy", wait_s=600))
    sender.turn()
    sender.desk.clock.advance(minutes=9)
    sender.turn("after a restart")
    assert sender.gateway.books == []
    sender.desk.clock.advance(minutes=2)
    sender.turn("after a restart")
    assert {state_of(sender, first), state_of(sender, second)} == {NoticeState.SENT}
    assert len(sender.gateway.books) == 2


def test_a_wrong_key_stops_the_gateway_and_loses_nothing(sender: Sender) -> None:
    notices = [sender.plan(one) for one in sender.desk.shipments(3)]
    sender.gateway.script.append(Outcome(kind=OutcomeKind.CONFIG_ERROR, code="gateway_credentials"))
    sender.turn()
    sender.turn()
    with sender.desk.ctx.read() as conn:
        assert gateway_rows.load(conn, sender.name).paused_why == "gateway_credentials"
    assert sender.gateway.books == []
    assert {state_of(sender, one) for one in notices} == {NoticeState.QUEUED}
    with sender.desk.ctx.store.write() as conn:
        gateway_rows.resume(conn, sender.name)
    sender.turn()
    assert len(sender.gateway.books) == 3


def test_news_of_a_state_only_goes_forward(sender: Sender) -> None:
    notice = sender.plan(sender.desk.shipment())
    sender.turn()
    one = message_of(sender, notice)
    for told in (MessageState.READ, MessageState.DELIVERED, MessageState.FAILED):
        sender.gateway.states = {
            one.message_id: StateNews(state=told, message_id=one.message_id, cost=Cost(7500, "USD"))
        }
        sender.desk.clock.advance(minutes=10)
        sender.turn()
    assert state_of(sender, notice) is NoticeState.READ
    facts = message_of(sender, notice)
    assert facts.state is MessageState.READ
    assert facts.cost == Cost(7500, "USD")


def test_llega_hoy_dies_while_it_waits(sender: Sender) -> None:
    notice = sender.plan(sender.desk.shipment(), NoticeEvent.OUT_FOR_DELIVERY, lasts=timedelta(minutes=30))
    sender.gateway.script.append(Outcome(kind=OutcomeKind.RETRY_WAIT, wait_s=3000))
    sender.turn()
    sender.desk.clock.advance(hours=1)
    sender.turn()
    assert sender.gateway.books == []
    assert state_of(sender, notice) is NoticeState.EXPIRED


def test_a_pace_and_a_days_limit_are_kept(sender: Sender) -> None:
    sender.gateway.traits = Traits(channel=Channel.SMS, pace_s=10, daily_cap=3)
    for one in sender.desk.shipments(6):
        sender.plan(one, lasts=timedelta(days=3))
    for _ in range(12):
        sender.turn()
        sender.desk.clock.advance(seconds=5)
    assert len(sender.gateway.books) == 3
    sender.desk.clock.advance(days=1)
    for _ in range(12):
        sender.turn()
        sender.desk.clock.advance(seconds=5)
    assert len(sender.gateway.books) == 6


def test_the_gateways_title_stands_in_the_history(sender: Sender) -> None:
    one = sender.desk.shipment()
    sender.plan(one)
    sender.turn()
    assert [(row.confirmed_by, row.state) for row in sender.desk.notices(one)][-1] == ("SMSGate", NoticeState.SENT)
    assert sender.name is GatewayName.SMSGATE


def test_a_person_says_that_it_went(sender: Sender) -> None:
    notice = unsure(sender)
    notices.confirm(sender.desk.ctx, notice)
    assert state_of(sender, notice) is NoticeState.CONFIRMED
    assert message_of(sender, notice).state is MessageState.SENT
    sender.turn()
    assert len(sender.gateway.books) == 1


def test_a_person_says_that_it_did_not_go(sender: Sender) -> None:
    notice = unsure(sender)
    notices.not_sent(sender.desk.ctx, notice)
    sender.turn()
    assert state_of(sender, notice) is NoticeState.SENT
    assert [one.state for one in messages_of(sender, notice)] == [MessageState.SENT, MessageState.FAILED]
    first, second = sender.gateway.books
    # The service must not take it for the first one, of which it may know the id.
    assert first[0] != second[0]


def test_what_may_have_gone_out_is_never_sent_again_in_bulk(sender: Sender) -> None:
    notice = unsure(sender)
    with pytest.raises(RefusedError) as refused:
        messages.send_again(sender.desk.ctx, [notice])
    assert refused.value.sentence_code == "notice_ask_first"


def test_what_failed_goes_again_when_a_person_asks(sender: Sender) -> None:
    notice = sender.plan(sender.desk.shipment())
    sender.gateway.script.append(Outcome(kind=OutcomeKind.FINAL_CONTENT, code="text_refused"))
    sender.turn()
    assert state_of(sender, notice) is NoticeState.FAILED
    assert messages.send_again(sender.desk.ctx, [notice]).done == 1
    sender.turn()
    assert state_of(sender, notice) is NoticeState.SENT
    assert len(sender.gateway.books) == 1


def test_what_was_cancelled_does_not_go(sender: Sender) -> None:
    first, second = (sender.plan(one) for one in sender.desk.shipments(2))
    sender.gateway.script.append(Outcome(kind=OutcomeKind.RETRY_BACKOFF, code="try_later"))
    sender.turn()
    assert messages.cancel(sender.desk.ctx, [first, second]) == messages.Bulk(1, {"notice_gone_already": 1})
    sender.desk.clock.advance(hours=1)
    sender.turn()
    assert len(sender.gateway.books) == 1
    states = {state_of(sender, first), state_of(sender, second)}
    assert states == {NoticeState.NOT_SENT, NoticeState.SENT}


def test_a_paused_gateways_notices_may_be_sent_by_hand(sender: Sender) -> None:
    one = sender.desk.shipment()
    notice = sender.plan(one)
    assert messages.by_hand_instead(sender.desk.ctx, [notice]).done == 1
    sender.turn()
    assert sender.gateway.books == []
    assert [(row.channel, row.state) for row in sender.desk.notices(one)] == [
        (Channel.SMS, NoticeState.NOT_SENT),
        (Channel.WA_ME, NoticeState.PREPARED),
    ]
    with pytest.raises(RefusedError):
        messages.by_hand_instead(sender.desk.ctx, [notice])


def test_another_try_may_be_had_at_once(sender: Sender) -> None:
    notice = sender.plan(sender.desk.shipment())
    sender.gateway.script.append(Outcome(kind=OutcomeKind.RETRY_BACKOFF, code="try_later"))
    sender.turn()
    assert messages.try_now(sender.desk.ctx, [notice]).done == 1
    sender.turn()
    assert state_of(sender, notice) is NoticeState.SENT


def test_notices_are_found_by_state_and_channel(sender: Sender) -> None:
    for one in sender.desk.shipments(5):
        sender.plan(one)
    asked = messages.Asked((NoticeState.QUEUED,), (Channel.SMS,))
    first, key = messages.find(sender.desk.ctx, asked, limit=3)
    rest, end = messages.find(sender.desk.ctx, messages.Asked(asked.states, asked.channels, key), limit=3)
    assert len({row.notice_id for row in (*first, *rest)}) == 5
    assert end is None
    assert messages.find(sender.desk.ctx, messages.Asked((NoticeState.SENT,))) == ((), None)
    assert all(not row.link for row in first)


def test_a_service_may_call_all_messages_alike(sender: Sender) -> None:
    notices_ = [sender.plan(one) for one in sender.desk.shipments(2)]
    ok = Outcome(kind=OutcomeKind.SENT, reference="OK")
    sender.gateway.script.extend([ok, ok])
    sender.turn()
    assert [state_of(sender, one) for one in notices_] == [NoticeState.SENT] * 2
    assert sorted(message_of(sender, one).reference for one in notices_) == ["", "OK"]


def unsure(sender: Sender) -> NoticeId:
    """A notice that may have gone out, of which the service cannot tell."""
    sender.gateway.found = Found.CANNOT_TELL
    notice = sender.plan(sender.desk.shipment())
    sender.gateway.script.append(sender.gateway.take_and_lose)
    sender.turn()
    assert state_of(sender, notice) is NoticeState.MAYBE_SENT
    return notice


def messages_of(sender: Sender, notice_id: NoticeId) -> list[MessageFacts]:
    with sender.desk.ctx.read() as conn:
        return rows.of_notice(conn, notice_id)


def test_a_passing_failure_told_later_is_tried_again(sender: Sender) -> None:
    notice = sender.plan(sender.desk.shipment())
    sender.turn()
    one = message_of(sender, notice)
    off = StateNews(state=MessageState.FAILED, message_id=one.message_id, code="handset_off", again_s=600)
    sender.gateway.states = {one.message_id: off}
    sender.desk.clock.advance(minutes=1)
    sender.turn()
    assert (state_of(sender, notice), message_of(sender, notice).why) == (NoticeState.QUEUED, "handset_off")
    sender.gateway.states = {}
    sender.desk.clock.advance(minutes=10)
    sender.turn()
    assert state_of(sender, notice) is NoticeState.SENT
    assert len(sender.gateway.books) == 2


def test_a_deaf_gateway_is_told_of_until_it_hears_again(sender: Sender) -> None:
    sender.gateway.posts.extend([Post(trouble="gateway_inbox_unreachable"), Post()])
    sender.turner().poll()
    assert [one.code for one in gateways.troubles(sender.desk.ctx)] == ["gateway_inbox_unreachable"]
    sender.turner().poll()
    assert gateways.troubles(sender.desk.ctx) == ()


def test_who_stopped_one_channel_is_not_told_by_another(sender: Sender) -> None:
    one = sender.desk.shipment()
    notice = sender.plan(one)
    sender.gateway.script.append(Outcome(kind=OutcomeKind.OPTED_OUT, code="recipient_stopped"))
    sender.turn()
    assert state_of(sender, notice) is NoticeState.NOT_SENT
    assert [row.channel for row in sender.desk.notices(one)] == [Channel.SMS]
    sender.plan(one, NoticeEvent.RETURNING)
    sender.turn()
    assert sender.gateway.books == []


def test_who_cannot_be_reached_is_told_by_the_next_channel(sender: Sender) -> None:
    one = sender.desk.shipment()
    sender.plan(one)
    sender.gateway.script.append(Outcome(kind=OutcomeKind.FINAL_RECIPIENT, code="number_landline"))
    sender.turn()
    rows_ = [(row.channel, row.state) for row in sender.desk.notices(one)]
    assert rows_ == [(Channel.SMS, NoticeState.FAILED), (Channel.WA_ME, NoticeState.PREPARED)]


def test_who_is_erased_while_a_message_goes_is_not_named_again(sender: Sender) -> None:
    notice = sender.plan(sender.desk.shipment())

    def erased_meanwhile(message: Outgoing) -> Outcome:
        with sender.desk.ctx.store.write() as conn:
            facts = rows.load(conn, message.message_id)
            assert facts is not None
            rows.save(conn, replace(facts, address="", reference=""))
        return Outcome(kind=OutcomeKind.SENT, reference="5213314800001@c.us_3EB0", said="to +523314800001")

    sender.gateway.script.append(erased_meanwhile)
    sender.turn()
    facts = message_of(sender, notice)
    assert (facts.state, facts.reference, facts.said) == (MessageState.SENT, "", "")
    with sender.desk.ctx.read() as conn:
        assert [one["said"] for one in rows.attempts_of(conn, facts.message_id)] == [""]

"""What waited for another try is asked about again: it may have been undone, edited, told otherwise or sent since."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from courier_desktop.domain.draft import Party
from courier_desktop.domain.errors import RefusedError
from courier_desktop.domain.ids import NoticeId, ShipmentId
from courier_desktop.domain.messaging import (
    Found,
    GatewayName,
    MessageState,
    Outcome,
    OutcomeKind,
    Outgoing,
    StateNews,
    Traits,
)
from courier_desktop.domain.notices import Channel, NoticeEvent, NoticeState
from courier_desktop.domain.statuses import Status
from courier_desktop.services import (
    acts,
    backup_restoring,
    backups,
    gateways,
    integrity,
    messages,
    notices,
    outbox,
    outcomes,
    registering,
    sending,
)
from courier_desktop.services.gateways import Ready
from courier_desktop.services.registering import Changes
from courier_desktop.store import gateways as gateway_rows
from courier_desktop.store import notices as notice_rows
from courier_desktop.store import outbox as rows
from courier_desktop.store.outbox import MessageFacts
from tests.fakes.desk import desk_over, migrated_ledger
from tests.fakes.gateway import FakeGateway, Sender, cut_here

LATER = Outcome(kind=OutcomeKind.RETRY_BACKOFF, code="try_later")
NOBODY = Outcome(kind=OutcomeKind.FINAL_RECIPIENT, code="number_wrong")
PERSON = Party("Itzel Ochoa", phone="+523314800001", phone_typed="3314800001")


@pytest.fixture
def sender(tmp_path: Path) -> Iterator[Sender]:
    migrated_ledger(tmp_path / "data")
    with desk_over(tmp_path / "data") as desk:
        yield Sender(desk, FakeGateway(Traits(channel=Channel.WHATSAPP, reconciles=True)), GatewayName.WAHA)
        assert integrity.verify(desk.ctx).clean


def state_of(sender: Sender, notice_id: NoticeId) -> tuple[NoticeState, str]:
    with sender.desk.ctx.read() as conn:
        found = notice_rows.load(conn, notice_id)
    assert found is not None
    return found.state, found.why


def messages_of(sender: Sender, notice_id: NoticeId) -> list[MessageFacts]:
    with sender.desk.ctx.read() as conn:
        return rows.of_notice(conn, notice_id)


def the_one(sender: Sender, shipment_id: ShipmentId, event: NoticeEvent) -> NoticeId:
    found = [one.notice_id for one in sender.desk.notices(shipment_id) if one.event is event]
    assert len(found) == 1
    return found[0]


def delivered(sender: Sender) -> tuple[ShipmentId, NoticeId]:
    """A parcel marked delivered, its notice due."""
    one = sender.desk.shipment(recipient=PERSON)
    sender.desk.mark(one, Status.DELIVERED)
    sender.desk.clock.advance(minutes=2)
    return one, the_one(sender, one, NoticeEvent.DELIVERED)


def test_an_edit_while_it_waits_for_another_try_is_what_goes(sender: Sender) -> None:
    notice = sender.plan(sender.desk.shipment(), text="Con las primeras palabras")
    sender.gateway.script.append(LATER)
    sender.turn()
    notices.edit(sender.desk.ctx, notice, "Con otras palabras")
    sender.desk.clock.advance(hours=1)
    sender.turn()
    assert [text for _, _, text in sender.gateway.books] == ["Con otras palabras"]


def test_nothing_is_said_of_a_notice_amid_its_send(sender: Sender) -> None:
    notice = sender.plan(sender.desk.shipment())
    sender.gateway.script.append(sender.gateway.cut)
    with cut_here():
        sender.turn()
    with pytest.raises(RefusedError) as refused:
        notices.edit(sender.desk.ctx, notice, "Con otras palabras")
    assert refused.value.sentence_code == "notice_being_sent"
    with pytest.raises(RefusedError) as refused:
        notices.drop(sender.desk.ctx, notice, "skipped")
    assert refused.value.sentence_code == "notice_being_sent"


def test_what_was_cancelled_is_not_in_the_merged_message_tried_again(sender: Sender) -> None:
    first, second = (sender.plan(one, text=f"Aviso {one}") for one in sender.desk.shipments(2, recipient=PERSON))
    sender.gateway.script.append(LATER)
    sender.desk.clock.advance(minutes=2)
    sender.turn()
    assert messages_of(sender, first)[0].message_id == messages_of(sender, second)[0].message_id
    messages.cancel(sender.desk.ctx, [first])
    sender.desk.clock.advance(hours=1)
    sender.turn()
    ((_, _, text),) = sender.gateway.books
    with sender.desk.ctx.read() as conn:
        gone, told = (notice_rows.load(conn, one) for one in (first, second))
    assert gone is not None
    assert told is not None
    assert gone.shipment_id not in text
    assert told.shipment_id in text
    assert (state_of(sender, first)[0], state_of(sender, second)[0]) == (NoticeState.NOT_SENT, NoticeState.SENT)


def test_a_merged_message_leaves_out_what_expired_while_it_waited(sender: Sender) -> None:
    short, long = sender.desk.shipments(2, recipient=PERSON)
    first = sender.plan(short, text="Corto", lasts=timedelta(minutes=30))
    second = sender.plan(long, text="Largo", lasts=timedelta(hours=6))
    sender.gateway.script.append(Outcome(kind=OutcomeKind.RETRY_WAIT, wait_s=3000))
    sender.desk.clock.advance(minutes=2)
    sender.turn()
    sender.desk.clock.advance(hours=1)
    sender.turn()
    assert [text for _, _, text in sender.gateway.books] == ["Largo"]
    assert (state_of(sender, first)[0], state_of(sender, second)[0]) == (NoticeState.EXPIRED, NoticeState.SENT)


def test_what_was_undone_amid_its_send_does_not_go_later(sender: Sender) -> None:
    one, notice = delivered(sender)
    sender.gateway.script.append(sender.gateway.cut)
    with cut_here():
        sender.turn()
    acts.undo(sender.desk.ctx)
    sender.desk.clock.advance(minutes=3)
    sender.turn("another program")
    assert sender.gateway.books == []
    assert (sender.desk.told(one), messages_of(sender, notice)[0].why) == ([], "withdrawn")
    # Marked anew it is told anew.
    sender.desk.mark(one, Status.DELIVERED)
    sender.desk.clock.advance(minutes=2)
    sender.turn("another program")
    assert len(sender.gateway.books) == 1


def test_what_was_undone_and_done_again_amid_its_send_is_told_once(sender: Sender) -> None:
    one, notice = delivered(sender)
    sender.gateway.script.append(sender.gateway.take_and_cut)
    with cut_here():
        sender.turn()
    acts.undo(sender.desk.ctx)
    sender.desk.mark(one, Status.DELIVERED)
    for _ in range(3):
        sender.desk.clock.advance(minutes=3)
        sender.turn("another program")
    assert len(sender.gateway.books) == 1
    assert state_of(sender, notice)[0] is NoticeState.SENT


def test_a_cut_llega_hoy_does_not_go_after_the_delivery_was_told(sender: Sender) -> None:
    (one,) = sender.desk.shipments(1, recipient=PERSON)
    sender.desk.route([one])
    sender.desk.clock.advance(minutes=2)
    sender.gateway.script.append(sender.gateway.cut)
    with cut_here():
        sender.turn()
    sender.desk.mark(one, Status.DELIVERED)
    sender.desk.clock.advance(minutes=3)
    sender.turn("another program")
    assert state_of(sender, the_one(sender, one, NoticeEvent.OUT_FOR_DELIVERY)) == (NoticeState.EXPIRED, "superseded")
    assert len(sender.gateway.books) == 1


def test_what_went_on_by_another_way_goes_with_the_undo_of_its_cause(sender: Sender) -> None:
    one, notice = delivered(sender)
    sender.gateway.script.append(NOBODY)
    sender.turn()
    by_hand = [row for row in sender.desk.notices(one) if row.channel is Channel.WA_ME]
    assert [row.state for row in by_hand] == [NoticeState.PREPARED]
    mark = acts.last_act_of(sender.desk.ctx, one)
    assert mark is not None
    acts.undo(sender.desk.ctx, mark.act_id)
    assert sender.desk.told(one) == []
    assert messages_of(sender, notice)[0].state is MessageState.FAILED


def test_what_a_hand_has_sent_goes_by_no_gateway_whatever_is_undone(sender: Sender) -> None:
    one = sender.desk.shipment(recipient=PERSON)
    notice = sender.plan(one)
    messages.by_hand_instead(sender.desk.ctx, [notice])
    moved = acts.last_act(sender.desk.ctx)
    assert moved is not None
    (by_hand,) = [row.notice_id for row in sender.desk.notices(one) if row.channel is Channel.WA_ME]
    notices.open_link(sender.desk.ctx, by_hand)
    notices.confirm(sender.desk.ctx, by_hand)
    with pytest.raises(RefusedError) as refused:
        messages.send_again(sender.desk.ctx, [notice])
    assert refused.value.sentence_code == "notice_told_elsewhere"
    with pytest.raises(RefusedError):
        acts.undo(sender.desk.ctx, moved.act_id)
    sender.turn()
    assert sender.gateway.books == []


def test_a_passing_failure_told_twice_is_one(sender: Sender) -> None:
    notice = sender.plan(sender.desk.shipment())
    sender.turn()
    (one,) = messages_of(sender, notice)
    off = StateNews(state=MessageState.FAILED, message_id=one.message_id, code="handset_off", again_s=600)
    with outbox.by_gateway(sender.desk.ctx, sender.name) as tx:
        assert outcomes.take_states(tx, sender.name, [off, off]) == 1
    assert state_of(sender, notice)[0] is NoticeState.QUEUED


def test_one_answer_settles_all_that_shared_a_message(sender: Sender) -> None:
    first, second = (sender.plan(one) for one in sender.desk.shipments(2, recipient=PERSON))
    sender.gateway.found = Found.CANNOT_TELL
    sender.desk.clock.advance(minutes=2)
    sender.gateway.script.append(sender.gateway.take_and_lose)
    sender.turn()
    notices.confirm(sender.desk.ctx, first)
    assert {state_of(sender, one)[0] for one in (first, second)} == {NoticeState.CONFIRMED}


def test_a_message_never_bears_another_gateways_id(sender: Sender) -> None:
    class Naming(FakeGateway):
        def prepare(self, message: Outgoing) -> str:
            return f"own-{message.message_id}"

    named = Naming(sender.gateway.traits)
    named.script.append(LATER)
    notice = sender.plan(sender.desk.shipment())
    sending.Turner(sender.desk.ctx, Ready(sender.name, named, named.traits), "here", luck=lambda: 0.0).turn()
    assert messages_of(sender, notice)[0].reference
    other = GatewayName.EVOLUTION
    with sender.desk.ctx.store.write() as conn:
        gateway_rows.switch(conn, sender.name, on=False)
        gateway_rows.switch(conn, other, on=True)
    seen: list[str] = []

    def see(message: Outgoing) -> Outcome:
        seen.append(message.reference)
        return sender.gateway.take(message)

    sender.gateway.script.append(see)
    sender.desk.clock.advance(hours=1)
    sending.Turner(sender.desk.ctx, Ready(other, sender.gateway, sender.gateway.traits), "here").turn()
    assert seen == [""]


def test_a_corrected_phone_is_where_the_next_try_goes(sender: Sender) -> None:
    one = sender.desk.shipment(recipient=PERSON)
    sender.plan(one)
    sender.gateway.script.append(LATER)
    sender.turn()
    registering.amend(
        sender.desk.ctx,
        one,
        Changes(recipient=Party("Itzel Ochoa", phone="+523314809999", phone_typed="3314809999")),
    )
    sender.desk.clock.advance(hours=1)
    sender.turn()
    assert [address for _, address, _ in sender.gateway.books] == ["+523314809999"]


@pytest.mark.parametrize("tried", [False, True])
def test_what_waited_in_a_restored_backup_is_asked_and_never_sent_again(tmp_path: Path, tried: bool) -> None:
    migrated_ledger(tmp_path / "data")
    with desk_over(tmp_path / "data") as desk:
        sender = Sender(desk, FakeGateway())
        notice = sender.plan(desk.shipment())
        if tried:
            sender.gateway.script.append(LATER)
            sender.turn()
        source = Path(backups.make(desk.ctx).row.path)
        desk.clock.advance(hours=1)
        sender.turn()
        books, clock = sender.gateway.books, desk.clock
        assert len(books) == 1
    backup_restoring.restore(tmp_path / "data", source, now=clock.now)
    clock.advance(minutes=10)
    with desk_over(tmp_path / "data", clock) as desk:
        again = Sender(desk, FakeGateway(books=books))
        desk.count = 7
        fresh = again.plan(desk.shipment(recipient=PERSON))
        again.turn()
        assert state_of(again, notice)[0] is NoticeState.MAYBE_SENT
        assert state_of(again, fresh)[0] is NoticeState.SENT
        assert len(books) == 2
        notices.not_sent(desk.ctx, notice)
        again.turn()
        assert len(books) == 3
        assert integrity.verify(desk.ctx).clean


def test_what_a_gateway_that_was_switched_off_left_amid_a_send_is_asked(sender: Sender) -> None:
    notice = sender.plan(sender.desk.shipment())
    sender.gateway.script.append(sender.gateway.take_and_cut)
    with cut_here():
        sender.turn()
    with sender.desk.ctx.store.write() as conn:
        gateway_rows.switch(conn, sender.name, on=False)
    assert outcomes.recover_left(sender.desk.ctx) == 0
    sender.desk.clock.advance(minutes=3)
    assert outcomes.recover_left(sender.desk.ctx) == 1
    assert state_of(sender, notice)[0] is NoticeState.MAYBE_SENT
    with sender.desk.ctx.store.write() as conn:
        gateway_rows.switch(conn, sender.name, on=True)
    sender.turn("another program")
    assert state_of(sender, notice)[0] is NoticeState.SENT
    assert len(sender.gateway.books) == 1


def test_what_waits_for_a_gateway_that_was_switched_off_is_told(sender: Sender) -> None:
    sender.plan(sender.desk.shipment())
    assert gateways.troubles(sender.desk.ctx) == ()
    with sender.desk.ctx.store.write() as conn:
        gateway_rows.switch(conn, sender.name, on=False)
    assert [(one.code, one.waiting) for one in gateways.troubles(sender.desk.ctx)] == [("no_gateway_on", 1)]


def test_of_two_gateways_of_one_channel_the_first_alone_sends(sender: Sender) -> None:
    with sender.desk.ctx.store.write() as conn:
        gateway_rows.switch(conn, GatewayName.EVOLUTION, on=True)
    sender.plan(sender.desk.shipment())
    ready = Ready(GatewayName.EVOLUTION, sender.gateway, sender.gateway.traits)
    sending.Turner(sender.desk.ctx, ready, "here").turn()
    assert sender.gateway.books == []
    sender.turn()
    assert len(sender.gateway.books) == 1


def test_a_wait_of_a_clock_that_was_set_back_holds_nothing(sender: Sender) -> None:
    sender.desk.clock.advance(days=400)
    with sender.desk.ctx.store.write() as conn:
        gateway_rows.wait(conn, sender.name, sender.desk.clock.now + timedelta(minutes=5), 0)
    sender.desk.clock.advance(days=-400)
    sender.plan(sender.desk.shipment())
    sender.turn()
    assert len(sender.gateway.books) == 1

"""The strategy at work: channels, hours, merging and limits, on a real ledger with gateways that are on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from courier_desktop.domain.draft import Party
from courier_desktop.domain.errors import RefusedError
from courier_desktop.domain.messaging import GatewayName, Outcome, OutcomeKind
from courier_desktop.domain.notices import Channel, NoticeEvent, NoticeState
from courier_desktop.domain.staff import Right, Role
from courier_desktop.domain.statuses import Status
from courier_desktop.domain.strategy import DEFAULT, CustomerKind, Strategy
from courier_desktop.domain.strategy_text import changed
from courier_desktop.domain.topics import Topic
from courier_desktop.domain.values import replace
from courier_desktop.services import strategy
from courier_desktop.store import gateways as gateway_rows
from courier_desktop.store import plain
from tests.fakes.desk import Desk, desk_over, migrated_ledger
from tests.fakes.gateway import FakeGateway, Sender
from tests.services.test_rights import enter

PERSON = CustomerKind.PERSON
ROSA = Party("Rosa Núñez", phone="+523312345678", phone_typed="3312345678")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    migrated_ledger(tmp_path / "data")
    with desk_over(tmp_path / "data") as one:
        yield one


def switch_on(desk: Desk, *names: GatewayName) -> None:
    with desk.ctx.write(Right.SETTINGS) as tx:
        for name in names:
            gateway_rows.switch(tx.conn, name, on=True)


def keep(desk: Desk, event: NoticeEvent, **values: object) -> None:
    strategy.change(desk.ctx, changed(strategy.current(desk.ctx), event, PERSON, **values))


def test_without_gateways_a_person_sends_at_once(desk: Desk) -> None:
    one = desk.shipment()
    desk.mark(one, Status.DELIVERED)
    (notice,) = desk.notices(one)
    assert (notice.channel, notice.state, notice.not_before) == (
        Channel.WA_ME,
        NoticeState.PREPARED,
        desk.clock.now,
    )


def test_the_first_channel_that_reaches_them_carries_it_after_the_wait(desk: Desk) -> None:
    switch_on(desk, GatewayName.EMAIL, GatewayName.SMSGATE)
    keep(desk, NoticeEvent.DELIVERED, channels=(Channel.EMAIL, Channel.SMS), wait_minutes=5)
    with_mail = desk.shipment(recipient=replace(ROSA, email="rosa@correo.mx"))
    without = desk.shipment()
    for one in (with_mail, without):
        desk.mark(one, Status.DELIVERED)
    (first,), (second,) = desk.notices(with_mail), desk.notices(without)
    assert [first.channel, second.channel] == [Channel.EMAIL, Channel.SMS]
    assert first.state is NoticeState.QUEUED
    assert (first.not_before - desk.clock.now).total_seconds() == 300


def test_a_company_has_its_own_rule(desk: Desk) -> None:
    switch_on(desk, GatewayName.SMSGATE)
    mine = changed(DEFAULT, NoticeEvent.DELIVERED, CustomerKind.COMPANY, on=False)
    strategy.change(desk.ctx, mine)
    shop = desk.shipment(recipient=replace(ROSA, company="Ferretería Colón"))
    person = desk.shipment()
    for one in (shop, person):
        desk.mark(one, Status.DELIVERED)
    assert desk.told(shop) == []
    assert desk.told(person) == [NoticeEvent.DELIVERED]


def test_quiet_hours_are_those_of_the_place(desk: Desk) -> None:
    """At 20:30 in Guadalajara it is 21:30 in Cancún."""
    desk.clock.advance(hours=11, minutes=30)
    address = replace(desk.draft().address, postal_code="77500", municipality="Benito Juárez", state="Quintana Roo")
    here, there = desk.shipment(), desk.shipment(address=address)
    for one in (here, there):
        desk.mark(one, Status.DELIVERED)
    assert desk.notices(here)[0].not_before == desk.clock.now
    assert (desk.notices(there)[0].not_before - desk.clock.now).total_seconds() == 10.5 * 3600


def test_parcels_of_one_person_go_as_one_message(desk: Desk) -> None:
    sender = Sender(desk, FakeGateway())
    ids = [desk.shipment(recipient=ROSA) for _ in range(3)]
    stranger = desk.shipment()
    desk.route([*ids, stranger])
    desk.clock.advance(minutes=2)
    for _ in range(4):
        sender.turn()
    assert len(sender.gateway.books) == 2
    (text,) = [text for _, address, text in sender.gateway.books if address == ROSA.phone]
    assert all(desk.state(one).number in text for one in ids)
    assert desk.state(stranger).number not in text
    assert {desk.notices(one)[0].state for one in ids} == {NoticeState.SENT}


def test_they_go_apart_where_the_rule_says_so(desk: Desk) -> None:
    sender = Sender(desk, FakeGateway())
    keep(desk, NoticeEvent.OUT_FOR_DELIVERY, merge=False)
    desk.route([desk.shipment(recipient=ROSA) for _ in range(3)])
    desk.clock.advance(minutes=2)
    for _ in range(4):
        sender.turn()
    assert len(sender.gateway.books) == 3


def test_an_address_that_nobody_answers_at_is_followed_by_the_next_channel(desk: Desk) -> None:
    sender = Sender(desk, FakeGateway())
    switch_on(desk, GatewayName.EMAIL)
    one = desk.shipment(recipient=replace(ROSA, email="rosa@correo.mx"))
    desk.mark(one, Status.DELIVERED)
    desk.clock.advance(minutes=1)
    sender.gateway.script.append(Outcome(kind=OutcomeKind.FINAL_RECIPIENT, code="not_delivered"))
    sender.turn()
    first, second = desk.notices(one)
    assert (first.channel, first.state) == (Channel.SMS, NoticeState.FAILED)
    assert (second.channel, second.state, second.text) == (Channel.EMAIL, NoticeState.QUEUED, first.text)


def test_the_last_way_is_a_persons_hand(desk: Desk) -> None:
    sender = Sender(desk, FakeGateway())
    one = desk.shipment()
    desk.mark(one, Status.DELIVERED)
    desk.clock.advance(minutes=1)
    sender.gateway.script.append(Outcome(kind=OutcomeKind.FINAL_RECIPIENT, code="not_delivered"))
    sender.turn()
    assert [(n.channel, n.state) for n in desk.notices(one)] == [
        (Channel.SMS, NoticeState.FAILED),
        (Channel.WA_ME, NoticeState.PREPARED),
    ]


def test_what_may_have_gone_out_is_never_told_again(desk: Desk) -> None:
    sender = Sender(desk, FakeGateway())
    one = desk.shipment()
    desk.mark(one, Status.DELIVERED)
    desk.clock.advance(minutes=1)
    sender.gateway.script.append(Outcome(kind=OutcomeKind.UNKNOWN_MAYBE_SENT, code="answer_cut"))
    sender.turn()
    assert [n.channel for n in desk.notices(one)] == [Channel.SMS]


def test_what_a_later_step_made_old_is_not_told_by_the_next_channel(desk: Desk) -> None:
    sender = Sender(desk, FakeGateway())
    one = desk.shipment()
    desk.route([one])
    desk.clock.advance(minutes=1)

    def delivered_meanwhile(_message: object) -> Outcome:
        desk.mark(one, Status.DELIVERED)
        return Outcome(kind=OutcomeKind.FINAL_RECIPIENT, code="not_delivered")

    sender.gateway.script.append(delivered_meanwhile)
    sender.turn()
    assert desk.told(one) == [NoticeEvent.OUT_FOR_DELIVERY, NoticeEvent.DELIVERED]


def test_a_person_is_told_no_more_a_day_than_the_strategy_allows(desk: Desk) -> None:
    switch_on(desk, GatewayName.SMSGATE)
    strategy.change(desk.ctx, replace(DEFAULT, most_a_day=2))
    ids = [desk.shipment(recipient=ROSA) for _ in range(3)]
    for one in ids:
        desk.mark(one, Status.AT_DEPOT)
        desk.clock.advance(minutes=1)
    assert [desk.notices(one)[0].why for one in ids] == ["", "", "too_many_today"]
    desk.mark(ids[2], Status.DELIVERED)
    assert desk.notices(ids[2])[-1].state is NoticeState.QUEUED


def test_parcels_that_share_a_message_count_once(desk: Desk) -> None:
    switch_on(desk, GatewayName.SMSGATE)
    strategy.change(desk.ctx, replace(DEFAULT, most_a_day=1))
    ids = [desk.shipment(recipient=ROSA) for _ in range(3)]
    desk.route(ids)
    assert {desk.notices(one)[0].state for one in ids} == {NoticeState.QUEUED}


def test_a_change_is_kept_told_and_takes_the_right_to_it(desk: Desk) -> None:
    heard: list[frozenset[Topic]] = []
    desk.ctx.listeners.append(heard.append)
    mine = Strategy(most_a_day=3)
    strategy.change(desk.ctx, mine)
    assert strategy.current(desk.ctx) == mine
    assert heard == [frozenset({Topic.SETTINGS})]
    with pytest.raises(RefusedError):
        strategy.change(desk.ctx, Strategy(most_a_day=999))
    enter(desk, Role.OFFICE)
    with pytest.raises(RefusedError):
        strategy.change(desk.ctx, DEFAULT)
    assert strategy.current(desk.ctx) == mine


def test_a_strategy_that_cannot_be_read_is_the_default(desk: Desk) -> None:
    with desk.ctx.write(Right.SETTINGS) as tx:
        plain.keep(tx.conn, "strategy", "{ broken")
    assert strategy.current(desk.ctx) == DEFAULT
    one = desk.shipment()
    desk.mark(one, Status.DELIVERED)
    assert desk.told(one) == [NoticeEvent.DELIVERED]


def test_a_rules_own_hours_hold_when_the_queue_runs_late(desk: Desk) -> None:
    sender = Sender(desk, FakeGateway())
    keep(desk, NoticeEvent.DELIVERED, latest="10:00")
    one = desk.shipment()
    desk.mark(one, Status.DELIVERED)
    desk.clock.advance(hours=2)
    sender.turn()
    assert sender.gateway.books == []
    desk.clock.advance(hours=22)
    sender.turn()
    assert len(sender.gateway.books) == 1

"""What a setback's batch comes to: each one's channel, text as it is carried, cost, and the sum of those told."""

from __future__ import annotations

from datetime import date

import pytest

from courier_desktop.domain.causes import Cause
from courier_desktop.domain.messaging import Cost, GatewayName
from courier_desktop.domain.notices import Channel
from courier_desktop.domain.prices import PriceKey
from courier_desktop.domain.staff import Right
from courier_desktop.gateways.secrets import SessionSecrets
from courier_desktop.services import delays, gateways, prices
from courier_desktop.services.delay_costs import Batch, batch_of
from courier_desktop.services.delays import DelayDraft, Scope
from courier_desktop.store import gateways as gateway_rows
from tests.fakes.desk import Desk


@pytest.fixture
def draft(desk: Desk) -> DelayDraft:
    desk.ctx.secrets = SessionSecrets()
    ids = desk.shipments(3)
    return DelayDraft(cause=Cause.TRAFFIC, scope=Scope.ROUTE, refs=(desk.route(ids),), minutes=180)


def switch(desk: Desk, name: GatewayName) -> None:
    with desk.ctx.write(Right.SETTINGS) as tx:
        gateway_rows.switch(tx.conn, name, on=True)


def batch(desk: Desk, draft: DelayDraft) -> Batch:
    return batch_of(desk.ctx, delays.preview(desk.ctx, draft).affected, {})


def test_by_hand_there_is_nothing_to_price(desk: Desk, draft: DelayDraft) -> None:
    assert batch(desk, draft) == Batch()


def test_each_one_is_priced_and_the_sum_is_of_those_told(desk: Desk, draft: DelayDraft) -> None:
    switch(desk, GatewayName.SMSGATE)
    prices.save_price(desk.ctx, PriceKey(gateway=GatewayName.SMSGATE, valid_from=date(2026, 1, 1)), "0.60", "MXN")
    found = batch(desk, draft)
    assert len(found.priced) == 3
    for one in found.priced.values():
        assert one.cost == Cost(600_000 * one.parts, "MXN")
        assert one.text.isascii()
    first, second, _ = found.priced
    told = found.total([first, second])
    assert told.messages == 2
    assert told.costs == (Cost(600_000 * (found.priced[first].parts + found.priced[second].parts), "MXN"),)


def test_what_has_no_price_is_counted_and_a_pause_is_known(desk: Desk, draft: DelayDraft) -> None:
    switch(desk, GatewayName.SMSGATE)
    gateways.pause(desk.ctx, GatewayName.SMSGATE)
    found = batch(desk, draft)
    assert found.total(found.priced).unpriced == 3
    assert found.total(found.priced).costs == ()
    assert found.flows[Channel.SMS].trouble == "gateway_paused_by_hand"


def test_changed_words_are_what_is_counted(desk: Desk, draft: DelayDraft) -> None:
    switch(desk, GatewayName.SMSGATE)
    rows = delays.preview(desk.ctx, draft).affected
    one = rows[0].shipment_id
    found = batch_of(desk.ctx, rows, {one: "Llega mañana. " * 40})
    assert found.priced[one].parts > 3


def test_declaring_tells_how_many_go_by_hand(desk: Desk, draft: DelayDraft) -> None:
    assert delays.declare(desk.ctx, draft).by_hand == 3
    switch(desk, GatewayName.SMSGATE)
    later = DelayDraft(cause=Cause.WEATHER, scope=draft.scope, refs=draft.refs, minutes=240)
    declared = delays.declare(desk.ctx, later)
    assert (declared.notices, declared.by_hand) == (3, 0)

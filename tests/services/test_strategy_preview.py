"""The preview of a strategy on a past day says what would have gone, and equals what the same strategy did."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from courier_desktop.domain.errors import CancelledError
from courier_desktop.domain.messaging import GatewayName
from courier_desktop.domain.notices import Channel, NoticeEvent
from courier_desktop.domain.prices import PriceCategory, PriceKey
from courier_desktop.domain.statuses import Status
from courier_desktop.domain.strategy import DEFAULT, CustomerKind
from courier_desktop.domain.strategy_text import changed
from courier_desktop.domain.times import local_day
from courier_desktop.domain.values import replace
from courier_desktop.services import notices, prices, strategy_preview
from tests.fakes.desk import Desk, desk_over, migrated_ledger
from tests.services.test_strategy import ROSA, switch_on

PERSON = CustomerKind.PERSON


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    migrated_ledger(tmp_path / "data")
    with desk_over(tmp_path / "data") as one:
        yield one


@pytest.fixture
def yesterday(desk: Desk) -> Desk:
    """Three parcels of one person and two of others went out and arrived; one of the others wants no notices."""
    ids = [desk.shipment(recipient=ROSA) for _ in range(3)] + [desk.shipment() for _ in range(2)]
    notices.opt_out(desk.ctx, "+523314800005", "BAJA")
    desk.route(ids)
    desk.clock.advance(hours=1)
    for one in ids:
        desk.mark(one, Status.DELIVERED)
        desk.clock.advance(minutes=2)
    desk.clock.advance(days=1)
    return desk


def test_by_hand_every_notice_is_a_message(yesterday: Desk) -> None:
    day = strategy_preview.yesterday(yesterday.ctx)
    seen = strategy_preview.preview(yesterday.ctx, DEFAULT, day)
    told = [one for one in notices.history(yesterday.ctx) if local_day(one.planned_at, yesterday.ctx.zone) == day]
    assert seen.notices == len(told)
    assert seen.channels == {Channel.WA_ME: len(told) - seen.held}
    assert seen.blocked["opted_out"] == sum(1 for one in told if one.why == "opted_out") > 0
    assert (seen.off, seen.merged, seen.costs, seen.unpriced) == (0, 0, (), 0)


def test_gateways_merge_and_cost(yesterday: Desk) -> None:
    switch_on(yesterday, GatewayName.TWILIO_SMS)
    key = PriceKey(
        gateway=GatewayName.TWILIO_SMS,
        country="MX",
        category=PriceCategory.MESSAGE,
        valid_from=local_day(yesterday.clock.now, yesterday.ctx.zone).replace(month=1, day=1),
    )
    day = strategy_preview.yesterday(yesterday.ctx)
    without = strategy_preview.preview(yesterday.ctx, DEFAULT, day)
    assert without.unpriced == without.messages
    prices.save_price(yesterday.ctx, key, "0.05", "USD")
    seen = strategy_preview.preview(yesterday.ctx, DEFAULT, day)
    assert seen.merged == 2
    assert seen.events[NoticeEvent.OUT_FOR_DELIVERY] == 2
    assert seen.channels == {Channel.SMS: seen.messages}
    (cost,) = seen.costs
    assert cost.currency == "USD"
    assert cost.micros >= seen.messages * 50_000
    apart = changed(DEFAULT, NoticeEvent.OUT_FOR_DELIVERY, PERSON, merge=False)
    assert strategy_preview.preview(yesterday.ctx, apart, day).merged == 0


def test_what_is_switched_off_or_too_much_is_counted(yesterday: Desk) -> None:
    switch_on(yesterday, GatewayName.SMSGATE)
    past = strategy_preview.read_day(yesterday.ctx, strategy_preview.yesterday(yesterday.ctx))
    off = strategy_preview.of_day(yesterday.ctx, past, changed(DEFAULT, NoticeEvent.DELIVERED, PERSON, on=False))
    assert off.off == 5
    assert NoticeEvent.DELIVERED not in off.events
    few = strategy_preview.of_day(yesterday.ctx, past, replace(DEFAULT, most_a_day=1))
    assert few.blocked["too_many_today"] >= 1
    assert few.events[NoticeEvent.DELIVERED] == 4


def test_a_day_without_notices_is_empty(yesterday: Desk) -> None:
    today = local_day(yesterday.clock.now, yesterday.ctx.zone)
    assert strategy_preview.preview(yesterday.ctx, DEFAULT, today).notices == 0


def test_it_can_be_given_up(yesterday: Desk) -> None:
    class GivenUp:
        def check(self) -> None:
            raise CancelledError

    with pytest.raises(CancelledError):
        strategy_preview.preview(yesterday.ctx, DEFAULT, strategy_preview.yesterday(yesterday.ctx), job=GivenUp())

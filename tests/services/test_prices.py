"""The owner's prices, the month's meter and the estimate of a batch, over a real ledger."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from courier_desktop.domain.errors import RefusedError
from courier_desktop.domain.messaging import Cost, GatewayName, MessageState
from courier_desktop.domain.notices import Channel
from courier_desktop.domain.prices import PriceCategory, PriceKey, totals_text
from courier_desktop.domain.staff import Right
from courier_desktop.domain.values import replace
from courier_desktop.domain.words import Language
from courier_desktop.services import prices
from courier_desktop.store.outbox import MessageFacts, add_message
from tests.fakes.desk import Desk

CLOUD, SMS = GatewayName.WHATSAPP_CLOUD, GatewayName.TWILIO_SMS
KEY = PriceKey(gateway=CLOUD, country="MX", category=PriceCategory.UTILITY, valid_from=date(2026, 10, 1))
SMS_KEY = PriceKey(gateway=SMS, valid_from=date(2026, 1, 1))


def sent(desk: Desk, gateway: GatewayName, at: datetime, **how: object) -> None:
    """A message in the outbox."""
    desk.count += 1
    facts: dict[str, object] = {
        "message_id": f"m{desk.count}",
        "dedupe": f"d{desk.count}",
        "channel": Channel.SMS if gateway is SMS else Channel.WHATSAPP,
        "gateway": gateway,
        "address": "+523312345678",
        "language": Language.ES,
        "state": MessageState.SENT,
        "queued_at": at,
        "not_before": at,
    }
    with desk.ctx.write(Right.UPKEEP) as tx:
        add_message(tx.conn, MessageFacts(**facts | how))  # type: ignore[arg-type]  # a row's many kinds


def test_no_price_comes_with_the_program(desk: Desk) -> None:
    assert prices.table(desk.ctx) == ()


def test_a_price_is_kept_corrected_and_dropped(desk: Desk) -> None:
    prices.save_price(desk.ctx, KEY, "0.0085", "USD")
    prices.save_price(desk.ctx, SMS_KEY, "0,85", "MXN")
    assert [one.cost for one in prices.table(desk.ctx)] == [Cost(850_000, "MXN"), Cost(8_500, "USD")]
    later = PriceKey(gateway=CLOUD, country="MX", category=PriceCategory.UTILITY, valid_from=date(2026, 12, 1))
    prices.save_price(desk.ctx, later, "0.01", "USD", instead_of=KEY)
    assert [one.key for one in prices.table(desk.ctx)] == [SMS_KEY, later]
    prices.drop_price(desk.ctx, SMS_KEY)
    assert [one.key for one in prices.table(desk.ctx)] == [later]


@pytest.mark.parametrize(
    ("key", "typed", "currency", "code"),
    [
        (KEY, "gratis", "USD", "price_unreadable"),
        (KEY, "1", "XXX", "setting_value"),
        (replace(KEY, country="ZZ"), "1", "USD", "setting_value"),
        (replace(KEY, gateway=SMS), "1", "USD", "setting_value"),
    ],
)
def test_what_is_no_price_is_refused(desk: Desk, key: PriceKey, typed: str, currency: str, code: str) -> None:
    with pytest.raises(RefusedError) as refused:
        prices.save_price(desk.ctx, key, typed, currency)
    assert refused.value.refusal == code
    assert prices.table(desk.ctx) == ()


def test_a_message_is_estimated_by_the_table(desk: Desk) -> None:
    prices.save_price(desk.ctx, KEY, "0.0085", "USD")
    what = prices.Sending(gateway=CLOUD, address="+523312345678", template=True, approved_as="UTILITY")
    with desk.ctx.read() as conn:
        assert prices.estimate(conn, desk.ctx.settings, what, date(2026, 11, 1)) == Cost(8_500, "USD")
        assert prices.estimate(conn, desk.ctx.settings, what, date(2026, 9, 1)) is None


def test_a_batch_tells_what_has_no_price(desk: Desk) -> None:
    prices.save_price(desk.ctx, SMS_KEY, "0.85", "MXN")
    there = desk.ctx.settings
    batch = [
        prices.unsent(there, SMS, Channel.SMS, "+523312345678", "Llegó *tu* envío " * 12),
        prices.unsent(there, CLOUD, Channel.WHATSAPP, "+523312345678", "Hola"),
        prices.unsent(there, None, Channel.WA_ME, "+523312345678", "Hola"),
    ]
    found = prices.estimate_batch(desk.ctx, batch)
    assert (found.messages, found.unpriced, found.by_hand) == (3, 1, 1)
    # Marks and accents gone, it goes in two parts.
    assert found.costs == (Cost(1_700_000, "MXN"),)


def test_the_meter_of_a_month(desk: Desk) -> None:
    # The month begins at the courier's midnight, six hours after the world's.
    first = datetime(2026, 11, 1, 6, 0, tzinfo=UTC)
    sent(desk, CLOUD, first - timedelta(seconds=1), cost=Cost(99_000_000, "MXN"), cost_told=True)
    sent(desk, CLOUD, first, cost=Cost(8_500, "USD"), cost_told=True)
    sent(desk, CLOUD, first + timedelta(days=3), cost=Cost(9_000, "USD"), state=MessageState.READ)
    sent(desk, CLOUD, first + timedelta(days=4), state=MessageState.UNKNOWN)
    sent(desk, CLOUD, first + timedelta(days=4), state=MessageState.FAILED, cost=Cost(5, "USD"))
    sent(desk, CLOUD, first + timedelta(days=4), state=MessageState.QUEUED)
    sent(desk, SMS, first + timedelta(days=5), segments=2, cost=Cost(1_700_000, "MXN"), cost_told=True)
    sent(desk, SMS, first + timedelta(days=30), segments=1)
    found = prices.meter(desk.ctx)
    assert found.month == date(2026, 11, 1)
    assert [(one.gateway, one.messages, one.priced, one.told, one.about) for one in found.lines] == [
        (SMS, 1, 1, 1, False),
        (CLOUD, 3, 2, 1, True),
    ]
    assert found.lines[0].segments == 2
    assert found.lines[1].costs == (Cost(17_500, "USD"),)
    assert totals_text(found.costs) == "$1.70 + US$0.02"
    assert found.messages == 4
    before = prices.meter(desk.ctx, date(2026, 10, 15))
    assert before.messages == 1
    assert totals_text(before.costs) == "$99.00"
    assert prices.meter(desk.ctx, date(2026, 9, 1)).lines == ()

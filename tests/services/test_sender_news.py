"""What shops are told: each parcel once it has settled, or one digest a day; never twice, never what was taken back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from courier_desktop.domain.draft import Party
from courier_desktop.domain.messaging import GatewayName
from courier_desktop.domain.notices import Channel
from courier_desktop.domain.reasons import ReasonCode
from courier_desktop.domain.staff import Right
from courier_desktop.domain.statuses import Status
from courier_desktop.domain.strategy import SenderNews, SenderPolicy, Strategy
from courier_desktop.domain.times import day_start, local_day
from courier_desktop.domain.words import Language
from courier_desktop.services import acts, sender_news, strategy
from courier_desktop.store import people
from courier_desktop.store.outbox import MessageFacts, facts_of
from tests.fakes.desk import Desk, desk_over, migrated_ledger
from tests.fakes.gateway import FakeGateway, Sender
from tests.services.test_strategy import switch_on

SHOP = Party("Moda Tapatía", email="hola@tapatia.mx")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    migrated_ledger(tmp_path / "data")
    with desk_over(tmp_path / "data") as one:
        switch_on(one, GatewayName.EMAIL)
        yield one


def tell(desk: Desk, news: SenderNews, at: str = "19:00") -> None:
    strategy.change(desk.ctx, Strategy(sender=SenderPolicy(news=news, digest_at=at)))


def sent(desk: Desk) -> list[tuple[MessageFacts, str]]:
    """The messages to shops with their texts, oldest first."""
    with desk.ctx.read() as conn:
        rows = conn.execute("SELECT * FROM outbox WHERE dedupe NOT LIKE 'notice:%' ORDER BY message_id").fetchall()
        return [(facts_of(row), people.text_of(conn, facts_of(row).text_id)) for row in rows]


def test_by_default_shops_are_told_nothing(desk: Desk) -> None:
    desk.mark(desk.shipment(sender=SHOP), Status.DELIVERED)
    desk.clock.advance(hours=11)
    assert sender_news.due(desk.ctx) == 0
    assert sent(desk) == []


def test_the_digest_goes_once_at_its_hour(desk: Desk) -> None:
    tell(desk, SenderNews.DIGEST)
    good, bad, way = (desk.shipment(sender=SHOP) for _ in range(3))
    other = desk.shipment(sender=Party("Sin Correo"))
    desk.route([good, bad, way, other])
    desk.mark(good, Status.DELIVERED, received_by="Eva")
    desk.mark(bad, Status.ATTEMPT_FAILED, reason=ReasonCode.RECIPIENT_ABSENT)
    desk.mark(other, Status.DELIVERED)
    assert sender_news.due(desk.ctx) == 0
    desk.clock.advance(hours=10)
    assert sender_news.due(desk.ctx) == 1
    assert sender_news.due(desk.ctx) == 0
    ((facts, text),) = sent(desk)
    assert (facts.channel, facts.address) == (Channel.EMAIL, "hola@tapatia.mx")
    assert facts.dedupe.startswith("digest:")
    assert all(desk.state(one).number in text for one in (good, bad))
    assert desk.state(other).number not in text
    for said in ("Mensajería Colibrí", "No se pudo entregar: 1", "Entregados: 1", "Siguen en camino: 1", "Eva"):
        assert said in text


def test_a_digest_that_nobody_was_there_for_goes_in_the_morning(desk: Desk) -> None:
    tell(desk, SenderNews.DIGEST)
    desk.mark(desk.shipment(sender=SHOP), Status.DELIVERED)
    desk.clock.advance(hours=10)
    assert sender_news.due(desk.ctx) == 1
    desk.clock.advance(hours=14)
    desk.mark(desk.shipment(sender=SHOP), Status.DELIVERED)
    desk.clock.advance(hours=23)
    assert sender_news.due(desk.ctx) == 1
    assert [facts.dedupe.rpartition(":")[2] for facts, _ in sent(desk)] == ["2026-11-19", "2026-11-20"]
    assert "ayer" in sent(desk)[1][1]


def test_a_day_without_news_has_no_digest(desk: Desk) -> None:
    tell(desk, SenderNews.DIGEST)
    desk.shipment(sender=SHOP)
    desk.clock.advance(hours=11)
    assert sender_news.due(desk.ctx) == 0


def test_a_digest_waits_for_the_morning_in_quiet_hours(desk: Desk) -> None:
    tell(desk, SenderNews.DIGEST, "22:00")
    desk.mark(desk.shipment(sender=SHOP), Status.DELIVERED)
    desk.clock.advance(hours=13, minutes=30)
    assert sender_news.due(desk.ctx) == 1
    ((facts, _),) = sent(desk)
    tomorrow = local_day(desk.clock.now, desk.ctx.zone) + timedelta(days=1)
    assert facts.next_try_at == day_start(tomorrow, desk.ctx.zone) + timedelta(hours=8)


def test_each_parcel_is_told_once_it_has_settled(desk: Desk) -> None:
    tell(desk, SenderNews.EACH)
    sender_news.due(desk.ctx)
    desk.clock.advance(minutes=3)
    kept, undone = desk.shipment(sender=SHOP), desk.shipment(sender=SHOP)
    desk.mark(kept, Status.DELIVERED, received_by="Eva")
    desk.mark(undone, Status.DELIVERED)
    acts.undo(desk.ctx)
    assert sender_news.due(desk.ctx) == 0
    desk.clock.advance(minutes=5)
    assert sender_news.due(desk.ctx) == 1
    desk.clock.advance(minutes=5)
    assert sender_news.due(desk.ctx) == 0
    ((facts, text),) = sent(desk)
    assert facts.dedupe.startswith("sender:")
    assert desk.state(kept).number in text
    assert "se entregó" in text


def test_the_shop_reads_its_own_language(desk: Desk) -> None:
    tell(desk, SenderNews.DIGEST)
    shop = Party("Tapatia Inc", email="hi@tapatia.mx", language=Language.EN)
    desk.mark(desk.shipment(sender=shop), Status.DELIVERED)
    desk.clock.advance(hours=10)
    sender_news.due(desk.ctx)
    ((facts, text),) = sent(desk)
    assert facts.language is Language.EN
    assert "Delivered: 1" in text


def test_it_goes_through_the_gateway_like_any_message(desk: Desk) -> None:
    tell(desk, SenderNews.DIGEST)
    strategy.change(
        desk.ctx,
        Strategy(sender=SenderPolicy(news=SenderNews.DIGEST, channels=(Channel.SMS,))),
    )
    sender = Sender(desk, FakeGateway())
    shop = Party("Moda Tapatía", phone="+523312349999", phone_typed="3312349999")
    desk.mark(desk.shipment(sender=shop), Status.DELIVERED)
    desk.clock.advance(hours=10)
    sender_news.due(desk.ctx)
    sender.turn()
    assert [text for _, address, text in sender.gateway.books if address == shop.phone]


def test_a_shop_that_wants_nothing_is_left_alone(desk: Desk) -> None:
    tell(desk, SenderNews.DIGEST)
    shop = Party("Moda Tapatía", phone="+523312349999", phone_typed="3312349999", email="hola@tapatia.mx")
    with desk.ctx.write(Right.NOTIFY) as tx:
        people.set_opt_out(tx.conn, "+523312349999", "2026-11-01T00:00:00.000Z", "Ana", "BAJA")
    desk.mark(desk.shipment(sender=shop), Status.DELIVERED)
    desk.clock.advance(hours=10)
    assert sender_news.due(desk.ctx) == 0


def test_a_late_queue_wakes_no_shop_at_night(desk: Desk) -> None:
    strategy.change(desk.ctx, Strategy(sender=SenderPolicy(news=SenderNews.DIGEST, channels=(Channel.SMS,))))
    sender = Sender(desk, FakeGateway())
    shop = Party("Moda Tapatía", phone="+523312349999", phone_typed="3312349999")
    desk.mark(desk.shipment(sender=shop), Status.DELIVERED)
    desk.clock.advance(hours=10)
    assert sender_news.due(desk.ctx) == 1
    desk.clock.advance(hours=5)
    sender.turn()
    assert [address for _, address, _ in sender.gateway.books if address == shop.phone] == []
    desk.clock.advance(hours=9)
    sender.turn()
    assert [address for _, address, _ in sender.gateway.books if address == shop.phone] == [shop.phone]


def test_official_whatsapp_is_left_out_where_the_shop_has_not_written(desk: Desk) -> None:
    policy = SenderPolicy(news=SenderNews.DIGEST, channels=(Channel.WHATSAPP, Channel.EMAIL))
    strategy.change(desk.ctx, Strategy(sender=policy))
    switch_on(desk, GatewayName.WHATSAPP_CLOUD)
    shop = Party("Moda Tapatía", phone="+523312349999", phone_typed="3312349999", email="hola@tapatia.mx")
    desk.mark(desk.shipment(sender=shop), Status.DELIVERED)
    desk.clock.advance(hours=10)
    assert sender_news.due(desk.ctx) == 1
    ((facts, _),) = sent(desk)
    assert facts.channel is Channel.EMAIL

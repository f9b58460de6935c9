"""The recipient's card: what it tells of each channel, and what staff may note, join and part."""

from __future__ import annotations

from datetime import timedelta

import pytest

from courier_desktop.domain.address import Address
from courier_desktop.domain.draft import Party
from courier_desktop.domain.errors import NotFoundError, RefusedError
from courier_desktop.domain.ids import ShipmentId
from courier_desktop.domain.messaging import GatewayName, Inbound, InboundKind, Post
from courier_desktop.domain.notices import Channel
from courier_desktop.domain.staff import Right
from courier_desktop.domain.strategy import CustomerKind
from courier_desktop.domain.words import Language
from courier_desktop.services import contact_card, contacts, inbound, notices
from courier_desktop.services.contact_card import Noted, Reach
from courier_desktop.store import gateways
from tests.fakes.desk import Desk

PHONE, WA_ID = "+523314820937", "5213314820937"


@pytest.fixture
def one(desk: Desk) -> ShipmentId:
    return desk.shipment(recipient=Party("Itzel Ochoa", phone=PHONE, email="itzel@example.mx"))


def reach(desk: Desk, one: ShipmentId, channel: Channel) -> Reach:
    return next(each for each in contact_card.card(desk.ctx, one).reaches if each.channel is channel)


def wrote(desk: Desk, text: str, address: str = WA_ID, gateway: GatewayName = GatewayName.WAHA) -> None:
    came = Inbound(reference=text, address=address, kind=InboundKind.TEXT, at=desk.clock.now, text=text)
    inbound.take(desk.ctx, gateway, Post(inbound=(came,)))


def test_a_recipient_nobody_knows_has_a_card(desk: Desk, one: ShipmentId) -> None:
    found = contact_card.card(desk.ctx, one)
    assert found.contact_id is None
    assert (found.name, found.kind, found.language) == ("Itzel Ochoa", CustomerKind.PERSON, Language.ES)
    assert [(each.channel, each.address) for each in found.reaches] == [
        (Channel.WHATSAPP, PHONE),
        (Channel.SMS, PHONE),
        (Channel.TELEGRAM, ""),
        (Channel.EMAIL, "itzel@example.mx"),
    ]
    assert found.noted == Noted()
    assert not found.bot
    with pytest.raises(NotFoundError):
        contact_card.card(desk.ctx, ShipmentId("none"))


def test_what_was_heard_and_what_failed_is_told(desk: Desk, one: ShipmentId) -> None:
    wrote(desk, "Hola")
    with desk.ctx.write(Right.UPKEEP) as tx:
        contacts.address_failed(tx, Channel.SMS, PHONE, "number_landline")
    now = desk.clock.now
    told = reach(desk, one, Channel.WHATSAPP)
    assert (told.learned_at, told.window_until) == (now, now + timedelta(hours=24))
    failed = reach(desk, one, Channel.SMS)
    assert (failed.address, failed.why, failed.until) == (PHONE, "number_landline", now + timedelta(days=365))
    found = contact_card.card(desk.ctx, one)
    assert [row.text for row in found.received] == ["Hola"]
    assert found.consent_from == "whatsapp"


def test_staff_note_and_the_notices_follow(desk: Desk, one: ShipmentId) -> None:
    noted = Noted(kind=CustomerKind.SPECIAL, preferred=Channel.SMS, language=Language.EN, zone="America/Hermosillo")
    contact_card.note(desk.ctx, one, noted)
    found = contact_card.card(desk.ctx, one)
    assert (found.noted, found.zone, found.language) == (noted, "America/Hermosillo", Language.EN)
    contact_card.note(desk.ctx, one, Noted())
    assert contact_card.card(desk.ctx, one).noted == Noted()
    with pytest.raises(RefusedError) as refused:
        contact_card.note(desk.ctx, one, Noted(zone="Mars/Olympus"))
    assert refused.value.refusal == "zone_unknown"


def test_the_clock_of_the_card_is_that_of_the_door(desk: Desk) -> None:
    there = desk.shipment(address=Address(street="X", state="Sonora", postal_code="83000"))
    assert contact_card.card(desk.ctx, there).zone == "America/Hermosillo"


def test_a_consent_that_staff_note_stays_the_first(desk: Desk, one: ShipmentId) -> None:
    contact_card.consented(desk.ctx, one, " Firmó en el mostrador ")
    contact_card.consented(desk.ctx, one, "otra vez")
    found = contact_card.card(desk.ctx, one)
    assert (found.consent_at, found.consent_from) == (desk.clock.now, "office Firmó en el mostrador")


def test_a_channel_is_refused_and_accepted(desk: Desk, one: ShipmentId) -> None:
    contact_card.refuse(desk.ctx, one, Channel.SMS)
    wish = reach(desk, one, Channel.SMS).refused
    assert wish is not None
    assert (wish.actor, wish.source) == ("Ana", "office")
    contact_card.accept(desk.ctx, one, Channel.SMS)
    assert reach(desk, one, Channel.SMS).refused is None


def test_a_wish_for_no_notices_is_told(desk: Desk, one: ShipmentId) -> None:
    notices.opt_out(desk.ctx, PHONE, "call")
    wish = contact_card.card(desk.ctx, one).wish
    assert wish is not None
    assert wish.source == "call"


def test_a_link_needs_a_bot(desk: Desk, one: ShipmentId) -> None:
    with pytest.raises(RefusedError) as refused:
        contact_card.telegram_link(desk.ctx, one)
    assert refused.value.refusal == "telegram_bot_missing"
    with desk.ctx.write(Right.UPKEEP) as tx:
        gateways.save_settings(tx.conn, GatewayName.TELEGRAM, {"bot": "@colibri_bot"})
        gateways.switch(tx.conn, GatewayName.TELEGRAM, on=True)
    assert contact_card.card(desk.ctx, one).bot
    link = contact_card.telegram_link(desk.ctx, one)
    assert link == f"https://t.me/colibri_bot?start={contacts.start_token(desk.ctx, one)}"


def test_a_stranger_is_joined_by_hand_and_parted_again(desk: Desk, one: ShipmentId) -> None:
    wrote(desk, "Soy Itzel", "MX.1502576394655843")
    told = inbound.newest(desk.ctx)[0]
    contact_card.join(desk.ctx, told.inbound_id, one)
    found = contact_card.card(desk.ctx, one)
    assert [row.text for row in found.received] == ["Soy Itzel"]
    assert found.consent_from == "whatsapp"
    assert inbound.of_shipment(desk.ctx, one)[0].inbound_id == told.inbound_id
    contact_card.split(desk.ctx, Channel.WHATSAPP, "MX.1502576394655843")
    assert contact_card.card(desk.ctx, one).received == ()
    with pytest.raises(NotFoundError):
        contact_card.split(desk.ctx, Channel.WHATSAPP, "MX.9")


def test_two_phones_are_not_joined(desk: Desk, one: ShipmentId) -> None:
    wrote(desk, "Hola", "5213314820938")
    with pytest.raises(RefusedError) as refused:
        contact_card.join(desk.ctx, inbound.newest(desk.ctx)[0].inbound_id, one)
    assert refused.value.refusal == "contact_has_phone"

"""Whom a notice reaches and where: contacts by phone and e-mail, learned addresses, failures, windows, wishes."""

from __future__ import annotations

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courier_desktop.domain.address import Address
from courier_desktop.domain.contacts import (
    ContactAddress,
    held_until,
    phone_in,
    plain_address,
    same_address,
)
from courier_desktop.domain.draft import Party
from courier_desktop.domain.ids import ShipmentId
from courier_desktop.domain.notices import Channel
from courier_desktop.domain.staff import Right
from courier_desktop.domain.strategy import CustomerKind, Recipient
from courier_desktop.domain.values import replace
from courier_desktop.domain.words import Language
from courier_desktop.services import contacts, notices
from courier_desktop.store import contacts as rows
from courier_desktop.store import people
from tests.fakes.desk import Desk

PHONE = "+523314820937"
WITH_ALL = Party("Itzel Ochoa", phone=PHONE, phone_typed="3314820937", email="Itzel@Example.mx")
BY_HAND = {Channel.WA_ME: PHONE, Channel.SMS: PHONE, Channel.WHATSAPP: PHONE}


def recipient(desk: Desk, one: ShipmentId, place: Address | None = None) -> Recipient:
    with desk.ctx.read() as conn:
        return contacts.recipient_of(conn, people.party_row(conn, desk.state(one).recipient_id), desk.ctx, place)


def test_a_stranger_to_contacts_is_reached_as_the_shipment_says(desk: Desk) -> None:
    found = recipient(desk, desk.shipment(recipient=WITH_ALL))
    assert found == Recipient(addresses={**BY_HAND, Channel.EMAIL: "itzel@example.mx"}, language=Language.ES)


def test_without_a_phone_the_problem_is_told(desk: Desk) -> None:
    found = recipient(desk, desk.shipment(recipient=Party("Itzel", phone_typed="331482", company="Vidrios SA")))
    assert found.problem == "phone_incomplete"
    assert found.kind is CustomerKind.COMPANY
    assert found.addresses == {}


def test_what_is_noted_of_a_contact_goes_before_the_shipment(desk: Desk) -> None:
    one = desk.shipment(recipient=WITH_ALL)
    with desk.ctx.write(Right.UPKEEP) as tx:
        made = contacts.contact_at(tx, Channel.SMS, "+5213314820937")
        noted = replace(made, kind=CustomerKind.SPECIAL, preferred=Channel.EMAIL, language=Language.EN)
        rows.save(tx.conn, replace(noted, zone="America/Tijuana"))
    found = recipient(desk, one, Address(state="Sonora"))
    assert found.kind is CustomerKind.SPECIAL
    assert found.preferred is Channel.EMAIL
    assert found.language is Language.EN
    assert found.zone == ZoneInfo("America/Tijuana")


def test_the_clock_is_that_of_the_place(desk: Desk) -> None:
    one = desk.shipment()
    assert recipient(desk, one, Address(state="Sonora")).zone == ZoneInfo("America/Hermosillo")
    assert recipient(desk, one, Address(state="Ontario", country="CA")).zone is None


def test_who_wants_no_notices_says_so_on_every_spelling_of_the_phone(desk: Desk) -> None:
    one = desk.shipment(recipient=WITH_ALL)
    notices.opt_out(desk.ctx, "+5213314820937", "call")
    wish = recipient(desk, one).opt_out
    assert wish is not None
    assert (wish.actor, wish.source) == ("Ana", "call")


def test_a_channel_that_is_refused_is_named(desk: Desk) -> None:
    one = desk.shipment(recipient=WITH_ALL)
    with desk.ctx.write(Right.UPKEEP) as tx:
        contacts.refuses(tx, Channel.WHATSAPP, "5213314820937", "recipient_stopped")
        contacts.refuses(tx, Channel.WHATSAPP, PHONE, "again")
    assert recipient(desk, one).refused == {Channel.WHATSAPP}


def test_an_address_that_failed_rests_and_comes_back(desk: Desk) -> None:
    one = desk.shipment(recipient=WITH_ALL)
    with desk.ctx.write(Right.UPKEEP) as tx:
        contacts.address_failed(tx, Channel.WHATSAPP, PHONE, "not_on_whatsapp")
        contacts.address_failed(tx, Channel.EMAIL, "itzel@example.MX", "mailbox_full")
    assert set(recipient(desk, one).addresses) == {Channel.WA_ME, Channel.SMS}
    desk.clock.advance(days=2)
    assert set(recipient(desk, one).addresses) == {Channel.WA_ME, Channel.SMS, Channel.EMAIL}
    desk.clock.advance(days=28)
    assert Channel.WHATSAPP in recipient(desk, one).addresses


def test_where_a_phone_failed_the_learned_address_reaches_them(desk: Desk) -> None:
    one = desk.shipment(recipient=Party("Ema", phone="+543511234567"))
    with desk.ctx.write(Right.UPKEEP) as tx:
        contacts.learn(tx, Channel.WHATSAPP, "+543511234567", "5493511234567")
        contacts.learn(tx, Channel.WHATSAPP, "+543511234567", "5493511234567")
    assert recipient(desk, one).addresses[Channel.WHATSAPP] == "+543511234567"
    with desk.ctx.write(Right.UPKEEP) as tx:
        contacts.address_failed(tx, Channel.WHATSAPP, "+543511234567", "not_on_whatsapp")
    assert recipient(desk, one).addresses[Channel.WHATSAPP] == "5493511234567"
    assert recipient(desk, one).addresses[Channel.SMS] == "+543511234567"


def test_a_contact_without_a_phone_is_found_by_the_mail(desk: Desk) -> None:
    one = desk.shipment(recipient=Party("Ema", email="ema@example.mx"))
    with desk.ctx.write(Right.UPKEEP) as tx:
        made = contacts.contact_at(tx, Channel.TELEGRAM, "3527065")
        for channel, address in ((Channel.TELEGRAM, "3527065"), (Channel.EMAIL, "ema@example.mx")):
            fresh = ContactAddress(
                channel=channel, address=address, contact_id=made.contact_id, learned_at=tx.now, learned_from="office"
            )
            rows.save_address(tx.conn, fresh)
    assert recipient(desk, one).addresses == {Channel.EMAIL: "ema@example.mx", Channel.TELEGRAM: "3527065"}


def test_a_window_is_open_for_a_day_on_every_spelling(desk: Desk) -> None:
    with desk.ctx.write(Right.UPKEEP) as tx:
        contacts.learn(tx, Channel.WHATSAPP, PHONE, "5213314820937")
        known = rows.address(tx.conn, Channel.WHATSAPP, "5213314820937")
        assert known is not None
        rows.save_address(tx.conn, replace(known, last_inbound_at=tx.now))
    now = desk.clock.now
    with desk.ctx.read() as conn:
        for spelt in (PHONE, "5213314820937", "+5213314820937", "whatsapp:+523314820937"):
            assert contacts.window_open(conn, Channel.WHATSAPP, spelt, now + timedelta(hours=23, minutes=59))
            assert not contacts.window_open(conn, Channel.WHATSAPP, spelt, now + timedelta(hours=24))
        assert not contacts.window_open(conn, Channel.SMS, PHONE, now)
        assert not contacts.window_open(conn, Channel.WHATSAPP, "+523314820938", now)


NATIONAL = st.from_regex(r"[1-9][0-9]{9}", fullmatch=True)


@given(NATIONAL)
def test_mexicos_521_is_52_on_every_channel_of_phones(national: str) -> None:
    for channel in (Channel.SMS, Channel.WHATSAPP):
        spelt = [f"+52{national}", f"+521{national}", f"521{national}", f"52{national}"]
        assert {phone_in(channel, plain_address(channel, one)) for one in spelt} == {f"+52{national}"}
        assert same_address(channel, spelt[0], spelt[2])


@given(NATIONAL)
def test_argentinas_9_stays(national: str) -> None:
    for channel in (Channel.SMS, Channel.WHATSAPP):
        assert not same_address(channel, f"+54{national}", f"+549{national}")
        assert phone_in(channel, plain_address(channel, f"549{national}")) == f"+549{national}"


@given(st.sampled_from(Channel), st.text(max_size=40))
def test_an_address_written_plainly_stays_so(channel: Channel, text: str) -> None:
    plain = plain_address(channel, text)
    assert plain_address(channel, plain) == plain
    assert same_address(channel, text, plain)


@pytest.mark.parametrize("raw", ["5213314820937@c.us", "5213314820937@s.whatsapp.net", "whatsapp:+5213314820937"])
def test_whatsapps_own_spellings_are_one_address(raw: str) -> None:
    assert plain_address(Channel.WHATSAPP, raw) == "5213314820937"


def test_an_id_without_a_phone_is_none() -> None:
    for raw in ("MX.1502576394655843", "123456789012345@lid"):
        assert plain_address(Channel.WHATSAPP, raw) == raw
        assert phone_in(Channel.WHATSAPP, raw) == ""


def test_every_hold_ends(desk: Desk) -> None:
    for why in ("not_on_whatsapp", "mailbox_full", "number_wrong", "never heard of"):
        assert held_until(why, desk.clock.now) > desk.clock.now

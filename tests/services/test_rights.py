"""A role's limits hold in the services: every use case asks for its right before it writes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from courier_desktop.domain.contacts import InboundId
from courier_desktop.domain.errors import RefusedError
from courier_desktop.domain.ids import DelayId, RouteId, ShipmentId
from courier_desktop.domain.messaging import GatewayName
from courier_desktop.domain.notices import Channel, NoticeEvent
from courier_desktop.domain.prices import PriceKey
from courier_desktop.domain.staff import Right, Role
from courier_desktop.domain.statuses import Status
from courier_desktop.domain.template_maps import TemplateMap
from courier_desktop.domain.words import Language
from courier_desktop.services import (
    acts,
    contact_card,
    contacts,
    delays,
    gateways,
    inbound,
    integrity,
    loading,
    message_templates,
    messages,
    notices,
    prices,
    registering,
    routes,
    settings,
    staff,
    whatsapp_templates,
)
from courier_desktop.services import marking as marks
from courier_desktop.services.context import Context
from courier_desktop.services.open import open_context
from tests.fakes.desk import Desk


def enter(desk: Desk, role: Role | None) -> None:
    """Somebody of that role acts from now on; None = the screen is locked."""
    staff.add(desk.ctx, "Ana Núñez")
    if role is None:
        staff.leave(desk.ctx)
    else:
        staff.enter(desk.ctx, staff.add(desk.ctx, "Beto Muñoz", role).staff_id)


def test_all_is_allowed_while_nobody_is_defined(desk: Desk) -> None:
    assert desk.ctx.role is Role.OWNER
    assert desk.ctx.source == "staff"
    with desk.ctx.write(Right.STAFF) as tx:
        assert tx.conn.in_transaction


def test_a_refusal_names_the_role_and_the_right(desk: Desk) -> None:
    enter(desk, Role.DRIVER)
    with pytest.raises(RefusedError) as refused:
        settings.change(desk.ctx, "company", "Otra")
    assert refused.value.refusal == "role_forbids"
    assert refused.value.params == {"role": "driver", "right": "settings"}
    assert desk.ctx.settings.company != "Otra"


def test_while_locked_only_the_upkeep_goes_on(desk: Desk) -> None:
    enter(desk, None)
    with pytest.raises(RefusedError) as refused:
        desk.shipment()
    assert refused.value.refusal == "nobody_in"
    settings.keep_draft(desk.ctx, "form", "{}")
    assert settings.draft(desk.ctx, "form") == "{}"


def test_a_mark_bears_the_members_name_and_source(desk: Desk) -> None:
    enter(desk, Role.DRIVER)
    assert desk.ctx.who == "Beto Muñoz"
    assert desk.ctx.source == "driver"
    with desk.ctx.write(Right.MARK) as tx:
        assert tx.ctx.who == "Beto Muñoz"


def test_the_place_is_this_computer_unless_said(tmp_path: Path) -> None:
    named = open_context(tmp_path / "a", place="Mostrador")
    assert named.place == "Mostrador"
    named.store.close()
    plain = open_context(tmp_path / "a")
    assert plain.place
    plain.store.close()


def test_a_driver_marks_stops_but_decides_nothing(desk: Desk) -> None:
    one, other = desk.shipments(2)
    desk.route([one, other])
    enter(desk, Role.DRIVER)
    assert desk.mark(one, marks.AT_DOOR).refused == ""
    assert desk.mark(one, Status.DELIVERED, received_by="Itzel").refused == ""
    for target in (Status.CANCELLED, Status.ON_HOLD, Status.READY_FOR_PICKUP, Status.RETURNING):
        with pytest.raises(RefusedError, match="decide"):
            desk.mark(other, target)
    assert desk.state(other).status is Status.OUT_FOR_DELIVERY


PRICE = PriceKey(gateway=GatewayName.TWILIO_SMS, valid_from=date(2026, 1, 1))


def _changes() -> registering.Changes:
    return registering.Changes(note="frágil")


WRITES: dict[str, tuple[Right, Callable[[Context, ShipmentId, RouteId], object]]] = {
    "mark": (Right.MARK, lambda ctx, one, _: marks.mark(ctx, marks.Mark(shipment_ids=(one,), target=Status.AT_DEPOT))),
    "cancel": (
        Right.DECIDE,
        lambda ctx, one, _: marks.mark(ctx, marks.Mark(shipment_ids=(one,), target=Status.CANCELLED)),
    ),
    "open a route": (Right.ROUTES, lambda ctx, *_: routes.create(ctx, "Norte")),
    "publish": (Right.ROUTES, lambda ctx, _, route: routes.publish(ctx, route)),
    "scan": (Right.ROUTES, lambda ctx, _, route: loading.scan(ctx, route, "CLB-1")),
    "add a driver": (Right.ROUTES, lambda ctx, *_: settings.save_driver(ctx, "Beto")),
    "decide": (Right.DECIDE, lambda ctx, one, _: routes.decide(ctx, [one], routes.Decision.COUNTER)),
    "opt out": (Right.NOTIFY, lambda ctx, *_: notices.opt_out(ctx, "+523311112222", "call")),
    "note a contact": (Right.NOTIFY, lambda ctx, one, _: contact_card.note(ctx, one, contact_card.Noted())),
    "refuse a channel": (Right.NOTIFY, lambda ctx, one, _: contact_card.refuse(ctx, one, Channel.SMS)),
    "accept a channel": (Right.NOTIFY, lambda ctx, one, _: contact_card.accept(ctx, one, Channel.SMS)),
    "note a consent": (Right.NOTIFY, lambda ctx, one, _: contact_card.consented(ctx, one, "firmó")),
    "give a Telegram link": (Right.NOTIFY, lambda ctx, one, _: contact_card.telegram_link(ctx, one)),
    "give a start token": (Right.NOTIFY, lambda ctx, one, _: contacts.start_token(ctx, one)),
    "join two contacts": (Right.NOTIFY, lambda ctx, one, _: contact_card.join(ctx, InboundId("x"), one)),
    "split an address off": (Right.NOTIFY, lambda ctx, *_: contact_card.split(ctx, Channel.SMS, "x")),
    "cancel messages": (Right.NOTIFY, lambda ctx, *_: messages.cancel(ctx, [])),
    "send messages again": (Right.NOTIFY, lambda ctx, *_: messages.send_again(ctx, [])),
    "try messages now": (Right.NOTIFY, lambda ctx, *_: messages.try_now(ctx, [])),
    "pass messages to a hand": (Right.NOTIFY, lambda ctx, *_: messages.by_hand_instead(ctx, [])),
    "mark as seen": (Right.NOTIFY, lambda ctx, *_: inbound.mark_seen(ctx, [])),
    "say what a message is about": (Right.NOTIFY, lambda ctx, one, _: inbound.set_shipment(ctx, InboundId("x"), one)),
    "ask for an address": (Right.NOTIFY, lambda ctx, one, _: registering.ask_for_address(ctx, [one])),
    "amend": (Right.REGISTER, lambda ctx, one, _: registering.amend(ctx, one, _changes())),
    # What another did needs UNDO besides; tests/services/test_acts.py.
    "undo": (Right.MARK, lambda ctx, *_: acts.undo(ctx)),
    "lift a delay": (Right.DELAYS, lambda ctx, *_: delays.lift(ctx, DelayId("none"))),
    "rebuild": (Right.REPAIR, lambda ctx, *_: integrity.rebuild(ctx)),
    "word a message": (
        Right.SETTINGS,
        lambda ctx, *_: message_templates.save(ctx, NoticeEvent.DELAY, Language.ES, None, "Hola"),
    ),
    "reset a message": (
        Right.SETTINGS,
        lambda ctx, *_: message_templates.reset(ctx, NoticeEvent.DELAY, Language.ES, None),
    ),
    "choose an approved template": (
        Right.SETTINGS,
        lambda ctx, *_: whatsapp_templates.save_map(
            ctx, GatewayName.WHATSAPP_CLOUD, NoticeEvent.DELAY, Language.ES, TemplateMap(name="a", language="es")
        ),
    ),
    "choose none": (
        Right.SETTINGS,
        lambda ctx, *_: whatsapp_templates.drop_map(ctx, GatewayName.WHATSAPP_CLOUD, NoticeEvent.DELAY, Language.ES),
    ),
    "type in a template": (
        Right.SETTINGS,
        lambda ctx, *_: whatsapp_templates.add_by_hand(
            ctx, GatewayName.TWILIO_WHATSAPP, "HX" + "0a" * 16, Language.ES, "Hola"
        ),
    ),
    "forget a template": (
        Right.SETTINGS,
        lambda ctx, *_: whatsapp_templates.forget(ctx, GatewayName.TWILIO_WHATSAPP, "HX", "es"),
    ),
    "keep a price": (Right.SETTINGS, lambda ctx, *_: prices.save_price(ctx, PRICE, "1", "MXN")),
    "drop a price": (Right.SETTINGS, lambda ctx, *_: prices.drop_price(ctx, PRICE)),
    "set a gateway up": (Right.SETTINGS, lambda ctx, *_: gateways.save(ctx, GatewayName.HTTP, {"user": "x"}, {})),
    "switch a gateway": (Right.SETTINGS, lambda ctx, *_: gateways.switch(ctx, GatewayName.HTTP, on=False)),
    "understand a gateway's warning": (Right.SETTINGS, lambda ctx, *_: gateways.understand(ctx, GatewayName.WAHA)),
    "pause a gateway": (Right.NOTIFY, lambda ctx, *_: gateways.pause(ctx, GatewayName.HTTP)),
    "let a gateway go on": (Right.NOTIFY, lambda ctx, *_: gateways.resume(ctx, GatewayName.HTTP)),
    "test a gateway": (Right.NOTIFY, lambda ctx, *_: gateways.check(ctx, GatewayName.HTTP)),
    "change a setting": (Right.SETTINGS, lambda ctx, *_: settings.change(ctx, "company", "Otra")),
}


@pytest.mark.parametrize("name", WRITES)
def test_a_reader_changes_nothing(desk: Desk, name: str) -> None:
    right, act = WRITES[name]
    one = desk.shipment()
    route = desk.route([one], out=False)
    with desk.ctx.read() as conn:
        before = list(conn.execute("SELECT max(seq) FROM ledger"))
    enter(desk, Role.READ_ONLY)
    with pytest.raises(RefusedError) as refused:
        act(desk.ctx, one, route)
    assert refused.value.params == {"role": "read_only", "right": right.value}
    with desk.ctx.read() as conn:
        assert list(conn.execute("SELECT max(seq) FROM ledger")) == before

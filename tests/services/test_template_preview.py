"""The editor's preview: on a real shipment, on the newest, on examples where there is none."""

from __future__ import annotations

from courier_desktop.domain.ids import ShipmentId
from courier_desktop.domain.notices import NoticeEvent
from courier_desktop.domain.template_words import parse, render
from courier_desktop.domain.words import Language
from courier_desktop.services.template_preview import sample
from tests.fakes.desk import Desk

TEXT = parse("{{nombre}} {{remitente}} {{guía}}[ {{motivo}}][ {{quién recibió}}][ {{plazo}}]")


def test_without_shipments_the_examples_speak(desk: Desk) -> None:
    found = sample(desk.ctx, NoticeEvent.DELIVERED)
    assert (found.shipment_id, found.number) == (None, "")
    assert render(TEXT, found.said[Language.ES]).startswith("Raúl Moda Tapatía CLB-048220")


def test_the_newest_shipment_speaks_unless_another_is_asked_for(desk: Desk) -> None:
    one, newest = desk.shipments(2)
    found = sample(desk.ctx, NoticeEvent.AT_DEPOT)
    assert found.shipment_id == newest
    assert found.recipient == "Itzel Ochoa 2"
    assert render(TEXT, found.said[Language.ES]) == f"Itzel Ochoa 2 Moda Tapatía {found.number}"
    assert sample(desk.ctx, NoticeEvent.AT_DEPOT, one).recipient == "Itzel Ochoa 1"
    assert sample(desk.ctx, NoticeEvent.AT_DEPOT, ShipmentId("gone")).number == ""


def test_one_on_the_road_speaks_before_a_newer_one(desk: Desk) -> None:
    first, _newest = desk.shipments(2)
    desk.route([first])
    assert sample(desk.ctx, NoticeEvent.OUT_FOR_DELIVERY).shipment_id == first


def test_each_event_brings_its_own_words(desk: Desk) -> None:
    one = desk.shipment()
    for event, words in (
        (NoticeEvent.DELIVERED, "Marta Ruiz"),
        (NoticeEvent.ATTEMPT_FAILED, "no encontramos a nadie"),
        (NoticeEvent.READY_FOR_PICKUP, "martes 24"),
    ):
        assert words in render(TEXT, sample(desk.ctx, event, one).said[Language.ES])


def test_nothing_known_is_told_apart(desk: Desk) -> None:
    desk.shipment()
    found = sample(desk.ctx, NoticeEvent.DELAY)
    assert render(TEXT, found.empty[Language.ES]).strip() == ""
    assert found.said[Language.EN]["cause"] == "traffic"

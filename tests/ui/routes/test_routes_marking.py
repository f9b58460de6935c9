"""Marking stops of a route: by key, by scanner with the card of reasons, at an hour of the paper; each undone."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from courier_desktop.domain.ids import RouteId, ShipmentId
from courier_desktop.domain.money import Money
from courier_desktop.domain.reasons import ReasonCode
from courier_desktop.domain.scan import CardAct, act_qr, reason_qr
from courier_desktop.domain.statuses import Status, StopState
from courier_desktop.services import route_boards, shipments
from courier_desktop.ui.parts.deliver import DeliverPopover
from courier_desktop.ui.parts.reasons import ReasonPopover
from courier_desktop.ui.routes.time_popover import TimePopover, clock_text
from courier_desktop.ui.sounds import Sound
from tests.ui.routes.day import NONE, START, Day

Key = Qt.Key


@pytest.fixture
def out(day: Day) -> tuple[RouteId, list[ShipmentId]]:
    """Four stops on the road since an hour; the third one pays."""
    ids = [day.ship(n, cash=89900 if n == 2 else 0) for n in range(4)]
    route_id = day.make("Oriente", ids, driver="Beto", out=True)
    day.clock.now = START + timedelta(hours=1)
    return route_id, ids


def test_a_stop_is_marked_at_the_door_then_delivered_then_the_next(
    day: Day, out: tuple[RouteId, list[ShipmentId]]
) -> None:
    page = day.show()
    day.key(Key.Key_A)
    assert day.stop(out[0], 0).state is StopState.AT_DOOR
    day.key(Key.Key_D)
    assert day.host.findChild(DeliverPopover) is not None
    day.key(Key.Key_Return)
    stop = day.stop(out[0], 0)
    assert (stop.state, stop.received_by, stop.relation) == (StopState.DONE, "Itzel Ochoa 0", "recipient")
    assert page.desk.stop_id == out[1][0]
    assert day.shell.said("offer_undo")[-1] == "Parada 1 · Itzel Ochoa 0: entregado"
    day.key(Key.Key_Return)
    assert page.desk.stop_id == out[1][1]


def test_the_cash_is_asked_and_kept_as_told(day: Day, out: tuple[RouteId, list[ShipmentId]]) -> None:
    page = day.show(route_id=out[0], shipment_id=out[1][2])
    day.key(Key.Key_D)
    popover = day.host.findChild(DeliverPopover)
    assert popover is not None
    cash = popover.findChildren(QLineEdit)[-1]
    assert cash.text() == "$899.00"
    cash.setText("800")
    day.key(Key.Key_Return)
    assert day.stop(out[0], 2).collected == Money(80000)
    assert "$800.00" in page.told.text
    assert "$899.00" in page.told.text


def test_a_failure_takes_its_number(day: Day, out: tuple[RouteId, list[ShipmentId]]) -> None:
    day.show()
    day.key(Key.Key_F)
    assert day.host.findChild(ReasonPopover) is not None
    day.key(Key.Key_3)
    stop = day.stop(out[0], 0)
    assert (stop.state, stop.reason, stop.attempts) == (StopState.FAILED, ReasonCode.BUSINESS_CLOSED, 1)


def test_a_reason_that_asks_for_a_note_gets_one(day: Day, out: tuple[RouteId, list[ShipmentId]]) -> None:
    day.show()
    day.key(Key.Key_F)
    day.key(Key.Key_7)
    assert day.stop(out[0], 0).state is StopState.NEXT
    day.write("No pidio nada")
    day.key(Key.Key_Return)
    assert day.stop(out[0], 0).reason is ReasonCode.REFUSED


def test_what_was_marked_is_taken_back_by_the_offer(day: Day, out: tuple[RouteId, list[ShipmentId]]) -> None:
    day.show()
    day.key(Key.Key_F)
    day.key(Key.Key_1)
    undo = next(arguments[1] for name, arguments, _ in reversed(day.shell.asked) if name == "offer_undo")
    undo()
    day.settle()
    assert day.stop(out[0], 0).state is StopState.NEXT
    assert day.page.told.text.startswith("Deshecho: CLB-")


def test_a_mark_may_bear_an_hour_of_the_paper(day: Day, out: tuple[RouteId, list[ShipmentId]]) -> None:
    day.show()
    day.key(Key.Key_T)
    assert day.host.findChild(TimePopover) is not None
    day.write("912")
    day.key(Key.Key_Return)
    day.key(Key.Key_A)
    marked = day.stop(out[0], 0).marked_at
    assert marked is not None
    assert marked.astimezone(day.ctx.zone).strftime("%H:%M") == "09:12"
    assert day.page.marks.at is None


def test_an_hour_that_has_not_come_is_refused_where_it_is_typed(
    day: Day, out: tuple[RouteId, list[ShipmentId]]
) -> None:
    day.show()
    day.key(Key.Key_T)
    popover = day.host.findChild(TimePopover)
    assert popover is not None
    day.write("23:50")
    day.key(Key.Key_Return)
    assert popover.isVisible()
    assert day.page.marks.at is None
    day.key(Key.Key_Escape)
    assert not popover.isVisible()


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("9:05", "09:05"),
        ("1405", "14:05"),
        ("14.05", "14:05"),
        (" 23:59 ", "23:59"),
        ("24:00", ""),
        ("9", ""),
        ("", ""),
    ],
)
def test_hours_are_read_as_people_type_them(typed: str, read: str) -> None:
    assert clock_text(typed) == read


def test_a_done_stop_is_not_marked_again_and_says_why(day: Day, out: tuple[RouteId, list[ShipmentId]]) -> None:
    page = day.show()
    day.key(Key.Key_D)
    day.key(Key.Key_Return)
    day.key(Key.Key_F)
    assert day.host.findChild(ReasonPopover) is None
    assert "ya terminó" in page.told.text


def test_a_route_in_house_is_not_marked_and_says_why(day: Day) -> None:
    day.make("Centro", [day.ship(1)])
    page = day.show()
    day.key(Key.Key_D)
    assert "aún no sale" in page.told.text
    assert day.host.findChild(DeliverPopover) is None


def test_the_door_twice_is_refused_in_words(day: Day, out: tuple[RouteId, list[ShipmentId]]) -> None:
    page = day.show()
    day.key(Key.Key_A)
    day.key(Key.Key_A)
    assert "ya está en la puerta" in page.told.text


def test_a_stop_then_a_reason_are_scanned(day: Day, out: tuple[RouteId, list[ShipmentId]]) -> None:
    page = day.show()
    day.scan(day.stop(out[0], 3).number)
    assert page.desk.stop_id == out[1][3]
    assert Sound.RIGHT in day.shell.said("sound")
    day.scan(reason_qr(ReasonCode.RECIPIENT_ABSENT))
    assert day.stop(out[0], 3).reason is ReasonCode.RECIPIENT_ABSENT
    assert day.stop(out[0], 0).state is StopState.NEXT


def test_a_reason_is_scanned_while_the_list_of_reasons_is_open(day: Day, out: tuple[RouteId, list[ShipmentId]]) -> None:
    day.show()
    day.key(Key.Key_F)
    popover = day.host.findChild(ReasonPopover)
    assert popover is not None
    day.scan(reason_qr(ReasonCode.COD_NOT_READY))
    assert day.stop(out[0], 0).reason is ReasonCode.COD_NOT_READY


def test_a_scanned_reason_that_needs_a_note_asks_for_it(day: Day, out: tuple[RouteId, list[ShipmentId]]) -> None:
    day.show()
    day.scan(reason_qr(ReasonCode.ACCESS_RESTRICTED))
    assert day.stop(out[0], 0).state is StopState.NEXT
    day.write("Caseta cerrada")
    day.key(Key.Key_Return)
    assert day.stop(out[0], 0).reason is ReasonCode.ACCESS_RESTRICTED


def test_the_cards_acts_are_scanned(day: Day, out: tuple[RouteId, list[ShipmentId]]) -> None:
    day.show()
    day.scan(act_qr(CardAct.AT_DOOR))
    assert day.stop(out[0], 0).state is StopState.AT_DOOR
    day.scan(act_qr(CardAct.DELIVERED))
    assert day.stop(out[0], 0).state is StopState.DONE
    day.scan(act_qr(CardAct.UNDO))
    assert day.stop(out[0], 0).state is StopState.AT_DOOR
    day.scan(act_qr(CardAct.UNDO))
    assert day.stop(out[0], 0).state is StopState.NEXT


def test_delivered_by_the_card_still_asks_for_cash(day: Day, out: tuple[RouteId, list[ShipmentId]]) -> None:
    day.show(route_id=out[0], shipment_id=out[1][2])
    day.scan(act_qr(CardAct.DELIVERED))
    assert day.host.findChild(DeliverPopover) is not None
    assert day.shell.said("sound")[-1] is Sound.CASH
    day.key(Key.Key_Return)
    assert day.stop(out[0], 2).collected == Money(89900)


def test_a_stop_of_another_route_on_the_road_is_gone_to(day: Day, out: tuple[RouteId, list[ShipmentId]]) -> None:
    other = [day.ship(n) for n in range(20, 23)]
    other_id = day.make("Centro", other, out=True)
    page = day.show(route_id=out[0])
    day.scan(day.stop(other_id, 1).number)
    assert page.desk.route is not None
    assert page.desk.route.route_id == other_id
    assert page.desk.stop_id == other[1]


def test_what_is_no_stop_is_told_with_its_sound(day: Day, out: tuple[RouteId, list[ShipmentId]]) -> None:
    number = shipments.rows_of(day.ctx, [day.ship(50)])[0].number
    page = day.show(route_id=out[0])
    day.scan(number)
    assert f"La guía {number} no va en ninguna ruta" in page.told.text
    day.scan("7501055300846")
    assert "7501055300846" in page.told.text
    assert day.shell.said("sound") == [Sound.WRONG, Sound.WRONG]
    assert all(stop.state in (StopState.PENDING, StopState.NEXT) for stop in page.desk.stops)


def test_keys_pressed_fast_by_a_person_are_still_keys(day: Day, out: tuple[RouteId, list[ShipmentId]]) -> None:
    day.show()
    QTest.keyClicks(day.focused, "f2")
    day.qtbot.waitUntil(lambda: not day.page.wedge.busy)
    day.settle()
    popover = day.host.findChild(ReasonPopover)
    assert popover is not None
    assert popover.isVisible()
    day.key(Key.Key_Return, NONE)
    assert day.stop(out[0], 0).reason is ReasonCode.NO_CONTACT


def test_the_last_stop_done_leads_to_closing(day: Day, out: tuple[RouteId, list[ShipmentId]]) -> None:
    day.deliver(out[1])
    page = day.show()
    day.key(Key.Key_Return)
    assert "F12" in page.told.text
    assert all(stop.status is Status.DELIVERED for stop in route_boards.board(day.ctx, out[0]).stops)


def test_marks_come_in_the_order_of_the_keys(day: Day, out: tuple[RouteId, list[ShipmentId]]) -> None:
    day.show()
    times: list[datetime | None] = []
    for place in range(3):
        day.clock.now += timedelta(minutes=1)
        day.key(Key.Key_F)
        day.key(Key.Key_1)
        times.append(day.stop(out[0], place).marked_at)
        day.key(Key.Key_Return)
    assert times == sorted(time for time in times if time is not None)
    assert day.page.desk.stop_id == out[1][3]

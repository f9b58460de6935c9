"""The Routes page: what it shows and chooses by itself, days, and how routes are made, ordered, sent out and closed."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from courier_desktop.domain.rows import RouteState
from courier_desktop.domain.statuses import Status, StopState
from courier_desktop.services import route_boards, routes, settings, shipments
from courier_desktop.ui.parts.label import Label
from courier_desktop.ui.routes.choices_sheet import ChoicesSheet
from courier_desktop.ui.routes.make_sheet import MakeSheet
from courier_desktop.ui.routes.picker import matches
from courier_desktop.ui.routes.plan_popovers import DriverPopover, EditPopover, PublishPopover
from courier_desktop.ui.routes.plans import reordered
from courier_desktop.ui.routes.tooltips import whole_stop
from courier_desktop.ui.routes.words import stop_line
from tests.ui.routes.day import ALT, CTRL, START, Day

Key = Qt.Key


def texts(widget: object) -> str:
    """All the words of a widget, in one line."""
    return " | ".join(label.text() for label in widget.findChildren(Label))  # type: ignore[attr-defined]


def test_the_route_with_something_to_do_is_chosen_and_what_is_done_stands_above(day: Day) -> None:
    first = [day.ship(n) for n in range(3)]
    day.make("Centro", first, out=True)
    day.clock.now = START + timedelta(minutes=10)
    day.deliver(first)
    ids = [day.ship(n) for n in range(10, 16)]
    day.make("Oriente", ids, driver="Beto", out=True)
    day.deliver([ids[0], ids[3]])
    page = day.show()
    assert page.desk.route is not None
    assert page.desk.route.name == "Oriente"
    assert day.shown() == [f"Itzel Ochoa {n}" for n in (10, 13, 11, 12, 14, 15)]
    assert page.desk.stop is not None
    assert page.desk.stop.recipient == "Itzel Ochoa 11"
    assert re.search(r"2 ruta\S+, 2 en la calle", page.head.summary.text())
    assert "Beto · moto · 2 de 6" in texts(page.route_head)


def test_a_long_route_scrolls_to_its_next_stop(day: Day) -> None:
    ids = [day.ship(n) for n in range(70)]
    day.make("Larga", ids, out=True)
    day.clock.now = START + timedelta(minutes=30)
    day.deliver(ids[:40])
    page = day.show()
    rect = page.stops.visualRect(page.stops.currentIndex())
    assert page.desk.stop is not None
    assert page.desk.stop.position == 41
    assert 0 < rect.top() < 60
    assert page.stop_buttons.isVisible()
    assert page.stop_buttons.y() > rect.top()


def test_days_are_gone_through_by_key_and_an_empty_one_says_what_to_do(day: Day) -> None:
    day.make("Centro", [day.ship(1)])
    page = day.show()
    day.key(Key.Key_Left, ALT)
    assert page.desk.view is not None
    assert page.desk.view.day == date(2026, 11, 18)
    assert page.days.value == -1  # yesterday
    assert page.desk.route is None
    assert not page.stops.isVisible()
    assert not page.finish.isVisible()
    day.key(Key.Key_Right, ALT)
    assert page.desk.route is not None


def test_an_empty_day_counts_what_waits_and_offers_the_sheet(day: Day) -> None:
    for place in range(3):
        day.ship(place)
    page = day.show()
    assert re.search(r"3 guía\S+ esperan", texts(page.middle))
    day.key(Key.Key_Left, ALT)
    assert "Ninguna ruta salió ese día" in texts(page.middle)


def test_a_closed_route_says_what_became_of_each_stop(day: Day) -> None:
    ids = [day.ship(n) for n in range(2)]
    route_id = day.make("Centro", ids, out=True)
    day.clock.now = START + timedelta(minutes=10)
    day.deliver(ids[:1])
    routes.close(day.ctx, route_id, {ids[1]: routes.Decision.COUNTER})
    page = day.show()
    lines = [stop_line(stop) for stop in page.desk.stops]
    assert lines == ["recibió Nayeli", "sin entregar · en mostrador"]
    assert "Itzel Ochoa 1 · CLB-" in whole_stop(page.desk.stops[1])
    day.key(Key.Key_E)
    assert "ya se cerró" in page.told.text


def test_routes_are_gone_through_by_key(day: Day) -> None:
    for name in ("Centro", "Oriente"):
        day.make(name, [day.ship(len(name))], out=True)
    page = day.show()
    assert page.desk.route is not None
    assert page.desk.route.code == "R1"
    day.key(Key.Key_Down, CTRL)
    assert page.desk.route.code == "R2"
    day.key(Key.Key_Up, CTRL)
    assert page.desk.route.code == "R1"


def test_another_page_may_ask_for_a_route_and_a_stop(day: Day) -> None:
    day.make("Centro", [day.ship(1)], out=True)
    ids = [day.ship(n) for n in range(2, 6)]
    route_id = day.make("Oriente", ids, out=True)
    page = day.show(route_id=route_id, shipment_id=ids[2])
    assert page.desk.route is not None
    assert page.desk.route.route_id == route_id
    assert page.desk.stop is not None
    assert page.desk.stop.shipment_id == ids[2]


def test_another_page_may_ask_for_a_route_by_its_code(day: Day) -> None:
    for name in ("Centro", "Oriente"):
        day.make(name, [day.ship(len(name))], out=True)
    page = day.show(code="R2")
    assert page.desk.route is not None
    assert page.desk.route.name == "Oriente"
    day.key(Key.Key_Up, CTRL)
    assert page.desk.route.name == "Centro"


def test_a_route_is_made_by_keyboard_alone(day: Day) -> None:
    far, near = day.ship(1, postal_code="45500"), day.ship(2, postal_code="44100")
    other = day.ship(3, postal_code="66000")
    page = day.show()
    day.key(Key.Key_R, CTRL)
    sheet = day.host.findChild(MakeSheet)
    assert sheet is not None
    assert isinstance(QApplication.focusWidget(), QLineEdit)
    day.write("Oriente")
    page_fields = sheet.findChild(QLineEdit, "route-name")
    assert page_fields is not None
    assert page_fields.text() == "Oriente"
    day.key(Key.Key_F9)
    day.write("4")
    day.key(Key.Key_F7)
    day.key(Key.Key_Return, CTRL)
    assert page.desk.route is not None
    assert page.desk.route.name == "Oriente"
    assert [stop.shipment_id for stop in page.desk.stops] == [near, far]
    assert [row.shipment_id for row in shipments.rows_of(day.ctx, [other]) if not row.route_code] == [other]
    assert "Oriente" in day.shell.said("offer_undo")[-1]


def test_a_slip_read_in_the_sheet_is_picked_and_a_wrong_one_is_told(day: Day) -> None:
    ids = [day.ship(n) for n in range(3)]
    day.make("Centro", [ids[0]])
    numbers = [row.number for row in shipments.rows_of(day.ctx, ids)]
    day.show()
    day.key(Key.Key_R, CTRL)
    sheet = day.host.findChild(MakeSheet)
    assert sheet is not None
    day.key(Key.Key_F9)
    day.write(f"https://wa.me/523336150042?text=Hola%2C%20guia%20{numbers[2]}")
    day.key(Key.Key_Return)
    assert [row.number for row in sheet.picker.picked()] == [numbers[2]]
    day.write(numbers[0])
    day.key(Key.Key_Return)
    assert f"{numbers[0]} no espera ruta" in texts(sheet)
    assert sheet.picker.field.text == ""


def test_a_route_without_a_name_says_so_and_keeps_what_was_picked(day: Day) -> None:
    day.ship(1)
    day.show()
    day.key(Key.Key_R, CTRL)
    sheet = day.host.findChild(MakeSheet)
    assert sheet is not None
    day.key(Key.Key_F7)
    day.key(Key.Key_Return, CTRL)
    assert sheet.isVisible()
    assert "Ponle un nombre" in texts(sheet)
    assert len(sheet.picker.picked()) == 1
    assert route_boards.routes_of_day(day.ctx) == ()


def test_what_was_typed_for_a_route_is_there_again_after_escape(day: Day) -> None:
    day.ship(1)
    day.show()
    day.key(Key.Key_R, CTRL)
    day.write("Oriente")
    day.key(Key.Key_F7)
    day.key(Key.Key_Escape)
    day.key(Key.Key_R, CTRL)
    sheet = day.opened(MakeSheet)
    name = sheet.findChild(QLineEdit, "route-name")
    assert name is not None
    assert name.text() == "Oriente"
    assert len(sheet.picker.picked()) == 1
    day.key(Key.Key_Return, CTRL)
    assert [row.name for row in route_boards.routes_of_day(day.ctx)] == ["Oriente"]


def test_a_decision_made_is_there_again_after_escape(day: Day) -> None:
    day.make("Centro", [day.ship(1)], out=True)
    day.show()
    day.key(Key.Key_F12)
    day.key(Key.Key_4)
    day.key(Key.Key_Escape)
    day.key(Key.Key_F12)
    sheet = day.opened(ChoicesSheet)
    assert [choice.value for choice in sheet.made.values()] == [routes.Decision.RETURN]


def test_name_and_driver_are_changed_by_key(day: Day) -> None:
    route_id = day.make("Centro", [day.ship(1)], driver="Beto")
    day.show()
    day.key(Key.Key_E)
    popover = day.host.findChild(EditPopover)
    assert popover is not None
    edit = QApplication.focusWidget()
    assert isinstance(edit, QLineEdit)
    edit.selectAll()
    day.write("Centro norte")
    day.key(Key.Key_Return)
    route = route_boards.board(day.ctx, route_id).route
    assert (route.name, route.driver, route.starts_at) == ("Centro norte", "Beto", START)


def test_stops_are_ordered_by_key(day: Day) -> None:
    ids = [day.ship(n) for n in range(4)]
    route_id = day.make("Centro", ids)
    day.show()
    day.key(Key.Key_Down, ALT)
    day.key(Key.Key_Down, ALT)
    assert [s.shipment_id for s in route_boards.board(day.ctx, route_id).stops] == [ids[1], ids[2], ids[0], ids[3]]
    assert day.page.desk.stop_id == ids[0]
    day.key(Key.Key_Up, ALT)
    assert [s.shipment_id for s in route_boards.board(day.ctx, route_id).stops] == [ids[1], ids[0], ids[2], ids[3]]


def test_stops_are_ordered_by_dragging(day: Day) -> None:
    ids = [day.ship(n) for n in range(4)]
    route_id = day.make("Centro", ids)
    view = day.show().stops
    port = view.viewport()
    begin = view.visualRect(view.model_of_stops.index(0)).center()
    below = view.visualRect(view.model_of_stops.index(2)).bottomLeft() + QPoint(40, -3)
    QTest.mousePress(port, Qt.MouseButton.LeftButton, pos=begin)
    for part in (4, 2, 1):
        QTest.mouseMove(port, begin + (below - begin) / part)
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton, pos=below)
    day.settle()
    assert [s.shipment_id for s in route_boards.board(day.ctx, route_id).stops] == [ids[1], ids[2], ids[0], ids[3]]


def test_a_stop_is_taken_off_before_the_route_leaves_only(day: Day) -> None:
    ids = [day.ship(n) for n in range(3)]
    route_id = day.make("Centro", ids)
    page = day.show()
    day.key(Key.Key_Delete)
    assert [stop.shipment_id for stop in page.desk.stops] == ids[1:]
    assert page.desk.stop_id == ids[1]
    routes.publish(day.ctx, route_id)
    page.refresh()
    day.settle()
    day.key(Key.Key_Delete)
    assert "La ruta ya salió" in page.told.text
    assert len(page.desk.stops) == 2


def test_publishing_shows_what_it_freezes_and_then_does_it(day: Day) -> None:
    route_id = day.make("Centro", [day.ship(n) for n in range(3)], driver="Beto")
    page = day.show()
    day.key(Key.Key_P)
    popover = day.host.findChild(PublishPopover)
    assert popover is not None
    assert re.search(r"Se congelan 3 ventana\S+: 09:00–10:00", texts(popover))
    assert re.search(r"Se preparan 3 aviso\S+ ", texts(popover))
    assert route_boards.board(day.ctx, route_id).route.state is RouteState.DRAFT
    day.key(Key.Key_Return)
    assert page.desk.route is not None
    assert page.desk.route.state is RouteState.PUBLISHED
    assert page.desk.stops[0].state is StopState.NEXT


def test_the_rest_goes_to_another_driver(day: Day) -> None:
    ids = [day.ship(n) for n in range(4)]
    route_id = day.make("Centro", ids, driver="Beto", out=True)
    lupita = settings.save_driver(day.ctx, "Lupita", vehicle="bici")
    day.clock.now = START + timedelta(minutes=10)
    day.deliver(ids[:1])
    page = day.show()
    day.key(Key.Key_R)
    assert day.host.findChild(DriverPopover) is not None
    day.key(Key.Key_1)
    assert page.desk.route is not None
    assert page.desk.route.driver_id == lupita.driver_id
    assert len(page.desk.stops) == 3
    assert len(route_boards.board(day.ctx, route_id).stops) == 1


def test_a_route_is_closed_with_each_undone_stop_decided(day: Day) -> None:
    ids = [day.ship(n) for n in range(4)]
    route_id = day.make("Centro", ids, out=True)
    day.clock.now = START + timedelta(minutes=10)
    day.deliver(ids[:1])
    day.show()
    day.key(Key.Key_F12)
    sheet = day.host.findChild(ChoicesSheet)
    assert sheet is not None
    assert "3 por decidir" in texts(sheet)
    day.key(Key.Key_2)
    day.key(Key.Key_4)
    day.key(Key.Key_Return, CTRL)
    assert route_boards.board(day.ctx, route_id).route.state is RouteState.CLOSED
    found = [row.status for row in shipments.rows_of(day.ctx, ids)]
    assert found == [Status.DELIVERED, Status.READY_FOR_PICKUP, Status.RETURNING, Status.AT_DEPOT]


def test_the_same_decision_for_all_by_one_key(day: Day) -> None:
    ids = [day.ship(n) for n in range(3)]
    day.make("Centro", ids, out=True)
    day.show()
    day.key(Key.Key_F12)
    day.key(Key.Key_3, ALT)
    day.key(Key.Key_Return, CTRL)
    assert {row.status for row in shipments.rows_of(day.ctx, ids)} == {Status.ON_HOLD}


def test_a_route_that_has_not_left_is_not_closed_and_says_why(day: Day) -> None:
    day.make("Centro", [day.ship(1)])
    page = day.show()
    day.key(Key.Key_F12)
    assert "aún no sale" in page.told.text
    assert page.told.isVisible()


@pytest.mark.parametrize("choice", [Key.Key_1, Key.Key_3])
def test_papers_are_saved_where_the_person_says(day: Day, tmp_path: Path, choice: Qt.Key) -> None:
    day.make("Centro: norte", [day.ship(n, cash=12500) for n in range(3)])
    page = day.show()
    day.key(Key.Key_P, CTRL)
    day.key(choice)
    dialog = page.findChild(QFileDialog)
    assert dialog is not None
    path = tmp_path / "hoja.pdf"
    dialog.fileSelected.emit(str(path))
    day.settle()
    dialog.close()
    assert path.read_bytes().startswith(b"%PDF")
    assert "hoja.pdf" in day.shell.said("say")[-1]


def test_setback_and_shipment_are_the_windows_to_open(day: Day) -> None:
    ids = [day.ship(1)]
    route_id = day.make("Centro", ids, out=True)
    day.show()
    day.key(Key.Key_F8)
    day.key(Key.Key_V)
    assert ("declare_setback", (), {"route_id": route_id}) in day.shell.asked
    assert ("open_shipment", (ids[0],), {}) in day.shell.asked


def test_a_moved_stop_keeps_the_order_of_what_is_done(day: Day) -> None:
    ids = [day.ship(n) for n in range(5)]
    route_id = day.make("Centro", ids, out=True)
    day.clock.now = START + timedelta(minutes=10)
    day.deliver([ids[2]])
    full = route_boards.board(day.ctx, route_id).stops
    page = day.show()
    assert reordered(full, page.desk.stops, 1, 2) == [ids[1], ids[2], ids[0], ids[3], ids[4]]
    assert reordered(full, page.desk.stops, 1, 4) == [ids[1], ids[2], ids[3], ids[4], ids[0]]


def test_the_filter_finds_cp_colonia_and_names_without_accents(day: Day) -> None:
    row = shipments.rows_of(day.ctx, [day.ship(7, postal_code="44380")])[0]
    assert matches(row, ["443"])
    assert matches(row, ["itzel", "och"])
    assert matches(row, ["colonia", "7"])
    assert not matches(row, ["443", "zapopan"])


def test_a_narrow_window_shows_the_load_in_the_stops_place(day: Day, qtbot: QtBot) -> None:
    day.make("Centro", [day.ship(1)])
    page = day.show(width=820, height=420)
    assert page.stops.isVisible()
    assert not page.load.isVisible()
    day.key(Key.Key_F9)
    assert page.load.isVisible()
    assert not page.stops.isVisible()
    day.key(Key.Key_F9)
    assert page.stops.isVisible()
    assert not page.load.isVisible()

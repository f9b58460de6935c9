"""The load check: every read answered by word, colour and sound; undone; closed with a reason for each one left."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from courier_desktop.domain.ids import RouteId
from courier_desktop.domain.rows import RouteState, ScanVerdict
from courier_desktop.services import route_boards
from courier_desktop.services.routes import LeftReason
from courier_desktop.ui.routes.choices_sheet import ChoiceRows, ChoicesSheet
from courier_desktop.ui.routes.plan_popovers import PublishPopover
from courier_desktop.ui.routes.words import read_line
from courier_desktop.ui.sounds import Sound
from tests.ui.routes.day import ALT, CTRL, Day

Key = Qt.Key


@pytest.fixture
def loading(day: Day) -> RouteId:
    """Two stops of one piece and one of two pieces that pays."""
    return day.make("Sur", [day.ship(1), day.ship(2), day.ship(3, pieces=2, cash=5000)])


def numbers(day: Day, route_id: RouteId) -> list[str]:
    return [stop.number for stop in route_boards.board(day.ctx, route_id).stops]


def reads(day: Day) -> list[tuple[ScanVerdict, str]]:
    load = day.page.desk.view.load if day.page.desk.view is not None else None
    assert load is not None
    return [(read.verdict, read_line(read)) for read in day.page.loads.reads(load)]


def test_each_read_has_its_word_and_its_sound(day: Day, loading: RouteId) -> None:
    other = day.make("Centro", [day.ship(9)])
    first, _second, third = numbers(day, loading)
    day.show(route_id=loading)
    day.key(Key.Key_F9)
    for text in (first, third, first, numbers(day, other)[0], "hola"):
        day.scan(text)
    assert day.shell.said("sound") == [Sound.RIGHT, Sound.CASH, Sound.ALREADY, Sound.WRONG, Sound.WRONG]
    assert reads(day) == [
        (ScanVerdict.UNKNOWN, "No es una guía de esta oficina"),
        (ScanVerdict.WRONG_ROUTE, "Es de la R2, Colonia 9"),
        (ScanVerdict.ALREADY, "Ya estaba cargada · Itzel Ochoa 1"),
        (ScanVerdict.RIGHT, "Itzel Ochoa 3 · 1/2"),
        (ScanVerdict.RIGHT, "Itzel Ochoa 1"),
    ]
    assert day.page.load.field.text == ""


def test_escape_clears_the_field_then_takes_the_last_read_back(day: Day, loading: RouteId) -> None:
    day.show()
    day.key(Key.Key_F9)
    for number in numbers(day, loading)[:2]:
        day.scan(number)
    day.write("CLB")
    day.key(Key.Key_Escape)
    assert day.page.load.field.text == ""
    assert route_boards.board(day.ctx, loading).route.loaded == 2
    day.key(Key.Key_Escape)
    assert route_boards.board(day.ctx, loading).route.loaded == 1
    assert reads(day) == [(ScanVerdict.RIGHT, "Itzel Ochoa 1")]


def test_a_slip_read_over_the_stops_of_a_route_in_house_is_loaded(day: Day, loading: RouteId) -> None:
    day.show()
    assert QApplication.focusWidget() is day.page.stops
    day.scan(numbers(day, loading)[1])
    assert route_boards.board(day.ctx, loading).route.loaded == 1


def test_the_load_under_way_stays_while_another_route_is_marked(day: Day, loading: RouteId) -> None:
    day.make("Centro", [day.ship(9)], out=True)
    page = day.show(route_id=loading)
    day.key(Key.Key_F9)
    day.scan(numbers(day, loading)[0])
    day.key(Key.Key_F9)
    day.key(Key.Key_Down, CTRL)
    assert page.desk.route is not None
    assert page.desk.route.name == "Centro"
    assert page.desk.load_route is not None
    assert page.desk.load_route.name == "Sur"


def test_closing_asks_a_reason_for_each_one_left(day: Day, loading: RouteId) -> None:
    day.show()
    day.scan(numbers(day, loading)[0])
    day.key(Key.Key_F10)
    sheet = day.host.findChild(ChoicesSheet)
    assert sheet is not None
    day.key(Key.Key_1)
    day.key(Key.Key_Return, CTRL)
    assert sheet.isVisible(), "one is still without a reason"
    day.key(Key.Key_5)
    day.key(Key.Key_Return, CTRL)
    route = route_boards.board(day.ctx, loading).route
    assert (route.stops, route.loaded, route.pieces) == (1, 1, 1)
    assert "2" in day.shell.said("offer_undo")[-1]


def test_the_same_reason_for_all(day: Day, loading: RouteId) -> None:
    day.show()
    day.scan(numbers(day, loading)[0])
    day.key(Key.Key_F10)
    day.key(Key.Key_2, ALT)
    day.key(Key.Key_Return, CTRL)
    assert route_boards.board(day.ctx, loading).route.stops == 1


def test_publishing_with_an_open_load_is_refused_in_words(day: Day, loading: RouteId) -> None:
    page = day.show()
    day.scan(numbers(day, loading)[0])
    day.key(Key.Key_P)
    assert "bultos sin leer: 3" in page.told.text
    assert day.host.findChild(PublishPopover) is None


def test_all_loaded_offers_to_publish(day: Day, loading: RouteId) -> None:
    first, second, third = numbers(day, loading)
    page = day.show()
    for number in (first, second, third, third):
        day.scan(number)
    assert page.load.isVisible()
    day.key(Key.Key_P)
    day.key(Key.Key_Return)
    assert route_boards.board(day.ctx, loading).route.state is RouteState.PUBLISHED


def test_a_load_that_nobody_began_is_not_closed(day: Day, loading: RouteId) -> None:
    page = day.show()
    day.key(Key.Key_F10)
    assert "Todavía no se lee ningún bulto de la R1" in page.told.text
    assert day.host.findChild(ChoicesSheet) is None
    day.key(Key.Key_Escape)
    assert not page.told.isVisible()


def test_a_press_on_a_choice_picks_it(day: Day, loading: RouteId) -> None:
    day.show()
    day.scan(numbers(day, loading)[0])
    day.key(Key.Key_F10)
    view = QApplication.focusWidget()
    assert isinstance(view, ChoiceRows)
    chip = view.chips()[2]
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=chip.center().toPoint())
    sheet = day.host.findChild(ChoicesSheet)
    assert sheet is not None
    assert [choice.value for choice in sheet.made.values()] == [LeftReason.DAMAGED]

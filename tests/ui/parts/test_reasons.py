"""The reasons popover and the delivery popover, by keyboard alone."""

from __future__ import annotations

from datetime import UTC, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from courier_desktop.domain.draft import Promise
from courier_desktop.domain.money import Money
from courier_desktop.domain.reasons import REASONS, Need, ReasonCode, reason_number
from courier_desktop.ui.parts.deliver import DeliverPopover, DeliverySubject
from courier_desktop.ui.parts.floating import Popover
from courier_desktop.ui.parts.promise_field import PromiseField, read_window
from courier_desktop.ui.parts.reasons import ReasonPopover, ReasonSubject, effect_lines
from tests.ui.conftest import Stage
from tests.ui.keyboard import key_anywhere, type_text

NOW = datetime(2026, 11, 19, 17, 42, tzinfo=UTC)
ZONE = ZoneInfo("America/Mexico_City")


def opened(stage: Stage, popover: Popover) -> None:
    host = stage(QWidget())
    host.resize(1000, 700)
    popover.open_at(host, QRect(100, 60, 200, 30))


def type_keys(*keys: str | Qt.Key) -> None:
    for one in keys:
        if isinstance(one, Qt.Key):
            key_anywhere(one)
        else:
            focus = QApplication.focusWidget()
            assert focus is not None
            type_text(focus, one)


@pytest.fixture
def chosen() -> list[tuple[Any, ...]]:
    return []


@pytest.fixture
def popover(stage: Stage, chosen: list[tuple[Any, ...]]) -> ReasonPopover:
    made = ReasonPopover(ReasonSubject(who="Parada 17 · María", attempts=0, max_attempts=2), now=NOW, zone=ZONE)
    made.chosen.connect(lambda *values: chosen.append(values))
    opened(stage, made)
    return made


AT_ONCE = [code for code, reason in REASONS.items() if not {Need.NOTE, Need.CALLS, Need.NEW_PROMISE} & {*reason.needs}]


@pytest.mark.parametrize("code", AT_ONCE)
def test_a_number_records_at_once(popover: ReasonPopover, chosen: list[tuple[Any, ...]], code: ReasonCode) -> None:
    type_keys(*reason_number(code))
    assert chosen == [(code, "", None, None)]
    assert popover.isHidden()


def test_arrows_and_enter_record_the_current_reason(popover: ReasonPopover, chosen: list[tuple[Any, ...]]) -> None:
    type_keys(Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert chosen == [(ReasonCode.BUSINESS_CLOSED, "", None, None)]


def test_a_note_is_asked_in_place_and_insisted_on(popover: ReasonPopover, chosen: list[tuple[Any, ...]]) -> None:
    type_keys("7", Qt.Key.Key_Return)
    assert chosen == []
    assert not popover.isHidden()
    type_keys("No lo quiere", Qt.Key.Key_Return)
    assert chosen == [(ReasonCode.REFUSED, "No lo quiere", None, None)]


def test_the_other_eight_have_the_numbers_of_the_card(popover: ReasonPopover, chosen: list[tuple[Any, ...]]) -> None:
    type_keys("0", "3", "Hay operativo", Qt.Key.Key_Return)
    assert chosen == [(ReasonCode.UNSAFE_AREA, "Hay operativo", None, None)]


def test_zero_turns_the_page_back(popover: ReasonPopover, chosen: list[tuple[Any, ...]]) -> None:
    type_keys("0", "0", "4")
    assert chosen == [(ReasonCode.ADDRESS_INCOMPLETE, "", None, None)]


def test_calls_may_be_counted_or_left_owed(popover: ReasonPopover, chosen: list[tuple[Any, ...]]) -> None:
    type_keys("2", "3", Qt.Key.Key_Return)
    assert chosen == [(ReasonCode.NO_CONTACT, "", 3, None)]


def test_another_day_is_asked_with_its_window(popover: ReasonPopover, chosen: list[tuple[Any, ...]]) -> None:
    type_keys("9", Qt.Key.Key_Tab, "10-13", Qt.Key.Key_Return)
    promise = Promise(datetime(2026, 11, 20, 16, tzinfo=UTC), datetime(2026, 11, 20, 19, tzinfo=UTC))
    assert chosen == [(ReasonCode.RESCHEDULE_REQUESTED, "", None, promise)]


def test_escape_goes_back_to_the_list_then_closes(popover: ReasonPopover, chosen: list[tuple[Any, ...]]) -> None:
    type_keys("7", Qt.Key.Key_Escape)
    assert not popover.isHidden()
    type_keys(Qt.Key.Key_Escape)
    assert popover.isHidden()
    assert chosen == []


def test_the_effect_tells_the_last_attempt() -> None:
    assert effect_lines(ReasonCode.RECIPIENT_ABSENT, 1, 2)[1].startswith("Era el último intento")
    assert effect_lines(ReasonCode.OUT_OF_TIME, 1, 2)[0] == "No gasta intento"


@pytest.fixture
def delivered() -> list[tuple[Any, ...]]:
    return []


def deliver(stage: Stage, delivered: list[tuple[Any, ...]], cash: Money | None = None) -> DeliverPopover:
    made = DeliverPopover(DeliverySubject(who="CLB-1", recipient="Itzel Ochoa", cash=cash))
    made.delivered.connect(lambda *values: delivered.append(values))
    opened(stage, made)
    return made


def test_enter_records_the_recipient_and_the_whole_amount(stage: Stage, delivered: list[tuple[Any, ...]]) -> None:
    deliver(stage, delivered, Money(125000))
    type_keys(Qt.Key.Key_Return)
    assert delivered == [("Itzel Ochoa", "recipient", Money(125000))]


def test_someone_else_received_it_and_paid_less(stage: Stage, delivered: list[tuple[Any, ...]]) -> None:
    popover = deliver(stage, delivered, Money(125000))
    type_keys(Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, "Rosa", Qt.Key.Key_Tab, "900", Qt.Key.Key_Return)
    assert delivered == [("Rosa", "neighbour", Money(90000))]
    assert popover.isHidden()


def test_an_unreadable_amount_keeps_the_popover_open(stage: Stage, delivered: list[tuple[Any, ...]]) -> None:
    popover = deliver(stage, delivered, Money(125000))
    type_keys(Qt.Key.Key_Tab, "mucho", Qt.Key.Key_Return)
    assert delivered == []
    assert not popover.isHidden()


@pytest.mark.parametrize(
    ("text", "window"),
    [
        ("10-13", (time(10), time(13))),
        ("de 10 a 13", (time(10), time(13))),
        ("16:30–18", (time(16, 30), time(18))),
        ("10 am - 1 pm", (time(10), time(13))),
        ("hasta las 14", (None, time(14))),
        ("12am a 1", (time(0), time(1))),
        ("10 a 25", (None, None)),
        ("por la mañana", (None, None)),
    ],
)
def test_hours_are_read_as_people_write_them(text: str, window: tuple[time | None, time | None]) -> None:
    assert read_window(text) == window


def test_a_promise_comes_back_as_it_was_put_in(qtbot: QtBot) -> None:
    field = PromiseField(NOW, ZONE)
    qtbot.addWidget(field)
    assert field.promise is None
    for promise in (
        Promise(datetime(2026, 11, 21, 16, tzinfo=UTC), datetime(2026, 11, 21, 19, 30, tzinfo=UTC)),
        Promise(datetime(2026, 11, 19, 15, tzinfo=UTC), datetime(2026, 11, 20, 2, tzinfo=UTC)),
        Promise(datetime(2026, 11, 12, 18, tzinfo=UTC), datetime(2026, 11, 12, 19, tzinfo=UTC)),
    ):
        field.set_promise(promise)
        assert field.promise == promise
    field.hours.set_text("13-10")
    assert not field.verify()
    assert field.promise is None

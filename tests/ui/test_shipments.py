"""The Shipments page by keyboard, over a real ledger."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from courier_desktop.domain.ids import ShipmentId
from courier_desktop.domain.money import Money
from courier_desktop.domain.rows import View
from courier_desktop.domain.statuses import Status
from courier_desktop.services import acts, marking
from courier_desktop.store import lists
from courier_desktop.ui.jobs import Jobs
from courier_desktop.ui.keys import KeyHelp
from courier_desktop.ui.parts.floating import Popover
from courier_desktop.ui.parts.label import Label
from courier_desktop.ui.parts.menu import MenuPopover
from courier_desktop.ui.shipments.filters import Filter
from courier_desktop.ui.shipments.next_step import Step
from courier_desktop.ui.shipments.page import ShipmentsPage
from tests.fakes.desk import Desk, desk_over, migrated_ledger
from tests.ui.conftest import Stage
from tests.ui.fakes import FakeShell
from tests.ui.keyboard import key

SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with desk_over(migrated_ledger(tmp_path)) as made:
        yield made


class Opened:
    """The page with its fake window, and hands for it."""

    def __init__(self, desk: Desk, jobs: Jobs, stage: Stage, qtbot: QtBot) -> None:
        shell: Any = FakeShell(desk.ctx, jobs)
        self.shell, self.page = shell, ShipmentsPage(shell)
        stage(self.page).resize(1181, 700)
        self.page.first_focus().setFocus()
        self._jobs, self._qtbot = jobs, qtbot
        self.settle()

    def settle(self) -> None:
        self._qtbot.waitUntil(lambda: not self._jobs.busy)

    def press(self, which: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        key(self.page.list.table, which, held)
        self.settle()

    def numbers(self) -> list[str]:
        return [row.number for row in self.page.list.model.rows]

    def popover(self) -> Popover:
        shown = [arguments[0] for name, arguments, _ in self.shell.asked if name == "show_popover"]
        assert isinstance(shown[-1], Popover)
        return shown[-1]

    def choose(self, key_name: str) -> None:
        """Press that key of the menu that opened last."""
        offered: list[KeyHelp] = self.popover().keys()
        entry = next(one for one in offered if one.keys == key_name)
        assert entry.run is not None
        entry.run()
        self.settle()

    def called(self, name: str) -> list[tuple[tuple[Any, ...], dict[str, Any]]]:
        return [(arguments, keywords) for one, arguments, keywords in self.shell.asked if one == name]


@pytest.fixture
def ids(desk: Desk) -> list[ShipmentId]:
    made = desk.shipments(3, cash_on_delivery=Money(125_000))
    desk.mark(made[1], Status.AT_DEPOT)
    desk.mark(made[2], Status.DELIVERED, collected=Money(125_000))
    return made


@pytest.fixture
def opened(desk: Desk, ids: list[ShipmentId], jobs: Jobs, stage: Stage, qtbot: QtBot) -> Opened:
    return Opened(desk, jobs, stage, qtbot)


def number(desk: Desk, shipment_id: ShipmentId) -> str:
    return desk.state(shipment_id).number


def test_the_newest_stands_first_and_is_current(opened: Opened, desk: Desk, ids: list[ShipmentId]) -> None:
    assert opened.numbers() == [number(desk, one) for one in reversed(ids)]
    assert opened.page.list.table.row.shipment_id == ids[2]


def test_a_letter_filters_and_t_clears(opened: Opened, desk: Desk, ids: list[ShipmentId]) -> None:
    opened.press(Qt.Key.Key_B)
    assert opened.numbers() == [number(desk, ids[1])]
    opened.press(Qt.Key.Key_N, SHIFT)
    assert opened.numbers() == [number(desk, ids[2]), number(desk, ids[1])]
    opened.press(Qt.Key.Key_T)
    assert len(opened.numbers()) == 3


def test_the_cash_overlay(opened: Opened, desk: Desk, ids: list[ShipmentId]) -> None:
    opened.press(Qt.Key.Key_P)
    assert opened.numbers() == [number(desk, ids[1]), number(desk, ids[0])]


def test_an_empty_filter_says_what_to_do(opened: Opened) -> None:
    opened.press(Qt.Key.Key_D)
    assert opened.numbers() == []
    assert not opened.page.list.cover.isHidden()
    opened.press(Qt.Key.Key_Escape)
    assert len(opened.numbers()) == 3
    assert opened.page.list.cover.isHidden()


def test_enter_opens_the_drawer_that_follows(opened: Opened, ids: list[ShipmentId]) -> None:
    opened.press(Qt.Key.Key_Return)
    assert opened.page.drawer.isVisible()
    assert opened.page.drawer.detail is not None
    assert opened.page.drawer.detail.row.shipment_id == ids[2]
    opened.press(Qt.Key.Key_Down)
    assert opened.page.drawer.detail.row.shipment_id == ids[1]
    assert opened.page.list.table.hasFocus()
    opened.press(Qt.Key.Key_Escape)
    assert not opened.page.drawer.isVisible()


def test_the_drawer_leads_to_the_life_of_its_newest_notice(opened: Opened, desk: Desk, ids: list[ShipmentId]) -> None:
    desk.mark(ids[2], Status.AT_DEPOT)
    opened.press(Qt.Key.Key_Return)
    key(opened.page.list.table, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    (notice,) = desk.notices(ids[2])
    assert ("go", ("messages",), {"notice_id": notice.notice_id}) in opened.shell.asked


def test_several_are_received_at_once_and_undone(opened: Opened, desk: Desk, ids: list[ShipmentId]) -> None:
    opened.press(Qt.Key.Key_R)
    opened.press(Qt.Key.Key_Space)
    assert not opened.page.list.bulk.isHidden()
    opened.press(Qt.Key.Key_S)
    assert isinstance(opened.popover(), MenuPopover)
    opened.choose("B")
    assert desk.state(ids[0]).status is Status.AT_DEPOT
    (text, undo), _ = opened.called("offer_undo")[-1]
    assert number(desk, ids[0]) in text
    undo()
    opened.settle()
    assert desk.state(ids[0]).status is Status.REGISTERED


def test_a_refusal_is_told_in_the_page(opened: Opened, ids: list[ShipmentId]) -> None:
    page = opened.page
    page.acts.mark(marking.Mark(shipment_ids=(ids[2],), target=Status.AT_DEPOT))
    opened.settle()
    assert not page.list.cards.isHidden()
    opened.press(Qt.Key.Key_Escape)
    assert page.list.cards.isHidden()


def test_g_puts_them_on_a_route(opened: Opened, desk: Desk, ids: list[ShipmentId]) -> None:
    desk.route([desk.shipment()], out=False)
    opened.page.refresh()
    opened.settle()
    opened.press(Qt.Key.Key_B)
    opened.press(Qt.Key.Key_G)
    opened.choose("1")
    assert desk.state(ids[1]).route_id is not None


def test_the_drawers_step_is_done_by_key(opened: Opened, desk: Desk, ids: list[ShipmentId]) -> None:
    opened.press(Qt.Key.Key_R)
    opened.press(Qt.Key.Key_Return)
    assert opened.page.drawer.action.step is Step.RECEIVE
    opened.press(Qt.Key.Key_Return, CONTROL)
    assert desk.state(ids[0]).status is Status.AT_DEPOT


def test_slips_and_setbacks_take_the_selection(opened: Opened, ids: list[ShipmentId]) -> None:
    opened.press(Qt.Key.Key_A, CONTROL)
    opened.press(Qt.Key.Key_I)
    assert opened.called("go")[-1] == (("slips",), {"ids": tuple(reversed(ids))})
    opened.press(Qt.Key.Key_F8)
    assert opened.called("declare_setback")[-1] == ((), {"shipment_ids": tuple(reversed(ids))})


def test_another_page_asks_for_a_view_or_one_shipment(opened: Opened, desk: Desk, ids: list[ShipmentId]) -> None:
    opened.page.open_filter(view=View.OPEN, statuses=frozenset({Status.AT_DEPOT}))
    opened.settle()
    assert opened.numbers() == [number(desk, ids[1])]
    opened.page.open_filter(shipment_id=ids[0])
    opened.settle()
    assert opened.page.list.table.row.shipment_id == ids[0]
    assert opened.page.drawer.isVisible()


def test_a_change_elsewhere_shows_and_the_row_stays(opened: Opened, desk: Desk, ids: list[ShipmentId]) -> None:
    opened.press(Qt.Key.Key_Down)
    desk.mark(ids[1], Status.OUT_FOR_DELIVERY)
    acts.last_act(desk.ctx)
    opened.page.refresh()
    opened.settle()
    row = opened.page.list.table.row
    assert (row.shipment_id, row.status) == (ids[1], Status.OUT_FOR_DELIVERY)


def test_very_many_matches_are_told_as_more_than_were_counted(
    opened: Opened, ids: list[ShipmentId], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lists, "FEW", 2)
    opened.page.set_filter(Filter(text="moda", view=View.ALL))
    opened.settle()
    assert len(opened.numbers()) == len(ids) > 2
    shown = [label.text() for label in opened.page.bar.findChildren(Label)]
    assert [text for text in shown if text.startswith("más de 2 ")] != []

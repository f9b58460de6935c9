"""The sheet of one person: seen, exported, erased only after a deliberate step."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from courier_desktop.domain.address import Address
from courier_desktop.domain.draft import Party
from courier_desktop.domain.ids import ShipmentId
from courier_desktop.domain.person import ERASED, Why
from courier_desktop.domain.staff import Role, StaffId, StaffMember
from courier_desktop.domain.statuses import Status
from courier_desktop.services import backups, shipments
from courier_desktop.ui.jobs import Jobs
from courier_desktop.ui.person.sheet import PersonSheet
from tests.fakes.desk import Desk, desk_over, migrated_ledger
from tests.ui.conftest import Stage
from tests.ui.fakes import FakeShell
from tests.ui.keyboard import key, key_anywhere

CTRL = Qt.KeyboardModifier.ControlModifier
ITZEL = Party("Itzel Ochoa", "+523314820937", "33 1482 0937")
HOME = Address(street="Calle Sol", exterior="12", postal_code="44100")


class Bench:
    """A ledger with the person's shipments, and the sheet over one of them."""

    def __init__(self, desk: Desk, jobs: Jobs, stage: Stage, qtbot: QtBot) -> None:
        self.desk, self.jobs, self.qtbot = desk, jobs, qtbot
        self.shell: Any = FakeShell(desk.ctx, jobs)
        self.host = QWidget()
        stage(self.host).resize(1181, 720)

    def enter(self, who: Party = ITZEL, *, ended: bool = True) -> ShipmentId:
        one = self.desk.shipment(recipient=who, address=HOME)
        if ended:
            self.desk.mark(one, Status.CANCELLED)
        return one

    def open(self, one: ShipmentId, open_url: Callable[[QUrl], bool] = lambda _url: False) -> PersonSheet:
        sheet = PersonSheet(self.shell, one, self.desk.state(one).number, open_url)
        sheet.open_over(self.host)
        self.settle()
        return sheet

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: not self.jobs.busy)

    def press(self, which: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        key_anywhere(which, held)
        self.settle()

    def name(self, one: ShipmentId) -> str:
        return shipments.detail(self.desk.ctx, one).recipient.name


@pytest.fixture
def bench(tmp_path: Path, jobs: Jobs, stage: Stage, qtbot: QtBot) -> Iterator[Bench]:
    with desk_over(migrated_ledger(tmp_path / "ledger")) as desk:
        yield Bench(desk, jobs, stage, qtbot)


def test_it_shows_all_of_the_person_and_leaves_strangers_out(bench: Bench) -> None:
    one = bench.enter()
    bench.enter()
    bench.enter(Party("Raúl Díaz", ITZEL.phone))
    sheet = bench.open(one)
    assert [who.name for who in sheet.who.chosen] == ["Itzel Ochoa"]
    assert len(sheet.who.person.parties) == 2
    assert sheet.subtitle.text() == "Itzel Ochoa"


def test_space_takes_a_row_in_and_out_and_never_the_last(bench: Bench) -> None:
    one = bench.enter()
    bench.enter(Party("Raúl Díaz", ITZEL.phone))
    sheet = bench.open(one)
    sheet.who.rows.choose(1)
    key(sheet.who.rows, Qt.Key.Key_Space)
    bench.settle()
    assert [who.name for who in sheet.who.chosen] == ["Itzel Ochoa", "Raúl Díaz"]
    key(sheet.who.rows, Qt.Key.Key_Space)
    sheet.who.rows.choose(0)
    key(sheet.who.rows, Qt.Key.Key_Space)
    bench.settle()
    assert [who.name for who in sheet.who.chosen] == ["Itzel Ochoa"]


def test_exporting_writes_both_files_and_opens_the_page(bench: Bench, tmp_path: Path) -> None:
    opened: list[QUrl] = []

    def note(url: QUrl) -> bool:
        opened.append(url)
        return True

    sheet = bench.open(bench.enter(), note)
    sheet.flow.export_to(tmp_path / "out")
    bench.settle()
    assert sorted(path.suffix for path in (tmp_path / "out").iterdir()) == [".html", ".json"]
    assert ".html" in sheet.words
    assert len(opened) == 1


def test_erasing_takes_a_step_of_its_own_and_a_yes(bench: Bench) -> None:
    one = bench.enter()
    sheet = bench.open(one)
    bench.press(Qt.Key.Key_Delete)
    assert sheet.erase_pane.isVisible()
    bench.press(Qt.Key.Key_Return, CTRL)
    assert "entiendes" in sheet.words
    assert bench.name(one) == "Itzel Ochoa"
    sheet.erase_pane.why.choose(Why.MISTAKE)
    bench.press(Qt.Key.Key_Space)
    bench.press(Qt.Key.Key_Return, CTRL)
    assert sheet.done_pane.isVisible()
    assert bench.name(one) == ERASED


def test_escape_goes_back_and_keeps_everything(bench: Bench) -> None:
    one = bench.enter()
    sheet = bench.open(one)
    bench.press(Qt.Key.Key_Delete)
    bench.press(Qt.Key.Key_Escape)
    assert not sheet.erase_pane.isVisible()
    assert sheet.isVisible()
    bench.press(Qt.Key.Key_Escape)
    assert not sheet.isVisible()
    assert bench.name(one) == "Itzel Ochoa"


def test_closing_meanwhile_lets_the_erasure_go_on(bench: Bench) -> None:
    one = bench.enter()
    sheet = bench.open(one)
    bench.press(Qt.Key.Key_Delete)
    sheet.erase_pane.understood.click()
    key_anywhere(Qt.Key.Key_Return, CTRL)
    sheet.close_up()
    bench.settle()
    bench.qtbot.waitUntil(lambda: bool(bench.shell.asked))
    assert bench.shell.asked[0][0] == "say"
    assert bench.name(one) == ERASED


def test_shipments_under_way_must_be_left_out(bench: Bench) -> None:
    one, going = bench.enter(), bench.enter(ended=False)
    sheet = bench.open(one)
    bench.press(Qt.Key.Key_Delete)
    sheet.erase_pane.understood.click()
    bench.press(Qt.Key.Key_Return, CTRL)
    assert sheet.words == sheet.erase_pane.hindrance != ""
    sheet.erase_pane.ended_only.click()
    bench.settle()
    bench.press(Qt.Key.Key_Return, CTRL)
    assert (bench.name(one), bench.name(going)) == (ERASED, "Itzel Ochoa")


def test_who_may_not_erase_is_told_so(bench: Bench) -> None:
    one = bench.enter()
    sheet = bench.open(one)
    bench.desk.ctx.staffed, bench.desk.ctx.staff = True, StaffMember(StaffId("s1"), "Ana", Role.OFFICE)
    bench.press(Qt.Key.Key_Delete)
    sheet.erase_pane.understood.click()
    bench.press(Qt.Key.Key_Return, CTRL)
    assert "Oficina" in sheet.words
    assert sheet.erase_pane.isVisible()
    assert bench.name(one) == "Itzel Ochoa"


def test_copies_that_hold_the_person_can_be_dropped(bench: Bench) -> None:
    one = bench.enter()
    made = backups.make(bench.desk.ctx)
    bench.desk.clock.advance(hours=1)
    sheet = bench.open(one)
    bench.press(Qt.Key.Key_Delete)
    sheet.erase_pane.understood.click()
    bench.press(Qt.Key.Key_Return, CTRL)
    assert not sheet.done_pane.drop.isHidden()
    sheet.done_pane.drop.click()
    bench.settle()
    assert sheet.done_pane.drop.isHidden()
    assert not Path(made.row.path).exists()
    assert len(backups.list_of(bench.desk.ctx.store.path.parent)) == 1
    bench.press(Qt.Key.Key_Return)
    assert not sheet.isVisible()

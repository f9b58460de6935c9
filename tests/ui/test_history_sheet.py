"""The history of a shipment by keyboard: what a correction would do is seen, then the reason, then Ctrl+Enter."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from courier_desktop.domain.corrections import WHYS, Why
from courier_desktop.domain.ids import ShipmentId
from courier_desktop.domain.money import Money
from courier_desktop.domain.staff import Role, StaffId, StaffMember
from courier_desktop.domain.statuses import Status
from courier_desktop.services import shipments
from courier_desktop.services.marking import Mark, mark
from courier_desktop.ui.jobs import Jobs
from courier_desktop.ui.shipments.drawer_lists import HistoryList
from courier_desktop.ui.shipments.history import history_lines, telling_of
from courier_desktop.ui.shipments.history_sheet import HistorySheet, open_history
from courier_desktop.ui.shipments.stand_lines import stand_lines
from courier_desktop.ui.shipments.why_list import WHY_KEYS
from tests.fakes.desk import Desk, desk_over, migrated_ledger
from tests.ui.conftest import Stage
from tests.ui.fakes import FakeShell
from tests.ui.keyboard import click, key_anywhere, type_text

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


class Bench:
    """Some shipments, and the history sheet of one of them."""

    def __init__(self, desk: Desk, jobs: Jobs, stage: Stage, qtbot: QtBot) -> None:
        self.desk, self.jobs, self.qtbot = desk, jobs, qtbot
        self.shell: Any = FakeShell(desk.ctx, jobs)
        self.host = QWidget()
        stage(self.host).resize(1181, 720)

    def open(self, shipment_id: ShipmentId) -> None:
        self.sheet = HistorySheet(self.shell, shipments.detail(self.desk.ctx, shipment_id))
        self.sheet.open_over(self.host)
        self.settle()

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: not self.jobs.busy)

    def press(self, which: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        key_anywhere(which, held)
        self.settle()

    def asked(self, name: str) -> list[tuple[Any, ...]]:
        return [arguments for one, arguments, _ in self.shell.asked if one == name]


@pytest.fixture
def bench(tmp_path: Path, jobs: Jobs, stage: Stage, qtbot: QtBot) -> Iterator[Bench]:
    with desk_over(migrated_ledger(tmp_path)) as desk:
        yield Bench(desk, jobs, stage, qtbot)


def test_every_reason_has_its_figure() -> None:
    assert list(WHY_KEYS) == list(Why) == list(WHYS)
    assert len(set(WHY_KEYS.values())) == len(Why)


def test_a_mark_is_corrected_by_keyboard(bench: Bench) -> None:
    one = bench.desk.shipment()
    bench.desk.mark(one, Status.AT_DEPOT)
    bench.desk.clock.advance(days=3)
    bench.desk.mark(one, Status.ON_HOLD)
    bench.open(one)
    bench.press(Qt.Key.Key_Down)
    assert bench.sheet.list.row.status is Status.AT_DEPOT
    assert not bench.sheet.record.isHidden()
    bench.press(Qt.Key.Key_Return, CTRL)
    assert bench.sheet.words == "Elige primero el motivo, con su número."
    bench.press(Qt.Key.Key_1)
    bench.press(Qt.Key.Key_N, ALT)
    type_text(bench.sheet.side.note.editor, "iba la 41")
    bench.press(Qt.Key.Key_Return, CTRL)
    assert bench.desk.state(one).status is Status.REGISTERED
    last = shipments.detail(bench.desk.ctx, one).events[0]
    assert (last.detail["why"], last.detail["note"]) == ("wrong_shipment", "iba la 41")
    ((text, undo),) = bench.asked("offer_undo")
    assert text == f"{bench.desk.state(one).number}: corregido"
    undo()
    bench.settle()
    assert bench.desk.state(one).status is Status.ON_HOLD
    assert len(bench.asked("say")) == 1


def test_another_reason_asks_for_a_note(bench: Bench) -> None:
    one = bench.desk.shipment()
    bench.desk.mark(one, Status.AT_DEPOT)
    bench.open(one)
    bench.press(Qt.Key.Key_7)
    bench.press(Qt.Key.Key_Return, CTRL)
    assert bench.sheet.side.note.error
    assert QApplication.focusWidget() is bench.sheet.side.note.editor
    assert bench.desk.state(one).status is Status.AT_DEPOT


def test_the_changes_are_said_before_anything_happens(bench: Bench) -> None:
    one = bench.desk.shipment(cash_on_delivery=Money(50_000))
    bench.desk.mark(one, Status.DELIVERED, received_by="Eva", collected=Money(50_000))
    bench.open(one)
    seen = bench.sheet._seen
    assert seen is not None
    lines = stand_lines(seen, telling_of(bench.desk.ctx))
    assert [(line.name, line.before, line.after) for line in lines] == [
        ("Estado", "Entregado", "Registrado"),
        ("Cobrado", "$500.00", "—"),
        ("Recibió", "Eva", "—"),
    ]
    assert "a nombre de Ana" in bench.sheet.words


def test_an_end_is_the_owners(bench: Bench) -> None:
    one = bench.desk.shipment()
    bench.desk.mark(one, Status.DELIVERED)
    bench.desk.ctx.staffed = True
    bench.desk.ctx.staff = StaffMember(StaffId("s1"), "Ana", Role.OFFICE)
    bench.open(one)
    bench.press(Qt.Key.Key_5)
    bench.press(Qt.Key.Key_Return, CTRL)
    assert bench.desk.state(one).status is Status.DELIVERED
    assert "Oficina" in bench.sheet.words


def test_one_or_all_that_were_marked_together(bench: Bench) -> None:
    ids = bench.desk.shipments(3)
    mark(bench.desk.ctx, Mark(shipment_ids=tuple(ids), target=Status.AT_DEPOT))
    bench.open(ids[0])
    bench.press(Qt.Key.Key_G, ALT)
    assert bench.sheet.record.text() in ("Corregir 3 guías", "Corregir 3 guía(s)")
    bench.press(Qt.Key.Key_2)
    bench.press(Qt.Key.Key_Return, CTRL)
    assert {bench.desk.state(one).status for one in ids} == {Status.REGISTERED}


def test_what_may_not_be_corrected_says_the_way(bench: Bench) -> None:
    one = bench.desk.shipment()
    bench.desk.mark(one, Status.AT_DEPOT)
    bench.open(one)
    bench.press(Qt.Key.Key_End)
    assert bench.sheet.list.row.kind == "registered"
    assert bench.sheet.record.isHidden()


def test_a_correction_counts_again(bench: Bench) -> None:
    one = bench.desk.shipment()
    bench.desk.mark(one, Status.AT_DEPOT)
    bench.open(one)
    bench.press(Qt.Key.Key_5)
    bench.press(Qt.Key.Key_Return, CTRL)
    bench.open(one)
    assert bench.sheet.record.text() == "Que vuelva a contar"
    bench.press(Qt.Key.Key_2)
    bench.press(Qt.Key.Key_Return, CTRL)
    assert bench.desk.state(one).status is Status.AT_DEPOT


def test_the_drawer_leads_to_the_event_clicked(bench: Bench, stage: Stage) -> None:
    one = bench.desk.shipment()
    bench.desk.mark(one, Status.AT_DEPOT)
    detail = shipments.detail(bench.desk.ctx, one)
    lines = HistoryList("Historia")
    places: list[int] = []
    lines.pressed.connect(places.append)
    lines.show_lines(history_lines(detail, telling_of(bench.desk.ctx)))
    stage(lines).resize(400, 300)
    click(lines, QPoint(60, 36 + 10))
    assert places == [1]
    open_history(bench.shell, one, detail.events[places[0]].event_id)
    bench.settle()
    ((sheet,),) = bench.asked("show_sheet")
    assert sheet.list.row.event_id == detail.events[1].event_id

"""The correction sheet: only what changed is recorded."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from courier_desktop.domain import events as ev
from courier_desktop.domain.address import Address
from courier_desktop.domain.draft import Party, Promise
from courier_desktop.domain.ids import ShipmentId
from courier_desktop.domain.money import Money
from courier_desktop.domain.rows import ShipmentDetail
from courier_desktop.domain.statuses import Status
from courier_desktop.services import shipments
from courier_desktop.ui.jobs import Jobs
from courier_desktop.ui.shipments.amend_sheet import AmendSheet
from tests.fakes.desk import Desk, desk_over, migrated_ledger
from tests.ui.conftest import Stage
from tests.ui.fakes import FakeShell
from tests.ui.keyboard import key_anywhere, type_text

CTRL = Qt.KeyboardModifier.ControlModifier
ITZEL = Party("Itzel Ochoa", phone="+523314820937", phone_typed="33 1482 0937", email="i@x.mx", company="Ochoa")


class Bench:
    """A shipment, and the sheet over it."""

    def __init__(self, desk: Desk, jobs: Jobs, stage: Stage, qtbot: QtBot) -> None:
        self.desk, self.jobs, self.qtbot = desk, jobs, qtbot
        self.shell: Any = FakeShell(desk.ctx, jobs)
        self.host = QWidget()
        stage(self.host).resize(1181, 720)

    def open(self, recipient: Party = ITZEL, **changes: Any) -> ShipmentId:  # noqa: ANN401
        shipment_id = self.desk.shipment(recipient=recipient, **changes)
        self.sheet = AmendSheet(self.shell, shipments.detail(self.desk.ctx, shipment_id))
        self.sheet.open_over(self.host)
        return shipment_id

    def retype(self, name: str, text: str) -> None:
        editor = self.sheet.form.fields[name].editor
        assert isinstance(editor, QLineEdit)
        editor.setFocus()
        editor.clear()
        type_text(editor, text)

    def save(self) -> None:
        key_anywhere(Qt.Key.Key_Return, CTRL)
        self.qtbot.waitUntil(lambda: not self.jobs.busy)

    def detail(self, shipment_id: ShipmentId) -> ShipmentDetail:
        return shipments.detail(self.desk.ctx, shipment_id)

    def amended(self, shipment_id: ShipmentId) -> list[ev.Amended]:
        return [fact for fact in self.desk.facts(shipment_id) if isinstance(fact, ev.Amended)]


@pytest.fixture
def bench(tmp_path: Path, jobs: Jobs, stage: Stage, qtbot: QtBot) -> Iterator[Bench]:
    with desk_over(migrated_ledger(tmp_path)) as desk:
        yield Bench(desk, jobs, stage, qtbot)


def test_only_what_changed_is_recorded(bench: Bench) -> None:
    one = bench.open(note="Tocar", cash_on_delivery=Money(50_000))
    bench.retype("note", "Dejar con el vecino")
    bench.save()
    (fact,) = bench.amended(one)
    assert fact.note_id is not None
    assert (fact.recipient_id, fact.address_id, fact.cash_minor, fact.contents_id) == (None, None, None, None)
    assert bench.detail(one).note == "Dejar con el vecino"


def test_nothing_changed_records_nothing(bench: Bench) -> None:
    one = bench.open(note="Una\nOtra", weight_g=1500, cash_on_delivery=Money(50_000))
    bench.save()
    assert bench.amended(one) == []
    assert bench.shell.asked == []


def test_a_new_name_keeps_phone_mail_and_company(bench: Bench) -> None:
    one = bench.open()
    bench.retype("name", "Itzel Barragan")
    bench.save()
    person = bench.detail(one).recipient
    assert (person.name, person.phone, person.email, person.company) == (
        "Itzel Barragan",
        ITZEL.phone,
        ITZEL.email,
        ITZEL.company,
    )


def test_what_the_address_lacks_has_the_focus_and_is_completed(bench: Bench) -> None:
    one = bench.open(address=Address(street="Juarez", exterior="1"))
    assert QApplication.focusWidget() is bench.sheet.form.fields["postal_code"].editor
    assert bench.sheet.form.missing
    bench.retype("postal_code", "44100")
    bench.save()
    assert bench.detail(one).missing == ()


def test_cash_and_note_can_be_taken_away(bench: Bench) -> None:
    one = bench.open(note="Tocar", contents="Zapatos", cash_on_delivery=Money(50_000), weight_g=1500)
    bench.retype("cash", "")
    bench.retype("weight", "")
    bench.retype("note", "")
    bench.save()
    detail = bench.detail(one)
    assert (detail.row.cash, detail.weight_g, detail.note, detail.contents) == (None, 0, "", "Zapatos")


def test_declared_value_signed_copy_and_promise_can_be_corrected(bench: Bench) -> None:
    start = bench.desk.clock.now + timedelta(hours=2)
    one = bench.open(declared_value=Money(80_000), promise=Promise(start, start + timedelta(hours=1)))
    bench.retype("declared", "950")
    bench.sheet.form.signed_copy.click()
    bench.sheet.form.promise.hours.set_text("16-18")
    bench.save()
    detail = bench.detail(one)
    assert (detail.declared, detail.signed_copy) == (Money(95_000), True)
    # 16:00 to 18:00 in Mexico City.
    assert detail.row.window.start == start.replace(hour=22, minute=0)
    assert detail.row.window.end == start.replace(hour=23, minute=59) + timedelta(minutes=1)
    (fact,) = bench.amended(one)
    assert (fact.declared_minor, fact.signed_copy, fact.cash_minor) == (95_000, True, None)


def test_a_promise_is_not_hidden_by_amending(bench: Bench) -> None:
    start = bench.desk.clock.now + timedelta(hours=2)
    one = bench.open(promise=Promise(start, start + timedelta(hours=1)))
    bench.sheet.form.promise.set_promise(None)
    bench.save()
    assert "historia" in bench.sheet.form.promise.day.error
    assert bench.sheet.isVisible()
    assert bench.amended(one) == []


def test_a_refusal_is_told_in_place(bench: Bench) -> None:
    one = bench.open()
    bench.desk.mark(one, Status.CANCELLED)
    bench.retype("name", "Otra")
    bench.save()
    assert bench.desk.state(one).number in bench.sheet.trouble
    assert bench.sheet.isVisible()
    assert bench.amended(one) == []


def test_a_bad_phone_from_a_file_does_not_hold_up_the_street(bench: Bench) -> None:
    one = bench.open(Party("Itzel", phone_typed="33 14"))
    bench.retype("street", "Juarez")
    bench.save()
    detail = bench.detail(one)
    assert (detail.address.street, detail.recipient.phone_typed) == ("Juarez", "33 14")


def test_an_emptied_name_is_refused(bench: Bench) -> None:
    one = bench.open()
    bench.retype("name", "")
    bench.save()
    assert bench.sheet.form.fields["name"].error
    assert bench.amended(one) == []


def test_amounts_stay_in_the_shipments_currency(bench: Bench) -> None:
    one = bench.open(cash_on_delivery=Money(5_000, "USD"))
    bench.retype("cash", "75")
    bench.save()
    assert bench.detail(one).row.cash == Money(7_500, "USD")


def test_a_correction_can_be_undone(bench: Bench) -> None:
    one = bench.open()
    bench.retype("pieces", "3")
    bench.save()
    assert len(bench.detail(one).pieces) == 3
    name, (_, undo), _ = bench.shell.asked[-1]
    assert name == "offer_undo"
    undo()
    bench.qtbot.waitUntil(lambda: not bench.jobs.busy)
    assert len(bench.detail(one).pieces) == 1

"""The new shipment sheet by keyboard, over a real ledger."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from courier_desktop.domain.address import Address
from courier_desktop.domain.capture import Mode
from courier_desktop.domain.draft import Party
from courier_desktop.domain.ids import ShipmentId
from courier_desktop.domain.money import Money
from courier_desktop.domain.rows import ShipmentQuery
from courier_desktop.domain.statuses import Status
from courier_desktop.services import settings, shipments
from courier_desktop.ui.jobs import Jobs
from courier_desktop.ui.shipments.new_sheet import NAME, NewShipmentSheet
from tests.fakes.desk import Desk, desk_over, migrated_ledger
from tests.ui.conftest import Stage
from tests.ui.fakes import FakeShell
from tests.ui.keyboard import key, key_anywhere, type_text

CTRL = Qt.KeyboardModifier.ControlModifier


class Form:
    """The sheet, open, with the hands on it."""

    def __init__(self, desk: Desk, jobs: Jobs, stage: Stage, qtbot: QtBot) -> None:
        self.desk, self.jobs, self.qtbot = desk, jobs, qtbot
        self.shell: Any = FakeShell(desk.ctx, jobs)
        self.host = QWidget()
        stage(self.host).resize(1181, 720)
        self.open()

    def open(self) -> None:
        self.sheet = NewShipmentSheet(self.shell)
        self.sheet.open_over(self.host)
        self.settle()

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: not self.jobs.busy)

    def editor(self, name: str) -> QLineEdit:
        editor = self.sheet.form.fields[name].editor
        assert isinstance(editor, QLineEdit)
        return editor

    def type(self, **texts: str) -> None:
        for name, text in texts.items():
            self.editor(name).setFocus()
            type_text(self.editor(name), text)

    def fill(self, **texts: str) -> None:
        usual = {"sender_name": "Moda", "phone": "3314820937", "name": "Itzel", "street": "Juarez", "exterior": "12"}
        self.type(**{**usual, "postal_code": "44380", **texts})

    def save(self) -> None:
        key_anywhere(Qt.Key.Key_Return, CTRL)
        self.settle()

    def all(self) -> tuple[ShipmentId, ...]:
        return shipments.ids(self.desk.ctx, ShipmentQuery())

    def asked(self, name: str) -> list[Any]:
        return [(args, keywords) for what, args, keywords in self.shell.asked if what == name]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with desk_over(migrated_ledger(tmp_path)) as made:
        yield made


@pytest.fixture
def form(desk: Desk, jobs: Jobs, stage: Stage, qtbot: QtBot) -> Form:
    return Form(desk, jobs, stage, qtbot)


def test_ctrl_enter_registers_and_stands_ready_for_the_next(form: Form) -> None:
    form.fill(cash="1250", weight="1.5", contents="Zapatos", pieces="2", note="Tocar")
    form.save()
    detail = shipments.detail(form.desk.ctx, form.all()[0])
    assert (detail.recipient.name, detail.recipient.phone) == ("Itzel", "+523314820937")
    assert detail.sender.name == "Moda"
    assert (detail.row.cash, detail.weight_g, detail.contents) == (Money(125_000), 1500, "Zapatos")
    assert len(detail.pieces) == 12  # typed after the 1 that stood there
    assert detail.row.number == form.sheet.number
    values = form.sheet.form.values
    assert (values.sender_name, values.contents, values.name, values.street) == ("Moda", "Zapatos", "", "")
    assert QApplication.focusWidget() is form.editor("phone")


def test_the_label_is_one_key_away(form: Form) -> None:
    form.fill()
    form.save()
    key_anywhere(Qt.Key.Key_P, CTRL)
    assert form.asked("go") == [(("slips",), {"ids": list(form.all())})]


def test_tab_goes_through_the_fields_in_reading_order(form: Form) -> None:
    form.editor("sender_name").setFocus()
    seen = [QApplication.focusWidget()]
    for _ in form.sheet.form.editors()[1:]:
        key_anywhere(Qt.Key.Key_Tab)
        seen.append(QApplication.focusWidget())
    assert seen == form.sheet.form.editors()


@pytest.mark.parametrize(
    ("name", "text"),
    [("phone", "33148"), ("postal_code", "443"), ("cash", "mucho"), ("weight", "poco"), ("sender_phone", "1")],
)
def test_a_wrong_field_is_told_on_leaving_and_refused_on_saving(form: Form, name: str, text: str) -> None:
    form.fill(**{name: ""})
    form.editor(name).clear()
    form.type(**{name: text})
    assert not form.sheet.form.fields[name].invalid
    key_anywhere(Qt.Key.Key_Tab)
    assert form.sheet.form.fields[name].error
    form.save()
    assert form.all() == ()
    assert form.sheet.trouble
    assert QApplication.focusWidget() is form.editor(name)
    assert form.editor(name).text() == text


def test_names_are_needed_only_on_saving(form: Form) -> None:
    form.editor("name").setFocus()
    key_anywhere(Qt.Key.Key_Tab)
    assert not form.sheet.form.fields["name"].invalid
    form.save()
    assert form.sheet.form.fields["name"].error
    assert QApplication.focusWidget() is form.editor("sender_name")


def test_an_incomplete_address_is_said_and_saved(form: Form) -> None:
    form.type(sender_name="Moda", name="Itzel", street="Juarez")
    key_anywhere(Qt.Key.Key_Tab)
    assert "código postal" in form.sheet.form.missing
    form.save()
    assert shipments.detail(form.desk.ctx, form.all()[0]).missing == ("exterior", "postal_code")
    assert "por completar" in form.sheet.card.accessibleName()


def test_a_known_phone_brings_its_name(form: Form) -> None:
    person = Party("Itzel Ochoa", phone="+523314820937", company="Ochoa e Hijos")
    form.desk.shipment(recipient=person)
    form.type(phone="33 1482 0937")
    key_anywhere(Qt.Key.Key_Tab)
    form.settle()
    assert (form.editor("name").text(), form.editor("company").text()) == ("Itzel Ochoa", "Ochoa e Hijos")


def test_a_typed_name_is_never_replaced(form: Form) -> None:
    form.desk.shipment(recipient=Party("Itzel Ochoa", phone="+523314820937"))
    form.type(name="Otra", phone="3314820937")
    key_anywhere(Qt.Key.Key_Tab)
    form.settle()
    assert form.editor("name").text() == "Otra"


def test_known_senders_are_offered(form: Form) -> None:
    form.desk.shipment(sender=Party("Moda Tapatia"))
    form.sheet.close_up()
    form.open()
    completer = form.editor("sender_name").completer()
    completer.setCompletionPrefix("tapa")
    assert completer.currentCompletion() == "Moda Tapatia"


def test_the_modes_have_keys(form: Form) -> None:
    form.fill(sender_phone="3336150042")
    key_anywhere(Qt.Key.Key_3, CTRL)
    assert form.sheet.modes.mode is Mode.ROUND_TRIP
    form.save()
    values = form.sheet.form.values
    assert (values.sender_name, values.name, values.phone) == ("Itzel", "Moda", "3336150042")
    assert form.sheet.subtitle.text()
    form.save()
    newest = shipments.detail(form.desk.ctx, form.all()[0])
    assert (newest.sender.name, newest.recipient.name) == ("Itzel", "Moda")
    assert form.sheet.form.values.sender_name == ""


def test_esc_keeps_the_draft_and_the_next_opening_offers_it(form: Form) -> None:
    key_anywhere(Qt.Key.Key_2, CTRL)
    form.type(sender_name="Moda", street="Juarez")
    key_anywhere(Qt.Key.Key_Escape)
    form.settle()
    form.open()
    values = form.sheet.form.values
    assert (values.sender_name, values.street, form.sheet.modes.mode) == ("Moda", "Juarez", Mode.CHAIN)
    assert form.sheet.subtitle.text()
    key_anywhere(Qt.Key.Key_L, CTRL)
    key_anywhere(Qt.Key.Key_Escape)
    form.settle()
    assert settings.draft(form.desk.ctx, NAME) is None


def test_ctrl_z_takes_the_shipment_back_into_the_form(form: Form) -> None:
    form.fill()
    form.save()
    assert len(form.asked("offer_undo")) == 1
    key_anywhere(Qt.Key.Key_Z, CTRL)
    form.settle()
    assert form.all() == ()
    assert form.sheet.number == ""
    assert form.editor("name").text() == "Itzel"


def test_the_undo_bar_refuses_what_has_moved(form: Form) -> None:
    form.fill()
    form.save()
    undo = form.asked("offer_undo")[0][0][1]
    form.desk.mark(form.all()[0], Status.AT_DEPOT)
    refused: list[object] = []
    form.jobs.failed_unheard.connect(refused.append)
    undo()
    form.settle()
    assert len(refused) == 1
    assert len(form.all()) == 1
    assert form.sheet.number


def test_the_number_is_seen_in_a_low_window(form: Form) -> None:
    form.host.window().resize(1037, 500)
    form.fill()
    form.save()
    form.qtbot.waitUntil(lambda: form.sheet.card.parent() is form.sheet.modes)
    assert form.sheet.card.isVisible()
    form.host.window().resize(1181, 760)
    form.qtbot.waitUntil(lambda: form.sheet.card.parent() is not form.sheet.modes)


def test_the_address_is_written_the_mexican_way(form: Form) -> None:
    form.fill(interior="4", colonia="Oblatos", municipality="Guadalajara", state="Jalisco", between="A y B")
    key(form.editor("street"), Qt.Key.Key_Return, CTRL)
    form.settle()
    address = shipments.detail(form.desk.ctx, form.all()[0]).address
    assert address == Address(
        street="Juarez",
        exterior="12",
        interior="4",
        colonia="Oblatos",
        postal_code="44380",
        municipality="Guadalajara",
        state="Jalisco",
        between="A y B",
    )

"""Fields are checked on leaving, say what is wrong below, and never clear what was typed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit

from courier_desktop.ui.parts.fields import Field, NumberField, SearchField, Select
from tests.ui.conftest import Stage
from tests.ui.keyboard import key, type_text


def digits(text: str) -> str:
    return "" if len(text) == 10 else f"Van {len(text)} de 10"


def test_a_field_is_checked_on_leaving_not_on_each_key(stage: Stage) -> None:
    phone, name = Field("Teléfono", check=digits), Field("Nombre")
    stage(phone, name)
    phone.editor.setFocus()
    type_text(phone.editor, "331482")
    assert phone.error == ""
    key(phone.editor, Qt.Key.Key_Tab)
    assert phone.error == "Van 6 de 10"
    assert phone.text == "331482"
    assert phone.editor.accessibleDescription() == "Van 6 de 10"


def test_mending_it_takes_the_error_back_and_the_hint_returns(stage: Stage) -> None:
    phone = Field("Teléfono", check=digits)
    stage(phone)
    phone.set_hint("Diez dígitos")
    phone.set_text("33")
    assert not phone.verify()
    phone.set_text("3314820937")
    assert phone.verify()
    assert not phone.invalid
    assert phone._below.text() == "Diez dígitos"


def test_a_note_and_a_choice_are_fields_too(stage: Stage) -> None:
    note, choice = Field("Nota", QPlainTextEdit()), Select()
    choice.addItems(["R1", "R2"])
    route = Field("Ruta", choice)
    note.set_text("Choque en Independencia")
    stage(note, route)
    assert note.text == "Choque en Independencia"
    assert route.text == "R1"
    assert note.editor.accessibleName() == "Nota"


def test_a_scanner_types_and_enters(stage: Stage) -> None:
    field = SearchField("Escanea un bulto…", key="F9")
    read: list[str] = []
    field.entered.connect(read.append)
    stage(field)
    field.edit.setFocus()
    type_text(field.edit, " CLB-048231 ")
    key(field.edit, Qt.Key.Key_Return)
    assert read == ["CLB-048231"]


def test_a_number_steps_and_stays_between_its_ends(stage: Stage) -> None:
    number = NumberField(1, 240, 45, step=5)
    told: list[int] = []
    number.changed.connect(told.append)
    stage(number)
    number.setFocus()
    key(number, Qt.Key.Key_Up)
    key(number, Qt.Key.Key_PageDown)
    assert told == [50, 1]
    number.setText("abc")
    assert number.value == 1
    number.set_value(999)
    assert number.value == 240

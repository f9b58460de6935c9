"""The template editor by keyboard, over a real ledger."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from courier_desktop.domain.messaging import GatewayName
from courier_desktop.domain.notices import Channel, NoticeEvent
from courier_desktop.domain.prices import PriceKey
from courier_desktop.domain.staff import Right, Role
from courier_desktop.domain.template_suggestions import suggestion
from courier_desktop.domain.whatsapp_templates import ApprovedTemplate, Fetched, variables_of
from courier_desktop.domain.words import Language
from courier_desktop.gateways.secrets import SessionSecrets
from courier_desktop.services import message_templates, prices, staff, whatsapp_templates
from courier_desktop.store import gateways as gateway_rows
from courier_desktop.ui.jobs import Jobs
from courier_desktop.ui.parts.floating import Popover
from courier_desktop.ui.templates.add_popover import AddTemplatePopover
from courier_desktop.ui.templates.card import TemplatesCard
from courier_desktop.ui.templates.chips import VariablePopover
from courier_desktop.ui.templates.drafts import Drafts
from courier_desktop.ui.templates.events_list import EventLine
from courier_desktop.ui.templates.sheet import TemplatesSheet
from courier_desktop.ui.templates.words import Face
from tests.fakes.desk import Desk, desk_over, migrated_ledger
from tests.ui.fakes import FakeShell
from tests.ui.keyboard import click, key, type_text

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
OUT, ES = NoticeEvent.OUT_FOR_DELIVERY, Language.ES
CLOUD, TWILIO = GatewayName.WHATSAPP_CLOUD, GatewayName.TWILIO_WHATSAPP
Open = Callable[[], TemplatesSheet]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with desk_over(migrated_ledger(tmp_path)) as made:
        made.ctx.secrets = SessionSecrets()
        yield made


@pytest.fixture
def shell(desk: Desk, jobs: Jobs) -> Any:  # noqa: ANN401 - a fake of the window
    return FakeShell(desk.ctx, jobs)


@pytest.fixture
def settled(jobs: Jobs, qtbot: QtBot) -> Callable[[], None]:
    return lambda: qtbot.waitUntil(lambda: not (jobs.busy or jobs.network.busy))


@pytest.fixture
def open_sheet(shell: Any, settled: Callable[[], None], qtbot: QtBot) -> Iterator[Open]:  # noqa: ANN401
    """Opens the sheet over a host of a usual window's size; the drafts outlive it."""
    host, drafts = QWidget(), Drafts()
    host.resize(1181, 714)
    with qtbot.waitActive(host):
        host.show()
        host.activateWindow()

    def opened() -> TemplatesSheet:
        sheet = TemplatesSheet(shell, drafts)
        sheet.open_over(host)
        settled()
        return sheet

    yield opened
    host.close()
    host.deleteLater()


def popover(shell: FakeShell) -> Popover:
    """The popover that was asked for last."""
    name, args, _ = shell.asked[-1]
    assert name == "show_popover"
    assert isinstance(args[0], Popover)
    return args[0]


def clear(sheet: TemplatesSheet, text: str = "") -> None:
    """Write that in place of the words."""
    sheet.pane.editor.setFocus()
    key(sheet.pane.editor, Qt.Key.Key_A, CTRL)
    key(sheet.pane.editor, Qt.Key.Key_Delete)
    type_text(sheet.pane.editor, text)


def line(sheet: TemplatesSheet) -> EventLine:
    row = sheet.list.row
    assert isinstance(row, EventLine)
    return row


def test_it_opens_with_the_programs_words_on_the_newest_shipment(desk: Desk, open_sheet: Open) -> None:
    desk.shipments(2)
    sheet = open_sheet()
    assert line(sheet).event is OUT
    assert sheet.pane.editor.toPlainText().startswith("{{saludo}}\n\nTu paquete[ de *{{remitente}}*] va en camino.")
    assert sheet.preview.text.startswith("Hola, Itzel Ochoa 2. Te escribimos de *Mensajería Colibrí*.")
    assert sheet.save_button.reason == "No hay nada por guardar."
    assert sheet.reset_button.reason == "Ya son las del programa."


def test_words_are_tried_as_they_are_typed_and_kept(desk: Desk, open_sheet: Open, settled: Callable[[], None]) -> None:
    desk.shipment()
    sheet = open_sheet()
    clear(sheet, "Ya va, {{nombre}}")
    assert sheet.preview.text == "Ya va, Itzel Ochoa 1"
    assert line(sheet).unsaved
    key(sheet.pane.editor, Qt.Key.Key_S, CTRL)
    settled()
    kept = message_templates.template_words(desk.ctx, OUT, ES, None)
    assert kept.body == "Ya va, {{first_name}}"
    assert line(sheet).says == "Tuyo · Mensaje"
    assert sheet.whose.text().startswith("Tus palabras · Ana")
    assert sheet.save_button.off


def test_a_fault_blocks_saving_and_is_told_after_a_while(desk: Desk, open_sheet: Open, qtbot: QtBot) -> None:
    sheet = open_sheet()
    clear(sheet, "Hola {{nombrre}}")
    assert "nombrre" in sheet.save_button.reason
    assert sheet.pane.fault.isHidden()
    qtbot.waitUntil(sheet.pane.fault.isVisible)
    marked = sheet.pane.editor.extraSelections()
    assert [one.cursor.selectedText() for one in marked] == ["{{nombrre}}"]
    sheet.acts.save()
    assert message_templates.edited(desk.ctx) == {}
    clear(sheet, "Hola")
    assert sheet.pane.fault.isHidden()
    assert sheet.pane.editor.extraSelections() == []


def test_a_variable_comes_by_its_key_and_goes_whole(open_sheet: Open) -> None:
    sheet = open_sheet()
    clear(sheet)
    editor = sheet.pane.editor
    first = sheet.pane.chips.chips[0]
    key(editor, Qt.Key.Key_1, ALT)
    assert editor.toPlainText() == f"{{{{{first.text()}}}}}"
    key(editor, Qt.Key.Key_Backspace)
    assert editor.toPlainText() == ""
    key(sheet.list, Qt.Key.Key_2, ALT)
    assert editor.toPlainText() == f"{{{{{sheet.pane.chips.chips[1].text()}}}}}"
    key(editor, Qt.Key.Key_Backspace)
    click(sheet.pane.chips.chips[2])
    key(editor, Qt.Key.Key_Home)
    key(editor, Qt.Key.Key_Delete)
    assert editor.toPlainText() == ""


def test_any_variable_is_found_by_typing(open_sheet: Open, shell: FakeShell) -> None:
    sheet = open_sheet()
    clear(sheet)
    key(sheet.pane.editor, Qt.Key.Key_Space, CTRL)
    found = popover(shell)
    assert isinstance(found, VariablePopover)
    found.open_at(sheet, sheet.pane.every.geometry())
    type_text(found.field.edit, "calle")
    key(found.field.edit, Qt.Key.Key_Return)
    assert sheet.pane.editor.toPlainText() == "{{calle}}"


def test_the_arrows_walk_through_the_variables(open_sheet: Open, shell: FakeShell) -> None:
    sheet = open_sheet()
    clear(sheet)
    click(sheet.pane.every)
    found = popover(shell)
    assert isinstance(found, VariablePopover)
    found.open_at(sheet, sheet.pane.every.geometry())
    first = found.list.row
    key(found.field.edit, Qt.Key.Key_Down)
    assert found.list.row is not first
    key(found.field.edit, Qt.Key.Key_Return)
    assert sheet.pane.editor.toPlainText() == "{{remitente}}"


def test_a_chip_is_dragged_into_the_words(open_sheet: Open) -> None:
    sheet = open_sheet()
    clear(sheet, "Hola  va")
    chip, editor = sheet.pane.chips.chips[1], sheet.pane.editor
    cursor = editor.textCursor()
    cursor.setPosition(5)
    goal = editor.viewport().mapToGlobal(editor.cursorRect(cursor).center())
    none, left = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    QTest.mousePress(chip, left, none, QPoint(5, 5))
    QTest.mouseMove(chip, chip.mapFromGlobal(goal))
    QTest.mouseRelease(chip, left, none, chip.mapFromGlobal(goal))
    assert editor.toPlainText() == f"Hola {{{{{chip.text()}}}}} va"


def test_a_chip_dropped_outside_changes_nothing(open_sheet: Open) -> None:
    sheet = open_sheet()
    before = sheet.pane.editor.toPlainText()
    sheet.pane.chips.dropped.emit("number", QPoint(-500, -500))
    assert sheet.pane.editor.toPlainText() == before


def test_an_sms_is_counted_with_its_accents_gone(desk: Desk, open_sheet: Open) -> None:
    desk.shipment()
    sheet = open_sheet()
    key(sheet.list, Qt.Key.Key_2, CTRL)
    assert sheet.pane.place == (ES, Face.SMS)
    sheet.pane.editor.setPlainText("Llegó " * 15)
    assert sheet.preview.counter.text() == "89/160 · 1 SMS"
    assert sheet.preview.counter.isVisible()
    assert sheet.preview.text.startswith("Llego Llego")
    sheet.pane.editor.setPlainText("a" * 161)
    assert sheet.preview.counter.text() == "161/306 · 2 SMS"
    key(sheet.list, Qt.Key.Key_1, CTRL)
    assert sheet.preview.counter.isHidden()


def test_an_sms_tells_its_price(desk: Desk, open_sheet: Open) -> None:
    with desk.ctx.write(Right.SETTINGS) as tx:
        gateway_rows.switch(tx.conn, GatewayName.TWILIO_SMS, on=True)
    key_of_price = PriceKey(gateway=GatewayName.TWILIO_SMS, country="MX", valid_from=date(2026, 1, 1))
    prices.save_price(desk.ctx, key_of_price, "1.35", "MXN")
    sheet = open_sheet()
    key(sheet.list, Qt.Key.Key_2, CTRL)
    sheet.pane.editor.setPlainText("a" * 161)
    assert sheet.preview.counter.text() == "161/306 · 2 SMS · $2.70 aprox."


def test_an_email_has_its_subject(desk: Desk, open_sheet: Open, settled: Callable[[], None]) -> None:
    desk.shipment()
    sheet = open_sheet()
    key(sheet.list, Qt.Key.Key_3, CTRL)
    assert sheet.pane.subject.text() == "Tu paquete[ de {{remitente}}] llega hoy[ · guía {{guía}}]"
    sheet.pane.subject.setText("Hola {{nombre}}")
    key(sheet.pane.subject, Qt.Key.Key_S, CTRL)
    settled()
    kept = message_templates.template_words(desk.ctx, OUT, ES, Channel.EMAIL)
    assert kept.subject == "Hola {{first_name}}"
    assert kept.body == message_templates.program_words(OUT, ES, None).body


def test_an_email_without_its_own_has_the_messages_words(desk: Desk, open_sheet: Open) -> None:
    message_templates.save(desk.ctx, OUT, ES, None, "Las mías")
    sheet = open_sheet()
    key(sheet.list, Qt.Key.Key_3, CTRL)
    assert sheet.pane.editor.toPlainText() == "Las mías"
    assert sheet.whose.text() == "Tus palabras de Mensaje"
    assert not sheet.reset_button.off
    key(sheet.list, Qt.Key.Key_2, CTRL)
    assert sheet.whose.text() == "Palabras del programa"


def test_drafts_outlive_moving_on_and_closing(open_sheet: Open, settled: Callable[[], None]) -> None:
    sheet = open_sheet()
    clear(sheet, "Un borrador")
    key(sheet.pane.editor, Qt.Key.Key_PageDown, CTRL)
    settled()
    assert line(sheet).event is NoticeEvent.YOU_ARE_NEXT
    assert "borrador" not in sheet.pane.editor.toPlainText()
    key(sheet.pane.editor, Qt.Key.Key_PageUp, CTRL)
    settled()
    assert sheet.pane.editor.toPlainText() == "Un borrador"
    key(sheet, Qt.Key.Key_Escape)
    assert open_sheet().pane.editor.toPlainText() == "Un borrador"


def test_the_programs_words_come_back(desk: Desk, open_sheet: Open, settled: Callable[[], None]) -> None:
    message_templates.save(desk.ctx, OUT, ES, None, "Las mías")
    sheet = open_sheet()
    assert sheet.pane.editor.toPlainText() == "Las mías"
    key(sheet.pane.editor, Qt.Key.Key_F8)
    assert sheet.pane.editor.toPlainText().startswith("{{saludo}}")
    key(sheet.pane.editor, Qt.Key.Key_Z, CTRL)
    assert sheet.pane.editor.toPlainText() == "Las mías"
    key(sheet.pane.editor, Qt.Key.Key_F8)
    key(sheet.pane.editor, Qt.Key.Key_S, CTRL)
    settled()
    assert message_templates.edited(desk.ctx) == {}


def test_another_language(desk: Desk, open_sheet: Open, settled: Callable[[], None]) -> None:
    desk.shipment()
    sheet = open_sheet()
    key(sheet.list, Qt.Key.Key_F7)
    assert sheet.pane.language is Language.EN
    assert "is on its way" in sheet.preview.text
    clear(sheet, "On its way")
    sheet.acts.save()
    settled()
    assert set(message_templates.edited(desk.ctx)) == {(OUT, Language.EN, "")}


def test_another_shipment_is_tried(desk: Desk, open_sheet: Open, shell: FakeShell, settled: Callable[[], None]) -> None:
    one = desk.shipment(cash_on_delivery=None)
    desk.shipment()
    sheet = open_sheet()
    key(sheet.list, Qt.Key.Key_F9)
    assert sheet.preview.search.edit.hasFocus()
    type_text(sheet.preview.search.edit, desk.state(one).number)
    key(sheet.preview.search.edit, Qt.Key.Key_Return)
    settled()
    assert desk.state(one).number in sheet.preview.text
    type_text(sheet.preview.search.edit, "zzzz")
    key(sheet.preview.search.edit, Qt.Key.Key_Return)
    settled()
    assert shell.asked[-1][0] == "say"


def test_without_what_may_be_missing(desk: Desk, open_sheet: Open) -> None:
    desk.shipment()
    sheet = open_sheet()
    sheet.preview.bare.click()
    assert "Itzel" not in sheet.preview.text
    assert "va en camino" in sheet.preview.text


def test_a_role_without_the_right_may_only_look(desk: Desk, open_sheet: Open) -> None:
    staff.add(desk.ctx, "Ana")
    staff.enter(desk.ctx, staff.add(desk.ctx, "Beto", Role.OFFICE).staff_id)
    sheet = open_sheet()
    clear(sheet, "Hola")
    assert sheet.save_button.reason == "Tu papel no cambia ajustes."


class Account:
    """An account with one approved template and one that is not."""

    def fetch_templates(self) -> Fetched:
        body = suggestion(OUT, ES).body
        good = ApprovedTemplate(
            name="aviso", language="es_MX", status="APPROVED", body=body, variables=variables_of(body)
        )
        return Fetched(templates=(good, ApprovedTemplate(name="mala", language="es_MX", status="REJECTED")))


def test_an_approved_template_is_chosen_and_let_go(desk: Desk, open_sheet: Open, settled: Callable[[], None]) -> None:
    desk.shipment()
    whatsapp_templates.fetch(desk.ctx, CLOUD, Account())
    sheet = open_sheet()
    key(sheet.list, Qt.Key.Key_4, CTRL)
    official = sheet.pane.official
    assert [official.select.itemText(n) for n in range(2)] == ["aviso · es_MX", "mala · es_MX · sin aprobar"]
    assert sheet.save_button.off
    official.select.setCurrentIndex(1)
    official.select.activated.emit(1)
    assert sheet.save_button.reason == "WhatsApp pausó o rechazó esa plantilla. Elige otra en Plantillas."
    official.select.setCurrentIndex(0)
    official.select.activated.emit(0)
    assert official.problem == ""
    assert sheet.preview.text.startswith("Hola Itzel Ochoa 1, te escribimos de Mensajería Colibrí.")
    official.rows.changed.emit(0, "number")
    key(sheet.list, Qt.Key.Key_S, CTRL)
    settled()
    kept = whatsapp_templates.mapped(desk.ctx, CLOUD, OUT, ES)
    assert kept is not None
    assert kept.chosen.keys[0] == "number"
    key(sheet.list, Qt.Key.Key_F8)
    settled()
    assert whatsapp_templates.mapped(desk.ctx, CLOUD, OUT, ES) is None


def test_why_no_templates_came_is_told(open_sheet: Open, settled: Callable[[], None], desk: Desk) -> None:
    sheet = open_sheet()
    key(sheet.list, Qt.Key.Key_4, CTRL)
    key(sheet.list, Qt.Key.Key_F5)
    settled()
    assert sheet.pane.official.trouble
    assert not sheet.pane.official.get.off
    assert whatsapp_templates.known(desk.ctx, CLOUD).templates == ()


def test_a_text_to_submit_is_copied(open_sheet: Open) -> None:
    sheet = open_sheet()
    key(sheet.list, Qt.Key.Key_4, CTRL)
    key(sheet.list, Qt.Key.Key_F6)
    assert QGuiApplication.clipboard().text() == suggestion(OUT, ES).body


def test_twilios_template_is_typed_in(
    desk: Desk, open_sheet: Open, shell: FakeShell, settled: Callable[[], None]
) -> None:
    sheet = open_sheet()
    key(sheet.list, Qt.Key.Key_4, CTRL)
    official = sheet.pane.official
    official.accounts.choose(TWILIO)
    official.accounts.chosen.emit(TWILIO)
    key(sheet.list, Qt.Key.Key_F5)
    form = popover(shell)
    assert isinstance(form, AddTemplatePopover)
    form.open_at(sheet, official.get.geometry())
    type_text(form.sid.editor, "HX1")
    key(form.sid.editor, Qt.Key.Key_Return, CTRL)
    settled()
    assert form.sid.error.startswith("El ContentSid empieza con HX")
    form.sid.set_text("HX" + "0b" * 16)
    key(form.sid.editor, Qt.Key.Key_Return, CTRL)
    settled()
    assert form.isHidden()
    assert official.select.itemText(0).startswith("HX0b")
    assert len(whatsapp_templates.known(desk.ctx, TWILIO).templates) == 1


def test_no_two_acts_share_a_key(open_sheet: Open) -> None:
    sheet = open_sheet()
    for face in Face:
        sheet._go(face)
        table = sheet.keys()
        assert len({one.keys for one in table}) == len(table)


def test_the_button_in_settings_opens_the_editor(
    shell: Any,  # noqa: ANN401
    stage: Callable[..., QWidget],
    settled: Callable[[], None],
) -> None:
    card = TemplatesCard(shell)
    host = stage(card)
    card.button.click()
    sheet = card.sheet
    assert sheet is not None
    sheet.open_over(host)
    settled()
    assert sheet.pane.editor.toPlainText().startswith("{{saludo}}")

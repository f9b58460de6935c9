"""The gateways' list and a gateway's page, over a real ledger and a real phone server, by keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from courier_desktop.domain.messaging import GatewayName
from courier_desktop.domain.secret import Secret
from courier_desktop.domain.staff import Role
from courier_desktop.domain.words import Language
from courier_desktop.gateways.secrets import SessionSecrets
from courier_desktop.services import gateways, staff
from courier_desktop.services.gateway_light import Light, light_of
from courier_desktop.store import gateways as rows
from courier_desktop.ui.gateways.extras import Extras
from courier_desktop.ui.gateways.fields import SecretField, TextField
from courier_desktop.ui.gateways.list_card import GatewaysCard, spoken
from courier_desktop.ui.gateways.reader import guide_file
from courier_desktop.ui.gateways.sheet import GatewaySheet
from courier_desktop.ui.jobs import Jobs
from courier_desktop.ui.language import set_language
from courier_desktop.ui.theme.icons import glyph
from tests.fakes.desk import Desk, desk_over, migrated_ledger
from tests.gateways.servers.base import Fault
from tests.gateways.servers.smsgate import PASSWORD, USERNAME, SmsGateServer
from tests.ui.conftest import Stage
from tests.ui.fakes import FakeShell
from tests.ui.keyboard import key, type_text

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with desk_over(migrated_ledger(tmp_path)) as made:
        made.ctx.secrets = SessionSecrets()
        yield made


@pytest.fixture
def window(desk: Desk, jobs: Jobs) -> Any:  # noqa: ANN401
    return FakeShell(desk.ctx, jobs)


@pytest.fixture
def phone() -> Iterator[SmsGateServer]:
    with SmsGateServer() as server:
        yield server


def opened(window: Any, stage: Stage, qtbot: QtBot, name: GatewayName = GatewayName.SMSGATE) -> GatewaySheet:  # noqa: ANN401
    sheet = GatewaySheet(window, gateways.standing(window.ctx, name))
    area = stage()
    area.resize(1181, 740)
    sheet.open_over(area)
    settle(window, qtbot)
    return sheet


def settle(window: Any, qtbot: QtBot) -> None:  # noqa: ANN401
    qtbot.waitUntil(lambda: not window.jobs.network.busy, timeout=10_000)


def text(sheet: GatewaySheet, name: str) -> TextField:
    editor = sheet.fields.editors[name]
    assert isinstance(editor, TextField)
    return editor


def secret(sheet: GatewaySheet, name: str = "password") -> SecretField:
    editor = sheet.fields.editors[name]
    assert isinstance(editor, SecretField)
    return editor


def fill(sheet: GatewaySheet, phone: SmsGateServer, password: str = PASSWORD) -> None:
    for name, value in (("base_url", phone.base_url), ("username", USERNAME)):
        text(sheet, name).edit.clear()
        type_text(text(sheet, name).edit, value)
    edit = secret(sheet).editor.edit
    edit.setText(password)
    edit.textEdited.emit(password)


def test_what_is_missing_is_told_beside_its_field(window: Any, stage: Stage, qtbot: QtBot) -> None:  # noqa: ANN401
    sheet = opened(window, stage, qtbot)
    assert sheet.buttons.switch.reason == sheet.why_not != ""
    key(sheet, Qt.Key.Key_F5)
    assert text(sheet, "username").field.error
    assert secret(sheet).field.error
    assert text(sheet, "username").edit.hasFocus()
    assert sheet.idle


def test_a_test_keeps_what_was_typed_and_says_the_accounts_facts(
    window: Any,  # noqa: ANN401
    stage: Stage,
    qtbot: QtBot,
    phone: SmsGateServer,
) -> None:
    sheet = opened(window, stage, qtbot)
    fill(sheet, phone)
    assert "Guarda" in sheet.why_not
    key(sheet, Qt.Key.Key_F5)
    settle(window, qtbot)
    assert sheet.result.said.startswith("Funciona")
    assert not sheet.fields.changed
    assert secret(sheet).secret is None
    assert sheet.buttons.switch.hasFocus()
    key(sheet, Qt.Key.Key_Return, CTRL)
    settle(window, qtbot)
    assert gateways.standing(window.ctx, GatewayName.SMSGATE).switched_on
    key(sheet, Qt.Key.Key_F6)
    settle(window, qtbot)
    assert "En pausa" in sheet.state.said
    assert "Ana" in sheet.state.said
    key(sheet, Qt.Key.Key_F6)
    settle(window, qtbot)
    assert sheet.state.said.startswith("Listo")


def test_a_refusal_is_said_plainly_with_the_services_own_words(
    window: Any,  # noqa: ANN401
    stage: Stage,
    qtbot: QtBot,
    phone: SmsGateServer,
) -> None:
    sheet = opened(window, stage, qtbot)
    fill(sheet, phone, "wrong")
    key(sheet, Qt.Key.Key_F5)
    settle(window, qtbot)
    assert "contraseña" in sheet.result.said
    assert "wrong" not in sheet.result.said
    found = gateways.standing(window.ctx, GatewayName.SMSGATE)
    assert found.check_code == "gateway_credentials"


def test_esc_wants_no_answer_of_a_test_and_nothing_waits_for_it(
    window: Any,  # noqa: ANN401
    stage: Stage,
    qtbot: QtBot,
    phone: SmsGateServer,
) -> None:
    sheet = opened(window, stage, qtbot)
    fill(sheet, phone)
    phone.late_s = 2.0
    phone.faults.extend([Fault.LATE_BEFORE] * 4)
    key(sheet, Qt.Key.Key_F5)
    qtbot.waitUntil(lambda: "Esc cancela" in sheet.result.said, timeout=5_000)
    heard: list[int] = []
    window.jobs.run(lambda: 1, done=heard.append)
    qtbot.waitUntil(lambda: heard == [1], timeout=1_500)
    key(sheet, Qt.Key.Key_Escape)
    assert sheet.idle
    assert sheet.result.said == ""
    assert sheet.isVisible()
    key(sheet, Qt.Key.Key_Escape)
    assert not sheet.isVisible()


def test_a_secret_is_kept_changed_and_forgotten_without_being_shown(
    desk: Desk,
    window: Any,  # noqa: ANN401
    stage: Stage,
    qtbot: QtBot,
) -> None:
    gateways.save(desk.ctx, GatewayName.SMSGATE, {"username": "u"}, {"password": Secret("hush")})
    sheet = opened(window, stage, qtbot)
    editor = secret(sheet).editor
    assert (editor.edit.isHidden(), editor.edit.text(), secret(sheet).filled) == (True, "", True)
    key(editor.change, Qt.Key.Key_Return)
    assert editor.edit.hasFocus()
    type_text(editor.edit, "new")
    assert editor.edit.displayText() != "new"
    key(editor.back, Qt.Key.Key_Return)
    assert secret(sheet).secret is None
    key(editor.forget, Qt.Key.Key_Return)
    key(sheet, Qt.Key.Key_S, CTRL)
    settle(window, qtbot)
    assert not gateways.secrets_of(desk.ctx).get(GatewayName.SMSGATE, "password")
    assert not secret(sheet).filled


def test_a_warning_must_be_ticked_before_it_is_switched_on(window: Any, stage: Stage, qtbot: QtBot) -> None:  # noqa: ANN401
    sheet = opened(window, stage, qtbot, GatewayName.WAHA)
    assert "advertencia" in sheet.why_not
    key(sheet, Qt.Key.Key_Return, CTRL)
    assert sheet.idle
    key(sheet.guide.tick, Qt.Key.Key_Space)
    settle(window, qtbot)
    assert sheet.why_not == ""
    key(sheet, Qt.Key.Key_Return, CTRL)
    settle(window, qtbot)
    assert gateways.standing(window.ctx, GatewayName.WAHA).switched_on


def test_a_lost_session_leads_to_its_qr_code(window: Any, stage: Stage, qtbot: QtBot) -> None:  # noqa: ANN401
    ctx = window.ctx
    with ctx.store.write() as conn:
        rows.switch(conn, GatewayName.WAHA, on=True)
        rows.pause(conn, GatewayName.WAHA, "gateway_session", "SCAN_QR_CODE", ctx.clock())
    sheet = opened(window, stage, qtbot, GatewayName.WAHA)
    assert "QR" in sheet.state.said
    assert "SCAN_QR_CODE" in sheet.state.said
    assert sheet.extras.has_panel
    asked: list[str] = []

    def open_url(url: QUrl) -> bool:
        asked.append(url.toString())
        return True

    extras = Extras(GatewayName.WAHA, open_url)
    extras.show_standing(gateways.standing(ctx, GatewayName.WAHA))
    key(extras.panel, Qt.Key.Key_Return)
    assert asked == ["http://localhost:3000/dashboard"]


def test_the_exact_request_is_shown_or_which_value_is_wrong(window: Any, stage: Stage, qtbot: QtBot) -> None:  # noqa: ANN401
    sheet = opened(window, stage, qtbot, GatewayName.HTTP)
    key(sheet, Qt.Key.Key_F4)
    settle(window, qtbot)
    assert text(sheet, "url").field.error
    type_text(text(sheet, "url").edit, "https://sms.example.com/{to}")
    key(sheet, Qt.Key.Key_F4)
    settle(window, qtbot)
    assert sheet.extras.text.toPlainText().startswith("POST https://sms.example.com/")
    assert not text(sheet, "url").field.error


def test_the_sample_day_switches_nothing_on(window: Any, stage: Stage, qtbot: QtBot) -> None:  # noqa: ANN401
    window.in_sample = True
    sheet = opened(window, stage, qtbot, GatewayName.HTTP)
    assert "ejemplo" in sheet.why_not


def test_the_office_may_test_and_pause_but_changes_nothing(
    desk: Desk,
    window: Any,  # noqa: ANN401
    stage: Stage,
    qtbot: QtBot,
) -> None:
    staff.add(desk.ctx, "Ana Núñez")
    staff.enter(desk.ctx, staff.add(desk.ctx, "Beto Muñoz", Role.OFFICE).staff_id)
    sheet = opened(window, stage, qtbot, GatewayName.HTTP)
    assert "papel" in sheet.buttons.save.reason
    assert "papel" in sheet.buttons.switch.reason


def test_the_whole_guide_opens_in_the_window(window: Any, stage: Stage, qtbot: QtBot) -> None:  # noqa: ANN401
    sheet = opened(window, stage, qtbot, GatewayName.WAHA)
    key(sheet, Qt.Key.Key_F1)
    assert sheet.left.reads
    assert sheet.left.reader is not None
    assert "docker run" in sheet.left.reader.toPlainText()
    key(sheet, Qt.Key.Key_Escape)
    assert (sheet.left.reads, sheet.isVisible()) == (False, True)


@pytest.mark.parametrize("language", list(Language))
def test_every_gateway_has_its_page_in_every_language(
    window: Any,  # noqa: ANN401
    stage: Stage,
    qtbot: QtBot,
    qapp: QApplication,
    language: Language,
) -> None:
    set_language(qapp, language)
    for one in gateways.standings(window.ctx):
        assert glyph(one.form.icon)
        sheet = opened(window, stage, qtbot, one.name)
        assert sheet.title == one.form.title.in_(language)
        table = sheet.keys()
        keys = [entry.keys for entry in table]
        assert len(set(keys)) == len(keys)
        assert spoken(window.ctx, one)
        assert guide_file(one.name, language) is not None
        sheet.close_up()


# ------------------------------------------------------------------------------------------------------------ the list


def card_of(window: Any, stage: Stage, qtbot: QtBot) -> GatewaysCard:  # noqa: ANN401
    card = GatewaysCard(window)
    stage(card).resize(720, 640)
    card.refresh()
    settle(window, qtbot)
    return card


def test_enter_opens_a_page_and_what_was_typed_stands_there_again(
    window: Any,  # noqa: ANN401
    stage: Stage,
    qtbot: QtBot,
) -> None:
    card = card_of(window, stage, qtbot)
    card.list.choose_id(GatewayName.SMSGATE)
    key(card.list, Qt.Key.Key_Return)
    sheet = window.asked[-1][1][0]
    area = stage()
    area.resize(1181, 740)
    sheet.open_over(area)
    settle(window, qtbot)
    text(sheet, "username").edit.clear()
    type_text(text(sheet, "username").edit, "typed")
    key(sheet, Qt.Key.Key_Escape)
    assert window.asked[-1][0] == "say"
    card.open_page("smsgate")
    again = window.asked[-1][1][0]
    assert again is not sheet
    assert text(again, "username").edit.text() == "typed"


def test_a_page_asked_for_early_opens_once_it_is_known(window: Any, stage: Stage, qtbot: QtBot) -> None:  # noqa: ANN401
    card = GatewaysCard(window)
    stage(card)
    card.open_page("telegram")
    assert window.asked == []
    card.refresh()
    settle(window, qtbot)
    assert window.asked[-1][1][0].name is GatewayName.TELEGRAM


def test_each_state_has_its_light(desk: Desk) -> None:
    name, ctx = GatewayName.SMSGATE, desk.ctx

    def light() -> Light:
        return light_of(gateways.standing(ctx, name), ctx.clock())

    assert light() is Light.OFF
    gateways.save(ctx, name, {"username": "u"}, {})
    assert light() is Light.MISSING
    gateways.save(ctx, name, {}, {"password": Secret("p")})
    gateways.switch(ctx, name, on=True)
    assert light() is Light.READY
    gateways.pause(ctx, name)
    assert light() is Light.PAUSED
    gateways.resume(ctx, name)
    with ctx.store.write() as conn:
        rows.wait(conn, name, ctx.clock().replace(hour=16), 3)
    assert light() is Light.WAITING
    with ctx.store.write() as conn:
        rows.pause(conn, name, "gateway_credentials", "401", ctx.clock())
    assert light() is Light.TROUBLE
    gateways.resume(ctx, name)
    with ctx.store.write() as conn:
        for _ in range(200):
            rows.note_sent(conn, name, ctx.clock(), "2026-11-19")
    assert light() is Light.FULL

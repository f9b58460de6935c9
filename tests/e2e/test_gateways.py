"""A gateway from its page to the recipient: set up by keyboard, tested, switched on; what is planned goes by itself."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from courier_desktop.domain.messaging import GatewayName
from courier_desktop.domain.notices import NoticeState
from courier_desktop.domain.secret import Secret
from courier_desktop.domain.statuses import Status
from courier_desktop.domain.today_rows import TodayKind
from courier_desktop.domain.topics import Topic
from courier_desktop.gateways.secrets import SessionSecrets
from courier_desktop.services import gateways, settings
from courier_desktop.services.today import today
from courier_desktop.store import gateways as rows
from courier_desktop.ui.gateways.fields import SecretField, TextField
from courier_desktop.ui.gateways.sheet import GatewaySheet
from courier_desktop.ui.start import Session, WindowProgram, start_window
from courier_desktop.ui.today.page import TodayPage
from courier_desktop.ui.today.words import words_of
from tests.fakes.desk import Desk, desk_over, migrated_ledger
from tests.gateways.servers.smsgate import PASSWORD, USERNAME, SmsGateServer
from tests.ui.keyboard import key, type_text

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def phone() -> Iterator[SmsGateServer]:
    with SmsGateServer() as server:
        yield server


@pytest.fixture
def desk(data_dir: Path) -> Iterator[Desk]:
    """Another program beside the window, on the same ledger."""
    with desk_over(migrated_ledger(data_dir)) as made:
        yield made


@pytest.fixture
def program(desk: Desk, data_dir: Path, qapp: QApplication, qtbot: QtBot) -> Iterator[WindowProgram]:
    _app, made, _status = start_window(data_dir, clock=desk.clock)
    session(made).ctx.secrets = SessionSecrets()
    qtbot.waitUntil(lambda: session(made).window.stack.page is not None)
    qtbot.waitUntil(lambda: session(made).sending.running, timeout=10_000)
    yield made
    session(made).safekeeping.stop()
    session(made).window.close()


def session(program: WindowProgram) -> Session:
    shown = program.session
    assert shown is not None
    return shown


def page_of(program: WindowProgram, qtbot: QtBot, name: str = "smsgate") -> GatewaySheet:
    window = session(program).window
    window.go("settings", gateway=name)
    qtbot.waitUntil(lambda: isinstance(window.floats.sheet, GatewaySheet), timeout=10_000)
    sheet = window.floats.sheet
    assert isinstance(sheet, GatewaySheet)
    return sheet


def line(sheet: GatewaySheet, name: str) -> QLineEdit:
    editor = sheet.fields.editors[name]
    assert isinstance(editor, TextField | SecretField)
    return editor.edit if isinstance(editor, TextField) else editor.editor.edit


def write(sheet: GatewaySheet, name: str, text: str) -> None:
    edit = line(sheet, name)
    edit.setFocus()
    edit.selectAll()
    if text.isascii():
        type_text(edit, text)
    else:
        edit.setText(text)
        edit.textEdited.emit(text)


def set_up(sheet: GatewaySheet, phone: SmsGateServer, qtbot: QtBot, password: str = PASSWORD) -> None:
    for name, text in (("base_url", phone.base_url), ("username", USERNAME), ("password", password)):
        write(sheet, name, text)
    key(sheet, Qt.Key.Key_F5)
    qtbot.waitUntil(lambda: sheet.idle, timeout=10_000)


def test_a_notice_goes_by_itself_and_its_arrival_shows(
    program: WindowProgram, desk: Desk, phone: SmsGateServer, qtbot: QtBot
) -> None:
    sheet = page_of(program, qtbot)
    assert "falta" in sheet.why_not
    set_up(sheet, phone, qtbot)
    assert sheet.result.said.startswith("Funciona")
    key(sheet, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: gateways.standing(session(program).ctx, GatewayName.SMSGATE).switched_on)
    key(sheet, Qt.Key.Key_Escape)

    shipment_id = desk.shipment()
    desk.mark(shipment_id, Status.AT_DEPOT)
    desk.clock.advance(minutes=2)
    qtbot.waitUntil(lambda: len(phone.books) == 1, timeout=20_000)
    booked = phone.books[0]
    assert booked.address == "+523314800001"
    qtbot.waitUntil(lambda: desk.notices(shipment_id)[0].state is NoticeState.SENT, timeout=10_000)
    phone.tell(booked.reference, "Delivered")
    desk.clock.advance(seconds=20)
    qtbot.waitUntil(lambda: desk.notices(shipment_id)[0].state is NoticeState.DELIVERED, timeout=20_000)

    window = session(program).window
    window.open_shipment(shipment_id)
    page = window.stack.page
    qtbot.waitUntil(lambda: "recibido" in spoken(page), timeout=10_000)
    assert len(phone.books) == 1


def spoken(page: object) -> str:
    """All that the page's widgets say to a screen reader."""
    from PySide6.QtWidgets import QWidget

    assert isinstance(page, QWidget)
    return " ".join(one.accessibleDescription() for one in page.findChildren(QWidget))


def test_a_wrong_password_pauses_with_one_line_on_today(
    program: WindowProgram, desk: Desk, phone: SmsGateServer, qtbot: QtBot
) -> None:
    sheet = page_of(program, qtbot)
    set_up(sheet, phone, qtbot, "wrong")
    assert "contraseña" in sheet.result.said
    key(sheet, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: gateways.standing(session(program).ctx, GatewayName.SMSGATE).switched_on)
    ids = desk.shipments(3)
    for one in ids:
        desk.mark(one, Status.AT_DEPOT)
    desk.clock.advance(minutes=2)
    ctx = session(program).ctx
    qtbot.waitUntil(lambda: bool(gateways.troubles(ctx)), timeout=20_000)
    told = [one for one in today(ctx).lines if one.kind is TodayKind.GATEWAY]
    assert [(one.count, one.detail["waiting"]) for one in told] == [(1, 3)]
    assert phone.books == []

    qtbot.waitUntil(lambda: "En pausa desde" in sheet.state.said, timeout=10_000)
    editor = sheet.fields.editors["password"]
    assert isinstance(editor, SecretField)
    editor.editor.change.click()
    write(sheet, "password", PASSWORD)
    key(sheet, Qt.Key.Key_F5)
    qtbot.waitUntil(lambda: sheet.idle and sheet.result.said.startswith("Funciona"), timeout=10_000)
    # Past the pace between two messages.
    desk.clock.advance(minutes=1)
    qtbot.waitUntil(lambda: len(phone.books) == 1, timeout=20_000)
    assert gateways.troubles(ctx) == ()


def test_the_sample_day_and_a_closed_window_send_nothing(
    program: WindowProgram, desk: Desk, phone: SmsGateServer, qtbot: QtBot, data_dir: Path
) -> None:
    first = session(program)
    settings.change(desk.ctx, "language", "en")
    qtbot.waitUntil(lambda: program.session is not first and session(program).sending.running, timeout=20_000)
    assert not first.sending.running
    own = session(program)
    migrated_ledger(data_dir / "sample")
    program.open_sample()
    qtbot.waitUntil(lambda: session(program).window.stack.page is not None)
    qtbot.wait(1_800)
    assert not own.sending.running
    assert not session(program).sending.running
    program.leave_sample()
    qtbot.waitUntil(lambda: session(program).sending.running, timeout=10_000)


def test_a_lanes_bug_is_told_once_and_quietly(program: WindowProgram, qtbot: QtBot) -> None:
    bar = session(program).window.floats.undo_bar
    session(program).sending.hear(RuntimeError("a bug"))
    qtbot.waitUntil(lambda: "Nada se perdió" in bar.accessibleName())
    bar.hide()
    session(program).sending.hear(RuntimeError("a bug"))
    qtbot.wait(50)
    assert bar.isHidden()


def test_todays_line_leads_to_the_gateways_page(program: WindowProgram, desk: Desk, qtbot: QtBot) -> None:
    ctx = session(program).ctx
    desk.shipment()
    gateways.save(ctx, GatewayName.SMSGATE, {"username": "u"}, {"password": Secret("p")})
    gateways.switch(ctx, GatewayName.SMSGATE, on=True)
    with ctx.store.write() as conn:
        rows.pause(conn, GatewayName.SMSGATE, "gateway_credentials", "401", ctx.clock())
    ctx.published(frozenset({Topic.GATEWAYS}))
    window = session(program).window
    page = window.stack.page
    assert isinstance(page, TodayPage)
    qtbot.waitUntil(lambda: bool(page.board.lines.rows.rows) and not page.empty, timeout=10_000)
    assert words_of(page.board.lines.rows.rows[0], ctx.zone).headline.startswith("SMSGate en pausa desde las 09:00")
    key(page, Qt.Key.Key_1)
    qtbot.waitUntil(lambda: isinstance(window.floats.sheet, GatewaySheet), timeout=10_000)
    assert isinstance(window.floats.sheet, GatewaySheet)
    assert window.floats.sheet.name is GatewayName.SMSGATE

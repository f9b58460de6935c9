"""The day of an owner whose messages go by themselves: set up, sent, arrived, refused, answered, opted out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from courier_desktop.domain.notices import NoticeState
from courier_desktop.domain.statuses import Status
from courier_desktop.domain.today_rows import TodayKind, TodayLine
from courier_desktop.services import gateways, inbound
from courier_desktop.ui.today.page import TodayPage
from courier_desktop.ui.today.words import words_of
from tests.e2e.office import Office, open_office
from tests.ui.keyboard import key

FIRST, SECOND = "first-Pass-4417", "second-Pass-9902"


@pytest.fixture
def office(data_dir: Path, qapp: QApplication, qtbot: QtBot) -> Iterator[Office]:
    with open_office(data_dir, qtbot, FIRST) as made:
        yield made


def today_line(office: Office) -> TodayLine | None:
    """The gateway's line on the page that shows."""
    page = office.window.stack.page
    assert isinstance(page, TodayPage)
    row = page.board.lines.view.row
    return row if row is not None and row.kind is TodayKind.GATEWAY else None


def test_marked_sent_arrived_and_after_baja_silent(office: Office) -> None:
    sheet = office.gateway_page()
    office.fill_in(sheet, SECOND)
    assert "contraseña" in sheet.result.said
    office.try_password(sheet, FIRST)
    assert sheet.result.said.startswith("Funciona")
    office.switch_on(sheet)

    one = office.desk.shipment()
    office.desk.mark(one, Status.AT_DEPOT)
    assert office.desk.notices(one)[-1].state is NoticeState.QUEUED
    office.pass_time(minutes=2)
    office.await_notice(one, NoticeState.SENT)
    (booked,) = office.phone.books
    office.phone.tell(booked.reference, "Delivered")
    office.pass_time(seconds=20)
    office.await_notice(one, NoticeState.DELIVERED)
    office.window.open_shipment(one)
    office.await_spoken("recibido")

    office.phone.reply(booked.address, "Gracias, no me den de baja")
    office.phone.reply(booked.address, "BAJA")
    office.pass_time(minutes=2)
    office.qtbot.waitUntil(lambda: len(inbound.newest(office.ctx)) == 2, timeout=15_000)
    # It is confirmed to whoever asked, once.
    office.await_books(2)
    office.desk.mark(one, Status.OUT_FOR_DELIVERY)
    blocked = office.await_notice(one, NoticeState.BLOCKED)
    assert blocked.why == "opted_out"
    office.await_spoken("bloqueado")
    office.pass_time(hours=1)
    office.qtbot.wait(300)
    assert [entry.address for entry in office.phone.books] == [booked.address] * 2


def test_a_password_changed_at_the_phone_is_one_line_on_today_until_mended(office: Office) -> None:
    sheet = office.gateway_page()
    office.fill_in(sheet, FIRST)
    office.switch_on(sheet)
    office.phone.password = SECOND
    waiting = office.desk.shipments(2)
    for one in waiting:
        office.desk.mark(one, Status.AT_DEPOT)
    office.window.go("today")
    office.pass_time(minutes=2)
    office.qtbot.waitUntil(lambda: today_line(office) is not None, timeout=15_000)
    line = today_line(office)
    assert line is not None
    said = words_of(line, office.ctx.zone)
    assert (line.count, "2" in said.headline, "contraseña" in said.detail) == (1, True, True)
    assert office.phone.books == []

    page = office.window.stack.page
    assert isinstance(page, TodayPage)
    key(page, Qt.Key.Key_Return)
    sheet = office.shown_sheet()
    office.qtbot.waitUntil(lambda: "En pausa desde" in sheet.state.said, timeout=15_000)
    office.try_password(sheet, SECOND)
    assert gateways.troubles(office.ctx) == ()
    office.await_books(2)
    for one in waiting:
        office.await_notice(one, NoticeState.SENT)
    assert len({entry.address for entry in office.phone.books}) == len(office.phone.books) == 2

"""The recipient's card: read, and changed by keys alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from courier_desktop.domain.draft import Party
from courier_desktop.domain.ids import ShipmentId
from courier_desktop.domain.messaging import GatewayName, Inbound, InboundKind, Post
from courier_desktop.domain.notices import Channel
from courier_desktop.domain.staff import Right
from courier_desktop.domain.strategy import CustomerKind
from courier_desktop.domain.words import Language
from courier_desktop.services import contact_card, inbound
from courier_desktop.store import gateways
from courier_desktop.ui.contacts.card import ContactSheet
from courier_desktop.ui.contacts.lists import spoken_reach
from courier_desktop.ui.jobs import Jobs
from courier_desktop.ui.person.sheet import PersonSheet
from tests.fakes.desk import Desk, desk_over, migrated_ledger
from tests.ui.conftest import Stage
from tests.ui.fakes import FakeShell
from tests.ui.keyboard import key_anywhere, type_text

PHONE = "+523314820937"


class Bench:
    """A ledger with one recipient, and the card over it."""

    def __init__(self, desk: Desk, jobs: Jobs, stage: Stage, qtbot: QtBot) -> None:
        self.desk, self.jobs, self.qtbot = desk, jobs, qtbot
        self.shell: Any = FakeShell(desk.ctx, jobs)
        self.host = QWidget()
        stage(self.host).resize(1181, 720)
        self.one: ShipmentId = desk.shipment(recipient=Party("Itzel Ochoa", PHONE, "33 1482 0937"))

    def wrote(self, text: str) -> None:
        came = Inbound(
            reference=text, address="5213314820937", kind=InboundKind.TEXT, at=self.desk.clock.now, text=text
        )
        inbound.take(self.desk.ctx, GatewayName.WAHA, Post(inbound=(came,)))

    def open(self) -> ContactSheet:
        sheet = ContactSheet(self.shell, self.one, self.desk.state(self.one).number)
        sheet.open_over(self.host)
        self.settle()
        return sheet

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: not self.jobs.busy)

    def press(self, which: Qt.Key) -> None:
        key_anywhere(which)
        self.settle()

    def card(self) -> contact_card.ContactCard:
        return contact_card.card(self.desk.ctx, self.one)

    def popover(self) -> Any:  # noqa: ANN401 - the popover that was shown last
        shown = [args for name, args, _ in self.shell.asked if name == "show_popover"]
        popover, anchor = shown[-1]
        popover.open_at(self.host, anchor.rect())
        return popover


@pytest.fixture
def bench(tmp_path: Path, jobs: Jobs, stage: Stage, qtbot: QtBot) -> Iterator[Bench]:
    with desk_over(migrated_ledger(tmp_path / "ledger")) as desk:
        yield Bench(desk, jobs, stage, qtbot)


def test_it_tells_each_channel_and_what_they_wrote(bench: Bench) -> None:
    bench.wrote("Déjelo con la vecina")
    sheet = bench.open()
    ctx = bench.desk.ctx
    spoken = [spoken_reach(row, ctx.zone, ctx.clock()) for row in sheet.reaches.model_of_rows.rows]
    assert spoken == [
        "WhatsApp, 33 1482 0937, Abierto hasta mañana 09:00",
        "SMS, 33 1482 0937, De la guía",
        "Telegram, todavía no abre el bot, Sin dirección",
        "Correo, sin correo, Sin dirección",
    ]
    assert [row.text for row in sheet.received.model_of_rows.rows] == ["Déjelo con la vecina"]
    assert sheet.consent.text() == "Desde el jue 19 nov: nos escribió por WhatsApp"
    assert sheet.wish.isHidden()


def test_keys_prefer_and_refuse_the_current_channel(bench: Bench) -> None:
    sheet = bench.open()
    sheet.reaches.choose(1)
    bench.press(Qt.Key.Key_P)
    assert bench.card().noted.preferred is Channel.SMS
    assert sheet.form.preferred.currentText() == "SMS"
    bench.press(Qt.Key.Key_P)
    assert bench.card().noted.preferred is None
    bench.press(Qt.Key.Key_X)
    assert [one.channel for one in bench.card().reaches if one.refused] == [Channel.SMS]
    bench.press(Qt.Key.Key_X)
    assert [one.channel for one in bench.card().reaches if one.refused] == []


def test_what_staff_choose_is_kept_at_once(bench: Bench) -> None:
    sheet = bench.open()
    for select, place in ((sheet.form.language, 2), (sheet.form.kind, 3), (sheet.form.zone, 10)):
        select.setCurrentIndex(place)
        select.activated.emit(place)
        bench.settle()
    noted = bench.card().noted
    assert (noted.language, noted.kind, noted.zone) == (Language.EN, CustomerKind.SPECIAL, "America/Hermosillo")


def test_a_wish_is_noted_and_undone_with_a_reason(bench: Bench) -> None:
    sheet = bench.open()
    bench.press(Qt.Key.Key_O)
    assert bench.card().wish is not None
    assert not sheet.wish.isHidden()
    bench.press(Qt.Key.Key_O)
    popover = bench.popover()
    bench.press(Qt.Key.Key_Return)
    assert bench.card().wish is not None, "a reason is needed"
    type_text(popover.first_focus(), "Llamo")
    bench.press(Qt.Key.Key_Return)
    assert bench.card().wish is None
    assert sheet.wish.isHidden()


def test_a_consent_is_noted_with_where_it_comes_from(bench: Bench) -> None:
    sheet = bench.open()
    bench.press(Qt.Key.Key_C)
    editor = bench.popover().first_focus()
    assert isinstance(editor, QLineEdit)
    type_text(editor, "Firmo en mostrador")
    bench.press(Qt.Key.Key_Return)
    assert bench.card().consent_from == "office Firmo en mostrador"
    assert sheet.consent.text() == "Desde el jue 19 nov: “Firmo en mostrador”"


def test_the_telegram_link_is_shown_and_copied(bench: Bench) -> None:
    ctx = bench.desk.ctx
    bench.open()
    bench.press(Qt.Key.Key_T)
    assert not [name for name, _, _ in bench.shell.asked if name == "show_popover"]
    with ctx.write(Right.UPKEEP) as tx:
        gateways.save_settings(tx.conn, GatewayName.TELEGRAM, {"bot": "colibri_bot"})
        gateways.switch(tx.conn, GatewayName.TELEGRAM, on=True)
    bench.open()
    bench.press(Qt.Key.Key_T)
    popover = bench.popover()
    bench.press(Qt.Key.Key_Return)
    assert QGuiApplication.clipboard().text() == popover.link
    assert popover.link == contact_card.telegram_link(ctx, bench.one)


def test_an_address_of_another_person_is_split_off(bench: Bench) -> None:
    bench.wrote("Se equivocan de número")
    sheet = bench.open()
    sheet.reaches.choose(1)
    bench.press(Qt.Key.Key_S)
    assert len(bench.card().received) == 1, "the shipment's own address is corrected on the shipment"
    sheet.reaches.choose(0)
    bench.press(Qt.Key.Key_S)
    assert bench.card().received == ()


def test_the_person_s_sheet_leads_to_it(bench: Bench) -> None:
    sheet = PersonSheet(bench.shell, bench.one, bench.desk.state(bench.one).number, lambda _url: False)
    sheet.open_over(bench.host)
    bench.settle()
    bench.press(Qt.Key.Key_F)
    (shown,) = [args for name, args, _ in bench.shell.asked if name == "show_sheet"]
    assert isinstance(shown[0], ContactSheet)

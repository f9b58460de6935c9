"""An office at work: the window over a ledger that a second program writes too, and the phone that carries its SMS."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from courier_desktop.domain.ids import ShipmentId
from courier_desktop.domain.messaging import GatewayName
from courier_desktop.domain.notices import NoticeState
from courier_desktop.domain.rows import NoticeRow
from courier_desktop.gateways.secrets import SessionSecrets
from courier_desktop.services import gateways
from courier_desktop.services.context import Context
from courier_desktop.ui.gateways.fields import SecretField, TextField
from courier_desktop.ui.gateways.sheet import GatewaySheet
from courier_desktop.ui.main_window import MainWindow
from courier_desktop.ui.start import Session, WindowProgram, start_window
from tests.fakes.desk import Desk, desk_over, migrated_ledger
from tests.gateways.servers.base import NOW
from tests.gateways.servers.smsgate import USERNAME, SmsGateServer
from tests.ui.keyboard import key, type_text

CTRL = Qt.KeyboardModifier.ControlModifier
SECONDS = 15_000


@dataclass
class Office:
    program: WindowProgram
    desk: Desk
    phone: SmsGateServer
    qtbot: QtBot

    @property
    def session(self) -> Session:
        shown = self.program.session
        assert shown is not None
        return shown

    @property
    def window(self) -> MainWindow:
        return self.session.window

    @property
    def ctx(self) -> Context:
        """The window's own."""
        return self.session.ctx

    def pass_time(self, **step: float) -> None:
        """Here and at the phone alike."""
        self.desk.clock.advance(**step)
        NOW.shift += timedelta(**step)

    # ---------------------------------------------------------------------------------------------- the gateway's page

    def gateway_page(self) -> GatewaySheet:
        """Where Settings lead to."""
        self.window.go("settings", gateway="smsgate")
        return self.shown_sheet()

    def shown_sheet(self) -> GatewaySheet:
        """The gateway's page, once it shows."""
        self.qtbot.waitUntil(lambda: isinstance(self.window.floats.sheet, GatewaySheet), timeout=SECONDS)
        sheet = self.window.floats.sheet
        assert isinstance(sheet, GatewaySheet)
        return sheet

    def fill_in(self, sheet: GatewaySheet, password: str) -> None:
        """Type what the phone shows, and test."""
        for name, text in (("base_url", self.phone.base_url), ("username", USERNAME)):
            write(field(sheet, name), text)
        self.try_password(sheet, password)

    def try_password(self, sheet: GatewaySheet, password: str) -> None:
        """Type it, in place of the one that is kept if there is one, and test."""
        editor = sheet.fields.editors["password"]
        assert isinstance(editor, SecretField)
        if not editor.editor.change.isHidden():
            editor.editor.change.click()
        write(field(sheet, "password"), password)
        key(sheet, Qt.Key.Key_F5)
        self.qtbot.waitUntil(lambda: sheet.idle and "…" not in sheet.result.said, timeout=SECONDS)

    def switch_on(self, sheet: GatewaySheet) -> None:
        """By its key; then leave the page."""
        key(sheet, Qt.Key.Key_Return, CTRL)
        on = gateways.standing
        self.qtbot.waitUntil(lambda: on(self.ctx, GatewayName.SMSGATE).switched_on, timeout=SECONDS)
        key(sheet, Qt.Key.Key_Escape)

    # ------------------------------------------------------------------------------------------------------ what is so

    def await_notice(self, one: ShipmentId, state: NoticeState) -> NoticeRow:
        """The newest notice of a shipment, once it stands so."""
        self.qtbot.waitUntil(lambda: self.desk.notices(one)[-1].state is state, timeout=SECONDS)
        return self.desk.notices(one)[-1]

    def await_books(self, count: int) -> None:
        """Until the phone has taken so many; time passes meanwhile, for one message waits for the other."""

        def taken() -> bool:
            self.pass_time(seconds=1)
            return len(self.phone.books) >= count

        self.qtbot.waitUntil(taken, timeout=SECONDS)

    def await_spoken(self, words: str) -> None:
        """Until the page that shows says this to a screen reader."""
        self.qtbot.waitUntil(lambda: words in spoken(self.window.stack.page), timeout=SECONDS)


def field(sheet: GatewaySheet, name: str) -> QLineEdit:
    """Where that detail is typed."""
    editor = sheet.fields.editors[name]
    assert isinstance(editor, TextField | SecretField)
    return editor.edit if isinstance(editor, TextField) else editor.editor.edit


def write(edit: QLineEdit, text: str) -> None:
    """Type ASCII in place of what stands there."""
    edit.setFocus()
    edit.selectAll()
    type_text(edit, text)


def spoken(page: QWidget | None) -> str:
    """All that a page's widgets say to a screen reader."""
    assert page is not None
    return " ".join(one.accessibleDescription() for one in page.findChildren(QWidget))


@contextmanager
def open_office(data_dir: Path, qtbot: QtBot, password: str) -> Iterator[Office]:
    """The window, already sending, with a phone that knows this password and has the ledger's own time."""
    with SmsGateServer() as phone, desk_over(migrated_ledger(data_dir)) as desk:
        phone.password = password
        NOW.shift = desk.clock.now - datetime.now(UTC)
        _app, program, _status = start_window(data_dir, clock=desk.clock)
        office = Office(program, desk, phone, qtbot)
        try:
            office.ctx.secrets = SessionSecrets()
            qtbot.waitUntil(lambda: office.window.stack.page is not None, timeout=SECONDS)
            qtbot.waitUntil(lambda: office.session.sending.running, timeout=SECONDS)
            yield office
        finally:
            NOW.shift = timedelta(0)
            office.session.safekeeping.stop()
            office.window.close()

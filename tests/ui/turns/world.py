"""A window over a real ledger with one plain page, to be locked and opened."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout
from pytestqt.qtbot import QtBot

from courier_desktop.ui.jobs import Jobs
from courier_desktop.ui.keys import KeyHelp
from courier_desktop.ui.lock import LockScreen
from courier_desktop.ui.main_window import MainWindow
from courier_desktop.ui.page import Page
from courier_desktop.ui.pages import PageSpec
from courier_desktop.ui.shell import Shell
from tests.fakes.desk import Desk
from tests.ui.keyboard import key, type_text

CTRL = Qt.KeyboardModifier.ControlModifier
PIN, OTHER = "4711", "0815"


class PlainPage(Page):
    """A page with a field and a key."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.pressed = 0
        self.filters: dict[str, object] = {}
        self.edit = QLineEdit()
        QVBoxLayout(self).addWidget(self.edit)

    def keys(self) -> list[KeyHelp]:
        return [KeyHelp("E", "En reparto", self._count)]

    def first_focus(self) -> QLineEdit:
        return self.edit

    def open_filter(self, **filters: object) -> None:
        self.filters = filters

    def _count(self) -> None:
        self.pressed += 1


class World:
    """A window over a real ledger, with one plain page that counts its key."""

    def __init__(self, desk: Desk, jobs: Jobs, qtbot: QtBot) -> None:
        self.desk, self.jobs, self.qtbot = desk, jobs, qtbot
        names = ("today", "settings")
        pages = [PageSpec(name, "cog-outline", name, PlainPage) for name in names]
        self.window = MainWindow(desk.ctx, jobs, lambda _text, _stop: (), pages)

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: not self.jobs.busy)

    @property
    def page(self) -> PlainPage:
        page = self.window.stack.page
        assert isinstance(page, PlainPage)
        return page

    @property
    def screen(self) -> LockScreen:
        shown = self.window.findChildren(LockScreen)
        assert shown
        return shown[-1]

    def lock(self) -> LockScreen:
        self.window.turns.lock()
        self.settle()
        return self.screen

    def type_pin(self, pin: str) -> None:
        type_text(self.screen.pin, pin)
        key(self.screen.pin, Qt.Key.Key_Return)
        self.settle()

"""The window: what its pages ask of it, the keys that work everywhere, and what it tells the program."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from courier_desktop.ui.alt_keys import AltKeys
from courier_desktop.ui.changes import Changes
from courier_desktop.ui.keys import Hint, KeyHelp, press
from courier_desktop.ui.page import hints_of
from courier_desktop.ui.page_stack import PageStack
from courier_desktop.ui.pages import PAGES, PageSpec
from courier_desktop.ui.parts.member import role_word
from courier_desktop.ui.rail import Rail
from courier_desktop.ui.sounds import Sound
from courier_desktop.ui.theme.apply import chosen_theme, wear
from courier_desktop.ui.theme.tokens import Tone
from courier_desktop.ui.top_bar import TopBar
from courier_desktop.ui.turns import LOCK_KEY, Turns
from courier_desktop.ui.window_shell import ShellWindow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QCloseEvent, QKeyEvent

    from courier_desktop.services.context import Context
    from courier_desktop.ui.jobs import Jobs
    from courier_desktop.ui.top_bar import Search

TICK_MS = 5_000


class MainWindow(ShellWindow):
    """The window itself; its pages know it as their Shell."""

    def __init__(
        self,
        ctx: Context,
        jobs: Jobs,
        search: Search,
        pages: Sequence[PageSpec] = PAGES,
    ) -> None:
        """`search` answers the F2 field and runs on the database lane."""
        super().__init__(ctx, jobs, Rail(pages), TopBar(jobs, search), PageStack(pages))
        self.changes = Changes()
        self.turns = Turns(self)
        self._clock = QTimer(self)
        self._connect()
        self.show_settings()
        self._tick()

    def show_settings(self) -> None:
        """Take company, staff, theme and accent from the settings."""
        settings = self.ctx.settings
        self.setWindowTitle(settings.company or "Courier Desktop")
        self.rail.brand.show_brand(settings.company, settings.city, settings.logo)
        self._show_turn()
        state, detail = self.tr("Todo guardado"), self.tr("en esta computadora")
        self.rail.state.show_state("database-check-outline", Tone.NEUTRAL, state, detail)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            wear(app, chosen_theme(app, settings.theme, settings.accent))

    def window_keys(self) -> list[KeyHelp]:
        """The keys that work on every page."""
        go = [
            KeyHelp(f"Alt+{place}", spec.name, partial(self.go, key))
            for place, (key, spec) in enumerate(self.stack.specs.items(), 1)
        ]
        return [
            KeyHelp("F2", self.tr("Buscar o escanear"), self.top.focus_field),
            KeyHelp("Ctrl+I", self.tr("Importar un archivo"), self.import_asked.emit),
            KeyHelp("Ctrl+N", self.tr("Nueva guía"), self.new_asked.emit),
            KeyHelp("Ctrl+Z", self.tr("Deshacer lo último"), self.undo_asked.emit),
            *go,
            KeyHelp(LOCK_KEY, self.tr("Bloquear la pantalla o cambiar de persona")),
            KeyHelp("?", self.tr("Todas las teclas"), self.show_keys),
        ]

    def show_keys(self) -> None:
        """Open the sheet of all keys."""
        page = self.stack.page
        from courier_desktop.ui.keys_sheet import KeysSheet

        self.show_sheet(KeysSheet(page.title if page else "", page.keys() if page else [], self.window_keys()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.covered:
            event.accept()
            return
        page = self.stack.page if self.floats.sheet is None else None
        if press(event, self.window_keys()) or (page is not None and press(event, page.keys())):
            return
        super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.changes.tell in self.ctx.listeners:
            self.ctx.listeners.remove(self.changes.tell)
        self._clock.stop()
        self.closing.emit()
        super().closeEvent(event)

    def _connect(self) -> None:
        self._alt_keys = AltKeys(self)
        self.rail.chosen.connect(self.go)
        self.rail.staff.opened.connect(self._ask_turn)
        self.turns.changed.connect(self._show_turn)
        self.page_shown.connect(self._show_hints)
        self.stack.hints_changed.connect(self._show_hints)
        self.floats.sheet_changed.connect(self._show_hints)
        self.floats.undo_bar.undone.connect(self.undo_asked)
        self.top.import_asked.connect(self.import_asked)
        self.top.new_asked.connect(self.new_asked)
        self.top.hit_chosen.connect(lambda hit: self.open_shipment(hit.shipment_id))
        self.top.nothing_found.connect(lambda _text: self.sound(Sound.WRONG))
        self.top.left.connect(lambda: self.stack.page and self.stack.page.first_focus().setFocus())
        self.hint_bar.all_asked.connect(self.show_keys)
        self.jobs.failed_unheard.connect(self.tell_error)
        self.ctx.listeners.append(self.changes.tell)
        self.changes.changed.connect(self.stack.refresh)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self.show_settings)
        self._clock.setInterval(TICK_MS)
        self._clock.timeout.connect(self._tick)
        self._clock.start()

    def _show_hints(self) -> None:
        sheet, page = self.floats.sheet, self.stack.page
        if sheet is not None:
            self.hint_bar.show_hints([*hints_of(sheet.keys()), Hint(("Esc",), self.tr("cerrar"))])
        elif page is not None:
            self.hint_bar.show_hints(page.hints())

    def _tick(self) -> None:
        self.top.show_moment(self.ctx.clock(), self.ctx.zone)
        self.turns.look()

    def _show_turn(self) -> None:
        member, desk = self.ctx.staff, self.ctx.settings.staff
        if member is not None:
            self.rail.staff.show_lines(member.name, role_word(member.role))
        else:
            self.rail.staff.show_lines(desk or self.tr("Sin nombre"), self.tr("Oficina"))

    def _ask_turn(self) -> None:
        """The menu of whoever acts; without any staff, where it is defined."""
        if not self.ctx.staffed:
            self.go("settings", group="staff")
            return
        from courier_desktop.ui.turn_menu import turn_menu

        self.show_popover(turn_menu(self, self.turns.lock), self.rail.staff)

"""The window: rail, top bar, pages built when first shown, hint bar, and what floats over them."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from courier_desktop.ui.changes import Changes
from courier_desktop.ui.errors import error_card
from courier_desktop.ui.hint_bar import HintBar
from courier_desktop.ui.keys import Hint, KeyHelp, press
from courier_desktop.ui.keys_sheet import KeysSheet
from courier_desktop.ui.page import hints_of
from courier_desktop.ui.pages import PAGES, PageSpec
from courier_desktop.ui.parts.bars import UndoBar, centred_bottom
from courier_desktop.ui.parts.floating import NARROW_WINDOW
from courier_desktop.ui.rail import Rail
from courier_desktop.ui.sounds import Sound, play
from courier_desktop.ui.theme.apply import apply_theme, chosen_theme
from courier_desktop.ui.theme.theme import current_theme
from courier_desktop.ui.theme.tokens import Tone
from courier_desktop.ui.top_bar import TopBar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent, QPaintEvent, QResizeEvent

    from courier_desktop.domain.errors import CourierError
    from courier_desktop.domain.ids import ShipmentId
    from courier_desktop.domain.rows import SearchHit, Topic
    from courier_desktop.services.context import Context
    from courier_desktop.ui.jobs import BugReport, Jobs
    from courier_desktop.ui.page import Page
    from courier_desktop.ui.parts.floating import Popover, Sheet

LEAST = (900, 500)
USUAL = (1366, 768)
SLIM_UNDER = 1240
TICK_MS = 5_000
UNDO_ABOVE = 16


class MainWindow(QWidget):
    """The window itself; its pages know it as their Shell."""

    import_asked = Signal()
    new_asked = Signal()
    undo_asked = Signal()
    setback_asked = Signal(object)
    files_dropped = Signal(object)
    page_shown = Signal(str)
    closing = Signal()

    def __init__(
        self,
        ctx: Context,
        jobs: Jobs,
        search: Callable[[str], Sequence[SearchHit]],
        pages: Sequence[PageSpec] = PAGES,
    ) -> None:
        """`search(text)` answers the F2 field and runs on the database lane."""
        super().__init__()
        self._ctx, self._jobs = ctx, jobs
        self._specs = {spec.key: spec for spec in pages}
        self._pages: dict[str, Page] = {}
        self._sheet: Sheet | None = None
        self._error: QWidget | None = None
        self.rail, self.top, self.hint_bar = Rail(pages), TopBar(jobs, search), HintBar()
        self.area, self.stack, self.undo_bar = QWidget(), QStackedWidget(), UndoBar()
        self.changes = Changes()
        self._clock = QTimer(self)
        self._build()
        self._connect()
        self.show_settings()
        self._tick()

    # ------------------------------------------------------------------------------------------------- as pages see it

    @property
    def ctx(self) -> Context:
        """What services are called with."""
        return self._ctx

    @property
    def jobs(self) -> Jobs:
        """The database lane."""
        return self._jobs

    @property
    def page(self) -> Page | None:
        """The page shown."""
        return self._pages.get(self.page_key)

    @property
    def page_key(self) -> str:
        """The key of the page shown; "" before any was."""
        shown = self.stack.currentWidget()
        return next((key for key, page in self._pages.items() if page is shown), "")

    def go(self, page: str, **filters: object) -> None:
        """Show that page, built now if it never was, and hand it the filters."""
        if self._sheet is not None:
            self._sheet.close_up()
        self.dismiss_error()
        shown = self._built(page)
        if filters:
            shown.open_filter(**filters)
        self.stack.setCurrentWidget(shown)
        self.rail.show_page(page)
        shown.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_hints()
        self.page_shown.emit(page)

    def open_shipment(self, shipment_id: ShipmentId) -> None:
        """Show Shipments with that shipment's drawer open."""
        self.go("shipments", shipment_id=shipment_id)

    def declare_setback(self, **scope: object) -> None:
        """Ask for the setback sheet."""
        self.setback_asked.emit(scope)

    def offer_undo(self, text: str, undo: Callable[[], object] | None = None) -> None:
        """Say what was done, with the way back."""
        self.undo_bar.offer(text, undo)
        self._place_floating()

    def say(self, text: str) -> None:
        """Say what has no way back."""
        self.undo_bar.say(text)
        self._place_floating()

    def tell_error(self, error: CourierError | BugReport, kept: str = "") -> None:
        """Show an error over the head of the page until it is dismissed."""
        self.dismiss_error()
        self._error = error_card(error, kept, self.dismiss_error)
        self._error.setParent(self.area)
        self._error.show()
        self._place_floating()

    def dismiss_error(self) -> None:
        """Take the error away."""
        if self._error is not None:
            self._error.deleteLater()
            self._error = None

    def show_sheet(self, sheet: Sheet) -> None:
        """Open a sheet over the page area; its keys stand in the hint bar while it is open."""
        if self._sheet is not None:
            self._sheet.close_up()
        self._sheet = sheet
        sheet.closed.connect(self._sheet_closed)
        sheet.open_over(self.area)
        self._show_hints()

    def show_popover(self, popover: Popover, anchor: QWidget, rect: QRect | None = None) -> None:
        """Open a popover beside the anchor."""
        near = rect if rect is not None else anchor.rect()
        popover.open_at(self, QRect(anchor.mapTo(self, near.topLeft()), near.size()))

    def sound(self, sound: Sound) -> None:
        """Play a scan's sound, if the courier wants sounds."""
        if self._ctx.settings.sounds:
            play(sound)

    def set_count(self, page: str, count: int, tone: Tone | None = None) -> None:
        """Put a count beside the page's name."""
        if page in self.rail.items:
            self.rail.items[page].set_count(count, tone)

    # -------------------------------------------------------------------------------------------------------- the rest

    def show_settings(self) -> None:
        """Take company, staff, theme and accent from the settings."""
        settings = self._ctx.settings
        self.setWindowTitle(settings.company or "Courier Desktop")
        self.rail.brand.show_brand(settings.company, settings.city, settings.logo)
        self.rail.staff.show_lines(settings.staff or self.tr("Sin nombre"), self.tr("Oficina"))
        state, detail = self.tr("Todo guardado"), self.tr("en esta computadora")
        self.rail.state.show_state("database-check-outline", Tone.NEUTRAL, state, detail)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            theme = chosen_theme(app, settings.theme, settings.accent)
            if theme is not current_theme():
                apply_theme(app, theme)

    def window_keys(self) -> list[KeyHelp]:
        """The keys that work on every page."""
        go = [
            KeyHelp(f"Alt+{place}", spec.name, partial(self.go, key))
            for place, (key, spec) in enumerate(self._specs.items(), 1)
        ]
        return [
            KeyHelp("F2", self.tr("Buscar o escanear"), self.top.focus_field),
            KeyHelp("Ctrl+I", self.tr("Importar un archivo"), self.import_asked.emit),
            KeyHelp("Ctrl+N", self.tr("Nueva guía"), self.new_asked.emit),
            KeyHelp("Ctrl+Z", self.tr("Deshacer lo último"), self.undo_asked.emit),
            *go,
            KeyHelp("?", self.tr("Todas las teclas"), self.show_keys),
        ]

    def show_keys(self) -> None:
        """Open the sheet of all keys."""
        page = self.page
        self.show_sheet(KeysSheet(page.title if page else "", page.keys() if page else [], self.window_keys()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        page = self.page if self._sheet is None else None
        if press(event, self.window_keys()) or (page is not None and press(event, page.keys())):
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.rail.set_slim(self.width() < SLIM_UNDER)
        self.top.set_narrow(self.width() < NARROW_WINDOW)
        self._place_floating()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if files:
            event.acceptProposedAction()
            self.files_dropped.emit(files)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.changes.tell in self._ctx.listeners:
            self._ctx.listeners.remove(self.changes.tell)
        self._clock.stop()
        self.closing.emit()
        super().closeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self._tick()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), current_theme().win)

    def _build(self) -> None:
        self.setMinimumSize(*LEAST)
        self.resize(*USUAL)
        self.setAcceptDrops(True)
        inner = QVBoxLayout(self.area)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        inner.addWidget(self.top)
        inner.addWidget(self.stack, 1)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.area, 1)
        right.addWidget(self.hint_bar)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addLayout(right, 1)
        for floating in (self.top.panel, self.undo_bar):
            floating.setParent(self.area)

    def _connect(self) -> None:
        self.rail.chosen.connect(self.go)
        self.top.import_asked.connect(self.import_asked)
        self.top.new_asked.connect(self.new_asked)
        self.top.hit_chosen.connect(self._open_hit)
        self.top.nothing_found.connect(lambda _text: self.sound(Sound.WRONG))
        self.top.left.connect(self._to_page)
        self.hint_bar.all_asked.connect(self.show_keys)
        self.undo_bar.undone.connect(self.undo_asked)
        self._jobs.failed_unheard.connect(self.tell_error)
        self._ctx.listeners.append(self.changes.tell)
        self.changes.changed.connect(self._changed)
        self._clock.setInterval(TICK_MS)
        self._clock.timeout.connect(self._tick)
        self._clock.start()

    def _open_hit(self, hit: SearchHit) -> None:
        self.open_shipment(hit.shipment_id)

    def _built(self, key: str) -> Page:
        page = self._pages.get(key)
        if page is None:
            page = self._specs[key].factory(self)
            page.hints_changed.connect(self._show_hints)
            self._pages[key] = page
            self.stack.addWidget(page)
        return page

    def _changed(self, topics: frozenset[Topic]) -> None:
        """Refresh the page seen when it is concerned; the others when they are shown again."""
        for key, page in self._pages.items():
            if page.topics & topics:
                if key == self.page_key:
                    page.refresh()
                else:
                    page.stale = True

    def _show_hints(self) -> None:
        if self._sheet is not None:
            self.hint_bar.show_hints([*hints_of(self._sheet.keys()), Hint(("Esc",), self.tr("cerrar"))])
        elif self.page is not None:
            self.hint_bar.show_hints(self.page.hints())

    def _sheet_closed(self) -> None:
        sheet, self._sheet = self._sheet, None
        if sheet is not None:
            sheet.closed.disconnect(self._sheet_closed)
        self._show_hints()

    def _to_page(self) -> None:
        if self.page is not None:
            self.page.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)

    def _tick(self) -> None:
        self.top.show_moment(self._ctx.clock(), self._ctx.zone)

    def _place_floating(self) -> None:
        centred_bottom(self.undo_bar, self.area.width(), self.area.height(), UNDO_ABOVE)
        if self._error is not None:
            width = min(720, self.area.width() - 40)
            height = max(self._error.heightForWidth(width), self._error.sizeHint().height())
            self._error.setGeometry(QRect(QPoint((self.area.width() - width) // 2, 60), self._error.sizeHint()))
            self._error.resize(width, height)
            self._error.raise_()

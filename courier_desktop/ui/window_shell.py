"""The window as its pages know it: everything of Shell, answered by the frame and told on to the program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from courier_desktop.ui.frame import Frame
from courier_desktop.ui.sounds import Sound, play

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QRect
    from PySide6.QtWidgets import QWidget

    from courier_desktop.domain.errors import CourierError
    from courier_desktop.domain.ids import ShipmentId
    from courier_desktop.services.backup_restoring import Staged
    from courier_desktop.services.context import Context
    from courier_desktop.ui.jobs import BugReport, Jobs
    from courier_desktop.ui.page_stack import PageStack
    from courier_desktop.ui.parts.floating import Popover, Sheet
    from courier_desktop.ui.rail import Rail
    from courier_desktop.ui.theme.tokens import Tone
    from courier_desktop.ui.top_bar import TopBar


class ShellWindow(Frame):
    """A frame that is a Shell; what it cannot do itself it asks of the program by signal."""

    import_asked = Signal()
    new_asked = Signal()
    undo_asked = Signal()
    setback_asked = Signal(object)
    page_shown = Signal(str)
    sample_asked = Signal()
    sample_left = Signal()
    restore_asked = Signal(object)
    closing = Signal()

    def __init__(self, ctx: Context, jobs: Jobs, rail: Rail, top: TopBar, stack: PageStack) -> None:
        super().__init__(rail, top, stack)
        self.ctx, self.jobs = ctx, jobs
        self._upkeep: Jobs | None = None
        self.in_sample = False
        self.sample_bar.left.connect(self.leave_sample)

    @property
    def upkeep(self) -> Jobs:
        """A second lane for what takes long; it begins when it is first asked for. `stop_upkeep` joins it."""
        if self._upkeep is None:
            from courier_desktop.ui.jobs import Jobs

            self._upkeep = Jobs()
            self._upkeep.failed_unheard.connect(self.tell_error)
        return self._upkeep

    def stop_upkeep(self) -> None:
        """End the second lane, if it ever began: what is under way there stops at its next step."""
        if self._upkeep is not None:
            self._upkeep.stop()

    def go(self, page: str, **filters: object) -> None:
        """Show that page and hand it the filters."""
        self.floats.close_sheet()
        self.floats.dismiss_error()
        shown = self.stack.show_page(page, self, filters)
        self.rail.show_page(page)
        if not self.covered:
            shown.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)
        self.page_shown.emit(page)

    def open_shipment(self, shipment_id: ShipmentId) -> None:
        """Show Shipments with that shipment's drawer open."""
        self.go("shipments", shipment_id=shipment_id)

    def declare_setback(self, **scope: object) -> None:
        """Ask for the setback sheet."""
        self.setback_asked.emit(scope)

    def ask_import(self) -> None:
        """Ask for a file to import."""
        self.import_asked.emit()

    def ask_new(self) -> None:
        """Ask for the new shipment form."""
        self.new_asked.emit()

    def restore(self, staged: Staged) -> None:
        """Ask that the ledger be exchanged."""
        self.restore_asked.emit(staged)

    def open_sample(self) -> None:
        """Ask for the sample day."""
        self.sample_asked.emit()

    def leave_sample(self) -> None:
        """Ask for the courier's own ledger again."""
        self.sample_left.emit()

    def set_sample(self, *, on: bool) -> None:
        """Say whether the ledger shown is the sample day's."""
        self.in_sample = on
        self.sample_bar.setVisible(on)

    def offer_undo(self, text: str, undo: Callable[[], object] | None = None) -> None:
        """Say what was done, with the way back."""
        self.floats.offer_undo(text, undo)

    def say(self, text: str) -> None:
        """Say what has no way back."""
        self.floats.say(text)

    def tell_error(self, error: CourierError | BugReport, kept: str = "") -> None:
        """Show an error over the head of the page until it is dismissed."""
        self.floats.tell_error(error, kept)

    def show_sheet(self, sheet: Sheet) -> None:
        """Open a sheet over the page area; its keys stand in the hint bar while it is open."""
        self.floats.show_sheet(sheet)

    def show_popover(self, popover: Popover, anchor: QWidget, rect: QRect | None = None) -> None:
        """Open a popover beside the anchor; never over a locked screen."""
        if not self.covered:
            self.floats.show_popover(popover, anchor, rect)

    def sound(self, sound: Sound) -> None:
        """Play a scan's sound, if the courier wants sounds."""
        if self.ctx.settings.sounds:
            play(sound)

    def set_count(self, page: str, count: int, tone: Tone | None = None) -> None:
        """Put a count beside the page's name."""
        if page in self.rail.items:
            self.rail.items[page].set_count(count, tone)

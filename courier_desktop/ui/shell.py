"""What a page may ask of the window around it; tests hand it a small fake."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QRect
    from PySide6.QtWidgets import QWidget

    from courier_desktop.domain.errors import CourierError
    from courier_desktop.domain.ids import ShipmentId
    from courier_desktop.services.backup_restoring import Staged
    from courier_desktop.services.context import Context
    from courier_desktop.ui.jobs import BugReport, Jobs
    from courier_desktop.ui.parts.floating import Popover, Sheet
    from courier_desktop.ui.sounds import Sound
    from courier_desktop.ui.theme.tokens import Tone


class Shell(Protocol):
    """The window as its pages see it."""

    @property
    def ctx(self) -> Context:
        """What services are called with."""
        ...

    @property
    def jobs(self) -> Jobs:
        """The database lane: every service call goes through it."""
        ...

    @property
    def upkeep(self) -> Jobs:
        """A second lane for what takes long and must hold up nobody: backups, checks."""
        ...

    def go(self, page: str, **filters: object) -> None:
        """Show the page of that key (see `pages.PAGES`) and hand it the filters through `open_filter`."""

    def open_shipment(self, shipment_id: ShipmentId) -> None:
        """Show Shipments with that shipment's drawer open."""

    def declare_setback(self, **scope: object) -> None:
        """Open the setback sheet, perhaps with its scope chosen (`route_id=`, `shipment_ids=`)."""

    def ask_import(self) -> None:
        """Let the person choose a file and import it."""

    def ask_new(self) -> None:
        """Open the new shipment form."""

    def restore(self, staged: Staged) -> None:
        """Exchange the ledger for what was laid ready, and show the window anew over it."""

    @property
    def in_sample(self) -> bool:
        """Whether the ledger shown is the sample day's."""
        ...

    def open_sample(self) -> None:
        """Make the sample day in a ledger of its own and show it."""

    def leave_sample(self) -> None:
        """Show the courier's own ledger again; the sample goes."""

    def offer_undo(self, text: str, undo: Callable[[], object] | None = None) -> None:
        """Say what was done, with the way back; without `undo` it is the last act's own."""

    def say(self, text: str) -> None:
        """Say in the bar below what has no way back."""

    def tell_error(self, error: CourierError | BugReport, kept: str = "") -> None:
        """Show an error at the top of the page area: what happened, what was kept, what to do."""

    def show_sheet(self, sheet: Sheet) -> None:
        """Open a sheet over the page area."""

    def show_popover(self, popover: Popover, anchor: QWidget, rect: QRect | None = None) -> None:
        """Open a popover beside that rectangle of the anchor (all of it when None)."""

    def sound(self, sound: Sound) -> None:
        """Play a scan's sound, if the courier wants sounds."""

    def set_count(self, page: str, count: int, tone: Tone | None = None) -> None:
        """Put a count beside the page's name in the rail; 0 takes it away."""

"""What lies over the page area: one sheet, popovers, the undo bar, an error card."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, Signal

from courier_desktop.ui.errors import error_card
from courier_desktop.ui.parts.bars import UndoBar

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from courier_desktop.domain.errors import CourierError
    from courier_desktop.ui.jobs import BugReport
    from courier_desktop.ui.parts.floating import Popover, Sheet

UNDO_ABOVE = 16
ERROR_TOP, ERROR_WIDTH = 60, 720


class Floats(QObject):
    """Keeps one of each at a time, and in its place when the window changes its size."""

    sheet_changed = Signal()

    def __init__(self, window: QWidget, area: QWidget) -> None:
        """Popovers may reach over the whole window, the rest stays within the page area."""
        super().__init__(window)
        self._window, self._area = window, area
        self._sheet: Sheet | None = None
        self._error: QWidget | None = None
        self.undo_bar = UndoBar()
        self.undo_bar.setParent(area)

    @property
    def sheet(self) -> Sheet | None:
        """The sheet that is open."""
        return self._sheet

    def offer_undo(self, text: str, undo: Callable[[], object] | None = None) -> None:
        """Say what was done, with the way back."""
        self.undo_bar.offer(text, undo)
        self.place()

    def say(self, text: str) -> None:
        """Say what has no way back."""
        self.undo_bar.say(text)
        self.place()

    def tell_error(self, error: CourierError | BugReport, kept: str = "") -> None:
        """Show an error over the head of the page until it is dismissed."""
        self.dismiss_error()
        self._error = error_card(error, kept, self.dismiss_error)
        self._error.setParent(self._area)
        self._error.show()
        self.place()

    def dismiss_error(self) -> None:
        """Take the error away."""
        if self._error is not None:
            self._error.deleteLater()
            self._error = None

    def show_sheet(self, sheet: Sheet) -> None:
        """Open that sheet; another one that is open closes first."""
        self.close_sheet()
        self._sheet = sheet
        sheet.closed.connect(self._sheet_closed)
        sheet.hints_changed.connect(self.sheet_changed)
        sheet.open_over(self._area)
        self.sheet_changed.emit()

    def close_sheet(self) -> None:
        """Close the sheet, if one is open."""
        if self._sheet is not None:
            self._sheet.close_up()

    def show_popover(self, popover: Popover, anchor: QWidget, rect: QRect | None = None) -> None:
        """Open a popover beside the anchor."""
        near = rect if rect is not None else anchor.rect()
        popover.open_at(self._window, QRect(anchor.mapTo(self._window, near.topLeft()), near.size()))

    def place(self) -> None:
        """Put undo bar and error where they belong now."""
        width, height = self._area.width(), self._area.height()
        self.undo_bar.adjustSize()
        self.undo_bar.move((width - self.undo_bar.width()) // 2, height - self.undo_bar.height() - UNDO_ABOVE)
        if self._error is not None:
            wide = min(ERROR_WIDTH, width - 40)
            tall = max(self._error.heightForWidth(wide), self._error.minimumSizeHint().height())
            self._error.setGeometry((width - wide) // 2, ERROR_TOP, wide, tall)
            self._error.raise_()

    def _sheet_closed(self) -> None:
        sheet, self._sheet = self._sheet, None
        if sheet is not None:
            sheet.closed.disconnect(self._sheet_closed)
        self.sheet_changed.emit()

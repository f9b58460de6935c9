"""The Today page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout

from courier_desktop.ui.page import MARGIN, Page, PageHead
from courier_desktop.ui.parts.cards import EmptyState

if TYPE_CHECKING:
    from courier_desktop.ui.shell import Shell


class TodayPage(Page):
    """To come."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, 4, MARGIN, 15)
        column.addWidget(PageHead(self.title))
        column.addWidget(EmptyState("white-balance-sunny", self.title), 1)

    @property
    def title(self) -> str:
        """The page's name."""
        return self.tr("Hoy")

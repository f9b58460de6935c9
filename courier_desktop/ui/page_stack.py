"""The pages, each built when it is first shown and refreshed when something it shows has changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from courier_desktop.ui.pace import Pace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from courier_desktop.domain.topics import Topic
    from courier_desktop.ui.page import Page
    from courier_desktop.ui.pages import PageSpec
    from courier_desktop.ui.shell import Shell


class PageStack(QStackedWidget):
    """One page at a time; `hints_changed` is that of the page shown."""

    hints_changed = Signal()

    def __init__(self, specs: Sequence[PageSpec]) -> None:
        super().__init__()
        self.specs = {spec.key: spec for spec in specs}
        self._pages: dict[str, Page] = {}
        self._key = ""
        self._pace = Pace(self._renew, self)

    @property
    def key(self) -> str:
        """The key of the page shown; "" before any was."""
        return self._key

    @property
    def page(self) -> Page | None:
        """The page shown."""
        return self._pages.get(self._key)

    @property
    def built(self) -> frozenset[str]:
        """The keys of the pages that were built."""
        return frozenset(self._pages)

    def show_page(self, key: str, shell: Shell, filters: dict[str, object]) -> Page:
        """Show that page, built now if it never was, and hand it the filters."""
        page = self._pages.get(key)
        if page is None:
            page = self.specs[key].factory(shell)
            page.hints_changed.connect(self.hints_changed)
            self._pages[key] = page
            self.addWidget(page)
        if filters:
            page.open_filter(**filters)
        self._key = key
        self.setCurrentWidget(page)
        return page

    def refresh(self, topics: frozenset[Topic]) -> None:
        """Refresh the page shown when it is concerned, in a flood twice a second; the others when they are shown."""
        for page in self._pages.values():
            page.stale = page.stale or bool(page.topics & topics)
        shown = self.page
        if shown is not None and shown.stale and shown.isVisible():
            self._pace.ask()

    def _renew(self) -> None:
        """Refresh the page shown now, unless it was meanwhile."""
        page = self.page
        if page is not None and page.stale and page.isVisible():
            page.stale = False
            page.refresh()

    def forget(self) -> None:
        """Drop every page: the next one shown is built anew (the language changed)."""
        for page in self._pages.values():
            self.removeWidget(page)
            page.deleteLater()
        self._pages.clear()
        self._key = ""

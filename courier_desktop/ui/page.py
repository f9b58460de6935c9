"""What every page of the window is: a title, its keys and hints, what it listens to, and how it refreshes."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from courier_desktop.ui.keys import Hint, KeyHelp, press
from courier_desktop.ui.parts.label import Label
from courier_desktop.ui.theme.fonts import Type

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QShowEvent

    from courier_desktop.domain.topics import Topic
    from courier_desktop.ui.shell import Shell

MARGIN = 20
MOST_HINTS = 8


class Page(QWidget):
    """Base of the pages. Built on first show; refreshed when one of `topics` is published while it is seen."""

    topics: ClassVar[frozenset[Topic]] = frozenset()
    hints_changed = Signal()

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self.shell = shell
        self.stale = True
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    @property
    def title(self) -> str:
        """The page's name, as the head shows it."""
        return ""

    def keys(self) -> list[KeyHelp]:
        """Every key of the page now, with what it does."""
        return []

    def hints(self) -> list[Hint]:
        """The main keys for the hint bar; by default those of `keys` that have a hint, in order."""
        return hints_of(self.keys())

    def refresh(self) -> None:
        """Ask the services again, through `shell.jobs`; called on first show and after a change."""

    def open_filter(self, **filters: object) -> None:
        """Show what another page asked for."""

    def first_focus(self) -> QWidget:
        """What takes the focus when the page is shown."""
        return self

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.stale:
            self.stale = False
            self.refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not press(event, self.keys()):
            super().keyPressEvent(event)


class PageHead(QWidget):
    """A page's head: title, a quiet line under or beside it, and what stands at the right."""

    def __init__(self, title: str, right: Sequence[QWidget] = (), *, beside: bool = False) -> None:
        super().__init__()
        self.title = Label(title, Type.TITLE)
        self.summary = Label("", Type.SMALL_MEDIUM, "t3")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12 if beside else 24)
        if beside:
            row.addWidget(self.title)
            row.addWidget(self.summary.set_eliding(), 1)
        else:
            column = QVBoxLayout()
            column.setSpacing(1)
            column.addWidget(self.title)
            column.addWidget(self.summary.set_eliding())
            row.addLayout(column, 1)
        for widget in right:
            row.addWidget(widget)


def hints_of(keys: Sequence[KeyHelp]) -> list[Hint]:
    """The hint bar's entries of those keys: neighbours of the same words share them ("T R B filtrar")."""
    made: list[Hint] = []
    for entry in keys:
        if not entry.hint:
            continue
        if made and made[-1].text == entry.hint:
            made[-1] = Hint((*made[-1].keys, entry.keys), entry.hint)
        else:
            made.append(Hint((entry.keys,), entry.hint))
    return made[:MOST_HINTS]

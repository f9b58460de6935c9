"""News of what a write changed, carried from whichever thread wrote to the GUI thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

if TYPE_CHECKING:
    from courier_desktop.domain.topics import Topic


class Changes(QObject):
    """`tell` may be called on any thread; `changed` comes on the GUI thread with the topics."""

    changed = Signal(object)
    _told = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._told.connect(self.changed, Qt.ConnectionType.QueuedConnection)

    def tell(self, topics: frozenset[Topic]) -> None:
        """Pass the topics on."""
        self._told.emit(topics)

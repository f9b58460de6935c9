"""The window's frame: rail, top bar, page area and hint bar in their places, narrow and wide; files may be dropped."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from courier_desktop.ui.care_bar import CareBar
from courier_desktop.ui.floats import Floats
from courier_desktop.ui.hint_bar import HintBar
from courier_desktop.ui.parts.button import Button
from courier_desktop.ui.parts.cards import NoticeLine
from courier_desktop.ui.parts.floating import NARROW_WINDOW, Popover
from courier_desktop.ui.theme.theme import current_theme
from courier_desktop.ui.theme.tokens import Tone

if TYPE_CHECKING:
    from PySide6.QtGui import QDragEnterEvent, QDropEvent, QPaintEvent, QResizeEvent

    from courier_desktop.ui.page_stack import PageStack
    from courier_desktop.ui.rail import Rail
    from courier_desktop.ui.top_bar import TopBar

LEAST = (900, 500)
USUAL = (1366, 768)
SLIM_UNDER = 1240


class SampleBar(QWidget):
    """Says that the ledger shown is the sample day's, with the way back; hidden otherwise."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        text = self.tr("Este es un día de ejemplo: juega con él, tus guías están aparte y nada se envía solo.")
        notice = NoticeLine(text, "play-circle-outline", Tone.VIOLET)
        back = Button(self.tr("Volver a lo mío"), height=28)
        back.clicked.connect(self.left)
        notice.row.addWidget(back)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 0, 20, 8)
        column.addWidget(notice)
        self.hide()


class Frame(QWidget):
    """Places the four areas and what floats over them."""

    files_dropped = Signal(object)

    def __init__(self, rail: Rail, top: TopBar, stack: PageStack) -> None:
        super().__init__()
        self.rail, self.top, self.stack = rail, top, stack
        self.area, self.hint_bar = QWidget(), HintBar()
        self.sample_bar = SampleBar()
        self.care_bar = CareBar()
        self.floats = Floats(self, self.area)
        self.covered = False
        self.setMinimumSize(*LEAST)
        self.resize(*USUAL)
        self.setAcceptDrops(True)
        inner = QVBoxLayout(self.area)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        inner.addWidget(top)
        inner.addWidget(self.sample_bar)
        inner.addWidget(self.care_bar)
        inner.addWidget(stack, 1)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.area, 1)
        right.addWidget(self.hint_bar)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(rail)
        self._row.addLayout(right, 1)
        top.panel.setParent(self.area)

    def cover(self, screen: QWidget) -> None:
        """Show that screen instead of everything: what is hidden takes no key, no click and no file."""
        for popover in self.findChildren(Popover, options=Qt.FindChildOption.FindDirectChildrenOnly):
            popover.close_up()
        self.covered = True
        self.setAcceptDrops(False)
        for part in (self.rail, self.area, self.hint_bar):
            part.hide()
        self._row.setStretch(1, 0)
        self._row.addWidget(screen, 1)
        screen.show()

    def uncover(self, screen: QWidget) -> None:
        """Show everything again as it was, and drop that screen."""
        self.covered = False
        self.setAcceptDrops(True)
        self._row.removeWidget(screen)
        self._row.setStretch(1, 1)
        screen.hide()
        screen.deleteLater()
        for part in (self.rail, self.area, self.hint_bar):
            part.show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.rail.set_slim(self.width() < SLIM_UNDER)
        self.top.set_narrow(self.width() < NARROW_WINDOW)
        self.floats.place()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if files:
            event.acceptProposedAction()
            self.files_dropped.emit(files)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), current_theme().win)

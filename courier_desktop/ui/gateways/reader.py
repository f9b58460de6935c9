"""The whole guide of a gateway, read in the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QStackedWidget, QTextBrowser

from courier_desktop.domain.words import Language
from courier_desktop.paths import guides_dir
from courier_desktop.ui.language import current_language
from courier_desktop.ui.theme.fonts import Type, font

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QTextDocument

    from courier_desktop.domain.messaging import GatewayName
    from courier_desktop.ui.gateways.guide import Guide

_ABOVE_HEADING, _BELOW = 10, 6


def guide_file(name: GatewayName, language: Language) -> Path | None:
    """The guide in that language, in Spanish where there is none; those of one service share theirs."""
    spoken = Language.EN if language is Language.EN else Language.ES
    for stem in (name.value, name.value.partition("_")[0]):
        for code in (spoken.value[:2], Language.ES.value[:2]):
            path = guides_dir() / f"{stem}.{code}.md"
            if path.is_file():
                return path
    return None


class GuideReader(QTextBrowser):
    """The guide as a page of text; its links open in the browser."""

    def __init__(self, name: GatewayName) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("bare", "true")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setOpenExternalLinks(True)
        self.setAccessibleName(QCoreApplication.translate("Gateways", "Guía completa"))
        path = guide_file(name, current_language())
        if path is not None:
            self.document().setDocumentMargin(18)
            self.setMarkdown(path.read_text(encoding="utf-8"))
            dress(self.document())
            self.moveCursor(QTextCursor.MoveOperation.Start)


def dress(document: QTextDocument) -> None:
    """Headings and paragraphs as the window has them; a command wraps instead of running out of the page."""
    block = document.begin()
    while block.isValid():
        cursor = QTextCursor(block)
        shape = block.blockFormat()
        level = shape.headingLevel()
        shape.setNonBreakableLines(False)
        shape.setTopMargin(_ABOVE_HEADING if level > 1 else 0)
        shape.setBottomMargin(_BELOW)
        cursor.setBlockFormat(shape)
        if level:
            letters = QTextCharFormat()
            letters.setFont(font(Type.HEAD if level == 1 else Type.CARD))
            cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
            # Not merged: a heading's own adjustment of the size would stay.
            cursor.setCharFormat(letters)
        block = block.next()


class LeftPane(QStackedWidget):
    """The steps, and behind them the whole guide."""

    def __init__(self, guide: Guide, name: GatewayName) -> None:
        super().__init__()
        self._name = name
        self.reader: GuideReader | None = None
        self.addWidget(guide)
        guide.read.setVisible(guide_file(name, current_language()) is not None)
        guide.read.clicked.connect(self.turn)

    @property
    def reads(self) -> bool:
        """Whether the whole guide shows."""
        return self.currentIndex() == 1

    def turn(self) -> None:
        """Show the whole guide, or the steps again."""
        if self.reader is None:
            self.reader = GuideReader(self._name)
            self.addWidget(self.reader)
        self.setCurrentIndex(1 - self.currentIndex())
        shown = self.currentWidget()
        if shown is not None:
            shown.setFocus(Qt.FocusReason.OtherFocusReason)

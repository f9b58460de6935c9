"""The field a template is written in: variables and brackets in colour, variables taken in and out whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QKeyEvent,
    QSyntaxHighlighter,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

from courier_desktop.domain.template_variables import variable
from courier_desktop.domain.template_words import Place, places
from courier_desktop.ui.language import current_language
from courier_desktop.ui.theme.fonts import Type, font
from courier_desktop.ui.theme.theme import current_theme
from courier_desktop.ui.theme.tokens import Tone

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent


class _Highlighter(QSyntaxHighlighter):
    """Variables as chips, unknown ones in red, brackets strong."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self.dark: bool | None = None

    def highlightBlock(self, text: str) -> None:
        theme = current_theme()
        for place, letter in enumerate(text):
            if letter in "[]|" and not text.endswith("\\", 0, place):
                self.setFormat(place, 1, _format(theme.tone(Tone.RUST).text, None, bold=True))
        for one in places(text):
            tone = theme.tone(Tone.RED)
            ink, ground = (theme.accent, theme.soft) if one.key else (tone.text, tone.tint)
            self.setFormat(one.start, one.end - one.start, _format(ink, ground))


def _format(ink: QColor, ground: QColor | None, *, bold: bool = False) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setForeground(QBrush(ink))
    if ground is not None:
        made.setBackground(QBrush(ground))
    if bold:
        made.setFontWeight(QFont.Weight.Bold)
    return made


class TemplateEditor(QPlainTextEdit):
    """Text with variables. Backspace and Delete take a variable out whole."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._before_drag: QTextCursor | None = None
        self.setFont(font(Type.BODY))
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self._highlighter = _Highlighter(self.document())

    def paintEvent(self, event: QPaintEvent) -> None:
        dark = current_theme().dark
        if self._highlighter.dark is not dark:
            self._highlighter.dark = dark
            self._highlighter.rehighlight()
        super().paintEvent(event)

    def show_text(self, text: str) -> None:
        """Show that text, without telling that it changed."""
        self.blockSignals(True)
        self.setPlainText(text)
        self.blockSignals(False)
        self.mark_fault(0, 0)

    def put_in(self, key: str) -> None:
        """Put a variable where the cursor stands."""
        self.textCursor().insertText(written(key))
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_drop(self, at: QPoint) -> None:
        """Show where a variable dragged there (global) would land."""
        if self._over(at):
            self._before_drag = self._before_drag or self.textCursor()
            self.setTextCursor(self.cursorForPosition(self.viewport().mapFromGlobal(at)))
            self.setFocus(Qt.FocusReason.MouseFocusReason)

    def drop(self, key: str, at: QPoint) -> None:
        """Put a variable down there (global); outside nothing happens."""
        before, self._before_drag = self._before_drag, None
        if self._over(at):
            self.setTextCursor(self._beside_variables(self.cursorForPosition(self.viewport().mapFromGlobal(at))))
            self.put_in(key)
        elif before is not None:
            self.setTextCursor(before)

    def mark_fault(self, line: int, column: int) -> None:
        """Underline from there (from 1) to the end of its line; 0 marks nothing."""
        if not line:
            self.setExtraSelections([])
            return
        block = self.document().findBlockByNumber(line - 1)
        cursor = QTextCursor(block)
        cursor.setPosition(block.position() + min(max(0, column - 1), max(0, block.length() - 1)))
        one = self._variable_at(cursor, after=True)
        end = one.end if one is not None else max(0, block.length() - 1)
        cursor.setPosition(block.position() + end, QTextCursor.MoveMode.KeepAnchor)
        shown = QTextEdit.ExtraSelection()
        shown.cursor = cursor
        shown.format = QTextCharFormat()
        shown.format.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        shown.format.setUnderlineColor(current_theme().tone(Tone.RED).solid)
        self.setExtraSelections([shown])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bare = not event.modifiers()
        if bare and event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete) and not self.textCursor().hasSelection():
            one = self._variable_at(self.textCursor(), after=event.key() == Qt.Key.Key_Delete)
            if one is not None:
                cursor = self.textCursor()
                start = cursor.block().position()
                cursor.setPosition(start + one.start)
                cursor.setPosition(start + one.end, QTextCursor.MoveMode.KeepAnchor)
                cursor.removeSelectedText()
                event.accept()
                return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.viewport().update()

    def _over(self, at: QPoint) -> bool:
        return self.viewport().rect().contains(self.viewport().mapFromGlobal(at))

    @staticmethod
    def _variable_at(cursor: QTextCursor, *, after: bool) -> Place | None:
        """The variable that ends at the cursor, or begins there."""
        place = cursor.positionInBlock()
        found = places(cursor.block().text())
        return next((one for one in found if (one.start if after else one.end) == place), None)

    @staticmethod
    def _beside_variables(cursor: QTextCursor) -> QTextCursor:
        """The cursor, moved out of the variable it stands in."""
        place = cursor.positionInBlock()
        inside = next((one for one in places(cursor.block().text()) if one.start < place < one.end), None)
        if inside is not None:
            cursor.setPosition(cursor.block().position() + inside.end)
        return cursor


def written(key: str) -> str:
    """A variable as a template says it in the window's language; one that only asks with its question mark."""
    one = variable(key)
    return f"{{{{{one.names.in_(current_language())}{'?' if one.asked else ''}}}}}"

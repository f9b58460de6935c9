"""The middle of the editor: channel and language, the words with their variables, or the approved template."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from courier_desktop.domain.template_words import TemplateFaultError, keys_of, parse
from courier_desktop.domain.words import Language
from courier_desktop.ui.keys import KEYPAD
from courier_desktop.ui.parts.button import SMALL, Button, Kind
from courier_desktop.ui.parts.cards import NoticeLine
from courier_desktop.ui.parts.chip import Segmented
from courier_desktop.ui.parts.fields import Field
from courier_desktop.ui.parts.label import Label
from courier_desktop.ui.templates.chips import MOST, VariableChips
from courier_desktop.ui.templates.editor import TemplateEditor, written
from courier_desktop.ui.templates.official import OfficialPane
from courier_desktop.ui.templates.words import Face, face_says, face_word
from courier_desktop.ui.theme.fonts import Type
from courier_desktop.ui.theme.tokens import Tone

if TYPE_CHECKING:
    from courier_desktop.services.message_templates import TemplateWords
    from courier_desktop.ui.templates.work import Place


class WordsPane(QWidget):
    """`place_changed`: another channel; `typed`: the words are others now. `language` is set by whoever shows it."""

    place_changed = Signal()
    typed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.language = Language.ES
        self.faces = Segmented([(face, face_word(face)) for face in Face], self.tr("Canal"))
        self._says = Label("", Type.SMALL, "t2", wrap=True)
        self._window = NoticeLine("", "clock-outline", Tone.AMBER)
        self.subject = QLineEdit()
        self._subject_field = Field(self.tr("Asunto"), self.subject)
        self.editor = TemplateEditor(self.tr("Palabras del aviso"))
        self.fault = NoticeLine("", "alert-circle-outline", Tone.RED)
        self.chips = VariableChips()
        self.every = Button(self.tr("Más datos"), Kind.PLAIN, icon="plus", key="Ctrl+Space", height=SMALL)
        self.official = OfficialPane()
        self._stack = QStackedWidget()
        self._build()
        self._connect()

    @property
    def place(self) -> Place:
        """The language and channel that are worded."""
        return self.language, Face(str(self.faces.value))

    @property
    def words(self) -> tuple[str, str]:
        """What stands there: the body, and the subject of an e-mail."""
        subject = self.subject.text() if self.place[1] is Face.EMAIL else ""
        return self.editor.toPlainText(), subject

    def show_words(self, body: str, subject: str, program: TemplateWords) -> None:
        """Show those words; the program's own say which variables are wanted here."""
        face = self.place[1]
        self._stack.setCurrentIndex(0)
        if self.editor.toPlainText() != body:
            self.editor.show_text(body)
        if self.subject.text() != subject:
            self.subject.blockSignals(True)
            self.subject.setText(subject)
            self.subject.blockSignals(False)
        self._subject_field.setVisible(face is Face.EMAIL)
        self._says.setText(face_says(face))
        try:
            self.chips.show_keys(keys_of(parse(program.body)))
        except TemplateFaultError:
            self.chips.show_keys(())

    def show_official(self) -> None:
        """Show the approved template instead of words."""
        self._stack.setCurrentIndex(1)
        self._says.setText(face_says(Face.OFFICIAL))

    def show_window(self, sentence: str) -> None:
        """Say what becomes of these words once 24 hours have passed; "" says nothing."""
        self._window.setVisible(bool(sentence))
        if sentence:
            self._window.show_text(sentence)

    def show_fault(self, sentence: str, line: int = 0, column: int = 0) -> None:
        """Say what is wrong with the words, and where; "" takes it back."""
        self.fault.setVisible(bool(sentence))
        if sentence:
            self.fault.show_text(sentence)
        self.editor.mark_fault(line, column)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Alt with a figure puts in a chip's variable: a text field would write the figure."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            place = event.key() - Qt.Key.Key_1
            if event.modifiers() & ~KEYPAD == Qt.KeyboardModifier.AltModifier and 0 <= place < MOST:
                self.put_chip(place)
                return True
        return super().eventFilter(watched, event)

    def put_in(self, key: str) -> None:
        """Put a variable where the cursor stands: in the subject when it was there last."""
        if self.subject.hasFocus() and self.subject.isVisible():
            self.subject.insert(written(key))
        else:
            self.editor.put_in(key)

    def put_chip(self, place: int) -> None:
        """Put in the variable of the chip at that place."""
        if place < len(self.chips.chips) and self.place[1] is not Face.OFFICIAL:
            self.put_in(self.chips.chips[place].key)

    def replace_words(self, body: str, subject: str) -> None:
        """Put other words in their place; Ctrl+Z in the field brings them back."""
        cursor = self.editor.textCursor()
        cursor.select(cursor.SelectionType.Document)
        cursor.insertText(body)
        if self.place[1] is Face.EMAIL:
            self.subject.selectAll()
            self.subject.insert(subject)

    def _build(self) -> None:
        tops = QHBoxLayout()
        tops.addWidget(self.faces)
        tops.addStretch(1)
        words = QVBoxLayout()
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(10)
        words.addWidget(self._subject_field)
        words.addWidget(self.editor, 1)
        words.addWidget(self.fault)
        words.addLayout(self._tools())
        words.addWidget(self.chips)
        page = QWidget()
        page.setLayout(words)
        for line in (self.fault, self._window):
            line.hide()
        self._stack.addWidget(page)
        self._stack.addWidget(self.official)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 14, 18, 14)
        column.setSpacing(10)
        column.addLayout(tops)
        column.addWidget(self._says)
        column.addWidget(self._window)
        column.addWidget(self._stack, 1)

    def _tools(self) -> QHBoxLayout:
        hint = self.tr("Alt y su número ponen el dato. Lo que va entre [ ] se omite si el dato falta.")
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(Label(hint, Type.SMALL, "t3", wrap=True), 1)
        row.addWidget(self.every)
        return row

    def _connect(self) -> None:
        self.faces.chosen.connect(lambda _face: self.place_changed.emit())
        self.editor.textChanged.connect(self.typed)
        self.subject.textChanged.connect(self.typed)
        self.editor.installEventFilter(self)
        self.subject.installEventFilter(self)
        self.chips.wanted.connect(self.put_in)
        self.chips.dragged.connect(self.editor.show_drop)
        self.chips.dropped.connect(self.editor.drop)

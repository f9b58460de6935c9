"""One editor for each kind of setting: it shows the value and tells when the person changed it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import available_timezones

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from courier_desktop.domain.settings import SettingKind, SettingSpec
from courier_desktop.ui.language import current_language
from courier_desktop.ui.parts.button import Button, IconButton
from courier_desktop.ui.parts.chip import Segmented
from courier_desktop.ui.parts.fields import NumberField, Select, Toggle
from courier_desktop.ui.parts.label import Label
from courier_desktop.ui.parts.paint import focus_ring, rounded
from courier_desktop.ui.parts.press import Pressable
from courier_desktop.ui.settings.choices import choice_word
from courier_desktop.ui.settings.folders import FolderPicker
from courier_desktop.ui.theme.fonts import Type
from courier_desktop.ui.theme.theme import current_theme
from courier_desktop.ui.theme.tokens import Tone

if TYPE_CHECKING:
    from collections.abc import Callable


Value = str | int | bool
MOST_SEGMENTS = 3
_EDITOR_WIDTH = 300
ACCENTS = ("#0B6B75", "#D6187A", "#F26A1B", "#1457B5", "#5A3FB5", "#176338", "#AF241C", "#0A0A0A")


class SettingLine(QWidget):
    """A setting: its name and what it does at the left, its editor at the right, an error under it."""

    changed = Signal(str, object)

    def __init__(self, name: str, spec: SettingSpec, value: Value) -> None:
        super().__init__()
        self.name, self._spec = name, spec
        language = current_language()
        self.editor, self._show = _make(spec, self._tell)
        self.editor.setAccessibleName(spec.label.in_(language))
        self.editor.setAccessibleDescription(spec.help.in_(language))
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(Label(spec.label.in_(language), Type.STRONG, wrap=True))
        words.addWidget(Label(spec.help.in_(language), Type.SMALL, "t2", wrap=True))
        self._error = Label("", Type.SMALL_STRONG, Tone.RED, wrap=True)
        self._error.hide()
        words.addWidget(self._error)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 8, 0, 8)
        row.setSpacing(16)
        row.addLayout(words, 1)
        row.addWidget(self.editor, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        self.show_value(value)

    def show_value(self, value: Value) -> None:
        """Show that value; an editor that is being typed in keeps what was typed."""
        if not self.editor.hasFocus() or not isinstance(self.editor, QLineEdit):
            self._show(value)

    def show_error(self, sentence: str) -> None:
        """Say what is wrong with what was typed; "" takes it back."""
        self._error.setText(sentence)
        self._error.setVisible(bool(sentence))

    @property
    def error(self) -> str:
        """What is said to be wrong, "" for nothing."""
        return self._error.text()

    def _tell(self, value: Value) -> None:
        self.show_error("")
        self.changed.emit(self.name, value)


def _make(spec: SettingSpec, tell: Callable[[Value], None]) -> tuple[QWidget, Callable[[Value], None]]:
    makers = {
        SettingKind.CHOICE: _choice,
        SettingKind.NUMBER: _number,
        SettingKind.SWITCH: _switch,
        SettingKind.COLOUR: _colour,
        SettingKind.ZONE: _zone,
        SettingKind.FILE: _file,
        SettingKind.FOLDER: _folder,
    }
    return makers.get(spec.kind, _line)(spec, tell)


def _line(spec: SettingSpec, tell: Callable[[Value], None]) -> tuple[QWidget, Callable[[Value], None]]:
    edit = QLineEdit()
    edit.setFixedWidth(_EDITOR_WIDTH if spec.kind is not SettingKind.TIME else 90)

    def finished() -> None:
        if edit.isModified():
            edit.setModified(False)
            tell(edit.text())

    edit.editingFinished.connect(finished)
    return edit, lambda value: edit.setText(str(value))


def _choice(spec: SettingSpec, tell: Callable[[Value], None]) -> tuple[QWidget, Callable[[Value], None]]:
    if len(spec.choices) <= MOST_SEGMENTS:
        parts = Segmented([(one, choice_word(one)) for one in spec.choices])
        parts.chosen.connect(tell)
        return parts, parts.choose
    select = Select()
    select.setFixedWidth(_EDITOR_WIDTH)
    for one in spec.choices:
        select.addItem(choice_word(one), one)
    select.activated.connect(lambda place: tell(select.itemData(place)))
    return select, lambda value: select.setCurrentIndex(max(0, select.findData(value)))


def _number(spec: SettingSpec, tell: Callable[[Value], None]) -> tuple[QWidget, Callable[[Value], None]]:
    edit = NumberField(spec.least, spec.most, spec.least)
    edit.setFixedWidth(90)
    edit.setAlignment(Qt.AlignmentFlag.AlignRight)
    shown = [spec.least]

    def show(value: Value) -> None:
        shown[0] = int(value)
        edit.set_value(int(value))

    def finished() -> None:
        if edit.value != shown[0]:
            show(edit.value)
            tell(edit.value)

    edit.editingFinished.connect(finished)
    return edit, show


def _switch(_spec: SettingSpec, tell: Callable[[Value], None]) -> tuple[QWidget, Callable[[Value], None]]:
    toggle = Toggle("")
    toggle.clicked.connect(lambda: tell(toggle.isChecked()))
    return toggle, lambda value: toggle.setChecked(bool(value))


def _zone(_spec: SettingSpec, tell: Callable[[Value], None]) -> tuple[QWidget, Callable[[Value], None]]:
    select = Select()
    select.setFixedWidth(_EDITOR_WIDTH)
    # America first: that is where the program is used; the rest of the world stays within reach.
    names = sorted(available_timezones(), key=lambda name: (not name.startswith("America/"), name))
    select.addItems([name for name in names if "/" in name])
    select.textActivated.connect(tell)
    return select, lambda value: select.setCurrentText(str(value))


def _file(_spec: SettingSpec, tell: Callable[[Value], None]) -> tuple[QWidget, Callable[[Value], None]]:
    picker = FilePicker()
    picker.picked.connect(tell)
    return picker, picker.show_path


def _folder(_spec: SettingSpec, tell: Callable[[Value], None]) -> tuple[QWidget, Callable[[Value], None]]:
    picker = FolderPicker()
    picker.picked.connect(tell)
    return picker, picker.show_path


def _colour(_spec: SettingSpec, tell: Callable[[Value], None]) -> tuple[QWidget, Callable[[Value], None]]:
    picker = ColourPicker()
    picker.picked.connect(tell)
    return picker, picker.show_colour


class FilePicker(QWidget):
    """A picture's path: choose another, or none."""

    picked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._name = Label("", Type.SMALL, "t2")
        self._name.setMaximumWidth(170)
        self._choose = Button(QCoreApplication.translate("Settings", "Elegir…"), icon="image-outline")
        self._none = IconButton("close", QCoreApplication.translate("Settings", "Quitar"))
        self._choose.clicked.connect(self._ask)
        self._none.clicked.connect(lambda: self.picked.emit(""))
        self.setFocusProxy(self._choose)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._name.set_eliding())
        row.addWidget(self._choose)
        row.addWidget(self._none)

    def show_path(self, value: Value) -> None:
        """Show the file's name."""
        name = str(value).replace("\\", "/").rsplit("/", maxsplit=1)[-1]
        self._name.setText(name)
        self._none.setVisible(bool(name))

    def _ask(self) -> None:
        """The system's own dialog, without a second event loop."""
        dialog = QFileDialog(self.window(), QCoreApplication.translate("Settings", "Logotipo"))
        dialog.setNameFilter("PNG, JPEG, SVG (*.png *.jpg *.jpeg *.svg)")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.picked)
        dialog.open()


class ColourPicker(QWidget):
    """The brand's colour: a few to choose from, or any by its hex."""

    picked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._swatches = [Swatch(colour) for colour in ACCENTS]
        self._edit = QLineEdit()
        self._edit.setFixedWidth(90)
        self._edit.setAccessibleName(QCoreApplication.translate("Settings", "Color en hexadecimal"))
        self.setFocusProxy(self._edit)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        for swatch in self._swatches:
            swatch.clicked.connect(lambda _=False, swatch=swatch: self.picked.emit(swatch.colour))
            row.addWidget(swatch)
        row.addSpacing(6)
        row.addWidget(self._edit)
        self._edit.editingFinished.connect(self._typed)

    def show_colour(self, value: Value) -> None:
        """Show which colour is in force."""
        self._edit.setText(str(value).upper())
        self._edit.setModified(False)
        for swatch in self._swatches:
            swatch.setChecked(swatch.colour == str(value).upper())

    def _typed(self) -> None:
        if self._edit.isModified():
            self._edit.setModified(False)
            text = self._edit.text().strip()
            self.picked.emit(text if text.startswith("#") else f"#{text}")


class Swatch(Pressable):
    """One colour to choose."""

    def __init__(self, colour: str) -> None:
        super().__init__(colour)
        self.colour = colour
        self.setCheckable(True)
        self.setFixedSize(26, 32)
        self.setAccessibleName(colour)

    def sizeHint(self) -> QSize:
        return QSize(26, 32)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), current_theme()
        box = QRectF(3, 6, 20, 20)
        rounded(painter, box, 10, QColor(self.colour), theme.line2)
        if self.isChecked() or self.ringed:
            focus_ring(painter, box.adjusted(-3, -3, 3, 3), 13, theme)

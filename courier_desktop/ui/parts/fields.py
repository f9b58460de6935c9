"""Fields: label above, error below, checked on leaving; what was typed is never cleared."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from courier_desktop.ui.parts.button import Keycap
from courier_desktop.ui.parts.label import IconLabel, Label
from courier_desktop.ui.parts.paint import draw_check, focus_ring, rounded, write, write_elided
from courier_desktop.ui.parts.press import Pressable
from courier_desktop.ui.theme.fonts import Type, text_width
from courier_desktop.ui.theme.icons import draw_icon
from courier_desktop.ui.theme.theme import current_theme
from courier_desktop.ui.theme.tokens import Tone

Check = Callable[[str], str]


class Field(QWidget):
    """An input with its label, a hint or an error under it. `check(text)` gives the error's sentence or ""."""

    left = Signal()

    def __init__(self, label: str, editor: QWidget | None = None, *, check: Check | None = None, key: str = "") -> None:
        super().__init__()
        self.editor: QWidget = editor if editor is not None else QLineEdit()
        self._check = check
        self._hint = ""
        self._label = Label(label, Type.SMALL_STRONG, "t2")
        self._label.setBuddy(self.editor)
        self._sign = IconLabel("alert-circle-outline", Tone.RED, 15)
        self._below = Label("", Type.SMALL, "t3", wrap=True)
        self.editor.setAccessibleName(label)
        self.editor.installEventFilter(self)
        self._build(key)
        self._show_below("", error=False)

    def _build(self, key: str) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._label)
        if key:
            head.addWidget(Keycap(key))
        head.addStretch(1)
        foot = QHBoxLayout()
        foot.setSpacing(4)
        foot.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        foot.addWidget(self._below, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.editor)
        column.addLayout(foot)
        column.addStretch(1)

    @property
    def text(self) -> str:
        """What stands in it."""
        if isinstance(self.editor, QLineEdit):
            return self.editor.text()
        if isinstance(self.editor, QPlainTextEdit):
            return self.editor.toPlainText()
        return self.editor.currentText() if isinstance(self.editor, QComboBox) else ""

    def set_text(self, text: str) -> None:
        """Put that text in, without checking it."""
        if isinstance(self.editor, QLineEdit):
            self.editor.setText(text)
        elif isinstance(self.editor, QPlainTextEdit):
            self.editor.setPlainText(text)

    def set_hint(self, hint: str) -> None:
        """A quiet line below, while there is no error."""
        self._hint = hint
        if not self.invalid:
            self._show_below(hint, error=False)

    @property
    def invalid(self) -> bool:
        """Whether an error shows."""
        return bool(self.editor.property("invalid"))

    @property
    def error(self) -> str:
        """The error that shows, "" for none."""
        return self._below.text() if self.invalid else ""

    def show_error(self, sentence: str) -> None:
        """Say what is wrong; "" takes it back."""
        if self.invalid != bool(sentence):
            self.editor.setProperty("invalid", bool(sentence))
            self.editor.style().unpolish(self.editor)
            self.editor.style().polish(self.editor)
        self._show_below(sentence or self._hint, error=bool(sentence))

    def verify(self) -> bool:
        """Check now (on saving); whether it is right."""
        self.show_error(self._check(self.text) if self._check is not None else "")
        return not self.invalid

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        staying = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
        gone = event.type() == QEvent.Type.FocusOut and isinstance(event, QFocusEvent) and event.reason() not in staying
        # Qt may still call a field whose Python half the collector has emptied already.
        if gone and watched is getattr(self, "editor", None):
            self.verify()
            self.left.emit()
        return super().eventFilter(watched, event)

    def _show_below(self, text: str, *, error: bool) -> None:
        self._sign.setVisible(error)
        self._below.setText(text)
        self._below.set_ink(Tone.RED if error else "t3")
        self._below.set_role(Type.SMALL_STRONG if error else Type.SMALL)
        self._below.setVisible(bool(text))
        self.editor.setAccessibleDescription(text)


class Select(QComboBox):
    """A drop-down with the arrow of our own icons; `icon` stands before its text."""

    def __init__(self, *, icon: str = "") -> None:
        super().__init__()
        self._icon = icon
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(hint.width() + 14 + (25 if self._icon else 0), hint.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        # Imported here: making QStyle's many enumerations costs the window's start ten milliseconds.
        from PySide6.QtWidgets import QStyle, QStyleOptionComboBox

        painter, theme = QPainter(self), current_theme()
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        self.style().drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option, painter, self)
        draw_icon(painter, QRectF(self.width() - 28, 0, 20, self.height()), "chevron-down", theme.t2, 18)
        left = 10.0
        if self._icon:
            draw_icon(painter, QRectF(left, 0, 18, self.height()), self._icon, theme.t2, 17)
            left += 25
        shown = self.currentText() or self.placeholderText()
        ink = theme.t1 if self.isEnabled() and self.currentText() else theme.t3
        write_elided(painter, QRectF(left, 0, self.width() - left - 30, self.height()), shown, Type.MEDIUM, ink)


class SearchField(QWidget):
    """A field for a scanner or for typing: icon, text, keycap. `entered` comes with Enter, stripped."""

    entered = Signal(str)
    typed = Signal(str)

    def __init__(self, placeholder: str, *, key: str = "", icon: str = "barcode-scan") -> None:
        super().__init__()
        self._icon = icon
        self.edit = QLineEdit()
        self.edit.setProperty("bare", "true")
        self.edit.setPlaceholderText(placeholder)
        self.edit.setAccessibleName(placeholder)
        self.edit.installEventFilter(self)
        self.setFocusProxy(self.edit)
        self.setFixedHeight(34)
        row = QHBoxLayout(self)
        row.setContentsMargins(38, 1, 12, 1)
        row.addWidget(self.edit, 1)
        if key:
            row.addWidget(Keycap(key))
        self.edit.returnPressed.connect(lambda: self.entered.emit(self.edit.text().strip()))
        self.edit.textEdited.connect(self.typed)

    @property
    def text(self) -> str:
        """What stands in it, stripped."""
        return self.edit.text().strip()

    def clear(self) -> None:
        """Empty it for the next read."""
        self.edit.clear()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme, body = QPainter(self), current_theme(), QRectF(self.rect())
        rounded(painter, body, 8, theme.surface, theme.ctl)
        if self.edit.hasFocus():
            focus_ring(painter, body, 8, theme)
        draw_icon(painter, QRectF(10, 0, 20, self.height()), self._icon, theme.t2, 18)


class CheckBox(Pressable):
    """A check box with its word."""

    def __init__(self, text: str = "") -> None:
        super().__init__(text)
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        words = round(text_width(self.text(), Type.BODY)) + 8 if self.text() else 0
        return QSize(24 + words, 24)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), current_theme()
        box = QRectF(0, (self.height() - 24) / 2, 24, 24)
        state = Qt.CheckState.Checked if self.isChecked() else Qt.CheckState.Unchecked
        draw_check(painter, box, state, theme)
        if self.ringed:
            focus_ring(painter, box.adjusted(1, 1, -1, -1), 6, theme)
        ink = theme.t3 if self.off else theme.t1
        write(painter, QRectF(28, 0, self.width() - 28, self.height()), self.text(), Type.BODY, ink)


class Toggle(Pressable):
    """A switch: a setting that is on or off at once."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.setCheckable(True)
        self.setFixedSize(40, 24)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme, on = QPainter(self), current_theme(), self.isChecked()
        body = QRectF(self.rect())
        if self.ringed:
            focus_ring(painter, body, 12, theme)
        track = body.adjusted(4, 4, -4, -4)
        rounded(painter, track, 8, theme.fill if on else theme.surface, None if on else theme.ctl)
        knob = QRectF(track.right() - 14 if on else track.x() + 2, track.y() + 2, 12, 12)
        rounded(painter, knob, 6, theme.on_fill if on else theme.ctl)


class NumberField(QLineEdit):
    """A whole number between two ends; the arrows and PgUp/PgDown step it."""

    changed = Signal(int)

    def __init__(self, least: int, most: int, value: int, *, step: int = 1) -> None:
        super().__init__(str(value))
        self._least, self._most, self._step = least, most, step
        self.textChanged.connect(lambda _text: self.changed.emit(self.value))

    @property
    def value(self) -> int:
        """The number in it, brought between the ends; the least when there is none."""
        digits = self.text().strip()
        number = int(digits) if digits.isdecimal() else self._least
        return min(self._most, max(self._least, number))

    def set_value(self, value: int) -> None:
        """Put that number in."""
        self.setText(str(min(self._most, max(self._least, value))))

    def event(self, event: QEvent) -> bool:
        steps = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1, Qt.Key.Key_PageUp: 10, Qt.Key.Key_PageDown: -10}
        key = getattr(event, "key", None)
        if event.type() == QEvent.Type.KeyPress and callable(key) and key() in steps:
            self.set_value(self.value + steps[Qt.Key(key())] * self._step)
            event.accept()
            return True
        return super().event(event)

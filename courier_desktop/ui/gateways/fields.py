"""What a gateway asks for, to be typed: a field for each, secrets out of sight, the seldom needed folded away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from courier_desktop.domain.settings import SettingKind
from courier_desktop.ui.gateways.secret_editor import SecretEditor
from courier_desktop.ui.language import current_language
from courier_desktop.ui.parts.button import Button, Kind
from courier_desktop.ui.parts.chip import Segmented
from courier_desktop.ui.parts.fields import Field, NumberField, Select, Toggle
from courier_desktop.ui.parts.label import Label
from courier_desktop.ui.theme.fonts import Type, text_width

if TYPE_CHECKING:
    from collections.abc import Mapping

    from courier_desktop.domain.gateway_forms import GatewayField, GatewayForm, Value
    from courier_desktop.domain.secret import Secret

_NUMBER_WIDTH = 110
# Wider than this the words of a choice stand in a list to drop down.
_SEGMENTS_WIDTH = 420
_MOST_SEGMENTS = 3


class GatewayFields(QWidget):
    """The form. `edited` comes with every change; what was typed stays until `show_values` says otherwise."""

    edited = Signal()

    def __init__(self, form: GatewayForm) -> None:
        super().__init__()
        self.editors = {one.name: make_editor(one) for one in form.fields}
        self._shown: dict[str, Value] = {}
        self._more = Button(QCoreApplication.translate("Gateways", "Avanzado"), Kind.PLAIN, icon="chevron-right")
        self._folded = QWidget()
        self._build(form)
        for editor in self.editors.values():
            editor.edited.connect(self.edited)

    def _build(self, form: GatewayForm) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        inner = QVBoxLayout(self._folded)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(12)
        for one in form.fields:
            (inner if one.advanced else column).addWidget(self.editors[one.name])
        if any(one.advanced for one in form.fields):
            column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._folded)
        self._folded.hide()
        self._more.clicked.connect(lambda: self.unfold(self._folded.isHidden()))

    def unfold(self, shown: bool) -> None:
        """Show what is seldom needed, or hide it."""
        self._folded.setVisible(shown)
        self._more.set_icon("chevron-down" if shown else "chevron-right")

    @property
    def unfolded(self) -> bool:
        """Whether what is seldom needed shows."""
        return not self._folded.isHidden()

    def show_values(self, values: Mapping[str, Value], kept: frozenset[str]) -> None:
        """Show what is stored; `kept` names the secrets that are known."""
        self._shown = dict(values)
        for name, editor in self.editors.items():
            editor.show_stored(values.get(name, ""), kept=name in kept)
            editor.show_error("")

    @property
    def values(self) -> dict[str, Value]:
        """What stands in every field that is no secret."""
        return {name: one.value for name, one in self.editors.items() if not isinstance(one, SecretField)}

    @property
    def new_secrets(self) -> dict[str, Secret]:
        """The secrets that were typed anew; an empty one is to be forgotten."""
        typed = {name: one.secret for name, one in self.editors.items() if isinstance(one, SecretField)}
        return {name: secret for name, secret in typed.items() if secret is not None}

    @property
    def changed(self) -> bool:
        """Whether anything differs from what is stored."""
        return bool(self.new_secrets) or any(self._shown.get(name) != value for name, value in self.values.items())

    @property
    def typed(self) -> dict[str, Value | Secret]:
        """What differs from what is stored."""
        changed = {name: value for name, value in self.values.items() if self._shown.get(name) != value}
        return {**changed, **self.new_secrets}

    def take(self, typed: Mapping[str, Value | Secret]) -> None:
        """Put back what was typed and not stored."""
        for name, value in typed.items():
            self.editors[name].show_typed(value)

    def show_errors(self, errors: Mapping[str, str]) -> None:
        """Say beside each field what is wrong with it, and go to the first."""
        for name, editor in self.editors.items():
            editor.show_error(errors.get(name, ""))
        first = next((one for name, one in self.editors.items() if errors.get(name)), None)
        if first is not None:
            if self._folded.isAncestorOf(first):
                self.unfold(True)
            first.place.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_missing(self, missing: frozenset[str]) -> bool:
        """Say which required ones are empty; whether there was any."""
        said = QCoreApplication.translate("Gateways", "Falta este dato.")
        empty = {name: said for name, one in self.editors.items() if name in missing and not one.filled}
        self.show_errors(empty)
        return bool(empty)


class FieldEditor(QWidget):
    """One field of the form."""

    edited = Signal()

    def __init__(self, one: GatewayField) -> None:
        super().__init__()
        self.spec = one
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    @property
    def value(self) -> Value:
        """What stands in it."""
        raise NotImplementedError

    @property
    def filled(self) -> bool:
        """Whether anything stands in it."""
        return str(self.value).strip() != ""

    def show_stored(self, value: Value, *, kept: bool) -> None:
        """Show what is stored."""

    def show_typed(self, value: Value | Secret) -> None:
        """Show what was typed before."""
        if isinstance(value, str | int | bool):
            self.show_stored(value, kept=False)

    def show_error(self, sentence: str) -> None:
        """Say what is wrong; "" takes it back."""

    @property
    def place(self) -> QWidget:
        """What takes the focus."""
        return self


class _Labelled(FieldEditor):
    """A field with its label above and its help below."""

    def __init__(self, one: GatewayField, editor: QWidget) -> None:
        super().__init__(one)
        self.field = Field(one.label.in_(current_language()), editor)
        self.field.set_hint(one.help.in_(current_language()))
        self._column.addWidget(self.field)

    def show_error(self, sentence: str) -> None:
        self.field.show_error(sentence)

    @property
    def place(self) -> QWidget:
        return self.field.editor


class TextField(_Labelled):
    """A line of text."""

    def __init__(self, one: GatewayField) -> None:
        self.edit = QLineEdit()
        super().__init__(one, self.edit)
        self.edit.setPlaceholderText(str(one.default))
        self.edit.textEdited.connect(lambda _text: self.edited.emit())

    @property
    def value(self) -> Value:
        return self.edit.text().strip()

    def show_stored(self, value: Value, *, kept: bool) -> None:
        self.edit.setText(str(value))


class TextsField(_Labelled):
    """A text of several lines."""

    def __init__(self, one: GatewayField) -> None:
        self.edit = QPlainTextEdit()
        super().__init__(one, self.edit)
        self.edit.setTabChangesFocus(True)
        self.edit.setFixedHeight(self.edit.fontMetrics().lineSpacing() * one.lines + 18)
        self.edit.textChanged.connect(self._told)

    @property
    def value(self) -> Value:
        return self.edit.toPlainText().strip()

    def show_stored(self, value: Value, *, kept: bool) -> None:
        if str(value) != self.value:
            self.edit.setPlainText(str(value))

    def _told(self) -> None:
        self.edited.emit()


class NumberEditor(_Labelled):
    """A whole number between its ends."""

    def __init__(self, one: GatewayField) -> None:
        self.edit = NumberField(one.least, one.most, one.least)
        super().__init__(one, self.edit)
        self.edit.setMaximumWidth(_NUMBER_WIDTH)
        self.edit.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.edit.textEdited.connect(lambda _text: self.edited.emit())

    @property
    def value(self) -> Value:
        return self.edit.value

    def show_stored(self, value: Value, *, kept: bool) -> None:
        self.edit.set_value(int(value) if str(value).strip().lstrip("-").isdigit() else self.spec.least)


class ChoiceEditor(_Labelled):
    """One of a few."""

    def __init__(self, one: GatewayField) -> None:
        language = current_language()
        words = [w.in_(language) for w in one.choice_words] or list(one.choices)
        self._pairs = list(zip(one.choices, words, strict=True))
        wide = sum(text_width(word, Type.MEDIUM) + 30 for word in words)
        self._few = len(words) <= _MOST_SEGMENTS and wide <= _SEGMENTS_WIDTH
        self._parts = Segmented(self._pairs, one.label.in_(language)) if self._few else None
        self._list = Select() if not self._few else None
        super().__init__(one, self._parts or self._list or QWidget())
        if self._parts is not None:
            self._parts.chosen.connect(lambda _value: self.edited.emit())
        if self._list is not None:
            for value, word in self._pairs:
                self._list.addItem(word, value)
            self._list.activated.connect(lambda _place: self.edited.emit())

    @property
    def value(self) -> Value:
        if self._parts is not None:
            return str(self._parts.value)
        return str(self._list.currentData()) if self._list is not None else ""

    def show_stored(self, value: Value, *, kept: bool) -> None:
        known = value if value in self.spec.choices else self.spec.default
        if self._parts is not None and known in self.spec.choices:
            self._parts.choose(known)
        if self._list is not None:
            self._list.setCurrentIndex(max(0, self._list.findData(value)))


class SwitchEditor(FieldEditor):
    """On or off: its words at the left, the switch at the right."""

    def __init__(self, one: GatewayField) -> None:
        super().__init__(one)
        language = current_language()
        self.toggle = Toggle(one.label.in_(language))
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(Label(one.label.in_(language), Type.SMALL_STRONG, "t2", wrap=True))
        words.addWidget(Label(one.help.in_(language), Type.SMALL, "t3", wrap=True))
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addLayout(words, 1)
        row.addWidget(self.toggle, 0, Qt.AlignmentFlag.AlignTop)
        self._column.addLayout(row)
        self.toggle.clicked.connect(self._told)

    @property
    def value(self) -> Value:
        return self.toggle.isChecked()

    def show_stored(self, value: Value, *, kept: bool) -> None:
        self.toggle.setChecked(bool(value))

    def _told(self) -> None:
        self.edited.emit()

    @property
    def place(self) -> QWidget:
        return self.toggle


class SecretField(_Labelled):
    """A password or key: whether one is kept, never which."""

    def __init__(self, one: GatewayField) -> None:
        self.editor = SecretEditor(one.label.in_(current_language()))
        super().__init__(one, self.editor)
        self.editor.edited.connect(self.edited)

    @property
    def value(self) -> Value:
        return ""

    @property
    def secret(self) -> Secret | None:
        """What was typed anew; an empty one = to be forgotten; None = as it was."""
        return self.editor.secret

    @property
    def filled(self) -> bool:
        return self.editor.filled

    def show_stored(self, value: Value, *, kept: bool) -> None:
        self.editor.show_kept(kept)

    def show_typed(self, value: Value | Secret) -> None:
        if not isinstance(value, str | int | bool):
            self.editor.take(value)


def make_editor(one: GatewayField) -> FieldEditor:
    """The editor for that field's kind."""
    if one.secret:
        return SecretField(one)
    makers = {
        SettingKind.NUMBER: NumberEditor,
        SettingKind.CHOICE: ChoiceEditor,
        SettingKind.SWITCH: SwitchEditor,
    }
    return makers.get(one.kind, TextsField if one.lines > 1 else TextField)(one)

"""Keys: a table of what each does, how it is shown, and the `?` sheet that lists them all."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from courier_desktop.domain.values import dataclass

KEYPAD = Qt.KeyboardModifier.KeypadModifier
BARE = (
    Qt.Key.Key_Shift,
    Qt.Key.Key_Control,
    Qt.Key.Key_Alt,
    Qt.Key.Key_Meta,
    Qt.Key.Key_AltGr,
    Qt.Key.Key_CapsLock,
    Qt.Key.Key_NumLock,
)


@dataclass(frozen=True, slots=True)
class KeyHelp:
    """A key of a page: `keys` as Qt writes it ("Shift+T", "F8", "1", "?"), what it does, and the act itself.

    `run` None = only listed (a view does it). `hint` = short words for the hint bar; "" keeps it off the bar.
    """

    keys: str
    text: str
    run: Callable[[], object] | None = None
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Hint:
    """One entry of the hint bar: keys in order, each its own keycap, and the words after them."""

    keys: tuple[str, ...]
    text: str


def pressed_name(event: QKeyEvent) -> str:
    """What was pressed, as Qt writes it in portable text; "" for a bare modifier. The keypad counts as the row."""
    if event.key() in BARE:
        return ""
    text = event.text()
    held = event.modifiers() & ~KEYPAD
    plain = held in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
    if plain and len(text) == 1 and text.isprintable() and not text.isalpha() and not text.isspace():
        return text
    name = QKeySequence(event.key() | held.value).toString(QKeySequence.SequenceFormat.PortableText)
    return name.replace("Enter", "Return")


def press(event: QKeyEvent, table: Sequence[KeyHelp]) -> bool:
    """Run the act of that key; whether there was one. The event is accepted then."""
    name = pressed_name(event)
    if not name:
        return False
    for entry in table:
        if entry.run is not None and entry.keys == name:
            event.accept()
            entry.run()
            return True
    return False


def key_label(keys: str) -> str:
    """The key as a keycap shows it: "Shift+Down" is "Mayús+↓"."""
    *held, last = keys.split("+") if keys != "+" else [keys]
    words = _words()
    return ("" if sys.platform == "darwin" else "+").join(words.get(part, part) for part in [*held, last])


def _words() -> dict[str, str]:
    arrows = {"Up": "↑", "Down": "↓", "Left": "←", "Right": "→"}
    named = {
        "Return": "Enter",
        "Space": QCoreApplication.translate("Keys", "Espacio"),
        "Shift": QCoreApplication.translate("Keys", "Mayús"),
        "Del": QCoreApplication.translate("Keys", "Supr"),
        "Home": QCoreApplication.translate("Keys", "Inicio"),
        "End": QCoreApplication.translate("Keys", "Fin"),
        "PgUp": QCoreApplication.translate("Keys", "RePág"),
        "PgDown": QCoreApplication.translate("Keys", "AvPág"),
    }
    mac = {"Ctrl": "⌘", "Alt": "⌥", "Shift": "⇧"} if sys.platform == "darwin" else {}
    return arrows | named | mac

"""Keys as pressed, as shown, and as the hint bar joins them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from courier_desktop.ui.keys import KeyHelp, key_label, press, pressed_name
from courier_desktop.ui.page import hints_of

NONE, SHIFT, CTRL = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
)


def event(key: Qt.Key, held: Qt.KeyboardModifier = NONE, text: str = "") -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, key, held, text)


@pytest.mark.parametrize(
    ("pressed", "name"),
    [
        (event(Qt.Key.Key_T, text="t"), "T"),
        (event(Qt.Key.Key_T, SHIFT, "T"), "Shift+T"),
        (event(Qt.Key.Key_1, text="1"), "1"),
        (event(Qt.Key.Key_1, Qt.KeyboardModifier.KeypadModifier, "1"), "1"),
        (event(Qt.Key.Key_Question, SHIFT, "?"), "?"),
        (event(Qt.Key.Key_Minus, text="-"), "-"),
        (event(Qt.Key.Key_F8), "F8"),
        (event(Qt.Key.Key_Return, text="\r"), "Return"),
        (event(Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier, "\r"), "Return"),
        (event(Qt.Key.Key_Return, CTRL), "Ctrl+Return"),
        (event(Qt.Key.Key_Space, text=" "), "Space"),
        (event(Qt.Key.Key_Down, SHIFT), "Shift+Down"),
        (event(Qt.Key.Key_Shift, SHIFT), ""),
    ],
)
def test_what_was_pressed(pressed: QKeyEvent, name: str) -> None:
    assert pressed_name(pressed) == name


@pytest.mark.parametrize(
    ("keys", "label"),
    [
        ("Return", "Enter"),
        ("Space", "Espacio"),
        ("Shift+Down", "Mayús+↓"),
        ("Ctrl+I", "Ctrl+I"),
        ("?", "?"),
        ("+", "+"),
        ("F12", "F12"),
    ],
)
def test_what_a_keycap_shows(keys: str, label: str) -> None:
    assert key_label(keys) == label


def test_a_key_runs_its_act_and_is_accepted() -> None:
    done: list[str] = []
    table = [KeyHelp("E", "…", lambda: done.append("E")), KeyHelp("X", "only listed")]
    right, other, listed = event(Qt.Key.Key_E, text="e"), event(Qt.Key.Key_Q, text="q"), event(Qt.Key.Key_X, text="x")
    assert press(right, table)
    assert not press(other, table)
    assert not press(listed, table)
    assert done == ["E"]


def test_hints_of_the_same_words_share_them() -> None:
    keys = [
        KeyHelp("T", "Todas", hint="filtrar"),
        KeyHelp("R", "Registrado", hint="filtrar"),
        KeyHelp("X", "sin pista"),
        KeyHelp("Return", "Abrir", hint="abrir"),
    ]
    assert [(hint.keys, hint.text) for hint in hints_of(keys)] == [(("T", "R"), "filtrar"), (("Return",), "abrir")]

"""Buttons and their kin by keyboard and mouse: Enter and Space press, a block says why, the ring is the keyboard's."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from courier_desktop.ui.parts.button import Button, IconButton, Kind
from courier_desktop.ui.parts.chip import Chip, Segmented
from courier_desktop.ui.parts.fields import CheckBox, Toggle
from courier_desktop.ui.parts.press import Pressable
from courier_desktop.ui.theme.tokens import Tone
from tests.ui.conftest import Stage
from tests.ui.keyboard import click, key


@pytest.mark.parametrize("which", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_enter_and_space_press(stage: Stage, which: Qt.Key) -> None:
    button, pressed = Button("Enviar", Kind.FILLED, key="W"), []
    button.clicked.connect(lambda: pressed.append(1))
    stage(button)
    button.setFocus()
    key(button, which)
    assert pressed == [1]


def test_a_blocked_button_says_why_and_is_not_pressed(stage: Stage) -> None:
    button = Button("Enviar")
    pressed: list[int] = []
    told: list[str] = []
    button.clicked.connect(lambda: pressed.append(1))
    button.refused.connect(told.append)
    stage(button)
    button.block("Pidió BAJA el 3 nov.")
    click(button)
    key(button, Qt.Key.Key_Space)
    key(button, Qt.Key.Key_Return)
    assert pressed == []
    assert told == ["Pidió BAJA el 3 nov."] * 3
    assert button.accessibleDescription() == button.toolTip() == "Pidió BAJA el 3 nov."
    button.block("")
    click(button)
    assert pressed == [1]


def test_the_ring_is_the_keyboards_not_the_mouses(stage: Stage) -> None:
    first, second = Button("Uno"), Button("Dos")
    stage(first, second)
    first.setFocus(Qt.FocusReason.MouseFocusReason)
    assert not first.ringed
    key(first, Qt.Key.Key_Tab)
    assert second.ringed
    assert not first.ringed


def test_the_key_is_on_the_button_and_in_its_tooltip(qtbot: QtBot) -> None:
    plain, keyed = Button("Enviar"), Button("Enviar", key="Shift+Down")
    assert keyed.sizeHint().width() > plain.sizeHint().width()
    assert keyed.toolTip() == "Enviar (Mayús+↓)"
    keyed.set_key_shown(False)
    assert keyed.sizeHint() == plain.sizeHint()


def test_a_button_takes_its_texts_width(qtbot: QtBot) -> None:
    short, long = Button("Sí"), Button("Registrar y preparar los avisos de las cinco afectadas")
    assert long.sizeHint().width() > 4 * short.sizeHint().width()
    assert long.minimumSizeHint() == long.sizeHint()


def test_what_has_no_word_has_a_name(qtbot: QtBot) -> None:
    assert IconButton("close", "Cerrar", key="Esc").accessibleName() == "Cerrar"
    narrow = Button("Importar", icon="file-upload-outline")
    narrow.set_word_shown(False)
    assert narrow.accessibleName() == narrow.toolTip() == "Importar"
    assert narrow.sizeHint().width() < Button("Importar").sizeHint().width()


@pytest.mark.parametrize(
    "made", [partial(Chip, "Fallido", key="F"), partial(CheckBox, "Acuse"), partial(Toggle, "Sonidos")]
)
def test_what_can_be_on_is_switched_by_space(stage: Stage, made: Callable[[], Pressable]) -> None:
    switch = made()
    stage(switch)
    key(switch, Qt.Key.Key_Space)
    assert switch.isChecked()
    key(switch, Qt.Key.Key_Return)
    assert not switch.isChecked()


def test_a_blocked_switch_stays_as_it_is(stage: Stage) -> None:
    made = Toggle("Sonidos")
    stage(made)
    made.block("Sin altavoz")
    click(made)
    assert not made.isChecked()


def test_a_chip_keeps_its_word_while_it_is_on(qtbot: QtBot) -> None:
    from courier_desktop.ui.parts.status import DELAY_LOOK

    chip = Chip("Contratiempo", key="C", look=DELAY_LOOK, count="11")
    wide = chip.sizeHint().width()
    chip.set_word_shown(False)
    narrow = chip.sizeHint().width()
    chip.setChecked(True)
    assert narrow < wide == chip.sizeHint().width()


def test_arrows_move_a_segmented_control(stage: Stage) -> None:
    made = Segmented([("hand", "A mano"), ("queue", "En cola"), ("log", "Historial")])
    chosen: list[object] = []
    made.chosen.connect(chosen.append)
    stage(made)
    made._segments[0].setFocus()
    key(made._segments[0], Qt.Key.Key_Right)
    key(made._segments[1], Qt.Key.Key_Right)
    key(made._segments[2], Qt.Key.Key_Right)
    assert chosen == ["queue", "log", "hand"]
    made.choose("queue")
    assert made.value == "queue"
    assert chosen == ["queue", "log", "hand"]  # set by the program, told to nobody


def test_a_toned_button_draws_without_a_word_from_qt(stage: Stage) -> None:
    button = Button.toned("Fallido", Tone.RED, key="F")
    stage(button)
    assert not button.grab().isNull()

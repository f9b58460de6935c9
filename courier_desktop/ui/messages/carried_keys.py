"""The keys of what goes by itself: letters filter by state and channel, the acts mean the selection."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from courier_desktop.domain.values import replace
from courier_desktop.ui.contacts.words import channel_word
from courier_desktop.ui.keys import KeyHelp
from courier_desktop.ui.messages.carried_acts import ACTS, KEYS, act_word
from courier_desktop.ui.messages.carried_bar import CHANNEL_LETTERS, STATE_LETTERS
from courier_desktop.ui.messages.carried_table import DAYS
from courier_desktop.ui.messages.looks import state_word

if TYPE_CHECKING:
    from courier_desktop.ui.messages.carried import CarriedView

translate = QCoreApplication.translate


def carried_keys(view: CarriedView) -> list[KeyHelp]:
    """Every key of the view now."""
    return [
        KeyHelp(
            "Return",
            translate("Carried", "Abrir o cerrar la vida del mensaje"),
            None,
            translate("Carried", "ver su vida"),
        ),
        KeyHelp("Space", translate("Carried", "Seleccionar"), None, translate("Carried", "seleccionar")),
        *(KeyHelp(KEYS[act][0], act_word(act), partial(view.do, act), act_word(act).lower()) for act in ACTS),
        *_letters(view),
        KeyHelp("A", translate("Carried", "Aclarar el que pudo salir"), view.settle),
        KeyHelp("V", translate("Carried", "Ver el envío"), view.show_shipment),
        KeyHelp("H", translate("Carried", "De hoy, de 7 días, de 30"), partial(_turn_days, view)),
        KeyHelp("F6", translate("Carried", "El servicio en Ajustes"), view.show_gateway),
        KeyHelp("Ctrl+A", translate("Carried", "Seleccionar todos"), view.list.turn_all),
        KeyHelp("Ctrl+Z", translate("Carried", "Deshacer"), None),
        KeyHelp("Esc", translate("Carried", "Quitar la selección, cerrar, ver todos"), view.leave),
    ]


def _turn_days(view: CarriedView) -> None:
    """The next span of days."""
    days = DAYS[(DAYS.index(view.filter.days) + 1) % len(DAYS)]
    view.set_filter(replace(view.filter, days=days, only=None))


def _letters(view: CarriedView) -> list[KeyHelp]:
    by_letter = translate("Carried", "filtrar")
    keys = [KeyHelp("T", translate("Carried", "Todos"), view.show_states, by_letter)]
    for letter, state in STATE_LETTERS.items():
        keys.append(KeyHelp(letter, state_word(state), partial(view.press_state, state), by_letter))
    for letter, state in STATE_LETTERS.items():
        added = translate("Carried", "Añadir o quitar: {0}").format(state_word(state))
        keys.append(KeyHelp(f"Shift+{letter}", added, partial(view.press_state, state, add=True)))
    for letter, channel in CHANNEL_LETTERS.items():
        keys.append(KeyHelp(letter, channel_word(channel), partial(view.press_channel, channel)))
    return keys

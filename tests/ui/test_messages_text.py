"""A message as WhatsApp shows it, and the letters of the round picture."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from courier_desktop.ui.messages.bubble import initials
from courier_desktop.ui.messages.whatsapp_text import WhatsAppText, marked


@pytest.mark.parametrize(
    ("line", "plain", "bold"),
    [
        ("Llega *hoy entre 11:30 y 13:30*.", "Llega hoy entre 11:30 y 13:30.", ["hoy entre 11:30 y 13:30"]),
        ("*A* y *B*", "A y B", ["A", "B"]),
        ("2 * 3 * 4", "2 * 3 * 4", []),
        ("a*b*c", "a*b*c", []),
        ("* no*", "* no*", []),
        ("**", "**", []),
        ("", "", []),
        ("*¡Ñandú!*", "¡Ñandú!", ["¡Ñandú!"]),
    ],
)
def test_stars_that_hug_words_make_them_bold(line: str, plain: str, bold: list[str]) -> None:
    shown, spans = marked(line)
    assert shown == plain
    assert [shown[start : start + length] for start, length in spans] == bold


def test_it_is_read_aloud_without_stars_and_kept_with_them(qapp: QApplication) -> None:
    shown = WhatsAppText("Hola, *Ana*.\n\nTu paquete")
    assert shown.accessibleName() == "Hola, Ana.\n\nTu paquete"
    assert shown.text == "Hola, *Ana*.\n\nTu paquete"


def test_it_wraps_and_grows(qapp: QApplication) -> None:
    shown = WhatsAppText("Tu paquete de *Moda Tapatía* viene en camino y llega hoy entre las once y la una.")
    assert shown.heightForWidth(120) > shown.heightForWidth(600)
    assert shown.natural_width(200) == 200
    tight, usual = WhatsAppText("Uno\n\nDos", tight=True), WhatsAppText("Uno\n\nDos")
    assert tight.heightForWidth(200) < usual.heightForWidth(200)


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Dr. Raúl Ibáñez Cortés", "RI"),
        ("Óptica Santa Lucía", "ÓS"),
        ("Itzel", "I"),
        ("Dr.", "D"),
        ("«» —", "?"),
        ("", "?"),
        ("ñandú é", "ÑÉ"),
    ],
)
def test_the_round_picture_has_two_letters(name: str, letters: str) -> None:
    assert initials(name) == letters

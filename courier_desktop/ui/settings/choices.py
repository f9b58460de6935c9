"""The words of the choices that settings offer."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

_COUNTRIES = {
    "MX": "México",
    "AR": "Argentina",
    "BO": "Bolivia",
    "BR": "Brasil",
    "CL": "Chile",
    "CO": "Colombia",
    "CR": "Costa Rica",
    "EC": "Ecuador",
    "GT": "Guatemala",
    "PE": "Perú",
    "US": "Estados Unidos",
    "UY": "Uruguay",
}


def choice_word(choice: str) -> str:
    """What a choice is called; currencies are called by their code."""
    translate = QCoreApplication.translate
    words = {
        "es-MX": "Español",
        "en": "English",
        "pt-BR": "Português",
        "system": translate("Settings", "El del sistema"),
        "light": translate("Settings", "Claro"),
        "dark": translate("Settings", "Oscuro"),
        "compact": translate("Settings", "Compacta"),
        "normal": translate("Settings", "Normal"),
        "roomy": translate("Settings", "Amplia"),
        "100x150": "100 × 150 mm",
        "4x6": "4 × 6 in",
    }
    return words.get(choice) or _COUNTRIES.get(choice) or choice

"""The ways out of a ledger that did not open: which ones fit what happened, and how each is offered."""

from __future__ import annotations

from enum import Enum, auto

from PySide6.QtCore import QCoreApplication

from courier_desktop.domain.values import dataclass


class Way(Enum):
    """What a person may do."""

    RESTORE = auto()
    SALVAGE = auto()
    ACCEPT = auto()
    BEGIN_NEW = auto()
    LOOK = auto()
    AGAIN = auto()
    ANYWAY = auto()
    FOLDER = auto()


_USUAL = (Way.AGAIN, Way.FOLDER)
# The first is the one to take.
_WAYS: dict[str, tuple[Way, ...]] = {
    "ledger_damaged": (Way.RESTORE, Way.SALVAGE, Way.AGAIN, Way.FOLDER),
    "ledger_wal_damaged": (Way.SALVAGE, Way.RESTORE, Way.AGAIN, Way.FOLDER),
    "ledger_only_wal": (Way.RESTORE, Way.SALVAGE, Way.AGAIN, Way.BEGIN_NEW),
    "ledger_gone": (Way.RESTORE, Way.AGAIN, Way.FOLDER, Way.BEGIN_NEW),
    "ledger_altered": (Way.RESTORE, Way.SALVAGE, Way.AGAIN),
    "ledger_went_back": (Way.SALVAGE, Way.RESTORE, Way.ACCEPT),
    "ledger_read_only": (Way.AGAIN, Way.LOOK, Way.FOLDER),
    "disk_full": (Way.AGAIN, Way.LOOK, Way.FOLDER),
    "ledger_disk_fails": (Way.AGAIN, Way.LOOK, Way.FOLDER),
    "ledger_not_ours": (Way.FOLDER, Way.AGAIN),
    "ledger_newer": (Way.AGAIN, Way.FOLDER),
    "ledger_elsewhere": (Way.AGAIN, Way.ANYWAY, Way.FOLDER),
}
NEEDS_BACKUP = frozenset({Way.RESTORE})


def ways_for(why: str, *, backup: bool) -> tuple[Way, ...]:
    """The ways out of that fault, the best first; those that need a backup only when there is one."""
    return tuple(way for way in _WAYS.get(why, _USUAL) if backup or way not in NEEDS_BACKUP)


@dataclass(frozen=True, slots=True)
class Offer:
    """How a way is offered: its icon, its name, what it does, the word on its button."""

    icon: str
    title: str
    explained: str
    button: str


def offer_of(way: Way, about: str = "") -> Offer:
    """How that way is offered; `about` = what there is to say of it here, before what it does."""
    icon, title, explained, button = _texts()[way]
    return Offer(icon, title, f"{about} {explained}".strip(), button)


def _texts() -> dict[Way, tuple[str, str, str, str]]:
    return {
        Way.RESTORE: (
            "restore",
            QCoreApplication.translate("Trouble", "Recuperar el último respaldo"),
            QCoreApplication.translate("Trouble", "Antes ves qué se iría; el libro de ahora se guarda aparte."),
            QCoreApplication.translate("Trouble", "Ver el respaldo"),
        ),
        Way.SALVAGE: (
            "hammer-wrench",
            QCoreApplication.translate("Trouble", "Rescatar lo que se lee"),
            QCoreApplication.translate(
                "Trouble",
                "Todo lo legible pasa a un libro nuevo y lo que falte se toma del respaldo. El dañado no se toca.",
            ),
            QCoreApplication.translate("Trouble", "Rescatar"),
        ),
        Way.ACCEPT: (
            "check",
            QCoreApplication.translate("Trouble", "Está bien así"),
            QCoreApplication.translate("Trouble", "El libro sigue con lo que tiene y ya no se avisa."),
            QCoreApplication.translate("Trouble", "Seguir"),
        ),
        Way.BEGIN_NEW: (
            "plus-circle-outline",
            QCoreApplication.translate("Trouble", "Empezar un libro nuevo"),
            QCoreApplication.translate("Trouble", "Vacío, en esta carpeta. Los respaldos se quedan donde están."),
            QCoreApplication.translate("Trouble", "Empezar"),
        ),
        Way.LOOK: (
            "eye-outline",
            QCoreApplication.translate("Trouble", "Abrir solo para ver"),
            QCoreApplication.translate("Trouble", "Puedes buscar y consultar; no se guarda nada."),
            QCoreApplication.translate("Trouble", "Ver"),
        ),
        Way.AGAIN: (
            "refresh",
            QCoreApplication.translate("Trouble", "Intentar de nuevo"),
            QCoreApplication.translate("Trouble", "Cuando esté arreglado, sin cerrar esta ventana."),
            QCoreApplication.translate("Trouble", "Intentar"),
        ),
        Way.ANYWAY: (
            "alert-outline",
            QCoreApplication.translate("Trouble", "Abrir de todos modos"),
            QCoreApplication.translate("Trouble", "Solo si en la otra computadora ya está cerrado."),
            QCoreApplication.translate("Trouble", "Abrir"),
        ),
        Way.FOLDER: (
            "folder-open-outline",
            QCoreApplication.translate("Trouble", "Elegir otra carpeta"),
            QCoreApplication.translate("Trouble", "La de otro libro tuyo, o una vacía para empezar."),
            QCoreApplication.translate("Trouble", "Elegir…"),
        ),
    }

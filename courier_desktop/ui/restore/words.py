"""How backups are spoken of: why one was made, how it stands, what a restore would take."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from courier_desktop.domain.backup_rows import BackupWhy, Gone, Present
from courier_desktop.ui.format import near_day_text, time_text
from courier_desktop.ui.language import current_language
from courier_desktop.ui.parts.status import Look
from courier_desktop.ui.theme.tokens import Tone

if TYPE_CHECKING:
    from datetime import datetime, tzinfo

    from courier_desktop.domain.backup_rows import BackupRow

_KILO = 1_000


def why_word(why: BackupWhy | None) -> str:
    """Why it was made; "" when nobody knows."""
    translate = QCoreApplication.translate
    words = {
        BackupWhy.BY_HAND: translate("Backups", "a mano"),
        BackupWhy.CLOSING: translate("Backups", "al cerrar"),
        BackupWhy.TIMER: translate("Backups", "automático"),
        BackupWhy.BEFORE_MIGRATION: translate("Backups", "antes de poner al día"),
        BackupWhy.BEFORE_RESTORE: translate("Backups", "antes de restaurar"),
    }
    return words[why] if why is not None else ""


def state_of(row: BackupRow) -> tuple[str, Look]:
    """How it stands, in a word and a look."""
    translate = QCoreApplication.translate
    if row.damaged:
        return translate("Backups", "Dañado"), Look("alert-octagon", Tone.RED)
    if row.drifted:
        return translate("Backups", "No cuadra"), Look("alert-outline", Tone.AMBER)
    if row.verified_at is not None:
        return translate("Backups", "Comprobado"), Look("check-circle", Tone.GREEN)
    return translate("Backups", "Revisado"), Look("check", Tone.NEUTRAL)


def place_word(row: BackupRow) -> str:
    """Where it stands besides this computer; "" when only here."""
    translate = QCoreApplication.translate
    if row.here:
        return translate("Backups", "en dos lugares") if row.second else ""
    return translate("Backups", "solo en el segundo lugar")


def size_text(size: int) -> str:
    """A file's size as people say it: "812 kB", "12.4 MB", "2.1 GB"."""
    if size < _KILO**2:
        return f"{max(1, round(size / _KILO))} kB"
    return f"{size / _KILO**2:.1f} MB" if size < _KILO**3 else f"{size / _KILO**3:.1f} GB"


def when_text(at: datetime | None, now: datetime, zone: tzinfo) -> str:
    """The moment with its day: "hoy 11:42", "ayer 19:05", "mar 17 nov 08:10"; "" for none."""
    if at is None:
        return ""
    day = near_day_text(at.astimezone(zone).date(), now.astimezone(zone).date(), current_language())
    return f"{day} {time_text(at, zone)}"


def shipments_text(count: int) -> str:
    """How many shipments, "5,204 guías"."""
    return QCoreApplication.translate("Backups", "%Ln guía(s)", None, count)


def gone_text(group: Gone, count: int) -> str:
    """How many of that group."""
    translate = QCoreApplication.translate
    match group:
        case Gone.SHIPMENTS:
            return translate("Backups", "%Ln guía(s) nueva(s)", None, count)
        case Gone.MARKS:
            return translate("Backups", "%Ln marca(s): entregas, intentos, pasos", None, count)
        case Gone.ROUTES:
            return translate("Backups", "%Ln paso(s) de rutas, cargas y promesas", None, count)
        case Gone.NOTICES:
            return translate("Backups", "%Ln paso(s) de avisos", None, count)
        case Gone.DELAYS:
            return translate("Backups", "%Ln paso(s) de contratiempos", None, count)
        case _:
            return translate("Backups", "%Ln corrección(es) y otros", None, count)


GONE_ICONS = {
    Gone.SHIPMENTS: "package-variant-closed",
    Gone.MARKS: "check-circle-outline",
    Gone.ROUTES: "map-marker-path",
    Gone.NOTICES: "send-outline",
    Gone.DELAYS: "timer-sand",
    Gone.OTHER: "pencil-outline",
}


def present_text(present: Present) -> str:
    """What is to be said of the ledger that stands there now; "" when it is the same courier's, as usual."""
    translate = QCoreApplication.translate
    words = {
        Present.OTHER: translate(
            "Backups", "Este respaldo es de otro libro: todo lo que hoy tienes se iría y quedaría guardado aparte."
        ),
        Present.EMPTY: translate("Backups", "El libro de hoy está vacío: no se va nada."),
        Present.MISSING: translate("Backups", "Hoy no hay libro en su lugar: no se va nada."),
        Present.UNREADABLE: translate(
            "Backups", "El libro de hoy no se puede leer. Se guarda tal como está, por si algo se rescata."
        ),
    }
    return words.get(present, "")

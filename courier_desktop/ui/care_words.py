"""What checking the ledger found, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from courier_desktop.domain.times import from_text
from courier_desktop.domain.wording import is_code, say
from courier_desktop.ui.format import count_text, moment_text
from courier_desktop.ui.language import current_language

if TYPE_CHECKING:
    from courier_desktop.services.care import Checked
    from courier_desktop.services.context import Context
    from courier_desktop.services.integrity import Verified

translate = QCoreApplication.translate


def check_line(found: Verified, ctx: Context) -> str:
    """What a check found: all is well, or the first thing that is not and what to do."""
    if found.clean:
        text = translate("CareWords", "Todo cuadra: {0} guías y {1} hechos, y la cadena está entera.")
        return text.format(count_text(found.shipments), count_text(found.events))
    if found.damage:
        return translate("CareWords", "El archivo del libro está dañado. Recupera el último respaldo bueno.")
    if found.chain_break is not None:
        return _broken_line(found, ctx)
    first = found.drifts[0]
    text = translate(
        "CareWords", "%n dato(s) no cuadra(n) con la historia; el primero: {0}. Rehaz el estado.", None, found.drifted
    )
    return text.format(f"{first.table} {first.key}")


def _broken_line(found: Verified, ctx: Context) -> str:
    """Which event is not as it was recorded."""
    broken = found.chain_break
    if broken is None:
        return ""
    what = translate("CareWords", "el hecho {0}").format(count_text(broken.seq))
    if broken.recorded_at:
        at = moment_text(from_text(broken.recorded_at), ctx.clock(), ctx.zone, current_language())
        what = ", ".join(part for part in (what, broken.number, at, broken.actor) if part)
    text = translate(
        "CareWords",
        "Alguien cambió el libro por fuera del programa. Desde {0}, no es lo que se anotó. Recupera un respaldo.",
    )
    return text.format(what)


def last_line(found: Checked | None, ctx: Context) -> str:
    """When the last check was, and what it found."""
    if found is None:
        return ""
    at = moment_text(found.at, ctx.clock(), ctx.zone, current_language())
    if not found.code:
        return translate("CareWords", "Última revisión: {0}, todo en orden.").format(at)
    said = say(found.code, current_language()) if is_code(found.code) else found.code
    return translate("CareWords", "Última revisión: {0}. {1}").format(at, said)

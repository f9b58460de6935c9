"""What the ways out of a trouble say: which backup there is, what a salvage brought and what it lacks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from courier_desktop.ui.format import count_text
from courier_desktop.ui.restore.words import when_text

if TYPE_CHECKING:
    from datetime import datetime

    from courier_desktop.domain.backup_rows import BackupRow
    from courier_desktop.services.salvage import Salvaged

_MOST_NAMED = 6


def backup_words(row: BackupRow, now: datetime) -> str:
    """When it was made and what it holds: "Es de ayer 20:14 y tiene 1,204 guías."."""
    zone = now.astimezone().tzinfo or now.tzinfo
    assert zone is not None  # noqa: S101 - the clock is aware
    moment = when_text(row.made_at, now, zone)
    text = QCoreApplication.translate("Trouble", "Es de {0} y tiene %Ln guía(s).", None, row.shipments)
    return text.format(moment)


def salvaged_words(done: Salvaged) -> list[str]:
    """What stands in the salvaged ledger, then what is missing or in doubt, a line each."""
    translate = QCoreApplication.translate
    lines = [
        translate("Trouble", "%Ln guía(s)", None, done.shipments)
        + " · "
        + translate("Trouble", "%Ln anotación(es) de su historia", None, done.events)
    ]
    if done.from_backup:
        lines.append(translate("Trouble", "%Ln de ellas del respaldo", None, done.from_backup))
    if done.missing_events:
        lost = translate("Trouble", "%Ln anotación(es) se perdieron: {0}", None, done.missing_events)
        lines.append(lost.format(_ranges(done.missing)))
    if done.mended:
        lines.append(
            translate("Trouble", "%Ln comienzo(s) de guías o rutas se rehicieron de lo guardado", None, done.mended)
        )
    if done.otherwise:
        stand = translate("Trouble", "%n guía(s) quedaron en otro estado; revísalas: {0}", None, len(done.otherwise))
        lines.append(stand.format(_named(done.otherwise)))
    if done.altered:
        lines.append(translate("Trouble", "%Ln anotación(es) no están como se escribieron", None, len(done.altered)))
    if done.nobody:
        lines.append(translate("Trouble", "De %Ln anotación(es) no se sabe quién las hizo", None, done.nobody))
    if done.nameless:
        lines.append(translate("Trouble", "%Ln nombre(s), direcciones o notas quedaron en blanco", None, done.nameless))
    lines.append(translate("Trouble", "El informe completo: {0}").format(done.report))
    return lines


def _ranges(missing: tuple[tuple[int, int], ...]) -> str:
    told = [count_text(a) if a == b else f"{count_text(a)}–{count_text(b)}" for a, b in missing[:_MOST_NAMED]]
    return ", ".join(told) + ("…" if len(missing) > _MOST_NAMED else "")


def _named(numbers: tuple[str, ...]) -> str:
    return ", ".join(numbers[:_MOST_NAMED]) + ("…" if len(numbers) > _MOST_NAMED else "")

"""What the person chooses before an import: whose the orders are, what a column means; and what that allows."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect

from courier_desktop.ui.intake.field_popover import FieldPopover
from courier_desktop.ui.intake.foot import Stage
from courier_desktop.ui.intake.tables import kept_changes
from courier_desktop.ui.theme.tokens import Tone

if TYPE_CHECKING:
    from courier_desktop.ui.intake.run import ImportRun
    from courier_desktop.ui.intake.sheet import ImportSheet
    from courier_desktop.ui.shell import Shell


class Wishes(QObject):
    """Takes the person's choices to the run, and keeps the primary button true to them."""

    def __init__(self, shell: Shell, sheet: ImportSheet, run: ImportRun) -> None:
        super().__init__(sheet)
        self._shell, self._sheet, self._run = shell, sheet, run
        review = sheet.review
        review.sender_typed.connect(self._sender_typed)
        review.field_asked.connect(self._ask_field)
        review.ticks_changed.connect(self.tell_primary)

    def tell_primary(self) -> None:
        """Say how many would come in, or why none can yet."""
        if self._sheet.stage is not Stage.REVIEW:
            return
        plan, bar = self._run.plan, self._sheet.bar
        added = len(plan.added) if plan is not None else 0
        changed = len(kept_changes(self._sheet.review.changes.rows_table)) if plan is not None else 0
        text = self.tr("Importar")
        if changed and not added:
            text = self.tr("Aplicar %n cambio(s)", "", changed)
        elif added:
            text = self.tr("Importar %n guía(s)", "", added + changed)
        blocked = self._blocked(added + changed)
        bar.show_primary(text, "tray-arrow-down", "Ctrl+Return", blocked)
        bar.say(blocked if blocked and plan is not None else self.tr("Nada se guarda hasta que importes."))

    def tell_blocked(self) -> bool:
        """Say why nothing can be imported yet; whether that is so."""
        reason = self._sheet.bar.primary.reason
        if reason:
            self._sheet.bar.say(reason, Tone.AMBER)
            sender = self._sheet.review.head.sender_field
            if not sender.verify():
                sender.editor.setFocus()
        return bool(reason)

    def _blocked(self, count: int) -> str:
        if self._run.plan is None:
            return self.tr("Espera un momento: se están revisando los pedidos.")
        if self._sheet.review.head.missing_sender():
            return self.tr("Escribe el remitente: de qué tienda o persona son las guías.")
        if not count:
            return self.tr("No hay nada nuevo que importar de este archivo.")
        return ""

    def _sender_typed(self, text: str) -> None:
        self._run.set_sender(text)
        self.tell_primary()

    def _ask_field(self, place: int, rect: QRect) -> None:
        view = self._sheet.review.columns
        popover = FieldPopover(view.preview.columns, place)
        popover.chosen.connect(partial(self._run.set_field, place))
        popover.closed.connect(popover.deleteLater)
        self._shell.show_popover(popover, view, rect)

"""The sheet over the page area that leads back to a backup."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from courier_desktop.services import backups
from courier_desktop.ui.keys import KeyHelp
from courier_desktop.ui.parts.floating import Sheet
from courier_desktop.ui.restore.panel import RestorePanel, RestorePlace

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from courier_desktop.ui.shell import Shell


class RestoreSheet(Sheet):
    """Choose, see, agree; the program exchanges the ledger and opens the window anew."""

    def __init__(self, shell: Shell) -> None:
        super().__init__("restore", QCoreApplication.translate("RestoreSheet", "Restaurar un respaldo"))
        ctx = shell.ctx
        place = RestorePlace(backups.folder_of(ctx), shell.upkeep, ctx.clock, ctx.zone, ctx.settings.backup_folder)
        self.way = RestorePanel(place)
        self.body.addWidget(self.way, 1)
        other, see, go = self.way.buttons
        self.foot.addWidget(other)
        self.foot.addStretch(1)
        self.foot.addWidget(see)
        self.foot.addWidget(go)
        self.way.decided.connect(shell.restore)
        self.closed.connect(self._leave)
        self.way.refresh()

    def keys(self) -> list[KeyHelp]:
        way = self.way
        return [
            KeyHelp("Return", way.see.text(), way.look, hint=self.tr("ver qué cambiaría")),
            KeyHelp("Ctrl+Return", way.go.text(), way.restore, hint=self.tr("restaurar")),
            KeyHelp("Ctrl+O", way.other.text(), way.ask_file, hint=self.tr("otro archivo")),
        ]

    def first_focus(self) -> QWidget:
        return self.way.list

    def _leave(self) -> None:
        self.way.cancel()
        self.way.forget()

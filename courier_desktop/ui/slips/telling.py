"""What printing and saving say in the panel: progress, where the file is, what is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

from courier_desktop.domain.wording import say
from courier_desktop.ui.language import current_language

if TYPE_CHECKING:
    from pathlib import Path

    from courier_desktop.ui.slips.panel import SlipPanel
    from courier_desktop.ui.slips.printing import Printing


class Telling(QObject):
    """Joins the printing to the panel."""

    def __init__(self, panel: SlipPanel, printing: Printing) -> None:
        super().__init__(panel)
        self._panel = panel
        self._path: Path | None = None
        printing.begun.connect(self._begun)
        printing.advanced.connect(panel.progress.advance)
        printing.ended.connect(panel.progress.end)
        printing.saved.connect(self._saved)
        printing.printer_missing.connect(self._missing)
        panel.open_file.clicked.connect(self._open)

    def clear(self) -> None:
        """Say nothing any more."""
        self._panel.show_notice("")

    def _begun(self, what: str) -> None:
        self.clear()
        self._panel.progress.begin(what)

    def _saved(self, path: Path) -> None:
        self._path = path
        self._panel.show_saved(self.tr("Guardado: {0}").format(path.name), str(path))

    def _missing(self) -> None:
        self._panel.show_notice(say("printer_missing", current_language()))

    def _open(self) -> None:
        if self._path is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._path)))

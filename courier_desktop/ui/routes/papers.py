"""What a route prints: the run sheet and the reason card, as PDF or on paper."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from courier_desktop.domain.errors import RefusedError
from courier_desktop.domain.words import language_of
from courier_desktop.services import slips
from courier_desktop.ui.keys import KeyHelp
from courier_desktop.ui.routes.titled_popover import TitledPopover

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtPrintSupport import QPrintDialog

    from courier_desktop.domain.paper_rows import RunSheet
    from courier_desktop.domain.rows import RouteRow
    from courier_desktop.services.context import Context
    from courier_desktop.ui.parts.floating import Popover
    from courier_desktop.ui.routes.desk import RouteDesk


class PaperPopover(TitledPopover):
    """Which paper: 1 the run sheet as PDF, 2 on the printer, 3 the reason card."""

    chosen = Signal(str)

    def __init__(self, route: RouteRow) -> None:
        name = f"{route.code} {route.name}"
        super().__init__(("printer-outline", "t2", self.tr("Papel de la ruta"), name), "")
        self._choices = (
            ("1", "sheet", self.tr("Guardar la hoja de ruta en PDF"), "file-document-outline"),
            ("2", "print", self.tr("Imprimir la hoja de ruta"), "printer-outline"),
            ("3", "card", self.tr("Guardar la tarjeta de motivos en PDF"), "card-account-details-outline"),
        )
        for key, what, word, icon in self._choices:
            self.add_pick(key, icon, word, partial(self._pick, what))

    def keys(self) -> list[KeyHelp]:
        picks = [KeyHelp(key, word, partial(self._pick, what)) for key, what, word, _icon in self._choices]
        return [*picks, KeyHelp("Return", picks[0].text, picks[0].run)]

    def first_focus(self) -> QWidget:
        return self

    def _pick(self, what: str, _on: bool = False) -> None:
        self.close_up()
        self.chosen.emit(what)


class Papers(QObject):
    """Ctrl+P."""

    def __init__(self, desk: RouteDesk, over: Callable[[Popover], None], window: QWidget) -> None:
        super().__init__(desk)
        self._desk, self._over, self._window = desk, over, window
        self._dialog: QFileDialog | QPrintDialog | None = None

    def offer(self) -> None:
        """Ask which paper."""
        route = self._desk.route
        if route is None:
            return
        popover = PaperPopover(route)
        popover.chosen.connect(partial(self._chosen, route))
        self._over(popover)

    def _chosen(self, route: RouteRow, what: str) -> None:
        ctx = self._desk.ctx
        if what == "sheet":
            name = f"{route.code} {route.name} {route.day.isoformat()}.pdf"
            self._ask_where(name, lambda path: write_sheet(ctx, route, path))
        elif what == "card":
            self._ask_where(self.tr("tarjeta de motivos.pdf"), lambda path: write_card(ctx, path))
        else:
            self._desk.shell.jobs.run(
                lambda: slips.run_sheet(ctx, route.route_id), done=self._print, failed=self._desk.tell_failure
            )

    def _ask_where(self, name: str, write: Callable[[Path], Path]) -> None:
        """A dialog that leaves the window alive; the file is written on the lane."""
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        clean = "".join("-" if c in '/\\:*?"<>|' else c for c in name)
        dialog = QFileDialog(self._window, self.tr("Guardar PDF"), str(Path(folder) / clean), "PDF (*.pdf)")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.fileSelected.connect(partial(self._write, write))
        self._open(dialog)

    def _write(self, write: Callable[[Path], Path], name: str) -> None:
        self._desk.shell.jobs.run(
            lambda: written(write, Path(name)), done=self._written, failed=self._desk.tell_failure
        )

    def _written(self, path: Path) -> None:
        self._desk.shell.say(self.tr("Guardado: {0}").format(path.name))
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    def _print(self, sheet: RunSheet) -> None:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        from courier_desktop.paper.pdf import paint_pages
        from courier_desktop.paper.run_sheet import run_sheet_pages

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setFullPage(True)
        printer.setDocName(f"{sheet.code} {sheet.name}")
        dialog = QPrintDialog(printer, self._window)
        dialog.accepted.connect(lambda: paint_pages(printer, run_sheet_pages(sheet)))
        self._open(dialog)

    def _open(self, dialog: QFileDialog | QPrintDialog) -> None:
        self._dialog = dialog
        dialog.finished.connect(dialog.deleteLater)
        QDialog.open(dialog)


def written(write: Callable[[Path], Path], path: Path) -> Path:
    """Write there; RefusedError says when the place does not let itself be written."""
    try:
        return write(path)
    except OSError as error:
        raise RefusedError("file_not_written", path=path.name) from error


def write_sheet(ctx: Context, route: RouteRow, path: Path) -> Path:
    """Write the run sheet of that route; the path."""
    from courier_desktop.paper.run_sheet import run_sheet_pdf

    run_sheet_pdf(path, slips.run_sheet(ctx, route.route_id))
    return path


def write_card(ctx: Context, path: Path) -> Path:
    """Write the card of reasons; the path."""
    from courier_desktop.paper.reason_card import reason_card_pdf

    reason_card_pdf(path, language_of(ctx.settings.language), ctx.settings.company)
    return path

"""Printing and saving: dialogs that leave the window alive, the work on the lane with progress and cancel."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QObject, QSizeF, QStandardPaths, Signal
from PySide6.QtGui import QPageSize
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from courier_desktop.domain.errors import CancelledError
from courier_desktop.ui.slips.work import Wanted, page_format, print_card, print_slips, save_card, save_pdf

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtPrintSupport import QPrinter

    from courier_desktop.domain.errors import CourierError
    from courier_desktop.paper.formats import PageFormat
    from courier_desktop.ui.jobs import BugReport, Job
    from courier_desktop.ui.shell import Shell


def installed_printers() -> list[str]:
    """The names of the printers that this computer knows."""
    from PySide6.QtPrintSupport import QPrinterInfo

    return list(QPrinterInfo.availablePrinterNames())


class Printing(QObject):
    """One piece of work at a time. `begun` says what, `ended` that it is over however it went."""

    begun = Signal(str)
    advanced = Signal(int, int)
    ended = Signal()
    saved = Signal(object)
    printer_missing = Signal()

    def __init__(self, shell: Shell, window: QWidget, printers: Callable[[], list[str]] = installed_printers) -> None:
        super().__init__(window)
        self._shell, self._window, self._printers = shell, window, printers
        self._job: Job | None = None
        self.dialog: QFileDialog | QDialog | None = None

    @property
    def busy(self) -> bool:
        """Whether something is being written or printed."""
        return self._job is not None

    def ask_pdf(self, wanted: Wanted, name: str) -> None:
        """Ask where the slips' PDF goes, and write it there."""
        self._ask_where(name, lambda path: self.write(wanted, path))

    def ask_card_pdf(self) -> None:
        """Ask where the card of reasons goes, and write it there."""
        self._ask_where(self.tr("tarjeta de motivos.pdf"), self._write_card)

    def write(self, wanted: Wanted, path: Path) -> None:
        """Write the slips to that PDF."""
        what = self.tr("Guardando {0}").format(path.name)
        self._start(what, partial(save_pdf, self._shell.ctx, wanted, path), self._written)

    def ask_printer(self, wanted: Wanted) -> None:
        """Ask which printer, and print the slips on it at their exact size."""
        paper = page_format(wanted.format_name)
        self._ask_printer(paper, self.tr("Etiquetas"), lambda printer: self._print(wanted, printer))

    def ask_card_printer(self) -> None:
        """Ask which printer, and print the card of reasons on it."""
        from courier_desktop.paper.formats import SHEET_FORMATS

        self._ask_printer(SHEET_FORMATS["letter"], self.tr("Tarjeta de motivos"), self._print_card)

    def cancel(self) -> None:
        """Stop what is being written or printed."""
        if self._job is not None:
            self._job.cancel()

    def _ask_where(self, name: str, write: Callable[[Path], object]) -> None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        dialog = QFileDialog(self._window, self.tr("Guardar PDF"), str(Path(folder) / name), "PDF (*.pdf)")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.fileSelected.connect(lambda chosen: write(Path(chosen)))
        self._open(dialog)

    def _ask_printer(self, paper: PageFormat, title: str, chosen: Callable[[QPrinter], object]) -> None:
        if not self._printers():
            self.printer_missing.emit()
            return
        from PySide6.QtPrintSupport import QPrintDialog

        printer = exact_printer(paper, title)
        dialog = QPrintDialog(printer, self._window)
        dialog.accepted.connect(lambda: chosen(printer))
        self._open(dialog)

    def _open(self, dialog: QDialog) -> None:
        self.dialog = dialog
        dialog.finished.connect(dialog.deleteLater)
        QDialog.open(dialog)

    def _print(self, wanted: Wanted, printer: QPrinter) -> None:
        what = self.tr("Imprimiendo en {0}").format(printer.printerName())
        work = partial(print_slips, self._shell.ctx, wanted, printer)
        self._start(what, work, partial(self._printed, printer.printerName()))

    def _print_card(self, printer: QPrinter) -> None:
        what = self.tr("Imprimiendo en {0}").format(printer.printerName())
        work = partial(print_card, self._shell.ctx, printer)
        self._start(what, work, partial(self._printed, printer.printerName()))

    def _write_card(self, path: Path) -> None:
        what = self.tr("Guardando {0}").format(path.name)
        self._start(what, partial(save_card, self._shell.ctx, path), self._written)

    def _start(self, what: str, work: Callable[..., object], done: Callable[..., object]) -> None:
        if self._job is not None:
            return
        self.begun.emit(what)
        self._job = self._shell.jobs.run(work, done=done, failed=self._failed, progress=self._advance)

    def _advance(self, done: int, total: int) -> None:
        self.advanced.emit(done, total)

    def _written(self, path: Path) -> None:
        self._end()
        self.saved.emit(path)

    def _printed(self, printer: str, count: int) -> None:
        self._end()
        self._shell.say(self.tr("%n etiqueta(s) enviada(s) a {0}", "", count).format(printer))

    def _failed(self, error: CourierError | BugReport) -> None:
        self._end()
        if isinstance(error, CancelledError):
            self._shell.say(self.tr("Cancelado: no se guardó nada."))
        else:
            self._shell.tell_error(error)

    def _end(self) -> None:
        self._job = None
        self.ended.emit()


def exact_printer(paper: PageFormat, title: str) -> QPrinter:
    """A printer set to that paper, to its very edge."""
    from PySide6.QtPrintSupport import QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    size = QSizeF(paper.width_mm, paper.height_mm)
    printer.setPageSize(QPageSize(size, QPageSize.Unit.Millimeter, paper.name, QPageSize.SizeMatchPolicy.ExactMatch))
    printer.setFullPage(True)
    printer.setPageMargins(QMarginsF())
    return printer

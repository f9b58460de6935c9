"""Ask which files to import, and where to write one, in dialogs that leave the window alive."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QStandardPaths
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

if TYPE_CHECKING:
    from collections.abc import Callable

SUFFIXES = "*.csv *.tsv *.txt *.xlsx *.xlsm *.xls *.xlsb *.ods *.html *.htm"


def ask_files(parent: QWidget | None, folder: Path | None, chosen: Callable[[list[Path]], object]) -> QFileDialog:
    """Ask for one file or several; `chosen` hears of them. Keep the dialog while it is open."""
    title = QCoreApplication.translate("Import", "Elige los archivos de pedidos")
    sheets = QCoreApplication.translate("Import", "Hojas y tablas ({0})").format(SUFFIXES)
    every = QCoreApplication.translate("Import", "Todos los archivos (*)")
    dialog = QFileDialog(parent, title, str(folder or _documents()), f"{sheets};;{every}")
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.filesSelected.connect(lambda names: chosen([Path(name) for name in names]))
    return _opened(dialog)


def ask_place(parent: QWidget | None, proposal: Path, kind: str, chosen: Callable[[Path], object]) -> QFileDialog:
    """Ask where to write a file of that kind ("CSV (*.csv)"); `chosen` hears of the path."""
    title = QCoreApplication.translate("Import", "Guardar")
    dialog = QFileDialog(parent, title, str(proposal), kind)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(proposal.suffix.removeprefix("."))
    dialog.fileSelected.connect(lambda name: chosen(Path(name)))
    return _opened(dialog)


def _documents() -> str:
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DownloadLocation)


def _opened(dialog: QFileDialog) -> QFileDialog:
    dialog.finished.connect(dialog.deleteLater)
    QDialog.open(dialog)
    return dialog

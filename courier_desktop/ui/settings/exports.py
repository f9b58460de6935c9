"""Take everything out: format, folder, how far it is, and where it is in the end."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QKeyEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout

from courier_desktop.domain.errors import CancelledError, RefusedError
from courier_desktop.domain.exports.manifest import ExportFormat
from courier_desktop.domain.staff import Right, may
from courier_desktop.domain.times import local_day
from courier_desktop.ui.errors import sentence_of
from courier_desktop.ui.format import count_text
from courier_desktop.ui.parts.button import Button, Kind
from courier_desktop.ui.parts.cards import Card, NoticeLine, ProgressCard
from courier_desktop.ui.parts.chip import Segmented
from courier_desktop.ui.parts.fields import CheckBox
from courier_desktop.ui.parts.label import Label
from courier_desktop.ui.theme.fonts import Type
from courier_desktop.ui.theme.tokens import Tone

if TYPE_CHECKING:
    from collections.abc import Callable

    from courier_desktop.domain.errors import CourierError
    from courier_desktop.services.context import Context
    from courier_desktop.services.exports.writing import Exported
    from courier_desktop.ui.jobs import BugReport, Job
    from courier_desktop.ui.shell import Shell


class ExportCard(Card):
    """Writes the whole ledger into a new folder, or one .zip, where the person wants it."""

    def __init__(self, shell: Shell, open_url: Callable[[QUrl], bool] = QDesktopServices.openUrl) -> None:
        super().__init__(margin=16, spacing=12)
        self._shell = shell
        self._open_url = open_url
        self._job: Job | None = None
        self._place: Path | None = None
        self.dialog: QFileDialog | None = None
        self.format = Segmented(
            [
                (ExportFormat.XLSX, self.tr("Excel")),
                (ExportFormat.CSV, self.tr("CSV")),
                (ExportFormat.JSONL, self.tr("JSON lines")),
            ],
            self.tr("Formato"),
        )
        self.zip = CheckBox(self.tr("En un solo archivo .zip"))
        self.button = Button(self.tr("Exportar todo…"), Kind.OUTLINED, icon="download", height=34)
        self.progress = ProgressCard()
        self.done = NoticeLine("", "check-circle-outline", Tone.GREEN)
        self.failed = NoticeLine("", "alert-circle-outline", Tone.RED)
        self.show_folder = Button(self.tr("Abrir la carpeta"), Kind.LINK, height=28)
        # No higher than the line beside it, whose icon stands at its top.
        self.show_folder.setFixedHeight(20)
        self._build()
        self.button.clicked.connect(self.start)
        self.show_folder.clicked.connect(self._open)

    def _build(self) -> None:
        said = self.tr(
            "Guías, historia, avisos, rutas y todo lo demás en archivos que abre cualquier programa. Con ellos todo"
            " vuelve a entrar en un libro vacío. Llevan datos personales: guárdalos bien."
        )
        self.body.addWidget(Label(said, Type.SMALL, "t2", wrap=True))
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.format)
        row.addWidget(self.zip)
        row.addStretch(1)
        row.addWidget(self.button)
        self.body.addLayout(row)
        self.done.row.addWidget(self.show_folder, 0, Qt.AlignmentFlag.AlignTop)
        for part in (self.progress, self.done, self.failed):
            part.hide()
            self.body.addWidget(part)
        self.setFocusProxy(self.button)

    def refresh(self) -> None:
        """Offer it to whom it is allowed."""
        allowed = may(self._shell.ctx.role, Right.EXPORT)
        self.button.block("" if allowed else self.tr("Tu papel no exporta datos. Pídelo a un dueño."))

    def start(self) -> None:
        """Ask where it goes; while it is being written the button stops it."""
        if self._job is not None:
            self._job.cancel()
            return
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        dialog = QFileDialog(self.window(), self.tr("¿En qué carpeta?"), documents)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(lambda name: self.write(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        self.dialog = dialog
        dialog.open()

    def write(self, parent: Path) -> None:
        """Write everything into a new folder, or .zip, in that folder."""
        how = ExportFormat(str(self.format.value))
        zipped = self.zip.isChecked()
        work = partial(export_into, self._shell.ctx, parent, how, zipped=zipped)
        self.done.hide()
        self.failed.hide()
        self._show_button(self.tr("Cancelar"), "close")
        self.progress.begin(self.tr("Exportando el libro"))
        self._job = self._shell.jobs.aside.run(
            work, done=self._written, failed=self._not_written, progress=self.progress.advance
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._job is not None:
            self._job.cancel()
        else:
            super().keyPressEvent(event)

    def _end(self) -> None:
        self._job = None
        self.progress.end()
        self._show_button(self.tr("Exportar todo…"), "download")

    def _show_button(self, text: str, icon: str) -> None:
        self.button.setText(text)
        self.button.set_icon(icon)

    def _written(self, done: Exported) -> None:
        self._end()
        self._place = done.path
        said = self.tr("{path}: {shipments} guías, {events} hechos, {notices} avisos.")
        counts = {name: count_text(done.rows[name]) for name in ("shipments", "events", "notices")}
        told = said.format(path=done.path, **counts)
        self.done.show_text(told)
        self.done.show()
        if not self.isVisible():
            # The person went on with something else meanwhile.
            self._shell.say(told)

    def _not_written(self, error: CourierError | BugReport) -> None:
        self._end()
        if isinstance(error, CancelledError):
            self._shell.say(self.tr("Exportación cancelada: no quedó ningún archivo"))
            return
        self.failed.show_text(sentence_of(error))
        self.failed.show()

    def _open(self) -> None:
        if self._place is not None:
            self._open_url(QUrl.fromLocalFile(str(self._place if self._place.is_dir() else self._place.parent)))


def export_into(ctx: Context, parent: Path, how: ExportFormat, job: Job, *, zipped: bool) -> Exported:
    """Write the ledger under a name of its own in that folder. RefusedError says why it was not written."""
    from courier_desktop.services.exports.writing import export

    target = _free(parent, f"courier-export-{local_day(ctx.clock(), ctx.zone)}", ".zip" if zipped else "")
    try:
        return export(ctx, target, how, zipped=zipped, job=job)
    except OSError as error:
        raise RefusedError("file_not_written", path=str(target)) from error


def _free(parent: Path, name: str, suffix: str) -> Path:
    """A name in the folder that is not taken."""
    path, n = parent / f"{name}{suffix}", 1
    while path.exists():
        n += 1
        path = parent / f"{name}-{n}{suffix}"
    return path

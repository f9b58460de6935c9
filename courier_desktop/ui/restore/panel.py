"""The way back to a backup, step by step: choose it, see what it would take, agree, and hand it over to be exchanged.

It needs no ledger that opens, so the window that says why one did not open may hold it too.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, tzinfo
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QWidget

from courier_desktop.domain.errors import CancelledError, RefusedError
from courier_desktop.domain.values import dataclass
from courier_desktop.services import backup_restoring, backups
from courier_desktop.ui.errors import sentence_of
from courier_desktop.ui.jobs import Jobs
from courier_desktop.ui.parts.button import Button, Kind
from courier_desktop.ui.parts.rows import RowsView
from courier_desktop.ui.restore.rows import BackupDelegate, BackupsModel
from courier_desktop.ui.restore.views import RestoreViews

if TYPE_CHECKING:
    from collections.abc import Sequence

    from courier_desktop.domain.backup_rows import BackupRow, RestorePreview
    from courier_desktop.domain.errors import CourierError
    from courier_desktop.services.backup_restoring import Staged
    from courier_desktop.ui.jobs import BugReport, Job

LIST_WIDTH = 470


@dataclass(frozen=True, slots=True)
class RestorePlace:
    """Where to look for backups and how to tell time: `folder` = the second place, the one last used when empty."""

    data_dir: Path
    jobs: Jobs
    clock: Callable[[], datetime]
    zone: tzinfo
    folder: str = ""


class RestorePanel(QWidget):
    """Lay `buttons` out below it. `decided` hands over what is to be exchanged, ready and of this version."""

    decided = Signal(object)

    def __init__(self, place: RestorePlace) -> None:
        super().__init__()
        self._place = place
        self._staged: Staged | None = None
        self._job: Job | None = None
        self._file: Path | None = None
        self.model = BackupsModel(place.clock, place.zone)
        self.list = RowsView(self.model, BackupDelegate(place.clock, place.zone), self.tr("Respaldos"))
        self.other = Button(self.tr("Otro archivo…"), icon="folder-open-outline", key="Ctrl+O")
        self.see = Button(self.tr("Ver qué cambiaría"), Kind.FILLED, key="Return")
        self.go = Button(self.tr("Restaurar"), Kind.DANGER, icon="restore", key="Ctrl+Return")
        self.views = RestoreViews(place.clock, place.zone)
        self.list.setFixedWidth(LIST_WIDTH)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 8, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.list)
        row.addWidget(self.views, 1)
        self._connect()
        self._arm()

    @property
    def buttons(self) -> Sequence[Button]:
        """Another file, look, restore."""
        return (self.other, self.see, self.go)

    def _connect(self) -> None:
        self.list.row_opened.connect(lambda _row: self.look())
        self.list.row_changed.connect(self._chosen)
        self.other.clicked.connect(self.ask_file)
        self.see.clicked.connect(self.look)
        self.go.clicked.connect(self.restore)
        self.views.preview.understood_changed.connect(lambda _on: self._arm())
        self.views.progress.cancelled.connect(self.cancel)
        if isinstance(self.views.passphrase.editor, QLineEdit):
            self.views.passphrase.editor.returnPressed.connect(self.look)

    # ------------------------------------------------------------------------------------------------------ choosing

    def refresh(self) -> None:
        """Read which backups there are."""
        ask = partial(backups.list_of, self._place.data_dir, self._place.folder)
        self._place.jobs.run(ask, done=self._listed, key="backups-list")

    def _listed(self, rows: Sequence[BackupRow]) -> None:
        self.model.set_rows(rows)
        self.list.setVisible(bool(rows))
        self._arm()

    def ask_file(self) -> None:
        """Choose a file with the system's own dialog, without a second event loop."""
        dialog = QFileDialog(self.window(), self.tr("Elige un respaldo"))
        dialog.setNameFilter("Courier Desktop (*.db *.age)")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda path: self.choose_file(Path(path)))
        dialog.open()

    def choose_file(self, path: Path) -> None:
        """Look at that file, wherever it stands."""
        self._file = path
        self.look()

    def _chosen(self, _row: BackupRow) -> None:
        self._file = None
        self.forget()

    def forget(self) -> None:
        """Nothing is laid ready any more."""
        if self._staged is not None:
            self._staged = None
            self._place.jobs.run(partial(backup_restoring.discard, self._place.data_dir), key="discard")
        self.views.show_nothing()
        self._arm()

    @property
    def _source(self) -> Path | None:
        if self._file is not None:
            return self._file
        return Path(self.list.row.path) if self.list.row is not None else None

    # ------------------------------------------------------------------------------------------------------- looking

    def look(self) -> None:
        """Lay the chosen one ready and show what it would do; a locked one asks for its passphrase first."""
        source = self._source
        if source is None or self._job is not None:
            return
        if source.suffix == ".age" and not self.views.passphrase.text:
            self.views.ask()
            return
        self.views.show_work(self.tr("Abriendo el respaldo…"))
        work = partial(_stage, self._place.data_dir, source, self.views.passphrase.text)
        self._job = self._place.jobs.run(
            work, done=self._looked, failed=self._failed, progress=self.views.progress.advance, key="stage"
        )
        self._arm()

    def cancel(self) -> None:
        """Stop what is under way."""
        if self._job is not None:
            self._job.cancel()

    def _looked(self, found: tuple[Staged, RestorePreview]) -> None:
        self._job = None
        self._staged = found[0]
        self.views.show_preview(found[1])
        self._arm()

    def _failed(self, error: CourierError | BugReport) -> None:
        self._job = None
        if isinstance(error, RefusedError) and error.refusal == "backup_passphrase_wrong":
            self.views.ask(sentence_of(error))
        elif isinstance(error, CancelledError):
            self.views.show_nothing()
        else:
            self.views.tell(sentence_of(error))
        self._arm()

    # ----------------------------------------------------------------------------------------------------- restoring

    def restore(self) -> None:
        """Hand over what was looked at, once the box is ticked."""
        if self._staged is None or not self.views.preview.understood.isChecked() or self._job is not None:
            return
        self.views.show_work(self.tr("Preparando…"))
        ready = partial(backup_restoring.make_ready, self._staged)
        self._job = self._place.jobs.run(ready, done=self._ready, failed=self._failed, key="stage")
        self._arm()

    def _ready(self, staged: Staged) -> None:
        self._job, self._staged = None, None
        self.decided.emit(staged)

    def _arm(self) -> None:
        busy, looked = self._job is not None, self._staged is not None
        self.see.setEnabled(not busy and not looked and self._source is not None)
        self.see.setVisible(not looked)
        self.go.setVisible(looked)
        self.go.setEnabled(looked and not busy and self.views.preview.understood.isChecked())
        self.other.setEnabled(not busy)


def _stage(data_dir: Path, source: Path, passphrase: str, job: Job) -> tuple[Staged, RestorePreview]:
    staged = backup_restoring.stage(data_dir, source, passphrase, job=job)
    return staged, backup_restoring.preview(staged)

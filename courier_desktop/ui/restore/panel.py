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
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from courier_desktop.domain.errors import CancelledError, RefusedError
from courier_desktop.domain.values import dataclass
from courier_desktop.services import backup_restoring, backups
from courier_desktop.ui.errors import sentence_of
from courier_desktop.ui.jobs import Jobs
from courier_desktop.ui.parts.button import Button, Kind
from courier_desktop.ui.parts.cards import EmptyState, ErrorCard, ProgressCard
from courier_desktop.ui.parts.fields import Field
from courier_desktop.ui.parts.label import Label
from courier_desktop.ui.parts.rows import RowsView
from courier_desktop.ui.restore.preview_pane import PreviewPane
from courier_desktop.ui.restore.rows import BackupDelegate, BackupsModel
from courier_desktop.ui.theme.fonts import Type

if TYPE_CHECKING:
    from collections.abc import Sequence

    from courier_desktop.domain.backup_rows import BackupRow, RestorePreview
    from courier_desktop.domain.errors import CourierError
    from courier_desktop.services.backup_restoring import Staged
    from courier_desktop.ui.jobs import BugReport, Job

LIST_WIDTH = 420


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
        self._trouble = QVBoxLayout()
        self.trouble = ""
        self.model = BackupsModel(place.clock, place.zone)
        self.list = RowsView(self.model, BackupDelegate(place.clock, place.zone), self.tr("Respaldos"))
        self.other = Button(self.tr("Otro archivo…"), icon="folder-open-outline", key="Ctrl+O")
        self.see = Button(self.tr("Ver qué cambiaría"), Kind.FILLED, key="Return")
        self.go = Button(self.tr("Restaurar"), Kind.DANGER, icon="restore", key="Ctrl+Return")
        self.preview = PreviewPane(place.clock, place.zone)
        self.passphrase = Field(self.tr("Frase de los respaldos"), QLineEdit())
        self._progress = ProgressCard()
        self._views = QStackedWidget()
        self._build()
        self._connect()
        self._arm()

    @property
    def buttons(self) -> Sequence[Button]:
        """Another file, look, restore."""
        return (self.other, self.see, self.go)

    def _build(self) -> None:
        self._none = EmptyState(
            "database", self.tr("Elige un respaldo"), self.tr("Primero verás qué cambiaría. Nada se toca todavía.")
        )
        for page in (self._none, self._ask_page(), self._progress_page(), self.preview, self._trouble_page()):
            self._views.addWidget(page)
        self.list.setFixedWidth(LIST_WIDTH)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 8, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.list)
        row.addWidget(self._views, 1)

    def _ask_page(self) -> QWidget:
        if isinstance(self.passphrase.editor, QLineEdit):
            self.passphrase.editor.setEchoMode(QLineEdit.EchoMode.Password)
            self.passphrase.editor.setMaxLength(400)
        said = self.tr("Este respaldo está cifrado. Sin la frase no se abre.")
        return _padded(Label(said, Type.BODY, "t1", wrap=True), self.passphrase)

    def _progress_page(self) -> QWidget:
        return _padded(self._progress)

    def _trouble_page(self) -> QWidget:
        page = QWidget()
        self._trouble.setContentsMargins(24, 18, 24, 18)
        self._trouble.addStretch(1)
        page.setLayout(self._trouble)
        return page

    def _connect(self) -> None:
        self.list.row_opened.connect(lambda _row: self.look())
        self.list.row_changed.connect(self._chosen)
        self.other.clicked.connect(self.ask_file)
        self.see.clicked.connect(self.look)
        self.go.clicked.connect(self.restore)
        self.preview.understood_changed.connect(lambda _on: self._arm())
        self._progress.cancelled.connect(self.cancel)
        if isinstance(self.passphrase.editor, QLineEdit):
            self.passphrase.editor.returnPressed.connect(self.look)

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
        self._views.setCurrentWidget(self._none)
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
        if source.suffix == ".age" and not self.passphrase.text:
            self._views.setCurrentIndex(1)
            self.passphrase.editor.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.passphrase.show_error("")
        self._views.setCurrentIndex(2)
        self._progress.begin(self.tr("Abriendo el respaldo…"))
        work = partial(_stage, self._place.data_dir, source, self.passphrase.text)
        self._job = self._place.jobs.run(
            work, done=self._looked, failed=self._failed, progress=self._progress.advance, key="stage"
        )
        self._arm()

    def cancel(self) -> None:
        """Stop what is under way."""
        if self._job is not None:
            self._job.cancel()

    def _looked(self, found: tuple[Staged, RestorePreview]) -> None:
        self._end()
        self._staged = found[0]
        self.preview.show_preview(found[1])
        self._views.setCurrentWidget(self.preview)
        self.preview.understood.setFocus(Qt.FocusReason.OtherFocusReason)
        self._arm()

    def _failed(self, error: CourierError | BugReport) -> None:
        self._end()
        refusal = error.refusal if isinstance(error, RefusedError) else ""
        if refusal == "backup_passphrase_wrong":
            self._views.setCurrentIndex(1)
            self.passphrase.show_error(sentence_of(error))
            self.passphrase.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        elif isinstance(error, CancelledError):
            self._views.setCurrentWidget(self._none)
        else:
            # The one told before goes.
            while (item := self._trouble.takeAt(0)) is not None:
                if (widget := item.widget()) is not None:
                    widget.deleteLater()
            kept = self.tr("El libro de hoy quedó como estaba.")
            self.trouble = sentence_of(error)
            self._trouble.addWidget(ErrorCard(self.trouble, kept))
            self._trouble.addStretch(1)
            self._views.setCurrentIndex(4)
        self._arm()

    def _end(self) -> None:
        self._job = None
        self._progress.end()

    # ----------------------------------------------------------------------------------------------------- restoring

    def restore(self) -> None:
        """Hand over what was looked at, once the box is ticked."""
        if self._staged is None or not self.preview.understood.isChecked() or self._job is not None:
            return
        self._views.setCurrentIndex(2)
        self._progress.begin(self.tr("Preparando…"))
        ready = partial(backup_restoring.make_ready, self._staged)
        self._job = self._place.jobs.run(ready, done=self._ready, failed=self._failed, key="stage")
        self._arm()

    def _ready(self, staged: Staged) -> None:
        self._end()
        self._staged = None
        self.decided.emit(staged)

    def _arm(self) -> None:
        busy, looked = self._job is not None, self._staged is not None
        self.see.setEnabled(not busy and not looked and self._source is not None)
        self.see.setVisible(not looked)
        self.go.setVisible(looked)
        self.go.setEnabled(looked and not busy and self.preview.understood.isChecked())
        self.other.setEnabled(not busy)


def _stage(data_dir: Path, source: Path, passphrase: str, job: Job) -> tuple[Staged, RestorePreview]:
    staged = backup_restoring.stage(data_dir, source, passphrase, job=job)
    return staged, backup_restoring.preview(staged)


def _padded(*widgets: QWidget) -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(24, 18, 24, 18)
    column.setSpacing(14)
    for widget in widgets:
        column.addWidget(widget)
    column.addStretch(1)
    return page
